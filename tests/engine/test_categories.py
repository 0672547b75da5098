"""Jobs and their categories, in a profile with a real store and a real server."""

from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest

from bitsgui.bits.categories import ANY_TYPE, Category, find
from bitsgui.bits.errors import InvalidArgumentError, NotFoundError
from bitsgui.bits.requests import AddRequest, LinkRequest
from bitsgui.bits.types import JobState
from tests.conformance.world import World
from tests.servers.script import Script
from tests.servers.scripted import ScriptedServer


@pytest.fixture
async def world(server: ScriptedServer, tmp_path: Path):
    async with World.open(server, tmp_path, "app") as world:
        yield world


async def category(world: World, name: str) -> Category:
    found = find(await world.manager.categories(), name)
    assert found is not None
    return found


async def add(world: World, url: str, **options) -> tuple:
    request = AddRequest((LinkRequest(url),), str(world.folder), **{"start": False, **options})
    (added,) = await world.manager.add(request)
    return added.job_id, (await world.manager.job_view(added.job_id)).category


async def test_a_new_profile_has_the_usual_categories(world: World):
    names = [each.name for each in await world.manager.categories()]
    assert names == [
        "Documents", "Music", "Video", "Pictures", "Programs", "Archives", "Other",
    ]  # fmt: skip


async def test_who_looks_is_told_of_other_categories_at_once(world: World):
    batches = []
    world.manager.subscribe(batches.append)
    await world.manager.save_category(Category(0, "Books", types=("epub",)))
    await world.eventually(lambda: any(batch.has_other_categories for batch in batches))


async def test_each_link_of_a_request_may_go_to_a_folder_of_its_own(world: World):
    music = world.folder / "music"
    links = (
        LinkRequest("https://a.example/song.mp3", folder=str(music)),
        LinkRequest("https://a.example/a.pdf"),
    )
    request = AddRequest(links, str(world.folder), start=False)
    added = await world.manager.add(request)
    views = [await world.manager.job_view(each.job_id) for each in added]
    assert [Path(view.folder) for view in views] == [music, world.folder]
    assert music.is_dir()
    again = [replace(link, url=f"{link.url}?fresh") for link in links]
    known = await world.manager.known(replace(request, links=tuple(again)))
    assert [(item.place, item.job_id) for item in known] == [
        (place, each.job_id) for place, each in enumerate(added)
    ]


async def test_a_job_lands_by_its_link_and_where_it_is_put_it_stays(world: World):
    _, by_type = await add(world, "https://a.example/song.mp3")
    assert by_type == (await category(world, "music")).id
    wanted = (await category(world, "video")).id
    job_id, chosen = await add(world, "https://a.example/song.mp3", category=wanted)
    assert chosen == wanted
    await world.restart()
    assert (await world.manager.job_view(job_id)).category == wanted
    _, none = await add(world, "https://a.example/song.mp3", category=0)
    assert none == 0


async def test_a_category_that_is_not_there_refuses_the_whole_request(world: World):
    with pytest.raises(NotFoundError, match="category"):
        await add(world, "https://a.example/song.mp3", category=99)
    assert await world.manager.views() == []


async def test_a_job_without_files_gets_its_category_with_the_first(world: World):
    job = await world.manager.create_job("job")
    assert (await world.manager.job_view(job.id)).category == 0
    await job.add_file("https://a.example/x", world.place("a.flac"))
    await job.add_file("https://a.example/x", world.place("a.pdf"))
    view = await world.manager.job_view(job.id)
    assert view.category == (await category(world, "music")).id


async def test_the_name_the_server_gives_decides_anew_unless_a_person_did(world: World):
    named = Script(headers=(("Content-Disposition", 'attachment; filename="clip.mkv"'),))
    other = (await category(world, "other")).id
    job_id, before = await add(world, world.serve(named, "get"), auto_complete=False)
    chosen_id, _ = await add(world, world.serve(named, "get"), auto_complete=False, category=other)
    assert before == other
    for each in (job_id, chosen_id):
        await (await world.manager.get_job(each)).resume()
    ids = [job_id, chosen_id]
    await world.manager.wait(ids, lambda view: view.state is JobState.TRANSFERRED)
    assert (await world.manager.job_view(job_id)).category == (await category(world, "video")).id
    assert (await world.manager.job_view(chosen_id)).category == other
    await world.restart()
    rows = {row.id: row.category for row in await world.manager.history()}
    views = {view.id: view.category for view in await world.manager.views()}
    assert (rows | views)[job_id] == (await category(world, "video")).id


async def test_a_finished_job_keeps_its_category_and_can_be_put_elsewhere(world: World):
    request = AddRequest((LinkRequest(world.serve(Script(), "a.pdf")),), str(world.folder))
    (added,) = await world.manager.add(request)
    await world.manager.wait([added.job_id], lambda _: False)
    (row,) = await world.manager.history()
    assert row.category == (await category(world, "documents")).id
    await world.manager.set_category([added.job_id, uuid4()], 0)
    await world.restart()
    (row,) = await world.manager.history()
    assert row.category == 0
    await world.manager.set_category([added.job_id], None)
    (row,) = await world.manager.history()
    assert row.category == (await category(world, "documents")).id


async def test_jobs_can_be_put_elsewhere_and_back_to_the_rules(world: World):
    first, _ = await add(world, "https://a.example/song.mp3")
    second, _ = await add(world, "https://a.example/a.pdf")
    video = (await category(world, "video")).id
    await world.manager.set_category([first, second], video)
    assert {view.category for view in await world.manager.views()} == {video}
    await world.manager.set_category([first, second], None)
    names = [(await category(world, name)).id for name in ("music", "documents")]
    assert [view.category for view in await world.manager.views()] == names
    with pytest.raises(NotFoundError):
        await world.manager.set_category([first], 99)


async def test_a_deleted_category_leaves_its_jobs_without_one_and_tells_how_many(world: World):
    job_id, _ = await add(world, "https://a.example/song.mp3")
    job = await world.manager.create_job("job")
    await job.add_file("https://a.example/x", world.place("a.mp3"))
    await job.cancel()
    music = (await category(world, "music")).id
    assert await world.manager.delete_category(music) == 2
    await world.restart()
    assert (await world.manager.job_view(job_id)).category == 0
    assert [row.category for row in await world.manager.history()] == [0]
    assert find(await world.manager.categories(), "Music") is None
    made = await world.manager.save_category(Category(0, "Music"))
    assert made.id > music
    with pytest.raises(NotFoundError):
        await world.manager.delete_category(music)


async def test_a_category_that_was_made_or_changed_is_kept_and_takes_its_types(world: World):
    made = await world.manager.save_category(
        Category(0, " Discs ", "folder", "/srv/discs", (".ISO", "img"), ("cd.example",))
    )
    assert made.types == ("iso", "img")
    await world.restart()
    assert await category(world, "discs") == made
    assert "iso" not in (await category(world, "archives")).types
    names = [each.name for each in await world.manager.categories()]
    assert names[-2:] == ["Discs", "Other"]
    assert (await add(world, "https://a.example/x.iso"))[1] == made.id
    renamed = await world.manager.save_category(
        Category(made.id, "Disks", types=made.types, patterns=("cd.example/x",))
    )
    assert renamed.id == made.id
    assert (await category(world, "disks")).patterns == ("cd.example/x",)


async def test_a_name_that_is_there_and_an_id_that_is_not_are_refused(world: World):
    with pytest.raises(InvalidArgumentError, match="already"):
        await world.manager.save_category(Category(0, "MUSIC"))
    with pytest.raises(NotFoundError):
        await world.manager.save_category(Category(99, "New"))


async def test_the_order_of_categories_is_kept(world: World):
    before = [each.id for each in await world.manager.categories()]
    await world.manager.order_categories([before[2], before[0]])
    await world.restart()
    after = [each.id for each in await world.manager.categories()]
    assert after == [before[2], before[0], before[1], *before[3:]]


async def test_a_profile_without_any_category_stays_without(world: World):
    for each in await world.manager.categories():
        await world.manager.delete_category(each.id)
    await world.restart()
    assert await world.manager.categories() == []
    assert (await add(world, "https://a.example/song.mp3"))[1] == 0


async def test_taking_the_rest_goes_over_to_the_one_it_was_given_to(world: World):
    made = await world.manager.save_category(Category(0, "Rest", types=(ANY_TYPE,)))
    assert (await category(world, "other")).types == ()
    assert (await add(world, "https://a.example/thing"))[1] == made.id


async def test_a_job_that_is_picked_up_goes_to_the_category_that_is_named(world: World):
    job_id, _ = await add(world, "https://a.example/song.mp3")
    video = (await category(world, "video")).id
    again, there = await add(world, "https://a.example/song.mp3", pick_up=True, category=video)
    assert (again, there) == (job_id, video)
    assert (await add(world, "https://a.example/song.mp3", pick_up=True)) == (job_id, video)
