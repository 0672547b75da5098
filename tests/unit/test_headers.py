from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bitsgui.bits.headers import (
    ContentRange,
    HeaderError,
    content_codings,
    format_range,
    is_html,
    media_type,
    parse_content_length,
    parse_content_range,
    parse_http_date,
    parse_retry_after,
)

NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)


@given(st.integers(0, 2**50), st.integers(1, 2**50), st.integers(0, 2**50))
def test_inclusive_content_range_becomes_half_open(start, length, rest):
    end = start + length
    value = f"bytes {start}-{end - 1}/{end + rest}"
    assert parse_content_range(value) == ContentRange(start, end, end + rest)


def test_total_may_be_unknown_and_the_range_unsatisfied():
    assert parse_content_range("bytes 0-9/*") == ContentRange(0, 10, None)
    assert parse_content_range("bytes */70") == ContentRange(None, None, 70)


@pytest.mark.parametrize(
    "value",
    [
        *("", "bytes 0-9", "bytes */*", "bytes 9-0/10", "bytes 0-10/10", "items 0-9/10"),
        *("bytes 0-9/10, bytes 0-9/10", "bytes \u0660-\u0669/10", f"bytes 0-{2**63}/*"),
        "bytes 0-" + "9" * 6000 + "/*",
    ],
)
def test_unusable_content_ranges_are_refused(value):
    with pytest.raises(HeaderError):
        parse_content_range(value)


@given(st.text(max_size=40))
def test_any_text_is_a_content_range_or_a_header_error(value):
    try:
        found = parse_content_range(value)
    except HeaderError:
        return
    assert found.total is not None or found.start is not None


def test_equal_content_lengths_count_once():
    assert parse_content_length([]) is None
    assert parse_content_length(["10", " 010, 10"]) == 10
    assert parse_content_length([str(2**63 - 1)]) == 2**63 - 1


@pytest.mark.parametrize(
    "values", [["1", "2"], ["1,2"], [""], ["-1"], ["1_0"], ["²"], [str(2**63)], ["9" * 5000]]
)
def test_differing_or_malformed_content_lengths_are_refused(values):
    with pytest.raises(HeaderError):
        parse_content_length(values)


@given(st.integers(0, 2**50), st.integers(1, 2**50))
def test_a_written_range_is_the_inclusive_form(start, length):
    assert format_range(start, start + length) == f"bytes={start}-{start + length - 1}"
    assert format_range(start, None) == f"bytes={start}-"


@pytest.mark.parametrize(("start", "end"), [(-1, None), (5, 5), (5, 4)])
def test_an_empty_range_cannot_be_written(start, end):
    with pytest.raises(ValueError, match="no Range field"):
        format_range(start, end)


@given(st.datetimes(datetime(1970, 1, 1), datetime(2069, 12, 31)))  # noqa: DTZ001  # bounds only
def test_all_three_standard_date_forms_give_the_same_moment(naive):
    moment = naive.replace(microsecond=0, tzinfo=UTC)
    day = moment.strftime("%d").lstrip("0").rjust(2)
    for form in ("%a, %d %b %Y %H:%M:%S GMT", "%A, %d-%b-%y %H:%M:%S GMT", f"%a %b {day} %T %Y"):
        assert parse_http_date(moment.strftime(form)) == moment


def test_a_numeric_offset_is_taken_into_account():
    assert parse_http_date("Wed, 01 May 2024 14:00:00 +0200") == NOON
    assert parse_http_date("Wed, 01-May-2024 05:00:00 -0700") == NOON


@pytest.mark.parametrize(
    "value",
    [
        *("", "yesterday", "0", "-1", "2024-05-01T12:00:00Z", "Wed, 01 May 2024 12:00:00 XYZ"),
        *("Thu, 30 Feb 2024 00:00:00 GMT", "Wed, 01 May 2024 24:00:00 GMT", "x" * 5000),
        *("Fri, 31 Dec 9999 23:59:59 -0700", "1 May 2024 2025", "Wed, 01 May 2024 12:00:00 GMT-2"),
    ],
)
def test_what_is_not_surely_one_date_is_none(value):
    assert parse_http_date(value) is None


@given(st.text("0123456789:/,.+- SunNovGMT", max_size=40))
def test_any_text_is_an_aware_date_or_none(value):
    found = parse_http_date(value)
    assert found is None or found.utcoffset() == timedelta(0)


def test_retry_after_takes_seconds_or_a_date_not_in_the_past():
    assert parse_retry_after(" 120 ", NOON) == 120.0
    assert parse_retry_after("Wed, 01 May 2024 12:01:00 GMT", NOON) == 60.0
    assert parse_retry_after("Wed, 01 May 2024 11:59:00 GMT", NOON) is None
    assert parse_retry_after("soon", NOON) is None


def test_retry_after_is_at_most_what_a_counter_of_the_standard_holds():
    assert parse_retry_after("9" * 6000, NOON) == 2.0**31
    assert parse_retry_after("Fri, 01 May 9000 12:00:00 GMT", NOON) == 2.0**31


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Text/HTML; charset=utf-8", "text/html"),
        ("text/html, text/html", "text/html"),
        (" application/zip ", "application/zip"),
        *((bad, "") for bad in (None, "", "html", "text/", "/x", "a b/c", "text/ht ml")),
    ],
)
def test_media_type_is_lower_case_without_parameters(value, expected):
    assert media_type(value) == expected


def test_pages_are_told_from_files():
    assert is_html("text/html;charset=x")
    assert is_html("application/xhtml+xml")
    assert not is_html("text/plain")
    assert not is_html(None)


def test_content_codings_keep_their_order_and_lose_old_names():
    assert content_codings("identity, X-GZIP , br,,x-compress") == ("gzip", "br", "compress")
    assert content_codings(None) == ()
