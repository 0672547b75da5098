"""Fixtures around the real servers: ``pytest_plugins = ["tests.servers.fixtures"]``."""

from collections.abc import Iterator

import pytest

from tests.servers.authority import Authority
from tests.servers.faulty_proxy import FaultyProxyThread
from tests.servers.http_proxy import HttpProxy
from tests.servers.nginx import Nginx
from tests.servers.process import ScriptedProcess
from tests.servers.scripted import ScriptedServer, ServerThread


@pytest.fixture(scope="session")
def tls_authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    """Authority that signs all certificates of the fixtures here."""
    return Authority(tmp_path_factory.mktemp("authority"))


@pytest.fixture
def scripted() -> Iterator[ScriptedServer]:
    """Scripted server on a thread of its own."""
    with ServerThread() as server:
        yield server
    assert server.errors == []


@pytest.fixture
def scripted_tls(tls_authority: Authority) -> Iterator[ScriptedServer]:
    """Scripted server with a good certificate of ``tls_authority``."""
    with ServerThread(tls_authority.server_context()) as server:
        yield server
    assert server.errors == []


@pytest.fixture
def scripted_process() -> Iterator[ScriptedProcess]:
    """Scripted server as a process of its own."""
    with ScriptedProcess() as process:
        yield process


@pytest.fixture
def nginx(tmp_path_factory: pytest.TempPathFactory, tls_authority: Authority) -> Iterator[Nginx]:
    """Serve a fresh folder, ``nginx.root``, with nginx."""
    root = tmp_path_factory.mktemp("www")
    with Nginx(root, tls_authority) as server:
        yield server


@pytest.fixture
def http_proxy() -> Iterator[HttpProxy]:
    """HTTP proxy open to all."""
    with HttpProxy() as proxy:
        yield proxy


@pytest.fixture
def http_proxy_with_password() -> Iterator[HttpProxy]:
    """HTTP proxy that wants ``proxyuser`` with ``proxypass``."""
    with HttpProxy("proxyuser", "proxypass") as proxy:
        yield proxy


@pytest.fixture
def faulty_proxy() -> Iterator[FaultyProxyThread]:
    """TCP proxy; ``faulty_proxy.front(port)`` puts it before a server."""
    with FaultyProxyThread() as proxy:
        yield proxy
