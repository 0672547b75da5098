"""Passphrases of the certificates of rules: at real servers, over a restart, taken away."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from bitsgui.bits.certificates import CertificateFiles
from bitsgui.bits.errors import BitsError
from bitsgui.engine.manager import Manager
from bitsgui.engine.passphrases import Passphrases
from bitsgui.engine.transport import Transport
from bitsgui.storage import JobStore
from tests.engine.cases.late_keyring import LateKeyring
from tests.engine.cases.rig import PATIENT, Rig
from tests.engine.cases.test_certificates import ROOT, trusting
from tests.engine.cases.test_client_certificates import (
    AMY,
    FILE,
    WORD,
    nginx,
    one_file,
    pfx,
    ruled,
    two_files,
)
from tests.servers.chains import Holder
from tests.servers.pattern import write_file

Made = Callable[[Path, Holder, str], CertificateFiles]


def rule_for(files: CertificateFiles) -> str:
    return ruled(**{"certificate": files.certificate} | ({"key": files.key} if files.key else {}))


async def stored(manager: Manager, files: CertificateFiles) -> str | None:
    """Return what another run of the program would find."""
    plain = CertificateFiles(files.certificate, files.key)
    return (await Passphrases(manager._core.store).completed(plain)).passphrase


@pytest.mark.usefixtures("keyring")
@pytest.mark.parametrize("make", [one_file, two_files, pfx])
async def test_it_is_given_once_and_known_after_a_restart(
    rig: Rig, tmp_path: Path, make: Made
) -> None:
    files = make(tmp_path, AMY, WORD)
    with nginx("TLSv1.3") as server:
        write_file(server.root / "f.bin", FILE.seed, FILE.size)
        write_file(server.root / "g.bin", FILE.seed, FILE.size)
        rig.transport = Transport(trusting(ROOT))
        async with rig.engine(**PATIENT) as manager:
            await manager.keep_passphrase(files)
            await manager.change_settings(host_rules=rule_for(files))
            (await rig.run(manager, server.url("/f.bin"))).is_complete({"f.bin": FILE})
        rig.transport = Transport(trusting(ROOT))
        async with rig.engine(host_rules=rule_for(files)) as manager:
            result = await rig.run(manager, server.url("/g.bin"))
            result.is_complete({"f.bin": FILE, "g.bin": FILE})
            assert server.access_log(2) == ["200 SUCCESS CN=amy"] * 2
    for path in rig.profile.rglob("*"):
        if path.is_file():
            assert WORD.encode() not in path.read_bytes()


@pytest.mark.parametrize(("word", "says"), [(None, "needs its"), ("guess", "not the passphrase")])
async def test_one_that_does_not_open_the_key_is_refused(
    rig: Rig, tmp_path: Path, word: str | None, says: str
) -> None:
    made = one_file(tmp_path, AMY, WORD)
    async with rig.engine() as manager:
        with pytest.raises(BitsError, match=says):
            await manager.keep_passphrase(CertificateFiles(made.certificate, None, word))
        with pytest.raises(BitsError, match="Give it with the certificate"):
            await manager.change_settings(host_rules=rule_for(made))


async def test_a_certificate_without_one_asks_for_no_keyring(
    rig: Rig, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, ...]] = []
    monkeypatch.setattr("keyring.get_password", lambda *place: asked.append(place))
    monkeypatch.setattr("keyring.set_password", lambda *place: asked.append(place))
    async with rig.engine() as manager:
        plain = one_file(tmp_path, AMY)
        await manager.keep_passphrase(plain)
        await manager.change_settings(host_rules=rule_for(plain))
        assert asked == []
        await manager.keep_passphrase(pfx(tmp_path, AMY))
        assert asked


async def test_a_path_from_nowhere_is_refused(rig: Rig) -> None:
    async with rig.engine() as manager:
        with pytest.raises(BitsError, match="is not absolute"):
            await manager.keep_passphrase(CertificateFiles("amy.pem"))


async def test_it_is_stored_while_a_rule_names_it_and_no_longer(rig: Rig, tmp_path: Path) -> None:
    files = pfx(tmp_path, AMY)
    async with rig.engine() as manager:
        await manager.keep_passphrase(files)
        assert await stored(manager, files) is None  # no rule names it yet
        await manager.change_settings(host_rules=rule_for(files))
        assert await stored(manager, files) == WORD
        await manager.change_settings(host_rules=None)
        assert await stored(manager, files) is None
        await manager.change_settings(host_rules=rule_for(files))  # as by Undo
        assert await stored(manager, files) == WORD


async def test_the_one_of_a_changed_file_takes_the_place_of_the_one_before(
    rig: Rig, tmp_path: Path
) -> None:
    async with rig.engine() as manager:
        files = pfx(tmp_path, AMY)
        await manager.keep_passphrase(files)
        await manager.change_settings(host_rules=rule_for(files))
        other = pfx(tmp_path, AMY, "another")
        await manager.keep_passphrase(other)
        assert await stored(manager, other) == "another"
        await manager.keep_passphrase(CertificateFiles(other.certificate))
        assert await stored(manager, other) == "another"  # without one it is the known one


@pytest.mark.usefixtures("keyring")
@pytest.mark.parametrize("is_named", [True, False])
async def test_what_a_shut_keyring_keeps_is_there_once_it_opens_unless_its_rule_went(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_named: bool
) -> None:
    files = pfx(tmp_path, AMY)
    plain = replace(files, passphrase=None)
    store = await JobStore.open(tmp_path / "profile")
    known = Passphrases(store)
    known.give(files)
    await known.follow([], [plain])
    await store.close()
    late = LateKeyring(monkeypatch)
    store = await JobStore.open(tmp_path / "profile")
    known = Passphrases(store)
    assert (await known.completed(plain)).passphrase is None
    if not is_named:
        await known.follow([plain], [])
    await late.open()
    assert (await known.completed(plain)).passphrase == (WORD if is_named else None)
    await store.close()
