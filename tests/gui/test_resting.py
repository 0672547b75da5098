"""Downloads that rest as the schedule of speed limits says, or wait for another network."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtGui import QColor, QDesktopServices

from bitsgui.bits.errors import Hresult, http_hresult
from bitsgui.bits.types import JobState
from bitsgui.bits.views import JobView, WaitReason
from bitsgui.gui import text
from bitsgui.gui.delegates.file_row import file_colour, file_icon
from bitsgui.gui.delegates.subjects import JobSubject, Look
from bitsgui.gui.models.columns import shorter_status, status_text
from bitsgui.gui.quick_deeds import QuickDeed, quick_deeds
from bitsgui.gui.remedies import Remedy, remedies
from bitsgui.gui.theme import GAP_SMALL, LIGHT, current_tokens
from tests.gui.conftest import until
from tests.gui.driving import button_named, choose, click
from tests.gui.samples import NOW, error, files_of, job, job_id


def resting(number: int = 70, hours: float | None = 6) -> JobView:
    return job(
        number,
        state=JobState.TRANSIENT_ERROR,
        wait=WaitReason.SCHEDULE,
        waits_until=None if hours is None else NOW + timedelta(hours=hours),
        error=replace(error(Hresult.BG_E_BLOCKED_BY_POLICY), error_class="waiting"),
        host="files.example",
    )


def test_a_row_says_until_when_it_rests_and_does_not_look_like_a_fault():
    view = resting()
    said = text.state_phrase(view, NOW)
    assert said.startswith("Rests until t")
    assert said == status_text(view, NOW)
    assert text.kind_of(view) == text.Kind.WAITING
    assert "files.example" in text.row_details(view)
    assert shorter_status(view)[0] == "Rests by schedule"
    assert text.state_phrase(resting(hours=None), NOW) == "Rests, as the schedule says"


def test_what_rests_can_be_paused_and_is_not_tried_in_vain():
    assert quick_deeds(resting()) == (QuickDeed.PAUSE,)
    assert remedies(resting()) == (Remedy.LIFT_SCHEDULE,)
    assert remedies(resting(hours=None)) == ()


async def test_downloading_now_lifts_the_schedule_for_this_time(window, manager):
    await manager.change_settings(rate_schedule="daily 0-12 pause; daily 12-24 2M")
    manager.put(resting())
    await until(lambda: window.jobs.row_of(job_id(70)) is not None)
    await choose(window, 70)
    panel = window.details.error_panel
    click(await button_named(panel, "Download now"))
    await until(lambda: str(manager.settings.limit_override).startswith("full until"))
    assert manager.called("resume") == []


async def test_a_metered_network_is_used_for_one_download_if_its_user_says_so(window, manager):
    told = replace(error(Hresult.BG_E_BLOCKED_BY_COST_TRANSFER_POLICY), error_class="waiting")
    held = job(71, state=JobState.TRANSIENT_ERROR, wait=WaitReason.CONDITION, error=told)
    assert (quick_deeds(held), text.state_phrase(held, NOW)) == ((QuickDeed.PAUSE,), "Waiting")
    manager.put(held)
    await until(lambda: window.jobs.row_of(job_id(71)) is not None)
    await choose(window, 71)
    panel = window.details.error_panel
    ground = panel.grab().toImage().pixelColor(GAP_SMALL, panel.height() // 2)
    assert ground == QColor(current_tokens().window)  # as calm as the row
    click(await button_named(panel, "Download anyway this once"))
    await until(lambda: manager.called("resume") == [job_id(71)])
    assert manager.called("use any network") == [job_id(71)]


async def test_the_page_of_a_network_that_wants_a_login_is_opened(window, manager, monkeypatch):
    opened: list[str] = []
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda url: opened.append(url.toString()) or True
    )
    told = replace(error(http_hresult(511)), error_class="waiting", url="http://portal.example/")
    held = job(72, state=JobState.TRANSIENT_ERROR, wait=WaitReason.CONDITION, error=told)
    assert remedies(held) == (Remedy.OPEN_PORTAL, Remedy.ANY_NETWORK, Remedy.RETRY)
    manager.put(held)
    await until(lambda: window.jobs.row_of(job_id(72)) is not None)
    await choose(window, 72)
    panel = window.details.error_panel
    click(await button_named(panel, "Open the login page"))
    await until(lambda: opened == ["http://portal.example/"])
    click(await button_named(panel, "Download anyway this once"))
    await until(lambda: manager.called("use any network") == [job_id(72)])


def test_only_a_page_without_encryption_is_one_the_network_can_answer():
    told = replace(error(http_hresult(511)), url="https://portal.example/")
    assert Remedy.OPEN_PORTAL not in remedies(job(72, state=JobState.ERROR, error=told))


WAITS_ALONE = (Hresult.BG_E_NETWORK_DISCONNECTED, Hresult.BG_E_BLOCKED_BY_BATTERY_POLICY)
WAITS_FOR_A_PERSON = (Hresult.ERROR_DISK_FULL, Hresult.ERROR_NOT_READY, http_hresult(511))


@pytest.mark.parametrize("code", [*WAITS_ALONE, *WAITS_FOR_A_PERSON])
def test_the_sign_beside_waiting_is_the_clock_in_the_colour_of_who_ends_it(code):
    tokens = LIGHT
    told = replace(error(code, url="http://portal.example/"), error_class="waiting")
    view = job(73, state=JobState.TRANSIENT_ERROR, wait=WaitReason.CONDITION, error=told)
    of_job = JobSubject(view, Look(), NOW, tokens)
    part = replace(files_of(view)[0], error=told)
    assert (of_job.icon, text.state_word(view)) == ("waiting", "Waiting")
    assert file_icon(part, view.state) == "waiting"
    assert text.file_state(part, view.state) == "Waiting"
    colour = tokens.attention if code in WAITS_FOR_A_PERSON else tokens.waiting
    assert (of_job.colour, file_colour(part, tokens)) == (colour, colour)
    assert status_text(view, NOW) == text.row_details(view)
    assert shorter_status(view)[:-1] == text.short_reasons(told)
    assert shorter_status(view)[-1] == "Waiting"
    again = replace(told, error_class="transient", next_retry=NOW + timedelta(seconds=42))
    tried = replace(view, wait=WaitReason.RETRY, error=again)
    assert JobSubject(tried, Look(), NOW, tokens).icon == "retry"
    assert file_icon(replace(part, error=again), view.state) == "retry"
