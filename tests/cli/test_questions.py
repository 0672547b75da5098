"""The question about a name that is taken, on a terminal."""

import os
import signal

import pytest

from tests.cli.conftest import TIMEOUT_S, events, rest_of
from tests.servers.http_proxy import HttpProxy
from tests.servers.script import Script

END = "\x04"
"""Typed where a second question would wait for an answer."""


@pytest.fixture
def asking(program, server):
    """Arguments of a transfer of two files; of the first there is another one already."""
    program.folder.mkdir()
    (program.folder / "a.bin").write_text("old")
    urls = [server.script("/a.bin", Script(text="new")), server.script("/b.bin", Script(text="b"))]
    return ("transfer", *urls, "--to", str(program.folder), "--on-conflict", "ask")


@pytest.mark.parametrize(
    ("answer", "files"),
    [
        ("o", {"a.bin": "new", "b.bin": "b"}),
        ("r", {"a.bin": "old", "a (1).bin": "new", "b.bin": "b"}),
        ("s", {"a.bin": "old", "b.bin": "b"}),
        ("", {"a.bin": "old", "b.bin": "b"}),
    ],
)
def test_it_is_asked_once_and_its_answer_carried_out(program, server, asking, answer, files):
    ended, shown = program.run_on_terminal(*asking, typed=f"{answer}\n{END}")
    assert shown.count("a.bin is there already. [r]ename, [o]verwrite, [s]kip") == 1
    assert ended == (0 if answer else 1)
    assert {path.name: path.read_text() for path in program.folder.iterdir()} == files
    assert len(server.log_of("/b.bin")) == 1


def test_an_interruption_ends_the_question(program, asking):
    process, terminal = program.start_on_terminal(*asking)
    shown = b""
    while b"or Enter to leave" not in shown:
        shown += os.read(terminal, 65536)
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=TIMEOUT_S)
    assert process.returncode == 130
    assert "Interrupted. What came is kept" in rest_of(terminal)


def answered(terminal: int, question: bytes, answer: str) -> str:
    """Wait for a question, then type; returns what was shown until then."""
    shown = b""
    while question not in shown:
        shown += os.read(terminal, 1024)
    os.write(terminal, answer.encode())
    return shown.decode()


GUARDED = Script(size=50_000, auth="amy:s3cr t")


def test_a_login_is_asked_for_once_and_given_to_all_of_the_server(program, server):
    urls = [server.script(f"/guarded-{number}.bin", GUARDED) for number in range(3)]
    open_url = server.script("/open.bin", Script(text="open"))
    words = ("transfer", *urls, open_url, "--to", str(program.folder))
    process, terminal = program.start_on_terminal(*words)
    shown = answered(terminal, b"User, or Enter to leave: ", "amy\n")
    shown += answered(terminal, b"Password of amy: ", "wrong\n")
    shown += answered(terminal, b"User, or Enter to leave: ", "amy\n")
    shown += answered(terminal, b"Password of amy: ", "s3cr t\n")
    process.communicate(timeout=TIMEOUT_S)
    assert process.returncode == 0
    shown += rest_of(terminal)
    assert shown.count("asks for user and password") == 2
    assert "s3cr" not in shown
    assert {path.stat().st_size for path in program.folder.iterdir()} == {50_000, 4}
    assert len(list(program.folder.iterdir())) == 4
    assert len(server.log_of("/open.bin")) == 1


def test_no_answer_about_a_login_leaves_the_download_waiting(program, server):
    url = server.script("/left.bin", GUARDED)
    process, terminal = program.start_on_terminal("transfer", url, "--to", str(program.folder))
    answered(terminal, b"User, or Enter to leave: ", "\n")
    process.communicate(timeout=TIMEOUT_S)
    assert process.returncode == 1
    assert "Password" not in rest_of(terminal)
    assert {r.headers.get("authorization") for r in server.log_of("/left.bin")} == {None}


@pytest.fixture(scope="module")
def guarded():
    with HttpProxy("proxyuser", "pr0xypass") as proxy:
        yield proxy


@pytest.fixture
def behind(program, guarded):
    """The program where all goes by a proxy that wants a login."""
    for name, value in (("proxy", guarded.url), ("proxy_bypass", "<-loopback>")):
        assert program.run("set", "--global", name, value).returncode == 0
    return program


def test_the_login_of_a_proxy_is_asked_for_until_it_is_right_and_lasts_without_a_keyring(
    behind, server, guarded
):
    urls = [server.script(f"/behind-{number}.bin", Script(size=50_000)) for number in range(2)]
    process, terminal = behind.start_on_terminal("transfer", *urls, "--to", str(behind.folder))
    asked = f"the proxy {guarded.url} asks for user and password. User, or Enter to leave: "
    shown = ""
    for password in ("wrong", "pr0xypass"):
        shown += answered(terminal, asked.encode(), "proxyuser\n")
        shown += answered(terminal, b"Password of proxyuser: ", f"{password}\n")
    process.communicate(timeout=TIMEOUT_S)
    assert process.returncode == 0
    assert "pr0xypass" not in shown + rest_of(terminal)
    assert {path.stat().st_size for path in behind.folder.iterdir()} == {50_000}
    assert len(list(behind.folder.iterdir())) == 2


def test_where_nobody_can_be_asked_the_error_names_the_proxy_and_the_command(
    behind, server, guarded
):
    failed = behind.transfer(server.script("/alone.bin", Script(size=9)))
    assert f"To log in: `bitsgui login {guarded.url} USER`, then `bitsgui resume" in failed.stderr
    told = behind.transfer(server.url("/alone.bin"), "--json")
    assert events(told.stdout)[-1]["jobs"][0]["error"]["proxy"] == guarded.url
