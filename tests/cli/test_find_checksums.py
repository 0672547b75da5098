"""Checksums looked for beside a file on its server, of downloads that are told to."""

from typing import Any

from tests.cli.conftest import events
from tests.servers.answers import sha256sums
from tests.servers.script import Script, Status

FILE, OTHER = Script(size=10_000), Script(size=10_000, seed=2)


def listed(server, place: str, script: Script) -> str:
    """Return a link to a file beside which a list says that it is ``script``."""
    server.script(f"{place}/SHA256SUMS", Script(text=sha256sums({"f.bin": script})))
    return server.script(f"{place}/f.bin", FILE)


def shown(program, job_id: str) -> dict[str, Any]:
    (found,) = events(program.run("show", job_id, "--json").stdout)
    return found


def test_what_a_list_beside_the_file_says_is_shown_with_its_place(program, server):
    done = program.transfer(listed(server, "/right", FILE), "--find-checksums", "on", "--json")
    (job,) = events(done.stdout)[-1]["jobs"]
    assert job["files"][0]["checksum"].startswith("sha-256=")
    (entry,) = [
        each for each in shown(program, job["id"])["activity"] if each["event"] == "checked"
    ]
    assert entry["link"] == server.url("/right/SHA256SUMS")
    assert entry["message"] == f"Checksum agrees (sha-256, by {entry['link']}): f.bin"


def test_a_list_that_says_otherwise_is_named_by_the_error(program, server):
    done = program.transfer(listed(server, "/wrong", OTHER), "--find-checksums", "on", "--json")
    assert done.returncode == 1
    (job,) = events(done.stdout)[-1]["jobs"]
    assert job["error"]["code"] == "BG_E_VALIDATION_FAILED"
    assert f" by {server.url('/wrong/SHA256SUMS')}, got " in job["error"]["report"]
    told = program.run("show", job["id"]).stdout
    assert server.url("/wrong/SHA256SUMS") in told


def test_it_can_be_asked_for_later_and_left_again(program, server):
    link = listed(server, "/later", OTHER)
    (added,) = events(program.run("add", link, "--to", str(program.folder), "--json").stdout)
    assert shown(program, added["id"])["find_checksums"] is False
    assert program.run("set", added["id"], "--find-checksums", "on").returncode == 0
    assert shown(program, added["id"])["find_checksums"] is True
    assert program.transfer(link).returncode == 1
    assert program.transfer(link, "--find-checksums", "off").returncode == 0


def test_a_download_without_one_goes_through_and_says_so(program, server):
    link = server.script("/none/f.bin", FILE)
    done = program.transfer(link, "--find-checksums", "on", "--json")
    assert done.returncode == 0
    (job,) = events(done.stdout)[-1]["jobs"]
    assert (
        "No checksum file was found on the server: f.bin" in program.run("show", job["id"]).stdout
    )


def test_a_list_that_cannot_be_asked_for_stops_the_download_with_words(program, server):
    """Nobody is to believe that there was a check, or that there is no list."""
    link = server.script("/asleep/f.bin", FILE)
    server.script("/asleep/SHA256SUMS", Script(status=Status(501)))
    done = program.transfer(link, "--find-checksums", "on", "--json")
    assert done.returncode == 1
    (job,) = events(done.stdout)[-1]["jobs"]
    said = job["error"]["message"]
    assert said == (
        "The checksum list could not be asked for: The server cannot do what was asked."
    )
    found = program.run("show", job["id"]).stdout
    assert said in found
    assert "No checksum file" not in found
    assert server.url("/asleep/SHA256SUMS") in job["error"]["report"]
    assert program.run("resume", job["id"][:8], "--accept").returncode == 0
    assert program.transfer(link, "--find-checksums", "on").returncode == 0
