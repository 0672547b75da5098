"""The end of the program while a prompt of the keyring is open: nobody waits, nothing is lost."""

import asyncio
import threading
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backends.SecretService import Keyring as SecretServiceKeyring

from bitsgui.bits.errors import StoreError
from bitsgui.bits.requests import AddRequest, LinkRequest
from bitsgui.bits.types import JobState
from bitsgui.engine import tasks
from tests.conformance.world import STALL_BEFORE_HEAD, World
from tests.servers.scripted import ScriptedServer
from tests.storage.desktop_keyring import DesktopKeyring

PATIENCE_S = 20
"""For what happens at once unless something is wrong; a prompt stays open for a minute."""


@pytest.fixture
async def world(server: ScriptedServer, tmp_path: Path) -> AsyncIterator[World]:
    async with World.open(server, tmp_path, "app", auto_complete=False) as world:
        yield world


@pytest.fixture
def prompting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[DesktopKeyring]:
    """A real keyring, whose ``freeze`` is like a prompt nobody heeds."""
    desktop = DesktopKeyring(tmp_path / "home")
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", desktop.address)
    before = keyring.get_keyring()
    keyring.set_keyring(SecretServiceKeyring())
    yield desktop
    desktop.thaw()
    for thread in [thread for thread in threading.enumerate() if thread.name == "keyring"]:
        thread.join()
    desktop.stop()
    keyring.set_keyring(before)


def request(world: World, link: str, *, pick_up: bool = False) -> AddRequest:
    return AddRequest((LinkRequest(link),), str(world.folder), start=False, pick_up=pick_up)


def with_login(link: str) -> str:
    return link.replace("://", "://amy:secret@")


async def test_what_is_added_while_the_keyring_prompts_is_there_at_the_next_start(
    world: World, prompting: DesktopKeyring
) -> None:
    prompting.freeze()
    adding = tasks.spawn("add", world.manager.add(request(world, with_login(world.serve()))))
    for _ in range(20):
        await asyncio.sleep(0)
    assert not adding.done()
    world.manager.leave()
    async with asyncio.timeout(PATIENCE_S):
        (added,) = await adding
        await world.restart()
    assert [view.id for view in await world.manager.views()] == [added.job_id]


async def test_what_a_job_has_stored_outlives_a_change_that_the_end_cut_short(
    world: World, prompting: DesktopKeyring
) -> None:
    job = await world.new_job(STALL_BEFORE_HEAD)
    await job.set_credentials(1, 1, "amy", "secret")
    await job.resume()
    link = world.serve()
    (picked,) = await world.manager.add(request(world, with_login(link), pick_up=True))
    await world.restart()
    prompting.freeze()
    job = await world.manager.get_job(job.id)
    calls = [
        tasks.spawn("headers", job.set_custom_headers("X-A: b\r\n")),
        tasks.spawn("pick up", world.manager.add(request(world, with_login(link), pick_up=True))),
    ]
    for _ in range(20):
        await asyncio.sleep(0)
    world.manager.leave()
    async with asyncio.timeout(PATIENCE_S):
        ends = await asyncio.gather(*calls, return_exceptions=True)
    assert [type(end) for end in ends] == [StoreError, StoreError]
    # It waited for its login: without one it must not have been sent away by the server.
    assert job.state is JobState.QUEUED
    prompting.thaw()
    await world.restart(autostart=False)
    assert (await world.store.load_secrets(job.id)).credentials[0].user == "amy"
    assert len((await world.store.load_secrets(picked.job_id)).user_info) == 1


async def test_who_gives_up_adding_while_the_keyring_prompts_need_not_wait_for_it(
    world: World, prompting: DesktopKeyring
) -> None:
    prompting.freeze()
    adding = tasks.spawn("add", world.manager.add(request(world, with_login(world.serve()))))
    for _ in range(20):
        await asyncio.sleep(0)
    async with asyncio.timeout(PATIENCE_S):
        await tasks.stop(adding)
    assert await world.manager.views() == []
