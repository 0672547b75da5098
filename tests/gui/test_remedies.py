import re
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget

from bitsgui.bits.errors import Hresult
from bitsgui.bits.types import JobState
from bitsgui.bits.views import Changes, ChecksumState
from bitsgui.gui import text
from bitsgui.gui.remedies import Remedy, remedies
from bitsgui.gui.views.file_deeds import FileDeed, FileWish
from tests.gui.activity_pictures import happenings
from tests.gui.conftest import until
from tests.gui.driving import CTRL, KEY, button_named, choose, click, press
from tests.gui.samples import NOW, error, files_of, job, job_id


def _names(page: QWidget) -> list[str]:
    return [widget.accessibleName() for widget in page.findChildren(QWidget)]


async def test_an_error_is_told_in_words_with_its_way_out(window, manager):
    await choose(window, 4)
    panel = window.details.error_panel
    assert panel.isVisible()
    assert "does not let you have this file" in panel._message.text()
    assert panel._hint.text()
    click(await button_named(panel, "Retry now"))
    await until(lambda: window.jobs.view(job_id(4)).state == JobState.QUEUED)
    await until(lambda: not panel.isVisible())


@pytest.mark.parametrize("status", [401, 403, 404])
def test_what_the_same_link_gets_again_asks_for_another_one_first(status):
    told = error(0x80190000 | status, http_status=status)
    found = remedies(replace(job(4), state=JobState.ERROR, error=told))
    assert found[:2] == (Remedy.FRESH_LINK, Remedy.RETRY)


def test_a_page_in_place_of_the_file_asks_for_another_link_first():
    told = error(Hresult.BG_E_INVALID_SERVER_RESPONSE, http_status=200)
    found = remedies(replace(job(4), state=JobState.ERROR, error=told))
    assert found[0] == Remedy.FRESH_LINK
    assert Remedy.DOWNLOAD_ANYWAY in found


def test_a_server_that_cannot_now_is_asked_again_first():
    told = error(0x801901F7, http_status=503)
    assert remedies(replace(job(4), state=JobState.ERROR, error=told))[0] == Remedy.RETRY


async def test_the_field_for_a_fresh_link_is_not_filled_with_one_of_many_lines(window):
    await choose(window, 4)
    panel = window.details.error_panel
    QGuiApplication.clipboard().setText("https://a.example/1\nhttps://a.example/2")
    click(await button_named(panel, "Get a fresh link"))
    assert panel.offer.link.text() == ""
    press(panel.offer.link, KEY.Key_Escape)
    QGuiApplication.clipboard().setText("https://a.example/a-long-way/to/the/file.pdf")
    click(await button_named(panel, "Get a fresh link"))
    assert panel.offer.link.cursorPosition() == 0  # the server is in sight
    assert panel.offer.link.width() > panel.width() - 40


async def test_the_details_of_an_error_are_in_sight_in_a_low_window(window):
    window.resize(900, 600)
    await choose(window, 4)
    panel, overview = window.details.error_panel, window.details.overview
    fold = await button_named(panel, "Technical details")
    seen = overview.viewport().rect()
    await until(lambda: seen.contains(fold.mapTo(overview.viewport(), fold.rect().bottomLeft())))


async def test_the_facts_of_an_error_fold_out_and_are_copied(window):
    await choose(window, 4)
    panel = window.details.error_panel
    assert not panel._facts.isVisible()
    click(await button_named(panel, "Technical details"))
    click(await button_named(panel, "Copy details"))
    copied = QGuiApplication.clipboard().text()
    for fact in ("HTTP_403 (0x80190193)", "403 Forbidden", "report.pdf", "Attempt: 3"):
        assert fact in copied


async def test_the_details_of_an_error_tell_what_led_to_it(window, manager):
    told = happenings()
    manager.happened[job_id(4)] = [replace(told[0], number=n) for n in range(50, 60)] + told
    await choose(window, 4)
    panel = window.details.error_panel
    assert manager.called("activity") == []  # nobody looks yet
    click(await button_named(panel, "Technical details"))
    await until(lambda: "What happened:" in panel._facts.toPlainText())
    shown = panel._facts.toPlainText()
    assert "Redirected from cdimage.example to mirror.uni.example" in shown
    assert "earlier events under Activity" in shown
    click(await button_named(panel, "Copy details"))
    copied = QGuiApplication.clipboard().text()
    assert copied.count("Added to the list") == 11
    times = [line for line in copied.splitlines() if line.startswith("Time: ") or "  " in line]
    moment = re.compile(r"(?:Time: )?\d{4}-\d\d-\d\d \d\d:\d\d:\d\d [+-]\d\d:\d\d(?:  |$)")
    assert len(times) > 11
    assert all(map(moment.match, times))  # local, with its offset, wherever a time stands
    await choose(window, 10)
    assert "Added to the list" not in panel._facts.toPlainText()


async def test_details_that_fold_out_below_the_edge_come_into_sight_and_fold_with_their_error(
    window, manager
):
    manager.happened[job_id(4)] = happenings()
    window.resize(900, 600)
    await choose(window, 4)
    panel, overview = window.details.error_panel, window.details.overview
    fold = await button_named(panel, "Technical details")
    seen = overview.viewport().rect()
    press(fold, KEY.Key_Space)
    await until(lambda: overview.verticalScrollBar().value() > 0)
    await until(lambda: "What happened:" in panel._facts.toPlainText())
    places = (panel._facts.rect().topLeft(), panel._facts.rect().topLeft() + QPoint(0, 40))
    await until(
        lambda: all(seen.contains(panel._facts.mapTo(overview.viewport(), p)) for p in places)
    )
    assert seen.contains(fold.mapTo(overview.viewport(), QPoint()))
    view = manager.jobs[job_id(4)]
    manager.put(replace(view, error=replace(view.error, attempt=9)))
    await until(lambda: "Attempt: 9" in panel._facts.toPlainText())
    assert panel.is_folded_out  # of a further attempt it is the same error
    await choose(window, 10)
    assert not panel.is_folded_out


async def test_a_file_that_was_kept_in_spite_of_its_checksum_says_so(window, manager):
    manager.put(replace(manager.jobs[job_id(1)], checksum=ChecksumState.DIFFERS))
    (row,) = manager.rows
    manager.rows[0] = replace(row, files=(replace(row.files[0], differs=True),))
    await window.bridge.reload_finished()
    for number in (1, 501):
        await choose(window, number)
        words = "Checksum: Does not match, kept all the same"
        await until(lambda words=words: words in _names(window.details.overview))
        view = window.list.current_view()
        assert "checksum does not match" in text.row_details(view)


async def test_a_fresh_link_takes_the_place_of_the_old_one(window, manager):
    await choose(window, 4)
    panel = window.details.error_panel
    QGuiApplication.clipboard().setText("https://a.example/fresh.pdf")
    click(await button_named(panel, "Get a fresh link"))
    assert panel.offer.link.text() == "https://a.example/fresh.pdf"
    press(panel.offer.link, KEY.Key_Return)
    await until(lambda: manager.called("resume") == [job_id(4)])
    assert manager.files[job_id(4)][0].remote_name == "https://a.example/fresh.pdf"
    assert window.list.hasFocus()


async def test_the_field_for_a_fresh_link_comes_into_sight_in_a_low_window(window):
    window.resize(900, 560)
    await choose(window, 4)
    press(window.list, KEY.Key_L, CTRL)
    overview, link = window.details.overview, window.details.error_panel.offer.link
    seen = overview.viewport().rect()
    corners = (link.rect().topLeft(), link.rect().bottomRight())
    await until(lambda: all(seen.contains(link.mapTo(overview.viewport(), p)) for p in corners))


async def test_download_anyway_says_yes_and_goes_on(window, manager):
    await choose(window, 10)
    click(await button_named(window.details.error_panel, "Download anyway"))
    await until(lambda: manager.called("resume") == [job_id(10)])
    assert [name for name, _ in manager.calls] == ["accept_file", "resume"]


async def ask_about_a_page(window, manager) -> None:
    """Select a job that got a page in place of its file before anything else came."""
    manager.put(replace(manager.jobs[job_id(10)], id=job_id(40), bytes_transferred=0))
    await until(lambda: window.jobs.row_of(job_id(40)) is not None)
    await choose(window, 40)


@pytest.mark.parametrize("words", ["Retry now", "Resume"])
async def test_trying_again_does_not_take_the_page_for_the_file(window, manager, words):
    await ask_about_a_page(window, manager)
    if words == "Resume":
        press(window.list, KEY.Key_R, CTRL)
    else:
        click(await button_named(window.details.error_panel, words))
    await until(lambda: manager.called("resume") == [job_id(40)])
    assert manager.called("accept_file") == []


async def test_a_fresh_link_does_not_take_the_page_for_the_file(window, manager):
    await ask_about_a_page(window, manager)
    QGuiApplication.clipboard().setText("https://a.example/fresh.exe")
    panel = window.details.error_panel
    click(await button_named(panel, "Get a fresh link"))
    press(panel.offer.link, KEY.Key_Return)
    await until(lambda: manager.called("resume") == [job_id(40)])
    assert manager.called("accept_file") == []


async def test_a_link_is_not_blamed_for_a_full_disk(window):
    await choose(window, 6)
    assert Remedy.FRESH_LINK not in remedies(window.list.current_view())
    await choose(window, 5)
    assert Remedy.FRESH_LINK in remedies(window.list.current_view())


async def test_nothing_of_an_error_is_cut_off_at_the_side(window):
    await choose(window, 10)
    panel = window.details.error_panel
    panel._facts.setPlainText("Link: https://a.example/" + "long" * 100)
    panel.fold_out(True)
    window.resize(900, 600)
    await until(lambda: panel._facts.isVisible() and window.width() == 900)
    scroll = window.details.overview
    side = scroll.widget()
    await until(lambda: side.width() == scroll.viewport().width())
    for button in filter(QWidget.isVisible, panel.findChildren(QAbstractButton)):
        place = button.rect().translated(button.mapTo(panel, QPoint()))
        assert panel.rect().contains(place)
    lines = panel._facts.document().firstBlock().layout()
    for number in range(lines.lineCount()):
        assert lines.lineAt(number).naturalTextWidth() <= panel._facts.viewport().width()


async def test_news_are_read_one_after_the_other_and_copied(window, manager):
    news = ("The list came from its copy.", "One unfinished file has no download.")
    manager.tell(Changes(notices=news))
    await until(lambda: window.notice._more.text() == "1 more message")
    assert window.notice.sentence.text() == news[0]
    click(window.notice._copy)
    assert QGuiApplication.clipboard().text() == news[0]
    manager.tell(Changes(notices=news))
    press(window.list, KEY.Key_Escape)
    assert window.notice.sentence.text() == news[1]
    assert window.notice._more.isHidden()
    press(window.list, KEY.Key_Escape)
    assert not window.notice.isVisible()


def ask_to_start_over(window) -> None:
    """Ask what is asked before received bytes are deleted."""
    view = window.jobs.view(job_id(7))
    window.file_orders.carry_out(FileWish(FileDeed.START_OVER, view, tuple(files_of(view))))


async def test_a_question_comes_before_news_and_loses_none(window, manager):
    manager.tell(Changes(notices=("The list came from its copy.",)))
    await until(window.notice.isVisible)
    ask_to_start_over(window)
    assert window.notice.sentence.text().startswith("Start")
    click(await button_named(window.notice, "Start over"))
    assert window.notice.sentence.text() == "The list came from its copy."
    await until(lambda: manager.called("restart_file") == [job_id(7)])


async def test_tab_goes_round_in_the_notice_and_esc_gives_the_keyboard_back(window):
    ask_to_start_over(window)
    press(QGuiApplication.focusObject(), KEY.Key_Tab)
    assert QGuiApplication.focusObject() is window.notice._close
    press(window.notice._close, KEY.Key_Escape)
    assert not window.notice.isVisible()
    assert window.list.hasFocus()


async def test_a_notice_does_not_push_the_current_row_out_of_sight(window):
    window.resize(900, 600)
    await until(lambda: window.height() == 600)
    last = window.list.indexAt(QPoint(1, window.list.viewport().height() - 1))
    await choose(window, window.jobs.view_at(last.row()).id.int)
    area = window.list.viewport()
    height = area.height()
    press(window.list, KEY.Key_Delete)
    await until(lambda: area.height() < height)
    place = window.list.visualRect(window.list.currentIndex())
    assert area.rect().contains(place.adjusted(0, 0, 0, -1))  # Qt's scrollTo leaves one point


async def test_a_typed_link_outlives_a_batch_of_changes(window, manager):
    await choose(window, 4)
    panel = window.details.error_panel
    click(await button_named(panel, "Get a fresh link"))
    QTest.keyClicks(panel.offer.link, "https://a.ex")
    view = manager.jobs[job_id(4)]
    manager.put(job(99, "other.bin"), view)
    await until(lambda: window.jobs.row_of(job_id(99)) is not None)
    await until(lambda: not window._refresh_timer.isActive())
    assert panel.offer.link.text() == "https://a.ex"
    assert panel.offer.link.isVisible()


async def test_a_retry_counts_down_in_the_panel(window):
    await choose(window, 5)
    panel = window.details.error_panel
    assert panel._waits.text() == "Retries in 0:42, attempt 3."
    window.jobs.clock = lambda: NOW + timedelta(seconds=40)
    window.list._timer.timeout.emit()
    assert panel._waits.text() == "Retries in 0:02, attempt 3."


async def test_keyboard_alone_reaches_every_pane(window):
    await choose(window, 4)
    retry = await button_named(window.details.error_panel, "Retry now")
    reached = set()
    window.list.setFocus()
    for _ in range(20):
        press(QGuiApplication.focusObject(), KEY.Key_Tab)
        reached.add(QGuiApplication.focusObject())
    assert window.top_bar.add in reached
    assert window.top_bar.search in reached
    assert window.details.tabs in reached
    assert retry in reached
