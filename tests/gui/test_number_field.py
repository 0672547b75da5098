"""A number as somebody types it, in a unit."""

import pytest
from PySide6.QtTest import QTest

from bitsgui.bits.records import JobOptions
from bitsgui.gui.views.details import Tab
from bitsgui.gui.views.property_fields import NumberField
from tests.gui.conftest import until
from tests.gui.driving import KEY, choose, press
from tests.gui.samples import job_id


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


def test_a_fraction_is_taken_of_a_large_unit_only(qtbot):
    field = NumberField({"s": 1, "min": 60})
    qtbot.addWidget(field)
    field.line.setText("1.5")
    with pytest.raises(ValueError, match=r"1\.5"):
        field.typed()
    field.unit.setCurrentIndex(1)
    assert field.typed() == 90
    whole = NumberField()
    qtbot.addWidget(whole)
    whole.line.setText("3.0")
    assert whole.typed() == 3


def test_number_and_unit_have_names_of_their_own(qtbot):
    field = NumberField({"kB/s": 1000})
    qtbot.addWidget(field)
    field.name("Speed limit")
    assert field.line.accessibleName() == "Speed limit"
    assert field.unit.accessibleName() == "Unit: Speed limit"


async def page_of(window):
    await choose(window, 1)
    window.details.turn_to(Tab.PROPERTIES)
    page = window.details.properties_page
    await until(lambda: page._shown is not None and page._shown.job_id == job_id(1))
    return page


def type_into(line, words: str) -> None:
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, words)
    press(line, KEY.Key_Return)


async def test_a_refused_speed_limit_is_told_in_the_units_of_its_field(window, manager):
    page = await page_of(window)
    type_into(page.fields["rate_limit"].line, "0.5")
    await until(lambda: not page.notes["rate_limit"].isHidden())
    words = page.notes["rate_limit"].text().replace("\u00a0", " ")
    assert words == "Write a number of at least 1 kB/s. Empty means: no limit."
    assert manager.options.get(job_id(1), JobOptions()).rate_limit is None


async def test_a_part_of_what_is_counted_is_refused_and_not_rounded(window, manager):
    page = await page_of(window)
    field = page.fields["segments"]
    type_into(field.line, "1.5")
    assert page.notes["segments"].text() == "A whole number is needed."
    assert field.line.text() == "1.5"
    assert manager.options.get(job_id(1), JobOptions()).segments is None
    type_into(field.line, "3")
    await until(lambda: manager.options.get(job_id(1), JobOptions()).segments == 3)
    await until(page.notes["segments"].isHidden)
