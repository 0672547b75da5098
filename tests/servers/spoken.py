"""A server or proxy that says just what a test wants, byte by byte."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field


@dataclass
class Spoken:
    """What was heard so far: ``heads`` of requests, ``open`` connections there are now."""

    port: int = 0
    open: int = 0
    heads: list[str] = field(default_factory=list)
    _changed: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def origin(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self.port}"

    def said(self, header: str) -> list[str]:
        """Return what each request had in a header (given in lower case), "" for none."""
        return [_field(head, header) for head in self.heads]

    async def until(self, is_so: Callable[["Spoken"], bool]) -> None:
        """Wait until connections and requests are as wanted."""
        async with asyncio.timeout(10):
            while not is_so(self):
                self._changed.clear()
                await self._changed.wait()

    async def hear(self, talk: "Talk", speak: "Callable[[Talk, str], Awaitable[bool]]") -> None:
        """Serve a connection to its end."""
        self.open += 1
        try:
            with contextlib.suppress(OSError, asyncio.IncompleteReadError):
                while await self._answer(talk, speak):
                    await talk.writer.drain()
                await talk.writer.drain()
        finally:
            self.open -= 1
            self._changed.set()
            talk.writer.close()

    async def _answer(self, talk: "Talk", speak: "Callable[[Talk, str], Awaitable[bool]]") -> bool:
        head = await talk.reader.readuntil(b"\r\n\r\n")
        self.heads.append(head.decode("utf-8", "surrogateescape"))
        self._changed.set()
        return await speak(talk, self.heads[-1])


@dataclass
class Talk:
    """One connection."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter

    async def hang(self) -> bool:
        """Say nothing until the other side closes the connection."""
        await self.writer.drain()
        await self.reader.read()
        return False


def _field(head: str, name: str) -> str:
    lines = (line.partition(":") for line in head.split("\r\n"))
    return next((value.strip() for key, _, value in lines if key.lower() == name), "")


@contextlib.asynccontextmanager
async def speaking(speak: Callable[[Talk, str], Awaitable[bool]]) -> AsyncIterator[Spoken]:
    """Listen on loopback; ``speak`` answers each request, given its head; False hangs up."""
    spoken = Spoken()
    tasks: set[asyncio.Task[None] | None] = set()

    async def meet(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        tasks.add(asyncio.current_task())
        with contextlib.suppress(asyncio.CancelledError):
            await spoken.hear(Talk(reader, writer), speak)
        tasks.discard(asyncio.current_task())

    listener = await asyncio.start_server(meet, "127.0.0.1", 0)
    spoken.port = listener.sockets[0].getsockname()[1]
    try:
        yield spoken
    finally:
        listener.close()
        left = [task for task in tasks if task is not None]
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)
