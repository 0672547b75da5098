"""The bar of a row: what is there of a file, at its places."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter

from bitsgui.gui.delegates.painting import RUN_STRENGTH, draw_runs
from bitsgui.gui.theme import DARK, LIGHT

WIDE = 400
RUNS = ((0, 200), (500, 600))


def colour_at(tokens, thousandth: int, *, mirrored: bool) -> QColor:
    """Return what a bar of runs shows at a place of the file."""
    image = QImage(WIDE, 20, QImage.Format.Format_RGB32)
    image.fill(QColor(tokens.surface))
    painter = QPainter(image)
    place = QRect(0, 0, WIDE, 20)
    draw_runs(painter, place, RUNS, tokens.active, tokens.track, mirrored=mirrored)
    painter.end()
    x = WIDE * thousandth // 1000
    return image.pixelColor(WIDE - 1 - x if mirrored else x, 10)


@pytest.mark.parametrize("mirrored", [False, True])
@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_what_came_ahead_lies_at_its_place_lighter_than_the_beginning(qapp, tokens, mirrored):
    beginning = colour_at(tokens, 100, mirrored=mirrored)
    ahead = colour_at(tokens, 550, mirrored=mirrored)
    missing = [colour_at(tokens, place, mirrored=mirrored) for place in (300, 450, 650, 900)]
    assert beginning == QColor(tokens.active)
    assert missing == [QColor(tokens.track)] * 4
    for part in ("red", "green", "blue"):
        under, over = (getattr(QColor(c), part)() for c in (tokens.track, tokens.active))
        mixed = under + RUN_STRENGTH * (over - under)
        assert abs(getattr(ahead, part)() - mixed) <= 3
