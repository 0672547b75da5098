"""What a row needs most: the deeds that appear in it under the mouse and with the keyboard."""

from enum import StrEnum

from bitsgui.bits.states import ACTION
from bitsgui.bits.types import JobState
from bitsgui.bits.views import JobView
from bitsgui.gui import text
from bitsgui.gui.remedies import Remedy, remedies, remedy_word, waits_in_vain


class QuickDeed(StrEnum):
    """A deed; its value is the name of the action in the menus that does the same."""

    RESUME = "resume"
    PAUSE = "pause"
    COMPLETE = "complete"
    LOG_IN = "log_in"
    CERTIFICATE = "certificate"
    FRESH_LINK = "fresh_link"
    OPEN = "open"
    SHOW_IN_FOLDER = "show_in_folder"


_BY_STATE = {
    JobState.SUSPENDED: (QuickDeed.RESUME,),
    JobState.TRANSIENT_ERROR: (QuickDeed.RESUME, QuickDeed.PAUSE),
    JobState.TRANSFERRED: (QuickDeed.COMPLETE,),
    JobState.ACKNOWLEDGED: (QuickDeed.OPEN, QuickDeed.SHOW_IN_FOLDER),
}
_TRYING = frozenset({JobState.ERROR, JobState.TRANSIENT_ERROR})
_OF_CERTIFICATES = frozenset({Remedy.SHOW_CERTIFICATE, Remedy.ACCEPT_CERTIFICATE})


def quick_deeds(view: JobView) -> tuple[QuickDeed, ...]:
    """Return what a job's row offers, at most two, the most wanted last: at the far edge."""
    if waits_in_vain(view):
        return (QuickDeed.PAUSE,)
    if view.state is JobState.ERROR:
        return _for_error(view)
    if view.state in ACTION and view.state not in _BY_STATE:
        return (QuickDeed.PAUSE,)
    return _BY_STATE.get(view.state, ())


def can_take_link(view: JobView) -> bool:
    """Return whether another link may help a job."""
    return Remedy.FRESH_LINK in remedies(view)


def can_log_in(view: JobView) -> bool:
    """Return whether a job waits for user and password, or other ones."""
    return Remedy.LOG_IN in remedies(view)


def certificate_remedy(view: JobView) -> Remedy | None:
    """Return what helps a job that a certificate holds up: to show one, or to accept another's."""
    return next((remedy for remedy in remedies(view) if remedy in _OF_CERTIFICATES), None)


def _for_error(view: JobView) -> tuple[QuickDeed, ...]:
    """Trying again comes first only where it is not sure to fail in the same way."""
    fitting = remedies(view)
    others = (QuickDeed.FRESH_LINK,) if Remedy.FRESH_LINK in fitting else ()
    if Remedy.LOG_IN in fitting:
        return (*others, QuickDeed.LOG_IN)
    if not _OF_CERTIFICATES.isdisjoint(fitting):
        return (*others, QuickDeed.CERTIFICATE)
    if Remedy.FRESH_LINK not in fitting:
        return (QuickDeed.RESUME,)
    if Remedy.RETRY not in fitting:
        return (QuickDeed.FRESH_LINK,)
    return (QuickDeed.FRESH_LINK, QuickDeed.RESUME)


def deed_word(deed: QuickDeed, view: JobView) -> str:
    """Return what a deed is called for a job."""
    remedy = certificate_remedy(view)
    words = {
        QuickDeed.RESUME: text.tr("Retry now") if view.state in _TRYING else text.tr("Resume"),
        QuickDeed.PAUSE: text.tr("Pause"),
        QuickDeed.COMPLETE: text.tr("Complete"),
        QuickDeed.LOG_IN: text.tr("Log in\u2026"),
        QuickDeed.CERTIFICATE: "" if remedy is None else remedy_word(remedy),
        QuickDeed.FRESH_LINK: text.tr("Get a fresh link"),
        QuickDeed.OPEN: text.tr("Open"),
        QuickDeed.SHOW_IN_FOLDER: text.tr("Show in folder"),
    }
    return words[deed]


def deed_icon(deed: QuickDeed, view: JobView) -> str:
    """Return the name of a deed's icon."""
    if deed is QuickDeed.RESUME:
        return "retry" if view.state in _TRYING else "resume"
    icons = {
        QuickDeed.PAUSE: "pause",
        QuickDeed.COMPLETE: "complete",
        QuickDeed.LOG_IN: "login",
        QuickDeed.CERTIFICATE: "login",
        QuickDeed.FRESH_LINK: "link",
        QuickDeed.OPEN: "open",
        QuickDeed.SHOW_IN_FOLDER: "folder",
    }
    return icons[deed]


def spoken_deeds(view: JobView) -> str:
    """Return what a row offers, for those who do not see it."""
    return ", ".join(deed_word(deed, view) for deed in reversed(quick_deeds(view)))
