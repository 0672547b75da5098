"""What the transfers of one run of a job share."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Protocol

from bitsgui.bits.records import FileRecord, Happening, JobRecord
from bitsgui.engine.claims import Claims
from bitsgui.engine.fetcher import Fetcher
from bitsgui.engine.holds import Holds
from bitsgui.engine.hosts import HostBook
from bitsgui.engine.marks import Marks
from bitsgui.engine.recorder import Recorder
from bitsgui.engine.throttle import Bucket, Throttle
from bitsgui.settings.schema import Settings


class Listener(Protocol):
    """Who hears how a run goes; all calls are on the engine's loop and return at once."""

    def on_connected(self) -> None:
        """The first answer of the run came, or bytes move again."""
        ...

    def on_bytes(self, file: FileRecord, count: int) -> None:
        """``count`` new bytes of a file are written."""
        ...

    def on_named(self, file: FileRecord) -> None:
        """The first response settled what a file is called."""
        ...

    def on_file_changed(self, file: FileRecord) -> None:
        """Something of a file but its progress is different."""
        ...

    def on_redirected(self, file: FileRecord, origin: str, link: str) -> None:
        """The server of ``origin`` led to ``link``, where the file is."""
        ...

    def on_happened(
        self, file: FileRecord, kind: Happening, *, link: str = "", note: str = ""
    ) -> None:
        """Something happened to a file that is told afterwards."""
        ...


@dataclass(slots=True, kw_only=True)
class LineContext:
    """What is asked for on behalf of a job, and within which limits."""

    job: JobRecord
    current_settings: Callable[[], Settings]
    fetcher: Fetcher
    hosts: HostBook
    global_bucket: Bucket
    job_bucket: Bucket
    network_buckets: Collection[Bucket]
    """Those of the networks the job goes over."""
    holds: Holds

    @property
    def settings(self) -> Settings:
        """The settings in force now: a run follows a change of them."""
        return self.current_settings()

    def throttle(self, host: str) -> Throttle:
        """Return the limits that connections to a host, given as a key, obey."""
        of_host = self.hosts.bucket(host)
        buckets = (self.job_bucket, of_host, *self.network_buckets, self.global_bucket)
        return Throttle(*buckets, owner=self.job_bucket, holding=self.holds.waiting_for)


@dataclass(slots=True, kw_only=True)
class RunContext(LineContext):
    """One run of one job."""

    save: Callable[[Sequence[FileRecord]], asyncio.Future[None]]
    """Brings all there is to say of files on record; see :meth:`FileSaver.save`."""
    recorder: Recorder
    listener: Listener
    marks: Marks
    claims: Claims
    job_size: Callable[[], int]
    """Sum of the known sizes of the job's files, for the maximum download size."""
    expect: Callable[[int, int | None], None]
    """Is told the id of a file and its size as it was, None if nobody knows one any more."""
