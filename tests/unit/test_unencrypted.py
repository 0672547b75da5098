"""Servers that may be sent unencrypted logins, as the settings hold them."""

import pytest

from bitsgui.bits.words import words_of
from bitsgui.settings.unencrypted import MOST_SERVERS, parse, with_server


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (None, ()),
        (" ", ()),
        ("NAS.example", ("nas.example:80",)),
        ("nas:8080, 10.0.0.7  nas:8080", ("nas:8080", "10.0.0.7:80")),
        ("[FE80::1] [::1]:81", ("[fe80::1]:80", "[::1]:81")),
        ("[0:0:0:0:0:0:0:1]", ("[::1]:80",)),
        ("m\u00fcller.example:80", ("xn--mller-kva.example:80",)),
    ],
)
def test_servers_stand_with_their_ports_each_once(text, places):
    assert parse(text) == places


@pytest.mark.parametrize(
    "word", ["http://nas", "nas:", "nas:0", "nas:65536", "amy@nas", "a/b", "::1", "[x]", ":80"]
)
def test_what_is_no_server_is_named(word):
    with pytest.raises(ValueError, match="is no server") as caught:
        parse(f"ok {word}")
    assert repr(word) in words_of(caught.value)


def test_more_than_a_list_holds_are_refused():
    with pytest.raises(ValueError, match="at most"):
        parse(" ".join(f"h{n}" for n in range(MOST_SERVERS + 1)))


def test_one_more_server_is_added_once():
    once = with_server("nas", "Other.example", 8080)
    assert once == "nas:80 other.example:8080"
    assert with_server(once, "nas", 80) == once
    assert with_server(None, "::1", 80) == "[::1]:80"
