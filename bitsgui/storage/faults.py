"""Tells faults of the surroundings (disk, rights) from mistakes of this program."""

import errno
import sqlite3
from pathlib import Path

from bitsgui.bits.errors import Hresult, StoreError
from bitsgui.bits.words import say

_DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})

_DISK_FULL = "The disk with {folder} is full. Free some space and try again; nothing was lost."
_READ_ONLY = (
    "The folder {folder} cannot be written. Give yourself the right to write there, or choose "
    "another profile folder."
)
_UNREADABLE = (
    "The job list in {folder} cannot be opened. Check that the folder exists, that you may read "
    "and write it and that its disk is connected."
)
_IO = "Reading or writing the job list in {folder} failed. Check the disk, then try again."
_BUSY = (
    "Another program holds the job list in {folder}. Close it (a backup or search program, or a "
    "second copy of this one) and try again."
)
_MEMORY = "There is not enough memory for the job list. Close other programs and try again."
_CORRUPT = (
    "The job list in {folder} is damaged. Quit and start the program again: the list is then "
    "restored from its last good copy."
)

_CODES = {
    _DISK_FULL: Hresult.ERROR_DISK_FULL,
    _READ_ONLY: Hresult.ERROR_WRITE_PROTECT,
    _UNREADABLE: Hresult.ERROR_NOT_READY,
    _IO: Hresult.ERROR_WRITE_FAULT,
    _BUSY: Hresult.ERROR_SHARING_VIOLATION,
    _MEMORY: Hresult.E_FAIL,
    _CORRUPT: Hresult.BG_E_DATABASE_CORRUPT,
}

_SENTENCES = {
    sqlite3.SQLITE_FULL: _DISK_FULL,
    sqlite3.SQLITE_READONLY: _READ_ONLY,
    sqlite3.SQLITE_PERM: _READ_ONLY,
    sqlite3.SQLITE_AUTH: _READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: _UNREADABLE,
    sqlite3.SQLITE_IOERR: _IO,
    sqlite3.SQLITE_BUSY: _BUSY,
    sqlite3.SQLITE_LOCKED: _BUSY,
    sqlite3.SQLITE_PROTOCOL: _BUSY,
    sqlite3.SQLITE_NOMEM: _MEMORY,
    sqlite3.SQLITE_CORRUPT: _CORRUPT,
    sqlite3.SQLITE_NOTADB: _CORRUPT,
}
_ERRNO_SENTENCES = {
    errno.ENOSPC: _DISK_FULL,
    errno.EDQUOT: _DISK_FULL,
    errno.EROFS: _READ_ONLY,
    errno.EACCES: _READ_ONLY,
    errno.EPERM: _READ_ONLY,
    errno.EIO: _IO,
}


class DamagedError(Exception):
    """The file was opened, but what is in it is broken."""


def _primary_code(error: BaseException) -> int | None:
    code = getattr(error, "sqlite_errorcode", None)
    return None if code is None else code & 0xFF


def is_damage(error: BaseException) -> bool:
    """Return True if ``error`` means that the database file itself is broken."""
    if isinstance(error, UnicodeDecodeError):  # not even the message of the fault is a text
        return True
    return isinstance(error, sqlite3.DatabaseError) and _primary_code(error) in _DAMAGED


def store_error(error: BaseException, folder: Path) -> StoreError | None:
    """Return what to raise instead of ``error``, or None if it is a mistake of ours."""
    if isinstance(error, StoreError):
        return error
    if isinstance(error, OSError):
        sentence = _ERRNO_SENTENCES.get(error.errno or 0, _UNREADABLE)
    else:
        sentence = _SENTENCES.get(_primary_code(error) or 0)
    if sentence is None:
        return None
    return StoreError(say(sentence, folder=folder), _CODES[sentence], str(folder))
