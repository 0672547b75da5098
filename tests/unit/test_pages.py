"""Where a web page may be what was asked for."""

import pytest

from bitsgui.engine.pages import begins_like_page, may_be_page

FOLDER = "/home/u.zip/"


@pytest.mark.parametrize(
    "ending",
    [
        *("zip", "tar.gz", "7z", "7z.001", "tar.lz4", "bz2", "cab", "apk", "whl", "JPG", "png"),
        *("webp", "docx", "xlsx", "odt", "epub", "ps", "ttf", "qcow2", "gguf", "safetensors"),
        *("txt", "csv", "json", "xml", "md", "sha256", "md5", "js", "css", "AppImage"),
    ],
)
def test_no_page_is_wanted_under_the_name_of_another_kind(ending: str) -> None:
    assert not may_be_page(FOLDER, f"http://h/f.{ending}")
    assert not may_be_page(FOLDER, f"http://h/f.{ending}?x=a.html")
    assert not may_be_page(FOLDER, "http://h/download", f"http://h/f.{ending}")
    assert not may_be_page(f"/out/f.{ending}", "http://h/download")
    assert not may_be_page(f"C:\\out\\f.{ending}", "http://h/get.php")


@pytest.mark.parametrize(
    "link",
    [
        "http://h",
        "http://h/",
        "http://h/a.zip/",
        "http://h/download",
        "http://h/a.b/download",
        "http://h/index.HTML",
        "http://h/get.php?file=f.zip",
        "http://h/view.jsp;id=1.node2",
        "http://h/releases/app-1.2",
        "http://h/releases/v1.0",
        "http://h/wiki/St._Louis",
        "http://h/sites/example.com",
        "http://h/.profile",
        "http://h/ends.with.dot.",
    ],
)
def test_a_page_may_be_wanted_where_no_ending_tells_otherwise(link: str) -> None:
    assert may_be_page(FOLDER, link)


def test_who_chose_the_name_of_a_page_wants_a_page() -> None:
    assert may_be_page("/out/saved.html", "http://h/f.zip")
    assert not may_be_page("/out/saved", "http://h/f.zip")


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"<!DOCTYPE html><html>", True),
        (b"\xef\xbb\xbf\r\n <!doctype HTML PUBLIC", True),
        (b"<html lang=en>", True),
        (b"<HTML>", True),
        (b"<!doctype svg>", False),
        (b"<htmlx>", False),
        (b"<?xml version='1.0'?>", False),
        (b"PK\x03\x04<html>", False),
        (b"", False),
    ],
)
def test_only_what_must_be_a_page_is_one_without_a_type(data: bytes, expected: bool) -> None:
    assert begins_like_page(data) is expected
