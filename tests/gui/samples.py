"""Jobs, files and errors as the engine would tell of them."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

from bitsgui.bits.categories import STANDARD, Sorter
from bitsgui.bits.certificates import CertificateFacts, CertificateFault
from bitsgui.bits.errors import Hresult, code_name, code_row
from bitsgui.bits.records import HistoryFile, HistoryRow, Origin
from bitsgui.bits.types import JobState, JobType, LoginNeed, Priority
from bitsgui.bits.views import ErrorView, FileView, JobView, SegmentsView, WaitReason

NOW = datetime(2026, 3, 4, 10, 20, 30, tzinfo=UTC)
MB = 1_000_000
GB = 1000 * MB
S = JobState
KINDS = [replace(each, id=number) for number, each in enumerate(STANDARD, 1)]
_SORTER = Sorter(KINDS)


def job_id(number: int) -> UUID:
    return UUID(int=number)


def job(number: int, name: str = "", **values) -> JobView:
    """A paused job of one file of 100 MB; ``values`` replace what differs."""
    name = name or f"file-{number}.bin"
    view = JobView(
        id=job_id(number),
        position=number,
        name=name,
        type=JobType.DOWNLOAD,
        state=S.SUSPENDED,
        priority=Priority.FOREGROUND,
        owner="me",
        created=NOW - timedelta(hours=2),
        modified=NOW,
        transferred=None,
        bytes_total=100 * MB,
        bytes_transferred=0,
        files_total=1,
        files_transferred=0,
        rate=0.0,
        time_left_s=None,
        segments=0,
        error=None,
        error_count=0,
        attempt=0,
        wait=None,
        host="files.example",
        folder="/home/me/Downloads",
        remote_name=f"https://files.example/{name}",
    )
    view = replace(view, **values)
    if "category" in values:
        return view
    return replace(view, category=_SORTER.match(view.remote_name, view.name).category)


def error(code: int, **values) -> ErrorView:
    row = code_row(code)
    view = ErrorView(
        code=int(code),
        name=code_name(code),
        error_class=row.error_class.value,
        recovery=row.recovery.value,
        context=row.context,
        detail="the answer was not the file",
        file_id=1,
        url="https://files.example/report.pdf",
        path="/home/me/Downloads/report.pdf",
        protocol="https",
        http_status=None,
        reason="",
        at=NOW,
        attempt=3,
    )
    return replace(view, **values)


def untrusted(fault: CertificateFault = CertificateFault.EXPIRED) -> CertificateFacts:
    """A certificate that was not believed."""
    names, since, until = ("nas.example", "files.example"), 1_556_884_800.0, 1_588_507_200.0
    return CertificateFacts(fault, "nas.example", 8443, "ab" * 32, names, "A root", since, until)


def wants_login(number: int, need: LoginNeed = LoginNeed.WANTED, status: int = 401) -> JobView:
    """A job whose server, or a proxy, asks for user and password."""
    url = "https://files.example:8443/report.pdf"
    told = error(0x80190000 | status, http_status=status, login=need, url=url)
    return job(number, state=S.ERROR, error=told)


def files_of(view: JobView) -> list[FileView]:
    """Files that add up to a job: the first ones whole, one under way, the rest untouched."""
    count = view.files_total
    share = None if view.bytes_total is None else view.bytes_total // count
    return [_file(view, index, share) for index in range(count)]


def _file(view: JobView, index: int, share: int | None) -> FileView:
    is_whole = index < view.files_transferred
    is_next = index == view.files_transferred
    before = (share or 0) * view.files_transferred
    there = (share or 0) if is_whole else max(0, view.bytes_transferred - before) * is_next
    name = view.name if view.files_total == 1 else f"IMG_{4210 + index}.jpg"
    return FileView(
        id=index + 1,
        job_id=view.id,
        index=index,
        remote_name=f"https://{view.host}/{name}",
        local_name=f"{view.folder}/{name}",
        part_name=None,
        bytes_total=share,
        bytes_transferred=there,
        transferred=is_whole,
        completed=False,
        skipped=False,
        resumable=True,
        rate=view.rate if is_next else 0.0,
        segments=view.segments if is_next else 0,
        checksum=None,
        error=view.error if is_next else None,
    )


def segments_of(view: FileView) -> SegmentsView:
    """Bytes of a file as its connections brought them: each began at its share."""
    size, count = view.bytes_total, max(1, view.segments)
    if size is None or view.transferred:
        return SegmentsView(view.id, size, ((0, size),) if size else ())
    share, done, active = size // (count + 1), [], []
    for place in range(count):
        start = place * share
        there = round(view.bytes_transferred / count * (0.6 + 0.8 * (place * 5 % count) / count))
        end = min(start + there, start + share - share // 9)
        if end > start:
            done.append((start, end))
        if view.segments:
            active.append((end, start + share))
    return SegmentsView(view.id, size, tuple(done), tuple(active))


def finished(
    number: int, name: str, size: int = 40 * MB, folder: str = "/home/me/Downloads"
) -> HistoryRow:
    ended = NOW.timestamp() - 60 * number
    file = HistoryFile(
        remote_name=f"https://files.example/{name}",
        local_name=f"{folder}/{name}",
        bytes_total=size,
        bytes_transferred=size,
        completed=True,
    )
    return HistoryRow(
        id=job_id(number),
        name=name,
        description="",
        state=S.ACKNOWLEDGED,
        priority=Priority.FOREGROUND,
        owner="me",
        origin=Origin.USER,
        created=ended - 100,
        ended=ended,
        transferred_at=ended,
        bytes_total=size,
        bytes_transferred=size,
        error_count=0,
        files=(file,),
        category=_SORTER.match(file.remote_name, name).category,
    )


RUNS = tuple(
    (start, start + long)
    for start, long in zip(range(0, 1000, 125), (74, 61, 66, 90, 53, 48, 70, 58), strict=True)
)
"""Eight segments that have brought 52 % between them."""


def showcase() -> list[JobView]:
    """A list with every state in it."""
    retrying = error(Hresult.WININET_CANNOT_CONNECT, next_retry=NOW + timedelta(seconds=42))
    page = error(Hresult.BG_E_INVALID_SERVER_RESPONSE, http_status=200, reason="OK")
    gone = error(0x80190193, http_status=403, reason="Forbidden")
    full = error(Hresult.ERROR_DISK_FULL, short=int(3.1 * GB))
    running = {"state": S.TRANSFERRING, "segments": 8}
    views = [
        job(1, "debian-13.1.0-amd64-DVD-1.iso", **running, bytes_total=int(3.7 * GB),
            bytes_transferred=int(1.92 * GB), rate=41.3 * MB, time_left_s=43,
            host="cdimage.example", runs=RUNS),
        job(2, "Holiday photos", **running, bytes_total=int(9.1 * GB), files_total=212,
            bytes_transferred=int(1.55 * GB), files_transferred=36, rate=6.2 * MB,
            time_left_s=1142, host="photos.example",
            remote_name="https://photos.example/2026/holiday"),
        job(3, "live-recording.ts", state=S.TRANSFERRING, bytes_total=None,
            bytes_transferred=734 * MB, rate=2.1 * MB, segments=1, host="stream.example"),
        job(4, "report-2026-q1.pdf", state=S.ERROR, error=gone, bytes_total=12 * MB,
            bytes_transferred=5 * MB, error_count=1, attempt=1, host="intranet.example"),
        job(5, "backup-2026-02-28.tar.zst", state=S.TRANSIENT_ERROR, error=retrying,
            bytes_total=80 * GB, bytes_transferred=31 * GB, attempt=3, wait=WaitReason.RETRY,
            host="nas.example"),
        job(6, "game-assets-ultra.zip", state=S.TRANSIENT_ERROR, error=full,
            bytes_total=54 * GB, bytes_transferred=50 * GB, wait=WaitReason.CONDITION),
        job(7, "lecture-07.mp4", bytes_total=840 * MB, bytes_transferred=420 * MB,
            host="uni.example"),
        job(8, "lecture-08.mp4", state=S.CONNECTING, wait=WaitReason.HOST, bytes_total=910 * MB,
            host="uni.example", waits_at="uni.example"),
        job(9, "firmware.bin", state=S.QUEUED, wait=WaitReason.TURN, bytes_total=None),
        job(10, "driver-setup.exe", state=S.ERROR, error=page, bytes_total=220 * MB,
            bytes_transferred=80 * MB, error_count=1, attempt=1, host="vendor.example"),
        job(11, "dataset-part-1.parquet", state=S.TRANSFERRED, bytes_total=2 * GB,
            bytes_transferred=2 * GB, files_transferred=1, transferred=NOW),
    ]  # fmt: skip
    return [replace(view, remote_name=_link(view)) for view in views]


def _link(view: JobView) -> str:
    """Return the link of the first file, at the server the job names."""
    return f"https://{view.host}/{view.name if view.files_total == 1 else 'IMG_4210.jpg'}"
