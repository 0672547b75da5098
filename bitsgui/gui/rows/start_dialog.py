"""Asks for the time downloads of the list begin at."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from bitsgui.gui import text
from bitsgui.gui.dialogs.small_dialog import SmallDialog
from bitsgui.gui.dialogs.start_field import Start, StartField

WIDTH = 320


class StartDialog(SmallDialog):
    """``chosen`` carries the time, aware, in UTC; it begins with ``before`` if there is one."""

    chosen = Signal(object)

    def __init__(self, count: int, before: datetime | None, parent: QWidget) -> None:
        super().__init__(text.tr("Begin at a time"), text.tr("Set"), text.tr("Cancel"), parent)
        self.add_title(text.tr("When do %n download(s) begin?", count))
        self.field = StartField()
        self.field.choice.hide()
        self.field.show_kind(Start.TIMED)
        if before is not None:
            self.field.show_moment(before)
        self.field.setFocusProxy(self.field.time)
        self.body.addWidget(self.field)
        self.add_muted(text.tr("Until then they wait, and Resume begins at once."))
        self.field.changed.connect(lambda: self.yes.setEnabled(not self.field.has_problem))
        self.yes.clicked.connect(self._on_set)
        self.field.time.setFocus()
        self.setMinimumWidth(WIDTH)

    def dress(self) -> None:
        """Take the colours in force."""
        super().dress()
        self.field.dress()

    def _on_set(self) -> None:
        self.chosen.emit(self.field.moment())
        self.accept()
