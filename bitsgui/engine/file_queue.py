"""The files of a run that wait for their turn."""

from __future__ import annotations

from collections.abc import Iterable, Set

from bitsgui.bits import urls
from bitsgui.bits.records import FileRecord
from bitsgui.bits.types import FilePriority


class FileQueue:
    """Files by priority, those of one in the order they came; each stands in it once."""

    def __init__(self) -> None:
        self._levels: dict[FilePriority, dict[int, FileRecord]] = {
            priority: {} for priority in FilePriority
        }
        self._hosts: dict[int, str] = {}
        self._shut: Set[str] | None = None
        """Hosts without whose files nothing waits."""

    def __bool__(self) -> bool:
        return any(self._levels.values())

    def add(self, *files: FileRecord) -> None:
        """Let files wait; those that do already keep their places."""
        self._shut = None
        for file in files:
            self._levels[file.priority].setdefault(file.id, file)

    def drop(self, file: FileRecord) -> bool:
        """Take a file out; return whether it waited."""
        self._hosts.pop(file.id, None)
        found = [level.pop(file.id, None) for level in self._levels.values()]
        return any(entry is not None for entry in found)

    def pop(self, full: Set[str] = frozenset()) -> FileRecord | None:
        """Take the next one, None if there is none but of the hosts that are ``full``, by keys."""
        if self._shut is not None and self._shut <= full:
            return None
        for level in self._levels.values():
            for file in level.values():
                if not full or self._host_of(file) not in full:
                    self._hosts.pop(file.id, None)
                    return level.pop(file.id)
        self._shut = frozenset(full)
        return None

    def _host_of(self, file: FileRecord) -> str:
        host = self._hosts.get(file.id)
        if host is None:
            host = self._hosts[file.id] = urls.host_key(file.given_name or file.remote_name)
        return host

    def reorder(self, files: Iterable[FileRecord]) -> None:
        """Take over that the priorities of files were changed; of one, those come last."""
        for file in files:
            if self.drop(file):
                self.add(file)
