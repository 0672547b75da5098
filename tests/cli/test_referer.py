"""The page a link was found on: what of it is kept and sent."""

import pytest

from bitsgui.bits.records import JobOptions
from tests.servers.script import Script, Status

PAGE = "https://user:geheim@ref.example/page?tok=1#part"


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        (PAGE, "https://ref.example/page?tok=1"),
        ("HTTP://Ref.Example/a@b", "HTTP://Ref.Example/a@b"),
        ("https://geheim@ref.example", "https://ref.example/"),
        ("https:/user:geheim@ref.example/x", "https:/ref.example/x"),
        ("android-app://user:geheim@app/x#y", "android-app://app/x"),
        ("//user:geheim@ref.example/", "//ref.example/"),
        ("no address", "no address"),
    ],
)
def test_a_referring_page_is_kept_without_user_info_and_fragment(given, kept):
    assert JobOptions(referer=given).referer == kept


def stored(program):
    """Every byte of the profile."""
    return b"".join(path.read_bytes() for path in program.profile.iterdir() if path.is_file())


@pytest.mark.parametrize("way", ["transfer", "set"])
def test_user_info_of_a_referring_page_is_neither_stored_nor_sent(program, server, way):
    url = server.script("/a", Script(status=Status(404)))
    given = ("--referer", PAGE)
    assert program.transfer(url, *(given if way == "transfer" else ())).returncode == 1
    if way == "set":
        job = program.run("list").stdout.splitlines()[1].split()[0]
        assert program.run("set", job, *given).returncode == 0
    assert b"ref.example" in stored(program)
    assert b"geheim" not in stored(program)
    server.script("/a", Script(size=10))
    assert program.transfer(url).returncode == 0
    assert server.requests[-1].headers["referer"] == "https://ref.example/page?tok=1"
