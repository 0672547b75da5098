"""What an error means for its job: its class under the settings, its record, the next try."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bitsgui.bits.errors import ErrorClass, Hresult, StoreError, TransferError
from bitsgui.bits.masking import foreign_words
from bitsgui.bits.records import ErrorRecord, FileRecord, JobRecord
from bitsgui.bits.types import ErrorContext
from bitsgui.engine import clock, retry
from bitsgui.settings.schema import Settings

if TYPE_CHECKING:
    from bitsgui.engine.live import LiveJob

LIST_TRIES = 5
"""How often a list of checksums is asked for before a person is: the file itself is whole."""
_MOST_DETAIL = 2000
"""Characters of a detail: two long checksums and a link, or much that a server said."""
_PLACE_CODES = {Hresult.ERROR_PATH_NOT_FOUND, Hresult.ERROR_NOT_READY}


@dataclass(slots=True)
class Outcome:
    """How a run ended: everything there (no error), or the error the job is to show.

    ``delay_s`` is the time to the next try, None where the clock brings none.
    """

    error: ErrorRecord | None = None
    error_class: ErrorClass | None = None
    delay_s: float | None = None


def protocol_of(url: str) -> str:
    """Return "file" or "http" as the interface names protocols."""
    return "file" if url.startswith("file:") else "http"


def error_record(
    error: TransferError, file: FileRecord | None, attempt: int, error_class: ErrorClass
) -> ErrorRecord:
    """Return what is stored of an error."""
    url = error.url or (file.remote_name if file else None)
    return ErrorRecord(
        code=error.code,
        context=error.context,
        detail=foreign_words(error.detail, _MOST_DETAIL),
        file_id=file.id if file else None,
        url=url,
        path=error.path or (file.local_name if file else None),
        status=error.status,
        reason=error.reason,
        at=clock.stamp(),
        attempt=attempt,
        error_class=error_class.value,
        recovery=error.recovery.value,
        protocol=protocol_of(file.remote_name) if file else None,
        short=error.short,
        free=error.free,
        reserve=error.reserve,
        login=error.login,
        takes_ticket=error.takes_ticket,
        certificate=error.certificate,
        of_list=error.of_list,
    )


def store_fault(error: StoreError) -> TransferError:
    """Return the error of a job whose state or progress cannot be stored.

    It is told from one of the download's own disk by its context, and names the profile's folder.
    A damaged list gets no better by waiting: it is restored at the next start of the program.
    """
    is_damaged = error.code == Hresult.BG_E_DATABASE_CORRUPT
    return TransferError(
        error.code,
        str(error),
        path=error.folder,
        error_class=ErrorClass.FATAL if is_damaged else ErrorClass.WAITING,
        context=ErrorContext.GENERAL_QUEUE_MANAGER,
    )


def judge(
    error: TransferError,
    file: FileRecord | None,
    job: JobRecord,
    settings: Settings,
    failures: int = 1,
) -> Outcome:
    """Return what an error means under the job's and the program's settings.

    ``failures`` is how many there were of the file since its last progress, this one included: it
    counts them also while other files keep the job running.
    """
    options = job.options
    error_class = class_under(error, settings)
    if options.http_method is not None:
        error_class = ErrorClass.FATAL
    if error.of_list and error_class is ErrorClass.TRANSIENT and failures >= LIST_TRIES:
        error_class = ErrorClass.FATAL
    if error_class is ErrorClass.TRANSIENT and retry.is_hopeless(
        options.minimum_retry_delay_s, options.no_progress_timeout_s
    ):
        error_class = ErrorClass.FATAL
    attempt = max(job.retry_attempt + 1, failures)
    delay = None
    if error_class is ErrorClass.TRANSIENT:
        delay = retry.delay(
            attempt,
            options.minimum_retry_delay_s,
            settings,
            chance=random.random(),  # noqa: S311 - spreads retries, guards nothing
            asked_s=error.retry_after_s,
        )
    return Outcome(error_record(error, file, attempt, error_class), error_class, delay)


def class_under(error: TransferError, settings: Settings) -> ErrorClass:
    """Return the class of an error under settings that make some waits fatal."""
    if error.context is ErrorContext.LOCAL_FILE:
        if error.code == Hresult.ERROR_DISK_FULL and not settings.disk_full_waits:
            return ErrorClass.FATAL
        if error.code in _PLACE_CODES and not settings.vanished_folder_waits:
            return ErrorClass.FATAL
    return error.error_class


def error_without(job: LiveJob, *gone: FileRecord) -> ErrorRecord | None:
    """Return the error of a job some of whose files are left out: not one of theirs, if it may be.

    That of another file that failed then, or none if nothing is left to be fetched.
    """
    error = job.record.error
    ids = {file.id for file in gone}
    if error is None or error.file_id not in ids:
        return error
    missing = [f for f in job.files if f.id not in ids and not f.transferred and not f.skipped]
    others = [f.error for f in missing if f.error is not None]
    return others[0] if others else (error if missing else None)


def is_milder(outcome: Outcome, than: Outcome | None) -> bool:
    """Return whether a job that still waits for this is better off than with the other.

    The job waits as long as anything of it may still come by itself.
    """
    return than is None or _severity(outcome) < _severity(than)


def _severity(outcome: Outcome) -> int:
    order = (ErrorClass.TRANSIENT, ErrorClass.WAITING, ErrorClass.FATAL)
    return order.index(outcome.error_class or ErrorClass.FATAL)
