"""Messages to objects of macOS, whose libraries Qt has loaded. Not tried on a Mac yet."""

import ctypes
from ctypes import util
from typing import Any

_QUIT_REASON = 0x7768793F
"""``kAEQuitReason``, "why?": what asks a program to quit names it where the session ends."""


class Objects:
    """Finds classes by name, and sends messages to them and to what they answer."""

    def __init__(self) -> None:
        library = ctypes.CDLL(util.find_library("objc"))
        self._class, self._selector = library.objc_getClass, library.sel_registerName
        for find in (self._class, self._selector):
            find.restype, find.argtypes = ctypes.c_void_p, [ctypes.c_char_p]
        self._message = ctypes.cast(library.objc_msgSend, ctypes.c_void_p).value or 0

    def find(self, name: bytes) -> int | None:
        """Return a class."""
        return self._class(name)

    def send(self, to: int | None, name: bytes, *values: Any) -> int | None:  # noqa: ANN401 - of ctypes
        """Return what is answered to a message: an object, None for none; so does no object."""
        kinds = [type(value) for value in values]
        send = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p, *kinds)
        return send(self._message)(to, self._selector(name), *values)


def is_session_ending() -> bool:
    """Return whether it is for the end of the session that the program is asked to quit."""
    objects = Objects()
    events = objects.send(objects.find(b"NSAppleEventManager"), b"sharedAppleEventManager")
    event = objects.send(events, b"currentAppleEvent")
    reason = ctypes.c_uint32(_QUIT_REASON)
    return objects.send(event, b"attributeDescriptorForKeyword:", reason) is not None
