"""A change of the order lays no row out anew, and is seen all the same."""

from dataclasses import replace
from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, Qt

from bitsgui.bits.views import Changes, JobView
from bitsgui.gui.column_layout import RowMode
from bitsgui.gui.models.columns import Column
from bitsgui.gui.models.job_tree import ROOT, Index
from bitsgui.gui.models.jobs import JobsModel
from bitsgui.gui.views.jobs_list import JobsList
from bitsgui.gui.views.row_layout import MANY
from tests.gui.driving import list_of, settle
from tests.gui.samples import job

COUNT = 500
VIEWS = [replace(job(n), id=UUID(int=n), name=f"{n:04}.bin", position=n) for n in range(1, COUNT)]
DOWN = Qt.SortOrder.DescendingOrder


class Counting(JobsModel):
    asked = 0

    def hasChildren(self, parent: Index = ROOT) -> bool:  # noqa: N802 - as Qt has it
        self.asked += 1
        return super().hasChildren(parent)


@pytest.fixture
def model():
    model = Counting()
    model.replace(VIEWS)
    return model


@pytest.fixture
def view(qtbot, model):
    return list_of(qtbot, model)


def first_name(view: JobsList) -> str:
    return view.view_at(view.indexAt(QPoint(20, 5))).name


def test_sorting_asks_about_no_row_and_shows_the_new_order(view, model):
    model.asked = 0
    model.sort(Column.NAME, DOWN)
    settle()
    assert model.asked < COUNT
    assert first_name(view) == VIEWS[-1].name


def test_rows_that_go_with_a_change_of_the_order_take_their_room_with_them(view, model):
    model.sort(Column.NAME, DOWN)
    model.apply(Changes(removed=tuple(each.id for each in VIEWS[5:])))
    settle()
    assert first_name(view) == VIEWS[4].name
    assert view.verticalScrollBar().maximum() == 0
    assert not view.indexAt(QPoint(20, 550)).isValid()


def test_rows_get_their_other_height_whatever_was_sorted_before(view, model):
    before = view.visualRect(model.index(1, 0)).top()
    model.sort(Column.NAME, DOWN)
    view.set_mode(RowMode.COMPACT)
    settle()
    assert view.visualRect(model.index(1, 0)).top() < before


def test_the_files_of_an_open_job_move_with_it(view, model):
    many = replace(VIEWS[0], files_total=3)
    model.apply(Changes(changed=(many,)))
    model.open(many.id)
    settle()
    model.sort(Column.NAME, DOWN)
    settle()
    assert not view.visualRect(model.index(2, 0, model.index(0, 0))).isValid()
    last = model.job_index(many.id)
    view.scrollTo(model.index(2, 0, last))
    settle()
    assert view.visualRect(model.index(0, 0, last)).top() > view.visualRect(last).top()


def test_very_many_rows_are_laid_out_in_one_turn_and_painted_in_the_next(qtbot):
    model = JobsModel()
    view = list_of(qtbot, model)
    view.setFocus()
    model.replace([replace(VIEWS[0], id=UUID(int=n), position=n) for n in range(1, MANY + 1)])
    assert view.currentIndex().row() == 0
    view.doItemsLayout()
    assert not view.viewport().updatesEnabled()
    settle()
    assert view.viewport().updatesEnabled()
    assert view.indexAt(QPoint(20, 5)).row() == 0


def very_many(count: int, first: int = 1) -> list[JobView]:
    ids = range(first, first + count)
    return [replace(VIEWS[0], id=UUID(int=n), position=n) for n in ids]


def test_very_many_rows_of_a_list_that_is_shown_again_wait_for_their_turn(qtbot, view, model):
    view.hide()
    model.replace(very_many(MANY))
    settle()
    model.asked = 0
    with view.row_layout.put_off():
        view.show()
    assert model.asked < COUNT
    settle()
    assert view.viewport().updatesEnabled()
    assert view.indexAt(QPoint(20, 5)).row() == 0
    assert view.visualRect(model.index(MANY - 1, 0)).isValid()


def test_few_rows_in_the_place_of_very_many_are_painted_at_once(view, model):
    model.replace(very_many(MANY))
    model.replace(VIEWS[:3])
    settle()
    assert view.viewport().updatesEnabled()
    assert first_name(view) == VIEWS[0].name
