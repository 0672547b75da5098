"""Certificates to show to servers, at the command line."""

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import TIMEOUT_S, Program, events, rest_of
from tests.servers import chains
from tests.servers.asking import AskingNginx
from tests.servers.chains import CLIENT, NAMES
from tests.servers.pattern import write_file

ROOT, CLIENTS = chains.root(), chains.root("A root of clients")
WORD = "correct horse"


@pytest.fixture
def nginx(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[AskingNginx]:
    trusted = tmp_path / "ca.pem"
    trusted.write_bytes(ROOT.pem)
    with AskingNginx(ROOT.issue(*NAMES), CLIENTS, "TLSv1.3") as server:
        write_file(server.root / "f.bin", 1, 10_000)
        yield server


@pytest.fixture
def trusting(program: Program, tmp_path: Path, nginx: AskingNginx) -> Program:
    done = program.run("set", "--global", "ca_file", str(tmp_path / "ca.pem"))
    assert done.returncode == 0, done.stderr
    return program


@pytest.fixture
def amy(tmp_path: Path) -> tuple[str, str]:
    holder = CLIENTS.issue(title="amy", usage=CLIENT)
    (tmp_path / "amy.crt").write_bytes(holder.pem)
    (tmp_path / "amy.key").write_bytes(holder.key_pem(WORD.encode()))
    return str(tmp_path / "amy.crt"), str(tmp_path / "amy.key")


def test_the_error_names_the_option_that_shows_a_certificate(trusting, nginx, amy):
    failed = trusting.transfer(nginx.url("/f.bin"))
    assert failed.returncode == 1
    assert "lets in only those who show it a certificate" in failed.stderr
    found = re.search(r"`bitsgui set (\w+) --client-cert FILE`", failed.stderr)
    assert found is not None
    job, (certificate, key) = found[1], amy
    options = ("--client-cert", certificate, "--client-key", key, "--passphrase-file", "-")
    done = trusting.transfer(nginx.url("/f.bin"), *options, stdin=WORD + "\n")
    assert done.returncode == 0, done.stderr
    assert job


def test_the_passphrase_is_asked_for_on_the_terminal_and_not_shown(trusting, nginx, amy):
    certificate, key = amy
    process, terminal = trusting.start_on_terminal(
        *("transfer", nginx.url("/f.bin"), "--to", str(trusting.folder)),
        *("--client-cert", certificate, "--client-key", key),
    )
    shown = b""
    while f"Passphrase of {key}: ".encode() not in shown:
        shown += os.read(terminal, 1024)
    os.write(terminal, f"{WORD}\n".encode())
    process.communicate(timeout=TIMEOUT_S)
    assert process.returncode == 0
    assert WORD not in shown.decode() + rest_of(terminal)


def test_show_tells_what_is_shown_and_none_takes_it_back(trusting, nginx, amy):
    certificate, key = amy
    failed = trusting.transfer(nginx.url("/none.bin"))
    told = re.search(r"`bitsgui set (\w+) --client-cert", failed.stderr)
    assert told is not None
    job = told[1]
    options = ("--client-cert", certificate, "--client-key", key)
    done = trusting.run("set", job, *options, "--passphrase-file", "-", stdin=WORD)
    assert done.returncode == 0, done.stderr
    (told,) = events(trusting.run("show", job, "--json").stdout)
    assert told["client_certificate"] == {"file": certificate, "key": key}
    assert certificate in trusting.run("show", job).stdout
    assert trusting.run("set", job, "--client-cert", "none").returncode == 0
    (told,) = events(trusting.run("show", job, "--json").stdout)
    assert told["client_certificate"] is None
    assert WORD not in json.dumps(told)


def test_files_that_cannot_be_used_are_said_and_change_nothing(trusting, nginx, amy):
    certificate, key = amy
    link = nginx.url("/f.bin")
    for options, says in (
        (("--client-cert", "none.pem"), "none.pem cannot be read"),
        (("--client-cert", certificate, "--client-key", "none.key"), "--client-key: "),
        (("--client-cert", certificate), "holds no private key"),
        (("--client-cert", certificate, "--client-key", key), "no terminal to ask for the pass"),
        (("--client-key", key), "--client-key is for --client-cert FILE"),
        (("--client-cert", ""), "--client-cert names no file"),
    ):
        done = trusting.run("add", link, "--to", str(trusting.folder), *options)
        assert done.returncode != 0
        assert says in done.stderr
    wrong = ("--client-cert", certificate, "--client-key", key, "--passphrase-file", "-")
    done = trusting.run("add", link, "--to", str(trusting.folder), *wrong, stdin="guess")
    assert (done.returncode, "not the passphrase" in done.stderr) == (1, True), done.stderr
    assert events(trusting.run("list", "--json").stdout) == []


def rule(amy: tuple[str, str]) -> str:
    certificate, key = amy
    return json.dumps({"127.0.0.1": {"certificate": certificate, "key": key}})


def test_a_rule_shows_a_certificate_whose_passphrase_is_in_a_file(trusting, nginx, amy, keyring):
    to_all = ("set", "--global", "host_rules", rule(amy))
    refused = trusting.run(*to_all, **keyring)
    assert refused.returncode == 1
    assert "needs its passphrase. Give it with the certificate" in refused.stderr
    wrong = trusting.run(*to_all, "--passphrase-file", "-", stdin="guess\n", **keyring)
    assert wrong.returncode == 1
    assert "This is not the passphrase" in wrong.stderr
    done = trusting.run(*to_all, "--passphrase-file", "-", stdin=f"{WORD}\n", **keyring)
    assert done.returncode == 0, done.stderr
    assert WORD not in done.stdout + done.stderr
    to = ("--to", str(trusting.folder))
    came = trusting.run("transfer", nginx.url("/f.bin"), *to, **keyring)
    assert came.returncode == 0, came.stderr


def test_the_passphrase_of_a_rule_is_asked_for_on_the_terminal(trusting, nginx, amy, keyring):
    to_all = ("set", "--global", "host_rules", rule(amy))
    process, terminal = trusting.start_on_terminal(*to_all, **keyring)
    shown = b""
    while b"or as before): " not in shown:
        shown += os.read(terminal, 1024)
    os.write(terminal, f"{WORD}\n".encode())
    process.communicate(timeout=TIMEOUT_S)
    assert process.returncode == 0
    assert WORD not in shown.decode() + rest_of(terminal)
