"""What is said of secrets that nothing keeps."""

from tests.cli.conftest import events
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
