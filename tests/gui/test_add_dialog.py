"""The add dialog: what is read from it, what it says, and that it holds up nothing."""

import asyncio
import os
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget

from bitsgui.bits.errors import AccessDeniedError
from bitsgui.bits.records import Conflict
from bitsgui.gui.dialogs.add_more import Field
from bitsgui.gui.link_files import SIZE_LIMIT
from bitsgui.gui.views.main_window import MainWindow
from tests.gui.conftest import until
from tests.gui.driving import CTRL, KEY, LEFT, TURNS, click, press

COMMAND = (
    "curl 'https://a.example/f.zip' -H 'X-Token: 1' -H 'referer: https://a.example/' "
    "-H 'user-agent: Agent/1' -b 'sid=1; b=2' -u me:secret -o name.zip --max-time 3"
)


@pytest.fixture
async def dialog(window):
    press(window, KEY.Key_N, CTRL)
    return window.adding.dialog


def drop(target: QWidget, mime: QMimeData) -> None:
    action, keys = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    place = QPoint(20, 150)
    enter = QDragEnterEvent(place, action, mime, LEFT, keys)
    QGuiApplication.sendEvent(target, enter)
    assert enter.isAccepted()
    QGuiApplication.sendEvent(target, QDropEvent(QPointF(place), action, mime, LEFT, keys))


async def front(window: QWidget) -> None:
    window.activateWindow()
    await until(window.isActiveWindow)


def files(*paths: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


# Patterns.


async def test_a_pattern_says_how_many_links_and_shows_first_second_and_last(dialog, manager):
    QTest.keyClicks(dialog.links, "https://a.example/part[01-20].rar")
    await until(lambda: dialog.links.is_read)
    assert dialog.found.text() == "20 links: part01.rar, part02.rar \u2026 part20.rar"
    assert dialog.literal.isVisible()
    click(dialog.add_button)
    await until(lambda: manager.requests)
    names = [link.url[-10:] for link in manager.requests[0].links]
    assert (len(names), names[0], names[-1]) == (20, "part01.rar", "part20.rar")


async def test_brackets_can_be_taken_as_they_are(dialog, manager):
    QTest.keyClicks(dialog.links, "https://a.example/part[01-20].rar")
    dialog.literal.setFocus()
    press(dialog.literal, KEY.Key_Space)
    assert dialog.found.text() == "1 link"
    click(dialog.add_button)
    await until(lambda: manager.requests)
    assert [link.url for link in manager.requests[0].links] == ["https://a.example/part[01-20].rar"]
    await until(lambda: not dialog.isVisible())
    assert not dialog.literal.isChecked()


async def test_a_pattern_of_too_many_links_is_refused_in_words(dialog):
    QTest.keyClicks(dialog.links, "https://a.example/[1-100000]")
    words = "The brackets stand for 100,000 links. At most 10,000 can be added at once."
    assert dialog.found.text() == words
    assert not dialog.add_button.isEnabled()


# What a browser copies.


async def test_a_curl_command_in_the_clipboard_opens_the_dialog_with_all_it_says(window, manager):
    QGuiApplication.clipboard().setText(COMMAND)
    press(window.list, KEY.Key_V, CTRL)
    dialog = window.adding.dialog
    assert dialog.isVisible()
    assert dialog.links.toPlainText() == "https://a.example/f.zip"
    assert "Left out: --max-time" in dialog.remark.text()
    assert dialog.more_button.text() == "&More: 7 set"
    click(dialog.add_button)
    await until(lambda: manager.requests)
    (request,) = manager.requests
    assert request.headers == (("X-Token", "1"), ("Cookie", "sid=1; b=2"))
    assert (request.user_agent, request.referer) == ("Agent/1", "https://a.example/")
    assert (request.user, request.password) == ("me", "secret")
    assert request.links[0].name == "name.zip"
    await until(lambda: not dialog.isVisible())
    assert dialog.more.count == 0
    assert dialog.remark.text() == ""


async def test_a_command_pasted_into_the_field_is_read(dialog):
    QGuiApplication.clipboard().setText("curl 'https://a.example/x\\[1\\].zip' -b 'a=1'")
    press(dialog.links, KEY.Key_V, CTRL)
    assert dialog.links.toPlainText() == "https://a.example/x\\[1\\].zip"
    assert dialog.more.cookies.toPlainText() == "a=1"
    assert dialog.request().links[0].url == "https://a.example/x[1].zip"


async def test_a_command_that_sends_a_file_is_refused_and_kept(dialog):
    QGuiApplication.clipboard().setText("curl 'https://a.example/x' -F 'a=@b'")
    press(dialog.links, KEY.Key_V, CTRL)
    assert "sends a file" in dialog.found.text()
    assert dialog.links.toPlainText().startswith("curl ")
    assert not dialog.add_button.isEnabled()


async def test_a_typed_command_is_read_when_it_is_added(dialog, manager):
    QTest.keyClicks(dialog.links, "curl -A Me https://a.example/x")
    assert dialog.found.text() == "A cURL command with 1 link"
    click(dialog.add_button)
    await until(lambda: manager.requests)
    assert manager.requests[0].user_agent == "Me"
    assert manager.requests[0].links[0].url == "https://a.example/x"


# Files of links.


async def test_dropped_text_files_give_their_links(dialog, tmp_path):
    (tmp_path / "one.txt").write_text("# mine\n\nhttps://a.example/1\n", "utf-8-sig")
    (tmp_path / "two.txt").write_text("https://a.example/2\r\n", "utf-16")
    drop(dialog, files(tmp_path / "one.txt", tmp_path / "two.txt"))
    await until(lambda: dialog.found.text() == "2 links")
    assert dialog.links.toPlainText() == "https://a.example/1\nhttps://a.example/2"


async def test_a_text_file_dropped_on_the_window_opens_the_dialog(window, tmp_path):
    (tmp_path / "one.txt").write_text("https://a.example/1\n")
    drop(window, files(tmp_path / "one.txt"))
    await until(lambda: window.adding.dialog.found.text() == "1 link")
    assert window.adding.dialog.isVisible()


async def test_a_metalink_dropped_on_the_dialog_is_a_link_of_its_own(dialog, tmp_path):
    path = tmp_path / "two words.metalink"
    path.write_text("<metalink/>")
    drop(dialog, files(path))
    await until(lambda: dialog.found.text() == "1 link")
    assert dialog.links.toPlainText().strip() == path.as_uri()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"\x00\xff\xfe\x80", "links.txt is not a text file."),
        (b"# nothing\n", "There is no link in links.txt."),
        (b"x" * (SIZE_LIMIT + 1), "links.txt is too large for a list of links."),
        (None, "links.txt cannot be read: No such file or directory"),
    ],
)
async def test_a_file_that_is_no_list_of_links_is_named(dialog, tmp_path, content, words):
    path = tmp_path / "links.txt"
    if content is not None:
        path.write_bytes(content)
    drop(dialog, files(path))
    await until(dialog.problem.isVisible)
    assert dialog.problem.text() == words


# The folder.


async def test_the_last_eight_folders_are_offered_and_remembered(window, manager, tmp_path):
    field = window.adding.dialog.folder_field
    for number in range(9):
        await front(window)
        press(window, KEY.Key_N, CTRL)
        window.adding.dialog.links.setPlainText(f"https://a.example/{number}")
        field.edit.setText(str(tmp_path / f"folder-{number}"))
        click(window.adding.dialog.add_button)
        await until(lambda: not window.adding.dialog.isVisible())
    assert [Path(name).name for name in field.recent()] == [f"folder-{n}" for n in range(8, 0, -1)]
    await front(window)
    press(window, KEY.Key_N, CTRL)
    field.recent_button.setFocus()
    field.recent_menu.actions()[3].trigger()
    assert field.edit.text() == str(tmp_path / "folder-5")
    window.quit_now()
    second = MainWindow(default_folder=tmp_path, profile=tmp_path)
    assert second.adding.dialog.folder_field.recent() == field.recent()
    second.close_finally()


async def test_free_space_of_the_folder_is_told(dialog, tmp_path):
    await until(lambda: dialog.folder_field.note.text().endswith("free"))
    dialog.folder.clear()
    assert dialog.folder_field.note.text() == "Give the full path of a folder."
    QTest.keyClicks(dialog.folder, str(tmp_path))
    await until(lambda: dialog.folder_field.note.text().endswith("free"))


async def test_a_file_is_no_folder(dialog, tmp_path):
    place = tmp_path / "notes.txt"
    place.write_text("a file")
    for typed in (place, place / "below"):
        dialog.folder.setText(str(typed))
        await until(dialog.folder.accessibleDescription)
        assert dialog.folder_field.note.text().startswith("There is a file of this name")
        assert dialog.folder.accessibleDescription() == dialog.folder_field.note.text()
    dialog.folder.setText(str(tmp_path))
    await until(lambda: dialog.folder_field.note.text().endswith("free"))
    assert dialog.folder.accessibleDescription() == ""


async def test_a_folder_nobody_can_write_into_is_told(dialog, tmp_path, monkeypatch):
    asked = []
    # Whoever is root is refused nowhere.
    monkeypatch.setattr(os, "access", lambda place, mode: asked.append((place, mode)))
    dialog.folder.setText(str(tmp_path / "new"))
    await until(lambda: "cannot write" in dialog.folder_field.note.text())
    assert asked[-1] == (tmp_path, os.W_OK | os.X_OK)


@pytest.mark.parametrize("typed", ["", "  ", "Downloads", "~nobody-of-that-name/x"])
async def test_a_folder_that_is_none_stops_adding(dialog, typed):
    dialog.links.setPlainText("https://a.example/1")
    assert dialog.add_button.isEnabled()
    dialog.folder.setText(typed)
    assert not dialog.add_button.isEnabled()


# More.


async def test_every_option_reaches_the_request(dialog, manager):
    QTest.keyClicks(dialog.links, "https://a.example/1")
    click(dialog.more_button)
    more = dialog.more
    assert more.isVisible()
    digest = "md5=d41d8cd98f00b204e9800998ecf8427e"
    for control, words in (
        (more.name, "one.bin"),
        (more.checksum, digest),
        (more.referer, "https://a.example/list"),
        (more.user_agent, "Agent/1"),
        (more.user, "me"),
        (more.password, "pass word"),
        (more.limit, "1.5"),
        (more.headers, "X-One: 1"),
        (more.cookies, "a=1; b=2"),
        (more.data, "q=7"),
        (more.method, "PATCH"),
    ):
        control.setFocus()
        QTest.keyClicks(control, words)
    for choice, downs in ((more.connections, 4), (more.conflict, 2), (more.find_checksums, 1)):
        choice.setFocus()
        for _ in range(downs):
            press(choice, KEY.Key_Down)
    assert not more.has_problem
    click(dialog.add_button)
    await until(lambda: manager.requests)
    (request,) = manager.requests
    assert (request.links[0].name, request.links[0].checksum) == ("one.bin", digest)
    assert (request.referer, request.user_agent) == ("https://a.example/list", "Agent/1")
    assert (request.user, request.password) == ("me", "pass word")
    assert (request.rate_limit, request.segments) == (1_500_000, 4)
    assert request.headers == (("X-One", "1"), ("Cookie", "a=1; b=2"))
    assert request.on_conflict == Conflict.OVERWRITE
    assert request.find_checksums is True
    assert (request.method, request.data) == ("PATCH", b"q=7")


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("name", "a/b"),
        ("name", "CON"),
        ("checksum", "12"),
        ("referer", "page"),
        ("user_agent", "a\x07"),
        ("user", "a:b"),
        ("limit", "fast"),
        ("limit", "0"),
        ("headers", "no header"),
        ("headers", "X Y: 1"),
        ("cookies", "no cookie"),
        ("part", "file.part"),
        ("method", "A B"),
        ("method", "HEAD"),
        ("data", "x" * 1_048_577),
    ],
)
async def test_what_cannot_be_used_is_said_beside_the_field_and_stops_adding(dialog, name, typed):
    dialog.links.setPlainText("https://a.example/1")
    click(dialog.more_button)
    control = getattr(dialog.more, name)
    set_text = getattr(control, "setPlainText", None) or control.setText
    set_text(typed)
    said = [label for label in dialog.more.findChildren(QLabel) if label.text().endswith(".")]
    rate = [label for label in dialog.more.findChildren(QLabel) if "at least" in label.text()]
    (problem,) = said + rate
    assert problem.isVisible()
    assert control.accessibleDescription() == problem.text()
    assert not dialog.add_button.isEnabled()
    assert dialog.more_button.text() == "&More: not everything is right"
    set_text("")
    assert dialog.add_button.isEnabled()
    assert not problem.isVisible()


async def test_a_part_that_is_there_already_reaches_the_request(dialog, manager, tmp_path):
    QTest.keyClicks(dialog.links, "https://a.example/1")
    click(dialog.more_button)
    part = tmp_path / "1.crdownload"
    part.touch()
    click(dialog.more.choose_part)
    await until(lambda: dialog.more.findChildren(QFileDialog))
    (chooser,) = dialog.more.findChildren(QFileDialog)
    chooser.selectFile(str(part))
    chooser.accept()
    await until(lambda: dialog.more.part.text() == str(part))
    click(dialog.add_button)
    await until(lambda: manager.requests)
    assert manager.requests[0].links[0].part == str(part)


async def test_a_password_alone_asks_for_the_user(dialog):
    dialog.links.setPlainText("https://a.example/1")
    dialog.more.password.setText("secret")
    assert dialog.more.has_problem
    dialog.more.user.setText("me")
    assert not dialog.more.has_problem


async def test_name_and_checksum_are_for_one_link_and_come_back(dialog):
    dialog.links.setPlainText("https://a.example/1")
    dialog.more.name.setText("mine.bin")
    dialog.links.setPlainText("https://a.example/1\nhttps://a.example/2")
    assert not dialog.more.name.isEnabled()
    assert {link.name for link in dialog.request().links} == {None}
    dialog.links.setPlainText("https://a.example/1")
    assert dialog.request().links[0].name == "mine.bin"


async def test_nothing_typed_is_lost_by_leaving_or_by_a_refusal(window, manager, dialog):
    dialog.links.setPlainText("https://a.example/1")
    click(dialog.more_button)
    dialog.more.cookies.setPlainText("a=1")
    manager.refuse_next = AccessDeniedError()
    click(dialog.add_button)
    await until(dialog.problem.isVisible)
    press(dialog, KEY.Key_Escape)
    await front(window)
    press(window, KEY.Key_N, CTRL)
    assert dialog.links.toPlainText() == "https://a.example/1"
    assert dialog.more.cookies.toPlainText() == "a=1"
    assert dialog.more.isVisible()


async def test_the_dialog_makes_room_and_gives_it_back(dialog):
    before = dialog.height()
    click(dialog.more_button)
    assert dialog.height() > before
    assert dialog.height() <= dialog.screen().availableSize().height()
    click(dialog.more_button)
    assert dialog.height() == before


async def test_nothing_has_to_scroll_where_there_is_room(dialog):
    await until(lambda: not dialog.body.is_scrolling)
    dialog.links.setPlainText("https://a.example/1\nhttps://a.example/2")
    await until(lambda: dialog.panel.has_table and not dialog.body.is_scrolling)


async def test_on_a_low_screen_the_buttons_stay_and_what_is_above_them_scrolls(dialog):
    click(dialog.more_button)
    dialog.resize(dialog.width(), 420)
    await until(lambda: dialog.body.is_scrolling)
    for button in (dialog.add_button, dialog.cancel_button):
        corner = button.mapTo(dialog, button.rect().bottomRight())
        assert dialog.rect().contains(corner)
    dialog.more.part.setFocus()
    seen = dialog.body.viewport().rect()
    part = dialog.more.part
    await until(lambda: seen.contains(part.mapTo(dialog.body.viewport(), part.rect().center())))
    dialog.links.setFocus()
    links = dialog.links
    await until(lambda: seen.contains(links.mapTo(dialog.body.viewport(), links.rect().center())))
    assert dialog.body.verticalScrollBar().value() == 0  # the words over it are not cut


async def test_what_is_said_of_many_links_cuts_no_field_on_a_low_screen(dialog, manager):
    links = [f"https://a.example/{n}.bin" for n in range(9)]
    manager.names_there = frozenset({"3.bin"})
    dialog.links.setPlainText("\n".join(links))
    await until(dialog.panel.there.isVisible)
    click(dialog.more_button)
    await until(lambda: dialog.body.is_scrolling)
    fields = dialog.more.findChildren(Field)
    assert [field for field in fields if field.height() < field.minimumSizeHint().height()] == []
    assert dialog.links.height() >= dialog.links.minimumHeight()


# Much at once.


@pytest.mark.parametrize("is_open", [False, True])
async def test_ten_thousand_links_in_one_paste_leave_the_window_its_turns(window, is_open):
    turns = 0

    async def watch() -> None:
        nonlocal turns
        while True:
            await asyncio.sleep(0)
            turns += 1

    if is_open:
        press(window, KEY.Key_N, CTRL)
    links = [f"https://files.example/archive-{number:05}.zip?k=1" for number in range(10_000)]
    QGuiApplication.clipboard().setText("\n".join(links))
    async with asyncio.TaskGroup() as group:
        watching = group.create_task(watch())
        press(window.adding.dialog.links if is_open else window.list, KEY.Key_V, CTRL)
        dialog = window.adding.dialog
        assert dialog.found.text() != "10,000 links"  # not read within the key press
        await until(lambda: dialog.found.text() == "10,000 links")
        await until(dialog.add_button.isEnabled)
        watching.cancel()
    assert turns > TURNS
    dialog.links.clear()
