"""An entry of what happened: time, icon and sentence; or a fact of it below."""

from math import ceil

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPen,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from bitsgui.bits.file_checks import Verdict
from bitsgui.bits.records import Happening
from bitsgui.bits.views import ActivityView
from bitsgui.gui.activity_words import icon_of
from bitsgui.gui.delegates.painting import draw_ground, draw_icon, draw_text
from bitsgui.gui.models.activity import ENTRY_ROLE, NAME_ROLE, TIME_ROLE
from bitsgui.gui.text import is_fatal
from bitsgui.gui.theme import (
    GAP,
    GAP_SMALL,
    GAP_TINY,
    ROW_ICON,
    SECONDARY_SCALE,
    Tokens,
    current_tokens,
    scaled,
    tabular,
)

PADDING = 6
CHEVRON = 12
NAME_WIDTH = 88
_TALLEST = 10_000

Index = QModelIndex | QPersistentModelIndex


class ActivityRow(QStyledItemDelegate):
    """Gives every sentence the lines it needs in the width of the view."""

    def __init__(self, view: QTreeView) -> None:
        super().__init__(view)
        self._view = view
        self._font = tabular(view.font())
        self._small = tabular(scaled(view.font(), SECONDARY_SCALE))
        self._time_width = 0

    def measure_times(self) -> None:
        """Make room for the widest time there is."""
        metrics, model = QFontMetrics(self._font), self._view.model()
        times = (str(model.index(row, 0).data(TIME_ROLE)) for row in range(model.rowCount()))
        self._time_width = max(map(metrics.horizontalAdvance, times), default=0) + 2

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of an entry's lines in the width of the view."""
        width = self._view.viewport().width()
        place = self._words_place(QRect(0, 0, width, _TALLEST), index)
        lines = _height(str(index.data()), self._font_of(index), place.width())
        is_fact = index.data(ENTRY_ROLE) is None
        return QSize(width, lines + (GAP_TINY if is_fact else 2 * PADDING))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint an entry or a fact."""
        tokens, rect = current_tokens(), option.rect
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        self._paint_ground(painter, option, tokens)
        entry: ActivityView | None = index.data(ENTRY_ROLE)
        height = QFontMetrics(self._font_of(index)).height()
        top = rect.top() + (PADDING if entry is not None else GAP_TINY // 2)
        line = QRect(rect.left(), top, rect.width(), height)
        if entry is not None:
            self._paint_head(painter, line, index, mirrored=mirrored)
        else:
            start = self._start()
            place = QRect(line.left() + start, top, NAME_WIDTH, height)
            name = str(index.data(NAME_ROLE))
            place = _flipped(place, rect, mirrored)
            draw_text(painter, place, name, self._small, tokens.text_muted, mirrored=mirrored)
        self._paint_words(painter, option, index, top)

    def _paint_head(self, painter: QPainter, line: QRect, index: Index, *, mirrored: bool) -> None:
        tokens = current_tokens()
        entry: ActivityView = index.data(ENTRY_ROLE)
        time = QRect(line.left() + GAP, line.top(), self._time_width, line.height())
        words = str(index.data(TIME_ROLE))
        place = _flipped(time, line, mirrored)
        draw_text(painter, place, words, self._font, tokens.text_muted, mirrored=mirrored)
        middle = line.top() + (line.height() - ROW_ICON) // 2
        icon = QRect(time.right() + GAP_SMALL, middle, ROW_ICON, ROW_ICON)
        draw_icon(painter, _flipped(icon, line, mirrored), icon_of(entry), _colour(entry, tokens))
        if index.model().hasChildren(index):
            is_open = self._view.isExpanded(index.model().index(index.row(), 0))
            self._paint_chevron(painter, line, is_open=is_open, mirrored=mirrored)

    def _paint_chevron(
        self, painter: QPainter, line: QRect, *, is_open: bool, mirrored: bool
    ) -> None:
        top = line.top() + (line.height() - CHEVRON) // 2
        place = QRect(line.right() - GAP - CHEVRON + 1, top, CHEVRON, CHEVRON)
        place = _flipped(place, line, mirrored)
        name = "chevron-down" if is_open else "chevron-end"
        painter.save()
        if mirrored and not is_open:
            painter.translate(2 * place.left() + CHEVRON, 0)
            painter.scale(-1, 1)
        draw_icon(painter, place, name, current_tokens().text_muted)
        painter.restore()

    def _paint_words(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, top: int
    ) -> None:
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        rect = QRect(option.rect.left(), top, option.rect.width(), option.rect.bottom() - top + 1)
        place = _flipped(self._words_place(rect, index), rect, mirrored)
        side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        flow = _flow(side | Qt.AlignmentFlag.AlignTop)
        painter.setFont(self._font_of(index))
        painter.setPen(QColor(current_tokens().text))
        painter.drawText(QRectF(place), str(index.data()), flow)

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, tokens: Tokens
    ) -> None:
        draw_ground(painter, option, tokens)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(tokens.accent), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(option.rect).adjusted(2, 1, -2, -1), 4, 4)
            painter.restore()

    def _start(self) -> int:
        """Return where sentences begin, behind time and icon."""
        return GAP + self._time_width + GAP_SMALL + ROW_ICON + GAP_SMALL

    def _words_place(self, rect: QRect, index: Index) -> QRect:
        start = self._start()
        if index.data(ENTRY_ROLE) is None:
            start += NAME_WIDTH + GAP_SMALL
        return rect.adjusted(start, 0, -(GAP + CHEVRON + GAP_SMALL), 0)

    def _font_of(self, index: Index) -> QFont:
        return self._small if index.data(ENTRY_ROLE) is None else self._font


def _flow(sides: Qt.AlignmentFlag) -> QTextOption:
    flow = QTextOption(sides)
    flow.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    flow.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    return flow


def _height(words: str, font: QFont, width: int) -> int:
    """Return the height of ``words`` broken as they are painted.

    QFontMetrics breaks otherwise where a narrow space stands in a time, and finds a line too few.
    """
    layout = QTextLayout(words, font)
    layout.setTextOption(_flow(Qt.AlignmentFlag.AlignTop))
    layout.beginLayout()
    height = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        height += line.height()
    layout.endLayout()
    return max(ceil(height), QFontMetrics(font).height())


_WRONG = frozenset({Verdict.DAMAGED, Verdict.MISSING})


def _colour(entry: ActivityView, tokens: Tokens) -> str:
    if entry.kind is Happening.FAILED:
        return tokens.error if is_fatal(entry.error) else tokens.attention
    if entry.kind is Happening.VERIFIED:
        if entry.note in _WRONG:
            return tokens.attention
        return tokens.done if icon_of(entry) == "done" else tokens.waiting
    colours = {
        Happening.STOPPED: tokens.error,
        Happening.NEW_VERSION: tokens.attention,
        Happening.MIRROR_DROPPED: tokens.attention,
        Happening.STARTED: tokens.active,
        Happening.TRANSFERRED: tokens.accent,
        Happening.CHECKED: tokens.done,
        Happening.COMPLETED: tokens.done,
    }
    return colours.get(entry.kind, tokens.waiting)


def _flipped(place: QRect, within: QRect, mirrored: bool) -> QRect:
    """Return a place seen from the other side where text runs from right to left."""
    if not mirrored:
        return place
    left = within.left() + within.right() - place.right()
    return QRect(left, place.top(), place.width(), place.height())
