"""Reused receive buffers: a pool with a byte budget and the queue one connection fills."""

import threading
from collections import deque
from collections.abc import Callable

SMALL = 64 * 1024
"""Bytes of the smallest buffer; always granted."""
LARGE = 4 * 1024 * 1024
"""Bytes of the largest buffer a connection grows to: each costs a hop to a disk thread."""
BUDGET = 24 * 1024 * 1024
"""Bytes of buffers in use above which only small ones are handed out."""

_IDLE_KEPT = 8 * 1024 * 1024
# One buffer may take this share of what is left, so that a fast connection leaves some to others.
_SHARE = 3
# A tail shorter than this is not worth a system call while another buffer may be had.
_MIN_ROOM = 16 * 1024
_HELD_AT_MOST = 2


def size_class(size: int) -> int:
    """Return the smallest power of two from SMALL on that is at least ``size``."""
    return max(SMALL, 1 << (size - 1).bit_length())


def next_size(size: int, filled: int) -> int:
    """Return the size of the buffer after one of ``size`` bytes of which ``filled`` were used.

    Full buffers double up to LARGE; nearly empty ones halve, so that a connection that became
    slow gives its share of the budget to others.
    """
    if filled >= size:
        return min(size * 2, LARGE)
    return max(size // 2, SMALL) if filled * 8 <= size else size


class BufferPool:
    """Buffers shared by all connections of the process; safe to use from any thread."""

    def __init__(self, budget: int = BUDGET) -> None:
        self.budget = budget
        self._lock = threading.Lock()
        self._free: dict[int, list[bytearray]] = {}
        self._idle = 0
        self._in_use = 0

    @property
    def in_use(self) -> int:
        """Bytes of all buffers handed out and not given back."""
        return self._in_use

    @property
    def idle(self) -> int:
        """Bytes of all buffers kept for reuse."""
        return self._idle

    def acquire(self, size: int, least: int = SMALL) -> bytearray:
        """Return a buffer of about ``size`` bytes, smaller as the budget runs out.

        The content is whatever the last user left. ``least`` is granted beyond the budget.
        """
        wanted, lowest = size_class(size), size_class(least)
        with self._lock:
            while wanted > lowest and wanted * _SHARE > self.budget - self._in_use:
                wanted //= 2
            wanted = max(wanted, lowest)
            self._in_use += wanted
            free = self._free.get(wanted)
            if free:
                self._idle -= wanted
                return free.pop()
        return bytearray(wanted)

    def give_back(self, buffer: bytearray) -> None:
        """Take a buffer back; the caller must not touch it any more."""
        size = len(buffer)
        with self._lock:
            self._in_use -= size
            self._make_room(size)
            if self._idle + size <= self._idle_kept:
                self._free.setdefault(size, []).append(buffer)
                self._idle += size

    @property
    def _idle_kept(self) -> int:
        return min(_IDLE_KEPT, self.budget)

    def _make_room(self, size: int) -> None:
        """Drop idle buffers smaller than ``size``: those a connection outgrew fill the place."""
        for smaller in sorted(self._free):
            free = self._free[smaller]
            while smaller < size and free and self._idle + size > self._idle_kept:
                free.pop()
                self._idle -= smaller


class Block:
    """Received bytes lent to the caller until ``release``."""

    __slots__ = ("_on_release", "view")

    def __init__(self, view: memoryview, on_release: Callable[[], None]) -> None:
        self.view = view
        """The bytes; read only, invalid after ``release``."""
        self._on_release: Callable[[], None] | None = on_release

    def __len__(self) -> int:
        return len(self.view) if self._on_release else 0

    def release(self) -> None:
        """Give the memory back for the next bytes; idempotent, callable from any thread.

        A writer thread does best to call it itself behind its last use: when the task that
        waits for the thread is cancelled, the thread still reads ``view``.

        Raises: BufferError if something (a running write) still uses ``view``.
        """
        self.view.release()
        on_release, self._on_release = self._on_release, None
        if on_release is not None:
            on_release()


class _Part:
    """One buffer: received bytes from ``start`` to ``end``, ``out`` blocks lent from it."""

    __slots__ = ("end", "out", "start", "store", "view")

    def __init__(self, store: bytearray) -> None:
        self.store = store
        self.view = memoryview(store)
        self.start = 0
        self.end = 0
        self.out = 0

    @property
    def room(self) -> int:
        return len(self.store) - self.end


class ReceiveQueue:
    """Bytes of one connection between its transport and its reader, in pooled buffers.

    Owns no buffer while it is empty, so an idle connection costs nothing. All methods belong to
    the thread of the event loop; ``released`` is called by blocks in whatever thread they are
    released in and must see to it that ``settle`` runs in the loop's.
    """

    def __init__(self, pool: BufferPool, released: Callable[[_Part], None]) -> None:
        self._pool = pool
        self._released = released
        self._parts: deque[_Part] = deque()
        self._lent = 0
        self._size = SMALL
        self.available = 0
        """Bytes that can be taken now."""
        self.allowance: int | None = None
        """Bytes above which the queue counts as full; None leaves that to the buffers."""

    @property
    def is_full(self) -> bool:
        """Whether receiving must pause until something is taken or released."""
        if self.allowance is not None and self.available >= self.allowance:
            return True
        if len(self._parts) + self._lent < _HELD_AT_MOST:
            return False
        return not self._parts or self._parts[-1].room < _MIN_ROOM

    def writable(self) -> memoryview:
        """Return space for the next bytes, never empty, within the allowance."""
        part = self._parts[-1] if self._parts else None
        if part is None or part.room < _MIN_ROOM:
            part = _Part(self._pool.acquire(SMALL if self.allowance is not None else self._size))
            self._parts.append(part)
        space = part.view[part.end :]
        if self.allowance is None:
            return space
        return space[: max(1, self.allowance - self.available)]

    def filled(self, count: int) -> None:
        """Record that ``count`` bytes, perhaps none, were written into the space last returned."""
        part = self._parts[-1]
        part.end += count
        self.available += count
        if part.end == 0:
            self._recycle(self._parts.pop())

    def peek(self) -> memoryview:
        """Return the oldest bytes without taking them; not to be kept over another call."""
        part = self._parts[0]
        return part.view[part.start : part.end]

    def skip(self, count: int) -> None:
        """Drop the oldest ``count`` bytes, which ``peek`` showed."""
        part = self._parts[0]
        part.start += count
        self.available -= count
        if part.start == part.end:
            self._retire()

    def take(self, limit: int) -> Block:
        """Lend the oldest bytes, 1 to ``limit`` of them; ``available`` must not be 0."""
        part = self._parts[0]
        stop = min(part.end, part.start + limit)
        view = part.view[part.start : stop].toreadonly()
        part.out += 1
        self.skip(stop - part.start)
        return Block(view, lambda: self._released(part))

    def settle(self, part: _Part) -> None:
        """Note that one block of ``part`` was released."""
        part.out -= 1
        if part.out == 0 and (not self._parts or self._parts[0] is not part):
            self._lent -= 1
            self._recycle(part)

    def clear(self) -> None:
        """Drop everything not taken; blocks that are out stay valid until released."""
        self.available = 0
        while self._parts:
            self._retire()

    def _retire(self) -> None:
        part = self._parts.popleft()
        size = len(part.store)
        self._size = next_size(size, part.end if part.room >= _MIN_ROOM else size)
        if part.out:
            self._lent += 1
        else:
            self._recycle(part)

    def _recycle(self, part: _Part) -> None:
        part.view.release()
        self._pool.give_back(part.store)
