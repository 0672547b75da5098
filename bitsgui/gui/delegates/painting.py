"""Pieces every row is painted from."""

from collections.abc import Callable, Sequence
from functools import lru_cache

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from bitsgui.bits.views import JobView
from bitsgui.gui.icons import pixmap
from bitsgui.gui.remedies import needs_help
from bitsgui.gui.text import Kind, kind_of
from bitsgui.gui.theme import PROGRESS_HEIGHT, Tokens

CHECK_RADIUS = 4
RUN_STRENGTH = 0.7
"""How much of its colour a run has that came ahead of what lies before it."""
ABSOLUTE = Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
_LINE = ABSOLUTE | Qt.TextFlag.TextSingleLine
_AT_LEFT = _LINE | Qt.AlignmentFlag.AlignLeft
_AT_RIGHT = _LINE | Qt.AlignmentFlag.AlignRight

_KIND_TOKENS = {
    Kind.ACTIVE: "active",
    Kind.WAITING: "waiting",
    Kind.PAUSED: "waiting",
    Kind.RETRYING: "attention",
    Kind.ERROR: "error",
    Kind.READY: "accent",
    Kind.DONE: "done",
    Kind.DAMAGED: "attention",
}


@lru_cache(maxsize=64)
def ink(colour: str) -> QColor:
    """Return a colour by its name; not to be changed. Reading the name takes longer than a line."""
    return QColor(colour)


def job_colour(view: JobView, tokens: Tokens) -> str:
    """Return the colour a job speaks in: that of its kind, or of what a person has to see to."""
    kind = kind_of(view)
    is_wanted = kind is Kind.WAITING and needs_help(view.error)
    return tokens.attention if is_wanted else getattr(tokens, _KIND_TOKENS[kind])


def draw_ground(painter: QPainter, option: QStyleOptionViewItem, tokens: Tokens) -> None:
    """Fill a cell that is selected or has the mouse over it."""
    if option.state & QStyle.StateFlag.State_Selected:
        painter.fillRect(option.rect, QColor(tokens.surface_selected))
    elif option.state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(option.rect, QColor(tokens.window))


def draw_text(  # noqa: PLR0913 - what a piece of text is
    painter: QPainter,
    rect: QRect,
    words: str,
    font: QFont,
    colour: str,
    *,
    to_end: bool = False,
    mirrored: bool = False,
    elide: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
) -> int:
    """Write one line, cut to fit, at the start or the end of ``rect``; return its width."""
    if rect.width() <= 0 or not words:
        return 0
    metrics = QFontMetrics(font)
    wide = metrics.horizontalAdvance(words)
    if wide > rect.width():
        words = metrics.elidedText(words, elide, rect.width())
        wide = metrics.horizontalAdvance(words)
    painter.setFont(font)
    painter.setPen(ink(colour))
    # A name is read in its own direction, whatever side it stands on.
    painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    painter.drawText(rect, _AT_RIGHT if to_end != mirrored else _AT_LEFT, words)
    return wide


def fitting(words: str, fewer: Callable[[], Sequence[str]], font: QFont, room: int) -> str:
    """Return ``words``, or the first of ``fewer`` that stand whole in so much room, else the last.

    ``fewer`` are asked for only then: most words fit.
    """
    metrics = QFontMetrics(font)
    if metrics.horizontalAdvance(words) <= room:
        return words
    tried = fewer() or (words,)
    return next((each for each in tried if metrics.horizontalAdvance(each) <= room), tried[-1])


def draw_icon(painter: QPainter, rect: QRect, name: str, colour: str) -> None:
    """Draw an icon that fills the square ``rect``, sharp at any scale."""
    device = painter.device()
    ratio = device.devicePixelRatioF() if device is not None else 1.0
    painter.drawPixmap(rect.topLeft(), pixmap(name, colour, rect.width(), ratio))


def draw_check(painter: QPainter, box: QRect, tokens: Tokens, *, is_checked: bool) -> None:
    """Draw a check box with a visible edge, sharp in light and dark."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QColor(tokens.accent if is_checked else tokens.surface))
    painter.setPen(QPen(QColor(tokens.accent if is_checked else tokens.field_edge), 1))
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), CHECK_RADIUS, CHECK_RADIUS)
    if is_checked:
        draw_icon(painter, box, "complete", tokens.on_accent)
    painter.restore()


def draw_radio(painter: QPainter, circle: QRect, tokens: Tokens, *, is_checked: bool) -> None:
    """Draw a radio button with a visible edge, told by its dot and not by its colour alone."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QColor(tokens.surface))
    painter.setPen(QPen(QColor(tokens.accent if is_checked else tokens.field_edge), 1))
    painter.drawEllipse(QRectF(circle).adjusted(0.5, 0.5, -0.5, -0.5))
    if is_checked:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.accent))
        inset = circle.width() / 4
        painter.drawEllipse(QRectF(circle).adjusted(inset, inset, -inset, -inset))
    painter.restore()


def draw_bar(  # noqa: PLR0913 - what a bar is
    painter: QPainter,
    rect: QRect,
    fraction: float,
    fill: str,
    track: str,
    *,
    mirrored: bool = False,
) -> None:
    """Draw a flat progress bar in the middle of ``rect``."""
    radius = PROGRESS_HEIGHT / 2
    top = rect.top() + (rect.height() - PROGRESS_HEIGHT) / 2
    whole = QRectF(rect.left(), top, rect.width(), PROGRESS_HEIGHT)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(track))
    painter.drawRoundedRect(whole, radius, radius)
    length = whole.width() * min(1.0, max(0.0, fraction))
    if length > 0:
        length = max(length, PROGRESS_HEIGHT)
        left = whole.right() - length if mirrored else whole.left()
        painter.setBrush(QColor(fill))
        painter.drawRoundedRect(QRectF(left, top, length, PROGRESS_HEIGHT), radius, radius)
    painter.restore()


def draw_runs(  # noqa: PLR0913 - what a bar is
    painter: QPainter,
    rect: QRect,
    runs: Sequence[tuple[int, int]],
    fill: str,
    track: str,
    *,
    mirrored: bool = False,
) -> None:
    """Draw a bar of what is there of a file at its places, in thousandths of it.

    What there is from the start on is solid, what came ahead of it in other segments is lighter.
    """
    radius = PROGRESS_HEIGHT / 2
    top = rect.top() + (rect.height() - PROGRESS_HEIGHT) / 2
    whole = QRectF(rect.left(), top, rect.width(), PROGRESS_HEIGHT)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    shape = QPainterPath()
    shape.addRoundedRect(whole, radius, radius)
    painter.fillPath(shape, ink(track))
    painter.setClipPath(shape)
    for start, end in runs:
        left = whole.width() * start / 1000
        wide = max(1.0, whole.width() * (end - start) / 1000)
        x = whole.right() - left - wide if mirrored else whole.left() + left
        solid = ink(fill) if start == 0 else lighter(fill)
        painter.fillRect(QRectF(x, top, wide, PROGRESS_HEIGHT), solid)
    painter.restore()


@lru_cache(maxsize=16)
def lighter(colour: str) -> QColor:
    """Return a colour that lets what is under it through; not to be changed."""
    found = QColor(colour)
    found.setAlphaF(RUN_STRENGTH)
    return found


def draw_progress(  # noqa: PLR0913 - a bar and its words
    painter: QPainter,
    rect: QRect,
    fraction: float,
    words: str,
    font: QFont,
    *,
    fill: str,
    tokens: Tokens,
    mirrored: bool,
    runs: Sequence[tuple[int, int]] = (),
) -> None:
    """Draw a bar with its percentage beside it, never over it; of ``runs`` if there are any."""
    wide = QFontMetrics(font).horizontalAdvance("100\u00a0%") + 8
    bar = rect.adjusted(wide, 0, 0, 0) if mirrored else rect.adjusted(0, 0, -wide, 0)
    if runs:
        draw_runs(painter, bar, runs, fill, tokens.track, mirrored=mirrored)
    else:
        draw_bar(painter, bar, fraction, fill, tokens.track, mirrored=mirrored)
    draw_text(painter, rect, words, font, tokens.text, to_end=True, mirrored=mirrored)
