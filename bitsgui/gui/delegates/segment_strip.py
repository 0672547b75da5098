"""A file's bytes as a strip: what is there, what is being fetched, what is missing."""

from collections.abc import Iterable

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPainterPath
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from bitsgui.bits.views import SegmentsView
from bitsgui.gui.delegates.painting import draw_text
from bitsgui.gui.models.files import file_name
from bitsgui.gui.models.segments import STRIP_ROLE, Strip, strip_words
from bitsgui.gui.theme import (
    GAP,
    GAP_SMALL,
    GAP_TINY,
    PROGRESS_HEIGHT,
    Tokens,
    current_tokens,
    tabular,
)

HEIGHT = 14
RADIUS = 3
HEAD = 2
FETCHING = 0.4


class SegmentRow(QStyledItemDelegate):
    """Name and words over the strip."""

    def __init__(self, parent: QObject, font: QFont) -> None:
        super().__init__(parent)
        self._font = tabular(font)

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the one height all rows have."""
        line = QFontMetrics(self._font).height()
        return QSize(GAP, line + HEIGHT + GAP_TINY + 2 * GAP_SMALL)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint the row."""
        tokens, strip = current_tokens(), index.data(STRIP_ROLE)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.fillRect(option.rect, QColor(tokens.surface_selected))
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        body = option.rect.adjusted(GAP, GAP_SMALL, -GAP, -GAP_SMALL)
        self._paint_words(painter, body, strip, tokens, mirrored=mirrored)
        whole = strip.file.transferred
        bar = QRect(body.left(), body.bottom() + 1 - HEIGHT, body.width(), HEIGHT)
        if whole:  # there is nothing in it to tell apart: no more than a bar of the list
            bar = QRect(bar.left(), bar.top(), bar.width(), PROGRESS_HEIGHT)
        fill = tokens.done if whole else tokens.active
        draw_strip(painter, bar, strip.segments, fill, tokens, mirrored=mirrored)

    def _paint_words(
        self, painter: QPainter, body: QRect, strip: Strip, tokens: Tokens, *, mirrored: bool
    ) -> None:
        line = QRect(body.left(), body.top(), body.width(), QFontMetrics(self._font).height())
        words = strip_words(strip)
        wide = draw_text(
            painter, line, words, self._font, tokens.text_muted, to_end=True, mirrored=mirrored
        )
        edges = (wide + GAP, 0) if mirrored else (0, -wide - GAP)
        draw_text(
            painter,
            line.adjusted(edges[0], 0, edges[1], 0),
            file_name(strip.file),
            self._font,
            tokens.text,
            mirrored=mirrored,
            elide=Qt.TextElideMode.ElideMiddle,
        )


def draw_strip(  # noqa: PLR0913 - what a strip is
    painter: QPainter,
    rect: QRect,
    segments: SegmentsView,
    fill: str,
    tokens: Tokens,
    *,
    mirrored: bool,
) -> None:
    """Draw a file's bytes; a connection is a pale run with a mark where it writes."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    outline = QPainterPath()
    outline.addRoundedRect(QRectF(rect), RADIUS, RADIUS)
    painter.setClipPath(outline)
    painter.fillRect(rect, QColor(tokens.track))
    pale = QColor(fill)
    pale.setAlphaF(FETCHING)
    for place in _places(rect, segments.active, segments.size, mirrored=mirrored):
        painter.fillRect(place, pale)
    for place in _places(rect, segments.done, segments.size, mirrored=mirrored):
        painter.fillRect(place, QColor(fill))
    for place in _places(rect, segments.active, segments.size, mirrored=mirrored):
        left = place.right() - HEAD if mirrored else place.left()
        painter.fillRect(QRectF(left, place.top(), HEAD, place.height()), QColor(tokens.text))
    painter.restore()


def _places(
    rect: QRect, spans: Iterable[tuple[int, int]], size: int | None, *, mirrored: bool
) -> list[QRectF]:
    """Return where spans of a file lie; each is seen, however short."""
    if not size:
        return []
    places: list[QRectF] = []
    for start, end in spans:
        left, wide = rect.width() * start / size, max(1.0, rect.width() * (end - start) / size)
        x = rect.width() - left - wide if mirrored else left
        places.append(QRectF(rect.left() + x, rect.top(), wide, rect.height()))
    return places
