"""The icon as Windows and macOS have it in one file, from pictures in PNG."""

import struct
from collections.abc import Mapping

ICO_SIZES = (16, 24, 32, 48, 64, 256)
_ICNS_NAMES = {32: b"ic11", 64: b"ic12", 128: b"ic07", 256: b"ic08", 512: b"ic09"}
ICNS_SIZES = tuple(_ICNS_NAMES)


def ico(pictures: Mapping[int, bytes]) -> bytes:
    """Return an .ico file of pictures by their size in pixels."""
    place = 6 + 16 * len(pictures)
    entries = b""
    for size, picture in pictures.items():
        side = size % 256  # 256 is written as 0
        entries += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(picture), place)
        place += len(picture)
    return struct.pack("<HHH", 0, 1, len(pictures)) + entries + b"".join(pictures.values())


def icns(pictures: Mapping[int, bytes]) -> bytes:
    """Return an .icns file of pictures by their size in pixels."""
    parts = [
        _ICNS_NAMES[size] + struct.pack(">I", 8 + len(picture)) + picture
        for size, picture in pictures.items()
    ]
    return b"icns" + struct.pack(">I", 8 + sum(map(len, parts))) + b"".join(parts)
