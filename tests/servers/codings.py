"""Content codings for scripted answers."""

import gzip
import zlib

from tests.servers.script import Encoding


def label(encoding: Encoding) -> str:
    """Return the Content-Encoding value that goes with a scripted encoding."""
    other = {
        "raw-deflate": "deflate",
        "double": "gzip, gzip",
        "unknown": "x-nobody-knows",
        "lying_gzip": "gzip",
        "cut_gzip": "gzip",
    }
    return other.get(encoding, encoding)


def accepted(encoding: Encoding, accept_encoding: str) -> bool:
    """Tell whether an Accept-Encoding value names the coding without refusing it."""
    for item in accept_encoding.lower().split(","):
        name, _, weight = item.partition(";")
        if name.strip() in {label(encoding), "*"}:
            return weight.replace(" ", "") not in {"q=0", "q=0.0", "q=0.00", "q=0.000"}
    return False


def encode(encoding: Encoding, data: bytes) -> bytes:
    """Return ``data`` under a coding; the same input gives the same output."""
    if encoding == "br":
        import brotli  # noqa: PLC0415 - only scripts with this coding need the package

        return brotli.compress(data, quality=4)
    if encoding == "zstd":
        import zstandard  # noqa: PLC0415 - only scripts with this coding need the package

        return zstandard.ZstdCompressor().compress(data)
    return _standard(encoding, data)


def _standard(encoding: Encoding, data: bytes) -> bytes:
    if encoding in {"gzip", "x-gzip"}:
        return gzip.compress(data, 1, mtime=0)
    if encoding == "double":
        return gzip.compress(gzip.compress(data, 1, mtime=0), 1, mtime=0)
    if encoding == "cut_gzip":
        return gzip.compress(data, 1, mtime=0)[:-10]
    if encoding == "deflate":
        return zlib.compress(data, 1)
    if encoding == "raw-deflate":
        return zlib.compress(data, 1, wbits=-15)
    return data
