"""A speed limit of one's own."""

from PySide6.QtCore import QEvent, QLocale, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from bitsgui.gui import formats, text
from bitsgui.gui.theme import (
    GAP_LARGE,
    GAP_SMALL,
    GAP_TINY,
    current_tokens,
    set_text_colour,
)
from bitsgui.gui.views.buttons import HEIGHT, FlatButton
from bitsgui.gui.views.fields import dress_fields
from bitsgui.settings.schema import LIMITS

WIDTH = 320
UNITS = {"kB/s": 1000, "MB/s": 1_000_000}


class LimitDialog(QDialog):
    """Asks for one number. ``chosen`` carries it in bytes/s."""

    chosen = Signal(int)

    def __init__(self, limit: int | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(text.tr("Speed limit"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.amount = QLineEdit()
        self.amount.setMinimumHeight(HEIGHT)
        self.amount.setAccessibleName(text.tr("Speed limit"))
        self.unit = QComboBox()
        self.unit.setMinimumHeight(HEIGHT)
        self.unit.setAccessibleName(text.tr("Unit of the speed limit"))
        for name, size in UNITS.items():
            self.unit.addItem(name, size)
        self._said = QLabel()
        self.set_button = FlatButton(text.tr("Set"), is_primary=True)
        self.set_button.setDefault(True)
        self.set_button.clicked.connect(self._on_set)
        self.cancel_button = FlatButton(text.tr("Cancel"))
        self.cancel_button.setAutoDefault(False)
        self.cancel_button.clicked.connect(self.reject)
        self._lay_out()
        self.amount.textChanged.connect(self._on_changed)
        self.unit.currentIndexChanged.connect(self._on_changed)
        self._begin_with(limit or UNITS["MB/s"])
        self._dress()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "set_button"):
            self._dress()

    def limit(self) -> int | None:
        """Return the number as it stands in bytes/s, None while it is none that can be set."""
        amount, is_number = QLocale().toDouble(self.amount.text().strip())
        rate = round(amount * self.unit.currentData()) if is_number else 0
        low, high = LIMITS["rate_limit"]
        return rate if low <= rate <= high else None

    def _begin_with(self, limit: int) -> None:
        is_large = limit >= UNITS["MB/s"]
        self.unit.setCurrentIndex(1 if is_large else 0)
        amount = limit / UNITS["MB/s" if is_large else "kB/s"]
        self.amount.setText(QLocale().toString(amount, "g", 6))
        self.amount.selectAll()

    def _lay_out(self) -> None:
        label = QLabel(text.tr("All downloads together use at &most"))
        label.setBuddy(self.amount)
        field = QHBoxLayout()
        field.setSpacing(GAP_SMALL)
        field.addWidget(self.amount, 1)
        field.addWidget(self.unit)
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP_SMALL)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.set_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GAP_LARGE, GAP_LARGE, GAP_LARGE, GAP_LARGE)
        layout.setSpacing(GAP_TINY)
        layout.addWidget(label)
        layout.addLayout(field)
        layout.addWidget(self._said)
        layout.addSpacing(GAP_LARGE)
        layout.addLayout(buttons)
        self.setMinimumWidth(WIDTH)

    def _on_changed(self) -> None:
        limit = self.limit()
        self.set_button.setEnabled(limit is not None)
        low = formats.exact_rate(int(LIMITS["rate_limit"][0]))
        hint = text.tr("A number of at least %1").replace("%1", low)
        self._said.setText("" if limit is not None else hint)

    def _on_set(self) -> None:
        limit = self.limit()
        if limit is not None:
            self.chosen.emit(limit)
            self.accept()

    def _dress(self) -> None:
        dress_fields(self.amount)
        set_text_colour(self._said, current_tokens().text_muted)
