"""Servers that may be sent unencrypted passwords, as the settings hold them."""

from __future__ import annotations

import re
from functools import lru_cache

from bitsgui.bits.hosts import UrlError, canonical_host
from bitsgui.bits.url_mask import quoted
from bitsgui.bits.urls import MAX_PORT
from bitsgui.bits.words import say
from bitsgui.settings.accepted import place_of

MOST_SERVERS = 1000
_PLACE = re.compile(r"(\[[^\]]+\]|[^:]+)(?::([1-9][0-9]{0,4}))?")
_USUAL_PORT = 80


@lru_cache(maxsize=16)
def parse(text: str | None) -> tuple[str, ...]:
    """Return the servers of a list such as ``nas.example 10.0.0.7:8080``, each with its port.

    Spaces or commas stand between them; None is none.

    Raises: ValueError with a sentence that names what cannot be read.
    """
    places = dict.fromkeys(_place(word) for word in re.split(r"[\s,]+", text or "") if word)
    if len(places) > MOST_SERVERS:
        raise ValueError(say("There can be {count} servers at most.", count=MOST_SERVERS))
    return tuple(places)


def with_server(text: str | None, host: str, port: int) -> str:
    """Return a list with one more server, as it is if that is in it."""
    return " ".join(dict.fromkeys((*parse(text), place_of(host, port))))


def _place(word: str) -> str:
    match = _PLACE.fullmatch(word)
    port = _USUAL_PORT if match is None or match[2] is None else int(match[2])
    try:
        host = canonical_host("" if match is None or port > MAX_PORT else match[1])
    except UrlError as error:
        raise ValueError(say("{place} is no server.", place=quoted(word))) from error
    return place_of(host.strip("[]"), port)
