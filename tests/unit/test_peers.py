"""Both ends of the local socket look who is at the other, and a client whether anybody is."""

import asyncio
import contextlib
import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bitsgui.desktop import control, peers
from bitsgui.desktop.control import ControlClient, ControlServer, Emit, Message

OTHERS_LISTENER = """
import os, select, socket, sys
if os.getuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
listener = socket.socket(fileno=int(sys.argv[1]))
listener.listen()
print("listening", flush=True)
got = b""
while True:
    for ready in select.select([listener, sys.stdin], [], [])[0]:
        if ready is sys.stdin:
            print(got.decode(), end="")
            sys.exit()
        connection, _ = listener.accept()
        got += connection.makefile("rb").read()
"""

OTHERS_REQUEST = """
import os, socket, sys
if os.getuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
with socket.socket(socket.AF_UNIX) as end:
    end.connect(sys.argv[1])
    try:
        end.sendall(b'{"command": "list"}\\n')
        print(end.makefile().readline(), end="")
    except ConnectionError:
        pass
"""


@pytest.fixture
def socket_path() -> Iterator[Path]:
    """A path short enough for a socket."""
    with tempfile.TemporaryDirectory(prefix="bitsgui-") as folder:
        yield Path(folder) / "control"


async def _nothing(_request: Message, _emit: Emit) -> None:
    return


def test_only_the_same_user_is_served(monkeypatch: pytest.MonkeyPatch) -> None:
    one, other = socket.socketpair()
    with one, other:
        assert peers.is_same_user(one)
        monkeypatch.setattr(peers.os, "geteuid", lambda: os.getuid() + 1)
        assert not peers.is_same_user(one)


@contextlib.contextmanager
def _listening_as_another(
    listener: socket.socket, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[], bytes]]:
    """Have a process of another user listen; call what this yields for all that it received.

    A test that is not root cannot be two users: there the client takes itself for another.
    """
    if os.geteuid() != 0:
        monkeypatch.setattr(os, "geteuid", lambda: os.getuid() + 1)
    command = [sys.executable, "-c", OTHERS_LISTENER, str(listener.fileno())]
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        pass_fds=[listener.fileno()],
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"listening\n"
        yield lambda: process.communicate(b"end\n", timeout=20)[0]


async def test_a_process_of_another_user_is_told_nothing(
    socket_path: Path, monkeypatch: pytest.MonkeyPatch, expect_log: Callable[[str], None]
) -> None:
    """The folder was ours when it was looked at, and another's by the time of the connection."""
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(socket_path))
        monkeypatch.setattr(control, "is_private", lambda _folder: True)
        expect_log("another user's")
        with _listening_as_another(listener, monkeypatch) as received:
            assert await ControlClient.connect(socket_path) is None
            assert received() == b""


def _open_to_others(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let any user connect. A test that is not root takes itself for another here, too."""
    path.parent.chmod(0o755)
    path.chmod(0o666)
    if os.geteuid() != 0:
        monkeypatch.setattr(os, "geteuid", lambda: os.getuid() + 1)


async def test_a_process_of_another_user_gets_no_answer(
    socket_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The folder keeps others out; here it was opened to them."""
    asked: list[Message] = []

    async def note(request: Message, _emit: Emit) -> None:
        asked.append(request)

    server = ControlServer(socket_path, note)
    await server.start()
    try:
        _open_to_others(socket_path, monkeypatch)
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-c", OTHERS_REQUEST, socket_path), stdout=subprocess.PIPE
        )
        answer, _ = await process.communicate()
        assert (process.returncode, answer, asked) == (0, b"", [])
    finally:
        await server.stop()


async def test_nothing_is_asked_in_a_folder_others_may_write_to(socket_path: Path) -> None:
    server = ControlServer(socket_path, _nothing)
    await server.start()
    try:
        socket_path.parent.chmod(0o777)
        assert await ControlClient.connect(socket_path) is None
        socket_path.parent.chmod(0o700)
        moved = socket_path.parent / "link"
        moved.symlink_to(socket_path.parent)
        assert await ControlClient.connect(moved / socket_path.name) is None
        moved.unlink()
        client = await ControlClient.connect(socket_path)
        assert client is not None
        await client.close()
    finally:
        await server.stop()


@pytest.mark.parametrize("size", [10, 30_000_000])
async def test_a_process_that_is_stopped_is_not_waited_for(
    socket_path: Path, monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    monkeypatch.setattr(control, "SIGN_OF_LIFE_S", 0.1)
    with socket.socket(socket.AF_UNIX) as listener:  # the system takes connections up for it
        listener.bind(str(socket_path))
        listener.listen()
        client = await ControlClient.connect(socket_path)
        assert client is not None
        async with asyncio.timeout(30):
            with pytest.raises(control.ControlSilentError):
                async for _ in client.request({"text": "x" * size}):
                    pass
            await client.close()
