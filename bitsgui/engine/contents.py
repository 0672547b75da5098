"""What was fetched of a file and counts no more: forgotten on record first, deleted after that."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import fields
from operator import attrgetter
from pathlib import Path

from bitsgui.bits.errors import StoreError
from bitsgui.bits.file_details import FileDetails
from bitsgui.bits.ports import Store
from bitsgui.bits.records import FileRecord
from bitsgui.engine import disk, part_file, tasks
from bitsgui.engine.naming import part_path

log = logging.getLogger(__name__)


_FIELDS = [field.name for field in fields(FileRecord)]
_read = attrgetter(*_FIELDS)
_read_details = attrgetter(*(field.name for field in fields(FileDetails)))
# Both take a fifth of the time of copy.copy, which every small file waits for at its end.


def copy_of(file: FileRecord) -> FileRecord:
    """Return a record that changes on its own."""
    made = FileRecord(*_read(file))
    if file.details is not None:
        made.details = FileDetails(*_read_details(file.details))
    return made


def take_over(file: FileRecord, other: FileRecord) -> None:
    """Make a record say what another one does."""
    for name in _FIELDS:
        setattr(file, name, getattr(other, name))


def take_name_back(file: FileRecord) -> None:
    """Make a file that got its final name one that is whole under a temporary name: that one."""
    file.part_name, file.completed, file.written = Path(file.local_name).name, False, None


def is_still_ours(file: FileRecord) -> bool:
    """Return whether a file is under its final name as it was fetched; blocking.

    Not if it was moved away, or changed since.
    """
    try:
        return file.identity is not None and disk.is_as_written(
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


def empty_again(file: FileRecord) -> None:
    """Empty a record once more, after what came of the file since; what was said of it stays."""
    consented, validated = file.consented, file.validated
    empty(file)
    file.consented, file.validated = consented, validated


def emptied(file: FileRecord) -> FileRecord:
    """Return a record of an emptied file, for the store."""
    made = copy_of(file)
    empty(made)
    return made


async def delete(file: FileRecord) -> None:
    """Delete what lies on the disk of a file that no run has."""
    path = part_path(file)
    if path is not None:
        await tasks.on_disk(part_file.remove, path, file.identity)
    file.part_name = file.identity = None


async def forget_removed(store: Store, files: Sequence[FileRecord]) -> None:
    """Take files off the record that are noted as removed; what fails comes at the next start."""
    try:
        await store.delete_files([file.id for file in files])
    except StoreError as error:
        log.warning("files that were removed stay on record: %s", error)


def forget(file: FileRecord) -> None:
    """Make a record say that nothing of the file is there."""
    file.part_name, file.done, file.size = None, None, None
    file.transferred, file.completed, file.validated = False, False, None
    file.identity, file.written, file.sealed, file.fingerprint = None, None, None, None
    file.etag = file.last_modified = file.server_date = file.media_type = None
    file.resumable, file.error, file.actual_checksum = None, None, None
    file.consented, file.claimed, file.damaged = False, None, False
