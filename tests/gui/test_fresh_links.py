"""A fresh link that leads elsewhere is used only when that is wanted."""

import asyncio
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from bitsgui.bits.fresh_links import Difference, FreshLink, Remote
from bitsgui.gui import fresh_words
from bitsgui.gui.views.details import Tab
from tests.gui.conftest import PATIENCE_S, until
from tests.gui.driving import CTRL, KEY, button_named, choose, click, press
from tests.gui.samples import GB, MB, error, job_id

LINK = "https://b.example/other.zip"
OTHER = FreshLink(
    LINK,
    Remote("report.pdf", 12 * MB, "application/pdf"),
    Remote("other.zip", 3 * GB, "application/zip"),
    frozenset({Difference.NAME, Difference.SIZE, Difference.TYPE}),
    received=5 * MB,
    is_settled=True,
)
RENAMED = FreshLink(
    LINK, Remote("a.pdf"), Remote("b.pdf"), frozenset({Difference.NAME}), received=5 * MB
)


async def ask(window, *, link: str = LINK):
    """Give a link for what failed, by the keyboard alone."""
    await choose(window, 4)
    press(window.list, KEY.Key_L, CTRL)
    offer = window.details.error_panel.offer
    await until(offer.link.isVisible)
    QTest.keyClicks(offer.link, link)
    press(offer.link, KEY.Key_Return)
    return offer


def is_in_sight(window, part) -> bool:
    """Return whether all of a part of the error is seen."""
    view = window.details.overview.viewport()
    return part.isVisible() and view.rect().contains(QRect(part.mapTo(view, QPoint()), part.size()))


async def ask_for_file(window):
    """Give a link for the first unfinished one of many files; return their page and that file."""
    await choose(window, 2)
    window.details.turn_to(Tab.FILES)
    page = window.details.files_page
    await until(lambda: page.files.rowCount() > 0)
    unfinished = [
        row for row in range(page.files.rowCount()) if not page.files.view_at(row).transferred
    ]
    page.view.setCurrentIndex(page.files.index(unfinished[0], 0))
    file = page.selected()[0]
    next(action for action in page.file_deeds.menu.actions() if "fresh" in action.text()).trigger()
    QTest.keyClicks(page.offer.link, LINK)
    press(page.offer.link, KEY.Key_Return)
    return page, file


async def test_a_link_to_another_file_is_not_used_before_that_is_wanted(window, manager):
    manager.fresh[LINK] = OTHER
    offer = await ask(window)
    await until(offer.anyway.isVisible)
    said = offer.note.text().replace("\u00a0", " ")
    assert "\u201cother.zip\u201d; until now it was \u201creport.pdf\u201d" in said
    assert "The file keeps its name." in said
    assert "It has 3.0 GB; until now it was 12 MB." in said
    assert "The 5.0 MB received so far do not belong to it" in said
    assert manager.called("resume") == []
    click(await button_named(offer, "Start over with it"))
    await until(lambda: manager.called("resume") == [job_id(4)])
    assert manager.called("restart_file") == [job_id(4)]
    assert manager.files[job_id(4)][0].remote_name == LINK


async def test_a_link_that_only_has_another_name_goes_on_with_what_is_there(window, manager):
    manager.fresh[LINK] = RENAMED
    offer = await ask(window)
    click(await button_named(offer, "Use it anyway"))
    await until(lambda: manager.called("resume") == [job_id(4)])
    assert manager.called("restart_file") == []


async def test_what_is_no_link_is_told_on_return(window, manager):
    offer = await ask(window, link="report.pdf")
    assert offer.note.text().startswith("Give one link")
    assert offer.note.isVisible()
    assert not offer.use.isEnabled()
    QTest.keyClicks(offer.link, "x")
    assert not offer.note.isVisible()


@pytest.mark.parametrize("size", [(1100, 720), (900, 600), (900, 536)])
async def test_what_a_link_would_cost_and_its_button_are_in_sight(window, manager, size):
    window.resize(*size)
    manager.fresh[LINK] = OTHER
    offer = await ask(window)
    parts = (offer.link, offer.anyway, offer.leave, offer.note)
    await until(lambda: all(is_in_sight(window, part) for part in parts))
    assert not offer.use.isVisible()
    QTest.keyClicks(offer.link, "x")
    assert offer.use.isVisible()
    assert not offer.anyway.isVisible()


async def test_enter_does_not_use_a_link_that_does_not_fit(window, manager):
    manager.fresh[LINK] = OTHER
    offer = await ask(window)
    await until(offer.anyway.isVisible)
    assert QApplication.focusWidget() is offer.link
    press(offer.link, KEY.Key_Return)  # once too often
    assert offer.note.text().startswith("Asking")
    await until(offer.anyway.isVisible)
    assert manager.called("resume") == []
    QTest.keyClicks(offer.link, "https://b.example/right.pdf")  # in the place of the other
    press(offer.link, KEY.Key_Return)
    await until(lambda: manager.called("resume") == [job_id(4)])
    assert manager.files[job_id(4)][0].remote_name == "https://b.example/right.pdf"


async def test_the_answer_takes_the_keyboard_from_nobody(window, manager):
    manager.fresh[LINK] = OTHER
    manager.gate = asyncio.Event()
    offer = await ask(window)
    window.top_bar.search.setFocus()
    manager.gate.set()
    await until(offer.anyway.isVisible)
    assert QApplication.focusWidget() is window.top_bar.search


async def test_leaving_keeps_the_old_link(window, manager):
    manager.fresh[LINK] = OTHER
    offer = await ask(window)
    await until(offer.anyway.isVisible)
    before = manager.files[job_id(4)][0].remote_name
    press(offer.link, KEY.Key_Escape)
    assert not offer.isVisible()
    assert manager.files[job_id(4)][0].remote_name == before
    assert manager.called("resume") == []


async def test_the_answer_for_a_link_that_was_typed_over_is_not_shown(window, manager):
    manager.fresh[LINK] = OTHER
    manager.gate = asyncio.Event()
    offer = await ask(window)
    assert offer.note.text().startswith("Asking")
    QTest.keyClicks(offer.link, "x")
    manager.gate.set()
    await until(lambda: not window.bridge._calls)
    assert not offer.anyway.isVisible()
    assert offer.note.text() == ""


async def test_a_file_of_many_is_asked_about_the_same_way(window, manager):
    manager.fresh[LINK] = RENAMED
    page, file = await ask_for_file(window)
    click(await button_named(page.offer, "Use it anyway"))
    await until(lambda: manager.files[job_id(2)][file.index].remote_name == LINK)


async def test_what_would_be_lost_is_told_anew_while_more_of_the_file_comes(window, manager):
    manager.fresh[LINK] = replace(OTHER, received=0)
    page, row = await ask_for_file(window)
    offer = page.offer
    assert (await button_named(offer, "Use it anyway")).isVisible()
    assert "received so far" not in offer.note.text()
    page.view.clearSelection()
    more = replace(row, bytes_transferred=7 * MB)
    files = manager.files[job_id(2)]
    manager.files[job_id(2)] = [more if file.id == row.id else file for file in files]
    manager.put(replace(await manager.job_view(job_id(2)), bytes_transferred=8 * MB))
    await until(lambda: "The 7.0\u00a0MB received so far" in offer.note.text())
    click(await button_named(offer, "Start over with it"))
    await until(lambda: manager.called("restart_file") == [job_id(2)])


@pytest.mark.parametrize("received", [0, 7])
def test_sizes_that_look_the_same_are_told_to_the_byte(received):
    found = FreshLink(
        LINK,
        Remote(size=3 * GB),
        Remote(size=3 * GB + 1),
        frozenset({Difference.SIZE}),
        received=received,
    )
    words = fresh_words.sentences(found)
    assert words[0] == "It has 3,000,000,001 bytes; until now it was 3,000,000,000 bytes."
    assert len(words) == (2 if received else 1)


def test_a_dead_link_and_a_page_say_so():
    dead = FreshLink(LINK, Remote(), Remote(), error=error(0x80190194))
    page = FreshLink(LINK, Remote(), Remote(), is_page=True)
    assert fresh_words.sentences(dead)[0].startswith("This link does not work now. The server has")
    assert fresh_words.sentences(page) == ["This link leads to a web page, not to a file."]


async def test_a_question_nobody_answers_does_not_keep_the_window(window, manager):
    manager.gate = asyncio.Event()
    offer = await ask(window)
    assert offer.note.text().startswith("Asking")
    press(window, KEY.Key_N, CTRL)
    QTest.keyClicks(window.adding.dialog.links, "https://silent.example/a.zip")
    await until(lambda: manager.probed)
    async with asyncio.timeout(PATIENCE_S):
        window.bridge.ask(window.bridge.manager.look_at_link(job_id(4), 1, LINK))
        await window.bridge.stop()
