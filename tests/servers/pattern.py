"""Seeded content that can be produced at any offset, so no test needs a big file on disk."""

import hashlib
import sys
from array import array
from functools import lru_cache
from pathlib import Path

_TILE = 64 * 1024
_BLOCK = 256
_STAMP = 8
_STEP = 1024 * 1024


@lru_cache(maxsize=64)
def _material(seed: int) -> tuple[bytes, int]:
    raw = hashlib.shake_256(f"pattern {seed}".encode()).digest(_TILE + _STAMP)
    # Two bits are left free so that adding a block number never overflows the eight stamp bytes.
    return raw[:_TILE], int.from_bytes(raw[_TILE:], "little") >> 2


def pattern(seed: int, start: int, end: int) -> bytes:
    """Return bytes ``[start, end)`` of the endless content named by ``seed``.

    A 64 KiB noise tile repeats and every 256th byte begins an eight byte block number (plus a
    seeded key), so bytes of another offset or of another seed never pass as the right ones as
    long as more than 256 bytes are compared.

    Raises:
        ValueError: if ``start`` is negative or beyond ``end``.
    """
    if not 0 <= start <= end:
        raise ValueError(f"no such span: {start}-{end}")
    tile, key = _material(seed)
    first, last = start // _BLOCK, -(-end // _BLOCK)
    base, length = first * _BLOCK, (last - first) * _BLOCK
    shift = base % _TILE
    content = bytearray(tile * ((shift + length) // _TILE + 1))[shift : shift + length]
    stamps = array("Q", range(key + first, key + last))
    if sys.byteorder == "big":
        stamps.byteswap()
    raw = stamps.tobytes()
    for column in range(_STAMP):
        content[column::_BLOCK] = raw[column::_STAMP]
    return bytes(memoryview(content)[start - base : end - base])


@lru_cache(maxsize=256)
def digest(seed: int, size: int, algorithm: str = "sha256") -> str:
    """Return the hex digest of the first ``size`` bytes of ``seed``."""
    summed = hashlib.new(algorithm, usedforsecurity=False)
    for start in range(0, size, _STEP):
        summed.update(pattern(seed, start, min(start + _STEP, size)))
    return summed.hexdigest()


def first_wrong(data: bytes, seed: int, start: int = 0) -> int | None:
    """Return the content offset of the first byte of ``data`` that is not the pattern's."""
    expected = pattern(seed, start, start + len(data))
    if data == expected:
        return None
    return start + next(i for i, (a, b) in enumerate(zip(data, expected, strict=True)) if a != b)


def check_file(path: Path | str, seed: int, size: int) -> None:
    """Compare a file with the pattern.

    Raises:
        AssertionError: naming the first wrong offset, or the size when all bytes present agree.
    """
    offset = 0
    with Path(path).open("rb") as file:
        while data := file.read(_STEP):
            wrong = first_wrong(data[: max(0, size - offset)], seed, offset)
            if wrong is not None:
                raise AssertionError(f"{path}: first wrong byte at offset {wrong} of {size}")
            offset += len(data)
    if offset != size:
        raise AssertionError(
            f"{path}: has {offset} bytes, first wrong offset {min(offset, size)}, not {size}"
        )


def write_file(path: Path | str, seed: int, size: int) -> None:
    """Write ``size`` bytes of the pattern, for servers that serve a folder."""
    with Path(path).open("wb") as file:
        for start in range(0, size, _STEP):
            file.write(pattern(seed, start, min(start + _STEP, size)))
