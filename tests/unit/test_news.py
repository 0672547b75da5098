"""News of versions: what is read of them, and what is not believed; and the command that signs."""

import base64
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

import bitsgui
from bitsgui.bits import news
from bitsgui.bits.news import NewsError
from bitsgui.desktop.ownership import MARK, package_manager
from bitsgui.engine.news import _believed
from bitsgui.settings import schema
from tests.servers.news import KEY, PAGE, PUBLIC, document, said

NOW = datetime.now(UTC)
NAMELESS = "{0.__class__.__name__}".format  # keys and times are others in each process of a run
COMMAND = Path(__file__).parents[2] / "packaging" / "news.py"


def read(text: bytes) -> news.Release:
    return news.read(news.signed_part(text))


def test_news_say_which_version_where_and_in_which_words():
    release = read(said("1.2.3"))
    assert (release.version, release.page) == ("1.2.3", PAGE)
    assert release.said("de") == "Sie ist schneller."
    assert release.said("ru") == "It is faster."


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"\xff",
        b"[]",
        b"[" * 9000,
        b'{"version": "1.0"}',
        said("newest"),
        said("1.0; rm"),
        said(lasts=0),
        said(lasts=500),
        said(date="2026-01-01T00:00:00", expires="2026-01-02T00:00:00"),
        said(page="file:///etc/passwd"),
        said(page="javascript:alert(1)"),
        said(page="https://me:secret@files.example/"),
        said(page=7),
        said(words=["faster"]),
        said(words={"en": "two\nlines"}),
        said(words={"en": "x" * 301}),
        said(words={"<b>": "x"}),
    ],
    ids=NAMELESS,
)
def test_what_is_not_as_it_has_to_be_is_no_news(text):
    with pytest.raises(NewsError, match="is no news"):
        read(text)


@pytest.mark.parametrize(
    "whole",
    [
        b"",
        b"<html>",
        news.HEAD,
        news.HEAD + b"\ned25519 AAAA\n" + said(),
        news.HEAD + b"\nrsa AAAA\n" + said(),
        document(said()).replace(b"news 1", b"news 2"),
        document(said()).replace(b"ed25519 ", b"ed25519 !"),
    ],
    ids=NAMELESS,
)
def test_what_has_no_signature_is_no_news(whole):
    with pytest.raises(NewsError, match="is no news"):
        _believed(whole, PUBLIC)


def test_a_changed_letter_or_the_key_of_somebody_else_is_not_believed():
    good = document(said())
    assert _believed(good, PUBLIC).version == "99.0"
    other = base64.b64encode(bytes(range(32))).decode()
    assert _believed(good, f"{other} {PUBLIC}").version == "99.0"
    for whole, keys in ((good.replace(b"99.0", b"98.0"), PUBLIC), (good, other), (good, None)):
        with pytest.raises(NewsError, match="not signed by the key"):
            _believed(whole, keys)


def test_a_signature_over_the_bare_words_is_none_of_news():
    bare = base64.b64encode(KEY.sign(said()))
    with pytest.raises(NewsError, match="not signed by the key"):
        _believed(news.HEAD + b"\ned25519 " + bare + b"\n" + said(), PUBLIC)


@pytest.mark.parametrize(
    ("text", "seen", "says"),
    [
        (said(days=-40), None, "expired"),
        (said(days=2), None, "yet to come"),
        (said(days=-2), said(days=-1), "older than"),
    ],
    ids=NAMELESS,
)
def test_news_that_were_held_back_or_brought_back_are_refused(text, seen, says):
    with pytest.raises(NewsError, match=says):
        news.check(read(text), NOW, None if seen is None else read(seen))


def test_later_news_may_take_a_version_back():
    news.check(read(said("1.0", days=-1)), NOW, read(said("2.0", days=-2)))


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        ("0.1.0", "0.2"),
        ("0.9", "0.10"),
        ("1.0a2", "1.0b1"),
        ("1.0rc9", "1.0"),
        ("1.0", "1.0.1"),
        ("1.0", "1.1rc1"),
    ],
)
def test_versions_are_compared_as_people_count_them(older, newer):
    assert news.is_newer(newer, older)
    assert not news.is_newer(older, newer)
    assert not news.is_newer("1.0", "1.0.0")


def test_this_version_can_be_compared():
    assert news.is_newer("99", bitsgui.__version__)


@pytest.mark.parametrize("text", ["abc", "A" * 44, PUBLIC[:-2], "\u043a" * 44], ids=NAMELESS)
def test_a_setting_takes_only_keys(text):
    with pytest.raises(ValueError, match="32 bytes"):
        schema.changed(schema.APP_PRESET, news_key=text)
    assert schema.changed(schema.APP_PRESET, news_key=f"{PUBLIC} {PUBLIC}").news_key


@pytest.mark.parametrize("text", ["/etc/news", "file:///etc/news", "https://a:b@c/", "news"])
def test_a_setting_takes_only_addresses_of_servers(text):
    with pytest.raises(ValueError, match="news_address"):
        schema.changed(schema.APP_PRESET, news_address=text)


def test_nothing_is_asked_until_somebody_wants_it():
    assert (schema.APP_PRESET.look_for_news, schema.API_PRESET.look_for_news) == (False, False)


@pytest.mark.parametrize(
    ("mark", "owner"),
    [(None, ""), (b"APT\n", "APT"), (b"", "its package"), (b"\xff", "its package")],
)
def test_a_mark_says_which_package_manager_brings_newer_versions(tmp_path, mark, owner):
    if mark is not None:
        (tmp_path / MARK).write_bytes(mark)
    assert package_manager(tmp_path) == owner


def command(*words: str | Path, answer: str = "") -> "subprocess.CompletedProcess[str]":
    line = [sys.executable, "-W", "ignore", str(COMMAND), *map(str, words)]
    env = {**os.environ, "PYTHONPATH": ""}
    # Without a terminal the passphrase is read from the input.
    return subprocess.run(
        line,
        input=answer,
        text=True,
        capture_output=True,
        check=False,
        env=env,
        start_new_session=True,
    )


@pytest.mark.parametrize("passphrase", ["", "open sesame"])
def test_what_the_publisher_signs_is_believed(tmp_path, passphrase):
    key, made = tmp_path / "key.pem", tmp_path / "news"
    public = command("key", key, answer=f"{passphrase}\n").stdout.split()[-1]
    assert key.stat().st_mode & 0o777 == 0o600
    assert (b"ENCRYPTED" in key.read_bytes()) == bool(passphrase)
    words = (
        "--words",
        "en=Faster = better.",
        "--words",
        "ru=\u0411\u044b\u0441\u0442\u0440\u0435\u0435.",
    )
    line = ("sign", key, "--page", PAGE, "--version", "7.1", *words, "--to", made)
    done = command(*line, answer=f"{passphrase}\n")
    assert done.returncode == 0, done.stderr
    release = _believed(made.read_bytes(), public)
    news.check(release, datetime.now(UTC), None)
    assert (release.version, release.said("en")) == ("7.1", "Faster = better.")
    assert release.expires - release.date == timedelta(days=60)


def test_a_private_key_is_never_overwritten_and_never_in_the_repository(tmp_path):
    key = tmp_path / "key.pem"
    key.write_text("a key")
    assert "File exists" in command("key", key, answer="\n").stderr
    assert key.read_text() == "a key"
    inside = COMMAND.with_name("key.pem")
    assert "no private key belongs" in command("key", inside, answer="\n").stderr
    assert not inside.exists()


def test_news_the_program_would_refuse_are_not_signed(tmp_path):
    key = tmp_path / "key.pem"
    command("key", key, answer="\n")
    made = tmp_path / "news"
    for words, status, says in (
        (["--page", "ftp://a/"], 1, "is no news"),
        (["--page", PAGE, "--days", "999"], 1, "is no news"),
        (["--page", PAGE, "--words", "Faster."], 2, "as in en=TEXT"),
    ):
        done = command("sign", key, *words, "--to", made)
        assert (done.returncode, made.exists()) == (status, False)
        assert says in done.stderr
