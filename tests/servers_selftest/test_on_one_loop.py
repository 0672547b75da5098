"""The servers also live on the loop of the test itself."""

import asyncio
import gc

import httpx
import pytest

from tests.servers.faulty_proxy import FaultyProxy
from tests.servers.pattern import pattern
from tests.servers.script import Fault, Script
from tests.servers.scripted import ScriptedServer
from tests.servers_selftest.raw import connect

SIZE = 300_000


async def test_many_clients_at_once_get_their_own_spans():
    async with ScriptedServer() as server, httpx.AsyncClient(trust_env=False) as client:
        url = server.script("/f", Script(size=SIZE))

        async def fetch(start: int) -> bytes:
            headers = {"Range": f"bytes={start}-{start + 2_999}"}
            return (await client.get(url, headers=headers)).content

        spans = await asyncio.gather(*(fetch(start) for start in range(0, SIZE, 3_000)))
        await server.wait_for_ended("/f", 100)
        assert b"".join(spans) == pattern(1, 0, SIZE)
        assert server.bytes_sent("/f") == SIZE
        assert server.errors == []


async def test_waiting_ends_with_the_event_or_in_time():
    async with ScriptedServer() as server, httpx.AsyncClient(trust_env=False) as client:
        url = server.script("/f", Script(size=SIZE, fault=(Fault("stall", at=1_000),)))
        async with asyncio.TaskGroup() as group:
            fetching = group.create_task(client.get(url))
            await server.wait_for_requests("/f", 1)
            await server.wait_for_stalls("/f")
            await server.wait_for_bytes("/f", 1_000)
            with pytest.raises(TimeoutError):
                await server.wait_for_bytes("/f", 1_001, timeout_s=0.05)
            server.release("/f")
        assert fetching.result().content == pattern(1, 0, SIZE)


async def test_stopping_cuts_what_is_stalled_and_what_is_idle():
    async with ScriptedServer() as server, httpx.AsyncClient(trust_env=False) as client:
        url = server.script("/f", Script(fault=(Fault("stall", at=1_000),)))
        with connect(server):
            async with asyncio.TaskGroup() as group:
                fetching = group.create_task(_outcome(client, url))
                await server.wait_for_stalls("/f")
                await server.stop()
        assert isinstance(fetching.result(), httpx.RemoteProtocolError | httpx.ReadError)


@pytest.mark.parametrize("turns", range(4))
async def test_stopping_between_a_connection_and_its_acceptance_says_nothing(turns, caplog):
    async with ScriptedServer() as server:
        await asyncio.sleep(0)  # it listens
        with connect(server):
            for _ in range(turns):
                await asyncio.sleep(0)
            await server.stop()
    gc.collect()  # a task nobody asks tells its exception when it goes
    assert caplog.records == []


async def test_nonsense_from_a_client_is_no_fault_of_the_server():
    async with ScriptedServer() as server, httpx.AsyncClient(trust_env=False) as client:
        url = server.script("/f", Script(size=10))
        reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
        writer.write(b"\x16\x03\x01 what\r\n\r\n")
        assert await reader.read() == b""
        writer.close()
        await writer.wait_closed()
        assert (await client.get(url)).status_code == 200
        assert server.errors == []


async def test_a_link_on_the_same_loop():
    async with ScriptedServer() as server, httpx.AsyncClient(trust_env=False) as client:
        server.script("/f", Script(size=SIZE))
        link = FaultyProxy(server.port)
        await link.start()
        answer = await client.get(f"http://127.0.0.1:{link.port}/f")
        assert answer.content == pattern(1, 0, SIZE)
        await link.wait_until(lambda: link.bytes_passed >= SIZE)
        await link.stop()


async def _outcome(client: httpx.AsyncClient, url: str) -> httpx.Response | httpx.HTTPError:
    try:
        return await client.get(url)
    except httpx.HTTPError as error:
        return error
