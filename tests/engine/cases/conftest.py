"""One scripted server for the cases of a module."""

import codecs
from collections.abc import Iterator

import pytest

from tests.servers.scripted import ScriptedServer, ServerThread

# Codecs are imported at their first use, which the loop of a test would report as blocking.
for _name in ("utf-16-le", "idna", "latin-1", "cp1252"):
    codecs.lookup(_name)


@pytest.fixture(scope="module")
def server() -> Iterator[ScriptedServer]:
    """Scripted server on a thread of its own."""
    with ServerThread() as server:
        yield server
    assert server.errors == []
