"""Ten thousand downloads: how much the window's thread has to do for a key or a click.

Counted in calls of functions, which no busy machine changes; a limit is about twice what they are
now, so that only what grows differently breaks it. How long it takes is shown by the benchmarks
(``python -m tests.bench.gui frames search``).
"""

import sys
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from bitsgui.bits.errors import Hresult
from bitsgui.bits.types import JobState
from bitsgui.bits.views import Changes, JobView
from bitsgui.gui.column_layout import RowMode
from bitsgui.gui.models.columns import Column
from bitsgui.gui.models.filters import Filter
from bitsgui.gui.models.jobs import JobsModel
from bitsgui.gui.views.jobs_list import JobsList
from tests.gui.samples import MB, NOW, error, files_of, job

COUNT = 10_000
FIRST_KEY, KEY, FILTER, SORT, CHANGE = 50 * COUNT, 30 * COUNT, 15 * COUNT, 25 * COUNT, 15 * COUNT
OPEN = 25 * COUNT
PAGE = 20_000
"""What is painted, whatever the length of the list."""
STATES = [JobState.SUSPENDED, JobState.QUEUED, JobState.ERROR, JobState.TRANSFERRING]


def many() -> list[JobView]:
    refused = error(Hresult.ERROR_DISK_FULL)
    return [
        job(
            n,
            f"archive-{n:05}.zip",
            state=STATES[n % 4],
            error=refused if n % 4 == 2 else None,
            rate=1.5 * MB if n % 4 == 3 else 0.0,
            bytes_transferred=n * 9000,
        )
        for n in range(COUNT)
    ]


@pytest.fixture
def shown(qapp) -> JobsList:
    model = JobsModel(clock=lambda: NOW)
    view = JobsList(model)
    view.resize(900, 600)
    view.show()
    model.replace(many())
    QApplication.processEvents()
    return view


def calls(act: Callable[[], object]) -> int:
    """Return how many functions ``act``, and what it has painted, call."""
    count = 0

    def note(_frame: object, event: str, _about: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(note)
    try:
        act()
        QApplication.processEvents()
    finally:
        sys.setprofile(None)
    return count


def test_a_key_of_a_search_looks_at_each_download_a_few_times(shown):
    model = shown._jobs
    words = ("a", "ar", "arc", "archive-00", "archive-0001", "disk full", "")
    assert COUNT < calls(lambda: model.set_search("first")) < FIRST_KEY
    assert max(calls(lambda words=words: model.set_search(words)) for words in words) < KEY


def test_another_filter_looks_at_each_download_a_few_times(shown):
    model = shown._jobs
    parts = (Filter.ACTIVE, Filter.ALL, Filter.PAUSED, Filter.FINISHED, Filter.FOREGROUND)
    assert max(calls(lambda part=part: model.set_filter(part)) for part in parts) < FILTER


def test_sorting_and_changed_rows_look_at_each_download_a_few_times(shown):
    model, header = shown._jobs, shown.header()
    columns = (Column.NAME, Column.SIZE, Column.STATUS, Column.SPEED)
    order = Qt.SortOrder.DescendingOrder
    acts = [lambda column=column: header.setSortIndicator(column, order) for column in columns]
    assert max(calls(act) for act in acts) < SORT
    batch = [replace(view, rate=MB + n) for n, view in enumerate(many()[3::100])]
    assert calls(lambda: model.apply(Changes(changed=tuple(batch)))) < CHANGE


def test_a_download_of_very_many_files_opens_and_closes_by_the_files_that_are_seen(shown):
    model, first = shown._jobs, job(0, files_total=COUNT)
    model.apply(Changes(changed=(first,)))
    QApplication.processEvents()
    assert COUNT < calls(lambda: model.open(first.id)) < OPEN
    files = files_of(job(0, files_total=100, bytes_total=100 * MB))
    assert 0 < calls(lambda: model.take_files(first.id, 0, files[:60], 60)) < PAGE
    assert 0 < calls(lambda: QTest.keyClick(shown, Qt.Key.Key_PageDown)) < PAGE


def test_scrolling_costs_what_is_seen_in_both_modes(shown):
    def page() -> None:
        QTest.keyClick(shown, Qt.Key.Key_PageDown)

    comfortable = calls(page)
    shown.set_mode(RowMode.COMPACT)
    QApplication.processEvents()
    assert 0 < max(comfortable, calls(page)) < PAGE
