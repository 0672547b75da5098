"""What the dialogs that ask for one thing have in common."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

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
from bitsgui.gui.views.notes import Note

Words = str | Callable[[], str]
"""A sentence, or what makes one that has a name or a number in it, in any language."""


class SmallDialog(QDialog):
    """A column of controls over two buttons: ``yes``, primary and default, and ``no``.

    Accepted and rejected by them; Esc rejects. Deleted once it is closed.
    """

    def __init__(self, title: str, yes: str, no: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.yes = FlatButton(yes, is_primary=True)
        self.yes.setDefault(True)
        self.no = FlatButton(no)
        self.no.setAutoDefault(False)
        self.no.clicked.connect(self.reject)
        self._muted: list[QLabel] = []
        self._made: list[tuple[QLabel, Callable[[], str]]] = []
        self.body = QVBoxLayout()
        self.body.setSpacing(GAP_SMALL)
        self._buttons = buttons = QHBoxLayout()
        buttons.setSpacing(GAP_SMALL)
        buttons.addStretch(1)
        buttons.addWidget(self.no)
        buttons.addWidget(self.yes)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GAP_HUGE, GAP_HUGE, GAP_HUGE, GAP_LARGE)
        layout.setSpacing(GAP_LARGE)
        layout.addLayout(self.body)
        layout.addLayout(buttons)

    def add_title(self, words: Words) -> None:
        """Add the question."""
        title = Note()
        self._say(title, words)
        title.setFont(scaled(self.font(), TITLE_SCALE, QFont.Weight.DemiBold))
        self.body.addWidget(title)

    def add_other(self, words: str) -> FlatButton:
        """Add a button for another way out, which no key takes by itself, before the others."""
        button = FlatButton(words)
        button.setAutoDefault(False)
        place = self._buttons.itemAt(0)  # a gap before there is another way out
        first = None if place is None else place.widget()
        self._buttons.insertWidget(0, button)
        if isinstance(first, FlatButton):
            QWidget.setTabOrder(button, first)
        return button

    def add_muted(self, words: Words) -> QLabel:
        """Add a sentence that explains; it may be changed."""
        label = Note()
        self._say(label, words)
        self._muted.append(label)
        self.body.addWidget(label)
        set_text_colour(label, current_tokens().text_muted)
        return label

    def dress(self) -> None:
        """Take the colours in force."""
        for label in self._muted:
            set_text_colour(label, current_tokens().text_muted)

    def showEvent(self, event: QShowEvent) -> None:
        """Be no higher than the sentences need at this width."""
        super().showEvent(event)
        self.fit()

    def fit(self) -> None:
        """Be as high as the sentences need at this width, which is the buttons' at least."""
        layout = self.layout()
        if layout is not None and layout.hasHeightForWidth():
            width = max(self.width(), self._least_width())
            self.resize(width, layout.totalHeightForWidth(width))

    def event(self, event: QEvent) -> bool:
        """Grow with sentences and buttons that come later."""
        is_taken = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            layout, width = self.layout(), max(self.width(), self._least_width())
            height = 0 if layout is None else layout.totalHeightForWidth(width)
            if height > self.height() or width > self.width():
                self.resize(width, max(height, self.height()))
        return is_taken

    def _least_width(self) -> int:
        """Return what the buttons need: a minimum that is set keeps the layout from asking."""
        return self._buttons.minimumSize().width() + 2 * GAP_HUGE

    def changeEvent(self, event: QEvent) -> None:
        """Follow palette and language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "body"):
            self.dress()
        elif event.type() == QEvent.Type.LanguageChange and hasattr(self, "body"):
            self.say_again()

    def say_again(self) -> None:
        """Say what was made for this dialog in the language in force."""
        for label, make in self._made:
            label.setText(make())

    def _say(self, label: QLabel, words: Words) -> None:
        if isinstance(words, str):
            label.setText(words)
        else:
            label.setText(words())
            self._made.append((label, words))
