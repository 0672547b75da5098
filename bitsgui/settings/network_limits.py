"""Speed limits of single networks, as the settings hold them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any, cast

from bitsgui.bits.url_mask import quoted
from bitsgui.bits.words import say
from bitsgui.settings.schedule import RATES

MOST_NETWORKS = 100
LONGEST_NAME = 256
NetworkLimits = Mapping[str, int]
"""Bytes/s by what a person calls a network: that of a connection, or of an interface."""


@lru_cache(maxsize=16)
def parse(text: str | None) -> NetworkLimits:
    """Return the limits in a JSON object ``{"Hotel Wi-Fi": 500000, "tun0": 1000000}``.

    None is none. Raises: ValueError with a sentence that names what cannot be read.
    """
    if text is None:
        return MappingProxyType({})
    try:
        pairs: Any = json.loads(text, object_pairs_hook=list)
    except (json.JSONDecodeError, RecursionError):
        pairs = None
    if not isinstance(pairs, list) or not text.lstrip().startswith("{"):
        raise ValueError(
            'Limits of networks are written as a JSON object, such as {"Hotel Wi-Fi": 500000}.'
        )
    found: dict[str, int] = {}
    for name, rate in cast("list[tuple[str, Any]]", pairs):
        checked = checked_name(name)
        if is_in(checked, found):
            raise ValueError(say("{network} has two limits.", network=quoted(checked)))
        found[checked] = _checked_rate(checked, rate)
    if len(found) > MOST_NETWORKS:
        raise ValueError(say("There can be {count} networks at most.", count=MOST_NETWORKS))
    return MappingProxyType(found)


def write(limits: NetworkLimits) -> str | None:
    """Return limits as :func:`parse` reads them, None if there are none."""
    return json.dumps(dict(limits), ensure_ascii=False) if limits else None


def checked_name(name: str) -> str:
    """Return the name of a network without spaces around it. Raises: ValueError, a sentence."""
    words = name.strip()
    if not words or len(words) > LONGEST_NAME or not words.isprintable():
        raise ValueError(say("{network} is no name of a network.", network=quoted(name)))
    return words


def is_in(name: str, limits: Iterable[str]) -> bool:
    """Return whether a network has a limit: capital letters are as good as small ones."""
    return name.casefold() in map(str.casefold, limits)


def limit_of(limits: NetworkLimits, names: Iterable[str]) -> tuple[str, int] | None:
    """Return the lowest limit of a network that goes by ``names``, with the one it is for."""
    wanted = set(map(str.casefold, names))
    there = [(name, rate) for name, rate in limits.items() if name.casefold() in wanted]
    return min(there, key=lambda limit: limit[1], default=None)


def _checked_rate(name: str, rate: Any) -> int:  # noqa: ANN401 - any JSON value
    low, high = RATES
    if not isinstance(rate, int) or isinstance(rate, bool) or not low <= rate <= high:
        raise ValueError(
            say(
                "The limit of {network} must be a number from {low} to {high}.",
                network=quoted(name),
                low=str(low),
                high=str(high),
            )
        )
    return rate
