from dataclasses import fields, replace
from typing import cast

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from bitsgui.bits.interface import Job
from bitsgui.bits.records import Conflict, JobOptions
from bitsgui.bits.types import Priority
from bitsgui.gui import formats
from bitsgui.gui.property_orders import SETTERS
from bitsgui.gui.views.details import Tab
from bitsgui.gui.views.properties_page import PropertiesPage
from bitsgui.gui.views.property_fields import NumberField
from tests.gui.conftest import until
from tests.gui.driving import CTRL, KEY, choose, click, press
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


async def test_downloading_from_the_start_on_is_seen_and_changed_here(window, manager):
    page = await show_properties(window, 1)
    box = page.fields["in_order"].box
    assert not box.isChecked()
    click(box)
    await until(lambda: manager.jobs[job_id(1)].in_order)
    await until(box.isChecked)


def test_a_rate_of_the_command_line_is_read_as_it_was_written():
    said = [formats.exact_rate(rate) for rate in (2 * MB, 1_500_000, 2**21, 3 * 2**9, 1_363_148)]
    spaced = [words.replace("\u00a0", " ") for words in said]
    assert spaced == ["2 MB/s", "1.5 MB/s", "2 MiB/s", "1.54 kB/s", "1.36 MB/s"]


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
    assert note.text() == "A number is needed."
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


def test_every_property_has_its_setter_in_the_interface(window_free_page):
    assert set(window_free_page.fields) == {*SETTERS, "category"}
    calls = []

    class Recorder:
        def __getattr__(self, name: str):
            calls.append(name)
            return lambda _: None

    for setter in SETTERS.values():
        setter(cast("Job", Recorder()), None)
    assert all(hasattr(Job, name) for name in calls)
    assert len(set(calls)) == len(SETTERS)


@pytest.fixture
def window_free_page(qapp):
    return PropertiesPage()


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
    assert not names & {"custom_headers", "credentials", "cookies", "user_info"}
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


async def test_the_command_of_a_download_is_shown_and_that_it_does_not_run_unasked(window, manager):
    page = await show_properties(window, 2)
    assert not page._command_label.isVisible()
    manager.options[job_id(1)] = JobOptions(
        notify_program="/usr/bin/notify", notify_parameters="notify --done"
    )
    page = await show_properties(window, 1)
    assert page._command.text() == "/usr/bin/notify --done"
    assert page._command_note.isVisible()
    assert "Does not run: you have not allowed" in page._command_note.text()


async def test_a_command_that_is_allowed_says_when_it_runs(window, manager):
    await manager.change_settings(allow_notify_command=True)
    manager.options[job_id(1)] = JobOptions(notify_program="/usr/bin/notify")
    page = await show_properties(window, 1)
    assert page._command.text() == "/usr/bin/notify"
    assert "Runs when" in page._command_note.text()
