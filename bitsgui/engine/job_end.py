"""Complete and Cancel as the states see them; shared by calls and by automatic completion."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING

from bitsgui.bits.errors import InvalidStateError, StoreError
from bitsgui.bits.records import HistoryRow
from bitsgui.bits.speed_log import is_graph
from bitsgui.bits.states import FINAL
from bitsgui.bits.types import JobState
from bitsgui.engine import final_files, snapshots, tasks
from bitsgui.engine.live import LiveJob

if TYPE_CHECKING:
    from bitsgui.engine.core import Core

log = logging.getLogger(__name__)


async def end_job(
    core: Core,
    live: LiveJob,
    state: JobState,
    *,
    is_hidden: bool = False,
) -> int:
    """Bring a job to ACKNOWLEDGED or CANCELLED; returns its success code.

    ``is_hidden`` tells whether the job is one the user took out of the list. One ending at a time,
    in turn with the other calls on the job; it runs to its end even if the
    caller is cancelled. A rename that fails leaves the job in the queue.

    Raises: TransferError for a failed rename, InvalidStateError for a job that has ended, or that
    was hidden or taken back meanwhile.
    """
    await _begin(live, is_hidden=is_hidden)
    live.ending = tasks.spawn("end job", _work(core, live, state))
    live.ending.add_done_callback(lambda task: _ended(core, live, task))
    return await asyncio.shield(live.ending)


async def end_by_itself(core: Core, live: LiveJob) -> None:
    """Bring a job to ACKNOWLEDGED in the current task, which is one that nobody cancels.

    Raises: as :func:`end_job` does.
    """
    await _begin(live, is_hidden=False)
    live.ending = asyncio.current_task()
    try:
        await _work(core, live, JobState.ACKNOWLEDGED, is_automatic=True)
    finally:
        _let_go(core, live)


async def _begin(live: LiveJob, *, is_hidden: bool) -> None:
    await live.calls.acquire()
    if live.state in FINAL or live.is_hidden is not is_hidden:
        live.calls.release()
        raise InvalidStateError(f"the job is {live.state.name.lower()} already")


def _ended(core: Core, live: LiveJob, task: asyncio.Task[int]) -> None:
    _let_go(core, live)
    if not task.cancelled():
        task.exception()  # seen, even if the caller has gone


def _let_go(core: Core, live: LiveJob) -> None:
    live.ending = None
    live.calls.release()
    if live.state not in FINAL:
        core.plan()  # until now it could not be started again


async def _work(core: Core, live: LiveJob, state: JobState, *, is_automatic: bool = False) -> int:
    await core.halt(live)
    core.queue.discard(live)
    live.stop_timer()
    noted = live.activity.newest()
    try:
        if state is JobState.ACKNOWLEDGED:
            hresult = await final_files.complete(core, live, is_automatic=is_automatic)
        else:
            hresult = await final_files.cancel(core, live)
        core.journal.note_end(live, state)
        row = snapshots.history_row(live, state, hresult)
        await _finish(core, live, row)
    except BaseException:
        live.activity.take_back(noted)
        core.go_on_after_failed_end(live)
        raise
    live.record.error = None
    core.move(live, state)
    await trim_history(core)
    return int(hresult)


async def _finish(core: Core, live: LiveJob, row: HistoryRow) -> None:
    try:
        is_told = row.state is JobState.ACKNOWLEDGED and is_graph(live.record.speeds)
        speeds = live.record.speeds if is_told else ""
        await core.store.finish(row, live.activity.unsaved(), speeds)
    except StoreError:
        await final_files.own_up(core, live)
        raise


async def trim_history(core: Core) -> None:
    """Keep the history short; what ended or was told did so whether that works or not."""
    if core.settings.history_limit is None:
        return
    try:
        await core.store.trim_history(core.settings.history_limit)
    except Exception:
        log.exception("old entries of the history stay for now")
