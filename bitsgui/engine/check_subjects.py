"""Which files of a job can be checked: those of one that is whole, and of one that has ended."""

from __future__ import annotations

from collections.abc import Callable, Container
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, TypeAlias
from uuid import UUID

from bitsgui.bits.errors import InvalidStateError, NotFoundError
from bitsgui.bits.file_checks import FileProof, unpack
from bitsgui.bits.mirrors import Trouble
from bitsgui.bits.records import (
    FileRecord,
    JobOptions,
    JobRecord,
    JobSecrets,
    Origin,
)
from bitsgui.bits.requests import JobChanges
from bitsgui.bits.types import JobState
from bitsgui.engine import job_defaults, snapshots
from bitsgui.engine.changing import on_terms
from bitsgui.engine.naming import part_path
from bitsgui.engine.piece_fetch import PieceFetch
from bitsgui.engine.repairing import Subject

if TYPE_CHECKING:
    from bitsgui.engine.core import Core
    from bitsgui.engine.live import LiveJob

_Found: TypeAlias = "tuple[list[Subject], JobRecord, JobSecrets]"


async def subjects_of(
    core: Core, job_id: UUID, only: Container[int] | None, terms: JobChanges | None
) -> tuple[list[Subject], Callable[[], PieceFetch]]:
    """Return the whole files of a job, and what makes who fetches pieces of them again.

    They are those of the indexes ``only``; ``terms`` come before those of the job.

    Raises: NotFoundError; InvalidStateError for a job that is not whole yet; OptionError.
    """
    live = core.jobs.get(job_id)
    if live is None:
        found, job, secrets = await _of_history(core, job_id)
    else:
        found, job, secrets = await _of_queue(core, live)
    if terms is not None:
        options, secrets = await on_terms(job.options, secrets, terms, core.settings)
        job = replace(job, options=options)
    source_of = partial(PieceFetch, core, job, secrets)
    return [each for each in found if only is None or each.index in only], source_of


async def _of_history(core: Core, job_id: UUID) -> _Found:
    row = await core.store.history_row(job_id)
    if row is None:
        raise NotFoundError
    proofs, options = unpack(await core.store.history_proofs(job_id), len(row.files))
    options = options or job_defaults.of_settings(core.settings, Origin.USER)
    times = (row.created, row.ended)
    job = JobRecord(row.id, 0, row.name, row.owner, *times, priority=row.priority, options=options)
    subjects = [
        Subject(file, proof, index)
        for index, (file, proof) in enumerate(zip(row.files, proofs, strict=True))
        if file.completed
    ]
    return subjects, job, JobSecrets()


async def _of_queue(core: Core, live: LiveJob) -> _Found:
    if live.state is not JobState.TRANSFERRED:
        raise InvalidStateError("This download has not ended yet: wait until all of it is there.")
    subjects = [
        Subject(
            snapshots.history_file(live, file),
            proof_of(file, live.record.options),
            file.index,
            file.id,
            str(part_path(file) or ""),
        )
        for file in live.files
        if file.transferred and not file.skipped
    ]
    return subjects, live.record, await core.secrets_of(live)


def proof_of(file: FileRecord, options: JobOptions) -> FileProof:
    """Return by what a file can be repaired; nothing of what a plain GET would not bring."""
    if options.http_method is not None:
        return FileProof()
    links = (mirror.url for mirror in file.mirrors if mirror.trouble is Trouble.NONE)
    return FileProof(file.pieces, tuple(links))
