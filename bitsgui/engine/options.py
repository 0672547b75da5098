"""Bounds of the options that Windows does not have."""

from __future__ import annotations

from bitsgui.bits.errors import InvalidArgumentError
from bitsgui.bits.words import say
from bitsgui.settings.schema import LIMITS, Settings


def check_rate(rate: int | None) -> None:
    """Refuse a limit of bytes/s nobody can want; None is no limit."""
    low, high = LIMITS["rate_limit"]
    if rate is not None and (isinstance(rate, bool) or not low <= rate <= high):
        raise InvalidArgumentError(
            say(
                "A limit is a number of bytes a second from {low} to {high}.",
                low=f"{low:.0f}",
                high=f"{high:.0f}",
            )
        )


def check_segments(segments: int | None, settings: Settings) -> None:
    """Refuse more connections of a file than the settings allow; None is as they say."""
    most = settings.segments_max
    if segments is not None and (isinstance(segments, bool) or not 1 <= segments <= most):
        raise InvalidArgumentError(say("A file may have 1 to {most} connections.", most=most))


def check_one_line(text: str | None) -> None:
    """Refuse the value of a header that would end it."""
    if text is not None and any(c in text for c in "\r\n\0"):
        raise InvalidArgumentError("A header cannot have line breaks.")
