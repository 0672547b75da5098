"""Splitting a copied command line into words as POSIX shells, cmd and PowerShell do."""

from __future__ import annotations

import re
from collections.abc import Callable

_LINE_END = re.compile(r"\r\n?|\n")
_FIRST_QUOTE = re.compile(r"""\^"|'|\"""")
_BACKTICK_AT_END = re.compile(r"(?<=\s)`[ \t]*(?:\n|\Z)")
_BACKTICK = re.compile(r"`(.)", re.DOTALL)
_CARET_AT_END = re.compile(r"\^[ \t]*(?:\n|\Z)")
_POSIX = re.compile(
    r"""(?P<space>(?:\s|\\\n)+)
    | '(?P<single>[^']*)'
    | \$'(?P<ansi>(?:[^'\\]|\\.)*)'
    | "(?P<double>(?:[^"\\]|\\.)*)"
    | \\(?P<escaped>.)
    | (?P<plain>[^\s'"\\$]+|\$(?!'))""",
    re.VERBOSE | re.DOTALL,
)
_ANSI_C = re.compile(
    r"\\(?:x([0-9A-Fa-f]{1,2})|u([0-9A-Fa-f]{1,4})|U([0-9A-Fa-f]{1,6})|([0-7]{1,3})|(.))", re.DOTALL
)
_ANSI_C_LETTERS = {
    "a": "\a", "b": "\b", "e": "\x1b", "E": "\x1b", "f": "\f",
    "n": "\n", "r": "\r", "t": "\t", "v": "\v",
}  # fmt: skip
_DOUBLE_ESCAPE = re.compile(r'\\(?:\n|([$`"\\]))')
_WINDOWS = re.compile(
    r"""(?P<space>\s+)
    | "(?P<quoted>(?:[^"\\]|""|\\(?:\\\\)*(?:"|(?!["\\]))|(?:\\\\)+(?!["\\]))*(?:\\\\)*)"
    | (?P<bare>\\(?:\\\\)*"|(?:\\\\)+(?="))
    | (?P<plain>[^\s"\\]+|\\+(?!["\\]))""",
    re.VERBOSE,
)
_WINDOWS_ESCAPE = re.compile(r'((?:\\\\)*)\\"|((?:\\\\)*)""|((?:\\\\)+)\Z')
_ENDS = frozenset({"&", "&&", ";", "|", "||"})


class SplitError(ValueError):
    """A command line that is cut off, or more than one command."""


def split(command: str) -> list[str]:
    """Return the words of one command line, in whichever of the quotings it is written.

    Of PowerShell, which joins lines by a backtick, only what copied commands have is understood.

    Variables and globs stay as they are written.

    Raises: SplitError.
    """
    text = _LINE_END.sub("\n", command).strip()
    if _BACKTICK_AT_END.search(text):
        text = _BACKTICK.sub(r"\\\1", _BACKTICK_AT_END.sub(" ", text))
    if _is_cmd(text):
        return _split(_without_carets(text), _WINDOWS, _windows_piece)
    return _split(text, _POSIX, _posix_piece)


def _is_cmd(text: str) -> bool:
    quote = _FIRST_QUOTE.search(text)
    if quote is not None and quote[0] != '"':
        return quote[0] == '^"'
    return _CARET_AT_END.search(text) is not None


def _split(
    text: str, pieces: re.Pattern[str], piece_of: Callable[[re.Match[str]], str]
) -> list[str]:
    words: list[str] = []
    word: str | None = None
    is_plain = True
    index = 0
    while index < len(text):
        match = pieces.match(text, index)
        if match is None:
            raise SplitError("The command is cut off: a quotation mark is missing.")
        index = match.end()
        if match.lastgroup != "space":
            word = (word or "") + piece_of(match)
            is_plain = is_plain and match.lastgroup == "plain"
        elif word is not None:
            _check_single(word, is_plain=is_plain)
            words.append(word)
            word, is_plain = None, True
    if word is not None and not (is_plain and word in _ENDS):
        words.append(word)
    return words


def _check_single(word: str, *, is_plain: bool) -> None:
    if is_plain and (word in _ENDS or word.endswith(";")):
        raise SplitError("These are several commands. Add one at a time.")


def _posix_piece(match: re.Match[str]) -> str:
    text = match[match.lastgroup or 0]
    if match.lastgroup == "ansi":
        return _ANSI_C.sub(_ansi_c, text)
    if match.lastgroup == "double":
        return _DOUBLE_ESCAPE.sub(lambda escape: escape[1] or "", text)
    return text


def _ansi_c(escape: re.Match[str]) -> str:
    two, four, six, octal, letter = escape.groups()
    digits = two or four or six
    if digits or octal:
        code = int(digits, 16) if digits else int(octal, 8)
        return chr(code) if code <= 0x10FFFF else escape[0]
    return _ANSI_C_LETTERS.get(letter, letter)


def _windows_piece(match: re.Match[str]) -> str:
    """Undo what programs on Windows do: backslashes count only before a quotation mark."""
    text = match[match.lastgroup or 0]
    if match.lastgroup == "bare":
        return "\\" * (text.count("\\") // 2) + text.lstrip("\\")
    return _WINDOWS_ESCAPE.sub(_windows_escape, text) if match.lastgroup == "quoted" else text


def _windows_escape(escape: re.Match[str]) -> str:
    slashes = "".join(filter(None, escape.groups()))
    return "\\" * (len(slashes) // 2) + ('"' if escape[0].endswith('"') else "")


def _without_carets(text: str) -> str:
    """Undo cmd's own escapes: outside quotes a caret takes away the meaning of what follows."""
    result: list[str] = []
    is_quoted = False
    characters = iter(text)
    for char in characters:
        if char == "^" and not is_quoted:
            following = next(characters, "")
            # In front of a line's end the caret joins the lines; the next one starts plain.
            result.append(next(characters, "") if following == "\n" else following)
        else:
            is_quoted ^= char == '"'
            result.append(char)
    return "".join(result)
