"""Content codings a server applies although identity was asked for.

A few bytes may decode to gigabytes. Decoders are generators for that reason: what they yield is
bounded, and whoever takes the pieces may stop between two of them.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, cast

import brotli  # pyright: ignore[reportMissingTypeStubs]
import zstandard

from bitsgui.bits.errors import Hresult, TransferError

PIECE = 1024 * 1024
"""Bytes a decoder is asked for at a time; with zstd up to eight times as many come."""

# A zstd block of four bytes may stand for 128 KiB, and its decoder knows no output limit.
_ZSTD_STEP = 256
# RFC 9659 section 3: what a decoder of this coding on the web has to hold.
_ZSTD_WINDOW = 8 * 1024 * 1024
_MOST_CODINGS = 3


class Decoder(Protocol):
    """Turns encoded bytes into file bytes."""

    def feed(self, data: bytes) -> Iterator[bytes]:
        """Yield what ``data`` decodes to so far. Raises: TransferError on damaged data."""
        ...

    def finish(self) -> Iterator[bytes]:
        """Yield the rest. Raises: TransferError if the stream is not whole."""
        ...


class DamagedError(TransferError):
    """What came cannot be decoded; nothing decoded so far can be trusted."""


def _damaged(detail: str) -> DamagedError:
    return DamagedError(Hresult.ERROR_INVALID_DATA, detail)


def _cut_short() -> DamagedError:
    return _damaged("the compressed data ends too early")


class _Zlib:
    """gzip (also several members) and deflate, with and without its zlib frame."""

    def __init__(self, coding: str) -> None:
        self._bits = 31 if coding == "gzip" else 15
        self._is_deflate = coding == "deflate"
        self._object = zlib.decompressobj(self._bits)
        self._has_begun = False
        self._begun = b""
        self._is_past_end = False

    def feed(self, data: bytes) -> Iterator[bytes]:
        if self._object.eof:
            data = self._next_member(data)
        while data:
            yield self._decompress(data)
            data = self._object.unconsumed_tail
            if self._object.eof:
                data = self._next_member(self._object.unused_data)

    def _next_member(self, data: bytes) -> bytes:
        """Return what of ``data`` belongs to a further member; padding is dropped."""
        data = self._begun + data
        self._begun = b""
        if self._is_deflate or self._is_past_end:
            return b""
        if data == b"\x1f":
            self._begun = data  # the other half of the mark is still to come
            return b""
        if not data.startswith(b"\x1f\x8b"):
            self._is_past_end = bool(data)
            return b""
        self._object = zlib.decompressobj(self._bits)
        return data

    def _decompress(self, data: bytes) -> bytes:
        may_be_raw, self._has_begun = self._is_deflate and not self._has_begun, True
        try:
            return self._object.decompress(data, PIECE)
        except zlib.error as error:
            if not may_be_raw:
                raise _damaged(f"the compressed data is damaged: {error}") from error
        # Many servers send raw deflate under this name; the frame's two bytes tell.
        self._object = zlib.decompressobj(-15)
        return self._decompress(data)

    def finish(self) -> Iterator[bytes]:
        if not self._object.eof:
            raise _cut_short()
        yield from ()


class _Deflate(_Zlib):
    """Deflate whose first two bytes decide between the two forms, however they arrive."""

    def __init__(self) -> None:
        super().__init__("deflate")
        self._head: bytes | None = b""

    def feed(self, data: bytes) -> Iterator[bytes]:
        if self._head is not None:
            self._head += data
            if len(self._head) < 2:
                return
            data, self._head = self._head, None
        yield from super().feed(data)


class _BrotliObject(Protocol):
    """What is used of brotli's decompressor, which comes without types."""

    def process(self, data: bytes, /, output_buffer_limit: int) -> bytes: ...
    def is_finished(self) -> bool: ...
    def can_accept_more_data(self) -> bool: ...


_brotli_object = cast("Callable[[], _BrotliObject]", brotli.Decompressor)  # pyright: ignore[reportUnknownMemberType]
_BrotliError = cast("type[Exception]", brotli.error)  # pyright: ignore[reportUnknownMemberType]


class _Brotli:
    def __init__(self) -> None:
        self._object = _brotli_object()

    def feed(self, data: bytes) -> Iterator[bytes]:
        if self._object.is_finished():
            return
        piece = self._process(data)
        yield piece
        # A full piece may have more behind it even though all of the input was taken.
        while len(piece) >= PIECE or not self._object.can_accept_more_data():
            piece = self._process(b"")
            yield piece

    def _process(self, data: bytes) -> bytes:
        try:
            return self._object.process(data, output_buffer_limit=PIECE)
        except _BrotliError as error:
            raise _damaged("the compressed data is damaged") from error

    def finish(self) -> Iterator[bytes]:
        if not self._object.is_finished():
            raise _cut_short()
        yield from ()


class _Zstd:
    def __init__(self) -> None:
        self._object = _zstd_frame()
        self._has_begun = False

    def feed(self, data: bytes) -> Iterator[bytes]:
        for start in range(0, len(data), _ZSTD_STEP):
            yield from self._step(data[start : start + _ZSTD_STEP])

    def _step(self, data: bytes) -> Iterator[bytes]:
        self._has_begun = True
        while data:
            if self._object.eof:
                self._object = _zstd_frame()
            try:
                piece = self._object.decompress(data)
            except zstandard.ZstdError as error:
                raise _damaged(f"the compressed data is damaged: {error}") from error
            data = self._object.unused_data
            if piece:
                yield piece

    def finish(self) -> Iterator[bytes]:
        if not self._has_begun or not self._object.eof:
            raise _cut_short()
        yield from ()


def _zstd_frame() -> zstandard.ZstdDecompressionObj:
    return zstandard.ZstdDecompressor(max_window_size=_ZSTD_WINDOW).decompressobj()


class _Chain:
    """Codings applied one after the other; undone in reverse."""

    def __init__(self, decoders: list[Decoder]) -> None:
        self._decoders = decoders

    def feed(self, data: bytes) -> Iterator[bytes]:
        yield from self._through(0, (data,))

    def _through(self, first: int, pieces: Iterable[bytes]) -> Iterator[bytes]:
        """Pass pieces on to the decoders from number ``first`` on."""
        if first == len(self._decoders):
            yield from pieces
            return
        for piece in pieces:
            yield from self._through(first + 1, self._decoders[first].feed(piece))

    def finish(self) -> Iterator[bytes]:
        for number, decoder in enumerate(self._decoders):
            yield from self._through(number + 1, decoder.finish())


class _Kept:
    """Hands out what came as it came, and decodes it on the side to see that it is whole."""

    def __init__(self, decoder: Decoder) -> None:
        self._decoder = decoder

    def feed(self, data: bytes) -> Iterator[bytes]:
        for _ in self._decoder.feed(data):
            yield b""
        yield data

    def finish(self) -> Iterator[bytes]:
        for _ in self._decoder.finish():
            yield b""


_MAKERS: dict[str, Callable[[], Decoder]] = {
    "gzip": lambda: _Zlib("gzip"),
    "deflate": _Deflate,
    "br": _Brotli,
    "zstd": _Zstd,
}


def refuse_unknown(codings: tuple[str, ...]) -> None:
    """Raise TransferError ``ERROR_UNSUPPORTED_COMPRESSION`` for codings nobody knows."""
    unknown = [coding for coding in codings if coding not in _MAKERS]
    if unknown or len(codings) > _MOST_CODINGS:
        raise TransferError(
            Hresult.ERROR_UNSUPPORTED_COMPRESSION,
            f"the server used the unknown coding {', '.join(unknown or codings)}",
        )


def decoder_for(codings: tuple[str, ...], *, keeps: bool = False) -> Decoder:
    """Return a decoder for Content-Encoding's list, in the order the server applied it.

    One that ``keeps`` yields the bytes as they came and only checks that they can be decoded.

    Raises: TransferError, see :func:`refuse_unknown`.
    """
    refuse_unknown(codings)
    chain = _Chain([_MAKERS[coding]() for coding in reversed(codings)])
    return _Kept(chain) if keeps else chain
