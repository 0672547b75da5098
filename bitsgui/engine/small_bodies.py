"""Bodies that are read whole into memory, beside the files of jobs."""

from __future__ import annotations

from collections.abc import Sequence
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
    extra: Sequence[tuple[str, str]] = (),
    status: int | None = None,
) -> tuple[bytes, str]:
    """Return what is at a link, and where that was; ``extra`` are headers to send.

    Raises: TransferError, also for too much, and for another status than the wanted one.
    """
    answer = await fetcher.get(url, extra)
    body = bytearray()
    try:
        async with answer.reply:
            if not 200 <= answer.status < 300:
                raise answer.failure()
            if status not in {None, answer.status}:
                words = "the server does not send parts of the file"
                raise TransferError(Hresult.BG_E_INSUFFICIENT_RANGE_SUPPORT, words, url=url)
            async for chunk in answer.reply:
                body += chunk
                if len(body) > most:
                    words = f"there are more than {most} bytes"
                    raise TransferError(Hresult.BG_E_TOO_LARGE, words, url=url)
    except httpx.TransportError as error:
        raise network_error(error, url) from error
    return bytes(body), answer.remote.url
