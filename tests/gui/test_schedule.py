"""Speed limits by day and hour: painting them, what is said of them, and lifting them once."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QLocale, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from bitsgui.bits.limits import LimitSource, LimitView
from bitsgui.gui.dialogs.preferences import PreferencesDialog
from bitsgui.gui.limit_words import now_sentence, short_words
from bitsgui.gui.options.option import Page
from bitsgui.gui.theme import current_tokens
from bitsgui.gui.views.schedule_field import ScheduleField
from bitsgui.gui.views.week_grid import WeekGrid
from bitsgui.settings import schedule
from tests.gui.conftest import until
from tests.gui.driving import CTRL, KEY, LEFT, click, press, settle
from tests.gui.samples import NOW
from tests.gui.test_status_line import entry

SHIFT = Qt.KeyboardModifier.ShiftModifier
MONDAY, SUNDAY = 1, 0
"""Rows where a week begins on Sunday, as it does in the locale of the tests."""
FULL, FAST, SLOW, SLOWEST, PAUSE = range(5)
MB2 = 2_000_000


@pytest.fixture
async def field(window):
    window.preferences.show_schedule()
    dialog = window.preferences.dialog
    assert isinstance(dialog, PreferencesDialog)
    found = dialog.turn_to(Page.SPEED).rows["rate_schedule"].field
    assert isinstance(found, ScheduleField)
    await until(found.grid.isVisible)
    settle()
    yield found
    dialog.close()


def place(grid: WeekGrid, row: int, hour: int) -> QPoint:
    return grid.visualRect(grid.week.index(row, hour)).center()


def drag(grid: WeekGrid, begin: QPoint, end: QPoint) -> None:
    ground = grid.viewport()
    QTest.mousePress(ground, LEFT, pos=begin)
    QTest.mouseMove(ground, (begin + end) / 2)
    QTest.mouseMove(ground, end)
    QTest.mouseRelease(ground, LEFT, pos=end)


def here(grid: WeekGrid, row: int, hour: int) -> None:
    grid.setFocus(Qt.FocusReason.TabFocusReason)
    grid.setCurrentIndex(grid.week.index(row, hour))


async def test_what_is_dragged_over_is_painted_and_in_force(field, manager):
    drag(field.grid, place(field.grid, MONDAY, 8), place(field.grid, MONDAY + 4, 17))
    await until(lambda: manager.settings.rate_schedule == "mon-fri 8-18 2000000")
    click(field.brushes.all[PAUSE])
    drag(field.grid, place(field.grid, SUNDAY, 2), place(field.grid, SUNDAY, 2))
    await until(lambda: "sun 2-3 pause" in str(manager.settings.rate_schedule))
    assert not field.grid.selectedIndexes()


async def test_a_stroke_over_the_same_again_wipes_it_off(field, manager):
    drag(field.grid, place(field.grid, MONDAY, 8), place(field.grid, MONDAY, 9))
    await until(lambda: manager.settings.rate_schedule == "mon 8-10 2000000")
    drag(field.grid, place(field.grid, MONDAY, 9), place(field.grid, MONDAY, 9))
    await until(lambda: manager.settings.rate_schedule == "mon 8-9 2000000")
    press(field.grid, KEY.Key_Z, CTRL)
    await until(lambda: manager.settings.rate_schedule == "mon 8-10 2000000")
    press(field.grid, KEY.Key_Z, CTRL)
    await until(lambda: manager.settings.rate_schedule is None)
    press(field.grid, KEY.Key_Z, CTRL)
    assert manager.settings.rate_schedule is None


async def test_the_keyboard_moves_extends_and_paints(field, manager):
    grid = field.grid
    here(grid, MONDAY, 8)
    press(grid, KEY.Key_Right, SHIFT)
    press(grid, KEY.Key_Down, SHIFT)
    press(grid, KEY.Key_Space)
    await until(lambda: manager.settings.rate_schedule == "mon,tue 8-10 2000000")
    press(grid, KEY.Key_Home)
    assert (grid.currentIndex().row(), grid.currentIndex().column()) == (MONDAY + 1, 0)
    press(grid, KEY.Key_End, SHIFT)
    assert len(grid.selectedIndexes()) == schedule.HOURS
    press(grid, KEY.Key_Escape)
    assert len(grid.selectedIndexes()) == 1
    assert field.isVisible()
    press(grid, KEY.Key_A, CTRL)
    click(field.brushes.all[PAUSE])
    here(grid, MONDAY, 0)
    press(grid, KEY.Key_A, CTRL)
    press(grid, KEY.Key_Space)
    await until(lambda: manager.settings.rate_schedule == "daily 0-24 pause")


async def test_the_name_of_a_day_or_an_hour_paints_all_of_it(field, manager):
    grid = field.grid
    days, hours = grid.verticalHeader(), grid.horizontalHeader()
    at = QPoint(4, days.sectionViewportPosition(MONDAY) + 4)
    QTest.mouseClick(days.viewport(), LEFT, pos=at)
    await until(lambda: manager.settings.rate_schedule == "mon 0-24 2000000")
    click(field.brushes.all[PAUSE])
    at = QPoint(hours.sectionViewportPosition(3) + 4, 4)
    QTest.mouseClick(hours.viewport(), LEFT, pos=at)
    await until(lambda: schedule.parse(manager.settings.rate_schedule).cells[3] == 0)
    week = schedule.parse(manager.settings.rate_schedule).cells
    assert all(week[day * schedule.HOURS + 3] == 0 for day in range(schedule.DAYS))


async def test_right_to_left_the_first_hour_is_at_the_right(field, manager):
    grid = field.grid
    grid.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    settle()
    assert place(grid, MONDAY, 0).x() > place(grid, MONDAY, 23).x()
    drag(grid, place(grid, MONDAY, 0), place(grid, MONDAY, 2))
    await until(lambda: manager.settings.rate_schedule == "mon 0-3 2000000")
    here(grid, MONDAY, 5)
    press(grid, KEY.Key_Left)
    assert grid.currentIndex().column() == 6


async def test_every_hour_has_a_name_that_says_what_holds(field):
    field.show_value("mon 8-9 2000000; tue 8-9 pause")
    week = field.grid.week
    words = [
        str(week.data(week.index(row, 8), Qt.ItemDataRole.AccessibleTextRole)).replace(
            "\u00a0", " "
        )
        for row in (MONDAY, MONDAY + 1, MONDAY + 2)
    ]
    assert [line.removesuffix(" (now)") for line in words] == [
        "Monday 8 AM to 9 AM: at most 2 MB/s",
        "Tuesday 8 AM to 9 AM: no downloads",
        "Wednesday 8 AM to 9 AM: full speed",
    ]


def test_a_week_begins_where_the_locale_has_it(qapp):
    QLocale.setDefault(QLocale(QLocale.Language.German, QLocale.Country.Germany))
    field = ScheduleField()
    try:
        assert field.grid.week.day_name(0) == "Montag"
        field.show_value("mon 1-2 pause")
        assert field.grid.week.cell(field.grid.week.index(0, 1)) == 0
        head = field.grid.week.headerData(18, Qt.Orientation.Horizontal)
        assert head == "18"
    finally:
        field.deleteLater()


async def test_another_limit_of_a_brush_is_one_of_all_it_painted(field, manager):
    await manager.change_settings(rate_schedule="mon 8-18 2000000; tue 8-18 500000")
    await until(lambda: field.grid.week.cell(field.grid.week.index(MONDAY, 9)) == MB2)
    click(field.brushes.all[SLOW])
    field.limit.line.selectAll()
    QTest.keyClicks(field.limit.line, "5000")
    press(field.limit.line, KEY.Key_Return)
    await until(lambda: manager.settings.rate_schedule == "mon 8-18 2000000; tue 8-18 5000000")
    assert field.brushes.cell == 5_000_000
    assert [brush.cell for brush in field.brushes.all[1:4]] == [5_000_000, MB2, 100_000]


async def test_a_limit_another_brush_has_or_that_is_none_is_not_taken(field, manager):
    await manager.change_settings(rate_schedule="mon 8-18 2000000")
    for words in ("500", "x", "0"):
        click(field.brushes.all[FAST])
        field.limit.unit.setCurrentIndex(0)
        field.limit.line.selectAll()
        QTest.keyClicks(field.limit.line, words)
        press(field.limit.line, KEY.Key_Return)
        field.limit.forget()
    assert manager.settings.rate_schedule == "mon 8-18 2000000"


async def test_limits_that_were_written_elsewhere_get_brushes(field, manager):
    await manager.change_settings(rate_schedule="mon 1-2 1M; tue 1-2 3M; wed 1-2 2M")
    wanted = [3 << 20, 2 << 20, 1 << 20]
    await until(lambda: [brush.cell for brush in field.brushes.all[1:4]] == wanted)


def test_each_kind_of_hour_looks_different_without_its_colour(qapp):
    field = ScheduleField()
    field.resize(700, 300)
    field.show_value("mon 0-1 2000000; mon 1-2 500000; mon 2-3 100000; mon 3-4 pause")
    grid = field.grid
    grid.resize(700, grid.sizeHint().height())
    image = grid.grab().toImage()
    origin = grid.viewport().pos()

    def greys(hour: int) -> list[bool]:
        cell = grid.visualRect(grid.week.index(MONDAY, hour)).translated(origin)
        ground = image.pixelColor(cell.left() + 3, cell.top() + 2)
        lines = range(cell.top() + 2, cell.bottom() - 1)
        return [image.pixelColor(cell.left() + 3, line) == ground for line in lines]

    try:
        looks = [greys(hour) for hour in range(5)]
        assert len({tuple(look) for look in looks}) == len(looks)
    finally:
        field.deleteLater()


async def test_the_wheel_over_the_hours_is_left_to_the_page(field):
    ground = field.grid.viewport()
    middle = QPointF(ground.rect().center())
    none, phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
    keys = Qt.KeyboardModifier.NoModifier
    turn = QWheelEvent(
        middle, ground.mapToGlobal(middle), QPoint(), QPoint(0, -120), none, keys, phase, False
    )
    QApplication.sendEvent(ground, turn)
    assert not turn.isAccepted()


# What holds now, in the line at the bottom and its menu.

UNTIL = NOW + timedelta(hours=6)
LIMITED = LimitView(MB2, LimitSource.SCHEDULE, UNTIL, None, is_scheduled=True)


@pytest.mark.parametrize(
    ("view", "short", "long"),
    [
        (LimitView(), "Limit: off", "Now and at any time: full speed."),
        (LIMITED, "Limit: 2 MB/s until ", "Now: at most 2 MB/s. It changes t"),
        (replace(LIMITED, rate=0), "No downloads until ", "Now: no downloads. It changes t"),
        (
            replace(LIMITED, rate=None, source=LimitSource.OVERRIDE, then=0),
            "Limit: off until ",
            "Now, in place of the schedule: full speed. It holds again t",
        ),
        (replace(LIMITED, source=LimitSource.USUAL, rate=None), "Limit: off", "Now: full speed."),
        (replace(LIMITED, rate=0, until=None), "No downloads", "Now and at any time: no downl"),
    ],
)
def test_what_holds_is_said_shortly_and_in_a_sentence(qapp, view, short, long):
    assert short_words(view, NOW).replace("\u00a0", " ").startswith(short)
    assert now_sentence(view, NOW).replace("\u00a0", " ").startswith(long)


def test_an_end_on_another_day_is_told_with_its_day(qapp):
    far = replace(LIMITED, until=NOW + timedelta(days=3))
    day = QLocale().dayName(
        (far.until or NOW).astimezone().isoweekday(), QLocale.FormatType.ShortFormat
    )
    assert f"until {day} " in short_words(far, NOW)


async def test_under_a_schedule_a_limit_is_chosen_until_it_changes(window, manager):
    await manager.change_settings(rate_schedule="daily 0-12 2M; daily 12-24 1M")
    menu = window.limit.menu
    await until(lambda: "until" in window.status.limit.text())
    assert entry(menu, "As the").isChecked()
    entry(menu, "5 MB/s").trigger()
    await until(lambda: str(manager.settings.limit_override).startswith("5000000 until"))
    assert manager.settings.rate_limit is None
    await until(lambda: entry(menu, "5 MB/s").isChecked())
    assert not entry(menu, "As the").isChecked()
    entry(menu, "As the").trigger()
    await until(lambda: manager.settings.limit_override is None)
    entry(menu, "No downloads").trigger()
    await until(lambda: str(manager.settings.limit_override).startswith("pause until"))
    await until(lambda: window.status.limit.text().startswith("No downloads until"))


async def test_the_hours_are_opened_from_the_menu_of_the_limit(window):
    await until(window.limit.menu.isEnabled)
    entry(window.limit.menu, "By day and").trigger()
    dialog = window.preferences.dialog
    assert isinstance(dialog, PreferencesDialog)
    assert dialog.page() is Page.SPEED
    await until(lambda: isinstance(dialog.focusWidget(), WeekGrid))
    grid = dialog.focusWidget()
    assert isinstance(grid, WeekGrid)
    dialog.activateWindow()
    await until(lambda: len(grid.selectedIndexes()) == 1)  # the keyboard can begin there
    dialog.close()


async def test_the_name_of_an_hour_goes_on_over_the_hours_without_one(field):
    hours = field.grid.horizontalHeader()
    midnight = str(field.grid.week.headerData(0, Qt.Orientation.Horizontal))
    assert hours.fontMetrics().horizontalAdvance(midnight) > hours.sectionSize(0)
    shown = hours.viewport().grab().toImage()
    ground = shown.pixel(0, 0)
    beyond = range(hours.sectionViewportPosition(1), hours.sectionViewportPosition(2))
    assert any(shown.pixel(x, y) != ground for x in beyond for y in range(shown.height()))


async def test_the_hours_stand_out_where_the_option_was_searched_for(window, field):
    dialog = window.preferences.dialog
    QTest.keyClicks(dialog.search, "speed")
    row = dialog.turn_to(Page.SPEED).rows["rate_schedule"]
    assert row.is_marked
    hour = field.grid.visualRect(field.grid.week.index(MONDAY, 20)).center()
    shown = row.grab().toImage()
    cell = shown.pixelColor(field.grid.viewport().mapTo(row, hour))
    ground = shown.pixelColor(row.rect().center().x(), row.height() - 4)
    assert cell == QColor(current_tokens().surface_selected)
    assert ground != cell


async def test_tab_comes_by_the_brushes_and_their_limit_before_the_hours(field):
    above = field.window().turn_to(Page.SPEED).rows["rate_limit"].field
    above.setFocus()
    passed = []
    while not field.grid.hasFocus() and len(passed) < 20:
        passed.append(QApplication.focusWidget())
        press(passed[-1], KEY.Key_Tab)
    assert [brush for brush in field.brushes.all if brush in passed] == [field.brushes.all[FAST]]
    assert field.limit.line in passed
    field.setFocus()
    assert field.grid.hasFocus()


async def test_all_days_are_in_sight_in_a_small_window(field):
    dialog = field.window()
    page = dialog.turn_to(Page.SPEED)
    dialog.resize(840, 536)  # as it is over a window of 900 x 600
    page.verticalScrollBar().setValue(0)
    settle()
    grid = field.grid
    last = grid.visualRect(grid.week.index(6, 0))
    assert grid.viewport().visibleRegion().contains(last)


async def test_the_limit_of_a_brush_stands_behind_the_last_one_where_it_has_room(field):
    dialog = field.window()
    dialog.resize(1100, 600)
    settle()
    last = field.brushes.all[-1]
    assert abs(field.limit.mapTo(field, QPoint()).y() - last.mapTo(field, QPoint()).y()) <= 4
    dialog.resize(840, 600)
    settle()
    assert field.limit.mapTo(field, QPoint()).y() > last.mapTo(field, QPoint()).y() + 4


async def test_a_row_that_was_found_shows_its_ground_around_the_hours(field):
    row = field.window().turn_to(Page.SPEED).rows["rate_schedule"]
    row.mark(True)
    settle()
    image, grid = row.grab().toImage(), field.grid
    ground = image.pixelColor(row.rect().center().x(), row.height() - 4).name()
    assert ground != QColor(current_tokens().surface).name()
    for spot in (QPoint(1, 1), QPoint(grid.width() // 2, 1), QPoint(1, grid.height() - 4)):
        assert image.pixelColor(grid.mapTo(row, spot)).name() == ground


async def test_the_name_of_an_hour_is_read_in_its_own_direction(field):
    hours = field.grid.horizontalHeader()
    name = str(field.grid.week.headerData(0, hours.orientation()))
    end = hours.fontMetrics().horizontalAdvance(name) + 1

    def painted(direction: Qt.LayoutDirection) -> QImage:
        hours.setLayoutDirection(direction)
        image = QImage(end + 40, hours.height(), QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        painter.setLayoutDirection(direction)  # as it is on a widget
        hours.paintSection(painter, image.rect(), 0)
        painter.end()
        is_mirrored = direction == Qt.LayoutDirection.RightToLeft
        left = image.rect().right() - end if is_mirrored else 0
        return image.copy(left, 0, end, image.height())

    assert painted(Qt.LayoutDirection.RightToLeft) == painted(Qt.LayoutDirection.LeftToRight)
