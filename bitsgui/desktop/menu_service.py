"""A menu that another process shows: ``com.canonical.dbusmenu`` on the bus."""

import asyncio
from collections.abc import Iterator, Sequence
from typing import Any

from bitsgui.desktop.bus import PROPERTIES, Bus, UnknownMemberError, Values
from bitsgui.desktop.tray import Entry

INTERFACE = "com.canonical.dbusmenu"
_LAYOUT = "(ia{sv}av)"
Properties = dict[str, tuple[str, Any]]


class MenuService:
    """Serves the entries of a menu at ``path``. Ids are places in the order of the whole tree."""

    def __init__(self, bus: Bus, path: str) -> None:
        self._bus = bus
        self._path = path
        self._revision = 1
        self._root = Entry()
        self._numbered: list[Entry] = [self._root]
        bus.export(path, INTERFACE, self._on_call)
        bus.export(path, PROPERTIES, self._on_property)

    def set(self, entries: Sequence[Entry]) -> None:
        """Serve other entries, and say so."""
        self._root = Entry(entries=tuple(entries))
        self._numbered = list(_walk(self._root))
        self._revision += 1
        self._bus.tell(self._path, INTERFACE, "LayoutUpdated", "ui", self._revision, 0)

    def _on_call(self, member: str, values: Values) -> tuple[str, Values]:
        answers = {
            "GetLayout": self._layout,
            "GetGroupProperties": self._group,
            "GetProperty": self._property,
            "Event": self._event,
            "EventGroup": self._events,
            "AboutToShow": lambda _: ("b", (False,)),
            "AboutToShowGroup": lambda _: ("aiai", ([], [])),
        }
        if member not in answers:
            raise UnknownMemberError
        return answers[member](values)

    def _on_property(self, member: str, values: Values) -> tuple[str, Values]:
        found: Properties = {
            "Version": ("u", 3),
            "Status": ("s", "normal"),
            "TextDirection": ("s", "ltr"),
            "IconThemePath": ("as", []),
        }
        return answer_property(found, member, values)

    def _layout(self, values: Values) -> tuple[str, Values]:
        parent, depth = self._entry(values[0]), values[1]
        return f"u{_LAYOUT}", (self._revision, self._node(parent, depth))

    def _node(self, entry: Entry, depth: int) -> tuple[int, Properties, list[tuple[str, Any]]]:
        children = [] if depth == 0 else entry.entries
        made = [(_LAYOUT, self._node(child, depth - 1)) for child in children]
        return self._id(entry), _properties(entry), made

    def _group(self, values: Values) -> tuple[str, Values]:
        ids = values[0] or range(len(self._numbered))
        return "a(ia{sv})", ([(each, _properties(self._entry(each))) for each in ids],)

    def _property(self, values: Values) -> tuple[str, Values]:
        found = _properties(self._entry(values[0]))
        return "v", (found.get(values[1], ("s", "")),)

    def _event(self, values: Values) -> tuple[str, Values]:
        entry = self._entry(values[0])
        if values[1] == "clicked" and entry.act is not None and entry.is_enabled:
            asyncio.get_running_loop().call_soon(entry.act)  # once the call is answered
        return "", ()

    def _events(self, values: Values) -> tuple[str, Values]:
        for event in values[0]:
            self._event(event)
        return "ai", ([],)

    def _entry(self, number: int) -> Entry:
        """Return an entry by its id; who asks may still have a menu that was another one."""
        return self._numbered[number] if 0 <= number < len(self._numbered) else Entry()

    def _id(self, entry: Entry) -> int:
        return next(place for place, each in enumerate(self._numbered) if each is entry)


def answer_property(found: Properties, member: str, values: Values) -> tuple[str, Values]:
    """Answer a call about properties that only can be read."""
    if member == "Get" and values[1] in found:
        return "v", (found[values[1]],)
    if member == "GetAll":
        return "a{sv}", (found,)
    raise UnknownMemberError


def _walk(entry: Entry) -> Iterator[Entry]:
    yield entry
    for child in entry.entries:
        yield from _walk(child)


def _properties(entry: Entry) -> Properties:
    if entry.entries:
        found: Properties = {"children-display": ("s", "submenu")}
        if entry.label:
            found |= {"label": ("s", _label(entry)), "enabled": ("b", entry.is_enabled)}
        return found
    if not entry.label:
        return {"type": ("s", "separator")}
    found = {"label": ("s", _label(entry)), "enabled": ("b", entry.is_enabled)}
    if entry.is_checked is not None:
        found["toggle-type"] = ("s", "radio")
        found["toggle-state"] = ("i", int(entry.is_checked))
    return found


def _label(entry: Entry) -> str:
    """Return the words with an underscore as it has to be written: one alone marks a key."""
    return entry.label.replace("_", "__")
