"""Asking a window manager of X11 for the keyboard, with the time at which the user wanted that.

Qt asks with the time of the last event it saw itself: for a window that somebody else brought to
the front that is long ago, and who guards the keyboard against windows that push forward lets it
blink in the task bar instead.
"""

from __future__ import annotations

import ctypes
import logging
import struct
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

log = logging.getLogger(__name__)

_PROPERTY_NOTIFY = 28
_CLIENT_MESSAGE = 33
_PROPERTY_CHANGE = 1 << 22
_TO_MANAGER = 1 << 19 | 1 << 20
_EVENT_MASK = 1 << 11
_INPUT_ONLY = 2
_FROM_APPLICATION = 1
_WM_NAME, _STRING = 39, 31
_PIECE = 20
"""Bytes of text one client message has room for."""


def give_keyboard(window: int, time: int, startup_id: str) -> None:
    """Ask for the keyboard for a window; tell the desktop that what ``startup_id`` began is over.

    ``time`` is in milliseconds of the server, 0 for now. Takes round trips to the server. Without
    a server or its library nothing happens.
    """
    try:
        with _server() as server:
            server.send_to_root(
                window, "_NET_ACTIVE_WINDOW", (_FROM_APPLICATION, time or server.time(), 0, 0, 0)
            )
            if startup_id:
                server.tell_all(f'remove: ID="{_escaped(startup_id)}"')
    except OSError as error:
        log.info("the keyboard was not asked for: %s", error)


class _Screen(ctypes.Structure):
    _fields_ = (("root", ctypes.c_uint32),)


class _Screens(ctypes.Structure):
    _fields_ = (
        ("screen", ctypes.POINTER(_Screen)),
        ("left", ctypes.c_int),
        ("index", ctypes.c_int),
    )


@cache
def _xcb() -> Any:  # noqa: ANN401 - a library
    """Return the library Qt uses as well. Raises: OSError if there is none."""
    xcb: Any = ctypes.CDLL("libxcb.so.1")
    pointer, number = ctypes.c_void_p, ctypes.c_uint32
    for name, result in (
        ("connect", pointer),
        ("get_setup", pointer),
        ("setup_roots_iterator", _Screens),
        ("generate_id", number),
        ("wait_for_event", pointer),
        ("intern_atom", number),
        ("intern_atom_reply", ctypes.POINTER(ctypes.c_uint32 * 3)),
    ):
        getattr(xcb, f"xcb_{name}").restype = result
    return xcb


@contextmanager
def _server() -> Iterator[_Server]:
    xcb = _xcb()
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    try:
        if xcb.xcb_connection_has_error(connection):
            raise OSError("there is no X server")
        server = _Server(xcb, connection)
        yield server
        server.wait_until_read()
    finally:
        xcb.xcb_disconnect(connection)


class _Server:
    """A connection of its own: Qt reads all that arrives on the one it has."""

    def __init__(self, xcb: Any, connection: ctypes.c_void_p) -> None:  # noqa: ANN401 - as above
        self._xcb = xcb
        self._connection = connection
        screens = xcb.xcb_setup_roots_iterator(ctypes.c_void_p(xcb.xcb_get_setup(connection)))
        self._root = screens.screen.contents.root
        self._own = xcb.xcb_generate_id(connection)
        values = (ctypes.c_uint32 * 1)(_PROPERTY_CHANGE)
        size = (0, 0, 1, 1, 0)
        xcb.xcb_create_window(
            connection, 0, self._own, self._root, *size, _INPUT_ONLY, 0, _EVENT_MASK, values
        )

    def time(self) -> int:
        """Return the time it is for the server, which it tells by what it says of a change."""
        xcb, connection = self._xcb, self._connection
        xcb.xcb_change_property(connection, 0, self._own, _WM_NAME, _STRING, 8, 1, b"t")
        xcb.xcb_flush(connection)
        event = xcb.xcb_wait_for_event(connection)
        if not event:
            raise OSError("the X server has gone")
        try:
            kind, _, _, _, time = struct.unpack("=BBHI4xI", ctypes.string_at(event, 16))[:5]
        finally:
            ctypes.CDLL(None).free(ctypes.c_void_p(event))
        return int(time) if kind & 0x7F == _PROPERTY_NOTIFY else 0

    def send_to_root(self, window: int, kind: str, values: tuple[int, ...]) -> None:
        """Send the window manager a message about a window."""
        self._send(window, kind, 32, struct.pack("=5I", *values), _TO_MANAGER)

    def tell_all(self, words: str) -> None:
        """Tell everybody who listens. Source: Startup Notification Specification 0.2."""
        text = words.encode() + b"\0"
        kind = "_NET_STARTUP_INFO_BEGIN"
        for start in range(0, len(text), _PIECE):
            piece = text[start : start + _PIECE].ljust(_PIECE, b"\0")
            self._send(self._own, kind, 8, piece, _PROPERTY_CHANGE)
            kind = "_NET_STARTUP_INFO"

    def wait_until_read(self) -> None:
        """Wait until the server has read all: what one who leaves has just sent, it may not."""
        self._atom("WM_NAME")

    def _send(self, window: int, kind: str, width: int, content: bytes, mask: int) -> None:
        head = struct.pack("=BBHII", _CLIENT_MESSAGE, width, 0, window, self._atom(kind))
        xcb, connection = self._xcb, self._connection
        xcb.xcb_send_event(connection, 0, self._root, mask, head + content)
        xcb.xcb_flush(connection)

    def _atom(self, name: str) -> int:
        xcb, connection = self._xcb, self._connection
        asked = xcb.xcb_intern_atom(connection, 0, len(name), name.encode())
        reply = xcb.xcb_intern_atom_reply(connection, asked, None)
        if not reply:
            raise OSError("the X server has gone")
        try:
            return int(reply.contents[2])
        finally:
            ctypes.CDLL(None).free(reply)


def _escaped(word: str) -> str:
    return word.replace("\\", "\\\\").replace('"', '\\"')
