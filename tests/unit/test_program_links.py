"""What a link of the program, which any web page may have, can ask for; and what it cannot."""

import pytest

from bitsgui.bits.program_links import (
    LENGTH_LIMIT,
    LINKS_LIMIT,
    RefusedLinkError,
    Wish,
    is_local_metalink,
    looks_openable,
    read_wish,
)
from bitsgui.bits.words import translated, words_of

HEX = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
LINK = "https%3A%2F%2Fa.example%2Ff.iso"


def refusal(*texts: str) -> str:
    with pytest.raises(RefusedLinkError) as caught:
        read_wish(texts)
    return words_of(caught.value)


@pytest.mark.parametrize(
    "text",
    [
        f"bitsgui:add?url={LINK}",
        f"BITSGUI:ADD?url={LINK}",
        f"bitsgui://add?url={LINK}",
        f"bitsgui://add/?url={LINK}",
        "bitsgui:add?url=https://a.example/f.iso",
        "bitsgui:add?url=https://a.example/f.iso%23top",
    ],
)
def test_a_link_offers_a_download(text):
    assert read_wish([text]) == Wish(("https://a.example/f.iso",))


def test_a_query_of_the_download_is_kept_and_a_plus_sign_is_one():
    link = "https%3A%2F%2Fa.example%2Ff%3Fa%3D1%2B1%26b%3D%2520"
    assert read_wish([f"bitsgui:add?url={link}"]).urls == ("https://a.example/f?a=1+1&b=%20",)
    assert read_wish(["bitsgui:add?url=https://a.example/1+1"]).urls == ("https://a.example/1+1",)


def test_a_single_download_may_have_a_name_and_a_checksum():
    text = f"bitsgui:add?url={LINK}&name=Gr%C3%B6%C3%9Fe+1.iso&checksum=sha-256={HEX}"
    assert read_wish([text]) == Wish(
        ("https://a.example/f.iso",), "Gr\u00f6\u00dfe+1.iso", f"sha-256={HEX}"
    )


def test_several_downloads_come_each_once():
    texts = [f"bitsgui:add?url={LINK}&url=http%3A%2F%2Fb.example%2F", "https://a.example/f.iso"]
    assert read_wish(texts) == Wish(("https://a.example/f.iso", "http://b.example/"))


def test_a_name_is_left_out_where_more_comes_with_it():
    texts = [f"bitsgui:add?url={LINK}&name=a.iso", "https://user:pw@b.example/g"]
    assert read_wish(texts) == Wish(("https://a.example/f.iso", "https://user:pw@b.example/g"))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("bitsgui:", "may only offer"),
        ("bitsgui:add", "may only offer"),
        ("bitsgui:quit", "may only offer"),
        (f"bitsgui:run?url={LINK}", "may only offer"),
        (f"bitsgui:add/../set?url={LINK}", "may only offer"),
        ("bitsgui:add?", "may not set"),
        ("bitsgui:add?url=", "address is empty"),
        ("bitsgui:add?name=a", "names no download"),
        (f"bitsgui:add?url={LINK}&to=%2Fetc", "\u201cto\u201d"),
        (f"bitsgui:add?url={LINK}&folder=%2Fetc", "\u201cfolder\u201d"),
        (f"bitsgui:add?url={LINK}&category=1", "\u201ccategory\u201d"),
        (f"bitsgui:add?url={LINK}&header=Cookie%3A%20a", "\u201cheader\u201d"),
        (f"bitsgui:add?url={LINK}&cookies=a", "\u201ccookies\u201d"),
        (f"bitsgui:add?url={LINK}&start=now", "\u201cstart\u201d"),
        (f"bitsgui:add?url={LINK}&command=sh", "\u201ccommand\u201d"),
        (f"bitsgui:add?url={LINK}&\x1b[31m{'k' * 100}=1", "\u201c?[31m" + "k" * 35 + "\u201d"),
        (f"bitsgui:add?url={LINK}&name=a&name=b", "only once"),
        (f"bitsgui:add?url={LINK}&name=..", "file name"),
        (f"bitsgui:add?url={LINK}&name=", "file name"),
        (f"bitsgui:add?url={LINK}&name=..%2Fx", "file name"),
        (f"bitsgui:add?url={LINK}&name=a%5Cx", "file name"),
        (f"bitsgui:add?url={LINK}&name=a%E2%80%AEgpj.exe", "file name"),
        (f"bitsgui:add?url={LINK}&checksum=md4%3Dab", "A link is not opened: "),
        (f"bitsgui:add?url={LINK}&url=http%3A%2F%2Fb%2F&name=a", "for several"),
        ("bitsgui:add?url=file%3A%2F%2F%2Fetc%2Fpasswd", "Only http and https"),
        ("bitsgui:add?url=%2Fetc%2Fpasswd", "Only http and https"),
        ("bitsgui:add?url=ftp%3A%2F%2Fa%2Fb", "A link is not opened: "),
        ("bitsgui:add?url=https%3A%2F%2Fbank.example%40evil.example%2F", "no user or password"),
        ("bitsgui:add?url=https%3A%2F%2Fa%2F%0Ahttps%3A%2F%2Fb%2F", "nobody can see"),
        ("bitsgui:add?url=https%3A%2F%2Fa%2F%E2%80%AE", "nobody can see"),
        ("bitsgui:add?url=https%3A%2F%2Fa%2F%FF", "not encoded"),
        ("bitsgui:add?url=https%3A%2F%2Fa%2F%2", "not encoded"),
        ("bitsgui:add?url=file%3A%2F%2F%2Fa.meta4", "Only http and https"),
        ("file://server.example/a.meta4", "Only http and https"),
        ("/etc/passwd", "Only http and https"),
        ("file:///etc/passwd", "Only http and https"),
        ("--profile", "A link is not opened: "),
        ("gopher://a/b", "A link is not opened: "),
    ],
)
def test_whatever_else_is_asked_for_is_refused_in_a_sentence(text, says):
    assert says in refusal(text)
    assert refusal("https://a.example/", text) == refusal(text)


def test_a_refusal_can_be_said_in_another_language_with_its_reason():
    seen: list[str] = []
    translated(refusal("bitsgui:add?url=ftp%3A%2F%2Fa%2Fb"), lambda text: seen.append(text) or text)
    assert len(seen) == 2


def test_too_long_and_too_many_are_refused():
    start = "bitsgui:add?url=https://a.example/"
    assert read_wish([start + "f" * (LENGTH_LIMIT - len(start))]).urls
    assert str(LENGTH_LIMIT) in refusal(start + "f" * (LENGTH_LIMIT - len(start) + 1))
    pairs = "&".join(f"url=http://a/{number}" for number in range(LINKS_LIMIT + 1))
    assert str(LINKS_LIMIT) in refusal(f"bitsgui:add?{pairs}")
    assert str(LINKS_LIMIT) in refusal(*(f"http://a/{n}" for n in range(LINKS_LIMIT + 1)))


@pytest.mark.parametrize(
    "text", ["bitsgui:x", "BITSGUI://add?", "https://a/b", "HTTP://a/b", "a.meta4"]
)
def test_a_link_in_place_of_a_command_is_to_be_opened(text):
    assert looks_openable(text)


@pytest.mark.parametrize(
    "text", ["file:///dir/a.meta4", "/dir/a.meta4", "file://localhost/dir/a.META4?x"]
)
def test_a_metalink_of_this_computer_is_opened(text):
    (url,) = read_wish([text]).urls
    assert url.lower().startswith("file:///dir/a.meta4")


def test_a_path_is_told_from_a_link():
    assert is_local_metalink("a.meta4")
    assert is_local_metalink("C:\\a.metalink")
    assert not is_local_metalink("https://a.example/a.meta4")
    assert not is_local_metalink("bitsgui:add?url=a.meta4")
    assert not is_local_metalink("list.txt")


@pytest.mark.parametrize("text", ["list", "bitsgui", "gopher://a/b", "x https://a/b", ""])
def test_anything_else_is_no_link_to_open(text):
    assert not looks_openable(text)
