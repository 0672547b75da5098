"""H7: a job's callback judges certificates that are good otherwise."""

from pathlib import Path

import pytest

from bitsgui.bits.errors import S_FALSE, S_OK, ErrorClass, Hresult
from bitsgui.bits.types import ErrorContext, JobState
from bitsgui.engine.job import EngineJob
from bitsgui.engine.transport import Transport
from tests.engine.cases.rig import PATIENT, Result, Rig, Setup
from tests.engine.cases.test_certificates import PAST, ROOT, trusting
from tests.servers.chains import NAMES, Holder
from tests.servers.script import Script
from tests.servers.scripted import ServerThread

FILE = Script(size=300_000)
BETWEEN = ROOT.issue(title="Between", is_issuer=True)
Asked = list[tuple[str, tuple[bytes, ...]]]


def judging(answer: int | Exception, asked: Asked) -> Setup:
    async def judge(place: str, chain: tuple[bytes, ...]) -> int:
        asked.append((place, chain))
        if isinstance(answer, Exception):
            raise answer
        return answer

    async def setup(job: EngineJob) -> None:
        await job.set_server_certificate_validation(judge)

    return setup


async def fetch(
    rig: Rig, folder: Path, shown: Holder, answer: int | Exception, asked: Asked
) -> tuple[Result, int]:
    """Return what came of it, and the port of the server."""
    rig.transport = Transport(trusting(ROOT))
    with ServerThread(shown.server_context(folder)) as server:
        link = server.script("/f.bin", FILE)
        result = await rig.fetch(link, settings=PATIENT, setup=judging(answer, asked))
        is_whole = result.state is JobState.ACKNOWLEDGED
        assert bool(list(server.log_of("/f.bin"))) == is_whole
    return result, server.port


async def test_what_a_callback_believes_is_fetched_and_asked_about_once(
    rig: Rig, tmp_path: Path
) -> None:
    asked: Asked = []
    shown = BETWEEN.issue(*NAMES)
    result, port = await fetch(rig, tmp_path, shown, S_OK, asked)
    result.is_complete({"f.bin": FILE})
    assert asked == [(f"127.0.0.1:{port}", (shown.der, BETWEEN.der))]


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (Hresult.WININET_INVALID_CA, Hresult.WININET_INVALID_CA),
        (S_FALSE, Hresult.E_FAIL),
    ],
)
async def test_what_it_refuses_is_tried_again_with_its_own_code(
    rig: Rig, tmp_path: Path, answer: int, code: int
) -> None:
    result, _ = await fetch(rig, tmp_path, ROOT.issue(*NAMES), answer, [])
    assert result.state is JobState.TRANSIENT_ERROR
    assert (result.error.code, result.error.error_class) == (code, ErrorClass.TRANSIENT.value)
    assert result.error.context is ErrorContext.SERVER_CERTIFICATE_CALLBACK


async def test_it_is_not_asked_about_what_is_bad_anyway(rig: Rig, tmp_path: Path) -> None:
    asked: Asked = []
    result, _ = await fetch(rig, tmp_path, ROOT.issue(*NAMES, until=PAST), S_OK, asked)
    result.has_failed(Hresult.WININET_SEC_CERT_DATE_INVALID, "expired on")
    assert asked == []


async def test_a_callback_that_is_gone_is_asked_for(rig: Rig, tmp_path: Path) -> None:
    rig.transport = Transport(trusting(ROOT))
    with ServerThread(ROOT.issue(*NAMES).server_context(tmp_path)) as server:
        link = server.script("/f.bin", FILE)
        async with rig.engine(**PATIENT) as manager:
            job = await rig.add(manager, {link: None})
            await judging(S_OK, [])(job)
        rig.transport = Transport(trusting(ROOT))
        async with rig.engine(**PATIENT) as manager:
            again = await manager.get_job(job.id)
            await again.resume()
            result = await rig.settle(manager, job.id)
        assert list(server.log_of("/f.bin")) == []
    result.has_failed(Hresult.BG_E_SERVER_CERT_VALIDATION_INTERFACE_REQUIRED, "program that checks")
