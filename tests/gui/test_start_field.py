"""When a download begins, as the add dialog asks it and the list says it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QDateTime

from bitsgui.bits.types import JobState
from bitsgui.bits.views import WaitReason
from bitsgui.gui import text
from bitsgui.gui.actions import can_resume
from bitsgui.gui.dialogs.start_field import Start
from tests.gui.conftest import until
from tests.gui.driving import CTRL, KEY, choose, click, press
from tests.gui.samples import job, job_id


@pytest.fixture
async def dialog(window):
    press(window, KEY.Key_N, CTRL)
    window.adding.dialog.links.setPlainText("https://a.example/1.iso")
    return window.adding.dialog


def turn_to(dialog, kind: Start) -> None:
    dialog.start.choice.setFocus()
    for _ in range([Start.NOW, Start.PAUSED, Start.TIMED].index(kind)):
        press(dialog.start.choice, KEY.Key_Down)


async def test_a_time_is_chosen_by_keys_and_asked_for_in_utc(dialog, manager):
    turn_to(dialog, Start.TIMED)
    field = dialog.start.time
    assert field.isVisible()
    assert dialog.start.moment() > datetime.now(UTC)
    field.setDateTime(QDateTime.fromSecsSinceEpoch(4_000_000_000))
    field.setFocus()
    press(field, KEY.Key_Home)
    press(field, KEY.Key_Up)
    wanted = dialog.start.moment()
    assert wanted != datetime.fromtimestamp(4_000_000_000, UTC)
    click(dialog.add_button)
    await until(lambda: manager.requests)
    (request,) = manager.requests
    assert (request.start, request.start_at) == (True, wanted)
    await until(lambda: not dialog.isVisible())
    assert dialog.start.kind is Start.NOW


async def test_paused_is_asked_for_without_a_time(dialog, manager):
    turn_to(dialog, Start.PAUSED)
    assert not dialog.start.time.isVisible()
    click(dialog.add_button)
    await until(lambda: manager.requests)
    assert (manager.requests[0].start, manager.requests[0].start_at) == (False, None)


async def test_a_time_that_has_passed_is_said_and_stops_adding(dialog):
    turn_to(dialog, Start.TIMED)
    assert dialog.add_button.isEnabled()
    dialog.start.time.setDateTime(QDateTime.currentDateTime().addSecs(-3600))
    assert dialog.start.problem.text() == "This time has passed."
    assert dialog.start.problem.isVisible()
    assert not dialog.add_button.isEnabled()
    dialog.start.time.setDateTime(QDateTime.currentDateTime().addSecs(3600))
    assert dialog.add_button.isEnabled()


NIGHT = datetime(2026, 11, 21, 22).astimezone(UTC)


@pytest.mark.parametrize(
    ("now", "words"),
    [
        (NIGHT - timedelta(hours=2), "Waiting: starts today at 10:00\u202fPM"),
        (NIGHT - timedelta(hours=23), "Waiting: starts tomorrow at 10:00\u202fPM"),
        (NIGHT - timedelta(days=9), "Waiting: starts on 11/21/26 at 10:00\u202fPM"),
    ],
)
def test_a_row_says_when_it_starts(now, words):
    view = job(1, state=JobState.QUEUED, wait=WaitReason.START, start_at=NIGHT)
    assert text.state_phrase(view, now) == words


async def test_resume_starts_what_waits_for_a_time_and_resume_all_leaves_it(window, manager):
    view = manager.jobs[job_id(6)]
    manager.put(replace(view, state=JobState.QUEUED, wait=WaitReason.START, start_at=NIGHT))
    await until(lambda: window.jobs.view(view.id).start_at == NIGHT)
    assert can_resume(window.jobs.view(view.id))
    window.deeds.resume_all.trigger()
    await until(lambda: [name for name, _ in manager.calls if name == "resume"])
    assert ("resume", view.id) not in manager.calls
    await choose(window, 6)
    press(window.list, KEY.Key_R, CTRL)
    await until(lambda: ("resume", view.id) in manager.calls)


async def test_downloads_of_the_list_are_told_to_begin_at_a_time(window, manager):
    await choose(window, 1)
    assert not window.deeds.rows.start_at.isEnabled()  # it is at work
    await choose(window, 1, 7, 4)
    window.list.menu_requested.emit(window.mapToGlobal(window.rect().center()))
    press(window.context_menu, KEY.Key_B)
    await until(lambda: window.rows.wishes.question is not None)
    question = window.rows.wishes.question
    assert question.yes.isEnabled()
    question.field.time.setDateTime(QDateTime.currentDateTime().addSecs(-60))
    assert not question.yes.isEnabled()
    tomorrow = QDateTime.currentDateTime().addDays(1)
    question.field.time.setDateTime(tomorrow)
    wanted = question.field.moment()
    press(question, KEY.Key_Return)
    await until(lambda: manager.jobs[job_id(4)].start_at == wanted)
    assert manager.jobs[job_id(7)].start_at == wanted
    assert manager.jobs[job_id(1)].start_at is None
    await until(lambda: window.rows.wishes.question is None)
