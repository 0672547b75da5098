"""What a check of whole files found, kept with them and told with what happened to their job."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from bitsgui.bits.errors import StoreError
from bitsgui.bits.file_checks import FileCheck, Verdict
from bitsgui.bits.records import ActivityRecord, Happening, HistoryRow
from bitsgui.bits.states import FINAL
from bitsgui.bits.types import JobState
from bitsgui.engine import clock
from bitsgui.engine.calls import StuckDiskError
from bitsgui.engine.drafts import Draft

if TYPE_CHECKING:
    from bitsgui.engine.core import Core
    from bitsgui.engine.live import LiveJob

log = logging.getLogger(__name__)

_IS_DAMAGED = {Verdict.DAMAGED: True, Verdict.RIGHT: False, Verdict.REPAIRED: False}
"""A file that could not be read, or has nothing to be compared with, is what it was before."""


async def note(
    core: Core, job_id: UUID, found: Sequence[FileCheck], live: LiveJob | None = None
) -> None:
    """Remember what was found, also where the job has ended meanwhile.

    ``live`` is the job if it had not ended as the check began. What cannot be written is logged:
    whoever asked for the check is told of it in any case.
    """
    if not found:
        return
    try:
        if live is None:
            await _note_ended(core, job_id, found)
        elif not await _is_noted(core, live, found):
            await _note_ended(core, job_id, _placed(live, found))
    except (StoreError, StuckDiskError) as error:
        log.warning("what a check found is not noted: %s", error)


async def _is_noted(core: Core, live: LiveJob, found: Sequence[FileCheck]) -> bool:
    """Note it with a job of the queue; return False if that has ended."""
    damage = _damage(found)
    async with live.calls:
        if live.state in FINAL:
            return False
        if live.state is not JobState.TRANSFERRED:  # it begins again, so that this is of the past
            return True
        files = [file for file in live.files if file.index in damage]

        def apply(draft: Draft) -> None:
            for file in files:
                draft.file(file).damaged = damage[file.index]
            for entry in _entries(core, live.record.id, found):
                draft.activity.note(entry)

        await core.change(live, apply, files)
        return True


def _placed(live: LiveJob, found: Sequence[FileCheck]) -> list[FileCheck]:
    """Return what was found with the places files have in the history; some may be out by then."""
    places = {file.index: place for place, file in enumerate(live.files)}
    return [replace(each, index=places[each.index]) for each in found if each.index in places]


async def _note_ended(core: Core, job_id: UUID, found: Sequence[FileCheck]) -> None:
    damage = _damage(found)

    def change(row: HistoryRow) -> HistoryRow:
        files = enumerate(row.files)
        noted = (replace(file, damaged=damage.get(at, file.damaged)) for at, file in files)
        return replace(row, files=tuple(noted))

    await core.store.change_history_files(job_id, change, _entries(core, job_id, found))
    core.hub.amend(job_id)


def _damage(found: Sequence[FileCheck]) -> dict[int, bool]:
    """Return whether files are damaged, by their indexes, of those of which that is known."""
    return {it.index: _IS_DAMAGED[it.verdict] for it in found if it.verdict in _IS_DAMAGED}


def _entries(core: Core, job_id: UUID, found: Sequence[FileCheck]) -> list[ActivityRecord]:
    """Return one entry for all files that are found to be the same."""
    names: dict[Verdict, list[str]] = {}
    for each in found:
        names.setdefault(each.verdict, []).append(Path(each.path).name)
    return [
        ActivityRecord(
            core.store.new_activity_number(),
            job_id,
            clock.stamp(),
            Happening.VERIFIED,
            count=len(of_these),
            name=of_these[-1],
            note=verdict.value,
        )
        for verdict, of_these in names.items()
    ]
