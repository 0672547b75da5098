"""A server that knows NTLM or Negotiate alone: a login belongs to the connection it was made on."""

import asyncio
import base64
import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import spnego
from spnego.exceptions import SpnegoError

from tests.servers.pattern import pattern

SIZE = 200_000
SEED = 1


@dataclass
class NtlmServer:
    """What it was asked; ``is_chunked``: what it says of a login has no length.

    ``hangs_up``: at which token of a connection it closes that.
    """

    port: int = 0
    scheme: str = "NTLM"
    is_chunked: bool = False
    hangs_up: int | None = None
    handshakes: int = 0
    served: list[str] = field(default_factory=list)

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    async def handle(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError):
            await _Connection(self, reader, writer).talk()
        writer.close()


class _Connection:
    def __init__(
        self, server: NtlmServer, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        self._server, self._reader, self._writer = server, reader, writer
        self._context: spnego.ContextProxy | None = None
        self._is_known = False
        self._tokens = 0

    async def talk(self) -> None:
        while True:
            head = (await self._reader.readuntil(b"\r\n\r\n")).decode("latin-1")
            path = head.split(" ")[1]
            says = f"authorization: {self._server.scheme} ".lower()
            lines = head.lower().splitlines()
            place = next((n for n, line in enumerate(lines) if line.startswith(says)), None)
            token = head.splitlines()[place][len(says) :] if place is not None else ""
            challenge = self._server.scheme
            self._tokens += bool(token)
            if token and self._tokens == self._server.hangs_up:
                return
            if token and not self._is_known:
                challenge = await asyncio.to_thread(self._step, base64.b64decode(token))
            if self._is_known:
                self._serve(path)
            else:
                self._ask(challenge)
            await self._writer.drain()

    def _step(self, token: bytes) -> str:
        if self._context is None:
            self._server.handshakes += 1
            scheme = self._server.scheme.lower()
            self._context = spnego.server(hostname="127.0.0.1", service="HTTP", protocol=scheme)
        try:
            answer = self._context.step(token)
        except SpnegoError:
            self._context = None
            return self._server.scheme
        self._is_known = self._context.complete
        return f"{self._server.scheme} {base64.b64encode(answer or b'').decode()}"

    def _serve(self, path: str) -> None:
        self._server.served.append(path)
        body = pattern(SEED, 0, SIZE)
        self._writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(body) + body)

    def _ask(self, challenge: str) -> None:
        body, length = b"who are you?", b"Content-Length: 12"
        if self._server.is_chunked:
            body, length = b"c\r\nwho are you?\r\n0\r\n\r\n", b"Transfer-Encoding: chunked"
        head = f"HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: {challenge}\r\n".encode()
        self._writer.write(head + length + b"\r\n\r\n" + body)


@contextlib.asynccontextmanager
async def serving_ntlm(
    folder: Path, monkeypatch: pytest.MonkeyPatch, server: NtlmServer
) -> AsyncIterator[NtlmServer]:
    """Serve to ``amy``, also of the domain LAN, with ``pw``."""
    users = folder / "ntlm-users"
    users.write_text(":amy:pw\nLAN:amy:pw\n")
    monkeypatch.setenv("NTLM_USER_FILE", str(users))
    listener = await asyncio.start_server(server.handle, "127.0.0.1", 0)
    server.port = listener.sockets[0].getsockname()[1]
    async with listener:
        yield server
