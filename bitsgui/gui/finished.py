"""Finished jobs as the list shows them: history rows in the shape of snapshots."""

from datetime import UTC, datetime
from pathlib import PurePath
from urllib.parse import urlsplit

from bitsgui.bits.records import HistoryRow
from bitsgui.bits.types import JobState, JobType
from bitsgui.bits.views import ChecksumState, FileView, JobView

PAGE = 500
"""How many finished jobs are brought at once; the history itself goes further back."""


def finished_view(row: HistoryRow) -> JobView:
    """Return a finished job as a row. ``position`` makes the last to finish come first."""
    first = row.files[0] if row.files else None
    remote = first.remote_name if first else ""
    ended = datetime.fromtimestamp(row.ended, UTC)
    # One file is called what it is called in its folder: "report (1).pdf" is not "report.pdf".
    own_name = PurePath(first.local_name).name if first and len(row.files) == 1 else ""
    return JobView(
        id=row.id,
        position=-int(row.ended * 1000),
        name=own_name or row.name,
        type=JobType.DOWNLOAD,
        state=row.state,
        priority=row.priority,
        owner=row.owner,
        created=datetime.fromtimestamp(row.created, UTC),
        modified=ended,
        transferred=ended,
        bytes_total=_kept_bytes(row, row.bytes_total),
        bytes_transferred=_kept_bytes(row, row.bytes_transferred) or 0,
        files_total=len(row.files),
        files_transferred=sum(file.completed for file in row.files),
        rate=0.0,
        time_left_s=None,
        segments=0,
        error=None,
        error_count=row.error_count,
        attempt=0,
        wait=None,
        host=urlsplit(remote).hostname or "",
        folder=str(PurePath(first.local_name).parent) if first else "",
        remote_name=remote,
        category=row.category,
        page=row.page,
        active_s=row.active_s,
        checksum=_checksum_state(row),
    )


def _kept_bytes(row: HistoryRow, whole: int | None) -> int | None:
    """Return the size of what was kept: of a job that was completed in part, the whole files."""
    if row.state != JobState.ACKNOWLEDGED or all(file.completed for file in row.files):
        return whole
    return sum(file.bytes_transferred for file in row.files if file.completed)


def _checksum_state(row: HistoryRow) -> ChecksumState:
    """Return that the checksums agreed: none differs, unless it was kept in spite of that.

    Not if a later check found otherwise.
    """
    if any(file.damaged for file in row.files):
        return ChecksumState.DAMAGED
    if any(file.differs for file in row.files):
        return ChecksumState.DIFFERS
    is_checked = any(file.checksum and file.completed for file in row.files)
    return ChecksumState.AGREES if is_checked else ChecksumState.NONE


def finished_files(row: HistoryRow, first: int = 0, count: int | None = None) -> list[FileView]:
    """Return the files of a finished job, or a run of them."""
    end = None if count is None else first + count
    return [
        FileView(
            id=index,
            job_id=row.id,
            index=index,
            remote_name=file.remote_name,
            local_name=file.local_name,
            part_name=None,
            bytes_total=file.bytes_total,
            bytes_transferred=file.bytes_transferred,
            transferred=file.completed,
            completed=file.completed,
            skipped=not file.completed,
            resumable=None,
            rate=0.0,
            segments=0,
            checksum=file.checksum,
            error=None,
            differs=file.differs,
            damaged=file.damaged,
        )
        for index, file in enumerate(row.files[first:end], first)
    ]
