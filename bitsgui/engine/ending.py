"""The ends of a job: Complete gives its files their names, Cancel takes them away."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from bitsgui.bits import names, urls
from bitsgui.bits.errors import BitsError, Hresult, TransferError
from bitsgui.bits.records import Conflict, FileRecord
from bitsgui.engine import disk, naming, tasks
from bitsgui.engine.live import LiveJob

if TYPE_CHECKING:
    from bitsgui.engine.core import Core

log = logging.getLogger(__name__)
ATTEMPTS = 5
_BATCH = 256


async def complete(core: Core, live: LiveJob) -> int:
    """Give every transferred file its final name; delete what is not whole.

    Returns S_OK, BG_S_PARTIAL_COMPLETE or BG_S_UNABLE_TO_DELETE_FILES. Every step is recorded, so
    that one cut off by a crash is finished by the next call.

    Raises: TransferError for the first file that could not be renamed; the others are.
    """
    failure = await _rename_all(core, live)
    if failure is not None:
        raise failure
    is_partial = any(not f.completed and not f.skipped for f in live.files)
    left_behind = await _delete_parts(live, [f for f in live.files if not f.completed])
    if left_behind:
        return Hresult.BG_S_UNABLE_TO_DELETE_FILES
    return Hresult.BG_S_PARTIAL_COMPLETE if is_partial else Hresult.S_OK


async def _rename_all(core: Core, live: LiveJob) -> TransferError | None:
    wanted = [f for f in live.files if f.transferred and not f.completed and not f.skipped]
    failure: TransferError | None = None
    await tasks.on_disk(_note_identities, wanted)
    if wanted:
        await core.store.save(files=wanted)
    for start in range(0, len(wanted), _BATCH):
        batch = wanted[start : start + _BATCH]
        results = await tasks.on_disk(_rename_batch, core, live, batch)
        failure = next((r for r in results if r is not None), failure)
    if failure is not None:
        # Where all went well the history is written next; until then the identities tell.
        await core.store.save(files=wanted)
    return failure


def part_path(file: FileRecord) -> Path | None:
    """Return where a file's part file is, or None if it has none."""
    return Path(file.local_name).parent / file.part_name if file.part_name else None


def _note_identities(files: list[FileRecord]) -> None:
    """Note which file on disk is meant, so that a rename already done can be told later."""
    for file in files:
        path = part_path(file)
        identity = disk.identity(path) if path is not None else None
        if identity is not None:
            file.identity = identity


def _rename_batch(core: Core, live: LiveJob, files: list[FileRecord]) -> list[TransferError | None]:
    results = [_rename(core, live, file) for file in files]
    for folder in {Path(file.local_name).parent for file in files}:
        disk.sync_folder(folder)
    return results


def _rename(core: Core, live: LiveJob, file: FileRecord) -> TransferError | None:
    """Rename one file, in a disk thread; returns the error instead of raising it."""
    source, target = part_path(file), Path(file.local_name)
    if source is None:
        return _missing(file, target)
    try:
        if not _is_there(source):
            return _already_renamed(core, live, file, target)
        target = _place(core, live, file, source, target)
        file.local_name = str(target)
    except TransferError as error:
        return error
    except OSError as error:
        return disk.local_error(error, target)
    file.part_name = None
    file.completed = not file.skipped
    if file.completed:
        core.platform.mark_origin(target, file.final_url or file.remote_name, _referer(live))
    return None


def _is_there(path: Path) -> bool:
    return disk.identity(path) is not None


def _already_renamed(
    core: Core, live: LiveJob, file: FileRecord, target: Path
) -> TransferError | None:
    """Settle a file whose part file is gone: renamed before a crash, or lost."""
    for path in _possible_names(target, live.record.options.on_conflict):
        if file.identity is not None and disk.identity(path) == file.identity:
            file.local_name, file.part_name, file.completed = str(path), None, True
            core.platform.mark_origin(path, file.final_url or file.remote_name, _referer(live))
            return None
    return _missing(file, target)


def _possible_names(target: Path, conflict: Conflict) -> Iterator[Path]:
    """Return the names a file may have got, in the order they are tried."""
    yield target
    if conflict in {Conflict.RENAME, Conflict.ASK}:
        for number in range(1, naming.MAX_NUMBER):
            yield target.with_name(names.numbered(target.name, number))


def _missing(file: FileRecord, target: Path) -> TransferError:
    """Return the error for a part file somebody took away; the file is to be fetched again."""
    file.transferred, file.done, file.part_name = False, None, None
    return TransferError(
        Hresult.ERROR_FILE_NOT_FOUND, "the downloaded file is gone", path=str(target)
    )


def _place(core: Core, live: LiveJob, file: FileRecord, source: Path, target: Path) -> Path:
    """Rename without losing anything that is there; returns the name it got."""
    options = live.record.options
    if source == target:
        return target
    if options.on_conflict is Conflict.OVERWRITE:
        source.replace(target)
        return target
    for _ in range(ATTEMPTS):
        chosen = naming.choose(
            target,
            options.on_conflict,
            lambda path: core.is_reserved(path, file.id),
            consented=file.consented,
        )
        if chosen is None:
            disk.remove(source)
            file.skipped = True
            return target
        try:
            disk.rename_new(source, chosen)
        except FileExistsError:
            continue  # made by somebody between the look and the rename
        return chosen
    raise TransferError(Hresult.ERROR_ALREADY_EXISTS, "the name is taken", path=str(target))


def _referer(live: LiveJob) -> str | None:
    referer = live.record.options.referer
    return urls.mask(referer) if referer else None


async def cancel(live: LiveJob) -> int:
    """Delete temporary and finished files of the job.

    A file under a final name goes only if it is still the one this job wrote. Returns S_OK or
    BG_S_UNABLE_TO_DELETE_FILES.
    """
    left_behind = await _delete_parts(live, live.files)
    left_behind |= await tasks.on_disk(_delete_completed, live.files)
    return Hresult.BG_S_UNABLE_TO_DELETE_FILES if left_behind else Hresult.S_OK


async def _delete_parts(live: LiveJob, files: list[FileRecord]) -> bool:
    """Delete part files; True if one could not be."""
    if live.record.options.high_performance:
        return False  # nothing is cleaned up: the data went straight to the final name
    paths = [path for path in map(part_path, files) if path is not None]
    return await tasks.on_disk(_remove_all, paths) if paths else False


def _remove_all(paths: list[Path]) -> bool:
    """Delete files for good; True if one could not be.

    The job is forgotten after this: a name that comes back in a power cut would have no owner.
    """
    is_left_behind = not all(list(map(disk.remove, paths)))  # every one is tried
    for folder in {path.parent for path in paths}:
        disk.sync_folder(folder)
    return is_left_behind


def _delete_completed(files: list[FileRecord]) -> bool:
    ours = [
        Path(file.local_name)
        for file in files
        if file.completed and disk.identity(Path(file.local_name)) == file.identity
    ]
    return _remove_all(ours)


def as_call_error(error: TransferError) -> BitsError:
    """Return the error of a call for one of a file."""
    return BitsError(f"{error.detail}: {error.path}" if error.path else error.detail, error.code)
