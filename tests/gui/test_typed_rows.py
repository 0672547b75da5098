"""Lists to type in, one row after the other: what all of them have in common."""

import pytest
from PySide6.QtTest import QTest

from bitsgui.gui.options.option import Page
from tests.gui.conftest import until
from tests.gui.driving import CTRL, KEY, press


@pytest.mark.parametrize(
    ("page", "name", "value"),
    [
        (Page.NETWORK, "host_rules", '{"a.example": {}, "b.example": {}}'),
        (Page.SPEED, "network_limits", '{"Hotel": 500000, "tun0": 2000000}'),
    ],
)
async def test_esc_takes_back_what_is_wrong_and_what_is_said_of_it(
    window, manager, page, name, value
):
    await until(lambda: window.preferences.source.is_ready)
    press(window, KEY.Key_Comma, CTRL)
    dialog = window.preferences.dialog
    field = dialog.turn_to(page).rows[name].field
    await manager.change_settings(**{name: value})
    await until(lambda: len(field.rows) == 2)
    other, row = field.rows
    taken, line = other.fields[0].line.text(), row.fields[0].line
    before = line.text()
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, taken)
    assert row.note.text().endswith(f"for {taken} already.")
    press(line, KEY.Key_Escape)
    assert line.text() == before
    assert row.note.isHidden()
    assert line.accessibleDescription() == ""
    assert dialog.isVisible()
    dialog.reject()
