"""Progress on the icon in the Dock, as its badge. Not tried on a Mac yet."""

import ctypes
from ctypes import util
from typing import Any

from bitsgui.desktop.task_bar import steps


class MacTaskBar:
    """A :class:`bitsgui.desktop.task_bar.TaskBar`: a percentage, or how many need a person."""

    def __init__(self) -> None:
        self._runtime = _Runtime()
        self._shown = ""

    def show(self, progress: float | None, count: int) -> None:
        """See the protocol."""
        shown = str(count) if count else ""
        if progress is not None:
            shown = f"{steps(progress)}\u00a0%"
        if shown != self._shown:
            self._shown = shown
            self._runtime.set_badge(shown)


class _Runtime:
    """Sends messages to objects of the system; Qt has loaded what they belong to."""

    def __init__(self) -> None:
        library = ctypes.CDLL(util.find_library("objc"))
        self._class, self._selector = library.objc_getClass, library.sel_registerName
        for find in (self._class, self._selector):
            find.restype, find.argtypes = ctypes.c_void_p, [ctypes.c_char_p]
        self._message = ctypes.cast(library.objc_msgSend, ctypes.c_void_p).value or 0

    def set_badge(self, words: str) -> None:
        """Show words on the icon, or none."""
        program = self._send(self._class(b"NSApplication"), b"sharedApplication")
        tile = self._send(program, b"dockTile")
        label = None
        if words:
            text = ctypes.c_char_p(words.encode())
            label = self._send(self._class(b"NSString"), b"stringWithUTF8String:", text)
        self._send(tile, b"setBadgeLabel:", ctypes.c_void_p(label))

    def _send(self, to: int | None, name: bytes, *values: Any) -> int | None:  # noqa: ANN401 - of ctypes
        kinds = [type(value) for value in values]
        send = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p, *kinds)
        return send(self._message)(to, self._selector(name), *values)
