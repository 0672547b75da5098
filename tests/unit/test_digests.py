import base64
import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bitsgui.bits.digests import ALGORITHMS, Checksum, from_headers, parse_checksum, parse_sums

BODY = b"the quick brown fox"
SHA512 = Checksum("sha-512", hashlib.sha512(BODY).digest())
SHA256 = Checksum("sha-256", hashlib.sha256(BODY).digest())
SHA1 = Checksum("sha-1", hashlib.sha1(BODY).digest())  # noqa: S324  # servers state it
MD5 = Checksum("md5", hashlib.md5(BODY).digest())  # noqa: S324  # servers state it
CRC32C = Checksum("crc32c", bytes.fromhex("e3069283"))
ALL = [SHA512, SHA256, SHA1, MD5, CRC32C]


def b64(checksum):
    return base64.b64encode(checksum.value).decode()


@pytest.mark.parametrize("checksum", ALL)
def test_every_written_form_of_a_checksum_is_read(checksum):
    short = checksum.algorithm.replace("-", "")
    for text in (
        str(checksum),
        f" {short.upper()}:{checksum.hex.upper()}\n",
        f"{short} {checksum.hex}",
        f"{checksum.algorithm}={b64(checksum)}",
        f"{short}-{b64(checksum)}",
        f"{checksum.algorithm}=:{b64(checksum)}:",
        f"{short}:{b64(checksum).rstrip('=')}",
    ):
        assert parse_checksum(text) == checksum


@pytest.mark.parametrize("checksum", [SHA512, SHA256, SHA1, MD5])
def test_a_lone_value_is_told_by_its_size(checksum):
    assert parse_checksum(checksum.hex) == checksum
    assert parse_checksum(b64(checksum)) == checksum


@pytest.mark.parametrize(
    "text",
    [
        *("", "e3069283", "sha-256=", "sha-256=abcd", f"md5={SHA256.hex}", "whirlpool=00"),
        *(SHA256.hex[:-1], SHA256.hex + " x", "md5", "sha-256=::", "!" * 64),
    ],
)
def test_anything_else_is_refused_with_what_to_write(text):
    with pytest.raises(ValueError, match="sha-256=HEX"):
        parse_checksum(text)


@given(st.text(max_size=140))
def test_any_text_is_a_checksum_or_a_value_error(text):
    try:
        assert parse_checksum(text).algorithm in ALGORITHMS
    except ValueError as error:
        assert "written as" in str(error)  # noqa: PT017  # either outcome is right


def test_a_checksum_of_the_wrong_size_cannot_be_made():
    with pytest.raises(ValueError, match="3 bytes"):
        Checksum("md5", b"abc")


def test_headers_give_one_checksum_per_algorithm_strongest_first():
    headers = [
        ("X-Goog-Hash", f"crc32c={b64(CRC32C)}"),
        ("x-goog-hash", f"md5={b64(MD5)}"),
        ("Digest", f"SHA={b64(SHA1)},unixsum=30637,SHA-256={b64(SHA256)}"),
        ("Repr-Digest", f"sha-512=:{b64(SHA512)}:;q=1, sha-256=:{b64(SHA256)}:"),
        ("Content-MD5", b64(MD5)),
    ]
    assert from_headers(headers) == ALL


def test_the_newest_field_wins_for_an_algorithm():
    other = Checksum("sha-256", bytes(32))
    headers = [("Digest", f"sha-256={b64(other)}"), ("Repr-Digest", f"sha-256=:{b64(SHA256)}:")]
    assert from_headers(headers) == [SHA256]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *(("Repr-Digest", bad) for bad in ("sha-256", f"sha-256={b64(SHA256)}", "sha-256=:AA==:")),
        *(("Digest", bad) for bad in ("", "sha-256", "sha-256=!", f"sha-256={b64(MD5)}")),
        *(("Content-MD5", bad) for bad in ("", "x", b64(SHA256), "é")),
        ("x-goog-hash", "crc32c"),
        ("Content-Digest", f"sha-256=:{b64(SHA256)}:"),
    ],
)
def test_malformed_and_foreign_fields_are_ignored(name, value):
    assert from_headers([(name, value)]) == []


def test_digests_of_uncoded_bytes_count_only_without_a_coding():
    digest = ("Digest", f"id-sha-256={b64(SHA256)}")
    assert from_headers([digest]) == [SHA256]
    assert from_headers([digest, ("Content-Encoding", "gzip")]) == []


def test_content_md5_of_a_partial_answer_is_not_the_files():
    headers = [("Content-MD5", b64(MD5)), ("Content-Range", "bytes 0-1/9")]
    assert from_headers(headers) == []


def test_a_stored_hash_is_ignored_if_the_store_decoded_the_object():
    stored = [("x-goog-hash", f"md5={b64(MD5)}"), ("x-goog-stored-content-encoding", "gzip")]
    assert from_headers(stored) == []
    assert from_headers([*stored, ("content-encoding", "gzip")]) == [MD5]


@pytest.mark.parametrize(
    "line",
    [
        f"{SHA256.hex}  a b.iso",
        f"{SHA256.hex} *a b.iso",
        f"{SHA256.hex}  ./pub/a b.iso",
        f"SHA256 (a b.iso) = {SHA256.hex}",
        f"{SHA256.hex.upper()}\ta b.iso\r",
    ],
)
def test_a_sums_line_for_the_name_is_found_among_others(line):
    other = f"{'0' * 64}  other.iso"
    text = f"\ufeff# comment\n-----BEGIN PGP SIGNED MESSAGE-----\n{other}\n{line}\n"
    assert parse_sums(text, "a b.iso") == SHA256
    assert parse_sums(text, "b.iso") is None


def test_only_ends_of_lines_end_a_sums_line():
    name = "a\u2028b\x85c\x0cd"
    assert parse_sums(f"{SHA256.hex}  {name}\r\n", name) == SHA256


def test_a_lone_value_needs_no_name():
    assert parse_sums(f"{SHA256.hex}\n", "any") == SHA256
    assert parse_sums(f"{SHA256.hex}  -\n", "any") == SHA256
    assert parse_sums(f"{SHA256.hex}  another.iso\n", "any") is None


def test_the_strongest_sum_of_a_name_is_taken():
    text = f"MD5 (a) = {MD5.hex}\nSHA512 (a) = {SHA512.hex}\nSHA1 (a) = {SHA1.hex}\n"
    assert parse_sums(text, "a") == SHA512


def test_an_exact_name_wins_and_different_folders_are_ambiguous():
    zero = "0" * 64
    assert parse_sums(f"{zero}  x/a\n{SHA256.hex}  a\n", "a") == SHA256
    assert parse_sums(f"{zero}  x/a\n{SHA256.hex}  y/a\n", "a") is None


def test_escaped_names_are_read_back():
    assert parse_sums(f"\\{SHA256.hex}  a\\\\b\\nc\nx\n", "a\\b\nc") == SHA256
