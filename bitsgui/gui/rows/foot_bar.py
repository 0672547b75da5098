"""What the lines below the list have in common."""

from PySide6.QtCore import QEvent, QRect
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from bitsgui.gui.delegates.painting import draw_icon
from bitsgui.gui.theme import (
    GAP,
    GAP_SMALL,
    GAP_TINY,
    ROW_ICON,
    current_tokens,
    set_text_colour,
    tabular,
)
from bitsgui.gui.views.buttons import FlatButton
from bitsgui.gui.views.labels import ElidedLabel


class FootBar(QWidget):
    """An icon, a sentence that is cut where it has to be, a figure beside it, and ``button``.

    Hidden until there is something to say; it never takes the keyboard.
    """

    def __init__(self, icon: str, button: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self.sentence = ElidedLabel()
        self.sentence.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.figure = QLabel()
        self.figure.setFont(tabular(self.font()))
        self.button = FlatButton(button)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(GAP_SMALL, GAP_TINY, GAP_SMALL, GAP_TINY)
        self._layout.setSpacing(GAP)
        # Room for the icon: margins stay where they are when the layout is mirrored.
        self._layout.addSpacing(GAP + ROW_ICON)
        for widget in (self.sentence, self.figure, self.button):
            self._layout.addWidget(widget)
        self.dress()
        self.hide()

    def add(self, widget: QWidget) -> None:
        """Put something behind the button."""
        self._layout.addWidget(widget)

    def dress(self) -> None:
        """Take the colours in force."""
        set_text_colour(self.sentence, current_tokens().text)
        set_text_colour(self.figure, current_tokens().text_muted)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "button"):
            self.dress()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, icon and the hairline above."""
        tokens = current_tokens()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(tokens.surface_selected))
        painter.setPen(QPen(QColor(tokens.outline), 0))
        painter.drawLine(self.rect().topLeft(), self.rect().topRight())
        left = self.width() - GAP - ROW_ICON if self.isRightToLeft() else GAP
        place = QRect(left, (self.height() - ROW_ICON) // 2, ROW_ICON, ROW_ICON)
        draw_icon(painter, place, self._icon, tokens.text_muted)
