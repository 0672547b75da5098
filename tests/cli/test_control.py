"""The commands around a transfer, as processes."""

import asyncio
import re
from dataclasses import replace

import pytest

from bitsgui.bits.types import Principal
from bitsgui.desktop.quarantine import OriginMarker
from bitsgui.engine.manager import open_manager
from bitsgui.storage import JobStore
from tests.cli.conftest import events
from tests.servers.pattern import check_file
from tests.servers.script import Fault, Script, Status

URL = "http://127.0.0.1:9/a.zip"


@pytest.fixture
def job(program):
    """The id of a stored job that cannot move."""
    done = program.run("add", URL, "--to", str(program.folder), "--json")
    assert done.returncode == 0
    return events(done.stdout)[0]["id"]


def test_add_without_a_display_stores_the_job_and_says_when_it_starts(program):
    done = program.run("add", URL, "--to", str(program.folder))
    assert done.returncode == 0
    assert "starts when the window is opened" in done.stderr


def test_list_shows_what_is_there_and_with_all_what_was(program, job):
    assert job[:8] in program.run("list").stdout
    assert program.run("cancel", job[:6]).returncode == 0
    assert program.run("list").stdout == ""
    (row,) = events(program.run("list", "--all", "--json").stdout)
    assert (row["id"], row["state"]) == (job, "CANCELLED")


def test_show_tells_of_unfinished_and_finished_jobs(program, job):
    assert URL in program.run("show", job).stdout
    program.run("cancel", job)
    (shown,) = events(program.run("show", job, "--json").stdout)
    assert shown["state"] == "CANCELLED"


async def _make_job_with_command(profile):
    """What another program does that uses the interface: no option of ours sets a command."""
    store = await JobStore.open(profile)
    manager = await open_manager(store, principal=Principal("u"), platform=OriginMarker())
    job = await manager.create_job("with command")
    await job.set_notify_command_line("/usr/bin/tool", "tool --done")
    await manager.close()
    await store.close()
    return str(job.id)


def test_show_tells_a_jobs_command_and_that_it_does_not_run_until_allowed(program):
    job = asyncio.run(_make_job_with_command(program.profile))
    shown = program.run("show", job).stdout
    assert "Command    /usr/bin/tool --done\n" in shown
    assert "does not run until you allow it: bitsgui set --global allow_notify_command on" in shown
    (told,) = events(program.run("show", job, "--json").stdout)
    command = {"program": "/usr/bin/tool", "parameters": "tool --done", "allowed": False}
    assert told["command"] == command
    assert program.run("set", "--global", "allow_notify_command", "on").returncode == 0
    assert "does not run" not in program.run("show", job).stdout
    (told,) = events(program.run("show", job, "--json").stdout)
    assert told["command"]["allowed"] is True


def test_show_tells_what_happened_to_a_job(program, server):
    link = server.script("/gone.zip", Script(status=Status(404)))
    assert program.transfer(link).returncode == 1
    (job,) = events(program.run("list", "--json").stdout)
    printed = program.run("show", job["id"]).stdout
    assert "(HTTP 404): gone.zip\n" in printed
    assert printed.endswith("  Stopped: needs attention\n")
    program.run("cancel", job["id"])
    (shown,) = events(program.run("show", job["id"], "--json").stdout)
    told = [entry["event"] for entry in shown["activity"]]
    assert told == ["added", "failed", "stopped", "cancelled"]
    assert shown["activity"][1]["error"]["http_status"] == 404


def test_suspend_and_resume_change_the_state(program, job):
    assert program.run("suspend", job[:4]).returncode == 0
    assert events(program.run("show", job, "--json").stdout)[0]["state"] == "SUSPENDED"
    assert program.run("resume", "--all").returncode == 0
    assert events(program.run("show", job, "--json").stdout)[0]["state"] != "SUSPENDED"


def test_set_changes_priority_and_name(program, job):
    done = program.run("set", job, "--priority", "low", "--name", "new", "--retry-delay", "5")
    assert (done.returncode, done.stderr) == (0, "")
    (shown,) = events(program.run("show", job, "--json").stdout)
    assert (shown["priority"], shown["name"]) == ("LOW", "new")


def test_set_gives_a_download_the_cookies_of_a_file(program, server, tmp_path):
    url = server.script("/private.bin", Script(size=2000, require_cookie="mine=1"))
    assert program.transfer(url).returncode == 1
    (job,) = events(program.run("list", "--json").stdout)
    jar = tmp_path / "cookies.txt"
    jar.write_text("127.0.0.1\tFALSE\t/\tFALSE\t0\tmine\t1\n")
    done = program.run("set", job["id"], "--cookies", str(jar))
    assert done.returncode == 0, done.stderr
    # This profile has no keyring: the secrets of a download last as long as its process.
    assert program.transfer(url, "--cookies", str(jar)).returncode == 0
    assert server.log_of("/private.bin")[-1].headers["cookie"] == "mine=1"


@pytest.mark.parametrize("junk", ["mine=1; other=2", "127.0.0.1 FALSE / FALSE 0 mine 1", "<html>"])
def test_a_file_of_cookies_that_is_none_is_refused_and_the_download_stays(program, job, junk):
    jar = program.folder.parent / "cookies.txt"
    jar.write_text(f"# Netscape\n127.0.0.1\tFALSE\t/\tFALSE\t0\tmine\ts3cret\n{junk}\n")
    (before,) = events(program.run("list", "--json").stdout)
    done = program.run("set", job, "--priority", "low", "--cookies", str(jar))
    assert done.returncode == 1
    assert "--cookies: Line 3 of the cookies is none." in done.stderr
    new = program.run(
        "add", "http://127.0.0.1:9/f", "--to", str(program.folder), "--cookies", str(jar)
    )
    assert (new.returncode, "Line 3 of the cookies is none." in new.stderr) == (1, True)
    assert "s3cret" not in done.stderr + new.stderr
    assert events(program.run("list", "--json").stdout) == [before]


def test_two_options_cannot_both_read_standard_input(program):
    done = program.run("set", "abcd", "--header", "-", "--cookies", "-", stdin="x: y")
    assert done.returncode == 2
    assert "cannot both read stdin" in done.stderr


@pytest.fixture
def refused(program, server):
    """The id of a job that got a web page in place of its file."""
    link = server.script("/page.zip", Script(text="page", content_type="text/html"))
    assert program.transfer(link).returncode == 1
    (job,) = events(program.run("list", "--json").stdout)
    assert job["error"]["code"] == "BG_E_INVALID_SERVER_RESPONSE"
    return job["id"]


def test_resume_takes_a_page_for_the_file_only_when_told_so(program, server, refused):
    link = server.url("/page.zip")
    assert program.run("resume", "--all").returncode == 0
    assert program.transfer(link).returncode == 1
    assert list(program.folder.iterdir()) == []
    shown = program.run("show", refused).stdout
    (command,) = re.findall(r"To take what the server sends: `bitsgui ([^`]*)`", shown)
    assert program.run(*command.split()).returncode == 0
    assert program.transfer(link).returncode == 0
    assert (program.folder / "page.zip").read_text() == "page"


def test_a_file_that_is_not_what_its_server_states_is_kept_by_the_command_that_is_told(
    program, server
):
    script = Script(size=5000, digests=("repr-digest",), digests_wrong=True)
    link = server.script("/claim.bin", script)
    failed = program.transfer(link)
    assert failed.returncode == 1
    (kept,) = program.folder.iterdir()
    assert kept.name.endswith(".part")
    (restart,) = re.findall(r"Command: `bitsgui ([^`]*)`", failed.stderr)
    assert restart.endswith("--restart")
    (keep,) = re.findall(r"To keep the file as it is: `bitsgui ([^`]*)`", failed.stderr)
    assert program.run(*keep.split()).returncode == 0
    asked_again = program.run(*keep.split())
    assert asked_again.returncode == 1
    assert "Nothing is asked" in asked_again.stderr
    assert program.transfer(link).returncode == 0
    check_file(program.folder / "claim.bin", 1, 5000)


def test_resume_fetches_what_failed_from_the_beginning_when_told_so(program, server):
    breaks = Script(size=300_000, fault=(Fault("fin", at=100_000, when=0),))
    link = server.script("/a.bin", replace(breaks, statuses=(None, *[Status(404)] * 9)))
    (job,) = events(program.transfer(link, "--json").stdout)[-1]["jobs"]
    assert (job["state"], job["bytes_transferred"]) == ("ERROR", 100_000)
    assert f"`bitsgui set {job['id'][:8]} --url LINK`" in job["error"]["hint"]
    server.script("/a.bin", Script(size=300_000))
    assert program.run("resume", job["id"], "--restart").returncode == 0
    assert program.transfer(link).returncode == 0
    check_file(program.folder / "a.bin", 1, 300_000)
    assert "range" not in server.log_of("/a.bin")[-1].headers


def test_a_file_that_changed_on_the_server_is_fetched_anew_by_the_command_that_is_told(
    program, server
):
    breaks = Script(size=300_000, fault=(Fault("fin", at=100_000, when=0),))
    link = server.script("/a.bin", replace(breaks, statuses=(None, *[Status(412)] * 9)))
    failed = program.transfer(link)
    assert failed.returncode == 1
    assert "has changed. (HTTP 412) Start the download over" in failed.stderr
    (command,) = set(re.findall(r"`bitsgui ([^`]*)`", failed.stderr))
    assert command.endswith("--restart")
    server.script("/a.bin", Script(size=200_000, seed=2))
    assert program.run(*command.split()).returncode == 0
    assert program.transfer(link).returncode == 0
    check_file(program.folder / "a.bin", 2, 200_000)


async def _limits(profile):
    store = await JobStore.open(profile)
    try:
        return [record.options.rate_limit for record in (await store.load())[0]]
    finally:
        await store.close()


def test_set_takes_the_limit_of_a_download_away(program, job):
    for rate, limit in (("500k", 512_000), ("none", None)):
        assert program.run("set", job, "--limit", rate).returncode == 0
        assert asyncio.run(_limits(program.profile)) == [limit]


def partial(program, server):
    """The id of a stopped job of two files of which one is there, and its links."""
    good = server.script("/good", Script(size=1000))
    bad = server.script("/bad", Script(status=Status(404)))
    assert program.transfer(good, bad, "--one-job").returncode == 1
    return events(program.run("list", "--json").stdout)[0]["id"], good, bad


def test_completing_a_part_says_which_files_were_kept(program, server):
    job, _, bad = partial(program, server)
    done = program.run("complete", job)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Partly completed" in done.stdout
    assert f"kept     {program.folder / 'good'}\n" in done.stdout
    assert f"dropped  {bad}\n" in done.stdout
    assert (program.folder / "good").is_file()


def test_a_failed_download_is_not_said_to_be_paused(program, server):
    assert program.transfer(server.script("/gone", Script(status=Status(404)))).returncode == 1
    (job,) = events(program.run("list", "--json").stdout)
    done = program.run("suspend", job["id"])
    assert (job["state"], done.returncode) == ("ERROR", 0)
    assert "Paused" not in done.stdout
    assert "There was nothing to do. It stands still already." in done.stdout
    assert program.run("suspend", "--all").stderr == "bitsgui: There is nothing to suspend.\n"


def test_a_failure_of_several_files_names_the_one_that_failed(program, server):
    bad = server.script("/bad", Script(status=Status(404)))
    done = program.transfer(server.script("/good", Script(size=1000)), bad, "--one-job")
    assert f"(HTTP 404) The file is {bad}. Check the link" in done.stderr
    alone = program.transfer(bad)
    assert "The file is" not in alone.stderr
    (job,) = [e for e in events(program.run("list", "--json").stdout) if e["files_total"] == 1]
    done = program.run("complete", job["id"])
    assert done.stdout == (
        f"Dropped bad ({job['id'][:8]}): No file of it was finished.\n  dropped  {bad}\n"
    )


def test_completing_a_part_tells_a_program_which_files_were_kept(program, server):
    job, good, bad = partial(program, server)
    (done,) = events(program.run("complete", job, "--json").stdout)
    assert (done["code"], done["hint"]) == ("BG_S_PARTIAL_COMPLETE", "Add it again for the rest.")
    kept = {entry["remote_name"]: entry["completed"] for entry in done["files"]}
    assert kept == {good: True, bad: False}


def test_one_header_that_is_set_leaves_the_other_alone(program, server):
    url = server.script("/a", Script(status=Status(404)))
    given = ("--referer", "https://r.example/", "--user-agent", "one")
    assert program.transfer(url, *given).returncode == 1
    (job,) = events(program.run("list", "--json").stdout)
    assert program.run("set", job["id"], "--user-agent", "two").returncode == 0
    server.script("/a", Script(size=10))
    assert program.transfer(url).returncode == 0
    sent = server.requests[-1].headers
    assert (sent["user-agent"], sent["referer"]) == ("two", "https://r.example/")
    assert program.run("set", job["id"], "--referer", "x").returncode == 1  # it has ended


def test_a_fresh_link_is_given_by_set(program, job):
    assert program.run("set", job, "--url", "http://127.0.0.1:9/b.zip").returncode == 0
    assert "b.zip" in program.run("show", job).stdout


def test_set_changes_all_or_nothing_and_names_what_will_not_do(program):
    made = program.run("add", URL, URL + "x", "--one-job", "--to", str(program.folder), "--json")
    job = events(made.stdout)[0]["id"]
    before = program.run("show", job, "--json").stdout
    options = ("--priority", "low", "--name", "new", "--url", "http://127.0.0.1:9/b.zip")
    done = program.run("set", job, *options)
    assert done.returncode == 1
    assert "--url: A fresh link is for downloads of one file." in done.stderr
    wrong = program.run("set", job, "--name", "new", "--skip", "7", "--json")
    (told,) = events(wrong.stdout)
    assert told["error"]["message"].startswith("--skip: '7' is no file of it")
    assert program.run("show", job, "--json").stdout == before


@pytest.mark.parametrize("command", ["show", "suspend", "resume", "cancel", "complete"])
def test_an_unknown_job_ends_with_1_and_a_sentence(program, command):
    done = program.run(command, "abcd1234")
    assert (done.returncode, done.stdout) == (1, "")
    assert "There is no download abcd1234." in done.stderr


def test_a_job_that_has_ended_is_not_said_to_be_unknown(program, job):
    program.run("cancel", job)
    done = program.run("resume", job[:8])
    assert (done.returncode, done.stdout) == (1, "")
    assert f"The download {job[:8]} has ended" in done.stderr


def test_an_empty_list_is_no_error(program):
    done = program.run("list", "--json")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.parametrize(
    "arguments",
    [
        ["transfer", "not a link"],
        ["transfer", URL, "--input", "missing.txt"],
        ["transfer", URL, "--cookies", "missing.txt"],
        ["transfer", URL, "--header", "@missing.txt"],
        ["transfer", URL, "--header", "broken"],
        ["transfer", URL, "--name", "../up"],
        ["transfer", URL, "--user-agent", "two\nlines"],
        ["transfer", URL, "--to", "/proc/nowhere/x"],
        ["transfer", URL, "--to", "/dev/null"],
        ["transfer", "--input", "/dev/null"],
    ],
)
def test_bad_usage_ends_with_2_and_prints_nothing_on_stdout(program, arguments):
    done = program.run(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("bitsgui: ")


def test_a_bad_line_of_an_input_file_is_named_by_its_number(program, tmp_path):
    (tmp_path / "links").write_text(f"{URL}\nnonsense\n")
    done = program.transfer("--input", str(tmp_path / "links"))
    assert done.returncode == 2
    assert "Line 2 of" in done.stderr
    assert "Nor are" not in done.stderr


def test_all_bad_lines_of_an_input_file_are_told_of_at_once_and_nothing_is_added(program, tmp_path):
    lines = [URL if number % 3 else "nonsense" for number in range(1, 100)]
    (tmp_path / "links").write_text("\n".join(lines))
    done = program.run("add", "--input", str(tmp_path / "links"))
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "Line 3 of" in done.stderr
    assert "Nor are these lines: 6, 9, 12, 15, 18, 21, 24, 27, 30, 33 and 22 more." in done.stderr
    assert events(program.run("list", "--json").stdout) == []


def test_a_profile_that_is_a_file_is_refused_with_a_sentence(program, tmp_path):
    (tmp_path / "file").touch()
    done = program.run("--profile", str(tmp_path / "file"), "list")
    assert done.returncode == 1
    assert "choose it with --profile" in done.stderr


def test_the_window_without_a_display_ends_with_3_and_says_how_to_go_on(program):
    done = program.run()
    assert (done.returncode, done.stdout) == (3, "")
    assert "bitsgui transfer URL --to DIR" in done.stderr


def test_version_and_help_go_to_stdout(program):
    assert program.run("--version").stdout.startswith("bitsgui ")
    assert "exit status" in program.run("--help").stdout


def test_list_loads_neither_qt_nor_the_network_before_it_must(program):
    done = program.run("--help", PYTHONPROFILEIMPORTTIME="1")
    assert "httpx" not in done.stderr
    assert "PySide6" not in done.stderr


def test_a_transfer_needs_no_qt_and_the_window_says_that_it_does(program, server, tmp_path):
    (tmp_path / "PySide6").mkdir()
    (tmp_path / "PySide6" / "__init__.py").write_text("raise ImportError('no Qt here')\n")
    without = {"PYTHONPATH": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}
    url = server.script("/a", Script(size=10))
    done = program.run("transfer", url, "--to", str(program.folder), **without)
    assert (done.returncode, done.stderr) == (0, "")
    assert (program.folder / "a").stat().st_size == 10
    done = program.run(**without)
    assert (done.returncode, done.stdout) == (3, "")
    assert "The window needs PySide6 (no Qt here)." in done.stderr
    assert "Without a window: bitsgui transfer URL --to DIR" in done.stderr


def test_a_failed_job_can_be_resumed_after_its_server_recovered(program, server):
    url = server.script("/a", Script(status=Status(404)))
    assert program.transfer(url).returncode == 1
    server.script("/a", Script(size=10))
    assert program.transfer(url).returncode == 0
    assert (program.folder / "a").stat().st_size == 10


def test_resuming_without_a_window_says_when_it_goes_on_and_fetches_nothing(program, server):
    url = server.script("/a", Script(size=10))
    assert program.run("add", url, "--to", str(program.folder)).returncode == 0
    done = program.run("resume", "--all")
    assert done.returncode == 0
    assert "goes on when the window is opened" in done.stderr
    assert server.requests == []
    assert program.transfer(url).returncode == 0


@pytest.mark.parametrize("command", ["list", "list --json", "list --all", "settings", "show {job}"])
def test_a_reader_of_a_list_may_have_seen_enough(program, job, command):
    done = program.run_in_shell(
        f"bitsgui {command.format(job=job)} | true; echo ${{PIPESTATUS[0]}}"
    )
    assert (done.stdout, done.stderr) == ("0\n", "")


@pytest.mark.parametrize(
    ("command", "status"),
    [
        ("transfer --input - <&-", 2),
        ("list >&-", 0),
        ("list 2>&-", 0),
        ("show abcd1234 2>&-", 1),
        ("show abcd1234 >&- 2>&- <&-", 1),
    ],
)
def test_closed_streams_change_no_exit_status(program, command, status):
    done = program.run_in_shell(f"bitsgui {command}")
    assert done.returncode == status
    assert "unexpected" not in done.stdout + done.stderr


def test_a_list_that_cannot_be_written_is_a_failure(program, job):
    done = program.run_in_shell("bitsgui list > /dev/full")
    assert done.returncode == 1
    answer = "The answer cannot be written to standard output: No space left on device."
    assert done.stderr == f"bitsgui: {answer}\n"
