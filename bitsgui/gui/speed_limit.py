"""The limit all downloads share: what it is, and the menu that changes it."""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from bitsgui.gui import formats, text
from bitsgui.gui.bridge import Bridge
from bitsgui.gui.dialogs.limit import LimitDialog

_MB = 1_000_000
STEPS = (100_000, 250_000, 500_000, _MB, 2 * _MB, 5 * _MB, 10 * _MB, 25 * _MB, 50 * _MB)


class SpeedLimit(QObject):
    """Follows the setting. ``changed`` carries bytes/s, or None for no limit.

    Whatever else changes the setting is seen the next time the menu opens.
    """

    changed = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self._bridge: Bridge | None = None
        self.limit: int | None = None
        self.menu = QMenu(text.tr("Speed &limit"), parent)
        self.menu.setEnabled(False)
        self.menu.aboutToShow.connect(self._on_about_to_show)
        self.dialog: LimitDialog | None = None

    def attach(self, bridge: Bridge) -> None:
        """Show and change the setting of this engine."""
        self._bridge = bridge
        self.menu.setEnabled(True)
        self._read()

    def choose(self, limit: int | None) -> None:
        """Change the setting."""
        if self._bridge is not None:
            self._bridge.call(self._change(self._bridge, limit))

    def ask(self) -> None:
        """Ask for a limit that is not in the menu."""
        self.dialog = LimitDialog(self.limit, self._window)
        self.dialog.chosen.connect(self.choose)
        self.dialog.finished.connect(self._on_answered)
        self.dialog.open()

    def _read(self) -> None:
        if self._bridge is not None:
            self._bridge.call(self._load(self._bridge))

    async def _load(self, bridge: Bridge) -> None:
        settings = await bridge.manager.get_settings()
        self._show(settings.rate_limit)

    async def _change(self, bridge: Bridge, limit: int | None) -> None:
        await bridge.manager.change_settings(rate_limit=limit)
        self._show(limit)

    def _show(self, limit: int | None) -> None:
        if limit == self.limit:
            return  # the menu may be open
        self.limit = limit
        self.changed.emit(limit)
        self._fill()

    def _on_about_to_show(self) -> None:
        self._fill()
        self._read()

    def _on_answered(self) -> None:
        self.dialog = None

    def _fill(self) -> None:
        self.menu.clear()
        group = QActionGroup(self.menu)
        steps = sorted({*STEPS, *filter(None, (self.limit,))})
        for step in (None, *steps):
            entry = group.addAction(self.menu.addAction(limit_words(step)))
            entry.setCheckable(True)
            entry.setChecked(step == self.limit)
            entry.triggered.connect(partial(self._on_step, step))
            if step is None:
                self.menu.addSeparator()
        self.menu.addSeparator()
        self.menu.addAction(text.tr("&Other\u2026")).triggered.connect(self.ask)

    def _on_step(self, step: int | None, _: bool = False) -> None:
        self.choose(step)


def limit_words(limit: int | None) -> str:
    """Return a limit as the menu names it."""
    return text.tr("No limit") if limit is None else formats.exact_rate(limit)
