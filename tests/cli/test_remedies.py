"""What a hint advises, the command line can do: the command for it stands behind."""

import re

import pytest

from bitsgui.bits.errors import CODES, HTTP_BASE, Hresult, Recovery
from bitsgui.bits.explain import explain
from bitsgui.bits.phrases import Sentence
from bitsgui.bits.types import JobState
from bitsgui.cli import answers
from bitsgui.cli.parser import parse
from tests.gui.samples import error, job

STATUSES = [HTTP_BASE + status for status in range(300, 600)]
ADVICE = re.compile(
    r"start the download over|download anyway|resume|fresh (link|one)|lift it|choose (the|it)"
    r"|use this one once",
    re.I,
)


def hint_of(view) -> str:
    return answers.job(view)["error"]["hint"]


@pytest.mark.parametrize("code", [*CODES, *STATUSES], ids=hex)
def test_what_is_advised_has_a_command(code: int) -> None:
    failure = error(code)
    view = job(0xABCDEF, state=JobState.ERROR, error=failure)
    hint = hint_of(view)
    commands = re.findall(r"`bitsgui ([^`]*)`", hint)
    assert bool(commands) == bool(ADVICE.search(explain(failure, view.state).hint))
    for command in commands:
        options = parse(command.replace("LINK", "http://a.org/b").split())
        named = [] if "--global" in command else [view.id.hex[:8]]
        assert options.jobs == named


@pytest.mark.parametrize(
    ("failure", "command"),
    [
        (error(Hresult.BG_E_REMOTE_FILE_CHANGED), "--restart"),
        (error(HTTP_BASE + 404, http_status=404), "--url LINK"),
        (error(Hresult.ERROR_ALREADY_EXISTS), "--accept"),
        (error(Hresult.WININET_TIMEOUT), "`bitsgui resume 00000000`"),
        (error(Hresult.ERROR_FILE_TOO_LARGE), "`bitsgui set 00000000 --to DIR`"),
    ],
    ids=lambda value: value if isinstance(value, str) else value.name,
)
def test_a_command_is_found_whatever_the_words_of_the_hint(monkeypatch, failure, command) -> None:
    told = Sentence("Etwas ging schief.", "Andere Worte, die nichts davon sagen.")
    monkeypatch.setattr(answers, "explain", lambda *_, **__: told)
    assert command in hint_of(job(1, state=JobState.ERROR, error=failure))
    other = Sentence("Not this.", "Start the download over, download anyway, or resume.")
    monkeypatch.setattr(answers, "explain", lambda *_, **__: other)
    busy = error(HTTP_BASE + 503, http_status=503)
    assert hint_of(job(1, state=JobState.TRANSIENT_ERROR, error=busy)) == other.hint


def test_room_on_a_disk_is_made_by_a_setting() -> None:
    full = error(Hresult.ERROR_DISK_FULL, free=30, reserve=50)
    view = job(1, state=JobState.TRANSIENT_ERROR, error=full)
    (command,) = re.findall(r"`bitsgui ([^`]*)`", hint_of(view))
    assert parse(command.replace("SIZE", "10M").split()).setting == ["disk_reserve", "10M"]


@pytest.mark.parametrize(
    ("failure", "command"),
    [
        (error(Hresult.ERROR_DISK_FULL, error_class="fatal"), "complete 00000000"),
        (error(Hresult.ERROR_WRITE_PROTECT), "complete 00000000"),
        (error(Hresult.BG_E_LOCAL_FILE_CHANGED), "resume 00000000 --restart"),
    ],
    ids=["room", "folder", "file"],
)
def test_what_is_whole_is_completed_and_not_resumed(failure, command) -> None:
    hint = hint_of(job(1, state=JobState.TRANSFERRED, error=failure))
    assert re.findall(r"`bitsgui ([^`]*)`", hint)[0] == command


def test_a_network_that_only_seems_to_want_a_login_can_be_used_all_the_same() -> None:
    held = error(HTTP_BASE + 511, error_class="waiting", url="http://portal.example/")
    hint = hint_of(job(1, state=JobState.TRANSIENT_ERROR, error=held))
    (*_, command) = re.findall(r"`bitsgui ([^`]*)`", hint)
    assert parse(command.split()).any_network
    other = error(HTTP_BASE + 511, url="https://a.example/")
    assert "--any-network" not in hint_of(job(1, state=JobState.ERROR, error=other))


@pytest.mark.parametrize("code", [Hresult.WININET_TIMEOUT, HTTP_BASE + 401, HTTP_BASE + 503])
def test_a_list_that_could_not_be_asked_for_is_asked_for_again_or_done_without(code: int) -> None:
    unasked = error(code, recovery=Recovery.ASK_CONTINUE.value, of_list=True)
    hint = hint_of(job(1, state=JobState.ERROR, error=unasked))
    again, without = re.findall(r"`bitsgui ([^`]*)`", hint)
    assert (again, without) == ("resume 00000000", "resume 00000000 --accept")
    waiting = hint_of(job(1, state=JobState.TRANSIENT_ERROR, error=unasked))
    assert re.findall(r"`bitsgui ([^`]*)`", waiting) == [without]


def test_a_fresh_link_is_not_offered_for_several_files() -> None:
    view = job(1, state=JobState.ERROR, error=error(HTTP_BASE + 404), files_total=2)
    assert "bitsgui" not in hint_of(view)


def test_a_download_that_goes_on_needs_no_command() -> None:
    changed = error(Hresult.BG_E_REMOTE_FILE_CHANGED)
    assert "--restart" in hint_of(job(1, state=JobState.ERROR, error=changed))
    assert "bitsgui" not in hint_of(job(1, state=JobState.QUEUED, error=changed))
