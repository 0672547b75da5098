"""One scripted server for the tests of a module."""

from collections.abc import Iterator

import pytest

from tests.servers.scripted import ScriptedServer, ServerThread


@pytest.fixture(scope="module")
def server() -> Iterator[ScriptedServer]:
    """Scripted server on a thread of its own."""
    with ServerThread() as server:
        yield server
    assert server.errors == []
