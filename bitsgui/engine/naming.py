"""The name of a file on disk: settled once, by the first response, and kept."""

from __future__ import annotations

import secrets
from functools import lru_cache
from itertools import islice
from pathlib import Path

from bitsgui.bits import names
from bitsgui.bits.errors import Hresult, TransferError
from bitsgui.bits.records import Conflict, FileRecord
from bitsgui.engine import disk, mounts
from bitsgui.engine.claims import Claims
from bitsgui.engine.local_names import folder_of, is_folder_name

MAX_NUMBER = 1_000_000
"""Names tried in place of one that is taken: more than a folder can be used with."""
FEW = 16
"""So many are looked at each time, lest a gap stays; behind them it goes on where it was."""


@lru_cache(maxsize=256)
def path_of(*parts: str) -> Path:
    """Return a path, the same object where it is asked for again.

    Of a small file each of two paths is wanted five times, which takes a third of all that is done
    for it in the disk threads if they are made anew.
    """
    return Path(*parts)


def part_path(file: FileRecord) -> Path | None:
    """Return where a file's part file is, or None if it has none."""
    # Not by Path.parent, which takes three times as long: lists have 50,000 files.
    return path_of(folder_of(file.local_name), file.part_name) if file.part_name else None


def part_name_for(name: str) -> str:
    """Return a new part file name for ``name``."""
    return names.part_name(name, secrets.token_hex(4))


def settle(file: FileRecord, suggested: str, conflict: Conflict, claims: Claims) -> None:
    """Give ``file`` its final path and claim it; blocking (looks at the folder).

    With ``Conflict.SKIP`` the file is marked as skipped if the name is taken.

    Raises: TransferError as ``choose`` does.
    """
    wanted = (
        path_of(file.local_name, suggested)
        if is_folder_name(file.local_name)
        else path_of(file.local_name)
    )
    try:
        path = choose(wanted, file, conflict, claims)
    except OSError as error:
        raise disk.local_error(mounts.told(error, wanted), wanted) from error
    if path is None:
        file.skipped = True
        path = wanted
    file.local_name = str(path)
    claims.update(file)


def choose(wanted: Path, file: FileRecord, conflict: Conflict, claims: Claims) -> Path | None:
    """Return the path to use, claimed for ``file``, or None to skip the file; blocking.

    A path that is free, or may be overwritten, is used only with a claim to it: what another
    file of the queue has is a taken name under every policy.

    Raises: TransferError with ``ERROR_ALREADY_EXISTS`` under ``Conflict.ASK``, and with
    ``ERROR_DIRECTORY_NOT_SUPPORTED`` for a folder where numbers were not asked for, both until
    the user has consented to a number; OSError.
    """
    identity = disk.identity(wanted)
    is_folder = identity is not None and wanted.is_dir() and not wanted.is_symlink()
    is_usable = identity is None or (
        conflict is Conflict.OVERWRITE
        and not is_folder
        and not claims.is_anothers(identity, file.id)
    )
    if is_usable and claims.take(str(wanted), file.id):
        return wanted
    if is_folder and conflict is not Conflict.RENAME and not file.consented:
        raise TransferError(
            Hresult.ERROR_DIRECTORY_NOT_SUPPORTED, "a folder has this name", path=str(wanted)
        )
    if conflict is Conflict.SKIP and not is_folder:
        return None
    if conflict is Conflict.ASK and not file.consented:
        raise TransferError(
            Hresult.ERROR_ALREADY_EXISTS, "a file of this name is there already", path=str(wanted)
        )
    return _numbered(wanted, file, claims)


def _numbered(wanted: Path, file: FileRecord, claims: Claims) -> Path:
    tried = claims.numbers_tried(str(wanted))
    for start, end in ((0, FEW), (max(FEW, tried), MAX_NUMBER)):
        others = islice(names.other_names(wanted.name, start), end - start)
        for number, name in enumerate(others, start):
            path = wanted.with_name(name)
            if disk.identity(path) is None and claims.take(str(path), file.id):
                if number >= FEW:
                    claims.note_tried(str(wanted), number)
                return path
    raise TransferError(
        Hresult.ERROR_ALREADY_EXISTS, "too many files of this name", path=str(wanted)
    )
