"""Hears what a screen reader hears: run by the system's Python, which has the library for it.

Each line of its input is a process id and a word, each answer one line of JSON: ``{"heard": ...}``,
or ``{"failed": "why"}``. ``ready``: nothing, it listens. ``tree``: a list of ``[role, name,
states, path]`` for all that process shows and its menus. ``events``: a list of
``[type, role, name]`` for what it announced since the line before.
"""

import importlib
import json
import sys
import time
from collections.abc import Iterator
from typing import Any

_gi = importlib.import_module("gi")
_gi.require_version("Atspi", "2.0")
Atspi: Any = importlib.import_module("gi.repository.Atspi")
GLib: Any = importlib.import_module("gi.repository.GLib")
ALWAYS = ("menu item", "popup menu")
MOST = 60  # of a long list: the first rows are read like all others
STATES = ("SHOWING", "FOCUSED", "FOCUSABLE", "SELECTED")
CALL_MS = 15_000
"""For one call: the library's own 0.8 s are less than a busy machine takes to schedule a window."""
PATIENCE_S = 20.0
"""For one line: what has not come to rest by then is told."""


class NotAtRestError(Exception):
    """The window changed while it was read, or did not answer."""


def _children(node: Any, most: int | None = None) -> Iterator[Any]:
    count = node.get_child_count()
    for place in range(count if most is None else min(count, most)):
        child = node.get_child_at_index(place)
        if child is None:
            raise NotAtRestError(f"child {place} of {count} of {node.get_name()!r} went away")
        yield child


def _told(node: Any, path: str = "") -> Iterator[list[Any]]:
    role, name = node.get_role_name(), node.get_name()
    states = node.get_state_set()
    held = [state for state in STATES if states.contains(getattr(Atspi.StateType, state))]
    here = f"{path}/{role} {name!r}"
    yield [role, name, held, here]
    if "SHOWING" in held or role in ALWAYS:
        for child in _children(node, MOST):
            yield from _told(child, here)


def _program(pid: int) -> Any:
    found = [node for node in _children(Atspi.get_desktop(0)) if node.get_process_id() == pid]
    if not found:
        raise NotAtRestError("the window is not known to screen readers")
    found[0].get_toolkit_version()  # it answers after all it announced before
    return found[0]


def _tree(program: Any) -> list[list[Any]]:
    rows = [row for window in _children(program) for row in _told(window)]
    if not rows:
        raise NotAtRestError("the program shows no window")
    return rows


def _about(event: Any, pid: int) -> list[str]:
    """Return nothing of other programs, nor of what is gone by now."""
    try:
        is_ours = event.source.get_process_id() == pid
        return [event.type, event.source.get_role_name(), event.source.get_name()] * is_ours
    except GLib.Error:
        return []


class Listener:
    """Gathers events, and answers each line."""

    def __init__(self) -> None:
        self._events: list[Any] = []
        self._heard = Atspi.EventListener.new(self._events.append)
        self._heard.register("object")

    def answer(self, line: str) -> dict[str, Any]:
        """Return what is asked for; what changes meanwhile is read again for a while."""
        pid, wanted = line.split()
        until = time.monotonic() + PATIENCE_S
        while True:
            try:
                return {"heard": self._read(wanted, int(pid), until)}
            except (GLib.Error, NotAtRestError) as problem:
                if time.monotonic() > until:
                    return {"failed": str(problem)}
                Atspi.get_desktop(0).clear_cache()

    def _read(self, wanted: str, pid: int, until: float) -> list[Any]:
        if wanted == "ready":
            return []
        program = _program(pid)
        self._drain(until)
        if wanted == "tree":
            self._events.clear()
            return _tree(program)
        events, self._events[:] = list(self._events), []
        return [about for event in events if (about := _about(event, pid))]

    def _drain(self, until: float) -> None:
        context = GLib.MainContext.default()
        while context.pending():
            context.iteration(False)
            if time.monotonic() > until:
                raise NotAtRestError("the window does not stop to announce changes")


def main() -> None:
    """Answer until the input ends."""
    Atspi.set_timeout(CALL_MS, CALL_MS)
    listener = Listener()
    for line in sys.stdin:
        print(json.dumps(listener.answer(line)), flush=True)  # noqa: T201 - its answer


if __name__ == "__main__":
    main()
