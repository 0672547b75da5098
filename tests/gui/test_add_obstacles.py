"""Enter in the add dialog while something is not right: it says what, and leads there."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from bitsgui.gui.dialogs.start_field import Start
from tests.gui.conftest import until
from tests.gui.driving import CTRL, KEY, click, press

ONE, TWO = "https://a.example/1.zip", "https://a.example/2.zip"
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
async def dialog(window):
    press(window, KEY.Key_N, CTRL)
    return window.adding.dialog


@pytest.fixture
def said(monkeypatch) -> list[str]:
    """What a screen reader is told."""
    said: list[str] = []
    told = "PySide6.QtGui.QAccessible.updateAccessibility"
    monkeypatch.setattr(told, lambda event: said.append(event.message()))
    return said


async def typed(dialog, *lines: str) -> None:
    """Type lines, and wait until they are read."""
    for place, line in enumerate(lines):
        if place:
            press(dialog.links, KEY.Key_Return, SHIFT)
        QTest.keyClicks(dialog.links, line)
    await until(lambda: dialog.links.is_read)


async def focused(widget) -> None:
    await until(lambda: QGuiApplication.focusObject() is widget)


@pytest.mark.parametrize("modifier", [Qt.KeyboardModifier.NoModifier, CTRL])
async def test_enter_leads_to_the_line_that_is_no_link_and_says_what_to_do(
    dialog, manager, said, modifier
):
    await typed(dialog, ONE, "foo bar", TWO)
    assert dialog.found.text() == "Line 2 is not a link: foo bar"
    assert dialog.hint.text() == "Correct the marked line or leave it out."
    press(dialog.links, KEY.Key_Return, modifier)
    await until(lambda: dialog.links.textCursor().selectedText() == "foo bar")
    assert f"{dialog.found.text()} {dialog.hint.text()}" in said
    assert dialog.links.toPlainText().splitlines() == [ONE, "foo bar", TWO]
    await typed(dialog, "https://a.example/3.zip")  # in the place of the other
    press(dialog.links, KEY.Key_Return, CTRL)
    await until(lambda: manager.requests)
    assert [link.url for link in manager.requests[0].links] == [
        ONE,
        "https://a.example/3.zip",
        TWO,
    ]


async def test_enter_in_another_field_leads_to_the_wrong_line_too(dialog):
    await typed(dialog, "foo")
    dialog.folder.setFocus()
    press(dialog.folder, KEY.Key_Return)
    await focused(dialog.links)
    assert dialog.links.textCursor().selectedText() == "foo"
    assert dialog.links.toPlainText() == "foo"


async def test_enter_without_a_link_begins_no_line_and_stays_there(dialog, said):
    press(dialog.links, KEY.Key_Return)
    await until(lambda: dialog.found.text() in said)
    assert dialog.links.toPlainText() == ""


async def test_enter_leads_to_a_folder_that_is_none(dialog, said):
    await typed(dialog, ONE)
    dialog.folder.setText("Downloads")
    press(dialog.links, KEY.Key_Return)
    await focused(dialog.folder)
    assert "Give the full path of a folder." in said


async def test_enter_opens_what_is_not_right_under_more(dialog, said):
    await typed(dialog, ONE)
    click(dialog.more_button)
    dialog.more.limit.setText("fast")
    click(dialog.more_button)
    assert not dialog.more.isVisible()
    press(dialog.links, KEY.Key_Return)
    await focused(dialog.more.limit)
    assert dialog.more.limit.accessibleDescription() in said


async def test_enter_leads_to_a_time_that_has_passed(dialog, said):
    await typed(dialog, ONE)
    dialog.start.show_kind(Start.TIMED)
    dialog.start.show_moment(datetime.now(UTC) - timedelta(hours=1))
    press(dialog.links, KEY.Key_Return)
    await focused(dialog.start.time)
    assert "This time has passed." in said


async def test_enter_leads_to_links_of_which_none_is_chosen(dialog, said):
    await typed(dialog, ONE, TWO)
    click(dialog.panel.check_none)
    press(dialog.links, KEY.Key_Return)
    await focused(dialog.panel.table)
    assert dialog.hint.text() == "Choose at least one of the links."
    assert dialog.hint.text() in said
