"""An error of a job in whole sentences: what happened, what to do, and what happens by itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from bitsgui.bits.certificate_sentences import NEED_SENTENCES, of_certificate
from bitsgui.bits.errors import ErrorClass, Hresult, Recovery, code_row, http_hresult
from bitsgui.bits.http_sentences import (
    REFUSED_SENTENCES,
    TICKET_SENTENCES,
    UNENCRYPTED_SENTENCES,
    WANTED_SENTENCES,
)
from bitsgui.bits.phrases import UNASKED
from bitsgui.bits.room_sentences import RESERVE, RESERVE_SHORT, ROOM, ROOM_KEPT, SHORT, SHORT_KEPT
from bitsgui.bits.sentences import CLAIM, Sentence, describe
from bitsgui.bits.states import ACTION
from bitsgui.bits.types import ErrorContext, JobState, LoginNeed
from bitsgui.bits.views import ErrorView
from bitsgui.bits.words import translated

_PORTAL_STATUS = 511
RETRIES = "It is tried again by itself."
GOES_ON = "The download goes on by itself."
RESUME = "Resume to try again."
COMPLETE = "Complete to try again."

_BY_ITSELF = ACTION | {JobState.TRANSFERRED}
"""A transferred job waits for the disk or the store too, before it completes by itself."""
_AGAIN = {JobState.ERROR: RESUME, JobState.TRANSFERRED: COMPLETE}
_CLAUSES = {ErrorClass.TRANSIENT.value: RETRIES, ErrorClass.WAITING.value: GOES_ON}


def outlook(error: ErrorView, state: JobState) -> str:
    """Return what the program will do about an error of a job in ``state``, "" if nothing.

    Of an error that is retried as a rule and is not any more, it says how to go on.
    """
    if state in _BY_ITSELF and error.error_class in _CLAUSES:
        return _CLAUSES[error.error_class]
    usual = code_row(error.code).error_class
    can_change = usual in {ErrorClass.TRANSIENT, ErrorClass.WAITING}
    is_given_up = can_change or error.of_list or _is_of_job_list(error)
    return _AGAIN.get(state, "") if is_given_up else ""


def _is_of_job_list(error: ErrorView) -> bool:
    """Return whether a job waited for the disk of the job list, for which it always waits."""
    faults = {Hresult.ERROR_WRITE_PROTECT, Hresult.ERROR_WRITE_FAULT}
    return error.context is ErrorContext.GENERAL_QUEUE_MANAGER and error.code in faults


def is_claim(error: ErrorView) -> bool:
    """Return whether a file is there whole, but not with the checksum its server states."""
    is_asked = error.recovery == Recovery.ASK_CONTINUE.value
    return is_asked and error.code == Hresult.BG_E_VALIDATION_FAILED


_OF_A_LOGIN = {
    LoginNeed.WANTED: WANTED_SENTENCES,
    LoginNeed.REFUSED: REFUSED_SENTENCES,
    LoginNeed.UNENCRYPTED: UNENCRYPTED_SENTENCES,
}
_OF_ANY_LOGIN = _OF_A_LOGIN | TICKET_SENTENCES


def takes_login(error: ErrorView) -> bool:
    """Return whether user and password, or other ones, would help with an error."""
    return error.login in _OF_A_LOGIN and error.http_status in WANTED_SENTENCES


_OF_OWN_CERTIFICATE = frozenset(
    {
        Hresult.WININET_CLIENT_AUTH_CERT_NEEDED,
        Hresult.WININET_CLIENT_AUTH_NO_PRIVATE_KEY,
        Hresult.WININET_CLIENT_AUTH_NO_ACCESS_PRIVATE_KEY,
        Hresult.CRYPT_E_NOT_FOUND,
    }
)


def takes_certificate(error: ErrorView) -> bool:
    """Return whether a certificate to be shown, or another one, would help with an error."""
    return error.login in NEED_SENTENCES or error.code in _OF_OWN_CERTIFICATE


def portal_of(error: ErrorView) -> str:
    """Return the page where a network wants its user to log in, "" if that is not the error."""
    page = error.url or ""
    is_held = error.code == http_hresult(_PORTAL_STATUS) and page.startswith("http://")
    return page if is_held else ""


def takes_logon(error: ErrorView) -> bool:
    """Return whether the logon to this machine would help with an error, or may the next time."""
    is_of_ticket = error.login in TICKET_SENTENCES and error.login is not LoginNeed.NO_KERBEROS
    return is_of_ticket and error.http_status in WANTED_SENTENCES


def may_use_logon(error: ErrorView) -> bool:
    """Return whether the logon to this machine would help, be it beside user and password."""
    return takes_logon(error) or (takes_login(error) and error.takes_ticket)


def asks_for_login(error: ErrorView) -> bool:
    """Return whether a login of either kind would help with an error."""
    return takes_login(error) or takes_logon(error)


def _of_login(error: ErrorView) -> Sentence | None:
    if error.login in NEED_SENTENCES:
        return NEED_SENTENCES[error.login]
    return _OF_ANY_LOGIN.get(error.login, {}).get(error.http_status or 0)


def lacks_reserve_only(error: ErrorView) -> bool:
    """Return whether a disk has room for a file, but for what it is to keep."""
    if error.free is None or error.reserve is None:
        return False
    return error.short is None or error.short <= error.reserve


def _of_room(
    error: ErrorView, size: Callable[[int], str]
) -> tuple[Sentence | None, tuple[str, ...]]:
    """Return what is said of a disk that lacks room, with its sizes, as far as they are known."""
    kept = "" if error.reserve is None else size(error.reserve)
    if error.free is not None and lacks_reserve_only(error):
        free = size(error.free)
        if error.short is None:
            return RESERVE, (free, kept)
        return RESERVE_SHORT, (free, kept, size(error.short))
    if error.short is None:
        return None, ()
    if error.free:
        needed = size(error.free + error.short - (error.reserve or 0))
        sizes = (size(error.free), needed, size(error.short), kept)
        return (ROOM_KEPT if kept else ROOM), sizes
    return (SHORT_KEPT if kept else SHORT), (size(error.short), kept)


def plain_day(seconds: float) -> str:
    """Return the date of a moment, in UTC: ``2026-11-30``."""
    return datetime.fromtimestamp(seconds, UTC).date().isoformat()


def explain(
    error: ErrorView,
    state: JobState,
    translate: Callable[[str], str] = lambda text: text,
    size: Callable[[int], str] = lambda count: f"{count} bytes",
    day: Callable[[float], str] = plain_day,
) -> Sentence:
    """Return message and hint of an error of a job in ``state``.

    ``translate`` gets each piece, ``size`` writes a number of bytes, ``day`` the date of seconds
    since the epoch.
    """
    found, values = _of_room(error, size)
    if found is None and error.certificate is not None:
        found, values = of_certificate(error.certificate, day)
    if found is None and error.of_list:
        cause = translated(describe(error.code, error.context).message, translate)
        found, values = UNASKED, (cause.removesuffix("."),)
    if found is None:
        claim = CLAIM if is_claim(error) else None
        found = claim or _of_login(error) or describe(error.code, error.context)
        values = (error.path or "",)
    message = translated(found.message, translate)
    for place, value in reversed(list(enumerate(values, 1))):  # a path may have such signs too
        message = message.replace(f"%{place}", value)
    pieces = [found.hint, outlook(error, state)]
    return Sentence(message, " ".join(translate(piece) for piece in pieces if piece))
