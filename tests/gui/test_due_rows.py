"""Of a download that only went on, its numbers are painted anew, and the picture is the same."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QPaintEvent, QRegion

from bitsgui.bits.types import JobState
from bitsgui.bits.views import Changes
from bitsgui.gui.column_layout import RowMode
from bitsgui.gui.models.columns import MOVING, Column, cell_text, only_went_on
from bitsgui.gui.models.jobs import JobsModel
from bitsgui.gui.views.jobs_list import JobsList
from tests.gui.driving import list_of, settle
from tests.gui.samples import NOW, job

MB = 1_000_000
Side = Qt.LayoutDirection
VIEWS = [
    replace(
        job(n),
        id=UUID(int=n),
        name=f"{n:04}.bin",
        position=n,
        state=JobState.TRANSFERRING,
        bytes_total=90 * MB,
        bytes_transferred=n * MB,
        error=None,
    )
    for n in range(1, 30)
]


def gone_on(view):
    return replace(
        view,
        bytes_transferred=view.bytes_transferred + 37 * MB,
        rate=view.rate + 5 * MB,
        time_left_s=77.0,
        active_s=view.active_s + 600,
        modified=NOW + timedelta(hours=3),
    )


class Painted(QObject):
    """What of a widget was painted."""

    def __init__(self, widget) -> None:
        super().__init__(widget)
        self.region = QRegion()
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt calls it
        if isinstance(event, QPaintEvent):
            self.region += event.region()
        return False


@pytest.fixture
def model():
    model = JobsModel(clock=lambda: NOW)
    model.replace(VIEWS)
    return model


@pytest.fixture
def view(qtbot, model):
    return list_of(qtbot, model, 400)


def shown(view: JobsList):
    return view.screen().grabWindow(view.winId()).toImage()


@pytest.mark.parametrize("mode", list(RowMode))
@pytest.mark.parametrize(
    "direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft]
)
def test_what_is_seen_is_the_same_as_if_all_had_been_painted(view, model, mode, direction):
    view.setLayoutDirection(direction)
    view.set_mode(mode)
    view.setCurrentIndex(model.index(2, 0))
    settle()
    before = shown(view)
    model.apply(Changes(changed=tuple(map(gone_on, VIEWS))))
    settle()
    seen = shown(view)
    assert seen != before
    view.viewport().update()
    settle()
    assert shown(view) == seen


def test_only_numbers_of_rows_in_sight_are_painted(view, model):
    painted = Painted(view.viewport())
    changed = (VIEWS[1], VIEWS[25])
    model.apply(Changes(changed=tuple(map(gone_on, changed))))
    settle()
    place = painted.region.boundingRect()
    row = view.visualRect(model.index(1, 0))
    assert row.top() < place.top()
    assert place.bottom() < row.center().y() + row.height() // 4
    assert place.left() >= view.header().sectionViewportPosition(Column.PROGRESS)


def test_numbers_are_painted_beside_a_row_that_was_opened(view, model):
    model.apply(Changes(changed=(replace(VIEWS[0], files_total=3),)))
    settle()
    model.open(VIEWS[0].id)
    settle()
    painted = Painted(view.viewport())
    model.apply(Changes(changed=(gone_on(VIEWS[1]),)))
    settle()
    assert view.row_place(model.index(1, 0)).contains(painted.region.boundingRect())
    assert not painted.region.isEmpty()


def test_a_row_that_says_something_else_is_painted_whole(view, model):
    painted = Painted(view.viewport())
    model.apply(Changes(changed=(replace(gone_on(VIEWS[1]), segments=7),)))
    settle()
    row = view.visualRect(model.index(1, 0))
    assert painted.region.boundingRect().contains(row)


def test_no_other_column_speaks_of_what_goes_on():
    before, after = VIEWS[0], gone_on(VIEWS[0])
    assert only_went_on(before, after)
    now = NOW + timedelta(days=1)
    differing = {
        column
        for column in Column
        if cell_text(before, column, now) != cell_text(after, column, now)
    }
    assert differing
    assert differing <= MOVING
    unsized = replace(before, bytes_total=None)
    assert not only_went_on(unsized, replace(after, bytes_total=None))
