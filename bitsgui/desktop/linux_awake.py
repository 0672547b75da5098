"""Keeping a Linux desktop awake: by its own services, and where it has none by logind.

KDE and Xfce listen at ``org.freedesktop.PowerManagement``, GNOME, Cinnamon and MATE at
``org.gnome.SessionManager``. ``org.freedesktop.ScreenSaver`` is no way: of KDE it keeps the display
on and lets the machine sleep. Of logind a block of "idle" is taken and none of "sleep", which would
refuse the user's own wish as well; desktops with services of their own do not look at it, or keep
the display on for it.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
from dataclasses import dataclass

from jeepney import DBusAddress

from bitsgui.desktop.bus import Bus, BusError
from bitsgui.desktop.logind import take_inhibitor
from bitsgui.desktop.session_bus import open_session_bus

log = logging.getLogger(__name__)

_WHO = "bitsgui"
_WHY = "Downloads are running"
_NO_SUSPEND = 4
"""GNOME: no sleep of the session or the computer; 8 would keep the display on."""


@dataclass(frozen=True, slots=True)
class _Service:
    address: DBusAddress
    signature: str
    words: tuple[object, ...]
    end: str


def _service(path: str, name: str, interface: str) -> DBusAddress:
    return DBusAddress(path, bus_name=name, interface=interface)


_SERVICES = (
    _Service(
        _service(
            "/org/freedesktop/PowerManagement/Inhibit",
            "org.freedesktop.PowerManagement",
            "org.freedesktop.PowerManagement.Inhibit",
        ),
        "ss",
        (_WHO, _WHY),
        "UnInhibit",
    ),
    _Service(
        _service(
            "/org/gnome/SessionManager", "org.gnome.SessionManager", "org.gnome.SessionManager"
        ),
        "susu",
        (_WHO, 0, _WHY, _NO_SUSPEND),
        "Uninhibit",
    ),
)


class LinuxAwake:
    """A :class:`bitsgui.desktop.awake.Awake`."""

    def __init__(self) -> None:
        self._bus: Bus | None = None
        self._held: list[tuple[_Service, int]] = []
        self._inhibitor: int | None = None

    async def hold(self) -> None:
        """Ask all services there are. Raises: OSError if nobody takes it."""
        self._bus = await open_session_bus()
        for service in _SERVICES if self._bus is not None else ():
            await self._ask(self._bus, service)
        if not self._held:
            await self._leave_bus()
            self._inhibitor = await asyncio.to_thread(take_inhibitor, "idle", _WHY, "block")

    async def release(self) -> None:
        """Take it back; what they forget to let go of goes with the connection."""
        for service, cookie in self._held:
            if self._bus is not None:
                with contextlib.suppress(BusError):
                    await self._bus.call(service.address, service.end, "u", cookie)
        self._held.clear()
        await self._leave_bus()
        inhibitor, self._inhibitor = self._inhibitor, None
        if inhibitor is not None:
            os.close(inhibitor)

    async def _ask(self, bus: Bus | None, service: _Service) -> None:
        if bus is None:
            return
        try:
            if await bus.owns(service.address.bus_name or ""):
                (cookie,) = await bus.call(
                    service.address, "Inhibit", service.signature, *service.words
                )
                self._held.append((service, cookie))
        except BusError as error:
            log.info("sleep is not held off: %s", error)

    async def _leave_bus(self) -> None:
        bus, self._bus = self._bus, None
        if bus is not None:
            await bus.close()
