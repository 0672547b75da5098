"""Two processes on one profile: each file once, whoever goes away in the middle."""

import json
import signal
from dataclasses import replace

from tests.cli.conftest import TIMEOUT_S, events, wait_for
from tests.servers.pattern import pattern
from tests.servers.script import Fault, Script

SLOW = Script(size=4_000_000, rate=20_000)
QUICK = Script(size=SLOW.size)
SMALL = Script(size=50_000, seed=7)
MIDDLE = Script(size=300_000)
"""Held in the middle by ``HELD`` until the test lets it go on."""
HELD = replace(MIDDLE, fault=(Fault("stall", at=200_000, of="entity"),))


def begin(program, *links):
    """Start a transfer in a process of its own and wait until it is under way."""
    process = program.start("transfer", *links, "--to", str(program.folder), "--json")
    wait_for(process, "progress")
    return process


def let_go_on(server, path):
    server.script(path, MIDDLE)
    server.release(path)


def jobs_of(program):
    """Every job the profile ever had, by the name of its file."""
    return [job["name"] for job in events(program.run("list", "--all", "--json").stdout)]


def check_each_once(program, **sizes):
    """The folder holds exactly these files with the right bytes, and each had one job."""
    assert sorted(jobs_of(program)) == sorted(sizes)
    assert {path.name for path in program.folder.iterdir()} == set(sizes)
    for name, script in sizes.items():
        assert (program.folder / name).read_bytes() == pattern(script.seed, 0, script.size)


def wait_for_file(process, name):
    """Read events until the file of that name is there."""
    for line in process.stdout:
        event = json.loads(line)
        if event["event"] == "file" and event["local_name"].endswith(name):
            return
    raise AssertionError(f"it ended without {name}")


def test_a_file_that_waits_for_the_others_of_its_job_is_told_again_when_it_is_there(
    program, server
):
    links = [server.script("/small", SMALL), server.script("/held", HELD)]
    options = ("--one-job", "--to", str(program.folder), "--json")
    process = program.start("transfer", *links, *options)
    (*_, whole) = wait_for(process, "file")
    assert whole["local_name"].endswith("small")
    assert not whole["completed"]
    let_go_on(server, "/held")
    out, _ = process.communicate(timeout=TIMEOUT_S)
    there = [event for event in events(out) if event["event"] == "file" and event["completed"]]
    assert [event["local_name"].rpartition("/")[2] for event in there] == ["small", "held"]


def test_what_was_done_before_an_interruption_is_not_fetched_again(program, server):
    links = [server.script("/small", SMALL), server.script("/slow", SLOW)]
    process = program.start("transfer", *links, "--to", str(program.folder), "--json")
    wait_for_file(process, "small")
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=TIMEOUT_S)
    server.script("/slow", QUICK)
    again = program.transfer(*links, "--json")
    assert again.returncode == 0
    assert len(events(again.stdout)[-1]["jobs"]) == 2
    check_each_once(program, small=SMALL, slow=QUICK)


def test_the_one_who_asks_goes_on_when_the_owner_is_interrupted(program, server):
    owner = begin(program, server.script("/own", SLOW))
    links = [server.script("/small", SMALL), server.script("/other", SLOW)]
    asking = program.start("transfer", *links, "--to", str(program.folder), "--json")
    wait_for_file(asking, "small")
    owner.send_signal(signal.SIGINT)
    owner.communicate(timeout=TIMEOUT_S)
    for name in ("/own", "/other"):
        server.script(name, QUICK)
    out, err = asking.communicate(timeout=TIMEOUT_S)
    assert (asking.returncode, err) == (0, "")
    assert {job["state"] for job in events(out)[-1]["jobs"]} == {"ACKNOWLEDGED"}
    assert program.transfer(server.url("/own")).returncode == 0
    check_each_once(program, small=SMALL, own=QUICK, other=QUICK)


def test_the_one_who_asks_goes_on_when_the_owner_is_killed(program, server):
    owner = begin(program, server.script("/own", SLOW))
    links = [server.script("/small", SMALL), server.script("/other", SLOW)]
    asking = program.start("transfer", *links, "--to", str(program.folder), "--json")
    wait_for_file(asking, "small")
    owner.kill()
    owner.communicate()
    for name in ("/own", "/other"):
        server.script(name, QUICK)
    asking.communicate(timeout=TIMEOUT_S)
    assert asking.returncode == 0
    assert program.transfer(server.url("/own")).returncode == 0
    check_each_once(program, small=SMALL, own=QUICK, other=QUICK)


def test_a_result_nobody_read_is_told_to_the_next_who_asks(program, server):
    owner = begin(program, server.script("/own", SLOW))
    asking = begin(program, server.script("/other", HELD))
    asking.send_signal(signal.SIGSTOP)
    let_go_on(server, "/other")
    while "other" not in [path.name for path in program.folder.iterdir()]:
        program.run("list")  # takes its time; the job ends meanwhile
    asking.kill()
    asking.communicate()
    again = program.transfer(server.url("/other"), "--json")
    assert again.returncode == 0
    assert events(again.stdout)[-1]["jobs"][0]["state"] == "ACKNOWLEDGED"
    server.script("/own", QUICK)
    owner.kill()
    owner.communicate()
    assert program.transfer(server.url("/own")).returncode == 0
    check_each_once(program, own=QUICK, other=MIDDLE)


def test_who_asked_and_was_interrupted_can_be_run_again_at_once(program, server):
    owner = begin(program, server.script("/own", SLOW))
    asking = begin(program, server.script("/other", SLOW))
    asking.send_signal(signal.SIGINT)
    out, err = asking.communicate(timeout=TIMEOUT_S)
    assert asking.returncode == 130
    assert "run the same command again" in err
    assert [job["state"] for job in events(out)[-1]["jobs"]] == ["SUSPENDED"]
    server.script("/other", QUICK)
    assert program.transfer(server.url("/other")).returncode == 0
    owner.send_signal(signal.SIGINT)
    owner.communicate(timeout=TIMEOUT_S)
    server.script("/own", QUICK)
    assert program.transfer(server.url("/own")).returncode == 0
    check_each_once(program, own=QUICK, other=QUICK)


def test_a_job_two_wait_for_is_not_paused_by_one_of_them(program, server):
    url = server.script("/same", HELD)
    owner = begin(program, url)
    asking = program.start("transfer", url, "--to", str(program.folder), "--json")
    wait_for(asking, "job")
    asking.send_signal(signal.SIGINT)
    asking.communicate(timeout=TIMEOUT_S)
    let_go_on(server, "/same")
    owner.communicate(timeout=TIMEOUT_S)
    assert owner.returncode == 0
    check_each_once(program, same=MIDDLE)


def test_a_long_list_of_links_reaches_the_program_that_runs(program, server):
    begin(program, server.script("/own", SLOW))
    links = [f"http://127.0.0.1:9/{number}?{'x' * 4000}" for number in range(2300)]
    done = program.run(
        "add", "--input", "-", "--to", str(program.folder), "--json", stdin="\n".join(links)
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert [event["remote_name"] for event in events(done.stdout)] == links


def test_a_list_that_is_too_long_is_refused_before_anything_is_added(program):
    done = program.run("add", "--input", "-", stdin="http://127.0.0.1:9/a\n" * 3_400_000)
    assert done.returncode == 2
    assert "--input: standard input has more than 64 million characters" in done.stderr
