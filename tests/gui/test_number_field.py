"""A number as somebody types it, in a unit."""

import pytest
from PySide6.QtTest import QTest

from bitsgui.gui.views.property_fields import NumberField
from tests.gui.driving import KEY, press


@pytest.mark.parametrize("words", ["inf", "-inf", "nan", "1e308", "1e400", "many"])
def test_what_is_without_end_is_no_number(qtbot, words):
    field = NumberField({"B": 1, "kB": 1000})
    qtbot.addWidget(field)
    field.unit.setCurrentIndex(1)
    wanted: list[object] = []
    field.edited.connect(wanted.append)
    with qtbot.waitSignal(field.refused):
        QTest.keyClicks(field.line, words)
        press(field.line, KEY.Key_Return)
    assert wanted == []
