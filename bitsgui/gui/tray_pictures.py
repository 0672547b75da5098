"""The icon in the tray, in colours that stand out on light and dark panels alike."""

from enum import StrEnum
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPen, QPolygonF

from bitsgui.desktop.tray import Picture
from bitsgui.gui.theme import TRAY_ATTENTION, TRAY_BUSY, TRAY_CALM, TRAY_DONE, TRAY_GLYPH

SIZES = (16, 22, 24, 32, 44, 48, 64)
"""What panels ask for, at 100 and 200 %."""
STEPS = 20
"""So many steps the ring of the progress has: more cannot be told apart."""
_UNIT = 16.0
_TURN = 360 * 16


class Mood(StrEnum):
    """What it says, the last in notifications only; the shape says the same as the colour."""

    IDLE = "idle"
    ACTIVE = "active"
    PAUSED = "paused"
    ATTENTION = "attention"
    DONE = "done"


_GROUNDS = {
    Mood.IDLE: TRAY_CALM,
    Mood.PAUSED: TRAY_CALM,
    Mood.ACTIVE: TRAY_BUSY,
    Mood.ATTENTION: TRAY_ATTENTION,
    Mood.DONE: TRAY_DONE,
}


@lru_cache(maxsize=4)
def pictures(mood: Mood, step: int | None = None) -> tuple[Picture, ...]:
    """Return the icon in all sizes; ``step`` of STEPS is how far what is at work has come."""
    return tuple(_picture(mood, step, size) for size in SIZES)


def _picture(mood: Mood, step: int | None, size: int) -> Picture:
    image = draw(mood, step, size)
    # Its pixels as they lie in memory.
    pixels = image.convertToFormat(QImage.Format.Format_RGBA8888)
    return Picture(size, bytes(pixels.constBits()))


def draw(mood: Mood, step: int | None, size: int) -> QImage:
    """Return the icon ``size`` pixels square."""
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(size / _UNIT, size / _UNIT)
    ground = QColor(_GROUNDS[mood])
    if mood == Mood.ACTIVE and step is not None:
        _ring(painter, ground, step)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawEllipse(QRectF(0.5, 0.5, 15, 15))
        _glyph(painter, mood, QColor(TRAY_GLYPH))
    painter.end()
    return image


def _ring(painter: QPainter, colour: QColor, step: int) -> None:
    """Draw how far it is as a ring; what is to come is there too, but faint."""
    around = QRectF(1.25, 1.25, 13.5, 13.5)
    faint = QColor(TRAY_CALM)
    faint.setAlphaF(0.5)
    painter.setPen(_pen(faint, 2.0, Qt.PenCapStyle.FlatCap))
    painter.drawEllipse(around)
    painter.setPen(_pen(colour, 2.5, Qt.PenCapStyle.FlatCap))
    painter.drawArc(around, _TURN // 4, -round(_TURN * step / STEPS))
    painter.setPen(_pen(colour, 2.0, Qt.PenCapStyle.RoundCap))
    painter.drawLine(QPointF(8, 4.75), QPointF(8, 10.5))
    painter.drawPolyline(QPolygonF([QPointF(5.5, 8.25), QPointF(8, 10.75), QPointF(10.5, 8.25)]))


def _pen(colour: QColor, width: float, cap: Qt.PenCapStyle) -> QPen:
    return QPen(QBrush(colour), width, Qt.PenStyle.SolidLine, cap, Qt.PenJoinStyle.RoundJoin)


def _glyph(painter: QPainter, mood: Mood, colour: QColor) -> None:
    painter.setPen(_pen(colour, 2.0, Qt.PenCapStyle.RoundCap))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if mood == Mood.PAUSED:
        painter.drawLine(QPointF(6, 5.25), QPointF(6, 10.75))
        painter.drawLine(QPointF(10, 5.25), QPointF(10, 10.75))
    elif mood == Mood.ATTENTION:
        painter.drawLine(QPointF(8, 4.25), QPointF(8, 8.5))
        painter.drawPoint(QPointF(8, 11.75))
    elif mood == Mood.DONE:
        painter.drawPolyline(
            QPolygonF([QPointF(4.75, 8.5), QPointF(7, 10.75), QPointF(11.25, 5.75)])
        )
    else:
        painter.drawLine(QPointF(8, 4.25), QPointF(8, 11))
        painter.drawPolyline(QPolygonF([QPointF(5, 8.25), QPointF(8, 11.25), QPointF(11, 8.25)]))
