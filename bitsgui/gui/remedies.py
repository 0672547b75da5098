"""What a person can do about an error."""

from dataclasses import dataclass
from enum import Enum

from bitsgui.bits.errors import Hresult, Recovery
from bitsgui.bits.explain import asks_for_login, is_claim, portal_of, takes_certificate
from bitsgui.bits.types import ErrorContext, JobState
from bitsgui.bits.views import ErrorView, JobView, WaitReason
from bitsgui.gui import text


class Remedy(Enum):
    """One thing that can be done."""

    LOG_IN = "log-in"
    SHOW_CERTIFICATE = "show-certificate"
    RETRY = "retry"
    ACCEPT_CERTIFICATE = "accept-certificate"
    DOWNLOAD_ANYWAY = "download-anyway"
    START_OVER = "start-over"
    FRESH_LINK = "fresh-link"
    CHANGE_FOLDER = "change-folder"
    SKIP_FILE = "skip-file"
    KEEP_WHOLE = "keep-whole"
    KEEP_ANYWAY = "keep-anyway"
    LIFT_SCHEDULE = "lift-schedule"
    OPEN_PORTAL = "open-portal"
    ANY_NETWORK = "any-network"


@dataclass(frozen=True, slots=True)
class Chosen:
    """A remedy for a job; ``link`` only with FRESH_LINK, ``starts_over`` with that if need be."""

    remedy: Remedy
    view: JobView
    link: str = ""
    starts_over: bool = False


_FIRST = {
    Recovery.CONTINUE.value: (Remedy.RETRY,),
    Recovery.RESTART.value: (Remedy.START_OVER,),
    Recovery.ASK_CONTINUE.value: (Remedy.RETRY, Remedy.DOWNLOAD_ANYWAY),
    Recovery.ASK_RESTART.value: (Remedy.START_OVER, Remedy.RETRY),
    Recovery.NEVER.value: (),
}

_GONE_FOR_GOOD = frozenset({400, 401, 403, 404, 405, 406, 410, 414, 421, 451})
"""HTTP statuses that the same link gets again and again: another one comes first."""

_NOT_THE_LINK = frozenset({ErrorContext.LOCAL_FILE})
"""Contexts in which another link would not help."""

_OF_THE_FOLDER = frozenset(
    {
        Hresult.ERROR_DISK_FULL,
        Hresult.ERROR_WRITE_PROTECT,
        Hresult.E_ACCESSDENIED,
        Hresult.ERROR_WRITE_FAULT,
        Hresult.ERROR_FILE_TOO_LARGE,
        Hresult.ERROR_FILENAME_EXCED_RANGE,
        Hresult.BG_E_DESTINATION_LOCKED,
    }
)
"""Of a local file: what is there can still be read, so that it can go to another folder."""


_CONDITIONS: dict[int, tuple[Remedy, ...]] = {
    Hresult.BG_E_BLOCKED_BY_POLICY: (Remedy.LIFT_SCHEDULE,),
    Hresult.BG_E_BLOCKED_BY_COST_TRANSFER_POLICY: (Remedy.ANY_NETWORK,),
}
"""What is waited for, and ends by itself."""


def has_error(view: JobView) -> bool:
    """Return whether a job stands still because of its error."""
    return view.error is not None and view.state in {JobState.ERROR, JobState.TRANSIENT_ERROR}


def waits_in_vain(view: JobView) -> bool:
    """Return whether another try meets the same condition at once."""
    return has_error(view) and view.error is not None and view.error.code in _CONDITIONS


def remedies(view: JobView) -> tuple[Remedy, ...]:
    """Return what fits a job's error, the best first."""
    if view.error is None or not has_error(view):
        return ()
    if view.error.code in _CONDITIONS:
        return _ways_past(view)
    fitting = list(_first(view.error))
    if view.error.certificate is not None and view.error.certificate.is_acceptable:
        fitting.append(Remedy.ACCEPT_CERTIFICATE)
    if view.error.file_id is None:
        fitting = [remedy for remedy in fitting if remedy == Remedy.RETRY]
    else:
        # Of what is there whole another link would bring nothing.
        is_whole = is_claim(view.error) or view.error.of_list
        if view.error.context not in _NOT_THE_LINK and not is_whole:
            place = 0 if _needs_another_link(view.error) else len(fitting)
            fitting.insert(place, Remedy.FRESH_LINK)
        elif view.error.code in _OF_THE_FOLDER:
            fitting.append(Remedy.CHANGE_FOLDER)
        fitting[:0] = _asked_for(view.error)
        if view.files_total > 1:
            fitting.append(Remedy.SKIP_FILE)
    if portal_of(view.error):
        others = (remedy for remedy in fitting if remedy is not Remedy.FRESH_LINK)
        # No link gets past the network; but it may be free, though it does not look it.
        fitting = [Remedy.OPEN_PORTAL, Remedy.ANY_NETWORK, *others]
    if 0 < view.files_transferred < view.files_total:
        fitting.append(Remedy.KEEP_WHOLE)
    return tuple(fitting)


def needs_help(error: ErrorView | None) -> bool:
    """Return whether a person has to end what is waited for: make room, plug a disk in, log in."""
    if error is None or not text.is_waiting(error):
        return False
    return error.context is ErrorContext.LOCAL_FILE or bool(portal_of(error))


def _ways_past(view: JobView) -> tuple[Remedy, ...]:
    """Return how a job gets past what it waits for; another try would find the same."""
    if view.wait is WaitReason.SCHEDULE and view.waits_until is None:
        return ()  # it never ends, so that nothing would end what is lifted
    return () if view.error is None else _CONDITIONS[view.error.code]


def _asked_for(error: ErrorView) -> tuple[Remedy, ...]:
    """Return what a person has to give before a server lets the download in."""
    if asks_for_login(error):
        return (Remedy.LOG_IN,)
    return (Remedy.SHOW_CERTIFICATE,) if takes_certificate(error) else ()


def _first(error: ErrorView) -> tuple[Remedy, ...]:
    if is_claim(error):
        return (Remedy.START_OVER, Remedy.KEEP_ANYWAY)
    if error.of_list:
        return (Remedy.RETRY, Remedy.KEEP_ANYWAY)
    return _FIRST.get(error.recovery, (Remedy.RETRY,))


def _needs_another_link(error: ErrorView) -> bool:
    """Return whether asking the same server for the same again cannot help."""
    is_page = error.recovery == Recovery.ASK_CONTINUE.value
    return is_page or error.http_status in _GONE_FOR_GOOD


def remedy_word(remedy: Remedy) -> str:
    """Return what a remedy's button says."""
    words = {
        Remedy.LOG_IN: text.tr("Log in\u2026"),
        Remedy.SHOW_CERTIFICATE: text.tr("Choose a certificate\u2026"),
        Remedy.RETRY: text.tr("Retry now"),
        Remedy.ACCEPT_CERTIFICATE: text.tr("Accept this certificate\u2026"),
        Remedy.DOWNLOAD_ANYWAY: text.tr("Download anyway"),
        Remedy.START_OVER: text.tr("Start over"),
        Remedy.FRESH_LINK: text.tr("Get a fresh link"),
        Remedy.CHANGE_FOLDER: text.tr("Change folder"),
        Remedy.SKIP_FILE: text.tr("Skip this file"),
        Remedy.KEEP_WHOLE: text.tr("Keep what is complete"),
        Remedy.KEEP_ANYWAY: text.tr("Keep anyway"),
        Remedy.LIFT_SCHEDULE: text.tr("Download now"),
        Remedy.OPEN_PORTAL: text.tr("Open the login page"),
        Remedy.ANY_NETWORK: text.tr("Download anyway this once"),
    }
    return words[remedy]
