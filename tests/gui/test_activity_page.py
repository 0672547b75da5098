"""The time line of a download: sentences, facts that fold out, copying, following the newest."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtTest import QTest

from bitsgui.bits.causes import Cause
from bitsgui.bits.file_checks import Verdict
from bitsgui.bits.records import Happening
from bitsgui.bits.types import JobState
from bitsgui.bits.views import ActivityView
from bitsgui.gui.activity_words import as_text, facts, icon_of, sentence
from bitsgui.gui.delegates import activity_row
from bitsgui.gui.models.activity import NAME_ROLE, ActivityModel
from bitsgui.gui.theme import LIGHT, tabular
from bitsgui.gui.views.details import Tab
from tests.gui.activity_pictures import happenings
from tests.gui.conftest import until
from tests.gui.driving import choose
from tests.gui.samples import NOW, error, job, job_id

SPOKEN = Qt.ItemDataRole.AccessibleTextRole


@pytest.fixture
async def page(window, manager):
    """The tab, shown for a download with a time line."""
    manager.happened[job_id(1)] = happenings()
    await choose(window, 1)
    window.details.turn_to(Tab.ACTIVITY)
    await until(lambda: window.details.activity_page.model.rowCount() == len(happenings()))
    return window.details.activity_page


def click(view, row: int) -> None:
    view.scrollTo(view.model().index(row, 0))
    place = view.visualRect(view.model().index(row, 0)).topLeft() + QPoint(150, 12)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)


@pytest.mark.parametrize("kind", Happening)
@pytest.mark.parametrize("count", [1, 3])
def test_everything_that_can_happen_has_words_and_an_icon(kind, count):
    view = ActivityView(1, NOW, kind, count, "a.zip", "https://b.example/", "https://a.example/")
    words = sentence(view)
    assert words
    assert "%" not in words
    assert icon_of(view)


def test_nobody_is_said_to_have_paused_a_download_unless_it_is_known():
    for kind in (Happening.PAUSED, Happening.RESUMED):
        said = {sentence(ActivityView(1, NOW, kind, note=note)) for note in ("", *Cause)}
        assert len(said) > len(Cause) - 2
        unknown = sentence(ActivityView(1, NOW, kind))
        assert unknown in {"Paused", "Resumed"}


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_on_the_server_that_had_a_checksum_is_said(count):
    link = "https://b.example/SHA%20256.txt"
    view = ActivityView(1, NOW, Happening.CHECKED, count, "a.zip", link, note="sha-256")
    assert "SHA 256.txt (SHA-256)" in sentence(view)
    assert ("Found in", link) in facts(view)
    assert "SHA 256" not in sentence(replace(view, link=""))


@pytest.mark.parametrize("verdict", Verdict)
@pytest.mark.parametrize("count", [1, 3])
def test_what_a_check_found_is_said_of_one_file_and_of_several(verdict, count):
    view = ActivityView(1, NOW, Happening.VERIFIED, count, "a.zip", note=verdict)
    assert "A check" in sentence(view)
    assert ("a.zip" if count == 1 else "3 files") in sentence(view)
    assert icon_of(view) == ("done" if verdict in {"right", "repaired"} else "attention")
    colours = {"damaged": LIGHT.attention, "missing": LIGHT.attention, "unknown": LIGHT.waiting}
    assert activity_row._colour(view, LIGHT) == colours.get(verdict, LIGHT.done)


def test_an_error_says_the_file_only_where_there_are_several():
    view = ActivityView(1, NOW, Happening.FAILED, 1, "a.zip", error=error(0x80190194))
    assert sentence(view).startswith("a.zip: ")
    assert "a.zip" not in sentence(view, is_named=False)


def test_the_model_keeps_its_rows_and_passes_the_tester(qtmodeltester):
    model = ActivityModel()
    qtmodeltester.check(model)
    told = happenings()
    model.show(told[:5], is_named=True)
    kept = model.item(4)
    model.show(told, is_named=True)
    assert model.item(4) is kept
    counted = [*told[:-1], replace(told[-1], count=2)]
    model.show(counted, is_named=True)
    assert model.rowCount() == len(told)
    model.show(told[:2], is_named=False)
    assert model.rowCount() == 2


async def test_the_facts_of_an_entry_fold_out_by_mouse_and_by_keyboard(page):
    view, entry = page.view, page.model.index(6, 0)
    click(view, 6)
    assert view.isExpanded(entry)
    names = [page.model.index(row, 0, entry).data(NAME_ROLE) for row in range(3)]
    assert names == ["Error", "Concerns", "Link"]
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert not view.isExpanded(entry)
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert view.isExpanded(entry)


async def test_the_selection_and_all_of_it_can_be_copied(page):
    click(page.view, 0)
    page.view.setFocus()
    QTest.keyClick(page.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == as_text(page.model.entries()[0])
    QTest.mouseClick(page.copy_all, Qt.MouseButton.LeftButton)
    copied = QGuiApplication.clipboard().text()
    assert "HTTP_503 (0x801901F7)" in copied
    assert len([line for line in copied.split("\n") if not line.startswith(" ")]) == 11


async def test_the_newest_entry_stays_in_sight_unless_one_reads_further_up(page, manager):
    bar = page.view.verticalScrollBar()
    await until(lambda: bar.maximum() > 0 and bar.value() == bar.maximum())
    told = happenings()
    more = [replace(told[0], number=100 + number) for number in range(4)]
    manager.happened[job_id(1)] = told + more
    manager.put(replace(manager.jobs[job_id(1)], attempt=1))
    await until(lambda: page.model.rowCount() == len(told) + 4)
    await until(page.view.is_at_end)
    bar.setValue(0)
    manager.happened[job_id(1)] = [*told, *more, replace(told[0], number=200)]
    manager.put(replace(manager.jobs[job_id(1)], attempt=2))
    await until(lambda: page.model.rowCount() == len(told) + 5)
    assert bar.value() == 0


async def test_nothing_is_asked_while_the_tab_is_not_shown(page, window, manager):
    window.details.turn_to(Tab.OVERVIEW)
    before = len(manager.called("activity"))
    manager.put(replace(manager.jobs[job_id(1)], attempt=7))
    await until(lambda: window.jobs.view(job_id(1)).attempt == 7)
    assert len(manager.called("activity")) == before


async def test_a_finished_download_tells_its_story_too(page, window, manager):
    row = manager.rows[0]
    manager.happened[row.id] = [ActivityView(1, NOW, Happening.COMPLETED)]
    await choose(window, 501)
    await until(lambda: page.model.rowCount() == 1)
    assert page.model.index(0, 0).data(SPOKEN).endswith(": Finished")


async def test_another_download_shows_nothing_of_the_one_before(page, window, manager):
    manager.put(job(900, "new.bin", state=JobState.SUSPENDED))
    await until(lambda: window.jobs.row_of(job_id(900)) is not None)
    await choose(window, 900)
    await until(lambda: job_id(900) in manager.called("activity"))
    await until(page.view.isHidden)
    assert page.model.rowCount() == 0


@pytest.mark.parametrize("width", range(150, 420, 3))
def test_a_sentence_has_room_for_every_line_it_is_painted_in(qapp, width):
    words = "The server is busy or under maintenance; attempt 1, next try at 11:54:24\u202fPM"
    font, top = tabular(qapp.font()), Qt.AlignmentFlag.AlignTop
    picture = QImage(width, 400, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    painter.setFont(font)
    painter.drawText(QRectF(picture.rect()), words, activity_row._flow(top))
    painter.end()
    height = activity_row._height(words, font, width)
    below = picture.copy(0, height, width, picture.height() - height)
    assert set(bytes(below.constBits())) == {255}
