"""Rows of the history: jobs that ended, frozen, with their files as one JSON text."""

import json
from typing import Any
from uuid import UUID

from bitsgui.bits.hresult import Hresult
from bitsgui.bits.records import HistoryFile, HistoryRow, Origin
from bitsgui.bits.types import JobState, Priority
from bitsgui.storage.rows import (
    Row,
    to_column,
    to_json,
    to_moment,
    to_number,
    to_text,
    without_user_info,
)

HISTORY_COLUMNS = (
    "id, name, description, state, priority, owner, origin, created, ended, transferred_at, "
    "bytes_total, bytes_transferred, error_count, hresult, files, category, download_time_s, page"
)


def history_row(row: HistoryRow) -> Row:
    """Return the columns of :data:`HISTORY_COLUMNS`."""
    return (
        row.id.bytes,
        to_column(row.name),
        to_column(row.description),
        int(row.state),
        int(row.priority),
        to_column(row.owner),
        row.origin.value,
        row.created,
        row.ended,
        row.transferred_at,
        row.bytes_total,
        row.bytes_transferred,
        row.error_count,
        row.hresult,
        files_text(row),
        row.category,
        row.active_s,
        to_column(row.page),
    )


def files_text(row: HistoryRow) -> str:
    """Return the column with the files of a job."""
    return to_json([_history_file(file) for file in row.files])


def _history_file(file: HistoryFile) -> list[Any]:
    entry = [
        without_user_info(file.remote_name),
        file.local_name,
        file.bytes_total,
        file.bytes_transferred,
        int(file.completed),
        file.checksum,
        int(file.skipped),
    ]
    if file.identity is None and not file.damaged:
        return entry
    # An older release reads what it knows, and leaves what follows it alone.
    later = [int(file.differs), *([1] if file.damaged else [])]
    return [*entry, file.identity or (), file.written, *(later if any(later) else [])]


def read_history(row: Row) -> HistoryRow:
    """Return the record of a row of :data:`HISTORY_COLUMNS`."""
    for moment in (row[7], row[8], 0 if row[9] is None else row[9]):
        to_moment(moment)
    for number in (0 if row[10] is None else row[10], *row[11:14], *row[15:17]):
        to_number(number)
    origin = Origin(row[6]) if row[6] in _ORIGINS else Origin.API
    return HistoryRow(
        UUID(bytes=row[0]),
        to_text(row[1]),
        to_text(row[2]),
        JobState(row[3]),
        Priority(row[4]),
        to_text(row[5]),
        origin,
        *row[7:13],
        files=tuple(_read_history_file(f, hresult=row[13]) for f in json.loads(row[14])),
        hresult=row[13],
        category=row[15],
        active_s=row[16],
        page=to_text(row[17]),
    )


def _read_history_file(entry: list[Any], *, hresult: int) -> HistoryFile:
    is_completed = bool(entry[4])
    if len(entry) > _SKIPPED:
        is_skipped = bool(entry[_SKIPPED])
    else:  # an older release said only of the whole job whether something was dropped
        is_skipped = not is_completed and hresult != Hresult.BG_S_PARTIAL_COMPLETE
    is_known = len(entry) > _IDENTITY
    return HistoryFile(
        *entry[:4],
        completed=is_completed,
        checksum=entry[5],
        skipped=is_skipped,
        identity=(tuple(entry[_IDENTITY]) or None) if is_known else None,
        written=entry[_IDENTITY + 1] if is_known else None,
        differs=len(entry) > _DIFFERS and bool(entry[_DIFFERS]),
        damaged=len(entry) > _DAMAGED and bool(entry[_DAMAGED]),
    )


_SKIPPED = 6
_IDENTITY = 7
_DIFFERS = 9
_DAMAGED = 10


_ORIGINS = frozenset(origin.value for origin in Origin)
