"""One process has a profile; others can talk to it, and only those of the same user."""

import asyncio
import contextlib
import os
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

import pytest

from bitsgui.bits.errors import ProfileInUseError, StoreError
from bitsgui.desktop import control
from bitsgui.desktop.control import (
    ControlClient,
    ControlError,
    ControlServer,
    Emit,
    MalformedError,
    Message,
)
from bitsgui.desktop.single_instance import ProfileLock, read_owner

HOLDER = """
import sys
from pathlib import Path
from bitsgui.desktop.single_instance import ProfileLock
ProfileLock(Path(sys.argv[1])).acquire()
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def socket_path() -> Iterator[Path]:
    """A path short enough for a socket."""
    with tempfile.TemporaryDirectory(prefix="bitsgui-") as folder:
        yield Path(folder) / "control"


def test_a_second_process_is_told_who_has_the_profile_and_a_kill_frees_it(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(ProfileInUseError, match=f"by process {holder.pid}"):
            ProfileLock(path).acquire()
        holder.send_signal(signal.SIGKILL)
        holder.wait()
    with ProfileLock(path):
        assert read_owner(path) == os.getpid()


def test_a_released_lock_can_be_taken_again(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    lock = ProfileLock(path)
    lock.acquire()
    lock.acquire()
    with pytest.raises(ProfileInUseError):
        ProfileLock(path).acquire()
    lock.release()
    lock.release()
    with ProfileLock(path):
        assert path.stat().st_mode & 0o777 == 0o600
    assert read_owner(path) is None


def _mode(path: Path) -> int | None:
    return path.stat().st_mode & 0o777 if path.exists() else None


async def _echo(request: Message, emit: Emit) -> None:
    for number in range(request["times"]):
        await emit({"number": number, "text": request.get("text", "")})


@contextlib.asynccontextmanager
async def _serving(path: Path, handler: control.Handler = _echo) -> AsyncIterator[ControlServer]:
    server = ControlServer(path, handler)
    await server.start()
    try:
        yield server
    finally:
        await server.stop()


async def _connect(path: Path) -> ControlClient:
    client = await ControlClient.connect(path)
    assert client is not None
    return client


async def _numbers(client: ControlClient, times: int) -> list[int]:
    return [answer["number"] async for answer in client.request({"times": times})]


async def test_a_request_gets_any_number_of_answers_and_another_may_follow(
    socket_path: Path,
) -> None:
    async with _serving(socket_path):
        client = await _connect(socket_path)
        assert await _numbers(client, 3) == [0, 1, 2]
        assert await _numbers(client, 0) == []
        await client.close()


async def test_several_clients_are_served_at_once(socket_path: Path) -> None:
    everyone = asyncio.Event()
    arrived = 0

    async def together(_request: Message, emit: Emit) -> None:
        nonlocal arrived
        arrived += 1
        if arrived == 5:
            everyone.set()
        await everyone.wait()
        await emit({"number": arrived})

    async with _serving(socket_path, together):
        clients = [await _connect(socket_path) for _ in range(5)]
        answers = await asyncio.gather(*(_numbers(client, 1) for client in clients))
        assert answers == [[5]] * 5
        for client in clients:
            await client.close()


async def test_nobody_listening_is_none(socket_path: Path) -> None:
    assert await ControlClient.connect(socket_path) is None


async def test_the_socket_is_private_and_gone_after_stop(socket_path: Path) -> None:
    async with _serving(socket_path) as server:
        assert _mode(socket_path) == 0o600
        await server.stop()
        assert _mode(socket_path) is None


async def test_the_socket_of_a_killed_process_is_replaced(socket_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as dead:
        dead.bind(str(socket_path))
        dead.listen()
    assert _mode(socket_path) is not None
    async with _serving(socket_path):
        client = await _connect(socket_path)
        assert await _numbers(client, 1) == [0]
        await client.close()


async def test_the_socket_of_a_living_process_is_not_replaced(socket_path: Path) -> None:
    async with _serving(socket_path):
        with pytest.raises(ProfileInUseError):
            await ControlServer(socket_path, _echo).start()


async def _cancelled_by(path: Path, leave: Callable[[ControlClient], object]) -> None:
    ended = asyncio.Event()

    async def forever(_request: Message, emit: Emit) -> None:
        try:
            await emit({"number": 0})
            await asyncio.Event().wait()
        finally:
            ended.set()

    async with _serving(path, forever), asyncio.timeout(10):
        client = await _connect(path)
        answers = client.request({})
        await anext(answers)
        leave(client)
        await answers.aclose()
        await ended.wait()
        await client.close()


async def test_a_client_that_hangs_up_cancels_its_handler(socket_path: Path) -> None:
    await _cancelled_by(socket_path, lambda client: client._writer.transport.abort())


async def test_leaving_the_answers_early_cancels_the_handler(socket_path: Path) -> None:
    await _cancelled_by(socket_path, lambda _client: None)


async def test_a_cancelled_client_is_told_how_far_its_handler_came(socket_path: Path) -> None:
    async def until_cancelled(_request: Message, emit: Emit) -> None:
        try:
            await emit({"number": 0})
            await asyncio.Event().wait()
        finally:
            await emit({"number": 1})

    heard: list[Message] = []

    async def ask(client: ControlClient, begun: asyncio.Event) -> None:
        async for answer in client.request({}):
            heard.append(answer)
            begun.set()

    async with _serving(socket_path, until_cancelled), asyncio.timeout(10):
        client, begun = await _connect(socket_path), asyncio.Event()
        asking = asyncio.gather(ask(client, begun))
        await begun.wait()
        asking.cancel()
        with pytest.raises(asyncio.CancelledError):
            await asking
        await client.close()
    assert heard == [{"number": 0}, {"number": 1}]


async def test_a_request_that_lets_the_program_end_is_answered(socket_path: Path) -> None:
    is_ending = asyncio.Event()

    async def last(_request: Message, emit: Emit) -> None:
        await is_ending.wait()
        await emit({"number": 7})

    async def end(server: ControlServer) -> None:
        stopping = asyncio.gather(server.stop())
        await asyncio.sleep(0)
        is_ending.set()
        await stopping

    async with _serving(socket_path, last) as server, asyncio.timeout(10):
        client = await _connect(socket_path)
        answers = client.request({})
        first = asyncio.gather(anext(answers))
        while not server._answering:  # noqa: ASYNC110 - it tells nobody that it was asked
            await asyncio.sleep(0)
        await end(server)
        assert await first == [{"number": 7}]
        assert [answer async for answer in answers] == []
        await client.close()


async def test_stop_cancels_what_is_being_answered(socket_path: Path) -> None:
    async def forever(_request: Message, emit: Emit) -> None:
        await emit({"number": 0})
        await asyncio.Event().wait()

    async with _serving(socket_path, forever) as server, asyncio.timeout(10):
        client = await _connect(socket_path)
        answers = client.request({})
        await anext(answers)
        await server.stop()
        with pytest.raises(ControlError, match="ended"):
            await anext(answers)
        await client.close()


async def test_a_list_that_cannot_be_written_is_told_as_it_is_and_no_fault(
    socket_path: Path,
) -> None:
    async def full(_request: Message, _emit: Emit) -> None:
        raise StoreError("The disk is full.")

    async with _serving(socket_path, full):
        client = await _connect(socket_path)
        with pytest.raises(ControlError, match=r"^The disk is full\.$"):
            await _numbers(client, 1)
        await client.close()


async def test_a_list_that_was_closed_under_a_request_lets_another_program_answer_it(
    socket_path: Path,
) -> None:
    async def cancelled(_request: Message, emit: Emit) -> None:
        await emit({"number": 0})
        try:
            await asyncio.Event().wait()
        finally:
            raise StoreError("The job list is closed because the program is ending.")

    async with _serving(socket_path, cancelled) as server, asyncio.timeout(10):
        client = await _connect(socket_path)
        answers = client.request({})
        await anext(answers)
        await server.stop()
        with pytest.raises(control.ControlEndedError):
            await anext(answers)
        await client.close()


async def test_a_failing_handler_answers_with_an_error_and_the_connection_lives(
    socket_path: Path, expect_log: Callable[[str], None]
) -> None:
    expect_log("control ERROR: a control request failed")
    async with _serving(socket_path):
        client = await _connect(socket_path)
        with pytest.raises(ControlError, match="KeyError"):
            [answer async for answer in client.request({})]
        await client.close()
        again = await _connect(socket_path)
        assert await _numbers(again, 1) == [0]
        await again.close()


@pytest.mark.parametrize("line", [b"{\n", b"[1]\n", b"\xff\xfe\n", b"[" * 100_000 + b"\n"])
async def test_a_malformed_line_is_answered_with_an_error_and_closed(
    socket_path: Path, line: bytes
) -> None:
    async with _serving(socket_path):
        reader, writer = await asyncio.open_unix_connection(socket_path)
        writer.write(line)
        assert (await reader.readline()).startswith(b'{"error":"the line is not ')
        assert await reader.read() == b""
        writer.close()
        await writer.wait_closed()


async def test_a_request_while_one_is_being_answered_closes_the_connection(
    socket_path: Path,
) -> None:
    async def forever(_request: Message, _emit: Emit) -> None:
        await asyncio.Event().wait()

    async with _serving(socket_path, forever):
        reader, writer = await asyncio.open_unix_connection(socket_path)
        writer.write(b"{}\n{}\n")
        assert b"before the last one" in await reader.read()
        writer.close()
        await writer.wait_closed()


async def test_an_endless_line_is_refused_before_it_fills_the_memory(
    socket_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(control, "MESSAGE_LIMIT", 1000)
    async with _serving(socket_path):
        reader, writer = await asyncio.open_unix_connection(socket_path)
        writer.write(b"x" * 5000)
        assert b"longer than 1000 bytes" in await reader.readline()
        writer.close()
        with contextlib.suppress(ConnectionError):
            await writer.wait_closed()


async def test_a_large_message_within_the_limit_passes(
    socket_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(control, "MESSAGE_LIMIT", 8 * 2**20)
    text = "x" * (control.MESSAGE_LIMIT - 200)
    async with _serving(socket_path):
        client = await _connect(socket_path)
        answers = [a async for a in client.request({"times": 1, "text": text})]
        assert answers == [{"number": 0, "text": text}]
        await client.close()
    with pytest.raises(MalformedError, match="longer"):
        control.encode({"text": text + "x" * 200})


async def test_a_server_that_stops_begins_nothing_that_reaches_it_too_late(
    socket_path: Path,
) -> None:
    """A connection taken up just then may not be answered with half of a closed program."""
    handled: list[Message] = []

    async def note(request: Message, _emit: Emit) -> None:
        handled.append(request)

    server = ControlServer(socket_path, note)
    await server.start()
    await server.stop()
    ours, theirs = socket.socketpair()
    client = ControlClient(*await asyncio.open_connection(sock=ours))
    async with asyncio.TaskGroup() as group:
        group.create_task(server._serve(*await asyncio.open_connection(sock=theirs)))
        with pytest.raises(control.ControlEndedError) as ended:
            await _numbers(client, 1)
    assert not ended.value.has_begun
    await client.close()
    assert handled == []


async def test_a_request_that_was_begun_is_told_from_one_that_was_not(socket_path: Path) -> None:
    begun = asyncio.Event()

    async def stand_still(_request: Message, _emit: Emit) -> None:
        begun.set()
        await asyncio.Event().wait()

    async with _serving(socket_path, stand_still) as server:
        client = await _connect(socket_path)
        with pytest.raises(control.ControlEndedError) as ended:
            async with asyncio.timeout(10):
                await asyncio.gather(_numbers(client, 1), _stop_after(begun, server))
        assert ended.value.has_begun
        await client.close()


async def _stop_after(event: asyncio.Event, server: ControlServer) -> None:
    await event.wait()
    await server.stop()
