"""What the window asks of the engine. Each is awaited and may raise what the engine raises."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from uuid import UUID

from bitsgui.bits.errors import BitsError, InvalidStateError, NotFoundError, StoreError
from bitsgui.bits.interface import File, Job, JobManager
from bitsgui.bits.list_interface import Results
from bitsgui.bits.requests import JobChanges
from bitsgui.gui.remedies import Chosen, Remedy

AT_ONCE = 50
"""So many calls are under way at the same time, so that one slow answer holds up few."""


async def resume(
    manager: JobManager, job_ids: Sequence[UUID], when: datetime | None = None
) -> None:
    """Resume or retry jobs, now or at a time; what a file's error asks stays unanswered."""
    _raise_first(await manager.resume_jobs(job_ids, when))


async def pause(manager: JobManager, job_ids: Sequence[UUID]) -> None:
    """Suspend jobs."""
    _raise_first(await manager.suspend_jobs(job_ids))


async def change(manager: JobManager, job_ids: Sequence[UUID], changes: JobChanges) -> None:
    """Change the same of jobs."""
    _raise_first(await manager.change_jobs(job_ids, changes))


def _raise_first(results: Results) -> None:
    """Raise the first failure; a job that ended meanwhile is none, its row says that it did."""
    for result in results.values():
        if isinstance(result, BitsError | StoreError) and not isinstance(result, NotFoundError):
            raise result


async def complete(manager: JobManager, job_ids: Sequence[UUID]) -> None:
    """Give the whole files their names and end the jobs."""

    async def one(job: Job) -> None:
        try:
            await job.complete()
        except InvalidStateError:
            await manager.get_job(job.id)  # it may have ended by itself
            raise

    await each(manager, job_ids, one)


async def each(
    manager: JobManager, job_ids: Sequence[UUID], act: Callable[[Job], Awaitable[object]]
) -> None:
    """Do the same to many jobs; one that fails stops no other.

    Nothing is done to one that ended meanwhile: its row says that it did.

    Raises: the first failure, once all were tried.
    """

    async def one(job_id: UUID) -> None:
        with suppress(NotFoundError):
            await act(await manager.get_job(job_id))

    failures: list[BaseException] = []
    for first in range(0, len(job_ids), AT_ONCE):
        chunk = job_ids[first : first + AT_ONCE]
        results = await asyncio.gather(*map(one, chunk), return_exceptions=True)
        failures += [result for result in results if isinstance(result, BaseException)]
    if failures:
        raise failures[0]


async def apply_remedy(manager: JobManager, chosen: Chosen) -> None:
    """Do what was chosen about a job's error, and let the job go on."""
    if chosen.remedy == Remedy.LIFT_SCHEDULE:
        await manager.change_settings(limit_override="full")
        return  # all go on by themselves
    job = await manager.get_job(chosen.view.id)
    error = chosen.view.error
    if chosen.remedy == Remedy.ANY_NETWORK:
        await job.use_any_network()
    elif chosen.remedy == Remedy.ACCEPT_CERTIFICATE and error is not None and error.certificate:
        await job.accept_certificate(error.certificate.sha256)
    elif error is not None and error.file_id is not None:
        if chosen.remedy == Remedy.START_OVER:
            await job.restart_file(error.file_id)
        elif chosen.remedy == Remedy.SKIP_FILE:
            await job.skip_file(error.file_id)
        elif chosen.remedy == Remedy.FRESH_LINK:
            await file_of(job, error.file_id).set_remote_name(chosen.link)
            if chosen.starts_over:
                await job.restart_file(error.file_id)
        elif chosen.remedy in (Remedy.DOWNLOAD_ANYWAY, Remedy.KEEP_ANYWAY):
            await job.accept_file(error.file_id)
    await job.resume()


def file_of(job: Job, file_id: int) -> File:
    """Return a file of a job.

    Raises: LookupError if the job no longer has it.
    """
    files = job.enum_files()
    found, _ = files.next(files.count)
    for file in found:
        if file.id == file_id:
            return file
    raise LookupError(f"file {file_id}")


def nearest_folder(path: Path) -> Path:
    """Return ``path`` or the closest folder above it that exists."""
    for folder in (path, *path.parents):
        if folder.is_dir():
            return folder
    return Path.home()
