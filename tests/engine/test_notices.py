"""What the user should be told of the list itself reaches whoever looks, once."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backends.fail import Keyring as FailKeyring

from bitsgui.bits.requests import AddRequest, LinkRequest
from bitsgui.bits.views import Changes
from bitsgui.engine.changes import ChangeHub
from tests.conformance.world import World
from tests.servers.scripted import ServerThread


@pytest.fixture
def no_keyring() -> Iterator[None]:
    before = keyring.get_keyring()
    keyring.set_keyring(FailKeyring())
    yield
    keyring.set_keyring(before)


@pytest.mark.usefixtures("no_keyring")
async def test_a_keyring_that_turns_out_to_be_missing_is_told_with_the_changes(tmp_path: Path):
    with ServerThread() as server:
        async with World.open(server, tmp_path) as world, asyncio.timeout(10):
            told: asyncio.Queue[str] = asyncio.Queue()

            def receive(batch: Changes) -> None:
                for notice in batch.notices:
                    told.put_nowait(notice)

            world.manager.subscribe(receive)
            secret = (("Authorization", "Basic x"),)
            link = (LinkRequest("http://127.0.0.1:9/a"),)
            for name in "ab":
                request = AddRequest(
                    link, str(tmp_path), job_name=name, start=False, headers=secret
                )
                await world.manager.add(request)
            assert (await told.get()).startswith("Passwords, cookies, headers and data are kept")
            await world.manager.close()
            assert told.empty()


async def test_who_wants_notices_alone_gets_those_that_waited_and_no_batch_has_them():
    hub = ChangeHub(lambda _: None, interval_s=0)
    hub.notify("before")
    heard: list[str] = []
    end = hub.subscribe_notices(heard.append)
    batches: list[Changes] = []
    hub.subscribe(batches.append)
    hub.notify("after")
    assert heard == ["before", "after"]
    end()
    hub.notify("for the batches again")
    hub.close()
    assert heard == ["before", "after"]
    assert [batch.notices for batch in batches] == [("for the batches again",)]
