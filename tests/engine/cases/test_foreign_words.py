"""What a server says in words of its own: kept short, without secrets, harmless to a terminal."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from bitsgui.bits.masking import MOST, foreign_words
from bitsgui.bits.types import JobState
from tests.engine.cases.rig import PATIENT, Rig

LONG = b"x" * 60_000
HEADS = {
    "status": b"HTTP/1.1 503 \x1b[2J\xe2\x80\xae" + LONG + b"\r\nContent-Length: 0\r\n\r\n",
    "refused": b"HTTP/1.1 403 password=s3cret\x1b[31m\r\nContent-Length: 0\r\n\r\n",
    "line": b"HTTQ/1.1 \x1b[2J http://amy:s3cret@a.example/ " + LONG + b"\r\n\r\n",
    "header": b"HTTP/1.1 200 OK\r\nSet-Cookie : sid=s3cret; \x01" + LONG + b"\r\n\r\n",
    "login": b"HTTP/1.1 200 OK\r\nProxy-Authorization : Basic s3cret\r\n\r\n",
    "coding": b"HTTP/1.1 200 OK\r\nContent-Encoding: " + LONG + b"\r\nContent-Length: 9\r\n\r\n",
}


@asynccontextmanager
async def saying(head: bytes) -> AsyncIterator[str]:
    """Serve a head, whatever is asked for; the link to it."""

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(head)
        writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    async with server:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/f.bin"


@pytest.mark.parametrize("kind", HEADS)
async def test_what_is_kept_of_a_servers_words_is_short_and_harmless(rig: Rig, kind: str) -> None:
    async with saying(HEADS[kind]) as link:
        result = await rig.fetch(link, settings=PATIENT)
    assert result.state in {JobState.ERROR, JobState.TRANSIENT_ERROR}
    for said in (result.error.detail, result.error.reason):
        assert said.isprintable()
        assert len(said) < 2 * MOST or kind == "coding"
        assert len(said) <= 2001
        assert "s3cret" not in said
    assert result.error.detail


@pytest.mark.parametrize("most", [10, MOST])
def test_words_are_cut_behind_what_is_hidden_in_them(most: int) -> None:
    said = foreign_words("Cookie: " + "s3cret" * 100, most)
    assert said == "Cookie: ***"[:most] + ("\u2026" if most < 11 else "")
    assert foreign_words("a\nb\u202ec\x1b") == "a?b?c?"
