"""Certificates and handshakes: each fault has its code and its words, and nothing is sent."""

import ssl
from collections.abc import Callable
from pathlib import Path

import pytest

from bitsgui.bits.errors import Hresult
from bitsgui.engine.transport import Transport
from tests.engine.cases.rig import PATIENT, Result, Rig
from tests.engine.cases.test_certificates import ROOT, trusting
from tests.servers.asking import AskingNginx
from tests.servers.authority import Authority, CertificateKind
from tests.servers.chains import NAMES
from tests.servers.journal import RequestLog
from tests.servers.script import Fault, Script
from tests.servers.scripted import ScriptedServer, ServerThread

FILE = Script(size=3_000_000)


async def fetch(
    rig: Rig, client: Callable[[], ssl.SSLContext], context: ssl.SSLContext, *faults: Fault
) -> tuple[Result, list[RequestLog]]:
    rig.transport = Transport(client)
    with ServerThread(context) as server:
        server.script("*", Script(fault=faults))
        result = await rig.fetch(server.script("/f.bin", FILE), settings=PATIENT)
        return result, list(server.log_of("/f.bin"))


async def test_a_good_certificate_is_trusted(rig: Rig, tls_authority: Authority) -> None:
    result, log = await fetch(rig, tls_authority.client_context, tls_authority.server_context())
    result.is_complete({"f.bin": FILE})
    assert len(log) == 1


@pytest.mark.parametrize(
    ("kind", "code", "says"),
    [
        ("expired", Hresult.WININET_SEC_CERT_DATE_INVALID, "expired on 2020-01-01"),
        ("wrong_host", Hresult.WININET_SEC_CERT_CN_INVALID, "for another address"),
    ],
)
async def test_a_bad_certificate_is_final(
    rig: Rig, tls_authority: Authority, kind: CertificateKind, code: Hresult, says: str
) -> None:
    client = tls_authority.client_context
    result, log = await fetch(rig, client, tls_authority.server_context(kind))
    result.has_failed(code, says)
    assert log == []


async def test_an_unknown_authority_is_final(
    rig: Rig, tls_authority: Authority, tmp_path: Path
) -> None:
    folder = tmp_path / "other"
    folder.mkdir()
    result, log = await fetch(rig, tls_authority.client_context, Authority(folder).server_context())
    result.has_failed(Hresult.WININET_INVALID_CA, "does not trust")
    assert log == []


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        ("garbage", Hresult.WININET_SECURITY_CHANNEL_ERROR),
        ("fin", Hresult.WININET_CANNOT_CONNECT),
        ("rst", Hresult.WININET_CANNOT_CONNECT),
    ],
)
async def test_a_handshake_that_breaks_is_tried_again(
    rig: Rig, tls_authority: Authority, kind: str, code: Hresult
) -> None:
    fault = Fault(kind, phase="accept")  # type: ignore[arg-type]
    result, _ = await fetch(
        rig, tls_authority.client_context, tls_authority.server_context(), fault
    )
    result.has_failed(code)


async def test_a_handshake_that_stands_still_times_out(rig: Rig, tls_authority: Authority) -> None:
    rig.transport = Transport(tls_authority.client_context)
    with ServerThread(tls_authority.server_context()) as server:
        server.script("*", Script(fault=(Fault("stall", phase="accept"),)))
        url = server.script("/f.bin", FILE)
        result = await rig.fetch(url, settings={**PATIENT, "connect_timeout_s": 0.3})
        result.has_failed(Hresult.WININET_TIMEOUT, "did not answer in time")


@pytest.mark.parametrize("version", ["TLSv1", "TLSv1.1"])
async def test_encryption_that_is_too_old_is_final_and_named(rig: Rig, version: str) -> None:
    rig.transport = Transport(trusting(ROOT))
    with AskingNginx(ROOT.issue(*NAMES), ROOT, version, "off") as server:
        result = await rig.fetch(server.url("/f.bin"), settings=PATIENT)
        assert server.access_log() == []
    result.has_failed(Hresult.WININET_SECURE_FAILURE, "too old to be secure")


async def test_a_trust_store_that_cannot_be_read_is_final_and_named(
    rig: Rig, tls_authority: Authority, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "none.pem"))
    with ServerThread(tls_authority.server_context()) as server:
        result = await rig.fetch(server.script("/store/f.bin", FILE))
        assert list(server.log_of("/store/f.bin")) == []
    result.has_failed(Hresult.E_INVALIDARG)
    assert "SSL_CERT_FILE" in result.error.detail


async def test_a_trust_store_that_cannot_be_read_keeps_nobody_from_what_needs_no_trust(
    rig: Rig, server: ScriptedServer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "none.pem"))
    result = await rig.fetch(server.script("/store/f.bin", FILE))
    result.is_complete({"f.bin": FILE})
