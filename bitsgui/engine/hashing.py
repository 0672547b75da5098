"""Checksums of files on disk."""

import asyncio
import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Lock
from typing import Protocol, cast

import google_crc32c

from bitsgui.bits.digests import ALGORITHMS, Checksum
from bitsgui.engine import disk

_BLOCK_SIZE = 4 * 2**20
# The package declares itself typed but leaves this function bare.
_extend = cast("Callable[[int, bytes], int]", google_crc32c.extend)  # pyright: ignore[reportUnknownMemberType]


class Hasher(Protocol):
    """The part of hashlib's objects used here."""

    def update(self, data: bytes, /) -> None:
        """Add bytes to what is hashed."""
        ...

    def digest(self) -> bytes:
        """Return the digest of all bytes so far."""
        ...


class _Crc32c:
    """CRC-32C in the manner of hashlib; the digest is big-endian, as in header fields."""

    def __init__(self) -> None:
        self._crc = 0

    def update(self, data: bytes, /) -> None:
        self._crc = _extend(self._crc, data)

    def digest(self) -> bytes:
        return self._crc.to_bytes(4, "big")


def new_hasher(algorithm: str) -> Hasher:
    """Return a hasher that has seen nothing yet.

    Raises: ValueError if the algorithm is not one of ``digests.ALGORITHMS``.
    """
    if algorithm not in ALGORITHMS:
        raise ValueError(f"unknown checksum algorithm {algorithm!r}")
    if algorithm == "crc32c":
        return _Crc32c()
    # MD5 and SHA-1 are compared with what servers state; they protect nothing.
    return hashlib.new(algorithm.replace("-", ""), usedforsecurity=False)


async def hash_file(
    path: Path,
    algorithms: Sequence[str],
    *,
    identity: disk.Identity | None = None,
) -> dict[str, Checksum]:
    """Return a checksum for each algorithm after reading the file once, in worker threads.

    Args:
        path: The file to read.
        algorithms: Names from ``digests.ALGORITHMS``.
        identity: Of the one file that is meant; a link is not followed then.

    Cancelling takes effect between blocks; the file is closed before that is reported.

    Raises: ValueError for an unknown algorithm, OSError if the file cannot be read or is another.
    """
    reading = _Reading(path, identity, {name: new_hasher(name) for name in algorithms})
    try:
        while await asyncio.to_thread(reading.step):
            pass
    finally:
        await asyncio.shield(asyncio.to_thread(reading.close))
    return {name: Checksum(name, hasher.digest()) for name, hasher in reading.hashers.items()}


class _Reading:
    """One pass over a file; steps and the closing may come from different threads."""

    def __init__(
        self, path: Path, identity: disk.Identity | None, hashers: dict[str, Hasher]
    ) -> None:
        self.hashers = hashers
        self._path = path
        self._identity = identity
        self._file = None
        self._is_closed = False
        # A cancelled step still runs in its thread: closing has to wait for it.
        self._lock = Lock()

    def step(self) -> bool:
        """Hash the next block; return False at the end of the file."""
        with self._lock:
            if self._is_closed:
                return False
            if self._file is None:
                self._file = disk.open_same(self._path, self._identity)
            block = self._file.read(_BLOCK_SIZE)
            for hasher in self.hashers.values():
                hasher.update(block)
            return bool(block)

    def close(self) -> None:
        with self._lock:
            self._is_closed = True
            if self._file is not None:
                self._file.close()
