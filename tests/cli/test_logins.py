"""Logging in from the command line: to a server, and to a real proxy, for all downloads."""

import os
import re
from collections.abc import Iterator

import pytest

from tests.cli.conftest import TIMEOUT_S, events, rest_of
from tests.cli.test_together import SLOW, begin
from tests.servers.apache import Apache
from tests.servers.http_proxy import HttpProxy
from tests.servers.kerberos import Realm
from tests.servers.pattern import write_file
from tests.servers.script import Script
from tests.storage.desktop_keyring import DesktopKeyring

FILE = Script(size=50_000, auth="amy:s3cr t")
PLAIN = Script(size=50_000)


@pytest.fixture(scope="module")
def guarded() -> Iterator[HttpProxy]:
    with HttpProxy("proxyuser", "pr0xypass") as proxy:
        yield proxy


def test_the_password_is_asked_for_on_the_terminal_and_not_shown(program, server):
    url = server.script("/asked.bin", FILE)
    words = ("transfer", url, "--to", str(program.folder), "--login", "amy")
    process, terminal = program.start_on_terminal(*words)
    shown = b""
    while b"Password of amy:" not in shown:  # what is typed before that is thrown away
        shown += os.read(terminal, 1024)
    os.write(terminal, b"s3cr t\n")
    process.communicate(timeout=TIMEOUT_S)
    assert process.returncode == 0
    assert "s3cr" not in shown.decode() + rest_of(terminal)
    assert (program.folder / "asked.bin").stat().st_size == FILE.size


def test_without_a_terminal_it_says_how_to_give_the_password(program, server):
    url = server.script("/none.bin", FILE)
    done = program.run("transfer", url, "--to", str(program.folder), "--login", "amy")
    assert done.returncode == 2
    assert "write --password-file FILE" in done.stderr
    assert server.log_of("/none.bin") == []


def test_a_download_gets_another_login(program, server):
    begin(program, server.script("/slow", SLOW))  # without a keyring a login lasts as long
    url = server.script("/later.bin", FILE)
    wrong = ("--login", "amy", "--password-file", "-")
    done = program.run("transfer", url, "--to", str(program.folder), *wrong, "--json", stdin="no\n")
    assert done.returncode == 1
    job = events(done.stdout)[-1]["jobs"][0]["id"][:8]
    assert program.run("set", job, *wrong, stdin="s3cr t\n").returncode == 0
    assert program.run("transfer", url, "--to", str(program.folder)).returncode == 0


def test_a_login_that_will_not_do_leaves_all_else_as_it_was(program, server):
    (added,) = events(program.run("add", server.script("/file.bin", FILE), "--json").stdout)[:1]
    words = ("set", added["id"][:8], "--name", "other", "--check-withdrawn", "on")
    done = program.run(*words, "--login", "amy", "--password-file", "-", stdin="p" * 70_000)
    assert (done.returncode, "--login: " in done.stderr) == (1, True)
    assert events(program.run("list", "--json").stdout)[0]["name"] == added["name"]


def test_the_login_of_a_proxy_is_kept_for_all_downloads(program, server, guarded):
    url = server.script("/proxied.bin", PLAIN)
    begin(program, server.script("/slow", SLOW), "--proxy", "none", "--segments", "1")
    program.run("set", "--global", "proxy", guarded.url)
    program.run("set", "--global", "proxy_bypass", "<-loopback>")
    words = ("login", guarded.url, "proxyuser", "--password-file", "-")
    kept = program.run(*words, stdin="pr0xypass\n")
    assert (kept.returncode, kept.stdout) == (0, f"The login is kept for {guarded.url}.\n")
    done = program.run("transfer", url, "--to", str(program.folder))
    assert done.returncode == 0, done.stderr
    assert guarded.access_log("/proxied.bin 200 proxyuser")
    (gone,) = events(program.run("login", guarded.url, "--forget", "--json").stdout)
    assert gone == {"event": "login", "proxy": guarded.url, "is_kept": False}


@pytest.mark.parametrize("proxy", ["ftp://h", "http://amy:s3cret@h", ""])
def test_what_is_no_proxy_is_refused(program, proxy):
    done = program.run("login", proxy, "amy", "--password-file", "-", stdin="pw\n")
    assert done.returncode == 1
    assert "This is no proxy" in done.stderr
    assert "s3cret" not in done.stdout + done.stderr


@pytest.fixture(scope="module")
def leading() -> Iterator[HttpProxy]:
    """A proxy by which the server has a name that is not of this machine."""
    with HttpProxy(names=("nas.example",)) as proxy:
        yield proxy


def far(server, path: str, script: Script = FILE) -> str:
    return server.script(path, script).replace("127.0.0.1", "nas.example")


def test_a_password_others_could_read_is_sent_by_an_option_only(program, server, leading):
    url = far(server, "/read.bin")
    words = (url, "--proxy", leading.url, "--login", "amy", "--password-file", "-")
    failed = program.transfer(*words, stdin="s3cr t\n")
    assert failed.returncode == 1
    assert "takes user and password unencrypted only" in failed.stderr
    assert {r.headers.get("authorization") for r in server.log_of("/read.bin")} == {None}
    named = re.search(r"`bitsgui (resume \w+ --allow-unencrypted-login)`", failed.stderr)
    assert named is not None
    done = program.transfer(*words, "--allow-unencrypted-login", stdin="s3cr t\n")
    assert done.returncode == 0, done.stderr
    told = {e["name"]: e["value"] for e in events(program.run("settings", "--json").stdout)}
    assert told["unencrypted_logins"] == f"nas.example:{server.port}"


def test_the_command_beside_the_error_lets_it_be_read(program, server, leading):
    words = ("--proxy", leading.url, "--login", "amy", "--password-file", "-")
    failed = program.transfer(far(server, "/later.bin"), *words, stdin="s3cr t\n")
    named = re.search(r"`bitsgui (resume \w+ --allow-unencrypted-login)`", failed.stderr)
    assert named is not None
    assert program.run(*named[1].split()).returncode == 0
    again = program.run(*named[1].split())
    assert (again.returncode, "No server asks that" in again.stderr) == (1, True)
    done = program.transfer(far(server, "/later.bin"), *words, stdin="s3cr t\n")
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(("answer", "status"), [("y", 0), ("", 1), ("n", 1)])
def test_on_a_terminal_it_is_asked_whether_others_may_read_it(
    program, server, leading, answer, status
):
    url = far(server, f"/typed{answer}.bin").replace("//", "//amy:s3cr%20t@")
    words = ("transfer", url, "--to", str(program.folder), "--proxy", leading.url)
    ended, shown = program.run_on_terminal(*words, typed=f"{answer}\n\x04")
    assert shown.count(f"nas.example:{server.port} takes user and password unencrypted only") >= 1
    assert shown.count("Send them, now and later? [y/N]") == 1
    assert ended == status
    said = {r.headers.get("authorization") for r in server.log_of(f"/typed{answer}.bin")}
    assert (said == {None}) is (status == 1)


def test_the_logon_to_this_computer_opens_a_server(program, monkeypatch):
    with Realm("localhost") as realm, Apache(realm) as apache:
        for name, value in realm.environment.items():
            monkeypatch.setenv(name, value)
        write_file(apache.root / "f.bin", FILE.seed, FILE.size)
        url = apache.url("/f.bin", "localhost")
        words = ("transfer", url, "--to", str(program.folder))
        failed = program.run(*words)
        assert "by Kerberos only" in failed.stderr
        assert re.search(r"`bitsgui set \w+ --use-logon`", failed.stderr)
        failed = program.run(*words, "--use-logon")
        assert "You have no ticket of Kerberos for the server" in failed.stderr
        realm.log_on()
        done = program.run(*words, "--use-logon")
        assert done.returncode == 0, done.stderr
        assert (program.folder / "f.bin").stat().st_size == FILE.size


def test_a_password_and_the_logon_exclude_each_other(program):
    done = program.run("transfer", "http://h/f", "--login", "amy", "--use-logon")
    assert (done.returncode, "either --login USER or --use-logon" in done.stderr) == (2, True)


def test_the_logon_can_be_kept_for_a_proxy(program, tmp_path):
    keyring = DesktopKeyring(tmp_path / "keyring")
    # Nothing else leads to its bus, as where cron or SSH starts the program.
    there = {"XDG_RUNTIME_DIR": str(keyring.runtime)}
    done = program.run("login", "http://proxy.example:3128", "--use-logon", **there)
    keyring.stop()
    assert (done.returncode, done.stdout) == (
        0, "The login is kept for http://proxy.example:3128.\n"
    )  # fmt: skip
