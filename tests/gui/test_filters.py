"""The sidebar and the filters behind it."""

from dataclasses import replace
from typing import ClassVar

import pytest
from PySide6.QtCore import QLocale, QRect, Qt, QTranslator
from PySide6.QtGui import QColor, QFontMetrics
from PySide6.QtTest import QAbstractItemModelTester, QTest

from bitsgui.bits.types import JobState, Priority
from bitsgui.bits.views import Changes
from bitsgui.gui.models.filters import (
    PRIORITIES,
    STATES,
    Filter,
    Narrowing,
    empty_words,
    filter_name,
)
from bitsgui.gui.models.jobs import JobsModel
from bitsgui.gui.models.sidebar import Line, Section, SidebarModel
from bitsgui.gui.theme import current_tokens
from bitsgui.gui.views.main_window import MainWindow
from bitsgui.gui.views.sidebar import Sidebar
from tests.gui.conftest import until
from tests.gui.driving import CTRL, KEY, LEFT, button_named, choose, click, press
from tests.gui.samples import NOW, job, job_id, showcase


@pytest.fixture
def model(qapp) -> JobsModel:
    model = JobsModel(clock=lambda: NOW)
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    QAbstractItemModelTester(model, mode, model)
    model.replace(showcase())
    return model


def numbers(model: JobsModel) -> list[int]:
    return [model.view_at(row).id.int for row in range(model.rowCount())]


def counted(model: JobsModel) -> dict[Filter, int]:
    return {part: count for part, count in model.counts.items() if count}


def place_of(window: MainWindow, part: Line) -> QRect:
    row = window.sidebar.lines.row_of(part)
    assert row is not None
    return window.sidebar.visualRect(window.sidebar.lines.index(row))


def click_line(window: MainWindow, part: Line) -> None:
    QTest.mouseClick(window.sidebar.viewport(), LEFT, pos=place_of(window, part).center())


@pytest.mark.parametrize("state", list(JobState))
def test_every_job_that_is_shown_stands_in_one_filter_of_states(model, state):
    if state == JobState.CANCELLED:
        return
    model.replace([job(1, state=state)])
    model.set_filter(Filter.ALL)
    found = []
    for part in STATES[1:]:
        model.set_filter(part)
        found += [part] * model.rowCount()
    assert len(found) == 1


def test_a_filter_shows_what_is_counted_for_it(model):
    for part in (*STATES, *PRIORITIES.values()):
        model.narrow(Narrowing().choosing(part))
        assert model.rowCount() == model.counts.get(part, 0), part
    assert counted(model) == {
        Filter.ALL: 11,
        Filter.ACTIVE: 3,
        Filter.WAITING: 4,
        Filter.PAUSED: 1,
        Filter.ATTENTION: 2,
        Filter.READY: 1,
        Filter.FOREGROUND: 11,
    }


def test_counts_follow_every_batch_as_if_counted_anew(model):
    views = showcase()
    steps = [
        Changes(changed=(replace(views[0], state=JobState.SUSPENDED),)),
        Changes(changed=(job(90, state=JobState.QUEUED, priority=Priority.LOW), job(91))),
        Changes(changed=(replace(views[0], state=JobState.ERROR),), removed=(job_id(90),)),
        Changes(changed=(replace(views[10], state=JobState.ACKNOWLEDGED),)),
        Changes(removed=(job_id(1), job_id(2), job_id(77))),
    ]
    for batch in steps:
        model.apply(batch)
        fresh = JobsModel(clock=lambda: NOW)
        fresh.replace(list(model.all_views()))
        assert counted(model) == counted(fresh)
        assert model.rate == fresh.rate
        assert model.has_countdown() == fresh.has_countdown()


def test_a_filter_and_a_search_narrow_together(model):
    model.set_search("lecture")
    assert numbers(model) == [7, 8]
    model.set_filter(Filter.PAUSED)
    assert numbers(model) == [7]
    model.set_search("")
    assert numbers(model) == [7]
    model.set_filter(Filter.ALL)
    assert numbers(model) == list(range(1, 12))


def test_a_job_leaves_a_filter_with_its_state_and_another_comes(model):
    model.set_filter(Filter.PAUSED)
    views = showcase()
    batch = (replace(views[6], state=JobState.QUEUED), replace(views[0], state=JobState.SUSPENDED))
    model.apply(Changes(changed=batch))
    assert numbers(model) == [1]


def test_what_comes_while_a_filter_hides_it_is_in_its_place_later(model):
    model.set_filter(Filter.PAUSED)
    model.apply(Changes(changed=(job(95, position=-5, state=JobState.QUEUED),)))
    model.set_filter(Filter.ALL)
    assert numbers(model) == [95, *range(1, 12)]


def test_finished_jobs_have_no_priority_left(model):
    model.apply(Changes(changed=(job(96, state=JobState.ACKNOWLEDGED, priority=Priority.LOW),)))
    model.set_filter(Filter.LOW)
    assert model.rowCount() == 0


def test_only_lines_whose_count_differs_are_signalled(qapp):
    lines = SidebarModel()
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    QAbstractItemModelTester(lines, mode, lines)
    lines.unfold(Section.PRIORITIES, True)
    seen: list[int] = []
    lines.dataChanged.connect(lambda first, last: seen.append(first.row()))
    lines.show_counts({Filter.ALL: 3, Filter.PAUSED: 3, Filter.LOW: 1})
    assert seen == [0, 3, 12]
    seen.clear()
    lines.show_counts({Filter.ALL: 3, Filter.PAUSED: 2, Filter.LOW: 1})
    assert seen == [3]
    lines.unfold(Section.PRIORITIES, False)
    assert lines.rowCount() == 9


def test_every_filter_has_a_name_and_words_for_being_empty(qapp):
    for part in Filter:
        assert filter_name(part)
        words = empty_words(Narrowing().choosing(part))
        assert words.title
        assert words.hint.endswith(".")


async def test_a_click_on_a_filter_shows_its_jobs_and_keeps_the_selection(window):
    await choose(window, 7)
    click_line(window, Filter.PAUSED)
    assert numbers(window.jobs) == [7]
    assert [view.id for view in window.list.selected_views()] == [job_id(7)]
    click_line(window, Filter.ALL)
    assert window.jobs.rowCount() == 12
    assert [view.id for view in window.list.selected_views()] == [job_id(7)]


async def test_what_is_selected_comes_back_with_the_filter_that_shows_it(window):
    await choose(window, 1)
    click_line(window, Filter.PAUSED)
    assert window.list.selected_views() == []
    click_line(window, Filter.WAITING)
    click_line(window, Filter.ALL)
    assert [view.id for view in window.list.selected_views()] == [job_id(1)]
    click_line(window, Filter.PAUSED)
    await choose(window, 7)
    click_line(window, Filter.ALL)
    assert [view.id for view in window.list.selected_views()] == [job_id(7)]


async def test_the_keyboard_walks_the_filters_unfolds_priorities_and_goes_on_to_the_list(window):
    sidebar = window.sidebar
    sidebar.setFocus()
    press(sidebar, KEY.Key_Down)
    assert window.jobs.filter == Filter.ACTIVE
    press(sidebar, KEY.Key_End)
    assert sidebar.lines.line_at(sidebar.currentIndex().row()) == Section.PRIORITIES
    press(sidebar, KEY.Key_Right)
    assert sidebar.lines.is_unfolded(Section.PRIORITIES)
    press(sidebar, KEY.Key_Down)
    press(sidebar, KEY.Key_Space)
    assert window.jobs.narrowing == Narrowing(Filter.ACTIVE, Filter.FOREGROUND)
    press(sidebar, KEY.Key_Up)
    press(sidebar, KEY.Key_Left)
    assert not sidebar.lines.is_unfolded(Section.PRIORITIES)
    press(sidebar, KEY.Key_Space)
    assert sidebar.lines.is_unfolded(Section.PRIORITIES)
    press(sidebar, KEY.Key_Home)
    assert window.jobs.filter == Filter.ALL
    press(sidebar, KEY.Key_Return)
    assert window.list.hasFocus()


async def test_a_click_on_the_heading_folds_and_unfolds(window):
    lines = window.sidebar.lines
    await until(lambda: lines.rowCount() == 16)
    click_line(window, Section.PRIORITIES)
    assert lines.rowCount() == 20
    click_line(window, Section.PRIORITIES)
    assert lines.rowCount() == 16
    click_line(window, Section.CATEGORIES)
    assert lines.rowCount() == 9
    assert window.jobs.filter == Filter.ALL


async def test_ctrl_and_a_digit_go_to_a_filter_from_anywhere(window):
    press(window.list, KEY.Key_5, CTRL)
    assert window.jobs.filter == Filter.ATTENTION
    assert window.sidebar.lines.line_at(window.sidebar.currentIndex().row()) == Filter.ATTENTION
    assert window.shown.filters[Filter.ATTENTION].isChecked()
    press(window.list, KEY.Key_1, CTRL)
    assert window.jobs.filter == Filter.ALL
    press(window.list, KEY.Key_1, CTRL)
    assert window.shown.filters[Filter.ALL].isChecked()


async def test_counts_in_the_sidebar_follow_the_jobs(window, manager):
    lines = window.sidebar.lines
    await until(lambda: lines.count(Filter.PAUSED) == 1)
    await choose(window, 1, 2)
    press(window.list, KEY.Key_P, CTRL)
    await until(lambda: lines.count(Filter.PAUSED) == 3)
    assert lines.count(Filter.ACTIVE) == 1


async def test_an_empty_filter_says_what_would_be_in_it_and_shows_all_again(window, manager):
    manager.drop(job_id(7))
    click_line(window, Filter.PAUSED)
    await until(lambda: window.pages.currentWidget() is window.pages.none_here)
    assert not window.details.isVisible()
    click(await button_named(window.pages.none_here, "Show all downloads"))
    await until(lambda: window.pages.currentWidget() is window.list)
    assert window.jobs.filter == Filter.ALL


async def test_a_search_without_a_match_names_the_filter_it_looked_in(window):
    window.jobs.set_filter(Filter.PAUSED)
    window.top_bar.search.setText("debian")
    await until(lambda: window.pages.currentWidget() is window.pages.no_match)
    assert (
        window.pages.no_match._title.text()
        == "Nothing in \u201cPaused\u201d matches \u201cdebian\u201d"
    )


async def test_a_new_download_is_seen_though_the_filter_would_hide_it(window, manager):
    window.jobs.set_filter(Filter.PAUSED)
    press(window, KEY.Key_N, CTRL)
    window.adding.dialog.links.setPlainText("https://a.example/new.iso")
    click(window.adding.dialog.add_button)
    await until(lambda: (view := window.list.current_view()) and view.name == "new.iso")
    assert window.jobs.filter == Filter.ALL


async def test_f9_hides_the_sidebar_and_never_keeps_the_keyboard_in_it(window):
    window.sidebar.setFocus()
    press(window.sidebar, KEY.Key_F9)
    assert not window.sidebar.isVisible()
    assert window.list.hasFocus()
    press(window.list, KEY.Key_F9)
    assert window.sidebar.isVisible()


async def test_filter_width_folding_and_hiding_come_back(window, tmp_path):
    window.across.setSizes([300, 700])
    await until(lambda: window.sidebar.width() == 300)
    click_line(window, Section.PRIORITIES)
    click_line(window, Filter.LOW)
    window.quit_now()
    second = MainWindow(default_folder=tmp_path, profile=tmp_path)
    second.show()
    assert second.jobs.narrowing == Narrowing(priority=Filter.LOW)
    assert second.sidebar.lines.is_unfolded(Section.PRIORITIES)
    await until(lambda: second.sidebar.width() == 300)
    second.shown.sidebar.trigger()
    second.quit_now()
    third = MainWindow(default_folder=tmp_path, profile=tmp_path)
    third.show()
    assert not third.sidebar.isVisible()
    third.close_finally()
    second.close_finally()


async def test_a_broken_memory_shows_everything(tmp_path, qapp):
    (tmp_path / "window.ini").write_text("[words]\nfilter=nonsense\nrows=7\ncolumns-compact=a:b\n")
    window = MainWindow(default_folder=tmp_path, profile=tmp_path)
    assert window.jobs.filter == Filter.ALL
    assert window.shown.comfortable.isChecked()
    window.close_finally()


async def test_no_word_of_the_sidebar_is_cut_at_its_narrowest(window):
    window.across.setSizes([1, 900])
    await until(lambda: window.sidebar.width() == window.sidebar.minimumSizeHint().width())
    strong = QFontMetrics(window.sidebar._row._strong)
    count = QFontMetrics(window.sidebar._row._count).horizontalAdvance("9,999")
    room = window.sidebar.viewport().width() - count
    assert all(strong.horizontalAdvance(filter_name(part)) < room for part in Filter)


class German(QTranslator):
    WORDS: ClassVar[dict[str, str]] = {
        "Needs attention": "Ben\u00f6tigt Aufmerksamkeit",
        "Ready to complete": "Bereit zum Abschlie\u00dfen",
        "Now": "Sofort",
    }

    def translate(self, context, text, disambiguation=None, n=-1):
        return self.WORDS.get(text, text)

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        return False


def test_the_sidebar_is_as_wide_as_german_words_need(qapp):
    english = Sidebar().minimumSizeHint().width()
    german = German()
    qapp.installTranslator(german)
    try:
        sidebar = Sidebar()
        strong = QFontMetrics(sidebar._row._strong)
        count = QFontMetrics(sidebar._row._count).horizontalAdvance("9,999")
        longest = strong.horizontalAdvance(German.WORDS["Ready to complete"])
        assert sidebar.minimumSizeHint().width() > max(english, longest + count)
    finally:
        qapp.removeTranslator(german)


async def test_a_screen_reader_hears_name_count_and_folding(window):
    await until(lambda: window.sidebar.lines.count(Filter.ACTIVE) == 3)
    role = Qt.ItemDataRole.AccessibleTextRole
    lines = window.sidebar.lines
    assert lines.index(1).data(role) == "Active, 3 downloads"
    assert lines.index(3).data(role) == "Paused, 1 download"
    assert lines.index(7).data(role) == "Categories, unfolded"
    assert lines.index(lines.row_of(Section.PRIORITIES) or 0).data(role) == "Priorities, folded"
    assert window.sidebar.accessibleName()


async def test_only_attention_that_is_needed_stands_out(window, manager):
    def has_amber() -> bool:
        image = window.sidebar.grab(place_of(window, Filter.ATTENTION)).toImage()
        amber = current_tokens().attention
        across, down = range(image.width()), range(image.height())
        return any(image.pixelColor(x, y).name() == amber for x in across for y in down)

    await until(lambda: window.sidebar.lines.count(Filter.ATTENTION) == 2)
    assert has_amber()
    manager.drop(job_id(4))
    manager.drop(job_id(10))
    await until(lambda: window.sidebar.lines.count(Filter.ATTENTION) == 0)
    assert not has_amber()


async def test_pause_all_and_resume_all_reach_jobs_the_filter_hides(window, manager):
    await until(window.deeds.pause_all.isEnabled)
    window.jobs.set_filter(Filter.FINISHED)
    press(window.list, KEY.Key_P, CTRL | Qt.KeyboardModifier.ShiftModifier)
    await until(lambda: len(manager.called("suspend")) == 7)
    assert manager.called("suspend") == [job_id(n) for n in (9, 8, 6, 5, 3, 2, 1)]
    await until(lambda: not window.deeds.pause_all.isEnabled())
    press(window.list, KEY.Key_R, CTRL | Qt.KeyboardModifier.ShiftModifier)
    await until(lambda: len(manager.called("resume")) == 10)


def test_counts_are_written_as_the_language_does(qapp):
    lines = SidebarModel()
    lines.show_counts({Filter.ALL: 10_000})
    QLocale.setDefault(QLocale(QLocale.Language.German))
    assert "10000" in lines.index(0).data(Qt.ItemDataRole.AccessibleTextRole).replace(".", "")


async def test_a_search_that_finds_nothing_here_offers_what_it_finds_elsewhere(window):
    window.jobs.narrow(Narrowing(Filter.PAUSED))
    window.top_bar.search.setText("debian")
    no_match = window.pages.no_match
    await until(lambda: window.pages.currentWidget() is no_match)
    click(await button_named(no_match, "Search in all downloads (1)"))
    assert window.jobs.filter == Filter.ALL
    assert window.top_bar.search.text() == "debian"
    await until(window.list.isVisible)
    assert window.jobs.rowCount() == 1
    window.top_bar.search.setText("nowhere")
    await until(lambda: window.pages.currentWidget() is no_match)
    assert not no_match._offer.isVisible()


async def test_the_scroll_bar_of_the_sidebar_is_on_the_sidebars_ground(window):
    window.sidebar.resize(window.sidebar.width(), 120)
    bar = window.sidebar.verticalScrollBar()
    await until(bar.isVisible)
    bar.setValue(bar.minimum())
    picture = bar.grab().toImage()
    corner = picture.pixelColor(picture.width() - 1, picture.height() - 1)
    assert corner == QColor(current_tokens().window)
