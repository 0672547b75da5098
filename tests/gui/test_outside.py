"""What other processes ask of the window: it comes forward, and offers what they name."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from bitsgui.desktop.activation import Activation
from bitsgui.desktop.second_start import Asked
from bitsgui.gui.views.main_window import MainWindow
from tests.gui.conftest import until
from tests.gui.driving import KEY, click, press
from tests.gui.fake_manager import FakeManager

LONG_MS = 3_600_000
HEX = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
FILE = "https://a.example/f.iso"
OTHER = "https://a.example/other.iso"
LINK = f"bitsgui:add?url={FILE}&name=g.iso&checksum=sha-256={HEX}"


@pytest.fixture
def open_window(window: MainWindow) -> MainWindow:
    window.outside.begin()
    return window


def ask(window: MainWindow, *links: str) -> Asked:
    asked = Asked(links, Activation())
    window.outside.ask(asked)
    return asked


async def seen(window: MainWindow) -> None:
    """Let the time pass in which nobody can have seen what came up."""
    await until(lambda: not window.adding.dialog.offered.is_new)


def look_away_and_back(window: MainWindow) -> None:
    window.activateWindow()
    window.adding.dialog.activateWindow()


async def test_any_thread_may_bring_the_window_forward(window: MainWindow):
    window.showMinimized()
    await until(window.isMinimized)
    with ThreadPoolExecutor(1) as other:
        other.submit(ask, window).result()
    await until(lambda: not window.isMinimized())
    assert window.adding.made_dialog is None


async def test_a_link_is_offered_with_its_name_and_added_only_when_somebody_says_so(
    open_window, manager: FakeManager
):
    ask(open_window, LINK)
    await until(lambda: open_window.adding.made_dialog)
    dialog = open_window.adding.dialog
    assert dialog.isVisible()
    assert dialog.links.toPlainText() == FILE
    assert "another program asks for this" in dialog.remark.text()
    assert "It is to be called \u201cg.iso\u201d." in dialog.remark.text()  # More is folded
    assert f"It is to have the checksum sha-256={HEX}." in dialog.remark.text()
    dialog.more.name.setText("h.iso")
    assert "\u201ch.iso\u201d" in dialog.remark.text()
    dialog.more.name.setText("g.iso")
    await seen(open_window)
    assert manager.requests == []
    click(dialog.add_button)
    await until(lambda: manager.requests)
    (link,) = manager.requests[0].links
    assert (link.url, link.name, link.checksum) == (FILE, "g.iso", f"sha-256={HEX}")
    assert manager.requests[0].headers == ()


async def test_all_links_of_one_start_are_offered(open_window):
    ask(open_window, *(f"bitsgui:add?url=https%3A%2F%2Fh.example%2F{name}" for name in "ab"))
    await until(lambda: open_window.adding.made_dialog)
    links = open_window.adding.dialog.links.toPlainText().splitlines()
    assert links == ["https://h.example/a", "https://h.example/b"]


async def test_keys_meant_for_another_window_add_nothing(open_window, manager: FakeManager):
    dialog = open_window.adding.dialog
    usual = dialog.offered.patience_ms
    assert usual
    dialog.offered.patience_ms = LONG_MS  # a slow machine may take longer for these keys
    ask(open_window, FILE)
    await until(dialog.isVisible)
    for key in (KEY.Key_Return, KEY.Key_Y, KEY.Key_Backspace, KEY.Key_Escape):
        press(dialog.links, key)
    assert dialog.links.toPlainText() == FILE
    click(dialog.add_button)
    await asyncio.sleep(0)
    assert dialog.offered.is_new
    assert not dialog.add_button.isEnabled()
    assert dialog.links.hasFocus()
    dialog.offered.patience_ms = usual
    look_away_and_back(open_window)
    await seen(open_window)
    assert manager.requests == []
    assert dialog.isVisible()
    QTest.keyClicks(dialog.links, "?1")
    assert dialog.links.toPlainText() == f"{FILE}?1"
    await until(dialog.add_button.isEnabled)
    press(dialog.links, KEY.Key_Return)
    await until(lambda: manager.requests)


async def test_brackets_of_a_link_stand_for_themselves(open_window, manager: FakeManager):
    ask(open_window, "bitsgui:add?url=https://a.example/%5B1-900%5D.iso")
    await until(lambda: open_window.adding.made_dialog)
    await seen(open_window)
    click(open_window.adding.dialog.add_button)
    await until(lambda: manager.requests)
    assert len(manager.requests[0].links) == 1


async def test_what_is_refused_is_said_and_opens_nothing(open_window):
    ask(open_window, f"bitsgui:add?url={FILE}&to=/etc")
    await until(open_window.notice.isVisible)
    assert "\u201cto\u201d" in open_window.notice.sentence.text()
    assert open_window.adding.made_dialog is None


async def test_a_link_that_comes_before_the_window_takes_orders_waits(window: MainWindow):
    window.showMinimized()
    await until(window.isMinimized)
    ask(window, FILE)
    await until(lambda: not window.isMinimized())
    assert window.adding.made_dialog is None
    window.outside.begin()
    assert window.adding.dialog.links.toPlainText() == FILE


async def test_a_link_that_comes_while_another_is_added_is_offered_next(
    open_window, manager: FakeManager, monkeypatch
):
    gate, add = asyncio.Event(), manager.add

    async def slowly(request):
        await gate.wait()
        return await add(request)

    monkeypatch.setattr(manager, "add", slowly)
    ask(open_window, FILE)
    await until(lambda: open_window.adding.made_dialog)
    dialog = open_window.adding.dialog
    await seen(open_window)
    click(dialog.add_button)
    await until(lambda: not dialog.isEnabled())
    ask(open_window, "https://a.example/second.iso")
    await until(lambda: open_window.outside._waiting)
    assert dialog.links.toPlainText() == FILE
    gate.set()
    await until(lambda: dialog.links.toPlainText() == "https://a.example/second.iso")
    assert dialog.isVisible()
    assert len(manager.requests) == 1


async def test_a_link_is_not_put_beside_one_that_somebody_typed_a_login_for(open_window):
    dialog = open_window.adding.dialog
    dialog.open_with((FILE,))
    dialog.more.user.setText("amy")
    dialog.more.password.setText("secret")
    ask(open_window, OTHER)
    await until(lambda: open_window.outside._waiting)
    assert dialog.links.toPlainText() == FILE
    click(dialog.cancel_button)
    await until(lambda: dialog.links.toPlainText() == OTHER)
    assert dialog.isVisible()
    assert dialog.more.count == 0


async def test_the_checksum_of_a_link_is_not_lost_by_the_next_one(
    open_window, manager: FakeManager
):
    ask(open_window, LINK)
    ask(open_window, f"bitsgui:add?url={OTHER}&name=h.iso")
    await until(lambda: open_window.adding.made_dialog)
    dialog = open_window.adding.dialog
    await until(lambda: open_window.outside._waiting)
    await seen(open_window)
    click(dialog.add_button)
    await until(lambda: dialog.links.toPlainText() == OTHER)
    (link,) = manager.requests[0].links
    assert (link.name, link.checksum) == ("g.iso", f"sha-256={HEX}")
    assert dialog.more.name.text() == "h.iso"


async def test_keys_add_nothing_before_the_links_were_painted(open_window, manager: FakeManager):
    dialog = open_window.adding.dialog
    dialog.offered.patience_ms = 1
    dialog.links.viewport().setUpdatesEnabled(False)
    asked = ask(open_window, FILE)
    await until(dialog.isActiveWindow)
    press(dialog.links, KEY.Key_Return)
    assert dialog.offered.is_new
    assert not dialog.offered._timer.isActive()
    assert not asked.seen.done()
    dialog.links.viewport().setUpdatesEnabled(True)
    await seen(open_window)
    assert asked.seen.result() is True
    assert manager.requests == []


async def test_keys_add_nothing_in_a_dialog_that_gets_the_keyboard_late(
    open_window, manager: FakeManager
):
    other = QWidget()
    dialog = open_window.adding.dialog
    dialog.offered.patience_ms = LONG_MS
    asked = ask(open_window, FILE)
    await until(dialog.offered._timer.isActive)
    other.show()
    other.activateWindow()
    await until(lambda: not dialog.isActiveWindow())
    assert dialog.offered.is_new
    assert not asked.seen.done()
    assert not dialog.offered._timer.isActive()
    dialog.offered.patience_ms = 1
    dialog.activateWindow()
    press(dialog.links, KEY.Key_Return)
    await seen(open_window)
    assert manager.requests == []
    other.close()


async def test_a_dialog_that_is_closed_at_once_was_seen(open_window):
    dialog = open_window.adding.dialog
    dialog.offered.patience_ms = LONG_MS
    asked = ask(open_window, FILE)
    await until(dialog.isVisible)
    click(dialog.cancel_button)
    assert asked.seen.result() is True
    dialog.open_with((OTHER,))
    assert not dialog.offered.is_new


async def test_what_comes_while_the_window_is_left_is_refused(open_window):
    open_window.outside.leave()
    asked = ask(open_window, FILE)
    await until(asked.taken.done)
    assert asked.taken.result() is False
    assert open_window.adding.made_dialog is None


async def test_who_asks_hears_of_links_that_nobody_saw_before_the_window_was_left(open_window):
    dialog = open_window.adding.dialog
    dialog.open_with((FILE,))
    dialog.more.user.setText("amy")
    waits = ask(open_window, OTHER)
    await until(waits.taken.done)
    assert waits.taken.result() is True
    assert not waits.seen.done()
    open_window.outside.leave()
    assert waits.seen.result() is False


async def test_links_that_were_taken_back_are_not_offered(open_window):
    first = Asked((FILE,), Activation())
    assert first.taken.cancel()
    open_window.outside.ask(first)
    await until(ask(open_window).seen.done)
    assert open_window.adding.made_dialog is None
