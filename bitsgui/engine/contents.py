"""What was fetched of a file and counts no more: forgotten on record first, deleted after that."""

from __future__ import annotations

import logging
from pathlib import Path

from bitsgui.bits.records import FileRecord
from bitsgui.engine import part_file, tasks
from bitsgui.engine.naming import part_path
from bitsgui.engine.removals import is_as_written

log = logging.getLogger(__name__)


async def take_name_back(file: FileRecord) -> bool:
    """Make a file that got its final name one that is whole under a temporary name: that one.

    False, and nothing has changed, for one that is not ours any more: it was moved away, or
    changed since.
    """
    if not await tasks.on_disk(_is_still_ours, file):
        return False
    file.part_name, file.completed, file.written = Path(file.local_name).name, False, None
    return True


def _is_still_ours(file: FileRecord) -> bool:
    try:
        return file.identity is not None and is_as_written(
            Path(file.local_name), file.identity, file.written
        )
    except OSError as error:
        log.warning("%s stays: %s", file.local_name, error)
        return False


def empty(file: FileRecord) -> None:
    """Make a record say that nothing of the file is there, and still know what lies on the disk.

    After a crash before that is deleted, the next run of the job deletes it, or its end.
    """
    part_name, identity = file.part_name, file.identity
    forget(file)
    if part_name is not None:
        file.part_name, file.identity = part_name, identity


async def delete(file: FileRecord) -> None:
    """Delete what lies on the disk of a file that no run has."""
    path = part_path(file)
    if path is not None:
        await tasks.on_disk(part_file.remove, path, file.identity)
    file.part_name = file.identity = None


def forget(file: FileRecord) -> None:
    """Make a record say that nothing of the file is there."""
    file.part_name, file.done, file.size = None, None, None
    file.transferred, file.completed, file.validated = False, False, None
    file.identity, file.written, file.sealed, file.fingerprint = None, None, None, None
    file.etag = file.last_modified = file.server_date = file.media_type = None
    file.resumable, file.error, file.actual_checksum = None, None, None
    file.consented = False
