"""Making the frozen views of jobs and files."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import lru_cache
from itertools import pairwise

from bitsgui.bits.errors import ErrorClass, Hresult, code_name
from bitsgui.bits.mirrors import shown
from bitsgui.bits.records import (
    ActivityRecord,
    ErrorRecord,
    FileRecord,
    HistoryFile,
    HistoryRow,
)
from bitsgui.bits.states import RUNNING, WITH_ERROR
from bitsgui.bits.types import WAIVING_FLAGS, JobState, SecurityFlags
from bitsgui.bits.views import (
    ActivityView,
    ChecksumState,
    ErrorView,
    FileView,
    JobProperties,
    JobView,
    SegmentsView,
    WaitReason,
)
from bitsgui.engine import clock
from bitsgui.engine.activity import host_of
from bitsgui.engine.live import LiveJob
from bitsgui.engine.local_names import folder_of, is_folder_name

MOST_SPANS = 400
"""More than anybody can tell apart in the width of a window."""
MOST_RUNS = 24
"""Of a bar in a row: those of sixteen segments, and a few that are left from earlier ones."""
_WHOLE = 1000
_KNOWN_FOR_ONE = 4
"""So many known sizes allow a guess at one that is not."""
_HOURS_BLOCK = Hresult.BG_E_BLOCKED_BY_POLICY
_TELLING_ERROR = frozenset({*WITH_ERROR, JobState.TRANSFERRED})


def error_view(record: ErrorRecord, next_retry: float | None = None) -> ErrorView:
    """Return an error as front ends see it."""
    return ErrorView(
        code=record.code,
        name=code_name(record.code),
        error_class=record.error_class,
        recovery=record.recovery,
        context=record.context,
        detail=record.detail,
        file_id=record.file_id,
        url=record.url,
        path=record.path,
        protocol=record.protocol,
        http_status=record.status,
        reason=record.reason,
        at=clock.aware(record.at),
        attempt=record.attempt,
        next_retry=clock.aware(next_retry) if next_retry is not None else None,
        short=record.short,
        free=record.free,
        reserve=record.reserve,
        login=record.login,
        takes_ticket=record.takes_ticket,
        certificate=record.certificate,
        of_list=record.of_list,
    )


def activity_view(record: ActivityRecord) -> ActivityView:
    """Return an entry of what happened to a job as front ends see it."""
    error = record.error
    return ActivityView(
        number=record.number,
        at=clock.aware(record.at),
        kind=record.kind,
        count=record.count,
        name=record.name,
        link=record.link,
        origin=record.origin,
        note=record.note,
        error=error_view(error, record.retry_at) if error is not None else None,
    )


def _wait_reason(live: LiveJob, waits_at: str) -> WaitReason | None:
    if live.state is JobState.QUEUED:
        return WaitReason.TURN if live.record.start_at is None else WaitReason.START
    if live.state is JobState.TRANSIENT_ERROR:
        if live.record.error is not None and live.record.error.code == _HOURS_BLOCK:
            return WaitReason.SCHEDULE
        return WaitReason.RETRY if live.next_retry is not None else WaitReason.CONDITION
    return WaitReason.HOST if waits_at else None


def _blocked_until(live: LiveJob) -> datetime | None:
    return live.blocked_until if live.state is JobState.TRANSIENT_ERROR else None


def _rest_of(until: float) -> datetime | None:
    return clock.aware(until) if until else None


def _time_left(live: LiveJob, total: int | None, done: int, rate: float) -> float | None:
    if total is None or rate <= 0 or live.state not in RUNNING:
        return None
    return max(0.0, (total - done) / rate)


def job_view(live: LiveJob) -> JobView:
    """Return the snapshot of a job."""
    record, progress = live.record, live.progress()
    is_checking = live.runner is not None and live.runner.is_checking()
    is_moving = live.state in RUNNING and not is_checking
    waits_at = live.runner.waits_at() if live.runner is not None and is_moving else ""
    waits_until = live.runner.waits_until() if live.runner is not None and waits_at else 0.0
    rate = live.meter.rate() if live.meter is not None and is_moving else 0.0
    shown = record.error if record.state in _TELLING_ERROR else None
    total = progress.bytes_total
    if total is None and live.expected_sizes is not None:
        total = live.shown_total()
    is_parted = len(live.files) > 1
    bytes_known, bytes_expected = _guess(live) if total is None and is_parted else (0, None)
    slowing = live.holds.slowing() if live.holds is not None and rate > 0 else None
    slowed_by, slowed_to = slowing or (None, None)
    first = live.files[0].remote_name if live.files else ""
    return JobView(
        id=record.id,
        position=record.position,
        name=record.name,
        type=record.type,
        state=record.state,
        priority=record.priority,
        owner=record.owner,
        created=clock.aware(record.created),
        modified=clock.aware(record.modified),
        transferred=clock.aware(record.transferred_at) if record.transferred_at else None,
        bytes_total=total,
        bytes_transferred=progress.bytes_transferred,
        files_total=progress.files_total,
        files_transferred=progress.files_transferred,
        rate=rate,
        time_left_s=_time_left(live, total, progress.bytes_transferred, rate),
        segments=live.runner.connections_of() if live.runner is not None else 0,
        error=error_view(shown, live.next_retry) if shown is not None else None,
        error_count=record.error_count,
        attempt=record.retry_attempt,
        wait=_wait_reason(live, waits_at),
        waits_at=waits_at,
        waits_until=_rest_of(waits_until) if waits_at else _blocked_until(live),
        host=_shared(host_of(first)),
        folder=_shared(_folder(live.files[0].local_name)) if live.files else "",
        remote_name=_own(first),
        is_checking=is_checking,
        start_at=clock.aware(record.start_at) if record.start_at is not None else None,
        category=record.category,
        page=record.options.referer or "",
        active_s=live.active_s(),
        rate_limit=record.options.rate_limit,
        checksum=_checksum_state(live.files),
        in_order=record.options.in_order,
        final_link=_final_link(live.files[0]) if live.files else "",
        new_versions=live.made_marks.new_versions if live.made_marks is not None else 0,
        runs=_runs(live, live.files[0]) if len(live.files) == 1 else (),
        files_failed=_failed(live.files) if is_parted else 0,
        bytes_known=bytes_known,
        bytes_expected=bytes_expected,
        slowed_by=slowed_by,
        slowed_to=slowed_to,
        accepted_at=record.accepted_at,
        waived=SecurityFlags(record.options.security_flags & WAIVING_FLAGS),
        own_method=record.options.http_method or "",
        names_version=live.count_names() if is_parted else 0,
    )


def _failed(files: Sequence[FileRecord]) -> int:
    """Return how many files have errors that wait for a person."""
    left = [file for file in files if file.error is not None]
    errors = [file.error for file in left if not file.transferred and not file.skipped]
    return sum(error.error_class == ErrorClass.FATAL.value for error in errors if error is not None)


def _guess(live: LiveJob) -> tuple[int, int | None]:
    """Return the sum of the sizes that are known, and what all files may come to.

    The second is None unless only files that failed have no size, or few of all: it would change
    too often.
    """
    files = [file for file in live.files if not file.skipped]
    unknown = [file for file in files if file.size is None]
    if live.expected_sizes is not None:
        unknown = [file for file in unknown if live.shown_size(file) is None]
    count = len(files) - len(unknown)
    if not count:
        return 0, None
    known = sum(live.shown_size(file) or 0 for file in files)
    is_failed = all(file.error is not None for file in unknown)
    is_steady = is_failed or len(unknown) * _KNOWN_FOR_ONE <= count
    return known, known * len(files) // count if is_steady else None


def _written(live: LiveJob, file: FileRecord) -> Iterable[tuple[int, int]]:
    """Return the spans of the part file that are there, ascending."""
    runner = live.runner or live.stopped
    part = runner.part_of(file) if runner is not None else None
    return part.written if part is not None else file.done or ()


def _runs(live: LiveJob, file: FileRecord) -> tuple[tuple[int, int], ...]:
    """Return what is there of a file that is not whole, unless that is just its beginning."""
    size = file.size
    if file.transferred or not size or file.ranges is not None:
        return ()
    spans = joined(_written(live, file), MOST_RUNS)
    if all(start == 0 for start, _ in spans):
        return ()
    return tuple((start * _WHOLE // size, -(-end * _WHOLE // size)) for start, end in spans)


@lru_cache(maxsize=256)
def _folder(local_name: str) -> str:
    folder = folder_of(local_name)
    return os.path.normpath(folder) if is_folder_name(local_name) else folder


@lru_cache(maxsize=512)
def _shared(text: str) -> str:
    """Return one text for all jobs of a folder, or of a host, of which thousands share a few."""
    return text


def _own(text: str) -> str:
    """Return the same letters at another place: all around those of a record is to go with it."""
    return text[:1] + text[1:]


def forget() -> None:
    """Keep no text for jobs nobody looks at."""
    _folder.cache_clear()
    _shared.cache_clear()


def _final_link(file: FileRecord) -> str:
    is_same = file.final_url in {None, file.remote_name}
    return "" if is_same else file.final_url or ""


def _checksum_state(files: Sequence[FileRecord]) -> ChecksumState:
    """Return whether files have checksums, and whether all that have were found to agree."""
    # Of ten thousand files, four times a second: read without the detour by the record.
    every = (details for file in files if (details := file.details) is not None)
    with_one = [it for it in every if it.checksum or it.actual_checksum or it.claimed or it.damaged]
    if any(details.damaged for details in with_one):
        return ChecksumState.DAMAGED
    if any(details.differs for details in with_one):
        return ChecksumState.DIFFERS
    proofs = [it.actual_checksum for it in with_one if it.checksum or it.actual_checksum]
    if not proofs:
        return ChecksumState.NONE
    return ChecksumState.AGREES if all(proofs) else ChecksumState.EXPECTED


def file_view(live: LiveJob, file: FileRecord) -> FileView:
    """Return the snapshot of a file."""
    runner = None if file.transferred else live.runner
    is_checking = runner is not None and runner.is_checking(file)
    return FileView(
        id=file.id,
        job_id=file.job_id,
        index=file.index,
        remote_name=file.remote_name,
        local_name=file.local_name,
        part_name=file.part_name,
        bytes_total=live.shown_size(file),
        bytes_transferred=live.transferred_bytes(file),
        transferred=file.transferred,
        completed=file.completed,
        skipped=file.skipped,
        resumable=file.resumable,
        rate=runner.rate_of(file) if runner is not None and not is_checking else 0.0,
        segments=runner.connections_of(file) if runner is not None else 0,
        checksum=file.actual_checksum or file.checksum,
        error=error_view(file.error) if file.error is not None else None,
        is_checking=is_checking,
        priority=file.priority,
        mirrors=shown(file.mirrors),
        waits_at=runner.waits_at(file) if runner is not None else "",
        waits_until=_rest_of(runner.waits_until(file) if runner is not None else 0.0),
        runs=_runs(live, file),
        differs=file.differs,
        damaged=file.damaged,
    )


def segments_view(live: LiveJob, file: FileRecord) -> SegmentsView:
    """Return which bytes of a file are there and which are being fetched."""
    if file.transferred:
        size = file.size or 0
        return SegmentsView(file.id, size, ((0, size),) if size else ())
    runner = live.runner or live.stopped
    active = runner.active_of(file) if runner is not None else []
    return SegmentsView(file.id, file.size, joined(_written(live, file), MOST_SPANS), tuple(active))


def joined(spans: Iterable[tuple[int, int]], most: int) -> tuple[tuple[int, int], ...]:
    """Return at most ``most`` spans: the smallest gaps between them are closed.

    Ascending spans that do not touch go in and come out.
    """
    found = list(spans)
    if len(found) <= most:
        return tuple(found)
    gaps = sorted(range(1, len(found)), key=lambda n: found[n - 1][1] - found[n][0])
    borders = [0, *sorted(gaps[: most - 1]), len(found)]
    return tuple((found[first][0], found[last - 1][1]) for first, last in pairwise(borders))


def properties(live: LiveJob) -> JobProperties:
    """Return what a job was asked to do."""
    record, is_one = live.record, len(live.files) == 1
    return JobProperties(
        job_id=record.id,
        name=record.name,
        description=record.description,
        priority=record.priority,
        owner=record.owner,
        was_resumed=record.was_resumed,
        options=record.options,
        category=record.category,
        secret_kinds=record.secret_kinds,
        mirrors=shown(live.files[0].mirrors) if is_one else (),
        mirrored_files=0 if is_one else sum(bool(file.mirrors) for file in live.files),
    )


def history_row(live: LiveJob, state: JobState, hresult: int) -> HistoryRow:
    """Return the frozen row a job in a final state leaves behind."""
    record, progress = live.record, live.progress()
    return HistoryRow(
        id=record.id,
        name=record.name,
        description=record.description,
        state=state,
        priority=record.priority,
        owner=record.owner,
        origin=record.options.origin,
        created=record.created,
        ended=max(clock.stamp(), record.created),  # the clock may have been set back
        transferred_at=record.transferred_at,
        bytes_total=progress.bytes_total,
        bytes_transferred=progress.bytes_transferred,
        error_count=record.error_count,
        files=tuple(history_file(live, file) for file in live.files),
        hresult=hresult,
        category=record.category,
        active_s=record.active_s,
        page=record.options.referer or "",
    )


def history_file(live: LiveJob, file: FileRecord) -> HistoryFile:
    """Return what the history has of a file."""
    return HistoryFile(
        remote_name=file.remote_name,
        local_name=file.local_name,
        bytes_total=file.size,
        bytes_transferred=live.transferred_bytes(file),
        completed=file.completed,
        checksum=file.actual_checksum or file.checksum,
        skipped=file.skipped,
        identity=file.identity if file.completed else None,
        written=file.written if file.completed else None,
        differs=file.completed and file.differs,
        damaged=file.completed and file.damaged,
    )
