"""Data of a download on the command line: sent once, said by `show`, in no argument list."""

import json

from tests.servers.script import Script, Status


def asked(server, path):
    return [(each.method, each.body) for each in server.log_of(path)]


def test_what_data_brings_is_the_file(program, server):
    url = server.script("/report", Script(size=10))
    assert program.transfer(url, "--name", "a.bin", "--data", "q=7").returncode == 0
    assert asked(server, "/report") == [("POST", "q=7")]
    assert (program.folder / "a.bin").stat().st_size == 10


def test_show_says_by_what_method_a_finished_one_was_asked_for_and_nothing_secret(program, server):
    url = server.script("/report", Script(size=10))
    words = ("--data", "key=s3cret", "--header", "X-Key: s3cret", "--json")
    done = program.transfer(url, "--name", "a.bin", *words)
    job = json.loads(done.stdout.splitlines()[-1])["jobs"][0]["id"]
    shown = program.run("show", job)
    assert "Method     POST" in shown.stdout, shown.stderr
    (told,) = map(json.loads, program.run("show", job, "--json").stdout.splitlines())
    assert told["request"]["method"] == "POST"
    assert "s3cret" not in shown.stdout + json.dumps(told)


def test_data_of_standard_input_is_sent_as_it_is(program, server):
    url = server.script("/report", Script(size=10))
    words = ("--data", "-", "--method", "PUT", "--header", "Content-Type: text/plain")
    assert program.transfer(url, *words, stdin="one\ntwo\n").returncode == 0
    assert asked(server, "/report") == [("PUT", "one\ntwo\n")]
    assert server.log_of("/report")[0].headers["content-type"] == "text/plain"


def test_a_failed_one_is_told_of_and_sent_again_only_by_another_command(program, server):
    url = server.script("/report", Script(status=Status(503)))
    assert program.transfer(url, "--method", "POST").returncode == 1
    (line,) = program.run("list", "--json").stdout.splitlines()
    job = json.loads(line)
    assert job["method"] == "POST"
    assert "Method     POST" in program.run("show", job["id"]).stdout
    server.script("/report", Script(size=10))
    assert program.transfer(url).returncode == 0  # the same link, and another download
    assert asked(server, "/report") == [("POST", ""), ("GET", "")]


def test_what_says_nothing_is_bad_usage(program, server):
    url = server.script("/report", Script(size=10))
    for words, said in (
        (("--data", "@"), "names no file"),
        (("--method", "HEAD"), "nothing to download"),
        (("--method", "A B"), "no HTTP method"),
        (("--data", "x", "--part", "y"), "plain GET only"),
        (("--data", "-", "--cookies", "-"), "cannot both read stdin"),
        (("--data", "@-", "--header", "@-"), "cannot both read stdin"),
        (("--data", "-", "--header", "@-"), "cannot both read stdin"),
    ):
        ended = program.transfer(url, *words)
        assert (ended.returncode, said in ended.stderr) == (2, True)
    assert asked(server, "/report") == []


def test_a_request_that_waits_for_the_window_is_not_said_to_begin_by_another_one(program, server):
    """`transfer` with the same link would be a second order."""
    url, plain = (server.script(f"/{name}", Script(size=9_000)) for name in ("order", "plain"))
    added = program.run("add", url, "--to", str(program.folder), "--data", "q=7")
    assert "starts when the window is opened (`bitsgui`).\n" in added.stderr
    other = program.run("add", plain, "--to", str(program.folder))
    assert "(`bitsgui`) or by `bitsgui transfer` with the same link.\n" in other.stderr
    assert program.run("suspend", "--all").returncode == 0
    both = program.run("resume", "--all")
    assert "(`bitsgui`) or, but for POST, by `bitsgui transfer` with the same link." in both.stderr
    assert asked(server, "/order") == []
