"""Columns of the list of jobs: their titles, words, order and room."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import UTC, datetime, timedelta
from enum import IntEnum
from operator import attrgetter
from typing import Any

from PySide6.QtCore import Qt

from bitsgui.bits.states import FINAL, RUNNING
from bitsgui.bits.types import Priority
from bitsgui.bits.views import ChecksumState, JobView, WaitReason
from bitsgui.gui import formats, text
from bitsgui.gui.models.categories import category_name
from bitsgui.gui.models.titles import AT_END, AT_START
from bitsgui.gui.remedies import has_error


class Column(IntEnum):
    """Columns by their place in the model; where the eye finds them is the header's matter."""

    NAME = 0
    SIZE = 1
    PROGRESS = 2
    SPEED = 3
    TIME_LEFT = 4
    STATUS = 5
    ADDED = 6
    RANK = 7
    RECEIVED = 8
    REMAINING = 9
    CONNECTIONS = 10
    FILES = 11
    PRIORITY = 12
    HOST = 13
    FOLDER = 14
    LINK = 15
    FINISHED = 16
    ACTIVITY = 17
    AVERAGE = 18
    LIMIT = 19
    CHECKSUM = 20
    PAGE = 21
    TIME_SPENT = 22
    ERRORS = 23
    CATEGORY = 24


COLUMN_COUNT = len(Column)
MOMENTS = frozenset({Column.ADDED, Column.FINISHED, Column.ACTIVITY})
MOVING = frozenset(
    {
        Column.PROGRESS,
        Column.SPEED,
        Column.TIME_LEFT,
        Column.RECEIVED,
        Column.REMAINING,
        Column.ACTIVITY,
        Column.AVERAGE,
        Column.TIME_SPENT,
    }
)
"""What says something else of a job of known size that only went on; see :func:`only_went_on`."""


@dataclass(frozen=True, slots=True)
class ColumnSpec:
    """What a column says. ``key`` is None for a job it knows nothing of; such jobs come last.

    ``room`` is the longest text that should fit, or a width in points.
    """

    title: Callable[[], str]
    say: Callable[[JobView], str]
    key: Callable[[JobView], Any]
    room: str | int
    is_number: bool = True


def list_order(view: JobView) -> tuple[Any, ...]:
    """Return the key of the list's own order: the queue as it will run, then what is finished."""
    return (view.state in FINAL, view.priority, view.position, view.created)


_STEADY = attrgetter(
    *(
        field.name
        for field in fields(JobView)
        if field.name
        not in {"bytes_transferred", "rate", "time_left_s", "runs", "active_s", "modified"}
    )
)


def only_went_on(before: JobView, after: JobView) -> bool:
    """Return whether a job is the same but for what came of it, and how fast."""
    return after.bytes_total is not None and _STEADY(before) == _STEADY(after)


def has_progress(view: JobView) -> bool:
    """Return whether it can be told how much of a job is there."""
    return view.bytes_total is not None or view.files_total > 1


def fraction(view: JobView) -> float:
    """Return how much of a job is there, by its files while their sizes are not known."""
    total = expected_total(view)
    if total is None:
        return view.files_transferred / view.files_total if view.files_total > 1 else 0.0
    return min(1.0, view.bytes_transferred / total) if total else 1.0


def expected_total(view: JobView) -> int | None:
    """Return what all files of a job come to, as far as that can be told."""
    return view.bytes_expected if view.bytes_total is None else view.bytes_total


def sort_key(column: Column) -> Callable[[JobView], Any]:
    """Return what a column is sorted by."""
    return _SPECS[column].key


def alignment(column: Column) -> Qt.AlignmentFlag:
    """Return how a column is set."""
    return AT_END if _SPECS[column].is_number else AT_START


def is_number(column: Column) -> bool:
    """Return whether a column stands at its far edge."""
    return _SPECS[column].is_number


def column_title(column: Column) -> str:
    """Return a column's title."""
    return _SPECS[column].title()


def column_room(column: Column) -> str | int:
    """Return the text a column should have room for, or its width in points."""
    room = _SPECS[column].room
    if column in MOMENTS:
        return formats.short_moment(_LONG_MOMENT, _LONG_MOMENT + timedelta(days=1))
    if column == Column.STATUS:
        return max(text.tr("Ready to complete"), text.tr("Needs attention"), key=len)
    if column == Column.PRIORITY:
        return max(map(text.priority_name, Priority), key=len)
    return room


def cell_text(
    view: JobView, column: Column, now: datetime | None = None, rank: int | None = None
) -> str:
    """Return what a cell says in words; ``rank`` is the job's place in the queue, from 1."""
    if column == Column.RANK:
        return "" if rank is None else formats.number(rank)
    if column == Column.STATUS:
        return status_text(view, now or datetime.now(UTC))
    if column in MOMENTS:
        when = _SPECS[column].key(view)
        return "" if when is None else formats.short_moment(when, now or datetime.now(UTC))
    return _SPECS[column].say(view)


def status_text(view: JobView, now: datetime) -> str:
    """Return the state in few words: when it is tried again, what is wrong, or its name."""
    if view.wait == WaitReason.SCHEDULE:
        return text.rest_phrase(view, now)
    if view.error is not None and has_error(view):
        is_retrying = text.kind_of(view) is text.Kind.RETRYING
        retry = view.error.next_retry if is_retrying else None
        return _countdown(retry, now) or text.row_details(view)
    damage = text.damaged_words() if view.checksum is ChecksumState.DAMAGED else ""
    said = text.state_or_place(view), damage, text.failed_files(view)
    return text.SEPARATOR.join(filter(None, said))


def shorter_status(view: JobView) -> tuple[str, ...]:
    """Return the state in fewer words, the longest first: where it has no room as it is."""
    if view.error is not None and has_error(view):
        return (*text.short_reasons(view.error), text.state_word(view))
    if view.wait == WaitReason.HOST:
        return text.short_place(view), text.state_word(view)
    return tuple(filter(None, (text.few_failed(view), text.state_word(view))))


def _countdown(when: datetime | None, now: datetime) -> str:
    if when is None:
        return ""
    seconds = (when - now).total_seconds()
    if round(seconds) <= 0:
        return text.tr("Retries now")
    return text.tr("Retries in %1").replace("%1", formats.duration(seconds))


def _size_text(view: JobView) -> str:
    if view.bytes_total is not None:
        return formats.size(view.bytes_total)
    if view.bytes_expected is not None:
        return f"\u2248\u00a0{formats.size(view.bytes_expected)}"
    least = max(view.bytes_known, view.bytes_transferred)
    return f"\u2265\u00a0{formats.size(least)}" if least else formats.NO_VALUE


def _progress_text(view: JobView) -> str:
    if not has_progress(view):
        return text.tr("size unknown") if view.bytes_transferred else ""
    total = expected_total(view)
    if total is None:
        return formats.percent(view.files_transferred, view.files_total)
    return formats.percent(min(view.bytes_transferred, total), total)


def _speed_text(view: JobView) -> str:
    return formats.rate(view.rate) if view.state in RUNNING and view.rate > 0 else ""


def _time_text(view: JobView) -> str:
    is_known = view.state in RUNNING and view.time_left_s is not None
    return formats.duration(view.time_left_s or 0) if is_known else ""


def _remaining(view: JobView) -> int | None:
    if view.bytes_total is None or view.state in FINAL:
        return None
    return max(0, view.bytes_total - view.bytes_transferred)


def _remaining_text(view: JobView) -> str:
    count = _remaining(view)
    return "" if count is None else formats.size(count)


def _priority(view: JobView) -> int | None:
    return None if view.state in FINAL else int(view.priority)


def _priority_text(view: JobView) -> str:
    return "" if view.state in FINAL else text.priority_name(view.priority)


def _files_text(view: JobView) -> str:
    if view.files_total == 1:
        return formats.number(1)
    words = text.tr("%1 of %2").replace("%1", formats.number(view.files_transferred))
    return words.replace("%2", formats.number(view.files_total))


def _average(view: JobView) -> float | None:
    return view.bytes_transferred / view.active_s if view.active_s >= 1 else None


def _average_text(view: JobView) -> str:
    rate = _average(view)
    return formats.rate(rate) if rate else ""


def _checksum_text(view: JobView) -> str:
    words = {
        ChecksumState.NONE: "",
        ChecksumState.EXPECTED: text.tr("Not checked yet"),
        ChecksumState.AGREES: text.tr("Agrees"),
        ChecksumState.DIFFERS: text.tr("Does not match"),
        ChecksumState.DAMAGED: text.tr("Damaged"),
    }
    return words[view.checksum]


def _nothing(_: JobView) -> str:
    """Say nothing: what the cell says depends on more than the job, see :func:`cell_text`."""
    return ""


def _folded(words: str) -> tuple[str, str] | None:
    return (words.casefold(), words) if words else None


def _words_column(title: Callable[[], str], say: Callable[[JobView], str], room: int) -> ColumnSpec:
    """Return a column of words, sorted as they are read."""
    return ColumnSpec(title, say, lambda view: _folded(say(view)), room, is_number=False)


_KIND_ORDER = {
    kind: place
    for place, kind in enumerate(
        (
            text.Kind.ERROR,
            text.Kind.DAMAGED,
            text.Kind.ACTIVE,
            text.Kind.RETRYING,
            text.Kind.WAITING,
            text.Kind.PAUSED,
            text.Kind.READY,
            text.Kind.DONE,
        )
    )
}
_CHECKSUM_ORDER = {
    ChecksumState.DAMAGED: 0,
    ChecksumState.DIFFERS: 1,
    ChecksumState.AGREES: 2,
    ChecksumState.EXPECTED: 3,
}
_LONG_MOMENT = datetime(2028, 12, 28, 22, 48, tzinfo=UTC)
_SPECS: dict[Column, ColumnSpec] = {
    Column.NAME: _words_column(lambda: text.tr("Name"), lambda view: view.name, 160),
    Column.SIZE: ColumnSpec(lambda: text.tr("Size"), _size_text, expected_total, "≥ 888 GB"),
    Column.PROGRESS: ColumnSpec(
        lambda: text.tr("Progress"),
        _progress_text,
        lambda view: fraction(view) if has_progress(view) else None,
        room=160,
        is_number=False,
    ),
    Column.SPEED: ColumnSpec(
        lambda: text.tr("Speed"), _speed_text, lambda view: view.rate or None, "888 MB/s"
    ),
    Column.TIME_LEFT: ColumnSpec(
        lambda: text.tr("Time left"), _time_text, lambda view: view.time_left_s, "88:88:88"
    ),
    Column.STATUS: ColumnSpec(
        lambda: text.tr("Status"),
        text.state_word,
        lambda view: _KIND_ORDER[text.kind_of(view)],
        "",
        is_number=False,
    ),
    Column.ADDED: ColumnSpec(
        lambda: text.tr("Added"),
        _nothing,
        lambda view: view.created,
        "",
    ),
    Column.RANK: ColumnSpec(
        lambda: text.tr("#"),
        _nothing,
        lambda view: None if view.state in FINAL else list_order(view),
        "88,888",
    ),
    Column.RECEIVED: ColumnSpec(
        lambda: text.tr("Downloaded"),
        lambda view: formats.size(view.bytes_transferred),
        lambda view: view.bytes_transferred,
        "888 GB",
    ),
    Column.REMAINING: ColumnSpec(
        lambda: text.tr("Remaining"), _remaining_text, _remaining, "888 GB"
    ),
    Column.CONNECTIONS: ColumnSpec(
        lambda: text.tr("Connections"),
        lambda view: formats.number(view.segments) if view.segments else "",
        lambda view: view.segments or None,
        "88",
    ),
    Column.FILES: ColumnSpec(
        lambda: text.tr("Files"), _files_text, lambda view: view.files_total, "888 of 888"
    ),
    Column.PRIORITY: ColumnSpec(
        lambda: text.tr("Priority"), _priority_text, _priority, "", is_number=False
    ),
    Column.CATEGORY: _words_column(
        lambda: text.tr("Category"), lambda view: category_name(view.category), 96
    ),
    Column.HOST: _words_column(lambda: text.tr("Server"), lambda view: view.host, 140),
    Column.FOLDER: _words_column(lambda: text.tr("Folder"), lambda view: view.folder, 180),
    Column.LINK: ColumnSpec(
        lambda: text.tr("Link"),
        lambda view: view.remote_name,
        lambda view: view.remote_name or None,
        room=240,
        is_number=False,
    ),
    Column.FINISHED: ColumnSpec(
        lambda: text.tr("Finished"),
        _nothing,
        lambda view: view.transferred,
        "",
    ),
    Column.ACTIVITY: ColumnSpec(
        lambda: text.tr("Last activity"),
        _nothing,
        lambda view: view.modified,
        "",
    ),
    Column.AVERAGE: ColumnSpec(
        lambda: text.tr("Average speed"), _average_text, _average, "888 MB/s"
    ),
    Column.LIMIT: ColumnSpec(
        lambda: text.tr("Limit"),
        lambda view: formats.exact_rate(view.rate_limit) if view.rate_limit else "",
        lambda view: view.rate_limit,
        "888 MB/s",
    ),
    Column.CHECKSUM: ColumnSpec(
        lambda: text.tr("Checksum"),
        _checksum_text,
        lambda view: _CHECKSUM_ORDER.get(view.checksum),
        "Not checked yet",
        is_number=False,
    ),
    Column.PAGE: _words_column(lambda: text.tr("Web page"), lambda view: view.page, 200),
    Column.TIME_SPENT: ColumnSpec(
        lambda: text.tr("Time spent"),
        lambda view: formats.duration(view.active_s) if view.active_s >= 1 else "",
        lambda view: view.active_s or None,
        "88:88:88",
    ),
    Column.ERRORS: ColumnSpec(
        lambda: text.tr("Errors"),
        lambda view: formats.number(view.error_count) if view.error_count else "",
        lambda view: view.error_count or None,
        "888",
    ),
}
