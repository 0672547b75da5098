"""What every call does in every state: result, next state, and nothing else if it is refused."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from bitsgui.bits.errors import Hresult
from bitsgui.bits.types import JobState, PropertyId
from tests.conformance.world import (
    NOT_FOUND,
    STALL_BEFORE_HEAD,
    STALL_IN_BODY,
    World,
    changes_nothing,
    error_of,
)
from tests.servers.script import Script
from tests.servers.scripted import ScriptedServer

S = JobState
ENDED = (S.ACKNOWLEDGED, S.CANCELLED)
ROWS = ("NEW", *[state.name for state in S])
INVALID = Hresult.BG_E_INVALID_STATE
EMPTY = Hresult.BG_E_EMPTY
LATE = Hresult.BG_E_READ_ONLY_PROPERTY_AFTER_RESUME
PARTIAL = Hresult.BG_S_PARTIAL_COMPLETE
NO_ERROR = Hresult.BG_E_ERROR_INFORMATION_UNAVAILABLE

Call = Callable[[World, Any], Awaitable[object]]
Expected = tuple[int | None, JobState | None]
"""Result code of the call (None: the call returns nothing) and next state (None: kept)."""

CALLS: dict[str, Call] = {
    "resume": lambda _, job: job.resume(),
    "suspend": lambda _, job: job.suspend(),
    "cancel": lambda _, job: job.cancel(),
    "complete": lambda _, job: job.complete(),
    "add_file": lambda world, job: job.add_file(world.serve(), world.place()),
    "add_files": lambda world, job: job.add_files([(world.serve(), world.place())]),
    "set_display_name": lambda _, job: job.set_display_name("new"),
    "set_description": lambda _, job: job.set_description("new"),
    "set_priority": lambda _, job: job.set_priority(1),
    "set_notify_flags": lambda _, job: job.set_notify_flags(1),
    "set_notify_interface": lambda _, job: job.set_notify_interface(None),
    "set_minimum_retry_delay": lambda _, job: job.set_minimum_retry_delay(60),
    "set_no_progress_timeout": lambda _, job: job.set_no_progress_timeout(6000),
    "set_maximum_download_time": lambda _, job: job.set_maximum_download_time(60),
    "set_proxy_settings": lambda _, job: job.set_proxy_settings(1),
    "set_security_flags": lambda _, job: job.set_security_flags(0x100),
    "set_custom_headers": lambda _, job: job.set_custom_headers("X-A: b\r\n"),
    "set_credentials": lambda _, job: job.set_credentials(1, 1, "user", "password"),
    "set_cost_flags": lambda _, job: job.set_property(PropertyId.COST_FLAGS, 0x800000FF),
    "set_acl_flags": lambda _, job: job.set_file_acl_flags(1),
    "set_dynamic_content": lambda _, job: job.set_property(PropertyId.DYNAMIC_CONTENT, False),
    "set_max_size": lambda _, job: job.set_property(PropertyId.MAX_DOWNLOAD_SIZE, 2**40),
    "set_http_method": lambda _, job: job.set_http_method("POST"),
    "set_high_performance": lambda _, job: job.set_property(PropertyId.HIGH_PERFORMANCE, True),
    "set_remote_name": lambda world, job: (
        job.enum_files().next()[0][0].set_remote_name(world.serve(STALL_IN_BODY))
    ),
    "replace_remote_prefix": lambda _, job: job.replace_remote_prefix("http://", "http://"),
}
BEFORE_RESUME = ("set_dynamic_content", "set_max_size", "set_http_method")


def expected(row: str, call: str) -> Expected:
    """Return what the matrix says; one line for each of its rules."""
    special = {
        "resume": {"NEW": (None, S.QUEUED), "SUSPENDED": (None, S.QUEUED),
                   "ERROR": (None, S.QUEUED), "TRANSIENT_ERROR": (None, S.QUEUED),
                   "TRANSFERRED": (EMPTY, None)},
        "suspend": dict.fromkeys(
            ("QUEUED", "CONNECTING", "TRANSFERRING", "TRANSIENT_ERROR"), (None, S.SUSPENDED)
        ),
        "cancel": dict.fromkeys(ROWS, (0, S.CANCELLED)),
        "complete": {**dict.fromkeys(ROWS, (PARTIAL, S.ACKNOWLEDGED)),
                     "TRANSFERRED": (0, S.ACKNOWLEDGED)},
        "set_acl_flags": {"TRANSFERRED": (INVALID, None)},
        "set_high_performance": dict.fromkeys(
            ROWS, (Hresult.BG_E_READ_ONLY_PROPERTY_AFTER_ADDFILE, None)
        ),
        "replace_remote_prefix": {**dict.fromkeys(ROWS, (0, None)), "TRANSFERRED": (1, None)},
    }  # fmt: skip
    if row in {state.name for state in ENDED}:
        return INVALID, None
    if call in BEFORE_RESUME and row != "NEW":
        return LATE, None
    return special.get(call, {}).get(row, (None, None))


@pytest.fixture
async def world(server: ScriptedServer, tmp_path: Path):
    async with World.open(server, tmp_path) as world:
        yield world


async def job_in(world: World, row: str):
    """Return a job for a row; all but the new one were resumed before."""
    if row == "NEW":
        return await world.new_job(Script())
    if row == "SUSPENDED":
        job = await world.run(await world.new_job(STALL_BEFORE_HEAD), S.CONNECTING)
        await job.suspend()
        return job
    return await world.job_in(S[row])


async def occupy(world: World) -> None:
    """Let another job have the turn, so that a queued one is seen to be."""
    await world.run(await world.new_job(STALL_BEFORE_HEAD, priority=1), S.CONNECTING)


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("row", ROWS)
async def test_a_call_does_what_the_matrix_says(world: World, row: str, call: str):
    job = await job_in(world, row)
    before = job.state
    code, after = expected(row, call)
    if after is S.QUEUED:
        await occupy(world)
    if code is not None and code & 0x8000_0000:
        await changes_nothing(job, code, lambda: CALLS[call](world, job))
        return
    result = await CALLS[call](world, job)
    if code is not None:
        assert result == code
    if call in {"set_remote_name", "replace_remote_prefix", "set_cost_flags"} and job.state in (
        S.QUEUED,
        S.CONNECTING,
        S.TRANSFERRING,
    ):
        return  # the request starts anew: how far it is by now is its own affair
    assert job.state is (before if after is None else after)


@pytest.mark.parametrize("row", ROWS)
async def test_an_error_is_told_where_the_matrix_says(world: World, row: str):
    codes = {"ERROR": 0x80190194, "TRANSIENT_ERROR": 0x801901F7}
    found = error_of(await job_in(world, row))
    if row in codes:
        assert found[0] == codes[row]
    else:
        assert found == NO_ERROR


async def test_a_new_job_without_files_cannot_be_resumed_but_completed(world: World):
    job = await world.manager.create_job("empty")
    await changes_nothing(job, EMPTY, job.resume)
    assert await job.complete() == 0


async def test_a_transferred_job_with_another_file_can_be_resumed(world: World):
    job = await world.transferred()
    await job.add_file(world.serve(STALL_BEFORE_HEAD), world.place())
    await occupy(world)
    await job.resume()
    assert job.state is S.QUEUED


async def test_the_default_method_may_be_set_again_at_any_time(world: World):
    job = await world.job_in(S.TRANSFERRING)
    await job.set_http_method("GET")


async def test_a_failed_job_keeps_its_good_files_at_complete(world: World):
    job = await world.run(await world.new_job(Script(size=7), NOT_FOUND), S.ERROR)
    assert await job.complete() == PARTIAL
    assert [path.stat().st_size for path in world.folder.iterdir()] == [7]
