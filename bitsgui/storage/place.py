"""Where the job list may be, and whether it is still the file that was opened."""

import os
from pathlib import Path

from bitsgui.bits.errors import Hresult, StoreError
from bitsgui.bits.words import say

LONGEST_FOLDER = 485
"""Bytes; SQLite takes no path above 512, and it adds to the longest of our names, 18 bytes."""


def refuse_long(folder: Path) -> None:
    """Raise StoreError if SQLite could not open everything that is to be in a folder."""
    length = len(os.fsencode(folder))
    if os.name == "posix" and length > LONGEST_FOLDER:
        raise StoreError(
            say(
                "The path of the profile folder {folder} is too long: it has {length} bytes, and "
                "may have {most}. Choose a folder with a shorter path, by --profile or "
                "BITSGUI_PROFILE.",
                folder=folder,
                length=length,
                most=LONGEST_FOLDER,
            ),
            Hresult.ERROR_FILENAME_EXCED_RANGE,
            str(folder),
        )


class Place:
    """Where an open database and its log are.

    SQLite goes on writing to files that were deleted or replaced under it, which nobody finds
    again: what it would report as stored is lost at the end.
    """

    def __init__(self, database: Path) -> None:
        files = (database, database.with_name(f"{database.name}-wal"))
        self._folder = database.parent
        self._opened = {path: path.stat() for path in files if path.exists()}

    def is_lost(self) -> bool:
        """Return True if one of them is not there any more, or another file is."""
        return not all(_is_same(path, opened) for path, opened in self._opened.items())

    def check(self) -> None:
        """Raise StoreError if they are lost."""
        if self.is_lost():
            raise StoreError(
                say(
                    "The job list in {folder} was deleted or replaced while the program runs. "
                    "Nothing can be stored there: quit, put it back if you can, then start again.",
                    folder=self._folder,
                ),
                Hresult.ERROR_NOT_READY,
                str(self._folder),
            )


def _is_same(path: Path, opened: os.stat_result) -> bool:
    try:
        return os.path.samestat(path.stat(), opened)
    except FileNotFoundError:
        return False
