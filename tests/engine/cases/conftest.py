"""Scripted servers, and real proxies, for the cases of a module."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.servers.http_proxy import HttpProxy
from tests.servers.script import Script
from tests.servers.scripted import ScriptedServer, ServerThread
from tests.servers.socks import SocksProxy

if TYPE_CHECKING:
    from tests.engine.cases.rig import Rig


@pytest.fixture(scope="module")
def server() -> Iterator[ScriptedServer]:
    """Scripted server on a thread of its own."""
    with ServerThread() as server:
        server.script("/captive-portal", Script(html=True))
        yield server
    assert server.errors == []


@pytest.fixture(scope="module")
def mirror() -> Iterator[ScriptedServer]:
    """Another one, which has the same files."""
    with ServerThread() as server:
        yield server
    assert server.errors == []


@pytest.fixture(scope="module")
def squid() -> Iterator[HttpProxy]:
    """A proxy that takes everybody."""
    with HttpProxy() as proxy:
        yield proxy


@pytest.fixture(scope="module")
def guarded() -> Iterator[HttpProxy]:
    """A proxy that wants user and password."""
    with HttpProxy("proxyuser", "pr0xypass") as proxy:
        yield proxy


@pytest.fixture(scope="module")
def socks() -> Iterator[SocksProxy]:
    """A SOCKS proxy that takes everybody."""
    with SocksProxy() as proxy:
        yield proxy


_MEMORY = Path("/dev/shm")  # noqa: S108 - folders made there have names nobody can guess
_ENOUGH = 1024**3


@pytest.fixture
def rig(tmp_path: Path) -> Iterator["Rig"]:
    """Fresh profile and folder for a job against any servers.

    They lie in memory where there is room: what is asked here are answers, not what survives a
    power cut, and hundreds of jobs would wait for the disk most of their time.
    """
    # Not above: the first conftest is read before PySide, whose import hook the transport's
    # own early imports have to meet.
    from tests.engine.cases.rig import Rig  # noqa: PLC0415

    if not _MEMORY.is_dir() or shutil.disk_usage(_MEMORY).free < _ENOUGH:
        yield Rig(tmp_path)
        return
    with tempfile.TemporaryDirectory(dir=_MEMORY, prefix="bitsgui-case-") as folder:
        yield Rig(Path(folder))


@pytest.fixture
def idle_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files have further connections, however busy this machine is."""
    monkeypatch.setattr("bitsgui.engine.load.Load.is_limit", lambda *_: False)


@pytest.fixture
def keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    """A keyring that lasts as long as a test."""
    kept: dict[tuple[str, str], str] = {}
    monkeypatch.setattr("keyring.get_password", lambda *place: kept.get(place))
    monkeypatch.setattr(
        "keyring.set_password", lambda service, user, word: kept.update({(service, user): word})
    )
