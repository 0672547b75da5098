"""An error says what happens by itself only where it does, and names nothing nobody has."""

import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bitsgui.bits.certificate_sentences import FAULT_SENTENCES, NEED_SENTENCES
from bitsgui.bits.errors import CODES, ErrorClass, Hresult, http_hresult
from bitsgui.bits.explain import COMPLETE, GOES_ON, RESUME, RETRIES, explain, takes_login
from bitsgui.bits.http_sentences import HTTP_CLASS_SENTENCES, HTTP_SENTENCES, PROXY_SENTENCES
from bitsgui.bits.room_sentences import RESERVE, RESERVE_SHORT, ROOM, ROOM_KEPT, SHORT, SHORT_KEPT
from bitsgui.bits.sentences import SENTENCES, describe
from bitsgui.bits.types import ErrorContext, JobState, LoginNeed
from bitsgui.bits.views import ErrorView
from bitsgui.cli.parser import parse

S = JobState


def error(
    code: int,
    error_class: ErrorClass = ErrorClass.FATAL,
    context: ErrorContext = ErrorContext.NONE,
    path: str | None = None,
) -> ErrorView:
    return ErrorView(
        code=code,
        name="",
        error_class=error_class.value,
        recovery="continue",
        context=context,
        detail="",
        file_id=None,
        url=None,
        path=path,
        protocol=None,
        http_status=None,
        reason="",
        at=datetime.now(UTC),
        attempt=1,
    )


@pytest.mark.parametrize("code", [*CODES, http_hresult(503)], ids=hex)
def test_no_hint_says_by_itself_what_only_a_state_can_promise(code: int):
    for error_class in ErrorClass:
        words = explain(error(code, error_class), S.ERROR)
        assert "by itself" not in f"{words.message} {words.hint}"
        assert words.hint


@pytest.mark.parametrize("state", [S.TRANSIENT_ERROR, S.QUEUED, S.TRANSFERRING, S.TRANSFERRED])
def test_what_is_retried_or_waited_for_says_so_while_it_is(state: JobState):
    late = error(Hresult.WININET_TIMEOUT, ErrorClass.TRANSIENT)
    full = error(Hresult.ERROR_DISK_FULL, ErrorClass.WAITING)
    assert explain(late, state).hint.endswith(RETRIES)
    assert explain(full, state).hint.endswith(GOES_ON)
    assert "by itself" not in explain(error(http_hresult(404)), state).hint


def test_what_was_given_up_can_be_resumed():
    assert explain(error(Hresult.WININET_TIMEOUT), S.ERROR).hint.endswith(RESUME)
    assert explain(error(Hresult.ERROR_DISK_FULL), S.ERROR).hint.endswith(RESUME)
    assert RESUME not in explain(error(http_hresult(404)), S.ERROR).hint
    assert RESUME not in explain(error(Hresult.WININET_TIMEOUT), S.SUSPENDED).hint


@pytest.mark.parametrize("code", [Hresult.ERROR_DISK_FULL, Hresult.ERROR_WRITE_FAULT])
def test_what_is_whole_and_was_given_up_can_be_completed(code: int):
    given_up = error(code, context=ErrorContext.GENERAL_QUEUE_MANAGER)
    assert explain(given_up, S.TRANSFERRED).hint.endswith(COMPLETE)
    assert explain(given_up, S.ERROR).hint.endswith(RESUME)
    assert COMPLETE not in explain(error(Hresult.E_ACCESSDENIED), S.TRANSFERRED).hint


def test_a_job_list_that_cannot_be_written_is_named_by_its_folder():
    full = error(
        Hresult.ERROR_DISK_FULL, ErrorClass.WAITING, ErrorContext.GENERAL_QUEUE_MANAGER, "/p/x"
    )
    assert explain(full, S.TRANSIENT_ERROR).message == (
        "The list of downloads in /p/x cannot be written: its disk is full."
    )
    local = error(Hresult.ERROR_DISK_FULL, context=ErrorContext.LOCAL_FILE, path="/d/file")
    assert explain(local, S.ERROR).message == "The disk is full."


def said(error: ErrorView) -> str:
    return explain(error, S.ERROR, size=lambda count: f"{count} kB").message


def test_a_full_disk_is_told_with_what_is_missing_and_why():
    full = error(Hresult.ERROR_DISK_FULL, ErrorClass.WAITING, ErrorContext.LOCAL_FILE, "/d/%2")
    kept = replace(full, short=2, free=30, reserve=50)
    assert explain(kept, S.TRANSIENT_ERROR, size=lambda count: f"{count} kB") == (
        "Only 30 kB are left on the disk, and 50 kB are kept free: 2 kB short.",
        f"Free some space, or keep less free. {GOES_ON}",
    )
    unknown = replace(kept, short=None)
    assert said(unknown) == "Only 30 kB are left on the disk, and 50 kB are kept free."
    assert said(replace(kept, short=90)) == (
        "Only 30 kB of the 70 kB needed are free on the disk: 90 kB short, with 50 kB kept free."
    )
    assert said(replace(kept, short=90, reserve=None)) == (
        "Only 30 kB of the 120 kB needed are free on the disk: 90 kB short."
    )
    assert explain(replace(kept, short=90), S.TRANSIENT_ERROR).hint == f"Free some space. {GOES_ON}"
    lacking = replace(kept, free=None)
    assert said(replace(lacking, free=0, short=90)) == (
        "The disk is full: 90 kB short, with 50 kB kept free."
    )
    assert said(lacking) == "The disk is full: 2 kB short, with 50 kB kept free."
    assert explain(lacking, S.TRANSIENT_ERROR).hint == f"Free some space. {GOES_ON}"
    assert said(replace(lacking, reserve=None)) == "The disk is full: 2 kB short."
    assert explain(full, S.ERROR).message == "The disk is full."


def test_a_job_and_a_refused_call_have_words_of_their_own_for_the_same_code():
    for code in (Hresult.E_ACCESSDENIED, Hresult.ERROR_PATH_NOT_FOUND):
        assert describe(code) != describe(code, ErrorContext.LOCAL_FILE)
    assert "gone" in describe(Hresult.ERROR_PATH_NOT_FOUND, ErrorContext.LOCAL_FILE).message


def test_whether_a_login_helps_is_told_by_a_field_and_by_no_words():
    asking = replace(error(http_hresult(401)), http_status=401, detail="a login is wanted: no")
    assert not takes_login(asking)
    refused = replace(asking, detail="", login=LoginNeed.REFUSED)
    assert takes_login(refused)
    assert "did not accept" in explain(refused, S.ERROR).message
    wanted = replace(refused, login=LoginNeed.WANTED)
    assert "asks you to log in" in explain(wanted, S.ERROR).message


def test_each_piece_is_translated_by_itself():
    seen: list[str] = []

    def translate(text: str) -> str:
        seen.append(text)
        return text.upper()

    found = explain(error(Hresult.WININET_TIMEOUT, ErrorClass.TRANSIENT), S.QUEUED, translate)
    assert seen == ["The server did not answer in time.", "Check the network.", RETRIES]
    assert found.hint == f"CHECK THE NETWORK. {RETRIES.upper()}"


ALL = [
    RESERVE,
    RESERVE_SHORT,
    ROOM,
    ROOM_KEPT,
    SHORT,
    SHORT_KEPT,
    *SENTENCES.values(),
    *HTTP_SENTENCES.values(),
    *HTTP_CLASS_SENTENCES.values(),
    *PROXY_SENTENCES.values(),
    *FAULT_SENTENCES.values(),
    *NEED_SENTENCES.values(),
]
NOWHERE = re.compile(r"in the settings(?! of the operating system)|menu|dialog|tab\b|preferences")


@pytest.mark.parametrize("sentence", ALL, ids=lambda sentence: sentence.message[:30])
def test_no_hint_sends_to_a_place_no_front_end_has(sentence):
    assert not NOWHERE.search(f"{sentence.message} {sentence.hint}")
    for command in re.findall(r"`bitsgui ([^`]*)`", sentence.hint):
        assert parse(command.split())
