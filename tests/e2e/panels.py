"""What a desktop has around its windows: a panel with a tray of either kind."""

import os
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from jeepney import DBusAddress, HeaderFields, MatchRule, MessageType, new_method_call
from jeepney.bus_messages import Monitoring
from jeepney.io.blocking import open_dbus_connection
from jeepney.wrappers import unwrap_msg

from tests.bench.gui.screen import Screen
from tests.e2e.desktop import TIMEOUT_S, Desktop

T = TypeVar("T")
WATCHER = "org.kde.StatusNotifierWatcher"
PROPERTIES = "org.freedesktop.DBus.Properties"
_PANEL = """<?xml version="1.0" encoding="UTF-8"?>
<channel name="xfce4-panel" version="1.0">
  <property name="configver" type="int" value="2"/>
  <property name="panels" type="array"><value type="int" value="1"/>
    <property name="dark-mode" type="bool" value="{dark}"/>
    <property name="panel-1" type="empty">
      <property name="position" type="string" value="p=8;x=600;y=780"/>
      <property name="position-locked" type="bool" value="true"/>
      <property name="length" type="uint" value="100"/>
      <property name="size" type="uint" value="{size}"/>
      <property name="icon-size" type="uint" value="{icon}"/>
      <property name="plugin-ids" type="array"><value type="int" value="1"/></property>
    </property>
  </property>
  <property name="plugins" type="empty">
    <property name="plugin-1" type="string" value="systray">
      <property name="square-icons" type="bool" value="true"/>
    </property>
  </property>
</channel>
"""
PATIENCE_S = 2
ICON_LIMIT = 100
ICON_SIZE = 16
ICON_COLOURS = 8
"""An edge in many shades is an icon's; a bare panel has a colour or two."""
ICON_AT = (14, 786)
"""Where the one icon of the panel is: its tray begins at the left of the screen's lower edge."""


def wait_for(holds: Callable[[], T], what: str) -> T:
    """Ask until it holds, and return that: none of these programs tells anybody by itself."""
    until = time.monotonic() + TIMEOUT_S
    while not (found := holds()):
        assert time.monotonic() < until, what
    return found


class Session:
    """A desktop with a bus and a home, on which programs are started and ended.

    Its pixels can be read in the folder the home is in.
    """

    def __init__(self, desktop: Desktop, home: Path) -> None:
        home.mkdir(exist_ok=True)
        self.desktop = desktop
        self.home = home
        folders = {"HOME": str(home), "XDG_CONFIG_HOME": str(home / ".config")}
        folders |= {"XDG_CACHE_HOME": str(home / ".cache"), "XDG_RUNTIME_DIR": str(home)}
        home.chmod(0o700)
        self.env = desktop.with_bus(**folders) | folders
        self._processes: list[subprocess.Popen[bytes]] = []

    @cached_property
    def _screen(self) -> Screen:
        return Screen(self.home.parent)

    def start(self, *command: str) -> "subprocess.Popen[bytes]":
        quiet = subprocess.DEVNULL
        process = subprocess.Popen(command, env=os.environ | self.env, stdout=quiet, stderr=quiet)
        self._processes.append(process)
        return process

    def close(self) -> None:
        for process in self._processes:
            process.kill()
            process.wait()

    def start_panel(self, *, dark: bool = False, scale: int = 1) -> "subprocess.Popen[bytes]":
        """Start a panel with a tray of the newer kind, and wait until it takes icons."""
        folder = self.home / ".config" / "xfce4" / "xfconf" / "xfce-perchannel-xml"
        folder.mkdir(parents=True, exist_ok=True)
        words = _PANEL.format(dark=str(dark).lower(), size=28 * scale, icon=16 * scale)
        (folder / "xfce4-panel.xml").write_text(words)
        panel = self.start("xfce4-panel", "-d")
        wait_for(lambda: self.owns(WATCHER), "no panel came")
        return panel

    def start_old_tray(self) -> "subprocess.Popen[bytes]":
        """Start a tray of the older kind, in the lower right corner."""
        edge = ("--edge", "bottom", "--align", "right", "--widthtype", "request")
        return self.start("trayer", *edge, "--height", "28")

    def owns(self, name: str) -> bool:
        path, member = "/org/freedesktop/DBus", "org.freedesktop.DBus.NameHasOwner"
        return "true" in self.call("org.freedesktop.DBus", path, member, name)

    def call(self, name: str, path: str, method: str, *values: str) -> str:
        """Return what an object on the bus answers, as text; "" if it does not."""
        whom = ("--dest", name, "--object-path", path, "--method", method)
        done = subprocess.run(
            ["gdbus", "call", "--session", *whom, *values],
            env=os.environ | self.env,
            capture_output=True,
            text=True,
            timeout=TIMEOUT_S,
            check=False,
        )
        return done.stdout

    def icons(self) -> list[str]:
        """Return the names the panel has icons of."""
        asked = (f"{PROPERTIES}.Get", WATCHER, "RegisteredStatusNotifierItems")
        answer = self.call(WATCHER, "/StatusNotifierWatcher", *asked)
        return [word.rpartition("/")[0] for word in answer.split("'") if "/" in word]

    def wait_for_icon(self) -> str:
        return wait_for(self.icons, "no icon came")[0]

    def say_of(self, icon: str, name: str) -> str:
        """Return a property of an icon, as text."""
        asked = (f"{PROPERTIES}.Get", "org.kde.StatusNotifierItem", name)
        return self.call(icon, "/StatusNotifierItem", *asked)

    def menu(self, icon: str) -> dict[str, int]:
        """Return the entries of an icon's menu, those under others too, and their numbers."""
        _, root = self._ask_menu(icon, "GetLayout", "iias", 0, -1, [])
        return dict(_entries(root))

    def choose(self, icon: str, label: str) -> None:
        """Choose an entry of an icon's menu, as the panel does when it is clicked."""
        number = self.menu(icon)[label]
        self._ask_menu(icon, "Event", "isvu", number, "clicked", ("i", 0), 0)

    def _ask_menu(self, icon: str, member: str, signature: str, *values: object) -> Any:
        menu = DBusAddress("/MenuBar", bus_name=icon, interface="com.canonical.dbusmenu")
        with open_dbus_connection(self.env["DBUS_SESSION_BUS_ADDRESS"]) as bus:
            message = new_method_call(menu, member, signature, values)
            return unwrap_msg(bus.send_and_get_reply(message, timeout=TIMEOUT_S))

    @contextmanager
    def overhearing(self, interface: str, member: str) -> Iterator[Iterator[Any]]:
        """Give what calls and signals of this name carry, as they are sent to anybody."""
        with open_dbus_connection(self.env["DBUS_SESSION_BUS_ADDRESS"]) as bus:
            rule = MatchRule(interface=interface, member=member)
            bus.send_and_get_reply(
                Monitoring().BecomeMonitor([rule.serialise()]), timeout=TIMEOUT_S
            )
            messages = iter(lambda: bus.receive(timeout=TIMEOUT_S), None)
            wanted = (MessageType.method_call, MessageType.signal)
            yield (
                message.body
                for message in messages
                if message.header.message_type in wanted
                and message.header.fields.get(HeaderFields.member) == member
            )

    def windows(self, name: str = "bitsgui") -> Sequence[str]:
        """Return the windows of a program that can be seen; an icon in a tray is none."""
        told = self._geometries(name)
        return [window for window, each in told.items() if each["WIDTH"] > ICON_LIMIT]

    def has_icon_of(self, name: str) -> bool:
        """Return whether a tray shows an icon of the older kind, of windows of this class."""
        return any(each["WIDTH"] <= ICON_LIMIT for each in self._geometries(name).values())

    def has_icon_at(self, place: tuple[int, int]) -> bool:
        """Return whether a tray of the older kind shows the icon there."""
        for told in self._geometries("bitsgui").values():
            if told["WIDTH"] <= ICON_LIMIT:
                left, top = place[0] - told["X"], place[1] - told["Y"]
                return 0 <= left < told["WIDTH"] and 0 <= top < told["HEIGHT"]
        return False

    def _geometries(self, name: str) -> dict[str, dict[str, int]]:
        """Return the windows of this class that can be seen, and where each of them is."""
        found = self.desktop.found("--onlyvisible", "--class", name)
        told = {window: self.desktop.geometry(window) for window in found}
        return {window: each for window, each in told.items() if each}

    def wait_for_tip(self, words: str) -> None:
        """Wait until the icon says something of itself."""
        icon = self.wait_for_icon()
        wait_for(lambda: words in self.say_of(icon, "ToolTip"), f"the icon never says {words}")

    def start_other_window(self) -> str:
        """Open the window of another program, and return its id once it has the keyboard."""
        before = self.desktop.active()
        self.start("xev")
        wait_for(lambda: self.desktop.active() not in {"", before}, "no other window")
        return self.desktop.active()

    def take_openings(self) -> Path:
        """Stand for all programs that open files and folders; return the file with the last."""
        said, tools = self.home / "opened", self.home / "bin"
        tools.mkdir()
        opener = tools / "xdg-open"
        opener.write_text(f'#!/bin/sh\nprintf "%s" "$1" >"{said}.new"\nmv "{said}.new" "{said}"\n')
        opener.chmod(0o755)
        self.env["PATH"] = f"{tools}:{os.environ['PATH']}"
        return said

    def click(self, place: tuple[int, int], button: int = 1) -> None:
        """Click on an icon as soon as it is to be seen."""
        left, top = place[0] - ICON_SIZE // 2, place[1] - ICON_SIZE // 2
        painted = lambda: self._screen.colours(left, top, ICON_SIZE, ICON_SIZE)  # noqa: E731
        wait_for(lambda: painted() >= ICON_COLOURS, "no icon is painted")
        x, y = map(str, place)
        self.desktop.xdotool("mousemove", x, y, "click", str(button))

    def open_menu(self, place: tuple[int, int]) -> None:
        """Open the menu of an icon whose window is hidden.

        Again where it has been closed: Qt does so when it hears only then that the window which
        was hidden just before has lost the keyboard.
        """
        until = time.monotonic() + TIMEOUT_S
        while not self.windows():
            self.click(place, 3)
            asked_again = time.monotonic() + PATIENCE_S
            while not self.windows() and time.monotonic() < asked_again:
                assert time.monotonic() < until, "no menu came"


def _entries(node: Any) -> Iterator[tuple[str, int]]:
    number, properties, children = node
    if "label" in properties:
        yield properties["label"][1], number
    for _, child in children:
        yield from _entries(child)
