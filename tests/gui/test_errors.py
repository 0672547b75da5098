"""An error of any code has words of its own, ways out that fit it, and one place to be found."""

from collections import Counter
from dataclasses import replace

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest

from bitsgui.bits.errors import CODES, Hresult, Recovery, code_row, http_hresult
from bitsgui.bits.explain import portal_of, takes_certificate, takes_login
from bitsgui.bits.types import ErrorContext, JobState
from bitsgui.gui import text
from bitsgui.gui.attention import attention_words
from bitsgui.gui.models.filters import Filter
from bitsgui.gui.remedies import _OF_THE_FOLDER, Remedy, remedies
from tests.gui.conftest import until
from tests.gui.driving import CTRL, KEY, button_named, choose, click, press, status_words
from tests.gui.samples import error, files_of, job, job_id, untrusted

STATUSES = [http_hresult(status) for status in range(300, 600)]
RAISED = [*CODES, *STATUSES]
CHANGED = "The file on the server has changed."
SAME_MEANING = {CHANGED: {int(Hresult.BG_E_REMOTE_FILE_CHANGED), http_hresult(412)}}
R = Remedy
OF_CONDITIONS: dict[int, list[R]] = {
    Hresult.BG_E_BLOCKED_BY_POLICY: [R.LIFT_SCHEDULE],
    Hresult.BG_E_BLOCKED_BY_COST_TRANSFER_POLICY: [R.ANY_NETWORK],
}
"""What ends the wait for a condition before it ends by itself."""


def failed(code: int, **values):
    kept = {"files_total": 3, "files_transferred": 1, "state": JobState.ERROR}
    return job(4, error=error(code), **{**kept, **values})


def test_no_two_codes_share_a_sentence_unless_they_mean_the_same():
    said = Counter(text.error_message(error(code)) for code in RAISED)
    shared = {
        words: {int(code) for code in RAISED if text.error_message(error(code)) == words}
        for words, count in said.items()
        if count > 1
    }
    assert shared == SAME_MEANING


def test_a_code_has_other_words_where_it_means_something_else():
    for code, meanings in ((Hresult.ERROR_DISK_FULL, 2), (Hresult.E_ACCESSDENIED, 3)):
        said = {text.error_message(error(code, context=context)) for context in ErrorContext}
        assert len(said) == meanings


def test_every_code_has_one_sentence_a_hint_and_its_names_in_the_facts():
    for code in RAISED:
        told = error(code)
        message, hint = text.error_message(told), text.error_hint(told, JobState.ERROR)
        assert message.endswith("."), hex(code)
        assert "0x" not in message, hex(code)
        assert hint.endswith("."), hex(code)
        facts = dict(text.error_facts(told))
        assert facts["Error"] == f"{told.name} (0x{told.code:08X})"


def test_a_certificate_that_is_not_believed_is_described():
    told = error(Hresult.WININET_SEC_CERT_DATE_INVALID, certificate=untrusted())
    assert text.error_message(told) == "The certificate of nas.example expired on 5/3/2020."
    facts = dict(text.error_facts(told))
    assert facts["Certificate of"] == "nas.example:8443"
    assert facts["Certificate for"] == "nas.example, files.example"
    assert facts["Issued by"] == "A root"
    assert facts["Valid"] == "5/3/2019 to 5/3/2020"
    assert facts["SHA-256"] == ":".join(["AB"] * 32)


def test_every_code_has_the_ways_out_that_fit_it():
    for code in RAISED:
        row, shown = code_row(code), remedies(failed(code))
        asks_to_restart = row.recovery in {Recovery.RESTART, Recovery.ASK_RESTART}
        fitting = {
            R.RETRY: row.recovery not in {Recovery.RESTART, Recovery.NEVER},
            R.DOWNLOAD_ANYWAY: row.recovery == Recovery.ASK_CONTINUE,
            R.START_OVER: asks_to_restart,
            R.FRESH_LINK: row.context != ErrorContext.LOCAL_FILE,
            R.CHANGE_FOLDER: code in _OF_THE_FOLDER and row.context == ErrorContext.LOCAL_FILE,
            R.SKIP_FILE: True,
            R.KEEP_WHOLE: True,
            R.KEEP_ANYWAY: False,
            R.ACCEPT_CERTIFICATE: False,
            R.LOG_IN: takes_login(error(code)),
            R.SHOW_CERTIFICATE: takes_certificate(error(code)),
            R.LIFT_SCHEDULE: False,
            R.ANY_NETWORK: bool(portal_of(error(code))),
            R.OPEN_PORTAL: bool(portal_of(error(code))),
        }
        fit = OF_CONDITIONS.get(code) or [r for r in R if fitting[r]]
        assert sorted(shown, key=list(R).index) == fit, hex(code)
        alone = remedies(failed(code, files_total=1, files_transferred=0))
        assert alone, hex(code)
        assert not {R.SKIP_FILE, R.KEEP_WHOLE} & set(alone), hex(code)


async def test_of_several_files_the_one_that_failed_is_named_with_its_server(window, manager):
    panel = window.details.error_panel
    manager.put(failed(http_hresult(404)))
    await choose(window, 4)
    assert panel._subject.isVisible()
    assert panel._subject.text() == "report.pdf \u00b7 files.example"
    await choose(window, 10)
    assert not panel._subject.isVisible()


async def test_change_folder_moves_what_is_there_and_goes_on(window, manager, tmp_path):
    manager.may_move.set()
    await choose(window, 6)
    click(await button_named(window.details.error_panel, "Change folder"))
    question = window.rows.moving.question
    question.folder.edit.setText(str(tmp_path))
    click(question.yes)
    await until(lambda: manager.called("resume") == [job_id(6)])
    assert manager.moved == [(job_id(6), str(tmp_path))]
    assert manager.jobs[job_id(6)].state == JobState.QUEUED


async def test_keep_what_is_complete_asks_once_and_completes(window, manager):
    view = failed(http_hresult(404))
    manager.files[view.id] = files_of(view)
    manager.put(view)
    await choose(window, 4)
    click(await button_named(window.details.error_panel, "Keep what is complete"))
    await until(lambda: window.orders.question)
    groups = window.orders.question.files
    said = [groups.topLevelItem(row).text(0) for row in range(groups.topLevelItemCount())]
    assert said == ["1 file kept", "2 files given up"]
    click(window.orders.question.yes)
    await until(lambda: manager.called("complete") == [job_id(4)])


def dragged(*links: str) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl(link) for link in links])
    return mime


def is_taken(panel, mime: QMimeData) -> bool:
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, mime, buttons, keys)
    QGuiApplication.sendEvent(panel, enter)
    is_taken = panel.drops.sign.isVisible()  # the window takes what the panel leaves
    if is_taken:
        at = QPointF(5, 5)
        drop = QDropEvent(at, Qt.DropAction.CopyAction, mime, buttons, keys)
        QGuiApplication.sendEvent(panel, drop)
    return is_taken


async def test_a_link_dropped_on_the_error_is_its_fresh_link(window, manager):
    await choose(window, 4)
    panel = window.details.error_panel
    assert is_taken(panel, dragged("https://a.example/fresh.pdf?token=7"))
    assert panel.offer.link.isVisible()
    press(panel.offer.link, KEY.Key_Return)
    await until(lambda: manager.called("resume") == [job_id(4)])
    assert manager.files[job_id(4)][0].remote_name == "https://a.example/fresh.pdf?token=7"


async def test_the_error_takes_one_link_and_only_where_it_helps(window):
    await choose(window, 4)
    panel = window.details.error_panel
    assert not is_taken(panel, dragged("https://a.example/1", "https://a.example/2"))
    await choose(window, 6)  # a full disk
    assert not is_taken(panel, dragged("https://a.example/1"))


async def test_failures_gather_in_one_bar_that_leads_to_them(window, manager):
    manager.put(replace(manager.jobs[job_id(1)], state=JobState.ERROR, error=error(0x80190194)))
    await until(window.notice.isVisible)
    assert window.notice.sentence.text().startswith(
        "\u201cdebian-13.1.0-amd64-DVD-1.iso\u201d needs your"
    )
    assert "has no such file" in window.notice.sentence.text()
    manager.put(replace(manager.jobs[job_id(2)], state=JobState.ERROR, error=error(0x80190194)))
    await until(lambda: window.notice.sentence.text() == "4 downloads need your attention.")
    await until(lambda: status_words(window).endswith("4 need attention"))
    click(await button_named(window.notice, "Show"))
    assert window.jobs.filter == Filter.ATTENTION
    assert not window.notice.isVisible()
    await until(lambda: [view.id for view in window.list.selected_views()] == [job_id(1)])


async def test_the_bar_goes_when_nothing_needs_attention_any_more(window, manager):
    before = manager.jobs[job_id(1)]
    manager.put(replace(before, state=JobState.ERROR, error=error(0x80190194)))
    await until(window.notice.isVisible)
    manager.put(before)
    await until(lambda: not window.notice.isVisible())


async def test_undoing_a_removal_does_not_tell_again_of_what_was_put_away(window, manager):
    manager.put(replace(manager.jobs[job_id(1)], state=JobState.ERROR, error=error(0x80190194)))
    await until(window.notice.isVisible)
    await choose(window, 1)
    press(window.list, KEY.Key_Escape)
    press(window.list, KEY.Key_Delete)
    await until(lambda: window.jobs.row_of(job_id(1)) is None)
    press(window.list, KEY.Key_Z, CTRL)
    await until(lambda: window.jobs.row_of(job_id(1)) is not None)
    assert not window.notice.isVisible()


async def test_esc_ends_the_search_it_is_pressed_in_and_leaves_the_bar(window, manager):
    manager.put(replace(manager.jobs[job_id(1)], state=JobState.ERROR, error=error(0x80190194)))
    await until(window.notice.isVisible)
    press(window, KEY.Key_F, CTRL)
    QTest.keyClicks(window.top_bar.search, "lecture")
    press(window.top_bar.search, KEY.Key_Escape)
    assert window.top_bar.search.text() == ""
    assert window.notice.isVisible()
    press(window.list, KEY.Key_Escape)
    assert not window.notice.isVisible()


async def test_what_was_put_away_is_not_told_again_until_it_fails_again(window, manager):
    running = manager.jobs[job_id(1)]
    broken = replace(running, state=JobState.ERROR, error=error(0x80190194))
    manager.put(broken)
    await until(window.notice.isVisible)
    press(window.list, KEY.Key_Escape)
    manager.put(replace(broken, error_count=2))
    await until(lambda: window.jobs.view(job_id(1)).error_count == 2)
    assert not window.notice.isVisible()
    manager.put(running)
    manager.put(broken)
    await until(window.notice.isVisible)


def test_no_words_for_no_failure():
    assert attention_words([], 2) == ""
