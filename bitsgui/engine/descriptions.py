"""Sentences for codes, by language (M4, E3)."""

from __future__ import annotations

from bitsgui.bits.errors import BitsError, Hresult, InvalidArgumentError
from bitsgui.bits.sentences import describe, describe_context
from bitsgui.bits.types import ErrorContext

ENGLISH = 0x09
_PRIMARY = 0x3FF


def _check(language: int) -> None:
    if language == 0:
        raise InvalidArgumentError("A language is needed.")
    if language & _PRIMARY != ENGLISH:
        raise BitsError(
            "There is no description in this language.", Hresult.ERROR_RESOURCE_LANG_NOT_FOUND
        )


def description(
    hresult: int, language: int, context: ErrorContext = ErrorContext.NONE, path: str | None = None
) -> str:
    """Return a sentence for any HRESULT; an error of a job has a context and may have a path."""
    _check(language)
    sentence = describe(hresult & 0xFFFFFFFF, context)
    return f"{sentence.message} {sentence.hint}".strip().replace("%1", path or "")


def context_description(context: ErrorContext, language: int) -> str:
    """Return a sentence for an error context."""
    _check(language)
    return describe_context(context)
