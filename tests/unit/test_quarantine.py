"""A finished file says where it came from, and nothing secret."""

import logging
import os
import plistlib
import uuid
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bitsgui.desktop.quarantine import (
    OriginMarker,
    apple_attributes,
    public_address,
    public_referrer,
    xdg_attributes,
    zone_identifier,
)

URL = "https://ann:pw@example.org/a.iso?token=hunter2&lang=de#part"
REFERER = "https://bob:pw@example.org/list?session=hunter2&page=2#top"


def test_an_address_on_a_file_has_no_user_secret_or_fragment() -> None:
    assert public_address(URL) == "https://example.org/a.iso?token=***&lang=de"


@pytest.mark.parametrize(
    ("page", "shown"),
    [
        (REFERER, "https://example.org/list"),
        ("http://example.org:8080?q=1", "http://example.org:8080"),
        ("https://example.org/", "https://example.org/"),
        ("https://ann:p?w@example.org/a?b", "https://example.org/a"),
        ("https://ann:p#w@example.org/a#b", "https://example.org/a"),
        ("file:///home/ann/page.html", None),
        ("about:blank", None),
        ("", None),
        (None, None),
    ],
)
def test_of_the_page_only_origin_and_path_are_told(page: str | None, shown: str | None) -> None:
    assert public_referrer(page) == shown


@given(
    st.text(st.characters(codec="ascii", categories=["L", "N", "P", "S"]), max_size=12),
    st.sampled_from(["", "/", "/a/b.iso", "/a?x=1", "/a#b"]),
)
def test_no_password_gets_onto_a_file(noise: str, rest: str) -> None:
    url = f"https://ann:hunter2{noise.replace('@', '')}@example.org{rest}"
    written = [
        *xdg_attributes(url, url).values(),
        zone_identifier(url, url),
        *apple_attributes(url, url, now=0, event=uuid.UUID(int=0)).values(),
    ]
    assert b"hunter2" not in b"".join(written)


def test_the_zone_stream_names_the_internet_zone_and_both_addresses() -> None:
    assert zone_identifier(URL, REFERER).decode().split("\r\n") == [
        "[ZoneTransfer]",
        "ZoneId=3",
        "ReferrerUrl=https://example.org/list",
        "HostUrl=https://example.org/a.iso?token=***&lang=de",
        "",
    ]


def test_an_address_cannot_add_lines_to_the_zone_stream() -> None:
    content = zone_identifier("https://example.org/a\r\nZoneId=0", None)
    assert content.count(b"\r\n") == 3
    assert b"\r\nZoneId=0" not in content


def test_the_quarantine_mark_has_its_four_fields_and_the_list_of_origins_is_a_plist() -> None:
    event = uuid.UUID(int=10)
    attributes = apple_attributes(URL, REFERER, now=1_700_000_000.9, event=event)
    assert attributes["com.apple.quarantine"] == (
        b"0081;6553f100;bitsgui;00000000-0000-0000-0000-00000000000A"
    )
    assert plistlib.loads(attributes["com.apple.metadata:kMDItemWhereFroms"]) == [
        "https://example.org/a.iso?token=***&lang=de",
        "https://example.org/list",
    ]


def test_a_missing_referer_leaves_no_mark() -> None:
    assert list(xdg_attributes(URL, None)) == ["user.xdg.origin.url"]
    assert b"Referrer" not in zone_identifier(URL, None)


def test_the_marks_are_on_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.iso"
    path.write_bytes(b"x")
    OriginMarker().mark_origin(path, URL, REFERER)
    assert {name: os.getxattr(path, name) for name in os.listxattr(path)} == xdg_attributes(
        URL, REFERER
    )


def test_a_failure_is_logged_and_not_raised(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, "bitsgui.desktop.quarantine")
    OriginMarker().mark_origin(tmp_path / "missing", URL, None)
    assert "no mark of origin" in caplog.text
    assert "hunter2" not in caplog.text
