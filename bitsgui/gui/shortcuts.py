"""The keys of the window's actions: as built, and as a person wants them."""

from itertools import chain
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from bitsgui.gui import text
from bitsgui.gui.settings_feed import SettingsFeed
from bitsgui.settings import shortcuts
from bitsgui.settings.schema import Settings

_PORTABLE = QKeySequence.SequenceFormat.PortableText
_NATIVE = QKeySequence.SequenceFormat.NativeText
_ALONE = frozenset({Qt.Key.Key_Delete, Qt.Key.Key_Insert, Qt.Key.Key_Help})
_LAST_FUNCTION_KEY = Qt.Key.Key_F35


class Shortcuts(QObject):
    """Every action of the window that has a name: to be added to the window is all it takes.

    What an action is built with are its defaults; what differs from them is in the settings.
    ``changed`` follows every change of keys.
    """

    changed = Signal()

    def __init__(self, feed: SettingsFeed, window: QMainWindow) -> None:
        super().__init__(window)
        self._feed = feed
        self._window = window
        self._defaults: dict[str, tuple[str, ...]] = {}
        feed.changed.connect(self._on_settings)

    def groups(self) -> list[tuple[str, list[str]]]:
        """Return the names of the actions under the titles of the menus they are in."""
        left = dict.fromkeys(self._actions())
        found: list[tuple[str, list[str]]] = []
        for entry in self._window.menuBar().actions():
            menu = entry.menu()
            if isinstance(menu, QMenu):
                names = [name for name in _names_in(menu) if name in left]
                found.append((plain(entry.text()), names))
                for name in names:
                    left.pop(name, None)
        found.append((text.tr("Other"), list(left)))
        return [group for group in found if group[1]]

    def title(self, name: str) -> str:
        """Return what an action is called."""
        return plain(self._actions()[name].text())

    def value(self, name: str) -> tuple[str, ...]:
        """Return the keys of an action."""
        return _keys_of(self._actions()[name])

    def default(self, name: str) -> tuple[str, ...]:
        """Return the keys it was built with."""
        return self._defaults.get(name, ())

    def owner(self, name: str, keys: tuple[str, ...]) -> str | None:
        """Return the action other than ``name`` that has one of ``keys`` already."""
        others = (other for other in self._actions() if other != name)
        return next((other for other in others if set(keys) & set(self.value(other))), None)

    def takes(self, name: str, value: tuple[str, ...]) -> bool:
        """Return whether an action can have these keys."""
        return is_fit(value) and self.owner(name, value) is None

    def change(self, name: str, value: tuple[str, ...]) -> None:
        """Give an action other keys, and take them away from any other."""
        wanted = {other: self.value(other) for other in self._actions()}
        for other, held in wanted.items():
            wanted[other] = tuple(key for key in held if key not in value)
        wanted[name] = value
        known = self._feed.settings
        kept = shortcuts.parse(known.shortcuts) if known is not None else {}
        for other, held in wanted.items():
            kept.pop(other, None)
            if held != self.default(other):
                kept[other] = held
        self._feed.change(shortcuts=shortcuts.write(kept))

    def _on_settings(self, settings: Settings, names: frozenset[str]) -> None:
        if "shortcuts" not in names:
            return
        chosen = shortcuts.parse(settings.shortcuts)
        taken = set(chain.from_iterable(chosen.values()))  # a later release may have more defaults
        for name, action in self._actions().items():
            usual = tuple(key for key in self.default(name) if key not in taken)
            keys = chosen.get(name, usual)
            if keys != _keys_of(action):
                action.setShortcuts([QKeySequence(key, _PORTABLE) for key in keys])
                tell_keys(action)
        self.changed.emit()

    def _actions(self) -> dict[str, QAction]:
        named = {action.objectName(): action for action in self._window.actions()}
        named.pop("", None)
        for name, action in named.items():
            self._defaults.setdefault(name, _keys_of(action))
        return named


def plain(words: str) -> str:
    """Return the words of an action or a menu as a sentence can have them."""
    return words.replace("&&", "\0").replace("&", "").replace("\0", "&").rstrip("\u2026")


def keys_words(keys: tuple[str, ...]) -> str:
    """Return keys as this system writes them, or that there are none."""
    written = [QKeySequence(key, _PORTABLE).toString(_NATIVE) for key in keys]
    return ", ".join(written) or text.tr("no keys")


def is_fit(keys: tuple[str, ...]) -> bool:
    """Return whether nobody needs these keys for typing or for moving about."""
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    held |= Qt.KeyboardModifier.MetaModifier
    for key in keys:
        sequence: Any = QKeySequence(key, _PORTABLE)  # its stub does not know that it has items
        combination = sequence[0]
        is_function = Qt.Key.Key_F1 <= combination.key() <= _LAST_FUNCTION_KEY
        is_alone = is_function or combination.key() in _ALONE
        if not is_alone and not combination.keyboardModifiers() & held:
            return False
    return True


def tell_keys(action: QAction) -> None:
    """Say the keys in the tool tip, where it says any."""
    tip = action.property("tip")
    if isinstance(tip, str):
        keys = _keys_of(action)
        action.setToolTip(f"{tip} ({keys_words(keys[:1])})" if keys else tip)


def _keys_of(action: QAction) -> tuple[str, ...]:
    return tuple(keys.toString(_PORTABLE) for keys in action.shortcuts())


def _names_in(menu: QMenu) -> list[str]:
    names: list[str] = []
    for action in menu.actions():
        inner = action.menu()
        if isinstance(inner, QMenu):
            names += _names_in(inner)
        elif action.objectName():
            names.append(action.objectName())
    return names
