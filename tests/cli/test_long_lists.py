"""A list of very many links: it is stored part by part, each whole or not at all."""

import contextlib
import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from bitsgui.bits.categories import Category
from bitsgui.bits.errors import InvalidArgumentError
from bitsgui.bits.requests import Added, AddRequest
from bitsgui.bits.types import JobState, Priority
from bitsgui.cli import commands
from bitsgui.cli.parser import parse
from bitsgui.cli.requests import build, told_request
from bitsgui.storage.backup import DATABASE_NAME
from tests.cli.conftest import Program, events, wait_for
from tests.cli.ordering import ordered
from tests.conformance.world import STALL_IN_BODY, World
from tests.servers.script import Script
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


async def test_no_link_at_all_is_refused_in_words(world: World):
    for is_one_job in (False, True):
        request = build(parse(["add", LINKS[0]]), world.folder)
        request["add"] |= {"links": [], "one_job": is_one_job}
        answers: list[dict[str, Any]] = []

        async def emit(answer: dict[str, Any], into: list[dict[str, Any]] = answers) -> None:
            into.append(answer)

        await commands.execute(world.manager, request, emit)
        (failure,) = answers
        assert failure["error"]["message"] == "At least one link is needed."


@pytest.fixture
def stops_at_second(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second part of the first list is not stored any more."""
    real, calls = world.manager.add, list[Any]()

    async def add(request: AddRequest) -> list[Added]:
        calls.append(request)
        if len(calls) == 2:
            raise InvalidArgumentError("no more")
        return await real(request)

    monkeypatch.setattr(world.manager, "add", add)


async def ignore(_answer: dict[str, Any]) -> None:
    return


@pytest.mark.parametrize("is_held", [False, True], ids=["here", "by another process"])
def test_a_list_that_was_shown_whole_is_another_when_it_is_given_again(
    program: Program, server: ScriptedServer, tmp_path: Path, is_held: bool
):
    (tmp_path / "links.txt").write_text("\n".join(LINKS))
    if is_held:
        stalled = server.script("/held/f.bin", STALL_IN_BODY)
        wait_for(program.start("transfer", stalled, "--to", str(tmp_path), "--json"), "progress")
    command = "add", "--input", str(tmp_path / "links.txt"), "--to", str(program.folder)
    added = events(program.run(*command, "--json").stdout)
    assert news(added) == [True] * 5
    with contextlib.closing(sqlite3.connect(program.profile / DATABASE_NAME)) as opened:
        waiting = {UUID(bytes=row[0]) for row in opened.execute("SELECT job_id FROM awaited")}
    assert len(waiting) == is_held
    assert waiting.isdisjoint(UUID(answer["id"]) for answer in added)


def news(answers: list[dict[str, Any]]) -> list[bool]:
    return [answer["is_new"] for answer in answers]


@pytest.mark.usefixtures("stops_at_second")
async def test_a_list_given_again_goes_on_where_it_stopped(world: World, tmp_path: Path):
    links = [world.serve(Script(size=1000), "f.bin"), world.serve(STALL_IN_BODY), *LINKS[:3]]
    given = tmp_path / "links.txt"
    given.write_text("\n".join(links))
    command = "add", "--input", str(given), "--to", str(world.folder)
    whole, stalled, _ = await ordered(world, *command)
    await world.manager.wait([UUID(whole["id"])], lambda _: False)
    again = await ordered(world, *command)
    assert news(again) == [False, False, True, True, True]
    assert [answer["id"] for answer in again[:2]] == [whole["id"], stalled["id"]]
    assert await links_of(world) == links[1:]
    # It may have been killed before it could show all that.
    assert news(await ordered(world, *command)) == [False] * 5
    await commands.execute(world.manager, told_request([each["id"] for each in again]), ignore)
    # From now on it is known: what has ended is downloaded anew, what has not is not added twice.
    assert news(await ordered(world, *command)) == [True, False, False, False, False]


@pytest.mark.usefixtures("stops_at_second")
async def test_a_list_of_other_links_or_into_another_folder_is_a_new_one(
    world: World, tmp_path: Path
):
    given = tmp_path / "links.txt"
    given.write_text("\n".join(LINKS))
    await ordered(world, "add", "--input", str(given), "--to", str(world.folder))
    other = await ordered(world, "add", "--input", str(given), "--to", str(tmp_path / "other"))
    assert all(news(other))
    assert all(news(await ordered(world, "add", *LINKS, "--to", str(world.folder))))


@pytest.mark.usefixtures("stops_at_second")
async def test_links_that_differ_in_their_logins_alone_find_a_download_each(
    world: World, tmp_path: Path
):
    both = [LINKS[0].replace("//", f"//{user}:word@") for user in ("amy", "bob")]
    given = tmp_path / "links.txt"
    given.write_text("\n".join([*both, LINKS[1]]))
    command = "add", "--input", str(given), "--to", str(world.folder)
    first = [answer["id"] for answer in (await ordered(world, *command))[:2]]
    assert len(set(first)) == 2
    assert [answer["id"] for answer in (await ordered(world, *command))[:2]] == first


async def test_what_a_list_finds_gets_what_is_said_of_it_and_goes_on(world: World, tmp_path: Path):
    given = tmp_path / "links.txt"
    given.write_text("\n".join(LINKS))
    await world.manager.save_category(Category(0, "Films"))
    command = "add", "--input", str(given), "--to", str(world.folder)
    await ordered(world, *command)
    await ordered(world, "suspend", "--all")
    again = await ordered(world, *command, "--priority", "low", "--category", "Films")
    assert not any(news(again))
    views = await world.manager.views()
    assert {view.priority for view in views} == {Priority.LOW}
    assert len({view.category for view in views} - {0}) == 1
    assert JobState.SUSPENDED not in {view.state for view in views}


@pytest.mark.usefixtures("stops_at_second")
async def test_of_a_list_that_fails_the_parts_before_are_told_of(world: World):
    first, second, failure = await ordered(world, "add", *LINKS)
    assert [first["event"], second["event"], failure["event"]] == ["job", "job", "error"]
    assert failure["failed"]
    assert await links_of(world) == LINKS[:2]
