"""Categories on the command line, up to the requests and with a real profile behind them."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bitsgui.bits.categories import Category
from bitsgui.storage import JobStore
from tests.cli.conftest import events
from tests.cli.ordering import ordered
from tests.conformance.world import World
from tests.servers.script import Script
from tests.servers.scripted import ScriptedServer

SONG = "http://127.0.0.1:9/a.mp3"
FILM = "http://127.0.0.1:9/a.mkv"


@pytest.fixture
async def world(server: ScriptedServer, tmp_path: Path) -> AsyncIterator[World]:
    async with World.open(server, tmp_path, "app", max_active_jobs=1) as world:
        yield world


async def test_list_and_show_tell_the_category_and_list_can_be_narrowed_to_one(world: World):
    to = ("--to", str(world.folder))
    await ordered(world, "add", SONG, FILM, *to)
    await ordered(world, "add", SONG, *to, "--category", "documents")
    jobs = await ordered(world, "list")
    assert [job["category"] for job in jobs] == ["Music", "Video", "Documents"]
    film = jobs[1]["id"].replace("-", "")
    assert [job["id"] for job in await ordered(world, "list", "--category", "VIDEO")] == [
        jobs[1]["id"]
    ]
    assert (await ordered(world, "show", film))[0]["category"] == "Video"
    assert [done["code"] for done in await ordered(world, "set", film, "--category", "none")] == [
        "S_OK"
    ]
    assert [job["category"] for job in await ordered(world, "list", "--category", " NONE")] == [
        None
    ]
    await ordered(world, "cancel", film)
    rows = await ordered(world, "list", "--all", "--category", "none")
    assert [row["state"] for row in rows] == ["CANCELLED"]


@pytest.mark.parametrize("command", [["add", SONG], ["transfer", SONG], ["list"]])
async def test_an_unknown_category_is_refused_with_those_there_are(world: World, command):
    refused, *_ = await ordered(world, *command, "--category", "films")
    assert refused["failed"]
    assert refused["bad_usage"]
    assert "no category 'films'; there are: Documents, Music, Video" in refused["error"]["message"]
    assert await world.manager.views() == []


async def test_an_unknown_category_keeps_every_other_change_from_being_made(world: World):
    (added,) = await ordered(world, "add", SONG, FILM, "--one-job", "--to", str(world.folder))
    job = added["id"].replace("-", "")
    words = ("--name", "other", "--category", "films")
    (refused,) = await ordered(world, "set", job, *words)
    assert refused["bad_usage"]
    (view,) = await world.manager.views()
    assert view.name == added["name"]


@pytest.mark.parametrize(
    "command", [["add", SONG], ["transfer", SONG], ["list"], ["set", "0123", "--name", "a"]]
)
def test_an_unknown_category_is_bad_usage(program, command):
    done = program.run(*command, "--category", "films")
    assert done.returncode == 2
    assert done.stdout == ""
    said = "There is no category 'films'; there are: Documents, Music, Video"
    assert done.stderr.startswith(f"bitsgui: {said}")
    assert done.stderr.count("\n") == 1


async def test_the_folder_of_the_category_is_used_where_none_is_named(program, server, tmp_path):
    folder = tmp_path / "songs"
    store = await JobStore.open(program.profile)
    await store.save_categories([Category(0, "Songs", folder=str(folder))])
    await store.close()
    link = server.script("/a.mp3", Script(text="song"))
    done = program.run("transfer", link, "--category", "songs", "--json")
    assert (done.returncode, done.stderr) == (0, "")
    assert (folder / "a.mp3").read_text() == "song"
    assert events(done.stdout)[-1]["event"] == "result"


async def test_a_folder_that_is_named_goes_before_that_of_the_category(world: World):
    made = await world.manager.save_category(Category(0, "Songs", folder=str(world.folder / "a")))
    there = str(world.folder / "b")
    await ordered(world, "add", SONG, "--category", "songs", "--to", there)
    await ordered(world, "add", FILM, "--category", "songs")
    views = await world.manager.views()
    assert [view.folder.rstrip("/") for view in views] == [there, made.folder]
