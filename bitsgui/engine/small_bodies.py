"""Bodies that are read whole into memory, beside the files of jobs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx

from bitsgui.bits.errors import Hresult, TransferError
from bitsgui.engine.net_errors import network_error

if TYPE_CHECKING:
    from bitsgui.engine.fetcher import Fetcher


async def fetched(
    fetcher: Fetcher,
    url: str,
    most: int,
    given: str | None = None,
    file_id: int | None = None,
) -> tuple[bytes, str]:
    """Return what is at a link, and where that was; the rest is that of ``Fetcher.get``.

    Raises: TransferError, also for too much.
    """
    answer = await fetcher.get(url, given=given, file_id=file_id)
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
