"""Picking up the job that was made for the same links: what a new request asks of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bitsgui.bits import names
from bitsgui.bits.certificates import CertificateFiles
from bitsgui.bits.errors import InvalidStateError
from bitsgui.bits.mirrors import Mirror
from bitsgui.bits.records import Conflict, FileRecord, HistoryRow, JobOptions, JobSecrets
from bitsgui.bits.requests import AddRequest, JobChanges
from bitsgui.bits.states import FINAL
from bitsgui.bits.types import WAIVING_FLAGS, SecurityFlags
from bitsgui.bits.words import say
from bitsgui.engine.live import LiveJob
from bitsgui.engine.local_names import is_folder_name

if TYPE_CHECKING:
    from bitsgui.engine.core import Core
    from bitsgui.engine.job import EngineJob


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a request says of one file: ``name`` None leaves the name to the server."""

    name: str | None
    place: str
    checksum: str | None
    login: tuple[str, str] | None = None
    mirrors: tuple[Mirror, ...] = ()


def obstacle(live: LiveJob, wanted: Sequence[Wanted]) -> str | None:
    """Return why a job cannot become the wanted one, as a sentence, or None if it can."""
    for file, want in zip(live.files, wanted, strict=True):
        settled = Path(file.local_name).name
        if not is_folder_name(file.local_name) and not _is_named(settled, want.name):
            return say(
                "{settled} has its name already; {name} is a download of its own.",
                settled=settled,
                name=want.name,
            )
        if file.completed and want.checksum not in {None, file.checksum}:
            return say(
                "{settled} is finished; with another checksum it is a download of its own.",
                settled=settled,
            )
    return None


def is_answer(row: HistoryRow, wanted: Sequence[Wanted]) -> bool:
    """Return whether a finished job is what a request asks for."""
    return all(
        _is_named(Path(file.local_name).name, want.name) and want.checksum in {None, file.checksum}
        for file, want in zip(row.files, wanted, strict=True)
    )


def _is_named(name: str, wanted: str | None) -> bool:
    """Return whether a name is the wanted one, or was chosen because that was taken."""
    if wanted is None or name == wanted:
        return True
    return names.is_other_name(name, wanted)


async def take_over(
    core: Core, live: LiveJob, job: EngineJob, request: AddRequest, wanted: Sequence[Wanted]
) -> None:
    """Give a job what a request says of it; what the request leaves open stays as it is.

    What a run works with is in force from the next run on. Raises: BitsError, StoreError.
    """
    is_compared = request.headers or request.cookies or request.certificate
    try:
        # Of a list of thousands of links each job's would be read from the store.
        present = await core.secrets_of(live) if is_compared else JobSecrets()
        changes = _changes(live, request, present)
        if changes != JobChanges():
            await job.change(changes)
        if any(want.name or want.checksum or want.login for want in wanted):
            await job.take_files(
                [(want.place if want.name else None, want.checksum, want.login) for want in wanted]
            )
        if any(want.mirrors for want in wanted):
            await job.add_mirrors([want.mirrors for want in wanted])
        if request.on_conflict is Conflict.OVERWRITE:
            await job.take_names_back([want.name for want in wanted])
    except InvalidStateError:
        if live.state not in FINAL:
            raise
        # It ended meanwhile: its result is there to be told.


def _changes(live: LiveJob, request: AddRequest, present: JobSecrets) -> JobChanges:
    """Return what a request says that a job is not yet."""
    record, options = live.record, live.record.options
    headers = "".join(f"{name}: {value}\r\n" for name, value in request.headers)
    login = None if request.user is None else (request.user, request.password or "")
    looks = bool(options.security_flags & SecurityFlags.CRL_CHECK)
    wanted: dict[str, tuple[Any, object]] = {
        "priority": (request.priority, record.priority),
        "user_agent": (request.user_agent, options.user_agent),
        "referer": (request.referer, options.referer),
        "interface": (request.interface, options.interface),
        "proxy": (request.proxy, options.proxy),
        "rate_limit": (request.rate_limit, options.rate_limit),
        "segments": (request.segments, options.segments),
        "on_conflict": (request.on_conflict, options.on_conflict),
        "retry_delay_s": (request.retry_delay_s, options.minimum_retry_delay_s),
        "no_progress_timeout_s": (request.no_progress_timeout_s, options.no_progress_timeout_s),
        "maximum_time_s": (request.maximum_time_s, options.maximum_download_time_s),
        "auto_complete": (request.auto_complete, options.auto_complete),
        "find_checksums": (request.find_checksums, options.find_checksums),
        "headers": (headers or None, present.custom_headers),
        "cookies": (request.cookies, present.cookies),
        "waive": (request.waive, options.security_flags & WAIVING_FLAGS),
        "looks_for_withdrawn": (request.looks_for_withdrawn, looks),
        "certificate": (request.certificate, _shown(options, present)),
        "login": (login, None),
        "use_logon": (request.use_logon and login is None, False),
    }
    return JobChanges(**{name: new for name, (new, old) in wanted.items() if new != old})


def _shown(options: JobOptions, present: JobSecrets) -> CertificateFiles | None:
    """Return the files of the certificate a job shows, None without or if it is in a store."""
    match options.client_certificate:
        case ("file", certificate, key):
            return CertificateFiles(certificate, key or None, present.passphrase)
        case _:
            return None


def logins_of(
    files: Sequence[FileRecord], logins: Sequence[tuple[str, str] | None]
) -> tuple[tuple[int, str, str], ...]:
    """Return logins by the id of their file, as they are kept."""
    found = zip(files, logins, strict=True)
    return tuple((file.id, *login) for file, login in found if login is not None)
