"""Hears what a screen reader hears: run by the system's Python, which has the library for it.

Each line of its input is a process id and a word, each answer one line of JSON. ``tree``: a list
of ``[role, name, states, path]`` for all that process shows and its menus. ``events``: a list of
``[type, role, name]`` for what it announced since the line before.
"""

import importlib
import json
import sys
from collections.abc import Iterator
from typing import Any

_gi = importlib.import_module("gi")
_gi.require_version("Atspi", "2.0")
Atspi: Any = importlib.import_module("gi.repository.Atspi")
GLib: Any = importlib.import_module("gi.repository.GLib")
ALWAYS = ("menu item", "popup menu")
MOST = 60  # of a long list: the first rows are read like all others
STATES = ("SHOWING", "FOCUSED", "FOCUSABLE", "SELECTED")


def _children(node: Any) -> Iterator[Any]:
    for place in range(min(node.get_child_count(), MOST)):
        child = node.get_child_at_index(place)
        if child is not None:
            yield child


def _told(node: Any, path: str = "") -> Iterator[list[Any]]:
    role, name = node.get_role_name(), node.get_name()
    states = node.get_state_set()
    held = [state for state in STATES if states.contains(getattr(Atspi.StateType, state))]
    here = f"{path}/{role} {name!r}"
    yield [role, name, held, here]
    if "SHOWING" in held or role in ALWAYS:
        for child in _children(node):
            yield from _told(child, here)


class Listener:
    """Gathers events, and answers each line."""

    def __init__(self) -> None:
        self._events: list[Any] = []
        self._heard = Atspi.EventListener.new(self._events.append)
        self._heard.register("object")
        self._loop = GLib.MainLoop()

    def run(self) -> None:
        """Answer until the input ends."""
        GLib.io_add_watch(sys.stdin.fileno(), GLib.IO_IN | GLib.IO_HUP, self._on_line)
        self._loop.run()

    def _on_line(self, *_: Any) -> bool:
        line = sys.stdin.readline()
        if not line:
            self._loop.quit()
            return False
        pid, wanted = line.split()
        programs = _children(Atspi.get_desktop(0))
        found = [node for node in programs if node.get_process_id() == int(pid)]
        # The answer above came after every event announced before it.
        while GLib.MainContext.default().pending():
            GLib.MainContext.default().iteration(False)
        events, self._events[:] = list(self._events), []
        if wanted == "tree":
            answer = [row for node in found for window in _children(node) for row in _told(window)]
        else:
            answer = [about for event in events if (about := _about(event, int(pid)))]
        print(json.dumps(answer), flush=True)  # noqa: T201 - its answer
        return True


def _about(event: Any, pid: int) -> list[str]:
    """Return nothing of other programs, nor of what is gone by now."""
    try:
        is_ours = event.source.get_process_id() == pid
        return [event.type, event.source.get_role_name(), event.source.get_name()] * is_ours
    except GLib.Error:
        return []


if __name__ == "__main__":
    Listener().run()
