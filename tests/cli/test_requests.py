"""Every option of the command line says the same in the request that is carried out."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from bitsgui.bits.records import Conflict, Origin
from bitsgui.bits.requests import AddRequest, LinkRequest
from bitsgui.bits.types import HEADERS_LIMIT, Priority, ProxySettings, ProxyUsage
from bitsgui.cli.parser import parse
from bitsgui.cli.requests import (
    TRANSFER_NO_PROGRESS_S,
    UsageError,
    build,
    left_out,
    to_add_request,
)
from bitsgui.engine.secret_checks import check_headers

URL = "https://example.org/a.zip"
SUM = f"sha-256={'0' * 64}"
USUAL: dict[str, Any] = {
    "pick_up": True,
    "origin": Origin.USER,
    "no_progress_timeout_s": TRANSFER_NO_PROGRESS_S,
}


def asked(folder: Path, *words: str, command: str = "transfer") -> AddRequest:
    """What arrives at the manager, also by way of the socket."""
    request = build(parse([command, *words, "--to", str(folder)]), folder / "unused")
    return to_add_request(json.loads(json.dumps(request["add"])))


@pytest.mark.parametrize(
    ("words", "changed"),
    [
        ("", {}),
        (f"--name n --checksum {SUM}", {"links": (LinkRequest(URL, "n", SUM),)}),
        ("--one-job", {"one_job": True}),
        ("--header A:b --header C:d", {"headers": (("A", "b"), ("C", "d"))}),
        ("--user-agent u --referer r", {"user_agent": "u", "referer": "r"}),
        ("--proxy none", {"proxy": ProxySettings(ProxyUsage.NO_PROXY)}),
        (
            "--proxy socks5://h:1 --no-proxy 192.168.*",
            {"proxy": ProxySettings(ProxyUsage.OVERRIDE, "socks5://h:1", "192.168.*")},
        ),
        ("--priority low", {"priority": Priority.LOW}),
        ("--limit 2M --segments 3", {"rate_limit": 2 << 20, "segments": 3}),
        ("--retry-delay 0.5 --max-time 1h", {"retry_delay_s": 0.5, "maximum_time_s": 3600.0}),
        ("--no-progress-timeout 5m", {"no_progress_timeout_s": 300.0}),
        ("--find-checksums on", {"find_checksums": True}),
        ("--find-checksums off", {"find_checksums": False}),
        ("--method POST", {"method": "POST"}),
        ("--data a=ä --method PUT", {"data": "a=ä".encode(), "method": "PUT"}),
        ("--on-conflict overwrite", {"on_conflict": Conflict.OVERWRITE}),
        ("--on-conflict ask", {"on_conflict": Conflict.ASK}),
    ],
)
def test_every_option_of_transfer_reaches_the_request(
    tmp_path: Path, words: str, changed: dict[str, Any]
) -> None:
    links = (LinkRequest(URL),)
    wanted = AddRequest(**{"links": links, "folder": str(tmp_path), **USUAL, **changed})
    assert asked(tmp_path, URL, *words.split()) == wanted


def test_a_script_of_its_own_reaches_the_request_with_its_whole_path(tmp_path: Path) -> None:
    link = "http://pac.example/proxy.pac"
    for named, place in ((link, link), ("here.pac", str(Path("here.pac").absolute()))):
        found = asked(tmp_path, URL, "--proxy", f"auto {named}").proxy
        assert found == ProxySettings(ProxyUsage.AUTODETECT, script=place)


def test_add_leaves_the_patience_to_the_settings_and_makes_a_job_of_its_own(tmp_path: Path) -> None:
    request = asked(tmp_path, URL, command="add")
    assert (request.no_progress_timeout_s, request.pick_up) == (None, False)


def test_links_of_a_file_are_in_the_background_and_cookies_are_read(tmp_path: Path) -> None:
    (tmp_path / "links").write_text(f"{URL}\n{URL}2\n")
    (tmp_path / "jar").write_text("text")
    options = ("--input", str(tmp_path / "links"), "--cookies", str(tmp_path / "jar"))
    request = asked(tmp_path, *options)
    assert [link.url for link in request.links] == [URL, f"{URL}2"]
    assert (request.origin, request.cookies) == (Origin.IMPORT, "text")
    assert asked(tmp_path, *options, command="add").pick_up


def test_data_of_a_file_is_sent_byte_by_byte(tmp_path: Path) -> None:
    (tmp_path / "body").write_bytes(b"a\r\n\0\xff")
    assert asked(tmp_path, URL, "--data", f"@{tmp_path / 'body'}").data == b"a\r\n\0\xff"
    (tmp_path / "body").write_bytes(b"x" * 1_048_577)
    with pytest.raises(UsageError, match="more than 1048576 bytes"):
        asked(tmp_path, URL, "--data", f"@{tmp_path / 'body'}")
    with pytest.raises(UsageError, match="cannot be read"):
        asked(tmp_path, URL, "--data", f"@{tmp_path / 'none'}")


@pytest.mark.parametrize("kind", ["pipe", "folder", "link"])
def test_a_part_that_is_no_file_is_bad_usage(tmp_path: Path, kind: str) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    (tmp_path / "link").symlink_to(__file__)
    with pytest.raises(UsageError, match=rf"{kind} is not a file"):
        asked(tmp_path, URL, "--part", str(tmp_path / kind))


@pytest.mark.parametrize("name", ["..", ".", "CON", "a:b", "nul.txt", ".hidden"])
def test_a_name_that_is_not_usable_everywhere_is_bad_usage(tmp_path: Path, name: str):
    with pytest.raises(UsageError, match="--name"):
        asked(tmp_path, URL, "--name", name)


def test_lines_of_a_header_file_end_where_lines_of_http_do(tmp_path: Path):
    """Not where those of a text may: the rest of a value would be a header of its own."""
    (tmp_path / "headers").write_bytes("X-A: a\x85b\u2028c\r\n\r\nX-B: d\n".encode())
    wanted = asked(tmp_path, URL, "--header", f"@{tmp_path / 'headers'}", "--header", "X-C: e")
    assert wanted.headers == (("X-A", "a\x85b\u2028c"), ("X-B", "d"), ("X-C", "e"))


def test_more_headers_than_a_job_takes_are_bad_usage(tmp_path: Path):
    room = HEADERS_LIMIT - 1 - len("K: \r\n")
    assert asked(tmp_path, URL, "--header", f"K: {'x' * room}").headers[0][1] == "x" * room
    check_headers(f"K: {'x' * room}\r\n")
    with pytest.raises(UsageError, match="--header: headers may have"):
        asked(tmp_path, URL, "--header", f"K: {'x' * (room + 1)}")


def test_headers_the_program_sets_itself_are_named_before_they_are_left_out(tmp_path: Path):
    words = ["--header", "Range: bytes=0-1", "--header", "A: b", "--header", "HOST: c"]
    for command in (["transfer", URL, "--to", str(tmp_path)], ["set", "0123"]):
        request = build(parse([*command, *words]), tmp_path)
        assert left_out(request) == ["Range", "HOST"]
    assert left_out(build(parse(["list"]), tmp_path)) == []


def test_links_of_a_file_that_says_it_is_utf_16_are_read(tmp_path: Path) -> None:
    links = tmp_path / "links.txt"
    for encoding in ("utf-16", "utf-8-sig"):
        links.write_text("http://a/1\r\nhttp://a/ü\r\n", encoding)
        request = asked(tmp_path, "--input", str(links))
        assert [link.url for link in request.links] == ["http://a/1", "http://a/ü"]


def test_what_has_a_nul_is_no_list_of_links(tmp_path: Path) -> None:
    links = tmp_path / "links.txt"
    links.write_bytes(b"http://a/1\0http://a/2\0")
    with pytest.raises(UsageError, match="is not a text"):
        asked(tmp_path, "--input", str(links))


def test_a_password_comes_from_a_file_and_never_from_an_option(tmp_path: Path) -> None:
    secret = tmp_path / "password"
    secret.write_text("s3cr t: \u00e4\r\nnothing else counts\n", encoding="utf-8")
    words = ("--login", "amy", "--password-file", str(secret))
    request = asked(tmp_path, URL, *words, command="add")
    assert (request.user, request.password) == ("amy", "s3cr t: \u00e4")
    changes = build(parse(["set", "1234", *words]), tmp_path)["values"]
    assert changes["login"] == ("amy", "s3cr t: \u00e4")
    about = build(parse(["login", "http://h:1", *words[1:]]), tmp_path)
    assert (about["proxy"], about["login"]) == ("http://h:1", ("amy", "s3cr t: \u00e4"))
    assert build(parse(["login", "http://h:1", "--forget"]), tmp_path)["login"] is None


@pytest.mark.parametrize(
    "words",
    [
        ("transfer", URL, "--login", "amy", "--password-file", "-", "--cookies", "-"),
        ("transfer", URL, "--login", "amy", "--password-file", "/nowhere/at/all"),
        ("transfer", URL, "--login", "a\nb", "--password-file", "-"),
    ],
)
def test_a_login_that_cannot_be_read_is_refused(tmp_path: Path, words: tuple[str, ...]) -> None:
    with pytest.raises(UsageError):
        build(parse([*words]), tmp_path)
