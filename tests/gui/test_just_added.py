"""What was just added is selected, and takes the selection from nobody."""

from dataclasses import replace
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from bitsgui.bits.requests import Added, AddRequest
from bitsgui.bits.types import JobState
from bitsgui.gui.models.columns import Column
from bitsgui.gui.models.filters import Filter
from bitsgui.gui.views.main_window import MainWindow
from tests.gui.conftest import until
from tests.gui.driving import CTRL, KEY, click, press, settle
from tests.gui.fake_manager import FakeManager
from tests.gui.samples import finished, job, job_id, showcase

NEW = job_id(1000)
"""The first that is added."""


class Quick(FakeManager):
    """Its downloads may be over before anybody can ask about them."""

    ends_at_once = False

    def __init__(self) -> None:
        super().__init__(showcase())
        self.ended: list[UUID] = []

    async def add(self, request: AddRequest) -> list[Added]:
        added = await super().add(request)
        if self.ends_at_once:
            for new in added:
                self.ended.append(new.job_id)
                self.rows.append(finished(new.job_id.int, self.jobs[new.job_id].name))
                self.drop(new.job_id)
        return added


@pytest.fixture
def manager() -> Quick:
    return Quick()


def chosen(window: MainWindow) -> list[UUID]:
    return [view.id for view in window.list.selected_views()]


def add_by_keys(window: MainWindow, url: str) -> None:
    press(window, KEY.Key_N, CTRL)
    QTest.keyClicks(window.adding.dialog.links, url)
    click(window.adding.dialog.add_button)


async def test_what_is_added_is_selected_before_the_list_can_be_reached_again(window):
    at_close: list[list[str]] = []
    window.adding.dialog.finished.connect(
        lambda: at_close.append([view.name for view in window.list.selected_views()])
    )
    window.jobs.set_filter(Filter.FINISHED)
    add_by_keys(window, "https://a.example/new.iso")
    await until(lambda: at_close)
    assert at_close == [["new.iso"]]
    assert window.jobs.filter == Filter.ALL


async def test_a_download_that_is_over_at_once_is_selected_as_the_finished_one_it_is(
    window, manager
):
    manager.ends_at_once = True
    window.list.select([job_id(7)])
    add_by_keys(window, "https://a.example/tiny.txt")
    await until(lambda: not window.adding.dialog.isVisible())
    await until(lambda: window.list.current_view().state == JobState.ACKNOWLEDGED)
    assert chosen(window) == manager.ended
    assert not window.notice.isVisible()


async def test_what_is_still_to_come_leaves_the_selection_to_who_chose_meanwhile(window, manager):
    window.list.kept.expect(job_id(900))
    window.list.kept.expect(job_id(901))
    window.list.setFocus()
    press(window.list, KEY.Key_Home)
    first = chosen(window)
    manager.put(job(901, "late.iso"))
    await until(lambda: window.jobs.row_of(job_id(901)) is not None)
    assert chosen(window) == first
    window.list.kept.expect(job_id(902))
    manager.put(job(902, "later.iso"))
    await until(lambda: chosen(window) == [job_id(902)])


@pytest.mark.parametrize("order", [Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder])
async def test_all_that_is_added_comes_into_view_as_far_as_it_fits(window, manager, order):
    manager.put(*(job(n) for n in range(100, 160)))
    await until(lambda: window.jobs.rowCount() > 60)
    window.list.header().setSortIndicator(Column.RANK, order)
    window.list.scrollTo(window.jobs.index(30, 0))
    press(window, KEY.Key_N, CTRL)
    QTest.keyClicks(window.adding.dialog.links, "https://a.example/new-[1-3].iso")
    click(window.adding.dialog.add_button)
    new = [job_id(number) for number in (1000, 1001, 1002)]
    await until(lambda: all(window.jobs.row_of(each) is not None for each in new))
    await until(lambda: not window.adding.dialog.isVisible())
    seen = window.list.viewport().rect()
    rows = [window.list.visualRect(window.jobs.job_index(each)) for each in new]
    assert [seen.contains(row.center()) for row in rows] == [True] * 3
    assert chosen(window) == [new[0]]


async def test_more_than_fits_is_shown_from_the_first_on(window, manager):
    press(window, KEY.Key_N, CTRL)
    QTest.keyClicks(window.adding.dialog.links, "https://a.example/new-[01-40].iso")
    click(window.adding.dialog.add_button)
    await until(lambda: window.jobs.row_of(job_id(1039)) is not None)
    await until(lambda: not window.adding.dialog.isVisible())
    place = window.list.visualRect(window.jobs.job_index(job_id(1000)))
    assert window.list.viewport().rect().contains(place)


async def add_among_many(window: MainWindow, manager: FakeManager, column: Column) -> None:
    """Add a download to a list of running ones that is sorted, the highest first."""
    running = {"state": JobState.TRANSFERRING, "bytes_total": 10**9}
    manager.put(*(job(n, rate=n * 1000.0, time_left_s=n, **running) for n in range(100, 160)))
    await until(lambda: window.jobs.rowCount() > 60)
    window.list.header().setSortIndicator(column, Qt.SortOrder.DescendingOrder)
    add_by_keys(window, "https://a.example/new.iso")
    await until(lambda: window.jobs.row_of(NEW) is not None)
    await until(lambda: not window.adding.dialog.isVisible())


def is_seen(window: MainWindow, job_id: UUID) -> bool:
    place = window.list.visualRect(window.jobs.job_index(job_id))
    return window.list.viewport().rect().contains(place.center())


async def change(window: MainWindow, manager: FakeManager, **values) -> None:
    view = replace(manager.jobs[NEW], **values)
    manager.put(view)
    await until(lambda: window.jobs.view(NEW) == view)
    settle()


@pytest.mark.parametrize("column", [Column.SPEED, Column.SIZE, Column.TIME_LEFT, Column.NAME])
async def test_what_is_added_stays_in_sight_while_it_finds_its_place(window, manager, column):
    await add_among_many(window, manager, column)
    assert is_seen(window, NEW)
    found = {"state": JobState.TRANSFERRING, "bytes_total": 10**10, "name": "a.iso"}
    for rate in (90e6, 500.0, 120_500.0):
        await change(window, manager, **found, rate=rate, time_left_s=int(rate))
        assert is_seen(window, NEW)
    assert chosen(window) == [NEW]


async def test_who_scrolls_or_has_looked_for_a_while_is_left_in_peace(window, manager):
    await add_among_many(window, manager, Column.SPEED)
    bar = window.list.verticalScrollBar()
    bar.triggerAction(bar.SliderAction.SliderToMinimum)  # as a wheel does, and the mouse
    await change(window, manager, state=JobState.TRANSFERRING, rate=500.0)
    assert bar.value() == 0
    window.just_added.expect([NEW])
    window.just_added.patience.timeout.emit()
    bar.setValue(0)
    await change(window, manager, state=JobState.TRANSFERRING, rate=400.0)
    assert bar.value() == 0


async def test_what_comes_by_itself_moves_neither_the_view_nor_the_selection(window, manager):
    await add_among_many(window, manager, Column.SPEED)
    window.list.select([job_id(130)])
    bar = window.list.verticalScrollBar()
    before, place = bar.value(), chosen(window)
    manager.put(job(170, state=JobState.TRANSFERRING, rate=1.0), job(171), job(172))
    await until(lambda: window.jobs.row_of(job_id(172)) is not None)
    settle()
    assert (bar.value(), chosen(window)) == (before, place)
