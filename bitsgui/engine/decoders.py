"""Content codings a server applies although identity was asked for."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from typing import Protocol

import brotli
import zstandard

from bitsgui.bits.errors import Hresult, TransferError


class Decoder(Protocol):
    """Turns encoded bytes into file bytes."""

    def feed(self, data: bytes) -> bytes:
        """Return what ``data`` decodes to so far. Raises: TransferError on damaged data."""
        ...

    def finish(self) -> bytes:
        """Return the rest. Raises: TransferError if the stream is not whole."""
        ...


def _damaged(detail: str) -> TransferError:
    return TransferError(Hresult.WININET_INVALID_SERVER_RESPONSE, detail)


class _Zlib:
    """gzip (also several members) and deflate, with and without its zlib frame."""

    def __init__(self, coding: str) -> None:
        self._bits = 31 if coding == "gzip" else 15
        self._is_deflate = coding == "deflate"
        self._object = zlib.decompressobj(self._bits)
        self._has_begun = False

    def feed(self, data: bytes) -> bytes:
        out: list[bytes] = []
        while data:
            if self._object.eof:
                if self._is_deflate or not data.startswith(b"\x1f\x8b"):
                    break  # padding behind the last member
                self._object = zlib.decompressobj(self._bits)
            out.append(self._decompress(data))
            data = self._object.unused_data
        return b"".join(out)

    def _decompress(self, data: bytes) -> bytes:
        try:
            result = self._object.decompress(data)
        except zlib.error as error:
            if not self._is_deflate or self._has_begun:
                raise _damaged(f"the compressed data is damaged: {error}") from error
            # Many servers send raw deflate under this name.
            self._object = zlib.decompressobj(-15)
            result = self._decompress_raw(data)
        self._has_begun = True
        return result

    def _decompress_raw(self, data: bytes) -> bytes:
        try:
            return self._object.decompress(data)
        except zlib.error as error:
            raise _damaged(f"the compressed data is damaged: {error}") from error

    def finish(self) -> bytes:
        rest = self._object.flush()
        if not self._object.eof:
            raise _damaged("the compressed data ends too early")
        return rest


class _Brotli:
    def __init__(self) -> None:
        self._object = brotli.Decompressor()

    def feed(self, data: bytes) -> bytes:
        try:
            return self._object.process(data)
        except brotli.error as error:
            raise _damaged("the compressed data is damaged") from error

    def finish(self) -> bytes:
        if not self._object.is_finished():
            raise _damaged("the compressed data ends too early")
        return b""


class _Zstd:
    def __init__(self) -> None:
        self._object = zstandard.ZstdDecompressor().decompressobj()
        self._has_begun = False

    def feed(self, data: bytes) -> bytes:
        self._has_begun = True
        out: list[bytes] = []
        try:
            while data:
                if self._object.eof:
                    self._object = zstandard.ZstdDecompressor().decompressobj()
                out.append(self._object.decompress(data))
                data = self._object.unused_data
        except zstandard.ZstdError as error:
            raise _damaged("the compressed data is damaged") from error
        return b"".join(out)

    def finish(self) -> bytes:
        if not self._has_begun or not self._object.eof:
            raise _damaged("the compressed data ends too early")
        return b""


class _Chain:
    """Codings applied one after the other; undone in reverse."""

    def __init__(self, decoders: list[Decoder]) -> None:
        self._decoders = decoders

    def feed(self, data: bytes) -> bytes:
        for decoder in self._decoders:
            data = decoder.feed(data)
        return data

    def finish(self) -> bytes:
        data = b""
        for decoder in self._decoders:
            data = (decoder.feed(data) if data else b"") + decoder.finish()
        return data


_MAKERS: dict[str, Callable[[], Decoder]] = {
    "gzip": lambda: _Zlib("gzip"),
    "deflate": lambda: _Zlib("deflate"),
    "br": _Brotli,
    "zstd": _Zstd,
}


def decoder_for(codings: tuple[str, ...]) -> Decoder:
    """Return a decoder for Content-Encoding's list, in the order the server applied it.

    Raises: TransferError ``BG_E_INVALID_SERVER_RESPONSE`` for a coding nobody asked for or knows.
    """
    unknown = [coding for coding in codings if coding not in _MAKERS]
    if unknown or len(codings) > 3:
        raise TransferError(
            Hresult.BG_E_INVALID_SERVER_RESPONSE,
            f"the server used the unknown coding {', '.join(unknown or codings)}",
        )
    return _Chain([_MAKERS[coding]() for coding in reversed(codings)])
