"""Mirrors at the command line: given, listed, and there again after a crash."""

from dataclasses import replace

import pytest

from tests.cli.conftest import events, wait_for
from tests.servers.pattern import pattern
from tests.servers.script import Script, Status
from tests.servers.scripted import ServerThread

FILE = Script(size=3_000_017, rate=300_000)


@pytest.fixture(scope="module")
def mirror():
    with ServerThread() as server:
        yield server
    assert server.errors == []


def test_a_link_that_is_gone_is_replaced_by_its_mirror(program, server, mirror):
    url = server.script("/gone/f.bin", Script(status=Status(404)))
    other = mirror.script("/gone/f.bin", replace(FILE, rate=0))
    done = program.transfer(url, "--mirror", other, "--json")
    assert done.returncode == 0, done.stderr
    assert (program.folder / "f.bin").read_bytes() == pattern(1, 0, FILE.size)


def test_a_line_of_a_list_has_mirrors_behind_tabs(program, server, mirror):
    first = server.script("/list/a.bin", Script(status=Status(404)))
    other = mirror.script("/list/a.bin", replace(FILE, rate=0))
    second = server.script("/list/b.bin", Script(size=10))
    done = program.transfer("--input", "-", stdin=f"{first}\t{other}\n{second}\n")
    assert done.returncode == 0, done.stderr
    assert (program.folder / "a.bin").stat().st_size == FILE.size
    assert (program.folder / "b.bin").stat().st_size == 10


def test_show_lists_mirrors_and_names_one_with_another_file(program, server, mirror):
    url = server.script("/show/f.bin", replace(FILE, rate=300_000))
    other = mirror.script("/show/f.bin", replace(FILE, seed=2, rate=0))
    process = program.start(
        "transfer", url, "--mirror", other, "--json", "--to", str(program.folder)
    )
    job = wait_for(process, "progress")[0]["id"]
    mirror.block_for_requests("/show/f.bin", 1)
    said = program.run("show", job).stdout
    assert f"or {other}" in said
    process.communicate(timeout=40)
    assert process.returncode == 0
    assert (program.folder / "f.bin").read_bytes() == pattern(1, 0, FILE.size)


@pytest.mark.parametrize("is_same_version", [True, False])
def test_a_killed_transfer_goes_on_with_its_mirrors(program, server, mirror, is_same_version):
    path = f"/killed/{is_same_version}/f.bin"
    url = server.script(path, FILE)
    other = mirror.script(path, replace(FILE, seed=1 if is_same_version else 2))
    process = program.start(
        "transfer", url, "--mirror", other, "--json", "--to", str(program.folder)
    )
    first = wait_for(process, "progress")[0]
    process.kill()
    process.communicate()
    server.script(path, replace(FILE, rate=0))
    mirror.script(path, replace(FILE, seed=1 if is_same_version else 2, rate=0))
    again = events(program.transfer(url, "--json").stdout)
    assert (again[0]["id"], again[0]["is_new"]) == (first["id"], False)
    assert again[-1]["jobs"][0]["state"] == "ACKNOWLEDGED"
    assert (program.folder / "f.bin").read_bytes() == pattern(1, 0, FILE.size)


def test_a_transfer_that_is_picked_up_gets_the_mirrors_it_is_given(program, server, mirror):
    url = server.script("/later/f.bin", Script(status=Status(503)))
    other = mirror.script("/later/f.bin", replace(FILE, rate=0))
    process = program.start("transfer", url, "--json", "--to", str(program.folder))
    first = wait_for(process, "job")[0]
    server.block_for_requests("/later/f.bin", 1)
    process.kill()
    process.communicate()
    again = events(program.transfer(url, "--mirror", other, "--json").stdout)
    assert (again[0]["id"], again[0]["is_new"]) == (first["id"], False)
    assert (program.folder / "f.bin").read_bytes() == pattern(1, 0, FILE.size)


@pytest.mark.parametrize("checksum", [None, "md5=" + "0" * 32, "sha-256=" + "0" * 64])
def test_a_mirror_anybody_could_change_needs_a_checksum_beside_an_encrypted_link(program, checksum):
    options = [] if checksum is None else ["--checksum", checksum]
    link = "https://127.0.0.1:9/f.bin"
    done = program.run("add", link, "--mirror", "http://127.0.0.1:9/f.bin", *options)
    is_refused = "without a SHA-256 checksum" in done.stderr
    assert is_refused is not str(checksum).startswith("sha-256")


def test_mirrors_that_cannot_be_are_refused_in_a_sentence(program, server):
    url = server.script("/refused/f.bin", FILE)
    for mirror, words in (
        ("ftp://m.example/f.bin", "--mirror"),
        ("https://user:word@m.example/f.bin", "A mirror cannot have a login in its link"),
    ):
        done = program.transfer(url, "--mirror", mirror)
        assert done.returncode in {1, 2}
        assert words in done.stderr
        assert "word@" not in done.stderr
    assert program.transfer(url, url + "2", "--mirror", url).returncode == 2
