"""Verifying finished files from the window: asked for by keys, told calmly, stopped at will."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication

from bitsgui.bits.errors import Hresult, NotFoundError
from bitsgui.bits.file_checks import CheckProgress, FileCheck, Verdict
from bitsgui.bits.types import JobState
from bitsgui.bits.views import ChecksumState
from bitsgui.bits.words import say
from bitsgui.gui import check_words
from bitsgui.gui.delegates.subjects import FileSubject, JobSubject, Look
from bitsgui.gui.finished import finished_files
from bitsgui.gui.models.columns import Column, status_text
from bitsgui.gui.models.files import FileColumn
from bitsgui.gui.theme import LIGHT
from bitsgui.gui.views.details import Tab
from tests.gui.conftest import until
from tests.gui.driving import KEY, button_named, choose, click, press
from tests.gui.samples import NOW, error, finished, job, job_id

PAPER = "/home/me/Downloads/paper.pdf"
RIGHT = FileCheck(PAPER, Verdict.RIGHT, pieces=214)
DAMAGED = FileCheck(PAPER, Verdict.DAMAGED, 3, pieces=214, wrong=3, can_repair=True)


async def verify(window, *numbers: int) -> None:
    """Choose downloads, and ask for a check in the menu of what is selected."""
    await choose(window, *numbers)
    window.context_menu.popup(QPoint(0, 0))
    await until(window.context_menu.isVisible)
    window.context_menu.setActiveAction(window.deeds.rows.verify)
    press(window.context_menu, KEY.Key_Return)


async def said(window) -> str:
    await until(window.notice.isVisible)
    return window.notice.sentence.text()


async def test_what_is_right_is_said_in_one_line_without_a_button(window, manager):
    manager.found[job_id(501)] = [RIGHT]
    await verify(window, 501)
    assert await said(window) == "All 214 pieces of \u201cpaper.pdf\u201d are right."
    assert manager.checked == [(job_id(501), False, None)]
    assert window.notice._buttons.count() == 0


async def test_progress_is_shown_below_the_list_and_stop_ends_it_without_a_word(window, manager):
    manager.may_check.clear()
    await verify(window, 501)
    await until(lambda: manager.hears is not None)
    bar = window.rows.checking.bar
    assert bar.isHidden()
    manager.hears(CheckProgress(PAPER, 2_000_000, 8_000_000))
    await until(bar.isVisible)
    words = f"{bar.sentence.text()} {bar.figure.text()}".replace("\u00a0", " ")
    assert words == "Checking \u201cpaper.pdf\u201d 2.0 MB of 8.0 MB"
    manager.hears(CheckProgress(PAPER, 8_000_000, 8_000_000, fetched=1, wanted=3))
    await until(lambda: bar.figure.text() == "1 of 3")
    assert bar.sentence.text() == "Fetching damaged pieces of \u201cpaper.pdf\u201d again"
    bar.button.setFocus()
    press(bar.button, KEY.Key_Space)
    await until(bar.isHidden)
    assert window.notice.isHidden()
    assert window.rows.checking._task is None


async def test_damaged_pieces_are_fetched_again_if_that_is_wanted(window, manager):
    manager.found[job_id(501)] = [DAMAGED]
    await verify(window, 501)
    assert (await said(window)).startswith("3 of 214 pieces of \u201cpaper.pdf\u201d")
    manager.found[job_id(501)] = [
        replace(DAMAGED, verdict=Verdict.REPAIRED, mended=3, restored=3, can_repair=False)
    ]
    click(await button_named(window.notice, "Repair"))
    await until(lambda: "fetched again" in window.notice.sentence.text())
    assert manager.checked[1] == (job_id(501), True, frozenset({0}))


async def test_a_download_is_not_said_to_agree_once_a_check_found_damage(window, manager):
    files = manager.rows[0].files
    manager.rows[0] = replace(
        manager.rows[0], files=(replace(files[0], checksum="sha-256=" + "ab" * 32),)
    )
    await window.bridge.reload()
    await choose(window, 501)
    overview = window.details.overview
    assert shown(overview)["Checksum"] == "Agrees"
    manager.found[job_id(501)] = [replace(DAMAGED, can_repair=False)]
    await verify(window, 501)
    await until(lambda: shown(overview)["Checksum"] == "A check found damage")
    row = window.jobs.index(window.jobs.row_of(job_id(501)), Column.NAME)
    assert row.siblingAtColumn(Column.CHECKSUM).data() == "Damaged"
    assert "a check found damage" in row.data(Qt.ItemDataRole.AccessibleTextRole)
    view = window.jobs.view(job_id(501))
    later = NOW + timedelta(days=9)  # what was done long ago is grey, but not this
    subject = JobSubject(view, Look(), later, LIGHT)
    assert (subject.icon, subject.colour) == ("attention", LIGHT.attention)
    assert status_text(view, later) == "Finished \u00b7 a check found damage"
    part = FileSubject(finished_files(manager.rows[0])[0], view, Look(), later, LIGHT)
    assert (part.icon, part.colour) == ("attention", LIGHT.attention)
    window.details.turn_to(Tab.FILES)
    files = window.details.files_page.files
    await until(lambda: files.rowCount() == 1)
    assert files.index(0, FileColumn.STATE).data() == "Damaged"
    manager.found[job_id(501)] = [RIGHT]
    await verify(window, 501)
    await until(lambda: files.index(0, FileColumn.STATE).data() == "Finished")


@pytest.mark.parametrize(
    ("state", "icon"),
    [(JobState.TRANSFERRING, "active"), (JobState.ERROR, "error"), (JobState.SUSPENDED, "pause")],
)
def test_a_damaged_download_that_is_at_work_again_looks_like_what_it_does(state, icon):
    view = job(1, state=state, checksum=ChecksumState.DAMAGED, error=error(0x80190194))
    assert JobSubject(view, Look(), NOW, LIGHT).icon == icon
    whole = replace(view, state=JobState.TRANSFERRED)
    assert JobSubject(whole, Look(), NOW, LIGHT).icon == "attention"


def test_a_damaged_download_that_tries_again_says_when():
    failed = replace(error(Hresult.WININET_TIMEOUT), next_retry=NOW + timedelta(seconds=42))
    view = job(1, state=JobState.TRANSIENT_ERROR, error=failed, attempt=2)
    assert "0:42" in status_text(view, NOW)
    damaged = replace(view, checksum=ChecksumState.DAMAGED)
    assert status_text(damaged, NOW) == status_text(view, NOW)


def shown(overview) -> dict[str, str]:
    rows = [*overview._course._rows, *overview._origin._rows]
    return {row.label.text(): row.words.text() for row in rows if not row.label.isHidden()}


async def test_several_downloads_are_checked_one_after_another_and_told_at_once(window, manager):
    manager.rows.append(finished(600, "b.iso"))
    await window.bridge.reload()
    manager.found |= {job_id(501): [DAMAGED], job_id(600): [replace(RIGHT, path="/d/b.iso")]}
    await verify(window, 501, 600)
    assert await said(window) == "1 of 2 files are right. Damaged: paper.pdf."
    assert [id_ for id_, _, _ in manager.checked] == [job_id(501), job_id(600)]


async def test_the_damaged_files_of_each_download_are_repaired(window, manager):
    manager.rows.append(finished(600, "b.iso"))
    await window.bridge.reload()
    second, third = replace(DAMAGED, index=1), replace(DAMAGED, index=2)
    manager.found |= {job_id(501): [DAMAGED, RIGHT, third], job_id(600): [RIGHT, second]}
    await verify(window, 501, 600)
    click(await button_named(window.notice, "Repair"))
    await until(lambda: len(manager.checked) == 4)
    assert manager.checked[2:] == [
        (job_id(501), True, frozenset({0, 2})),
        (job_id(600), True, frozenset({1})),
    ]


async def test_what_a_command_finds_is_shown_in_the_window_at_once(window, manager):
    await choose(window, 501)
    row = window.jobs.index(window.jobs.row_of(job_id(501)), Column.CHECKSUM)
    assert row.data() != "Damaged"
    manager.found[job_id(501)] = [DAMAGED]
    await manager.check_files(job_id(501))
    await until(lambda: row.data() == "Damaged")
    assert window.notice.isHidden()


async def test_a_file_without_a_checksum_has_its_own_told_to_be_copied(window, manager):
    computed = f"sha-256={'ab' * 32}"
    manager.found[job_id(501)] = [FileCheck(PAPER, Verdict.UNKNOWN, computed=computed)]
    await verify(window, 501)
    words = await said(window)
    assert words.startswith(
        "There is no checksum to compare \u201cpaper.pdf\u201d with. Its own is"
    )
    click(await button_named(window.notice, "Copy checksum"))
    assert QGuiApplication.clipboard().text() == computed


async def test_what_cannot_be_repaired_is_offered_again(window, manager):
    manager.found[job_id(501)] = [FileCheck(PAPER, Verdict.DAMAGED, None, is_changed=True)]
    await verify(window, 501)
    assert await said(window) == (
        "\u201cpaper.pdf\u201d is damaged: it has another checksum than it should have. "
        "It has changed since it was downloaded."
    )
    click(await button_named(window.notice, "Download again\u2026"))
    dialog = window.adding.dialog
    await until(dialog.isVisible)
    assert dialog.links.toPlainText().split() == ["https://files.example/paper.pdf"]


async def test_one_that_is_ready_to_complete_is_started_over_if_it_is_wrong(window, manager):
    view = replace(manager.jobs[job_id(1)], state=JobState.TRANSFERRED, files_total=1)
    # One that was before it has been taken out of the download.
    files = [replace(manager.files[job_id(1)][0], transferred=True, index=1)]
    manager.jobs[view.id], manager.files[view.id] = view, files
    manager.put(view)
    await until(lambda: window.jobs.view(job_id(1)).state is JobState.TRANSFERRED)
    manager.found[job_id(1)] = [FileCheck("/d/a", Verdict.DAMAGED, None, index=1)]
    await verify(window, 1)
    click(await button_named(window.notice, "Start over"))
    await until(lambda: manager.called("resume") == [job_id(1)])
    assert manager.called("restart_file") == [job_id(1)]


async def test_a_download_that_is_not_whole_cannot_be_verified(window):
    await choose(window, 1)
    assert not window.deeds.rows.verify.isEnabled()
    await choose(window, 501)
    assert window.deeds.rows.verify.isEnabled()


async def test_single_files_of_a_download_are_verified_from_their_page(window, manager):
    row = finished(600, "album")
    links = [f"https://files.example/{name}" for name in ("a.jpg", "b.jpg", "c.jpg")]
    files = [
        replace(row.files[0], remote_name=link, local_name=f"/m/{link[-5:]}") for link in links
    ]
    manager.rows.append(replace(row, files=tuple(files)))
    await window.bridge.reload()
    await choose(window, 600)
    window.deeds.details.setChecked(True)
    window.details.turn_to(Tab.FILES)
    page = window.details.files_page
    await until(lambda: page.files.rowCount() == 3)
    page.view.setCurrentIndex(page.files.index(1, 0))
    page.file_deeds.pop_up(QPoint(0, 0))
    await until(page.file_deeds.menu.isVisible)
    press(page.file_deeds.menu, KEY.Key_G)
    await until(lambda: manager.checked == [(job_id(600), False, frozenset({1}))])


async def test_a_download_that_has_gone_is_told_of_in_words(window, manager, monkeypatch):
    async def gone(*_args: object, **_kwargs: object) -> list[FileCheck]:
        raise NotFoundError

    monkeypatch.setattr(manager, "check_files", gone)
    await verify(window, 501)
    assert (await said(window)).startswith("There is no such download.")


@pytest.mark.parametrize(
    ("found", "words"),
    [
        ((RIGHT,) * 3, "All 3 files are right."),
        (
            (replace(RIGHT, pieces=0),),
            "\u201cpaper.pdf\u201d is right: it has the checksum it should have.",
        ),
        (
            (replace(DAMAGED, restored=1, reason=say("{link}: {reason}", link="x", reason="No.")),),
            "1 of 3 damaged pieces of \u201cpaper.pdf\u201d has been fetched again. x: No.",
        ),
        (
            (FileCheck(PAPER, Verdict.MISSING, reason="The file was not found."),),
            "\u201cpaper.pdf\u201d cannot be checked. The file was not found.",
        ),
        (
            (RIGHT, FileCheck("/d/u", Verdict.UNKNOWN), FileCheck("/d/m", Verdict.MISSING)),
            "1 of 3 files are right. Not to be read: m. Without a checksum to compare with: u.",
        ),
        (
            tuple(FileCheck(f"/d/{n}", Verdict.DAMAGED, None) for n in range(5)),
            "0 of 5 files are right. Damaged: 0, 1, 2 and 2 more.",
        ),
        (
            (replace(DAMAGED, verdict=Verdict.REPAIRED, wrong=0, can_repair=False),),
            "\u201cpaper.pdf\u201d was longer than it should be, and is right again.",
        ),
        ((), "There is no file to check."),
    ],
)
def test_what_was_found_is_a_sentence(found, words):
    assert check_words.result(found) == words
