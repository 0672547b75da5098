"""Rows of files below their jobs, watched by Qt's own tester while everything changes."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPersistentModelIndex, Qt

from bitsgui.bits.types import JobState
from bitsgui.bits.views import Changes, FileView, JobView
from bitsgui.gui.models.columns import Column
from bitsgui.gui.models.filters import Filter
from bitsgui.gui.models.jobs import JOB_ROLE, JobsModel
from bitsgui.gui.models.open_jobs import gone_places
from tests.gui.samples import MB, NOW, files_of, job, job_id
from tests.gui.test_models import strict

OPEN = job_id(3)
ROLE = Qt.ItemDataRole


def album(files: int = 6, **values) -> JobView:
    return job(3, "album", files_total=files, bytes_total=600 * MB, **values)


@pytest.fixture
def model(qapp) -> JobsModel:
    model = JobsModel(clock=lambda: NOW)
    strict(model)
    model.replace([job(1), job(2), album(), job(4, files_total=2)])
    return model


def opened(model: JobsModel) -> list[FileView]:
    """Open the album and tell of its files."""
    files = files_of(album())
    model.open(OPEN)
    assert model.take_files(OPEN, 0, files, len(files))
    return files


def says(model: JobsModel, column: Column = Column.NAME) -> list[str]:
    above = model.job_index(OPEN)
    return [model.index(row, column, above).data() for row in range(model.rowCount(above))]


def names(files: list[FileView]) -> list[str]:
    return [file.local_name.rpartition("/")[2] for file in files]


def test_a_closed_job_has_no_rows_and_no_snapshots_of_its_files(model):
    above = model.job_index(OPEN)
    assert (model.hasChildren(above), model.rowCount(above)) == (True, 0)
    assert model.known_files(OPEN, [0]) is None
    opened(model)
    model.close(OPEN)
    assert (model.rowCount(above), model.known_files(OPEN, [0])) == (0, None)


def test_a_job_of_one_file_does_not_open(model):
    model.open(job_id(1))
    assert not model.is_open(job_id(1))
    assert not model.hasChildren(model.job_index(job_id(1)))


def test_an_open_job_has_a_row_for_each_file_before_anything_is_told_of_them(model):
    model.open(OPEN)
    assert says(model) == ["…"] * 6
    assert model.wanted_files(OPEN, 2, 4) == (2, 4)
    files = files_of(album())
    assert model.take_files(OPEN, 2, files[2:5], 3)
    assert model.wanted_files(OPEN, 0, 5) == (0, 5)
    assert model.wanted_files(OPEN, 2, 4) is None
    assert says(model)[2:5] == names(files[2:5])


def test_a_row_of_a_file_answers_for_its_file_and_its_job(model):
    files = opened(model)
    index = model.index(2, Column.NAME, model.job_index(OPEN))
    assert model.file_at(index) == files[2]
    assert index.data(JOB_ROLE).id == model.job_of(index).id == OPEN
    assert index.data(ROLE.AccessibleTextRole) == "IMG_4212.jpg, Paused, 0\u00a0%"
    assert index.data(ROLE.AccessibleDescriptionRole) == "File 3 of 6 of “album”"
    assert index.data(ROLE.ToolTipRole).startswith("/home/me/Downloads/IMG_4212.jpg\nhttps://")


def test_only_files_that_differ_are_signalled(model):
    files = opened(model)
    seen: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda first, last: seen.append((first.row(), last.row())))
    model.outdate_files([OPEN])
    files[3:5] = [replace(file, bytes_transferred=MB) for file in files[3:5]]
    assert model.take_files(OPEN, 0, files, 6)
    assert seen == [(3, 4)]


def test_the_state_of_the_job_is_said_by_its_files_at_once(model):
    opened(model)
    model.apply(Changes(changed=(album(state=JobState.QUEUED),)))
    assert says(model, Column.STATUS) == ["Waiting"] * 6


def test_added_files_get_rows_behind_the_others(model):
    files = opened(model)
    model.apply(Changes(changed=(album(8),)))
    assert says(model) == [*names(files), "…", "…"]


def test_rows_of_files_that_left_go_and_the_others_stay_what_they_are(model):
    files = opened(model)
    above = model.job_index(OPEN)
    kept = [QPersistentModelIndex(model.index(row, 0, above)) for row in range(6)]
    model.apply(Changes(changed=(album(4),)))
    assert model.has_other_files(OPEN)
    left = [file for place, file in enumerate(files) if place not in {1, 4}]
    model.take_all_files(OPEN, left)
    assert says(model) == names(left)
    assert [index.row() for index in kept if index.isValid()] == [0, 1, 2, 3]
    assert not kept[1].isValid()
    assert not kept[4].isValid()
    assert not model.has_other_files(OPEN)


def test_a_file_that_left_while_another_came_is_noticed(model):
    files = opened(model)
    new = replace(files[0], id=77, index=6, local_name="/home/me/new.jpg")
    model.outdate_files([OPEN])
    assert not model.take_files(OPEN, 0, [*files[1:], new], 6)
    model.take_all_files(OPEN, [*files[1:], new])
    assert says(model) == names([*files[1:], new])


def test_a_job_that_is_left_with_one_file_closes(model):
    opened(model)
    model.apply(Changes(changed=(album(1),)))
    assert not model.is_open(OPEN)
    assert model.rowCount(model.job_index(OPEN)) == 0


def test_a_removed_job_takes_its_rows_along(model):
    opened(model)
    index = QPersistentModelIndex(model.index(2, 0, model.job_index(OPEN)))
    model.apply(Changes(removed=(OPEN,)))
    assert not index.isValid()
    assert not model.is_open(OPEN)
    assert model.rowCount() == 3


def test_what_stands_open_stays_open_through_filters_searches_and_orders(model):
    files = opened(model)
    model.set_filter(Filter.ACTIVE)
    assert model.rowCount() == 0
    model.apply(Changes(changed=(album(7),)))
    model.set_filter(Filter.ALL)
    model.set_search("album")
    assert says(model) == [*names(files), "…"]
    model.set_search("")
    index = QPersistentModelIndex(model.index(2, 0, model.job_index(OPEN)))
    model.sort(Column.NAME, Qt.SortOrder.DescendingOrder)
    assert index.parent() == model.job_index(OPEN)
    assert index.data() == "IMG_4212.jpg"


def test_a_row_that_comes_back_brings_its_files(model):
    files = opened(model)
    model.set_filter(Filter.PAUSED)
    model.apply(Changes(changed=(album(state=JobState.QUEUED),)))
    assert model.row_of(OPEN) is None
    model.apply(Changes(changed=(album(),)))
    assert says(model) == names(files)


def test_a_finished_job_has_the_files_the_history_has(model):
    opened(model)
    done = album(state=JobState.ACKNOWLEDGED, transferred=NOW)
    model.apply(Changes(changed=(done,), removed=(OPEN,)))
    assert says(model) == ["…"] * 6
    kept = [replace(file, id=place) for place, file in enumerate(files_of(done))]
    assert model.take_files(OPEN, 0, kept, 6)
    assert says(model, Column.PROGRESS) != []


def test_everything_anew_keeps_what_stands_open(model):
    opened(model)
    model.replace([album(5), job(1)])
    assert says(model) == ["…"] * 5
    model.replace([job(1)])
    assert not model.is_open(OPEN)


@pytest.mark.parametrize(
    ("known", "total", "left", "gone"),
    [
        ({0: 10, 1: 11, 2: 12}, 3, [10, 12], [1]),
        ({0: 10, 1: 11, 2: 12}, 3, [10, 11, 12, 13], []),
        ({0: 10, 4: 14}, 5, [10, 11, 12, 14], [3]),
        ({0: 10}, 5, [10, 11, 12], [3, 4]),
        ({}, 4, [1, 2], [2, 3]),
        ({}, 2, [1, 2, 3], []),
        ({1: 11}, 3, [10, 12], [1]),
        ({0: 10, 1: 11}, 2, [11, 10], None),
        ({0: 10, 1: 11}, 2, [10, 99, 11], None),
        ({0: 10, 1: 11}, 2, [], [0, 1]),
    ],
)
def test_which_rows_are_gone_is_told_by_those_that_are_known(known, total, left, gone):
    assert gone_places(known, total, left) == gone


@settings(max_examples=100, deadline=None)
@given(data=st.data())
def test_known_files_are_never_mistaken_for_others(data):
    total = data.draw(st.integers(0, 12))
    stay = [place for place in range(total) if data.draw(st.booleans())]
    known = {place: place for place in range(total) if data.draw(st.booleans())}
    added = list(range(100, 100 + data.draw(st.integers(0, 3))))
    gone = gone_places(known, total, [*stay, *added])
    assert gone is not None
    left = [place for place in range(total) if place not in gone]
    for row, file_id in enumerate([*stay, *added]):
        if row < len(left) and left[row] in known:
            assert left[row] == file_id


class Walk:
    """An album that changes, and the list it stands in; a step is a method and a number."""

    def __init__(self) -> None:
        self.model = JobsModel(clock=lambda: NOW)
        strict(self.model)
        self.view, self.files = album(), files_of(album())
        self.numbers = iter(range(100, 1000))
        self.model.replace([job(1), self.view, job(4, files_total=2)])

    def tell_job(self) -> None:
        self.view = replace(self.view, files_total=len(self.files))
        self.model.apply(Changes(changed=(self.view,)))

    def open(self, _: int) -> None:
        self.model.open(OPEN)

    def close(self, _: int) -> None:
        self.model.close(OPEN)

    def tell_all(self, _: int) -> None:
        self.model.take_all_files(OPEN, self.files)

    def tell_some(self, place: int) -> None:
        if not self.model.take_files(OPEN, place, self.files[place : place + 2], 2):
            self.model.take_all_files(OPEN, self.files)

    def grow(self, _: int) -> None:
        self.files = [*self.files, replace(self.files[0], id=next(self.numbers))]
        self.tell_job()

    def shrink(self, place: int) -> None:
        if len(self.files) > 1:
            del self.files[place % len(self.files)]
        self.tell_job()

    def swap(self, _: int) -> None:
        self.files = [*self.files[1:], replace(self.files[0], id=next(self.numbers))]
        self.tell_job()

    def enter(self, place: int) -> None:
        self.view = replace(self.view, state=list(JobState)[place])
        self.tell_job()

    def leave(self, _: int) -> None:
        self.model.apply(Changes(removed=(OPEN,)))

    def filter(self, place: int) -> None:
        self.model.set_filter(Filter.ALL if place % 2 else Filter.ACTIVE)

    def sort(self, place: int) -> None:
        self.model.sort(place, Qt.SortOrder.DescendingOrder)


STEPS = ("open", "close", "tell_all", "tell_some", "grow", "shrink", "swap", "enter", "leave")


@settings(max_examples=40)
@given(
    steps=st.lists(
        st.tuples(st.sampled_from([*STEPS, "filter", "sort"]), st.integers(0, 5)), max_size=12
    )
)
def test_any_walk_with_open_rows_ends_in_the_files_there_are(qapp, steps):
    walk = Walk()
    for step, place in steps:
        getattr(walk, step)(place)
    model, files = walk.model, walk.files if len(walk.files) > 1 else []
    model.set_filter(Filter.ALL)
    walk.tell_job()
    model.open(OPEN)
    model.take_all_files(OPEN, walk.files)
    above = model.job_index(OPEN)
    assert [model.file_at(model.index(n, 0, above)) for n in range(model.rowCount(above))] == files
