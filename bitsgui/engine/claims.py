"""Who owns a final name: no file of the queue is ever put in the place of another one."""

from __future__ import annotations

import os
import sys
import threading
import unicodedata
from collections.abc import Callable, Iterable

from bitsgui.bits.records import FileRecord
from bitsgui.engine.local_names import is_folder_name
from bitsgui.engine.number_map import NumberMap

Identity = tuple[int, ...]
"""Device, inode, size and more, see :func:`bitsgui.engine.disk.identity`."""

_MANY = 1000


class Claims:
    """Names that unfinished files are going to have, and finished files that must stay.

    Names are compared as text, in the way the system compares them, so a claim needs no look at
    the disk. What is written already is known by what it is on the disk: that finds it under a
    second spelling too (a link to the folder, a disk that does not tell capitals apart). What is
    kept of a name is its hash: of two that have the same, which nobody will see, one is taken.

    A file whose job has left the list is an older file, which may be overwritten, to every file
    that was added afterwards. To those which were waiting beside it, it is not.

    Safe from any thread; nothing here blocks, or waits for the disk.
    """

    def __init__(self) -> None:
        self._placing: dict[int, threading.Lock] = {}
        self._guard = threading.Lock()
        # By numbers that stand for names, which go with the records of files at rest.
        self._holders = NumberMap()
        self._name = NumberMap()
        self._several: dict[int, tuple[int, ...]] = {}  # few files have more names than one
        self._owners: dict[tuple[int, int], int] = {}
        self._owned: dict[int, tuple[int, int]] = {}
        self._ended: dict[int, int] = {}
        self._tried: dict[int, int] = {}
        self._newest = 0
        self._forget_above = _MANY

    def placing(self, device: int) -> threading.Lock:
        """Return what is held on a disk from the look at what is to be replaced until it is."""
        return self._placing.setdefault(device, threading.Lock())

    def take(self, path: str, file_id: int) -> bool:
        """Claim a path for a file; False if another file of the queue has it."""
        with self._guard:
            return self._take(path, file_id)

    def _take(self, path: str, file_id: int) -> bool:
        key = _key(path)
        holder = self._holders.get(key)
        if holder is None:
            self._holders.put(key, file_id)
        elif holder != file_id:
            return False
        names = self._names_of(file_id)
        if key not in names:
            self._keep_names(file_id, (*names, key))
        return True

    def _names_of(self, file_id: int) -> tuple[int, ...]:
        several = self._several.get(file_id)
        if several is not None:
            return several
        name = self._name.get(file_id)
        return () if name is None else (name,)

    def _keep_names(self, file_id: int, names: tuple[int, ...]) -> None:
        if len(names) > 1:
            self._several[file_id] = names
        else:
            self._several.pop(file_id, None)
        if len(names) == 1:
            self._name.put(file_id, names[0])
        else:
            self._name.drop(file_id)

    def is_claimed(self, path: str) -> bool:
        """Return whether a file of the queue is going to have a path."""
        with self._guard:
            return self._holders.get(_key(path)) is not None

    def numbers_tried(self, path: str) -> int:
        """Return how many numbers in place of a path were taken when one was last looked for."""
        with self._guard:
            return self._tried.get(_key(path), 0)

    def note_tried(self, path: str, count: int) -> None:
        """Note that so many numbers are taken: thousands of files may have the same name."""
        with self._guard:
            self._tried[_key(path)] = count

    def update(self, file: FileRecord) -> None:
        """Claim the path a file has now, if it has one, and let go of all others it had."""
        path = file.local_name
        is_settled = not is_folder_name(path) and not file.skipped
        with self._guard:
            self._newest = max(self._newest, file.id)
            if is_settled:
                self._take(path, file.id)
            self._let_go(file.id, {_key(path)} if is_settled else set())

    def own(self, file_id: int, identity: Identity) -> None:
        """Note what a file is on the disk, under whichever name."""
        with self._guard:
            self._forget_content(file_id)
            # Without the device: its number may be another one after a restart of the system.
            content = self._owned[file_id] = identity[1], identity[2]
            self._owners[content] = file_id

    def is_anothers(self, identity: Identity, file_id: int) -> bool:
        """Return whether what lies on the disk was fetched for another file."""
        with self._guard:
            owner = self._owners.get((identity[1], identity[2]), file_id)
            return owner != file_id and file_id <= self._ended.get(owner, file_id)

    def rebuild(self, files: Iterable[FileRecord]) -> None:
        """Claim what the stored files of a queue have, packed; nothing else is claimed yet.

        A name goes to who has written it.
        """
        holders, name = dict[int, int](), dict[int, int]()
        for file in sorted(files, key=_unwritten):
            path = file.local_name
            if not is_folder_name(path) and not file.skipped:
                key = _key(path)
                if holders.setdefault(key, file.id) == file.id:
                    name[file.id] = key
            if file.identity is not None and file.transferred:
                self.own(file.id, file.identity)
            self._newest = max(self._newest, file.id)
        with self._guard:
            self._holders = NumberMap(holders)
            self._name = NumberMap(name)

    def take_back(self, files: Iterable[FileRecord]) -> None:
        """Claim what the files of a job have that comes back into the queue."""
        for file in sorted(files, key=_unwritten):
            self.update(file)
            if file.identity is not None and file.transferred:
                self.own(file.id, file.identity)

    def pack(self) -> None:
        """Keep what there is in less room; nothing else changes."""
        with self._guard:
            self._holders.pack()
            self._name.pack()

    def release(self, files: Iterable[FileRecord]) -> None:
        """Let go of everything files have: they were taken out, or their job was cancelled."""
        with self._guard:
            for file in files:
                self._let_go(file.id, set())
                self._forget_content(file.id)

    def end(self, files: Iterable[FileRecord], oldest: Callable[[], int | None]) -> None:
        """Take over the end of a job; ``oldest`` gives the lowest id of a file in the queue."""
        with self._guard:
            for file in files:
                self._let_go(file.id, set())
                if file.completed:
                    self._ended[file.id] = self._newest
                else:
                    self._forget_content(file.id)
            # Not at each end: the question costs a walk over the whole queue.
            if len(self._ended) > self._forget_above:
                self._forget_ended(oldest())
                self._forget_above = max(_MANY, 2 * len(self._ended))

    def _forget_ended(self, oldest: int | None) -> None:
        for file_id, newest in list(self._ended.items()):
            if oldest is None or newest < oldest:
                del self._ended[file_id]
                self._forget_content(file_id)

    def _let_go(self, file_id: int, kept: set[int]) -> None:
        names = self._names_of(file_id)
        for key in names:
            if key not in kept:
                self._holders.drop(key)
        self._keep_names(file_id, tuple(key for key in names if key in kept))

    def _forget_content(self, file_id: int) -> None:
        content = self._owned.pop(file_id, None)
        if content is not None and self._owners.get(content) == file_id:
            del self._owners[content]


def _unwritten(file: FileRecord) -> bool:
    return not file.completed


def _key(path: str) -> int:
    """Return a number that two spellings of one path have in common on this system."""
    if sys.platform == "darwin":
        return hash(unicodedata.normalize("NFC", path).casefold())
    return hash(os.path.normcase(path))
