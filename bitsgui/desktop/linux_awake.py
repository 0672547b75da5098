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
from functools import partial

from jeepney import DBusAddress

from bitsgui.desktop.bus import Bus, BusError
from bitsgui.desktop.logind import LOGIN, take_inhibitor
from bitsgui.desktop.rejoining import Following, next_bus, open_system_bus, stay_on
from bitsgui.desktop.session_bus import has_session_bus, open_session_bus

log = logging.getLogger(__name__)

_WHO = "bitsgui"
_WHY = "Downloads are running"
_NO_SUSPEND = 4
"""GNOME: no sleep of the session or the computer; 8 would keep the display on."""
_LAST_WORDS_S = 1.0
"""What the services are given to hear that it is over: who ends soon may not wait for them."""


@dataclass(frozen=True, slots=True)
class _Service:
    address: DBusAddress
    signature: str
    words: tuple[object, ...]
    end: str

    @property
    def name(self) -> str:
        return self.address.bus_name or ""


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
    """A :class:`bitsgui.desktop.awake.Awake`.

    While it holds, a service that is started anew is asked anew, one that comes later as well, and
    so is logind where there is none of them.
    """

    def __init__(self) -> None:
        self._bus: Bus | None = None
        self._held: dict[str, int] = {}
        self._inhibitor: int | None = None
        self._turn = asyncio.Lock()
        self._keeping: list[Following] = []

    async def hold(self) -> None:
        """Ask all services there are. Raises: OSError if nobody takes it yet."""
        bus = await open_session_bus()
        if bus is not None:
            await self._join(bus)
        try:
            await self._settle()
        finally:
            self._keeping.append(Following(stay_on(open_system_bus, self._follow_logind)))
            if has_session_bus():
                self._keeping.append(Following(self._stay_joined()))

    async def release(self) -> None:
        """Take it back; what they forget to let go of goes with the connection."""
        keeping, self._keeping = self._keeping, []
        for each in keeping:
            await each.stop()
        bus, self._bus = self._bus, None
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(_LAST_WORDS_S):
                await self._take_back(bus)
        self._held.clear()
        if bus is not None:
            await bus.close()
        self._let_go_of_logind()

    async def _take_back(self, bus: Bus | None) -> None:
        for service in _SERVICES if bus is not None else ():
            cookie = self._held.get(service.name)
            if bus is not None and cookie is not None:
                with contextlib.suppress(BusError):
                    await bus.call(service.address, service.end, "u", cookie)

    async def _stay_joined(self) -> None:
        while True:
            if self._bus is not None:
                bus = self._bus
                await bus.wait_gone()
                self._bus = None
                self._held.clear()
                await bus.close()
                await self._settle_quietly()
            await self._join(await next_bus(open_session_bus))
            await self._settle_quietly()

    async def _join(self, bus: Bus) -> None:
        self._bus = bus
        with contextlib.suppress(BusError):
            for service in _SERVICES:
                await bus.watch_name(service.name, partial(self._on_owner, bus, service))
        for service in _SERVICES:
            await self._ask(bus, service)

    def _on_owner(self, bus: Bus, service: _Service, _name: str, before: str, now: str) -> None:
        if before:
            self._held.pop(service.name, None)  # it went with who had it
        bus.spawn(self._ask_anew(bus, service, is_there=bool(now)))

    async def _ask_anew(self, bus: Bus, service: _Service, *, is_there: bool) -> None:
        if is_there:
            await self._ask(bus, service)
        await self._settle_quietly()

    async def _ask(self, bus: Bus, service: _Service) -> None:
        try:
            if service.name not in self._held and await bus.owns(service.name):
                (cookie,) = await bus.call(
                    service.address, "Inhibit", service.signature, *service.words
                )
                self._held[service.name] = cookie
        except BusError as error:
            log.info("sleep is not held off: %s", error)

    async def _follow_logind(self, bus: Bus) -> None:
        """Ask logind anew where it is another one, and after the bus was."""
        await bus.watch_name(str(LOGIN.bus_name), lambda *_: bus.spawn(self._ask_logind_anew()))
        if self._inhibitor is None:
            await self._settle_quietly()
        await bus.wait_gone()
        self._let_go_of_logind()  # of one that may have gone with the bus

    async def _ask_logind_anew(self) -> None:
        self._let_go_of_logind()
        await self._settle_quietly()

    async def _settle(self) -> None:
        """Have logind hold it off where nobody else does. Raises: OSError if it does not either."""
        async with self._turn:
            if self._held:
                self._let_go_of_logind()
            elif self._inhibitor is None:
                self._inhibitor = await take_inhibitor("idle", _WHY, "block")

    async def _settle_quietly(self) -> None:
        try:
            await self._settle()
        except OSError as error:
            log.info("the machine may fall asleep by itself: %s", error)

    def _let_go_of_logind(self) -> None:
        inhibitor, self._inhibitor = self._inhibitor, None
        if inhibitor is not None:
            os.close(inhibitor)
