"""``bitsgui transfer`` as a process against a real server."""

import hashlib
import signal

import pytest

from tests.cli.conftest import TIMEOUT_S, events, wait_for
from tests.servers.pattern import pattern
from tests.servers.script import Script, Status

SLOW = Script(size=4_000_000, rate=200_000, range_mode="honest")


def test_a_transfer_ends_with_0_and_the_right_bytes(program, server):
    url = server.script("/a.bin", Script(size=300_000, seed=3))
    done = program.transfer(url)
    assert (done.returncode, done.stderr) == (0, "")
    assert (program.folder / "a.bin").read_bytes() == pattern(3, 0, 300_000)


def test_the_result_is_the_last_json_line_and_tells_every_file(program, server):
    url = server.script("/a.bin", Script(size=50_000, seed=3))
    done = program.transfer(url, "--json")
    *before, result = events(done.stdout)
    assert {event["event"] for event in before} - {"progress"} == {"job", "file"}
    (job,) = result["jobs"]
    assert result["event"] == "result"
    assert list(job) == [
        "id",
        "name",
        "state",
        "bytes_total",
        "bytes_transferred",
        "files_total",
        "files_transferred",
        "error",
        "files",
    ]
    assert (job["state"], job["bytes_total"], job["error"]) == ("ACKNOWLEDGED", 50_000, None)
    assert job["files"] == [
        {
            "remote_name": url,
            "local_name": str(program.folder / "a.bin"),
            "bytes_total": 50_000,
            "bytes_transferred": 50_000,
            "completed": True,
            "skipped": False,
            "checksum": None,
        }
    ]


def test_a_failed_file_ends_with_1_and_says_what_to_do(program, server):
    url = server.script("/gone", Script(status=Status(404)))
    done = program.transfer(url)
    assert done.returncode == 1
    assert "The server has no such file. (HTTP 404) Check the link" in done.stderr
    *before, result = events(program.transfer(url, "--json").stdout)
    (job,) = result["jobs"]
    *_, told = [event for event in before if event["event"] == "error"]
    assert (told["id"], told["error"]) == (job["id"], job["error"])
    assert list(told["error"]) == [
        "code",
        "hresult",
        "context",
        "http_status",
        "login",
        "server",
        "certificate",
        "message",
        "hint",
        "report",
    ]
    assert job["error"]["code"] == "HTTP_404"
    assert job["error"]["hresult"] == "0x80190194"
    assert job["error"]["http_status"] == 404
    assert job["error"]["context"] == "REMOTE_FILE"
    assert job["error"]["login"] is None


def test_a_result_says_whether_a_login_would_help_in_a_field_of_its_own(program, server):
    asks = Status(401, (("WWW-Authenticate", 'Basic realm="r"'),))
    url = server.script("/private", Script(status=asks))
    for link, need in ((url, "wanted"), (url.replace("//", "//amy:pw@", 1), "refused")):
        *_, result = events(program.transfer(link, "--json").stdout)
        (job,) = result["jobs"]
        assert (job["error"]["code"], job["error"]["login"]) == ("HTTP_401", need)


def test_one_failure_among_many_ends_with_1_and_keeps_the_rest(program, server):
    good = server.script("/good", Script(size=1000))
    bad = server.script("/bad", Script(status=Status(404)))
    assert program.transfer(good, bad).returncode == 1
    assert (program.folder / "good").stat().st_size == 1000


@pytest.mark.parametrize("options", [(), ("--json",)])
def test_bars_are_drawn_on_a_terminal_unless_told_otherwise(program, server, options):
    url = server.script("/a.bin", Script(size=300_000, rate=600_000))
    to = ("--to", str(program.folder))
    status, drawn = program.run_on_terminal("transfer", url, *to, *options)
    assert status == 0
    assert ("a.bin" in drawn and "\x1b[" in drawn) == (not options)


def test_quiet_prints_nothing_but_errors(program, server):
    good = program.transfer(server.script("/good", Script(size=1000)), "--quiet")
    assert (good.returncode, good.stdout, good.stderr) == (0, "", "")
    bad = program.transfer(server.script("/bad", Script(status=Status(404))), "--quiet")
    assert bad.stdout == ""
    assert "no such file" in bad.stderr


def test_links_are_read_from_stdin_with_comments_left_out(program, server):
    links = [server.script(f"/{name}", Script(size=100)) for name in ("x", "y")]
    done = program.transfer("--input", "-", stdin="# two\n\n" + "\n".join(links))
    assert done.returncode == 0
    assert sorted(path.name for path in program.folder.iterdir()) == ["x", "y"]


def test_all_links_go_into_one_job_when_asked_to(program, server):
    links = [server.script(f"/{name}", Script(size=100)) for name in ("x", "y")]
    jobs = events(program.transfer(*links, "--one-job", "--json").stdout)[-1]["jobs"]
    assert [(job["files_total"], job["files_transferred"]) for job in jobs] == [(2, 2)]


def test_a_given_name_and_a_right_checksum_are_taken(program, server):
    url = server.script("/a", Script(size=1000, seed=2))
    digest = hashlib.sha256(pattern(2, 0, 1000)).hexdigest()
    done = program.transfer(url, "--name", "b.txt", "--checksum", f"sha-256={digest}")
    assert done.returncode == 0
    assert (program.folder / "b.txt").is_file()


def test_a_wrong_checksum_fails_and_no_file_is_named(program, server):
    done = program.transfer(server.script("/a", Script(size=99)), "--checksum", "md5=" + "0" * 32)
    assert done.returncode == 1
    assert "checksum differs" in done.stderr
    assert not (program.folder / "a").exists()


@pytest.mark.parametrize("options", [(), ("--json",), ("--quiet",)])
def test_a_header_the_program_sets_itself_is_said_to_be_left_out(program, server, options):
    url = server.script("/a", Script(size=10))
    done = program.transfer(url, "--header", "Range: bytes=0-1", "--header", "X-A: b", *options)
    said = "bitsgui: --header: Range is not sent as given; the program sets it itself."
    assert done.returncode == 0
    assert done.stderr.splitlines().count(said) == ("--quiet" not in options)
    assert server.requests[-1].headers["x-a"] == "b"
    assert "range" not in server.requests[-1].headers


def test_secret_headers_reach_the_server_and_nothing_else(program, server, tmp_path):
    url = server.script("/a", Script(size=10, require_headers={"X-Key": "geheim", "X-Two": "zwei"}))
    (tmp_path / "headers").write_text("X-Key: geheim\n")
    done = program.transfer(
        url,
        "--header",
        f"@{tmp_path / 'headers'}",
        "--header",
        "-",
        "--json",
        "--verbose",
        stdin="X-Two: zwei\n",
    )
    assert done.returncode == 0
    log = (program.profile / "bitsgui.log").read_text()
    assert "geheim" not in done.stdout + done.stderr + log
    assert (program.profile / "bitsgui.log").stat().st_mode & 0o077 == 0
    said = [line.split()[3].rstrip(":") for line in done.stderr.splitlines() if line[:2] == "20"]
    assert said
    assert not {"asyncio", "httpcore", "httpx"}.intersection(name.split(".")[0] for name in said)


def test_a_password_in_a_link_is_shown_nowhere(program, server):
    url = server.script("/a", Script(size=10)).replace("//", "//user:geheim@")
    done = program.transfer(url, "--json", "--verbose")
    assert done.returncode == 0
    log = (program.profile / "bitsgui.log").read_text()
    assert "geheim" not in done.stdout + done.stderr + log


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_an_interrupted_transfer_keeps_its_job_and_goes_on_when_run_again(program, server, number):
    url = server.script("/slow", SLOW)
    process = program.start("transfer", url, "--to", str(program.folder), "--json")
    while wait_for(process, "progress")[-1]["bytes_transferred"] < 100_000:
        pass  # the first tells of the state alone
    process.send_signal(number)
    out, err = process.communicate(timeout=TIMEOUT_S)
    assert process.returncode == 130
    assert "run the same command again" in err
    (job,) = events(out)[-1]["jobs"]
    assert job["state"] == "SUSPENDED"
    before = len(server.log_of("/slow"))
    server.script("/slow", Script(size=SLOW.size))
    again = program.transfer(url, "--json")
    assert again.returncode == 0
    assert events(again.stdout)[-1]["jobs"][0]["id"] == job["id"]
    assert all("range" in request.headers for request in server.log_of("/slow")[before:])
    assert len(server.log_of("/slow")) > before
    assert (program.folder / "slow").read_bytes() == pattern(1, 0, SLOW.size)


@pytest.mark.parametrize("options", [(), ("--json",)])
def test_a_file_that_changed_on_the_server_is_said_to_be_fetched_anew(program, server, options):
    url = server.script("/slow", SLOW)
    process = program.start("transfer", url, "--to", str(program.folder), "--json")
    while wait_for(process, "progress")[-1]["bytes_transferred"] < 100_000:
        pass
    process.send_signal(signal.SIGINT)
    out, _ = process.communicate(timeout=TIMEOUT_S)
    assert not any(event["event"] == "new_version" for event in events(out))
    server.script("/slow", Script(size=SLOW.size, seed=2))
    again = program.transfer(url, *options)
    assert again.returncode == 0
    assert (program.folder / "slow").read_bytes() == pattern(2, 0, SLOW.size)
    words = "The server has a new version; it is fetched anew from its first byte."
    if options:
        (told,) = [event for event in events(again.stdout) if event["event"] == "new_version"]
        assert (told["name"], told["file"], told["message"]) == ("slow", "slow", words)
        return
    first, second = again.stdout.splitlines()[:2]
    assert first.startswith("Going on with slow")
    assert second == f"slow: {words}"
    job = events(program.run("list", "--all", "--json").stdout)[0]["id"]
    assert "Begins again: the server has a new version: slow" in program.run("show", job).stdout


def test_a_killed_transfer_goes_on_when_run_again(program, server):
    url = server.script("/slow", SLOW)
    process = program.start("transfer", url, "--to", str(program.folder), "--json")
    first = wait_for(process, "progress")[0]
    process.kill()
    process.communicate()
    server.script("/slow", Script(size=SLOW.size))
    again = events(program.transfer(url, "--json").stdout)
    assert (again[0]["id"], again[0]["is_new"]) == (first["id"], False)
    assert (program.folder / "slow").read_bytes() == pattern(1, 0, SLOW.size)


def test_a_second_transfer_runs_in_the_first_ones_process_and_outlives_it(program, server):
    slow = server.script("/slow", SLOW)
    first = program.start("transfer", slow, "--to", str(program.folder), "--json")
    wait_for(first, "progress")
    other = server.script("/other", SLOW)
    second = program.start("transfer", other, "--to", str(program.folder), "--json")
    wait_for(second, "progress")
    first.send_signal(signal.SIGINT)
    first.communicate(timeout=TIMEOUT_S)
    server.script("/other", Script(size=SLOW.size))
    out, err = second.communicate(timeout=TIMEOUT_S)
    assert (second.returncode, err) == (0, "")
    assert events(out)[-1]["jobs"][0]["state"] == "ACKNOWLEDGED"


def test_only_the_links_of_the_call_are_fetched(program, server):
    waiting = server.script("/waiting", SLOW)
    assert program.run("add", waiting, "--to", str(program.folder)).returncode == 0
    assert program.transfer(server.script("/now", Script(size=10))).returncode == 0
    (job,) = events(program.run("list", "--json").stdout)
    assert (job["name"], job["state"]) == ("waiting", "QUEUED")


def test_a_reader_that_goes_away_ends_the_program_quietly(program, server):
    process = program.start("transfer", server.script("/slow", SLOW), "--json")
    process.stdout.close()
    _, err = process.communicate(timeout=TIMEOUT_S)
    assert process.returncode == 1
    assert "Traceback" not in err


def test_the_same_link_twice_is_downloaded_once_and_said(program, server):
    url = server.script("/twice.bin", Script(size=3000))
    done = program.transfer(url, f"{url}#part")
    assert (done.returncode, [path.name for path in program.folder.iterdir()]) == (0, ["twice.bin"])
    assert f"{url} was given more than once; it is downloaded once." in done.stderr
    assert len(server.log_of("/twice.bin")) == 1


def test_links_that_are_twice_in_a_list_are_counted(program, server):
    urls = [server.script(f"/list{n}.bin", Script(size=3000)) for n in (1, 2)]
    done = program.transfer("--input", "-", "--json", stdin="\n".join([*urls, *urls]))
    assert done.returncode == 0
    notices = [e["message"] for e in events(done.stdout) if e["event"] == "notice"]
    assert "2 links were given more than once; each is downloaded once." in notices
    assert len(events(done.stdout)[-1]["jobs"]) == 2
