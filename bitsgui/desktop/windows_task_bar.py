"""Progress on the button of the task bar, by ITaskbarList3. Not tried on a Windows yet."""

import ctypes
import logging
import sys
from collections.abc import Callable
from typing import Any
from uuid import UUID

from bitsgui.desktop.task_bar import STEPS, steps

log = logging.getLogger(__name__)
_CLASS = UUID("56fdf344-fd6d-11d0-958a-006097c9a090")
_INTERFACE = UUID("ea1afb91-9e28-4b86-90e9-9e9f8a5eefaf")
_IN_PROCESS = 1
_INIT, _SET_VALUE, _SET_STATE = 3, 9, 10
"""Where the methods stand in the interface."""
_NOTHING, _NORMAL, _ERROR = 0, 2, 4


class WindowsTaskBar:
    """A :class:`bitsgui.desktop.task_bar.TaskBar`; red while something needs a person.

    A window that was hidden has a new button, so what is the same as before is said again.
    """

    def __init__(self, window_id: Callable[[], int]) -> None:
        self._window_id = window_id
        self._list = _task_bar_list()

    def show(self, progress: float | None, count: int) -> None:
        """See the protocol; how many need a person is not told, only that some do."""
        state = _NOTHING if progress is None else _ERROR if count else _NORMAL
        window = ctypes.c_void_p(self._window_id())
        self._call(_SET_STATE, window, ctypes.c_int(state))
        if progress is not None:
            done = ctypes.c_ulonglong(steps(progress))
            self._call(_SET_VALUE, window, done, ctypes.c_ulonglong(STEPS))

    def _call(self, method: int, *values: Any) -> None:  # noqa: ANN401 - of ctypes
        if self._list is not None:
            _method(self._list, method)(self._list, *values)


def _task_bar_list() -> ctypes.c_void_p | None:
    """Return the interface, None where there is none. Qt has prepared the thread for it."""
    if sys.platform == "win32":
        found = ctypes.c_void_p()
        asked = _CLASS.bytes_le, None, _IN_PROCESS, _INTERFACE.bytes_le, ctypes.byref(found)
        result = ctypes.windll.ole32.CoCreateInstance(*asked)
        if not result:
            result = _method(found, _INIT)(found)
        if not result:
            return found
        log.info("no progress in the task bar: %#x", result & 0xFFFFFFFF)
    return None


def _method(interface: ctypes.c_void_p, place: int) -> Any:  # noqa: ANN401 - of ctypes
    """Return a method by its place in the table an interface begins with."""
    table = ctypes.cast(interface, ctypes.POINTER(ctypes.POINTER(ctypes.c_void_p)))[0]
    return ctypes.CFUNCTYPE(ctypes.c_long)(table[place] or 0)
