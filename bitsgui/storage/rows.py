"""Records to rows and back; pure, and fast enough to load 50,000 files at start.

Columns hold what is searched, sorted or common; the rest is one JSON text of only the fields that
differ from their default, NULL if none does. A key this release does not know, or a value it
cannot read, is kept apart and written back, so that an older release does not lose it.
"""

import json
import logging
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any
from uuid import UUID

from bitsgui.bits.certificates import CertificateFacts
from bitsgui.bits.file_details import FileDetails
from bitsgui.bits.mirrors import Mirror, Trouble
from bitsgui.bits.piece_hashes import PieceHashes
from bitsgui.bits.ranges import RangeSet
from bitsgui.bits.records import (
    Conflict,
    ErrorRecord,
    FileRecord,
    JobOptions,
    JobRecord,
    Origin,
)
from bitsgui.bits.types import (
    AclFlags,
    ErrorContext,
    FilePriority,
    FileRange,
    JobState,
    JobType,
    LoginNeed,
    NotifyFlags,
    PeerFlags,
    Priority,
    ProxySettings,
    ProxyUsage,
    SecurityFlags,
)
from bitsgui.storage.stored_fields import Reader, Unknown, defaults_of, read_fields

logger = logging.getLogger(__name__)

_SET_COOKIE = re.compile(r"^(set-cookie2?):[^\r\n]*", re.IGNORECASE | re.MULTILINE)

Row = tuple[Any, ...]
LAST_MOMENT = 253_402_300_799  # in the year 9999, the last that can be shown

JOB_COLUMNS = (
    "id, position, name, owner, created, modified, type, state, priority, description, "
    "transferred_at, error_count, was_resumed, error, download_time_s, no_progress_s, "
    "retry_attempt, pending_events, options, more"
)
FILE_COLUMNS = (
    "id, job_id, position, remote_name, local_name, part_name, size, done, transferred, "
    "completed, skipped, resumable, etag, last_modified, media_type, final_url, more, fingerprint"
)


def without_user_info(url: str) -> str:
    """Return ``url`` without user and password; those belong to the sealed secrets only."""
    if "@" not in url:
        return url
    scheme, mark, rest = url.partition("://")
    if not mark:
        return url
    end = min((i for i in map(rest.find, "/?#") if i >= 0), default=len(rest))
    return scheme + mark + rest[:end].rpartition("@")[2] + rest[end:]


def without_cookies(head: str) -> str:
    """Return the head of a response without the values of the cookies it sets."""
    if "set-cookie" not in head.lower():
        return head  # a hundredth of the time the expression takes
    return _SET_COOKIE.sub(r"\1: ...", head)


def to_column(text: str) -> str | bytes:
    """Return what SQLite can take: names of files may hold bytes that are no UTF-8."""
    if text.isascii():  # as most are
        return text
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass")
    return text


def to_text(value: str | bytes) -> str:
    """Undo :func:`to_column`."""
    return value if isinstance(value, str) else value.decode("utf-8", "surrogatepass")


def to_number(value: object) -> Any:  # noqa: ANN401 - as it was stored
    """Return ``value``; raise TypeError if it is no number."""
    if not isinstance(value, int | float):
        raise TypeError("a number is stored as something else")
    return value


def to_moment(value: object) -> Any:  # noqa: ANN401 - as it was stored
    """Return ``value``; raise if it is no time that can be shown."""
    if not 0 <= to_number(value) <= LAST_MOMENT:
        raise ValueError("a time is out of range")
    return value


def _optional(text: str | None) -> str | bytes | None:
    return None if text is None else to_column(text)


def _plain(value: object) -> object:
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, ProxySettings):
        more = [] if value.script is None else [value.script]
        return [value.usage, value.servers, value.bypass, *more]
    if isinstance(value, CertificateFacts):
        return value.to_stored()
    if isinstance(value, Mirror):
        return [value.url, value.priority, value.location, value.trouble, value.gave]
    if isinstance(value, PieceHashes):
        return value.to_stored()
    if isinstance(value, ErrorRecord):
        return _ERROR_DEFAULTS.different(value)
    raise TypeError(f"{type(value).__name__} cannot be stored")


def to_json(value: object) -> str:
    """Return compact JSON that SQLite can take, readable for a search where possible."""
    text = _READABLE.encode(value)
    if text.isascii():
        return text
    try:
        text.encode()
    except UnicodeEncodeError:
        return _ESCAPED.encode(value)
    return text


# json.dumps makes one for every call.
_READABLE = json.JSONEncoder(default=_plain, ensure_ascii=False, separators=(",", ":"))
_ESCAPED = json.JSONEncoder(default=_plain, separators=(",", ":"))


def _read_proxy(value: list[Any]) -> ProxySettings:
    usage, *rest = value
    return ProxySettings(ProxyUsage(usage), *rest)


def read_error(value: Mapping[str, Any]) -> ErrorRecord:
    """Undo :func:`error_fields`."""
    known, _ = read_fields(value, _ERROR_DEFAULTS, _ERROR_READERS)
    known.setdefault("code", 0)
    known.setdefault("context", ErrorContext.UNKNOWN)
    return ErrorRecord(**known)


def _read_ranges(value: list[list[int]]) -> tuple[FileRange, ...]:
    return tuple(FileRange(offset, length) for offset, length in value)


def _read_mirrors(value: list[list[Any]]) -> tuple[Mirror, ...]:
    return tuple(
        Mirror(url, priority, location, Trouble(why), *gave)
        for url, priority, location, why, *gave in value
    )


_ERROR_DEFAULTS = defaults_of(ErrorRecord)
_ERROR_READERS: dict[str, Reader] = {
    "context": ErrorContext,
    "login": LoginNeed,
    "certificate": CertificateFacts.from_stored,
}
_OPTION_DEFAULTS = defaults_of(JobOptions)
_OPTION_READERS: dict[str, Reader] = {
    "notify_flags": NotifyFlags,
    "proxy": _read_proxy,
    "security_flags": SecurityFlags,
    "acl_flags": AclFlags,
    "peer_flags": PeerFlags,
    "notification_clsid": UUID,
    "client_certificate": tuple,
    "on_conflict": Conflict,
    "origin": Origin,
}
_JOB_MORE_DEFAULTS = defaults_of(JobRecord, without=JOB_COLUMNS)
_FILE_MORE_DEFAULTS = defaults_of(FileDetails, without=FILE_COLUMNS)
_NOTHING_MORE = FileDetails()
_NO_DETAILS = (None,) * 5
"""What the last of :data:`FILE_COLUMNS` hold of a file that has no details."""
_JOB_MORE_READERS: dict[str, Reader] = {"secret_kinds": tuple}
_FILE_MORE_READERS: dict[str, Reader] = {
    "ranges": _read_ranges,
    "identity": tuple,
    "error": read_error,
    "priority": FilePriority,
    "mirrors": _read_mirrors,
    "pieces": PieceHashes.from_stored,
}


@lru_cache(maxsize=512)
def _shared_text(options: JobOptions) -> str | None:
    """Return the JSON of options, which the jobs of a list share."""
    return _merged(_OPTION_DEFAULTS.different(options), None)


def _options_text(options: JobOptions, unknown: Unknown | None) -> str | None:
    known = _OPTION_DEFAULTS.different
    return _merged(known(options), unknown) if unknown else _shared_text(options)


def _merged(values: dict[str, Any], unknown: Unknown | None) -> str | None:
    """Return JSON of the values; an unreadable one stays until its field is set."""
    if unknown:
        values = {**unknown, **values}
    return to_json(values) if values else None


def error_fields(error: ErrorRecord) -> dict[str, Any]:
    """Return the fields of an error that differ from their default, without user info."""
    values = _ERROR_DEFAULTS.different(error)
    if error.url:
        values["url"] = without_user_info(error.url)
    return values


def _error_text(error: ErrorRecord | None) -> str | None:
    if error is None:
        return None
    return to_json(error_fields(error))


def job_row(job: JobRecord, unknown: Mapping[str, Unknown]) -> Row:
    """Return the columns of :data:`JOB_COLUMNS`."""
    return (
        job.id.bytes,
        job.position,
        to_column(job.name),
        to_column(job.owner),
        job.created,
        job.modified,
        int(job.type),
        int(job.state),
        int(job.priority),
        to_column(job.description) if job.description else None,
        job.transferred_at,
        job.error_count,
        job.was_resumed,
        _error_text(job.error),
        job.download_time_s,
        job.no_progress_s,
        job.retry_attempt,
        job.pending_events,
        _options_text(job.options, unknown.get("options")),
        _merged(_JOB_MORE_DEFAULTS.different(job), unknown.get("more")),
    )


def file_row(file: FileRecord, unknown: Unknown) -> Row:
    """Return the columns of :data:`FILE_COLUMNS`."""
    details = file.details or _NOTHING_MORE
    return (
        file.id,
        file.job_id.bytes,
        file.index,
        to_column(without_user_info(file.remote_name)),
        to_column(file.local_name),
        _optional(file.part_name),
        file.size,
        None if file.done is None else file.done.to_bytes(),
        file.transferred,
        file.completed,
        file.skipped,
        file.resumable,
        _optional(file.etag),
        _optional(details.last_modified),
        _optional(details.media_type),
        None if details.final_url is None else to_column(without_user_info(details.final_url)),
        _merged(_more_of(details), unknown),
        details.fingerprint,
    )


def _more_of(details: FileDetails) -> dict[str, Any]:
    """Return what is told of a file in no column of its own."""
    more = {} if details is _NOTHING_MORE else _FILE_MORE_DEFAULTS.different(details)
    if details.error is not None and details.error.url:
        more["error"] = error_fields(details.error)
    if details.response_headers:
        more["response_headers"] = without_cookies(details.response_headers)
    return more


def progress_row(file: FileRecord) -> Row:
    """Return ``done``, ``size``, ``fingerprint`` and ``id``."""
    done = None if file.done is None else file.done.to_bytes()
    return (done, file.size, file.fingerprint, file.id)


def _read_done(file_id: int, stored: bytes) -> RangeSet | None:
    try:
        return RangeSet.from_bytes(stored)
    except ValueError as error:
        # Fetching the file again is safe; trusting a wrong range is not.
        logger.warning("file %d starts over: %s", file_id, error)
        return None


def _add_more(
    record: JobRecord | FileRecord,
    text: str | None,
    defaults: Mapping[str, Any],
    readers: Mapping[str, Reader],
) -> Unknown:
    """Set the fields that have no column; return what cannot be read."""
    if text is None:
        return {}
    known, unknown = read_fields(json.loads(text), defaults, readers)
    for name, value in known.items():
        setattr(record, name, value)
    return unknown


class RecordReader:
    """Makes records of rows for one load; equal values become one object to save memory.

    ``unknown_of_job`` and ``unknown_of_file`` collect what this release cannot read.
    """

    def __init__(self) -> None:
        self.unknown_of_job: dict[UUID, dict[str, Unknown]] = {}
        self.unknown_of_file: dict[int, Unknown] = {}
        self._ids: dict[bytes, UUID] = {}
        self._texts: dict[str | bytes, str] = {}
        self._size: int | None = None  # of the last file: parts of an archive are of one size
        self._options: dict[str | None, tuple[JobOptions, Unknown]] = {None: (JobOptions(), {})}

    def job(self, row: Row) -> JobRecord:
        """Return the record of a row of :data:`JOB_COLUMNS`."""
        job_id = self._id(row[0])
        options, unknown_options = self._options_of(row[18])
        record = JobRecord(
            job_id,
            row[1],
            to_text(row[2]),
            self._shared(row[3]),
            row[4],
            row[5],
            JobType(row[6]),
            JobState(row[7]),
            Priority(row[8]),
            "" if row[9] is None else to_text(row[9]),
            row[10],
            row[11],
            row[12] == 1,
            None if row[13] is None else read_error(json.loads(row[13])),
            row[14] or 0.0,
            row[15] or 0.0,
            row[16],
            row[17],
            options,
        )
        unknown = _add_more(record, row[19], _JOB_MORE_DEFAULTS, _JOB_MORE_READERS)
        if unknown or unknown_options:
            self.unknown_of_job[job_id] = {"options": unknown_options, "more": unknown}
        return record

    def file(self, row: Row) -> FileRecord:
        """Return the record of a row of :data:`FILE_COLUMNS`."""
        resumable = row[11]
        if row[6] != self._size:
            self._size = row[6]
        record = FileRecord(
            row[0],
            self._id(row[1]),
            row[2],
            to_text(row[3]),
            to_text(row[4]),
            None if row[5] is None else to_text(row[5]),
            self._size,
            None if row[7] is None else _read_done(row[0], row[7]),
            row[8] == 1,
            row[9] == 1,
            row[10] == 1,
            None if row[12] is None else to_text(row[12]),
            None if resumable is None else resumable == 1,
        )
        if row[13:] != _NO_DETAILS:
            self._add_details(record, row)
        return record

    def _add_details(self, record: FileRecord, row: Row) -> None:
        record.last_modified = None if row[13] is None else self._shared(row[13])
        record.media_type = None if row[14] is None else self._shared(row[14])
        record.final_url = None if row[15] is None else to_text(row[15])
        record.fingerprint = row[17]
        unknown = _add_more(record, row[16], _FILE_MORE_DEFAULTS, _FILE_MORE_READERS)
        if unknown:
            self.unknown_of_file[record.id] = unknown

    def _options_of(self, text: str | None) -> tuple[JobOptions, Unknown]:
        found = self._options.get(text)
        if found is None:
            stored = json.loads(text or "{}")
            known, unknown = read_fields(stored, _OPTION_DEFAULTS, _OPTION_READERS)
            found = self._options[text] = (JobOptions(**known), unknown)
        return found

    def _id(self, stored: bytes) -> UUID:
        found = self._ids.get(stored)
        if found is None:
            found = self._ids[stored] = UUID(bytes=stored)
        return found

    def _shared(self, text: str | bytes) -> str:
        return self._texts.setdefault(text, to_text(text))
