"""Bodies that are read whole into memory, beside the files of jobs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx

from bitsgui.bits import urls
from bitsgui.bits.errors import Hresult, TransferError
from bitsgui.engine import tasks
from bitsgui.engine.body import Body
from bitsgui.engine.net_errors import network_error

if TYPE_CHECKING:
    from bitsgui.engine.fetcher import Fetcher
    from bitsgui.engine.transfer import Transfer


async def fetched(fetcher: Fetcher, url: str, most: int) -> tuple[bytes, str]:
    """Return what is at a link, and where that was.

    Raises: TransferError, also for too much.
    """
    answer = await fetcher.get(url)
    body = bytearray()
    try:
        async with answer.reply:
            if not 200 <= answer.status < 300:
                raise answer.failure()
            async for chunk in answer.reply:
                body += chunk
                if len(body) > most:
                    words = f"there are more than {most} bytes"
                    raise TransferError(Hresult.BG_E_TOO_LARGE, words, url=url)
    except httpx.TransportError as error:
        raise network_error(error, url) from error
    return bytes(body), answer.remote.url


async def beside(
    transfer: Transfer, url: str, most: int, given: str | None = None
) -> tuple[bytes, str]:
    """Return the first ``most`` bytes at a link that tells of a file, and where that was.

    Within all limits of the file. ``given`` is that of ``Fetcher.get``.

    Raises: TransferError.
    """
    context = transfer.context
    slot = await context.hosts.take(urls.host_key(url), transfer.share)
    try:
        slot.join(throttle := transfer.throttle)
        answer = await context.fetcher.get(
            url, given=given, file_id=transfer.file.id, throttle=throttle
        )
        body = Body(answer, throttle, context.settings.stall_timeout_s)
        try:
            if not 200 <= answer.status < 300:
                raise answer.failure()
            return await body.read_all(most), answer.remote.url
        finally:
            await tasks.finish(body.aclose())
    finally:
        slot.release()
