"""The files of a job at its end: Complete gives them their names, Cancel deletes them."""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bitsgui.bits import names
from bitsgui.bits.certificate_sentences import NEED_SENTENCES
from bitsgui.bits.errors import BitsError, Hresult, StoreError, TransferError
from bitsgui.bits.http_dates import parse_http_date
from bitsgui.bits.ranges import RangeSet
from bitsgui.bits.records import Conflict, FileRecord, JobRecord
from bitsgui.bits.sentences import describe
from bitsgui.bits.states import ACTION, FINAL
from bitsgui.bits.types import JobState
from bitsgui.bits.url_mask import mask
from bitsgui.bits.words import Said, say
from bitsgui.engine import (
    clock,
    contents,
    deleting,
    disk,
    folder_syncs,
    mounts,
    naming,
    part_note,
    tasks,
)
from bitsgui.engine.in_place import check_folder
from bitsgui.engine.live import LiveJob
from bitsgui.engine.local_names import folder_of
from bitsgui.engine.naming import part_path, path_of

if TYPE_CHECKING:
    from bitsgui.engine.core import Core

log = logging.getLogger(__name__)
ATTEMPTS = 5
_BATCH = 256
_FEW = 4


async def name_all(core: Core, live: LiveJob, *, is_automatic: bool = False) -> None:
    """Give every transferred file its final name.

    Which file on the disk is meant, and the name it is to get, are on record before it is renamed;
    that it was renamed is not. They are stored first, as a call that cannot be stored is to change
    nothing, but for one that ``is_automatic``: there they are on record already, as a rule.
    A call cut off by a crash is finished by the next one, which finds the file under that name.

    Raises: TransferError for one file that could not be renamed; all others are, and stored so.
    StoreError; what is renamed by then is found by the next call as after a crash.
    """
    wanted = [f for f in live.files if f.transferred and not f.completed and not f.skipped]
    if not wanted:
        return
    before = [contents.copy_of(file) for file in wanted]
    may_go_on = is_automatic and len(wanted) <= _BATCH and live.is_stored
    live.naming = _soon(wanted, _prepare_all, core, live, wanted, may_go_on)
    results, is_renamed = await live.naming
    if not is_renamed:
        await _record(core, live, wanted, before)
        ready = [file for file, error in zip(wanted, results, strict=True) if error is None]
        for start in range(0, len(ready), _BATCH):
            several = ready[start : start + _BATCH]
            live.naming = _soon(several, _rename_batch, core, live, several)
            results += await live.naming
    failure = next((error for error in results if error is not None), None)
    if failure is not None:
        await core.store.save(files=wanted)
        raise failure


async def drop_rest(core: Core, live: LiveJob) -> int:
    """Delete what is not whole of a job whose other files have their names.

    It is on record as empty before that. Returns S_OK, BG_S_PARTIAL_COMPLETE or
    BG_S_UNABLE_TO_DELETE_FILES.

    Raises: StoreError.
    """
    is_partial = any(not f.completed and not f.skipped for f in live.files)
    dropped = [f for f in live.files if not f.completed and f.part_name is not None]
    if dropped and not live.record.options.high_performance:
        await core.store.save(files=[contents.emptied(file) for file in dropped])
    (is_gone,) = await deleting.remove_each([_parts(live, dropped)])
    if not is_gone:
        return Hresult.BG_S_UNABLE_TO_DELETE_FILES
    return Hresult.BG_S_PARTIAL_COMPLETE if is_partial else Hresult.S_OK


async def _record(
    core: Core, live: LiveJob, files: list[FileRecord], before: list[FileRecord]
) -> None:
    """Store what was noted of files; if it cannot be stored nothing was."""
    try:
        await core.file_saver.save(live, files)
    except StoreError:
        for file, was in zip(files, before, strict=True):
            contents.take_over(file, was)
            core.claims.update(file)
        raise


def _soon(files: list[FileRecord], work: Callable[..., Any], *args: Any) -> asyncio.Future[Any]:  # noqa: ANN401 - passed on
    """Do something with files in a disk thread."""
    return (tasks.briefly_on_disk if len(files) <= _FEW else tasks.on_disk)(work, *args)


def _prepare_all(
    core: Core, live: LiveJob, files: list[FileRecord], may_go_on: bool
) -> tuple[list[TransferError | None], bool]:
    """Prepare files, and rename them at once if that changed nothing that is on record.

    Nor may it have failed for any of them. Returns the results of whichever was done last, and
    whether that was the renaming.
    """
    recorded = [(file.identity, file.local_name) for file in files]
    results = _in_turn(_prepare, core, live, files)
    is_as_recorded = recorded == [(file.identity, file.local_name) for file in files]
    if not may_go_on or not is_as_recorded or any(results):
        return results, False
    return _rename_batch(core, live, files), True


_Step = Callable[["Core", LiveJob, FileRecord], None]


def _in_turn(
    step: _Step, core: Core, live: LiveJob, files: list[FileRecord]
) -> list[TransferError | None]:
    """Do something with every file, in a disk thread; returns errors instead of raising them."""
    return [_error_of(step, core, live, file) for file in files]


def _error_of(step: _Step, core: Core, live: LiveJob, file: FileRecord) -> TransferError | None:
    try:
        step(core, live, file)
    except TransferError as error:
        return error
    except OSError as error:
        return disk.local_error(mounts.told(error, Path(file.local_name)), file.local_name)
    return None


def _prepare(core: Core, live: LiveJob, file: FileRecord) -> None:
    """Note which file on disk is meant and the name it is to get, for the record."""
    source, target = part_path(file), path_of(file.local_name)
    identity = disk.identity(source) if source is not None else None
    if source is None or identity is None:
        return  # renamed before a crash, or lost: to be told when it is its turn
    if _is_strange(source, identity, file):
        raise _replaced(file)
    file.identity = identity
    core.claims.own(file.id, identity)
    if source == target or _is_free(target, file, core) or _is_ours(target, file):
        return
    chosen = naming.choose(target, file, live.record.options.on_conflict, core.claims)
    if chosen is not None:
        file.local_name = str(chosen)
        core.claims.update(file)


def _is_free(target: Path, file: FileRecord, core: Core) -> bool:
    """Return whether nobody has the name of a file; it is claimed then."""
    return disk.identity(target) is None and core.claims.take(str(target), file.id)


def _rename_batch(core: Core, live: LiveJob, files: list[FileRecord]) -> list[TransferError | None]:
    results = _in_turn(_rename, core, live, files)
    for folder in {folder_of(file.local_name) for file in files}:
        folder_syncs.names.sync(path_of(folder))
    return results


def _rename(core: Core, live: LiveJob, file: FileRecord) -> None:
    source = part_path(file)
    if source is None:
        raise _missing(file)
    path = path_of(file.local_name)
    if not _has_taken(path, source, core, live, file):
        if disk.identity(source) is not None:
            _place(core, live, file, source)
        else:
            _find_renamed(live, file)
        path = path_of(file.local_name)
    core.claims.update(file)
    file.part_name = None
    file.completed = not file.skipped
    if file.completed:
        address = file.final_url or file.remote_name
        part_note.clear(path)
        core.platform.mark_origin(path, address, live.record.options.referer)
        file.identity, file.written = disk.look(path) or (file.identity, None)


def _has_taken(target: Path, source: Path, core: Core, live: LiveJob, file: FileRecord) -> bool:
    """Rename to the name that was chosen, which is free as a rule; False if it takes a look."""
    is_free = live.record.options.on_conflict is not Conflict.OVERWRITE and source != target
    if not is_free or not core.claims.take(str(target), file.id):
        return False
    try:
        disk.rename_new(source, target)
    except (FileExistsError, FileNotFoundError):
        return False
    return True


def _find_renamed(live: LiveJob, file: FileRecord) -> None:
    """Settle a file whose part file is gone: renamed before a crash, or lost."""
    target = Path(file.local_name)
    found = target if _is_ours(target, file) else _numbered_of(target, file)
    if found is not None:
        file.local_name = str(found)
        return
    check_folder(target.parent, file.identity)  # what is on an absent disk is not lost
    if live.record.options.on_conflict is Conflict.SKIP and disk.identity(target) is not None:
        file.skipped = True  # and the part file deleted, before a crash
    else:
        raise _missing(file)


def _numbered_of(target: Path, file: FileRecord) -> Path | None:
    """Return where a file is whose recorded name was taken right before its rename."""
    with os.scandir(target.parent) as entries:
        found = [entry.path for entry in entries if names.is_other_name(entry.name, target.name)]
    paths = map(Path, found)
    return next((path for path in paths if _is_ours(path, file)), None)


def _is_ours(path: Path, file: FileRecord) -> bool:
    """Return whether a file is the one that was noted, under whichever name.

    The device is not asked: many systems number their disks anew at every start.
    """
    found = disk.identity(path)
    known = file.identity
    if found is None or known is None or disk.is_other(found, known):
        return False
    return found[1:3] == known[1:3]


def _is_strange(source: Path, found: disk.Identity, file: FileRecord) -> bool:
    """Return whether another file was put in place of a part file that was whole.

    Not every disk numbers a file the same once it was out: there the time it got has to do.
    """
    known = file.identity
    if known is None:
        return False
    if not disk.is_other(found, known) and found[2] == known[2]:
        return False
    modified = parse_http_date(file.last_modified or "")
    if modified is None or found[2] != known[2]:
        return True
    return (
        abs(source.stat(follow_symlinks=False).st_mtime - modified.timestamp()) > disk.TIME_STEP_S
    )


def _replaced(file: FileRecord) -> TransferError:
    """Return the error for a part file that is another one; it is compared or fetched again."""
    file.transferred, file.done = False, RangeSet([(0, file.size)] if file.size else [])
    return TransferError(
        Hresult.BG_E_LOCAL_FILE_CHANGED, "another file is in its place", path=file.local_name
    )


def _missing(file: FileRecord) -> TransferError:
    """Return the error for a part file somebody took away; the file is to be fetched again."""
    file.transferred, file.done, file.part_name = False, None, None
    return TransferError(
        Hresult.ERROR_FILE_NOT_FOUND, "the downloaded file is gone", path=file.local_name
    )


def _place(core: Core, live: LiveJob, file: FileRecord, source: Path) -> None:
    """Rename without losing anything that is there, or mark the file as skipped."""
    target, conflict = Path(file.local_name), live.record.options.on_conflict
    if source == target:
        return
    if _is_ours(target, file):
        disk.remove(source)  # one file of two names: a crash came between link and removal
        return
    for _ in range(ATTEMPTS):
        with _alone(core, target.parent, conflict):
            chosen = naming.choose(target, file, conflict, core.claims)
            if chosen is None:
                disk.remove(source)
                file.skipped = True
                return
            try:
                if conflict is Conflict.OVERWRITE and chosen == target:
                    source.replace(target)
                else:
                    disk.rename_new(source, chosen)
            except FileExistsError:
                continue  # made by somebody between the look and the rename
            file.local_name = str(chosen)
            return
    raise TransferError(Hresult.ERROR_ALREADY_EXISTS, "the name is taken", path=str(target))


def _alone(core: Core, folder: Path, conflict: Conflict) -> AbstractContextManager[object]:
    """Let nobody else replace a file between the look at it and its replacement.

    On this disk, under whichever name: another one that does not answer keeps nobody waiting.
    """
    if conflict is not Conflict.OVERWRITE:
        return nullcontext()
    return core.claims.placing(folder.stat().st_dev)


async def cancel(core: Core, live: LiveJob) -> int:
    """Delete temporary and finished files of the job.

    It is on record before that as one to be cancelled: after a crash the next start does it.
    A file under a final name goes only if it is still the one this job wrote; that includes one
    a crash kept from being recorded as completed. Returns S_OK or BG_S_UNABLE_TO_DELETE_FILES.

    Raises: StoreError; nothing is deleted then.
    """
    if not live.is_hidden and any(f.part_name is not None or f.completed for f in live.files):
        await core.store.save(jobs=[doomed(live.record)])
    return await delete(live)


async def delete(live: LiveJob) -> int:
    """Delete the files of a job that is on record as one to be cancelled, as :func:`cancel` does.

    Those of jobs that are deleted at the same time share the calls of a folder.
    """
    (code,) = await delete_each([live])
    return code


async def delete_each(lives: Sequence[LiveJob]) -> list[int]:
    """Do so with the files of several jobs; returns the code of each."""
    are_gone = await deleting.remove_each([_parts(live, live.files) for live in lives])
    finished = [_finished(live) for live in lives]
    if any(finished):
        found = await tasks.on_disk(_found, finished)
        both = zip(are_gone, await deleting.remove_each(found), strict=True)
        are_gone = [all(each) for each in both]
    return [Hresult.S_OK if it else Hresult.BG_S_UNABLE_TO_DELETE_FILES for it in are_gone]


def _finished(live: LiveJob) -> list[FileRecord]:
    """Return the files of a job that have their names, or may have since a crash."""
    is_direct = live.record.options.high_performance
    return [
        file
        for file in live.files
        if file.identity is not None and file.transferred and (file.completed or not is_direct)
    ]


def doomed(record: JobRecord) -> JobRecord:
    """Return the record of a job that the next start of the program is to cancel."""
    state = JobState.SUSPENDED if record.state in ACTION | FINAL else record.state
    return replace(record, state=state, hidden_at=clock.stamp(), was_active=False)


async def own_up(core: Core, live: LiveJob) -> None:
    """Let a job whose end could not be stored tell what it still has."""
    gone = await tasks.on_disk(_gone, live.files)
    for file in gone:
        contents.forget(file)
        live.file_changed(file)
    core.stamp(live)  # to be stored: it may be on record as one to be cancelled
    core.touched(live)


def _gone(files: list[FileRecord]) -> list[FileRecord]:
    """Return the files of which nothing is on the disk any more; blocking."""
    places = [(f, Path(f.local_name) if f.completed else part_path(f)) for f in files]
    return [f for f, path in places if path is not None and _is_gone(path, f)]


def _is_gone(path: Path, file: FileRecord) -> bool:
    if os.path.lexists(path):
        return False
    try:
        check_folder(path.parent, file.identity)
    except TransferError:
        return False  # its disk is
    return True


def _parts(live: LiveJob, files: Sequence[FileRecord]) -> deleting.Files:
    """Return the part files that are to be deleted, and which on the disk are meant."""
    if live.record.options.high_performance:
        return []  # nothing is cleaned up: the data went straight to the final name
    return [(path, file.identity) for file in files if (path := part_path(file)) is not None]


def _found(finished: list[list[FileRecord]]) -> list[deleting.Files]:
    """Return where the files of each job are that it gave their names; blocking."""
    places = [[(file, Path(file.local_name)) for file in files] for files in finished]
    return [[(path, None) for file, path in each if _is_ours(path, file)] for each in places]


def as_call_error(error: TransferError) -> BitsError:
    """Return the error of a call for one of a file: which, what is wrong, and what to do.

    Where the detail is a sentence it says all that.
    """
    if isinstance(error.detail, Said):
        return BitsError(error.detail, error.code)
    place = error.path or mask(error.url or "")
    if not place:
        return BitsError(hresult=error.code)
    found = NEED_SENTENCES.get(error.login) or describe(error.code, error.context)
    reason, hint = say(found.message), say(found.hint)
    said = say("{path}: {reason} {why}", path=place, reason=reason, why=hint)
    return BitsError(said, error.code)
