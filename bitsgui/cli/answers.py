"""Engine views as JSON-able answers. One shape for ``--json``, the local socket and the terminal.

Enumerations are given by name, sizes in bytes (null while unknown), times in ISO 8601 UTC.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from bitsgui.bits.errors import BitsError, ErrorClass, Hresult, code_name
from bitsgui.bits.explain import explain
from bitsgui.bits.interface import Job
from bitsgui.bits.limits import LimitView
from bitsgui.bits.records import HistoryFile, HistoryRow, JobOptions, SentRequest
from bitsgui.bits.sentences import describe
from bitsgui.bits.types import ErrorContext, JobState
from bitsgui.bits.urls import UrlError, parse_remote
from bitsgui.bits.views import ErrorView, FileView, JobView
from bitsgui.cli.formats import size
from bitsgui.cli.remedies import A_PROXY, commands
from bitsgui.settings import schema
from bitsgui.settings.schema import Settings
from bitsgui.settings.texts import TEXTS, allowed, written

Answer = dict[str, Any]


def public_url(url: str) -> str:
    """Return a link whole but for its user info."""
    if "@" not in url:  # ten thousand links are listed faster without reading each
        return url
    try:
        return parse_remote(url).url
    except UrlError:
        return url.rpartition("@")[2]


def job_error(job: JobView, view: ErrorView | None) -> Answer | None:
    """Return an error of a job, or of a file of it; its hint says what command helps.

    Of several files it also says which one failed.
    """
    found = error(view, job.state)
    if found is not None and view is not None:
        pieces = [found["hint"], commands(view, job)]
        if job.files_total > 1 and view.file_id is not None and view.url:
            pieces.insert(0, f"The file is {public_url(view.url)}.")
        found["hint"] = " ".join(filter(None, pieces))
    return found


def error(view: ErrorView | None, state: JobState) -> Answer | None:
    """Return the error of a job in ``state``, with its words."""
    if view is None:
        return None
    sentence = explain(view, state, size=size)
    return {
        "code": view.name,
        "hresult": f"0x{view.code:08X}",
        "context": view.context.name,
        "http_status": view.http_status,
        "login": view.login.value or None,
        "server": urlsplit(view.url or "").netloc.rpartition("@")[2] or None,
        "certificate": None if view.certificate is None else view.certificate.to_stored(),
        "message": sentence.message,
        "hint": sentence.hint,
        "report": view.detail or None,
    }


def asking(error: Answer, proxy: str | None) -> Answer:
    """Return what is to be added to an error once it is known which proxy asks for a login."""
    if proxy is None:
        return {}
    return {"proxy": proxy, "hint": error["hint"].replace(A_PROXY, proxy)}


def refusal(cause: BitsError) -> Answer:
    """Return the error of a call that was refused."""
    sentence = describe(cause.hresult)
    text = str(cause)
    has_own_words = text != cause.name  # which say what to do as well
    return {
        "code": cause.name,
        "hresult": f"0x{cause.hresult:08X}",
        "context": ErrorContext.NONE.name,
        "http_status": None,
        "login": None,
        "server": None,
        "certificate": None,
        "message": text if has_own_words else sentence.message,
        "hint": "" if has_own_words else sentence.hint,
        "report": None,
    }


def fault(message: str, code: int) -> Answer:
    """Return the error of a command that broke off, with the words there are for it."""
    return {
        "code": code_name(code),
        "hresult": f"0x{code:08X}",
        "context": ErrorContext.NONE.name,
        "http_status": None,
        "login": None,
        "server": None,
        "certificate": None,
        "message": message,
        "hint": "",
        "report": None,
    }


def _state(view: JobView) -> Answer:
    """Return what a job of the queue is and how far it came."""
    return {
        "id": str(view.id),
        "name": view.name,
        "state": view.state.name,
        "bytes_total": view.bytes_total,
        "bytes_transferred": view.bytes_transferred,
        "files_total": view.files_total,
        "files_transferred": view.files_transferred,
        "rate": round(view.rate),
        "time_left_s": None if view.time_left_s is None else round(view.time_left_s, 1),
    }


def _end_state(row: HistoryRow) -> Answer:
    """Return what a finished job is and how far it came."""
    return {
        "id": str(row.id),
        "name": row.name,
        "state": row.state.name,
        "bytes_total": row.bytes_total,
        "bytes_transferred": row.bytes_transferred,
        "files_total": len(row.files),
        "files_transferred": sum(entry.completed for entry in row.files),
    }


def job(view: JobView) -> Answer:
    """Return a job of the queue as lists show it."""
    return _state(view) | {
        "priority": view.priority.name,
        "remote_name": public_url(view.remote_name),
        "folder": view.folder,
        "created": iso(view.created),
        "modified": iso(view.modified),
        "wait": None if view.wait is None else view.wait.value,
        "waits_at": view.waits_at or None,
        "waits_until": None if view.waits_until is None else iso(view.waits_until),
        "start_at": None if view.start_at is None else iso(view.start_at),
        "waived": [flag.name for flag in view.waived],
        "method": view.own_method or "GET",
        "accepted_certificate": view.accepted_at or None,
        "error": job_error(view, view.error),
    }


def command(options: JobOptions, settings: Settings) -> Answer | None:
    """Return the program a job starts when it ends, and whether the user lets it run."""
    if not options.notify_program:
        return None
    return {
        "program": options.notify_program,
        "parameters": options.notify_parameters,
        "allowed": settings.allow_notify_command,
    }


def progress(view: JobView) -> Answer:
    """Return what changes while a job runs."""
    return _state(view) | {
        "segments": view.segments,
        "is_checking": view.is_checking,
        "waits_at": view.waits_at or None,
        "waits_until": None if view.waits_until is None else iso(view.waits_until),
    }


def last_progress(row: HistoryRow) -> Answer:
    """Return the last of what changed while a job ran, once it has ended."""
    return _end_state(row) | {
        "rate": 0,
        "time_left_s": None,
        "segments": 0,
        "is_checking": False,
        "waits_at": None,
        "waits_until": None,
    }


def file(view: FileView | HistoryFile) -> Answer:
    """Return a file, of a job of the queue or of the history."""
    return (
        {
            "remote_name": public_url(view.remote_name),
            "local_name": view.local_name,
            "bytes_total": view.bytes_total,
            "bytes_transferred": view.bytes_transferred,
            "completed": view.completed,
            "skipped": view.skipped,
            "checksum": view.checksum,
        }
        | ({"damaged": True} if view.damaged else {})
        | _mirrors(view)
    )


def _mirrors(view: FileView | HistoryFile) -> Answer:
    """Return what there is to say of mirrors, nothing where there are none."""
    if isinstance(view, HistoryFile) or not view.mirrors:
        return {}
    return {
        "mirrors": [
            {"url": public_url(mirror.url), "trouble": mirror.trouble.value or None}
            for mirror in view.mirrors
        ]
    }


def finished(row: HistoryRow) -> Answer:
    """Return a finished job as lists show it, files included."""
    return _end_state(row) | {
        "priority": row.priority.name,
        "created": iso(datetime.fromtimestamp(row.created, UTC)),
        "ended": iso(datetime.fromtimestamp(row.ended, UTC)),
        "error": None,
        "files": [file(entry) for entry in row.files],
    }


def request(sent: SentRequest | None) -> Answer | None:
    """Return how a finished job asked for its files, None for a plain GET; nothing secret of it."""
    if sent is None:
        return None
    return {
        "method": sent.method,
        "headers": sent.headers is not None,
        "data": sent.data is not None,
        "lost": sent.is_lost,
    }


def result_job(view: JobView, files: Iterable[FileView]) -> Answer:
    """Return an unfinished job of a result."""
    if view.state is JobState.TRANSFERRED and view.error is not None:
        # What would complete it by itself may be the process that ends with this result.
        view = replace(view, error=replace(view.error, error_class=ErrorClass.FATAL.value))
    full = job(view) | {"files": [file(entry) for entry in files]}
    return _result(full)


def result_row(row: HistoryRow) -> Answer:
    """Return a finished job of a result."""
    return _end_state(row) | {"error": None, "files": [file(entry) for entry in row.files]}


def result_missing(job_id: UUID) -> Answer:
    """Return a job that is neither in the queue nor in the history any more."""
    empty = {"id": str(job_id), "name": "", "state": JobState.CANCELLED.name, "error": None}
    numbers = dict.fromkeys(("bytes_transferred", "files_total", "files_transferred"), 0)
    return _result({**empty, **numbers, "bytes_total": None, "files": []})


def is_success(entry: Mapping[str, Any]) -> bool:
    """Return True if a job of a result is complete, with every file that was not skipped."""
    is_complete = entry["state"] == JobState.ACKNOWLEDGED.name and entry["error"] is None
    return is_complete and not is_partial(entry)


def is_partial(entry: Mapping[str, Any]) -> bool:
    """Return True if a finished job was completed without some file that was to be fetched."""
    return entry["state"] == JobState.ACKNOWLEDGED.name and any(map(_was_dropped, _files(entry)))


def is_skipped(entry: Mapping[str, Any]) -> bool:
    """Return True if a finished job left every one of its files out."""
    files = _files(entry)
    return (
        entry["state"] == JobState.ACKNOWLEDGED.name
        and bool(files)
        and all(map(was_skipped, files))
    )


def was_skipped(file: Mapping[str, Any]) -> bool:
    """Return True if a file of a job was left out; older programs do not say."""
    return bool(file.get("skipped")) and not file["completed"]


def _was_dropped(file: Mapping[str, Any]) -> bool:
    return not file["completed"] and not file.get("skipped")


def _files(entry: Mapping[str, Any]) -> Sequence[Mapping[str, Any]]:
    return entry.get("files", ())


def setting(settings: Settings, name: str) -> Answer:
    """Return a setting with its value, what it is by default, and what it takes."""
    value, usual = getattr(settings, name), schema.default(settings, name)
    return {
        "name": name,
        "value": value,
        "default": usual,
        "written": written(name, value),
        "written_default": written(name, usual),
        "allowed": allowed(name),
        "description": TEXTS[name],
    }


def limit(view: LimitView) -> Answer:
    """Return the limit all downloads share now: 0 is none at all, None no limit."""
    return {
        "rate": view.rate,
        "source": view.source.value,
        "until": None if view.until is None else iso(view.until),
        "then": view.then,
        "is_scheduled": view.is_scheduled,
        "network": None if view.network is None else asdict(view.network),
        "networks": list(view.networks),
    }


_ENDED = {JobState.ACKNOWLEDGED.name, JobState.CANCELLED.name, JobState.ERROR.name}


def has_ended(entry: Mapping[str, Any]) -> bool:
    """Return True if a job of a result had come to its end, well or not, when that was said."""
    return entry["state"] in _ENDED


def done(job: Job, command: str, code: int) -> Answer:
    """Return what a control command did; a success with a remark is explained.

    A job that was completed tells of each file whether it was kept.
    """
    answer: Answer = {
        "event": "done",
        "id": str(job.id),
        "name": job.display_name,
        "command": command,
        "code": code_name(code),
    }
    if code != Hresult.S_OK:
        answer |= describe(code)._asdict()
    if command == "complete":
        files = job.enum_files()
        answer["files"] = [
            {
                "remote_name": public_url(entry.remote_name),
                "local_name": entry.local_name,
                **entry.progress._asdict(),
            }
            for entry in files.next(files.count)[0]
        ]
    return answer


_RESULT_KEYS = (
    "id",
    "name",
    "state",
    "bytes_total",
    "bytes_transferred",
    "files_total",
    "files_transferred",
    "error",
    "files",
)


def _result(full: Answer) -> Answer:
    return {key: full[key] for key in _RESULT_KEYS}


def iso(moment: datetime) -> str:
    """Return a time in UTC, to the second."""
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
