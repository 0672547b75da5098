"""A tray icon by ``org.kde.StatusNotifierItem``: the panel draws it and its menu.

Ours and not Qt's: Qt chooses between this and the older kind once for all, when it is first asked,
and never learns of a panel that comes later.
"""

import asyncio
import os
from collections.abc import Callable, Sequence
from typing import Any

from jeepney import DBusAddress

from bitsgui.desktop.bus import PROPERTIES, Bus, BusError, UnknownMemberError, Values
from bitsgui.desktop.menu_service import MenuService, Properties, answer_property
from bitsgui.desktop.tray import Drawing, Entry, Look, Picture

PATH = "/StatusNotifierItem"
MENU_PATH = "/MenuBar"
INTERFACE = "org.kde.StatusNotifierItem"
WATCHER = "org.kde.StatusNotifierWatcher"
_WATCHER = DBusAddress("/StatusNotifierWatcher", bus_name=WATCHER, interface=WATCHER)


class StatusNotifier:
    """The icon: one object on the bus for as long as that holds, shown by whichever panel comes.

    While it ``has_watcher`` the desktop has this kind of tray, though maybe nobody who shows it.
    ``on_activate`` is called with an activation token, "" where the desktop gives none; ``on_host``
    when a panel begins or ceases to show the icon.
    """

    def __init__(
        self,
        bus: Bus,
        on_activate: Callable[[str], object],
        on_host: Callable[[], object],
    ) -> None:
        self._bus = bus
        self._on_activate = on_activate
        self._on_host = on_host
        self._name = f"{INTERFACE}-{os.getpid()}-1"
        self._look = Look(Drawing(), "", "")
        self._token = ""
        self._is_registered = False
        self._looking = asyncio.Lock()
        self.is_shown = False
        self.has_watcher = False
        self.menu = MenuService(bus, MENU_PATH)
        bus.export(PATH, INTERFACE, self._on_call)
        bus.export(PATH, PROPERTIES, self._on_property)

    async def start(self) -> None:
        """Look for a panel, and from now on for others. Raises: BusError."""
        await self._bus.own(self._name)
        await self._bus.watch_name(WATCHER, self._on_watcher)
        for member in ("StatusNotifierHostRegistered", "StatusNotifierHostUnregistered"):
            await self._bus.listen(_WATCHER, member, lambda *_: self._bus.spawn(self._look_again()))
        await self._look_again()

    def show(self, look: Look) -> None:
        """Show another picture, say something else."""
        before, self._look = self._look, look
        if before.drawing != look.drawing:
            self._tell("NewIcon")
        if before.title != look.title:
            self._tell("NewTitle")
        if before.tip != look.tip:
            self._tell("NewToolTip")
        if before.needs_person != look.needs_person:
            self._tell("NewAttentionIcon")
            self._tell("NewStatus", "s", self._status)

    def set_menu(self, entries: Sequence[Entry]) -> None:
        """Have another menu."""
        self.menu.set(entries)

    async def close(self) -> None:
        """Nothing: the icon goes with the connection."""

    @property
    def _status(self) -> str:
        return "NeedsAttention" if self._look.needs_person else "Active"

    def _tell(self, member: str, signature: str = "", *values: object) -> None:
        self._bus.tell(PATH, INTERFACE, member, signature, *values)

    def _on_watcher(self, _name: str, _before: str, _now: str) -> None:
        self._is_registered = False  # another one knows nothing of us
        self._bus.spawn(self._look_again())

    async def _look_again(self) -> None:
        async with self._looking:
            had_watcher = self.has_watcher
            was_shown, self.is_shown = self.is_shown, await self._is_hosted()
        if was_shown != self.is_shown or had_watcher != self.has_watcher:
            self._on_host()

    async def _is_hosted(self) -> bool:
        """Register the icon where that can be done; return whether somebody shows it."""
        try:
            self.has_watcher = await self._bus.owns(WATCHER)
            if not self.has_watcher:
                return False
            if not self._is_registered:
                await self._bus.call(_WATCHER, "RegisterStatusNotifierItem", "s", self._name)
                self._is_registered = True
            return bool(await self._bus.property_of(_WATCHER, "IsStatusNotifierHostRegistered"))
        except BusError:
            return False

    def _on_call(self, member: str, values: Values) -> tuple[str, Values]:
        if member == "ProvideXdgActivationToken":
            self._token = str(values[0])
        elif member in {"Activate", "SecondaryActivate"}:
            token, self._token = self._token, ""
            self._on_activate(token)
        elif member not in {"ContextMenu", "Scroll"}:
            raise UnknownMemberError
        return "", ()

    def _on_property(self, member: str, values: Values) -> tuple[str, Values]:
        pictures = [_picture(each) for each in self._look.drawing.pictures]
        none: list[Any] = []
        found: Properties = {
            "Category": ("s", "ApplicationStatus"),
            "Id": ("s", "bitsgui"),
            "Title": ("s", self._look.title),
            "Status": ("s", self._status),
            "WindowId": ("i", 0),
            "IconName": ("s", ""),
            "IconPixmap": ("a(iiay)", pictures),
            "IconThemePath": ("s", ""),
            "OverlayIconName": ("s", ""),
            "OverlayIconPixmap": ("a(iiay)", none),
            "AttentionIconName": ("s", ""),
            "AttentionIconPixmap": ("a(iiay)", pictures if self._look.needs_person else none),
            "AttentionMovieName": ("s", ""),
            "ToolTip": ("(sa(iiay)ss)", ("", none, self._look.title, _escaped(self._look.tip))),
            "ItemIsMenu": ("b", False),
            "Menu": ("o", MENU_PATH),
        }
        return answer_property(found, member, values)


def _picture(picture: Picture) -> tuple[int, int, bytes]:
    return picture.size, picture.size, picture.argb


def _escaped(tip: str) -> str:
    """Return the words for who reads them as mark-up: names of files may hold anything."""
    return tip.replace("&", "&amp;").replace("<", "&lt;").replace("\n", "<br/>")
