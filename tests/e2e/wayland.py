"""A desktop without X: sway without a screen, its bar with a tray, and a hand on its pointer.

A seat has a pointer and a keyboard only while somebody holds one, so that is done by the two
protocols for virtual ones, spoken here as far as the tests need them.
"""

import json
import os
import shutil
import socket
import struct
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.e2e.desktop import TIMEOUT_S, Desktop
from tests.e2e.panels import ICON_COLOURS, ICON_SIZE, wait_for

SIZE = (1200, 800)
TRAY_AT = (1190, 788)
"""Where the bar has the one icon: at the right of the screen's lower edge."""
SOURCE_AT = (1000, 300)
"""Where the window links are dragged from is put."""
_CONFIG = f"""
output HEADLESS-1 mode {SIZE[0]}x{SIZE[1]}
xwayland disable
default_border none
focus_follows_mouse no
focus_on_window_activation focus
for_window [title="drag-source"] floating enable
for_window [title="drag-source"] move absolute position {SOURCE_AT[0]} {SOURCE_AT[1]}
bar {{
    id bar
    position bottom
    tray_output *
    swaybar_command true
}}
"""
_NOBODY = 65534
_KEYMAP = b"""xkb_keymap {
xkb_keycodes { include "evdev+aliases(qwerty)" };
xkb_types { include "complete" };
xkb_compat { include "complete" };
xkb_symbols { include "pc+us" };
};\0"""
_LEFT_BUTTON = 0x110
_CTRL, _RETURN = 29, 28  # linux/input-event-codes.h
_CTRL_MASK = 4
_DISPLAY = 1


class Wayland(Desktop):
    """The desktop; a context manager. ``display`` stays empty, there is no X server."""

    def __enter__(self) -> "Wayland":
        self._folder = Path(tempfile.mkdtemp(prefix="wayland-"))
        config = self._folder / "config"
        config.write_text(_CONFIG)
        env = {"XDG_RUNTIME_DIR": str(self._folder), "SWAYSOCK": str(self._folder / "ipc")}
        headless = {"WLR_BACKENDS": "headless", "WLR_RENDERER": "pixman"}
        self._start([*self._as_nobody(), "sway", "-c", str(config)], env=self._with(env | headless))
        try:
            found = wait_for(self._sockets, "no compositor came")[0]
            self.env = env | {"WAYLAND_DISPLAY": str(found)}
            self.hand = Hand(found)
        except BaseException:
            self._end()
            raise
        return self

    def _as_nobody(self) -> list[str]:
        """Sway refuses to be root's."""
        if os.geteuid() != 0:
            return []
        shutil.chown(self._folder, _NOBODY, _NOBODY)
        return ["setpriv", f"--reuid={_NOBODY}", f"--regid={_NOBODY}", "--clear-groups"]

    def _sockets(self) -> list[Path]:
        is_ready = (self._folder / "ipc").exists()
        return list(self._folder.glob("wayland-[0-9]")) if is_ready else []

    def __exit__(self, *details: object) -> None:
        self.hand.close()
        self._end(*details)

    def _end(self, *details: object) -> None:
        super().__exit__(*details)
        shutil.rmtree(self._folder)

    @staticmethod
    def _with(more: dict[str, str]) -> dict[str, str]:
        hidden = {"DISPLAY", "WAYLAND_DISPLAY"}
        return {name: value for name, value in os.environ.items() if name not in hidden} | more

    def with_bus(self, **more: str) -> dict[str, str]:
        """Start a bus and the bar with its tray on it; return what their clients need to know."""
        env = super().with_bus(**more)
        del env["DISPLAY"]
        env |= {"WAYLAND_DISPLAY": self.env["WAYLAND_DISPLAY"], "QT_QPA_PLATFORM": "wayland"}
        self._start(["swaybar", "-b", "bar"], env=self._with(env | self.env))
        return env

    def tell(self, *words: str) -> str:
        """Have sway do or say something."""
        return subprocess.check_output(
            ["swaymsg", "--raw", *words], env=self._with(self.env), text=True, timeout=TIMEOUT_S
        )

    def click_icon(self) -> None:
        """Click on the icon in the tray as soon as it is to be seen."""
        left, top = (place - ICON_SIZE // 2 for place in TRAY_AT)
        place = f"{left},{top} {ICON_SIZE}x{ICON_SIZE}"

        def is_painted() -> bool:
            shot = ["grim", "-t", "ppm", "-g", place, "-"]
            pixels = subprocess.check_output(shot, env=self._with(self.env))[-3 * ICON_SIZE**2 :]
            return len(set(zip(*[iter(pixels)] * 3, strict=True))) >= ICON_COLOURS

        wait_for(is_painted, "no icon is painted")
        self.hand.click(*TRAY_AT)

    def windows(self) -> dict[str, dict[str, Any]]:
        """Return all windows by their titles."""
        return dict(_windows(json.loads(self.tell("-t", "get_tree"))))


def _windows(node: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    if node.get("pid"):
        yield node["name"], node
    for child in (*node["nodes"], *node["floating_nodes"]):
        yield from _windows(child)


class Hand:
    """A pointer and a keyboard of the seat, for as long as it is open.

    Each call returns once the compositor has done what it says.
    """

    def __init__(self, display: Path) -> None:
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.settimeout(TIMEOUT_S)
        self._socket.connect(str(display))
        self._rest = b""
        self._globals: dict[bytes, int] = {}
        self._awaited: set[int] = set()
        self._tokens: dict[int, str] = {}
        self._last = _DISPLAY
        self._registry = self._new()
        self._send(_DISPLAY, 1, self._registry)
        self._settle()
        seat = self._bind(b"wl_seat")
        pointers = self._bind(b"zwlr_virtual_pointer_manager_v1")
        keyboards = self._bind(b"zwp_virtual_keyboard_manager_v1")
        self._pointer, self._keyboard = self._new(), self._new()
        self._send(pointers, 0, 0, self._pointer)
        self._send(keyboards, 0, seat, self._keyboard)
        with tempfile.TemporaryFile() as keymap:
            keymap.write(_KEYMAP)
            keymap.flush()
            head = struct.pack("<IIII", self._keyboard, 16 << 16, 1, len(_KEYMAP))
            socket.send_fds(self._socket, [head], [keymap.fileno()])
        self._settle()

    def _new(self) -> int:
        """Return the next number of an object; the protocol wants them in order."""
        self._last += 1
        return self._last

    def _bind(self, interface: bytes) -> int:
        number = self._new()
        name = struct.pack("<II", self._globals[interface], len(interface) + 1)
        text = interface + b"\0" * (4 - len(interface) % 4)
        self._send_raw(self._registry, 0, name + text + struct.pack("<II", 1, number))
        return number

    def close(self) -> None:
        """Take both away."""
        self._socket.close()

    def move(self, x: int, y: int) -> None:
        """Move the pointer to a place on the screen."""
        self._send(self._pointer, 1, 0, x, y, *SIZE)
        self._frame()

    def press(self) -> None:
        """Hold the left button down."""
        self._send(self._pointer, 2, 0, _LEFT_BUTTON, 1)
        self._frame()

    def let_go(self) -> None:
        """Let go of the left button."""
        self._send(self._pointer, 2, 0, _LEFT_BUTTON, 0)
        self._frame()

    def click(self, x: int, y: int) -> None:
        """Click on a place on the screen."""
        self.move(x, y)
        self.press()
        self.let_go()

    def accept(self) -> None:
        """Press Ctrl+Return, which a dialog takes for its first button."""
        self._send(self._keyboard, 1, 0, _CTRL, 1)
        self._send(self._keyboard, 2, _CTRL_MASK, 0, 0, 0)
        for is_down in (1, 0):
            self._send(self._keyboard, 1, 0, _RETURN, is_down)
        self._send(self._keyboard, 1, 0, _CTRL, 0)
        self._send(self._keyboard, 2, 0, 0, 0, 0)
        self._settle()

    def token(self) -> str:
        """Return a token that lets a window come to the front, as a launcher has it."""
        activation = self._bind(b"xdg_activation_v1")
        asked = self._new()
        self._awaited.add(asked)
        self._send(activation, 1, asked)
        self._send(asked, 3)
        self._settle()
        return self._tokens.pop(asked)

    def _frame(self) -> None:
        self._send(self._pointer, 4)
        self._settle()

    def _send(self, target: int, opcode: int, *values: int) -> None:
        self._send_raw(target, opcode, struct.pack(f"<{len(values)}I", *values))

    def _send_raw(self, target: int, opcode: int, body: bytes) -> None:
        self._socket.sendall(struct.pack("<II", target, (8 + len(body)) << 16 | opcode) + body)

    def _settle(self) -> None:
        """Wait until all that was sent is done."""
        done = self._new()
        self._send(_DISPLAY, 0, done)
        while True:
            target, opcode, body = self._read()
            if target == self._registry and opcode == 0:
                (name, length) = struct.unpack_from("<II", body)
                self._globals[body[8 : 8 + length - 1]] = name
            elif target in self._awaited:
                (length,) = struct.unpack_from("<I", body)
                self._tokens[target] = body[4 : 4 + length - 1].decode()
            elif target == _DISPLAY and opcode == 0:
                raise AssertionError(f"the compositor refused: {body!r}")
            elif target == done:
                return

    def _read(self) -> tuple[int, int, bytes]:
        target, head = struct.unpack("<II", self._take(8))
        return target, head & 0xFFFF, self._take((head >> 16) - 8)

    def _take(self, count: int) -> bytes:
        while len(self._rest) < count:
            more = self._socket.recv(4096)
            assert more, "the compositor has gone"
            self._rest += more
        taken, self._rest = self._rest[:count], self._rest[count:]
        return taken
