"""Turning links a person or a file gave into jobs: either all of them are stored or none."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias
from uuid import UUID

from bitsgui.bits import digests, urls
from bitsgui.bits.errors import (
    BitsError,
    Hresult,
    InvalidArgumentError,
    StoreError,
)
from bitsgui.bits.file_details import FileDetails
from bitsgui.bits.names import suggest_name
from bitsgui.bits.records import FileRecord, HistoryRow, JobSecrets
from bitsgui.bits.requests import Added, AddRequest, LinkRequest
from bitsgui.bits.states import FINAL
from bitsgui.bits.types import AuthTarget, Credential, JobState
from bitsgui.bits.words import say, words_of
from bitsgui.engine import at_once, awaited, leaving, partials, probes, tasks
from bitsgui.engine.client_certificates import read_identity
from bitsgui.engine.job_names import group_name
from bitsgui.engine.live import LiveJob
from bitsgui.engine.local_names import as_folder_name, folder_of
from bitsgui.engine.logins import any_scheme, logon
from bitsgui.engine.partials import Taking
from bitsgui.engine.picking import Wanted, is_answer, logins_of, obstacle, take_over
from bitsgui.engine.places import check_file_name, check_places, make_folder
from bitsgui.engine.remote_names import checked_mirrors, checked_remote
from bitsgui.settings.schema import Settings

if TYPE_CHECKING:
    from bitsgui.engine.core import Core
    from bitsgui.engine.manager import Manager


Checked: TypeAlias = tuple[list[urls.RemoteUrl], list[FileDetails | None]]
"""The links of a request, and their checksums and mirrors."""


def _goes_to(file: FileRecord, folder: str) -> bool:
    return Path(folder_of(file.local_name)) == Path(folder)


async def checked(core: Core, request: AddRequest) -> Checked:
    """Read a request, and have the key for its secrets at hand; may wait for a person.

    As the program ends, new jobs are made without the key, and nothing is picked up: what a job
    has stored is not to be replaced by what cannot be read. Raises: BitsError; StoreError.
    """
    if not request.links:
        raise InvalidArgumentError("At least one link is needed.")
    remotes, details = await _checked_links(core, request)
    core.categories.check(request.category)
    if request.certificate is not None:
        await tasks.on_disk(read_identity, request.certificate)
    if secrets_of(request, ()) or any(remote.user is not None for remote in remotes):
        # Before anything is looked at: nobody knows what is there once a prompt is answered.
        await (leaving.open_keyring(core) if _picks_up(request) else core.store.open_keyring())
    return remotes, details


async def add(manager: Manager, core: Core, request: AddRequest, checked: Checked) -> list[Added]:
    """Make the jobs of a request, or pick up those that were made for the same one.

    What is new is stored in one transaction, and only then shown and queued. With
    ``request.pick_up`` a job of the same links and folder is taken instead of a new one, even if
    it has ended and nobody was told yet; it is given what the request says. One that cannot be
    what is asked for is left alone and told of. Without ``request.start`` nothing is begun or
    resumed.

    Raises: BitsError for the first name, folder or part file that will not do: no
    job was made then, but the folder may have been. StoreError, also if new jobs are stored and
    one that was picked up cannot be resumed.
    """
    remotes, details = checked
    sums = [each and each.checksum for each in details]
    for folder in dict.fromkeys(link.goes_to(request.folder) for link in request.links):
        if folder:
            await tasks.on_disk(make_folder, folder)
    places = await tasks.on_disk(_places, request, core.settings.max_path_length)
    mirrors = [() if each is None else each.mirrors for each in details]
    added: list[Added] = []
    fresh: list[tuple[LiveJob, list[FileRecord], JobSecrets]] = []
    picked: list[tuple[LiveJob, list[Wanted]]] = []
    picks_up = _picks_up(request)
    unfinished = await _unfinished(core) if picks_up else {}
    ended = await awaited.ended(core) if picks_up else {}
    waiting: dict[UUID, str] = {}
    wishes: dict[int, LinkRequest] = {}
    pace, make_job = tasks.Pace(), manager.maker_for(request)
    for group in request.groups():
        await pace.keep()
        links = [remotes[i].url for i in group]
        folder = request.links[group[0]].goes_to(request.folder)
        key = awaited.key_of(links, folder) if picks_up else ""
        wanted = [
            Wanted(request.links[i].name, places[i], sums[i], _login(remotes[i]), mirrors[i])
            for i in group
        ]
        live = _pick_up(core, unfinished, links, wanted)
        if live is not None:
            picked.append((live, wanted))
        known = live.record if live is not None else _answer(ended.pop(key, None), wanted)
        if known is not None:
            waiting[known.id] = key
            added.append(Added(known.id, is_new=False))
            continue
        first = request.links[group[0]].name or suggest_name(None, links[0], "")
        live = make_job(_job_name(request, request.links[group[0]], first, len(group)))
        core.categories.place_new(live.record, request.category, links[0], first)
        files = [
            FileRecord(
                id=core.store.new_file_id(),
                job_id=live.record.id,
                index=index,
                remote_name=remotes[i].url,
                local_name=places[i],
                details=details[i],
            )
            for index, i in enumerate(group)
        ]
        for file, i in zip(files, group, strict=True):
            wishes[file.id] = request.links[i]
        secrets = secrets_of(request, logins_of(files, [want.login for want in wanted]))
        live.record.secret_kinds = secrets.kinds
        fresh.append((live, files, secrets))
        if picks_up:
            waiting[live.record.id] = key
        added.append(Added(live.record.id, is_new=True))
    manager.check_quota(len(fresh))
    takings = await _take_parts(core, fresh, wishes)
    _set_off(request, [live for live, _, _ in fresh])
    await _store(core, fresh, waiting, takings)
    await _take_in(manager, core, request, fresh, wishes)
    await _go_on(manager, core, request, picked)
    return added


@contextmanager
def reserved_parts(core: Core, request: AddRequest) -> Generator[None]:
    """Keep other requests from the unfinished files one goes on with, until its jobs are known.

    Raises: InvalidArgumentError for a file that is wanted twice.
    """
    mine: set[str] = set()
    try:
        for link in request.links:
            part = None if link.part is None else str(Path(link.part))
            if part is None:
                continue
            if part in core.reserved_parts:
                raise _anothers(part)
            core.reserved_parts.add(part)
            mine.add(part)
        yield
    finally:
        core.reserved_parts -= mine


def _anothers(part: str) -> InvalidArgumentError:
    return InvalidArgumentError(say("{part} belongs to another download.", part=part))


async def _refuse_known(core: Core, part: Path) -> None:
    # Those of another name are not asked for: one may be on a disk that does not answer.
    name = part.name.casefold()
    alike = [path for path in core.part_paths() if Path(path).name.casefold() == name]
    if await tasks.on_disk(_is_one_of, part, alike):
        raise _anothers(str(part))


def _is_one_of(part: Path, others: Iterable[str]) -> bool:
    """Return whether a file is one of others, whichever way their names lead there; blocking."""
    for other in others:
        if other == str(part):
            return True
        with suppress(OSError):
            if part.samefile(other):
                return True
    return False


async def _checked_links(core: Core, request: AddRequest) -> Checked:
    remotes: list[urls.RemoteUrl] = []
    details: list[FileDetails | None] = []
    pace = tasks.Pace()
    for link in request.links:
        await pace.keep()
        remote = checked_remote(link.url, core.settings)
        remotes.append(remote)
        details.append(_checked_details(link, remote, core.settings))
    return remotes, details


def _expected_sizes(
    files: list[FileRecord], wishes: dict[int, LinkRequest]
) -> dict[int, int] | None:
    told = {file.id: wishes[file.id].expected_size for file in files}
    return {file_id: size for file_id, size in told.items() if size is not None} or None


def _set_off(request: AddRequest, fresh: list[LiveJob]) -> None:
    """Make jobs what they are going to be before anybody knows them, so that they are stored so."""
    for live in fresh if request.start else ():
        live.is_held = request.hold
        live.record.was_resumed = True
        live.record.state = JobState.QUEUED
        if request.start_at is not None:
            live.record.start_at = request.start_at.timestamp()


async def _take_in(
    manager: Manager,
    core: Core,
    request: AddRequest,
    fresh: list[tuple[LiveJob, list[FileRecord], JobSecrets]],
    wishes: dict[int, LinkRequest],
) -> None:
    """Show stored jobs and let them start."""
    pace = tasks.Pace()
    for live, files, _ in fresh:
        await pace.keep()
        live.expected_sizes = _expected_sizes(files, wishes)
        manager.take_in(live, files)
        if request.start:
            core.queue.add(live)
    core.plan()


def _picks_up(request: AddRequest) -> bool:
    return request.pick_up and request.own_method is None


async def _unfinished(core: Core) -> dict[tuple[str, ...], list[LiveJob]]:
    """Return the jobs of plain GETs that have not ended, by their links."""
    found: dict[tuple[str, ...], list[LiveJob]] = {}
    async for live in at_once.paced(list(core.jobs.values())):
        is_plain = live.record.options.http_method is None
        if live.state not in FINAL and not live.is_hidden and is_plain:
            links = tuple(file.given_name or file.remote_name for file in live.files)
            found.setdefault(links, []).append(live)
    return found


def _pick_up(
    core: Core,
    unfinished: dict[tuple[str, ...], list[LiveJob]],
    links: list[str],
    wanted: list[Wanted],
) -> LiveJob | None:
    reason: str | None = None
    same = unfinished.get(tuple(links), [])
    for live in same:
        both = zip(live.files, wanted, strict=True)
        is_there = all(_goes_to(file, folder_of(want.place)) for file, want in both)
        if is_there and live.state is not JobState.CANCELLED:  # or its result is to be told
            found = obstacle(live, wanted)
            if found is None:
                same.remove(live)  # the next of these links, with another login, is another job
                return live
            reason = reason or found
    if reason is not None:
        core.hub.notify(reason)
    return None


def _answer(row: HistoryRow | None, wanted: list[Wanted]) -> HistoryRow | None:
    return row if row is not None and is_answer(row, wanted) else None


def _login(remote: urls.RemoteUrl) -> tuple[str, str] | None:
    return None if remote.user is None else (remote.user, remote.password or "")


async def _take_parts(
    core: Core,
    fresh: list[tuple[LiveJob, list[FileRecord], JobSecrets]],
    wishes: dict[int, LinkRequest],
) -> list[Taking]:
    """Let files go on with unfinished ones that belong to no job; ``wishes`` are by file id.

    Raises: BitsError for the first that will not do; all is as it was then.
    """
    takings: list[Taking] = []
    try:
        for live, files, secrets in fresh:
            for file in files:
                link = wishes.get(file.id)
                if link is None or link.part is None:
                    continue
                await _refuse_known(core, Path(link.part))
                options = live.record.options
                fetcher = probes.hasty_fetcher(core, options, secrets)
                taking = await partials.take(core, fetcher, file, link, options.on_conflict)
                takings.append(taking)
    except BaseException:
        await tasks.on_disk(partials.undo, takings)
        raise
    return takings


async def _store(
    core: Core,
    fresh: list[tuple[LiveJob, list[FileRecord], JobSecrets]],
    waiting: dict[UUID, str],
    takings: list[Taking],
) -> None:
    try:
        await core.store.save(
            jobs=[live.record for live, _, _ in fresh],
            files=[file for _, files, _ in fresh for file in files],
            secrets={live.record.id: secrets for live, _, secrets in fresh if secrets},
            awaited=waiting,
            is_fresh=True,
        )
    except BaseException:
        await tasks.on_disk(partials.undo, takings)
        raise
    await tasks.on_disk(partials.settle, takings)
    for live, _, secrets in fresh:
        live.secrets = secrets


async def _go_on(
    manager: Manager,
    core: Core,
    request: AddRequest,
    picked: list[tuple[LiveJob, list[Wanted]]],
) -> None:
    resumed: list[LiveJob] = []
    async for live, wanted in at_once.paced(picked):
        if live.state in FINAL:
            continue  # it ended while this was being stored: its result is there to be told
        job = await manager.get_job(live.record.id)
        await take_over(core, live, job, request, wanted)
        if live.state in FINAL or not request.start:
            continue
        if live.state is JobState.TRANSFERRED and not live.has_work():
            if live.record.options.auto_complete:
                await tasks.finish(core.outcomes.auto_complete(live))
        elif live.has_work() or live.has_transferred():
            # Not only for what is missing: a crash may have come between the last file and the
            # job's own state, and a run settles that.
            resumed.append(live)
    if picked and request.category is not None:
        await manager.set_category([live.record.id for live, _ in picked], request.category)
    await _resume(manager, resumed, request.start_at)


async def _resume(manager: Manager, lives: Sequence[LiveJob], start_at: datetime | None) -> None:
    """Let jobs go on that were picked up, at once."""
    results = await manager.resume_jobs([live.record.id for live in lives], start_at)
    for live in lives:
        result = results[live.record.id]
        has_ended = live.state in FINAL or live.state is JobState.TRANSFERRED
        is_told = has_ended and isinstance(result, BitsError)
        if isinstance(result, BitsError | StoreError) and not is_told:
            raise result


def _place(folder: str, link: LinkRequest) -> str:
    if not folder:
        raise InvalidArgumentError("Say which folder the files go to.")
    if link.name is None:
        return as_folder_name(folder)
    check_file_name(link.name)
    path = Path(folder) / link.name
    if path.is_dir():
        raise BitsError(
            say("{path} is a folder. Choose another name.", path=path),
            Hresult.ERROR_DIRECTORY_NOT_SUPPORTED,
        )
    return str(path)


def _places(request: AddRequest, limit: int | None) -> list[str]:
    """Return where the files of a request go; blocking."""
    links = request.links
    return check_places([_place(x.goes_to(request.folder), x) for x in links], limit)


def _checked_sum(link: LinkRequest) -> str | None:
    if link.checksum is None:
        return None
    try:
        return str(digests.parse_checksum(link.checksum))
    except ValueError as error:
        raise InvalidArgumentError(words_of(error)) from error


def _checked_details(
    link: LinkRequest, remote: urls.RemoteUrl, settings: Settings
) -> FileDetails | None:
    checksum, mirrors = _checked_sum(link), checked_mirrors(link, remote, settings)
    if not checksum and not mirrors and not link.pieces:
        return None
    return FileDetails(checksum=checksum, mirrors=mirrors, pieces=link.pieces)


def _job_name(request: AddRequest, link: LinkRequest, first: str, count: int) -> str:
    if name := request.job_name or link.job:
        return name
    return group_name(first, count)


def secrets_of(request: AddRequest, logins: tuple[tuple[int, str, str], ...]) -> JobSecrets:
    """Return what a request brings that is kept encrypted; ``logins`` are those of its links.

    Raises: BitsError for a header that cannot be sent.
    """
    headers = "".join(f"{name}: {value}\r\n" for name, value in request.headers)
    for name, value in request.headers:
        if not name or any(c in name + value for c in "\r\n\0"):
            raise BitsError("A header is written as Name: value.", Hresult.E_INVALIDARG)
    credentials: tuple[Credential, ...] = ()
    if request.user is not None:
        credentials = any_scheme(AuthTarget.SERVER, request.user, request.password or "")
    elif request.use_logon:
        credentials = logon(AuthTarget.SERVER)
    return JobSecrets(
        custom_headers=headers or None,
        credentials=credentials,
        cookies=request.cookies,
        user_info=logins,
        passphrase=None if request.certificate is None else request.certificate.passphrase,
        data=request.data,
    )
