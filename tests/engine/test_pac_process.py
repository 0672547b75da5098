"""The process that evaluates proxy scripts: what it is given, and how it ends."""

import asyncio
import gc
import os
import select
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bitsgui.bits.errors import Hresult, TransferError
from bitsgui.engine import tasks
from bitsgui.engine.pac_process import PacProcess

GOOD = 'function FindProxyForURL(url, host) { return "PROXY " + host + ":1" }'
LOOP = "function FindProxyForURL(url, host) { for (;;); }"
ASKED = ("http://a.example/", "a.example", "192.0.2.7")


@pytest.fixture
async def process() -> AsyncIterator[PacProcess]:
    process = PacProcess()
    yield process
    await process.aclose()


def answers(line: str) -> str:
    return f"function FindProxyForURL(url, host) {{ return {line} }}"


def ended(pid: int) -> bool:
    """Wait until a process that is no child of ours is gone."""
    try:
        gone = os.pidfd_open(pid)
    except ProcessLookupError:
        return True
    try:
        return bool(select.select([gone], [], [], 20)[0])
    finally:
        os.close(gone)


@pytest.mark.parametrize(
    ("script", "answer"),
    [
        (GOOD, "PROXY a.example:1"),
        (answers("myIpAddress()"), "192.0.2.7"),
        (answers('isInNet("10.1.2.3", "10.0.0.0", "255.0.0.0")'), "true"),
        (answers('dnsResolve("localhost")'), "127.0.0.1"),
        (answers("url"), "http://a.example/"),
        ("function FindProxyForURLEx(url, host) { return 'DIRECT' }", "DIRECT"),
        ("\ufeff" + GOOD, "PROXY a.example:1"),
    ],
)
async def test_a_script_answers(process: PacProcess, script: str, answer: str) -> None:
    assert await process.evaluate(script, *ASKED) == answer


@pytest.mark.parametrize(
    ("script", "says"),
    [
        ("this is no script", "SyntaxError"),
        ("var x = 1", "FindProxyForURL is not defined"),
        (answers("unknown.name"), "unknown is not defined"),
        ("function FindProxyForURL() { throw 'the reason' }", "the reason"),
        (answers("FindProxyForURL(url, host) + 1"), "call stack"),
        (GOOD + "\0", "null character"),
        (answers("'\\ud800'"), "codec"),
    ],
)
async def test_a_script_that_fails_says_why_and_the_next_one_works(
    process: PacProcess, script: str, says: str
) -> None:
    for _ in range(2):  # what was refused once is no script to go on with
        with pytest.raises(TransferError, match=says) as caught:
            await process.evaluate(script, *ASKED)
        assert caught.value.code == Hresult.WININET_BAD_AUTO_PROXY_SCRIPT
    pid = process.pid
    assert await process.evaluate(GOOD, *ASKED) == "PROXY a.example:1"
    assert process.pid == pid


async def test_a_script_that_loops_is_killed_at_its_time_limit_and_the_next_one_works() -> None:
    process = PacProcess(answer_s=0.2)
    with pytest.raises(TransferError, match="the script took longer than") as caught:
        await process.evaluate(LOOP, *ASKED)
    assert caught.value.code == Hresult.WINHTTP_SCRIPT_EXECUTION_ERROR
    assert process.pid is None
    patient = PacProcess()
    assert await patient.evaluate(GOOD, *ASKED) == "PROXY a.example:1"
    await patient.aclose()


async def test_a_script_that_talks_without_end_is_stopped_by_its_time_alone() -> None:
    process = PacProcess(answer_s=0.3)
    script = "function FindProxyForURL() { for (;;) alert('a word') }"
    with pytest.raises(TransferError, match="longer than"):
        await process.evaluate(script, *ASKED)


async def test_a_process_that_crashes_is_started_again(process: PacProcess) -> None:
    await process.evaluate(GOOD, *ASKED)
    first = process.pid
    assert first is not None
    os.kill(first, signal.SIGSEGV)
    with pytest.raises(TransferError, match="has ended") as caught:
        await process.evaluate(LOOP, *ASKED)
    assert caught.value.code == Hresult.WINHTTP_SCRIPT_EXECUTION_ERROR
    assert await process.evaluate(GOOD, *ASKED) == "PROXY a.example:1"
    assert process.pid not in {None, first}


async def test_what_a_dead_process_was_not_told_is_no_fault_of_the_next(
    process: PacProcess,
) -> None:
    await process.evaluate(GOOD, *ASKED)
    first = process.pid
    assert first is not None
    os.kill(first, signal.SIGKILL)
    assert ended(first)  # while the loop stands still: only the next write finds that out
    with pytest.raises(TransferError, match="has ended"):
        await process.evaluate(LOOP, *ASKED)
    gc.collect()  # what was never looked at is told when it is thrown away
    assert await process.evaluate(GOOD, *ASKED) == "PROXY a.example:1"


async def test_one_who_asks_and_goes_away_takes_the_process_along(process: PacProcess) -> None:
    await process.evaluate(GOOD, *ASKED)
    pid = process.pid
    assert pid is not None
    asking = tasks.spawn("asking", process.evaluate(LOOP, *ASKED))
    await asyncio.sleep(0)
    asking.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asking
    assert process.pid is None
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


async def test_a_process_nobody_asks_ends_by_itself() -> None:
    process = PacProcess(idle_s=0)
    await process.evaluate(GOOD, *ASKED)
    pid = process.pid
    assert pid is not None
    assert await asyncio.to_thread(ended, pid)
    assert await process.evaluate(GOOD, *ASKED) == "PROXY a.example:1"
    await process.aclose()


async def test_the_process_is_given_nothing_but_its_questions(
    process: PacProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://user:s3cret@proxy.example")
    await process.evaluate(GOOD, *ASKED)
    about = Path(f"/proc/{process.pid}")
    assert b"s3cret" not in (about / "environ").read_bytes()
    assert (about / "cmdline").read_bytes().split(b"\0")[1:3] == [b"-I", b"-S"]
    assert (about / "cwd").readlink() == Path("/")
    limits = (about / "limits").read_text()
    assert "Max core file size        0 " in limits
    names = {entry.readlink().name.split(":")[0] for entry in (about / "fd").iterdir()}
    assert names <= {"pipe", "socket", "null", "memfd"}


async def test_the_process_ends_with_its_parent_in_the_middle_of_a_loop(tmp_path: Path) -> None:
    code = f"""
import asyncio
from bitsgui.engine.pac_process import PacProcess
async def main():
    process = PacProcess()
    await process.evaluate({GOOD!r}, *{ASKED!r})
    print(process.pid, flush=True)
    await process.evaluate({LOOP!r}, *{ASKED!r})
asyncio.run(main())
"""
    parent = await asyncio.create_subprocess_exec(
        sys.executable, "-c", code, stdout=asyncio.subprocess.PIPE
    )
    assert parent.stdout is not None
    pid = int(await parent.stdout.readline())
    parent.kill()
    await parent.communicate()
    assert await asyncio.to_thread(ended, pid)


async def test_a_bundle_is_its_own_process_for_scripts(
    process: PacProcess, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, checkout: Path
) -> None:
    bundle = tmp_path / "bundle"
    bundle.write_text(f'#!/bin/sh\nPYTHONPATH={checkout} exec {sys.executable} -m bitsgui "$@"\n')
    bundle.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(bundle))
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert await process.evaluate(GOOD, *ASKED) == "PROXY a.example:1"


def test_nothing_of_it_is_loaded_by_a_start_without_a_script() -> None:
    code = "import sys, bitsgui.app, bitsgui.cli.run, bitsgui.engine.manager; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = {name for name in done.stdout.split() if "pac" in name.split(".")[-1].split("_")}
    assert "bitsgui.engine.transport" in done.stdout.split()
    assert loaded == set()
    assert "pacparser" not in done.stdout
