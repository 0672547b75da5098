"""The job manager (ids M1-M4) and what lists and front ends need beside it."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Container, Sequence
from dataclasses import replace
from pathlib import Path
from uuid import UUID, uuid4

from bitsgui.bits.categories import Category
from bitsgui.bits.errors import (
    AccessDeniedError,
    BitsError,
    Hresult,
    InvalidArgumentError,
    NotFoundError,
    StoreError,
    UnsupportedError,
)
from bitsgui.bits.fresh_links import FreshLink
from bitsgui.bits.ports import Platform, Store
from bitsgui.bits.records import FileRecord, HistoryRow, JobOptions, JobRecord, Origin
from bitsgui.bits.requests import Added, AddRequest, Known
from bitsgui.bits.system_proxy import SystemProxy
from bitsgui.bits.types import NAME_LIMIT, JobType, Principal, Priority
from bitsgui.bits.views import (
    ActivityView,
    Changes,
    FileView,
    JobProperties,
    JobView,
    Orphan,
    SegmentsView,
)
from bitsgui.bits.words import say
from bitsgui.engine import (
    adding,
    at_once,
    clock,
    fresh,
    job_defaults,
    known,
    leaving,
    metalinks,
    orphans,
    setting_changes,
    snapshots,
    tasks,
)
from bitsgui.engine.activity import beginning_first, with_beginning
from bitsgui.engine.certificate_stores import CertificateStores, store_folders
from bitsgui.engine.core import Core
from bitsgui.engine.descriptions import description
from bitsgui.engine.enumerator import SnapshotEnumerator
from bitsgui.engine.file import EngineFile
from bitsgui.engine.job import EngineJob
from bitsgui.engine.link_calls import LinkCalls
from bitsgui.engine.live import LiveJob
from bitsgui.engine.local_names import as_folder_name, folder_of
from bitsgui.engine.new_ids import new_ids
from bitsgui.engine.option_checks import check_request
from bitsgui.engine.passphrases import Passphrases
from bitsgui.engine.proxy_logins import ProxyLogins
from bitsgui.engine.restoring import restore
from bitsgui.engine.system_proxies import SystemProxies
from bitsgui.engine.transport import Transport
from bitsgui.settings import schema
from bitsgui.settings.schema import Settings

ALL_USERS = 1
ORPHAN_ROWS = 200
"""Finished jobs whose folders are looked at for unfinished files without a job."""


async def open_manager(  # noqa: PLR0913 - what app joins, by name
    store: Store,
    *,
    principal: Principal,
    platform: Platform,
    preset: str = "app",
    autostart: bool = True,
    runs_jobs: bool = True,
    transport: Transport | None = None,
    system_proxy: Callable[[], SystemProxy | None] | None = None,
    profile: Path | None = None,
    owner: str = "",
    usual_folder: Callable[[], Path] | None = None,
) -> Manager:
    """Load the jobs of a profile and let them go on.

    ``preset`` is used where the profile has chosen none. Without ``autostart`` stored jobs stay
    where they are until they are resumed by a call, and unless this ``runs_jobs`` also then: they
    are queued for the next who opens the profile. Below the folder of the ``profile`` are the
    stores of certificates that jobs may show. The package manager that is ``owner`` of the program
    brings its newer versions; without one the profile's settings say who is asked for news of them.
    ``usual_folder`` tells where downloads go unless somebody or the settings say otherwise.

    Raises: StoreError.
    """
    stored = await store.load_settings()
    settings, unknown = schema.from_stored(stored, preset)
    way = transport or Transport()
    way.proxy_logins, way.passphrases = ProxyLogins(store), Passphrases(store)
    if profile is not None:
        way.certificate_stores = CertificateStores(store_folders(profile))
    if system_proxy is not None:
        way.system_proxies = SystemProxies(system_proxy, os.environ)
    core = Core(store, platform, settings, way)
    core.unknown_settings, core.categories.usual_folder = unknown, usual_folder
    core.dispatcher.is_paused = not runs_jobs
    core.pacer.look()
    core.news.owner = owner
    core.bind_handles(
        lambda live: EngineJob(core, live, Principal(live.record.owner)),
        lambda live, file: EngineFile(EngineJob(core, live, Principal(live.record.owner)), file),
    )
    manager = Manager(core, principal)
    await restore(core, autostart=autostart)
    if autostart:
        manager.look_for_orphans()
    if autostart and profile is not None:
        core.news.begin(profile)
    store.listen(core.hub.notify)
    return manager


class Manager(LinkCalls):
    """See :class:`bitsgui.bits.interface.JobManager`. Lives on the engine's loop."""

    engine_object = True

    def for_principal(self, principal: Principal) -> Manager:
        """Return the same jobs as another caller sees them."""
        return Manager(self._core, principal)

    # -- the interface ---------------------------------------------------------------------------

    async def create_job(self, name: str, job_type: JobType | int = JobType.DOWNLOAD) -> EngineJob:
        """M1."""
        return await tasks.finish(self._created(self._new_live(name, job_type)))

    async def _created(self, live: LiveJob) -> EngineJob:
        await self._core.store.save(jobs=[live.record])
        self._take_in(live)
        return self._handle(live)

    def _new_live(self, name: object, job_type: JobType | int) -> LiveJob:
        if not isinstance(name, str) or len(name) > NAME_LIMIT:
            raise InvalidArgumentError(
                say("A name of up to {name_limit} characters is needed.", name_limit=NAME_LIMIT)
            )
        if job_type != JobType.DOWNLOAD:
            raise UnsupportedError("Only downloads are supported.")
        self.check_quota()
        options = job_defaults.of_settings(self._core.settings, Origin.API)
        return self._made(uuid4(), name, options)

    def _made(self, job_id: UUID, name: str, options: JobOptions) -> LiveJob:
        now, principal = clock.stamp(), self._principal
        record = JobRecord(
            id=job_id,
            position=self._core.new_position(),
            name=name,
            owner=principal.user_id,
            created=now,
            modified=now,
            options=options,
            owner_is_elevated=principal.is_elevated,
            owner_integrity_level=principal.integrity_level,
        )
        return LiveJob(record)

    def check_quota(self, count: int = 1) -> None:
        """Refuse ``count`` more jobs if there would be too many; administrators have no quota."""
        settings, jobs = self._core.settings, self._core.jobs
        if self._principal.is_administrator:
            return
        per_machine = settings.max_jobs_per_machine
        if per_machine is not None and len(jobs) + count > per_machine:
            raise BitsError(
                say("There may be {per_machine} jobs at most.", per_machine=per_machine),
                Hresult.BG_E_TOO_MANY_JOBS_PER_MACHINE,
            )
        per_user = settings.max_jobs_per_user
        if per_user is None:
            return
        mine = sum(live.record.owner == self._principal.user_id for live in jobs.values())
        if mine + count > per_user:
            raise BitsError(
                say("A user may have {per_user} jobs at most.", per_user=per_user),
                Hresult.BG_E_TOO_MANY_JOBS_PER_USER,
            )

    def _take_in(self, live: LiveJob) -> None:
        self._core.jobs[live.record.id] = live
        self._core.touched(live)

    async def get_job(self, job_id: UUID) -> EngineJob:
        """M2."""
        handle = self._handle(self._live(job_id))
        owner = handle.owner
        if owner != self._principal.user_id and not self._principal.is_administrator:
            raise AccessDeniedError("This download belongs to another user.")
        return handle

    async def enum_jobs(self, flags: int = 0) -> SnapshotEnumerator[EngineJob]:
        """M3."""
        if flags not in {0, ALL_USERS}:
            raise UnsupportedError(say("There is no flag {flags} here.", flags=repr(flags)))
        if flags == ALL_USERS and not self._principal.is_administrator:
            raise AccessDeniedError("Only an administrator can see the jobs of all users.")
        wanted = [
            live
            for live in self._core.jobs.values()
            if not live.is_hidden
            and (flags == ALL_USERS or live.record.owner == self._principal.user_id)
        ]
        return SnapshotEnumerator([self._handle(live) for live in wanted])

    def get_error_description(self, hresult: int, language: int = 0x409) -> str:
        """M4."""
        return description(hresult, language)

    # -- for front ends --------------------------------------------------------------------------

    async def add(self, request: AddRequest) -> list[Added]:
        """Make (or pick up) and start the jobs of a request; all or nothing."""
        request = await metalinks.followed(self._core, request)
        check_request(request, self._core.settings, is_exempt=self._principal.is_administrator)
        with adding.reserved_parts(self._core, request):
            checked = await adding.checked(self._core, request)
            return await tasks.finish(adding.add(self, self._core, request, checked))

    async def known(self, request: AddRequest) -> list[Known]:
        """Return which links of a request are there already; nothing is contacted."""
        return await known.known(self._core, request)

    async def look_at_link(self, job_id: UUID, file_id: int, url: str) -> FreshLink:
        """Ask what a fresh link for a file leads to; nothing of the file changes."""
        live = self._live(job_id)
        file = next((file for file in live.files if file.id == file_id), None)
        if file is None:
            raise NotFoundError("This file is not in the job any more.")
        return await fresh.look(self._core, live, file, url)

    async def views(self) -> list[JobView]:
        """Return every job of the queue in list order."""
        return self._views(is_hidden=False)

    async def job_view(self, job_id: UUID) -> JobView:
        """Return one job."""
        return snapshots.job_view(self._live(job_id))

    async def file_views(
        self, job_id: UUID, first: int = 0, count: int | None = None
    ) -> list[FileView]:
        """Return the files of a job, or a run of them."""
        live = self._live(job_id)
        end = None if count is None else first + count
        return [snapshots.file_view(live, file) for file in live.files[first:end]]

    async def transferred_files(self, job_id: UUID, without: Container[int] = ()) -> list[FileView]:
        """Return the files that are whole but for those of these indexes."""
        live = self._live(job_id)
        new = (file for file in live.files if file.transferred and file.index not in without)
        return [snapshots.file_view(live, file) for file in new]

    async def segment_views(
        self, job_id: UUID, first: int = 0, count: int | None = None
    ) -> list[SegmentsView]:
        """Return which bytes of each file are there or on their way, or of a run of them."""
        live = self._live(job_id)
        end = None if count is None else first + count
        return [snapshots.segments_view(live, file) for file in live.files[first:end]]

    async def properties(self, job_id: UUID) -> JobProperties:
        """Return what a job was asked to do."""
        return snapshots.properties(self._live(job_id))

    async def activity(self, job_id: UUID) -> list[ActivityView]:
        """Return what happened to a job, also to an ended one, oldest first."""
        live = self._core.jobs.get(job_id)
        if live is None:
            found = beginning_first(await self._core.store.activity(job_id))
        else:
            if not live.activity.is_whole:
                live.activity.complete(await self._core.store.activity(job_id))
            found = with_beginning(live.activity.entries(), live.record)
        return [snapshots.activity_view(entry) for entry in found]

    async def history(self, limit: int | None = None) -> list[HistoryRow]:
        """Return finished jobs, newest first."""
        return await self._core.store.history(limit=limit)

    async def orphans(self) -> list[Orphan]:
        """Return unfinished files that lie in known folders and belong to no job.

        Known are the folders of the queue and of the newest finished jobs, and those where
        downloads go unless told otherwise: these are left when a list of jobs is lost.
        """
        places = await self._core.categories.folders()
        names = [f.local_name for live in self._core.jobs.values() for f in live.files]
        for row in await self._core.store.history(limit=ORPHAN_ROWS):
            names += [file.local_name for file in row.files]
        folders = {folder_of(name) async for name in at_once.paced(names)}
        folders = {as_folder_name(folder) for folder in (*folders, *places)}
        found = await tasks.on_disk(orphans.find, sorted(folders))
        if not found:
            return []
        # Only now: most often there is none, and the queue may have thousands of part files.
        # A server may give a finished file a name like theirs.
        known = self._core.part_paths() | set(names)
        strange = await tasks.on_disk(orphans.strangers, found, known)
        return await tasks.on_disk(orphans.still_there, strange)

    def look_for_orphans(self) -> None:
        """Tell of unfinished files without a job, as soon as the disk has answered."""
        tasks.spawn_logged("look for orphans", self._tell_orphans())

    async def _tell_orphans(self) -> None:
        try:
            found = await self.orphans()
        except (StoreError, OSError):
            return  # it closed before the disk had answered
        for words in orphans.notices(found):
            self._core.hub.notify(words)

    async def categories(self) -> list[Category]:
        """Return the categories in their order."""
        return self._core.categories.all

    async def save_category(self, category: Category) -> Category:
        """Make (id 0) or change a category; its types are taken from the others."""
        return await tasks.finish(self._core.categories.save(category))

    async def order_categories(self, ids: Sequence[int]) -> None:
        """Put the categories into this order; those left out come last."""
        await tasks.finish(self._core.categories.order(ids))

    async def delete_category(self, category_id: int) -> int:
        """Delete a category; return how many jobs are without one by that, finished ones too."""
        return await tasks.finish(self._core.categories.delete(category_id))

    async def set_category(self, job_ids: Sequence[UUID], category: int | None) -> None:
        """Put jobs, finished ones too, into a category (0: none; None: as the rules say)."""
        await self._core.categories.assign(
            job_ids, category, lambda live: self._handle(live).check_mutable()
        )

    def subscribe(self, receiver: Callable[[Changes], None]) -> Callable[[], None]:
        """Send batches of changes to ``receiver``; see ``ChangeHub``."""
        return self._core.hub.subscribe(receiver)

    def subscribe_removals(self, receiver: Callable[[UUID], None]) -> Callable[[], None]:
        """Call ``receiver`` with the id of every job that leaves the queue, at once."""
        return self._core.hub.subscribe_removals(receiver)

    def subscribe_notices(self, receiver: Callable[[str], None]) -> Callable[[], None]:
        """Send what the user should be told of the list itself to ``receiver`` alone, at once."""
        return self._core.hub.subscribe_notices(receiver)

    async def wait(self, job_ids: Sequence[UUID], until: Callable[[JobView], bool]) -> None:
        """Return once every job that is still in the queue satisfies ``until``."""
        changed = asyncio.Event()
        end = self._core.hub.subscribe(lambda _: changed.set())
        try:
            while True:
                changed.clear()
                left = [self._core.jobs[i] for i in job_ids if i in self._core.jobs]
                if all(until(snapshots.job_view(live)) for live in left):
                    return
                await changed.wait()
        finally:
            end()

    async def get_settings(self) -> Settings:
        """Return the settings in force."""
        return self._core.settings

    async def change_settings(self, **values: object) -> list[str]:
        """Change settings by name; takes effect at once, the timeouts of a job at its next run."""
        return await setting_changes.change(self._core, values)

    def subscribe_settings(self, receiver: Callable[[Settings], None]) -> Callable[[], None]:
        """Call ``receiver`` with the settings in force, and again after every change of them."""
        receivers = self._core.settings_receivers
        receivers.append(receiver)
        receiver(self._core.settings)

        def end() -> None:
            if receiver in receivers:
                receivers.remove(receiver)

        return end

    def leave(self) -> None:
        """Be ready to close: start nothing, and end what only waits for a person."""
        leaving.leave(self._core)

    async def close(self) -> None:
        """Stop in stages; the store is closed by who opened it."""
        with tasks.leaving_stuck_disks():
            await self._core.close()

    def maker_for(self, request: AddRequest) -> Callable[[str], LiveJob]:
        """Return what makes the jobs of a request by their names, not stored yet.

        The quota is the caller's matter.
        """
        settings, ids = self._core.settings, new_ids(len(request.groups()))
        usual = job_defaults.of_settings(settings, request.origin)
        options = job_defaults.of_request(request, usual)
        delay = max(options.minimum_retry_delay_s, settings.retry_delay_floor_s)
        options = replace(options, minimum_retry_delay_s=delay)
        is_user = request.origin is Origin.USER
        offered = settings.user_priority if is_user else settings.import_priority
        priority = Priority(offered) if request.priority is None else request.priority
        if options.http_method is not None:
            priority = Priority.FOREGROUND

        def make(name: str) -> LiveJob:
            live = self._made(next(ids), name[:NAME_LIMIT], options)
            live.record.priority = priority
            return live

        return make

    def take_in(self, live: LiveJob, files: list[FileRecord]) -> None:
        """Show a stored job to everybody."""
        live.files = files
        for file in files:
            self._core.claims.update(file)
        self._take_in(live)
