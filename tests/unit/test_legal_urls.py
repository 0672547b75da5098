"""Characters that may stand in an address as they are: RFC 3986 section 2."""

import pytest

from bitsgui.bits.legal_urls import has_wildcard, illegal_in


@pytest.mark.parametrize(
    "url",
    [
        "http://u:p@a.org:80/b;c=1/-._~!$&'()+,:@?d[e".replace("[", "%5B"),
        "http://[::1]:8080/a?b=c/d?e#f",
        "HTTPS://a.org/%C3%a4%20b",
        "file:///srv/a%20b",
        "/srv/a b",
        "C:\\a b",
        "\\\\host\\a b",
    ],
)
def test_legal_addresses_and_paths_of_files_are_left_alone(url: str):
    assert illegal_in(url) is None


@pytest.mark.parametrize("character", [*' "<>\\^`{|}[]\t\n\x7f', "ä", "\u202e", "\ud800"])
@pytest.mark.parametrize("place", ["/a{}b", "/a?b={}", "/a#{}", "{}/a"])
def test_what_has_to_be_escaped_is_found_wherever_it_is(character: str, place: str):
    url = "http://a.org" + place.replace("{}", character)
    is_bracket_of_host = character in "[]" and place.startswith("{}")
    assert illegal_in(url) == (None if is_bracket_of_host else character)


@pytest.mark.parametrize("url", [" http://a.org/b", "http://a.org/b ", "ht tp://a.org", "\thttp:b"])
def test_space_around_an_address_is_not_of_it(url: str):
    assert illegal_in(url) in {" ", "\t"}


@pytest.mark.parametrize("tail", ["%", "%2", "%g0", "%%20", "a%2"])
def test_a_percent_sign_begins_an_escape(tail: str):
    assert illegal_in(f"http://a.org/{tail}") == "%"


@pytest.mark.parametrize(
    ("url", "is_wild"),
    [
        ("http://h/a*", True),
        ("http://h/*/a?b", True),
        ("http://h/a?b=*#*", False),
        ("/srv/a*", True),
        ("C:\\a?", True),
        ("/srv/a", False),
    ],
)
def test_a_wildcard_is_a_star_in_a_path(url: str, is_wild: bool):
    assert has_wildcard(url) is is_wild
