"""Answers that claim more than they prove: the bytes of two versions must never meet in one file.

Every case is interrupted, meets the lie, and ends with one version whole or the old bytes kept.
"""

from dataclasses import replace
from pathlib import Path

import pytest

from bitsgui.bits.errors import Hresult
from bitsgui.bits.types import ErrorContext, JobState
from bitsgui.engine import transfer
from tests.engine.cases.harness import Case, Want, run_case
from tests.engine.cases.killing import run_and_kill
from tests.engine.cases.rig import PATIENT, Rig
from tests.servers.script import Change, Encoding, Fault, LengthMode, Script
from tests.servers.scripted import ScriptedServer

SIZE = 3_000_017
STOP = 1_500_000
OVERLAP = 64 * 1024
BEHIND = f"bytes={STOP}-{SIZE - 1}"
OVERLAPPING = f"bytes={STOP - OVERLAP}-{SIZE - 1}"
DATE = "Sun, 01 Jan 2023 01:00:00 GMT"
ONE_SECOND_LATER = "Sun, 01 Jan 2023 01:00:01 GMT"

STRONG = Script(size=SIZE, etag='"a"', last_modified=DATE)
ONLY_ETAG = replace(STRONG, last_modified="none")
DATED = replace(STRONG, etag="none")
WEAK = replace(STRONG, etag='W/"a"')
BARE = replace(STRONG, etag="none", last_modified="none")

CHANGED = Want(
    JobState.ERROR,
    Hresult.BG_E_REMOTE_FILE_CHANGED,
    ErrorContext.REMOTE_FILE,
    says="has changed",
    kept=(STOP, 1),
    errors=1,
)
NOT_THE_FILE = replace(CHANGED, code=Hresult.BG_E_INVALID_SERVER_RESPONSE, says="something other")
AGAIN_WITH_OVERLAP = Want(ranges=[BEHIND, OVERLAPPING], never_below=STOP)
THEN_CHANGED = replace(CHANGED, ranges=[BEHIND, OVERLAPPING])


def lie(name: str, first: Script, want: Want, **then: object) -> Case:
    """Return a case whose server ignores If-Range and differs in ``then`` from the stop on."""
    then = {"if_range": "ignored", **then}
    return Case(name, first, want, then=replace(first, **then), stop_at=STOP)


UNPROVEN_PARTS = [
    lie("no_validators", ONLY_ETAG, THEN_CHANGED, etag="none", seed=2),
    lie("no_validators_for_a_date", DATED, THEN_CHANGED, last_modified="none", seed=2),
    lie("only_the_same_date", STRONG, THEN_CHANGED, etag="none", seed=2),
    lie("weak_tag_of_the_same_text", ONLY_ETAG, THEN_CHANGED, etag='W/"a"', seed=2),
    lie("weak_tag_and_the_same_date", STRONG, THEN_CHANGED, etag='W/"a"', seed=2),
    lie(
        "weak_tag_of_another_text",
        ONLY_ETAG,
        replace(CHANGED, ranges=[BEHIND, None]),
        etag='W/"z"',
        seed=2,
    ),
    lie("no_validators_but_the_same", ONLY_ETAG, AGAIN_WITH_OVERLAP, etag="none"),
    lie("no_date_but_the_same", DATED, AGAIN_WITH_OVERLAP, last_modified="none"),
    lie("weak_tag_but_the_same", STRONG, AGAIN_WITH_OVERLAP, etag='W/"a"'),
    lie("only_the_date_but_the_same", STRONG, AGAIN_WITH_OVERLAP, etag="none"),
    lie(
        "two_tags",
        ONLY_ETAG,
        THEN_CHANGED,
        headers=(("ETag", '"zz"'),),
        seed=2,
    ),
    lie(
        "two_ranges",
        ONLY_ETAG,
        Want(ranges=[BEHIND, None], never_below=STOP),
        headers=(("content-range", f"bytes 0-{SIZE - 1}/{SIZE}"),),
    ),
    lie(
        "weak_before_and_after",
        WEAK,
        replace(CHANGED, ranges=[OVERLAPPING]),
        seed=2,
    ),
    lie(
        "date_moved_by_a_second",
        DATED,
        replace(CHANGED, ranges=[BEHIND, None]),
        last_modified=ONE_SECOND_LATER,
        seed=2,
    ),
    lie(
        "date_moved_by_a_second_but_the_same",
        DATED,
        Want(ranges=[BEHIND, None], never_below=STOP),
        last_modified=ONE_SECOND_LATER,
    ),
    lie(
        "same_tag_other_date",
        STRONG,
        Want(ranges=[BEHIND], never_below=STOP),
        last_modified=ONE_SECOND_LATER,
    ),
    lie(
        "new_weak_tag",
        replace(WEAK, last_modified="none"),
        replace(CHANGED, ranges=[OVERLAPPING, None]),
        etag='W/"b"',
        seed=2,
    ),
]

OTHER_TYPES = [
    lie("page_in_a_part", STRONG, replace(NOT_THE_FILE, requests=1), content_type="text/html"),
    lie(
        "page_in_a_part_without_validators",
        ONLY_ETAG,
        replace(NOT_THE_FILE, requests=1),
        content_type="text/html",
        etag="none",
        seed=2,
    ),
    lie(
        "page_in_a_part_of_a_new_version",
        ONLY_ETAG,
        replace(NOT_THE_FILE, requests=1),
        content_type="text/html",
        etag='"b"',
        seed=2,
    ),
    lie("page_in_a_compared_part", BARE, NOT_THE_FILE, content_type="text/html", seed=2),
    lie("other_type_in_a_part", STRONG, CHANGED, content_type="application/zip", seed=2),
    lie("no_type_in_a_part", STRONG, Want(ranges=[BEHIND], never_below=STOP), content_type=None),
    *(
        lie(
            f"{mode}_{name}",
            script,
            Want(ranges=[BEHIND if script is STRONG else OVERLAPPING, None], never_below=STOP),
            range_mode=mode,
        )
        for mode in ("multipart", "multipart_and_content_range")
        for name, script in (("strong", STRONG), ("bare", BARE))
    ),
]

LENGTHS = [
    lie(
        "closing_body_shorter_than_the_disk",
        replace(BARE, length="absent", accept_ranges="none"),
        CHANGED,
        size=STOP - 5,
        range_mode="ignore",
    ),
    lie(
        "closing_body_shorter_than_announced",
        BARE,
        CHANGED,
        size=STOP + 1000,
        length="absent",
        range_mode="ignore",
    ),
    lie(
        "chunks_shorter_than_the_disk",
        replace(BARE, length="chunked"),
        CHANGED,
        size=1000,
        range_mode="ignore",
    ),
    lie(
        "chunks_end_at_once",
        replace(BARE, length="chunked"),
        CHANGED,
        size=0,
        range_mode="ignore",
    ),
    lie(
        "chunks_longer_than_announced",
        BARE,
        CHANGED,
        size=SIZE + 5000,
        length="chunked",
        range_mode="ignore",
    ),
    lie(
        "closing_body_longer_than_announced",
        BARE,
        CHANGED,
        size=SIZE + 5000,
        length="absent",
        range_mode="ignore",
    ),
    lie("more_than_asked", STRONG, Want(never_below=STOP), range_mode="long"),
    lie(
        "length_against_range",
        STRONG,
        Want(ranges=[BEHIND, None], never_below=STOP),
        range_mode="wrong_end",
    ),
    lie("length_twice", STRONG, Want(ranges=[BEHIND], never_below=STOP), length="twice"),
    lie(
        "shorter_by_its_length", STRONG, replace(CHANGED, ranges=[BEHIND, None]), length="too_short"
    ),
    lie(
        "416_without_total",
        ONLY_ETAG,
        Want(ranges=[BEHIND, None], never_below=STOP),
        range_mode="416_no_total",
    ),
    lie(
        "416_then_other_bytes",
        BARE,
        replace(CHANGED, ranges=[OVERLAPPING, None]),
        range_mode="416",
        seed=2,
    ),
    lie(
        "other_total_by_date_and_size",
        BARE,
        CHANGED,
        size=SIZE - 100,
        seed=2,
    ),
]

CASES = [*UNPROVEN_PARTS, *OTHER_TYPES, *LENGTHS]


@pytest.fixture(scope="module")
def killed(server: ScriptedServer, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder in which every case was run up to its interruption by a process that was killed."""
    base = tmp_path_factory.mktemp("killed")
    run_and_kill(CASES, server, base)
    return base


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
async def test_a_lie_to_a_suspended_download(
    case: Case, server: ScriptedServer, tmp_path: Path
) -> None:
    await run_case(case, server, tmp_path)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
async def test_a_lie_to_a_killed_download(case: Case, server: ScriptedServer, killed: Path) -> None:
    await run_case(case, server, killed / case.id, how="kill")


EIGHT = {"segments": 8, "stall_timeout_s": 5.0}
PACED = replace(ONLY_ETAG, rate=1_800_000)


def mirrored(name: str, first: Script, want: Want | None = None, **others: object) -> Case:
    """Return a case whose server answers all requests but the first as another one would."""
    changes = (Change(1, {"if_range": "ignored", **others}),)
    return Case(name, replace(first, changes=changes), want or Want(), settings=EIGHT)


MIRRORS = [
    mirrored("mirror_without_validators", PACED, etag="none", seed=2),
    mirrored("mirror_with_weak_tags", PACED, etag='W/"a"', seed=2),
    mirrored(
        "mirror_without_dates",
        replace(PACED, etag="none", last_modified=DATE),
        last_modified="none",
        seed=2,
    ),
    mirrored("mirror_without_validators_but_the_same", PACED, etag="none"),
    mirrored("mirror_with_pages", PACED, content_type="text/html", seed=2),
]


@pytest.mark.parametrize("case", MIRRORS, ids=lambda case: case.id)
async def test_segments_never_take_an_unproven_part(
    case: Case, server: ScriptedServer, tmp_path: Path
) -> None:
    await run_case(case, server, tmp_path)


async def test_interim_answers_without_end_are_given_up(server: ScriptedServer, rig: Rig) -> None:
    script = Script(size=5_000, interim=(103,) * 1000)
    result = await rig.fetch(server.script("/endless/f.bin", script), settings=PATIENT)
    result.has_failed(Hresult.WININET_INVALID_SERVER_RESPONSE, "makes no sense")
    assert "interim" in result.error.detail


@pytest.mark.parametrize("length", ["honest", "chunked"])
async def test_a_first_answer_that_says_it_is_a_part_is_not_the_file(
    server: ScriptedServer, rig: Rig, length: LengthMode
) -> None:
    part = (("Content-Range", "bytes 0-9999/30000"),)
    url = server.script(f"/partly/{length}", Script(size=10_000, headers=part, length=length))
    (await rig.fetch(url)).has_failed(Hresult.BG_E_INVALID_SERVER_RESPONSE)
    healed = Change(1, {"size": 30_000, "headers": ()})
    script = Script(size=10_000, headers=part, length=length, changes=(healed,))
    url = server.script(f"/partly/{length}.bin", script)
    (await rig.fetch(url)).is_complete({f"{length}.bin": Script(size=30_000)})


@pytest.mark.parametrize("length", ["9223372036854775808", "99999999999999999999"])
async def test_a_length_no_file_can_have_is_told_in_its_own_words(
    server: ScriptedServer, rig: Rig, length: str
) -> None:
    script = Script(size=5_000, length="absent", headers=(("Content-Length", length),))
    result = await rig.fetch(server.script(f"/huge/{length}/f.bin", script))
    result.has_failed(Hresult.WININET_INVALID_HEADER, "no file can have")


@pytest.mark.parametrize("encoding", ["lying_gzip", "cut_gzip"])
async def test_a_damaged_coding_leaves_the_bytes_that_were_there(
    server: ScriptedServer, tmp_path: Path, encoding: Encoding
) -> None:
    want = Want(
        JobState.ERROR, Hresult.ERROR_INVALID_DATA, says="is damaged", kept=(STOP, 1), requests=2
    )
    case = lie(f"damaged_{encoding}", BARE, want, encoding=encoding, range_mode="ignore")
    await run_case(case, server, tmp_path)


async def test_etags_that_change_all_the_time_are_believed_a_few_times_only(
    server: ScriptedServer, tmp_path: Path
) -> None:
    script = replace(STRONG, etag="changing", fault=(Fault("fin", at=1_000_000, when=(0, 1, 2)),))
    await run_case(Case("changing", script, Want(requests=5)), server, tmp_path)


async def test_etags_of_which_none_comes_twice_make_it_begin_four_times_at_most(
    server: ScriptedServer, tmp_path: Path
) -> None:
    fault = Fault("fin", at=1_000_000, when=tuple(range(40)))
    script = replace(STRONG, etag="changing", fault=(fault,))
    outcome = await run_case(Case("never_twice", script, Want(requests=19)), server, tmp_path)
    asked = [request.headers.get("range") for request in outcome.requests]
    assert asked.count(None) == 1 + transfer.MOST_VERSIONS == 4


async def test_versions_that_alternate_never_mix(server: ScriptedServer, tmp_path: Path) -> None:
    changes = tuple(Change(n, {"seed": 1 + n % 2, "etag": f'"{n % 2}"'}) for n in range(20))
    fault = Fault("fin", at=1_000_000, when=tuple(range(20)))
    script = replace(STRONG, if_range="ignored", changes=changes, fault=(fault,))
    await run_case(Case("alternating", script, Want(requests=7)), server, tmp_path)
