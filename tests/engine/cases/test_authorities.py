"""Authorities the user trusts beside those of the system."""

from pathlib import Path

import pytest

from bitsgui.bits.errors import BitsError, Hresult
from bitsgui.engine.transport import Transport
from tests.engine.cases.rig import PATIENT, Rig
from tests.engine.cases.test_certificates import ROOT, trusting
from tests.servers import chains
from tests.servers.chains import NAMES
from tests.servers.script import Script
from tests.servers.scripted import ServerThread

FILE = Script(size=300_000)
OTHER = chains.root("The user's own root")


@pytest.fixture(params=["pem", "der"])
def ca_file(tmp_path: Path, request: pytest.FixtureRequest) -> str:
    path = tmp_path / "authorities"
    path.write_bytes(OTHER.der if request.param == "der" else b"# mine: \xe4\n" + OTHER.pem)
    return str(path)


@pytest.mark.parametrize("issuer", [ROOT, OTHER], ids=["system", "user"])
async def test_authorities_of_a_file_are_trusted_beside_those_of_the_system(
    rig: Rig, tmp_path: Path, ca_file: str, issuer: chains.Holder
) -> None:
    rig.transport = Transport(trusting(ROOT))
    with ServerThread(issuer.issue(*NAMES).server_context(tmp_path)) as server:
        link = server.script("/f.bin", FILE)
        result = await rig.fetch(link, settings={"ca_file": ca_file})
    result.is_complete({"f.bin": FILE})


async def test_who_is_trusted_no_more_is_asked_nothing_more(
    rig: Rig, tmp_path: Path, ca_file: str
) -> None:
    """Also over a connection that was kept from before."""
    rig.transport = Transport(trusting(ROOT))
    with ServerThread(OTHER.issue(*NAMES).server_context(tmp_path)) as server:
        links = [server.script(path, FILE) for path in ("/a.bin", "/b.bin")]
        async with rig.engine(ca_file=ca_file, **PATIENT) as manager:
            (await rig.run(manager, links[0])).is_complete({"a.bin": FILE})
            await manager.change_settings(ca_file=None)
            result = await rig.run(manager, links[1])
            assert result.error.code == Hresult.WININET_INVALID_CA
        assert list(server.log_of("/b.bin")) == []


async def test_a_file_that_is_gone_is_told_and_keeps_nobody_from_the_others(
    rig: Rig, tmp_path: Path
) -> None:
    rig.transport = Transport(trusting(ROOT))
    gone = str(tmp_path / "gone.pem")
    told: list[str] = []
    with ServerThread(ROOT.issue(*NAMES).server_context(tmp_path)) as server:
        link = server.script("/f.bin", FILE)
        async with rig.engine(ca_file=gone) as manager:
            manager.subscribe_notices(told.append)
            (await rig.run(manager, link)).is_complete({"f.bin": FILE})
    assert told == [f"There is no file {gone}."]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (None, "There is no file {path}."),
        (b"", "{path} holds no certificates that can be read."),
        (b"hello", "{path} holds no certificates that can be read."),
        (OTHER.key_pem(), "{path} holds no certificates that can be read."),
        (OTHER.pem.replace(b"M", b"N"), "{path} holds no certificates that can be read."),
    ],
    ids=["gone", "empty", "text", "key", "damaged"],
)
async def test_a_file_without_certificates_is_not_taken(
    rig: Rig, tmp_path: Path, content: bytes | None, says: str
) -> None:
    path = tmp_path / "authorities.pem"
    if content is not None:
        path.write_bytes(content)
    async with rig.engine() as manager:
        with pytest.raises(BitsError) as refused:
            await manager.change_settings(ca_file=str(path))
        assert str(refused.value) == says.format(path=path)
        assert (await manager.get_settings()).ca_file is None
