"""What stands in place of a list without rows."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from bitsgui.gui.icons import pixmap
from bitsgui.gui.theme import (
    GAP_LARGE,
    GAP_SMALL,
    TITLE_SCALE,
    current_tokens,
    scaled,
    set_text_colour,
)
from bitsgui.gui.views.buttons import FlatButton

PICTURE = 48


class EmptyState(QWidget):
    """A sentence, what to do about it, and the button that does it."""

    def __init__(
        self, picture: str, label: str, act: Callable[[], None], *, is_primary: bool
    ) -> None:
        super().__init__()
        self._picture_name = picture
        self._picture = QLabel(alignment=Qt.AlignmentFlag.AlignHCenter)
        self._title = QLabel(alignment=Qt.AlignmentFlag.AlignHCenter)
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setFont(scaled(self.font(), TITLE_SCALE, QFont.Weight.DemiBold))
        self._hint = QLabel(alignment=Qt.AlignmentFlag.AlignHCenter)
        for words in (self._title, self._hint):
            words.setWordWrap(True)  # else the window could not be narrower than the sentence
        self._button = FlatButton(label, is_primary=is_primary)
        self._button.clicked.connect(act)
        self._offer = FlatButton("", is_primary=True)
        self._offer.hide()
        layout = QVBoxLayout(self)
        layout.addStretch(2)
        layout.addWidget(self._picture)
        layout.addSpacing(GAP_SMALL)
        layout.addWidget(self._title)
        layout.addWidget(self._hint)
        layout.addSpacing(GAP_LARGE)
        layout.addWidget(self._offer, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addSpacing(GAP_SMALL)
        layout.addWidget(self._button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(self.palette().ColorRole.Base)
        self._dress()

    def say(self, title: str, hint: str, *, picture: str = "") -> None:
        """Show other words, and another picture if one is named."""
        self._title.setText(title)
        self._hint.setText(hint)
        if picture and picture != self._picture_name:
            self._picture_name = picture
            self._dress()

    def on_offer(self, act: Callable[[], None]) -> None:
        """Do this when what :meth:`offer` says is taken."""
        self._offer.clicked.connect(act)

    def offer(self, label: str) -> None:
        """Show a button that leads on before the other, or none without a label."""
        self._offer.setText(label)
        self._offer.setVisible(bool(label))

    def enter(self) -> None:
        """Bring the keyboard to the button that leads on."""
        (self._button if self._offer.isHidden() else self._offer).setFocus()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_button"):
            self._dress()

    def _dress(self) -> None:
        tokens = current_tokens()
        ratio = self.devicePixelRatioF()
        self._picture.setPixmap(pixmap(self._picture_name, tokens.text_muted, PICTURE, ratio))
        set_text_colour(self._hint, tokens.text_muted)
