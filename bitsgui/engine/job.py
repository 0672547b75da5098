"""The job: the 32 methods of the first interface (ids J1-J32)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from uuid import UUID

from bitsgui.bits.causes import Cause
from bitsgui.bits.errors import (
    AccessDeniedError,
    EmptyJobError,
    ErrorInformationUnavailableError,
    TransferError,
    UnsupportedError,
)
from bitsgui.bits.interface import Callback
from bitsgui.bits.records import Happening, JobSecrets
from bitsgui.bits.states import ACTION
from bitsgui.bits.types import (
    DESCRIPTION_LIMIT,
    NAME_LIMIT,
    JobProgress,
    JobState,
    JobTimes,
    JobType,
    NotifyFlags,
    Priority,
    ProxySettings,
    ProxyUsage,
)
from bitsgui.engine import clock, tasks
from bitsgui.engine.certificate_methods import CertificateMethods
from bitsgui.engine.changing import Changes
from bitsgui.engine.drafts import Draft, Step
from bitsgui.engine.enumerator import SnapshotEnumerator
from bitsgui.engine.file import EngineFile
from bitsgui.engine.final_files import as_call_error
from bitsgui.engine.handle_base import (
    checked_flags,
    checked_moment,
    checked_seconds,
    checked_text,
    in_turn,
)
from bitsgui.engine.job_end import end_job
from bitsgui.engine.job_error import EngineJobError
from bitsgui.engine.later_interfaces import LaterInterfaces
from bitsgui.engine.local_names import folder_of
from bitsgui.engine.naming import part_path
from bitsgui.engine.option_checks import checked_priority, checked_proxy, checked_retry_delay
from bitsgui.engine.own_methods import OwnMethods
from bitsgui.engine.places import check_new_owner
from bitsgui.engine.source_methods import SourceMethods


class EngineJob(Changes, LaterInterfaces, CertificateMethods, SourceMethods, OwnMethods):
    """See :class:`bitsgui.bits.interface.Job`."""

    # -- getters ---------------------------------------------------------------------------------

    @property
    def id(self) -> UUID:
        """J8."""
        return self._live.record.id

    @property
    def type(self) -> JobType:
        """J9."""
        return self._live.record.type

    @property
    def progress(self) -> JobProgress:
        """J10."""
        return self._live.progress()

    @property
    def times(self) -> JobTimes:
        """J11."""
        record = self._live.record
        at = record.transferred_at
        return JobTimes(
            clock.aware(record.created),
            clock.aware(record.modified),
            clock.aware(at) if at is not None else None,
        )

    @property
    def state(self) -> JobState:
        """J12."""
        return self._live.state

    @property
    def owner(self) -> str:
        """J14."""
        return self._live.record.owner

    @property
    def display_name(self) -> str:
        """J16."""
        return self._live.record.name

    @property
    def description(self) -> str:
        """J18."""
        return self._live.record.description

    @property
    def priority(self) -> Priority:
        """J20."""
        return self._live.record.priority

    @property
    def notify_flags(self) -> NotifyFlags:
        """J22."""
        return self._options.notify_flags

    @property
    def notify_interface(self) -> Callback | None:
        """J24."""
        return self._live.callback

    @property
    def minimum_retry_delay(self) -> float:
        """J26."""
        return self._options.minimum_retry_delay_s

    @property
    def no_progress_timeout(self) -> float:
        """J28."""
        return self._options.no_progress_timeout_s

    @property
    def error_count(self) -> int:
        """J29."""
        return self._live.record.error_count

    @property
    def proxy_settings(self) -> ProxySettings:
        """J31."""
        return self._options.proxy

    def enum_files(self) -> SnapshotEnumerator[EngineFile]:
        """J3: a snapshot; files added later are not in it."""
        return SnapshotEnumerator([self._file(file) for file in self._live.files])

    def get_error(self) -> EngineJobError:
        """J13: readable in ERROR and TRANSIENT_ERROR and after it until bytes move again."""
        record = self._live.record
        if record.error is None or record.state in {
            JobState.TRANSFERRED,
            JobState.TRANSFERRING,
            JobState.ACKNOWLEDGED,
            JobState.CANCELLED,
        }:
            raise ErrorInformationUnavailableError("This download has no error.")
        return EngineJobError(self, record.error)

    # -- acting ----------------------------------------------------------------------------------

    @in_turn
    async def suspend(self) -> None:
        """J4: stop, and keep what is there."""
        step = self.suspension()
        if step is not None:
            await self._core.change(self._live, step.apply)
            await self._core.dispatcher.pause(self._live)

    def suspension(self) -> Step | None:
        """Return what J4 changes about the job as it is, None if nothing. Raises: as J4 does."""
        self.check_mutable()
        if self._live.state in {JobState.SUSPENDED, JobState.ERROR, JobState.TRANSFERRED}:
            return None

        def stop(draft: Draft) -> None:
            draft.record.start_at = None
            if draft.record.state in ACTION:
                draft.move(JobState.SUSPENDED)
            draft.after(lambda: setattr(draft.live, "is_held", False))

        return Step(stop)

    @in_turn
    async def resume(self) -> None:
        """J5: go on, or begin; cuts short a retry delay and the wait for a time."""
        await self._go(None)

    @in_turn
    async def resume_at(self, when: datetime) -> None:
        """Go on, or begin, at a time of day; a job at work goes on as it is."""
        await self._go(checked_moment(when))

    async def _go(self, start_at: float | None) -> None:
        self._check_resumable()
        if not self._is_at_work:
            # One whose disk does not answer begins when its last run has ended.
            await self._core.dispatcher.pause(self._live)
            begin = self._beginning(start_at)
            await self._core.change(self._live, begin.apply, begin.files)
        elif (change := self._once_more(start_at)) is not None:
            await self._core.change(self._live, change.apply)

    def resumption(self, when: datetime | None = None) -> Step | None:
        """Return what J5 changes about a job at rest, None if nothing. Raises: as J5 does."""
        start_at = None if when is None else checked_moment(when)
        self._check_resumable()
        return self._once_more(start_at) if self._is_at_work else self._beginning(start_at)

    def _check_resumable(self) -> None:
        self.check_mutable()
        live = self._live
        # Paused when the last bytes had come, all there is to do is to find that out.
        is_unsettled = live.state is not JobState.TRANSFERRED and live.has_transferred()
        if not live.has_work() and not is_unsettled:
            raise EmptyJobError("There is nothing to download in this job.")

    @property
    def _is_at_work(self) -> bool:
        return self._live.state in ACTION and self._live.state is not JobState.TRANSIENT_ERROR

    def _once_more(self, start_at: float | None) -> Step | None:
        """Return what is new for a job that is queued or at work: its time, None if nothing is."""
        live = self._live
        is_other_time = live.state is JobState.QUEUED and live.record.start_at != start_at
        if not is_other_time and live.download_time_s() == 0:
            self._release()
            return None

        def begin(draft: Draft) -> None:
            draft.record.download_time_s = 0.0
            if is_other_time:
                draft.record.start_at = start_at
            draft.after(self._release)

        return Step(begin)

    def _release(self) -> None:
        live = self._live
        live.is_held = live.record.was_sent = False
        if live.runner is not None:
            live.runner.began_with_sleep = clock.with_sleep()
            self._core.dispatcher.limit_changed(live)
        self._core.plan()

    def _beginning(self, start_at: float | None) -> Step:
        """Return what lets a job begin, or go on, that does neither."""
        failed = [file for file in self._live.files if file.error is not None]

        def go(draft: Draft) -> None:
            made = draft.record
            made.was_resumed = True
            made.download_time_s, made.no_progress_s = 0.0, 0.0
            made.retry_attempt = 0
            made.pending_events = 0
            made.was_sent = made.is_completing = False
            # Another try, no answer: what an error asks is answered by ``accept_file`` alone.
            for file in failed:
                draft.file(file).error = None
            made.start_at = start_at
            draft.note(Happening.RESUMED, note="" if start_at is None else Cause.TIMED)
            draft.move(JobState.QUEUED)
            draft.after(self._forget_tries)

        return Step(go, failed)

    def _forget_tries(self) -> None:
        live = self._live
        live.is_held = False
        live.no_progress_since = None
        live.marks.clear()
        self._core.transport.logins.retry(live.refusals)

    async def cancel(self) -> int:
        """J6: delete temporary and finished files; no way back."""
        self.check_mutable()
        return await end_job(self._core, self._live, JobState.CANCELLED)

    async def complete(self) -> int:
        """J7: give the files their names."""
        self.check_mutable()
        if self._live.record.type is not JobType.DOWNLOAD:
            raise UnsupportedError("Only downloads can do that.")
        try:
            return await end_job(self._core, self._live, JobState.ACKNOWLEDGED)
        except TransferError as error:
            raise as_call_error(error) from error

    # -- setters ---------------------------------------------------------------------------------

    @in_turn
    async def set_display_name(self, name: str) -> None:
        """J15."""
        self.check_mutable()
        checked_text(name, NAME_LIMIT)
        await self._core.change(self._live, lambda draft: setattr(draft.record, "name", name))

    @in_turn
    async def set_description(self, text: str) -> None:
        """J17."""
        self.check_mutable()
        checked_text(text, DESCRIPTION_LIMIT)
        await self._core.change(
            self._live, lambda draft: setattr(draft.record, "description", text)
        )

    @in_turn
    async def set_priority(self, priority: int) -> None:
        """J19: takes effect at the next scheduling decision, also in mid-job."""
        self.check_mutable()
        new = checked_priority(priority, self._options)
        await self._core.change(self._live, lambda draft: setattr(draft.record, "priority", new))

    @in_turn
    async def set_notify_flags(self, flags: int) -> None:
        """J21."""
        self.check_mutable()
        known = 0
        for flag in NotifyFlags:
            known |= flag
        checked_flags(flags, known)
        await self._set(notify_flags=NotifyFlags(flags))
        self._core.notifier.wake(self._live)

    @in_turn
    async def set_notify_interface(self, callback: Callback | None) -> None:
        """J23: not stored; events that wait are delivered to a new callback."""
        self.check_mutable()
        self._live.callback = callback
        self._core.notifier.wake(self._live)

    @in_turn
    async def set_minimum_retry_delay(self, seconds: float) -> None:
        """J25: values below the floor become the floor."""
        self.check_mutable()
        await self._set(minimum_retry_delay_s=checked_retry_delay(seconds, self._core.settings))

    @in_turn
    async def set_no_progress_timeout(self, seconds: float) -> None:
        """J27."""
        self.check_mutable()
        await self._set(no_progress_timeout_s=checked_seconds(seconds))

    @in_turn
    async def set_proxy_settings(
        self, usage: ProxyUsage | int, servers: str | None = None, bypass: str | None = None
    ) -> None:
        """J30: the lists' content is looked at only at run time."""
        self.check_mutable()
        await self._set(proxy=checked_proxy(usage, servers, bypass))

    @in_turn
    async def take_ownership(self) -> None:
        """J32: an administrator becomes the owner; secrets of the old owner go.

        BG_E_NEW_OWNER_DIFF_MAPPING cannot be: whoever uses a profile sees the same drives.
        """
        principal = self._principal
        if not principal.is_administrator:
            raise AccessDeniedError("Only an administrator can take over a download.")
        self.check_mutable()
        if self._live.record.owner == principal.user_id:
            return
        files = self._live.files
        await tasks.on_disk(
            check_new_owner, [(Path(folder_of(f.local_name)), part_path(f)) for f in files]
        )
        await self._keep(JobSecrets(), *self._live.record.secret_kinds)
        options = replace(
            self._options,
            notify_program="",
            notify_parameters="",
            client_certificate=None,
            headers_write_only=False,
        )

        def apply(draft: Draft) -> None:
            draft.record.owner, draft.record.options = principal.user_id, options
            draft.record.owner_is_elevated = principal.is_elevated
            draft.record.owner_integrity_level = principal.integrity_level

        await self._core.change(self._live, apply)
