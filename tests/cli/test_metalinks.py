"""Metalinks at the command line: files of them, links to them, and those that do harm."""

import hashlib
import json

import pytest

from tests.cli.conftest import events
from tests.servers.pattern import pattern
from tests.servers.script import Script, Status
from tests.servers.scripted import ServerThread

FILE = Script(size=3_000_017)


@pytest.fixture(scope="module")
def mirror():
    with ServerThread() as server:
        yield server
    assert server.errors == []


def checksum(script: Script) -> str:
    return hashlib.sha256(pattern(script.seed, 0, script.size)).hexdigest()


def entry(name: str, *links: str, script: Script | None = None) -> str:
    stated = "" if script is None else f'<hash type="sha-256">{checksum(script)}</hash>'
    urls = [f'<url priority="{n}">{link}</url>' for n, link in enumerate(links, 1)]
    return f'<file name="{name}">{stated}{"".join(urls)}</file>'


def document(*entries: str) -> str:
    inner = "\n".join(entries)
    return f'<metalink xmlns="urn:ietf:params:xml:ns:metalink">\n{inner}\n</metalink>\n'


def test_a_metalink_of_this_machine_gives_all_its_files_as_one_download(program, server, mirror):
    small = Script(size=1000, seed=2)
    gone = server.script("/local/gone.bin", Script(status=Status(404)))
    there = mirror.script("/local/f.bin", FILE)
    other = server.script("/local/small.bin", small)
    path = program.profile.parent / "two.meta4"
    path.write_text(
        document(entry("sub/f.bin", gone, there, script=FILE), entry("small.bin", other))
    )
    told = events(program.transfer(str(path), "--json").stdout)
    assert [job["state"] for job in told[-1]["jobs"]] == ["ACKNOWLEDGED"]
    assert told[0]["name"] == "two"
    assert (program.folder / "sub" / "f.bin").read_bytes() == pattern(1, 0, FILE.size)
    assert (program.folder / "small.bin").read_bytes() == pattern(2, 0, 1000)


@pytest.mark.parametrize("how", ["argument", "input", "line"])
def test_a_link_to_a_metalink_leads_to_what_it_tells_of(program, server, mirror, how):
    server.script(f"/{how}/f.bin", FILE)
    wrong = mirror.script(f"/{how}/f.bin", Script(size=FILE.size, seed=9))
    text = document(entry("named.bin", wrong, "f.bin", script=FILE))
    link = server.script(f"/{how}/f.meta4", Script(text=text))
    if how == "argument":
        done = program.transfer(link)
    elif how == "line":
        done = program.transfer("--input", "-", stdin=f"# a list\n{link}\n")
    else:
        path = program.profile.parent / "f.METALINK"
        path.write_text(text.replace(">f.bin<", f">{server.url(f'/{how}/f.bin')}<"))
        done = program.transfer("--input", str(path))
    assert done.returncode == 0, done.stderr
    assert (program.folder / "named.bin").read_bytes() == pattern(1, 0, FILE.size)
    assert len(list(program.folder.iterdir())) == 1


BAD = {
    "bomb": ("<!DOCTYPE m [<!ENTITY a 'b'>]><m>&a;</m>", "Line 1 of the Metalink"),
    "outside": (document(entry("../x", "https://a.example/x")), "leads out of the folder"),
    "page": ("<html></html>", "This is no Metalink"),
    "broken": ("<metalink", "line 1 cannot be read"),
}


@pytest.mark.parametrize("what", [*BAD, "missing"])
@pytest.mark.parametrize("is_local", [True, False])
def test_a_metalink_that_does_harm_is_refused_in_a_sentence_and_adds_nothing(
    program, server, what, is_local
):
    text, words = BAD.get(what, ("", "f.meta4" if is_local else "no such file"))
    answer = Script(status=Status(404)) if what == "missing" else Script(text=text)
    link = server.script(f"/{what}/f.meta4", answer)
    path = program.profile.parent / "f.meta4"
    if what != "missing":
        path.write_text(text)
    done = program.transfer(str(path) if is_local else link)
    assert done.returncode != 0
    assert words in done.stderr
    assert program.run("list", "--all").stdout.strip() == ""
    assert not program.folder.exists() or not list(program.folder.iterdir())


@pytest.mark.parametrize("options", [["--header", "X-Token: t0ken"], ["--login", "amy"]])
def test_what_is_secret_goes_to_no_other_server_a_metalink_names(
    program, server, mirror, tmp_path, options
):
    (tmp_path / "word").write_text("pa55\n")
    login = [*options, "--password-file", str(tmp_path / "word")]
    options = login if "--login" in options else options
    other = mirror.script("/secret/f.bin", FILE)
    link = server.script("/secret/f.meta4", Script(text=document(entry("f.bin", other))))
    done = program.transfer(link, *options)
    assert done.returncode != 0
    assert "another server" in done.stderr
    assert mirror.log_of("/secret/f.bin") == []
    own = server.script("/secret/f.bin", FILE)
    server.script("/secret/f.meta4", Script(text=document(entry("f.bin", own, other))))
    assert program.transfer(link, *options).returncode == 0
    assert not [log for log in mirror.log_of("/secret/f.bin") if "x-token" in log.headers]


def test_one_that_is_wanted_itself_is_downloaded_like_any_file(program, server):
    text = document(entry("f.bin", "https://a.example/f.bin"))
    link = server.script("/itself/f.meta4", Script(text=text))
    assert program.transfer(link, "--name", "kept.meta4").returncode == 0
    assert (program.folder / "kept.meta4").read_text() == text
    assert program.run("set", "--global", "follow_metalinks", "off").returncode == 0
    assert program.transfer(link).returncode == 0
    assert (program.folder / "f.meta4").read_text() == text


def test_the_same_metalink_again_goes_on_with_its_download(program, server):
    link = server.script("/again/f.bin", Script(status=Status(503)))
    path = program.profile.parent / "f.meta4"
    path.write_text(document(entry("f.bin", link)))
    first = json.loads(
        program.run("add", str(path), "--to", str(program.folder), "--json").stdout.splitlines()[0]
    )
    server.script("/again/f.bin", FILE)
    again = events(program.transfer(str(path), "--json").stdout)
    assert (again[0]["id"], again[0]["is_new"]) == (first["id"], False)
    assert (program.folder / "f.bin").read_bytes() == pattern(1, 0, FILE.size)


def test_a_link_that_is_called_something_else_leads_on_if_it_is_said_to(program, server):
    server.script("/named/f.bin", FILE)
    text = document(entry("named.bin", "/named/f.bin", script=FILE))
    link = server.script("/named/get.php", Script(text=text))
    done = program.transfer(link, "--metalink")
    assert done.returncode == 0, done.stderr
    assert [path.name for path in program.folder.iterdir()] == ["named.bin"]
    assert program.transfer(link).returncode == 0
    assert (program.folder / "get.php").read_text() == text
