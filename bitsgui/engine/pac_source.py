"""Where a proxy script comes from: a link, fetched without a proxy, or a file."""

from __future__ import annotations

import asyncio
import codecs
import logging
import os
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import httpcore
import httpx

from bitsgui.bits import urls
from bitsgui.bits.errors import Hresult, TransferError, http_hresult
from bitsgui.bits.sentences import describe
from bitsgui.bits.unreadable import unreadable
from bitsgui.bits.urls import RemoteUrl, UrlError
from bitsgui.bits.words import say, words_of
from bitsgui.engine import clock, tasks
from bitsgui.engine.net_errors import network_error
from bitsgui.engine.script_errors import NoScriptError, UnreadableScriptError

if TYPE_CHECKING:
    from bitsgui.engine.transport import Reply

Fetch = Callable[..., Awaitable["Reply"]]
"""That of a transport."""

log = logging.getLogger(__name__)

LARGEST = 1024 * 1024
"""Bytes a script may have."""
LINK_KEPT_S = 3600.0
"""How long a script is used before its server is asked again, in seconds."""
FILE_KEPT_S = 2.0
"""How long before a file is looked at again."""
FETCH_S = 30.0
"""How long a server has for all of a script, in seconds."""

_AGAIN_S = 60.0
_MOST_HOPS = 5
_VALIDATORS = ((b"etag", b"If-None-Match"), (b"last-modified", b"If-Modified-Since"))
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_ABSENT = frozenset({404, 410})
_PAGE = "A web page came in its place."
_BUSY = frozenset({408, 425, 429})


@dataclass(frozen=True, slots=True)
class _Copy:
    """A script with what tells whether it has changed."""

    text: str
    validators: tuple[tuple[bytes, bytes], ...] = ()
    stamp: tuple[int, int] | None = None
    """Time and size of a file."""


class PacSource:
    """A script as it is now; ``place`` is a link or the path of a file.

    Its server has ``fetch_s`` seconds for all of it.
    ``is_stale``: the copy counts no more, and without a newer one there is none.
    """

    def __init__(self, place: str, fetch: Fetch, fetch_s: float = FETCH_S) -> None:
        self.place = place
        self.is_stale = False
        self._fetch = fetch
        self._fetch_s = fetch_s
        self._copy: _Copy | None = None
        self._until = 0.0
        self._loading: asyncio.Task[str] | None = None

    @property
    def is_loading(self) -> bool:
        """Whether somebody waits for the script at the moment."""
        return self._loading is not None and not self._loading.done()

    async def text(self) -> str:
        """Return the script, fetched anew when that is due, once for all who ask meanwhile.

        A link whose server does not answer is asked again in a minute, and the copy used.

        Raises: UnreadableScriptError ``WININET_UNABLE_TO_DOWNLOAD_SCRIPT``; TransferError
            ``WINSOCK_ADDRESS_NOT_AVAILABLE`` where what it is bound to is not there.
        """
        if self._copy is not None and not self.is_stale and clock.monotonic() < self._until:
            return self._copy.text
        if self._loading is None or not self.is_loading:
            self._loading = tasks.spawn_shared("pac-source", self._load())
        return await tasks.shared(self._loading)

    async def _load(self) -> str:
        remote = urls.parse_remote(self.place)
        old = None if self.is_stale else self._copy
        self.is_stale = False  # from now on: it may be set again meanwhile
        kept_s = FILE_KEPT_S if remote.scheme == "file" else LINK_KEPT_S
        try:
            self._copy = await self._read(remote, self._copy)
        except TransferError as error:
            if old is None or remote.scheme == "file":
                self._copy = None
                raise
            log.info("the proxy script stays as it is: %s", error.detail)
            kept_s = _AGAIN_S
        self._until = clock.monotonic() + kept_s
        assert self._copy is not None
        return self._copy.text

    async def _read(self, remote: RemoteUrl, old: _Copy | None) -> _Copy:
        if remote.scheme == "file":
            return await tasks.on_disk(_read_file, self.place, old)
        try:
            async with asyncio.timeout(self._fetch_s):
                return await self._fetched(remote, old)
        except TimeoutError as error:
            raise _unanswered(remote, "the server did not answer in time") from error
        except (httpx.TransportError, ValueError) as error:
            found = network_error(error, remote.url)
            if found.code == Hresult.WINSOCK_ADDRESS_NOT_AVAILABLE:
                raise found from error  # a job bound to what is not there waits for that
            raise _unanswered(remote, found.detail, found.code) from error

    async def _fetched(self, remote: RemoteUrl, old: _Copy | None) -> _Copy:
        for _ in range(_MOST_HOPS):
            reply = await self._fetch(b"GET", _core_url(remote), _headers(remote, old))
            async with reply:
                if reply.status == 304 and old is not None:
                    return old
                location = reply.header(b"location")
                if reply.status not in _REDIRECTS or location is None:
                    return await _read_reply(reply, remote)
            remote = _moved(remote, location.decode("latin-1"))
        why = say("The server sends on too often.")
        raise UnreadableScriptError("the server sends on too often", remote, why, is_lasting=True)

    async def aclose(self) -> None:
        """End what goes on."""
        await tasks.stop(self._loading)


async def _read_reply(reply: Reply, remote: RemoteUrl) -> _Copy:
    if reply.status != 200:
        is_lasting = reply.status < 500 and reply.status not in _BUSY
        kind = NoScriptError if reply.status in _ABSENT else UnreadableScriptError
        said = f"the server answered {reply.status}"
        why = say(describe(http_hresult(reply.status)).message)
        raise kind(said, remote, why, is_lasting=is_lasting, is_out_of_reach=not is_lasting)
    body = bytearray()
    async for chunk in reply:
        body += chunk
        if len(body) > LARGEST:
            raise _too_large(remote)
    text = _decoded(bytes(body))
    if text.lstrip().startswith("<"):
        raise UnreadableScriptError("a web page came in its place", remote, say(_PAGE))
    found = ((name, reply.header(kept)) for kept, name in _VALIDATORS)
    return _Copy(text, tuple((name, value) for name, value in found if value is not None))


def _headers(remote: RemoteUrl, old: _Copy | None) -> list[tuple[bytes, bytes]]:
    return [
        (b"Host", remote.authority.encode("ascii")),
        (b"User-Agent", b"bitsgui"),
        (b"Accept", b"application/x-ns-proxy-autoconfig, */*"),
        (b"Accept-Encoding", b"identity"),
        *(() if old is None else old.validators),
    ]


def _core_url(remote: RemoteUrl) -> httpcore.URL:
    return httpcore.URL(
        scheme=remote.scheme.encode("ascii"),
        host=remote.host.strip("[]").encode("ascii"),
        port=remote.port,
        target=remote.target.encode("ascii"),
    )


def _moved(remote: RemoteUrl, location: str) -> RemoteUrl:
    try:
        target = urls.join(remote.url, location)
    except UrlError as error:
        said = f"the server sent on to a bad address: {error}"
        why = say("The server sent on to an address that cannot be used.")
        raise UnreadableScriptError(said, remote, why) from error
    if (remote.scheme, target.scheme) == ("https", "http"):
        said = "a redirect from https to http is refused"
        why = say("The server sent on to http, where others could change it.")
        raise UnreadableScriptError(said, remote, why, is_lasting=True)
    return target


def _read_file(place: str, old: _Copy | None) -> _Copy:
    """Return the script in a file, ``old`` if that is unchanged; blocking."""
    remote = urls.parse_remote(place)
    try:
        path = Path(urls.to_local_path(place, windows=os.name == "nt"))
        status = path.stat()
        stamp = (status.st_mtime_ns, status.st_size)
        if old is not None and old.stamp == stamp:
            return old
        if status.st_size > LARGEST:
            raise _too_large(remote)
        return _Copy(_decoded(path.read_bytes()), stamp=stamp)
    except (OSError, UrlError) as error:
        detail = getattr(error, "strerror", None) or str(error)
        is_missing = isinstance(error, OSError)
        why = unreadable(place, error) if is_missing else say(words_of(error))
        raise UnreadableScriptError(detail, remote, why, is_lasting=True) from error


def _decoded(body: bytes) -> str:
    body = body.removeprefix(codecs.BOM_UTF8)
    try:
        return body.decode()
    except UnicodeDecodeError:
        return body.decode("latin-1")


def _too_large(remote: RemoteUrl) -> UnreadableScriptError:
    why = say("It has more than {count} bytes.", count=LARGEST)
    return UnreadableScriptError(f"it is larger than {LARGEST} bytes", remote, why, is_lasting=True)


def _unanswered(
    remote: RemoteUrl, detail: str, code: int = Hresult.WININET_TIMEOUT
) -> UnreadableScriptError:
    kind = NoScriptError if code == Hresult.WININET_NAME_NOT_RESOLVED else UnreadableScriptError
    return kind(detail, remote, say(describe(code).message), is_out_of_reach=True)
