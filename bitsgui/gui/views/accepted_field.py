"""Certificates that were accepted by hand: a list to take them back from."""

from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from bitsgui.bits.certificates import fingerprint_of
from bitsgui.gui import text
from bitsgui.gui.icons import themed_icon
from bitsgui.gui.theme import GAP, GAP_SMALL, GAP_TINY, ROW_ICON, current_tokens, set_text_colour
from bitsgui.gui.views.buttons import HEIGHT, FlatTool
from bitsgui.gui.views.labels import ElidedLabel
from bitsgui.gui.views.property_fields import Field
from bitsgui.settings.accepted import Accepted, parse, write


class AcceptedField(Field):
    """The servers with what was accepted of each, as the settings hold them."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[AcceptedRow] = []
        self._accepted: Accepted = {}
        self._nothing = QLineEdit()  # the keyboard reaches it, not so a label
        self._nothing.setReadOnly(True)
        self._nothing.setMinimumHeight(HEIGHT)
        self._nothing.setText(text.tr("none accepted"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, GAP_TINY, 0, 0)
        self._column.setSpacing(GAP_SMALL)
        self._column.addWidget(self._nothing)
        self.setFocusProxy(self._nothing)
        self._dress()

    def show_value(self, value: Any) -> None:
        """Show what is accepted."""
        accepted = parse(value)
        if accepted == self._accepted:
            return
        self._accepted = accepted
        # The old ones go last: they may take the focus along, and that leads here again.
        gone, self.rows = self.rows, [AcceptedRow(*entry) for entry in accepted.items()]
        for row in self.rows:
            self._column.addWidget(row)
            row.remove.clicked.connect(lambda _=False, place=row.place: self._on_remove(place))
        self._nothing.setVisible(not self.rows)
        self.setFocusProxy(self.rows[0].remove if self.rows else self._nothing)
        for row in gone:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()

    def name(self, words: str) -> None:
        """Say what the list is of."""
        super().name(words)
        self._nothing.setAccessibleName(f"{words}: {self._nothing.text()}")

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_column"):
            self._dress()

    def _dress(self) -> None:
        set_text_colour(self._nothing, current_tokens().text_muted)
        for row in self.rows:
            row.remove.setIcon(themed_icon("close", ROW_ICON))

    def _on_remove(self, place: str) -> None:
        left = {name: digits for name, digits in self._accepted.items() if name != place}
        self.show_value(write(left))
        self.setFocus()
        self.edited.emit(write(left))


class AcceptedRow(QWidget):
    """One server, the SHA-256 of its certificate, and what takes it back."""

    def __init__(self, place: str, digits: str) -> None:
        super().__init__()
        self.place = place
        shown = fingerprint_of(digits)
        self._words = ElidedLabel()
        self._words.setText(f"{place}{text.SEPARATOR}{text.tr('SHA-256')} {shown}")
        self._words.setToolTip(shown)
        self.remove = FlatTool()
        words = text.tr("Accept %1 no more").replace("%1", place)
        self.remove.setAccessibleName(words)
        self.remove.setToolTip(words)
        self.remove.setIcon(themed_icon("close", ROW_ICON))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP)
        layout.addWidget(self._words, 1)
        layout.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTrailing)
