"""The engine's middle: holds the jobs and changes their states.

Everything here runs on the engine's loop. State changes go through :meth:`Core.move`, and what a
call promised to be durable is stored before the call returns.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from uuid import UUID

from bitsgui.bits.errors import Hresult, StoreError, TransferError
from bitsgui.bits.facts import Facts
from bitsgui.bits.interface import File, Job
from bitsgui.bits.ports import Platform, Store
from bitsgui.bits.records import ActivityRecord, FileRecord, Happening, JobRecord, JobSecrets
from bitsgui.bits.states import ACTION, FINAL, RUNNING, check_transition
from bitsgui.bits.types import JobState
from bitsgui.bits.views import JobView
from bitsgui.bits.words import words_of
from bitsgui.engine import clock, snapshots, tasks
from bitsgui.engine.categories import CategoryBook
from bitsgui.engine.changes import ChangeHub
from bitsgui.engine.claims import Claims
from bitsgui.engine.decisions import Decisions
from bitsgui.engine.dispatch import Dispatcher
from bitsgui.engine.drafts import HAPPENINGS, Draft
from bitsgui.engine.fading import Fading
from bitsgui.engine.fetcher import Fetcher
from bitsgui.engine.file_saver import FileSaver
from bitsgui.engine.holds import Holds
from bitsgui.engine.hosts import HostBook
from bitsgui.engine.inactivity import Inactivity
from bitsgui.engine.journal import Journal
from bitsgui.engine.listening import Listener
from bitsgui.engine.live import LiveJob, lost_kinds, oldest_file
from bitsgui.engine.moving import Moves
from bitsgui.engine.naming import part_path
from bitsgui.engine.network_limits import NetworkBook
from bitsgui.engine.news import News
from bitsgui.engine.notify import Notifier
from bitsgui.engine.outcomes import Outcomes
from bitsgui.engine.pacing import Pacer
from bitsgui.engine.portals import Portals
from bitsgui.engine.probes import Prober
from bitsgui.engine.recorder import Recorder
from bitsgui.engine.removals import Removals
from bitsgui.engine.run_context import RunContext
from bitsgui.engine.scheduler import Queue
from bitsgui.engine.standing import StandingHub
from bitsgui.engine.throttle import Bucket
from bitsgui.engine.transport import Transport
from bitsgui.settings.schema import Settings

log = logging.getLogger(__name__)


class Core:
    """Jobs of one profile and what they share."""

    def __init__(
        self,
        store: Store,
        platform: Platform,
        settings: Settings,
        transport: Transport,
    ) -> None:
        self.store = store
        self.platform = platform
        self.facts = Facts()
        self.settings = settings
        self.transport = transport
        self.jobs: dict[UUID, LiveJob] = {}
        self.dispatcher = Dispatcher(self)
        self.outcomes = Outcomes(self)
        self.decisions = Decisions(self)
        self.inactivity = Inactivity(self)
        self.hosts = HostBook.of(settings)
        self.networks = NetworkBook(settings)
        self.recorder = Recorder(store, self._save_files)
        self.file_saver = FileSaver(store)
        self.journal = Journal(store)
        self.pacer = Pacer(self)
        self.hub = ChangeHub(self._view)
        self.standing = StandingHub(self.jobs, self.hub)
        transport.trust.on_problem = self.hub.notify
        transport.follow(settings)
        self._fading = Fading(self.hub.touch)
        self.notifier = Notifier(self)
        self.prober = Prober(self)
        self.portals = Portals(self)
        self.news = News(self)
        self.unknown_settings: dict[str, object] = {}
        self.settings_receivers: list[Callable[[Settings], None]] = []
        self.settings_lock = asyncio.Lock()
        self.claims = Claims()
        self.categories = CategoryBook(self)
        self.removals = Removals(self)
        self.moves = Moves(self)
        self.reserved_parts: set[str] = set()
        self._last_position: int | None = None
        self._unsaved: set[LiveJob] = set()
        self.is_leaving = False
        self.is_closing = False
        self.handle: Callable[[LiveJob], Job]
        self.file_handle: Callable[[LiveJob, FileRecord], File]

    def bind_handles(
        self,
        handle: Callable[[LiveJob], Job],
        file_handle: Callable[[LiveJob, FileRecord], File],
    ) -> None:
        """Say how objects for callbacks are made: they need this class, it cannot import them."""
        self.handle = handle
        self.file_handle = file_handle

    @property
    def conditions(self) -> Facts:
        """The facts, with a login to the network that is missing by what its own requests met."""
        page = self.portals.page
        return replace(self.facts, portal=page) if page and not self.facts.portal else self.facts

    def apply_settings(self, settings: Settings) -> None:
        """Take over new settings, and tell of them."""
        before, self.settings = self.settings, settings
        self.networks.follow(settings)
        self.pacer.look()
        self.transport.follow(settings)
        self.hosts.follow(settings)
        self.inactivity.plan()
        self.news.follow(settings)
        self.dispatcher.settings_changed(before)
        for receiver in list(self.settings_receivers):
            try:
                receiver(settings)
            except Exception:
                log.exception("a receiver of settings failed")

    def _view(self, job_id: UUID) -> JobView | None:
        live = self.jobs.get(job_id)
        if live is None or live.is_hidden:
            return None
        view = snapshots.job_view(live)
        self._fading.told(view)
        return view

    # -- records ---------------------------------------------------------------------------------

    async def change(
        self, live: LiveJob, apply: Callable[[Draft], None], files: Sequence[FileRecord] = ()
    ) -> None:
        """Store what ``apply`` makes of a job and ``files`` of it; then it takes effect.

        Until then nothing of it is seen and no run begins; what goes on is not held up. On a store
        error nothing has changed.
        """
        await self.decisions.change(live, apply, files)

    async def store_job(self, live: LiveJob, files: Sequence[FileRecord] = ()) -> None:
        """Store a job, files of it and what happened to it, at once. Raises: StoreError."""
        await live.decided()
        await self.store_record(live, live.record, files)

    async def store_record(
        self,
        live: LiveJob,
        record: JobRecord,
        files: Sequence[FileRecord],
        noted: Sequence[ActivityRecord] = (),
        secrets: JobSecrets | None = None,
    ) -> None:
        """Store what a job is to be, and what is still to be stored of it. Raises: StoreError."""
        entries = live.unsaved_activity()
        self._unsaved.discard(live)  # before: what changes while it is written is not in it
        unsaved = live.take_unsaved_files()
        if unsaved:
            files = list({file.id: file for file in (*unsaved, *files)}.values())
        live.saves += 1
        try:
            await self.store.save(
                jobs=[record],
                files=files,
                secrets={} if secrets is None else {record.id: secrets},
                activity=[*entries, *noted],
            )
        except StoreError:
            live.saves -= 1
            self._unsaved.add(live)
            for file in unsaved:
                live.file_changed(file)
            raise
        live.saves -= 1
        live.activity_saved(entries)

    async def store_drafts(self, drafts: Sequence[Draft]) -> None:
        """Store what jobs of which all is on record are to be, at once. Raises: StoreError."""
        if not drafts:
            return
        lives = [draft.live for draft in drafts]
        self._unsaved.difference_update(lives)
        try:
            await self.store.save(
                jobs=[draft.record for draft in drafts],
                files=[file for draft in drafts for file in draft.files],
                secrets={d.record.id: d.secrets for d in drafts if d.secrets is not None},
                activity=[entry for draft in drafts for entry in draft.noted],
                is_fresh=True,
            )
        except StoreError:
            self._unsaved.update(lives)
            raise

    async def store_job_files(self, live: LiveJob, files: Sequence[FileRecord]) -> None:
        """Store files of a job, and what happened to it."""
        entries = live.unsaved_activity()
        await self.store.save(files=files, activity=entries)
        live.activity_saved(entries)

    def stamp(self, live: LiveJob) -> None:
        """Note progress or a change by a caller: the job is in use."""
        live.active_at = clock.monotonic()
        self._modified(live)

    def _modified(self, live: LiveJob) -> None:
        """Set the modification time; it never goes back, whatever the system clock does."""
        live.record.modified = max(live.record.modified, clock.stamp())
        self._unsaved.add(live)

    def touched(self, live: LiveJob) -> None:
        """Let watchers and callbacks know that a job is different."""
        self.hub.touch(live.record.id)
        self.notifier.modified(live)
        if self.queue.forget_hosts(live):
            self.plan()  # a server that has room may be among those of its files

    async def secrets_of(self, live: LiveJob) -> JobSecrets:
        """Return the job's secrets, from the store the first time.

        What was lost is asked of the store again each time: the keyring may be open by then.
        """
        if live.secrets is None or lost_kinds(live):
            live.secrets = await self.store.load_secrets(live.record.id)
            if not live.record.secret_kinds:
                live.record.secret_kinds = live.secrets.kinds
        return live.secrets

    async def _secrets_for_run(self, live: LiveJob) -> JobSecrets:
        """Return the job's secrets; refuse to send anything without those it was given."""
        secrets = await self.secrets_of(live)
        lost = lost_kinds(live)
        if lost:
            raise TransferError(
                Hresult.BG_E_TOKEN_REQUIRED, f"not kept at the last exit: {', '.join(lost)}"
            )
        return secrets

    def new_position(self) -> int:
        """Return the place behind all jobs there are or were in this run."""
        if self._last_position is None:
            places = (live.record.position for live in self.jobs.values())
            self._last_position = max(places, default=0)
        self._last_position += 1
        return self._last_position

    def part_paths(self) -> set[str]:
        """Return the part files the queue's records know."""
        paths = (part_path(file) for live in self.jobs.values() for file in live.files)
        return {str(path) for path in paths if path is not None}

    async def _save_files(self, files: Sequence[FileRecord]) -> None:
        """Store files of any jobs of the queue. Raises: StoreError."""
        found = [(self.jobs.get(file.job_id), file) for file in files]
        await asyncio.gather(
            *(self.file_saver.save(live, [file]) for live, file in found if live is not None)
        )

    # -- states ----------------------------------------------------------------------------------

    def move(self, live: LiveJob, new: JobState) -> None:
        """Change a job's state, in memory, and note it: who calls stores it.

        Raises: TransitionError for a change that is not in the table of states.
        """
        old = live.record.state
        if old is new:
            return
        check_transition(old, new)
        if new in HAPPENINGS:
            self.journal.note(live, HAPPENINGS[new])
        self.enter(live, new)

    def enter(self, live: LiveJob, new: JobState) -> None:
        """Change a job's state where that is noted, and stored or about to be.

        All changes of a job that is in the queue come through here. A stored job is given its
        first state where it is taken in (at the start, and when links are added).
        """
        old = live.record.state
        check_transition(old, new)
        if old in RUNNING and new not in RUNNING:
            self.dispatcher.left_run(live, new)
        live.record.state = new
        self._modified(live)  # not a stamp: a job that only retries is idle
        self.standing.entered(live, new)
        if new is JobState.QUEUED:
            self.queue.add(live)
        elif old is JobState.QUEUED:
            self.queue.discard(live)
        if new is not JobState.TRANSIENT_ERROR:
            live.stop_timer()
        if new in FINAL:
            self.jobs.pop(live.record.id, None)
            self._unsaved.discard(live)
            self._release_names(live)
            self.notifier.forget(live)
            self.hub.remove(live.record.id)
        else:
            self.touched(live)
        if new is JobState.QUEUED or (old in RUNNING and new not in RUNNING):
            self.plan()  # somebody asks for a place, or one is free

    def _release_names(self, live: LiveJob) -> None:
        if live.state is JobState.ACKNOWLEDGED:
            self.claims.end(live.files, partial(oldest_file, self.jobs.values()))
        else:
            self.claims.release(live.files)

    async def halt(self, live: LiveJob) -> None:
        """End a job's run if it has one; progress is recorded when this returns."""
        await self.dispatcher.halt(live)

    def plan(self) -> None:
        """Look soon at who may run."""
        self.dispatcher.plan()

    @property
    def queue(self) -> Queue:
        """The jobs in state QUEUED."""
        return self.dispatcher.queue

    def go_on_after_failed_end(self, live: LiveJob) -> None:
        """Put a job that could not be ended back where it goes on by itself."""
        if live.state is JobState.QUEUED:
            self.queue.add(live)
            self.plan()
        elif live.state in ACTION:
            self.move(live, JobState.QUEUED)

    async def save(self, live: LiveJob) -> None:
        """Store a job; a store that cannot be written is reported and tried again later."""
        if live.state in FINAL:
            return
        try:
            await self.store_job(live)
        except StoreError as error:
            log.warning("job list not written: %s", error)
            self.hub.notify(words_of(error))

    def save_soon(self, live: LiveJob) -> None:
        """Store a job without waiting for it."""
        tasks.spawn_logged("save job", self.save(live))

    # -- runs ------------------------------------------------------------------------------------

    async def run_context(self, live: LiveJob) -> RunContext:
        """Return what a run of a job works with."""
        secrets = await self._secrets_for_run(live)
        options = live.record.options
        fetcher = Fetcher(self.transport, self.settings, options, secrets, lambda: self.settings)
        fetcher.ways.on_no_script = partial(self.journal.note, live, Happening.NO_PROXY_SCRIPT)
        fetcher.on_accepted = live.note_accepted
        if options.checks_certificates:
            fetcher.approve_by(live.approver)
        live.bucket = Bucket(options.rate_limit)
        live.networks = self.networks.of_job(options.interface)
        live.holds = Holds(live.bucket, self.pacer.bucket, live.networks.values())
        return RunContext(
            job=live.record,
            current_settings=lambda: self.settings,
            save=partial(self.file_saver.save, live),
            fetcher=fetcher,
            hosts=self.hosts,
            recorder=self.recorder,
            listener=Listener(self, live),
            marks=live.marks,
            global_bucket=self.pacer.bucket,
            job_bucket=live.bucket,
            network_buckets=live.networks.values(),
            holds=live.holds,
            claims=self.claims,
            job_size=lambda: sum(file.size or 0 for file in live.files),
            expect=live.expect,
            distrusts_pages=lambda: live.waives_portal and bool(self.conditions.portal),
        )

    # -- end -------------------------------------------------------------------------------------

    async def close(self) -> None:
        """Stop in stages: no new runs, stop the running ones, record, let callbacks end."""
        self.is_closing = True
        self.inactivity.close()
        self.pacer.close()
        await self.portals.close()
        await self.dispatcher.close()
        self.outcomes.close()
        await self.removals.close()
        await self.moves.close()
        await self.news.close()
        await self.prober.close()
        for live in self.jobs.values():
            live.stop_timer()
        await asyncio.gather(*(self.halt(live) for live in self.jobs.values() if live.is_busy))
        endings = [live.ending for live in self.jobs.values() if live.ending is not None]
        if endings:
            await asyncio.wait(endings)
        await self.decisions.all_of(self.jobs.values())
        await self.recorder.close()
        await self.file_saver.close()
        await self._save_running()
        await self.notifier.close()
        self.standing.close()
        self.hub.close()
        self._fading.close()
        await self.transport.aclose()

    async def _save_running(self) -> None:
        """Store clocks and states of jobs that were at work; they come back as QUEUED.

        And of the others what no call has stored: a time of modification never goes back.
        """
        at_work = [live for live in self.jobs.values() if live.is_at_work]
        for live in at_work:
            if live.runner is not None:
                live.count_time()
            if live.no_progress_since is not None:
                self.outcomes.patience_left(live)
        unsaved = {live for live in self._unsaved if live.record.id in self.jobs}.union(at_work)
        if not unsaved:
            return
        try:
            await self.store.save(
                jobs=[live.record for live in unsaved],
                activity=[entry for live in unsaved for entry in live.activity.unsaved()],
            )
        except StoreError as error:  # the rest is closed all the same
            log.warning("job list not written at the end: %s", error)
