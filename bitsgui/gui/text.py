"""Words for states, reasons and errors. Looked up when shown, so that the language can change."""

from collections.abc import Callable
from datetime import datetime
from enum import Enum
from pathlib import PurePath
from urllib.parse import urlsplit

from bitsgui.bits.certificates import CertificateFacts
from bitsgui.bits.errors import BitsError, ErrorClass, FolderDeniedError
from bitsgui.bits.explain import explain, lacks_reserve_only, outlook
from bitsgui.bits.sentences import describe, describe_context
from bitsgui.bits.states import FINAL
from bitsgui.bits.types import FilePriority, JobState, Priority, SecurityFlags
from bitsgui.bits.views import (
    ChecksumState,
    ErrorView,
    FileView,
    JobView,
    LimitOf,
    WaitReason,
)
from bitsgui.bits.words import words_of
from bitsgui.gui import formats
from bitsgui.gui.brief import brief_reason
from bitsgui.gui.language import sentence, tr

SEPARATOR = " \u00b7 "
CODE_LIMIT = 200


class Kind(Enum):
    """How a row looks: each kind has an icon, a colour and words of its own."""

    ACTIVE = "active"
    WAITING = "waiting"
    PAUSED = "pause"
    RETRYING = "retry"
    ERROR = "error"
    READY = "ready"
    DONE = "done"
    DAMAGED = "attention"


_KINDS = {
    JobState.QUEUED: Kind.WAITING,
    JobState.CONNECTING: Kind.ACTIVE,
    JobState.TRANSFERRING: Kind.ACTIVE,
    JobState.SUSPENDED: Kind.PAUSED,
    JobState.ERROR: Kind.ERROR,
    JobState.TRANSIENT_ERROR: Kind.RETRYING,
    JobState.TRANSFERRED: Kind.READY,
    JobState.ACKNOWLEDGED: Kind.DONE,
    JobState.CANCELLED: Kind.DONE,
}
_WHOLE = FINAL | {JobState.TRANSFERRED}


def kind_of(view: JobView) -> Kind:
    """Return how a job's row looks; of one that is at work again what it does, not its damage."""
    if view.checksum is ChecksumState.DAMAGED and view.state in _WHOLE:
        return Kind.DAMAGED
    return Kind.WAITING if view.wait in _CALM_WAITS else _KINDS[view.state]


_CALM_WAITS = {WaitReason.HOST, WaitReason.SCHEDULE, WaitReason.CONDITION}
"""It is not its turn, not the hour, or something is missing that nobody can ask a server for."""
_STATE_WORDS: dict[JobState, Callable[[], str]] = {
    JobState.QUEUED: lambda: tr("Waiting"),
    JobState.CONNECTING: lambda: tr("Connecting"),
    JobState.TRANSFERRING: lambda: tr("Downloading"),
    JobState.SUSPENDED: lambda: tr("Paused"),
    JobState.ERROR: lambda: tr("Needs attention"),
    JobState.TRANSIENT_ERROR: lambda: tr("Will try again"),
    JobState.TRANSFERRED: lambda: tr("Ready to complete"),
    JobState.ACKNOWLEDGED: lambda: tr("Finished"),
    JobState.CANCELLED: lambda: tr("Removed"),
}
"""Only the one that is wanted is looked up: it is asked of each row, at every paint."""


def state_word(view: JobView) -> str:
    """Return the word for a job's state."""
    if view.state == JobState.TRANSFERRING and view.is_checking:
        return tr("Checking")
    if view.wait in _CALM_WAITS:
        return tr("Waiting")
    return _STATE_WORDS[view.state]()


def state_phrase(view: JobView, now: datetime) -> str:
    """Return the state with what it waits for and until when: what a row says first."""
    if view.state == JobState.QUEUED:
        if view.wait == WaitReason.START and view.start_at is not None:
            return tr("Waiting: starts %1").replace("%1", formats.day_and_time(view.start_at, now))
        if view.wait == WaitReason.TURN:
            return tr("Waiting for its turn")
    if view.wait == WaitReason.SCHEDULE:
        return rest_phrase(view, now)
    if view.state == JobState.TRANSIENT_ERROR and view.error is not None:
        countdown = retry_phrase(view.error, view.attempt, now)
        return countdown or state_word(view)
    return state_or_place(view)


def state_or_place(view: JobView) -> str:
    """Return the word for a job's state, or at which server it waits for others to end."""
    return place_phrase(view) if view.wait == WaitReason.HOST else state_word(view)


def place_phrase(view: JobView | FileView) -> str:
    """Return what a download says whose server allows no further connection just now."""
    if view.waits_until is not None:
        words = tr("Waits until %1, as %2 asks")
        return words.replace("%1", formats.time_of_day(view.waits_until)).replace(
            "%2", view.waits_at
        )
    return tr("Waits for a place at %1").replace("%1", view.waits_at)


def rest_phrase(view: JobView, now: datetime) -> str:
    """Return what a download says that the schedule of speed limits lets wait."""
    if view.waits_until is None:
        return tr("Rests, as the schedule says")
    words = tr("Rests until %1, as the schedule says")
    return words.replace("%1", formats.day_and_time(view.waits_until, now))


def short_place(view: JobView | FileView) -> str:
    """Return the same in few words."""
    if view.waits_until is not None:
        until = formats.time_of_day(view.waits_until)
        return tr("Until %1").replace("%1", until)
    return tr("Waits for a place")


def retry_phrase(error: ErrorView, attempt: int, now: datetime) -> str:
    """Return ``Retries in 0:42, attempt 3``, or nothing when no timed retry is coming."""
    if error.next_retry is None:
        return ""
    seconds = (error.next_retry - now).total_seconds()
    left = formats.duration(seconds)
    text = tr("Retries in %1, attempt %2") if round(seconds) > 0 else tr("Retries now, attempt %2")
    return text.replace("%1", left).replace("%2", formats.number(max(1, attempt)))


def row_details(view: JobView) -> str:
    """Return what follows the state in a row: the error, or where from and how."""
    error = None if view.wait == WaitReason.SCHEDULE else view.error
    if error is not None and view.state in {JobState.ERROR, JobState.TRANSIENT_ERROR}:
        said = error_message(error).removesuffix(".")
        return SEPARATOR.join(filter(None, (said, waived_words(view.waived))))
    doubts = {ChecksumState.DIFFERS: differs_words, ChecksumState.DAMAGED: damaged_words}
    differs = doubts[view.checksum]() if view.checksum in doubts else ""
    trust = (waived_words(view.waived), accepted_words(view))
    parts = [*trust, differs, failed_files(view), limit_phrase(view)]
    parts.append(view.host if view.host != view.waits_at else "")
    if view.files_total > 1:
        files = tr("%1 of %2 files").replace("%1", formats.number(view.files_transferred))
        parts.append(files.replace("%2", formats.number(view.files_total)))
    if view.state == JobState.TRANSFERRING and view.segments > 1:
        parts.append(tr("%n segment(s)", view.segments))
    parts.append(view.own_method)
    parts.append(view.remote_name.partition("://")[0].upper() if "://" in view.remote_name else "")
    return SEPARATOR.join(filter(None, parts))


def again_words(view: JobView) -> str:
    """Return what another try does at the server, nothing where it only asks again."""
    words = tr("Another try sends its request (%1) to the server again.")
    return words.replace("%1", view.own_method) if view.own_method else ""


def waived_parts(flags: SecurityFlags) -> list[str]:
    """Return each thing that is not asked of a certificate."""
    words = {
        SecurityFlags.IGNORE_CN: tr("the host"),
        SecurityFlags.IGNORE_DATE: tr("the date"),
        SecurityFlags.IGNORE_UNKNOWN_CA: tr("the issuer"),
        SecurityFlags.IGNORE_WRONG_USAGE: tr("the purpose"),
    }
    return [word for flag, word in words.items() if flag in flags]


def waived_words(flags: SecurityFlags) -> str:
    """Return what is not asked of a certificate, nothing if all is."""
    waived = waived_parts(flags)
    return tr("certificates: %1 not checked").replace("%1", ", ".join(waived)) if waived else ""


def accepted_words(view: JobView) -> str:
    """Return which server's certificate was accepted by hand, nothing if none was."""
    words = tr("certificate of %1 accepted by hand")
    return words.replace("%1", view.accepted_at) if view.accepted_at else ""


def differs_words() -> str:
    """Return what is said of a file that was kept although it is not what its server stated."""
    return tr("checksum does not match")


def damaged_words() -> str:
    """Return what is said of a whole file that a check found to be other than it should be."""
    return tr("a check found damage")


def failed_files(view: JobView) -> str:
    """Return how many files of a job wait for a person while it goes on, nothing if none does."""
    if not view.files_failed or view.state in FINAL:
        return ""
    words = tr("%n of %1 file(s) has a problem", view.files_failed)
    return words.replace("%1", formats.number(view.files_total))


def few_failed(view: JobView) -> str:
    """Return how many files of a job have a problem in few words, nothing if none has."""
    return tr("%n file(s) failed", view.files_failed) if failed_files(view) else ""


def limit_phrase(view: JobView) -> str:
    """Return what limit slows a download just now, nothing if none does."""
    if view.slowed_by is None or view.slowed_to is None or view.state != JobState.TRANSFERRING:
        return ""
    words = {
        LimitOf.JOB: lambda: tr("limited to %1"),
        LimitOf.HOST: lambda: tr("this server is limited to %1"),
        LimitOf.NETWORK: lambda: tr("this network is limited to %1"),
        LimitOf.ALL: lambda: tr("all together limited to %1"),
    }
    return words[view.slowed_by]().replace("%1", formats.exact_rate(view.slowed_to))


def error_subject(error: ErrorView) -> str:
    """Return the file and the server an error is about, nothing if it is about no file."""
    if error.file_id is None:
        return ""
    link = urlsplit(error.url or "")
    name = PurePath(error.path or link.path).name
    return SEPARATOR.join(filter(None, (name, link.hostname or "")))


def error_message(error: ErrorView) -> str:
    """Return what went wrong, in one sentence."""
    return explain(error, JobState.ERROR, sentence, formats.size, formats.day).message


def short_reasons(error: ErrorView) -> tuple[str, ...]:
    """Return what is wrong in fewer and fewer words; none where only a sentence tells it."""
    reason = brief_reason(error)
    if not reason or error.short is None:
        return (reason,) if reason else ()
    lack = tr("%1 short").replace("%1", formats.size(error.short))
    return f"{reason}: {lack}", reason


def error_hint(error: ErrorView, state: JobState) -> str:
    """Return what can be done about the error of a job in ``state``, and what happens by itself."""
    if not lacks_reserve_only(error):
        return explain(error, state, sentence).hint
    words = tr("Free some space, or lower \u201c%1\u201d in the preferences.")
    by_itself = outlook(error, state)
    said = words.replace("%1", tr("Keep free"))
    return f"{said} {sentence(by_itself)}" if by_itself else said


def call_failure(error: Exception) -> str:
    """Return a sentence for a call the engine refused."""
    if isinstance(error, FolderDeniedError):
        words = tr(
            "You may not write to the folder %1. Choose another, or change who may write there."
        )
        return words.replace("%1", error.folder)
    if isinstance(error, BitsError):
        if str(error) != error.name:  # words of its own, which say what to do as well
            return sentence(words_of(error))
        return " ".join(map(sentence, filter(None, describe(error.hresult))))
    reason = sentence(words_of(error)) or type(error).__name__
    return tr("That did not work: %1").replace("%1", reason[:CODE_LIMIT])


def error_facts(error: ErrorView) -> list[tuple[str, str]]:
    """Return the technical details of an error as (name, value), for folding out and copying."""
    status = f"{error.http_status or ''} {error.reason}".strip()
    facts = [
        (tr("Error"), f"{error.name} (0x{error.code:08X})"),
        (tr("HTTP status"), status),
        (tr("Concerns"), sentence(describe_context(error.context))),
        (tr("Link"), error.url or ""),
        (tr("File"), error.path or ""),
        (tr("Time"), formats.exact_moment(error.at)),
        (tr("Attempt"), formats.number(max(1, error.attempt))),
        (tr("Report"), error.detail),
    ]
    if error.certificate is not None:
        facts += certificate_facts(error.certificate)
    return [(name, value) for name, value in facts if value]


def certificate_facts(shown: CertificateFacts) -> list[tuple[str, str]]:
    """Return what a certificate says as (name, value)."""
    period = tr("%1 to %2").replace("%1", formats.day(shown.since))
    return [
        (tr("Certificate of"), f"{shown.host}:{shown.port}"),
        (tr("Certificate for"), ", ".join(shown.names)),
        (tr("Issued by"), shown.issuer),
        (tr("Valid"), period.replace("%2", formats.day(shown.until))),
        (tr("SHA-256"), shown.fingerprint),
    ]


def file_state(view: FileView, job_state: JobState) -> str:
    """Return the state of one file in words."""
    words = (
        (view.skipped, tr("Skipped")),
        (view.damaged, tr("Damaged")),
        (view.completed, tr("Finished")),
        (view.transferred, tr("Received")),
        (is_fatal(view.error), tr("Problem")),
        (bool(view.waits_at), place_phrase(view)),
        (view.error is not None and not is_waiting(view.error), tr("Will try again")),
        (view.is_checking, tr("Checking")),
        (view.segments > 0, tr("Downloading")),
        (job_state == JobState.SUSPENDED, tr("Paused")),
    )
    return next((word for applies, word in words if applies), tr("Waiting"))


def file_priority_name(priority: FilePriority) -> str:
    """Return the name of a file's priority in one word."""
    words = {
        FilePriority.HIGH: tr("High"),
        FilePriority.NORMAL: tr("Normal"),
        FilePriority.LOW: tr("Low"),
    }
    return words[priority]


def is_fatal(error: ErrorView | None) -> bool:
    """Return whether an error waits for a person."""
    return error is not None and error.error_class == ErrorClass.FATAL.value


def is_waiting(error: ErrorView | None) -> bool:
    """Return whether an error waits for a condition, and for no try at a certain time."""
    return error is not None and error.error_class == ErrorClass.WAITING.value


def priority_word(priority: Priority) -> str:
    """Return the name of a priority as people choose it."""
    words = {
        Priority.FOREGROUND: tr("Now, at full speed"),
        Priority.HIGH: tr("High, in the background"),
        Priority.NORMAL: tr("Normal, in the background"),
        Priority.LOW: tr("Low, in the background"),
    }
    return words[priority]


def priority_name(priority: Priority) -> str:
    """Return the name of a priority in one word."""
    words = {
        Priority.FOREGROUND: tr("Now"),
        Priority.HIGH: tr("High"),
        Priority.NORMAL: tr("Normal"),
        Priority.LOW: tr("Low"),
    }
    return words[priority]
