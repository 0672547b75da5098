"""A scripted server and a second one for the tests of a module, and a profile for each test."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.engine.stick import Stick
from tests.servers.scripted import ScriptedServer, ServerThread

if TYPE_CHECKING:
    from tests.conformance.world import World


@pytest.fixture(scope="module")
def server() -> Iterator[ScriptedServer]:
    """Scripted server on a thread of its own."""
    with ServerThread() as server:
        yield server
    assert server.errors == []


@pytest.fixture(scope="module")
def other() -> Iterator[ScriptedServer]:
    """Another host: a scripted server on another port."""
    with ServerThread() as server:
        yield server
    assert server.errors == []


@pytest.fixture
def stick(tmp_path: Path) -> Iterator[Stick]:
    """Disk of its own, put in where the downloads of a test go."""
    made = Stick(tmp_path)
    made.put_in()
    yield made
    made.throw_away()


@pytest.fixture
def settings() -> dict[str, Any]:
    """What ``world`` has in place of the values of the app; a module may say otherwise."""
    return {"auto_complete": False}


@pytest.fixture
async def world(
    server: ScriptedServer, tmp_path: Path, settings: dict[str, Any]
) -> AsyncIterator["World"]:
    """A profile of the app, open, whose files come from ``server``."""
    # Not above: see the rig of the cases.
    from tests.conformance.world import World  # noqa: PLC0415

    async with World.open(server, tmp_path, "app", **settings) as world:
        yield world
