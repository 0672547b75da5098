"""Which display a window can be opened on, asked before Qt is: that ends the process, or hangs."""

import os
import socket
import struct
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

PATIENCE_S = 5.0
"""What a display is given to answer; one that is stopped takes connections all the same."""

_WAYLAND_DISPLAY, _SYNC, _OUR_CALLBACK = 1, 0, 2


@dataclass(frozen=True, slots=True)
class Displays:
    """``platform`` is Qt's name of the one to use, "" for Qt to choose.

    ``closed`` and ``silent`` name those that were to be used and cannot be, as ``DISPLAY=:1``.
    """

    platform: str = ""
    closed: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()

    @property
    def is_any(self) -> bool:
        """Return whether there is one, as far as can be told."""
        return bool(self.platform) or not self.closed + self.silent


@dataclass(frozen=True, slots=True)
class _Display:
    name: str
    platform: str
    is_open: Callable[[], bool]
    """Raises TimeoutError where it can tell that nobody answers."""


def asking(environ: Mapping[str, str] = os.environ) -> Callable[[], Displays]:
    """Begin to ask the displays that are named; what is returned waits for the answers."""
    search = _Search([] if sys.platform in {"win32", "darwin"} else _named(environ))
    search.start()
    return search.result


class _Search(threading.Thread):
    """Asks one after the other: an X server beside a compositor may be started by being asked."""

    def __init__(self, displays: Sequence[_Display]) -> None:
        # A daemon: a display that never answers must not keep the process from ending.
        super().__init__(name="displays", daemon=True)
        self._displays = displays
        self._closed: list[str] = []
        self._silent: list[str] = [display.name for display in displays]
        self._platform = ""

    def run(self) -> None:
        for display in self._displays:
            try:
                is_open = display.is_open()
            except TimeoutError:
                continue
            self._silent.remove(display.name)
            if is_open:
                self._platform = display.platform
                return
            self._closed.append(display.name)

    def result(self) -> Displays:
        """Return what was found."""
        self.join(PATIENCE_S * len(self._displays))
        if self._platform and self._platform == self._displays[0].platform:
            return Displays()  # Qt has its own order, and tries one after the other
        return Displays(self._platform, tuple(self._closed), tuple(self._silent))


def _named(environ: Mapping[str, str]) -> list[_Display]:
    """Return the displays Qt would use: of a platform that is demanded only that one's."""
    demanded = environ.get("QT_QPA_PLATFORM", "").partition(";")[0].partition(":")[0]
    found: list[_Display] = []
    wayland, x11 = environ.get("WAYLAND_DISPLAY", ""), environ.get("DISPLAY", "")
    if wayland and demanded in {"", "wayland"} and not environ.get("WAYLAND_SOCKET"):
        path = Path(environ.get("XDG_RUNTIME_DIR", "")) / wayland
        found.append(
            _Display(f"WAYLAND_DISPLAY={wayland}", "wayland", partial(_is_compositor, path))
        )
    if x11 and demanded in {"", "xcb"}:
        found.append(_Display(f"DISPLAY={x11}", "xcb", _is_x_server))
    return found


def _is_compositor(path: Path) -> bool:
    """Return whether a compositor answers there. Raises: TimeoutError.

    Source: the Wayland protocol, ``wl_display.sync``: an object, size and number, a new object.
    """
    try:
        with socket.socket(socket.AF_UNIX) as asked:
            asked.settimeout(PATIENCE_S)
            asked.connect(os.fspath(path))
            asked.sendall(struct.pack("=III", _WAYLAND_DISPLAY, 12 << 16 | _SYNC, _OUR_CALLBACK))
            return bool(asked.recv(1))
    except TimeoutError:
        raise
    except OSError:
        return False


def _is_x_server() -> bool:
    """Return whether the X server of ``DISPLAY`` lets this user in, as Qt would ask it."""
    import ctypes  # noqa: PLC0415 - beside the thread that loads Qt meanwhile

    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True  # Qt says better what is missing
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    has_error = bool(xcb.xcb_connection_has_error(connection))
    xcb.xcb_disconnect(connection)
    return not has_error
