"""Fetching pieces of finished files, on the terms their job had and within all limits."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import TYPE_CHECKING, Any, TypeVar

from bitsgui.bits import urls
from bitsgui.bits.errors import Hresult, TransferError
from bitsgui.bits.records import JobRecord, JobSecrets
from bitsgui.engine import tasks
from bitsgui.engine.asking import range_headers
from bitsgui.engine.body import Body
from bitsgui.engine.fetcher import Fetcher
from bitsgui.engine.holds import Holds
from bitsgui.engine.run_context import LineContext
from bitsgui.engine.shares import Share
from bitsgui.engine.throttle import Bucket
from bitsgui.engine.ways import NoRoomError, Passage, Way

if TYPE_CHECKING:
    from bitsgui.engine.core import Core

T = TypeVar("T")
_PARTIAL = 206
_Span = tuple[int, int]


class PieceFetch:
    """Asks for pieces on behalf of a job that is whole, or of the record of one that has ended."""

    def __init__(self, core: Core, job: JobRecord, secrets: JobSecrets) -> None:
        options, settings = job.options, core.settings
        self._core, self._options, self._priority = core, options, job.priority
        bucket = Bucket(options.rate_limit)
        networks = core.networks.of_job(options.interface).values()
        self._context = LineContext(
            job=job,
            current_settings=lambda: core.settings,
            fetcher=Fetcher(core.transport, settings, options, secrets, lambda: core.settings),
            hosts=core.hosts,
            global_bucket=core.pacer.bucket,
            job_bucket=bucket,
            network_buckets=networks,
            holds=Holds(bucket, core.pacer.bucket, networks),
        )

    async def fetch(self, link: str, given: str, span: _Span, file_id: int | None = None) -> bytes:
        """Return a piece from a link of the file; ``given`` is the one that may see what is secret.

        ``file_id`` is that of a file of the job, whose link may have a login.

        Raises: TransferError, also as soon as the network may not be used any more.
        """
        return await self._while_allowed(self._fetch(link, given, span, file_id))

    async def _while_allowed(self, work: Coroutine[Any, Any, T]) -> T:
        task = tasks.spawn("fetch a piece", work)
        dispatcher, blocks = self._core.dispatcher, list[int]()

        def look() -> None:
            code = dispatcher.blocked_by(self._options.cost_flags, self._priority)
            if code is not None:
                blocks.append(code)
                task.cancel()

        dispatcher.watchers.add(look)
        try:
            look()
            await asyncio.wait([task])
        finally:
            dispatcher.watchers.discard(look)
            await tasks.stop(task)
        if task.cancelled() and blocks:
            raise TransferError(blocks[-1])
        return task.result()

    async def _fetch(self, link: str, given: str, span: _Span, file_id: int | None) -> bytes:
        way = Way(self._context, Share(lambda: self._priority))
        way.host = urls.host_key(link)
        while True:
            try:
                return await self._ask(way, link, (given, file_id), span)
            except NoRoomError:
                continue

    async def _ask(self, way: Way, link: str, whose: tuple[str, int | None], span: _Span) -> bytes:
        settings = self._context.settings
        try:
            async with asyncio.timeout(settings.answer_timeout_s):
                slot = await way.take(lambda _: None)
        except TimeoutError as error:
            words = "other downloads have all connections its server may have"
            raise TransferError(Hresult.WININET_TIMEOUT, words, url=link) from error
        try:
            passage = Passage(way, slot)
            answer = await self._context.fetcher.get(
                link,
                range_headers(*span, None),
                given=whose[0],
                file_id=whose[1],
                throttle=passage.throttle,
                on_hop=passage.follow,
            )
            body = Body(answer, passage.throttle, settings.stall_timeout_s)
            try:
                if not 200 <= answer.status < 300:
                    raise answer.failure()
                if answer.status != _PARTIAL:
                    words = "the server does not send parts of the file"
                    raise TransferError(Hresult.BG_E_INSUFFICIENT_RANGE_SUPPORT, words, url=link)
                passage.arrive()
                return await body.read_all(span[1] - span[0])
            finally:
                await tasks.finish(body.aclose())
        finally:
            slot.release()
