"""The finished downloads beyond those that are in the list: scrolled to, searched, cleared."""

from dataclasses import replace

import pytest
from PySide6.QtTest import QTest

from bitsgui.gui.finished import PAGE
from bitsgui.gui.models.filters import Filter
from bitsgui.gui.views.main_window import MainWindow
from tests.gui.conftest import until
from tests.gui.driving import KEY, press
from tests.gui.fake_manager import FakeManager
from tests.gui.samples import finished, job_id, showcase

TOTAL = 2 * PAGE + 20
FIRST = 2000


@pytest.fixture
def manager() -> FakeManager:
    rows = [finished(FIRST + n, f"old-{n:04}.zip") for n in range(TOTAL)]
    first = rows[-1].files[0]
    rows[-1] = replace(
        rows[-1], files=(first, replace(first, remote_name="https://files.example/needle.txt"))
    )
    return FakeManager(showcase(), rows)


@pytest.fixture
async def window(manager, tmp_path):
    window = MainWindow(default_folder=tmp_path, profile=tmp_path)
    window.show()
    window.jobs.set_filter(Filter.FINISHED)
    await window.attach(manager.port)
    await until(lambda: window.jobs.rowCount() == PAGE)
    yield window
    await window.detach()
    window.close_finally()


async def scroll_until(window: MainWindow, rows: int) -> None:
    """Go to the end of the list again and again until it has so many rows."""
    bar = window.list.verticalScrollBar()

    def is_there() -> bool:
        bar.setValue(bar.maximum())
        return window.jobs.rowCount() >= rows

    await until(is_there)


async def test_the_count_is_that_of_the_whole_history(window):
    assert window.jobs.counts[Filter.FINISHED] == TOTAL
    assert window.jobs.counts[Filter.ALL] == TOTAL + len(showcase())
    assert sum(window.jobs.category_counts.values()) == TOTAL + len(showcase())


async def test_scrolling_to_the_end_brings_page_after_page_newest_first(window, manager):
    bar = window.list.verticalScrollBar()
    await scroll_until(window, 2 * PAGE)
    await scroll_until(window, TOTAL)
    names = [window.jobs.view_at(row).name for row in range(TOTAL)]
    assert names[:2] + names[-1:] == ["old-0000.zip", "old-0001.zip", f"old-{TOTAL - 1:04}.zip"]
    asked = len(manager.asked)
    bar.setValue(0)
    bar.setValue(bar.maximum())
    assert not window.jobs.has_more()
    assert len(manager.asked) == asked


async def test_a_search_goes_to_the_store_for_what_is_not_in_the_list(window, manager):
    window.top_bar.search.setFocus()
    QTest.keyClicks(window.top_bar.search, f"old-{TOTAL - 5:04}")
    await until(lambda: window.jobs.rowCount() == 1)
    assert window.jobs.view_at(0).id == job_id(FIRST + TOTAL - 5)
    assert manager.asked[-1][1] == (f"old-{TOTAL - 5:04}",)
    press(window.top_bar.search, KEY.Key_Escape)
    assert window.jobs.rowCount() == PAGE + 1


async def test_a_word_of_any_file_finds_its_download(window):
    window.top_bar.search.setText("needle")
    await until(lambda: window.jobs.rowCount() == 1)
    assert window.jobs.view_at(0).id == job_id(FIRST + TOTAL - 1)
    window.top_bar.search.setText("haystack")
    await until(lambda: window.jobs.rowCount() == 0)


async def test_a_search_that_finds_more_than_a_page_is_scrolled_through(window, manager):
    window.top_bar.search.setText("old files.example")
    await until(lambda: ("old", "files.example") in [asked[1] for asked in manager.asked])
    await scroll_until(window, TOTAL)


async def test_a_job_that_finishes_now_leaves_what_was_scrolled_to(window, manager):
    await scroll_until(window, 2 * PAGE)
    done = next(view for view in showcase() if view.files_total == 1)
    row = replace(finished(1, "fresh.zip"), id=done.id, ended=2e9)
    manager.rows.append(row)
    manager.drop(done.id)
    await until(lambda: window.jobs.view_at(0).id == done.id)
    assert window.jobs.rowCount() > 2 * PAGE
    assert window.jobs.counts[Filter.FINISHED] == TOTAL + 1


async def test_everything_finished_is_cleared_at_once_and_comes_back(window, manager):
    clear = window.deeds.clear_finished
    assert clear.text() == "Clear finis&hed (1,020)"
    clear.trigger()
    await until(lambda: window.jobs.counts.get(Filter.FINISHED, 0) == 0)
    assert len(manager.called("remove")) == TOTAL
    assert not clear.isEnabled()
    window.deeds.rows.undo.trigger()
    await until(lambda: window.jobs.counts.get(Filter.FINISHED, 0) == TOTAL)
    await until(lambda: window.jobs.rowCount() >= PAGE)


async def test_what_was_scrolled_to_and_searched_is_there_again_after_a_rest(window, manager):
    await scroll_until(window, 2 * PAGE)
    count = window.jobs.rowCount()

    async def rest_and_show(rows: int) -> None:
        window.hide()
        window.resting.rest()
        assert not window.bridge.history
        assert window.jobs.rowCount() == 0
        window.show()
        await until(lambda: window.jobs.rowCount() == rows)

    await rest_and_show(count)
    window.top_bar.search.setText("needle")
    await until(lambda: window.jobs.rowCount() == 1)
    await rest_and_show(1)
