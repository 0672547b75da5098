"""Sets of byte ranges: what is stored of a file and what is still missing."""

import zlib
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import Self

_LIMIT = 2**63 - 1
_CHECK_SIZE = 4
_MORE = 0x80  # bit of a varint's byte that is not its last


class RangeSet:
    """Sorted, merged, half-open byte spans; every position is 0 or more.

    Touching spans count as one. A look-up among n spans takes O(log n); a change may also move
    the tails of two lists, which stays in microseconds for 10,000 spans.

    Raises: ValueError if a span has a negative start or ends before it starts, here and in every
    method taking a start and an end. An empty span is allowed and changes nothing.
    """

    __slots__ = ("_ends", "_starts", "_total")

    def __init__(self, spans: Iterable[tuple[int, int]] = ()) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._total = 0
        self.update(spans)

    @property
    def total(self) -> int:
        """Bytes in all spans together."""
        return self._total

    def add(self, start: int, end: int) -> None:
        """Put in every byte of the span; bytes already present stay."""
        _check(start, end)
        if start == end:
            return
        if self._ends and self._ends[-1] == start:  # the next block of a file, which most are
            self._ends[-1] = end
            self._total += end - start
            return
        first = bisect_left(self._ends, start)
        last = bisect_right(self._starts, end)
        if first < last:
            start = min(start, self._starts[first])
            end = max(end, self._ends[last - 1])
        self._replace(first, last, [(start, end)])

    def remove(self, start: int, end: int) -> None:
        """Take out every byte of the span; bytes not present are no error."""
        _check(start, end)
        first = bisect_right(self._ends, start)
        last = bisect_left(self._starts, end)
        if start == end or first >= last:
            return
        kept = [(self._starts[first], start), (end, self._ends[last - 1])]
        self._replace(first, last, [span for span in kept if span[0] < span[1]])

    def update(self, other: Iterable[tuple[int, int]]) -> None:
        """Add every span of another set or of any iterable of spans."""
        if isinstance(other, RangeSet) and not self:
            self._replace(0, 0, list(other))  # already in order: several times faster
            return
        for start, end in list(other):
            self.add(start, end)

    def contains(self, start: int, end: int) -> bool:
        """Tell whether every byte of the span is present; true for an empty span."""
        _check(start, end)
        return start == end or self.end_of_run(start) >= end

    def missing(self, size: int) -> list[tuple[int, int]]:
        """Return the holes below ``size`` bytes, ascending.

        Raises: ValueError if the set reaches beyond ``size``.
        """
        if self._ends and self._ends[-1] > size:
            raise ValueError(f"the ranges reach {self._ends[-1]}, beyond the size {size}")
        return self.gaps(0, size)

    def gaps(self, start: int, end: int) -> list[tuple[int, int]]:
        """Return the holes inside the span, ascending; what lies outside does not matter."""
        _check(start, end)
        holes: list[tuple[int, int]] = []
        position = start
        for index in range(bisect_right(self._ends, start), bisect_left(self._starts, end)):
            if position < self._starts[index]:
                holes.append((position, self._starts[index]))
            position = self._ends[index]
        if position < end:
            holes.append((position, end))
        return holes

    def end_of_run(self, pos: int) -> int:
        """Return the end of the span that holds the byte at ``pos``, else ``pos`` itself."""
        index = bisect_right(self._starts, pos) - 1
        return max(pos, self._ends[index]) if index >= 0 else pos

    def copy(self) -> Self:
        """Return an independent set with the same spans."""
        return self._made_of(self._starts[:], self._ends[:], self._total)

    def to_bytes(self) -> bytes:
        """Return a compact form: gap and length of each span as varints, then a CRC-32."""
        body = bytearray()
        position = 0
        for start, end in self:
            _put_varint(body, start - position)
            _put_varint(body, end - start)
            position = end
        return bytes(body) + zlib.crc32(body).to_bytes(_CHECK_SIZE, "big")

    @classmethod
    def from_bytes(cls, data: bytes) -> Self:
        """Read what ``to_bytes`` wrote.

        Raises: ValueError if the bytes are damaged or not in the one form ``to_bytes`` writes.
        """
        body, check = data[:-_CHECK_SIZE], data[-_CHECK_SIZE:]
        if len(check) != _CHECK_SIZE or zlib.crc32(body).to_bytes(_CHECK_SIZE, "big") != check:
            raise ValueError("stored ranges are damaged: their check value does not match")
        numbers = _varints(body)
        if len(numbers) % 2:
            raise ValueError("stored ranges are damaged: a gap without a length")
        borders = list(accumulate(numbers))
        if 0 in numbers[1:]:
            raise ValueError("stored ranges are damaged: empty or touching spans")
        if borders and borders[-1] > _LIMIT:
            raise ValueError("stored ranges are damaged: they pass the largest file size")
        # Slices have no room to grow: of thousands of files at rest nothing is to be added.
        return cls._made_of(borders[::2], borders[1::2], sum(numbers[1::2]))

    @classmethod
    def _made_of(cls, starts: list[int], ends: list[int], total: int) -> Self:
        found = cls()
        found._starts, found._ends, found._total = starts, ends, total
        return found

    def __iter__(self) -> Iterator[tuple[int, int]]:
        return zip(self._starts, self._ends, strict=True)

    def __len__(self) -> int:
        """Return the number of spans, not of bytes."""
        return len(self._starts)

    def __bool__(self) -> bool:
        return bool(self._starts)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, RangeSet):
            return NotImplemented
        return self._starts == other._starts and self._ends == other._ends

    # A set that changes must not be a dictionary key.
    __hash__ = None  # pyright: ignore[reportAssignmentType]

    def __repr__(self) -> str:
        return f"RangeSet({list(self)})"

    def _replace(self, first: int, last: int, spans: list[tuple[int, int]]) -> None:
        old = sum(self._ends[first:last]) - sum(self._starts[first:last])
        self._starts[first:last] = [start for start, _ in spans]
        self._ends[first:last] = [end for _, end in spans]
        self._total += sum(end - start for start, end in spans) - old


def _check(start: int, end: int) -> None:
    if not 0 <= start <= end:
        raise ValueError(f"not a half-open byte range: {start} to {end}")


def _put_varint(body: bytearray, number: int) -> None:
    while number >= _MORE:
        body.append(number % _MORE | _MORE)
        number //= _MORE
    body.append(number)


def _varints(body: bytes) -> list[int]:
    """Read unsigned LEB128 numbers, refusing unfinished ones and padding."""
    numbers: list[int] = []
    number = shift = 0
    for byte in body:
        number |= byte % _MORE << shift
        if byte >= _MORE:
            shift += 7
            continue
        if byte == 0 and shift:
            raise ValueError("stored ranges are damaged: a padded number")
        numbers.append(number)
        number = shift = 0
    if shift:
        raise ValueError("stored ranges are damaged: an unfinished number")
    return numbers
