"""The ring of what can be checked is about its words."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from bitsgui.gui.views.fields import FlatCheck, FlatRadio
from tests.gui.conftest import until

WIDE = 500


@pytest.mark.parametrize("kind", [FlatCheck, FlatRadio])
@pytest.mark.parametrize(
    "direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft]
)
async def test_the_ring_ends_with_the_words_however_wide_the_place(qtbot, kind, direction):
    ground = QWidget()
    qtbot.addWidget(ground)
    ground.setLayoutDirection(direction)
    check = kind("Some words", ground)
    check.setGeometry(0, 0, WIDE, 30)
    ground.resize(WIDE, 40)
    ground.show()
    ground.activateWindow()
    check.setFocus()
    await until(check.hasFocus)
    ringed = check.grab().toImage()
    check.clearFocus()
    plain = check.grab().toImage()
    lines = [x for x in range(WIDE) if ringed.pixel(x, 1) != plain.pixel(x, 1)]
    assert lines
    ends = [WIDE - x for x in lines] if direction is Qt.LayoutDirection.RightToLeft else lines
    assert max(ends) <= check.sizeHint().width()
