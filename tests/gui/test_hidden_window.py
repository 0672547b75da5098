"""A window that has been hidden for a while lets go of what it can have anew."""

import asyncio
from pathlib import Path

from PySide6.QtCore import QItemSelectionModel

from bitsgui.bits.file_checks import FileCheck, Verdict
from bitsgui.gui import icons
from bitsgui.gui.models.filters import Filter
from bitsgui.gui.resting import AFTER_MS, AGAIN_MS
from bitsgui.gui.views.main_window import MainWindow
from tests.gui.conftest import until
from tests.gui.driving import choose
from tests.gui.fake_manager import FakeManager
from tests.gui.samples import job_id

ROW = 50
"""Points; what is around the list, and so its height, may be another while rows come."""


async def test_a_window_that_is_seen_does_not_rest(window: MainWindow):
    timer = window.resting._timer
    assert not timer.isActive()
    window.hide()
    assert timer.remainingTime() > AFTER_MS / 2
    window.show()
    assert not timer.isActive()


async def test_a_hidden_window_lets_go_of_its_list_and_has_it_again_when_it_is_shown(
    window: MainWindow, manager: FakeManager
):
    window.resize(900, 400)
    await choose(window, 3)
    window.list.setFocus()
    bar = window.list.verticalScrollBar()
    bar.setValue(bar.maximum())
    scrolled, count = bar.value(), window.jobs.rowCount()
    assert scrolled
    window.hide()
    window.resting.rest()
    assert window.jobs.rowCount() == 0
    await until(lambda: manager.rests == 1)
    assert icons.pixmap.cache_info().currsize == 0
    window.show()
    await until(lambda: window.jobs.rowCount() == count)
    assert [view.id for view in window.list.selected_views()] == [job_id(3)]
    await until(lambda: abs(bar.value() - scrolled) < ROW)
    assert window.pages.currentWidget() is window.list
    assert window.focusWidget() is window.list


async def test_a_row_that_stood_open_does_so_again_with_its_file_chosen(
    window: MainWindow, manager: FakeManager
):
    await choose(window, 2)
    window.jobs.open(job_id(2))
    row = window.jobs.row_of(job_id(2))
    assert row is not None
    file = window.jobs.index(3, 0, window.jobs.index(row, 0))
    chosen = window.list.selectionModel()
    only = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
    chosen.setCurrentIndex(file, only)
    assert chosen.selectedRows() == [file]
    window.hide()
    window.resting.rest()
    assert window.jobs.open_ids() == []
    window.show()
    await until(lambda: window.jobs.open_ids() == [job_id(2)])
    job = window.jobs.index(row, 0)
    assert window.list.isExpanded(job)
    assert chosen.selectedRows() == [window.jobs.index(3, 0, job)]
    await until(lambda: window.jobs.file_at(window.jobs.index(3, 0, job)) is not None)


async def test_what_ends_while_the_window_rests_brings_no_row_back(
    window: MainWindow, manager: FakeManager
):
    manager.found[job_id(501)] = [FileCheck("/a.pdf", Verdict.RIGHT)]
    manager.may_check.clear()
    await choose(window, 501)
    window.deeds.rows.verify.trigger()
    window.hide()
    window.resting.rest()
    manager.may_check.set()
    await until(lambda: "right" in window.notice.sentence.text())
    bridge = window.bridge
    assert bridge is not None
    await bridge.stop()
    assert not bridge.history
    assert window.jobs.rowCount() == 0


async def test_a_window_that_was_never_shown_rests_too_and_the_engine_again_and_again(
    manager: FakeManager, tmp_path: Path
):
    window = MainWindow(default_folder=tmp_path, profile=tmp_path)
    timer = window.resting._timer
    assert timer.interval() == AFTER_MS
    assert timer.isActive()
    await window.attach(manager.port)
    for rests in (1, 2):
        timer.timeout.emit()
        await until(lambda rests=rests: manager.rests == rests)
        assert timer.interval() == AGAIN_MS
        assert timer.isActive()
    await window.detach()
    window.close_finally()
    await asyncio.sleep(0)


async def test_a_list_that_comes_back_is_never_called_empty(window: MainWindow):
    count = window.jobs.rowCount()
    await until(lambda: window.sidebar.lines.count(Filter.ALL) == count)
    window.hide()
    window.resting.rest()
    window._refresh()
    assert window.pages.currentWidget() is not window.pages.empty
    assert window.sidebar.lines.count(Filter.ALL) == count
