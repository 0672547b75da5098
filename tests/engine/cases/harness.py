"""A case as plain values, and what runs it on a real engine and asserts everything visible.

A case is one job. Without ``stop_at`` it runs through; with it the first run stands still once so
many bytes are on disk, is suspended or killed there, and the second run meets the script ``then``.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from uuid import UUID

from bitsgui.bits.errors import Hresult, code_name
from bitsgui.bits.explain import explain
from bitsgui.bits.mirrors import Mirror
from bitsgui.bits.records import HistoryRow
from bitsgui.bits.requests import AddRequest, LinkRequest
from bitsgui.bits.types import ErrorContext, FileRange, JobState, Principal
from bitsgui.bits.views import ErrorView, FileView, JobView
from bitsgui.desktop.quarantine import OriginMarker
from bitsgui.engine.asking import AFTER_CRASH
from bitsgui.engine.manager import Manager, open_manager
from bitsgui.storage import JobStore
from tests.engine.cases.words import WORDS, outlook_of
from tests.servers.journal import RequestLog
from tests.servers.pattern import check_file, first_wrong
from tests.servers.script import Fault, Script
from tests.servers.scripted import ScriptedServer

QUICK: Mapping[str, Any] = {
    "retry_delay_s": 0.05,
    "retry_delay_max_s": 0.1,
    "retry_jitter": 0.0,
    "retry_after_max_s": 0.2,
    "stall_timeout_s": 1.0,
    "answer_timeout_s": 2.0,
    "segments": 1,
}
"""Settings of every case unless it says otherwise: those of the app, waiting less."""

INTERRUPTED: Mapping[str, Any] = {"stall_timeout_s": 30.0, "answer_timeout_s": 30.0}
"""Waits of runs that are interrupted while the server stands still.

A hundred of them begin in one process: on a busy machine an answer may take seconds, and an answer
given up would be counted as an error before the interruption.
"""

PATIENT: Mapping[str, Any] = {"retry_delay_s": 3600.0, "retry_delay_max_s": 3600.0}
"""For cases that want to see TRANSIENT_ERROR rather than the retry."""

MOST_REQUESTS = 32
"""Of a file fetched by several segments, in a case that does not say how many it takes."""

Bytes = tuple[int, int] | bytes
"""Expected content: seed and size of the pattern, or the bytes themselves."""


@dataclass(frozen=True)
class Want:
    """What is there when the job has settled.

    Attributes:
        state: ACKNOWLEDGED also means: gone from the queue and in the history.
        code: of the job's error, None for no error.
        says: a part of the sentence shown, where it is not what the code always says.
        files: final name -> content; None means the file of the case as scripted (in the last
            script) if the job is complete, else nothing. The folder holds nothing else.
        kept: bytes [0, kept) in the part file and the seed they are of; None: no part file.
        ranges: Range headers of the requests after the interruption, in order; None: unchecked.
        if_ranges: the If-Range headers of the same requests.
        requests: how many there were after the interruption, or from and to how many. None: as
            many as ``ranges`` has, else one; with several segments, where the pace decides, at
            most ``MOST_REQUESTS``.
        errors: the job's error count, None: unchecked.
        never_below: the progress shown after the interruption never fell below it.
    """

    state: JobState = JobState.ACKNOWLEDGED
    code: Hresult | int | None = None
    context: ErrorContext | None = None
    status: int | None = None
    says: str = ""
    files: Mapping[str, Bytes] | None = None
    kept: tuple[int, int] | None = None
    ranges: Sequence[str | None] | None = None
    if_ranges: Sequence[str | None] | None = None
    requests: int | range | None = None
    errors: int | None = None
    never_below: int = 0


@dataclass(frozen=True)
class Case:
    """One job of one file (and of ``more``).

    Attributes:
        id: name of the test, and folder of the file on the server.
        script: what the server does; ``then`` what it does after the interruption (None: the same).
        name: last part of the address.
        more: further files of the same job, name on the server -> script.
        preset: of the profile. ``settings`` change it on top of QUICK.
        options: fields of the AddRequest.
        ranges: makes it a job by ``add_file_with_ranges``.
        local_name: final name given by the caller instead of by the first response.
        checksum: expected checksum of the file, ``algorithm=hex``.
        mirrors: further links to the file.
        existing: files in the folder before the job is made.
        stop_at: bytes on disk at which the first run is interrupted.
        stops: False if ``script`` itself stands still at ``stop_at``.
        meanwhile: called with the folder between the two runs.
        expect: final state of things.
    """

    id: str
    script: Script = field(default_factory=Script)
    expect: Want = field(default_factory=Want)
    then: Script | None = None
    name: str = "file.bin"
    more: Mapping[str, Script] = field(default_factory=dict)
    preset: str = "app"
    settings: Mapping[str, Any] = field(default_factory=dict)
    options: Mapping[str, Any] = field(default_factory=dict)
    ranges: tuple[FileRange, ...] | None = None
    local_name: str | None = None
    checksum: str | None = None
    mirrors: tuple[str, ...] = ()
    existing: Mapping[str, bytes] = field(default_factory=dict)
    stop_at: int | None = None
    stops: bool = True
    meanwhile: Callable[[Path], None] | None = None

    @property
    def last_script(self) -> Script:
        """What the server does in the end."""
        return self.then or self.script

    def all_settings(self) -> dict[str, Any]:
        """Return what the profile differs in from its preset."""
        waits = {} if self.stop_at is None else INTERRUPTED
        return {**QUICK, **waits, **self.settings}

    def requests(self) -> range:
        """Return how many requests there may be after the interruption."""
        wanted = self.expect.requests
        if wanted is None:
            return range(1, 2 if self.all_settings()["segments"] == 1 else MOST_REQUESTS + 1)
        return range(wanted, wanted + 1) if isinstance(wanted, int) else wanted

    def first_script(self) -> Script:
        """Return the script of the first run: it stands still at ``stop_at``."""
        if self.stop_at is None or not self.stops:
            return self.script
        stall = Fault("stall", at=self.stop_at, of="entity")
        return replace(self.script, fault=(stall, *self.script.fault))


@dataclass
class Outcome:
    """What a case led to. ``view`` and ``error`` are None once the job left the queue."""

    folder: Path
    view: JobView | None
    files: list[FileView]
    row: HistoryRow | None
    requests: list[RequestLog]
    lowest: int = 0

    @property
    def state(self) -> JobState | None:
        """Final state, from the queue or the history."""
        return self.view.state if self.view else self.row and self.row.state

    @property
    def error(self) -> ErrorView | None:
        """The job's error."""
        return self.view.error if self.view else None

    @property
    def parts(self) -> list[Path]:
        """Part files in the folder."""
        return sorted(path for path in self.folder.iterdir() if path.suffix == ".part")


@asynccontextmanager
async def engine(
    profile: Path, *, preset: str = "app", autostart: bool = True, **settings: Any
) -> AsyncIterator[Manager]:
    """Open a profile, quick settings unless it has some; everything is closed at the end."""
    store = await JobStore.open(profile)
    try:
        if not await store.load_settings():
            await store.save_settings({"preset": preset, **QUICK, **settings})
        manager = await open_manager(
            store,
            principal=Principal("u"),
            platform=OriginMarker(),
            preset=preset,
            autostart=autostart,
        )
        manager._core.hub._interval_s = 0.01  # so that waiting for changes costs no quarter second
        try:
            yield manager
        finally:
            await manager.close()
    finally:
        await store.close()


async def begin(case: Case, manager: Manager, urls: Mapping[str, str], folder: Path) -> UUID:
    """Make the job of a case and start it."""
    if case.ranges is not None:
        job = await manager.create_job(case.id)
        target = str(folder / (case.local_name or case.name))
        await job.add_file_with_ranges(urls[case.name], target, case.ranges)
        await job.resume()
        return job.id
    links = tuple(
        LinkRequest(
            url,
            name=case.local_name if name == case.name else None,
            checksum=case.checksum if name == case.name else None,
            mirrors=tuple(map(Mirror, case.mirrors)) if name == case.name else (),
        )
        for name, url in urls.items()
    )
    request = AddRequest(links=links, folder=str(folder), one_job=True, **case.options)
    return (await manager.add(request))[0].job_id


def publish(
    case: Case, server: ScriptedServer, *, how: str, second: bool = False
) -> dict[str, str]:
    """Script the paths of a case and return name -> address."""
    script = case.last_script if second else case.first_script()
    scripts = {case.name: script, **case.more}
    return {name: server.script(path_of(case, name, how), s) for name, s in scripts.items()}


def path_of(case: Case, name: str, how: str) -> str:
    """Return the path of a file of a case on the server."""
    return f"/{case.id}/{how}/{name}"


def prepare(case: Case, folder: Path) -> None:
    """Put the files there that are to be there before."""
    folder.mkdir(exist_ok=True)
    for name, content in case.existing.items():
        (folder / name).write_bytes(content)


async def run_case(
    case: Case, server: ScriptedServer, tmp_path: Path, *, how: str = "suspend"
) -> Outcome:
    """Run a case to where it settles and assert what it expects.

    ``how`` is "suspend" (in one engine), or "kill": ``tmp_path`` then holds what a killed process
    left (see ``driver``), and only the second half is run here.
    """
    folder = tmp_path / "out"
    async with asyncio.timeout(10):
        if how == "kill":
            case = replace(case, expect=_after_crash(case.expect, case.stop_at))
            outcome = await _go_on(case, server, tmp_path)
        else:
            prepare(case, folder)
            outcome = await _run_through(case, server, tmp_path)
    check(case, outcome)
    return outcome


def _after_crash(want: Want, stop_at: int | None) -> Want:
    """Return what to expect of who cannot say what became of the part file since."""
    behind, before = f"bytes={stop_at}-", f"bytes={(stop_at or 0) - AFTER_CRASH}-"
    if want.ranges is None:
        return want
    return replace(want, ranges=[r and r.replace(behind, before) for r in want.ranges])


async def _run_through(case: Case, server: ScriptedServer, tmp_path: Path) -> Outcome:
    urls = publish(case, server, how="suspend")
    folder = tmp_path / "out"
    async with engine(tmp_path / "profile", preset=case.preset, **case.all_settings()) as manager:
        job_id = await begin(case, manager, urls, folder)
        if case.stop_at is None:
            return await _settle(case, manager, job_id, server, folder, how="suspend")
        await manager.wait([job_id], lambda view: view.bytes_transferred >= (case.stop_at or 0))
        job = await manager.get_job(job_id)
        await job.suspend()
        before = _turn_over(case, server, folder, how="suspend")
        await job.resume()
        return await _settle(case, manager, job_id, server, folder, how="suspend", skip=before)


async def _go_on(case: Case, server: ScriptedServer, tmp_path: Path) -> Outcome:
    folder = tmp_path / "out"
    before = _turn_over(case, server, folder, how="kill")
    async with engine(tmp_path / "profile", preset=case.preset) as manager:
        job_id = (await manager.views())[0].id
        return await _settle(case, manager, job_id, server, folder, how="kill", skip=before)


def _turn_over(case: Case, server: ScriptedServer, folder: Path, *, how: str) -> int:
    """Change what is to change between the runs; returns the requests so far."""
    if case.meanwhile is not None:
        case.meanwhile(folder)
    before = len(server.log_of(path_of(case, case.name, how)))
    publish(case, server, how=how, second=True)
    server.release(path_of(case, case.name, how))
    return before


async def _settle(  # noqa: PLR0913 - what a run consists of
    case: Case,
    manager: Manager,
    job_id: UUID,
    server: ScriptedServer,
    folder: Path,
    *,
    how: str,
    skip: int = 0,
) -> Outcome:
    lowest = [2**63]

    def is_settled(view: JobView) -> bool:
        lowest[0] = min(lowest[0], view.bytes_transferred)
        return _is_settled(view, case.expect)

    await manager.wait([job_id], is_settled)
    views = {view.id: view for view in await manager.views()}
    rows = {row.id: row for row in await manager.history()}
    files = await manager.file_views(job_id) if job_id in views else []
    log = server.log_of(path_of(case, case.name, how))[skip:]
    return Outcome(folder, views.get(job_id), files, rows.get(job_id), log, lowest[0])


def _is_settled(view: JobView, want: Want) -> bool:
    """Tell where the wait ends: TRANSIENT_ERROR only if that is what is looked for."""
    if view.state is JobState.TRANSFERRED:
        is_the_end = want.state is JobState.TRANSFERRED and want.code is None
        return is_the_end or view.error is not None
    return view.state in {JobState.ERROR, want.state}


def check(case: Case, outcome: Outcome) -> None:
    """Assert what a case expects."""
    want = case.expect
    shown = f"{outcome.error} {[(r.status, r.headers.get('range')) for r in outcome.requests]}"
    assert outcome.state == want.state, shown
    check_error(want, outcome.view)
    if want.errors is not None:
        counted = outcome.view or outcome.row
        assert counted is not None
        assert counted.error_count == want.errors
    check_folder(case, outcome)
    if want.ranges is None:
        assert len(outcome.requests) in case.requests(), f"{len(outcome.requests)}: {shown}"
    if want.ranges is not None:
        assert [r.headers.get("range") for r in outcome.requests] == list(want.ranges), shown
    if want.if_ranges is not None:
        assert [r.headers.get("if-range") for r in outcome.requests] == list(want.if_ranges)
    assert all(r.method == "GET" for r in outcome.requests)
    assert outcome.lowest >= want.never_below


def check_error(want: Want, view: JobView | None) -> None:
    """Assert code, context and the words a person sees.

    Each case states its words: those that are ``want.says``, or what its code always says.
    """
    error = view.error if view is not None else None
    if want.code is None:
        assert error is None, error
        return
    assert error is not None
    assert error.name == code_name(int(want.code)), error
    assert error.code == int(want.code)
    if want.context is not None:
        assert error.context is want.context
    if want.status is not None:
        assert error.http_status == want.status
    assert view is not None
    sentence = explain(error, view.state)
    shown = f"{sentence.message} {sentence.hint}"
    assert sentence.message.endswith(".")
    assert "0x" not in sentence.message, "a code without a sentence of its own"
    says = want.says or WORDS.get(int(want.code))
    assert says, f"nobody says what {error.name} tells: {shown}"
    assert says in shown
    assert outlook_of(view.state, error.error_class) in shown
    assert error.detail


def check_folder(case: Case, outcome: Outcome) -> None:
    """Assert that the folder holds what is expected and nothing else."""
    want = case.expect
    finals = want.files
    if finals is None:
        is_complete = want.state is JobState.ACKNOWLEDGED
        scripts = {case.local_name or case.name: case.last_script, **case.more}
        finals = {n: (s.seed, s.size) for n, s in scripts.items()} if is_complete else {}
    finals = {**case.existing, **finals}
    there = {path.name for path in outcome.folder.iterdir()}
    parts = {path.name for path in outcome.parts}
    assert there - parts == set(finals)
    for name, content in finals.items():
        check_content(outcome.folder / name, content)
    if want.kept is None:
        assert not parts
    else:
        check_kept(outcome, *want.kept)


def check_content(path: Path, content: Bytes) -> None:
    """Assert every byte of a file."""
    if isinstance(content, bytes):
        assert path.read_bytes() == content
    else:
        check_file(path, *content)


def check_kept(outcome: Outcome, kept: int, seed: int) -> None:
    """Assert that there is one part file, and that what counts as fetched is in it."""
    assert len(outcome.parts) == 1
    assert outcome.view is not None
    assert outcome.files[0].part_name == outcome.parts[0].name
    assert outcome.files[0].bytes_transferred == kept
    with outcome.parts[0].open("rb") as file:
        data = file.read(kept)
    assert len(data) == kept
    assert first_wrong(data, seed) is None
