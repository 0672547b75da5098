"""What happened to one download: an entry each, with its facts folded in below it."""

from collections.abc import Sequence
from datetime import UTC, datetime

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel

from bitsgui.bits.views import ActivityView
from bitsgui.gui.activity_words import facts, moment, sentence

ENTRY_ROLE = Qt.ItemDataRole.UserRole + 1
"""The :class:`ActivityView` of an entry, None for a fact."""
TIME_ROLE = Qt.ItemDataRole.UserRole + 2
NAME_ROLE = Qt.ItemDataRole.UserRole + 3
"""What a fact is called."""


class ActivityModel(QStandardItemModel):
    """Entries from the oldest to the newest; those that stay keep their rows."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: list[ActivityView] = []
        self._is_named = True

    def show(self, entries: Sequence[ActivityView], *, is_named: bool) -> None:
        """Show ``entries``; ``is_named``: errors say which file they concern."""
        now = datetime.now(UTC)
        known = [entry.number for entry in self._entries]
        if is_named != self._is_named or known != [entry.number for entry in entries[: len(known)]]:
            self.clear()
            self._entries = []
        self._is_named = is_named
        for row, entry in enumerate(self._entries):
            if entries[row] != entry:
                self.removeRow(row)
                self.insertRow(row, self._item(entries[row], now))
        for entry in entries[len(self._entries) :]:
            self.appendRow(self._item(entry, now))
        self._entries = list(entries)

    def entries(self) -> list[ActivityView]:
        """Return what is shown."""
        return list(self._entries)

    def _item(self, entry: ActivityView, now: datetime) -> QStandardItem:
        words, time = sentence(entry, is_named=self._is_named), moment(entry.at, now)
        item = QStandardItem(words)
        item.setEditable(False)
        item.setData(entry, ENTRY_ROLE)
        item.setData(time, TIME_ROLE)
        item.setData(f"{time}: {words}", Qt.ItemDataRole.AccessibleTextRole)
        for name, value in facts(entry):
            fact = QStandardItem(value)
            fact.setEditable(False)
            fact.setData(name, NAME_ROLE)
            fact.setData(f"{name}: {value}", Qt.ItemDataRole.AccessibleTextRole)
            item.appendRow(fact)
        return item
