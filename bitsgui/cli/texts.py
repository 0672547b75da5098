"""What options are given as texts: in files, from standard input, or on the line itself."""

import sys
from pathlib import Path
from typing import TextIO

INPUT_LIMIT = 64 * 2**20


class UsageError(Exception):
    """The options cannot be carried out; the message says what to do instead."""


def read_text(name: str, option: str) -> str:
    """Return the text of a file, ``-`` is standard input. Raises: UsageError naming ``option``."""
    try:
        if name == "-":
            return _all_of(sys.stdin, name, option)
        path = Path(name).expanduser()
        with path.open(encoding=_encoding_of(path), errors="surrogateescape") as file:
            return _all_of(file, name, option)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "not a text"
        raise UsageError(f"{option}: {shown(name)} cannot be read ({reason}).") from None


_MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
"""How texts begin that are not UTF-8: shells and editors of Windows write such files."""


def _encoding_of(path: Path) -> str:
    if not path.is_file():  # what is no plain file can be read once only
        return "utf-8"
    with path.open("rb") as file:
        return _MARKS.get(file.read(2), "utf-8")


def _all_of(file: TextIO, name: str, option: str) -> str:
    text = file.read(INPUT_LIMIT + 1)
    if "\0" in text:
        raise UsageError(f"{option}: {shown(name)} is not a text.")
    if len(text) > INPUT_LIMIT:
        raise UsageError(
            f"{option}: {shown(name)} has more than {INPUT_LIMIT >> 20} million characters; "
            "split it."
        )
    return text


def shown(name: str) -> str:
    """Return what a file is called in a sentence."""
    return "standard input" if name == "-" else name


def one_line(text: str | None, option: str) -> str | None:
    """Return ``text``. Raises: UsageError if it is more than one line."""
    if text is not None and not text.isprintable():
        raise UsageError(f"{option} takes one line without control characters.")
    return text
