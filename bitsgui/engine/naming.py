"""The name of a file on disk: settled once, by the first response, and kept."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from pathlib import Path

from bitsgui.bits import names
from bitsgui.bits.errors import Hresult, TransferError
from bitsgui.bits.records import Conflict, FileRecord

MAX_NUMBER = 9999


def is_folder_name(local_name: str) -> bool:
    """Return True if ``local_name`` is a folder that still wants a file name."""
    return local_name.endswith(("/", "\\"))


def part_name_for(name: str) -> str:
    """Return a new part file name for ``name``."""
    return names.part_name(name, secrets.token_hex(4))


def settle(
    file: FileRecord,
    suggested: str,
    conflict: Conflict,
    is_reserved: Callable[[str], bool],
) -> None:
    """Give ``file`` its final path; blocking (looks at the folder).

    ``is_reserved`` tells whether another file of the queue is going to have that path. With
    ``Conflict.SKIP`` the file is marked as skipped if the name is taken; with ``ASK`` the
    error ``ERROR_ALREADY_EXISTS`` is raised until the user has consented.
    """
    wanted = (
        Path(file.local_name) / suggested
        if is_folder_name(file.local_name)
        else Path(file.local_name)
    )
    path = choose(wanted, conflict, is_reserved, consented=file.consented)
    if path is None:
        file.skipped = True
        path = wanted
    file.local_name = str(path)


def choose(
    wanted: Path, conflict: Conflict, is_reserved: Callable[[str], bool], *, consented: bool
) -> Path | None:
    """Return the path to use, or None to skip the file."""
    reserved = is_reserved(str(wanted))
    taken = wanted.exists() or wanted.is_symlink()
    if not taken and not reserved:
        return wanted
    if conflict is Conflict.OVERWRITE and not reserved:
        return wanted
    if conflict is Conflict.SKIP:
        return None
    if conflict is Conflict.ASK and not consented:
        raise TransferError(
            Hresult.ERROR_ALREADY_EXISTS, "a file of this name is there already", path=str(wanted)
        )
    return _numbered(wanted, is_reserved)


def _numbered(wanted: Path, is_reserved: Callable[[str], bool]) -> Path:
    for number in range(1, MAX_NUMBER):
        path = wanted.with_name(names.numbered(wanted.name, number))
        if not path.exists() and not path.is_symlink() and not is_reserved(str(path)):
            return path
    raise TransferError(
        Hresult.ERROR_ALREADY_EXISTS, "too many files of this name", path=str(wanted)
    )
