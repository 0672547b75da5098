"""What is wrong in a few words: rows of one line have no room for more."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication

from bitsgui.bits.errors import CODES, Hresult, http_hresult
from bitsgui.bits.types import ErrorContext, JobState, LoginNeed
from bitsgui.bits.views import WaitReason
from bitsgui.gui import language, text
from bitsgui.gui.brief import _WORDS, Brief, brief_of, brief_reason
from bitsgui.gui.delegates.painting import fitting
from bitsgui.gui.language import Language
from bitsgui.gui.models.columns import Column, cell_text, column_room, shorter_status
from bitsgui.gui.models.file_cells import shorter_file_status
from bitsgui.gui.theme import tabular
from tests.gui.samples import NOW, error, files_of, job, wants_login
from tests.words.compiled import compile_words

BY_HTTP = [http_hresult(status) for status in range(300, 600)]


def plain(words: str) -> str:
    return words.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.fixture(params=[Language.ENGLISH, Language.GERMAN, Language.RUSSIAN])
def spoken(request, qapp):
    compile_words()
    language.set_language(request.param)
    yield request.param
    language.set_language(Language.SYSTEM)


def room_for_status() -> tuple[QFontMetrics, int]:
    metrics = QFontMetrics(tabular(QApplication.font()))
    return metrics, metrics.horizontalAdvance(str(column_room(Column.STATUS)))


def test_all_that_is_said_in_few_words_stands_whole_in_the_narrowest_column(spoken):
    metrics, room = room_for_status()
    assert set(_WORDS) == set(Brief)
    said = [say() for say in _WORDS.values()]
    until = job(1, wait=WaitReason.HOST, waits_at="a.example", waits_until=NOW + timedelta(hours=9))
    said += [shorter_status(until)[0], text.short_place(replace(until, waits_until=None))]
    said += [text.few_failed(job(1, files_total=3, files_failed=2))]
    assert {words for words in said if metrics.horizontalAdvance(words) > room} == set()


def test_whatever_a_server_answers_has_a_word():
    assert all(brief_reason(error(code)) for code in BY_HTTP)


def test_what_can_befall_a_download_on_the_way_or_on_its_disk_has_a_word():
    contexts = {
        ErrorContext.LOCAL_FILE,
        ErrorContext.REMOTE_FILE,
        ErrorContext.GENERAL_TRANSPORT,
    }
    befalling = [code for code in CODES if error(code).context in contexts]
    assert len(befalling) > 50
    assert [hex(code) for code in befalling if not brief_reason(error(code))] == []


def test_a_login_that_was_not_taken_is_told_from_one_that_is_wanted():
    told = {LoginNeed.WANTED: Brief.LOGIN, LoginNeed.REFUSED: Brief.LOGIN_REFUSED}
    for need, brief in told.items():
        asking = wants_login(1, need).error
        assert asking is not None
        assert brief_of(asking) is brief


def test_a_state_is_said_in_as_many_words_as_there_is_room_for(qapp):
    full = error(Hresult.ERROR_DISK_FULL, short=3_100_000_000, reserve=64_000_000)
    view, font = job(1, state=JobState.ERROR, error=full), tabular(QApplication.font())
    all_words = "The disk is full: 3.1 GB short, with 64 MB kept free"
    for said in (all_words, "Disk is full: 3.1 GB short", "Disk is full"):
        room = QFontMetrics(font).horizontalAdvance(said)
        told = cell_text(view, Column.STATUS, NOW)
        assert plain(fitting(told, lambda: shorter_status(view), font, room)) == said
    assert fitting(told, lambda: shorter_status(view), font, 1) == "Needs attention"


def test_of_a_download_that_goes_on_its_problem_counts_more_than_that_it_does():
    view = job(1, state=JobState.TRANSFERRING, files_total=3, files_failed=1)
    assert cell_text(view, Column.STATUS, NOW) == "Downloading \u00b7 1 of 3 files has a problem"
    assert shorter_status(view) == ("1 file failed", "Downloading")


def test_a_file_has_the_same_few_words():
    file = files_of(wants_login(1))[0]
    assert shorter_file_status(file) == ("Login needed", "Problem")
    waiting = replace(file, error=None, waits_at="a.example")
    assert shorter_file_status(waiting) == ("Waits for a place",)
    assert shorter_file_status(replace(waiting, waits_at="")) == ()
