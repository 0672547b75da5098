"""The line at the bottom: how fast, how many, how much room, how fast at most."""

from collections.abc import Mapping
from datetime import UTC, datetime

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QWidget

from bitsgui.bits.limits import LimitView
from bitsgui.gui import formats, text
from bitsgui.gui.icons import pixmap, themed_icon
from bitsgui.gui.limit_words import now_sentence, short_words
from bitsgui.gui.models.filters import Filter
from bitsgui.gui.theme import (
    GAP,
    GAP_LARGE,
    GAP_SMALL,
    GAP_TINY,
    ROW_ICON,
    SECONDARY_SCALE,
    current_tokens,
    scaled,
    set_text_colour,
    tabular,
)
from bitsgui.gui.views.buttons import FlatTool
from bitsgui.gui.views.labels import CalmName


class StatusLine(QWidget):
    """Speed and counts over all jobs, shown or not; the room on a disk; the speed limit."""

    def __init__(self, limit_menu: QMenu, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._font = tabular(scaled(self.font(), SECONDARY_SCALE))
        self._running = QWidget()
        self._running.hide()
        self._arrow = QLabel()
        self._arrow.setAccessibleName(text.tr("Speed"))
        self.speed = self._label()
        self._speed_name = CalmName(self.speed)
        self.counts = self._label()
        self.free = self._label()
        self.speed.setMinimumWidth(QFontMetrics(self._font).horizontalAdvance("888.8 MB/s"))
        self._limit = LimitView()
        self._disk: tuple[str, int | None] = ("", None)
        self._limit_menu = limit_menu
        self.limit = FlatTool()
        self.limit.setFont(self._font)
        self.limit.clicked.connect(self._on_limit)
        self.limit.installEventFilter(self)
        self.limit.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.limit.setIconSize(QSize(ROW_ICON, ROW_ICON))
        self._lay_out()
        self.counts.setText(text.tr("Opening the list\u2026"))
        self.show_limit(self._limit)
        self._dress()

    def add(self, widget: QWidget) -> None:
        """Put something before the speed limit."""
        self._layout.insertWidget(self._layout.indexOf(self.limit), widget)

    def show_totals(self, rate: float, counts: Mapping[Filter, int]) -> None:
        """Show bytes/s and how many jobs do what."""
        speed = formats.rate(rate) if rate else ""
        self._speed_name.say(speed)
        self.speed.setText(speed)
        self._running.setVisible(bool(rate))
        self.counts.setText(counts_words(counts))

    def show_free(self, folder: str, free: int | None) -> None:
        """Show the room on the disk of a folder, None where it cannot be told."""
        self._disk = (folder, free)
        words = text.tr("%1 free").replace("%1", formats.size(free or 0))
        self.free.setText("" if free is None else words)
        where = text.tr("Free space for %1").replace("%1", folder)
        self.free.setToolTip(where)

    def show_limit(self, view: LimitView) -> None:
        """Show the limit all downloads share, and until when a schedule holds them to it."""
        now, self._limit = datetime.now(UTC), view
        words = text.tr("Limit the speed of all downloads together")
        said = now_sentence(view, now)
        self.limit.setText(short_words(view, now))
        self.limit.setToolTip(f"{said}\n{words}" if view.is_scheduled or view.network else words)
        self.limit.setAccessibleName(text.tr("Speed limit. %1").replace("%1", said))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Say anew until when the limit holds before that is read: tomorrow becomes today."""
        if event.type() in {QEvent.Type.ToolTip, QEvent.Type.FocusIn}:
            self.show_limit(self._limit)
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the hairline above."""
        painter = QPainter(self)
        painter.setPen(QPen(QColor(current_tokens().outline), 0))
        painter.drawLine(self.rect().topLeft(), self.rect().topRight())

    def changeEvent(self, event: QEvent) -> None:
        """Follow palette, direction and language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "limit"):
            self.show_limit(self._limit)
            self.show_free(*self._disk)
        changes = {QEvent.Type.PaletteChange, QEvent.Type.LayoutDirectionChange}
        if event.type() in changes and hasattr(self, "limit"):
            self._dress()

    def _on_limit(self) -> None:
        # Not as the button's own menu, which would run a loop of its own.
        menu = self._limit_menu
        top = self.limit.mapToGlobal(self.limit.rect().topRight())
        size = menu.sizeHint()
        menu.popup(top - QPoint(size.width(), size.height()))

    def _label(self) -> QLabel:
        label = QLabel()
        label.setFont(self._font)
        label.setTextFormat(Qt.TextFormat.PlainText)
        return label

    def _lay_out(self) -> None:
        self._layout = layout = QHBoxLayout(self)
        layout.setContentsMargins(GAP, GAP_TINY, GAP_SMALL, GAP_TINY)
        layout.setSpacing(0)
        speed = QHBoxLayout(self._running)
        speed.setContentsMargins(0, 0, GAP_SMALL, 0)
        speed.setSpacing(GAP_TINY)
        speed.addWidget(self._arrow)
        speed.addWidget(self.speed)
        layout.addWidget(self._running)
        layout.addWidget(self.counts)
        layout.addStretch(1)
        layout.addWidget(self.free)
        layout.addSpacing(GAP_LARGE)
        layout.addWidget(self.limit)

    def _dress(self) -> None:
        tokens = current_tokens()
        for label in (self.counts, self.free):
            set_text_colour(label, tokens.text_muted)
        # A label aligns by the direction of its words, which for a number is always the same.
        side = Qt.AlignmentFlag.AlignRight if self.isRightToLeft() else Qt.AlignmentFlag.AlignLeft
        self.speed.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)
        ratio = self.devicePixelRatioF()
        self._arrow.setPixmap(pixmap("speed", tokens.active, ROW_ICON, ratio))
        self.limit.setIcon(themed_icon("limit", ROW_ICON))


def counts_words(counts: Mapping[Filter, int]) -> str:
    """Return how many downloads are at work, wait, and need a person."""
    parts = []
    is_one = counts.get(Filter.ATTENTION, 0) == 1
    stuck = text.tr("%1 needs attention") if is_one else text.tr("%1 need attention")
    for words, part in (
        (text.tr("%1 active"), Filter.ACTIVE),
        (text.tr("%1 waiting"), Filter.WAITING),
        (stuck, Filter.ATTENTION),
    ):
        count = counts.get(part, 0)
        if count:
            parts.append(words.replace("%1", formats.number(count)))
    return ", ".join(parts) or text.tr("Nothing to do")
