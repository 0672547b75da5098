"""An error of a job in whole sentences: what happened, what to do, and what happens by itself."""

from __future__ import annotations

from collections.abc import Callable

from bitsgui.bits.errors import (
    LOGIN_REFUSED,
    LOGIN_WANTED,
    ErrorClass,
    Hresult,
    Recovery,
    code_row,
)
from bitsgui.bits.http_sentences import REFUSED_SENTENCES, WANTED_SENTENCES
from bitsgui.bits.sentences import CLAIM, RESERVE, SHORT, Sentence, describe
from bitsgui.bits.states import ACTION
from bitsgui.bits.types import JobState
from bitsgui.bits.views import ErrorView
from bitsgui.bits.words import translated

RETRIES = "It is tried again by itself."
GOES_ON = "The download goes on by itself."
RESUME = "Resume to try again."

_BY_ITSELF = ACTION | {JobState.TRANSFERRED}
"""A transferred job waits for the disk or the store too, before it completes by itself."""


def outlook(error: ErrorView, state: JobState) -> str:
    """Return what the program will do about an error of a job in ``state``, "" if nothing.

    Of an error that is retried as a rule and is not any more, it says how to go on.
    """
    if state in _BY_ITSELF:
        clauses = {ErrorClass.TRANSIENT.value: RETRIES, ErrorClass.WAITING.value: GOES_ON}
        return clauses.get(error.error_class, "")
    usual = code_row(error.code).error_class
    is_given_up = usual in {ErrorClass.TRANSIENT, ErrorClass.WAITING}
    return RESUME if state is JobState.ERROR and is_given_up else ""


def is_claim(error: ErrorView) -> bool:
    """Return whether a file is there whole, but not with the checksum its server states."""
    is_asked = error.recovery == Recovery.ASK_CONTINUE.value
    return is_asked and error.code == Hresult.BG_E_VALIDATION_FAILED


def takes_login(error: ErrorView) -> bool:
    """Return whether user and password, or other ones, would help with an error."""
    is_asked = error.http_status in WANTED_SENTENCES
    return is_asked and error.detail.startswith((LOGIN_WANTED, LOGIN_REFUSED))


def _of_login(error: ErrorView) -> Sentence | None:
    if not takes_login(error):
        return None
    is_refused = error.detail.startswith(LOGIN_REFUSED)
    return (REFUSED_SENTENCES if is_refused else WANTED_SENTENCES).get(error.http_status or 0)


def explain(
    error: ErrorView,
    state: JobState,
    translate: Callable[[str], str] = lambda text: text,
    size: Callable[[int], str] = lambda count: f"{count} bytes",
) -> Sentence:
    """Return message and hint of an error of a job in ``state``.

    ``translate`` gets each piece, ``size`` writes a number of bytes.
    """
    if error.free is not None and error.reserve is not None:
        found, values = RESERVE, (size(error.free), size(error.reserve))
    elif error.short is not None:
        found, values = SHORT, (size(error.short), "")
    elif is_claim(error):
        found, values = CLAIM, (error.path or "", "")
    else:
        found = _of_login(error) or describe(error.code, error.context)
        values = (error.path or "", "")
    message = translated(found.message, translate)
    message = message.replace("%2", values[1]).replace("%1", values[0])
    pieces = [found.hint, outlook(error, state)]
    return Sentence(message, " ".join(translate(piece) for piece in pieces if piece))
