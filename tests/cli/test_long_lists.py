"""A list of very many links: it is stored part by part, each whole or not at all."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bitsgui.bits.errors import InvalidArgumentError
from bitsgui.bits.requests import Added, AddRequest
from bitsgui.cli import commands
from tests.cli.ordering import ordered
from tests.conformance.world import World
from tests.servers.scripted import ScriptedServer

LINKS = [f"http://127.0.0.1:9/{n}.bin" for n in range(5)]


@pytest.fixture
async def world(
    server: ScriptedServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[World]:
    monkeypatch.setattr(commands, "LINKS_AT_ONCE", 2)
    async with World.open(server, tmp_path, "app", max_active_jobs=1) as world:
        yield world


@pytest.fixture
def parts(world: World, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many links each call added; the second one can be made to fail."""
    real, found = world.manager.add, list[int]()

    async def add(request: AddRequest) -> list[Added]:
        found.append(len(request.links))
        return await real(request)

    monkeypatch.setattr(world.manager, "add", add)
    return found


async def links_of(world: World) -> list[str]:
    return [view.remote_name for view in await world.manager.views()]


async def test_a_long_list_is_stored_part_by_part_in_its_order(
    world: World, parts: list[int], tmp_path: Path
):
    (tmp_path / "links.txt").write_text("\n".join(LINKS))
    added = await ordered(world, "add", "--input", str(tmp_path / "links.txt"))
    assert parts == [2, 2, 1]
    assert [answer["event"] for answer in added] == ["job"] * 5
    assert await links_of(world) == LINKS


async def test_one_job_is_stored_at_once(world: World, parts: list[int]):
    await ordered(world, "add", "--one-job", *LINKS)
    assert parts == [5]
    assert len(await world.manager.views()) == 1


async def test_of_a_list_that_fails_the_parts_before_are_told_of(
    world: World, monkeypatch: pytest.MonkeyPatch
):
    real, calls = world.manager.add, list[Any]()

    async def add(request: AddRequest) -> list[Added]:
        calls.append(request)
        if len(calls) == 2:
            raise InvalidArgumentError("no more")
        return await real(request)

    monkeypatch.setattr(world.manager, "add", add)
    first, second, failure = await ordered(world, "add", *LINKS)
    assert [first["event"], second["event"], failure["event"]] == ["job", "job", "error"]
    assert failure["failed"]
    assert await links_of(world) == LINKS[:2]
