"""Several files of one job, names that are taken, files made of ranges, copies of local files."""

import asyncio
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from bitsgui.bits.errors import Hresult, Recovery
from bitsgui.bits.explain import explain
from bitsgui.bits.records import Conflict
from bitsgui.bits.sentences import describe
from bitsgui.bits.types import RANGE_TO_END, ErrorContext, FileRange, JobState
from tests.engine.cases.harness import (
    PATIENT,
    Case,
    Want,
    begin,
    engine,
    prepare,
    publish,
    run_case,
)
from tests.engine.cases.killing import run_and_kill
from tests.servers.pattern import check_file, pattern, write_file
from tests.servers.script import Change, Fault, Script, Status
from tests.servers.scripted import ScriptedServer

SIZE = 3_000_017
STOP = 1_500_000
FILE = Script(size=SIZE)
OTHERS = {"two.bin": Script(size=50_000, seed=2), "three.bin": Script(size=2_000_000, seed=3)}
DONE = {"two.bin": (2, 50_000), "three.bin": (3, 2_000_000)}

# -- files made of ranges --------------------------------------------------------------------------

SPANS = (FileRange(2_000_000, 700_000), FileRange(100, 900_000), FileRange(2_900_000, RANGE_TO_END))
PIECES = b"".join(
    pattern(1, start, end)
    for start, end in ((2_000_000, 2_700_000), (100, 900_100), (2_900_000, SIZE))
)


def of_ranges(name: str, script: Script, want: Want, **fields: object) -> Case:
    return Case(name, script, want, ranges=SPANS, **{"preset": "api", **fields})


OUTSIDE = Want(JobState.ERROR, Hresult.BG_E_INVALID_RANGE, ErrorContext.REMOTE_FILE)
NO_RANGES = Want(JobState.ERROR, Hresult.BG_E_INSUFFICIENT_RANGE_SUPPORT, ErrorContext.REMOTE_FILE)
MALFORMED = replace(NO_RANGES, code=Hresult.BG_E_INVALID_SERVER_RESPONSE)
RANGE_ERRORS = [
    replace(of_ranges("outside", FILE, OUTSIDE), ranges=(FileRange(SIZE - 10, 11),)),
    replace(of_ranges("beyond", FILE, OUTSIDE), ranges=(FileRange(SIZE, 1),)),
    of_ranges("ignored", replace(FILE, range_mode="ignore"), NO_RANGES),
    of_ranges("multipart", replace(FILE, range_mode="multipart"), MALFORMED),
    of_ranges("other_start", replace(FILE, range_mode="wrong_start"), MALFORMED),
]


@pytest.mark.parametrize("case", RANGE_ERRORS, ids=lambda case: case.id)
async def test_ranges_that_cannot_be_had(
    case: Case, server: ScriptedServer, tmp_path: Path
) -> None:
    await run_case(case, server, tmp_path)


@pytest.mark.parametrize(
    "script",
    [
        FILE,
        replace(FILE, etag="weak"),
        replace(FILE, etag="none", last_modified="none"),
        replace(FILE, range_mode="short"),
        replace(FILE, fault=(Fault("fin", at=300_000, when=0),)),
        replace(FILE, etag="weak", fault=(Fault("rst", at=300_000, when=(0, 1)),)),
    ],
    ids=["strong", "weak", "bare", "short", "fin", "weak_rst"],
)
async def test_ranges_are_written_back_to_back(
    script: Script, server: ScriptedServer, tmp_path: Path
) -> None:
    case = Case("ranges", script, ranges=SPANS, preset="app")
    prepare(case, tmp_path / "out")
    async with engine(tmp_path / "profile") as manager, asyncio.timeout(10):
        urls = publish(case, server, how=tmp_path.name)
        job_id = await begin(case, manager, urls, tmp_path / "out")
        await manager.wait([job_id], lambda view: view.state is JobState.ERROR)
        assert await manager.views() == []
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["file.bin"]
    assert (tmp_path / "out" / "file.bin").read_bytes() == PIECES


RESUMED_RANGES = [
    Case(
        "ranges_resumed",
        FILE,
        Want(files={"file.bin": PIECES}, requests=2),
        ranges=SPANS,
        stop_at=800_000,
        stops=False,
    ),
    Case(
        "ranges_resumed_bare",
        replace(FILE, etag="none", last_modified="none"),
        Want(files={"file.bin": PIECES}, requests=2),
        ranges=SPANS,
        stop_at=800_000,
        stops=False,
    ),
]
RESUMED_RANGES = [
    replace(
        case,
        then=case.script,
        script=replace(case.script, fault=(Fault("stall", at=100_100, of="entity"),)),
    )
    for case in RESUMED_RANGES
]


@pytest.mark.parametrize("case", RESUMED_RANGES, ids=lambda case: case.id)
async def test_ranges_suspended(case: Case, server: ScriptedServer, tmp_path: Path) -> None:
    await run_case(case, server, tmp_path)


@pytest.fixture(scope="module")
def killed(server: ScriptedServer, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder in which every case was run up to its interruption by a process that was killed."""
    base = tmp_path_factory.mktemp("killed")
    run_and_kill(RESUMED_RANGES, server, base)
    return base


@pytest.mark.parametrize("case", RESUMED_RANGES, ids=lambda case: case.id)
async def test_ranges_killed(case: Case, server: ScriptedServer, killed: Path) -> None:
    await run_case(case, server, killed / case.id, how="kill")


# -- several files ---------------------------------------------------------------------------------

BAD_FILES = [
    Case(
        "one_missing",
        replace(FILE, status=Status(404)),
        Want(JobState.ERROR, 0x80190194, status=404, kept=None, requests=1),
        more=OTHERS,
    ),
    Case(
        "one_changed_meanwhile",
        replace(
            FILE,
            etag="none",
            last_modified="none",
            fault=(Fault("fin", at=STOP, when=0),),
            changes=(Change(1, {"seed": 2}),),
        ),
        Want(JobState.ERROR, Hresult.BG_E_REMOTE_FILE_CHANGED),
        more=OTHERS,
    ),
    Case(
        "one_a_web_page",
        replace(FILE, html=True),
        Want(JobState.ERROR, Hresult.BG_E_INVALID_SERVER_RESPONSE),
        more=OTHERS,
    ),
]


@pytest.mark.parametrize("case", BAD_FILES, ids=lambda case: case.id)
async def test_one_bad_file_does_not_stop_the_others_and_may_be_skipped(
    case: Case, server: ScriptedServer, tmp_path: Path
) -> None:
    folder = tmp_path / "out"
    prepare(case, folder)
    async with engine(tmp_path / "profile") as manager, asyncio.timeout(10):
        job_id = await begin(case, manager, publish(case, server, how="x"), folder)
        await manager.wait([job_id], lambda view: view.state is JobState.ERROR)
        view = await manager.job_view(job_id)
        files = await manager.file_views(job_id)
        assert view.error is not None
        assert view.error.code == int(case.expect.code or 0)
        assert view.error.file_id == files[0].id
        assert [file.transferred for file in files] == [False, True, True]
        assert files[0].error is not None
        job = await manager.get_job(job_id)
        await job.skip_file(files[0].id)
        await manager.wait([job_id], lambda _: False)
        (row,) = await manager.history()
    assert row.state is JobState.ACKNOWLEDGED
    assert [file.completed for file in row.files] == [False, True, True]
    assert {path.name for path in folder.iterdir()} == set(DONE)
    for name, (seed, size) in DONE.items():
        check_file(folder / name, seed, size)


async def test_two_files_of_one_name_in_one_job_get_two_names(
    server: ScriptedServer, tmp_path: Path
) -> None:
    again = Script(size=1_500_000, seed=2, disposition='attachment; filename="file.bin"')
    want = Want(files={"file.bin": (1, SIZE), "file (1).bin": (2, 1_500_000)})
    case = Case("same_name", FILE, want, more={"other": again}, settings={"files_at_once": 1})
    await run_case(case, server, tmp_path)


# -- names that are taken --------------------------------------------------------------------------

OLD = {"file.bin": b"older"}


def conflict(name: str, how: Conflict, want: Want, **fields: object) -> Case:
    return Case(name, FILE, want, options={"on_conflict": how}, **{"existing": OLD, **fields})


TAKEN = [
    conflict("rename", Conflict.RENAME, Want(files={"file (1).bin": (1, SIZE)})),
    conflict("overwrite", Conflict.OVERWRITE, Want(files={"file.bin": (1, SIZE)})),
    conflict("skip", Conflict.SKIP, Want(files={}, requests=1)),
    conflict(
        "ask",
        Conflict.ASK,
        Want(JobState.ERROR, Hresult.ERROR_ALREADY_EXISTS, ErrorContext.LOCAL_FILE),
    ),
    conflict(
        "rename_twice",
        Conflict.RENAME,
        Want(files={"file (2).bin": (1, SIZE)}),
        existing={**OLD, "file (1).bin": b"old"},
    ),
]


@pytest.mark.parametrize("case", TAKEN, ids=lambda case: f"conflict_{case.id}")
async def test_name_taken_before(case: Case, server: ScriptedServer, tmp_path: Path) -> None:
    await run_case(case, server, tmp_path)


async def test_asked_and_accepted_gets_another_name(server: ScriptedServer, tmp_path: Path) -> None:
    case = TAKEN[3]
    folder = tmp_path / "out"
    prepare(case, folder)
    async with engine(tmp_path / "profile") as manager, asyncio.timeout(10):
        job_id = await begin(case, manager, publish(case, server, how="x"), folder)
        await manager.wait([job_id], lambda view: view.state is JobState.ERROR)
        job = await manager.get_job(job_id)
        await job.accept_file((await manager.file_views(job_id))[0].id)
        await job.resume()
        await manager.wait([job_id], lambda view: view.state is JobState.ERROR)
    check_file(folder / "file (1).bin", 1, SIZE)
    assert (folder / "file.bin").read_bytes() == b"older"


def make_it(folder: Path) -> None:
    (folder / "file.bin").write_bytes(b"older")


MADE_MEANWHILE = [
    (Conflict.RENAME, {"file.bin": b"older", "file (1).bin": (1, SIZE)}),
    (Conflict.OVERWRITE, {"file.bin": (1, SIZE)}),
    (Conflict.SKIP, {"file.bin": b"older"}),
]


@pytest.mark.parametrize(("how", "files"), MADE_MEANWHILE, ids=lambda value: str(value)[:9])
async def test_name_taken_between_start_and_end(
    how: Conflict, files: dict[str, bytes], server: ScriptedServer, tmp_path: Path
) -> None:
    case = conflict(
        f"made_{how}", how, Want(files=files), existing={}, stop_at=STOP, meanwhile=make_it
    )
    await run_case(case, server, tmp_path)


async def test_name_taken_between_start_and_end_is_asked_for(
    server: ScriptedServer, tmp_path: Path
) -> None:
    want = Want(
        JobState.TRANSFERRED,
        Hresult.ERROR_ALREADY_EXISTS,
        ErrorContext.LOCAL_FILE,
        files={"file.bin": b"older"},
        kept=(SIZE, 1),
    )
    case = conflict("made_ask", Conflict.ASK, want, existing={}, stop_at=STOP, meanwhile=make_it)
    await run_case(case, server, tmp_path)


# -- local files -----------------------------------------------------------------------------------

RATE = 32 * 1024 * 1024
COPY = 32 * 1024 * 1024


async def copied(
    tmp_path: Path, meanwhile: Callable[[Path], None], *, seed: int, size: int
) -> None:
    """Copy a local file, suspend it half-way, change something, and compare what comes out."""
    source, folder = tmp_path / "source.bin", tmp_path / "out"
    write_file(source, 1, COPY)
    case = Case("copy", options={"rate_limit": RATE}, name="source.bin")
    prepare(case, folder)
    async with engine(tmp_path / "profile") as manager, asyncio.timeout(20):
        job_id = await begin(case, manager, {"source.bin": source.as_uri()}, folder)
        await manager.wait([job_id], lambda view: view.bytes_transferred > 4 * 1024 * 1024)
        job = await manager.get_job(job_id)
        await job.suspend()
        assert job.state is JobState.SUSPENDED
        (part,) = folder.iterdir()
        assert part.suffix == ".part"
        meanwhile(source)
        await job.resume()
        await manager.wait([job_id], lambda view: view.state is JobState.ERROR)
        assert await manager.views() == []
    assert [path.name for path in folder.iterdir()] == ["source.bin"]
    check_file(folder / "source.bin", seed, size)


async def test_local_copy_goes_on(tmp_path: Path) -> None:
    await copied(tmp_path, lambda _: None, seed=1, size=COPY)


async def test_local_copy_starts_over_if_the_source_changed(tmp_path: Path) -> None:
    await copied(tmp_path, lambda path: write_file(path, 2, 1000), seed=2, size=1000)


async def test_local_copy_starts_over_if_only_the_time_changed(tmp_path: Path) -> None:
    await copied(tmp_path, lambda path: os.utime(path, (1, 1)), seed=1, size=COPY)


async def test_a_local_file_whose_name_is_no_text_is_copied(tmp_path: Path) -> None:
    name, folder = os.fsdecode(b"caf\xe9.bin"), tmp_path / "out"
    (tmp_path / name).write_bytes(b"content")
    case = Case("copy", name=name)
    prepare(case, folder)
    async with engine(tmp_path / "profile") as manager, asyncio.timeout(20):
        there, gone = (f"{tmp_path.as_uri()}/{link}" for link in ("caf%E9.bin", "gone%E9.bin"))
        for links in ({name: there}, {"gone": gone}):
            job_id = await begin(case, manager, links, folder)
            await manager.wait([job_id], lambda view: view.state is JobState.ERROR)
        (view,) = await manager.views()
    assert view.error is not None
    assert view.error.code == Hresult.ERROR_FILE_NOT_FOUND
    assert (folder / name).read_bytes() == b"content"


@pytest.mark.parametrize("link", ["file://otherhost/x", "file:///tmp/%2fx", "file:///tmp/a%00"])
async def test_a_link_that_can_name_no_local_file_is_an_error_at_once(
    tmp_path: Path, link: str
) -> None:
    case = Case("copy", name="x")
    prepare(case, tmp_path / "out")
    async with engine(tmp_path / "profile") as manager, asyncio.timeout(20):
        job_id = await begin(case, manager, {"x": link}, tmp_path / "out")
        await manager.wait([job_id], lambda view: view.state is JobState.ERROR)
        (view,) = await manager.views()
    assert view.error is not None
    assert view.error.code == Hresult.WININET_INVALID_URL
    assert "names no file" in describe(view.error.code, view.error.context).message


async def test_local_file_changed_while_it_is_copied_is_no_mix(tmp_path: Path) -> None:
    source, folder = tmp_path / "source.bin", tmp_path / "out"
    write_file(source, 1, COPY)
    case = Case("mixed", options={"rate_limit": RATE}, name="source.bin")
    prepare(case, folder)
    async with engine(tmp_path / "profile") as manager, asyncio.timeout(20):
        job_id = await begin(case, manager, {"source.bin": source.as_uri()}, folder)
        await manager.wait([job_id], lambda view: view.bytes_transferred > 4 * 1024 * 1024)
        write_file(source, 2, COPY)
        await manager.wait([job_id], lambda view: view.state is JobState.ERROR)
        error = (await manager.job_view(job_id)).error
        assert error is not None
        assert error.code == Hresult.BG_E_REMOTE_FILE_CHANGED
        await (await manager.get_job(job_id)).resume()
        await manager.wait([job_id], lambda view: view.state is JobState.ERROR)
        assert await manager.views() == []
    check_file(folder / "source.bin", 2, COPY)


async def test_local_file_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    case = Case("no_source", settings=PATIENT)
    prepare(case, folder)
    async with engine(tmp_path / "profile") as manager, asyncio.timeout(10):
        job_id = await begin(case, manager, {"a": (tmp_path / "missing").as_uri()}, folder)
        await manager.wait([job_id], lambda view: view.state is JobState.ERROR)
        error = (await manager.job_view(job_id)).error
    assert error is not None
    assert error.code == Hresult.ERROR_FILE_NOT_FOUND
    assert error.context is ErrorContext.REMOTE_FILE
    assert error.recovery == Recovery.CONTINUE.value
    assert explain(error, JobState.ERROR).message == "The link names a file that is not there."
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(
    ("kind", "detail"),
    [("pipe", "pipe"), ("device", "device"), ("folder", "folder"), ("made_up", "no size")],
)
async def test_what_is_no_plain_file_is_never_copied(
    tmp_path: Path, kind: str, detail: str
) -> None:
    places = {"device": Path("/dev/zero"), "made_up": Path("/proc/version")}
    source, folder = places.get(kind, tmp_path / kind), tmp_path / "out"
    if kind == "pipe":
        os.mkfifo(source)
    elif kind == "folder":
        source.mkdir()
    case = Case("special", settings=PATIENT)
    prepare(case, folder)
    async with engine(tmp_path / "profile") as manager, asyncio.timeout(10):
        job_id = await begin(case, manager, {"a": source.as_uri()}, folder)
        await manager.wait([job_id], lambda view: view.state is JobState.ERROR)
        error = (await manager.job_view(job_id)).error
    assert error is not None
    assert (error.code, error.context) == (Hresult.E_ACCESSDENIED, ErrorContext.REMOTE_FILE)
    assert detail in error.detail
    assert list(folder.iterdir()) == []
