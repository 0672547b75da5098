"""However a transfer ends, one sentence says how, and the last JSON line is its result."""

import os
import signal

import pytest

from tests.cli.conftest import TIMEOUT_S, events, wait_for
from tests.servers.pattern import pattern
from tests.servers.script import Fault, Script

SLOW = Script(size=4_000_000, rate=100_000, range_mode="honest")


def begin(program, *links, options=("--json",)):
    """Start a transfer in a process of its own and wait until bytes come."""
    arguments = ("transfer", *links, "--to", str(program.folder), *options)
    process = program.start(*arguments)
    if "--json" in options:
        wait_for(process, "progress")
    else:
        while not list(program.folder.glob("*.part")):
            program.run("list")  # takes its time
    return process


def end(process):
    """What a process said until its end, and its exit status."""
    out, err = process.communicate(timeout=TIMEOUT_S)
    return process.returncode, out, err


@pytest.mark.parametrize("options", [("--json",), ("--quiet",), ()])
def test_a_download_completed_before_it_was_whole_is_no_success(program, server, options):
    process = begin(program, server.script("/f.bin", SLOW), options=options)
    assert program.run("complete", "--all").returncode == 0
    status, out, err = end(process)
    assert status == 1
    assert list(program.folder.iterdir()) == []
    if "--json" in options:
        (job,) = events(out)[-1]["jobs"]
        assert [file["completed"] or file["skipped"] for file in job["files"]] == [False]
    else:
        assert "completed before it was whole; no file of it is there." in err
    assert "partial" in program.run("list", "--all").stdout


def test_a_part_of_a_job_is_shown_as_partial(program, server):
    links = [server.script("/small", Script(size=10)), server.script("/slow", SLOW)]
    process = program.start("transfer", *links, "--one-job", "--to", str(program.folder))
    while True:
        (job,) = events(program.run("list", "--json").stdout) or [None]
        if job is not None and job["files_transferred"]:
            break
    assert program.run("complete", "--all").returncode == 0
    status, _, err = end(process)
    assert status == 1
    assert "1 of 2 files are not there" in err
    assert [path.name for path in program.folder.iterdir()] == ["small"]
    shown = program.run("show", job["id"])
    assert "State      partial\n" in shown.stdout


def test_a_download_paused_by_somebody_else_says_so(program, server):
    process = begin(program, server.script("/f.bin", SLOW), options=())
    assert program.run("suspend", "--all").returncode == 0
    status, _, err = end(process)
    assert status == 1
    assert "f.bin: It was paused by the window or by another command." in err
    assert err.count("\n") == 1


def test_a_skipped_file_is_told_of_and_is_a_success(program, server):
    url = server.script("/f.zip", Script(size=1000))
    program.folder.mkdir()
    (program.folder / "f.zip").write_text("old")
    done = program.transfer(url, "--on-conflict", "skip")
    assert (done.returncode, done.stderr) == (0, "")
    assert f"{program.folder / 'f.zip'}: skipped. Nothing was downloaded" in done.stdout
    assert "skipped" in program.run("list", "--all").stdout
    (job,) = events(program.transfer(url, "--on-conflict", "skip", "--json").stdout)[-1]["jobs"]
    assert [(file["completed"], file["skipped"]) for file in job["files"]] == [(False, True)]
    assert (program.folder / "f.zip").read_text() == "old"


@pytest.mark.parametrize("first_leaves", [True, False])
def test_an_interruption_says_that_the_download_goes_on_for_somebody_else(
    program, server, first_leaves
):
    url = server.script("/f.bin", SLOW)
    first, second = begin(program, url), begin(program, url)
    server.script("/f.bin", Script(size=SLOW.size))
    leaving, staying = (first, second) if first_leaves else (second, first)
    leaving.send_signal(signal.SIGINT)
    status, out, err = end(leaving)
    job = events(out)[-1]["jobs"][0]["id"]
    assert status == 130
    assert f"Another command still waits for {job[:8]}, which goes on." in err
    assert "paused" not in err
    if not first_leaves:
        first.send_signal(signal.SIGINT)  # nobody else waits now
        assert "kept, paused" in end(first)[2]
        return
    assert end(staying)[0] == 0
    assert (program.folder / "f.bin").read_bytes() == pattern(SLOW.seed, 0, SLOW.size)


@pytest.mark.parametrize("command", ["suspend", "resume", "cancel", "complete"])
def test_an_empty_list_leaves_nothing_to_do(program, command):
    done = program.run(command, "--all")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == f"bitsgui: There is nothing to {command}.\n"


@pytest.mark.parametrize("limit", [0, 2])
def test_what_the_history_has_no_room_for_is_told_before_it_goes(program, server, limit):
    assert program.run("set", "--global", "history_limit", str(limit)).returncode == 0
    links = [server.script(f"/{number}", Script(size=100)) for number in range(4)]
    done = program.transfer(*links, "--json")
    assert (done.returncode, done.stderr) == (0, "")
    assert [job["state"] for job in events(done.stdout)[-1]["jobs"]] == ["ACKNOWLEDGED"] * 4
    assert len(events(program.run("list", "--all", "--json").stdout)) == limit


def damage(folder):
    """Put rubbish in the place of the job list and of its log."""
    for path in (folder / "jobs.db", folder / "jobs.db-wal"):
        path.write_bytes(os.urandom(path.stat().st_size))


def test_a_damaged_store_ends_a_transfer_with_a_result_that_names_it(program, server):
    held = Script(size=500_000, fault=(Fault("stall", at=250_000, of="entity"),))
    process = begin(program, server.script("/f.bin", held))
    damage(program.profile)
    server.script("/f.bin", Script(size=500_000))
    server.release("/f.bin")
    status, out, err = end(process)
    *_, result = events(out)
    assert status == 1
    assert result["event"] == "result"
    assert result["error"]["code"] == "BG_E_DATABASE_CORRUPT"
    assert result["error"]["message"] in err


def test_a_store_that_cannot_be_opened_is_named_in_the_result(program):
    program.profile.mkdir()
    (program.profile / "jobs.db").mkdir()
    done = program.transfer("http://127.0.0.1:9/a", "--json")
    (result,) = events(done.stdout)
    assert (done.returncode, result["event"], result["jobs"]) == (1, "result", [])
    assert "cannot be opened" in result["error"]["message"]
