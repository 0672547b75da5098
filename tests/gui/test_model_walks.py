"""Any batches, filters, searches and orders: the list is what a list made anew would be."""

from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from bitsgui.bits.errors import Hresult
from bitsgui.bits.types import JobState, Priority
from bitsgui.bits.views import Changes
from bitsgui.gui.models.columns import Column, list_order, sort_key
from bitsgui.gui.models.filters import Filter, filters_of
from bitsgui.gui.models.jobs import JobsModel
from tests.gui.samples import MB, NOW, error, job, job_id

NUMBERS = st.integers(1, 12)
VIEWS = st.builds(
    lambda number, state, priority, size, rate, position, category: job(
        number,
        f"{'alpha' if number % 2 else 'Beta'}-{number}",
        state=state,
        priority=priority,
        bytes_total=size,
        rate=rate,
        position=position,
        category=category,
        error=error(Hresult.ERROR_DISK_FULL) if state == JobState.ERROR else None,
    ),
    NUMBERS,
    st.sampled_from([state for state in JobState if state != JobState.CANCELLED]),
    st.sampled_from(list(Priority)),
    st.sampled_from([None, 0, MB, 5 * MB]),
    st.sampled_from([0.0, 1.0, 2.0]),
    st.integers(0, 5),
    st.integers(0, 2),
)
STEPS = st.one_of(
    st.builds(
        lambda views, gone: ("batch", Changes(tuple(views), tuple(map(job_id, gone)))),
        st.lists(VIEWS, max_size=6, unique_by=lambda view: view.id),
        st.lists(NUMBERS, max_size=3),
    ),
    st.tuples(st.just("filter"), st.sampled_from([*Filter, 0, 1, 2])),
    st.tuples(st.just("search"), st.sampled_from(["", "alpha", "beta 1", "disk is full", "no"])),
    st.tuples(
        st.just("sort"),
        st.tuples(st.sampled_from([-1, *Column]), st.sampled_from(list(Qt.SortOrder))),
    ),
)


def is_wanted(view, model: JobsModel) -> bool:
    words = f"{view.name} {view.host}" + (" the disk is full" if view.error else "")
    has_words = all(word in words.casefold() for word in model.search.split())
    wanted = model.narrowing
    is_there = {wanted.state, wanted.priority} - {None} <= filters_of(view)
    return is_there and wanted.category in {None, view.category} and has_words


@settings(max_examples=60)
@given(steps=st.lists(STEPS, max_size=12))
def test_any_walk_ends_in_the_list_one_would_make_anew(qapp, steps):
    model = JobsModel(clock=lambda: NOW)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    known: dict = {}
    column, order = -1, Qt.SortOrder.AscendingOrder
    for name, value in steps:
        if name == "batch":
            changed = {view.id: view for view in value.changed}
            known = {key: view for key, view in known.items() if key not in value.removed}
            known.update(changed)
            model.apply(value)
        elif name == "filter":
            model.narrow(model.narrowing.choosing(value))
        elif name == "search":
            model.set_search(value)
        else:
            column, order = value
            model.sort(column, order)
        rows = [model.view_at(row) for row in range(model.rowCount())]
        wanted = [view for view in known.values() if is_wanted(view, model)]
        assert {view.id for view in rows} == {view.id for view in wanted}
        assert all(model.row_of(view.id) == row for row, view in enumerate(rows))
        assert rows == [known[view.id] for view in rows]
        key = list_order if column == -1 else sort_key(Column(column))
        keys = [key(view) for view in rows]
        told = [each for each in keys if each is not None]
        descending = column != -1 and order == Qt.SortOrder.DescendingOrder
        assert keys == sorted(told, reverse=descending) + [None] * (len(keys) - len(told))
        counts = {part: sum(part in filters_of(view) for view in known.values()) for part in Filter}
        assert counts == {part: model.counts.get(part, 0) for part in Filter}
        queue = sorted((v for v in known.values() if model.rank(v.id)), key=list_order)
        assert sorted(model.rank(view.id) or 0 for view in queue) == list(range(1, len(queue) + 1))
