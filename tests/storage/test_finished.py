"""What was finished is paged, searched and counted without reading all of the history."""

from dataclasses import replace

import pytest

from bitsgui.bits.records import HistoryFile
from bitsgui.bits.speed_log import unpacked
from bitsgui.bits.types import JobState
from bitsgui.storage import JobStore
from tests.storage.samples import history


async def _fill(store: JobStore, count: int) -> None:
    for number in range(count):
        await store.finish(history(number))


async def test_pages_follow_each_other_newest_first(store: JobStore) -> None:
    await _fill(store, 7)
    first = await store.finished(3)
    second = await store.finished(3, before=first[-1].ended)
    assert [row.name for row in first] == ["job 6", "job 5", "job 4"]
    assert [row.name for row in second] == ["job 4", "job 3", "job 2"]


async def test_removed_and_hidden_jobs_are_not_among_what_was_finished(store: JobStore) -> None:
    kept, hidden = history(1, category=0), history(2)
    for row in (kept, hidden, history(3, state=JobState.CANCELLED), history(4)):
        await store.finish(row)
    await store.hide_history([hidden.id], with_files=False)
    assert [row.name for row in await store.finished(10)] == ["job 4", "job 1"]
    assert await store.finished_counts() == {0: 1, 2: 1}
    assert (await store.finished_ids())[-1] == kept.id
    assert [row.id for row in await store.finished(10, category=0)] == [kept.id]


@pytest.mark.parametrize(
    ("words", "names"),
    [
        (["report"], ["Report 100%"]),
        (["100%", "REPORT"], ["Report 100%"]),
        (["%"], ["Report 100%"]),
        (["_"], []),
        (["журнал"], ["Журнал"]),
        (["STRAßE"], ["Straße"]),
        (["second.zip"], ["Report 100%"]),
        (['down\\q"x'], ["Straße"]),
        (["report", "журнал"], []),
    ],
)
async def test_words_are_found_in_names_links_and_paths_whatever_their_case(
    store: JobStore, words: list[str], names: list[str]
) -> None:
    plain = HistoryFile("https://example.org/first", "/d/first", 1, 1, completed=True)
    other = replace(plain, remote_name="https://example.org/Second.ZIP")
    quoted = replace(plain, local_name='C:\\down\\q"x')
    await store.finish(history(1, name="Report 100%", files=(plain, other)))
    await store.finish(history(2, name="Журнал", files=(plain,)))
    await store.finish(history(3, name="Straße", files=(quoted,)))
    assert [row.name for row in await store.finished(10, words=words)] == names


async def test_speeds_of_a_finished_job_go_with_its_row(store: JobStore) -> None:
    told, silent, gone = history(1, active_s=9.5), history(2), history(3)
    await store.finish(told, (), "0.0 1 AAAA")
    await store.finish(silent)
    await store.finish(gone, (), "0.0 1 BBBB")
    assert await store.history_speeds(told.id) == ("0.0 1 AAAA", 9.5)
    assert await store.history_speeds(silent.id) == ("", 0.0)
    await store.clear_history([gone.id])
    assert await store.history_speeds(gone.id) is None
    await store.trim_history(0)
    query = "SELECT count(*) FROM speeds"
    count = await store._database.run(lambda connection: connection.execute(query).fetchone())
    assert count == (0,)


@pytest.mark.parametrize("odd", ["x'ff00'", "'text'", "7"])
async def test_speeds_that_are_none_hurt_nobody(store: JobStore, odd: str) -> None:
    row = history(1)
    await store.finish(row, (), "0.0 1 AAAA")
    query = f"UPDATE speeds SET packed = {odd}"  # noqa: S608 - constants of this test
    await store._database.run(lambda connection: connection.execute(query))
    found = await store.history_speeds(row.id)
    assert found is not None
    assert unpacked(*found).view(0.0).counts == ()
