"""Certificates accepted by hand, as the settings hold them."""

import json

import pytest

from bitsgui.bits.words import words_of
from bitsgui.settings.accepted import digits_of, parse, place_of, write

DIGITS = "ab" * 32


def test_what_is_written_is_read_again():
    accepted = {place_of("NAS.example", 443): DIGITS, place_of("::1", 8443): DIGITS}
    assert parse(write(accepted)) == {"nas.example:443": DIGITS, "[::1]:8443": DIGITS}
    assert (write({}), parse(None)) == (None, {})


@pytest.mark.parametrize("text", [DIGITS, DIGITS.upper(), ":".join(["AB"] * 32), f" {DIGITS}\n"])
def test_a_sha256_is_taken_however_it_is_written(text):
    assert digits_of(text) == DIGITS


@pytest.mark.parametrize(
    ("stored", "says"),
    [
        ("", "a JSON object"),
        ("[]", "a JSON object"),
        (json.dumps({"nas.example": DIGITS}), "'nas.example' is no server with its port."),
        (json.dumps({"a b:1": DIGITS}), "'a b:1' is no server with its port."),
        (json.dumps({"a:1": 5}), "What is accepted of 'a:1' is no SHA-256."),
        (json.dumps({"a:1": DIGITS[1:]}), "What is accepted of 'a:1' is no SHA-256."),
        (json.dumps({f"a:{n}": DIGITS for n in range(1, 1002)}), "1000 accepted certificates"),
    ],
)
def test_what_cannot_be_read_is_named(stored, says):
    with pytest.raises(ValueError, match=r"accept|server") as caught:
        parse(stored)
    assert says in words_of(caught.value)
