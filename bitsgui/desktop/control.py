"""A private local socket: JSON lines between the running program and other processes.

A client sends one object per line and gets ``{"begun": true}``, any number of ``{"answer": ...}``
lines, then ``{"done": true}`` or ``{"error": "..."}``. Where the connection ends before the first
of them nothing of the request was done: it may be sent again.

Nothing is ever unpickled. On POSIX it is a Unix socket; on Windows a named pipe of asyncio's
proactor loop, whose default access rights let only the user, administrators and the system write
to it. Both ends look who the other is before they say anything.
"""

import asyncio
import contextlib
import json
import logging
import os
import socket
import stat
import sys
from collections.abc import AsyncGenerator, Awaitable, Callable
from pathlib import Path
from typing import Any, Self, cast

from bitsgui.bits.errors import ProfileInUseError, StoreError
from bitsgui.desktop import peers
from bitsgui.desktop.paths import is_private

logger = logging.getLogger(__name__)

MESSAGE_LIMIT = 256 * 2**20
"""Bytes of one line, in both directions: the longest list of links a command reads, as JSON."""

Message = dict[str, Any]
_Ends = tuple[asyncio.StreamReader, asyncio.StreamWriter]
Emit = Callable[[Message], Awaitable[None]]
Handler = Callable[[Message, Emit], Awaitable[None]]

SIGN_OF_LIFE_S = 10.0
"""What the other end is given to take a request, or a good part of a long one, and to say so.

It says so before it does anything, so that only a process that is stopped, or hangs, is silent for
so long.
"""
_PIECE = 2**20
_READ_WHILE_SILENT = 64 * 2**20
_BACKLOG = 16
_GRACE_S = 0.5
"""What is being answered gets so long to end before it is cancelled: a request may itself be what
lets the program end, and is to hear that it was done."""
_LAST_ANSWERS_S = 5.0
"""What the other end is given to stop what was asked of it and to say how far it came."""


class ControlError(Exception):
    """The other side answered with an error, or the connection broke."""


class ControlEndedError(ControlError):
    """The other side went away before it had answered.

    ``has_begun``: it may have done something of the request, or all of it.
    """

    def __init__(self, words: str, *, has_begun: bool) -> None:
        super().__init__(words)
        self.has_begun = has_begun


class ControlSilentError(ControlError):
    """The other side did not so much as begin: nothing of the request was done."""


class MalformedError(ValueError):
    """A line is no JSON object or is too long."""


def encode(message: Message) -> bytes:
    """Return the line of a message. Raises: MalformedError if it is too long or no JSON."""
    try:
        line = json.dumps(message, separators=(",", ":")).encode() + b"\n"
    except (TypeError, ValueError, RecursionError) as error:
        raise MalformedError(f"not JSON: {error}") from error
    if len(line) > MESSAGE_LIMIT:
        raise MalformedError(f"the message is longer than {MESSAGE_LIMIT} bytes")
    return line


def decode(line: bytes) -> Message:
    """Return the message of a line. Raises: MalformedError."""
    try:
        message = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise MalformedError("the line is not JSON") from error
    if not isinstance(message, dict):
        raise MalformedError("the line is not a JSON object")
    return cast("Message", message)


class ControlServer:
    """Answers clients on a local socket; every client has a connection and turns of its own.

    ``handler`` gets a request and ``emit``, which sends one answer and waits while the client is
    slow. It is cancelled when its client goes away and when the server stops.
    """

    def __init__(self, path: Path, handler: Handler) -> None:
        self._path = path
        self._handler = handler
        self._server: Any = None
        self._connections: set[asyncio.Task[None]] = set()
        self._answering: set[asyncio.Future[None]] = set()
        self._is_stopped = False

    async def start(self) -> None:
        """Listen. A socket left by a killed process is replaced.

        Raises: ProfileInUseError if a process answers there; OSError.
        """
        if sys.platform == "win32":
            self._server = await _listen_on_pipe(self._path, self._serve)
        else:
            await _refuse_second(self._path)
            self._server = await asyncio.start_unix_server(
                self._serve, sock=_bind(self._path), limit=MESSAGE_LIMIT, backlog=_BACKLOG
            )

    async def stop(self) -> None:
        """Stop listening, and soon what is being answered, and wait for it; again is harmless."""
        server, self._server = self._server, None
        if server is None:
            return
        self._is_stopped = True
        server.close()
        if self._answering:
            await asyncio.wait(self._answering, timeout=_GRACE_S)
        for task in self._connections:
            task.cancel()
        await asyncio.gather(*self._connections, return_exceptions=True)
        if sys.platform != "win32":
            self._path.unlink(missing_ok=True)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self._is_stopped:  # between the connection and this first turn
            writer.close()
            return
        task = cast("asyncio.Task[None]", asyncio.current_task())
        self._connections.add(task)
        try:
            if _is_own_client(writer):
                await self._converse(reader, writer)
        # The stream's own callback takes a cancelled task for an error; and a client may vanish.
        except (OSError, asyncio.CancelledError) as error:
            logger.debug("control connection ended: %r", error)
        finally:
            self._connections.discard(task)
            writer.close()

    async def _converse(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while request := await _read_line(reader):
                answered: asyncio.Future[None] = asyncio.get_running_loop().create_future()
                self._answering.add(answered)
                try:
                    await self._answer(decode(request), reader, writer)
                finally:
                    self._answering.discard(answered)
                    answered.set_result(None)
        except MalformedError as error:
            await _send(writer, {"error": str(error)})

    async def _answer(
        self, request: Message, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        """Run the handler until it ends or the client hangs up."""
        async with asyncio.TaskGroup() as group:
            work = group.create_task(self._handle(request, writer))
            watch = group.create_task(_read_line(reader))
            await asyncio.wait((work, watch), return_when=asyncio.FIRST_COMPLETED)
            if not work.done():
                work.cancel()
            watch.cancel()
        if watch.cancelled():
            last = work.result()
            if last is None:
                raise ConnectionResetError("the program ends")
            await _send(writer, last)
        elif watch.result():
            raise MalformedError("a request came before the last one was answered")
        else:
            raise ConnectionResetError("the client went away")

    async def _handle(self, request: Message, writer: asyncio.StreamWriter) -> Message | None:
        """Return the last line of an answer, None for none: who asked may ask somebody else."""

        async def emit(answer: Message) -> None:
            await _send(writer, {"answer": answer})

        try:
            await _send(writer, {"begun": True})
            await self._handler(request, emit)
        except ConnectionError:
            return {"error": "the client went away"}  # which sending it will find out too
        except StoreError as error:
            return None if self._is_stopped else {"error": str(error)}
        # A fault of one request must not take the server down with it.
        except Exception as error:
            logger.exception("a control request failed")
            return {"error": f"{type(error).__name__}: {error}"}
        return {"done": True}


class ControlClient:
    """A connection to a :class:`ControlServer`; one request at a time."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader = reader
        self._writer = writer
        self._turn = asyncio.Lock()
        self._has_begun = False

    @classmethod
    async def connect(cls, path: Path) -> Self | None:
        """Return a connection, or None if no process of this user listens at ``path``.

        Somebody else's is told nothing: a request has secrets of the user.
        """
        try:
            ends = await _open_own(path)
        except (FileNotFoundError, ConnectionRefusedError, ConnectionResetError):
            return None
        if ends is None:
            return None
        return cls(*ends)

    async def request(self, message: Message) -> AsyncGenerator[Message, None]:
        """Send a request and yield its answers as they come.

        Leaving the iteration early closes the connection, which cancels the work at the other end.
        A cancelled iteration first yields what the other end says to that, then is cancelled.
        Raises: ControlError (ControlEndedError if the other end went away, ControlSilentError if it
        does not take the request up); MalformedError if ``message`` cannot be sent.
        """
        line = encode(message)
        async with self._turn:
            is_over = False
            try:
                async for answer in self._exchange(line):
                    yield answer
                is_over = True
            except asyncio.CancelledError:
                for answer in await self._last_answers():
                    yield answer
                raise
            except OSError as error:
                words = "The connection to the running program broke."
                raise ControlEndedError(words, has_begun=self._has_begun) from error
            finally:
                if not is_over:
                    self._writer.close()

    async def close(self) -> None:
        """Hang up; again is harmless."""
        self._writer.close()
        with contextlib.suppress(OSError, TimeoutError):
            async with asyncio.timeout(_GRACE_S):  # the last bytes may find nobody to read them
                await self._writer.wait_closed()
                return
        self._writer.transport.abort()

    async def _exchange(self, line: bytes) -> AsyncGenerator[Message, None]:
        self._has_begun = False
        try:
            first = await self._begin(line)
        except TimeoutError as error:
            self._writer.transport.abort()
            raise ControlSilentError("The running program does not answer.") from error
        async for answer in self._answers(first):
            yield answer

    async def _begin(self, line: bytes) -> bytes:
        """Send a request and return the first line that is answered. Raises: TimeoutError."""
        for start in range(0, len(line), _PIECE):
            self._writer.write(line[start : start + _PIECE])
            async with asyncio.timeout(SIGN_OF_LIFE_S):
                await self._writer.drain()
        # To read a long request takes the other end its time.
        async with asyncio.timeout(SIGN_OF_LIFE_S * (1 + len(line) // _READ_WHILE_SILENT)):
            return await _read_line(self._reader)

    async def _last_answers(self) -> list[Message]:
        """Say that nothing more comes, and return what is answered to that until the end."""
        answers: list[Message] = []
        if self._writer.can_write_eof():
            with contextlib.suppress(OSError, ControlError, TimeoutError, MalformedError):
                self._writer.write_eof()
                async with asyncio.timeout(_LAST_ANSWERS_S):
                    async for answer in self._answers():
                        answers.append(answer)  # noqa: PERF401 - what came before a fault counts
        return answers

    async def _answers(self, first: bytes | None = None) -> AsyncGenerator[Message, None]:
        received = await _read_line(self._reader) if first is None else first
        while received:
            message = decode(received)
            if "answer" in message:
                yield message["answer"]
            elif "begun" in message:
                self._has_begun = True
            elif "error" in message:
                raise ControlError(str(message["error"]))
            else:
                return
            received = await _read_line(self._reader)
        words = "The running program ended before it had answered."
        raise ControlEndedError(words, has_begun=self._has_begun)


async def _read_line(reader: asyncio.StreamReader) -> bytes:
    """Return a line, or nothing at the end. A cut-off last line counts as the end."""
    try:
        return await reader.readuntil(b"\n")
    except asyncio.IncompleteReadError:
        return b""
    except asyncio.LimitOverrunError as error:
        raise MalformedError(f"the line is longer than {MESSAGE_LIMIT} bytes") from error


async def _hang_up(writer: asyncio.StreamWriter) -> None:
    writer.close()
    with contextlib.suppress(OSError):
        await writer.wait_closed()


async def _send(writer: asyncio.StreamWriter, message: Message) -> None:
    writer.write(encode(message))
    await writer.drain()


if sys.platform == "win32":
    _Serve = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]

    class _PipeServer:
        """The pipes of one name, with the ``close`` of an asyncio server."""

        def __init__(self, servers: list[Any]) -> None:
            self._servers = servers

        def close(self) -> None:
            for server in self._servers:
                server.close()

    async def _listen_on_pipe(path: Path, serve: _Serve) -> _PipeServer:
        loop = cast("Any", asyncio.get_running_loop())

        def connected() -> asyncio.StreamReaderProtocol:
            reader = asyncio.StreamReader(limit=MESSAGE_LIMIT, loop=loop)
            return asyncio.StreamReaderProtocol(reader, serve, loop=loop)

        try:
            # The first instance is exclusive: a name another process holds is refused.
            return _PipeServer(await loop.start_serving_pipe(connected, str(path)))
        except PermissionError as error:
            raise ProfileInUseError(f"Another process answers at {path}.") from error

    async def _open_pipe(path: Path) -> _Ends:
        loop = cast("Any", asyncio.get_running_loop())
        reader = asyncio.StreamReader(limit=MESSAGE_LIMIT, loop=loop)
        protocol = asyncio.StreamReaderProtocol(reader, loop=loop)
        transport, _ = await loop.create_pipe_connection(lambda: protocol, str(path))
        return reader, asyncio.StreamWriter(transport, protocol, reader, loop)

    async def _open_own(path: Path) -> _Ends | None:
        reader, writer = await _open_pipe(path)
        if peers.is_own_pipe(writer.get_extra_info("pipe").fileno()):
            return reader, writer
        await _hang_up(writer)
        return None

    def _is_own_client(_writer: asyncio.StreamWriter) -> bool:
        return True  # the rights of the pipe keep the others out

else:

    async def _open_own(path: Path) -> _Ends | None:
        if not is_private(path.parent):
            return None
        reader, writer = await asyncio.open_unix_connection(path, limit=MESSAGE_LIMIT)
        # The folder may have become another's since.
        if peers.is_same_user(writer.get_extra_info("socket")):
            return reader, writer
        logger.warning("what answers at %s is another user's", path)
        await _hang_up(writer)
        return None

    def _is_own_client(writer: asyncio.StreamWriter) -> bool:
        # The folder (0700) keeps others out already; this also holds if it was opened.
        return peers.is_same_user(writer.get_extra_info("socket"))

    async def _refuse_second(path: Path) -> None:
        client = await ControlClient.connect(path)
        if client is not None:
            await client.close()
            raise ProfileInUseError(f"Another process answers at {path}.")

    def _bind(path: Path) -> socket.socket:
        """Return a bound socket, not yet listening, that only this user may connect to."""
        with contextlib.suppress(FileNotFoundError):
            if stat.S_ISSOCK(path.lstat().st_mode):
                path.unlink()
        listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            listener.setblocking(False)
            listener.bind(os.fspath(path))
            # Nobody can connect before listen(), so there is no moment with wider rights.
            path.chmod(0o600)
        except BaseException:
            listener.close()
            raise
        return listener
