"""The bus of the user's session, which only Linux and the BSDs have."""

from __future__ import annotations

import asyncio
import logging
import os
import stat
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from bitsgui.desktop.bus import Bus

log = logging.getLogger(__name__)
_PATIENCE_S = 5.0
_VARIABLE = "DBUS_SESSION_BUS_ADDRESS"


def name_session_bus() -> None:
    """Name the bus in the environment, where only the folder of the session leads to it.

    It is looked for there alone, by what is below, by libraries and by programs that are started.
    Blocking; call it before there is another thread.
    """
    if sys.platform in {"win32", "darwin"} or os.environ.get(_VARIABLE):
        return
    address = _usual_address(Path(os.environ.get("XDG_RUNTIME_DIR", "")))
    if address is not None:
        os.environ[_VARIABLE] = address


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
    named = os.environ.get(_VARIABLE, "")
    return named if "unix:" in named else None  # "disabled:" is said of a bus not to be used


def _usual_address(session: Path) -> str | None:
    """Return where the bus of a session is that names it nowhere, as to cron or over SSH.

    libdbus and sd-bus look there as well.
    """
    socket = session / "bus"
    try:
        facts = socket.lstat()
    except (OSError, ValueError):
        return None
    is_own = stat.S_ISSOCK(facts.st_mode) and facts.st_uid == os.geteuid()
    return f"unix:path={quote(os.fsencode(socket))}" if is_own and socket.is_absolute() else None
