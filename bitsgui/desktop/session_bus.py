"""The bus of the user's session, which only Linux and the BSDs have."""

from __future__ import annotations

import asyncio
import logging
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bitsgui.desktop.bus import Bus

log = logging.getLogger(__name__)
_PATIENCE_S = 5.0


def has_session_bus() -> bool:
    """Return whether this session has a bus, though it may be gone just now."""
    return _address() is not None


async def open_session_bus() -> Bus | None:
    """Return a connection, None where there is no bus or it does not answer."""
    address = _address()
    if address is None:
        return None
    try:
        from bitsgui.desktop.bus import Bus  # noqa: PLC0415 - not on every platform

        async with asyncio.timeout(_PATIENCE_S):
            return await Bus.open(address)
    except Exception as error:  # noqa: BLE001 - whatever is wrong with it, there is none to be had
        log.info("no session bus: %r", error)
        return None


def _address() -> str | None:
    if sys.platform in {"win32", "darwin"}:
        return None
    return os.environ.get("DBUS_SESSION_BUS_ADDRESS") or None
