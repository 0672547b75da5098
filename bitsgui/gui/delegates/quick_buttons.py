"""The small buttons in a row: where they stand and how they look."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from bitsgui.bits.views import JobView
from bitsgui.gui.delegates.painting import draw_icon
from bitsgui.gui.quick_deeds import QuickDeed, deed_icon
from bitsgui.gui.theme import GAP_TINY, ROW_ICON, Tokens

WIDTH, HEIGHT = 28, 22
RADIUS = 4
EDGE = (WIDTH - ROW_ICON) // 2
"""How far a button reaches beyond its icon, which lines up with the text above."""


def room_for(count: int) -> int:
    """Return the width so many buttons take."""
    return count * WIDTH


def button_places(count: int, end: int, middle: int, *, mirrored: bool) -> list[QRect]:
    """Return the places of ``count`` buttons in reading order, the last of them at ``end``.

    ``middle`` is the height they are centred on.
    """
    top = middle - HEIGHT // 2
    if mirrored:
        return [QRect(end + n * WIDTH, top, WIDTH, HEIGHT) for n in reversed(range(count))]
    return [QRect(end - n * WIDTH, top, WIDTH, HEIGHT) for n in range(count, 0, -1)]


def paint_buttons(  # noqa: PLR0913 - what buttons look like
    painter: QPainter,
    places: Sequence[QRect],
    deeds: Sequence[QuickDeed],
    view: JobView,
    hot: QuickDeed | None,
    *,
    is_pressed: bool,
    tokens: Tokens,
) -> None:
    """Paint the buttons of a row; the ``hot`` one is under the mouse."""
    for place, deed in zip(places, deeds, strict=True):
        inner = QRectF(place).adjusted(GAP_TINY / 2, 0, -GAP_TINY / 2, 0)
        if deed is hot:
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.outline if is_pressed else tokens.track))
            painter.drawRoundedRect(inner, RADIUS, RADIUS)
            painter.restore()
        icon = QRect(0, 0, ROW_ICON, ROW_ICON)
        icon.moveCenter(place.center())
        ink = tokens.text if deed is hot else tokens.accent
        draw_icon(painter, icon, deed_icon(deed, view), ink)
