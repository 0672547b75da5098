"""What each HTTP status does to a job."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from bitsgui.bits.errors import Hresult
from bitsgui.bits.types import JobState
from tests.engine.cases.rig import PATIENT, Rig
from tests.servers.script import Script, Status
from tests.servers.scripted import ScriptedServer

FATAL = {
    300: "leads elsewhere",
    301: "leads elsewhere",
    302: "leads elsewhere",
    303: "leads elsewhere",
    304: "nothing has changed",
    305: "leads elsewhere",
    307: "leads elsewhere",
    308: "leads elsewhere",
    400: "does not understand",
    401: "asks you to log in",
    402: "payment",
    403: "does not let you",
    404: "no such file",
    405: "that way",
    406: "no form",
    407: "proxy asks you",
    410: "was removed",
    411: "refused the request",
    412: "has changed",
    413: "refused the request",
    414: "too long",
    415: "refused the request",
    416: "all of it was asked for",
    417: "refused the request",
    418: "refused the request",
    421: "wrong server",
    422: "refused the request",
    423: "refused the request",
    424: "refused the request",
    426: "refused the request",
    428: "refused the request",
    431: "headers too long",
    451: "legal reasons",
    499: "refused the request",
    501: "cannot do",
    505: "version of HTTP",
}
NETWORK = 511
"""Is waited out, see tests/engine/test_portals.py."""
TRANSIENT = {
    201: "does not fit",
    202: "does not fit",
    204: "does not fit",
    205: "does not fit",
    226: "does not fit",
    299: "does not fit",
    306: "leads elsewhere",
    408: "waited too long",
    409: "is changing",
    425: "a moment later",
    429: "fewer requests",
    500: "has a fault",
    502: "no proper answer",
    503: "busy",
    504: "no answer in time",
    506: "has a fault",
    507: "no room left",
    508: "has a fault",
    510: "has a fault",
    511: "log in first",
    520: "has a fault",
    599: "has a fault",
}


@pytest.mark.parametrize("status", FATAL)
async def test_a_refusal_is_final_and_asked_for_once(
    server: ScriptedServer, rig: Rig, status: int
) -> None:
    url = server.script(f"/fatal/{status}/f.bin", Script(status=Status(status)))
    result = await rig.fetch(url)
    result.has_failed(status, FATAL[status])
    assert result.view is not None
    assert result.view.error_count == 1
    assert len(server.log_of(f"/fatal/{status}/f.bin")) == 1


@pytest.mark.parametrize("status", [status for status in TRANSIENT if status != NETWORK])
async def test_a_passing_trouble_is_tried_again(
    server: ScriptedServer, rig: Rig, status: int
) -> None:
    script = Script(statuses=(Status(status),))
    url = server.script(f"/passing/{status}/f.bin", script)
    async with rig.engine(**PATIENT) as manager:
        job = await rig.add(manager, {url: None})
        await job.resume()
        (await rig.settle(manager, job.id)).has_failed(status, TRANSIENT[status])
        await job.resume()
        (await rig.settle(manager, job.id)).is_complete({"f.bin": script})
    assert [r.status for r in server.log_of(f"/passing/{status}/f.bin")] == [status, 200]


async def test_passing_troubles_of_many_kinds_end_by_themselves(
    server: ScriptedServer, rig: Rig
) -> None:
    script = Script(statuses=tuple(Status(s) for s in (503, 500, 429, 408, 204, 504)))
    result = await rig.fetch(server.script("/many/f.bin", script))
    result.is_complete({"f.bin": script})
    assert len(server.log_of("/many/f.bin")) == 7
    assert result.row is not None
    assert result.row.error_count == 6


async def test_a_203_is_the_file(server: ScriptedServer, rig: Rig) -> None:
    url = server.script("/203/f.bin", Script(status=Status(203, body="from a cache\n")))
    (await rig.fetch(url)).is_complete({"f.bin": b"from a cache\n"})


async def test_a_206_nobody_asked_for_is_the_file_if_it_is_whole(
    server: ScriptedServer, rig: Rig
) -> None:
    script = Script(size=300_000, range_mode="206_to_plain_get")
    (await rig.fetch(server.script("/206/f.bin", script))).is_complete({"f.bin": script})


async def test_a_206_without_its_range_is_never_taken_for_the_file(
    server: ScriptedServer, rig: Rig
) -> None:
    url = server.script("/206-bare/f.bin", Script(status=Status(206, body="which part?")))
    result = await rig.fetch(url, settings=PATIENT)
    result.has_failed(Hresult.BG_E_INVALID_SERVER_RESPONSE, "something other than the file")
    assert len(server.log_of("/206-bare/f.bin")) == 2


async def test_an_empty_file_is_a_file(server: ScriptedServer, rig: Rig) -> None:
    script = Script(size=0)
    (await rig.fetch(server.script("/empty/f.bin", script))).is_complete({"f.bin": b""})


@pytest.mark.parametrize("interim", [(100,), (102,), (103,), (100, 103, 102, 103)])
async def test_interim_answers_are_passed_over(
    server: ScriptedServer, rig: Rig, interim: tuple[int, ...]
) -> None:
    path = f"/interim/{len(interim)}{interim[0]}/f.bin"
    script = Script(size=3_000_000, interim=interim)
    (await rig.fetch(server.script(path, script))).is_complete({"f.bin": script})
    assert len(server.log_of(path)) == 1


async def test_a_switch_of_protocols_nobody_asked_for_is_no_answer(
    server: ScriptedServer, rig: Rig
) -> None:
    url = server.script("/101/f.bin", Script(status=Status(101, body="")))
    result = await rig.fetch(url, settings={**PATIENT, "answer_timeout_s": 0.5})
    result.has_failed(Hresult.WININET_INVALID_SERVER_RESPONSE, "makes no sense")


def _later(seconds: float) -> str:
    return format_datetime(datetime.now(UTC) + timedelta(seconds=seconds), usegmt=True)


@pytest.mark.parametrize("status", [429, 503])
@pytest.mark.parametrize(
    ("value", "wait"),
    [
        ("120", (119, 121)),
        ("0", (19, 21)),
        ("999999999999", (599, 601)),
        ("soon", (19, 21)),
        ("-5", (19, 21)),
        ("date", (195, 201)),
        ("past", (19, 21)),
    ],
)
async def test_retry_after_is_honoured_within_reason(
    server: ScriptedServer, rig: Rig, status: int, value: str, wait: tuple[float, float]
) -> None:
    header = {"date": _later(200), "past": _later(-200)}.get(value, value)
    url = server.script(
        f"/after/{status}/f.bin", Script(status=Status(status, (("Retry-After", header),)))
    )
    settings = {"retry_delay_s": 20.0, "retry_delay_max_s": 20.0, "retry_after_max_s": 600.0}
    result = await rig.fetch(url, settings=settings)
    result.has_failed(status)
    assert result.error.next_retry is not None
    assert wait[0] <= (result.error.next_retry - result.error.at).total_seconds() <= wait[1]


@pytest.mark.parametrize("hours", [-24, 24])
async def test_a_retry_after_goes_by_the_clock_of_its_server(
    server: ScriptedServer, rig: Rig, hours: int
) -> None:
    now = hours * 3600.0
    headers = (("Date", _later(now)), ("Retry-After", _later(now + 200)))
    url = server.script(f"/off{hours}/f.bin", Script(status=Status(503, headers)))
    settings = {"retry_delay_s": 20.0, "retry_delay_max_s": 20.0, "retry_after_max_s": 600.0}
    result = await rig.fetch(url, settings=settings)
    assert result.error.next_retry is not None
    assert 199 <= (result.error.next_retry - result.error.at).total_seconds() <= 201


async def test_retry_after_makes_the_engine_wait(server: ScriptedServer, rig: Rig) -> None:
    busy = Status(503, (("Retry-After", "1"),))
    script = Script(statuses=(busy,))
    url = server.script("/wait/f.bin", script)
    async with rig.engine(retry_after_max_s=60.0) as manager:
        job = await rig.add(manager, {url: None})
        await job.resume()
        begun = datetime.now(UTC)
        (await rig.settle(manager, job.id)).is_complete({"f.bin": script})
    assert (datetime.now(UTC) - begun).total_seconds() >= 1


async def test_one_refused_file_does_not_stop_the_others(server: ScriptedServer, rig: Rig) -> None:
    good = [Script(seed=n, size=50_000) for n in (1, 2)]
    urls = [server.script(f"/mixed/good{n}.bin", s) for n, s in enumerate(good)]
    bad = server.script("/mixed/bad.bin", Script(status=Status(404)))
    result = await rig.fetch(urls[0], bad, urls[1])
    assert result.state is JobState.ERROR
    assert result.error.http_status == 404
    assert [file.transferred for file in result.files] == [True, False, True]


async def test_a_huge_page_behind_a_refusal_is_not_read(server: ScriptedServer, rig: Rig) -> None:
    huge = Status(404, body="x" * 20_000_000)
    url = server.script("/huge404/f.bin", Script(status=huge))
    (await rig.fetch(url)).has_failed(404)
    (request,) = server.log_of("/huge404/f.bin")
    assert request.body_bytes_sent < 20_000_000
