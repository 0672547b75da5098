from uuid import uuid4

from bitsgui.bits.records import HistoryRow, Origin
from bitsgui.bits.types import JobState, Priority
from bitsgui.storage import JobStore


def row(ended: float) -> HistoryRow:
    return HistoryRow(
        id=uuid4(),
        name=f"job {ended:g}",
        description="",
        state=JobState.ACKNOWLEDGED,
        priority=Priority.NORMAL,
        owner="u",
        origin=Origin.USER,
        created=0.0,
        ended=ended,
        transferred_at=ended,
        bytes_total=1,
        bytes_transferred=1,
        error_count=0,
        files=(),
    )


async def test_trimming_the_history_keeps_the_rows_that_came_last(tmp_path):
    """Whatever they say of their time: the clock may have been set meanwhile."""
    store = await JobStore.open(tmp_path)
    for ended in (3.0, 1.0, 2.0):
        await store.finish(row(ended))
    await store.trim_history(5)
    assert len(await store.history()) == 3
    await store.trim_history(2)
    assert [entry.ended for entry in await store.history()] == [2.0, 1.0]
    await store.trim_history(0)
    assert await store.history() == []
    await store.close()


async def test_trimming_leaves_what_somebody_waits_to_be_told(tmp_path):
    store = await JobStore.open(tmp_path)
    waits, other = row(1.0), row(2.0)
    await store.save(awaited={waits.id: "request"})
    for entry in (waits, other):
        await store.finish(entry)
    await store.trim_history(0)
    assert [entry.id for entry in await store.history()] == [waits.id]
    await store.told([waits.id])
    await store.trim_history(0)
    assert await store.history() == []
    await store.close()
