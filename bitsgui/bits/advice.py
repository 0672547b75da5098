"""What the hint of an error advises a person to do, for front ends that have a way to do it.

It is told from the error's fields: its words are for reading, and are changed and translated.
"""

from __future__ import annotations

from enum import Enum

from bitsgui.bits.errors import Hresult, http_status_of
from bitsgui.bits.explain import COMPLETE, RESUME, is_claim, lacks_reserve_only, outlook
from bitsgui.bits.http_sentences import PROXY_SENTENCES
from bitsgui.bits.types import ErrorContext, JobState
from bitsgui.bits.views import ErrorView


class Advice(Enum):
    """A step that a hint names and the program can take."""

    START_OVER = "start-over"
    TAKE_ANYWAY = "take-anyway"
    KEEP_LESS_FREE = "keep-less-free"
    FRESH_LINK = "fresh-link"
    OTHER_FOLDER = "other-folder"
    RESUME = "resume"
    LIFT_SCHEDULE = "lift-schedule"
    ANY_NETWORK = "any-network"
    COMPLETE = "complete"


_H, _A = Hresult, Advice
_BY_CODE: dict[int, Advice] = {
    _H.ERROR_FILE_NOT_FOUND: _A.START_OVER,
    _H.BG_E_VOLUME_CHANGED: _A.START_OVER,
    _H.BG_E_LOCAL_FILE_CHANGED: _A.START_OVER,
    _H.BG_E_INSUFFICIENT_RANGE_SUPPORT: _A.START_OVER,
    _H.BG_E_REMOTE_FILE_CHANGED: _A.START_OVER,
    _H.BG_E_INVALID_RANGE: _A.START_OVER,
    _H.ERROR_ALREADY_EXISTS: _A.TAKE_ANYWAY,
    _H.BG_E_INVALID_SERVER_RESPONSE: _A.FRESH_LINK,
    _H.BG_E_INVALID_CREDENTIALS: _A.FRESH_LINK,
    _H.BG_E_FILE_NOT_FOUND: _A.FRESH_LINK,
    _H.WININET_REDIRECT_FAILED: _A.FRESH_LINK,
    _H.ERROR_WRITE_PROTECT: _A.OTHER_FOLDER,
    _H.ERROR_FILE_TOO_LARGE: _A.OTHER_FOLDER,
    _H.BG_E_NEW_OWNER_DIFF_MAPPING: _A.OTHER_FOLDER,
    _H.BG_E_NEW_OWNER_NO_FILE_ACCESS: _A.OTHER_FOLDER,
    _H.ERROR_NOT_LOGGED_ON: _A.RESUME,
    _H.ERROR_WRITE_FAULT: _A.RESUME,
    _H.ERROR_READ_FAULT: _A.RESUME,
    _H.ERROR_DIRECTORY_NOT_SUPPORTED: _A.RESUME,
    _H.BG_E_MAXDOWNLOAD_TIMEOUT: _A.RESUME,
    _H.BG_E_NO_PROGRESS: _A.RESUME,
    _H.BG_E_VALIDATION_FAILED: _A.RESUME,
    _H.BG_E_INVALID_PROXY_INFO: _A.RESUME,
    _H.BG_E_BLOCKED_BY_POLICY: _A.LIFT_SCHEDULE,
    _H.BG_E_BLOCKED_BY_COST_TRANSFER_POLICY: _A.ANY_NETWORK,
    _H.WININET_BAD_AUTO_PROXY_SCRIPT: _A.RESUME,
}
# Where an error of one code has other words than elsewhere.
_BY_CONTEXT: dict[tuple[ErrorContext, int], Advice | None] = {
    (ErrorContext.LOCAL_FILE, _H.E_ACCESSDENIED): _A.OTHER_FOLDER,
    (ErrorContext.REMOTE_FILE, _H.ERROR_FILE_NOT_FOUND): _A.RESUME,
    (ErrorContext.GENERAL_QUEUE_MANAGER, _H.ERROR_WRITE_PROTECT): None,
    (ErrorContext.GENERAL_QUEUE_MANAGER, _H.ERROR_WRITE_FAULT): None,
}
_OF_OUTLOOK = {RESUME: _A.RESUME, COMPLETE: _A.COMPLETE}
_BY_STATUS = {412: _A.START_OVER, 511: _A.RESUME}
_NOT_THE_LINK = frozenset({402, 407, 408, 409, 425, 429, 431, 451})
"""HTTP statuses below 500 for which another link is no remedy."""


def advised(error: ErrorView, state: JobState) -> tuple[Advice, ...]:
    """Return what is advised about the error of a job in ``state``, the best first."""
    if lacks_reserve_only(error):
        found = Advice.KEEP_LESS_FREE
    elif error.short is not None:
        found = None  # only room on the disk helps, and that is made elsewhere
    elif is_claim(error):
        found = Advice.START_OVER
    elif error.of_list:
        found = None
    else:
        found = _of_code(error)
    usual = _OF_OUTLOOK.get(outlook(error, state))
    return tuple(dict.fromkeys(step for step in (found, usual) if step is not None))


def _of_code(error: ErrorView) -> Advice | None:
    place = (error.context, error.code)
    if place in _BY_CONTEXT:
        return _BY_CONTEXT[place]
    status = http_status_of(error.code)
    return _BY_CODE.get(error.code) if status is None else _of_status(error, status)


def _of_status(error: ErrorView, status: int) -> Advice | None:
    if status in _BY_STATUS:
        return _BY_STATUS[status]
    is_of_proxy = error.context is ErrorContext.GENERAL_TRANSPORT and status in PROXY_SENTENCES
    is_no_link = status in _NOT_THE_LINK or not 200 <= status < 500
    return None if is_no_link or is_of_proxy else Advice.FRESH_LINK
