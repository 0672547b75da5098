"""Rules of cookies.py."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bitsgui.bits.cookies import MAX_COOKIES, Cookie, CookieJar, junk_line, parse_cookie_file

NOW = 1_700_000_000.0


def _sent(set_cookie: str, origin: str, target: str, now: float = NOW) -> str | None:
    jar = CookieJar()
    jar.set_from(origin, [set_cookie], NOW)
    return jar.header_for(target, now)


def test_cookie_file_is_read_tolerantly():
    text = (
        "# Netscape\r\n.h.example\tTRUE\t/\tTRUE\t1800000000.5\ta\t1\r\n"
        "#HttpOnly_h.example\tFALSE\t/x\tFALSE\t0\tb\t\r\nbad line\r\n#\t\t\t\t\t\t\n"
        "h\tFALSE\t/\tFALSE\tnever\tc\t3\nh\tFALSE\t/\tFALSE\t0\td\te\tf\n"
    )
    first, second, third = parse_cookie_file(text)
    assert first == Cookie("a", "1", "h.example", "/", False, True, False, 1_800_000_000)
    assert second == Cookie("b", "", "h.example", "/x", http_only=True)
    assert (third.name, third.value) == ("d", "e\tf")


@pytest.mark.parametrize(
    ("row", "goes", "stays"),
    [
        ("h.example FALSE / FALSE a", "http://h.example/", "http://sub.h.example/"),
        (".h.example TRUE / FALSE a", "http://sub.h.example/", "http://evilh.example/"),
        (".example TRUE / FALSE a", "http://example/", "http://h.example/"),
        ("com TRUE / FALSE a", "http://com/", "http://h.com/"),
        (".0.0.1 TRUE / FALSE a", None, "http://127.0.0.1/"),
        ("127.0.0.1 TRUE / FALSE a", "http://127.0.0.1/", "http://127.0.0.2/"),
        ("[::1] TRUE / FALSE a", "http://[::1]/", "http://[::2]/"),
        ("h.example FALSE / TRUE a", "https://h.example/", "http://h.example/"),
        ("h.example FALSE /x FALSE a", "http://h.example/x/y", "http://h.example/xy"),
        (".h.example TRUE / TRUE __Host-a", "https://h.example/", "https://sub.h.example/"),
        (".h.example TRUE / FALSE __Host-a", "https://h.example/", "http://h.example/"),
        ("h.example FALSE /x TRUE __HOST-a", "https://h.example/", "https://sub.h.example/"),
        ("h.example FALSE / FALSE __Secure-a", "https://h.example/", "http://h.example/"),
        ("* TRUE / FALSE a", None, "http://h.example/"),
        (". TRUE / FALSE a", None, "http://h.example/"),
        ("..example TRUE / FALSE a", None, "http://h.example/"),
    ],
)
def test_a_row_of_a_file_goes_only_where_it_belongs(row: str, goes: str | None, stays: str):
    *fields, name = row.split(" ")
    jar = CookieJar(parse_cookie_file("\t".join([*fields, "0", name, "1"])))
    assert jar.header_for(stays, NOW) is None
    if goes is not None:
        assert jar.header_for(goes, NOW) == f"{name}=1"


ROW = "h.example\tFALSE\t/\tFALSE\t0\ta\t1"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("", None),
        (f"\ufeff# Netscape\r\n\r\n#HttpOnly_{ROW}\r\n{ROW}\n \t\n", None),
        (ROW.replace("\ta\t", "\t\t"), None),  # without a name it is not sent
        (ROW.removesuffix("\t1"), None),
        (ROW.replace("\t0\t", "\t\t"), None),
        (f"{ROW}\nsession=1; other=2\n", 2),
        ("# Netscape\n\n" + ROW.replace("\t", " "), 3),
        (ROW.replace("\t0\t", "\tnever\t"), 1),
        ('[{"name": "a"}]', 1),
        ("<html>\n", 1),
    ],
)
def test_the_first_line_that_is_no_cookie_is_told_of(text: str, number: int | None):
    assert junk_line(text) == number


@given(st.text())
def test_any_text_can_be_read_as_a_cookie_file(text: str):
    assert all(cookie.domain and cookie.name for cookie in parse_cookie_file(text))


@pytest.mark.parametrize(
    ("set_cookie", "origin", "target", "sent"),
    [
        ("a=1", "http://h.example/", "http://h.example/x", "a=1"),
        ("a=1", "http://h.example/", "http://sub.h.example/", None),
        ("a=1; Domain=h.example", "http://h.example/", "http://sub.h.example/", "a=1"),
        ("a=1; Domain=example", "http://h.example/", "http://h.example/", None),
        ("a=1; Domain=other.example", "http://h.example/", "http://other.example/", None),
        ("a=1; Domain=0.0.1", "http://127.0.0.1/", "http://127.0.0.1/", None),
        ("a=1; Domain=127.0.0.1", "http://127.0.0.1/", "http://127.0.0.1/", "a=1"),
        ("a=1; Domain=localhost", "http://localhost/", "http://localhost/", "a=1"),
        ("a=1; Secure", "https://h.example/", "http://h.example/", None),
        ("a=1; Secure", "https://h.example/", "https://h.example/", "a=1"),
        ("a=1; Path=/x", "http://h.example/", "http://h.example/xy", None),
        ("a=1; Path=/x", "http://h.example/", "http://h.example/x/y", "a=1"),
        ("a=1", "http://h.example/x/y", "http://h.example/z", None),
        ("a=1; Max-Age=0", "http://h.example/", "http://h.example/", None),
        ("__Host-a=1; Path=/", "http://h.example/", "http://h.example/", None),
        ("__Secure-a=1; Secure", "https://h.example/", "https://h.example/", "__Secure-a=1"),
        ("a=1\rX: y", "http://h.example/", "http://h.example/", None),
    ],
)
def test_cookie_goes_only_where_it_belongs(
    set_cookie: str, origin: str, target: str, sent: str | None
):
    assert _sent(set_cookie, origin, target) == sent


def test_cookie_expires_and_max_age_wins_over_expires():
    url = "http://h.example/"
    header = "a=1; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=60"
    assert _sent(header, url, url, NOW + 59) == "a=1"
    assert _sent(header, url, url, NOW + 61) is None


def test_expired_cookie_deletes_its_predecessor():
    jar = CookieJar([Cookie("a", "1", "h.example")])
    jar.set_from("http://h.example/", ["a=; Expires=Thu, 01-Jan-70 00:00:01 GMT"], NOW)
    assert jar.header_for("http://h.example/", NOW) is None
    assert len(jar) == 0


def test_longer_paths_come_first_then_older_cookies():
    jar = CookieJar()
    jar.set_from("http://h.example/x/y", ["a=1; Path=/", "b=2; Path=/x", "a=3; Path=/"], NOW)
    assert jar.header_for("http://h.example/x/z", NOW) == "b=2; a=3"


def test_jar_is_bounded_and_repr_hides_values():
    jar = CookieJar(Cookie(f"n{i}", "secret", "h.example") for i in range(MAX_COOKIES + 5))
    assert len(jar) == MAX_COOKIES
    assert "secret" not in repr(Cookie("a", "secret", "h.example"))


@given(st.text())
def test_any_set_cookie_value_is_survived(header: str):
    sent = _sent(header, "http://h.example/", "http://h.example/")
    assert sent is None or not set(sent) & {"\r", "\n", "\0", ";"}
