"""Resuming: validators, If-Range, whole answers to a range request, changed entities, lying ranges.

Every case runs twice: suspended in one engine, and killed with its process in between.
"""

import contextlib
import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import IO

import pytest

from bitsgui.bits.errors import Hresult
from bitsgui.bits.types import ErrorContext, JobState
from bitsgui.engine.asking import AFTER_CRASH
from tests.engine.cases.harness import Case, Want, begin, engine, prepare, publish, run_case
from tests.engine.cases.killing import run_and_kill
from tests.servers.pattern import check_file, digest
from tests.servers.script import RangeMode, Script, Status
from tests.servers.scripted import ScriptedServer

SIZE = 3_000_017
STOP = 1_500_000
OVERLAP = 64 * 1024
BEHIND = f"bytes={STOP}-{SIZE - 1}"
TAIL_FIRST = f"bytes={STOP - AFTER_CRASH}-{SIZE - 1}"
OVERLAPPING = f"bytes={STOP - OVERLAP}-{SIZE - 1}"
ETAG = f'"1-{SIZE:x}"'
DATE = "Sun, 01 Jan 2023 01:00:00 GMT"
FUTURE = "Fri, 01 Jan 2100 01:00:00 GMT"

STRONG = Script(size=SIZE)
WEAK = replace(STRONG, etag="weak")
DATED = replace(STRONG, etag="none", last_modified=DATE)
VAGUE = replace(STRONG, etag="none", last_modified=FUTURE)
BARE = replace(STRONG, etag="none", last_modified="none")

CHANGED = Want(
    JobState.ERROR,
    Hresult.BG_E_REMOTE_FILE_CHANGED,
    ErrorContext.REMOTE_FILE,
    kept=(STOP, 1),
    errors=1,
)
NOT_THE_FILE = replace(CHANGED, code=Hresult.BG_E_INVALID_SERVER_RESPONSE)


def resumed(name: str, script: Script, want: Want, **then: object) -> Case:
    """Return a case whose server differs in ``then`` from the interruption on."""
    return Case(name, script, want, then=replace(script, **then) if then else None, stop_at=STOP)


def goes_on(*ranges: str | None, if_range: str | None = None) -> Want:
    """Expect the whole file, with nothing of it lost on the way."""
    conditions = [None if r is None else if_range for r in ranges]
    return Want(ranges=ranges, if_ranges=conditions, never_below=STOP)


def anew(*ranges: str | None) -> Want:
    """Expect the new version, fetched from its first byte."""
    return Want(ranges=ranges)


HONEST = [
    resumed("strong_etag", STRONG, goes_on(BEHIND, if_range=ETAG)),
    resumed("unquoted_etag", replace(STRONG, etag="abc"), goes_on(BEHIND, if_range="abc")),
    resumed("weak_etag", WEAK, goes_on(OVERLAPPING)),
    resumed("weak_etag_only", replace(WEAK, last_modified="none"), goes_on(OVERLAPPING)),
    resumed("date_only", DATED, goes_on(BEHIND, if_range=DATE)),
    resumed("date_too_young_to_be_strong", VAGUE, goes_on(OVERLAPPING)),
    resumed("no_validator", BARE, goes_on(OVERLAPPING)),
    resumed("if_range_ignored", STRONG, goes_on(BEHIND, if_range=ETAG), if_range="ignored"),
    resumed("etag_gone", STRONG, goes_on(BEHIND, if_range=ETAG), etag="none"),
    resumed("etag_turned_weak", STRONG, goes_on(BEHIND, if_range=ETAG), etag="weak"),
    Case(
        "small_file",
        Script(size=600_000),
        Want(ranges=["bytes=200000-599999"], never_below=200_000),
        stop_at=200_000,
    ),
]

WHOLE_ANSWERS = [
    resumed("200_strong", STRONG, goes_on(BEHIND, if_range=ETAG), range_mode="ignore"),
    resumed("200_weak", WEAK, goes_on(OVERLAPPING), range_mode="ignore"),
    resumed("200_no_validator", BARE, goes_on(OVERLAPPING), range_mode="ignore"),
    resumed(
        "200_chunked", STRONG, goes_on(BEHIND, if_range=ETAG), range_mode="ignore", length="chunked"
    ),
    resumed(
        "200_close_delimited",
        STRONG,
        goes_on(BEHIND, if_range=ETAG),
        range_mode="ignore",
        length="absent",
    ),
    resumed("200_other_date", DATED, goes_on(BEHIND, if_range=DATE), last_modified=FUTURE),
    resumed(
        "206_other_date",
        DATED,
        goes_on(BEHIND, None, if_range=DATE),
        last_modified=FUTURE,
        if_range="ignored",
    ),
    resumed("200_other_length", BARE, CHANGED, range_mode="ignore", size=SIZE + 5),
    resumed("200_shorter", BARE, CHANGED, range_mode="ignore", size=STOP - 5),
    resumed(
        "200_other_length_same_etag",
        replace(STRONG, etag='"x"'),
        CHANGED,
        range_mode="ignore",
        size=SIZE + 5,
    ),
    resumed("200_other_content", BARE, CHANGED, range_mode="ignore", seed=2),
    resumed("200_other_content_and_date", DATED, CHANGED, seed=2, last_modified=FUTURE),
    resumed("206_other_length", BARE, CHANGED, size=SIZE + 5),
]

NEW_VERSIONS = [
    resumed("new_etag", STRONG, anew(BEHIND), seed=2),
    resumed("new_etag_if_range_ignored", STRONG, anew(BEHIND, None), seed=2, if_range="ignored"),
    resumed("new_etag_and_size", STRONG, anew(BEHIND), seed=2, size=SIZE + 77),
    resumed(
        "new_etag_and_size_if_range_ignored",
        STRONG,
        anew(BEHIND, None),
        seed=2,
        size=SIZE + 77,
        if_range="ignored",
    ),
    resumed("new_etag_smaller_than_kept", STRONG, anew(BEHIND), seed=2, size=1_100_000),
    resumed(
        "new_etag_smaller_416",
        STRONG,
        anew(BEHIND, None),
        seed=2,
        size=1_100_000,
        if_range="ignored",
    ),
    resumed("new_etag_tiny", STRONG, anew(BEHIND), seed=2, size=10),
    resumed("new_etag_empty", STRONG, anew(BEHIND), seed=2, size=0),
    resumed("new_etag_other_type", STRONG, CHANGED, seed=2, content_type="application/zip"),
    resumed("new_size_and_date", DATED, anew(BEHIND), seed=2, size=SIZE + 77, last_modified=FUTURE),
    resumed(
        "new_size_and_date_if_range_ignored",
        DATED,
        anew(BEHIND, None),
        seed=2,
        size=SIZE + 77,
        last_modified=FUTURE,
        if_range="ignored",
    ),
    resumed("new_version_chunked", STRONG, anew(BEHIND), seed=2, length="chunked"),
]

SILENT_CHANGES = [
    resumed(
        "weak_etag_hides_change", replace(WEAK, etag='W/"x"', last_modified=DATE), CHANGED, seed=2
    ),
    resumed("no_validator_hides_change", BARE, CHANGED, seed=2),
    resumed("shifted_content", BARE, CHANGED, range_mode="offset_shift_content"),
]

OTHER_THINGS = [
    resumed("web_page", STRONG, NOT_THE_FILE, html=True),
    resumed("web_page_no_validator", BARE, NOT_THE_FILE, html=True),
    resumed("captive_portal", STRONG, replace(NOT_THE_FILE), captive=True),
    resumed(
        "other_type",
        BARE,
        CHANGED,
        range_mode="ignore",
        size=SIZE + 5,
        content_type="application/zip",
    ),
    resumed(
        "other_type_same_etag",
        STRONG,
        goes_on(BEHIND, if_range=ETAG),
        range_mode="ignore",
        content_type="application/zip",
    ),
    resumed("412", STRONG, goes_on(BEHIND, None, if_range=ETAG), statuses=(Status(412), None)),
    resumed("gone", STRONG, replace(CHANGED, code=0x80190194, status=404), status=Status(404)),
]

LIES: list[RangeMode] = [
    "wrong_start",
    "wrong_end",
    "wrong_total",
    "no_content_range",
    "bad_content_range",
    "huge_content_range",
    "bad_unit",
    "200_content_range",
    "multipart",
    "multipart_reordered",
    "multipart_cut",
    "416",
    "416_no_total",
]
"""Answers nobody can use: the file is asked for whole, compared and continued."""

LYING_RANGES = [
    *(
        resumed(f"range_{mode}", STRONG, goes_on(BEHIND, None, if_range=ETAG), range_mode=mode)
        for mode in LIES
    ),
    *(
        resumed(f"range_{mode}_unproven", BARE, goes_on(OVERLAPPING, None), range_mode=mode)
        for mode in (
            "wrong_start",
            "wrong_end",
            "bad_content_range",
            "multipart",
            "416",
            "200_content_range",
            "unknown_total",
        )
    ),
    resumed(
        "range_unknown_total", STRONG, goes_on(BEHIND, if_range=ETAG), range_mode="unknown_total"
    ),
    resumed("range_short", STRONG, Want(never_below=STOP, requests=22), range_mode="short"),
    resumed("range_short_unproven", BARE, Want(never_below=STOP, requests=23), range_mode="short"),
    resumed(
        "range_206_to_plain_get",
        replace(STRONG, range_mode="206_to_plain_get"),
        goes_on(BEHIND, if_range=ETAG),
    ),
]


def cut(folder: Path) -> None:
    _resize(folder, 1_000_000)


def extend(folder: Path) -> None:
    _resize(folder, SIZE + 1000)


def empty(folder: Path) -> None:
    _resize(folder, 0)


def _part(folder: Path) -> Path:
    return next(path for path in folder.iterdir() if path.suffix == ".part")


@contextlib.contextmanager
def _at_once(part: Path) -> Iterator[IO[bytes]]:
    """Open to be written as if a second after the end, however late the machine comes to it."""
    moment = part.stat().st_mtime_ns + 10**9
    with part.open("r+b") as file:
        yield file
    os.utime(part, ns=(moment, moment))


def _resize(folder: Path, size: int) -> None:
    with _at_once(_part(folder)) as file:
        file.truncate(size)


def delete(folder: Path) -> None:
    _part(folder).unlink()


def spoil_the_unwritten(folder: Path) -> None:
    with _at_once(_part(folder)) as file:
        file.seek(STOP)
        file.write(b"x" * 500_000)


def plant_link(folder: Path) -> None:
    part = _part(folder)
    part.unlink()
    (folder.parent / "precious").write_bytes(b"precious")
    part.symlink_to(folder.parent / "precious")


def touched(
    name: str, meanwhile: Callable[[Path], None], want: Want, script: Script = STRONG
) -> Case:
    """Return a case in which somebody lays hands on the part file between the runs."""
    return Case(name, script, want, stop_at=STOP, meanwhile=meanwhile)


TOUCHED_PARTS = [
    touched("part_deleted", delete, Want(ranges=[None])),
    touched("part_emptied", empty, Want(ranges=[None])),
    touched("part_cut", cut, Want(ranges=[f"bytes={1_000_000 - AFTER_CRASH}-{SIZE - 1}"])),
    touched(
        "part_cut_unproven", cut, Want(ranges=[f"bytes={1_000_000 - OVERLAP}-{SIZE - 1}"]), BARE
    ),
    touched("part_extended", extend, goes_on(TAIL_FIRST, if_range=ETAG)),
    touched("part_spoiled_behind", spoil_the_unwritten, goes_on(TAIL_FIRST, if_range=ETAG)),
    touched("part_is_a_link", plant_link, Want(ranges=[None])),
]

CASES = [
    *HONEST,
    *WHOLE_ANSWERS,
    *NEW_VERSIONS,
    *SILENT_CHANGES,
    *OTHER_THINGS,
    *LYING_RANGES,
    *TOUCHED_PARTS,
]


@pytest.fixture(scope="module")
def killed(server: ScriptedServer, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder in which every case was run up to its interruption by a process that was killed."""
    base = tmp_path_factory.mktemp("killed")
    run_and_kill(CASES, server, base)
    return base


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
async def test_suspended_download_goes_on(
    case: Case, server: ScriptedServer, tmp_path: Path
) -> None:
    await run_case(case, server, tmp_path)


async def test_link_in_place_of_the_part_file_leads_no_byte_elsewhere(
    server: ScriptedServer, tmp_path: Path
) -> None:
    case = touched("precious", plant_link, Want(ranges=[None]))
    await run_case(case, server, tmp_path)
    assert (tmp_path / "precious").read_bytes() == b"precious"


async def test_restart_after_a_silent_change_fetches_the_new_content(
    server: ScriptedServer, tmp_path: Path
) -> None:
    case = resumed("restart_after_change", BARE, CHANGED, seed=2)
    async with engine(tmp_path / "profile") as manager:
        prepare(case, tmp_path / "out")
        job_id = await begin(case, manager, publish(case, server, how="x"), tmp_path / "out")
        await manager.wait([job_id], lambda view: view.bytes_transferred >= STOP)
        job = await manager.get_job(job_id)
        await job.suspend()
        publish(case, server, how="x", second=True)
        await job.resume()
        await manager.wait([job_id], lambda view: view.state is JobState.ERROR)
        (file,) = await manager.file_views(job_id)
        assert file.error is not None
        assert file.error.recovery == "ask-restart"
        await job.restart_file(file.id)
        await job.resume()
        await manager.wait([job_id], lambda view: view.state is JobState.ERROR)
        assert await manager.views() == []
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["file.bin"]
    check_file(tmp_path / "out" / "file.bin", 2, SIZE)


async def test_resume_without_restart_meets_the_same_question_again(
    server: ScriptedServer, tmp_path: Path
) -> None:
    case = resumed("ask_again", BARE, CHANGED, seed=2)
    async with engine(tmp_path / "profile") as manager:
        prepare(case, tmp_path / "out")
        job_id = await begin(case, manager, publish(case, server, how="x"), tmp_path / "out")
        await manager.wait([job_id], lambda view: view.bytes_transferred >= STOP)
        job = await manager.get_job(job_id)
        await job.suspend()
        publish(case, server, how="x", second=True)
        for round_ in (1, 2):
            await job.resume()
            await manager.wait(
                [job_id],
                lambda view, n=round_: view.state is JobState.ERROR and view.error_count == n,
            )
        (file,) = await manager.file_views(job_id)
        assert file.bytes_transferred == STOP


async def test_wrong_bytes_behind_a_strong_etag_fail_the_checksum(
    server: ScriptedServer, tmp_path: Path
) -> None:
    case = replace(
        resumed(
            "shift_and_checksum",
            STRONG,
            Want(JobState.ERROR, Hresult.BG_E_VALIDATION_FAILED),
            range_mode="offset_shift_content",
        ),
        checksum=f"sha-256={digest(1, SIZE)}",
    )
    await run_case(case, server, tmp_path)


async def test_api_preset_refuses_the_whole_file_in_place_of_a_range(
    server: ScriptedServer, tmp_path: Path
) -> None:
    want = replace(CHANGED, code=Hresult.BG_E_INSUFFICIENT_RANGE_SUPPORT)
    case = replace(resumed("api_200", STRONG, want, range_mode="ignore"), preset="api")
    await run_case(case, server, tmp_path)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
async def test_killed_download_goes_on(case: Case, server: ScriptedServer, killed: Path) -> None:
    await run_case(case, server, killed / case.id, how="kill")
