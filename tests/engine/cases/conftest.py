"""One scripted server for the cases of a module."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.servers.script import Script
from tests.servers.scripted import ScriptedServer, ServerThread

if TYPE_CHECKING:
    from tests.engine.cases.rig import Rig


@pytest.fixture(scope="module")
def server() -> Iterator[ScriptedServer]:
    """Scripted server on a thread of its own."""
    with ServerThread() as server:
        server.script("/captive-portal", Script(html=True))
        yield server
    assert server.errors == []


@pytest.fixture
def rig(tmp_path: Path) -> "Rig":
    """Fresh profile and folder for a job against any servers."""
    # Not above: the first conftest is read before PySide, whose import hook the transport's
    # own early imports have to meet.
    from tests.engine.cases.rig import Rig  # noqa: PLC0415

    return Rig(tmp_path)
