"""The job interface: what front ends talk to, whoever implements it.

Methods that touch disk or network are coroutines and raise :class:`bitsgui.bits.errors.BitsError`
subclasses; plain attributes are getters, legal in every state. A method that the interface calls
a "success with a remark" returns its HRESULT (0, 1 for S_FALSE, ``BG_S_...``), all others None.
Ids in parentheses are those of the conformance table (``make conformance``).
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Sequence
from datetime import datetime
from typing import Any, Protocol, TypeVar
from uuid import UUID

from bitsgui.bits.categories import Category
from bitsgui.bits.certificate_interface import HasCertificates
from bitsgui.bits.data_interface import SendsData
from bitsgui.bits.limits import LimitTeller
from bitsgui.bits.link_taker import LinkTaker
from bitsgui.bits.list_interface import ListManager
from bitsgui.bits.login_interface import TakesLogins
from bitsgui.bits.news import TellsNews
from bitsgui.bits.records import Conflict, HistoryRow
from bitsgui.bits.requests import JobChanges
from bitsgui.bits.sources_interface import ChoosesSources
from bitsgui.bits.types import (
    AclFlags,
    ErrorContext,
    FileProgress,
    FileRange,
    JobProgress,
    JobState,
    JobTimes,
    JobType,
    NotifyFlags,
    PeerFlags,
    Priority,
    PropertyId,
    ProxySettings,
    ProxyUsage,
    SecurityFlags,
)
from bitsgui.bits.views import (
    ActivityView,
    Changes,
    FileView,
    JobProperties,
    JobView,
    Orphan,
    SegmentsView,
)

T_co = TypeVar("T_co", covariant=True)


class Enumerator(Protocol[T_co]):
    """A snapshot of which items there were, with a position (N1-N3)."""

    def next(self, count: int = 1) -> tuple[Sequence[T_co], int]:
        """Return up to ``count`` items and S_OK, or S_FALSE if there were fewer."""
        ...

    def skip(self, count: int) -> int:
        """Move on; S_FALSE if the end came first."""
        ...

    def reset(self) -> None:
        """Go back to the start."""
        ...

    def clone(self) -> Enumerator[T_co]:
        """Return an enumerator of the same items at the same position."""
        ...

    @property
    def count(self) -> int:
        """Number of items in the snapshot."""
        ...

    def __iter__(self) -> Iterator[T_co]:
        """Return all items, whatever the position."""
        ...


class File(Protocol):
    """A file of a job (F1-F5)."""

    @property
    def id(self) -> int: ...
    @property
    def remote_name(self) -> str: ...
    @property
    def local_name(self) -> str: ...
    @property
    def temporary_name(self) -> str | None: ...
    @property
    def progress(self) -> FileProgress: ...
    @property
    def ranges(self) -> tuple[FileRange, ...]: ...
    @property
    def is_downloaded_from_peer(self) -> bool: ...
    @property
    def peer_download_stats(self) -> tuple[int, int]: ...
    @property
    def validation_state(self) -> bool: ...

    async def set_remote_name(self, url: str) -> None:
        """Point the file to another link; its position is kept if size and time match."""
        ...

    async def set_validation_state(self, is_valid: bool) -> None:
        """Say whether the content is right; E_PENDING before the file is transferred."""
        ...

    def get_property(self, property_id: int) -> object:
        """Return a file property (1: headers of the last response)."""
        ...

    async def set_property(self, property_id: int, value: object) -> None:
        """Set a file property; the only one there is, is read-only."""
        ...


class JobError(Protocol):
    """The error of a job (E1-E4)."""

    @property
    def code(self) -> int: ...
    @property
    def context(self) -> ErrorContext: ...
    @property
    def file(self) -> File: ...
    @property
    def protocol(self) -> str: ...

    def description(self, language: int = 0x409) -> str:
        """Return a sentence for the code."""
        ...

    def context_description(self, language: int = 0x409) -> str:
        """Return a sentence for the context."""
        ...


class Callback(Protocol):
    """Receiver of a job's events (C1-C7). Returns S_OK, or anything else to be called again."""

    async def job_transferred(self, job: Job) -> int: ...
    async def job_error(self, job: Job, error: JobError) -> int: ...
    async def job_modification(self, job: Job) -> int: ...
    async def file_transferred(self, job: Job, file: File) -> int: ...
    async def file_ranges_transferred(
        self, job: Job, file: File, ranges: Sequence[FileRange]
    ) -> int: ...


class Job(TakesLogins, HasCertificates, ChoosesSources, SendsData, Protocol):
    """A job (J1-J32, Job2-Job5, HTTP options)."""

    @property
    def id(self) -> UUID: ...
    @property
    def type(self) -> JobType: ...
    @property
    def state(self) -> JobState: ...
    @property
    def progress(self) -> JobProgress: ...
    @property
    def times(self) -> JobTimes: ...
    @property
    def owner(self) -> str: ...
    @property
    def display_name(self) -> str: ...
    @property
    def description(self) -> str: ...
    @property
    def priority(self) -> Priority: ...
    @property
    def notify_flags(self) -> NotifyFlags: ...
    @property
    def notify_interface(self) -> Callback | None: ...
    @property
    def minimum_retry_delay(self) -> float: ...
    @property
    def no_progress_timeout(self) -> float: ...
    @property
    def maximum_download_time(self) -> float | None: ...
    @property
    def error_count(self) -> int: ...
    @property
    def proxy_settings(self) -> ProxySettings: ...
    @property
    def notify_command_line(self) -> tuple[str, str]: ...
    @property
    def file_acl_flags(self) -> AclFlags: ...
    @property
    def peer_caching_flags(self) -> PeerFlags: ...
    @property
    def owner_elevation_state(self) -> bool: ...
    @property
    def owner_integrity_level(self) -> int: ...
    @property
    def security_flags(self) -> SecurityFlags: ...
    @property
    def http_method(self) -> str: ...

    async def add_file(
        self,
        remote_name: str,
        local_name: str,
        *,
        checksum: str | None = None,
    ) -> File:
        """Add a file. A ``local_name`` that is a folder leaves the name to the first response."""
        ...

    async def add_files(self, files: Sequence[tuple[str, str]]) -> Sequence[File]:
        """Add several files, all or none."""
        ...

    async def add_file_with_ranges(
        self, remote_name: str, local_name: str, ranges: Sequence[FileRange]
    ) -> File:
        """Add parts of a remote file, written back to back in the given order."""
        ...

    def enum_files(self) -> Enumerator[File]: ...

    async def suspend(self) -> None: ...
    async def resume(self) -> None: ...

    async def resume_at(self, when: datetime) -> None:
        """Go on, or begin, at a time of day (aware); a job at work goes on as it is.

        Until then :meth:`resume` begins at once, and :meth:`suspend` forgets the time.
        """
        ...

    async def cancel(self) -> int: ...
    async def complete(self) -> int: ...

    def get_error(self) -> JobError: ...

    async def set_display_name(self, name: str) -> None: ...
    async def set_description(self, text: str) -> None: ...
    async def set_priority(self, priority: int) -> None: ...
    async def set_notify_flags(self, flags: int) -> None: ...
    async def set_notify_interface(self, callback: Callback | None) -> None: ...
    async def set_minimum_retry_delay(self, seconds: float) -> None: ...
    async def set_no_progress_timeout(self, seconds: float) -> None: ...
    async def set_maximum_download_time(self, seconds: float) -> None: ...
    async def set_proxy_settings(
        self, usage: ProxyUsage | int, servers: str | None = None, bypass: str | None = None
    ) -> None: ...
    async def take_ownership(self) -> None: ...
    async def set_notify_command_line(
        self, program: str | None, parameters: str | None
    ) -> None: ...
    async def replace_remote_prefix(self, old: str, new: str) -> int: ...
    async def set_file_acl_flags(self, flags: int) -> None: ...
    async def set_peer_caching_flags(self, flags: int) -> None: ...
    async def set_property(self, property_id: PropertyId | int, value: Any) -> None: ...  # noqa: ANN401 - each property has its own type
    def get_property(self, property_id: PropertyId | int) -> Any: ...  # noqa: ANN401 - see above
    async def set_custom_headers(self, text: str | None) -> None: ...
    async def get_custom_headers(self) -> tuple[int, str | None]: ...
    async def make_custom_headers_write_only(self) -> None: ...
    async def set_security_flags(self, flags: int) -> None: ...
    async def set_http_method(self, method: str) -> None: ...

    async def change(self, changes: JobChanges) -> None:
        """Change several things at once, all of them or none; see :class:`JobChanges`.

        Raises: OptionError for the one that will not do.
        """
        ...

    async def set_on_conflict(self, conflict: Conflict) -> None:
        """Say what happens when a file of the wanted name is there already."""
        ...

    async def set_rate_limit(self, rate: int | None) -> None:
        """Limit the job to ``rate`` bytes/s; None takes its own limit away. Works at once."""
        ...

    async def set_segments(self, segments: int | None) -> None:
        """Set the connections of a file; None means as the settings say."""
        ...

    async def set_user_agent(self, text: str | None) -> None:
        """Set the User-Agent; None means as the settings say."""
        ...

    async def set_referer(self, url: str | None) -> None:
        """Set the Referer; None means none is sent."""
        ...

    async def set_cookies(self, text: str | None) -> None:
        """Set the text of a Netscape cookie file, None for no cookies; from the next run on."""
        ...

    async def set_auto_complete(self, is_automatic: bool) -> None:
        """Say whether files get their names by themselves once all are there."""
        ...

    async def set_in_order(self, is_in_order: bool) -> None:
        """Say whether files come from their start on, so that what is there can be watched."""
        ...

    async def skip_file(self, file_id: int, skip: bool = True) -> None:
        """Leave a file out (or take it in again); a job goes on without its skipped files."""
        ...

    async def set_file_priority(self, file_ids: Sequence[int], priority: int) -> None:
        """Say which files come before the others (``FilePriority``); those at work go on.

        UnsupportedError for a priority there is none of; ids of no file are left out.
        """
        ...

    async def remove_file(self, file_id: int) -> None:
        """Take a file out of the job and delete what was fetched of it."""
        ...

    async def restart_file(self, file_id: int) -> None:
        """Throw away what was fetched of a file and fetch it anew at the next run."""
        ...

    async def accept_file(self, file_id: int) -> None:
        """Say yes to what a file's error asks (recovery ASK_CONTINUE); Resume alone never does."""
        ...


class JobManager(LinkTaker, ListManager, LimitTeller, TellsNews, Protocol):
    """All jobs of a profile (M1-M4), with what lists need."""

    async def create_job(self, name: str, job_type: JobType | int = JobType.DOWNLOAD) -> Job:
        """Make a job: SUSPENDED, without files."""
        ...

    async def get_job(self, job_id: UUID) -> Job:
        """Return a job; NotFoundError also for ids in a final state."""
        ...

    async def enum_jobs(self, flags: int = 0) -> Enumerator[Job]:
        """Return own jobs, or with flag 1 all users' jobs."""
        ...

    def get_error_description(self, hresult: int, language: int = 0x409) -> str:
        """Return a sentence for any HRESULT."""
        ...

    async def views(self) -> list[JobView]:
        """Return every job of the queue in list order."""
        ...

    async def job_view(self, job_id: UUID) -> JobView: ...

    async def file_views(
        self, job_id: UUID, first: int = 0, count: int | None = None
    ) -> list[FileView]:
        """Return the files of a job in their order, or so many of them from the ``first`` on."""
        ...

    async def transferred_files(self, job_id: UUID, without: Container[int] = ()) -> list[FileView]:
        """Return the files that are whole but for those of these indexes, which are known.

        For who follows a long list: the views of all its files would be the same again each time.
        """
        ...

    async def segment_views(
        self, job_id: UUID, first: int = 0, count: int | None = None
    ) -> list[SegmentsView]:
        """Return which bytes of these files are there or on their way; quick enough to poll."""
        ...

    async def properties(self, job_id: UUID) -> JobProperties:
        """Return what can be read of a job's options; secrets are not among them."""
        ...

    async def activity(self, job_id: UUID) -> list[ActivityView]:
        """Return what happened to a job, oldest first; of an ended one as long as it is kept."""
        ...

    async def history(self, limit: int | None = None) -> list[HistoryRow]: ...
    async def clear_history(self, ids: Sequence[UUID] | None = None) -> None: ...

    async def categories(self) -> list[Category]:
        """Return the categories in their order, which is the one patterns are tried in."""
        ...

    async def save_category(self, category: Category) -> Category:
        """Make (id 0) or change a category; its types are taken from the others."""
        ...

    async def order_categories(self, ids: Sequence[int]) -> None:
        """Put the categories into this order; those left out come last."""
        ...

    async def delete_category(self, category_id: int) -> int:
        """Delete a category; return how many jobs, finished ones too, are without one by that."""
        ...

    async def set_category(self, job_ids: Sequence[UUID], category: int | None) -> None:
        """Put jobs, finished ones too, into a category (0: none; None: as the rules say)."""
        ...

    async def told(self, job_ids: Sequence[UUID]) -> None:
        """Note that whoever waited for jobs knows their result.

        Until then the same request with ``pick_up`` returns the ended job instead of a new one.
        """
        ...

    async def orphans(self) -> list[Orphan]:
        """Return unfinished files that lie in known folders and belong to no job."""
        ...

    def subscribe(self, receiver: Callable[[Changes], None]) -> Callable[[], None]:
        """Send batches of changes to ``receiver``; returns the function that ends it.

        At most one every 250 ms, on the engine's thread. Without a receiver no snapshot is made.
        """
        ...

    def subscribe_removals(self, receiver: Callable[[UUID], None]) -> Callable[[], None]:
        """Call ``receiver``, on the engine's thread, with the id of every job that ends, at once.

        Returns the function that ends it. The job's history is stored by then.
        """
        ...

    async def wait(self, job_ids: Sequence[UUID], until: Callable[[JobView], bool]) -> None:
        """Return once every job that is still in the queue satisfies ``until``."""
        ...

    async def get_settings(self) -> Any: ...  # noqa: ANN401 - settings.schema.Settings, a layer above
    async def change_settings(self, **values: object) -> list[str]:
        """Change settings by name, at once; return remarks on them. ValueError says what may be."""
        ...

    def subscribe_settings(self, receiver: Callable[[Any], None]) -> Callable[[], None]:
        """Call ``receiver`` with the settings in force, and again after every change of them.

        On the engine's thread, whoever changes them. Returns the function that ends it.
        """
        ...
