"""Asking a server what a link leads to, before there is a job: one request, nothing written."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncGenerator, Callable, Coroutine, Generator, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import urlsplit

from bitsgui.bits import headers, urls
from bitsgui.bits.errors import ErrorClass, Hresult, TransferError
from bitsgui.bits.hosts import UrlError
from bitsgui.bits.names import suggest_name
from bitsgui.bits.records import JobOptions, JobSecrets
from bitsgui.bits.views import ProbeView
from bitsgui.engine import disk, judging, local_copy, snapshots, tasks
from bitsgui.engine.asking import range_headers
from bitsgui.engine.failures import error_record
from bitsgui.engine.fetcher import Answer, Fetcher

if TYPE_CHECKING:
    from bitsgui.engine.core import Core

T = TypeVar("T")

AT_ONCE = 4
AT_ONCE_PER_HOST = 2
STEP_S = 10.0
"""Longest wait for a connection, and for the head of an answer."""
LONGEST_S = 20.0
"""Longest probe, with all redirects."""
HEAD_S = 3.0
"""The same where a download waits for what is found out."""

_PAGE_ENDINGS = (".htm", ".html", ".shtml", ".xht", ".xhtml")


@dataclass(frozen=True, slots=True)
class Look:
    """An answer as it is shown, and the entity it speaks of, None if there is none on a server."""

    view: ProbeView
    entity: judging.Entity | None = None


class Prober:
    """Sends probes, few at a time; cancelling one ends its request."""

    def __init__(self, core: Core) -> None:
        self._core = core
        self._places = asyncio.Semaphore(AT_ONCE)
        self._hosts: dict[str, tuple[asyncio.Semaphore, int]] = {}
        self._running: set[asyncio.Task[object]] = set()
        self.script_turn = asyncio.Lock()
        """Of who changes the proxy script, which is tried first: the last one is to stay."""

    async def probe(self, url: str, options: JobOptions, secrets: JobSecrets) -> ProbeView:
        """Return what a link leads to; what goes wrong is in ``error``."""
        return (await self.look(url, options, secrets)).view

    async def look(self, url: str, options: JobOptions, secrets: JobSecrets) -> Look:
        """Return the same with what tells versions of a file apart.

        With a method of its own, or data, nothing is sent: it might be an order.
        """
        if options.http_method is not None:
            return Look(ProbeView(url, suggest_name(None, url, ""), is_unasked=True))
        with self.ending_with_the_program():
            return await self._judged(url, options, secrets)

    @contextmanager
    def ending_with_the_program(self) -> Generator[None]:
        """Let :meth:`close` end the task that is in here."""
        task = asyncio.current_task()
        assert task is not None
        self._running.add(task)
        try:
            yield
        finally:
            self._running.discard(task)

    async def close(self) -> None:
        """End all that are under way."""
        await tasks.stop(*self._running)

    async def _judged(self, url: str, options: JobOptions, secrets: JobSecrets) -> Look:
        try:
            remote = urls.parse_remote(url)
            if remote.scheme == "file":
                return Look(await tasks.on_disk(_look_at_disk, url))
            async with self._place(urls.host_key(url)):
                return await self._ask(url, options, secrets)
        except UrlError as error:
            failure = TransferError(Hresult.WININET_INVALID_URL, str(error), url=url)
        except TransferError as error:
            failure = error
        record = error_record(failure, None, 1, ErrorClass.FATAL)
        return Look(ProbeView(url, error=snapshots.error_view(record)))

    async def _ask(self, url: str, options: JobOptions, secrets: JobSecrets) -> Look:
        fetcher = hasty_fetcher(self._core, options, secrets)
        answer = await in_time(url, fetcher.get(url, range_headers(0, 1, None)))
        try:
            view = view_of(url, answer)
            return Look(view, judging.entity_of(answer.headers, size=view.size))
        finally:
            await tasks.finish(answer.dismiss())

    @asynccontextmanager
    async def _place(self, host: str) -> AsyncGenerator[None]:
        """Wait for a turn; who waits for a busy server holds up no other."""
        turns, users = self._hosts.get(host, (asyncio.Semaphore(AT_ONCE_PER_HOST), 0))
        self._hosts[host] = turns, users + 1
        try:
            async with turns, self._places:
                yield
        finally:
            turns, users = self._hosts.pop(host)
            if users > 1:
                self._hosts[host] = turns, users - 1


def hasty_fetcher(core: Core, options: JobOptions, secrets: JobSecrets) -> Fetcher:
    """Return what sends the requests of a job while somebody waits for the answer."""
    settings = core.settings
    hasty = replace(
        settings,
        connect_timeout_s=min(STEP_S, settings.connect_timeout_s),
        answer_timeout_s=min(STEP_S, settings.answer_timeout_s),
    )
    return Fetcher(core.transport, hasty, options, secrets, lambda: core.settings)


async def head_of(
    core: Core,
    link: str,
    options: JobOptions,
    *,
    on_hop: Callable[[str], None] | None = None,
    follows: bool = True,
) -> Answer:
    """Return the head of what answers a link, asked without any secret; see ``Fetcher.get``.

    Raises: TransferError, TimeoutError.
    """
    fetcher = hasty_fetcher(core, options, JobSecrets())
    async with asyncio.timeout(HEAD_S):
        answer = await fetcher.get(link, on_hop=on_hop, follows=follows)
        await tasks.finish(answer.dismiss())
    return answer


async def in_time(url: str, request: Coroutine[Any, Any, T]) -> T:
    """Wait for a request, with all redirects, as long as somebody would.

    Raises: TransferError.
    """
    try:
        async with asyncio.timeout(LONGEST_S):
            return await request
    except TimeoutError as error:
        words = "the server did not answer in time"
        raise TransferError(Hresult.WININET_TIMEOUT, words, url=url) from error


def view_of(url: str, answer: Answer) -> ProbeView:
    """Return what the answer to a request for the first byte says of the file.

    Raises: TransferError for a status that is a failure.
    """
    size, is_part = _size(answer)
    entity = judging.entity_of(answer.headers, size=size)
    can_resume = is_part or entity.accepts_ranges is True
    return ProbeView(
        url,
        name=suggest_name(
            answer.get("content-disposition"), answer.remote.url, answer.get("content-type") or ""
        ),
        size=size,
        resumable=can_resume and size is not None and not entity.codings,
        media_type=entity.media_type,
        host=answer.remote.host,
        is_page=headers.is_html(entity.media_type)
        and not entity.is_attachment
        and not urlsplit(url).path.lower().endswith(_PAGE_ENDINGS),
    )


def _size(answer: Answer) -> tuple[int | None, bool]:
    """Return the size of the file, None if the answer does not tell, and if parts are sent."""
    if answer.status == 416:
        return _total(answer), False  # an empty file has no first byte
    if not 200 <= answer.status < 300:
        raise answer.failure()
    if answer.status == 206:
        return _total(answer), True
    if answer.get("content-encoding"):
        return None, False
    return judging.content_length(answer.headers), False


def _total(answer: Answer) -> int | None:
    try:
        return headers.parse_content_range(answer.get("content-range") or "").total
    except headers.HeaderError:
        return None


def _look_at_disk(url: str) -> ProbeView:
    """Return what a link to a local file leads to; blocking."""
    path = local_copy.source_of(url)
    try:
        size = path.stat().st_size
    except OSError as error:
        raise disk.local_error(error, path, reading=True) from error
    if not path.is_file():
        raise TransferError(Hresult.ERROR_DIRECTORY_NOT_SUPPORTED, "no file", path=str(path))
    return ProbeView(url, name=path.name, size=size, resumable=True)


def taken(folder: str, names: Sequence[str]) -> frozenset[str]:
    """Return which names files in a folder have; blocking."""
    try:
        entries = os.listdir(folder)  # noqa: PTH208 - names are all that is wanted
    except OSError:
        return frozenset()  # a folder that is not there yet is empty
    there = set(map(os.path.normcase, entries))
    return frozenset(name for name in names if os.path.normcase(name) in there)
