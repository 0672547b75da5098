"""Enumerators: a snapshot with a position (N1-N3)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Generic, TypeVar

from bitsgui.bits.errors import S_FALSE, S_OK, InvalidArgumentError

T = TypeVar("T")


class SnapshotEnumerator(Generic[T]):
    """Which items there were when it was made; what is read through them is live."""

    engine_object = True

    def __init__(self, items: Sequence[T], position: int = 0) -> None:
        self._items = list(items)
        self._position = position

    def next(self, count: int = 1) -> tuple[list[T], int]:
        """Return up to ``count`` items; S_FALSE beside fewer than that."""
        if count < 0:
            raise InvalidArgumentError("A count cannot be negative.")
        found = self._items[self._position : self._position + count]
        self._position += len(found)
        return found, S_OK if len(found) == count else S_FALSE

    def skip(self, count: int) -> int:
        """Move on; past the end it stays there and S_FALSE is returned."""
        if count < 0:
            raise InvalidArgumentError("A count cannot be negative.")
        end = self._position + count
        self._position = min(end, len(self._items))
        return S_OK if end <= len(self._items) else S_FALSE

    def reset(self) -> None:
        """Go back to the start."""
        self._position = 0

    def clone(self) -> SnapshotEnumerator[T]:
        """Return another one of the same items at the same position."""
        return SnapshotEnumerator(self._items, self._position)

    @property
    def count(self) -> int:
        """Number of items in the snapshot."""
        return len(self._items)

    def __iter__(self) -> Iterator[T]:
        return iter(self._items)
