"""Complete and Cancel as the states see them; shared by calls and by automatic completion."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from bitsgui.bits import terms
from bitsgui.bits.errors import Hresult, InvalidStateError, StoreError
from bitsgui.bits.file_checks import pack
from bitsgui.bits.list_interface import Results
from bitsgui.bits.records import ActivityRecord, FileRecord, HistoryRow, SentRequest
from bitsgui.bits.speed_log import is_graph
from bitsgui.bits.states import FINAL
from bitsgui.bits.types import JobState
from bitsgui.bits.words import Said, say
from bitsgui.engine import at_once, final_files, snapshots, stuck_disks, tasks
from bitsgui.engine.calls import StuckDiskError
from bitsgui.engine.check_subjects import proof_of
from bitsgui.engine.live import LiveJob, lost_kinds
from bitsgui.engine.local_names import folder_of

if TYPE_CHECKING:
    from bitsgui.engine.core import Core

log = logging.getLogger(__name__)

_ON_DISK = 250
"""Jobs that are cancelled together where files are to be deleted: in one transaction."""


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
    caller is cancelled. A rename that fails leaves the job in the queue. What is cancelled on a
    disk that does not answer is gone when this returns, but for its files: they go once it does.

    Raises: TransferError for a failed rename, InvalidStateError for a job that has ended, or that
    was hidden or taken back meanwhile; StuckDiskError for one that is completed, or began to be,
    on a disk that does not answer: that goes on.
    """
    await _begin(live, is_hidden=is_hidden)
    stuck = asyncio.get_running_loop().create_future()
    if state is JobState.ACKNOWLEDGED:
        work = _complete(core, live, stuck)
    elif is_hidden:
        work = _work(core, live, state, _End())
    else:
        work = _cancel(core, live)
    ending = live.ending = tasks.spawn("end job", work)
    ending.add_done_callback(lambda task: _ended(core, live, task))
    await asyncio.wait([ending, stuck], return_when=asyncio.FIRST_COMPLETED)
    if not ending.done():
        tasks.spawn_logged("behind a stuck disk", core.outcomes.complete_later(live, ending))
        raise StuckDiskError(stuck.result())
    return ending.result()


async def end_by_itself(core: Core, live: LiveJob) -> None:
    """Bring a job to ACKNOWLEDGED in the current task, which is one that nobody cancels.

    Raises: as :func:`end_job` does.
    """
    await _begin(live, is_hidden=False)
    live.ending = asyncio.current_task()
    try:
        stuck = asyncio.get_running_loop().create_future()
        await _complete(core, live, stuck, is_automatic=True)
    finally:
        _let_go(core, live)


async def _begin(live: LiveJob, *, is_hidden: bool) -> None:
    await live.calls.acquire()
    if live.state in FINAL or live.is_hidden is not is_hidden:
        live.calls.release()
        raise InvalidStateError("This download has ended." if live.state in FINAL else "")


def _ended(core: Core, live: LiveJob, task: asyncio.Task[int]) -> None:
    _let_go(core, live)
    if not task.cancelled():
        task.exception()  # seen, even if the caller has gone


def _let_go(core: Core, live: LiveJob) -> None:
    live.ending = None
    live.calls.release()
    if live.state not in FINAL:
        core.plan()  # until now it could not be started again


@dataclass(slots=True)
class _End:
    """How far the end of a job came.

    ``is_named``: of one that is completed only what is not whole is left to be deleted.
    ``is_written``: what is left to do is for the store. ``is_left``: nobody waits for it any more.
    """

    is_named: bool = False
    is_written: bool = False
    is_left: bool = False


async def _complete(
    core: Core, live: LiveJob, stuck: asyncio.Future[Said], *, is_automatic: bool = False
) -> int:
    """Complete a job; if its disk does not answer ``stuck`` says so and other calls are refused.

    That it is to be completed is on record by then: the next start of the program goes on with it.
    """
    loop, end = asyncio.get_running_loop(), _End()
    was_promised, is_over = live.record.is_completing, False

    async def tell(words: Said) -> None:
        await _promise(core, live, end)
        if is_over and not was_promised:  # whoever completed it was told how that ended instead
            await _promise(core, live, end, is_kept=False)
        stuck.set_result(words)

    def look() -> None:
        nonlocal timer
        if _is_stuck(live, end):
            words = _stuck_words(live, end)
            live.calls.refuse(words)
            core.outcomes.show_stuck(live)
            if is_automatic and live.record.is_completing:
                core.hub.notify(words)  # nobody waits for it any more
            tasks.spawn_logged("promise to complete", tell(words))
        else:
            timer = loop.call_later(stuck_disks.LOOK_S, look)

    timer = loop.call_later(stuck_disks.LOOK_S, look)
    try:
        return await _work(core, live, JobState.ACKNOWLEDGED, end, is_automatic=is_automatic)
    finally:
        is_over = True
        timer.cancel()


async def _promise(core: Core, live: LiveJob, end: _End, *, is_kept: bool = True) -> None:
    """Have on record that a job is to be completed, or no longer, unless it is by now."""
    live.record.is_completing = is_kept
    if live.state in FINAL or (is_kept and end.is_written):
        return
    try:
        await core.store.save(jobs=[replace(live.record)])
    except StoreError as error:
        change = "not" if is_kept else "still"
        log.warning("%s is %s on record as to be completed: %s", live.record.name, change, error)


def _is_stuck(live: LiveJob, end: _End) -> bool:
    """Return whether a job that is completed waits for a disk that does not answer."""
    if end.is_written:
        return False
    if live.is_busy or end.is_named:
        return tasks.is_disk_stuck(stuck_disks.STUCK_S)
    return live.naming is not None and tasks.disk_threads.is_stuck_in(
        live.naming, stuck_disks.STUCK_S
    )


def _stuck_words(live: LiveJob, end: _End) -> Said:
    """Return which disk is waited for: that of the files that are to get their names, or to go."""
    at_it = [f for f in live.files if f.part_name is not None and f.transferred is not end.is_named]
    words = "The disk with {folder} does not answer. \u201c{name}\u201d is completed once it does."
    return say(words, folder=_folder_of(at_it or live.files), name=live.record.name)


async def _cancel(core: Core, live: LiveJob) -> int:
    """Cancel a job; on a disk that does not answer the rest is left to go on by itself."""
    end = _End()
    work = tasks.spawn("cancel job", _work(core, live, JobState.CANCELLED, end))
    while not work.done():
        await asyncio.wait([work], timeout=stuck_disks.LOOK_S)
        if work.done() or end.is_written or not tasks.is_disk_stuck(stuck_disks.STUCK_S):
            continue
        try:
            await core.store.save(jobs=[final_files.doomed(live.record)])
        except StoreError as error:
            log.warning("not cancelled yet: %s", error)
            continue
        if not (work.done() or end.is_written):
            end.is_left = True
            _leave(core, live, work)
            return Hresult.BG_S_UNABLE_TO_DELETE_FILES
    return work.result()


def is_untouched(live: LiveJob) -> bool:
    """Return whether nothing of a job was ever on the disk, as far as is known."""
    return all(file.part_name is None and file.identity is None for file in live.files)


async def cancel_resting(core: Core, lives: Sequence[LiveJob]) -> Results:
    """Cancel jobs at rest; those of which something is on the disk by the hundred.

    Returns how that went. What is on a disk that does not answer goes once it does.
    """
    if not lives:
        return {}
    untouched = [live for live in lives if is_untouched(live)]
    groups = [untouched] if untouched else []
    others = [live for live in lives if not is_untouched(live)]
    groups += [others[i : i + _ON_DISK] for i in range(0, len(others), _ON_DISK)]
    results = await at_once.in_turn(core, lives, _cancel_groups(core, groups))
    await trim_history(core)
    return results


async def _cancel_groups(core: Core, groups: Sequence[Sequence[LiveJob]]) -> Results:
    results: Results = {}
    for lives in groups:
        ids = [live.record.id for live in lives]
        try:
            results |= dict(zip(ids, await _cancel_group(core, lives), strict=True))
        except StoreError as error:
            results |= dict.fromkeys(ids, error)
    return results


async def _cancel_group(core: Core, lives: Sequence[LiveJob]) -> Sequence[int]:
    end = _End()
    touched = [live for live in lives if not is_untouched(live)]
    seen = [final_files.doomed(live.record) for live in touched if not live.is_hidden]
    if seen:
        await core.store.save(jobs=seen, is_fresh=True)
    work = tasks.spawn("cancel jobs", _end_group(core, lives, touched, end))
    while not work.done():
        await asyncio.wait([work], timeout=stuck_disks.LOOK_S)
        if (
            not (work.done() or end.is_written)
            and tasks.is_disk_stuck(stuck_disks.STUCK_S)
            and seen
        ):
            end.is_left = True
            for live in touched:
                _leave(core, live, work)
            return [Hresult.BG_S_UNABLE_TO_DELETE_FILES] * len(lives)
    return work.result()


async def _end_group(
    core: Core, lives: Sequence[LiveJob], touched: Sequence[LiveJob], end: _End
) -> Sequence[int]:
    codes = dict.fromkeys(lives, int(Hresult.S_OK))
    codes |= zip(touched, await final_files.delete_each(touched), strict=True)
    end.is_written = True
    noted: list[tuple[LiveJob, ActivityRecord | None]] = []
    rows: list[HistoryRow] = []
    try:
        async for live in at_once.paced(lives):
            noted.append((live, live.activity.newest()))
            core.journal.note_end(live, JobState.CANCELLED)
            rows.append(snapshots.history_row(live, JobState.CANCELLED, codes[live]))
        activity = [entry for live in lives for entry in live.activity.unsaved()]
        await core.store.finish_all(rows, activity)
    except BaseException as error:
        if end.is_left and isinstance(error, Exception):
            log.warning("%d downloads go at the next start: %s", len(lives), error)
            return list(codes.values())
        for live, newest in noted:
            live.activity.take_back(newest)
        for live in touched:
            await final_files.own_up(core, live)
        raise
    async for live in at_once.paced(lives):
        live.record.error = None
        core.move(live, JobState.CANCELLED)
    return list(codes.values())


def _leave(core: Core, live: LiveJob, work: asyncio.Task[Any]) -> None:
    """Let a job go whose files are still to be deleted; the next start does it if need be."""
    words = (
        "The disk with {folder} does not answer. What came of \u201c{name}\u201d goes once it does."
    )
    core.hub.notify(say(words, folder=_folder_of(live.files), name=live.record.name))
    core.removals.follow(work)
    core.move(live, JobState.CANCELLED)


def _folder_of(files: Sequence[FileRecord]) -> str:
    return folder_of(files[0].local_name) if files else ""


async def _work(
    core: Core, live: LiveJob, state: JobState, end: _End, *, is_automatic: bool = False
) -> int:
    await core.halt(live)
    core.queue.discard(live)
    live.stop_timer()
    noted = live.activity.newest()
    try:
        if state is JobState.ACKNOWLEDGED:
            await final_files.name_all(core, live, is_automatic=is_automatic)
            end.is_named = True
            hresult = await final_files.drop_rest(core, live)
        else:
            hresult = await final_files.cancel(core, live)
        end.is_written = True
        core.journal.note_end(live, state)
        row = snapshots.history_row(live, state, hresult)
        await _finish(core, live, row, end)
    except BaseException as error:
        if end.is_left and isinstance(error, Exception):
            log.warning("%s goes at the next start: %s", live.record.name, error)
            return Hresult.BG_S_UNABLE_TO_DELETE_FILES
        live.activity.take_back(noted)
        core.go_on_after_failed_end(live)
        raise
    live.record.error = None
    core.move(live, state)
    await trim_history(core)
    return int(hresult)


async def _finish(core: Core, live: LiveJob, row: HistoryRow, end: _End) -> None:
    try:
        is_told = row.state is JobState.ACKNOWLEDGED and is_graph(live.record.speeds)
        speeds = live.record.speeds if is_told else ""
        sent = await _sent_of(core, live) if row.state is JobState.ACKNOWLEDGED else None
        await core.store.finish(row, live.activity.unsaved(), speeds, _proofs_of(live), sent)
    except StoreError:
        if not end.is_left:
            await final_files.own_up(core, live)
        raise


async def _sent_of(core: Core, live: LiveJob) -> SentRequest | None:
    """Return how a job asked for its files, None for a plain GET, which the link alone repeats.

    Headers that nobody is to read are left out.
    """
    options = live.record.options
    if options.http_method is None:
        return None
    secrets = await core.secrets_of(live)
    is_hidden = options.headers_write_only and secrets.custom_headers is not None
    headers = None if is_hidden else secrets.custom_headers
    is_lost = is_hidden or bool({"headers", "data"} & set(lost_kinds(live)))
    return SentRequest(options.http_method, headers, secrets.data, is_lost)


def _proofs_of(live: LiveJob) -> str:
    """Return by what the files of a job can be repaired later, and on what terms, packed."""
    options = live.record.options
    if not terms.are_known(options) or not any(file.pieces for file in live.files):
        return ""
    return pack([proof_of(file, options) for file in live.files], options)


async def trim_history(core: Core) -> None:
    """Keep the history short; what ended or was told did so whether that works or not."""
    if core.settings.history_limit is None:
        return
    try:
        await core.store.trim_history(core.settings.history_limit)
    except Exception:
        log.exception("old entries of the history stay for now")
