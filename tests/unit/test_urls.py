"""Rules of urls.py, hosts.py, file_urls.py and url_mask.py."""

import os
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bitsgui.bits.urls import (
    UrlError,
    from_local_path,
    host_key,
    join,
    mask,
    may_send_secrets,
    parse_remote,
    same_host,
    to_local_path,
)

URL_TEXT = st.text(st.one_of(st.characters(), st.sampled_from("/\\?#@:%.[]0x2e \t|")), max_size=60)


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("HTTP://Example.COM", "http://example.com/"),
        ("http://h:80/a", "http://h/a"),
        ("https://h:8443/a", "https://h:8443/a"),
        ("http://h\\a\\..\\b c", "http://h/b%20c"),
        (" http://h/%2e%2e/x#frag\n", "http://h/x"),
        ("http://h/%E4?x='\u00e9", "http://h/%E4?x=%27%C3%A9"),
        ("http://B\u00fccher.ch/", "http://xn--bcher-kva.ch/"),
        ("http://fa\u00df.de/", "http://xn--fa-hia.de/"),
        ("http://\uff48/", "http://h/"),
        ("http://[::1]:8080/x", "http://[::1]:8080/x"),
        ("http://[::ffff:1.2.3.4]/", "http://[::ffff:102:304]/"),
        ("/srv/a b?.txt", "file:///srv/a%20b%3F.txt"),
        ("C:\\a\\b.txt", "file:///C:/a/b.txt"),
        ("\\\\server\\share\\f", "file://server/share/f"),
        ("file://localhost/x", "file:///x"),
    ],
)
def test_address_is_normalised_as_browsers_do(text: str, url: str):
    assert parse_remote(text).url == url


@pytest.mark.parametrize(
    "text",
    [
        "",
        "  ",
        "example.com/x",
        "ftp://h/x",
        "javascript:alert(1)",
        "data:,x",
        "http:///x",
        "http://",
        "http://h:99999/",
        "http://h:0/",
        "http://h:abc/",
        "http://a b/",
        "http://a\x00b/",
        "http://[::1/",
        "http://[fe80::1%25eth0]/",
        "http://2130706433/",
        "http://0x7f.1/",
        "http://a\u200db/",
        "http://a..b/",
        "http://user@/",
        "http://%00/",
        "\\\\?\\C:\\x",
        "//h/x",
        "http://h/\ud800",
        "C:x",
        "relative/path",
    ],
)
def test_unusable_address_is_refused_with_a_sentence(text: str):
    with pytest.raises(UrlError, match=r"^[A-Z].*\.$"):
        parse_remote(text)


def test_user_info_is_split_off_decoded_and_hidden():
    remote = parse_remote("http://user%40corp:p%3Ass@h/x")
    assert (remote.user, remote.password) == ("user@corp", "p:ss")
    assert remote.url == "http://h/x"
    assert "corp" not in repr(remote)
    assert "p:ss" not in repr(remote)


def test_parts_of_an_address_are_given_for_the_request():
    remote = parse_remote("https://H:444/a;b?c=d&f=%26#g")
    assert (remote.scheme, remote.host, remote.port) == ("https", "h", 444)
    assert (remote.target, remote.fragment, remote.authority) == ("/a;b?c=d&f=%26", "g", "h:444")


def test_limit_counts_characters_before_and_after_encoding():
    assert parse_remote("http://h/" + "a" * 91, limit=100).host == "h"
    for text in ("http://h/" + "a" * 92, "http://h/" + "\u00e9" * 50):
        with pytest.raises(UrlError, match="longer than 100"):
            parse_remote(text, limit=100)


@pytest.mark.parametrize(
    ("location", "url"),
    [
        ("b", "https://h:8443/a/b"),
        ("/b?c", "https://h:8443/b?c"),
        ("?c", "https://h:8443/a/x?c"),
        ("", "https://h:8443/a/x?q"),
        ("//other/b", "https://other/b"),
        ("http://other/b", "http://other/b"),
        ("../../b c", "https://h:8443/b%20c"),
        ("/\xc3\xa9", "https://h:8443/%C3%A9"),
        ("/\xe9", "https://h:8443/%E9"),
        ("\\\\other\\b", "https://other/b"),
        ("https:b", "https://h:8443/a/b"),
    ],
)
def test_redirect_is_resolved_as_browsers_do(location: str, url: str):
    remote = join("https://user:pw@h:8443/a/x?q#f", location)
    assert remote.url == url
    assert remote.user is None


@pytest.mark.parametrize("location", ["file:///etc/passwd", "ftp://h/x", "javascript:1", "///h/x"])
def test_redirect_leads_only_to_http(location: str):
    with pytest.raises(UrlError):
        join("http://h/", location)


@given(URL_TEXT)
def test_normal_form_is_stable(text: str):
    for prefix in ("http://h/", "https://", "file://"):
        try:
            remote = parse_remote(prefix + text)
        except UrlError:
            continue
        assert parse_remote(remote.url).url == remote.url
        assert remote.url.isascii()
        assert " " not in remote.url


@given(URL_TEXT, URL_TEXT)
def test_any_text_is_read_or_refused_with_a_url_error(base: str, location: str):
    with suppress(UrlError):
        assert parse_remote(base).scheme in {"http", "https", "file"}
    with suppress(UrlError):
        assert join("http://h/" + base, location).scheme in {"http", "https"}


@pytest.mark.parametrize(
    ("original", "target", "allowed"),
    [
        ("http://h/a", "http://h:80/b", True),
        ("http://h/a", "https://h/b", True),
        ("https://h/a", "http://h/b", False),
        ("https://h:8443/a", "http://h:8443/b", False),
        ("http://h/a", "http://h:81/b", False),
        ("http://h/a", "https://h:8443/b", False),
        ("http://h/a", "http://sub.h/b", False),
        ("https://H/a", "https://h/b", True),
        ("http://h/", "no address", False),
        ("file:///a", "file:///a", False),
    ],
)
def test_secrets_stay_on_their_host_and_never_go_down(original: str, target: str, allowed: bool):
    assert may_send_secrets(original, target) is allowed


def test_same_host_ignores_the_port_but_not_a_downgrade():
    assert same_host("http://h/", "https://h:8443/")
    assert not same_host("https://h/", "http://h/")
    assert host_key("HTTPS://user@H/x") == "https://h:443"
    assert host_key("/x") == "file://"


@pytest.mark.parametrize(
    ("url", "masked"),
    [
        ("https://user:pw@h/a/b.iso?x=1", "https://h/a/b.iso?x=1"),
        ("https://h/a?Signature=abc&Expires=12&id=7", "https://h/a?Signature=***&Expires=12&id=7"),
        ("https://h/a?X-Amz-Date=1&X%2DAmz-Sig=2", "https://h/a?X-Amz-Date=***&X%2DAmz-Sig=***"),
        ("https://h/a?se=2026&sp=r&sig=x", "https://h/a?se=***&sp=***&sig=***"),
        ("https://h/a?v=" + "x" * 41, "https://h/a?v=***"),
        ("https://h/a?v=" + "x" * 40, "https://h/a?v=" + "x" * 40),
        ("https://h/a?author=me&next=http%3A%2F%2Fu%3Ap%40h", "https://h/a?author=me&next=***"),
        ("https://h/bot123456:" + "aB3" * 10 + "/f", "https://h/***/f"),
        ("https://h/token/s3cret/file.bin", "https://h/token/***/file.bin"),
        ("https://h/a;jsessionid=12AB/b", "https://h/a;jsessionid=***/b"),
        ("https://h/a#access_token=x", "https://h/a#***"),
        ("http://user:p/w@h/x", "http://h/x"),
        ("http://h:8080/x@y", "http://h:8080/x@y"),
        (
            "https://h/a-long-slug-of-2024-made-of-many-words",
            "https://h/a-long-slug-of-2024-made-of-many-words",
        ),
        ("https://h/" + "aB3" * 11 + "/f", "https://h/***/f"),
        ("C:\\some\\file.txt", "C:\\some\\file.txt"),
    ],
)
def test_mask_hides_secrets_and_stays_readable(url: str, masked: str):
    assert mask(url) == masked


@given(URL_TEXT)
def test_mask_is_idempotent_on_any_text(text: str):
    assert mask(mask("http://h/" + text)) == mask("http://h/" + text)


@given(st.text(st.characters(exclude_characters="@/\\?#"), min_size=1))
def test_mask_never_shows_a_password(secret: str):
    assert mask(f"http://u:{secret}@host/") == "http://host/"


@given(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), min_size=1))
def test_posix_path_survives_the_round_trip(name: str):
    path = "/dir/" + name.replace("/", "_").rstrip(".") + "x"
    assert to_local_path(from_local_path(path, windows=False), windows=False) == path


@pytest.mark.parametrize("name", [b"caf\xe9.bin", b"caf\xc3\xa9", b"\xff\xfe"])
def test_a_posix_name_that_is_no_text_survives_the_round_trip(name: bytes):
    path = os.fsdecode(b"/dir/" + name)
    url = from_local_path(path, windows=False)
    assert url.isascii()
    assert os.fsencode(to_local_path(url, windows=False)) == b"/dir/" + name


@pytest.mark.parametrize("path", ["C:\\a b\\%41.txt", "\\\\server\\share\\f#1.txt", "D:\\x;y"])
def test_windows_path_survives_the_round_trip(path: str):
    assert to_local_path(from_local_path(path, windows=True), windows=True) == path


@pytest.mark.parametrize(
    ("url", "windows"),
    [
        ("file://server/x", False),
        ("file:///a%2Fb", False),
        ("file:///a%00b", False),
        ("file:///C:/a%5Cb", True),
        ("file:///C:/caf%E9", True),
        ("file:///a/b", True),
        ("file:///C:/a:stream", True),
        ("http://h/x", False),
    ],
)
def test_file_url_that_names_no_local_file_is_refused(url: str, windows: bool):
    with pytest.raises(UrlError):
        to_local_path(url, windows=windows)


@pytest.mark.parametrize(
    ("path", "windows"),
    [
        ("a", False),
        ("a\\b", True),
        ("\\a", True),
        ("\\\\?\\C:\\a", True),
        ("/a\x00", False),
        ("C:\\a:b", True),
        ("\\\\server", True),
    ],
)
def test_path_that_is_not_absolute_or_plain_is_refused(path: str, windows: bool):
    with pytest.raises(UrlError):
        from_local_path(path, windows=windows)
