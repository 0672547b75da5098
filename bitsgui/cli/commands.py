"""Requests carried out on a job manager, whichever process it lives in."""

import asyncio
from collections.abc import (
    AsyncGenerator,
    Awaitable,
    Callable,
    Iterable,
    Iterator,
    Mapping,
    Sequence,
)
from contextlib import aclosing
from dataclasses import asdict
from datetime import UTC, datetime
from functools import partial
from typing import Any
from uuid import UUID

from bitsgui.bits.causes import Cause, acting
from bitsgui.bits.certificates import CertificateFiles, parts_of
from bitsgui.bits.errors import BitsError, Hresult, InvalidStateError, Recovery, StoreError
from bitsgui.bits.interface import Job, JobManager
from bitsgui.bits.limits import LimitView
from bitsgui.bits.list_interface import Results
from bitsgui.bits.requests import Added, JobChanges
from bitsgui.bits.types import JobState, LoginNeed
from bitsgui.bits.views import FileView
from bitsgui.cli import activity, answers, categories, file_checks
from bitsgui.cli.batches import each
from bitsgui.cli.file_choice import NAMING, with_ids
from bitsgui.cli.finding import find
from bitsgui.cli.open_logins import allow_unencrypted
from bitsgui.cli.refusals import failure
from bitsgui.cli.requests import Request, revived
from bitsgui.cli.watch import stop, watch
from bitsgui.settings import schema
from bitsgui.settings.schema import TYPES

LINKS_AT_ONCE = 20_000
"""So many links of a list are stored together, all of them or none; they take some 50 MB then."""

Answer = dict[str, Any]
Emit = Callable[[Answer], Awaitable[None]]
_Outcome = tuple[str, tuple[Job, int] | BitsError]
"""What somebody calls a job, and the job that is meant with the success code, or what refused."""


async def execute(manager: JobManager, request: Request, emit: Emit) -> None:
    """Answer one request by any number of events.

    Events: ``job``, ``progress``, ``file``, ``new_version`` of one that is fetched anew, ``error``
    (with ``failed`` True where the command fails by it, and ``bad_usage`` True where it was written
    wrong and did nothing), ``done`` for a changed job, ``login`` for one of a proxy that is kept or
    was forgotten, ``check`` for a finished file, and ``result`` last of a transfer.
    Cancelling a transfer suspends its jobs first; they are kept. Who has shown a result, or all
    jobs of a list, says so by ``told``: until then the same transfer is answered with it again,
    and the same list goes on where it stopped.
    """
    with acting(Cause.COMMAND_LINE):
        await _carry_out(manager, request, emit)


async def _carry_out(manager: JobManager, request: Request, emit: Emit) -> None:
    command = request["command"]
    if command == "transfer":
        await _transfer(manager, request, emit)
    elif command == "add":
        await _add(manager, request, emit)
    elif command == "list":
        await _list(manager, request, emit)
    elif command == "show":
        await _show(manager, request, emit)
    elif command == "settings":
        await _settings(manager, request, emit)
    elif command == "login":
        await _log_in(manager, request, emit)
    elif command == "verify":
        async for answer in file_checks.checked(manager, request):
            await emit(answer)
    elif command == "told":
        await manager.told([UUID(job) for job in request["jobs"]])
    else:
        await _control(manager, request, emit)


async def _transfer(manager: JobManager, request: Request, emit: Emit) -> None:
    since = datetime.now(UTC)
    try:
        added = await _made_surely(manager, request, lambda added: stop(manager, added, emit))
    except BitsError as error:
        await emit(failure(error))
        await emit({"event": "result", "jobs": []})
        return
    await watch(manager, added, emit, since)


async def _made_surely(
    manager: JobManager, request: Request, told: Callable[[list[Added]], Awaitable[None]]
) -> list[Added]:
    """Return what was made; if the request is cancelled meanwhile, ``told`` gets it first."""
    adding = asyncio.gather(_made(manager, request))
    try:
        (added,) = await asyncio.shield(adding)
    except asyncio.CancelledError:
        (added,) = await adding
        await told(added)
        raise
    return added


async def _made(manager: JobManager, request: Request) -> list[Added]:
    if request.get("proxy_login"):
        await manager.log_in_to_proxy(*request["proxy_login"])
    if request.get("allow_unencrypted_login"):
        await allow_unencrypted(manager, (link["url"] for link in request["add"]["links"]))
    return await manager.add(await categories.add_request(manager, request["add"]))


async def _add(manager: JobManager, request: Request, emit: Emit) -> None:
    async def name(added: Iterable[Added]) -> None:
        for entry in added:
            await emit({"event": "job", "id": str(entry.job_id), "is_new": entry.is_new})

    for part in _parts(request):
        try:
            added = await _made_surely(manager, part, name)
        except BitsError as error:
            await emit(failure(error))
            return
        for entry in added:
            try:
                view = await manager.job_view(entry.job_id)
            except BitsError:  # finished already
                await name([entry])
            else:
                await emit({"event": "job", **answers.job(view), "is_new": entry.is_new})


def _parts(request: Request) -> Iterator[Request]:
    """Yield the request for so many of its links at a time as are stored at once.

    One without links is a part too: the manager says what is wrong with it.
    """
    wanted = request["add"]
    links = wanted["links"]
    count = max(1, len(links))
    most = count if wanted.get("one_job") else LINKS_AT_ONCE
    for start in range(0, count, most):
        yield {**request, "add": {**wanted, "links": links[start : start + most]}}


async def _list(manager: JobManager, request: Request, emit: Emit) -> None:
    names = await categories.names(manager)
    only = request.get("category")
    try:
        wanted = None if only is None else await categories.wanted(manager, only)
    except BitsError as error:
        await emit(failure(error))
        return
    once = partial(_emit_once, emit, set())  # what ends meanwhile is told of as it was
    for view in await manager.views():
        if wanted in {None, view.category}:
            await once({"event": "job", **answers.job(view), "category": names.get(view.category)})
    if only is None:
        for orphan in await manager.orphans():
            await emit({"event": "orphan", **asdict(orphan)})
    if request.get("all"):
        for view in await manager.removed_jobs():
            await once({"event": "job", **answers.job(view), "is_being_removed": True})
        for row in await manager.history():
            if wanted in {None, row.category}:
                name = names.get(row.category)
                await once({"event": "job", **answers.finished(row), "category": name})


async def _emit_once(emit: Emit, told: set[str], answer: Answer) -> None:
    if answer["id"] not in told:
        told.add(answer["id"])
        await emit(answer)


async def _show(manager: JobManager, request: Request, emit: Emit) -> None:
    views = {view.id: view for view in await manager.views()}
    rows = {row.id: row for row in await manager.history()}
    removed = {view.id: view for view in await manager.removed_jobs()}
    settings = await manager.get_settings()
    names = await categories.names(manager)
    for wanted in request["jobs"]:
        try:
            found = find(wanted, [*views, *rows, *removed])
        except BitsError as error:
            await emit(failure(error, wanted))
            continue
        if found in views:
            view, files = views[found], await manager.file_views(found)
            options = (await manager.properties(found)).options
            category = view.category
            shown = answers.job(view) | {
                "command": answers.command(options, settings),
                "client_certificate": parts_of(options.client_certificate),
                "find_checksums": options.find_checksums,
                "files": [
                    answers.file(entry) | {"error": answers.job_error(view, entry.error)}
                    for entry in files
                ],
            }
        elif found in removed:
            category = removed[found].category
            shown = answers.job(removed[found]) | {"files": [], "is_being_removed": True}
        else:
            sent = (await manager.sent_requests([found])).get(found)
            shown = answers.finished(rows[found]) | {"request": answers.request(sent)}
            category = rows[found].category
        shown["activity"] = [activity.answer(entry) for entry in await manager.activity(found)]
        await emit({"event": "job", **shown, "category": names.get(category)})


async def _control(manager: JobManager, request: Request, emit: Emit) -> None:
    """Suspend, resume, cancel, complete or change jobs."""
    try:
        request = await _with_known_category(manager, request)
    except BitsError as error:
        await emit(failure(error))
        return
    ids = {view.id.hex: view.id for view in await manager.views()}
    wanted = list(ids if request.get("all") else dict.fromkeys(request["jobs"]))
    outcomes = _acted(manager, request, wanted, ids)
    if request["command"] in _TOGETHER:
        outcomes = _together(manager, request["command"], outcomes)
    async with aclosing(outcomes):
        async for outcome in outcomes:
            answer = _told(request, outcome)
            if answer is not None:
                await emit(answer)


async def _acted(
    manager: JobManager, request: Request, wanted: Sequence[str], ids: Mapping[str, UUID]
) -> AsyncGenerator[_Outcome]:
    """Find jobs, and do with each what is not done with all of them together."""

    async def act(text: str) -> _Outcome:
        try:
            job = await manager.get_job(ids.get(text) or await _meant(manager, text, ids.values()))
            return text, (job, await _act(manager, job, request))
        except BitsError as error:
            return text, error
        except ValueError as error:
            return text, BitsError(str(error), Hresult.E_INVALIDARG)

    async for batch in each(wanted, act):
        for outcome in batch:
            yield outcome


async def _together(
    manager: JobManager, command: str, outcomes: AsyncGenerator[_Outcome]
) -> AsyncGenerator[_Outcome]:
    """Suspend, resume or cancel all jobs that were found, at once."""
    found = [outcome async for outcome in outcomes]
    call: Callable[[Sequence[UUID]], Awaitable[Results]] = getattr(manager, f"{command}_jobs")
    jobs = {text: done[0] for text, done in found if not isinstance(done, BitsError)}
    results = await call([job.id for job in jobs.values()])
    for text, done in found:
        job = jobs.get(text)
        if job is None:
            yield text, done
            continue
        result = results[job.id]
        if isinstance(result, StoreError):
            raise result
        if command == "suspend" and job.state in _RESTING:
            result = Hresult.S_FALSE
        yield text, result if isinstance(result, BitsError) else (job, result)


def _told(request: Request, outcome: _Outcome) -> Answer | None:
    """Return what is said of a job, None if there is nothing worth it."""
    text, done = outcome
    is_all = bool(request.get("all"))
    if isinstance(done, BitsError):
        # With --all, a job that is there already or is gone meanwhile is no failure.
        return None if is_all and done.hresult in _HARMLESS else failure(done, text)
    job, code = done
    if code == Hresult.S_FALSE and is_all:
        return None
    return answers.done(job, request["command"], code)


async def _meant(manager: JobManager, text: str, ids: Iterable[UUID]) -> UUID:
    """Return the id of a job that can be changed; one that has ended is told from none."""
    try:
        return find(text, ids)
    except BitsError as error:
        rows = () if error.hresult != Hresult.BG_E_NOT_FOUND else await manager.history()
        if not any(row.id.hex.startswith(text) for row in rows):
            raise
        said = f"The download {text} has ended; `bitsgui show {text}` tells of it."
        raise InvalidStateError(said) from error


async def _with_known_category(manager: JobManager, request: Request) -> Request:
    """Return a request with the id of the category it names, before any job is changed."""
    name = request.get("values", {}).get("category")
    if name is None:
        return request
    category = await categories.wanted(manager, name)
    return {**request, "values": {**request["values"], "category": category}}


async def _settings(manager: JobManager, request: Request, emit: Emit) -> None:
    """Change one setting, in force at once, and tell of it; or tell of all."""
    change, passphrases = request.get("change"), request.get("passphrases", ())
    if passphrases and await _loses_secrets(manager, request):
        await emit(failure(BitsError(_NOTHING_KEEPS_IT, Hresult.E_FAIL)))
        return
    names = TYPES
    remarks: list[str] = []
    if change is not None:
        name = change["name"]
        names = [name]
        current = await manager.get_settings()
        value = change["value"] if "value" in change else schema.default(current, name)
        try:
            for parts in passphrases:
                await manager.keep_passphrase(CertificateFiles(*parts))
            remarks = await manager.change_settings(**{name: schema.revive(name, value)})
        except BitsError as error:
            await emit(failure(error))
            return
    current = await manager.get_settings()
    held: list[LimitView] = []
    manager.subscribe_limit(held.append)()
    for name in names:
        now = {"now": answers.limit(held[0])} if name in _OF_LIMIT else {}
        told = {"remarks": remarks} if remarks else {}
        await emit({"event": "setting", **answers.setting(current, name), **now, **told})


async def _loses_secrets(manager: JobManager, request: Request) -> bool:
    """Return whether what is to be kept for later commands would end with this one."""
    return bool(request.get("ends_at_once")) and not await manager.keeps_secrets()


_NOTHING_KEEPS_IT = (
    "There is no keyring that the passphrase could be kept in. Give the command again while the "
    "window is open: that keeps it until it is closed."
)
_NOT_KEPT = "There is no keyring that the login could be kept in."
_INSTEAD = (
    " `bitsgui transfer` asks for it on a terminal; elsewhere http_proxy and https_proxy may have "
    "it: http://USER:PASSWORD@HOST:PORT."
)


async def _log_in(manager: JobManager, request: Request, emit: Emit) -> None:
    """Keep a login for a proxy, or keep it no longer."""
    proxy = request["proxy"]
    user, password = request["login"] or (None, "")
    is_logon = bool(request.get("use_logon"))
    is_given = is_logon or user is not None
    try:
        await manager.has_proxy_login(proxy)  # which no login helps if it is none
        if is_given and await _loses_secrets(manager, request):
            words = _NOT_KEPT if is_logon else _NOT_KEPT + _INSTEAD
            raise BitsError(words, Hresult.E_FAIL)  # noqa: TRY301 - said as the others are
        if is_logon:
            await manager.use_logon_at_proxy(proxy)
        else:
            await manager.log_in_to_proxy(proxy, user, password)
    except BitsError as error:
        await emit(failure(error))
    else:
        await emit({"event": "login", "proxy": proxy, "is_kept": is_given})


_OF_LIMIT = {"rate_limit", "rate_schedule", "limit_override", "network_limits"}
_RESTING = {JobState.ERROR, JobState.TRANSFERRED}
"""What stays as it is when it is paused: it stands still already."""
_TOGETHER = ("suspend", "resume", "cancel")
_HARMLESS = {Hresult.BG_E_NOT_FOUND, Hresult.BG_E_INVALID_STATE, Hresult.BG_E_EMPTY}


async def _act(manager: JobManager, job: Job, request: Request) -> int:
    """Do with one job what is to be done with it alone."""
    match request["command"]:
        case "suspend" | "cancel":
            pass  # together
        case "resume":
            await _mend(manager, job, request)
        case "complete":
            return await job.complete()
        case "set":
            await _set(manager, job, request["values"])
        case unknown:
            raise BitsError(f"There is no command {unknown!r}.", Hresult.E_NOTIMPL)
    return Hresult.S_OK


async def _mend(manager: JobManager, job: Job, request: Request) -> None:
    """Do what was said about the files that failed, before their job goes on."""
    if request.get("any_network"):
        await job.use_any_network()
    if request.get("accept_certificate"):
        await job.accept_certificate(request["accept_certificate"])
    if request.get("allow_unencrypted_login"):
        wanting = await _withheld_from(manager, job)
        if not wanting and not request.get("all"):
            raise InvalidStateError("No server asks that of it.")
        await allow_unencrypted(manager, wanting)
    if not (request.get("accept") or request.get("restart")):
        return
    failed = [file for file in await manager.file_views(job.id) if file.error is not None]
    if request.get("restart"):
        for file in failed:
            await job.restart_file(file.id)
        return
    asked = [file for file in failed if _asks(file)]
    if not asked and not request.get("all"):
        raise InvalidStateError("Nothing is asked about it: resume it without --accept.")
    for file in asked:
        await job.accept_file(file.id)


async def _withheld_from(manager: JobManager, job: Job) -> list[str]:
    """Return the links whose servers take passwords only so that others can read them."""
    errors = [file.error for file in await manager.file_views(job.id)]
    return [e.url for e in errors if e and e.url and e.login is LoginNeed.UNENCRYPTED]


def _asks(file: FileView) -> bool:
    return file.error is not None and file.error.recovery == Recovery.ASK_CONTINUE.value


async def _set(manager: JobManager, job: Job, values: dict[str, Any]) -> None:
    """Change all properties of a job that were given, or none; then what servers are sent."""
    plain = {name: value for name, value in values.items() if name != "allow_unencrypted_login"}
    if not NAMING.isdisjoint(plain):
        plain = with_ids(await manager.file_views(job.id), plain)
    await job.change(JobChanges(**revived(plain)))
    if "allow_unencrypted_login" in values:
        links = [file.remote_name for file in await manager.file_views(job.id)]
        await allow_unencrypted(manager, [*links, *await _withheld_from(manager, job)])
