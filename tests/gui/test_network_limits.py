"""Limits of single networks: typed, offered, refused and removed, by keys and mouse."""

import json

import pytest
from PySide6.QtTest import QTest

from bitsgui.bits.limits import LimitView, NetworkLimit
from bitsgui.gui.limit_words import now_sentence, short_words
from bitsgui.gui.options.option import Page
from tests.gui.conftest import until
from tests.gui.driving import CTRL, KEY, click, press, settle
from tests.gui.test_schedule import NOW

LIMITS = '{"Hotel": 500000, "tun0": 2000000}'
IN_USE = LimitView(networks=("Hotel", "wlan0"))


@pytest.fixture
async def dialog(window):
    await until(lambda: window.preferences.source.is_ready)
    press(window, KEY.Key_Comma, CTRL)
    dialog = window.preferences.dialog
    assert dialog is not None
    yield dialog
    dialog.reject()


@pytest.fixture
def field(dialog):
    return dialog.turn_to(Page.SPEED).rows["network_limits"].field


def kept(manager) -> dict[str, int]:
    return json.loads(manager.settings.network_limits or "{}")


def write(line, words: str) -> None:
    line.selectAll()
    QTest.keyClicks(line, words)
    press(line, KEY.Key_Return)


async def test_the_network_in_use_is_offered_and_needs_a_number_only(dialog, field, manager):
    field.show_now(IN_USE)
    press(field.add_button, KEY.Key_Space)
    (row,) = field.rows
    assert row.network.line.text() == "Hotel"
    assert dialog.focusWidget() is row.rate.line
    write(row.rate.line, "500")
    await until(lambda: kept(manager) == {"Hotel": 500_000})
    press(field.add_button, KEY.Key_Space)
    assert field.rows[1].network.line.text() == "wlan0"
    press(field.add_button, KEY.Key_Space)
    assert field.rows[2].network.line.text() == ""
    assert dialog.focusWidget() is field.rows[2].network.line
    assert kept(manager) == {"Hotel": 500_000}


async def test_what_is_wrong_is_said_and_not_taken(field, manager):
    await manager.change_settings(network_limits=LIMITS)
    await until(lambda: len(field.rows) == 2)
    row = field.rows[1]
    for line, words, says in (
        (row.network.line, "hotel", "There is a limit for hotel already."),
        (row.network.line, "tun0", ""),
        (row.rate.line, "fast", "write at least 1 kB/s"),
        (row.rate.line, "", "write at least 1 kB/s"),
        (row.rate.line, "3000", ""),
    ):
        row.rate.unit.setCurrentIndex(0)
        if words:
            write(line, words)
        else:
            line.selectAll()
            press(line, KEY.Key_Delete)
            press(line, KEY.Key_Return)
        assert says in row.note.text().replace("\u00a0", " ")
        assert row.note.isHidden() is (not says)
        assert line.accessibleDescription() == row.note.text()
    await until(lambda: kept(manager) == {"Hotel": 500_000, "tun0": 3_000_000})


async def test_a_limit_without_its_network_says_what_is_missing(field, manager):
    await manager.change_settings(network_limits=LIMITS)
    await until(lambda: len(field.rows) == 2)
    known = field.rows[1]
    known.network.line.selectAll()
    press(known.network.line, KEY.Key_Delete)
    press(known.network.line, KEY.Key_Return)
    press(field.add_button, KEY.Key_Space)
    new = field.rows[2]
    assert new.note.isHidden()
    write(new.rate.line, "300")
    for row in (known, new):
        assert row.note.text() == "Write which network this is for, or remove the limit."
    assert kept(manager) == {"Hotel": 500_000, "tun0": 2_000_000}


async def test_a_limit_is_renamed_and_removed(field, manager):
    await manager.change_settings(network_limits=LIMITS)
    await until(lambda: len(field.rows) == 2)
    write(field.rows[0].network.line, "Home")
    await until(lambda: kept(manager) == {"Home": 500_000, "tun0": 2_000_000})
    click(field.rows[0].remove)
    await until(lambda: kept(manager) == {"tun0": 2_000_000})
    click(field.rows[0].remove)
    await until(lambda: manager.settings.network_limits is None)
    assert field.rows == []


async def test_tab_leads_from_one_limit_to_the_next(dialog, field, manager):
    await manager.change_settings(network_limits=LIMITS)
    await until(lambda: len(field.rows) == 2)
    first, second = field.rows
    settle()
    first.network.line.setFocus()
    seen = []
    for _ in range(8):
        press(dialog.focusWidget(), KEY.Key_Tab)
        seen.append(dialog.focusWidget())
    assert seen == [*first.controls[1:], *second.controls, field.add_button]


async def test_the_unit_of_a_limit_counts_at_once(field, manager):
    await manager.change_settings(network_limits='{"Hotel": 500000}')
    await until(lambda: len(field.rows) == 1)
    unit = field.rows[0].rate.unit
    unit.setCurrentIndex(1)
    unit.activated.emit(1)
    await until(lambda: kept(manager) == {"Hotel": 500_000_000})


@pytest.mark.parametrize(
    ("rate", "short"),
    [(None, "Limit: 500 kB/s on Hotel"), (100_000, "Limit: 100 kB/s"), (0, "No downloads")],
)
def test_the_lower_limit_is_the_one_that_is_shown(qapp, rate, short):
    view = LimitView(rate, network=NetworkLimit("Hotel", 500_000))
    assert short_words(view, NOW).replace("\u00a0", " ") == short
    said = now_sentence(view, NOW).replace("\u00a0", " ")
    assert said.endswith("Limit of the network Hotel: 500 kB/s.")
    long = LimitView(network=NetworkLimit("Guests of the " * 9, 1000))
    assert len(short_words(long, NOW)) < 60
