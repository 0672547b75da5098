"""The control file aria2 keeps beside an unfinished download: which pieces of it are there.

Source: aria2 manual, "Technical notes: control file format". Version 1 is big-endian; version 0,
of ten years before, is in the order of the machine that wrote it and not read here.
"""

from __future__ import annotations

import struct

from bitsgui.bits.ranges import RangeSet

SUFFIX = ".aria2"

_HEAD = struct.Struct(">H4sI")
_SIZES = struct.Struct(">IQQI")
_VERSION = 1


def pieces_there(content: bytes) -> tuple[int, RangeSet]:
    """Return the size of the whole file, and the bytes of it that are there.

    Pieces that were under way when the program stopped count as missing.

    Raises: ValueError if ``content`` is no control file.
    """
    try:
        version, _, hash_length = _HEAD.unpack_from(content)
        place = _HEAD.size + hash_length
        piece, total, _, length = _SIZES.unpack_from(content, place)
    except struct.error as error:
        raise ValueError("it is too short") from error
    bits = content[place + _SIZES.size :][:length]
    count = -(-total // piece) if piece else 0
    if version != _VERSION or length != -(-count // 8) or len(bits) != length or not total:
        raise ValueError("it is none of aria2's")
    there = RangeSet()
    for number in range(count):
        if bits[number // 8] & (0x80 >> number % 8):
            there.add(number * piece, min(total, (number + 1) * piece))
    return total, there
