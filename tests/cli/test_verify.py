"""Checking finished downloads, and repairing them from real servers."""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import events
from tests.servers.authority import Authority
from tests.servers.nginx import Nginx
from tests.servers.pattern import pattern

PIECE = 64 * 1024
SIZE = 1_000_003
CONTENT = pattern(1, 0, SIZE)


@pytest.fixture(scope="module")
def servers(
    tmp_path_factory: pytest.TempPathFactory, tls_authority: Authority
) -> Iterator[list[Nginx]]:
    """Two real servers with the same file."""
    roots = [tmp_path_factory.mktemp(name) for name in ("one", "two")]
    for root in roots:
        (root / "f.bin").write_bytes(CONTENT)
    with Nginx(roots[0], tls_authority) as one, Nginx(roots[1], tls_authority) as two:
        yield [one, two]


def metalink(folder: Path, *links: str, has_pieces: bool = True) -> str:
    pieces = "".join(
        f"<hash>{hashlib.sha1(CONTENT[at : at + PIECE], usedforsecurity=False).hexdigest()}</hash>"
        for at in range(0, SIZE, PIECE)
    )
    told = f'<pieces type="sha-1" length="{PIECE}">{pieces}</pieces>' if has_pieces else ""
    urls = [f'<url priority="{n}">{link}</url>' for n, link in enumerate(links, 1)]
    path = folder / "f.meta4"
    path.write_text(
        '<metalink xmlns="urn:ietf:params:xml:ns:metalink"><file name="f.bin">'
        f"<size>{SIZE}</size><hash type='sha-256'>{hashlib.sha256(CONTENT).hexdigest()}</hash>"
        f"{told}{''.join(urls)}</file></metalink>"
    )
    return str(path)


@pytest.fixture
def job(program, servers, tmp_path) -> str:
    links = [server.url("/f.bin") for server in servers]
    done = program.transfer(metalink(tmp_path, *links), "--json")
    return events(done.stdout)[-1]["jobs"][0]["id"].replace("-", "")


def damage(path: Path, *places: int) -> None:
    status = path.stat()
    with path.open("r+b") as file:
        for place in places:
            file.seek(place)
            file.write(b"damage")
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


def test_what_is_right_is_said_to_be(program, job):
    done = program.run("verify", job[:8])
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"{program.folder / 'f.bin'}: right\n"


def test_a_damaged_file_is_told_and_left_alone(program, job):
    path = program.folder / "f.bin"
    damage(path, 10, 10 * PIECE)
    before = path.read_bytes()
    (found,) = events(program.run("verify", job, "--json").stdout)
    assert (found["verdict"], found["damaged"]) == ("damaged", 2 * PIECE)
    assert program.run("verify", job).returncode == 1
    assert path.read_bytes() == before


@pytest.mark.parametrize("is_first_gone", [True, False])
def test_wrong_pieces_alone_are_fetched_again(program, servers, job, is_first_gone):
    path = program.folder / "f.bin"
    written = path.stat().st_mtime_ns
    damage(path, 10, 3 * PIECE, SIZE - 7)
    source = servers[0].root / "f.bin"
    if is_first_gone:  # another file has its place
        source.write_bytes(bytes(SIZE))
    try:
        (found,) = events(program.run("verify", job, "--repair", "--json").stdout)
    finally:
        source.write_bytes(CONTENT)
    assert found["verdict"] == "repaired", found
    assert found["mended"] == 2 * PIECE + SIZE % PIECE
    assert path.read_bytes() == CONTENT
    assert path.stat().st_mtime_ns == written
    assert program.run("verify", job).returncode == 0


@pytest.mark.parametrize("change", [SIZE // 2, 0, SIZE + 5000])
def test_a_file_that_was_cut_or_grew_gets_its_size_back(program, job, change):
    path = program.folder / "f.bin"
    os.truncate(path, change)
    assert "repaired" in program.run("verify", job, "--repair").stdout
    assert path.read_bytes() == CONTENT


def test_nothing_is_written_that_is_not_proven(program, servers, job):
    path = program.folder / "f.bin"
    damage(path, 3 * PIECE)
    before = path.read_bytes()
    sources = [server.root / "f.bin" for server in servers]
    try:
        for source in sources:
            source.write_bytes(bytes(SIZE))
        done = program.run("verify", job, "--repair")
    finally:
        for source in sources:
            source.write_bytes(CONTENT)
    assert done.returncode == 1
    assert "has another file" in done.stderr
    assert path.read_bytes() == before


def test_a_longer_file_that_took_the_name_is_not_cut_where_nothing_can_be_repaired(
    program, servers, job
):
    path = program.folder / "f.bin"
    other = pattern(2, 0, SIZE + 5000)
    path.write_bytes(other)
    written = path.stat().st_mtime_ns
    sources = [server.root / "f.bin" for server in servers]
    try:
        for source in sources:
            source.unlink()
        assert program.run("verify", job, "--repair").returncode == 1
    finally:
        for source in sources:
            source.write_bytes(CONTENT)
    assert path.read_bytes() == other
    assert path.stat().st_mtime_ns == written


@pytest.mark.parametrize("way", [("--interface", "127.0.0.1"), ("--proxy", "none")])
def test_what_came_by_a_way_of_its_own_is_fetched_again_by_it(program, servers, tmp_path, way):
    links = [server.url("/f.bin") for server in servers]
    done = program.transfer(metalink(tmp_path, *links), *way, "--json")
    job = events(done.stdout)[-1]["jobs"][0]["id"].replace("-", "")
    damage(program.folder / "f.bin", 10)
    for name, value in (("proxy", "http://127.0.0.1:9"), ("proxy_bypass", "<-loopback>")):
        assert program.run("set", "--global", name, value).returncode == 0
    done = program.run("verify", job, "--repair")
    is_bound = way[0] == "--interface"  # the proxy nobody runs was not said to be left out
    assert done.returncode == int(is_bound), done.stderr
    assert ("The proxy" in done.stderr) is is_bound
    damage(program.folder / "f.bin", 10)
    done = program.run("verify", job, "--repair", "--proxy", "none", "--limit", "10M")
    assert done.returncode == 0, done.stderr


def test_a_login_that_was_wanted_once_is_given_again(program, servers, tmp_path):
    done = program.transfer(
        metalink(tmp_path, servers[0].url("/private/f.bin")),
        *("--login", "user", "--password-file", "-"),
        stdin="secret\n",
    )
    assert done.returncode == 0, done.stderr
    job = program.run("list", "--all", "--json")
    job = events(job.stdout)[-1]["id"].replace("-", "")
    damage(program.folder / "f.bin", 10)
    assert "log in" in program.run("verify", job, "--repair").stderr
    for option in (("--login", "user"), ("--proxy", "none"), ("--header", "A: b")):
        refused = program.run("verify", job, *option)
        assert refused.returncode == 2
        assert f"{option[0]} is for --repair" in refused.stderr
    given = ("--login", "user", "--password-file", "-")
    assert program.run("verify", job, "--repair", *given, stdin="secret\n").returncode == 0


def test_a_file_that_is_gone_or_has_no_pieces_is_not_repaired(program, servers, job, tmp_path):
    (program.folder / "f.bin").unlink()
    assert "not there" in program.run("verify", job, "--repair").stderr
    link = metalink(tmp_path, servers[0].url("/f.bin"), has_pieces=False)
    other = events(program.transfer(link, "--json").stdout)[-1]["jobs"][0]["id"]
    damage(program.folder / "f.bin", 5)
    done = program.run("verify", other.replace("-", ""), "--repair")
    assert "download it again" in done.stderr
    assert done.returncode == 1


def test_without_a_checksum_and_before_the_end_it_says_so(program, servers):
    link = servers[1].url("/f.bin")
    plain = events(program.transfer(link, "--json").stdout)[-1]["jobs"][0]["id"]
    assert "no checksum of it is known" in program.run("verify", plain.replace("-", "")).stderr
    added = program.run("add", link, "--to", str(program.folder), "--json").stdout
    queued = events(added)[0]["id"].replace("-", "")
    assert "has not ended yet" in program.run("verify", queued).stderr
    assert "There is no download" in program.run("verify", "ffff0000").stderr
