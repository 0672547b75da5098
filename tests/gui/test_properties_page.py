import asyncio
import json
from dataclasses import fields, replace
from typing import cast

import pytest
import shiboken6
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from bitsgui.bits.interface import Job
from bitsgui.bits.mirrors import Mirror, Trouble
from bitsgui.bits.records import Conflict, JobOptions, JobSecrets
from bitsgui.bits.types import (
    JobState,
    NotifyFlags,
    Priority,
    ProxySettings,
    ProxyUsage,
    SecurityFlags,
)
from bitsgui.gui import formats
from bitsgui.gui.dialogs.headers import HeadersDialog
from bitsgui.gui.property_orders import SETTERS
from bitsgui.gui.views.details import Tab
from bitsgui.gui.views.property_fields import NumberField
from tests.gui.conftest import until
from tests.gui.driving import CTRL, KEY, choose, click, press, settle
from tests.gui.fake_manager import FakeJob
from tests.gui.samples import MB, job, job_id


async def show_properties(window, number: int):
    await choose(window, number)
    window.details.turn_to(Tab.PROPERTIES)
    page = window.details.properties_page
    await until(lambda: page._shown is not None and page._shown.job_id == job_id(number))
    return page


def type_into(line, words: str) -> None:
    line.setFocus()
    press(line, KEY.Key_A, CTRL)
    press(line, KEY.Key_Delete)
    QTest.keyClicks(line, words)
    press(line, KEY.Key_Return)


def set_of(manager, number: int) -> JobOptions:
    return manager.options.get(job_id(number), JobOptions())


def words_of(line) -> str:
    return line.text().replace("\u00a0", " ")


async def test_properties_are_shown_with_what_holds_by_default(window, manager):
    manager.options[job_id(1)] = JobOptions(rate_limit=1_500_000, minimum_retry_delay_s=600)
    page = await show_properties(window, 1)
    assert page.fields["name"].line.text() == "debian-13.1.0-amd64-DVD-1.iso"
    limit, delay = page.fields["rate_limit"], page.fields["retry_delay"]
    assert (limit.line.text(), limit.unit.currentText()) == ("1,500", "kB/s")
    assert (delay.line.text(), delay.unit.currentText()) == ("10", "minutes")
    assert page.fields["segments"].line.placeholderText() == "as in the settings: 8"


async def test_where_a_link_leads_on_the_stricter_rule_is_what_holds_by_default(window, manager):
    rules = {
        "cdimage.example": {"segments": 6, "rate_limit": 900_000, "user_agent": "Wget/1.24"},
        "*.mirror.example": {"segments": 2, "rate_limit": 400_000},
    }
    await manager.change_settings(host_rules=json.dumps(rules), rate_limit=2_000_000)
    page = await show_properties(window, 1)

    def said(key: str) -> str:
        return page.fields[key].line.placeholderText().replace("\u00a0", " ")

    await until(lambda: said("segments") == "as in the settings: 6")
    assert said("rate_limit") == "900 kB/s"
    assert said("user_agent") == "as in the settings: Wget/1.24"
    led = replace(manager.jobs[job_id(1)], final_link="https://de.mirror.example/debian.iso")
    manager.put(led)
    await until(lambda: said("segments") == "as in the settings: 2")
    assert said("rate_limit") == "400 kB/s"
    assert said("user_agent") == "as in the settings: Wget/1.24 \u00b7 the program\u2019s own"
    manager.put(replace(led, final_link="https://elsewhere.example/debian.iso"))
    await until(lambda: said("segments") == "as in the settings: 6")
    await manager.change_settings(host_rules=None, rate_limit=None)
    await until(lambda: said("rate_limit") == "no limit")


@pytest.mark.parametrize("key", ["in_order", "find_checksums"])
async def test_what_is_on_or_off_is_seen_and_changed_here(window, manager, key):
    page = await show_properties(window, 1)
    box = page.fields[key].box
    assert not box.isChecked()
    click(box)
    await until(lambda: getattr(set_of(manager, 1), key))
    await until(box.isChecked)


def test_all_rates_are_said_in_the_same_units():
    said = [formats.exact_rate(rate) for rate in (2 * MB, 1_500_000, 2**21, 3 * 2**9, 1_363_148)]
    spaced = [words.replace("\u00a0", " ") for words in said]
    assert spaced == ["2 MB/s", "1.5 MB/s", "2.1 MB/s", "1.54 kB/s", "1.36 MB/s"]


async def test_the_interface_of_a_download_goes_before_that_of_the_settings(window, manager):
    await manager.change_settings(interface="tun0")
    page = await show_properties(window, 7)
    line, note = page.fields["interface"].line, page.notes["interface"]
    await until(lambda: line.placeholderText() == "as in the settings: tun0")
    type_into(line, "no such thing")
    await until(lambda: "neither the name of a network interface" in note.text())
    line.clear()
    type_into(line, "any")
    await until(lambda: set_of(manager, 7).interface == "any")


async def test_a_new_name_is_taken_on_enter_and_shown_in_the_list(window, manager):
    page = await show_properties(window, 7)
    type_into(page.fields["name"].line, "Lecture seven")
    await until(lambda: window.jobs.view(job_id(7)).name == "Lecture seven")


async def test_a_refusal_stands_beside_the_property_until_it_is_mended(window, manager):
    page = await show_properties(window, 7)
    line, note = page.fields["segments"].line, page.notes["segments"]
    type_into(line, "99")
    await until(note.isVisible)
    assert note.text() == "A file may have 1 to 16 connections."
    assert not window.notice.isVisible()
    assert job_id(7) not in manager.options
    type_into(line, "many")
    assert note.text() == "A whole number is needed."
    type_into(line, "4")
    await until(lambda: manager.options.get(job_id(7), JobOptions()).segments == 4)
    await until(lambda: not note.isVisible())


async def test_what_holds_only_from_the_next_start_says_so(window, manager):
    page = await show_properties(window, 1)
    type_into(page.fields["referer"].line, "https://a.example/list")
    await until(page.notes["referer"].isVisible)
    assert manager.options[job_id(1)].referer == "https://a.example/list"
    assert page.notes["referer"].text() == "Holds from the next start on."


async def test_an_empty_limit_is_none_and_a_unit_counts(window, manager):
    manager.options[job_id(1)] = JobOptions(rate_limit=2 * MB)
    page = await show_properties(window, 1)
    limit = page.fields["rate_limit"]
    assert (limit.line.text(), limit.unit.currentText()) == ("2", "MB/s")
    limit.unit.setFocus()
    press(limit.unit, KEY.Key_Up)
    await until(
        lambda: page.notes["rate_limit"].text() or manager.options[job_id(1)].rate_limit == 2000
    )
    type_into(limit.line, "")
    await until(lambda: manager.options[job_id(1)].rate_limit is None)


async def test_choices_and_switches_are_taken_at_once(window, manager):
    page = await show_properties(window, 7)
    combo = page.fields["priority"].combo
    combo.setFocus()
    press(combo, KEY.Key_Down)
    await until(lambda: manager.jobs[job_id(7)].priority == Priority.HIGH)
    conflict = page.fields["on_conflict"].combo
    conflict.setFocus()
    press(conflict, KEY.Key_Home)
    await until(lambda: job_id(7) in manager.options)
    assert manager.options[job_id(7)].on_conflict == Conflict.RENAME
    click(page.fields["auto_complete"].box)
    await until(lambda: manager.options[job_id(7)].auto_complete)


async def test_what_is_typed_outlives_news_and_esc_takes_it_back(window, manager):
    page = await show_properties(window, 1)
    line = page.fields["name"].line
    line.setFocus()
    QTest.keyClicks(line, "x")
    typed = line.text()
    manager.options[job_id(1)] = JobOptions(rate_limit=3 * MB)
    manager.put(replace(manager.jobs[job_id(1)], bytes_transferred=5))
    await until(lambda: page.fields["rate_limit"].line.text() == "3")
    assert line.text() == typed
    press(QGuiApplication.focusObject(), KEY.Key_Escape)
    assert line.text() == manager.jobs[job_id(1)].name


async def test_what_was_typed_for_one_download_never_reaches_another(window, manager):
    page = await show_properties(window, 7)
    line = page.fields["name"].line
    line.setFocus()
    QTest.keyClicks(line, "x")
    await choose(window, 9)
    await until(lambda: page._shown is not None and page._shown.job_id == job_id(9))
    assert line.text() == "firmware.bin"
    assert manager.jobs[job_id(9)].name == "firmware.bin"


async def test_an_ended_download_says_that_nothing_can_be_changed(window):
    page = await show_properties(window, 1)
    await choose(window, 501)
    assert page._ended.isVisible()
    assert not page._form.isVisible()


async def test_every_property_has_its_setter_in_the_interface(window):
    page = await show_properties(window, 1)
    asked_elsewhere = {"category", "data", "headers", "login", "proxy", "certificate", "checks"}
    assert set(page.fields) == {*SETTERS, *asked_elsewhere, "mirrors"}
    calls = []

    class Recorder:
        def __getattr__(self, name: str):
            calls.append(name)
            return lambda *_: None

    for setter in SETTERS.values():
        setter(cast("Job", Recorder()), None)
    assert all(hasattr(Job, name) for name in calls)
    assert len(set(calls)) == len(SETTERS)


@pytest.mark.parametrize(
    ("value", "words"),
    [(90, ("90", "s")), (120, ("2", "min")), (0, ("0", "s")), (86_400, ("1,440", "min"))],
)
def test_a_time_is_shown_in_the_largest_unit_without_a_fraction(qapp, value, words):
    field = NumberField({"s": 1, "min": 60})
    field.show_value(value)
    assert (field.line.text(), field.unit.currentText()) == words


def test_options_that_can_be_read_are_no_secrets():
    names = {field.name for field in fields(JobOptions)}
    assert not names & {field.name for field in fields(JobSecrets)}
    assert job(1).owner == "me"


@pytest.mark.parametrize("width", [900, 1100])
async def test_nothing_of_the_properties_is_cut_off_at_the_side(window, width):
    page = await show_properties(window, 1)
    window.resize(width, 600)
    await until(lambda: window.width() == width)
    await until(lambda: page.widget().width() == page.viewport().width())
    for field in page.fields.values():
        right = field.mapTo(page.viewport(), field.rect().topRight()).x()
        assert right <= page.viewport().width()
    begins = {page.fields[key].x() for key in ("name", "retry_delay")}
    assert len(begins) == 1


async def test_the_command_of_a_download_is_changed_and_says_whether_it_runs(window, manager):
    page = await show_properties(window, 2)
    line = page.fields["command"].line
    assert line.text() == ""
    assert not page._command_note.isVisible()
    type_into(line, "/usr/bin/notify --done")
    await until(page._command_note.isVisible)
    options = manager.options[job_id(2)]
    assert options.notify_program == "/usr/bin/notify"
    assert options.notify_parameters == "/usr/bin/notify --done"
    assert "Does not run: you have not allowed" in page._command_note.text()
    await manager.change_settings(allow_notify_command=True)
    await until(lambda: "Runs when" in page._command_note.text())
    assert line.text() == "/usr/bin/notify --done"
    type_into(line, "")
    await until(lambda: not manager.options[job_id(2)].notify_program)


async def test_limits_of_time_and_size_are_set_and_taken_off(window, manager):
    page = await show_properties(window, 9)  # has never begun
    manager.put(replace(manager.jobs[job_id(9)], state=JobState.SUSPENDED))
    size, time = page.fields["max_size"], page.fields["max_time"]
    await until(size.isEnabled)
    assert size.line.placeholderText() == "no limit"
    type_into(size.line, "300")
    await until(lambda: size.line.shown == "300")
    assert set_of(manager, 9).max_download_size == 300 * MB
    type_into(size.line, "")
    await until(lambda: set_of(manager, 9).max_download_size == 2**64 - 1)
    await until(lambda: size.line.text() == "")
    type_into(time.line, "90")
    await until(lambda: time.line.shown == "90")
    assert set_of(manager, 9).maximum_download_time_s in (90, 90 * 86_400)
    type_into(time.line, "")
    await until(lambda: set_of(manager, 9).maximum_download_time_s == 2**32 - 1)
    await until(lambda: time.line.text() == "")


async def test_what_can_be_set_before_the_start_only_is_locked_behind_it_and_says_why(
    window, manager
):
    page = await show_properties(window, 1)
    method = page.fields["method"]
    assert method.line.text() == "GET"
    assert not method.isEnabled()
    assert "until the download starts for the first time" in method.toolTip()
    manager.put(replace(manager.jobs[job_id(9)], state=JobState.SUSPENDED))
    page = await show_properties(window, 9)
    await until(method.isEnabled)
    assert method.toolTip() == ""
    type_into(method.line, "POST")
    await until(lambda: set_of(manager, 9).http_method == "POST")


async def test_redirects_are_refused_without_touching_the_other_rules(window, manager):
    manager.options[job_id(7)] = JobOptions(security_flags=SecurityFlags.ALLOW_HTTPS_TO_HTTP)
    page = await show_properties(window, 7)
    combo = page.fields["redirects"].combo
    combo.setFocus()
    press(combo, KEY.Key_End)
    refused = SecurityFlags.REDIRECT_DISALLOW | SecurityFlags.ALLOW_HTTPS_TO_HTTP
    await until(lambda: manager.options[job_id(7)].security_flags == refused)
    assert "may be led from https to http" in page._facts["also"][1].text()


async def test_headers_are_shown_when_asked_for_and_changed(window, manager):
    manager.headers[job_id(7)] = "Cookie: a=b\r\n"
    page = await show_properties(window, 7)
    field, orders = page.fields["headers"], window.property_orders
    assert field.words.text() == "own headers"
    field.button.setFocus()
    press(field.button, KEY.Key_Space)
    await until(lambda: orders.dialog is not None and orders.dialog.isVisible())
    edit = orders.dialog.edit
    assert edit.toPlainText() == "Cookie: a=b"
    press(edit, KEY.Key_End)
    press(edit, KEY.Key_Return)
    QTest.keyClicks(edit, "X-Token")
    assert not orders.dialog.yes.isEnabled()
    assert orders.dialog.problem.isVisible()
    QTest.keyClicks(edit, ": 5")
    click(orders.dialog.yes)
    await until(lambda: manager.headers[job_id(7)] == "Cookie: a=b\r\nX-Token: 5\r\n")
    await until(lambda: orders.dialog is None)


async def test_headers_nobody_can_read_are_replaced_only(window, manager):
    manager.headers[job_id(7)] = "Authorization: secret\r\n"
    manager.options[job_id(7)] = JobOptions(headers_write_only=True)
    page = await show_properties(window, 7)
    field, orders = page.fields["headers"], window.property_orders
    field.button.setFocus()
    press(field.button, KEY.Key_Space)
    await until(lambda: orders.dialog is not None and orders.dialog.isVisible())
    assert orders.dialog.edit.toPlainText() == ""
    press(orders.dialog, KEY.Key_Escape)
    await until(lambda: orders.dialog is None)
    assert manager.headers[job_id(7)] == "Authorization: secret\r\n"


async def test_what_is_set_is_set_though_its_dialog_is_left_meanwhile(window, manager, monkeypatch):
    is_let, failures = asyncio.Event(), []

    async def slow(job: FakeJob, headers: str) -> None:
        await is_let.wait()
        manager.headers[job.id] = headers

    monkeypatch.setattr(FakeJob, "set_custom_headers", slow)
    window.bridge.failed.connect(failures.append)
    page, orders = await show_properties(window, 7), window.property_orders
    page.dialog_wanted.emit(job_id(7), "headers")
    await until(lambda: orders.dialog is not None and orders.dialog.isVisible())
    dialog = orders.dialog
    dialog.edit.setPlainText("X-Token: 5")
    click(dialog.yes)
    press(dialog, KEY.Key_Escape)
    await until(lambda: not shiboken6.isValid(dialog))
    is_let.set()
    await until(lambda: not window.bridge._calls)
    assert manager.headers[job_id(7)] == "X-Token: 5\r\n"
    assert failures == []


async def test_a_dialog_that_is_asked_for_twice_comes_once(window):
    page = await show_properties(window, 7)
    for _ in range(2):
        page.dialog_wanted.emit(job_id(7), "headers")
    await until(lambda: not window.bridge._calls)
    (dialog,) = window.findChildren(HeadersDialog)
    dialog.reject()


async def test_mirrors_are_listed_with_what_is_wrong_with_them(window, manager):
    page = await show_properties(window, 1)
    assert not page._facts["mirrors"][1].isVisible()
    manager.mirrors[job_id(2)] = (
        Mirror("https://a.example/f"),
        Mirror("https://b.example/f", trouble=Trouble.DIFFERS),
        Mirror("https://c.example/f", trouble=Trouble.WRONG),
        Mirror("https://d.example/f", trouble=Trouble.SUSPECT),
    )
    page = await show_properties(window, 2)
    label, fact = page._facts["mirrors"]
    assert label.text() == "Mirror servers"
    assert fact.text() == (
        "a.example \u00b7 b.example (left out: it has another file) \u00b7 "
        "c.example (left out: it sent wrong bytes) \u00b7 "
        "d.example (left out: it may have sent wrong bytes)"
    )
    least = 2 * fact.fontMetrics().height()
    await until(lambda: settle() or fact.height() >= fact.heightForWidth(fact.width()) > least)


async def test_what_programs_have_set_is_told(window, manager):
    manager.options[job_id(1)] = JobOptions(
        notify_flags=NotifyFlags.FILE_TRANSFERRED,
        high_performance=True,
        security_flags=SecurityFlags.IGNORE_DATE,
        proxy=ProxySettings(ProxyUsage.OVERRIDE, "proxy.example:3128"),
    )
    page = await show_properties(window, 1)
    said = {key: fact.text() for key, (_, fact) in page._facts.items() if fact.isVisible()}
    assert page.fields["proxy"].words.text() == "proxy.example:3128"
    assert said["told"] == "each whole file"
    assert page.fields["checks"].words.text() == "the date"
    assert "final name at once" in said["also"]
    assert said["kind"] == "Download"
    assert said["id"] == str(job_id(1))


# What of the job interface is set somewhere else than on this page, or not by a person.
ELSEWHERE = {
    "set_credentials",  # built with networks as they are
    "set_proxy_settings",  # by the dialog
    "set_client_certificate",  # by the dialog
    "set_notify_flags", "set_notify_interface", "set_file_acl_flags", "set_peer_caching_flags",
    "set_cookies",  # a file of them; those of headers are here
    "set_custom_headers",  # by the dialog
    "set_data",  # by the dialog
    "set_file_priority",  # on the page of files
}  # fmt: skip


def test_every_setter_of_the_interface_is_on_the_page_or_has_its_place():
    calls = []

    class Recorder:
        def __getattr__(self, name: str):
            calls.append(name)
            return lambda *_: None

    for key, setter in SETTERS.items():
        setter(cast("Job", Recorder()), "" if key == "command" else None)
    there = {name for name in dir(Job) if name.startswith("set_")}
    assert there == {*calls, *ELSEWHERE} - {"change"}  # of several at once, or of one
