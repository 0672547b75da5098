"""Connections that break, stand still or lie about lengths, at every phase of an answer."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bitsgui.bits.errors import Hresult
from bitsgui.bits.types import JobState
from tests.engine.cases.harness import PATIENT, Case, Want, run_case
from tests.servers.script import Change, Fault, LengthMode, Phase, Script
from tests.servers.scripted import ScriptedServer

SIZE = 3_000_017
SMALL = 40_000
OFFSETS = [0, 1, 2, 255, 4096, 65_535, 65_536, 1_048_575, 1_048_577, 2_000_000, SIZE - 1, SIZE]
PLAIN = Script(size=SIZE)
NO_RANGES = replace(PLAIN, accept_ranges="none", range_mode="ignore")


def broken(name: str, script: Script, want: Want, *faults: Fault, **fields: Any) -> Case:
    return Case(name, replace(script, fault=faults), want, **fields)


def rest(start: int) -> str:
    """Range of the second request when ``start`` bytes came before the end."""
    return f"bytes={start}-{SIZE - 1}"


def after_fin(offset: int) -> Want:
    if offset == SIZE:
        return Want(ranges=[None])
    return Want(ranges=[None, rest(offset)])


FIN = [broken(f"fin_at_{at}", PLAIN, after_fin(at), Fault("fin", at=at, when=0)) for at in OFFSETS]
# A reset may overtake bytes that were sent before it, all of them or none.
RST = [
    broken(
        f"rst_at_{at}",
        PLAIN,
        Want(requests=2 if at < SIZE else range(1, 3)),
        Fault("rst", at=at, when=0),
    )
    for at in OFFSETS
]
SMALL_BREAKS = [
    broken(
        f"small_{kind}_at_{at}",
        Script(size=SMALL),
        # A reset may overtake bytes that were sent before it.
        Want(ranges=[None, f"bytes={at}-{SMALL - 1}"]) if kind == "fin" else Want(requests=2),
        Fault(kind, at=at, when=0),
    )
    for kind in ("fin", "rst")
    for at in (0, 1, SMALL - 1)
]
SMALL_WITHOUT_PROOF = [
    broken(
        "small_weak_etag_fin",
        Script(size=600_000, etag="weak"),
        Want(ranges=[None, f"bytes={200_000 - 65_536}-599999"]),
        Fault("fin", at=200_000, when=0),
    ),
    broken(
        "small_no_ranges_fin",
        Script(size=600_000, accept_ranges="none", range_mode="ignore"),
        Want(ranges=[None, None]),
        Fault("fin", at=200_000, when=0),
    ),
    broken(
        "small_changed_meanwhile",
        Script(size=600_000, changes=(Change(1, {"seed": 2}),)),
        Want(files={"file.bin": (2, 600_000)}, ranges=[None, "bytes=200000-599999"]),
        Fault("fin", at=200_000, when=0),
    ),
    broken(
        "small_fin_every_200_kB",
        Script(size=600_000),
        Want(ranges=[None, "bytes=200000-599999", "bytes=400000-599999"]),
        *(Fault("fin", at=at, of="entity", limit=1) for at in (200_000, 400_000)),
    ),
    broken(
        "small_and_nothing_beyond_200_kB",
        Script(size=600_000),
        Want(
            JobState.TRANSIENT_ERROR,
            Hresult.WININET_CONNECTION_ABORTED,
            kept=(200_000, 1),
            errors=1,
        ),
        Fault("fin", at=200_000, of="entity"),
        settings=PATIENT,
    ),
]
PHASES: list[Phase] = ["before_head", "mid_head", "after_head"]
HEADS = [
    broken(
        f"{kind}_{phase}",
        PLAIN,
        Want(ranges=[None, rest(0) if phase == "after_head" else None]),
        Fault(kind, phase=phase, when=0),
    )
    for kind in ("fin", "rst", "garbage")
    for phase in PHASES
    if (kind, phase) != ("garbage", "after_head")
]
OFTEN = [
    broken(
        "fin_every_200_kB",
        PLAIN,
        Want(ranges=[None, *(rest(at) for at in range(200_000, SIZE, 200_000))]),
        *(Fault("fin", at=at, of="entity", limit=1) for at in range(200_000, SIZE, 200_000)),
    ),
    broken(
        "rst_every_300_kB",
        PLAIN,
        Want(requests=11),
        *(Fault("rst", at=at, of="entity", limit=1) for at in range(300_000, SIZE, 300_000)),
    ),
    broken(
        "rst_on_resume_too",
        PLAIN,
        Want(requests=5),
        Fault("rst", at=1_000_000, of="entity", limit=1),
        Fault("fin", at=0, when=(1, 2, 3)),
    ),
    broken(
        "weak_etag_fin",
        replace(PLAIN, etag="weak"),
        Want(ranges=[None, f"bytes={1_000_000 - 65_536}-{SIZE - 1}"]),
        Fault("fin", at=1_000_000, when=0),
    ),
    broken(
        "break_inside_the_overlap",
        replace(PLAIN, etag="weak"),
        Want(ranges=[None, rest(1_000_000 - 65_536), rest(1_000_000 - 65_536)]),
        Fault("fin", at=1_000_000, when=0),
        Fault("fin", at=30_000, when=1),
    ),
]

WITHOUT_RANGES = [
    broken(
        "no_ranges_fin",
        NO_RANGES,
        Want(ranges=[None, None], never_below=0),
        Fault("fin", at=1_700_000, when=0),
    ),
    broken(
        "no_ranges_rst_twice",
        NO_RANGES,
        Want(ranges=[None, None, None]),
        Fault("rst", at=1_700_000, when=0),
        Fault("rst", at=900_000, when=1),
    ),
    broken(
        "ranges_promised_but_ignored",
        replace(NO_RANGES, accept_ranges="bytes"),
        Want(ranges=[None, rest(1_700_000), None]),
        Fault("fin", at=1_700_000, when=0),
    ),
    broken(
        "chunked_fin",
        replace(PLAIN, length="chunked"),
        Want(ranges=[None, None]),
        Fault("fin", at=1_700_000, when=0),
    ),
    broken(
        "chunked_rst",
        replace(PLAIN, length="chunked"),
        Want(ranges=[None, None]),
        Fault("rst", at=1_700_000, when=0),
    ),
    broken(
        "close_delimited_rst",
        replace(PLAIN, length="absent"),
        Want(ranges=[None, None]),
        Fault("rst", at=1_700_000, when=0),
    ),
    broken(
        "http10_rst",
        replace(PLAIN, length="http10"),
        Want(ranges=[None, None]),
        Fault("rst", at=1_700_000, when=0),
    ),
    Case(
        "chunked_broken_then_other_content",
        replace(
            PLAIN,
            length="chunked",
            etag="none",
            last_modified="none",
            fault=(Fault("fin", at=1_700_000, when=0),),
            changes=(Change(1, {"seed": 2}),),
        ),
        Want(
            JobState.ERROR,
            Hresult.BG_E_REMOTE_FILE_CHANGED,
            kept=(1_700_000, 1),
            ranges=[None, None],
        ),
    ),
    Case(
        "chunked_broken_then_new_etag",
        replace(
            PLAIN,
            length="chunked",
            fault=(Fault("fin", at=1_700_000, when=0),),
            changes=(Change(1, {"seed": 2}),),
        ),
        Want(files={"file.bin": (2, SIZE)}, ranges=[None, None]),
    ),
]

STALLS = [
    broken(
        "stall_before_head",
        PLAIN,
        Want(ranges=[None, None]),
        Fault("stall", phase="before_head", when=0),
    ),
    broken(
        "stall_in_head", PLAIN, Want(ranges=[None, None]), Fault("stall", phase="mid_head", when=0)
    ),
    broken(
        "stall_after_head",
        PLAIN,
        Want(ranges=[None, rest(0)]),
        Fault("stall", phase="after_head", when=0),
    ),
    broken("stall_at_1", PLAIN, Want(ranges=[None, rest(1)]), Fault("stall", at=1, when=0)),
    broken(
        "stall_half_way",
        PLAIN,
        Want(ranges=[None, rest(1_500_000)]),
        Fault("stall", at=1_500_000, when=0),
    ),
    broken(
        "stall_at_last_byte",
        PLAIN,
        Want(ranges=[None, rest(SIZE - 1)]),
        Fault("stall", at=SIZE - 1, when=0),
    ),
    broken(
        "stall_small",
        Script(size=SMALL),
        Want(ranges=[None, f"bytes=100-{SMALL - 1}"]),
        Fault("stall", at=100, when=0),
    ),
    broken(
        "slow_drip_is_no_stall",
        Script(size=SIZE),
        Want(ranges=[None]),
        Fault("drip", at=SIZE - 3000, rate=1500),
    ),
]


def length_case(mode: LengthMode, want: Want, script: Script = PLAIN, **fields: Any) -> Case:
    name = f"length_{mode}{'' if script is PLAIN else '_small'}"
    return Case(name, replace(script, length=mode), want, **fields)


GIVES_UP = Want(JobState.TRANSIENT_ERROR, Hresult.WININET_CONNECTION_ABORTED, errors=1)
LENGTHS = [
    *(
        length_case(mode, Want(requests=1))
        for mode in ("absent", "chunked", "http10", "http10_length", "twice")
    ),
    *(
        length_case(mode, Want(requests=1), Script(size=SMALL))
        for mode in ("absent", "chunked", "http10", "http10_length", "twice")
    ),
    length_case("too_long", replace(GIVES_UP, kept=(SIZE, 1), requests=3), settings=PATIENT),
    length_case(
        "too_long", replace(GIVES_UP, kept=(SMALL, 1)), Script(size=SMALL), settings=PATIENT
    ),
    length_case("chunked_no_end", replace(GIVES_UP, kept=(SIZE, 1)), settings=PATIENT),
    length_case(
        "chunked_no_end", replace(GIVES_UP, kept=(SMALL, 1)), Script(size=SMALL), settings=PATIENT
    ),
]

CASES = [
    *FIN,
    *RST,
    *SMALL_BREAKS,
    *SMALL_WITHOUT_PROOF,
    *HEADS,
    *OFTEN,
    *WITHOUT_RANGES,
    *LENGTHS,
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
async def test_broken_answer(case: Case, server: ScriptedServer, tmp_path: Path) -> None:
    await run_case(case, server, tmp_path)


@pytest.mark.parametrize("case", STALLS, ids=lambda case: case.id)
async def test_standing_connection(case: Case, server: ScriptedServer, tmp_path: Path) -> None:
    await run_case(case, server, tmp_path)
