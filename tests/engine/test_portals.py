"""Networks that want a login, noticed by what answers the requests of jobs alone."""

import asyncio
import socket
from collections.abc import Iterator
from dataclasses import replace

import pytest

from bitsgui.bits.certificates import CertificateFacts, CertificateFault
from bitsgui.bits.errors import Hresult, http_hresult
from bitsgui.bits.facts import Facts
from bitsgui.bits.records import ErrorRecord, JobOptions
from bitsgui.bits.types import ErrorContext, JobState
from bitsgui.engine import portals
from bitsgui.engine.dialling import Address
from bitsgui.engine.job import EngineJob
from tests.conformance.world import World
from tests.servers.script import Redirect, Script, Status
from tests.servers.scripted import ScriptedServer, ServerThread

FILE = Script(size=300_000)
PAGE = Script(html=True, content_type="text/html")
CERTIFICATE = CertificateFacts(
    CertificateFault.SELF_SIGNED, "nas.example", 443, "ab" * 32, ("nas.example",), "nas", 0.0, 1.0
)


@pytest.fixture
def network() -> Iterator[ScriptedServer]:
    """Who answers in place of others while the network wants a login."""
    with ServerThread() as server:
        yield server
    assert server.errors == []


@pytest.fixture
def nobody(network: ScriptedServer, monkeypatch: pytest.MonkeyPatch) -> str:
    """The path of where nobody is, which is answered all the same."""
    monkeypatch.setattr(portals, "NOBODY", (network.url("/nobody"), network.url("/no-name")))
    monkeypatch.setattr(portals, "FIRST_LOOK_S", 0.05)
    monkeypatch.setattr(portals, "LONGEST_LOOK_S", 0.05)
    network.script("/login", PAGE)
    return "/nobody"


def led_to(link: str) -> Script:
    return Script(redirect=Redirect(link))


def page_from(link: str) -> ErrorRecord:
    return ErrorRecord(Hresult.BG_E_INVALID_SERVER_RESPONSE, ErrorContext.REMOTE_FILE, url=link)


async def asked_for(world: World, script: Script, name: str = "disk.iso") -> tuple[EngineJob, str]:
    job = await world.manager.create_job("job")
    url = world.serve(script, name)
    await job.add_file(url, world.place(name))
    await job.resume()
    return job, url.removeprefix(world.server.url(""))


@pytest.fixture
async def world(server: ScriptedServer, tmp_path):
    async with World.open(server, tmp_path, "app", auto_complete=False) as world:
        yield world


@pytest.mark.parametrize("place", ["/nobody", "/no-name"])
async def test_a_page_in_place_of_a_file_is_waited_out_where_it_answers_for_anybody(
    world: World, network: ScriptedServer, nobody: str, place: str
) -> None:
    assert nobody
    page = network.url("/login")
    network.script(place, led_to(page))
    job, path = await asked_for(world, led_to(page))
    await world.reach(job, JobState.TRANSIENT_ERROR)
    told = (await world.manager.job_view(job.id)).error
    assert told is not None
    assert (told.code, told.url, told.error_class) == (http_hresult(511), page, "waiting")
    assert job.error_count == 0
    other, _ = await asked_for(world, FILE, "other.iso")
    await world.reach(other, JobState.TRANSIENT_ERROR)
    world.server.script(path, FILE)
    network.script(place, Script(status=Status(404)))
    for each in (job, other):
        await world.reach(each, JobState.TRANSFERRED)


async def test_a_page_of_the_server_itself_is_told_as_before(
    world: World, network: ScriptedServer, nobody: str
) -> None:
    network.script(nobody, Script(status=Status(404)))
    job, _ = await asked_for(world, led_to(network.url("/login")))
    await world.reach(job, JobState.ERROR)
    assert job.get_error().code == Hresult.BG_E_INVALID_SERVER_RESPONSE


async def test_who_leads_elsewhere_than_the_page_that_came_is_another_matter(
    world: World, network: ScriptedServer, nobody: str
) -> None:
    network.script(nobody, led_to(network.url("/search").replace("127.0.0.1", "localhost")))
    network.script("/search", PAGE)
    job, _ = await asked_for(world, led_to(network.url("/login")))
    await world.reach(job, JobState.ERROR)


async def test_a_provider_that_answers_for_names_that_are_not_there_is_another_matter(
    world: World, network: ScriptedServer, nobody: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = network.url("/no-name").replace("127.0.0.1", "localhost")
    monkeypatch.setattr(portals, "NOBODY", (network.url(nobody), there))

    async def apart(host: str, port: int) -> list[Address]:
        return [(socket.AF_INET, (host, port))]

    monkeypatch.setattr(portals, "addresses_of", apart)
    network.script(nobody, Script(status=Status(404)))
    network.script("/no-name", PAGE)
    job, _ = await asked_for(world, PAGE)
    await world.reach(job, JobState.ERROR)


async def test_who_proved_to_be_the_server_is_not_the_network(
    world: World, network: ScriptedServer, nobody: str
) -> None:
    network.script(nobody, PAGE)
    page = page_from("https://127.0.0.1/expired")
    assert not await world.manager._core.portals.explains(page, JobOptions())


@pytest.mark.parametrize("leads_away", [True, False])
async def test_a_strange_certificate_is_the_networks_where_it_leads_anybody_to_a_page(
    world: World, network: ScriptedServer, nobody: str, leads_away: bool
) -> None:
    network.script(nobody, led_to(network.url("/login")) if leads_away else PAGE)
    error = ErrorRecord(
        Hresult.WININET_INVALID_CA,
        ErrorContext.REMOTE_FILE,
        url="https://nas.example/disk.iso",
        certificate=CERTIFICATE,
    )
    assert await world.manager._core.portals.explains(error, JobOptions()) is leads_away


async def test_one_server_that_says_511_holds_up_nobody_else(
    world: World, network: ScriptedServer, nobody: str
) -> None:
    network.script(nobody, Script(status=Status(404)))
    job, _ = await asked_for(world, Script(status=Status(511)))
    await world.reach(job, JobState.TRANSIENT_ERROR)
    other, _ = await asked_for(world, FILE, "other.iso")
    await world.reach(other, JobState.TRANSFERRED)


async def test_who_finds_it_out_second_watches_no_more(
    world: World, network: ScriptedServer, nobody: str
) -> None:
    network.script(nobody, PAGE)
    found = world.manager._core.portals
    page = page_from("http://127.0.0.1/disk.iso")
    assert await asyncio.gather(*(found.explains(page, JobOptions()) for _ in range(2)))
    watching = [task for task in asyncio.all_tasks() if task.get_name() == "watch for a login"]
    assert len(watching) == 1


async def test_a_network_that_says_so_itself_is_asked_until_it_does_not(
    world: World, network: ScriptedServer, nobody: str
) -> None:
    network.script(nobody, Script(status=Status(511)))
    job, path = await asked_for(world, Script(status=Status(511)))
    await world.reach(job, JobState.TRANSIENT_ERROR)
    assert job.get_error().code == http_hresult(511)
    assert job.error_count == 0
    world.server.script(path, FILE)
    network.script(nobody, Script(status=Status(404)))
    await world.reach(job, JobState.TRANSFERRED)


async def test_what_waits_for_a_login_that_nobody_wants_is_let_through_one_by_one(
    world: World, network: ScriptedServer, nobody: str
) -> None:
    """A router that answers for anybody, on a network that lets through all the same."""
    network.script(nobody, PAGE)
    job, _ = await asked_for(world, PAGE)
    await world.reach(job, JobState.TRANSIENT_ERROR)
    file, _ = await asked_for(world, FILE, "file.iso")
    other, path = await asked_for(world, PAGE, "other.iso")
    for waiting in (file, other):
        await world.reach(waiting, JobState.TRANSIENT_ERROR)
    for each in (job, file):
        await each.use_any_network()
    await world.reach(file, JobState.TRANSFERRED)
    await world.reach(job, JobState.ERROR)
    error = job.get_error()
    assert error.code == Hresult.BG_E_INVALID_SERVER_RESPONSE
    (page,) = job.enum_files()
    await job.accept_file(page.id)  # it is the file that was meant
    await job.resume()
    await world.reach(job, JobState.TRANSFERRED)
    assert (other.state, world.server.log_of(path)) == (JobState.TRANSIENT_ERROR, [])


@pytest.mark.parametrize("name", ["disk", "get.php"])
async def test_while_it_seems_to_want_one_its_page_is_no_file_whatever_that_is_called(
    world: World, network: ScriptedServer, nobody: str, name: str
) -> None:
    network.script(nobody, led_to(network.url("/login")))
    sure, _ = await asked_for(world, led_to(network.url("/login")))
    await world.reach(sure, JobState.TRANSIENT_ERROR)
    job, _ = await asked_for(world, led_to(network.url("/login")), name)
    await world.reach(job, JobState.TRANSIENT_ERROR)
    await job.use_any_network()
    await world.reach(job, JobState.ERROR)
    assert job.get_error().code == Hresult.BG_E_INVALID_SERVER_RESPONSE
    assert not any(world.folder.iterdir())
    (page,) = job.enum_files()
    await job.accept_file(page.id)
    await job.resume()
    await world.reach(job, JobState.TRANSFERRED)


async def test_a_network_the_system_holds_for_one_with_a_login_may_be_used_until_it_changes(
    world: World,
) -> None:
    held = Facts(portal="http://portal.example/", connections=frozenset({("Hotel", "wlan0")}))
    world.manager.take_facts(held)
    job, _ = await asked_for(world, replace(FILE, size=2**30, rate=1_000_000))
    await world.reach(job, JobState.TRANSIENT_ERROR)
    await job.use_any_network()
    await world.reach(job, JobState.TRANSFERRING)
    world.manager.take_facts(replace(held, connections=frozenset({("Station", "wlan0")})))
    await world.reach(job, JobState.TRANSIENT_ERROR)
    assert job.get_error().code == http_hresult(511)


async def test_another_network_is_looked_at_at_once(
    world: World, network: ScriptedServer, nobody: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(portals, "FIRST_LOOK_S", 3600.0)
    facts = Facts(addresses=frozenset({"10.0.0.2"}))
    world.manager.take_facts(facts)
    network.script(nobody, PAGE)
    job, path = await asked_for(world, PAGE)
    await world.reach(job, JobState.TRANSIENT_ERROR)
    world.server.script(path, FILE)
    network.script(nobody, Script(status=Status(404)))
    world.manager.take_facts(replace(facts, addresses=frozenset({"10.0.0.3"})))
    await world.reach(job, JobState.TRANSFERRED)


async def test_nothing_is_asked_around_a_proxy(
    world: World, network: ScriptedServer, nobody: str
) -> None:
    """Whoever goes by one may not want to be seen without it, and a login is not its page."""
    network.script(nobody, PAGE)
    await world.manager.change_settings(
        proxy=network.url("").rstrip("/"), proxy_bypass="<-loopback>"
    )
    network.script("/disk.iso", PAGE)
    job = await world.manager.create_job("job")
    await job.add_file("http://nas.example/disk.iso", world.place("disk.iso"))
    await job.resume()
    await world.reach(job, JobState.ERROR)
    assert job.get_error().code == Hresult.BG_E_INVALID_SERVER_RESPONSE
    assert network.log_of(nobody) == []
