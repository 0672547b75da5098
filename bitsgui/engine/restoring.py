"""The jobs of a profile when it is opened: what ran when the program ended."""

from __future__ import annotations

from collections.abc import Sequence

from bitsgui.bits.causes import Cause
from bitsgui.bits.records import FileRecord, Happening
from bitsgui.bits.states import ACTION
from bitsgui.bits.types import JobState
from bitsgui.engine import clock, contents, moving, tasks
from bitsgui.engine.core import Core
from bitsgui.engine.live import LiveJob


async def restore(core: Core, *, autostart: bool) -> None:
    """Load the jobs of the store; with ``autostart`` what ran goes on, unless settings say not.

    Raises: StoreError.
    """
    await core.categories.load()
    jobs, files = await core.store.load()
    for record in jobs:
        if record.state not in {JobState.ERROR, JobState.TRANSFERRED}:
            record.error = None  # J13: of an error that is over, nothing is told after an exit
        core.jobs[record.id] = live = LiveJob(record)
        core.inactivity.restored(live)
    for file in files:
        live = core.jobs.get(file.job_id)
        if live is not None and not file.removed:
            live.files.append(file)
    await _delete_removed(core, [file for file in files if file.removed])
    await moving.recover(core)
    shown = [live for live in core.jobs.values() if not live.is_hidden]
    core.claims.rebuild(file for live in shown for file in live.files)
    _leave_promised(shown)
    running = [live for live in core.jobs.values() if live.state in ACTION]
    if autostart and not core.settings.resume_at_start:
        await _leave_paused(core, running, Cause.START)
    else:
        asked = [each for each in running if each.record.was_sent]
        await _leave_paused(core, asked, Cause.DATA)
        left = [each for each in running if not each.record.was_sent]
        _queue_again(core, left, autostart=autostart)
    core.plan()
    core.inactivity.plan()
    if autostart:
        tasks.spawn_logged("remove hidden jobs", core.removals.carry_out_all())
        _complete_again(core, shown)


def _leave_promised(shown: Sequence[LiveJob]) -> None:
    """Let nothing more be fetched of jobs that are to be completed as they are."""
    for live in shown:
        if live.record.is_completing and live.state in ACTION:
            live.record.state = JobState.SUSPENDED


def _complete_again(core: Core, shown: Sequence[LiveJob]) -> None:
    """Complete what does so by itself, and what somebody completed whose disk did not answer."""
    for live in shown:
        if live.record.is_completing:
            tasks.spawn_logged("complete", core.outcomes.complete_promised(live))
        elif live.state is JobState.TRANSFERRED and live.record.options.auto_complete:
            tasks.spawn_logged("auto complete", core.outcomes.auto_complete(live))


async def _delete_removed(core: Core, files: Sequence[FileRecord]) -> None:
    """Finish taking files out of their jobs; a crash came before all of one was deleted."""
    for file in files:
        await contents.delete(file)
    if files:
        await contents.forget_removed(core.store, files)


def _queue_again(core: Core, running: Sequence[LiveJob], *, autostart: bool) -> None:
    """Let what ran when the program ended go on."""
    for live in running:
        if live.state is not JobState.QUEUED:
            core.journal.note(live, Happening.RESTORED)
        live.record.state = JobState.QUEUED
        live.is_held = not autostart
        core.queue.add(live)


async def _leave_paused(core: Core, running: Sequence[LiveJob], cause: Cause) -> None:
    now = clock.stamp()
    for live in running:
        if (live.record.start_at or 0.0) > now:
            _queue_again(core, [live], autostart=True)  # it did not run, and has its time
            continue
        core.journal.note(live, Happening.PAUSED, note=cause)
        live.record.state, live.record.start_at = JobState.SUSPENDED, None
        await core.save(live)
