"""Where the preferences get the values of options from, and bring them to."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Signal

from bitsgui.bits.limits import LimitView
from bitsgui.gui.settings_feed import SettingsFeed
from bitsgui.settings import schema
from bitsgui.settings.schema import Settings


@dataclass(frozen=True, slots=True)
class OwnOption:
    """An option the window itself remembers; tell of a change with :meth:`OptionSource.note`."""

    value: Callable[[], Any]
    change: Callable[[Any], None]
    default: Any


class OptionSource(QObject):
    """The settings of the engine and what the window remembers, side by side.

    Signals: ``changed`` (names of options), ``refused`` (names, and why they stay as they are),
    ``remarked`` (names, and what there is to say though they hold), ``limit_changed`` (what holds
    for all downloads now; see ``limit``).
    """

    changed = Signal(object)
    refused = Signal(object, str)
    remarked = Signal(object, str)
    limit_changed = Signal(object)

    def __init__(self, feed: SettingsFeed, parent: QObject) -> None:
        super().__init__(parent)
        self._feed = feed
        self._own: dict[str, OwnOption] = {}
        feed.changed.connect(lambda _, names: self.changed.emit(names))
        feed.refused.connect(self.refused)
        feed.remarked.connect(self.remarked)
        feed.limit_changed.connect(self.limit_changed)

    @property
    def is_ready(self) -> bool:
        """Return whether the engine has told its settings."""
        return self._feed.settings is not None

    @property
    def limit(self) -> LimitView:
        """Return the limit all downloads share now."""
        return self._feed.limit

    def add(self, name: str, option: OwnOption) -> None:
        """Take in an option the window itself remembers."""
        self._own[name] = option

    def note(self, name: str) -> None:
        """Tell that such an option is different now."""
        self.changed.emit(frozenset({name}))

    def value(self, name: str) -> Any:
        """Return what is in force."""
        return self._own[name].value() if name in self._own else getattr(self._settings, name)

    def default(self, name: str) -> Any:
        """Return what would be in force if nobody had chosen."""
        if name in self._own:
            return self._own[name].default
        return "app" if name == "preset" else schema.default(self._settings, name)

    def takes(self, name: str, value: Any) -> bool:
        """Return whether an option can have this value."""
        if name in self._own:
            return True
        try:
            schema.changed(self._settings, **{name: value})
        except ValueError:
            return False
        return True

    def change(self, name: str, value: Any) -> None:
        """Ask for another value; what comes of it arrives by a signal."""
        if name in self._own:
            self._own[name].change(value)
        else:
            self._feed.change(**{name: value})

    def different(self) -> list[str]:
        """Return the names of the options somebody has changed, the preset aside."""
        own = [name for name, option in self._own.items() if option.value() != option.default]
        return [*schema.different(self._settings), *own]

    def reset(self) -> None:
        """Give all options their defaults; the preset, which says what those are, stays."""
        settings = self._settings
        names = schema.different(settings)
        self._feed.change(**{name: schema.default(settings, name) for name in names})
        for option in self._own.values():
            option.change(option.default)

    @property
    def _settings(self) -> Settings:
        found = self._feed.settings
        if found is None:
            raise LookupError("the engine has not told its settings yet")
        return found
