"""A job manager in memory: the interface's rules for what the window uses, without transfers."""

import asyncio
from collections.abc import Callable, Container, Sequence
from dataclasses import replace
from itertools import count
from pathlib import PurePath
from typing import cast
from uuid import UUID

from bitsgui.bits.categories import Category, CategoryError, checked
from bitsgui.bits.errors import (
    BitsError,
    EmptyJobError,
    Hresult,
    InvalidArgumentError,
    InvalidStateError,
    NotFoundError,
)
from bitsgui.bits.fresh_links import FreshLink, Remote
from bitsgui.bits.interface import JobManager
from bitsgui.bits.list_interface import Shift
from bitsgui.bits.mirrors import Mirror
from bitsgui.bits.moves import MoveView
from bitsgui.bits.records import HistoryRow, JobOptions
from bitsgui.bits.requests import Added, AddRequest, Known
from bitsgui.bits.states import ACTION, FINAL, check_transition
from bitsgui.bits.types import (
    NAME_LIMIT,
    FilePriority,
    JobState,
    Priority,
)
from bitsgui.bits.views import (
    ActivityView,
    Changes,
    FileView,
    JobProperties,
    JobView,
    ProbeView,
    SegmentsView,
)
from bitsgui.engine.handle_base import checked_seconds, checked_text
from bitsgui.engine.option_checks import checked_rate, checked_segments
from bitsgui.gui.links import host_of, name_of
from bitsgui.settings.schema import LIMITS, Settings
from tests.gui.fake_history import FakeHistory, FakeStanding
from tests.gui.fake_many import FakeMany
from tests.gui.fake_options import FakeLogins, FakeOptions, FakeSources, FakeTrials
from tests.gui.fake_settings import FakeSettings
from tests.gui.samples import KINDS, NOW, files_of, finished, job, segments_of

S = JobState


class FakeFile:
    def __init__(self, owner: "FakeJob", view: FileView) -> None:
        self._owner = owner
        self.id = view.id
        self.remote_name = view.remote_name
        self.local_name = view.local_name

    async def set_remote_name(self, url: str) -> None:
        self._owner.change_file(self.id, remote_name=url, error=None)


class FakeEnumerator:
    def __init__(self, items: list[FakeFile]) -> None:
        self._items = items
        self.count = len(items)

    def next(self, count: int = 1) -> tuple[list[FakeFile], int]:
        items, self._items = self._items[:count], self._items[count:]
        return items, 0 if len(items) == count else 1


class FakeJob(FakeOptions):
    """A job whose state only changes as the transition table allows."""

    def __init__(self, manager: "FakeManager", job_id: UUID) -> None:
        self._manager = manager
        self.id = job_id

    @property
    def view(self) -> JobView:
        return self._manager.jobs[self.id]

    @property
    def state(self) -> JobState:
        return self.view.state

    def enter(self, state: JobState, **values) -> None:
        check_transition(self.state, state)
        self._manager.put(replace(self.view, state=state, **values))

    def change_file(self, file_id: int, **values) -> None:
        files = self._manager.files[self.id]
        place = next(i for i, view in enumerate(files) if view.id == file_id)
        files[place] = replace(files[place], **values)
        self._manager.put(replace(self.view, modified=NOW))

    async def suspend(self) -> None:
        self._manager.note("suspend", self.id)
        if self.state == S.SUSPENDED:
            return
        if self.state not in ACTION:
            raise InvalidStateError
        self.enter(S.SUSPENDED, rate=0.0, time_left_s=None, segments=0, wait=None)

    async def use_any_network(self) -> None:
        self._manager.note("use any network", self.id)

    async def resume(self) -> None:
        self._manager.note("resume", self.id)
        if not self.view.files_total:
            raise EmptyJobError
        if self.state in {S.SUSPENDED, S.ERROR, S.TRANSIENT_ERROR}:
            self.enter(S.QUEUED, error=None, wait=None)

    async def cancel(self) -> int:
        self._manager.note("cancel", self.id)
        self.enter(S.CANCELLED)
        self._manager.drop(self.id)
        return 0

    async def complete(self) -> int:
        self._manager.note("complete", self.id)
        partial = self.view.files_transferred < self.view.files_total
        view = self.view
        self.enter(S.ACKNOWLEDGED)
        self._manager.drop(self.id)
        row = finished(view.id.int, view.name, view.bytes_total or view.bytes_transferred)
        self._manager.rows.insert(0, row)
        return int(Hresult.BG_S_PARTIAL_COMPLETE) if partial else 0

    def enum_files(self) -> FakeEnumerator:
        return FakeEnumerator([FakeFile(self, view) for view in self._manager.files[self.id]])

    async def set_display_name(self, name: str) -> None:
        checked_text(name, NAME_LIMIT)
        self._manager.put(replace(self.view, name=name))

    async def set_priority(self, priority: Priority) -> None:
        self._manager.put(replace(self.view, priority=priority))

    async def set_segments(self, segments: int | None) -> None:
        checked_segments(segments, self._manager.settings)
        self._set(segments=segments)

    async def set_rate_limit(self, rate: int | None) -> None:
        low, high = LIMITS["rate_limit"]
        if rate is not None and not low <= rate <= high:
            words = f"A limit is a number of bytes a second from {low:.0f} to {high:.0f}."
            raise InvalidArgumentError(words)
        checked_rate(rate)
        self._set(rate_limit=rate)
        self._manager.put(replace(self.view, rate_limit=rate))

    async def set_minimum_retry_delay(self, seconds: float) -> None:
        self._set(minimum_retry_delay_s=checked_seconds(seconds))

    async def set_referer(self, url: str | None) -> None:
        self._set(referer=url)

    async def set_in_order(self, is_in_order: bool) -> None:
        self._set(in_order=is_in_order)
        self._manager.put(replace(self.view, in_order=is_in_order))

    def _set(self, **values) -> None:
        before = self._manager.options.get(self.id, JobOptions())
        self._manager.options[self.id] = replace(before, **values)
        self._manager.put(replace(self.view, modified=NOW))

    async def skip_file(self, file_id: int, skip: bool = True) -> None:
        self._manager.note("skip_file", self.id)
        self.change_file(file_id, skipped=skip, error=None)

    async def set_file_priority(self, file_ids: Sequence[int], priority: int) -> None:
        for file_id in file_ids:
            self.change_file(file_id, priority=FilePriority(priority))

    async def remove_file(self, file_id: int) -> None:
        self._manager.note("remove_file", self.id)
        files = [view for view in self._manager.files[self.id] if view.id != file_id]
        self._manager.files[self.id] = files
        self._manager.put(replace(self.view, files_total=len(files)))

    async def restart_file(self, file_id: int) -> None:
        self._manager.note("restart_file", self.id)
        self.change_file(file_id, bytes_transferred=0, error=None)
        self._manager.put(replace(self.view, bytes_transferred=0))

    async def accept_file(self, file_id: int) -> None:
        self._manager.note("accept_file", self.id)
        self.change_file(file_id, bytes_transferred=0, error=None)


class FakeManager(
    FakeMany, FakeLogins, FakeSources, FakeHistory, FakeTrials, FakeSettings, FakeStanding
):
    """``calls`` lists what was asked for; ``refuse_next`` makes the next add fail."""

    def __init__(self, views: Sequence[JobView] = (), rows: Sequence[HistoryRow] = ()) -> None:
        self.jobs = {view.id: view for view in views}
        super().__init__(rows)
        self.files = {view.id: files_of(view) for view in views}
        self.calls: list[tuple[str, UUID]] = []
        self.hidden: dict[UUID, JobView] = {}
        self.moved: list[tuple[UUID, str]] = []
        self.may_move = asyncio.Event()
        self.shifts: list[tuple[list[UUID], Shift | UUID]] = []
        self.hidden_rows: dict[UUID, HistoryRow] = {}
        self.requests: list[AddRequest] = []
        self.refuse_next: BitsError | None = None
        self._numbers = count(1000)
        self.kinds = list(KINDS)
        self.options: dict[UUID, JobOptions] = {}
        self.headers: dict[UUID, str | None] = {}
        self.notes: dict[UUID, str] = {}
        self.mirrors: dict[UUID, tuple[Mirror, ...]] = {}
        self.happened: dict[UUID, list[ActivityView]] = {}
        self.probes: dict[str, ProbeView] = {}
        self.probed: list[AddRequest] = []
        self.fresh: dict[str, FreshLink] = {}
        self.gate: asyncio.Event | None = None
        self.names_there: frozenset[str] = frozenset()

    @property
    def port(self) -> JobManager:
        """The manager as the window takes it, which calls no more of one than there is here."""
        return cast("JobManager", self)

    def note(self, name: str, job_id: UUID) -> None:
        self.calls.append((name, job_id))

    def called(self, name: str) -> list[UUID]:
        return [job_id for done, job_id in self.calls if done == name]

    def put(self, *views: JobView) -> None:
        """Store snapshots and tell of them in one batch."""
        for view in views:
            self.jobs[view.id] = view
            self.files.setdefault(view.id, files_of(view))
        self.tell(Changes(changed=tuple(view for view in views if view.state not in FINAL)))

    def drop(self, job_id: UUID) -> None:
        self.jobs.pop(job_id)
        self.files.pop(job_id)
        self.tell(Changes(removed=(job_id,)))

    async def get_job(self, job_id: UUID) -> FakeJob:
        if job_id not in self.jobs:
            raise NotFoundError
        return FakeJob(self, job_id)

    async def add(self, request: AddRequest) -> list[Added]:
        if self.refuse_next is not None:
            refusal, self.refuse_next = self.refuse_next, None
            raise refusal
        self.requests.append(request)
        groups = [request.links] if request.one_job else [(link,) for link in request.links]
        return [self._make(request, [link.url for link in group]) for group in groups]

    def _make(self, request: AddRequest, urls: list[str]) -> Added:
        number = next(self._numbers)
        name = PurePath(urls[0]).name if len(urls) == 1 else f"{len(urls)} files"
        view = job(
            number,
            name,
            state=S.QUEUED if request.start else S.SUSPENDED,
            priority=request.priority or Priority.FOREGROUND,
            **({} if request.category is None else {"category": request.category}),
            bytes_total=None,
            files_total=len(urls),
            remote_name=urls[0],
            folder=request.folder,
        )
        self.put(view)
        return Added(view.id, is_new=True)

    async def known(self, request: AddRequest) -> list[Known]:
        """Answer as the engine does, for links and places written alike."""
        found: list[Known] = []
        for place, link in enumerate(request.links):
            wanted = f"{request.folder}/{link.name or PurePath(link.url.partition('?')[0]).name}"
            files = [view for views in self.files.values() for view in views]
            same = [view for view in files if view.remote_name == link.url]
            near = [view for view in files if view.local_name == wanted and not view.transferred]
            found += [Known(place, v.job_id, v.id, bool(same)) for v in (same or near)[:1]]
            ended = [row.id for row in self.rows if row.files[0].remote_name == link.url]
            if ended and not same and not near:
                found.append(Known(place, ended[0], None, is_same_link=True))
        return found

    async def probe(self, request: AddRequest) -> ProbeView:
        """Answer at once, or when ``gate`` opens."""
        self.probed.append(request)
        url = request.links[0].url
        if self.gate is not None:
            await self.gate.wait()
        return self.probes.get(url) or ProbeView(url, name_of(url), 5000, True, host=host_of(url))

    async def look_at_link(self, job_id: UUID, file_id: int, url: str) -> FreshLink:
        """Answer as told, else that it is the same file; when ``gate`` opens if there is one."""
        if self.gate is not None:
            await self.gate.wait()
        same = FreshLink(url, Remote(), Remote())
        return replace(self.fresh.get(url, same), url=url)

    async def taken(self, folder: str, names: Sequence[str]) -> frozenset[str]:
        return self.names_there.intersection(names)

    async def views(self) -> list[JobView]:
        return sorted(self.jobs.values(), key=lambda view: (view.priority, view.position))

    async def job_view(self, job_id: UUID) -> JobView:
        if job_id not in self.jobs:
            raise NotFoundError
        return self.jobs[job_id]

    async def file_views(
        self, job_id: UUID, first: int = 0, count: int | None = None
    ) -> list[FileView]:
        if job_id not in self.files:
            raise NotFoundError
        return self.files[job_id][first : None if count is None else first + count]

    async def transferred_files(self, job_id: UUID, without: Container[int] = ()) -> list[FileView]:
        files = await self.file_views(job_id)
        return [file for file in files if file.transferred and file.index not in without]

    async def activity(self, job_id: UUID) -> list[ActivityView]:
        self.note("activity", job_id)
        return list(self.happened.get(job_id, ()))

    async def segment_views(
        self, job_id: UUID, first: int = 0, count: int | None = None
    ) -> list[SegmentsView]:
        self.note("segment_views", job_id)
        return [segments_of(view) for view in await self.file_views(job_id, first, count)]

    async def properties(self, job_id: UUID) -> JobProperties:
        view = await self.job_view(job_id)
        options = self.options.get(job_id, JobOptions())
        started = view.state != S.SUSPENDED or view.bytes_transferred > 0
        note = self.notes.get(job_id, "")
        facts = (view.name, note, view.priority, view.owner, started, options, view.category)
        kinds = ("headers",) if self.headers.get(job_id) else ()
        count = sum(bool(file.mirrors) for file in self.files.get(job_id, ()))
        more = {"mirrors": self.mirrors.get(job_id, ()), "mirrored_files": count}
        return JobProperties(job_id, *facts, secret_kinds=kinds + self.kinds_of(job_id), **more)

    async def history(self, limit: int | None = None) -> list[HistoryRow]:
        return self.rows[:limit]

    async def remove_jobs(
        self, job_ids: Sequence[UUID], *, with_files: bool = False, undo_s: float = 0.0
    ) -> None:
        """Hide; :meth:`end_removals` is the end of the time to undo."""
        assert undo_s > 0
        self.calls += [("remove with files" if with_files else "remove", id_) for id_ in job_ids]
        self.hidden_rows |= {row.id: row for row in self.rows if row.id in job_ids}
        self.rows = [row for row in self.rows if row.id not in job_ids]
        hidden = [self.jobs.pop(id_) for id_ in job_ids if id_ in self.jobs]
        self.hidden |= {view.id: view for view in hidden}
        self.tell(Changes(removed=tuple(view.id for view in hidden)))

    async def restore_jobs(self, job_ids: Sequence[UUID]) -> None:
        if not set(job_ids) <= self.hidden.keys() | self.hidden_rows.keys():
            raise NotFoundError
        self.rows += [self.hidden_rows.pop(id_) for id_ in job_ids if id_ in self.hidden_rows]
        self.put(*(self.hidden.pop(id_) for id_ in job_ids if id_ in self.hidden))

    async def set_position(self, job_ids: Sequence[UUID], place: Shift | UUID) -> None:
        self.shifts.append((list(job_ids), place))

    async def move_files(self, job_ids: Sequence[UUID], folder: str) -> None:
        self.moved += [(job_id, folder) for job_id in job_ids]
        await self.may_move.wait()
        self.put(*(replace(self.jobs[id_], folder=folder) for id_ in job_ids if id_ in self.jobs))

    async def rename_file(self, job_id: UUID, name: str) -> None:
        self.moved.append((job_id, name))
        self.put(replace(self.jobs[job_id], name=name))

    async def moves(self) -> list[MoveView]:
        return [MoveView(id_, self.jobs[id_].name, 2_000_000, 8_000_000) for id_, _ in self.moved]

    async def stop_moves(self) -> None:
        self.may_move.set()

    async def removed_jobs(self) -> list[JobView]:
        return list(self.hidden.values())

    def end_removals(self) -> None:
        self.hidden.clear()
        self.hidden_rows.clear()

    async def categories(self) -> list[Category]:
        return list(self.kinds)

    async def save_category(self, category: Category) -> Category:
        try:
            kept = checked(category, self.kinds)
        except CategoryError as error:
            raise InvalidArgumentError(str(error)) from error
        kept = replace(kept, id=kept.id or next(self._numbers))
        places = [place for place, each in enumerate(self.kinds) if each.id == kept.id]
        rest = [
            replace(each, types=tuple(kind for kind in each.types if kind not in kept.types))
            for each in self.kinds
        ]
        for place in places:
            rest[place] = kept
        self.kinds = rest if places else [*rest[:-1], kept, rest[-1]]
        return kept

    async def order_categories(self, ids: Sequence[int]) -> None:
        self.kinds.sort(key=lambda each: ids.index(each.id))

    async def delete_category(self, category_id: int) -> int:
        views = [view for view in self.jobs.values() if view.category == category_id]
        await self.set_category([view.id for view in views], 0)
        rows = [row for row in self.rows if row.category == category_id]
        await self.set_category([row.id for row in rows], 0)
        self.kinds = [each for each in self.kinds if each.id != category_id]
        return len(views) + len(rows)

    async def set_category(self, job_ids: Sequence[UUID], category: int | None) -> None:
        self.calls += [(f"category {category}", job_id) for job_id in job_ids]
        wanted = category or 0
        self.put(*(replace(v, category=wanted) for v in self.jobs.values() if v.id in job_ids))
        self.rows = [
            replace(row, category=wanted) if row.id in job_ids else row for row in self.rows
        ]

    async def told(self, job_ids: Sequence[UUID]) -> None:
        pass

    async def clear_history(self, ids: Sequence[UUID] | None = None) -> None:
        self.rows = [] if ids is None else [row for row in self.rows if row.id not in ids]

    async def get_settings(self) -> Settings:
        return self.settings

    def subscribe(self, receiver: Callable[[Changes], None]) -> Callable[[], None]:
        self.receivers.append(receiver)
        return lambda: self.receivers.remove(receiver)
