"""The file of a job (ids F1-F3c, F5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bitsgui.bits.errors import BitsError, Hresult
from bitsgui.bits.records import FileRecord
from bitsgui.bits.types import FileProgress, FilePropertyId, FileRange
from bitsgui.bits.words import say
from bitsgui.engine.naming import part_path

if TYPE_CHECKING:
    from bitsgui.engine.job_files import JobFiles


class EngineFile:
    """See :class:`bitsgui.bits.interface.File`; reads through it are live."""

    engine_object = True

    def __init__(self, job: JobFiles, record: FileRecord) -> None:
        self._job = job
        self._record = record

    @property
    def id(self) -> int:
        """Number of the file, never used twice in a profile."""
        return self._record.id

    @property
    def remote_name(self) -> str:
        """F1: may change by a redirect if the job's flags ask for reports."""
        return self._record.remote_name

    @property
    def local_name(self) -> str:
        """F1: ends with a separator while the first response has not settled the name."""
        return self._record.local_name

    @property
    def progress(self) -> FileProgress:
        """F1."""
        record = self._record
        done = self._job.transferred_bytes(record)
        return FileProgress(record.size, done, record.completed)

    @property
    def ranges(self) -> tuple[FileRange, ...]:
        """F2: empty for a whole file."""
        return self._record.ranges or ()

    @property
    def temporary_name(self) -> str | None:
        """F3: readable while it grows; None before the first bytes and after Complete."""
        path = part_path(self._record)
        return str(path) if path is not None else None

    @property
    def is_downloaded_from_peer(self) -> bool:
        """F3c: there are no peers."""
        return False

    @property
    def peer_download_stats(self) -> tuple[int, int]:
        """F3c: (bytes from the origin, bytes from peers)."""
        return self.progress.bytes_transferred, 0

    @property
    def validation_state(self) -> bool:
        """F3b. Raises: BitsError ``E_PENDING`` before the file is transferred."""
        check_transferred(self._record)
        return self._record.validated is not False

    async def set_remote_name(self, url: str) -> None:
        """F2b."""
        await self._job.point_file(self._record, url)

    async def set_validation_state(self, is_valid: bool) -> None:
        """F3b: False throws the content away and puts the job into ERROR."""
        await self._job.validate_file(self._record, is_valid)

    def get_property(self, property_id: int) -> object:
        """F5: 1 is the head of the last response as text, None before the first."""
        self._check_property(property_id)
        return self._record.response_headers

    async def set_property(self, property_id: int, value: object) -> None:
        """F5: nothing here can be set."""
        del value
        self._check_property(property_id)
        raise BitsError("This can only be read.", Hresult.BG_E_READ_ONLY_PROPERTY)

    @staticmethod
    def _check_property(property_id: int) -> None:
        if property_id != FilePropertyId.HTTP_RESPONSE_HEADERS:
            raise BitsError(
                say("There is no file property {property_id}.", property_id=repr(property_id)),
                Hresult.BG_E_UNKNOWN_PROPERTY_ID,
            )


def check_transferred(record: FileRecord) -> None:
    """Refuse what needs the whole file."""
    if not record.transferred:
        raise BitsError("The file is not transferred yet.", Hresult.E_PENDING)
