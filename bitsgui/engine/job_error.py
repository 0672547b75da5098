"""The error object of a job (E1-E4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bitsgui.bits.errors import BitsError, Hresult
from bitsgui.bits.records import ErrorRecord
from bitsgui.bits.types import ErrorContext
from bitsgui.engine.descriptions import context_description, description

if TYPE_CHECKING:
    from bitsgui.engine.file import EngineFile
    from bitsgui.engine.job import EngineJob


class EngineJobError:
    """See :class:`bitsgui.bits.interface.JobError`; a snapshot."""

    engine_object = True

    def __init__(self, job: EngineJob, record: ErrorRecord) -> None:
        self._job = job
        self._record = record

    @property
    def code(self) -> int:
        """E1."""
        return self._record.code

    @property
    def context(self) -> ErrorContext:
        """E1."""
        return self._record.context

    @property
    def file(self) -> EngineFile:
        """E2. Raises: BitsError ``BG_E_FILE_NOT_AVAILABLE`` if no file is to blame."""
        for file in self._job.enum_files():
            if file.id == self._record.file_id:
                return file
        raise BitsError("No file is to blame.", Hresult.BG_E_FILE_NOT_AVAILABLE)

    @property
    def protocol(self) -> str:
        """E4: "http" or "file"."""
        if self._record.protocol is None:
            raise BitsError("No transfer was under way.", Hresult.BG_E_PROTOCOL_NOT_AVAILABLE)
        return self._record.protocol

    def description(self, language: int = 0x409) -> str:
        """E3."""
        record = self._record
        return description(record.code, language, record.context, record.path)

    def context_description(self, language: int = 0x409) -> str:
        """E3."""
        return context_description(self._record.context, language)
