"""Rules of names.py and disposition.py."""

import unicodedata
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bitsgui.bits.disposition import filename_from_disposition
from bitsgui.bits.names import (
    is_other_name,
    is_part_name,
    numbered,
    other_names,
    part_name,
    safe_name,
    split_extension,
    suggest_name,
)

ANY_TEXT = st.text(
    st.one_of(
        st.characters(exclude_categories=()),
        st.sampled_from('. _-\\/:<>"|?*~\0\u200d\u202e\u0301\u0338\u3000con1COMnul{}lktargz'),
    ),
    max_size=400,
)


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ("attachment; filename=a.txt; filename*=UTF-8''b%20c.txt", "b c.txt"),
        ("attachment; filename*=UTF-8''%E4.txt; filename=a.txt", "a.txt"),
        ('attachment; filename="a;b.txt"', "a;b.txt"),
        ('attachment; filename="a.txt', "a.txt"),
        ("filename=a.txt", "a.txt"),
        ('attachment; filename="../../etc/passwd"', "passwd"),
        ("attachment; filename=C:\\temp\\a.txt", "a.txt"),
        ('attachment; filename="=?UTF-8?B?w6kudHh0?="', "\u00e9.txt"),
        ('attachment; filename="=?UTF-8?B?broken"', None),
        ("attachment; filename=\xc3\xa9.txt", "\u00e9.txt"),
        ("attachment; filename=\xe9.txt", "\u00e9.txt"),
        ("attachment; filename*0=a; filename*1=.txt", "a.txt"),
        ("attachment; filename*=utf-7''%2BAC8-", None),
        ("attachment", None),
        ("", None),
    ],
)
def test_disposition_is_read_as_browsers_do(value: str, name: str | None):
    assert filename_from_disposition(value) == name


def test_charset_hint_is_used_only_when_utf_8_fails():
    assert filename_from_disposition("filename=\xe5.txt", charset="cp1253") == "\u03b5.txt"
    assert filename_from_disposition("filename=\xc3\xa9.txt", charset="cp1253") == "\u00e9.txt"


@given(ANY_TEXT)
def test_disposition_never_raises_and_never_returns_a_separator(value: str):
    name = filename_from_disposition(value)
    assert name is None or not set(name) & {"/", "\\"}


@pytest.mark.parametrize(
    ("disposition", "url", "media_type", "name"),
    [
        ("attachment; filename=a.bin", "http://h/b.txt", "text/plain", "a.bin"),
        (None, "http://h/x/b%20c.txt?q=/z#f/g", "text/plain", "b c.txt"),
        (None, "http://h/%C3%A9.txt", "", "\u00e9.txt"),
        (None, "http://h/%E9.txt", "", "%E9.txt"),
        (None, "http://h/a%2Fb.txt", "", "a_b.txt"),
        (None, "http://h/", "application/pdf; v=1", "download.pdf"),
        (None, "http://h/", "application/octet-stream", "download"),
        (None, "http://h/page", "text/html; charset=utf-8", "page.html"),
        (None, "http://h/setup.exe", "text/html", "setup.exe"),
        (None, "http://h/get.php?id=3", "application/pdf", "get.pdf"),
        (None, "http://h/index.php", "text/html", "index.php"),
        ("attachment; filename=get.php", "http://h/", "application/pdf", "get.php"),
        (None, "http://h/app-1.2", "application/zip", "app-1.2.zip"),
        (None, "http://h/con", "image/png", "_con.png"),
        ('attachment; filename=".."', "http://h/a", "", "download"),
        ("attachment; filename=x.abcdef01.part", "http://h/", "application/zip", "x.abcdef01.part"),
        (None, "http://h/x.abcdef01.part", "text/html", "x.abcdef01.part"),
    ],
)
def test_name_comes_from_header_then_url_then_type(
    disposition: str | None, url: str, media_type: str, name: str
):
    assert suggest_name(disposition, url, media_type) == name


@pytest.mark.parametrize(
    ("raw", "safe"),
    [
        ("a/b\\c:d\0e", "a_b_c_d_e"),
        ("exe\u202etxt.doc", "exetxt.doc"),
        ("a\u200bb", "ab"),
        ("..", "download"),
        ("", "download"),
        (" . ", "download"),
        (".bashrc", "_bashrc"),
        ("CON", "_CON"),
        ("con .txt", "_con .txt"),
        ("com\u00b9.tar.gz", "_com\u00b9.tar.gz"),
        ("a.txt. . ", "a.txt"),
        ('<>"|?*', "______"),
        ("~a~", "~a~"),
        ("e\u0301", "\u00e9"),
        ("a.lnk", "a.download"),
        ("a.{20D04FE0-3AEA-1069-A2D8-08002B30309D}", "a.download"),
        ("desktop.ini", "_desktop.ini"),
    ],
)
def test_name_is_harmless_on_every_platform(raw: str, safe: str):
    assert safe_name(raw) == safe


@given(ANY_TEXT, st.integers(32, 300))
def test_safe_name_is_idempotent_and_keeps_every_limit(name: str, max_bytes: int):
    safe = safe_name(name, max_bytes=max_bytes)
    assert safe_name(safe, max_bytes=max_bytes) == safe
    assert 0 < len(safe.encode()) <= max_bytes
    assert len(safe.encode("utf-16-le")) // 2 <= 255
    assert unicodedata.is_normalized("NFC", safe)
    assert not set(safe) & set('<>:"|?*/\\\0')
    assert safe[0] not in ". "
    assert safe[-1] not in ". "


@given(ANY_TEXT, st.integers(2, 10**6))
def test_numbered_name_stays_safe_and_keeps_its_extension(name: str, n: int):
    safe = safe_name(name)
    result = numbered(safe, n)
    assert f" ({n})" in result
    assert len(result.encode()) <= 255
    assert safe_name(result) == result


def test_number_goes_before_a_double_extension():
    assert numbered("name.tar.gz", 2) == "name (2).tar.gz"
    assert numbered("name", 3) == "name (3)"


@pytest.mark.parametrize(
    ("name", "others"),
    [
        ("a.bin", ["a (1).bin", "a (2).bin"]),
        ("a", ["a (1)", "a (2)"]),
        ("a (1).bin", ["a (2).bin", "a (3).bin"]),
        ("a (1).tar.gz", ["a (2).tar.gz", "a (3).tar.gz"]),
        ("a.tar.gz", ["a (1).tar.gz", "a (2).tar.gz"]),
        ("a (99).bin", ["a (100).bin", "a (101).bin"]),
        ("Movie (2019).mkv", ["Movie (2019) (1).mkv", "Movie (2019) (2).mkv"]),
        ("Movie (2019) (1).mkv", ["Movie (2019) (2).mkv", "Movie (2019) (3).mkv"]),
        ("a (0).bin", ["a (0) (1).bin"]),
        ("a (01).bin", ["a (01) (1).bin"]),
        ("a(1).bin", ["a(1) (1).bin"]),
        ("(1).bin", ["(1) (1).bin"]),
        ("a (1) b.bin", ["a (1) b (1).bin"]),
    ],
)
def test_another_name_counts_on_from_a_number_of_ours(name: str, others: list[str]):
    assert list(islice(other_names(name), len(others))) == others


@pytest.mark.parametrize("name", ["a.bin", "a (7).bin", "x" * 248 + ".bin", "Movie (2019).mkv"])
def test_another_name_is_told_however_large_its_number(name: str):
    for start in (0, 1, 9_998, 123_456):
        other = next(other_names(name, start))
        assert is_other_name(other, name)
        assert not is_other_name(other, "b" + name)
    assert not is_other_name(name, name)


@given(ANY_TEXT)
def test_other_names_are_safe_and_all_different(name: str):
    safe = safe_name(name)
    others = list(islice(other_names(safe), 30))
    assert len({safe, *others}) == 31
    assert all(safe_name(other) == other for other in others)


def test_long_name_is_cut_before_its_extension_and_never_inside_a_cluster():
    assert safe_name("x" * 300 + ".tar.gz") == "x" * 248 + ".tar.gz"
    cluster = "q\u0323\u0302"
    cut = safe_name(cluster * 100 + ".txt")
    assert cut.removesuffix(".txt") == cluster * 50
    assert split_extension(cut)[1] == ".txt"


def test_too_small_limit_is_refused():
    with pytest.raises(ValueError, match="at least"):
        safe_name("a", max_bytes=8)


@given(ANY_TEXT)
def test_part_name_fits_and_is_recognised(name: str):
    part = part_name(safe_name(name), "0123abcd")
    assert part.endswith(".0123abcd.part")
    assert len(part.encode()) <= 255
    assert is_part_name(part)


@pytest.mark.parametrize(
    "name", ["a.part", "a.0123ABCD.part", ".0123abcd.part", "a.0123abcd.part2"]
)
def test_other_names_are_no_part_names(name: str):
    assert not is_part_name(name)


@pytest.mark.parametrize("token", ["", "0123ABCD", "0123abc", "0123abcde"])
def test_part_token_must_be_eight_hex_digits(token: str):
    with pytest.raises(ValueError, match="hexadecimal"):
        part_name("a", token)
