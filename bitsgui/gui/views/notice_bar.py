"""One line above the list for what needs a word or a decision; never a pile of windows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from bitsgui.gui import text
from bitsgui.gui.delegates.painting import draw_icon
from bitsgui.gui.icons import themed_icon
from bitsgui.gui.theme import (
    BAR_ICON,
    GAP,
    GAP_SMALL,
    GAP_TINY,
    ROW_ICON,
    current_tokens,
    set_text_colour,
)
from bitsgui.gui.views.buttons import FlatButton


@dataclass(frozen=True, slots=True)
class Choice:
    """A button of the bar; choosing anything also closes the bar."""

    label: str
    act: Callable[[], None]


class NoticeBar(QWidget):
    """Says one thing at a time; the latest wins. Esc closes it and does nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_error = False
        self._words = QLabel()
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(GAP_SMALL)
        self._close = QToolButton(autoRaise=True)
        self._close.setAccessibleName(text.tr("Close this notice"))
        self._close.setToolTip(text.tr("Close this notice (Esc)"))
        self._close.clicked.connect(self.hide)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(GAP + BAR_ICON + GAP, GAP_SMALL, GAP_SMALL, GAP_SMALL)
        layout.setSpacing(GAP)
        layout.addWidget(self._words, 1)
        layout.addLayout(self._buttons)
        layout.addWidget(self._close)
        self._dress()
        self.hide()

    def say(self, words: str, choices: Sequence[Choice] = (), *, is_error: bool = True) -> None:
        """Show ``words``; the first choice gets the keyboard, so that Enter and Esc decide."""
        self._is_error = is_error
        self._words.setText(words)
        self._clear_buttons()
        for choice in choices:
            self._buttons.addWidget(self._button(choice))
        self._dress()
        self.show()
        first = self._buttons.itemAt(0)
        button = None if first is None else first.widget()
        if button is not None:
            button.setFocus(Qt.FocusReason.OtherFocusReason)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def words(self) -> str:
        """Return what the bar says."""
        return self._words.text()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_close"):
            self._dress()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, icon and hairline."""
        tokens = current_tokens()
        painter = QPainter(self)
        ground = tokens.surface_error if self._is_error else tokens.surface_attention
        colour = tokens.error if self._is_error else tokens.attention
        painter.fillRect(self.rect(), QColor(ground))
        painter.setPen(QPen(QColor(tokens.outline), 0))
        painter.drawLine(self.rect().bottomLeft(), self.rect().bottomRight())
        left = self.width() - GAP - BAR_ICON if self.isRightToLeft() else GAP
        place = QRect(left, (self.height() - BAR_ICON) // 2, BAR_ICON, BAR_ICON)
        draw_icon(painter, place, "error" if self._is_error else "attention", colour)

    def _button(self, choice: Choice) -> QPushButton:
        button = FlatButton(choice.label)
        button.setAutoDefault(True)
        button.clicked.connect(self.hide)
        button.clicked.connect(choice.act)
        return button

    def _clear_buttons(self) -> None:
        while (item := self._buttons.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _dress(self) -> None:
        self._close.setIcon(themed_icon("close", ROW_ICON))
        self._close.setMinimumSize(BAR_ICON + GAP_TINY, BAR_ICON + GAP_TINY)
        set_text_colour(self._words, current_tokens().text)
