"""The buttons in a row: found by the mouse, explained, and no more than what the menus do."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip

from bitsgui.bits.types import JobState
from bitsgui.gui.delegates.quick_buttons import WIDTH, button_places
from bitsgui.gui.models.columns import Column
from bitsgui.gui.quick_deeds import QuickDeed, deed_icon, deed_word, quick_deeds, spoken_deeds
from bitsgui.gui.theme import GAP
from bitsgui.gui.views.details import Tab
from tests.gui.conftest import until
from tests.gui.driving import CTRL, KEY, LEFT, choose, press
from tests.gui.quick_pictures import hover, place_of
from tests.gui.samples import job, job_id, showcase

D = QuickDeed


def row_in(window, state: JobState) -> int:
    rows = range(window.jobs.rowCount())
    return next(row for row in rows if window.jobs.view_at(row).state == state)


@pytest.mark.parametrize(
    ("state", "deeds"),
    [
        (JobState.QUEUED, (D.PAUSE,)),
        (JobState.CONNECTING, (D.PAUSE,)),
        (JobState.TRANSFERRING, (D.PAUSE,)),
        (JobState.SUSPENDED, (D.RESUME,)),
        (JobState.TRANSIENT_ERROR, (D.RESUME, D.PAUSE)),
        (JobState.ERROR, (D.RESUME,)),
        (JobState.TRANSFERRED, (D.COMPLETE,)),
        (JobState.ACKNOWLEDGED, (D.OPEN, D.SHOW_IN_FOLDER)),
        (JobState.CANCELLED, ()),
    ],
)
def test_a_row_offers_what_its_state_needs_most(state, deeds):
    view = job(1, state=state)
    assert quick_deeds(view) == deeds
    assert all(deed_word(deed, view) and deed_icon(deed, view) for deed in deeds)
    assert spoken_deeds(view).count(",") == max(0, len(deeds) - 1)


def test_an_expired_link_can_be_replaced_from_its_row():
    views = [view for view in showcase() if view.state == JobState.ERROR]
    assert D.FRESH_LINK in quick_deeds(views[0])


def test_buttons_stand_side_by_side_at_the_end_of_the_row_in_both_directions():
    left_to_right = button_places(2, 500, 40, mirrored=False)
    assert [place.left() for place in left_to_right] == [500 - 2 * WIDTH, 500 - WIDTH]
    right_to_left = button_places(2, 10, 40, mirrored=True)
    assert [place.left() for place in right_to_left] == [10 + WIDTH, 10]


async def test_a_click_pauses_that_row_alone_and_leaves_the_selection(window, manager):
    await choose(window, 3)
    row = row_in(window, JobState.TRANSFERRING)
    wanted = window.jobs.view_at(row).id
    place = place_of(window, row, D.PAUSE)
    hover(window, place)
    QTest.mouseClick(window.list.viewport(), LEFT, pos=place)
    await until(lambda: manager.called("suspend") == [wanted])
    assert [view.id for view in window.list.selected_views()] == [job_id(3)]


async def test_a_press_that_is_let_go_elsewhere_or_doubled_does_nothing_else(window, manager):
    row = row_in(window, JobState.SUSPENDED)
    place, viewport = place_of(window, row, D.RESUME), window.list.viewport()
    QTest.mousePress(viewport, LEFT, pos=place)
    QTest.mouseRelease(viewport, LEFT, pos=place - QPoint(200, 0))
    opened = []
    window.list.open_requested.connect(lambda: opened.append(1))
    QTest.mouseClick(viewport, LEFT, pos=place)
    QTest.mouseDClick(viewport, LEFT, pos=place)
    QTest.mouseRelease(viewport, LEFT, pos=place)
    await until(lambda: manager.called("resume") == [window.jobs.view_at(row).id])
    assert opened == []


async def test_a_tool_tip_says_what_a_button_does_and_its_keys(window):
    row = row_in(window, JobState.SUSPENDED)
    place, viewport = place_of(window, row, D.RESUME), window.list.viewport()
    event = QHelpEvent(QEvent.Type.ToolTip, place, viewport.mapToGlobal(place))
    QApplication.sendEvent(viewport, event)
    assert QToolTip.text() == "Resume (Ctrl+R)"
    QToolTip.hideText()


async def test_every_button_has_an_action_with_keys_in_a_menu(window):
    in_menus = [a for entry in window.menuBar().actions() for a in entry.menu().actions()]
    for action in window.deeds.quick.values():
        assert action in in_menus
        assert not action.shortcut().isEmpty()


async def test_buttons_appear_under_the_mouse_and_in_the_row_with_the_keyboard(window):
    await choose(window, 1)
    window.list.setFocus()
    other = row_in(window, JobState.SUSPENDED)
    place = place_of(window, other, D.RESUME)
    area = QRect(0, 0, 16, 16)
    area.moveCenter(place)
    bare = window.list.viewport().grab(area).toImage()
    hover(window, place)
    pointed = window.list.viewport().grab(area).toImage()
    QApplication.sendEvent(window.list.viewport(), QEvent(QEvent.Type.Leave))
    assert window.list.viewport().grab(area).toImage() == bare
    window.list.setCurrentIndex(window.jobs.index(other, 0))
    focused = window.list.viewport().grab(area).toImage()
    assert len({bytes(image.constBits()) for image in (bare, pointed, focused)}) == 3


async def test_no_row_moves_when_its_buttons_appear(window):
    row = row_in(window, JobState.SUSPENDED)
    place = place_of(window, row, D.RESUME)
    before = window.list.visualRect(window.jobs.index(row, 0))
    sizes = [window.list.header().sectionSize(n) for n in range(5)]
    hover(window, place)
    assert window.list.visualRect(window.jobs.index(row, 0)) == before
    assert [window.list.header().sectionSize(n) for n in range(5)] == sizes


async def test_a_fresh_link_is_asked_for_in_the_overview_by_button_and_by_key(window):
    row = next(
        row
        for row in range(window.jobs.rowCount())
        if D.FRESH_LINK in quick_deeds(window.jobs.view_at(row))
    )
    window.details.turn_to(Tab.FILES)
    QTest.mouseClick(window.list.viewport(), LEFT, pos=place_of(window, row, D.FRESH_LINK))
    assert window.details.tab is Tab.OVERVIEW
    link = window.details.error_panel.offer.link
    await until(link.hasFocus)
    window.list.setFocus()
    window.details.turn_to(Tab.FILES)
    await until(lambda: not window._refresh_timer.isActive())
    press(window.list, KEY.Key_L, CTRL)
    await until(link.hasFocus)


async def test_compact_rows_have_their_buttons_beside_the_name(window, manager):
    window.shown.compact.trigger()
    row = row_in(window, JobState.SUSPENDED)
    place = place_of(window, row, D.RESUME)
    assert place.x() < window.list.header().sectionSize(0)
    QTest.mouseClick(window.list.viewport(), LEFT, pos=place)
    await until(lambda: manager.called("resume"))


async def test_a_screen_reader_hears_what_a_row_offers(window):
    index = window.jobs.index(row_in(window, JobState.ACKNOWLEDGED), 0)
    role = Qt.ItemDataRole.AccessibleDescriptionRole
    assert index.data(role) == "Show in folder, Open"


@pytest.mark.parametrize("direction", list(Qt.LayoutDirection)[:2])
async def test_no_words_run_below_the_buttons_where_columns_reach_beyond_the_edge(
    window, direction
):
    window.setLayoutDirection(direction)
    window.resize(900, 600)
    for column in (Column.HOST, Column.LINK, Column.FOLDER):
        window.list.columns.show_column(column, True)
    row = next(n for n in range(9) if D.FRESH_LINK in quick_deeds(window.jobs.view_at(n)))
    view = window.list
    bar = view.horizontalScrollBar()
    bar.setValue(bar.maximum() // 2)
    place = view.row_place(window.jobs.index(row, 0))
    mirrored = view.isRightToLeft()
    assert place.width() > view.viewport().width()
    taken = view.buttons.room_in(place, window.jobs.view_at(row)) + GAP
    buttons = view.buttons._places(place, 2)
    begin = place.left() + taken if mirrored else place.right() - taken
    assert max(b.right() for b in buttons) <= begin if mirrored else buttons[0].left() >= begin
