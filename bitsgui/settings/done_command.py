"""A command for when all downloads are done: a program and its arguments, and never a shell.

``{file}`` stands for the path of the download that ended last, its folder if it has several files,
and ``{job}`` for its name. Each is one argument, or a part of one, whatever it holds.
"""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from functools import lru_cache

from bitsgui.bits.url_mask import quoted
from bitsgui.bits.words import fill, say

PLACEHOLDERS = ("file", "job")


@lru_cache(maxsize=16)
def parse(text: str) -> tuple[str, ...]:
    """Return program and arguments, with their placeholders. Raises: ValueError with a sentence."""
    try:
        words = tuple(shlex.split(text))
    except ValueError:
        raise ValueError("A quotation mark has no other end.") from None
    if not words or not words[0]:
        raise ValueError("There is no program to run.")
    if "{" in words[0]:
        raise ValueError("What is run must not depend on a download.")
    for word in words[1:]:
        _check(word)
    return words


def filled(text: str, *, file: str, job: str) -> tuple[str, ...]:
    """Return program and arguments for a download. Raises: ValueError as :func:`parse`.

    A name that looks like an option loses its hyphens: programs would take it for one.
    """
    program, *words = parse(text)
    name = "".join(letter for letter in job if letter.isprintable()).lstrip("-")
    values: Mapping[str, str] = {"file": file, "job": name}
    return (program, *(fill(word, values) for word in words))


def _check(word: str) -> None:
    for part in word.split("{")[1:]:
        name, brace, _ = part.partition("}")
        if not brace or name not in PLACEHOLDERS:
            raise ValueError(say("{name} is no placeholder.", name=quoted(f"{{{part}")))
