"""A certificate that a person believes: for its own server, and as long as it shows that one."""

from pathlib import Path

import pytest
from cryptography.hazmat.primitives.hashes import SHA256

from bitsgui.bits.certificates import CertificateFault
from bitsgui.bits.errors import Hresult, InvalidStateError
from bitsgui.bits.types import ProxyUsage
from bitsgui.engine.job import EngineJob
from bitsgui.engine.manager import Manager
from bitsgui.engine.transport import Transport
from bitsgui.settings.accepted import write
from tests.engine.cases.rig import PATIENT, Result, Rig
from tests.engine.cases.test_certificates import PAST, ROOT, trusting
from tests.servers import chains
from tests.servers.chains import NAMES, Holder
from tests.servers.http_proxy import HttpProxy
from tests.servers.nginx import Nginx
from tests.servers.script import Script, Status
from tests.servers.scripted import ServerThread

FILE = Script(size=300_000)
NAS = chains.self_signed("nas", "nas.example", until=PAST)
"""Wrong in every way: for another name, expired, and vouched for by nobody."""


@pytest.fixture(autouse=True)
def strict(rig: Rig) -> None:
    rig.transport = Transport(trusting(ROOT))


def believed(holder: Holder, *ports: int) -> dict[str, object]:
    """Return settings with a certificate accepted at these ports."""
    digits = holder.certificate.fingerprint(SHA256()).hex()
    places = {f"127.0.0.1:{port}": digits for port in ports}
    return {**PATIENT, "accepted_certificates": write(places)}


async def accept(rig: Rig, manager: Manager, failed: Result) -> Result:
    assert failed.error.certificate is not None
    job = await manager.get_job(failed.job_id)
    await job.accept_certificate(failed.error.certificate.sha256)
    await job.resume()
    return await rig.settle(manager, job.id)


async def test_a_certificate_that_was_accepted_is_believed_in_every_download(
    rig: Rig, tmp_path: Path
) -> None:
    with ServerThread(NAS.server_context(tmp_path)) as server:
        links = [server.script(path, FILE) for path in ("/a.bin", "/b.bin")]
        async with rig.engine(**PATIENT) as manager:
            failed = await rig.run(manager, links[0])
            failed.has_failed(Hresult.WININET_INVALID_CA, "vouches for itself")
            (await accept(rig, manager, failed)).is_complete({"a.bin": FILE})
            (await rig.run(manager, links[1])).is_complete({"a.bin": FILE, "b.bin": FILE})


async def test_a_job_says_that_it_asked_a_server_whose_certificate_was_accepted(
    rig: Rig, tmp_path: Path
) -> None:
    with ServerThread(NAS.server_context(tmp_path)) as server:
        gone = server.script("/gone.bin", Script(status=Status(404)))
        async with rig.engine(**believed(NAS, server.port)) as manager:
            failed = await rig.run(manager, gone)
    failed.has_failed(404, "no such file")
    assert failed.view is not None
    assert failed.view.accepted_at == f"127.0.0.1:{server.port}"
    async with rig.engine() as manager:
        assert (await manager.job_view(failed.job_id)).accepted_at == failed.view.accepted_at


async def test_what_was_not_shown_cannot_be_accepted(rig: Rig, tmp_path: Path) -> None:
    with ServerThread(NAS.server_context(tmp_path)) as server:
        link = server.script("/f.bin", FILE)
        async with rig.engine(**PATIENT) as manager:
            job = await manager.get_job((await rig.run(manager, link)).job_id)
            with pytest.raises(InvalidStateError, match="No error of this download"):
                await job.accept_certificate("ab" * 32)
            assert (await manager.get_settings()).accepted_certificates is None


async def test_another_certificate_of_the_same_server_is_an_error_again(
    rig: Rig, tmp_path: Path
) -> None:
    other = chains.self_signed("nas", "nas.example")
    with ServerThread(other.server_context(tmp_path)) as server:
        link = server.script("/f.bin", FILE)
        result = await rig.fetch(link, settings=believed(NAS, server.port))
        assert list(server.log_of("/f.bin")) == []
    result.has_failed(Hresult.WININET_INVALID_CA, "another certificate than the one you accepted")
    assert result.error.certificate is not None
    assert result.error.certificate.fault is CertificateFault.CHANGED


async def test_a_server_that_got_a_good_certificate_needs_the_accepted_one_no_more(
    rig: Rig, tmp_path: Path
) -> None:
    with ServerThread(ROOT.issue(*NAMES).server_context(tmp_path)) as server:
        link = server.script("/f.bin", FILE)
        result = await rig.fetch(link, settings=believed(NAS, server.port))
    result.is_complete({"f.bin": FILE})


async def test_what_is_accepted_at_one_port_is_not_at_another(rig: Rig, tmp_path: Path) -> None:
    context = NAS.server_context(tmp_path)
    with ServerThread(context) as accepted, ServerThread(context) as other:
        link = other.script("/f.bin", FILE)
        result = await rig.fetch(link, settings=believed(NAS, accepted.port))
        assert list(other.log_of("/f.bin")) == []
    result.has_failed(Hresult.WININET_INVALID_CA, "vouches for itself")


async def test_what_is_taken_back_is_an_error_at_once(rig: Rig, tmp_path: Path) -> None:
    """Also over a connection that was kept from before."""
    with ServerThread(NAS.server_context(tmp_path)) as server:
        links = [server.script(path, FILE) for path in ("/a.bin", "/b.bin")]
        async with rig.engine(**believed(NAS, server.port)) as manager:
            (await rig.run(manager, links[0])).is_complete({"a.bin": FILE})
            await manager.change_settings(accepted_certificates=None)
            result = await rig.run(manager, links[1])
            assert result.error.code == Hresult.WININET_INVALID_CA
        assert list(server.log_of("/b.bin")) == []


async def test_it_is_believed_through_a_proxy_as_well(
    rig: Rig, tmp_path: Path, http_proxy: HttpProxy
) -> None:
    async def by_proxy(job: EngineJob) -> None:
        await job.set_proxy_settings(ProxyUsage.OVERRIDE, http_proxy.url, "<-loopback>")

    with ServerThread(NAS.server_context(tmp_path)) as server:
        link = server.script("/f.bin", FILE)
        settings = believed(NAS, server.port)
        result = await rig.fetch(link, settings=settings, setup=by_proxy)
    result.is_complete({"f.bin": FILE})


async def test_it_is_believed_of_nginx_too(rig: Rig, nginx: Nginx) -> None:
    """That one has an authority of its own, and keeps its connections open."""
    for name in ("a.bin", "b.bin"):
        (nginx.root / name).write_bytes(name.encode() * 10_000)
    async with rig.engine(**PATIENT) as manager:
        failed = await rig.run(manager, nginx.tls_url("/a.bin"))
        failed.has_failed(Hresult.WININET_INVALID_CA, "whom this computer does not trust")
        await accept(rig, manager, failed)
        result = await rig.run(manager, nginx.tls_url("/b.bin"))
    result.is_complete({"a.bin": b"a.bin" * 10_000, "b.bin": b"b.bin" * 10_000})
