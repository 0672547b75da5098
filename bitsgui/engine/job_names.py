"""The name of a job that nobody named: that of its file, or that of the first of several."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bitsgui.bits.names import is_other_name, split_extension, suggest_name
from bitsgui.bits.records import FileRecord, Origin
from bitsgui.engine.local_names import base_name, is_folder_name

if TYPE_CHECKING:
    from bitsgui.engine.live import LiveJob


def name_after_file(live: LiveJob) -> bool:
    """Give a job of one file the name that file has just got; returns whether it is another.

    One that somebody named stays, and so do those of the interface, which are named by callers.
    """
    record = live.record
    if len(live.files) != 1 or record.options.origin is Origin.API:
        return False
    file = live.files[0]
    name = base_name(file.local_name)
    if name == record.name or not (_is_guessed(record.name, file) or _is_of(record.name, name)):
        return False
    record.name = name
    return True


def group_name(first: str, count: int) -> str:
    """Return the name of a job of so many files that nobody named."""
    return first if count == 1 else f"{first} + {count - 1}"


def name_without(live: LiveJob, file: FileRecord) -> str:
    """Return what a job is called once a file is no longer of it; a name that was given stays."""
    name, files = live.record.name, live.files
    left = [each for each in files if each is not file]
    if not left or name not in {group_name(first, len(files)) for first in _names(files[0])}:
        return name
    return group_name(_names(left[0])[0], len(left))


def _names(file: FileRecord) -> tuple[str, str]:
    """Return what a file is called, and what its link says of that."""
    guess = suggest_name(None, file.given_name or file.remote_name, "")
    is_named = not is_folder_name(file.local_name)
    return base_name(file.local_name) if is_named else guess, guess


def _is_guessed(name: str, file: FileRecord) -> bool:
    """Return whether a name was taken from the link, before the server was asked."""
    return name == suggest_name(None, file.given_name or file.remote_name, "")


def _is_of(wanted: str, name: str) -> bool:
    """Return whether a file was to get a name, and got a number as well."""
    is_alike = name.endswith(split_extension(wanted)[1])
    return is_alike and is_other_name(name, wanted)
