"""What the task bar of Windows is told, by an interface that is laid out as its own is."""

import ctypes
from collections.abc import Iterator

import pytest

from bitsgui.desktop import windows_task_bar
from bitsgui.desktop.windows_task_bar import WindowsTaskBar

WINDOW = 0x1_0000_0BAD
METHODS = 21
"""ITaskbarList3 has so many, those it has of others before it counted."""
VALUE = ctypes.CFUNCTYPE(
    ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_ulonglong, ctypes.c_ulonglong
)
STATE = ctypes.CFUNCTYPE(ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[tuple[int, ...]]]:
    """What SetProgressState and SetProgressValue were called with, in their places."""
    calls: list[tuple[int, ...]] = []

    def note(*values: int) -> int:
        calls.append(values[1:])
        return 0

    value, state = VALUE(note), STATE(note)
    table = (ctypes.c_void_p * METHODS)()
    table[9] = ctypes.cast(value, ctypes.c_void_p)
    table[10] = ctypes.cast(state, ctypes.c_void_p)
    interface = ctypes.pointer(table)
    there = ctypes.cast(ctypes.pointer(interface), ctypes.c_void_p)
    monkeypatch.setattr(windows_task_bar, "_task_bar_list", lambda: there)
    yield calls
    del value, state


def test_progress_is_told_in_hundredths_and_taken_away_at_the_end(told):
    bar = WindowsTaskBar(lambda: WINDOW)
    bar.show(0.424, 0)
    bar.show(None, 0)
    assert told == [(WINDOW, 2), (WINDOW, 42, 100), (WINDOW, 0)]


def test_it_is_red_while_something_needs_a_person(told):
    WindowsTaskBar(lambda: WINDOW).show(0.5, 3)
    assert told == [(WINDOW, 4), (WINDOW, 50, 100)]


def test_a_system_without_such_a_bar_is_told_nothing(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(windows_task_bar, "_task_bar_list", lambda: None)
    WindowsTaskBar(lambda: WINDOW).show(0.5, 0)
