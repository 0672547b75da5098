"""What a download is called: as its file is from the moment that has its name."""

from dataclasses import replace
from pathlib import Path

from bitsgui.bits.requests import AddRequest, LinkRequest
from bitsgui.bits.views import JobView
from tests.conformance.world import STALL_IN_BODY, World
from tests.servers.script import Script
from tests.servers.scripted import ScriptedServer


async def running(world: World, *links: LinkRequest, name: str | None = None) -> list[str]:
    """Add links and return what the list calls them once bytes have come, and after a restart."""
    jobs = await world.manager.add(AddRequest(links, str(world.folder), job_name=name))
    told: dict[object, str] = {}

    def has_bytes(view: JobView) -> bool:
        told[view.id] = view.name
        return view.bytes_transferred > 0

    for job in jobs:
        await world.manager.wait([job.job_id], has_bytes)
    shown = [told[job.job_id] for job in jobs]
    await world.restart(autostart=False)
    handles = [await world.manager.get_job(job.job_id) for job in jobs]
    assert [handle.display_name for handle in handles] == shown
    return shown


async def test_the_second_of_one_name_is_told_from_the_first_while_both_run(
    server: ScriptedServer, tmp_path: Path
):
    async with World.open(server, tmp_path, "app") as world:
        links = [LinkRequest(world.serve(STALL_IN_BODY, "big.bin")) for _ in range(2)]
        assert sorted(await running(world, *links)) == ["big (1).bin", "big.bin"]


async def test_a_name_that_was_asked_for_gets_its_number_too(
    server: ScriptedServer, tmp_path: Path
):
    async with World.open(server, tmp_path, "app") as world:
        (world.folder / "mine.bin").touch()
        link = LinkRequest(world.serve(STALL_IN_BODY), name="mine.bin")
        assert await running(world, link) == ["mine (1).bin"]


async def test_it_is_called_what_the_server_says(server: ScriptedServer, tmp_path: Path):
    script = Script(
        size=2_000_000, disposition='attachment; filename="report.bin"', fault=STALL_IN_BODY.fault
    )
    async with World.open(server, tmp_path, "app") as world:
        link = LinkRequest(world.serve(script, "download"))
        assert await running(world, link) == ["report.bin"]


async def test_a_name_somebody_gave_stays(server: ScriptedServer, tmp_path: Path):
    async with World.open(server, tmp_path, "app") as world:
        (world.folder / "file.bin").touch()
        link = LinkRequest(world.serve(STALL_IN_BODY))
        assert await running(world, link, name="The film") == ["The film"]


async def test_a_name_made_up_for_several_files_follows_those_that_leave(
    server: ScriptedServer, tmp_path: Path
):
    async with World.open(server, tmp_path, "app") as world:
        links = [LinkRequest(world.serve(name=f"photo-{n}.jpg")) for n in range(1, 5)]
        wish = AddRequest(tuple(links), str(world.folder), one_job=True, start=False)
        added = [
            *await world.manager.add(wish),
            *await world.manager.add(replace(wish, job_name="Summer")),
        ]
        made, given = [await world.manager.get_job(each.job_id) for each in added]
        names = []
        for place in (3, 0, 1):
            files = await world.manager.file_views(made.id)
            left = {file.index: file.id for file in files}
            await made.remove_file(left[place])
            names.append(made.display_name)
        assert names == ["photo-1.jpg + 2", "photo-2.jpg + 1", "photo-3.jpg"]
        await given.remove_file((await world.manager.file_views(given.id))[0].id)
        assert given.display_name == "Summer"
        await world.restart(autostart=False)
        assert (await world.manager.get_job(made.id)).display_name == "photo-3.jpg"
