"""Local names as they are stored: the path of a file, or a folder that still wants a file name."""

from __future__ import annotations

import os
from pathlib import Path

_SEPARATORS = ("/", os.sep)


def is_folder_name(local_name: str) -> bool:
    """Return True if ``local_name`` is a folder that still wants a file name."""
    return local_name.endswith(_SEPARATORS)


def as_folder_name(folder: str) -> str:
    """Return a folder as the local name of a file in it whose name is not settled."""
    return os.path.join(folder, "")  # noqa: PTH118 - a Path has no separator at its end


def base_name(local_name: str) -> str:
    """Return what a file is called whose name is settled."""
    return os.path.basename(local_name)  # noqa: PTH119 - see folder_of


def folder_of(local_name: str) -> str:
    """Return the folder of a file, with a separator at its end while the name is not settled."""
    if is_folder_name(local_name):
        return local_name
    return os.path.dirname(local_name)  # noqa: PTH120 - a Path for each of 50,000 takes a second


def moved_name(name: str, base: str, folder: str) -> str:
    """Return the path of a file whose job's folder was ``base``, in another one."""
    if is_folder_name(name):
        return as_folder_name(folder)
    path = Path(name)
    try:
        inner = path.relative_to(base)
    except ValueError:
        inner = Path(path.name)
    return str(Path(folder) / inner)


def renamed(old: str, name: str) -> str:
    """Return the path of a file that is to have another name."""
    return str(Path(folder_of(old), name))
