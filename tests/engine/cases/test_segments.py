"""Several connections for one file: refused, broken, standing, slow and lied to."""

import asyncio
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bitsgui.bits.errors import Hresult
from bitsgui.bits.types import JobState
from tests.engine.cases.harness import Case, Outcome, Want, run_case
from tests.engine.cases.killing import run_and_kill
from tests.servers.script import Change, Fault, Script, Status
from tests.servers.scripted import ScriptedServer

SIZE = 3_000_017
RATE = 1_800_000
EIGHT = {"segments": 8, "stall_timeout_s": 5.0}
PACED = Script(size=SIZE, rate=RATE)
"""Each connection is slow enough that more of them pay."""
LONG = replace(PACED, size=18_000_017)  # several records of its progress, whatever its pace


BREAKS_OFF = Fault("fin", at=700_000, when=0)


def many(name: str, script: Script, want: Want | None = None, **fields: Any) -> Case:
    return Case(name, script, want or Want(errors=0), settings=EIGHT, **fields)


def after(index: int, **fields: Any) -> tuple[Change, ...]:
    return (Change(index, fields),)


CASES = [
    many("per_connection_rate", PACED),
    many("limit_of_2_by_503", replace(PACED, max_concurrent=2)),
    many("limit_of_1_by_503", replace(PACED, max_concurrent=1)),
    many("limit_of_4_by_503", replace(PACED, max_concurrent=4)),
    many("limit_of_1_by_rst", replace(PACED, max_concurrent=1, over_limit="rst")),
    many("limit_of_2_by_rst", replace(PACED, max_concurrent=2, over_limit="rst")),
    many("limit_of_2_by_fin", replace(PACED, max_concurrent=2, over_limit="fin")),
    many("limit_of_1_by_429", replace(PACED, max_concurrent=1, over_limit="429")),
    many("limit_of_4_by_429", replace(PACED, max_concurrent=4, over_limit="429")),
    many("limit_of_1_never_answered", replace(PACED, max_concurrent=1, over_limit="never")),
    many("limit_of_4_never_answered", replace(PACED, max_concurrent=4, over_limit="never")),
    many("second_stands_still", replace(PACED, fault=(Fault("stall", at=100_000, when=1),))),
    many("third_stands_still_at_once", replace(PACED, fault=(Fault("stall", at=0, when=2),))),
    many(
        "each_third_breaks",
        replace(
            PACED,
            fault=(Fault("rst", at=50_000, when=(1, 4)), Fault("fin", at=70_000, when=(2, 5))),
        ),
    ),
    many(
        "all_but_the_first_break_at_once",
        replace(PACED, fault=(Fault("rst", phase="before_head", when=tuple(range(1, 60))),)),
    ),
    many(
        "first_breaks_while_others_go_on", replace(PACED, fault=(Fault("rst", at=400_000, when=0),))
    ),
    many("segments_answered_with_200", replace(PACED, range_mode="ignore")),
    many("segments_refused_by_403", replace(PACED, statuses=(None, *[Status(403)] * 40))),
    many("wrong_start", replace(PACED, range_mode="wrong_start")),
    many("wrong_total", replace(PACED, range_mode="wrong_total")),
    many(
        "short_parts",  # one byte is left in the end, of what each connection began with
        replace(PACED, range_mode="short"),
        Want(errors=0, requests=range(1, EIGHT["segments"] * SIZE.bit_length() + 1)),
    ),
    many("long_parts", replace(PACED, range_mode="long")),
    many("multipart_parts", replace(PACED, range_mode="multipart")),
    many(
        "new_version_while_the_old_one_comes",
        replace(PACED, if_range="ignored", changes=after(1, seed=2)),
        Want(files={"file.bin": (1, SIZE)}),
    ),
    many(
        "new_version_while_the_old_one_comes_if_range",
        replace(PACED, changes=after(1, seed=2)),
        Want(files={"file.bin": (1, SIZE)}),
    ),
    many(
        "new_version_and_the_old_one_breaks_off",
        replace(PACED, if_range="ignored", changes=after(1, seed=2), fault=(BREAKS_OFF,)),
        Want(files={"file.bin": (2, SIZE)}),
    ),
    many(
        "new_version_and_the_old_one_breaks_off_if_range",
        replace(PACED, changes=after(1, seed=2), fault=(BREAKS_OFF,)),
        Want(files={"file.bin": (2, SIZE)}),
    ),
    many(
        "new_size_and_the_old_one_breaks_off",
        replace(
            PACED,
            if_range="ignored",
            changes=after(1, seed=2, size=SIZE - 5),
            fault=(BREAKS_OFF,),
        ),
        Want(files={"file.bin": (2, SIZE - 5)}),
    ),
    many(
        "weak_etag_keeps_to_one_connection",
        replace(PACED, etag="weak"),
        Want(ranges=[None]),
    ),
    many(
        "no_validator_keeps_to_one_connection",
        replace(PACED, etag="none", last_modified="none"),
        Want(ranges=[None]),
    ),
    many(
        "changed_between_reconnects_without_validator",
        replace(
            PACED,
            size=3_000_017,
            etag="none",
            last_modified="none",
            fault=(Fault("fin", at=1_000_000, when=0),),
            changes=after(1, seed=2),
        ),
        Want(JobState.ERROR, Hresult.BG_E_REMOTE_FILE_CHANGED, kept=(1_000_000, 1)),
    ),
]

INTERRUPTED = [
    many("interrupted_with_holes", LONG, stop_at=2_500_000, stops=False),
    many(
        "interrupted_then_new_version",
        LONG,
        Want(files={"file.bin": (2, LONG.size)}),
        then=replace(LONG, seed=2),
        stop_at=2_500_000,
        stops=False,
    ),
    many(
        "interrupted_then_no_ranges",
        LONG,
        then=replace(LONG, range_mode="ignore", rate=0),
        stop_at=2_500_000,
        stops=False,
    ),
    many(
        "interrupted_then_parts_without_proof",
        LONG,
        then=replace(LONG, etag="none", last_modified="none", if_range="ignored", rate=0),
        stop_at=2_500_000,
        stops=False,
    ),
]


GROUPS = [CASES[start : start + 3] for start in range(0, len(CASES), 3)]
"""The server's pace makes these wait rather than work: three of them at a time."""


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: "+".join(c.id for c in group))
async def test_segments(group: list[Case], server: ScriptedServer, tmp_path: Path) -> None:
    async with asyncio.TaskGroup() as tasks:
        for case in group:
            place = tmp_path / case.id
            place.mkdir()
            tasks.create_task(run_case(case, server, place))


TAGS = tuple(Change(index, {"etag": f'"{index % 2}"'}) for index in range(20))
"""Two servers behind one address, each with an ETag of its own for the same file."""


@pytest.mark.parametrize("segments", [1, 8])
@pytest.mark.parametrize("fault", [None, BREAKS_OFF], ids=["whole", "breaks_off"])
async def test_servers_with_etags_of_their_own_begin_nothing_anew(
    server: ScriptedServer, tmp_path: Path, segments: int, fault: Fault | None
) -> None:
    name = f"mirrors_{segments}_{fault is None}"
    script = replace(PACED, changes=TAGS, fault=() if fault is None else (fault,))
    several = Want(requests=range(1, 8))
    case = replace(many(name, script, several), settings={**EIGHT, "segments": segments})
    outcome = await run_case(case, server, tmp_path)
    asked = [request.headers.get("range") for request in outcome.requests]
    assert asked.count(None) == 1


def used(outcome: Outcome) -> int:
    """Return how many connections brought a part of the file."""
    return len({r.connection for r in outcome.requests if r.body_bytes_sent})


async def test_connections_double_while_that_pays(server: ScriptedServer, tmp_path: Path) -> None:
    # How often they take parts from each other is the machine's business: a busy one stalls them.
    several = Want(errors=0, requests=range(4, LONG.size // 4096))
    outcome = await run_case(many("doubles", LONG, several), server, tmp_path)
    assert used(outcome) >= 4


@pytest.mark.parametrize("case", INTERRUPTED, ids=lambda case: case.id)
async def test_suspended_with_holes(case: Case, server: ScriptedServer, tmp_path: Path) -> None:
    await run_case(case, server, tmp_path)


@pytest.fixture(scope="module")
def killed(server: ScriptedServer, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder in which every case was run up to its interruption by a process that was killed."""
    base = tmp_path_factory.mktemp("killed")
    run_and_kill(INTERRUPTED, server, base)
    return base


@pytest.mark.parametrize("case", INTERRUPTED, ids=lambda case: case.id)
async def test_killed_with_holes(case: Case, server: ScriptedServer, killed: Path) -> None:
    await run_case(case, server, killed / case.id, how="kill")
