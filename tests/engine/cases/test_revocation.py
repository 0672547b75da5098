"""H4's CRL_CHECK: certificates that were withdrawn, and lists that cannot tell."""

from datetime import timedelta
from pathlib import Path

import pytest

from bitsgui.bits.certificates import CertificateFault
from bitsgui.bits.errors import Hresult
from bitsgui.bits.explain import explain
from bitsgui.bits.types import JobState, ProxyUsage, SecurityFlags
from bitsgui.engine import clock
from bitsgui.engine.job import EngineJob
from bitsgui.engine.transport import Transport
from tests.engine.cases.rig import PATIENT, Result, Rig, Setup
from tests.engine.cases.test_certificates import NOW, trusting
from tests.servers import chains
from tests.servers.chains import NAMES, Holder
from tests.servers.http_proxy import HttpProxy
from tests.servers.nginx import Nginx
from tests.servers.script import Fault, Script, Status
from tests.servers.scripted import ServerThread

FILE = Script(size=300_000)
ROOT = chains.root()
F, H = CertificateFault, Hresult
LIST = "/list.crl"


async def look_for_withdrawn(job: EngineJob) -> None:
    await job.set_security_flags(SecurityFlags.CRL_CHECK)


async def fetch(
    rig: Rig, shown: Holder, folder: Path, setup: Setup | None = look_for_withdrawn
) -> Result:
    rig.transport = Transport(trusting(ROOT))
    with ServerThread(shown.server_context(folder)) as server:
        result = await rig.fetch(server.script("/f.bin", FILE), settings=PATIENT, setup=setup)
        is_whole = result.state is JobState.ACKNOWLEDGED
        assert bool(list(server.log_of("/f.bin"))) == is_whole
    return result


def is_refused(result: Result, code: Hresult, fault: CertificateFault, says: str) -> None:
    result.has_failed(code, says)
    shown = result.error.certificate
    assert shown is not None
    assert shown.fault is fault
    assert not shown.is_acceptable
    assert explain(result.error, JobState.ERROR).message.startswith(("The cert", "Nobody can tell"))


def write(nginx: Nginx, data: bytes, name: str = LIST) -> str:
    (nginx.root / name.lstrip("/")).write_bytes(data)
    return nginx.url(name)


def listed(nginx: Nginx, name: str = LIST) -> int:
    return sum(name in line for line in nginx.access_log())


async def test_what_stands_in_no_list_is_fetched_and_the_list_once(
    rig: Rig, nginx: Nginx, tmp_path: Path
) -> None:
    shown = ROOT.issue(*NAMES, crl_url=write(nginx, ROOT.crl(ROOT.certificate)))
    rig.transport = Transport(trusting(ROOT))
    with ServerThread(shown.server_context(tmp_path)) as server:
        async with rig.engine(segments=8, **PATIENT) as manager:
            for name in ("a.bin", "b.bin"):
                link = server.script(f"/{name}", Script(size=3_000_000))
                result = await rig.run(manager, link, setup=look_for_withdrawn)
                assert result.state is JobState.ACKNOWLEDGED, result.view
    assert listed(nginx) == 1


async def test_a_list_that_was_slept_over_is_fetched_anew(
    rig: Rig, nginx: Nginx, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = write(nginx, ROOT.crl())
    rig.transport = Transport(trusting(ROOT))
    awake = clock.with_sleep
    async with rig.engine(**PATIENT) as manager:
        for name, slept in (("a.bin", 0.0), ("b.bin", 3600.0), ("c.bin", 86_400.0)):
            monkeypatch.setattr(clock, "with_sleep", lambda slept=slept: awake() + slept)
            (folder := tmp_path / name[0]).mkdir()
            shown = ROOT.issue(*NAMES, crl_url=link)
            with ServerThread(shown.server_context(folder)) as server:
                url = server.script(f"/{name}", FILE)
                result = await rig.run(manager, url, setup=look_for_withdrawn)
                assert result.state is JobState.ACKNOWLEDGED, result.view
    assert listed(nginx) == 2


async def test_what_its_issuer_withdrew_is_refused(rig: Rig, nginx: Nginx, tmp_path: Path) -> None:
    shown = ROOT.issue(*NAMES, crl_url=nginx.url(LIST))
    write(nginx, ROOT.crl(shown.certificate))
    result = await fetch(rig, shown, tmp_path)
    is_refused(result, H.WININET_SEC_CERT_REVOKED, F.REVOKED, "was withdrawn by A test root")


async def test_a_withdrawn_issuer_is_refused_too(rig: Rig, nginx: Nginx, tmp_path: Path) -> None:
    between = ROOT.issue(title="Between", is_issuer=True, crl_url=nginx.url("/root.crl"))
    write(nginx, ROOT.crl(between.certificate), "/root.crl")
    shown = between.issue(*NAMES, crl_url=write(nginx, between.crl()))
    result = await fetch(rig, shown, tmp_path)
    is_refused(result, H.WININET_SEC_CERT_REVOKED, F.REVOKED, "was withdrawn by A test root")


async def test_who_does_not_look_does_not_ask(rig: Rig, nginx: Nginx, tmp_path: Path) -> None:
    shown = ROOT.issue(*NAMES, crl_url=nginx.url(LIST))
    write(nginx, ROOT.crl(shown.certificate))
    (await fetch(rig, shown, tmp_path, None)).is_complete({"f.bin": FILE})
    assert listed(nginx) == 0


UNKNOWN = {
    F.LIST_GONE: "the list of A test root cannot be fetched",
    F.LIST_EXPIRED: f"expired on {(NOW - timedelta(days=1)).date().isoformat()}",
    F.LIST_FOREIGN: "what came is no list of A test root",
    F.NO_LIST: "does not say where to look",
}


def _lists(nginx: Nginx) -> dict[str, tuple[CertificateFault, bytes | None]]:
    other = chains.root("Another root")
    return {
        "none": (F.LIST_GONE, None),
        "expired": (F.LIST_EXPIRED, ROOT.crl(until=NOW - timedelta(days=1))),
        "another's key": (F.LIST_FOREIGN, ROOT.crl(key=other.key)),
        "another's name": (F.LIST_FOREIGN, other.crl(key=ROOT.key)),
        "another part": (F.LIST_FOREIGN, ROOT.crl(scope="http://elsewhere.example/2.crl")),
        "no list": (F.LIST_FOREIGN, b"<html>Log in first</html>"),
    }


@pytest.mark.parametrize(
    "kind", ["none", "expired", "another's key", "another's name", "another part", "no list"]
)
async def test_a_list_that_cannot_tell_ends_the_download(
    rig: Rig, nginx: Nginx, tmp_path: Path, kind: str
) -> None:
    fault, data = _lists(nginx)[kind]
    if data is not None:
        write(nginx, data)
    result = await fetch(rig, ROOT.issue(*NAMES, crl_url=nginx.url(LIST)), tmp_path)
    is_refused(result, H.WININET_SEC_CERT_REV_FAILED, fault, UNKNOWN[fault])


async def test_a_certificate_that_names_no_list_ends_the_download(rig: Rig, tmp_path: Path) -> None:
    result = await fetch(rig, ROOT.issue(*NAMES), tmp_path)
    is_refused(result, H.WININET_SEC_CERT_REV_FAILED, F.NO_LIST, UNKNOWN[F.NO_LIST])


async def test_a_list_of_just_its_part_is_taken(rig: Rig, nginx: Nginx, tmp_path: Path) -> None:
    link = nginx.url(LIST)
    write(nginx, ROOT.crl(scope=link))
    result = await fetch(rig, ROOT.issue(*NAMES, crl_url=link), tmp_path)
    result.is_complete({"f.bin": FILE})


async def test_lists_are_fetched_by_the_proxy_of_the_job(
    rig: Rig, nginx: Nginx, tmp_path: Path, http_proxy: HttpProxy
) -> None:
    shown = ROOT.issue(*NAMES, crl_url=write(nginx, ROOT.crl()).replace("127.0.0.1", "127.0.0.2"))

    async def by_proxy(job: EngineJob) -> None:
        await look_for_withdrawn(job)
        await job.set_proxy_settings(ProxyUsage.OVERRIDE, http_proxy.url, "<-loopback>")

    (await fetch(rig, shown, tmp_path, by_proxy)).is_complete({"f.bin": FILE})
    assert any(LIST in line and "127.0.0.2" in line for line in http_proxy.access_log())


async def test_to_look_from_now_on_begins_a_file_anew(
    rig: Rig, nginx: Nginx, tmp_path: Path
) -> None:
    shown = ROOT.issue(*NAMES, crl_url=write(nginx, ROOT.crl()))
    rig.transport = Transport(trusting(ROOT))
    broken = Script(
        size=3_000_000,
        fault=(Fault("fin", phase="body", at=2_000_000),),
        statuses=(None, *[Status(500)] * 20),
    )
    with ServerThread(shown.server_context(tmp_path)) as server:
        link = server.script("/f.bin", broken)
        async with rig.engine(segments=1, **PATIENT) as manager:
            result = await rig.run(manager, link)
            assert result.files[0].bytes_transferred > 0
            job = await manager.get_job(result.job_id)
            await job.set_security_flags(SecurityFlags.CRL_CHECK)
            (file,) = await manager.file_views(job.id)
            assert file.bytes_transferred == 0
            server.script("/f.bin", Script(size=3_000_000))
            await job.resume()
            assert (await rig.settle(manager, job.id)).state is JobState.ACKNOWLEDGED
        assert "range" not in list(server.log_of("/f.bin"))[-1].headers
