"""A certificate that is not believed: what is said of it."""

import ssl
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.hashes import SHA256

from bitsgui.bits.certificates import CertificateFault
from bitsgui.bits.errors import Hresult
from bitsgui.bits.explain import explain
from bitsgui.bits.types import JobState, ProxyUsage
from bitsgui.engine.job import EngineJob
from bitsgui.engine.transport import Transport
from tests.engine.cases.rig import PATIENT, Result, Rig
from tests.servers import chains
from tests.servers.chains import NAMES, Holder
from tests.servers.http_proxy import HttpProxy
from tests.servers.script import Fault, Script
from tests.servers.scripted import ServerThread
from tests.servers.spoken import Talk, speaking

FILE = Script(size=300_000)
NOW = datetime.now(UTC)
PAST, FUTURE = datetime(2020, 5, 3, tzinfo=UTC), datetime(2200, 5, 3, tzinfo=UTC)
ROOT = chains.root()
BETWEEN = ROOT.issue(title="Between", is_issuer=True)
OLD_ISSUER = ROOT.issue(title="Old issuer", is_issuer=True, until=PAST)


def trusting(*roots: Holder) -> Callable[[], ssl.SSLContext]:
    """Return what makes contexts that trust these roots alone."""
    words = b"".join(each.pem for each in roots).decode("ascii")
    return lambda: ssl.create_default_context(cadata=words)


async def fetch(rig: Rig, shown: Holder, folder: Path) -> Result:
    """Fetch a file from a server with that certificate; nothing may be asked there."""
    rig.transport = Transport(trusting(ROOT))
    with ServerThread(shown.server_context(folder)) as server:
        result = await rig.fetch(server.script("/f.bin", FILE), settings=PATIENT)
        assert list(server.log_of("/f.bin")) == []
        assert server.errors == []
    return result


def said(result: Result) -> str:
    return explain(result.error, JobState.ERROR).message


H, F = Hresult, CertificateFault
FAULTY = {
    F.EXPIRED: (
        lambda: ROOT.issue(*NAMES, until=PAST),
        H.WININET_SEC_CERT_DATE_INVALID,
        "The certificate of 127.0.0.1 expired on 2020-05-03.",
    ),
    F.ISSUER_EXPIRED: (
        lambda: OLD_ISSUER.issue(*NAMES),
        H.WININET_SEC_CERT_DATE_INVALID,
        "comes from Old issuer, whose own certificate expired on 2020-05-03.",
    ),
    F.NOT_YET: (
        lambda: ROOT.issue(*NAMES, since=FUTURE, until=FUTURE + timedelta(days=1)),
        H.WININET_SEC_CERT_DATE_INVALID,
        "The certificate of 127.0.0.1 is not valid before 2200-05-03.",
    ),
    F.NAME: (
        lambda: ROOT.issue("a.example", "b.example", "c.example", "d.example"),
        H.WININET_SEC_CERT_CN_INVALID,
        "is for another address: a.example, b.example, c.example, \u2026.",
    ),
    F.SELF_SIGNED: (
        lambda: chains.self_signed("nas", *NAMES),
        H.WININET_INVALID_CA,
        "127.0.0.1 vouches for itself:",
    ),
    F.ISSUER: (
        lambda: chains.root("Strange root").issue(*NAMES),
        H.WININET_INVALID_CA,
        "comes from Strange root, whom this computer does not trust.",
    ),
    F.CHAIN: (
        lambda: BETWEEN.issue(*NAMES, issuer_url="http://ca.example/b.crt", shows_issuers=False),
        H.WININET_INVALID_CA,
        "comes from Between, who is not known here and whose own certificate the server does not",
    ),
    F.USAGE: (
        lambda: ROOT.issue(*NAMES, usage=chains.CLIENT),
        H.WININET_SEC_CERT_WRONG_USAGE,
        "is not meant for servers.",
    ),
    F.WEAK: (
        lambda: ROOT.issue(*NAMES, key=chains.weak_key()),
        H.WININET_SECURE_FAILURE,
        "is too weak: it could be forged.",
    ),
}


@pytest.mark.parametrize("fault", FAULTY)
async def test_the_error_says_what_is_wrong_with_a_certificate(
    rig: Rig, tmp_path: Path, fault: CertificateFault
) -> None:
    make, code, words = FAULTY[fault]
    shown = make()
    result = await fetch(rig, shown, tmp_path)
    result.has_failed(code, words)
    facts = result.error.certificate
    assert facts is not None
    assert (facts.fault, facts.host) == (fault, "127.0.0.1")
    assert bytes.fromhex(facts.sha256) == shown.certificate.fingerprint(SHA256())


async def test_what_is_wrong_with_a_certificate_is_known_after_a_restart(
    rig: Rig, tmp_path: Path
) -> None:
    before = await fetch(rig, ROOT.issue(*NAMES, until=PAST), tmp_path)
    async with rig.engine() as manager:
        view = await manager.job_view(before.job_id)
    assert view.error is not None
    assert view.error.certificate == before.error.certificate


async def test_a_certificate_that_is_good_by_the_clock_of_its_server_is_not_blamed(
    rig: Rig, tmp_path: Path
) -> None:
    rig.transport = Transport(trusting(ROOT))
    shown = ROOT.issue(*NAMES, since=PAST - timedelta(days=9), until=PAST)

    async def speak(talk: Talk, _head: str) -> bool:
        date = format_datetime(PAST - timedelta(days=1), usegmt=True)
        talk.writer.write(f"HTTP/1.1 204 No Content\r\nDate: {date}\r\n\r\n".encode())
        return True

    async with speaking(speak) as proxy:
        # The file is fetched directly, the server asked for its time by way of this.
        async def by_proxy(job: EngineJob) -> None:
            of_http = f"http={proxy.origin}"
            await job.set_proxy_settings(ProxyUsage.OVERRIDE, of_http, "<-loopback>")

        with ServerThread(shown.server_context(tmp_path)) as server:
            link = server.script("/f.bin", FILE)
            result = await rig.fetch(link, settings=PATIENT, setup=by_proxy)
    result.has_failed(H.WININET_SEC_CERT_DATE_INVALID, "expired on 2020-05-03")
    assert "clock of this computer is wrong" in explain(result.error, JobState.ERROR).hint
    async with rig.engine() as manager:  # it is on record
        assert (await manager.job_view(result.job_id)).error == result.error


async def test_names_that_would_change_the_line_are_shown_harmless(
    rig: Rig, tmp_path: Path
) -> None:
    shown = chains.root("Evil\u202eroot\x07").issue(*NAMES)
    result = await fetch(rig, shown, tmp_path)
    assert "comes from Evil?root?, whom" in said(result)


async def test_the_way_through_a_proxy_tells_as_much(
    rig: Rig, tmp_path: Path, http_proxy: HttpProxy
) -> None:
    rig.transport = Transport(trusting(ROOT))
    shown = ROOT.issue(*NAMES, until=PAST)

    async def by_proxy(job: EngineJob) -> None:
        await job.set_proxy_settings(ProxyUsage.OVERRIDE, http_proxy.url, "<-loopback>")

    with ServerThread(shown.server_context(tmp_path)) as server:
        link = server.script("/f.bin", FILE)
        result = await rig.fetch(link, settings=PATIENT, setup=by_proxy)
    result.has_failed(H.WININET_SEC_CERT_DATE_INVALID, "expired on 2020-05-03")


async def test_a_server_that_hides_at_the_second_look_still_leaves_the_error(
    rig: Rig, tmp_path: Path
) -> None:
    rig.transport = Transport(trusting(ROOT))
    shown = ROOT.issue(*NAMES, until=PAST)
    with ServerThread(shown.server_context(tmp_path)) as server:
        server.script("*", Script(fault=(Fault("rst", phase="accept", when=1),)))
        link = server.script("/f.bin", FILE)
        result = await rig.fetch(link, settings=PATIENT)
    result.has_failed(H.WININET_SEC_CERT_DATE_INVALID, "has expired")
    assert result.error.certificate is None
