"""What options are given as texts or bytes: in files, from stdin, or on the line itself."""

import sys
from pathlib import Path
from typing import TextIO

from bitsgui.bits.types import DATA_LIMIT

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


def data_of(given: str) -> bytes:
    """Return what is to be sent: as written, or the bytes of ``@FILE``, or of stdin for ``-``.

    Raises: UsageError.
    """
    name = "-" if given == "-" else given[1:] if given.startswith("@") else None
    if name is None:
        return given.encode("utf-8", "surrogateescape")
    try:
        if name == "-":
            data = sys.stdin.buffer.read(DATA_LIMIT + 1)
        else:
            with Path(name).expanduser().open("rb") as file:
                data = file.read(DATA_LIMIT + 1)
    except OSError as error:
        raise UsageError(f"--data: {shown(name)} cannot be read ({error.strerror}).") from None
    if len(data) > DATA_LIMIT:
        raise UsageError(f"--data: {shown(name)} has more than {DATA_LIMIT} bytes.")
    return data


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
