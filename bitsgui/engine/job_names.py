"""The name of a job that nobody named: that of its file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from bitsgui.bits.names import is_other_name, split_extension, suggest_name
from bitsgui.bits.records import FileRecord, Origin

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
    name = Path(file.local_name).name
    if name == record.name or not (_is_guessed(record.name, file) or _is_of(record.name, name)):
        return False
    record.name = name
    return True


def _is_guessed(name: str, file: FileRecord) -> bool:
    """Return whether a name was taken from the link, before the server was asked."""
    return name == suggest_name(None, file.given_name or file.remote_name, "")


def _is_of(wanted: str, name: str) -> bool:
    """Return whether a file was to get a name, and got a number as well."""
    is_alike = name.endswith(split_extension(wanted)[1])
    return is_alike and is_other_name(name, wanted)
