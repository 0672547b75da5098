"""The links' field of the add dialog: Return, what was cancelled, and lines that are no links."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from bitsgui.gui.links import foreign_scheme, lacks_scheme, read_links
from bitsgui.gui.views.focus_ring import FocusRing
from tests.gui.conftest import until
from tests.gui.driving import CTRL, KEY, click, press

ONE, TWO = "https://a.example/1.bin", "https://a.example/2.bin"
SHIFT = Qt.KeyboardModifier.ShiftModifier


def paste(window, words: str) -> None:
    QGuiApplication.clipboard().setText(words)
    press(window.list, KEY.Key_V, CTRL)


def type_lines(links: QWidget, *lines: str) -> None:
    for place, line in enumerate(lines):
        if place:
            press(links, KEY.Key_Return, SHIFT)
        QTest.keyClicks(links, line)


async def leave(window) -> None:
    press(window.adding.dialog, KEY.Key_Escape)
    await until(lambda: not window.adding.dialog.isVisible())
    window.activateWindow()
    await until(window.isActiveWindow)


def requested(manager) -> list[str]:
    return [link.url for request in manager.requests for link in request.links]


# What a paste holds.


@pytest.mark.parametrize(
    ("copied", "taken"),
    [
        (f"The new ones:\n{ONE}\n\n{TWO}\nSee you", f"{ONE}\n{TWO}"),
        (f"{ONE}\nhtp://a.example/2.bin", f"{ONE}\nhtp://a.example/2.bin"),
        (f"Get it (from {ONE}), or from <{TWO}>.", f"{ONE}\n{TWO}"),
        (f"{ONE} {TWO}", f"{ONE}\n{TWO}"),
        ("see https://a.example/x_(1) please", "https://a.example/x_(1)"),
        ("ftp://a.example/1.bin", "ftp://a.example/1.bin"),
        ("magnet:?xt=urn:btih:1", "magnet:?xt=urn:btih:1"),
    ],
)
async def test_links_of_a_paste_are_taken_from_among_other_words(window, copied, taken):
    paste(window, copied)
    assert window.adding.dialog.isVisible()
    assert window.adding.dialog.links.toPlainText().strip() == taken


async def test_a_paste_of_words_alone_opens_nothing(window):
    paste(window, "No link: 12:30, a/b, x.zip")
    made = window.adding.made_dialog
    assert made is None or not made.isVisible()


# Return.


@pytest.mark.parametrize("links", [[ONE], [ONE, TWO]])
async def test_return_after_a_paste_adds_what_was_pasted(window, manager, links):
    paste(window, "\n".join(links))
    dialog = window.adding.dialog
    assert not dialog.links.textCursor().hasSelection()
    press(dialog.links, KEY.Key_Return)
    await until(lambda: manager.requests)
    assert requested(manager) == links


async def test_return_never_breaks_the_only_link_in_two(window, manager):
    paste(window, ONE)
    press(window.adding.dialog.links, KEY.Key_Home)
    press(window.adding.dialog.links, KEY.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    await until(lambda: manager.requests)
    assert requested(manager) == [ONE]


async def test_a_new_line_comes_with_shift_or_amid_many_lines(window, manager):
    paste(window, ONE)
    links = window.adding.dialog.links
    press(links, KEY.Key_Return, SHIFT)
    QTest.keyClicks(links, TWO)
    press(links, KEY.Key_Home, CTRL)
    press(links, KEY.Key_Return)
    assert links.toPlainText().split() == [ONE, TWO]
    assert manager.requests == []
    assert "Shift+Enter" in window.adding.dialog.hint.text()


async def test_control_and_return_add_from_anywhere(window, manager):
    paste(window, f"{ONE}\n{TWO}")
    press(window.adding.dialog.links, KEY.Key_Home, CTRL)
    await until(window.adding.dialog.isActiveWindow)
    press(window.adding.dialog.links, KEY.Key_Return, CTRL)
    await until(lambda: manager.requests)
    assert requested(manager) == [ONE, TWO]


# What was cancelled.


async def test_a_paste_after_a_cancelled_one_begins_anew(window, manager):
    paste(window, f"{ONE}\n{TWO}")
    dialog = window.adding.dialog
    dialog.one_job.setChecked(True)
    dialog.more.cookies.setPlainText("a=1")
    await leave(window)
    paste(window, "https://b.example/3.bin")
    assert dialog.links.toPlainText() == "https://b.example/3.bin"
    assert not dialog.one_job.isChecked()
    assert dialog.more.count == 0
    press(dialog.links, KEY.Key_Return)
    await until(lambda: manager.requests)
    assert requested(manager) == ["https://b.example/3.bin"]


async def test_what_was_cancelled_comes_back_at_a_press(window):
    paste(window, ONE)
    dialog = window.adding.dialog
    assert not dialog.aside.button.isVisible()
    dialog.more.cookies.setPlainText("a=1")
    await leave(window)
    paste(window, TWO)
    click(dialog.aside.button)
    assert dialog.links.toPlainText().split() == [TWO, ONE]
    assert dialog.more.cookies.toPlainText() == "a=1"
    assert not dialog.aside.button.isVisible()


async def test_the_same_link_once_more_finds_all_as_it_was_left(window):
    paste(window, ONE)
    dialog = window.adding.dialog
    dialog.more.cookies.setPlainText("a=1")
    await leave(window)
    paste(window, ONE)
    assert dialog.more.cookies.toPlainText() == "a=1"
    assert not dialog.aside.button.isVisible()


# Lines that are no links.


async def test_good_links_are_asked_about_whatever_else_is_wrong(window, manager):
    paste(window, ONE)
    dialog = window.adding.dialog
    type_lines(dialog.links, "", "foo bar")
    dialog.folder.setText("Downloads")
    dialog.more.headers.setPlainText("no header")
    dialog.more.limit.setText("fast")
    await until(lambda: dialog.panel.links.found(ONE))
    assert not dialog.add_button.isEnabled()


async def test_all_bad_lines_are_told_shown_and_left_out(window, manager):
    paste(window, ONE)
    dialog = window.adding.dialog
    dialog.links.selectAll()
    type_lines(dialog.links, ONE, "foo bar", TWO, "baz")
    assert dialog.found.text() == "2 lines cannot be downloaded: foo bar, baz"
    assert len(dialog.links.extraSelections()) == 2
    assert not dialog.add_button.isEnabled()
    seen = []
    for _ in range(3):
        click(dialog.bad.show_next)
        seen.append(dialog.links.textCursor().selectedText())
    assert seen == ["foo bar", "baz", "foo bar"]
    click(dialog.bad.leave_out)
    assert dialog.links.toPlainText() == f"{ONE}\n{TWO}"
    assert dialog.found.text() == "2 links"
    assert not dialog.bad.leave_out.isVisible()
    press(dialog.links, KEY.Key_Z, CTRL)
    assert "foo bar" in dialog.links.toPlainText()
    click(dialog.bad.leave_out)
    click(dialog.add_button)
    await until(lambda: manager.requests)
    assert requested(manager) == [ONE, TWO]


async def test_a_link_without_its_beginning_is_mended_at_a_press(window, manager):
    press(window, KEY.Key_N, CTRL)
    dialog = window.adding.dialog
    type_lines(dialog.links, ONE, "b.example/b.zip", "www.c.example:81/c.zip?d=e")
    assert dialog.bad.mend.text() == "Put https:// before them"
    click(dialog.bad.mend)
    wanted = [ONE, "https://b.example/b.zip", "https://www.c.example:81/c.zip?d=e"]
    assert dialog.links.toPlainText().splitlines() == wanted
    assert not dialog.bad.mend.isVisible()
    click(dialog.add_button)
    await until(lambda: manager.requests)
    assert requested(manager) == wanted


@pytest.mark.parametrize("line", ["hello", "a.example", "and/or", "C:/x.zip", "v1.5/x", "x y.z/a"])
def test_words_that_would_be_no_link_are_not_made_one(line):
    assert not lacks_scheme(line)


async def test_a_screen_reader_is_told_of_a_bad_line_after_the_typing(window, monkeypatch):
    said = []
    told = "PySide6.QtGui.QAccessible.updateAccessibility"
    monkeypatch.setattr(told, lambda event: said.append(event.message()))
    press(window, KEY.Key_N, CTRL)
    dialog = window.adding.dialog
    dialog.bad._pause.setInterval(0)
    QTest.keyClicks(dialog.links, "foo")
    await until(lambda: said)
    assert said == ["This is not a link: foo"]
    assert dialog.links.accessibleDescription() == said[0]
    dialog.links.clear()
    assert dialog.links.accessibleDescription() == ""


async def test_choices_below_each_other_are_equally_wide_and_rings_are_whole(window, manager):
    paste(window, f"{ONE}\n{TWO}")
    dialog = window.adding.dialog
    await until(lambda: dialog.panel.has_table)
    assert dialog.priority.width() == dialog.start.choice.width()
    button = dialog.panel.check_none
    button.setFocus()
    (ring,) = [ring for ring in dialog.findChildren(FocusRing) if ring._widget is button]
    await until(ring.isVisible)
    assert ring.parentWidget().rect().contains(ring.geometry())


async def test_links_others_can_follow_are_not_called_rubbish(window):
    press(window, KEY.Key_N, CTRL)
    dialog = window.adding.dialog
    QTest.keyClicks(dialog.links, "ftp://a.example/a.zip")
    assert dialog.found.text() == "ftp links cannot be downloaded: ftp://a.example/a.zip"
    dialog.links.selectAll()
    QTest.keyClicks(dialog.links, "foo: bar")
    assert dialog.found.text() == "This is not a link: foo: bar"


@pytest.mark.parametrize(
    ("line", "scheme"),
    [
        ("magnet:?xt=urn:btih:1", "magnet"),
        ("SFTP://a.example/x", "sftp"),
        ("data:text/plain,x", "data"),
        ("a.example:80/x", ""),
        ("foo bar", ""),
    ],
)
def test_a_known_kind_of_link_is_told_by_its_name(line, scheme):
    assert read_links(line).refused == (line,)
    assert foreign_scheme(line) == scheme


async def test_what_is_typed_takes_the_place_of_what_the_clipboard_offers(window):
    QGuiApplication.clipboard().setText(ONE)
    press(window, KEY.Key_N, CTRL)
    links = window.adding.dialog.links
    assert links.toPlainText() == ONE
    QTest.keyClicks(links, TWO)
    assert links.toPlainText() == TWO


async def test_what_was_typed_before_is_gone_on_with(window):
    QGuiApplication.clipboard().clear()
    press(window, KEY.Key_N, CTRL)
    links = window.adding.dialog.links
    QTest.keyClicks(links, ONE)
    await leave(window)
    press(window, KEY.Key_N, CTRL)
    QTest.keyClicks(links, "?x")
    assert links.toPlainText() == f"{ONE}?x"
