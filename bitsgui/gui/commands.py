"""What the window asks of the engine. Each is awaited and may raise what the engine raises."""

from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

from bitsgui.bits.interface import File, Job, JobManager
from bitsgui.bits.views import JobView
from bitsgui.gui.actions import is_finished
from bitsgui.gui.views.error_panel import Chosen, Remedy


async def resume(manager: JobManager, job_ids: Sequence[UUID]) -> None:
    """Resume or retry jobs."""
    for job_id in job_ids:
        await (await manager.get_job(job_id)).resume()


async def pause(manager: JobManager, job_ids: Sequence[UUID]) -> None:
    """Suspend jobs."""
    for job_id in job_ids:
        await (await manager.get_job(job_id)).suspend()


async def complete(manager: JobManager, job_ids: Sequence[UUID]) -> None:
    """Give the whole files their names and end the jobs."""
    for job_id in job_ids:
        await (await manager.get_job(job_id)).complete()


async def remove(manager: JobManager, views: Sequence[JobView]) -> None:
    """Cancel unfinished jobs, which deletes their part files; forget finished ones."""
    finished = [view.id for view in views if is_finished(view)]
    for view in views:
        if not is_finished(view):
            await (await manager.get_job(view.id)).cancel()
    if finished:
        await manager.clear_history(finished)


async def apply_remedy(manager: JobManager, chosen: Chosen) -> None:
    """Do what was chosen about a job's error, and let the job go on."""
    job = await manager.get_job(chosen.view.id)
    error = chosen.view.error
    if error is not None and error.file_id is not None:
        if chosen.remedy in {Remedy.START_OVER, Remedy.DOWNLOAD_ANYWAY}:
            await job.restart_file(error.file_id)
        elif chosen.remedy == Remedy.SKIP_FILE:
            await job.skip_file(error.file_id)
        elif chosen.remedy == Remedy.FRESH_LINK:
            await file_of(job, error.file_id).set_remote_name(chosen.link)
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
