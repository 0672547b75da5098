"""A certificate nobody vouches for, at the command line."""

import json
import re

from tests.cli.conftest import events
from tests.servers import chains
from tests.servers.chains import NAMES
from tests.servers.script import Script
from tests.servers.scripted import ServerThread


def test_the_error_names_the_command_that_accepts_a_certificate(program, tmp_path):
    shown = chains.self_signed("nas", *NAMES)
    with ServerThread(shown.server_context(tmp_path)) as server:
        link = server.script("/f.bin", Script(size=1000))
        failed = program.transfer(link)
        assert failed.returncode == 1
        assert "127.0.0.1 vouches for itself" in failed.stderr
        found = re.search(r"`bitsgui (resume \w+ --accept-certificate) (\w{64})`", failed.stderr)
        assert found is not None
        words, digits = found.groups()
        other = program.run(*words.split(), "0" * 64)
        assert (other.returncode, "about that certificate" in other.stderr) == (1, True)
        assert program.run(*words.split(), digits).returncode == 0
        done = program.transfer(link)
        assert done.returncode == 0, done.stderr
    (told,) = [
        each
        for each in events(program.run("settings", "--json").stdout)
        if each["name"] == "accepted_certificates"
    ]
    assert json.loads(told["value"]) == {f"127.0.0.1:{server.port}": digits}


def test_what_is_no_sha256_is_bad_usage(program):
    done = program.run("resume", "12345678", "--accept-certificate", "abc")
    assert done.returncode == 2
    assert "64 hexadecimal digits" in done.stderr


def test_a_check_is_left_out_for_one_download_and_the_list_says_so(program, tmp_path):
    shown = chains.self_signed("nas", *NAMES)
    with ServerThread(shown.server_context(tmp_path)) as server:
        link = server.script("/f.bin", Script(size=1000))
        failed = program.transfer(link, "--no-check", "host,date")
        assert (failed.returncode, "vouches for itself" in failed.stderr) == (1, True)
        assert "[certificate: host, date not checked]" in program.run("list").stdout
        (job,) = events(program.run("list", "--json").stdout)
        assert job["waived"] == ["IGNORE_CN", "IGNORE_DATE"]
        assert program.run("set", job["id"][:8], "--no-check", "none").returncode == 0
        assert "not checked" not in program.run("list").stdout
        done = program.transfer(link, "--no-check", "issuer")
        assert done.returncode == 0, done.stderr
        assert program.transfer(server.script("/g.bin", Script(size=10))).returncode == 1


def test_a_look_for_withdrawn_certificates_fails_where_nobody_can_tell(program, tmp_path):
    root = chains.root()
    (tmp_path / "ca.pem").write_bytes(root.pem)
    program.run("set", "--global", "ca_file", str(tmp_path / "ca.pem"))
    with ServerThread(root.issue(*NAMES).server_context(tmp_path)) as server:
        link = server.script("/f.bin", Script(size=1000))
        failed = program.transfer(link, "--check-withdrawn", "on")
        assert (failed.returncode, "does not say where to look" in failed.stderr) == (1, True)
        assert "--accept-certificate" not in failed.stderr
        (job,) = events(program.run("list", "--json").stdout)
        assert program.run("set", job["id"][:8], "--check-withdrawn", "off").returncode == 0
        assert program.transfer(link).returncode == 0


def test_a_check_there_is_not_is_bad_usage(program):
    done = program.run("add", "https://nas.example/f", "--no-check", "all")
    assert (done.returncode, "'all' is none of host, date" in done.stderr) == (2, True)
