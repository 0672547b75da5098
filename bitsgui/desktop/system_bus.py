"""Cost and power, as services of a Linux desktop tell of them over the system's D-Bus.

NetworkManager says what the networks in use are called, whether one is metered or wants a login
first, UPower whether there is mains power, the power profiles whether power is saved, and logind
when the machine sleeps and wakes. None of them has to be there, and none is started for this.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

from jeepney import DBusAddress

from bitsgui.bits.types import CostFlags
from bitsgui.desktop.bus import PROPERTIES, Bus, BusError
from bitsgui.desktop.rejoining import open_system_bus, stay_on

_PORTAL = 2
"""NMConnectivityState: a page wants a login."""
_FALLBACK_PAGE = "http://192.0.2.1/"
"""What such a network redirects, as any page without encryption; there is none (RFC 5737)."""
_METERED = {1, 3}
"""NMMetered: yes, and probably."""
_MOST_CONNECTIONS = 100


def _service(path: str, name: str, interface: str = "") -> DBusAddress:
    return DBusAddress(path, name, interface or name)


_NETWORK = _service("/org/freedesktop/NetworkManager", "org.freedesktop.NetworkManager")
_POWER = _service("/org/freedesktop/UPower", "org.freedesktop.UPower")
_PROFILES = _service("/net/hadess/PowerProfiles", "net.hadess.PowerProfiles")
_LOGIN = _service(
    "/org/freedesktop/login1", "org.freedesktop.login1", "org.freedesktop.login1.Manager"
)


class SystemBusWatch:
    """A :class:`bitsgui.bits.facts.FactSource`: cost, connections, portal, power, ``wakes``."""

    def __init__(self) -> None:
        self._tell: Callable[[dict[str, object]], None] = lambda _: None
        self._news = asyncio.Event()
        self._wakes = 0

    async def watch(self, tell: Callable[[dict[str, object]], None]) -> None:
        """Tell what the services say, for as long as there is a system bus."""
        self._tell = tell
        await stay_on(open_system_bus, self._follow)

    async def _follow(self, bus: Bus) -> None:
        """Read everything anew when something of it is another; nothing is known without the bus.

        Raises: BusError if nobody can be listened to.
        """
        bus.on_gone(self._news.set)
        for service in (_NETWORK, _POWER, _PROFILES):
            changed = service.with_interface(PROPERTIES)
            await bus.listen(changed, "PropertiesChanged", self._on_change)
            await bus.watch_name(str(service.bus_name), self._on_change)
        await bus.listen(_LOGIN, "PrepareForSleep", self._on_sleep)
        while True:
            self._news.clear()
            self._tell(await _read(bus))
            if bus.has_gone:
                return
            await self._news.wait()

    def _on_change(self, *_: object) -> None:
        self._news.set()

    def _on_sleep(self, *values: object) -> None:
        if values == (False,):  # it is over
            self._wakes += 1
            self._tell({"wakes": self._wakes})
        self._news.set()


async def _read(bus: Bus) -> dict[str, object]:
    """Return what the services say now."""
    metered = await _property(bus, _NETWORK, "Metered")
    cost = CostFlags.USAGE_BASED if metered in _METERED else CostFlags.UNRESTRICTED
    is_held = await _property(bus, _NETWORK, "Connectivity") == _PORTAL
    page = await _property(bus, _NETWORK, "ConnectivityCheckUri") if is_held else ""
    return {
        "cost_state": int(cost),
        "connections": await _connections(bus),
        "portal": str(page or _FALLBACK_PAGE) if is_held else "",
        "is_on_battery": await _property(bus, _POWER, "OnBattery") is True,
        "is_saving_power": await _property(bus, _PROFILES, "ActiveProfile") == "power-saver",
    }


async def _connections(bus: Bus) -> frozenset[tuple[str, str]]:
    """Return the interfaces in use, each with the name of a connection that NetworkManager has."""
    found: set[tuple[str, str]] = set()
    paths = await _property(bus, _NETWORK, "ActiveConnections")
    for path in (paths or ())[:_MOST_CONNECTIONS]:
        active = _part(path, "Connection.Active")
        name = await _property(bus, active, "Id")
        for device in await _property(bus, active, "Devices") or ():
            of_device = _part(device, "Device")
            interface = await _property(bus, of_device, "IpInterface")
            interface = interface or await _property(bus, of_device, "Interface")
            if name and interface:
                found.add((str(interface), str(name)))
    return frozenset(found)


def _part(path: str, kind: str) -> DBusAddress:
    """Return an object of NetworkManager's."""
    return DBusAddress(path, _NETWORK.bus_name, f"{_NETWORK.bus_name}.{kind}")


async def _property(bus: Bus, service: DBusAddress, name: str) -> Any:  # noqa: ANN401 - of its type
    """Return a property of a service, None if that is not there or does not tell."""
    try:
        return await bus.property_of(service, name)
    except BusError:
        return None
