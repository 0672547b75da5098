"""What happened to a job, told afterwards: noted in memory, stored with what is stored anyway."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import PurePath
from urllib.parse import urlsplit

from bitsgui.bits.names import suggest_name
from bitsgui.bits.records import (
    MOST_ACTIVITY,
    ActivityRecord,
    FileRecord,
    Happening,
    JobRecord,
)
from bitsgui.engine.local_names import is_folder_name

_IN_A_ROW = frozenset(
    {Happening.CHECKED, Happening.NO_CHECKSUM, Happening.FAILED, Happening.LINK_CHANGED}
)
"""What many files of a job have in common becomes one entry with a count."""

_EACH_TIME = _IN_A_ROW | {Happening.VERIFIED}
"""What is told anew however often it happens."""

_WAYS = frozenset({Happening.REDIRECTED, Happening.NO_PROXY_SCRIPT})


class ActivityLog:
    """The newest entries of a job in memory, and which of them are still to be stored.

    ``is_whole``: what was stored in earlier runs of the program is here as well.
    """

    __slots__ = ("_entries", "_unsaved", "is_whole")

    def __init__(self) -> None:
        self._entries: dict[int, ActivityRecord] = {}
        self._unsaved: dict[int, ActivityRecord] = {}
        self.is_whole = False

    def note(self, entry: ActivityRecord) -> None:
        """Take an entry; the same as the last one is left out or counted there."""
        last = next(reversed(self._entries.values()), None)
        if last is not None and _is_again(last, entry):
            return
        if last is not None and _goes_on(last, entry):
            entry = _joined(last, entry)
        elif self._is_known(entry):
            return
        self._entries[entry.number] = self._unsaved[entry.number] = entry
        for entries in (self._entries, self._unsaved):
            if len(entries) > MOST_ACTIVITY:
                del entries[next(iter(entries))]

    def _is_known(self, entry: ActivityRecord) -> bool:
        """Return whether other files of the job went the same way."""
        return entry.kind in _WAYS and any(
            known.kind is entry.kind and known.note == entry.note
            for known in self._entries.values()
        )

    def newest(self) -> ActivityRecord | None:
        """Return the last entry noted in this run of the program."""
        return next(reversed(self._entries.values()), None)

    def take_back(self, entry: ActivityRecord | None) -> None:
        """Forget what was noted after ``entry``: it could not be stored with its state."""
        last = 0 if entry is None else entry.number
        for number in [number for number in self._entries if number > last]:
            del self._entries[number]
            self._unsaved.pop(number, None)

    def branch(self) -> ActivityLog:
        """Return a log that goes on from here by itself; all that is unsaved of it is new."""
        made = ActivityLog()
        made._entries = self._entries.copy()
        return made

    def join(self, entries: Iterable[ActivityRecord]) -> None:
        """Take in what a branch noted, stored by now; others may have been noted meanwhile."""
        self._entries |= {entry.number: entry for entry in entries}
        self._entries = dict(sorted(self._entries.items())[-MOST_ACTIVITY:])

    def unsaved(self) -> tuple[ActivityRecord, ...]:
        """Return what is to be stored."""
        return tuple(self._unsaved.values())

    def saved(self, entries: Iterable[ActivityRecord]) -> None:
        """Note what was stored; an entry that changed meanwhile is to be stored again."""
        for entry in entries:
            if self._unsaved.get(entry.number) is entry:
                del self._unsaved[entry.number]

    def complete(self, stored: Sequence[ActivityRecord]) -> None:
        """Take in what was stored in earlier runs of the program."""
        if self.is_whole:
            return
        whole = {entry.number: entry for entry in stored} | self._entries
        self._entries = dict(sorted(whole.items())[-MOST_ACTIVITY:])
        self.is_whole = True

    def entries(self) -> list[ActivityRecord]:
        """Return all entries there are here, oldest first."""
        return list(self._entries.values())


def file_name(file: FileRecord) -> str:
    """Return what a file is called, or will be as its link says."""
    if is_folder_name(file.local_name):
        return suggest_name(None, file.given_name or file.remote_name, "")
    return PurePath(file.local_name).name


@lru_cache(maxsize=1024)
def _host(place: str) -> str:
    """Return the host in the part of a link up to its path; the links of a list share a few."""
    return urlsplit(place).hostname or ""


def host_of(link: str) -> str:
    """Return the host of a link, "" if it has none."""
    return _host("/".join(link.split("/", 3)[:3]))


def with_beginning(entries: Sequence[ActivityRecord], job: JobRecord) -> list[ActivityRecord]:
    """Return the entries of a job in the queue after the one that tells when it was added."""
    return [ActivityRecord(0, job.id, job.created, Happening.ADDED), *entries]


def beginning_first(entries: Sequence[ActivityRecord]) -> list[ActivityRecord]:
    """Return the entries of an ended job in order: when it was added is stored at its end."""
    return sorted(entries, key=lambda entry: (entry.kind is not Happening.ADDED, entry.number))


def _is_again(last: ActivityRecord, entry: ActivityRecord) -> bool:
    """Return whether nothing is new about an entry but its time."""
    if last.kind is not entry.kind or entry.kind in _EACH_TIME:
        return False
    return (last.name, last.note) == (entry.name, entry.note)


def _goes_on(last: ActivityRecord, entry: ActivityRecord) -> bool:
    """Return whether an entry says of another file what the last one said."""
    if last.kind is not entry.kind or entry.kind not in _IN_A_ROW or last.name == entry.name:
        return False
    return (last.note, _cause(last)) == (entry.note, _cause(entry))


def _joined(last: ActivityRecord, entry: ActivityRecord) -> ActivityRecord:
    """Return one entry for both; where checksums were found is told if that was one place."""
    is_elsewhere = entry.kind is Happening.CHECKED and entry.link != last.link
    link = "" if is_elsewhere else entry.link
    return replace(entry, number=last.number, count=last.count + entry.count, link=link)


def _cause(entry: ActivityRecord) -> tuple[object, ...] | None:
    error = entry.error
    return None if error is None else (error.code, error.context, error.status, error.error_class)
