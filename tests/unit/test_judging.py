"""Whether an answer may be written behind what is on the disk: the decisions as a table."""

import pytest

from bitsgui.bits.errors import Hresult, TransferError
from bitsgui.bits.validators import Validator
from bitsgui.engine.judging import (
    Entity,
    Kind,
    content_length,
    entity_of,
    judge,
    keeps_coding,
)

SIZE = 1000
OLD = "Sun, 01 Jan 2023 01:00:00 GMT"
NEW = "Mon, 02 Jan 2023 01:00:00 GMT"
NOW = "Tue, 03 Jan 2023 01:00:00 GMT"


def fields(**values: str) -> dict[str, list[str]]:
    return {name.replace("_", "-"): [value] for name, value in values.items()}


def known(
    etag: str | None = None,
    date: str | None = None,
    size: int | None = SIZE,
    media_type: str = "application/zip",
) -> Entity:
    return Entity(size, Validator(etag, date, NOW), media_type)


def part(span: str = "bytes 500-999/1000", **values: str) -> dict[str, list[str]]:
    return fields(content_range=span, **values)


def whole(size: int = SIZE, **values: str) -> dict[str, list[str]]:
    return fields(content_length=str(size), **values)


ASKED = (500, 1000)
TAG, OTHER_TAG, WEAK_TAG = '"a"', '"b"', 'W/"a"'

DECISIONS = [
    # the range that was asked for
    ("same tag", 206, part(etag=TAG), known(TAG), Kind.PARTIAL),
    ("same tag, other date", 206, part(etag=TAG, last_modified=NEW), known(TAG, OLD), Kind.PARTIAL),
    ("same weak tag", 206, part(etag=WEAK_TAG), known(WEAK_TAG), Kind.PARTIAL),
    ("same date", 206, part(last_modified=OLD), known(date=OLD), Kind.PARTIAL),
    ("nothing to compare", 206, part(), known(), Kind.PARTIAL),
    ("fewer bytes than asked", 206, part("bytes 500-700/1000", etag=TAG), known(TAG), Kind.PARTIAL),
    ("total unknown, same tag", 206, part("bytes 500-999/*", etag=TAG), known(TAG), Kind.PARTIAL),
    # a part that proves another version
    ("other tag", 206, part(etag=OTHER_TAG), known(TAG), Kind.NEW_VERSION),
    (
        "other size and date",
        206,
        part("bytes 500-999/2000", last_modified=NEW),
        known(date=OLD),
        Kind.NEW_VERSION,
    ),
    # a part that proves nothing
    ("other date", 206, part(last_modified=NEW), known(date=OLD), Kind.NO_RANGES),
    ("total unknown, no tag", 206, part("bytes 500-999/*"), known(), Kind.NO_RANGES),
    (
        "same tag, other total",
        206,
        part("bytes 500-999/2000", etag=TAG),
        known(TAG),
        Kind.NO_RANGES,
    ),
    ("starts earlier", 206, part("bytes 499-999/1000", etag=TAG), known(TAG), Kind.NO_RANGES),
    ("starts later", 206, part("bytes 501-999/1000", etag=TAG), known(TAG), Kind.NO_RANGES),
    (
        "more than asked",
        206,
        part("bytes 500-1500/2000", etag=TAG),
        known(TAG, size=2000),
        Kind.NO_RANGES,
    ),
    ("length contradicts", 206, part(etag=TAG, content_length="499"), known(TAG), Kind.NO_RANGES),
    ("no Content-Range", 206, fields(etag=TAG), known(TAG), Kind.NO_RANGES),
    (
        "unreadable Content-Range",
        206,
        part("bytes somewhere", etag=TAG),
        known(TAG),
        Kind.NO_RANGES,
    ),
    ("other unit", 206, part("items 500-999/1000", etag=TAG), known(TAG), Kind.NO_RANGES),
    ("coded part", 206, part(etag=TAG, content_encoding="gzip"), known(TAG), Kind.NO_RANGES),
    (
        "parts in wrappers",
        206,
        part(etag=TAG, content_type="multipart/byteranges; boundary=x"),
        known(TAG),
        Kind.NO_RANGES,
    ),
    ("part without type", 206, part(etag=TAG), known(TAG, media_type="image/png"), Kind.PARTIAL),
    ("416", 416, fields(), known(TAG), Kind.NO_RANGES),
    ("412", 412, fields(), known(TAG), Kind.NO_RANGES),
    # the whole file instead
    ("200 same tag", 200, whole(etag=TAG), known(TAG), Kind.WHOLE),
    ("200 nothing to compare", 200, whole(), known(), Kind.WHOLE),
    ("200 other date, same size", 200, whole(last_modified=NEW), known(date=OLD), Kind.WHOLE),
    ("200 without length", 200, fields(), known(), Kind.WHOLE),
    ("200 coded", 200, whole(7, content_encoding="gzip"), known(), Kind.WHOLE),
    (
        "200 same tag, other type",
        200,
        whole(etag=TAG, content_type="text/html"),
        known(TAG),
        Kind.WHOLE,
    ),
    ("200 other tag", 200, whole(etag=OTHER_TAG), known(TAG), Kind.NEW_VERSION),
    (
        "200 other size and date",
        200,
        whole(7, last_modified=NEW),
        known(date=OLD),
        Kind.NEW_VERSION,
    ),
    (
        "200 with Content-Range",
        200,
        whole(500, content_range="bytes 500-999/1000", etag=TAG),
        known(TAG),
        Kind.NO_RANGES,
    ),
]


@pytest.mark.parametrize(
    ("status", "head", "old", "kind"), [row[1:] for row in DECISIONS], ids=[r[0] for r in DECISIONS]
)
def test_decision(status: int, head: dict[str, list[str]], old: Entity, kind: Kind) -> None:
    assert judge(status, head, known=old, asked=ASKED).kind is kind


REFUSALS = [
    ("other length", 200, whole(7), known(), Hresult.BG_E_REMOTE_FILE_CHANGED),
    (
        "other length, same tag",
        200,
        whole(7, etag=TAG),
        known(TAG),
        Hresult.BG_E_REMOTE_FILE_CHANGED,
    ),
    ("other total", 206, part("bytes 500-999/2000"), known(), Hresult.BG_E_REMOTE_FILE_CHANGED),
    (
        "web page",
        200,
        whole(content_type="text/html; charset=utf-8"),
        known(),
        Hresult.BG_E_INVALID_SERVER_RESPONSE,
    ),
    (
        "web page with another tag",
        200,
        whole(etag=OTHER_TAG, content_type="text/html"),
        known(TAG),
        Hresult.BG_E_INVALID_SERVER_RESPONSE,
    ),
    ("other type", 200, whole(content_type="image/png"), known(), Hresult.BG_E_REMOTE_FILE_CHANGED),
    (
        "web page in a part",
        206,
        part(etag=TAG, content_type="text/html"),
        known(TAG),
        Hresult.BG_E_INVALID_SERVER_RESPONSE,
    ),
    (
        "web page in a part with another tag",
        206,
        part(etag=OTHER_TAG, content_type="text/html"),
        known(TAG),
        Hresult.BG_E_INVALID_SERVER_RESPONSE,
    ),
    (
        "other type in a part",
        206,
        part(content_type="image/png"),
        known(),
        Hresult.BG_E_REMOTE_FILE_CHANGED,
    ),
    ("204", 204, fields(), known(), 0x801900CC),
    (
        "unreadable length",
        200,
        fields(content_length="abc"),
        known(),
        Hresult.WININET_INVALID_HEADER,
    ),
]


@pytest.mark.parametrize(
    ("status", "head", "old", "code"), [row[1:] for row in REFUSALS], ids=[r[0] for r in REFUSALS]
)
def test_refusal_keeps_the_bytes(
    status: int, head: dict[str, list[str]], old: Entity, code: int
) -> None:
    with pytest.raises(TransferError) as caught:
        judge(status, head, known=old, asked=ASKED)
    assert caught.value.code == code


PROOFS = [
    ("same tag", 206, part(etag=TAG), known(TAG), True),
    ("no tag", 206, part(), known(TAG), False),
    ("weak tag", 206, part(etag=WEAK_TAG), known(TAG), False),
    ("same date, tag gone", 206, part(last_modified=OLD), known(TAG, OLD), False),
    ("same strong date", 206, part(last_modified=OLD), known(date=OLD), True),
    ("no date", 206, part(), known(date=OLD), False),
    ("same weak tag", 206, part(etag=WEAK_TAG), known(WEAK_TAG), False),
    ("whole, same tag", 200, whole(etag=TAG), known(TAG), True),
    ("whole, no tag", 200, whole(), known(TAG), False),
]


@pytest.mark.parametrize(
    ("status", "head", "old", "is_proven"), [row[1:] for row in PROOFS], ids=[r[0] for r in PROOFS]
)
def test_proof_of_the_version(
    status: int, head: dict[str, list[str]], old: Entity, is_proven: bool
) -> None:
    assert judge(status, head, known=old, asked=ASKED).is_proven is is_proven


def test_two_tags_that_differ_identify_nothing() -> None:
    head = {"etag": [TAG, OTHER_TAG], "last-modified": [OLD, OLD]}
    assert entity_of(head, size=1).validator == Validator(None, OLD, None)


@pytest.mark.parametrize(
    ("span", "kind"),
    [
        ("bytes 0-999/1000", Kind.PARTIAL),
        ("bytes 0-499/1000", Kind.NO_RANGES),
        ("bytes 1-999/1000", Kind.NO_RANGES),
        ("bytes 0-999/*", Kind.NO_RANGES),
    ],
)
def test_206_to_a_plain_request_counts_only_if_it_is_the_whole_file(span: str, kind: Kind) -> None:
    assert judge(206, part(span), known=None, asked=None).kind is kind


def test_span_of_a_part_is_half_open() -> None:
    judgement = judge(206, part(etag=TAG), known=known(TAG), asked=ASKED)
    assert (judgement.start, judgement.end) == (500, 1000)


def test_length_beside_transfer_encoding_does_not_count() -> None:
    assert content_length(fields(content_length="5", transfer_encoding="chunked")) is None


@pytest.mark.parametrize(
    ("value", "expected"), [("bytes", True), ("none", False), ("", None), ("BYTES", True)]
)
def test_accept_ranges(value: str, expected: bool | None) -> None:
    assert entity_of(fields(accept_ranges=value), size=1).accepts_ranges is expected


@pytest.mark.parametrize("old", [None, known(TAG, size=3000)])
@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (whole(1000, content_range="bytes 0-999/3000"), Kind.NO_RANGES),
        (whole(3000, content_range="bytes 0-999/3000"), Kind.NO_RANGES),
        (whole(1000, content_range="bytes 0-2999/3000"), Kind.NO_RANGES),
        (whole(2000, content_range="bytes 1000-2999/3000"), Kind.NO_RANGES),
        (whole(3000, content_range="bytes 0-2999/*"), Kind.NO_RANGES),
        (whole(1000, content_range="bytes */3000"), Kind.NO_RANGES),
        (fields(content_range="bytes 0-999/3000"), Kind.NO_RANGES),
        (whole(3000, content_range="bytes 0-2999/3000"), Kind.WHOLE),
        (whole(3000, content_range="bytes */3000"), Kind.WHOLE),
        (whole(3000, content_range="bytes somewhere"), Kind.WHOLE),
        (fields(content_range="bytes 0-2999/3000"), Kind.WHOLE),
    ],
)
def test_a_200_that_says_it_is_a_part_is_never_whole(
    old: Entity | None, head: dict[str, list[str]], kind: Kind
) -> None:
    assert judge(200, {"etag": [TAG], **head}, known=old, asked=None).kind is kind


@pytest.mark.parametrize(
    ("name", "media_type", "kept"),
    [
        ("a.tar.gz", "", True),
        ("a.TGZ", "", True),
        ("a", "application/gzip", True),
        ("a.txt", "text/plain", False),
    ],
)
def test_gzip_coding_of_a_gzip_file_is_the_file(name: str, media_type: str, kept: bool) -> None:
    head = fields(content_encoding="gzip", content_type=media_type)
    assert keeps_coding(entity_of(head, size=1), name) is kept
