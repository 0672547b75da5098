from dataclasses import fields, replace
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import QLocale, QMimeData, Qt, QUrl

from bitsgui.bits.errors import CODES, Hresult, InvalidStateError, Recovery
from bitsgui.bits.types import JobState
from bitsgui.bits.views import WaitReason
from bitsgui.gui import formats, text
from bitsgui.gui.links import links_of, name_of, read_links, web_links
from bitsgui.gui.remedies import Remedy, remedies
from bitsgui.gui.theme import (
    DARK,
    HIGH_CONTRAST_DARK,
    HIGH_CONTRAST_LIGHT,
    LIGHT,
    Appearance,
    contrast,
    current_tokens,
    show_appearance,
    tokens_for,
    with_accent,
)
from tests.gui.samples import NOW, error, files_of, job

SCHEMES = [LIGHT, DARK, HIGH_CONTRAST_LIGHT, HIGH_CONTRAST_DARK]


@pytest.fixture(autouse=True)
def _application(qapp):
    return qapp


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (0, "0 bytes"),
        (999, "999 bytes"),
        (3_700_000_000, "3.7 GB"),
        (41_300_000, "41 MB"),
        (412_000_000_000, "412 GB"),
    ],
)
def test_sizes_are_said_as_people_say_them(count, words):
    assert formats.size(count).replace("\u00a0", " ") == words


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(43, "0:43"), (1142, "19:02"), (11_045, "3:04:05"), (97_300, "1 d 3 h"), (-5, "0:00")],
)
def test_durations_are_said_as_clocks_show_them(seconds, words):
    assert formats.duration(seconds).replace("\u00a0", " ") == words


def test_only_what_is_whole_is_a_hundred_percent():
    assert formats.percent(999_999, 1_000_000).startswith("99")
    assert formats.percent(1_000_000, 1_000_000).startswith("100")


def test_numbers_follow_the_language():
    QLocale.setDefault(QLocale(QLocale.Language.German))
    assert formats.size(3_700_000_000).replace("\u00a0", " ") == "3,7 GB"


def test_a_retry_counts_down_and_never_below_zero():
    waiting = error(Hresult.WININET_TIMEOUT, next_retry=NOW + timedelta(seconds=42))
    view = job(1, state=JobState.TRANSIENT_ERROR, error=waiting, attempt=3)
    assert text.state_phrase(view, NOW) == "Retries in 0:42, attempt 3"
    later = NOW + timedelta(seconds=30)
    assert text.state_phrase(view, later) == "Retries in 0:12, attempt 3"
    assert text.state_phrase(view, NOW + timedelta(minutes=5)) == "Retries now, attempt 3"


def test_a_waiting_job_says_what_it_waits_for():
    turn = job(1, state=JobState.QUEUED, wait=WaitReason.TURN)
    host = job(1, state=JobState.CONNECTING, wait=WaitReason.HOST, waits_at="a.org", host="a.org")
    told = {"error": error(Hresult.ERROR_DISK_FULL), "wait": WaitReason.CONDITION}
    full = job(1, state=JobState.TRANSIENT_ERROR, **told)
    assert text.state_phrase(turn, NOW) == "Waiting for its turn"
    assert text.state_phrase(host, NOW) == "Waits for a place at a.org"
    assert "a.org" not in text.row_details(host)
    asked = replace(host, waits_until=datetime(2026, 3, 4, 14, 32, 10).astimezone())
    assert (
        text.state_phrase(asked, NOW).replace("\u202f", " ") == "Waits until 2:32 PM, as a.org asks"
    )
    assert (text.state_word(host), text.kind_of(host)) == ("Waiting", text.Kind.WAITING)
    assert text.state_phrase(full, NOW) == text.state_word(full) == "Waiting"
    assert "disk is full" in text.row_details(full)
    short = error(Hresult.ERROR_DISK_FULL, short=3_100_000_000)
    lacking = replace(full, error=short)
    assert text.row_details(lacking).replace("\u00a0", " ") == "The disk is full: 3.1 GB short"


@pytest.mark.parametrize(("short", "lack"), [(None, ""), (50_000_000, ": 50 MB short")])
def test_a_disk_that_only_has_to_stay_free_is_not_called_full(short: int | None, lack: str):
    full = error(Hresult.ERROR_DISK_FULL, short=short, free=32_000_000, reserve=64_000_000)
    full = replace(full, error_class="waiting")
    view = job(1, state=JobState.TRANSIENT_ERROR, error=full)
    said = "Only 32 MB are left on the disk, and 64 MB are kept free" + lack
    assert text.row_details(view).replace("\u00a0", " ") == said
    hint = text.error_hint(full, view.state)
    way_out = "Free some space, or lower \u201cKeep free\u201d in the preferences."
    assert hint == f"{way_out} The download goes on by itself."
    assert text.error_hint(full, JobState.ERROR).startswith(way_out)


def test_a_file_says_at_which_server_it_waits_unless_a_person_is_needed():
    retried = replace(files_of(job(1))[0], transferred=False, waits_at="a.org")
    retried = replace(retried, error=error(Hresult.WININET_TIMEOUT, error_class="transient"))
    assert text.file_state(retried, JobState.TRANSFERRING) == "Waits for a place at a.org"
    bad = replace(retried, error=error(Hresult.WININET_TIMEOUT, error_class="fatal"))
    assert text.file_state(bad, JobState.TRANSFERRING) == "Problem"


@pytest.mark.parametrize("state", list(JobState))
def test_every_state_has_a_word(state):
    assert text.state_word(job(1, state=state))


def test_checking_is_not_called_downloading():
    assert text.state_word(job(1, state=JobState.TRANSFERRING, is_checking=True)) == "Checking"
    assert text.state_word(job(1, state=JobState.TRANSFERRING)) == "Downloading"
    view = replace(files_of(job(1))[0], is_checking=True, error=None, transferred=False)
    assert text.file_state(view, JobState.TRANSFERRING) == "Checking"


@pytest.mark.parametrize("code", [*CODES, 0x80190193, 0x801901F7], ids=hex)
def test_every_error_has_words_and_at_least_one_way_out(code):
    view = job(1, state=JobState.ERROR, error=error(code), files_total=2)
    assert text.error_message(error(code)).endswith(".")
    assert remedies(view)


def test_ways_out_fit_the_recovery():
    def ways(code: int, **values) -> tuple[Remedy, ...]:
        return remedies(job(1, state=JobState.ERROR, error=error(code, **values)))

    assert ways(0x80190194) == (Remedy.RETRY, Remedy.FRESH_LINK)
    changed = ways(Hresult.BG_E_REMOTE_FILE_CHANGED)
    assert changed == (Remedy.START_OVER, Remedy.RETRY, Remedy.FRESH_LINK)
    page = ways(Hresult.BG_E_INVALID_SERVER_RESPONSE)
    assert page == (Remedy.FRESH_LINK, Remedy.RETRY, Remedy.DOWNLOAD_ANYWAY)
    claim = ways(Hresult.BG_E_VALIDATION_FAILED, recovery=Recovery.ASK_CONTINUE.value)
    assert claim == (Remedy.START_OVER, Remedy.KEEP_ANYWAY)
    unasked = ways(0x801901F7, recovery=Recovery.ASK_CONTINUE.value, of_list=True)
    assert unasked == (Remedy.RETRY, Remedy.KEEP_ANYWAY)
    assert ways(Hresult.WININET_INVALID_URL) == (Remedy.FRESH_LINK,)
    assert ways(Hresult.BG_E_NO_PROGRESS, file_id=None) == (Remedy.RETRY,)


def test_a_refused_call_is_a_sentence_without_a_number():
    words = text.call_failure(InvalidStateError())
    assert words.endswith(".")
    assert "0x" not in words


def test_counts_have_their_plural():
    assert text.tr("%n link(s)", 1) == "1 link"
    assert text.tr("%n link(s)", 3) == "3 links"


def test_links_are_read_line_by_line_once_each():
    links = read_links(
        " <https://a.example/x> \n\nnonsense\nhttps://a.example/x\nhttp://b.example/"
    )
    assert links.urls == ("https://a.example/x", "http://b.example/")
    assert links.refused == ("nonsense",)


def test_text_that_only_mentions_a_link_is_not_taken_from_the_clipboard():
    assert web_links("see https://a.example/x for more") == ()
    assert web_links("file:///etc/passwd") == ()
    assert web_links("https://a.example/x\nhttps://b.example/y") == (
        "https://a.example/x",
        "https://b.example/y",
    )


def test_dropped_links_keep_their_encoding():
    mime = QMimeData()
    mime.setUrls([QUrl("https://a.example/a%20b?c=%2F")])
    assert links_of(mime) == ("https://a.example/a%20b?c=%2F",)


def test_a_link_lends_its_file_a_name():
    assert name_of("https://a.example/dir/a%20b.iso?x=1") == "a b.iso"
    assert name_of("https://a.example/") == "a.example"


@pytest.mark.parametrize("tokens", SCHEMES)
def test_text_and_graphics_have_contrast_on_every_ground(tokens):
    grounds = (tokens.surface, tokens.window, tokens.surface_selected)
    inks = ("text", "text_muted", "accent", "active", "waiting", "attention", "error", "done")
    for ink in inks:
        for ground in grounds:
            assert contrast(getattr(tokens, ink), ground) >= 4.5, (ink, ground)
    assert contrast(tokens.on_accent, tokens.accent) >= 4.5
    assert contrast(tokens.field_edge, tokens.window) >= 3
    assert contrast(tokens.error, tokens.surface_error) >= 4.5
    assert contrast(tokens.attention, tokens.surface_attention) >= 4.5


@pytest.mark.parametrize("tokens", [HIGH_CONTRAST_LIGHT, HIGH_CONTRAST_DARK])
def test_in_high_contrast_all_words_have_seven_to_one_and_all_edges_four_and_a_half(tokens):
    grounds = ("surface", "window", "surface_raised", "surface_selected")
    tinted = ("surface_error", "surface_attention")
    inks = ("text", "text_muted", "accent", "active", "waiting", "attention", "error", "done")
    pairs = [(ink, ground) for ink in inks for ground in grounds]
    pairs += [(ink, ground) for ink in ("text", "error", "attention") for ground in tinted]
    pairs.append(("on_accent", "accent"))
    read = {pair: contrast(getattr(tokens, pair[0]), getattr(tokens, pair[1])) for pair in pairs}
    assert {pair: ratio for pair, ratio in read.items() if ratio < 7} == {}
    edges = [("outline", "window"), ("outline", "surface"), ("field_edge", "surface")]
    assert all(contrast(getattr(tokens, a), getattr(tokens, b)) >= 4.5 for a, b in edges)


def test_what_is_chosen_is_shown_and_the_system_is_followed_again(qapp):
    try:
        show_appearance(qapp, Appearance.CONTRAST)
        assert current_tokens() == tokens_for(dark=False, high_contrast=True)
        show_appearance(qapp, Appearance.DARK)
        assert current_tokens() == tokens_for(dark=True)
        qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
        assert current_tokens() == tokens_for(dark=True)
    finally:
        show_appearance(qapp, Appearance.SYSTEM)
    assert current_tokens() == tokens_for(dark=False)


def test_an_accent_nobody_could_read_is_not_taken():
    assert with_accent(LIGHT, "#ffee00") == LIGHT
    purple = with_accent(LIGHT, "#5b2a86")
    assert (purple.accent, purple.active) == ("#5b2a86", "#5b2a86")


def test_every_token_is_a_colour():
    for tokens in SCHEMES:
        for field in fields(tokens):
            assert len(getattr(tokens, field.name)) == 7
