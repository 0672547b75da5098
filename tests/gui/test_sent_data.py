"""Data that is sent and another method: taken from a cURL command, seen, and changed."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from bitsgui.bits.records import JobOptions, SentRequest
from bitsgui.bits.types import JobState
from bitsgui.bits.views import ProbeView
from bitsgui.gui import text
from bitsgui.gui.models.link_rows import LinkState
from tests.gui.conftest import until
from tests.gui.driving import CTRL, KEY, choose, click, press
from tests.gui.samples import finished, job, job_id
from tests.gui.test_properties_page import show_properties


@pytest.fixture
async def dialog(window):
    press(window, KEY.Key_N, CTRL)
    return window.adding.dialog


async def test_a_command_that_sends_data_is_added_with_it_byte_by_byte(dialog, manager):
    QGuiApplication.clipboard().setText(
        "curl 'https://a.example/x' -X PUT -H 'Content-Type: text/x' "
        "--data-raw $'a\\r\\nb\\u00a0c\\r\\n'"
    )
    press(dialog.links, KEY.Key_V, CTRL)
    assert dialog.remark.text() == "What the command sends is under More."
    assert dialog.more.method.text() == "PUT"
    await until(lambda: manager.probed)
    assert manager.probed[0].own_method == "PUT"
    click(dialog.add_button)
    await until(lambda: manager.requests)
    (request,) = manager.requests
    assert (request.method, request.data) == ("PUT", "a\r\nb\u00a0c\r\n".encode())
    assert request.headers == (("Content-Type", "text/x"),)
    await until(lambda: not dialog.isVisible())
    assert (dialog.more.count, dialog.more.data.data()) == (0, "")


async def test_data_that_was_pasted_keeps_its_line_ends_when_it_is_edited(dialog):
    QGuiApplication.clipboard().setText("curl 'https://a.example/x' -d $'a\\r\\nb'")
    assert dialog.more.method.placeholderText() == "GET"
    press(dialog.links, KEY.Key_V, CTRL)
    press(dialog.more_button, KEY.Key_Space)
    dialog.more.data.setFocus()
    press(dialog.more.data, KEY.Key_End, CTRL)
    press(dialog.more.data, KEY.Key_Return)
    QTest.keyClicks(dialog.more.data, "c")
    assert dialog.request().data == b"a\r\nb\r\nc"
    assert (dialog.request().method, dialog.more.method.placeholderText()) == (None, "POST")


async def test_spaces_are_data_too(dialog):
    QGuiApplication.clipboard().setText("curl 'https://a.example/x' -d ' '")
    press(dialog.links, KEY.Key_V, CTRL)
    assert dialog.request().data == b" "


async def test_a_command_that_posts_nothing_is_seen_to_post(dialog):
    QGuiApplication.clipboard().setText("curl 'https://a.example/x' -d ''")
    press(dialog.links, KEY.Key_V, CTRL)
    assert (dialog.request().method, dialog.request().data) == ("POST", None)


async def test_a_server_is_not_said_to_be_asked_where_it_is_not(dialog, manager):
    link = "https://a.example/x"
    manager.probes[link] = ProbeView(link, "x", is_unasked=True)
    QTest.keyClicks(dialog.links, link)
    await until(lambda: "Not asked beforehand" in dialog.panel.line.text())
    assert dialog.panel.links.link(link).state is LinkState.UNKNOWN


async def test_data_is_shown_when_asked_for_and_changed(window, manager):
    manager.options[job_id(7)] = JobOptions(http_method="POST")
    manager.sent_data[job_id(7)] = b"a\r\nb"
    page = await show_properties(window, 7)
    field, orders = page.fields["data"], window.property_orders
    assert field.words.text() == "sent with each request"
    field.button.setFocus()
    press(field.button, KEY.Key_Space)
    await until(lambda: orders.dialog is not None and orders.dialog.isVisible())
    edit = orders.dialog.edit
    press(edit, KEY.Key_End, CTRL)
    QTest.keyClicks(edit, "c")
    click(orders.dialog.yes)
    await until(lambda: manager.sent_data[job_id(7)] == b"a\r\nbc")
    await until(lambda: orders.dialog is None)
    field.button.setFocus()
    press(field.button, KEY.Key_Space)
    await until(lambda: orders.dialog is not None and orders.dialog.isVisible())
    press(orders.dialog.edit, KEY.Key_A, CTRL)
    press(orders.dialog.edit, KEY.Key_Delete)
    press(orders.dialog.edit, KEY.Key_Tab)
    click(orders.dialog.yes)
    await until(lambda: manager.sent_data[job_id(7)] is None)
    await until(lambda: field.words.text() == "none")


async def test_data_that_is_no_text_is_replaced_only(window, manager):
    manager.options[job_id(7)] = JobOptions(http_method="POST")
    manager.sent_data[job_id(7)] = b"\xff"
    page = await show_properties(window, 7)
    orders = window.property_orders
    page.fields["data"].button.setFocus()
    press(page.fields["data"].button, KEY.Key_Space)
    await until(lambda: orders.dialog is not None and orders.dialog.isVisible())
    said = [label.text() for label in orders.dialog.findChildren(QLabel)]
    assert "What is set now is no text; what you write takes its place." in said
    QTest.keyClicks(orders.dialog.edit, "x" * 3)
    orders.dialog.edit.put("x" * 1_048_577)
    assert not orders.dialog.yes.isEnabled()
    press(orders.dialog, KEY.Key_Escape)
    await until(lambda: orders.dialog is None)
    assert manager.sent_data[job_id(7)] == b"\xff"


async def test_a_download_that_began_by_a_plain_get_is_given_no_data(window, manager):
    page = await show_properties(window, 1)
    assert not page.fields["data"].isEnabled()
    manager.put(replace(manager.jobs[job_id(9)], state=JobState.SUSPENDED))
    page = await show_properties(window, 9)
    await until(page.fields["data"].isEnabled)


async def test_a_failed_order_says_that_another_try_sends_it_again(window, manager):
    failed = next(each for each in manager.jobs.values() if each.state is JobState.ERROR)
    manager.put(replace(failed, own_method="POST"))
    await choose(window, failed.id.int & 0xFFFF)
    words = "Another try sends its request (POST) to the server again."
    await until(lambda: words in window.details.overview.error_panel._hint.text())
    assert "POST" in text.row_details(replace(job(1), own_method="POST"))


SENT = SentRequest("POST", "X-Key: 7\r\nCookie: a=b\r\n", b"order=1")


async def again(window, manager, sent: SentRequest):
    """Ask for a finished download once more that was sent by POST."""
    manager.sent[job_id(501)] = sent
    await choose(window, 501)
    window.deeds.rows.again.trigger()
    dialog = window.adding.dialog
    await until(lambda: dialog.isVisible() and dialog.sent_again.isVisible())
    await until(lambda: dialog.panel.links.rowCount() == 1)
    return dialog


async def test_an_order_is_offered_again_as_it_was_sent_and_only_by_a_yes(window, manager):
    dialog = await again(window, manager, SENT)
    assert dialog.remark.text() == (
        "This was sent to the server by POST and may be an order: to download it again it is "
        "sent once more."
    )
    assert not dialog.add_button.isEnabled()
    press(dialog.links, KEY.Key_Return)
    await until(dialog.sent_again.hasFocus)
    press(dialog.sent_again, KEY.Key_Space)
    assert dialog.add_button.isEnabled()
    click(dialog.add_button)
    await until(lambda: manager.requests)
    (request,) = manager.requests
    assert (request.own_method, request.data) == ("POST", b"order=1")
    assert request.headers == (("X-Key", "7"), ("Cookie", "a=b"))
    await until(lambda: not dialog.isVisible())
    dialog.open_with(("https://files.example/other.zip",))
    assert not dialog.sent_again.isVisible()
    assert dialog.more.count == 0


async def test_data_of_an_order_that_is_not_kept_is_asked_for(window, manager):
    dialog = await again(window, manager, SentRequest("POST", is_lost=True))
    assert dialog.remark.text().endswith(
        "What was sent with it is not kept any more: fill it in under More."
    )
    assert dialog.more.method.text() == "POST"


async def test_who_takes_the_method_away_need_not_agree_to_an_order(window, manager):
    dialog = await again(window, manager, SENT)
    dialog.more.data.put("")
    dialog.more.method.clear()
    assert not dialog.sent_again.isVisible()
    await until(dialog.add_button.isEnabled)


async def test_an_order_is_not_offered_again_together_with_others(window, manager):
    row = finished(600, "b.iso")
    manager.rows.append(row)
    await window.bridge.reload()
    manager.sent[job_id(501)] = SENT
    await choose(window, 501, 600)
    window.deeds.rows.again.trigger()
    dialog = window.adding.dialog
    await until(dialog.isVisible)
    assert dialog.links.toPlainText().split() == [row.files[0].remote_name]
    assert window.notice.isVisible()
    assert not dialog.sent_again.isVisible()
