"""Checking local names of calls; what looks at the disk is for disk threads."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from bitsgui.bits.errors import BitsError, FolderDeniedError, Hresult, InvalidArgumentError
from bitsgui.bits.names import safe_name
from bitsgui.bits.words import say

_AS_EFFECTIVE = os.access in os.supports_effective_ids
_SANDBOX_INFO = Path("/.flatpak-info")
"""Lies on the root that a Flatpak makes in memory at each start."""


def make_folder(folder: str) -> None:
    """Make a folder a person named, with its parents, if it is not there.

    Raises: BitsError with a sentence that says why it cannot be made, or is of no use.
    """
    path = Path(folder)
    if not path.is_absolute():
        return  # refused with its own words by check_places
    try:
        path.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError) as error:
        raise BitsError(
            say("{folder} is not a folder. Choose another.", folder=folder),
            Hresult.ERROR_PATH_NOT_FOUND,
        ) from error
    except OSError as error:
        raise FolderDeniedError(
            folder,
            say(
                "The folder {folder} cannot be made: {strerror}. "
                "Choose another, or change who may write there.",
                folder=folder,
                strerror=error.strerror,
            ),
        ) from error
    _refuse_lost(path)


def check_places(local_names: Sequence[str], limit: int | None) -> list[str]:
    """Return the local names in the form that is stored (a folder ends with a separator).

    Raises: InvalidArgumentError for a relative or impossible name, BitsError
    ``ERROR_PATH_NOT_FOUND`` for a folder that is not there and ``E_ACCESSDENIED`` for one that a
    Flatpak has for itself alone, FolderDeniedError for one that cannot be written.
    """
    seen: set[Path] = set()
    checked: list[str] = []
    known: dict[str, str] = {}
    for name in local_names:
        place = known[name] = known.get(name) or _checked_name(name, limit)
        folder = Path(place) if place.endswith(os.sep) else Path(place).parent
        if folder not in seen:
            _check_folder(folder)
            seen.add(folder)
        checked.append(place)
    return checked


def _checked_name(name: object, limit: int | None) -> str:
    if not isinstance(name, str) or not name or "\0" in name:
        raise InvalidArgumentError("Say where the file is to be stored.")
    if name.startswith("\\\\?\\"):
        raise InvalidArgumentError("Paths that begin with \\\\?\\ cannot be used.")
    path = Path(name)
    if not path.is_absolute():
        raise InvalidArgumentError(
            say("The path {name} is not absolute: write it from the root on.", name=name)
        )
    if limit is not None and len(name) > limit:
        raise InvalidArgumentError(say("The path is longer than {limit} characters.", limit=limit))
    if os.name == "nt" and ":" in path.name:
        raise InvalidArgumentError("The name of a file cannot have a colon.")
    is_folder = name.endswith(("/", os.sep)) or path.is_dir()
    return str(path) + (os.sep if is_folder and not str(path).endswith(os.sep) else "")


def _check_folder(folder: Path) -> None:
    if not folder.is_dir():
        raise BitsError(
            say("The folder {folder} is not there. Make it first.", folder=folder),
            Hresult.ERROR_PATH_NOT_FOUND,
        )
    if not os.access(folder, os.W_OK | os.X_OK, effective_ids=_AS_EFFECTIVE):
        raise FolderDeniedError(
            str(folder),
            say(
                "You may not write to the folder {folder}. "
                "Choose another, or change who may write there.",
                folder=folder,
            ),
        )
    _refuse_lost(folder)


def _refuse_lost(folder: Path) -> None:
    """Refuse a folder that goes with the Flatpak the program runs in."""
    if _SANDBOX_INFO.exists() and folder.stat().st_dev == _SANDBOX_INFO.parent.stat().st_dev:
        raise BitsError(
            say(
                "The Flatpak of bitsgui has no access to the folder {folder}: what it writes there "
                "is lost. Choose one in Downloads, or give it access with flatpak override --user "
                "--filesystem={folder} {app} and start it again.",
                folder=folder,
                app=os.environ.get("FLATPAK_ID", "io.bitsgui.bitsgui"),
            ),
            Hresult.E_ACCESSDENIED,
        )


def check_file_name(name: str) -> None:
    """Refuse a name of a file that some system cannot have. Raises: InvalidArgumentError."""
    usable = safe_name(name)
    if usable != name:
        raise InvalidArgumentError(
            say(
                "The name {name} cannot be used on every system; {other} can.",
                name=repr(name),
                other=repr(usable),
            )
        )


def check_new_owner(paths: Sequence[tuple[Path, Path | None]]) -> None:
    """Look whether folders may be written, and part files in them read and written.

    By the rights of this process, as the transfers do it: the principal has rights over jobs only.
    What is not there denies nothing; it is told of when its job runs.

    Raises: BitsError ``BG_E_NEW_OWNER_NO_FILE_ACCESS``.
    """
    for folder, part in paths:
        is_open = _may(folder, os.W_OK | os.X_OK) and (
            part is None or _may(part, os.R_OK | os.W_OK)
        )
        if not is_open:
            raise BitsError(
                "The new owner may not write the files.", Hresult.BG_E_NEW_OWNER_NO_FILE_ACCESS
            )


def _may(path: Path, mode: int) -> bool:
    try:
        path.stat()
    except PermissionError:
        return False
    except OSError:
        return True
    return os.access(path, mode, effective_ids=_AS_EFFECTIVE)
