"""Bytes that were written and are not in the file any more; blocking, for disk threads."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable

from bitsgui.engine import disk

BLOCK = 128 * 1024
"""At least as large as the blocks of any file system in use: what is left beside a hole counts
from the next block on only, since its own was cut or emptied in part."""


def missing_data(fd: int, spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the parts of ``spans`` that were cut off, or punched out, since they were written.

    A hole proves that only where zeros that are written stay data: a compressing file system may
    leave them out. One that knows no holes calls everything data.
    """
    size = os.fstat(fd).st_size
    lost: list[tuple[int, int]] = []
    is_proof = False
    for start, end in spans:
        if end > size:
            lost.append((max(start, size), end))
        for first, last in _holes(fd, start, min(end, size)):
            if not is_proof and not _keeps_zeros(fd, first, last):
                return [span for span in lost if span[0] >= size]
            is_proof = True
            lost.append((max(start, first - BLOCK), min(end, last + BLOCK)))
    return lost


def _holes(fd: int, start: int, end: int) -> list[tuple[int, int]]:
    """Return the holes of the file between two offsets, as far as the file system tells."""
    found: list[tuple[int, int]] = []
    if not hasattr(os, "SEEK_HOLE"):
        return found
    try:
        while start < end and (first := os.lseek(fd, start, os.SEEK_HOLE)) < end:
            start = _next_data(fd, first, end)
            found.append((first, start))
    except OSError:
        return []
    return found


def _next_data(fd: int, offset: int, end: int) -> int:
    try:
        return min(end, os.lseek(fd, offset, os.SEEK_DATA))
    except OSError as error:
        if error.errno == errno.ENXIO:  # nothing but a hole up to the end of the file
            return end
        raise


def _keeps_zeros(fd: int, start: int, end: int) -> bool:
    """Return whether zeros written into a hole, which change nothing, make it data."""
    length = min(end - start, BLOCK)
    disk.write_at(fd, bytes(length), start)
    disk.sync_data(fd)
    return not _holes(fd, start, start + length)
