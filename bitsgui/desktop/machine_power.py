"""Sending the machine to sleep and switching it off, in the way each platform has for that."""

from __future__ import annotations

import asyncio
import sys
from enum import Enum

_COMMANDS: dict[str, dict[str, tuple[str, ...]]] = {
    "win32": {
        "Suspend": ("rundll32.exe", "powrprof.dll,SetSuspendState", "0,1,0"),
        "PowerOff": ("shutdown.exe", "/s", "/t", "0"),
    },
    "darwin": {
        "Suspend": ("/usr/bin/pmset", "sleepnow"),
        "PowerOff": ("/usr/bin/osascript", "-e", 'tell app "System Events" to shut down'),
    },
}
"""Of Windows and macOS; not tried on either yet."""


class PowerDeed(Enum):
    """What can be done to a machine, by the names of logind's methods."""

    SLEEP = "Suspend"
    SHUT_DOWN = "PowerOff"


async def can(deed: PowerDeed) -> bool:
    """Return whether it may be done, if only after a password."""
    if sys.platform in _COMMANDS:
        return True
    return await asyncio.to_thread(_may, deed.value)


async def carry_out(deed: PowerDeed) -> None:
    """Do it, in order: programs are told before. Raises: OSError if the system refuses."""
    command = _COMMANDS.get(sys.platform)
    if command is None:
        await asyncio.to_thread(_order, deed.value)
        return
    process = await asyncio.create_subprocess_exec(*command[deed.value])
    if await process.wait():
        raise OSError(f"{command[deed.value][0]}: {process.returncode}")


def _may(deed: str) -> bool:
    from bitsgui.desktop.logind import may  # noqa: PLC0415 - not on every platform

    return may(deed)


def _order(deed: str) -> None:
    from bitsgui.desktop.logind import order  # noqa: PLC0415 - as above

    order(deed)
