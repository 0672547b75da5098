"""The files of a run that wait for their turn."""

from __future__ import annotations

from collections.abc import Iterable

from bitsgui.bits.records import FileRecord
from bitsgui.bits.types import FilePriority


class FileQueue:
    """Files by priority, those of one in the order they came; each stands in it once."""

    def __init__(self) -> None:
        self._levels: dict[FilePriority, dict[int, FileRecord]] = {
            priority: {} for priority in FilePriority
        }

    def __bool__(self) -> bool:
        return any(self._levels.values())

    def add(self, *files: FileRecord) -> None:
        """Let files wait; those that do already keep their places."""
        for file in files:
            self._levels[file.priority].setdefault(file.id, file)

    def drop(self, file: FileRecord) -> bool:
        """Take a file out; return whether it waited."""
        found = [level.pop(file.id, None) for level in self._levels.values()]
        return any(entry is not None for entry in found)

    def pop(self) -> FileRecord:
        """Take the next one. Raises: IndexError if nothing waits."""
        for level in self._levels.values():
            if level:
                return level.pop(next(iter(level)))
        raise IndexError("nothing waits")

    def reorder(self, files: Iterable[FileRecord]) -> None:
        """Take over that the priorities of files were changed; of one, those come last."""
        for file in files:
            if self.drop(file):
                self.add(file)
