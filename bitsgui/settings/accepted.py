"""Certificates a person believes for one server each, as the settings hold them."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, cast

from bitsgui.bits.url_mask import quoted
from bitsgui.bits.words import say

MOST_ACCEPTED = 1000
_PLACE = re.compile(r"([^\s/@]+):([1-9][0-9]{0,4})")
_SHA256 = re.compile(r"[0-9a-f]{64}")

Accepted = Mapping[str, str]
"""The SHA-256 of a certificate, in 64 hexadecimal digits, by the :func:`place_of` its server."""


def place_of(host: str, port: int) -> str:
    """Return a server as it is named here: ``nas.example:443``, ``[::1]:8443``."""
    name = host.lower()
    return f"[{name}]:{port}" if ":" in name else f"{name}:{port}"


def digits_of(text: str) -> str | None:
    """Return a SHA-256 however it is written, in its 64 digits; None if it is none."""
    digits = re.sub(r"[\s:]", "", text).lower()
    return digits if _SHA256.fullmatch(digits) else None


@lru_cache(maxsize=16)
def parse(text: str | None) -> Accepted:
    """Return what a JSON object ``{"nas.example:443": "AB:CD:..."}`` says; None is none.

    Raises: ValueError with a sentence that names what cannot be read.
    """
    if text is None:
        return {}
    try:
        found: Any = json.loads(text)
    except (json.JSONDecodeError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise ValueError(  # noqa: TRY004 - one error for whatever cannot be read
            "Accepted certificates are written as a JSON object of servers with their ports, and "
            "the SHA-256 of the certificate of each."
        )
    values = cast("dict[str, Any]", found)
    if len(values) > MOST_ACCEPTED:
        raise ValueError(
            say("There can be {count} accepted certificates at most.", count=MOST_ACCEPTED)
        )
    return dict(_entry(place, value) for place, value in values.items())


def write(accepted: Accepted) -> str | None:
    """Return what :func:`parse` reads, None if there is nothing."""
    return json.dumps(dict(accepted), ensure_ascii=False) if accepted else None


def _entry(place: str, value: object) -> tuple[str, str]:
    match = _PLACE.fullmatch(place)
    if match is None:
        raise ValueError(say("{place} is no server with its port.", place=quoted(place)))
    digits = digits_of(value) if isinstance(value, str) else None
    if digits is None:
        raise ValueError(say("What is accepted of {place} is no SHA-256.", place=quoted(place)))
    return f"{match[1].lower()}:{match[2]}", digits
