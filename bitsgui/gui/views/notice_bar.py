"""One line above the list for what needs a word or a decision; never a pile of windows."""

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QGuiApplication,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from bitsgui.gui import text
from bitsgui.gui.delegates.painting import draw_icon
from bitsgui.gui.icons import themed_icon
from bitsgui.gui.theme import (
    BAR_ICON,
    GAP,
    GAP_SMALL,
    GAP_TINY,
    ROW_ICON,
    Tokens,
    current_tokens,
    set_text_colour,
)
from bitsgui.gui.views.buttons import FlatButton, FlatTool


@dataclass(frozen=True, slots=True)
class Choice:
    """A button of the bar; choosing anything also closes the bar."""

    label: str
    act: Callable[[], None]


@dataclass(frozen=True, slots=True)
class _Notice:
    words: str
    choices: tuple[Choice, ...] = ()
    is_error: bool = False
    is_news: bool = False
    topic: str = ""
    offer: str = ""
    is_good: bool = False


class NoticeBar(QWidget):
    """Says one thing at a time.

    What answers the user (:meth:`say`) is shown at once. News (:meth:`tell`) wait until each
    before them was closed, so that none is missed. ``left`` follows every closing of the bar;
    it carries whether the keyboard was in it.
    """

    left = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = _Notice("")
        self._news: deque[_Notice] = deque()
        self.sentence = QLabel()
        self.sentence.setWordWrap(True)
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.sentence.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._align()
        self._more = QLabel()
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(GAP_SMALL)
        self._copy = _tool(text.tr("Copy this notice"), self._on_copy)
        self._close = _tool(text.tr("Close this notice"), self.leave)
        self._close.setToolTip(text.tr("Close this notice (Esc)"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(GAP_SMALL, GAP_SMALL, GAP_SMALL, GAP_SMALL)
        layout.setSpacing(GAP)
        # Room for the icon: margins stay where they are when the layout is mirrored.
        layout.addSpacing(GAP + BAR_ICON + GAP - GAP_SMALL)
        layout.addWidget(self.sentence, 1)
        layout.addWidget(self._more)
        layout.addLayout(self._buttons)
        layout.addWidget(self._copy)
        layout.addWidget(self._close)
        self._dress()
        self.hide()

    def say(self, words: str, choices: Sequence[Choice] = (), *, is_error: bool = True) -> None:
        """Show ``words`` now; the first choice gets the keyboard, so that Enter and Esc decide."""
        if not self.isHidden() and self._shown.is_news:
            self._news.appendleft(self._shown)
        self._show(_Notice(words, tuple(choices), is_error))
        first = self._buttons.itemAt(0)
        button = None if first is None else first.widget()
        if button is not None:
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def tell(
        self,
        words: str,
        choices: Sequence[Choice] = (),
        *,
        topic: str = "",
        offer: str = "",
        is_good: bool = False,
    ) -> None:
        """Show ``words`` when what is shown and what waits has been closed; never twice.

        What was told of the same ``topic`` before is taken back; without words nothing replaces it.
        ``offer`` is the icon of what is no news but offered.
        """
        kind = {"is_news": True, "is_good": is_good}
        notice = _Notice(words, tuple(choices), topic=topic, offer=offer, **kind)
        is_topic_shown = bool(topic) and not self.isHidden() and self._shown.topic == topic
        if topic:
            self._news = deque(waiting for waiting in self._news if waiting.topic != topic)
        if is_topic_shown and not words:
            self.leave()
        elif words and (is_topic_shown or self.isHidden()):
            self._show(notice)
        elif words and notice not in self._news and notice != self._shown:
            self._news.append(notice)
        self._count()

    def leave(self) -> None:
        """Close what is shown and do nothing about it; the next news follow."""
        had_focus = self.isAncestorOf(QApplication.focusWidget() or self.window())
        if self._news:
            self._show(self._news.popleft())
        else:
            self.hide()
        self.left.emit(had_focus)

    def is_about(self, topic: str) -> bool:
        """Return whether something of a topic is shown or waits."""
        shown = () if self.isHidden() else (self._shown,)
        return any(notice.topic == topic for notice in (*shown, *self._news))

    def changeEvent(self, event: QEvent) -> None:
        """Follow palette and direction."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange and hasattr(self, "sentence"):
            self._align()
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_close"):
            self._dress()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, icon and hairline."""
        tokens = current_tokens()
        painter = QPainter(self)
        ground, colour, icon = self._looks(tokens)
        painter.fillRect(self.rect(), QColor(ground))
        painter.setPen(QPen(QColor(tokens.outline), 0))
        painter.drawLine(self.rect().bottomLeft(), self.rect().bottomRight())
        left = self.width() - GAP - BAR_ICON if self.isRightToLeft() else GAP
        place = QRect(left, (self.height() - BAR_ICON) // 2, BAR_ICON, BAR_ICON)
        draw_icon(painter, place, icon, colour)

    def _looks(self, tokens: Tokens) -> tuple[str, str, str]:
        """Return ground, colour and icon of what is shown."""
        if self._shown.is_error:
            return tokens.surface_error, tokens.error, "error"
        if self._shown.offer:
            return tokens.surface_selected, tokens.accent, self._shown.offer
        if self._shown.is_good:
            return tokens.surface_selected, tokens.done, "done"
        return tokens.surface_attention, tokens.attention, "attention"

    def _show(self, notice: _Notice) -> None:
        self._shown = notice
        self.sentence.setText(notice.words)
        self._clear_buttons()
        before: QWidget = self.sentence
        for choice in notice.choices:
            button = self._button(choice)
            self._buttons.addWidget(button)
            self.setTabOrder(before, button)
            before = button
        self.setTabOrder(before, self._copy)
        self.setTabOrder(self._copy, self._close)
        self._copy.setVisible(not notice.choices)
        self._count()
        self._dress()
        self.update()  # its own ground and icon, which no child paints
        self.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, notice.words))

    def _align(self) -> None:
        """Keep words beside the icon: those to select stand where their own language begins."""
        sides = Qt.AlignmentFlag
        side = sides.AlignRight if self.isRightToLeft() else sides.AlignLeft
        self.sentence.setAlignment(side | sides.AlignAbsolute | sides.AlignVCenter)

    def _count(self) -> None:
        count = len(self._news)
        self._more.setText(text.tr("%n more message(s)", count) if count else "")
        self._more.setVisible(bool(count))

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._shown.words)

    def _button(self, choice: Choice) -> QPushButton:
        button = FlatButton(choice.label)
        button.clicked.connect(self.leave)
        button.clicked.connect(choice.act)
        return button

    def _clear_buttons(self) -> None:
        while (item := self._buttons.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _dress(self) -> None:
        for button, picture in ((self._copy, "copy"), (self._close, "close")):
            button.setIcon(themed_icon(picture, ROW_ICON))
            button.setMinimumSize(BAR_ICON + GAP_TINY, BAR_ICON + GAP_TINY)
        set_text_colour(self.sentence, current_tokens().text)
        set_text_colour(self._more, current_tokens().text)


def _tool(label: str, act: Callable[[], None]) -> FlatTool:
    button = FlatTool()
    button.setAccessibleName(label)
    button.setToolTip(label)
    button.clicked.connect(act)
    return button
