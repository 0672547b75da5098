"""Reads the log SQLite keeps beside a database, to see what it would drop from it in silence."""

import struct

_HEADER = 32
_FRAME = 24
_MAGIC = 0x377F0682
_MASK = 0xFFFFFFFF

_Sums = tuple[int, int]


def drops_commits(log: bytes, page_size: int) -> bool:
    """Return True if whole commits lie behind a damaged place of the log.

    SQLite takes a log up to its first bad frame and what is behind for the leftover of a power
    cut. That can only be the last transaction: each is on the disk before the next one begins. So
    a commit and one more frame of the same run behind the place is damage.

    Source: the SQLite file format, section 4 (the write-ahead log).
    """
    if len(log) < _HEADER + _FRAME:
        return False
    order = ">" if log[3] & 1 else "<"
    sums = _add((0, 0), log[:24], order)
    is_header_sound = _is_log(log) and _pack(sums) == log[24:_HEADER]
    # Without a header to believe, the first frame tells which run it is of.
    salts = log[16:24] if is_header_sound else log[_HEADER + 8 : _HEADER + 16]
    size = _FRAME + page_size
    frames = range(_HEADER, len(log) - size + 1, size)
    taken = _count_sound(log, frames, size, sums, order) if is_header_sound else 0
    behind = [at for at in frames[taken:] if log[at + 8 : at + 16] == salts]
    return any(log[at + 4 : at + 8] != bytes(4) for at in behind[:-1])


def page_size_of(database: bytes) -> int:
    """Return the bytes of a page by the first 100 bytes of a database; 0 if they are none."""
    if len(database) < _HEADER or not database.startswith(b"SQLite format 3\0"):
        return 0
    (size,) = struct.unpack(">H", database[16:18])
    return 65536 if size == 1 else size


def _is_log(log: bytes) -> bool:
    (magic,) = struct.unpack(">I", log[:4])
    return magic | 1 == _MAGIC | 1


def _count_sound(log: bytes, frames: range, size: int, sums: _Sums, order: str) -> int:
    """Return how many frames from the first on are what the sums in them say."""
    for number, at in enumerate(frames):
        sums = _add(sums, log[at : at + 8], order)
        sums = _add(sums, log[at + _FRAME : at + size], order)
        if log[at + 8 : at + 16] != log[16:24] or _pack(sums) != log[at + 16 : at + _FRAME]:
            return number
    return len(frames)


def _add(sums: _Sums, content: bytes, order: str) -> _Sums:
    one, two = sums
    words = iter(struct.unpack(f"{order}{len(content) // 4}I", content))
    for first, second in zip(words, words, strict=True):
        one = (one + first + two) & _MASK
        two = (two + second + one) & _MASK
    return one, two


def _pack(sums: _Sums) -> bytes:
    return struct.pack(">II", *sums)
