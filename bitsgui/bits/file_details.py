"""What is stored of a file beside what every record has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, Self, TypeVar, overload

from bitsgui.bits.mirrors import Mirror
from bitsgui.bits.piece_hashes import PieceHashes
from bitsgui.bits.types import FilePriority, FileRange

if TYPE_CHECKING:
    from bitsgui.bits.records import ErrorRecord, FileRecord

T = TypeVar("T")


@dataclass(slots=True)
class FileDetails:
    """What a file has only once it was begun, or if somebody wished for it; see FileRecord."""

    validated: bool | None = None
    ranges: tuple[FileRange, ...] | None = None
    last_modified: str | None = None
    server_date: str | None = None
    media_type: str | None = None
    final_url: str | None = None
    checksum: str | None = None
    actual_checksum: str | None = None
    identity: tuple[int, ...] | None = None
    sealed: int | None = None
    error: ErrorRecord | None = None
    response_headers: str | None = None
    consented: bool = False
    claimed: str | None = None
    given_name: str | None = None
    written: int | None = None
    fingerprint: bytes | None = None
    source_time: int | None = None
    priority: FilePriority = FilePriority.NORMAL
    removed: bool = False
    mirrors: tuple[Mirror, ...] = ()
    entity_link: str | None = None
    pieces: PieceHashes | None = None
    damaged: bool = False

    @property
    def differs(self) -> bool:
        """Whether somebody kept the file although its server states another checksum."""
        is_kept = self.claimed is not None and bool(self.validated)
        return is_kept and not self.checksum and not self.actual_checksum


_NOTHING = FileDetails()


class Detail(Generic[T]):
    """A field of the details, read and set as one of the record itself."""

    def __set_name__(self, owner: type[FileRecord], name: str) -> None:
        self._name = name

    @overload
    def __get__(self, record: None, owner: type[FileRecord]) -> Self: ...
    @overload
    def __get__(self, record: FileRecord, owner: type[FileRecord]) -> T: ...
    def __get__(self, record: FileRecord | None, owner: type[FileRecord]) -> T | Self:
        if record is None:
            return self
        details = record.details
        return getattr(_NOTHING if details is None else details, self._name)

    def __set__(self, record: FileRecord, value: T) -> None:
        if record.details is None:
            if value == getattr(_NOTHING, self._name):
                return
            record.details = FileDetails()
        setattr(record.details, self._name, value)
