"""Notifications of the desktop by ``org.freedesktop.Notifications``, with buttons in them.

Source: Desktop Notifications Specification 1.3.
"""

import asyncio
from collections.abc import Callable
from typing import Any

from jeepney import DBusAddress

from bitsgui.desktop.bus import Bus, BusError
from bitsgui.desktop.notice import Notice
from bitsgui.desktop.tray import Picture

SERVICE = "org.freedesktop.Notifications"
_SERVICE = DBusAddress("/org/freedesktop/Notifications", bus_name=SERVICE, interface=SERVICE)
_DEFAULT = "default"
_AS_THE_DESKTOP_LIKES = -1
_NORMAL = 1
"""A higher urgency would be shown also to who does not want to be disturbed."""


class Notifications:
    """A :class:`bitsgui.desktop.notice.Notifier`. Where there is no service nothing happens.

    The service is started by the bus when it is first asked. ``token``: see :class:`Notice`.
    """

    def __init__(self, bus: Bus) -> None:
        self._bus = bus
        self._abilities: frozenset[str] | None = None
        self._is_listening = False
        self._beginning = asyncio.Lock()
        self._shown: dict[int, Notice] = {}
        self._tokens: dict[int, str] = {}
        self._topics: dict[str, int] = {}

    async def show(self, notice: Notice) -> bool:
        """See the protocol."""
        try:
            await self._begin()
            (number,) = await self._bus.call(_SERVICE, "Notify", "susssasa{sv}i", *self._of(notice))
        except BusError:
            return False
        self._shown[number] = notice
        if notice.topic:
            self._topics[notice.topic] = number
        return True

    def withdraw(self, topic: str) -> None:
        """See the protocol."""
        number = self._topics.pop(topic, None)
        if number is not None:
            self._bus.spawn(self._bus.call(_SERVICE, "CloseNotification", "u", number))

    def forget(self) -> None:
        """See the protocol."""
        shown, self._shown = self._shown, {}
        self._tokens.clear()
        self._topics.clear()
        self._abilities = None
        for notice in shown.values():
            if notice.on_closed is not None:
                notice.on_closed()

    async def _begin(self) -> None:
        """Ask once what the service can do, and listen to it from then on."""
        async with self._beginning:
            if not self._is_listening:
                await self._listen()
                self._is_listening = True
            if self._abilities is None:
                (abilities,) = await self._bus.call(_SERVICE, "GetCapabilities")
                self._abilities = frozenset(abilities)

    async def _listen(self) -> None:
        await self._bus.listen(_SERVICE, "ActionInvoked", self._on_action)
        await self._bus.listen(_SERVICE, "ActivationToken", self._on_token)
        await self._bus.listen(_SERVICE, "NotificationClosed", self._on_closed)
        await self._bus.watch_name(SERVICE, self._on_owner)

    def _on_owner(self, _name: str, before: str, _now: str) -> None:
        if before:
            self.forget()

    def _of(self, notice: Notice) -> tuple[Any, ...]:
        abilities = self._abilities or frozenset()
        actions: list[str] = []
        if "actions" in abilities:
            if notice.act is not None:
                actions += [_DEFAULT, notice.default_label]
            for place, choice in enumerate(notice.choices):
                actions += [str(place), choice.label]
        body = _escaped(notice.body) if "body-markup" in abilities else notice.body
        hints: dict[str, tuple[str, object]] = {
            "desktop-entry": ("s", "bitsgui"),
            "category": ("s", notice.category),
            "urgency": ("y", _NORMAL),
        }
        if notice.sound:
            hints["sound-name"] = ("s", notice.sound)
        else:
            hints["suppress-sound"] = ("b", True)
        if notice.picture is not None:
            hints["image-data"] = ("(iiibiiay)", _image(notice.picture))
        replaced = self._topics.get(notice.topic, 0)
        head = ("bitsgui", replaced, "", notice.title, body)
        return (*head, actions, hints, _AS_THE_DESKTOP_LIKES)

    def _on_token(self, number: int, token: str) -> None:
        if number in self._shown:
            self._tokens[number] = token

    def _on_action(self, number: int, name: str) -> None:
        notice = self._shown.get(number)
        if notice is None:
            return  # another program's
        act: Callable[[str], object] | None = None
        if name == _DEFAULT:
            act = notice.act
        elif name.isdecimal() and int(name) < len(notice.choices):
            act = notice.choices[int(name)].act
        if act is not None:
            act(self._tokens.pop(number, ""))

    def _on_closed(self, number: int, _reason: int) -> None:
        notice = self._shown.pop(number, None)
        self._tokens.pop(number, None)
        if notice is not None and self._topics.get(notice.topic) == number:
            del self._topics[notice.topic]
        if notice is not None and notice.on_closed is not None:
            notice.on_closed()


def _escaped(words: str) -> str:
    """Return words for who reads mark-up: names of files may hold anything."""
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _image(picture: Picture) -> tuple[int, int, int, bool, int, int, bytes]:
    return picture.size, picture.size, 4 * picture.size, True, 8, 4, picture.pixels
