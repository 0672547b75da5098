"""What the transfers of one run of a job share."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bitsgui.bits.errors import TransferError
from bitsgui.bits.records import FileRecord, JobRecord
from bitsgui.engine.claims import Claims
from bitsgui.engine.fetcher import Fetcher
from bitsgui.engine.holds import Holds
from bitsgui.engine.hosts import HostBook
from bitsgui.engine.marks import Marks
from bitsgui.engine.recorder import Recorder
from bitsgui.engine.throttle import Bucket, Throttle
from bitsgui.settings.schema import Settings

if TYPE_CHECKING:
    from bitsgui.engine.listening import Listener


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


@dataclass(slots=True)
class Unasked:
    """A list of checksums that could not be asked for; ``told`` are the files that know it."""

    error: TransferError
    told: set[int]


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
    distrusts_pages: Callable[[], bool]
    """Whether the network still seems to send a page of its own in place of what is asked for."""
    sums_lists: dict[str, str] = field(default_factory=dict[str, str])
    """What lists of checksums beside its files say, by their links; "" where there is none."""
    sums_unasked: dict[str, Unasked] = field(default_factory=dict[str, Unasked])
    sums_turn: asyncio.Lock = field(default_factory=asyncio.Lock)
