"""Links written as a pattern: ``part[01-20].rar``, ``disc[a-f].iso``, ``{jpg,png}``."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from bitsgui.bits.words import say

LIMIT = 10_000
"""The most links one pattern may stand for."""

_TOKEN = re.compile(
    r"\\(?P<escaped>[\[\]{}])"
    r"|\[(?P<first>[0-9]{1,18})-(?P<last>[0-9]{1,18})(?::(?P<step>[0-9]{1,18}))?\]"
    r"|\[(?P<from>[a-z])-(?P<to>[a-z])\]"
    r"|\[(?P<upper_from>[A-Z])-(?P<upper_to>[A-Z])\]"
    r"|\{(?P<words>[^{}\\]*,[^{}\\]*)\}"
)
_QUOTE = re.compile(r'"|%22')
_WEB = re.compile(r"\s*https?://", re.IGNORECASE)
_BRACKET = re.compile(r"[\[\]{}]")


class PatternError(ValueError):
    """A pattern that stands for more than :data:`LIMIT` links, ``count`` of them, or for none."""

    def __init__(self, sentence: str, count: int) -> None:
        super().__init__(sentence)
        self.count = count


@dataclass(frozen=True, slots=True)
class _Steps:
    """Numbers or letters from ``start``; ``width`` 0: no leading zeros."""

    start: int
    step: int
    count: int
    width: int = 0
    is_letter: bool = False

    def at(self, index: int) -> str:
        value = self.start + index * self.step
        return chr(value) if self.is_letter else str(value).zfill(self.width)


@dataclass(frozen=True, slots=True)
class _Words:
    """Alternatives, one of which is always chosen; plain text is the only alternative there is."""

    words: tuple[str, ...]

    @property
    def count(self) -> int:
        return len(self.words)

    def at(self, index: int) -> str:
        return self.words[index]


@dataclass(frozen=True, slots=True)
class Pattern:
    """The links a text stands for; each is made when it is asked for.

    The part that stands last in the text changes fastest.
    """

    _parts: tuple[_Steps | _Words, ...]

    @property
    def count(self) -> int:
        """Number of links, at least 1."""
        return math.prod(part.count for part in self._parts)

    def at(self, index: int) -> str:
        """Return the link at ``index``, which is below :attr:`count`."""
        pieces: list[str] = []
        for part in reversed(self._parts):
            index, place = divmod(index, part.count)
            pieces.append(part.at(place))
        return "".join(reversed(pieces))

    def __iter__(self) -> Iterator[str]:
        return (self.at(index) for index in range(self.count))


def expand(text: str, *, is_literal: bool = False) -> Pattern:
    r"""Return the links ``text`` stands for.

    ``[01-20]`` counts with leading zeros, ``[20-1]`` down, ``[0-100:10]`` in steps, ``[a-f]``
    through letters of one case, ``{a,b}`` names alternatives, of which one may be empty. Other
    brackets, such as those of ``http://[::1]/``, mean themselves; so do all of them with
    ``is_literal``, in addresses other than http and https ones, and each with a backslash before
    it, which is then left out.

    Raises: PatternError if that is more than :data:`LIMIT` links, or a step is 0.
    """
    if is_literal or _WEB.match(text) is None:
        return Pattern((_Words((text,)),))
    parts: list[_Steps | _Words] = []
    plain = ""
    end = 0
    for match in _TOKEN.finditer(text):
        plain += text[end : match.start()]
        end = match.end()
        part = _part(match)
        if isinstance(part, str):
            plain += part
        else:
            parts += [_Words((plain,)), part]
            plain = ""
    pattern = Pattern((*parts, _Words((plain + text[end:],))))
    if pattern.count > LIMIT:
        raise PatternError(
            say(
                "This pattern stands for {count} links; {limit} at once are the most.",
                count=f"{pattern.count:,}",
                limit=f"{LIMIT:,}",
            ),
            pattern.count,
        )
    return pattern


def literal(url: str) -> str:
    r"""Return a text that :func:`expand` reads as ``url`` and nothing else.

    Only an address that would be read otherwise is changed.
    """
    if _WEB.match(url) is None or _TOKEN.search(url) is None:
        return url
    return _BRACKET.sub(lambda match: "\\" + match[0], url)


def _part(match: re.Match[str]) -> _Steps | _Words | str:
    if match["escaped"]:
        return match["escaped"]
    if match["words"] is not None:
        # JSON in a query has braces and commas too, and always a quotation mark.
        return (
            match[0] if _QUOTE.search(match["words"]) else _Words(tuple(match["words"].split(",")))
        )
    if match["first"]:
        return _numbers(match["first"], match["last"], match["step"])
    first, last = match["from"] or match["upper_from"], match["to"] or match["upper_to"]
    start, end = ord(first), ord(last)
    return _Steps(start, 1 if start <= end else -1, abs(end - start) + 1, is_letter=True)


def _numbers(first: str, last: str, step: str | None) -> _Steps:
    start, end, size = int(first), int(last), int(step or "1")
    if size == 0:
        raise PatternError("A pattern cannot count in steps of 0.", 0)
    is_padded = any(len(digits) > 1 and digits[0] == "0" for digits in (first, last))
    width = max(len(first), len(last)) if is_padded else 0
    return _Steps(start, size if start <= end else -size, abs(end - start) // size + 1, width)
