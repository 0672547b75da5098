"""What is said of secrets that nothing keeps."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import events
from tests.servers import chains
from tests.servers.scripted import Script

HIDDEN = ("--header", "Authorization: Basic eDp5")
NO_KEYRING = {"PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring"}


def test_without_a_keyring_the_user_is_told_once_that_secrets_are_not_kept(program, server):
    url = server.script("/a", Script(size=10))
    arguments = ("transfer", url, url + "?b", "--to", str(program.folder), *HIDDEN)
    done = program.run(*arguments, **NO_KEYRING)
    told = "Passwords, cookies, headers and data are kept until you quit: no keyring is available."
    assert done.stderr == f"bitsgui: {told}\n"
    assert program.run(*arguments, "--quiet", **NO_KEYRING).stderr == ""
    (notice,) = [
        event
        for event in events(program.run(*arguments, "--json", **NO_KEYRING).stdout)
        if event["event"] == "notice"
    ]
    assert notice["message"] == told


def test_a_command_that_ends_at_once_says_that_secrets_are_left_out_without_a_keyring(
    program, server
):
    url = server.script("/a", Script(size=10))
    done = program.run("add", url, "--to", str(program.folder), *HIDDEN, **NO_KEYRING)
    assert "are left out: there is no keyring" in done.stderr
    assert "kept until you quit" not in done.stderr
    again = program.run("transfer", url, "--to", str(program.folder), *HIDDEN, **NO_KEYRING)
    assert again.returncode == 0
    assert [request.headers.get("authorization") for request in server.requests] == ["Basic eDp5"]


@pytest.mark.parametrize("given", [("amy", "--password-file", "-"), ("--use-logon",)])
def test_a_login_nothing_can_keep_is_refused_in_one_sentence(program, given):
    proxy = "http://proxy.example:3128"
    done = program.run("login", proxy, *given, stdin="word\n", **NO_KEYRING)
    assert done.returncode == 1
    assert done.stdout == ""
    (line,) = done.stderr.splitlines()
    assert line.startswith("bitsgui: There is no keyring that the login could be kept in.")


def test_a_passphrase_nothing_can_keep_is_refused_and_says_what_to_do(program, tmp_path: Path):
    amy, key = chains.root("A root of clients").issue(title="amy"), tmp_path / "amy.pem"
    key.write_bytes(amy.pem + amy.key_pem(b"word"))
    rules = json.dumps({"nas.example": {"certificate": str(key)}})
    given = ("set", "--global", "host_rules", rules, "--passphrase-file", "-")
    done = program.run(*given, stdin="word\n", **NO_KEYRING)
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert line.startswith("bitsgui: There is no keyring that the passphrase could be kept in.")
    assert "host_rules = none" in program.run("settings").stdout
