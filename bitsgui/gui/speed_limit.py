"""The limit all downloads share: what it is, and the menu that changes it."""

from collections.abc import Callable, Collection

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from bitsgui.gui import formats, language, text
from bitsgui.gui.dialogs.limit import LimitDialog
from bitsgui.gui.settings_feed import SettingsFeed
from bitsgui.settings.schema import Settings

_MB = 1_000_000
STEPS = (100_000, 250_000, 500_000, _MB, 2 * _MB, 5 * _MB, 10 * _MB, 25 * _MB, 50 * _MB)


class SpeedLimit(QObject):
    """Follows the setting. ``changed`` carries bytes/s, or None for no limit."""

    changed = Signal(object)

    def __init__(self, feed: SettingsFeed, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self._feed = feed
        self.limit: int | None = None
        self.menu = QMenu(text.tr("Spee&d limit"), parent)
        self.menu.setEnabled(False)
        self.menu.aboutToShow.connect(self._fill)
        self._fill()  # so that it has its size before it is shown for the first time
        language.changed.connect(self._fill)  # its units, too
        feed.changed.connect(self._on_settings)
        language.changed.connect(self._on_language)
        self.dialog: LimitDialog | None = None

    def choose(self, limit: int | None) -> None:
        """Change the setting."""
        self._feed.change(rate_limit=limit)

    def ask(self) -> None:
        """Ask for a limit that is not in the menu."""
        self.dialog = LimitDialog(
            self.limit, text.tr("All downloads together use at &most"), self._window
        )
        self.dialog.chosen.connect(self.choose)
        self.dialog.finished.connect(self._on_answered)
        self.dialog.open()

    def _on_settings(self, settings: Settings) -> None:
        self.menu.setEnabled(True)
        if settings.rate_limit == self.limit:
            return  # the menu may be open
        self.limit = settings.rate_limit
        self.changed.emit(self.limit)
        self._fill()

    def _on_answered(self) -> None:
        self.dialog = None

    def _on_language(self) -> None:
        """Say the units anew, also in a menu that is not open."""
        if self.menu.actions():
            self._fill()

    def _fill(self) -> None:
        fill_with_limits(self.menu, {self.limit}, self.choose, self.ask)


def fill_with_limits(
    menu: QMenu,
    there: Collection[int | None],
    choose: Callable[[int | None], None],
    ask: Callable[[], None],
) -> None:
    """Offer limits in a menu, with a tick at the one in force; ``there``: those that are.

    ``choose`` is called with bytes/s or None, ``ask`` for one that is not offered.
    """
    menu.clear()
    group = QActionGroup(menu)
    for step in (None, *sorted({*STEPS, *filter(None, there)})):
        entry = group.addAction(menu.addAction(limit_words(step)))
        entry.setCheckable(True)
        entry.setChecked({step} == set(there))
        entry.triggered.connect(lambda _=False, each=step: choose(each))
        if step is None:
            menu.addSeparator()
    menu.addSeparator()
    menu.addAction(text.tr("&Other\u2026")).triggered.connect(ask)


def limit_words(limit: int | None) -> str:
    """Return a limit as the menu names it."""
    return text.tr("No limit") if limit is None else formats.exact_rate(limit)
