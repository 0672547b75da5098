"""Every code a person can meet has words."""

import pytest

from bitsgui.bits.errors import CODES, HTTP_BASE, Hresult
from bitsgui.bits.sentences import UNKNOWN_HINT, Sentence, describe, describe_context
from bitsgui.bits.types import ErrorContext


def _is_well_formed(text: str) -> bool:
    return text[0].isupper() and text.endswith(".") and "!" not in text and len(text) <= 90


@pytest.mark.parametrize("code", sorted(Hresult))
def test_every_number_has_a_sentence_of_its_own(code):
    sentence = describe(code)
    assert not sentence.message.startswith("An error without")
    assert _is_well_formed(sentence.message)
    assert sentence.hint == "" or _is_well_formed(sentence.hint)


@pytest.mark.parametrize("code", sorted(CODES))
def test_every_error_of_a_job_has_a_hint(code):
    assert describe(code).hint


@pytest.mark.parametrize("status", [100, 206, 306, 399, 418, 428, 499, 508, 599, 604, 999])
def test_a_status_without_its_own_words_gets_those_of_its_class_with_the_number(status):
    sentence = describe(HTTP_BASE + status)
    assert f"(HTTP {status})" in sentence.message
    assert sentence.hint


def test_every_status_gives_a_whole_sentence_and_a_hint():
    sentences = [describe(HTTP_BASE + status) for status in range(100, 1000)]
    assert all(_is_well_formed(s.message) and _is_well_formed(s.hint) for s in sentences)


def test_codes_may_be_given_signed_as_programs_for_windows_print_them():
    assert describe(Hresult.ERROR_DISK_FULL - 2**32) == describe(Hresult.ERROR_DISK_FULL)


def test_an_unknown_code_names_its_number():
    assert describe(0x8BADF00D) == Sentence(
        "An error without a description (0x8BADF00D).", UNKNOWN_HINT
    )


@pytest.mark.parametrize("context", sorted(ErrorContext))
def test_every_context_has_words(context):
    assert describe_context(context)


def test_an_unknown_context_is_described_as_unknown():
    assert describe_context(77) == describe_context(ErrorContext.UNKNOWN)
