"""Jobs against several servers at once: what :mod:`harness` has no room for.

``Rig.fetch`` makes one job, runs it to where it settles and returns what is there then.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from uuid import UUID

from bitsgui.bits.errors import ErrorClass, code_row, http_hresult
from bitsgui.bits.records import HistoryRow
from bitsgui.bits.requests import AddRequest, LinkRequest
from bitsgui.bits.system_proxy import SystemProxy
from bitsgui.bits.types import JobState, Principal
from bitsgui.bits.views import ErrorView, FileView, JobView
from bitsgui.desktop.quarantine import OriginMarker
from bitsgui.engine.job import EngineJob
from bitsgui.engine.manager import Manager, open_manager
from bitsgui.engine.transport import Transport
from bitsgui.settings.schema import APP_PRESET, Settings
from bitsgui.storage import JobStore
from tests.engine.cases.harness import QUICK, Want, check_content, check_error
from tests.servers.journal import RequestLog
from tests.servers.script import Script
from tests.servers.scripted import ScriptedServer

Setup = Callable[[EngineJob], Awaitable[None]]
Content = Script | bytes
PATIENT: Mapping[str, Any] = {"retry_delay_s": 3600.0, "retry_delay_max_s": 3600.0}
"""For jobs that are to stay in TRANSIENT_ERROR."""
_ENDS = {JobState.ACKNOWLEDGED, JobState.CANCELLED, JobState.ERROR}


@dataclass
class Result:
    """What a job led to; ``view`` is None once it left the queue."""

    folder: Path
    view: JobView | None
    row: HistoryRow | None
    files: list[FileView]
    job_id: UUID

    @property
    def state(self) -> JobState | None:
        return self.view.state if self.view else self.row and self.row.state

    @property
    def error(self) -> ErrorView:
        assert self.view is not None
        assert self.view.error is not None
        return self.view.error

    def names(self) -> set[str]:
        return {path.name for path in self.folder.iterdir()}

    def is_complete(self, content: Mapping[str, Content]) -> None:
        """Assert that the job ended well and the folder holds just these files."""
        assert self.state is JobState.ACKNOWLEDGED, self.view and self.view.error
        assert self.row is not None
        assert self.row.hresult == 0
        assert self.names() == set(content)
        for name, expected in content.items():
            made = (expected.seed, expected.size) if isinstance(expected, Script) else expected
            check_content(self.folder / name, made)

    def has_failed(self, code: int, says: str = "", *, parts: int = 0) -> None:
        """Assert that the job stands with this error, in the state of the error's class.

        A code under 1000 is an HTTP status.
        """
        status = code if code < 1000 else None
        code = int(code if status is None else http_hresult(status))
        is_transient = code_row(code).error_class is ErrorClass.TRANSIENT
        wanted = JobState.TRANSIENT_ERROR if is_transient else JobState.ERROR
        assert self.state is wanted, (self.state, self.view and self.view.error)
        check_error(Want(code=code, status=status, says=says), self.view)
        assert self.error.file_id == self.files[0].id
        assert (self.error.next_retry is not None) == is_transient
        left = self.names()
        assert {name for name in left if not name.endswith(".part")} == set()
        assert len(left) == parts, left


class Rig:
    """One profile and one folder of downloads."""

    def __init__(self, tmp_path: Path) -> None:
        self.profile = tmp_path / "profile"
        self.folder = tmp_path / "out"
        self.folder.mkdir()
        self.settings: Settings = replace(APP_PRESET, **QUICK)
        self.transport: Transport | None = None
        self.system_proxy: Callable[[], SystemProxy | None] | None = None

    @asynccontextmanager
    async def engine(self, **settings: Any) -> AsyncIterator[Manager]:
        """Open the profile; settings may be shorter than those a user can choose."""
        store = await JobStore.open(self.profile)
        try:
            manager = await open_manager(
                store,
                principal=Principal("u"),
                platform=OriginMarker(),
                transport=self.transport,
                system_proxy=self.system_proxy,
            )
            self.transport = None  # a closed one cannot be opened again
            manager._core.apply_settings(replace(self.settings, **settings))
            # Changes are told at the pace of a screen, which hundreds of waits would add up.
            manager._core.hub._interval_s = 0.01
            try:
                yield manager
            finally:
                await manager.close()
        finally:
            await store.close()

    async def add(
        self, manager: Manager, links: Mapping[str, str | None], **options: Any
    ) -> EngineJob:
        """Make a job of links (address -> name or None) without starting it."""
        request = AddRequest(
            links=tuple(LinkRequest(url, name=name) for url, name in links.items()),
            folder=str(self.folder),
            one_job=True,
            start=False,
            **options,
        )
        return await manager.get_job((await manager.add(request))[0].job_id)

    async def settle(self, manager: Manager, job_id: UUID) -> Result:
        """Wait until a job that never waits for long has ended, or waits for long."""
        async with asyncio.timeout(20):
            await manager.wait([job_id], lambda view: view.state in _ENDS or _is_patient(view))
        views = {view.id: view for view in await manager.views()}
        rows = {row.id: row for row in await manager.history()}
        files = await manager.file_views(job_id) if job_id in views else []
        return Result(self.folder, views.get(job_id), rows.get(job_id), files, job_id)

    async def fetch(
        self,
        *links: str,
        name: str | None = None,
        setup: Setup | None = None,
        settings: Mapping[str, Any] | None = None,
        **options: Any,
    ) -> Result:
        """Run one job of links and return what it led to."""
        async with self.engine(**(settings or {})) as manager:
            return await self.run(manager, *links, name=name, setup=setup, **options)

    async def run(
        self,
        manager: Manager,
        *links: str,
        name: str | None = None,
        setup: Setup | None = None,
        **options: Any,
    ) -> Result:
        """Run one job of links in a profile that is open."""
        job = await self.add(manager, dict.fromkeys(links, name), **options)
        if setup is not None:
            await setup(job)
        await job.resume()
        return await self.settle(manager, job.id)


def _is_patient(view: JobView) -> bool:
    if view.state is not JobState.TRANSIENT_ERROR or view.error is None:
        return False
    retry = view.error.next_retry
    return retry is None or (retry - view.error.at).total_seconds() > 10


def sent(requests: list[RequestLog], header: str) -> list[str | None]:
    """Return what each request had in a header."""
    return [request.headers.get(header) for request in requests]


def log_since(server: ScriptedServer, count: int = 0) -> list[RequestLog]:
    """Return all requests of a server after the first ``count``."""
    return list(server.requests)[count:]
