"""Certificates that jobs show: to real servers that ask for them, and what is said if it fails."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12

from bitsgui.bits.certificates import CertificateFiles
from bitsgui.bits.errors import BitsError, Hresult
from bitsgui.bits.explain import explain
from bitsgui.bits.types import JobState, LoginNeed
from bitsgui.bits.urls import parse_remote
from bitsgui.engine.job import EngineJob
from bitsgui.engine.transport import Transport
from tests.engine.cases.rig import PATIENT, Result, Rig, Setup
from tests.engine.cases.test_certificates import PAST, ROOT, trusting
from tests.servers import chains
from tests.servers.asking import AskingApache, AskingNginx
from tests.servers.chains import CLIENT, NAMES, Holder
from tests.servers.pattern import write_file
from tests.servers.script import Redirect, Script
from tests.servers.scripted import ServerThread
from tests.servers.waiting import free_port

FILE = Script(seed=3, size=300_000)
CLIENTS = chains.root("A root of clients")
AMY = CLIENTS.issue(title="amy", usage=CLIENT)
WORD = "correct horse"
VERSIONS = ("TLSv1.2", "TLSv1.3")
Asking = Callable[[str], AskingNginx | AskingApache]


def nginx(version: str) -> AskingNginx:
    return AskingNginx(ROOT.issue(*NAMES), CLIENTS, version)


def apache(version: str) -> AskingApache:
    return AskingApache(ROOT.issue(*NAMES), CLIENTS, version)


def late_apache(version: str) -> AskingApache:
    return AskingApache(ROOT.issue(*NAMES), CLIENTS, version, is_late=True)


def one_file(folder: Path, holder: Holder, word: str | None = None) -> CertificateFiles:
    path = folder / "one.pem"
    path.write_bytes(
        b"words before\n" + holder.key_pem(word.encode() if word else None) + holder.pem
    )
    return CertificateFiles(str(path), None, word)


def two_files(folder: Path, holder: Holder, word: str | None = None) -> CertificateFiles:
    certificate, key = folder / "one.crt", folder / "one.key"
    certificate.write_bytes(holder.pem)
    key.write_bytes(holder.key_pem(word.encode() if word else None))
    return CertificateFiles(str(certificate), str(key), word)


def pfx(folder: Path, holder: Holder, word: str | None = WORD) -> CertificateFiles:
    path = folder / "one.p12"
    sealing = BestAvailableEncryption((word or "").encode())
    made = pkcs12.serialize_key_and_certificates(
        b"amy", holder.key, holder.certificate, None, sealing
    )
    path.write_bytes(made)
    return CertificateFiles(str(path), None, word)


def showing(files: CertificateFiles) -> Setup:
    async def setup(job: EngineJob) -> None:
        await job.set_client_certificate(files)

    return setup


async def fetch(
    rig: Rig, server: AskingNginx | AskingApache, files: CertificateFiles | None
) -> Result:
    rig.transport = Transport(trusting(ROOT))
    write_file(server.root / "f.bin", FILE.seed, FILE.size)
    setup = None if files is None else showing(files)
    return await rig.fetch(server.url("/f.bin"), settings=PATIENT, setup=setup)


FORMS = [
    one_file,
    two_files,
    pfx,
    lambda folder, holder: one_file(folder, holder, WORD),
    lambda folder, holder: two_files(folder, holder, WORD),
    lambda folder, holder: pfx(folder, holder, "p\u00e4ss"),
]


@pytest.mark.parametrize("make", FORMS)
async def test_a_server_that_asks_is_shown_what_the_files_hold(
    rig: Rig, tmp_path: Path, make: Callable[[Path, Holder], CertificateFiles]
) -> None:
    with nginx("TLSv1.3") as server:
        result = await fetch(rig, server, make(tmp_path, AMY))
        assert server.access_log(1) == ["200 SUCCESS CN=amy"]
    result.is_complete({"f.bin": FILE})


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("make", [nginx, apache, late_apache])
async def test_each_version_of_tls_knows_how_to_show_it(
    rig: Rig, tmp_path: Path, make: Asking, version: str
) -> None:
    with make(version) as server:
        result = await fetch(rig, server, one_file(tmp_path, AMY))
    result.is_complete({"f.bin": FILE})


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("make", [nginx, apache])
async def test_who_has_none_is_told_that_one_is_asked_for(
    rig: Rig, make: Asking, version: str
) -> None:
    with make(version) as server:
        result = await fetch(rig, server, None)
    result.has_failed(Hresult.WININET_CLIENT_AUTH_CERT_NEEDED, "lets in only those who show it a")
    assert result.error.login is LoginNeed.CERTIFICATE


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("make", [nginx, apache])
async def test_one_of_another_issuer_is_told_to_be_refused(
    rig: Rig, tmp_path: Path, make: Asking, version: str
) -> None:
    stranger = chains.root("Nobody").issue(title="amy", usage=CLIENT)
    with make(version) as server:
        result = await fetch(rig, server, one_file(tmp_path, stranger))
    assert result.state is JobState.ERROR
    assert result.error.login is LoginNeed.CERTIFICATE_REFUSED
    assert "does not accept the certificate" in explain(result.error, JobState.ERROR).message


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("make", [nginx, apache])
async def test_one_that_has_expired_is_told_to_have(
    rig: Rig, tmp_path: Path, make: Asking, version: str
) -> None:
    old = CLIENTS.issue(title="amy", usage=CLIENT, until=PAST)
    with make(version) as server:
        result = await fetch(rig, server, one_file(tmp_path, old))
    assert result.state is JobState.ERROR
    assert result.error.login is LoginNeed.CERTIFICATE_EXPIRED
    assert "has expired" in explain(result.error, JobState.ERROR).message


@pytest.mark.parametrize("version", VERSIONS)
async def test_who_has_none_goes_on_where_one_is_only_welcome(rig: Rig, version: str) -> None:
    with AskingNginx(ROOT.issue(*NAMES), CLIENTS, version, "optional") as server:
        (await fetch(rig, server, None)).is_complete({"f.bin": FILE})


async def test_a_job_without_one_gets_no_connection_of_a_job_with_one(
    rig: Rig, tmp_path: Path
) -> None:
    with nginx("TLSv1.3") as server:
        write_file(server.root / "f.bin", FILE.seed, FILE.size)
        rig.transport = Transport(trusting(ROOT))
        bob = tmp_path / "bob"
        bob.mkdir()
        mine = one_file(tmp_path, AMY)
        other = one_file(bob, CLIENTS.issue(title="bob", usage=CLIENT))
        async with rig.engine(**PATIENT) as manager:
            for name, files in (("a", mine), ("b", other), ("c", mine)):
                url = server.url(f"/f.bin?{name}")
                await rig.run(manager, url, name=name, setup=showing(files))
            result = await rig.run(manager, server.url("/f.bin?d"))
            assert result.error.login is LoginNeed.CERTIFICATE
        said = [line.partition("CN=")[2] for line in server.access_log(4)]
        assert [name for name in said if name] == ["amy", "bob", "amy"]


async def test_what_could_not_be_found_out_is_not_remembered_but_what_was_is() -> None:
    transport = Transport(trusting(ROOT))
    with nginx("TLSv1.3") as server:
        remote = parse_remote(server.url("/f.bin"))
        closed = replace(remote, port=free_port())
        assert await transport.asks_for_certificate(remote, None, None)
    assert await transport.asks_for_certificate(remote, None, None)  # it is not there any more
    assert not await transport.asks_for_certificate(closed, None, None)
    assert list(transport._asking) == [(remote.host, remote.port)]
    await transport.aclose()


async def test_it_is_shown_to_the_server_of_the_link_only(rig: Rig, tmp_path: Path) -> None:
    with nginx("TLSv1.3") as server:
        write_file(server.root / "f.bin", FILE.seed, FILE.size)
        with ServerThread(ROOT.issue(*NAMES).server_context(tmp_path)) as first:
            redirect = Redirect(server.url("/f.bin"), 302)
            from_elsewhere = first.script("/go", Script(redirect=redirect))
            rig.transport = Transport(trusting(ROOT))
            result = await rig.fetch(
                from_elsewhere.replace("127.0.0.1", "localhost"),
                settings=PATIENT,
                setup=showing(one_file(tmp_path, AMY)),
            )
    assert result.error.login is LoginNeed.CERTIFICATE


@pytest.mark.usefixtures("keyring")
async def test_the_certificate_outlives_the_program_and_its_passphrase_is_not_readable(
    rig: Rig, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with nginx("TLSv1.3") as server:
        write_file(server.root / "f.bin", FILE.seed, FILE.size)
        rig.transport = Transport(trusting(ROOT))
        async with rig.engine(**PATIENT) as manager:
            job = await rig.add(manager, {server.url("/f.bin"): None})
            await job.set_client_certificate(pfx(tmp_path, AMY))
            assert WORD not in repr(manager._core.jobs[job.id])
        rig.transport = Transport(trusting(ROOT))
        async with rig.engine(**PATIENT) as manager:
            job = await manager.get_job(job.id)
            assert job.client_certificate == ("file", str(tmp_path / "one.p12"), "")
            await job.resume()
            (await rig.settle(manager, job.id)).is_complete({"f.bin": FILE})
    stored = b"".join(path.read_bytes() for path in rig.profile.rglob("*") if path.is_file())
    assert WORD.encode() not in stored
    assert b"PRIVATE KEY" not in stored
    assert WORD not in caplog.text


async def test_taking_it_back_takes_its_passphrase_too(rig: Rig, tmp_path: Path) -> None:
    async with rig.engine() as manager:
        job = await rig.add(manager, {"https://nas.example/f": None})
        await job.set_client_certificate(pfx(tmp_path, AMY))
        live = manager._core.jobs[job.id]
        assert live.record.secret_kinds == ("passphrase",)
        assert await job.remove_client_certificate() == 0
        assert live.record.secret_kinds == ()
        assert (await manager._core.secrets_of(live)).passphrase is None


def _garbage(folder: Path) -> CertificateFiles:
    path = folder / "one.pem"
    path.write_bytes(b"\x30\x82" + bytes(range(256)) * 4)
    return CertificateFiles(str(path))


def _without_key(folder: Path) -> CertificateFiles:
    path = folder / "one.pem"
    path.write_bytes(AMY.pem)
    return CertificateFiles(str(path))


def _other_key(folder: Path) -> CertificateFiles:
    files = two_files(folder, AMY)
    assert files.key is not None
    Path(files.key).write_bytes(CLIENTS.key_pem())
    return files


def _wrong(make: Callable[[Path, Holder, str], CertificateFiles], word: str | None):
    def made(folder: Path) -> CertificateFiles:
        files = make(folder, AMY, WORD)
        return CertificateFiles(files.certificate, files.key, word)

    return made


H = Hresult
BAD = [
    (_garbage, H.CRYPT_E_NOT_FOUND, "one.pem holds no certificate"),
    (_without_key, H.WININET_CLIENT_AUTH_NO_PRIVATE_KEY, "one.pem holds no private key"),
    (_other_key, H.WININET_CLIENT_AUTH_NO_PRIVATE_KEY, "one.key belongs to another certificate"),
    (lambda at: CertificateFiles(str(at / "none")), H.CRYPT_E_NOT_FOUND, "There is no file .*none"),
    (lambda at: CertificateFiles(str(at)), H.E_ACCESSDENIED, "is a folder, not a file"),
    *(
        (_wrong(make, word), H.WININET_CLIENT_AUTH_NO_ACCESS_PRIVATE_KEY, says)
        for make in (one_file, two_files, pfx)
        for word, says in ((None, "needs its passphrase"), ("guess", "not the passphrase"))
    ),
]


@pytest.mark.parametrize(("make", "code", "says"), BAD)
async def test_files_that_cannot_be_used_are_named_and_not_taken(
    rig: Rig,
    tmp_path: Path,
    make: Callable[[Path], CertificateFiles],
    code: Hresult,
    says: str,
) -> None:
    files = make(tmp_path)
    async with rig.engine() as manager:
        job = await rig.add(manager, {"https://nas.example/f": None})
        before = manager._core.jobs[job.id].record.options
        with pytest.raises(BitsError, match=says) as refused:
            await job.set_client_certificate(files)
        assert refused.value.hresult == code
        assert str(tmp_path) in str(refused.value)
        assert manager._core.jobs[job.id].record.options == before
        with pytest.raises(BitsError, match=says):
            await rig.add(manager, {"https://nas.example/g": None}, certificate=files)
        assert list(manager._core.jobs) == [job.id]


async def test_files_that_are_gone_when_the_job_runs_are_told_and_nothing_is_sent(
    rig: Rig, tmp_path: Path
) -> None:
    files = one_file(tmp_path, AMY)

    async def setup(job: EngineJob) -> None:
        await job.set_client_certificate(files)
        Path(files.certificate).unlink()  # noqa: ASYNC240 - in memory

    with nginx("TLSv1.3") as server:
        rig.transport = Transport(trusting(ROOT))
        result = await rig.fetch(server.url("/f.bin"), settings=PATIENT, setup=setup)
        assert server.access_log() == []
    result.has_failed(Hresult.CRYPT_E_NOT_FOUND, "was not found")
    assert result.error.detail == f"There is no file {files.certificate}."


def ruled(**certificate: str) -> str:
    return json.dumps({"127.0.0.1": certificate})


@pytest.mark.parametrize("is_own_wrong", [False, True])
@pytest.mark.parametrize("make", [one_file, two_files])
async def test_a_rule_for_a_server_says_what_all_downloads_show_to_it(
    rig: Rig,
    tmp_path: Path,
    make: Callable[[Path, Holder], CertificateFiles],
    *,
    is_own_wrong: bool,
) -> None:
    files = make(tmp_path, AMY)
    rule = {"certificate": files.certificate} | ({"key": files.key} if files.key else {})
    settings = {**PATIENT, "host_rules": ruled(**rule)}
    with nginx("TLSv1.3") as server:
        rig.transport = Transport(trusting(ROOT))
        write_file(server.root / "f.bin", FILE.seed, FILE.size)
        setup = None
        if is_own_wrong:
            (tmp_path / "own").mkdir()
            setup = showing(
                one_file(tmp_path / "own", chains.root("b").issue(title="bob", usage=CLIENT))
            )
        result = await rig.fetch(server.url("/f.bin"), settings=settings, setup=setup)
        if is_own_wrong:  # what a download has itself comes first
            assert result.view is not None
            assert result.error.login is LoginNeed.CERTIFICATE_REFUSED
        else:
            result.is_complete({"f.bin": FILE})


async def test_a_rule_for_another_server_shows_nothing(rig: Rig, tmp_path: Path) -> None:
    files = one_file(tmp_path, AMY)
    settings = {
        **PATIENT,
        "host_rules": json.dumps({"b.example": {"certificate": files.certificate}}),
    }
    with nginx("TLSv1.3") as server:
        rig.transport = Transport(trusting(ROOT))
        write_file(server.root / "f.bin", FILE.seed, FILE.size)
        result = await rig.fetch(server.url("/f.bin"), settings=settings)
        assert result.error.login is LoginNeed.CERTIFICATE


@pytest.mark.parametrize("is_own", [False, True])
async def test_a_rule_may_show_none_where_a_wider_one_has_a_certificate(
    rig: Rig, tmp_path: Path, *, is_own: bool
) -> None:
    files = one_file(tmp_path, AMY)
    with nginx("TLSv1.3") as server:
        write_file(server.root / "f.bin", FILE.seed, FILE.size)
        exact = f"127.0.0.1:{server.port}"
        rules = {"127.0.0.1": {"certificate": files.certificate}, exact: {"certificate": "none"}}
        settings = {**PATIENT, "host_rules": json.dumps(rules)}
        rig.transport = Transport(trusting(ROOT))
        setup = showing(files) if is_own else None
        result = await rig.fetch(server.url("/f.bin"), settings=settings, setup=setup)
    if is_own:  # what a download has itself comes first
        result.is_complete({"f.bin": FILE})
    else:
        assert result.error.login is LoginNeed.CERTIFICATE


@pytest.mark.parametrize(
    ("word", "says"), [(None, "There is no file"), (WORD, "needs its passphrase")]
)
async def test_a_rule_with_a_certificate_that_cannot_be_shown_is_not_taken(
    rig: Rig, tmp_path: Path, word: str | None, says: str
) -> None:
    path = one_file(tmp_path, AMY, word).certificate if word else str(tmp_path / "gone.pem")
    async with rig.engine() as manager:
        with pytest.raises(BitsError, match=says):
            await manager.change_settings(host_rules=ruled(certificate=path))
        assert manager._core.settings.host_rules is None
