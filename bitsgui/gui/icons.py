"""Drawings of one stroke weight, tinted in the colour of the text they stand beside."""

from functools import cache, lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from bitsgui.gui.resources import resource_text
from bitsgui.gui.theme import BAR_ICON, current_tokens

_RATIOS = (1.0, 1.5, 2.0, 3.0)


@cache
def pixmap(name: str, colour: str, size: int, ratio: float = 1.0) -> QPixmap:
    """Return the drawing ``name`` in ``colour``, ``size`` points square, at a device ratio."""
    pixels = round(size * ratio)
    result = QPixmap(pixels, pixels)
    result.fill(Qt.GlobalColor.transparent)
    painter = QPainter(result)
    _renderer(name, colour).render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    result = result.copy()  # what was painted on keeps 15 KB to paint with for as long as it lives
    result.setDevicePixelRatio(ratio)
    return result


@lru_cache(maxsize=2)
def _renderer(name: str, colour: str) -> QSvgRenderer:
    """Return what draws ``name``: an icon asks for all its sizes in two colours one by one."""
    drawing = _drawing(name).replace("currentColor", colour)
    return QSvgRenderer(QByteArray(drawing.encode()))


@cache
def _drawing(name: str) -> str:
    return resource_text(f"icons/{name}.svg")


@cache
def icon(name: str, colour: str, disabled: str, size: int = BAR_ICON) -> QIcon:
    """Return an icon that is sharp at 100 to 300 %."""
    result = QIcon()
    for ratio in _RATIOS:
        result.addPixmap(pixmap(name, colour, size, ratio), QIcon.Mode.Normal)
        result.addPixmap(pixmap(name, disabled, size, ratio), QIcon.Mode.Disabled)
    return result


def forget() -> None:
    """Keep no drawing that nobody shows; the next that is asked for is drawn anew."""
    for kept in (pixmap, icon, _drawing, _renderer):
        kept.cache_clear()


def themed_icon(name: str, size: int = BAR_ICON) -> QIcon:
    """Return an icon in the colours in force; ask again when the palette changes."""
    tokens = current_tokens()
    return icon(name, tokens.text, tokens.track, size)
