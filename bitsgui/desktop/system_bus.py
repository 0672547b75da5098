"""Cost and power, as services of a Linux desktop tell of them over the system's D-Bus.

NetworkManager says whether the network in use is metered, or wants a login first, UPower whether
there is mains power, the power profiles whether power is saved, and logind when the machine sleeps
and wakes. None of them has to be there, and none is started for this.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Callable
from typing import Any

from jeepney import DBusAddress, HeaderFields, MatchRule, Message, MessageFlag, MessageType
from jeepney import new_method_call as call
from jeepney.bus_messages import message_bus
from jeepney.io.asyncio import DBusRouter, Proxy, open_dbus_connection
from jeepney.io.common import RouterClosed
from jeepney.wrappers import DBusErrorResponse

from bitsgui.bits.types import CostFlags

log = logging.getLogger(__name__)

PATIENCE_S = 5.0
_PROPERTIES = "org.freedesktop.DBus.Properties"
_BUS = "org.freedesktop.DBus"
_PORTAL = 2
"""NMConnectivityState: a page wants a login."""
_FALLBACK_PAGE = "http://192.0.2.1/"
"""What such a network redirects, as any page without encryption; there is none (RFC 5737)."""
_METERED = {1, 3}
"""NMMetered: yes, and probably."""
_QUEUED = 100


def _service(path: str, name: str, interface: str = "") -> DBusAddress:
    return DBusAddress(path, name, interface or name)


_NETWORK = _service("/org/freedesktop/NetworkManager", "org.freedesktop.NetworkManager")
_POWER = _service("/org/freedesktop/UPower", "org.freedesktop.UPower")
_PROFILES = _service("/net/hadess/PowerProfiles", "net.hadess.PowerProfiles")
_LOGIN = _service(
    "/org/freedesktop/login1", "org.freedesktop.login1", "org.freedesktop.login1.Manager"
)


class SystemBusWatch:
    """A :class:`bitsgui.bits.facts.FactSource`: ``cost_state``, ``portal``, power, ``wakes``."""

    def __init__(self) -> None:
        self._tell: Callable[[dict[str, object]], None] = lambda _: None
        self._wakes = 0

    async def watch(self, tell: Callable[[dict[str, object]], None]) -> None:
        """Tell what the services say; without a system bus nothing is told."""
        self._tell = tell
        try:
            async with asyncio.timeout(PATIENCE_S):
                connection = await open_dbus_connection("SYSTEM")
        except (OSError, EOFError, TimeoutError, ValueError, KeyError) as error:
            log.info("cost and power are not told: %s", error)
            return
        try:
            async with DBusRouter(connection) as router:
                await self._follow(router)
        except (OSError, EOFError, DBusErrorResponse, RouterClosed) as error:
            log.info("cost and power are told no more: %s", error)
        finally:
            with contextlib.suppress(OSError):
                await connection.close()

    async def _follow(self, router: DBusRouter) -> None:
        news: asyncio.Queue[Message] = asyncio.Queue(_QUEUED)
        with router.filter(MatchRule(type="signal"), queue=news):
            bus = Proxy(message_bus, router)
            for rule in _rules():
                await bus.AddMatch(rule)
            while True:
                self._tell(await _read(router))
                self._note(await news.get())
                while not news.empty():
                    self._note(news.get_nowait())

    def _note(self, signal: Message) -> None:
        """Count a waking; everything else is read anew in any case."""
        member = signal.header.fields.get(HeaderFields.member)
        if member == "PrepareForSleep" and signal.body == (False,):  # it is over
            self._wakes += 1
            self._tell({"wakes": self._wakes})


def _rules() -> list[MatchRule]:
    """Return what is listened to: anybody on the bus may send signals in the name of these."""
    changed = [
        MatchRule(
            type="signal",
            sender=service.bus_name,
            interface=_PROPERTIES,
            path=service.object_path,
        )
        for service in (_NETWORK, _POWER, _PROFILES)
    ]
    sleeps = MatchRule(
        type="signal",
        sender=_LOGIN.bus_name,
        interface=_LOGIN.interface,
        member="PrepareForSleep",
        path=_LOGIN.object_path,
    )
    owners: list[MatchRule] = []
    for service in (_NETWORK, _POWER, _PROFILES):
        rule = MatchRule(type="signal", sender=_BUS, interface=_BUS, member="NameOwnerChanged")
        rule.add_arg_condition(0, service.bus_name or "")
        owners.append(rule)
    return [*changed, sleeps, *owners]


async def _read(router: DBusRouter) -> dict[str, object]:
    """Return what the services say now."""
    metered = await _property(router, _NETWORK, "Metered")
    cost = CostFlags.USAGE_BASED if metered in _METERED else CostFlags.UNRESTRICTED
    is_held = await _property(router, _NETWORK, "Connectivity") == _PORTAL
    page = await _property(router, _NETWORK, "ConnectivityCheckUri") if is_held else ""
    return {
        "cost_state": int(cost),
        "portal": str(page or _FALLBACK_PAGE) if is_held else "",
        "is_on_battery": await _property(router, _POWER, "OnBattery") is True,
        "is_saving_power": await _property(router, _PROFILES, "ActiveProfile") == "power-saver",
    }


async def _property(router: DBusRouter, service: DBusAddress, name: str) -> Any:  # noqa: ANN401 - of the property's type
    """Return a property of a service, None if that is not there or does not tell."""
    question = call(service.with_interface(_PROPERTIES), "Get", "ss", (service.interface, name))
    question.header.flags |= MessageFlag.no_auto_start
    try:
        async with asyncio.timeout(PATIENCE_S):
            answer = await router.send_and_get_reply(question)
    except TimeoutError:
        return None
    if answer.header.message_type is not MessageType.method_return:
        return None
    ((_, value),) = answer.body
    return value
