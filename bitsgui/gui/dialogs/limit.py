"""A speed limit of one's own."""

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from bitsgui.gui import formats, text
from bitsgui.gui.dialogs.small_dialog import SmallDialog
from bitsgui.gui.theme import GAP_SMALL
from bitsgui.gui.views.buttons import HEIGHT
from bitsgui.gui.views.combo import FlatCombo
from bitsgui.gui.views.fields import dress_fields
from bitsgui.gui.views.notes import Note
from bitsgui.settings.schema import LIMITS

WIDTH = 320

_MEGABYTE = 10**6


class LimitDialog(SmallDialog):
    """Asks for one number. ``chosen`` carries it in bytes/s; ``whose`` stands before it."""

    chosen = Signal(int)

    def __init__(self, limit: int | None, whose: str, parent: QWidget) -> None:
        super().__init__(text.tr("Speed limit"), text.tr("Set"), text.tr("Cancel"), parent)
        self._limit = limit or _MEGABYTE
        self._begun = ("", -1)
        self.amount = QLineEdit()
        self.amount.setMinimumHeight(HEIGHT)
        self.amount.setAccessibleName(text.tr("Speed limit"))
        self.unit = FlatCombo()
        self.unit.setAccessibleName(text.tr("Unit of the speed limit"))
        for name, size in formats.rate_units().items():
            self.unit.addItem(name, size)
        self._lay_out(whose)
        self._said = self.add_muted("")
        self.yes.clicked.connect(self._on_set)
        self.amount.textChanged.connect(self._on_changed)
        self.unit.currentIndexChanged.connect(self._on_changed)
        self._begin_with(self._limit)
        self.dress()
        self.amount.setFocus()

    def limit(self) -> int | None:
        """Return the number as it stands in bytes/s, None while it is none that can be set."""
        if self._begun == (self.amount.text(), self.unit.currentIndex()):
            return self._limit  # to the byte, which what stands there need not be
        amount, is_number = QLocale().toDouble(self.amount.text().strip())
        rate = round(amount * self.unit.currentData()) if is_number else 0
        low, high = LIMITS["rate_limit"]
        return rate if low <= rate <= high else None

    def dress(self) -> None:
        """Take the colours in force."""
        super().dress()
        dress_fields(self.amount)

    def _begin_with(self, limit: int) -> None:
        is_large = limit >= _MEGABYTE
        self.unit.setCurrentIndex(1 if is_large else 0)
        self.amount.setText(formats.amount(limit / self.unit.currentData()))
        self._begun = (self.amount.text(), self.unit.currentIndex())
        self.amount.selectAll()

    def _lay_out(self, whose: str) -> None:
        label = Note()
        label.setText(whose)
        label.setBuddy(self.amount)
        field = QHBoxLayout()
        field.setSpacing(GAP_SMALL)
        field.addWidget(self.amount, 1)
        field.addWidget(self.unit)
        self.body.addWidget(label)
        self.body.addLayout(field)
        self.setMinimumWidth(WIDTH)

    def _on_changed(self) -> None:
        limit = self.limit()
        self.yes.setEnabled(limit is not None)
        low = formats.exact_rate(int(LIMITS["rate_limit"][0]))
        hint = text.tr("A number of at least %1").replace("%1", low)
        self._said.setText("" if limit is not None else hint)

    def _on_set(self) -> None:
        limit = self.limit()
        if limit is not None:
            self.chosen.emit(limit)
            self.accept()
