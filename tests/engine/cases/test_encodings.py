"""Content codings nobody asked for: decoded, checked as encoded, never trusted."""

import gzip
import zlib
from dataclasses import replace

import brotli
import pytest
import zstandard

from bitsgui.bits.errors import Hresult
from bitsgui.bits.types import JobState
from tests.engine.cases.rig import PATIENT, Result, Rig, sent
from tests.servers.codings import encode
from tests.servers.pattern import pattern
from tests.servers.script import Encoding, Fault, LengthMode, Script
from tests.servers.scripted import ScriptedServer


@pytest.mark.parametrize(
    "encoding", ["gzip", "x-gzip", "deflate", "raw-deflate", "br", "zstd", "double"]
)
@pytest.mark.parametrize("size", [0, 1, 100_000, 3_000_000])
async def test_a_coded_body_is_decoded(
    server: ScriptedServer, rig: Rig, encoding: Encoding, size: int
) -> None:
    script = Script(size=size, encoding=encoding)
    url = server.script(f"/coded/{encoding}/f.bin", script)
    (await rig.fetch(url)).is_complete({"f.bin": script})
    assert sent(server.log_of(f"/coded/{encoding}/f.bin"), "accept-encoding")[-1] == "identity"


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br", "zstd", "gzip, gzip"])
@pytest.mark.parametrize("length", ["honest", "chunked"])
async def test_a_coded_body_of_no_bytes_is_an_empty_file(
    server: ScriptedServer, rig: Rig, coding: str, length: LengthMode
) -> None:
    script = Script(size=0, length=length, headers=(("Content-Encoding", coding),))
    (await rig.fetch(server.script(f"/empty/{length}/f.bin", script))).is_complete(
        {"f.bin": script}
    )


async def test_a_coded_body_of_no_bytes_that_ends_with_the_connection_is_none(
    server: ScriptedServer, rig: Rig
) -> None:
    script = Script(size=0, length="absent", headers=(("Content-Encoding", "gzip"),))
    result = await rig.fetch(server.script("/nothing/f.bin", script), settings=PATIENT)
    result.has_failed(Hresult.ERROR_INVALID_DATA, "is damaged", parts=0)


@pytest.mark.parametrize("encoding", ["gzip", "br", "zstd"])
async def test_a_coded_body_comes_in_chunks_as_well(
    server: ScriptedServer, rig: Rig, encoding: Encoding
) -> None:
    script = Script(size=500_000, encoding=encoding, length="chunked")
    (await rig.fetch(server.script("/chunks/f.bin", script))).is_complete({"f.bin": script})


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "br", "zstd"])
async def test_a_coded_body_that_breaks_off_starts_over(
    server: ScriptedServer, rig: Rig, encoding: Encoding
) -> None:
    script = Script(size=400_000, encoding=encoding, fault=(Fault("fin", at=-5, limit=1),))
    url = server.script(f"/broken/{encoding}/f.bin", script)
    (await rig.fetch(url)).is_complete({"f.bin": script})
    assert sent(server.log_of(f"/broken/{encoding}/f.bin"), "range") == [None, None]


async def test_a_coding_nobody_knows_is_refused(server: ScriptedServer, rig: Rig) -> None:
    url = server.script("/unknown/f.bin", Script(size=1000, encoding="unknown"))
    result = await rig.fetch(url)
    result.has_failed(Hresult.ERROR_UNSUPPORTED_COMPRESSION, "not known")
    assert "x-nobody-knows" in result.error.detail


async def test_too_many_codings_are_refused(server: ScriptedServer, rig: Rig) -> None:
    headers = (("Content-Encoding", "gzip, gzip, gzip, gzip"),)
    url = server.script("/manycodings/f.bin", Script(headers=headers))
    (await rig.fetch(url)).has_failed(Hresult.ERROR_UNSUPPORTED_COMPRESSION)


@pytest.mark.parametrize("encoding", ["lying_gzip", "cut_gzip"])
@pytest.mark.parametrize("size", [5_000, 2_000_000])
async def test_a_damaged_coding_never_becomes_a_file(
    server: ScriptedServer, rig: Rig, encoding: Encoding, size: int
) -> None:
    script = Script(size=size, encoding=encoding)
    url = server.script(f"/damaged/{encoding}/f.bin", script)
    result = await rig.fetch(url, settings=PATIENT)
    result.has_failed(Hresult.ERROR_INVALID_DATA, "is damaged", parts=0)


def was_given_up(result: Result, code: Hresult) -> None:
    """Assert that a job which was tried again is in ERROR for a reason that is retried at first."""
    assert result.state is JobState.ERROR
    assert result.error.code == code
    assert result.view is not None
    assert result.view.error_count > 1


@pytest.mark.parametrize("encoding", ["gzip", "br", "zstd"])
@pytest.mark.parametrize("length", ["honest", "chunked"])
async def test_a_coding_damaged_twice_at_one_place_is_given_up(
    server: ScriptedServer, rig: Rig, encoding: Encoding, length: LengthMode
) -> None:
    cut = encode(encoding, pattern(1, 0, 300_000))[:-10].decode("utf-8", "surrogateescape")
    headers = (("Content-Encoding", encoding),)
    path = f"/cut/{encoding}/{length}/f.bin"
    url = server.script(path, Script(text=cut, headers=headers, length=length))
    result = await rig.fetch(url)
    was_given_up(result, Hresult.ERROR_INVALID_DATA)
    assert result.names() == set()
    assert len(server.log_of(path)) == 2


async def test_a_coding_with_a_damaged_middle_is_given_up(server: ScriptedServer, rig: Rig) -> None:
    script = Script(size=3_000_000, encoding="gzip", fault=(Fault("garbage", at=1_500_000),))
    result = await rig.fetch(server.script("/middle/f.bin", script))
    was_given_up(result, Hresult.ERROR_INVALID_DATA)
    assert result.names() == set()


async def test_a_file_that_never_gets_further_ends_with_the_patience_for_it(
    server: ScriptedServer, rig: Rig
) -> None:
    script = Script(
        size=300_000, etag="changing", length="chunked", fault=(Fault("fin", at=100_000),)
    )
    url = server.script("/never/f.bin", script)
    result = await rig.fetch(url, no_progress_timeout_s=1.0)
    was_given_up(result, Hresult.WININET_CONNECTION_ABORTED)


async def test_a_damaged_coding_is_tried_again(server: ScriptedServer, rig: Rig) -> None:
    script = Script(size=300_000, encoding="gzip", fault=(Fault("garbage", at=150_000, limit=1),))
    (await rig.fetch(server.script("/again/f.bin", script))).is_complete({"f.bin": script})


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("f.gz", "application/octet-stream"),
        ("f.tgz", "text/plain"),
        ("f.tar.gz", None),
        ("download", "application/gzip"),
        ("download", "application/x-gzip"),
    ],
)
async def test_a_gzip_file_labelled_with_its_own_coding_is_kept_as_sent(
    server: ScriptedServer, rig: Rig, name: str, kind: str | None
) -> None:
    script = Script(size=200_000, encoding="gzip", content_type=kind)
    result = await rig.fetch(server.script(f"/kept/{name}", script))
    final = name if "." in name else f"{name}.gz"
    result.is_complete({final: encode("gzip", pattern(1, 0, 200_000))})


async def test_a_gzip_file_kept_as_sent_has_to_be_whole(server: ScriptedServer, rig: Rig) -> None:
    script = Script(size=200_000, encoding="gzip", fault=(Fault("fin", at=-5, limit=1),))
    result = await rig.fetch(server.script("/keptwhole/f.gz", script))
    result.is_complete({"f.gz": encode("gzip", pattern(1, 0, 200_000))})


@pytest.mark.parametrize("length", ["absent", "http10"])
async def test_a_gzip_file_kept_as_sent_that_ends_with_the_connection_has_to_be_whole(
    server: ScriptedServer, rig: Rig, length: LengthMode
) -> None:
    whole = Script(size=2_000_000, encoding="gzip", length=length)
    path = f"/keptclose/{length}/f.tar.gz"
    url = server.script(path, replace(whole, fault=(Fault("fin", at=-5, limit=1),)))
    result = await rig.fetch(url)
    result.is_complete({"f.tar.gz": encode("gzip", pattern(1, 0, 2_000_000))})
    assert len(server.log_of(path)) == 2


async def test_a_gzip_file_kept_as_sent_that_is_always_cut_is_given_up(
    server: ScriptedServer, rig: Rig
) -> None:
    script = Script(size=200_000, encoding="gzip", length="absent", fault=(Fault("fin", at=-5),))
    result = await rig.fetch(server.script("/keptcut/f.gz", script))
    was_given_up(result, Hresult.ERROR_INVALID_DATA)
    assert result.names() == set()


async def test_a_brotli_coding_on_a_gz_name_is_undone(server: ScriptedServer, rig: Rig) -> None:
    script = Script(size=50_000, encoding="br")
    (await rig.fetch(server.script("/brgz/f.gz", script))).is_complete({"f.gz": script})


async def test_identity_spelled_out_is_no_coding(server: ScriptedServer, rig: Rig) -> None:
    script = Script(size=50_000, headers=(("Content-Encoding", "identity"),))
    (await rig.fetch(server.script("/identity/f.bin", script))).is_complete({"f.bin": script})


async def test_a_bomb_meets_the_size_limit_before_it_fills_memory(
    server: ScriptedServer, rig: Rig
) -> None:
    script = Script(text="\0" * 60_000_000, encoding="gzip")
    url = server.script("/bomb/f.bin", script)

    async with rig.engine(**PATIENT) as manager:
        job = await rig.add(manager, {url: None})
        options = manager._core.jobs[job.id].record.options
        manager._core.jobs[job.id].record.options = replace(options, max_download_size=5_000_000)
        await job.resume()
        result = await rig.settle(manager, job.id)
    result.has_failed(Hresult.BG_E_MAX_DOWNLOAD_SIZE_LIMIT_REACHED, "size limit", parts=1)
    (part,) = rig.folder.iterdir()
    assert part.stat().st_size <= 5_000_000


def test_the_codings_here_are_those_the_server_uses() -> None:
    data = pattern(3, 0, 10_000)
    assert gzip.decompress(encode("gzip", data)) == data
    assert zlib.decompress(encode("deflate", data)) == data
    assert brotli.decompress(encode("br", data)) == data
    assert zstandard.ZstdDecompressor().decompress(encode("zstd", data)) == data
