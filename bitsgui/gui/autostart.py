"""The switch for the start at login, which others can turn as well."""

import asyncio
import logging

from PySide6.QtCore import QObject, Signal

from bitsgui.desktop.autostart import Autostart
from bitsgui.gui import text
from bitsgui.gui.options.source import OwnOption
from bitsgui.gui.settings_feed import SettingsFeed

log = logging.getLogger(__name__)


class AutostartSwitch(QObject):
    """Looks and writes beside the window's thread; without an ``entry`` it is off and stays so.

    Signals: ``changed``, ``refused`` (a sentence).
    """

    changed = Signal()
    refused = Signal(str)

    def __init__(self, feed: SettingsFeed, parent: QObject) -> None:
        super().__init__(parent)
        self._feed = feed
        self.entry: Autostart | None = None
        self.is_on = False
        self.option = OwnOption(lambda: self.is_on, self.turn, False)
        self._turns = asyncio.Lock()

    def look(self) -> None:
        """See how it is: the desktop's own settings may have changed it."""
        self._start(None)

    def turn(self, is_on: bool) -> None:
        """Turn it, unless it is so already."""
        if is_on != self.is_on:
            self._start(is_on)

    def _start(self, wanted: bool | None) -> None:
        if self.entry is not None and self._feed.bridge is not None:
            self._feed.bridge.call(self._carry_out(self.entry, wanted))

    async def _carry_out(self, entry: Autostart, wanted: bool | None) -> None:
        async with self._turns:  # one after the other, as asked
            try:
                if wanted is not None:
                    await asyncio.to_thread(entry.turn, wanted)
            except OSError as error:
                log.warning("start at login: %s", error)
                words = text.tr("The entry cannot be written: %1")
                self.refused.emit(words.replace("%1", error.strerror or str(error)))
            self.is_on = await asyncio.to_thread(entry.is_on)
        self.changed.emit()
