"""Whether a server asks for certificates: a connection of its own, over which nothing is sent."""

from __future__ import annotations

import logging
from typing import Any

import httpcore

from bitsgui.engine.kept_connection import Opener
from bitsgui.engine.securing import begun
from bitsgui.engine.trust import unchecked_context

log = logging.getLogger(__name__)

_CERTIFICATE_REQUEST = 13
"""The message of TLS that asks (RFC 8446 section 4.3.2, RFC 5246 section 7.4.4)."""
_HANDSHAKE = 22


async def asks_for_certificate(plain: Opener, host: str, seconds: float | None) -> bool | None:
    """Return whether a server asks who calls while TLS begins; None if nobody can tell.

    Python tells nobody of that message but who listens to all of them, which would cost every
    connection much: so it is looked for once something failed.
    """
    context = unchecked_context()
    asked: list[int] = []

    def hear(*told: Any) -> None:  # noqa: ANN401 - of the library, which has no names for them
        content, message = told[3], told[4]
        if content == _HANDSHAKE and message == _CERTIFICATE_REQUEST:
            asked.append(message)

    listening: Any = context
    listening._msg_callback = hear  # noqa: SLF001 - there is no other way
    try:
        stream = await begun(plain, context, host, seconds)
        await stream.aclose()
    except (httpcore.NetworkError, httpcore.ProxyError, httpcore.TimeoutException) as error:
        log.info("%s ended a look at what it asks: %s", host, error)
        return True if asked else None
    return bool(asked)
