"""What front ends are told of the bytes that are there, and of those on their way."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bitsgui.bits.errors import NotFoundError
from bitsgui.bits.ranges import RangeSet
from bitsgui.bits.types import JobState
from bitsgui.engine.snapshots import joined
from tests.conformance.world import BIG, STALL_AT, World
from tests.servers.script import Fault, Script


@pytest.fixture
def settings() -> dict[str, Any]:
    return {"segments": 1, "auto_complete": False}


@pytest.mark.parametrize("accept_ranges", ["bytes", "none"])
async def test_the_stored_bytes_and_the_rest_on_its_way_are_told(world: World, accept_ranges):
    mode = "honest" if accept_ranges == "bytes" else "ignore"
    stall = Fault("stall", at=STALL_AT, of="entity")
    script = Script(size=BIG, accept_ranges=accept_ranges, range_mode=mode, fault=(stall,))
    job = await world.manager.create_job("job")
    url = world.serve(script)
    await job.add_file(url, world.place())
    assert (await world.manager.segment_views(job.id))[0].done == ()
    await job.resume()
    await world.until(job, lambda view: view.bytes_transferred == STALL_AT)
    (view,) = await world.manager.segment_views(job.id)
    assert (view.size, view.done, view.active) == (BIG, ((0, STALL_AT),), ((STALL_AT, BIG),))
    await job.suspend()
    (view,) = await world.manager.segment_views(job.id)
    assert (view.done, view.active) == (((0, STALL_AT),), ())
    world.server.script(url.removeprefix(world.server.url("")), Script(size=BIG))
    await job.resume()
    await world.reach(job, JobState.TRANSFERRED)
    (view,) = await world.manager.segment_views(job.id)
    assert (view.done, view.active) == (((0, BIG),), ())
    await job.complete()
    with pytest.raises(NotFoundError):
        await world.manager.segment_views(job.id)


async def test_every_connection_of_a_file_has_its_span(world: World):
    await world.manager.change_settings(segments=4)
    url = world.serve(Script(size=40_000_000, rate=4_000_000))
    job = await world.manager.create_job("job")
    await job.add_file(url, world.place())
    await job.resume()
    await world.until(job, lambda view: view.segments == 4)
    (view,) = await world.manager.segment_views(job.id)
    assert len(view.active) == 4
    held = RangeSet(view.done)
    for start, end in view.active:
        assert start < end <= 40_000_000
        assert held.gaps(start, end) == [(start, end)]
    await world.until(job, lambda view: len(view.runs) == 4)
    runs = RangeSet((await world.manager.job_view(job.id)).runs)
    (view,) = await world.manager.segment_views(job.id)
    assert view.size is not None
    for start, end in view.done:
        assert runs.contains(start * 1000 // view.size, start * 1000 // view.size + 1)
        assert end <= view.size
    await job.suspend()
    (file,) = await world.manager.file_views(job.id)
    assert len(file.runs) == 4  # what is there stays in the bar of one that is paused
    assert (await world.manager.job_view(job.id)).runs == file.runs
    await job.cancel()


async def test_the_beginning_of_a_file_is_no_run_of_its_own(world: World):
    stall = Fault("stall", at=STALL_AT, of="entity")
    job = await world.new_job(Script(size=BIG, fault=(stall,)))
    await job.resume()
    await world.until(job, lambda view: view.bytes_transferred == STALL_AT)
    assert (await world.manager.job_view(job.id)).runs == ()
    await job.cancel()


@given(st.lists(st.integers(1, 50), min_size=2, max_size=60), st.integers(1, 20))
def test_of_many_spans_those_close_together_count_as_one(lengths, most):
    edges = [sum(lengths[: n + 1]) for n in range(len(lengths) - len(lengths) % 2)]
    spans = list(zip(edges[::2], edges[1::2], strict=True))
    told = joined(spans, most)
    assert len(told) == min(most, len(spans))
    whole, merged = RangeSet(spans), RangeSet(told)
    assert (told[0][0], told[-1][1]) == (spans[0][0], spans[-1][1])
    assert all(merged.contains(start, end) for start, end in whole)
    closed = [b - a for a, b in whole.gaps(edges[0], edges[-1]) if merged.contains(a, b)]
    left = [b - a for a, b in merged.gaps(edges[0], edges[-1])]
    assert not closed or not left or max(closed) <= min(left)


async def test_options_are_read_as_they_were_set(world: World):
    job = await world.manager.create_job("job")
    await job.set_rate_limit(50_000)
    await job.set_referer("https://a.example/")
    found = await world.manager.properties(job.id)
    assert (found.name, found.was_resumed) == ("job", False)
    assert (found.options.rate_limit, found.options.referer) == (50_000, "https://a.example/")
