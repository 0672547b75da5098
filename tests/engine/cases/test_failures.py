"""Servers that cannot be found, refuse, or say nothing; and heads that are no HTTP."""

import pytest

from bitsgui.bits.errors import Hresult, InvalidArgumentError
from tests.engine.cases.rig import PATIENT, Rig
from tests.servers.script import Fault, HeadForm, LengthMode, Script
from tests.servers.scripted import ScriptedServer, ServerThread
from tests.servers.waiting import free_port

FILE = Script(size=80_000)
SOON = {**PATIENT, "connect_timeout_s": 0.4, "answer_timeout_s": 0.4, "stall_timeout_s": 0.4}


@pytest.mark.parametrize("host", ["no-such-host.invalid", "xn--.invalid"])
async def test_a_name_that_does_not_resolve(rig: Rig, host: str) -> None:
    result = await rig.fetch(f"http://{host}/f.bin", settings=PATIENT)
    result.has_failed(Hresult.WININET_NAME_NOT_RESOLVED, "name was not found")


async def test_a_port_nobody_listens_on(rig: Rig) -> None:
    result = await rig.fetch(f"http://127.0.0.1:{free_port()}/f.bin", settings=PATIENT)
    result.has_failed(Hresult.WININET_CANNOT_CONNECT, "did not accept the connection")


async def test_a_server_that_comes_back_is_found_again(rig: Rig) -> None:
    with ServerThread() as server:
        url = server.script("/f.bin", FILE)
        server.call(server.stop())
        async with rig.engine(**PATIENT) as manager:
            job = await rig.add(manager, {url: None})
            await job.resume()
            (await rig.settle(manager, job.id)).has_failed(Hresult.WININET_CANNOT_CONNECT)
            server.call(server.start())
            await job.resume()
            (await rig.settle(manager, job.id)).is_complete({"f.bin": FILE})


@pytest.mark.parametrize("phase", ["accept", "before_head", "mid_head"])
async def test_a_server_that_does_not_answer_times_out(rig: Rig, phase: str) -> None:
    with ServerThread() as server:
        stall = Fault("stall", phase=phase)  # type: ignore[arg-type]
        url = server.script("*" if phase == "accept" else "/f.bin", Script(fault=(stall,)))
        result = await rig.fetch(url.replace("*", "/f.bin").replace("//f", "/f"), settings=SOON)
        result.has_failed(Hresult.WININET_TIMEOUT, "did not answer in time")


@pytest.mark.parametrize("size", [80_000, 3_000_000])
@pytest.mark.parametrize("phase", ["after_head", "body"])
async def test_a_body_that_stands_still_times_out(
    server: ScriptedServer, rig: Rig, phase: str, size: int
) -> None:
    stall = Fault("stall", at=40_000, phase=phase)  # type: ignore[arg-type]
    url = server.script(f"/still/{phase}{size}/f.bin", Script(size=size, fault=(stall,)))
    result = await rig.fetch(url, settings=SOON)
    result.has_failed(Hresult.WININET_TIMEOUT, parts=len(result.names()))
    assert len(result.names()) <= 1


async def test_a_body_that_only_drips_is_not_given_up(server: ScriptedServer, rig: Rig) -> None:
    script = Script(size=2_000, fault=(Fault("drip", at=0, rate=1_500),))
    result = await rig.fetch(server.script("/drip/f.bin", script), settings=SOON)
    result.is_complete({"f.bin": script})


@pytest.mark.parametrize(
    "form",
    [
        "bare_lf",
        "obs_fold",
        "big_header_64k",
        "many_headers",
        "no_reason",
    ],
)
@pytest.mark.parametrize("size", [5_000, 3_000_000])
async def test_odd_heads_are_read(
    server: ScriptedServer, rig: Rig, form: HeadForm, size: int
) -> None:
    script = Script(size=size, head_form=form)
    url = server.script(f"/head/{form}{size}/f.bin", script)
    (await rig.fetch(url, settings=PATIENT)).is_complete({"f.bin": script})
    assert len(server.log_of(f"/head/{form}{size}/f.bin")) == 1


@pytest.mark.parametrize(
    "form",
    [
        "http09",
        "big_header_1m",
        "bad_status_line",
        "space_before_colon",
        "nul_in_header",
        "leading_blank_lines",
    ],
)
async def test_heads_that_are_no_http_never_become_a_file(
    server: ScriptedServer, rig: Rig, form: HeadForm
) -> None:
    url = server.script(f"/nohttp/{form}/f.bin", Script(size=5_000, head_form=form))
    result = await rig.fetch(url, settings=SOON)
    if form == "http09":  # a body without a head is an answer that never came
        result.has_failed(Hresult.WININET_CONNECTION_ABORTED, "broke off")
    else:
        result.has_failed(Hresult.WININET_INVALID_SERVER_RESPONSE, "makes no sense")


@pytest.mark.parametrize("phase", ["before_head", "mid_head"])
async def test_noise_in_place_of_a_head(server: ScriptedServer, rig: Rig, phase: str) -> None:
    noise = Fault("garbage", phase=phase, limit=1)  # type: ignore[arg-type]
    script = Script(size=5_000, fault=(noise,))
    (await rig.fetch(server.script(f"/noise/{phase}/f.bin", script))).is_complete({"f.bin": script})
    assert len(server.log_of(f"/noise/{phase}/f.bin")) == 2


WHOLE: tuple[LengthMode, ...] = (
    "honest",
    "absent",
    "chunked",
    "chunked_and_length",
    "http10",
    "http10_length",
    "twice",
)


@pytest.mark.parametrize("length", WHOLE)
@pytest.mark.parametrize("size", [0, 5_000, 3_000_000])
async def test_every_framing_brings_the_whole_file(
    server: ScriptedServer, rig: Rig, length: LengthMode, size: int
) -> None:
    script = Script(size=size, length=length)
    url = server.script(f"/framing/{length}{size}/f.bin", script)
    (await rig.fetch(url, settings=PATIENT)).is_complete({"f.bin": script})
    assert len(server.log_of(f"/framing/{length}{size}/f.bin")) == 1


@pytest.mark.parametrize(
    ("length", "code"),
    [
        ("chunked_no_end", Hresult.WININET_CONNECTION_ABORTED),
        ("chunked_bad_size", Hresult.WININET_INVALID_SERVER_RESPONSE),
        ("too_long", Hresult.WININET_CONNECTION_ABORTED),
        ("negative", None),
        ("huge", None),
        ("text", None),
        ("conflicting", None),
    ],
)
@pytest.mark.parametrize("size", [5_000, 3_000_000])
async def test_a_framing_that_lies_never_becomes_a_file(
    server: ScriptedServer, rig: Rig, length: LengthMode, code: Hresult | None, size: int
) -> None:
    script = Script(size=size, length=length)
    result = await rig.fetch(server.script(f"/lies/{length}{size}/f.bin", script), settings=PATIENT)
    assert result.error.code in (
        {code}
        if code is not None
        else {Hresult.WININET_INVALID_SERVER_RESPONSE, Hresult.BG_E_INVALID_SERVER_RESPONSE}
    )
    result.has_failed(result.error.code, parts=len(result.names()))


async def test_bytes_behind_the_length_are_never_written(server: ScriptedServer, rig: Rig) -> None:
    script = Script(size=3_000_000, length="too_short")
    result = await rig.fetch(server.script("/short/f.bin", script), settings=PATIENT)
    result.is_complete({"f.bin": Script(size=2_999_000)})


async def test_trailers_behind_the_last_chunk_are_no_part_of_the_file(
    server: ScriptedServer, rig: Rig
) -> None:
    script = Script(size=200_000, length="chunked", headers=(("Trailer", "X-Sum"),))
    (await rig.fetch(server.script("/trailer/f.bin", script))).is_complete({"f.bin": script})


async def test_a_connection_closed_while_idle_costs_no_error(
    server: ScriptedServer, rig: Rig
) -> None:
    scripts = {f"{n}.bin": Script(size=5_000, connection="silent_close") for n in range(5)}
    urls = [server.script(f"/idle/{name}", script) for name, script in scripts.items()]
    result = await rig.fetch(*urls, settings={"files_at_once": 1})
    result.is_complete(scripts)
    assert result.row is not None
    assert result.row.error_count == 0


async def test_a_link_that_cannot_be_read_is_refused_when_it_is_added(rig: Rig) -> None:
    async with rig.engine() as manager:
        for link in ("", "http://", "gopher://127.0.0.1/x", "http://[::1/x", "http://a b/"):
            with pytest.raises(InvalidArgumentError, match=r"\w+\."):
                await rig.add(manager, {link: None})
        assert await manager.views() == []
