"""What a server or proxy wants of who logs in: WWW-Authenticate, Proxy-Authenticate.

Source: RFC 9110 section 11.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

_WORD = r"[!#$%&'*+.^_`|~0-9A-Za-z-]+"
_QUOTED = r'"(?:[^"\\]|\\.)*"?'  # some servers forget the end
_PIECE = re.compile(
    rf"""[\s,]*(?:
        (?P<name>{_WORD})\s*=\s*(?P<value>{_QUOTED}|{_WORD}|(?=[\s,]|$))  # a parameter
        | (?P<scheme>{_WORD})(?=[\s,]|$)
        | (?P<junk>[^\s,]+)
    )""",
    re.VERBOSE,
)
_TOKEN68 = re.compile(r"[ \t]+([A-Za-z0-9._~+/-]+=*)[ \t]*(?=,|$)")


@dataclass(frozen=True, slots=True)
class Challenge:
    """One scheme somebody offers; ``scheme`` and the names of ``params`` are in lower case.

    ``token`` is what NTLM and Negotiate send in the middle of a handshake, "" at its beginning.
    """

    scheme: str
    token: str = ""
    params: Mapping[str, str] = field(default_factory=dict[str, str])


def parse_challenges(values: Iterable[str]) -> list[Challenge]:
    """Return all challenges of the header's ``values`` in order, without what is part of none.

    The values are UTF-8, other bytes as surrogates: see ``wire_text``.
    """
    found: list[Challenge] = []
    for value in values:
        found += _challenges_of(value)
    return found


def _challenges_of(value: str) -> list[Challenge]:
    found: list[Challenge] = []
    params: dict[str, str] = {}
    position = 0
    while match := _PIECE.match(value, position):
        position = match.end()
        if match["scheme"] is not None:
            token = _TOKEN68.match(value, position)
            params = {}
            if token is not None and not _is_scheme(token[1]):
                position = token.end()
                found.append(Challenge(match["scheme"].lower(), token[1], params))
            else:
                found.append(Challenge(match["scheme"].lower(), "", params))
        elif match["name"] is not None and found:
            params.setdefault(match["name"].lower(), _plain(match["value"]))
    return found


def _is_scheme(word: str) -> bool:
    """Tell a second scheme, of a list whose comma was forgotten, from a token."""
    return word.lower() in {"basic", "digest", "ntlm", "negotiate", "bearer"}


def _plain(value: str) -> str:
    if not value.startswith('"'):
        return value
    return re.sub(r"\\(.)", r"\1", value[1:].removesuffix('"'))
