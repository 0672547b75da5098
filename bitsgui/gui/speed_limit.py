"""The limit all downloads share: what it is, and the menu that changes it."""

from collections.abc import Callable, Collection
from datetime import UTC, datetime

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from bitsgui.bits.limits import LimitSource, LimitView
from bitsgui.gui import formats, language, text
from bitsgui.gui.dialogs.limit import LimitDialog
from bitsgui.gui.limit_words import until_words
from bitsgui.gui.settings_feed import SettingsFeed
from bitsgui.settings.schedule import PAUSED, write_cell

_MB = 1_000_000
STEPS = (100_000, 250_000, 500_000, _MB, 2 * _MB, 5 * _MB, 10 * _MB, 25 * _MB, 50 * _MB)


class SpeedLimit(QObject):
    """Follows what holds. ``changed`` carries the :class:`LimitView`.

    Where a schedule holds, another limit is one until that changes. ``filled`` follows whenever
    the menu has new actions, the old ones are gone then; ``schedule_wanted``: the hours are to be
    seen.
    """

    changed = Signal(object)
    filled = Signal()
    schedule_wanted = Signal()

    def __init__(self, feed: SettingsFeed, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self._feed = feed
        self.view = LimitView()
        self.menu = QMenu(text.tr("Spee&d limit"), parent)
        self.menu.setEnabled(False)
        self.menu.aboutToShow.connect(self._fill)
        self._fill()  # so that it has its size before it is shown for the first time
        feed.limit_changed.connect(self._on_limit)
        language.changed.connect(self._fill)  # its units, too
        self.dialog: LimitDialog | None = None

    @property
    def is_passing(self) -> bool:
        """Return whether what is chosen holds until the schedule changes, and no longer."""
        return self.view.is_scheduled and self.view.until is not None

    def choose(self, limit: int | None) -> None:
        """Change what holds, for now or for good."""
        if self.is_passing:
            self._feed.change(limit_override=write_cell(limit))
        else:
            self._feed.change(rate_limit=limit)

    def ask(self) -> None:
        """Ask for a limit that is not in the menu."""
        self.dialog = LimitDialog(
            self.view.rate, text.tr("All downloads together use at &most"), self._window
        )
        self.dialog.chosen.connect(self.choose)
        self.dialog.finished.connect(self._on_answered)
        self.dialog.open()

    def _on_limit(self, view: LimitView) -> None:
        is_first = not self.menu.isEnabled()
        self.menu.setEnabled(True)
        if view == self.view and not is_first:
            return  # the menu may be open
        self.view = view
        self._fill()
        self.changed.emit(view)

    def _on_answered(self) -> None:
        self.dialog = None

    def _fill(self) -> None:
        there = {self.view.rate}
        if self.is_passing and self.view.source is not LimitSource.OVERRIDE:
            there = set[int | None]()
        fill_with_limits(self.menu, there, self.choose, self.ask)
        if self.is_passing:
            self._begin_with_schedule(self.menu.actions()[0])
        self.menu.addSeparator()
        self.menu.addAction(text.tr("By day and &hour\u2026")).triggered.connect(
            self.schedule_wanted
        )
        self.filled.emit()

    def _begin_with_schedule(self, first: QAction) -> None:
        """Offer to follow the schedule, above what may hold in its place."""
        follow = QAction(text.tr("As the &schedule says"), self.menu)
        follow.setCheckable(True)
        follow.setChecked(self.view.source is not LimitSource.OVERRIDE)
        follow.triggered.connect(lambda: self._feed.change(limit_override=None))
        until = until_words(self.view, datetime.now(UTC))
        said = QAction(text.tr("Instead, until %1:").replace("%1", until), self.menu)
        said.setEnabled(False)
        rest = QAction(text.tr("No downloads"), self.menu)
        rest.setCheckable(True)
        rest.setChecked(self.view.source is LimitSource.OVERRIDE and self.view.is_paused)
        rest.triggered.connect(lambda: self._feed.change(limit_override=write_cell(PAUSED)))
        self.menu.insertAction(first, follow)
        self.menu.insertSeparator(first)
        for action in (said, rest):
            self.menu.insertAction(first, action)


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
