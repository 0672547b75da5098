"""Decoders of content codings: every cut of the input, damage, and what a bomb may take."""

import gzip
import tracemalloc
import zlib

import brotli
import pytest
import zstandard

from bitsgui.bits.errors import Hresult, TransferError
from bitsgui.engine.decoders import PIECE, decoder_for
from tests.servers.pattern import pattern

TEXT = pattern(5, 0, 5_000) + b"words " * 5_000


def _raw(data: bytes) -> bytes:
    return zlib.compress(data, wbits=-15)


CODED = {
    "gzip": gzip.compress(TEXT, mtime=0),
    "gzip members": gzip.compress(TEXT[:900], mtime=0) + gzip.compress(TEXT[900:], mtime=0),
    "deflate": zlib.compress(TEXT),
    "deflate raw": _raw(TEXT),
    "br": brotli.compress(TEXT, quality=3),
    "zstd": zstandard.compress(TEXT),
    "zstd frames": zstandard.compress(TEXT[:900]) + zstandard.compress(TEXT[900:]),
}


def decoded(name: str, data: bytes, step: int) -> bytes:
    decoder = decoder_for((name.split(" ", maxsplit=1)[0],))
    out = [p for at in range(0, len(data), step) for p in decoder.feed(data[at : at + step])]
    return b"".join([*out, *decoder.finish()])


@pytest.mark.parametrize("name", CODED)
@pytest.mark.parametrize("step", [1, 2, 3, 700, 1_000_000])
def test_every_coding_is_undone_however_the_bytes_arrive(name: str, step: int) -> None:
    assert decoded(name, CODED[name], step) == TEXT


@pytest.mark.parametrize("name", CODED)
@pytest.mark.parametrize("missing", [1, 9, 500])
def test_an_early_end_is_an_error(name: str, missing: int) -> None:
    with pytest.raises(TransferError) as caught:
        decoded(name, CODED[name][:-missing], 1000)
    assert caught.value.code == Hresult.ERROR_INVALID_DATA


@pytest.mark.parametrize("name", ["gzip", "deflate", "br", "zstd"])
def test_nothing_at_all_is_no_stream(name: str) -> None:
    with pytest.raises(TransferError):
        decoded(name, b"", 10)


@pytest.mark.parametrize("name", ["gzip", "deflate", "br", "zstd"])
def test_noise_is_an_error(name: str) -> None:
    with pytest.raises(TransferError):
        decoded(name, b"\xff\xfe\xfd" * 500, 100)


@pytest.mark.parametrize("name", ["gzip", "deflate"])
def test_damage_in_the_middle_is_an_error(name: str) -> None:
    damaged = bytearray(CODED[name])
    damaged[2_500] ^= 0xFF
    with pytest.raises(TransferError):
        decoded(name, bytes(damaged), 700)


@pytest.mark.parametrize("step", [1, 1000])
def test_padding_behind_gzip_is_dropped(step: int) -> None:
    assert decoded("gzip", CODED["gzip"] + b"\0" * 512, step) == TEXT
    assert decoded("gzip", CODED["gzip"] + b"\x1f", step) == TEXT


ZEROS = b"\0" * (64 * 1024 * 1024)
BOMBS = {
    ("gzip",): gzip.compress(ZEROS, 9, mtime=0),
    ("deflate",): zlib.compress(ZEROS, 9),
    ("br",): brotli.compress(ZEROS, quality=5),
    ("zstd",): zstandard.compress(ZEROS),
    ("gzip", "gzip"): gzip.compress(gzip.compress(ZEROS, 9, mtime=0), 9, mtime=0),
}


@pytest.mark.parametrize("codings", BOMBS)
def test_a_bomb_comes_in_pieces(codings: tuple[str, ...]) -> None:
    decoder = decoder_for(codings)
    total = 0
    tracemalloc.start()
    for piece in decoder.feed(BOMBS[codings]):
        assert len(piece) <= 8 * PIECE
        total += len(piece)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert list(decoder.finish()) == []
    assert total == len(ZEROS)
    assert peak < 24 * 1024 * 1024


def test_a_window_larger_than_the_web_allows_is_refused() -> None:
    parameters = zstandard.ZstdCompressionParameters(window_log=27, enable_ldm=True)
    coder = zstandard.ZstdCompressor(compression_params=parameters).compressobj()
    data = coder.compress(TEXT * 10) + coder.flush()
    with pytest.raises(TransferError):
        decoded("zstd", data, 1000)


@pytest.mark.parametrize("codings", [("compress",), ("gzip", "magic"), ("gzip",) * 4])
def test_unknown_codings_are_named(codings: tuple[str, ...]) -> None:
    with pytest.raises(TransferError) as caught:
        decoder_for(codings)
    assert caught.value.code == Hresult.ERROR_UNSUPPORTED_COMPRESSION
    assert codings[-1] in caught.value.detail
