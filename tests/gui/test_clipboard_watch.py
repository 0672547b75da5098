"""Links that another program copies are offered in the bar, once somebody has asked for that."""

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QClipboard, QGuiApplication

from bitsgui.gui.clipboard_watch import TOPIC
from tests.gui.conftest import until
from tests.gui.driving import button_named, click

FILE = "https://files.example/tools/editor-2.1.zip"


@pytest.fixture
async def watching(window, manager, monkeypatch):
    await manager.change_settings(watch_clipboard=True)
    await until(lambda: window.clipboard._is_on)
    # Offscreen there is no other program to copy anything.
    monkeypatch.setattr(QClipboard, "ownsClipboard", lambda _: False)
    yield window
    await manager.change_settings(watch_clipboard=False)
    await until(lambda: not window.clipboard._is_on)


def copy(words: str) -> None:
    mime = QMimeData()
    mime.setText(words)
    QGuiApplication.clipboard().setMimeData(mime)


async def test_nothing_is_offered_until_somebody_asks_for_it(window, monkeypatch):
    monkeypatch.setattr(QClipboard, "ownsClipboard", lambda _: False)
    copy(FILE)
    await until(lambda: QGuiApplication.clipboard().text() == FILE)
    assert not window.notice.is_about(TOPIC)


async def test_a_copied_link_to_a_file_is_offered_without_taking_the_keyboard(watching):
    watching.list.setFocus()
    copy(FILE)
    await until(watching.notice.isVisible)
    assert watching.notice.sentence.text() == "editor-2.1.zip was copied."
    assert watching.list.hasFocus()
    assert not watching.adding.dialog.isVisible()
    click(await button_named(watching.notice, "Add\u2026"))
    assert watching.adding.dialog.isVisible()
    assert watching.adding.dialog.links.toPlainText().split() == [FILE]


async def test_the_last_that_was_copied_takes_the_place_of_what_was_before(watching):
    copy(FILE)
    copy(f"{FILE}\nhttps://files.example/second.iso")
    await until(lambda: watching.notice.sentence.text() == "2 links were copied.")
    watching.notice.leave()
    assert watching.notice.isHidden()


@pytest.mark.parametrize(
    "words",
    ["https://site.example/", "https://site.example/article.html", f"see {FILE}", "a password", ""],
)
async def test_pages_and_words_are_left_alone(watching, words):
    copy(words)
    watching.clipboard.offer(())
    assert not watching.notice.is_about(TOPIC)


async def test_what_is_copied_in_the_window_is_not_offered(watching, monkeypatch):
    monkeypatch.setattr(QClipboard, "ownsClipboard", lambda _: True)
    copy(FILE)
    assert not watching.notice.is_about(TOPIC)


async def test_an_offer_goes_with_the_wish_for_offers(watching, manager):
    copy(FILE)
    await until(lambda: watching.notice.is_about(TOPIC))
    await manager.change_settings(watch_clipboard=False)
    await until(lambda: not watching.notice.is_about(TOPIC))
