"""Records for the tests of the store."""

from dataclasses import MISSING, fields, replace
from typing import Any
from uuid import UUID, uuid4

from bitsgui.bits.certificates import CertificateFacts, CertificateFault
from bitsgui.bits.file_details import FileDetails
from bitsgui.bits.mirrors import Mirror, Trouble
from bitsgui.bits.piece_hashes import PieceHashes
from bitsgui.bits.ranges import RangeSet
from bitsgui.bits.records import (
    Conflict,
    ErrorRecord,
    FileRecord,
    HistoryFile,
    HistoryRow,
    JobOptions,
    JobRecord,
    JobSecrets,
    Origin,
)
from bitsgui.bits.types import (
    AclFlags,
    AuthScheme,
    AuthTarget,
    CostPolicy,
    Credential,
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

SECRETS = JobSecrets(
    "Authorization: Bearer s3cret",
    (
        Credential(AuthTarget.SERVER, AuthScheme.BASIC, "änn", "pässword"),
        Credential(AuthTarget.PROXY, AuthScheme.NEGOTIATE, None, None),
    ),
    "example.org\tFALSE\t/\tTRUE\t0\tsid\tc00kie\n",
    ((1, "ann", "pw"),),
    "p\u00e4ssphrase",
    b"order=s3cret\xff",
)

ERROR = ErrorRecord(
    0x80190193,
    ErrorContext.REMOTE_FILE,
    "the server answered 403",
    file_id=3,
    url="https://example.org/a",
    path="/downloads/a",
    status=403,
    reason="Forbidden",
    at=1.5,
    attempt=2,
    error_class="transient",
    recovery="restart",
    protocol="http/2",
    short=7,
    free=30,
    reserve=50,
    login=LoginNeed.REFUSED,
    takes_ticket=True,
    of_list=True,
    certificate=CertificateFacts(
        CertificateFault.NAME,
        "nas.example",
        8443,
        "ab" * 32,
        ("a.example", "b.example"),
        "A root",
        1.7e9,
        1.8e9,
    ),
)

OPTIONS = JobOptions(
    minimum_retry_delay_s=61.5,
    no_progress_timeout_s=1,
    maximum_download_time_s=None,
    notify_flags=NotifyFlags.JOB_MODIFICATION | NotifyFlags.DISABLE,
    notify_program="/bin/true",
    notify_parameters="a 'b'",
    proxy=ProxySettings(ProxyUsage.OVERRIDE, "proxy:3128", "<local>"),
    security_flags=SecurityFlags.IGNORE_CN | SecurityFlags.REDIRECT_DISALLOW,
    cost_flags=CostPolicy.UNRESTRICTED,
    acl_flags=AclFlags.ALL,
    peer_flags=PeerFlags.CLIENT,
    http_method="POST",
    headers_write_only=True,
    notification_clsid=UUID(int=7),
    dynamic_content=True,
    high_performance=True,
    max_download_size=2**64 - 1,
    use_stored_credentials=True,
    notification_interval_ms=1000,
    client_certificate=("name", "store", "subject", "0"),
    checks_certificates=True,
    user_agent="agent",
    referer="https://example.org/",
    interface="tun0",
    segments=4,
    rate_limit=1024,
    on_conflict=Conflict.ASK,
    auto_complete=True,
    origin=Origin.IMPORT,
    find_checksums=True,
    in_order=True,
)


def full_job() -> JobRecord:
    """Return a job in which no field has its default."""
    return JobRecord(
        uuid4(),
        3,
        "Jöb 漢字",
        "1000",
        1.25,
        2.5,
        type=JobType.UPLOAD,
        state=JobState.ERROR,
        priority=Priority.FOREGROUND,
        description="text",
        transferred_at=3.75,
        error_count=5,
        was_resumed=True,
        error=ERROR,
        download_time_s=6.5,
        no_progress_s=7.5,
        retry_attempt=7,
        pending_events=9,
        options=OPTIONS,
        secret_kinds=("headers",),
        active_s=70.5,
        speeds="0.0 1 AAA= 70p",
        accepted_at="nas.example:8443",
        was_sent=True,
        owner_is_elevated=True,
        owner_integrity_level=0x3000,
        is_completing=True,
        start_at=1_790_000_000.5,
        category=3,
        is_category_chosen=True,
        hidden_at=8.5,
        was_active=True,
    )


def full_file(job_id: UUID, file_id: int = 1, index: int = 0) -> FileRecord:
    """Return a file in which no field has its default."""
    return FileRecord(
        file_id,
        job_id,
        index,
        "https://example.org/ä?x=1",
        "/downloads/ä",
        part_name="/downloads/ä.part",
        size=2**40,
        done=RangeSet([(0, 10), (20, 2**39)]),
        transferred=True,
        completed=True,
        skipped=True,
        etag='"e"',
        resumable=False,
        details=FileDetails(
            validated=False,
            ranges=(FileRange(0, 10), FileRange(100, 2**64 - 1)),
            last_modified="Tue, 15 Nov 1994 12:45:26 GMT",
            server_date="Tue, 15 Nov 1994 12:45:27 GMT",
            media_type="application/zip",
            final_url="https://cdn.example.org/a",
            checksum="sha-256:00",
            actual_checksum="sha-256:11",
            identity=(2**63 + 1, 2**64 - 1, 5, 2**60),
            sealed=2**60,
            error=ERROR,
            response_headers="HTTP/1.1 200 OK\r\n",
            consented=True,
            claimed="sha-256=22",
            given_name="http://given.example/f",
            written=2**60 + 1,
            fingerprint=bytes(24),
            source_time=2**60 + 2,
            priority=FilePriority.HIGH,
            removed=True,
            mirrors=(Mirror("http://m.example/f", 2, "de", Trouble.DIFFERS, gave=True),),
            pieces=PieceHashes("md5", 65536, bytes(range(32))),
            damaged=True,
            entity_link="http://m.example/f",
        ),
    )


def small_job(position: int = 0) -> JobRecord:
    """Return a job of defaults."""
    return JobRecord(uuid4(), position, f"job {position}", "1000", 1.0, 1.0)


def small_file(job: JobRecord, file_id: int, index: int = 0) -> FileRecord:
    """Return a file of defaults."""
    return FileRecord(file_id, job.id, index, "https://example.org/a", "/downloads/a")


def history(number: int = 0, job_id: UUID | None = None, **changes: Any) -> HistoryRow:
    """Return a finished job; ``number`` is also when it ended."""
    row = HistoryRow(
        job_id or uuid4(),
        f"job {number}",
        "text",
        JobState.ACKNOWLEDGED,
        Priority.HIGH,
        "1000",
        Origin.USER,
        1.0,
        float(number),
        None,
        10,
        10,
        1,
        (
            HistoryFile("https://example.org/a", "/downloads/a", 10, 10, True, "sha-256:00"),
            HistoryFile("https://example.org/b", "C:\\down\\b", None, 0, False, None, True),
            HistoryFile("https://example.org/c", "/c", 1, 1, True, None, False, (1, 2), 9, True),
        ),
        hresult=0x80200003,
        category=2,
    )
    return replace(row, **changes)


def defaulted(record: Any) -> list[str]:
    """Return the fields of a record that have their default."""
    fresh = type(record)(*(getattr(record, name) for name in _required(type(record))))
    return [
        f.name
        for f in fields(record)
        if f.name not in _required(type(record))
        and getattr(record, f.name) == getattr(fresh, f.name)
    ]


def _required(cls: Any) -> list[str]:
    return [f.name for f in fields(cls) if f.default is MISSING and f.default_factory is MISSING]
