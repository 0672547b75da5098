"""Results somebody waits for, kept until they were told.

A ``transfer`` may be killed after its job has ended and before it could say so. Run again, it is
to tell that result; without a mark it would download everything a second time.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from bitsgui.bits.records import HistoryRow
from bitsgui.bits.types import JobState
from bitsgui.engine import disk, tasks

if TYPE_CHECKING:
    from bitsgui.engine.core import Core


def key_of(urls: Sequence[str], folder: str) -> str:
    """Return what tells one request from another; links that redirect keep theirs."""
    return json.dumps([str(Path(folder)), *urls])


async def ended(core: Core) -> dict[str, HistoryRow]:
    """Return the jobs that ended well and were not told of, by the key of their request.

    One whose files are not there any more is forgotten: it is to be fetched again.
    """
    rows = await core.store.awaited()
    if not rows:
        return {}
    there = await tasks.on_disk(_those_there, rows)
    gone = [row.id for key, row in rows.items() if key not in there]
    if gone:
        await core.store.told(gone)
    return there


def _those_there(rows: Mapping[str, HistoryRow]) -> dict[str, HistoryRow]:
    return {key: row for key, row in rows.items() if _is_whole(row)}


def _is_whole(row: HistoryRow) -> bool:
    found = [disk.identity(Path(file.local_name)) for file in row.files]
    return row.state is JobState.ACKNOWLEDGED and all(
        file.completed and identity is not None and identity[2] == file.bytes_total
        for file, identity in zip(row.files, found, strict=True)
    )
