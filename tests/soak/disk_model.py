"""A model of a disk: which bytes, names and times are there after a kill or a power cut.

A file's bytes and time are durable up to the last sync of the file, a folder's names up to the
last sync of the folder. What was not synced may be there or not, each by itself, after a power cut.
"""

import os
import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from tests.soak.trace import Call

_MOMENT = re.compile(r"tv_sec=(\d+), tv_nsec=(\d+)")

Survives = Callable[[int, int], bool]
"""Whether a change survives: called with its number and the first number that is not durable."""


@dataclass(eq=False)
class Inode:
    """A file: numbered changes of its bytes and of its time, and what was durable from when on."""

    changes: list[tuple[int, int, bytes | None]] = field(default_factory=list)
    times: list[tuple[int, int | None]] = field(default_factory=list)
    syncs: list[tuple[int, int]] = field(default_factory=list)

    def content(self, calls: int, survives: Survives) -> bytes:
        """Return the bytes after ``calls`` calls."""
        durable = _durable(self.syncs, calls)
        content = bytearray()
        for number, offset, data in self.changes:
            if number >= calls or not (number < durable or survives(number, durable)):
                continue
            if data is None:
                del content[offset:]
                content.extend(bytes(offset - len(content)))
                continue
            content.extend(bytes(max(0, offset - len(content))))
            content[offset : offset + len(data)] = data
        return bytes(content)

    def time_set(self, calls: int, survives: Survives) -> int | None:
        """Return the time of change it was given, in ns; None if it was written to since."""
        durable = _durable(self.syncs, calls)
        events = sorted([*self.times, *((number, None) for number, *_ in self.changes)])
        there = [
            moment
            for number, moment in events
            if number < calls and (number < durable or survives(number, durable))
        ]
        return there[-1] if there else None


@dataclass
class _Folder:
    changes: list[tuple[int, dict[str, Inode | None]]] = field(default_factory=list)
    syncs: list[tuple[int, int]] = field(default_factory=list)

    def names(self, calls: int, survives: Survives) -> dict[str, Inode]:
        durable = _durable(self.syncs, calls)
        names: dict[str, Inode | None] = {}
        for number, change in self.changes:
            if number < calls and (number < durable or survives(number, durable)):
                names.update(change)
        return {name: inode for name, inode in names.items() if inode is not None}


def _durable(syncs: Iterable[tuple[int, int]], calls: int) -> int:
    return max((began for ended, began in syncs if ended < calls), default=-1)


class DiskModel:
    """Built from calls; numbers are places in the list of calls."""

    def __init__(self, folders: list[Path]) -> None:
        self.folders = {str(path): _Folder() for path in folders}
        self.marks: list[tuple[int, str]] = []
        self.inodes: list[Inode] = []
        self._now: dict[str, dict[str, Inode]] = defaultdict(dict)
        self._open: dict[int, Inode | _Folder] = {}

    def put(self, path: Path) -> None:
        """Take in a file that is there from the beginning."""
        inode = Inode([(-2, 0, path.read_bytes())])
        self._now[str(path.parent)][path.name] = inode
        self.folders[str(path.parent)].changes.append((-2, {path.name: inode}))

    def play(self, calls: Iterable[Call]) -> None:
        """Take in what a process did."""
        for number, call in enumerate(calls):
            handler = getattr(self, f"_on_{call.name}", None)
            if handler is not None:
                handler(number, call)

    def inode_at(self, path: Path) -> Inode | None:
        """Return the file that had this name in the end."""
        return self._now[str(path.parent)].get(path.name)

    def state(self, calls: int, names: Survives, data: Survives) -> dict[str, tuple[Inode, bytes]]:
        """Return the files after ``calls`` calls, by path. The shared memory of SQLite is none."""
        return {
            os.path.join(folder, name): (inode, inode.content(calls, data))  # noqa: PTH118 - text
            for folder, entries in self.folders.items()
            for name, inode in entries.names(calls, names).items()
            if not name.endswith("-shm")
        }

    # -- calls -----------------------------------------------------------------------------------

    def _split(self, raw: bytes) -> tuple[str, str] | None:
        folder, _, name = os.fsdecode(raw).rpartition("/")
        return (folder, name) if folder in self.folders else None

    def _set(self, number: int, folder: str, change: dict[str, Inode | None]) -> None:
        self.folders[folder].changes.append((number, change))
        for name, inode in change.items():
            if inode is None:
                self._now[folder].pop(name, None)
            else:
                self._now[folder][name] = inode

    def _on_openat(self, number: int, call: Call) -> None:
        self._open.pop(call.result, None)
        path = os.fsdecode(call.strings[0])
        if path in self.folders:
            self._open[call.result] = self.folders[path]
            return
        place = self._split(call.strings[0])
        if place is None:
            return
        folder, name = place
        inode = self._now[folder].get(name)
        if inode is None:
            inode = Inode()
            self.inodes.append(inode)
            self._set(number, folder, {name: inode})
        elif "O_TRUNC" in call.flags:
            inode.changes.append((number, 0, None))
        self._open[call.result] = inode

    def _on_close(self, _number: int, call: Call) -> None:
        self._open.pop(call.numbers[0], None)

    def _on_pwrite64(self, number: int, call: Call) -> None:
        target = self._open.get(call.numbers[0])
        if isinstance(target, Inode):
            target.changes.append((number, call.numbers[-1], call.strings[0][: call.result]))

    def _on_write(self, number: int, call: Call) -> None:
        if call.numbers[0] == 1:
            self.marks.append((number, call.strings[0].decode().strip()))
        if call.numbers[0] in self._open:
            raise ValueError("the program writes at an offset the trace does not tell")

    def _on_ftruncate(self, number: int, call: Call) -> None:
        target = self._open.get(call.numbers[0])
        if isinstance(target, Inode):
            target.changes.append((number, call.numbers[1], None))

    def _on_fsync(self, number: int, call: Call) -> None:
        target = self._open.get(call.numbers[0])
        if target is not None:
            target.syncs.append((number, call.began))

    _on_fdatasync = _on_fsync

    def _on_utimensat(self, number: int, call: Call) -> None:
        place = self._split(call.strings[0]) if call.strings else None
        target = self._open.get(call.numbers[0]) if place is None else self._now[place[0]][place[1]]
        if isinstance(target, Inode):
            moments = _MOMENT.findall(call.flags)  # of access and change; none: now, as a write
            moment = int(moments[1][0]) * 10**9 + int(moments[1][1]) if moments else None
            target.times.append((number, moment))

    def _on_rename(self, number: int, call: Call) -> None:
        source, target = self._split(call.strings[0]), self._split(call.strings[1])
        if source is None or target is None:
            return
        inode = self._now[source[0]][source[1]]
        if source[0] != target[0]:
            raise ValueError(f"a rename between folders: {call.strings}")
        self._set(number, target[0], {source[1]: None, target[1]: inode})

    _on_renameat = _on_renameat2 = _on_rename

    def _on_unlink(self, number: int, call: Call) -> None:
        place = self._split(call.strings[0])
        if place is not None:
            self._set(number, place[0], {place[1]: None})

    _on_unlinkat = _on_unlink
