"""The one question before leaving."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from bitsgui.gui import text
from bitsgui.gui.theme import (
    GAP_HUGE,
    GAP_LARGE,
    GAP_SMALL,
    TITLE_SCALE,
    current_tokens,
    scaled,
    set_text_colour,
)
from bitsgui.gui.views.buttons import FlatButton

WIDTH = 360


class QuitDialog(QDialog):
    """Says what becomes of ``running`` downloads. Accepted means quit; Esc stays."""

    def __init__(self, running: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(text.tr("Quit bitsgui"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        title = QLabel(text.tr("Quit bitsgui?"))
        title.setFont(scaled(self.font(), TITLE_SCALE, QFont.Weight.DemiBold))
        words = QLabel(_going_on(running))
        words.setWordWrap(True)
        set_text_colour(words, current_tokens().text_muted)
        self.leave = FlatButton(text.tr("Quit"), is_primary=True)
        self.leave.setDefault(True)
        self.leave.clicked.connect(self.accept)
        self.stay = FlatButton(text.tr("Stay"))
        self.stay.setAutoDefault(False)
        self.stay.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP_SMALL)
        buttons.addStretch(1)
        buttons.addWidget(self.stay)
        buttons.addWidget(self.leave)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GAP_HUGE, GAP_HUGE, GAP_HUGE, GAP_LARGE)
        layout.setSpacing(GAP_SMALL)
        layout.addWidget(title)
        layout.addWidget(words)
        layout.addSpacing(GAP_LARGE)
        layout.addLayout(buttons)
        self.setMinimumWidth(WIDTH)
        self.leave.setFocus()


def _going_on(running: int) -> str:
    if running == 1:
        return text.tr("The download under way goes on when you start bitsgui again.")
    return text.tr("%n download(s) go on when you start bitsgui again.", running)
