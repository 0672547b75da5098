"""Link header fields (RFC 8288), as far as they say where else a file is to be had."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

MOST = 256
"""Links of one answer that are read."""
_LINK = re.compile(r"[\s,]*<([^<>]*)>((?:[^,<\"]|\"(?:[^\"\\]|\\.)*\")*)")
_PARAMETER = re.compile(r";\s*([A-Za-z0-9*_-]+)\s*(?:=\s*(?:\"((?:[^\"\\]|\\.)*)\"|([^\s;,\"]*)))?")


@dataclass(frozen=True, slots=True)
class Link:
    """A link of an answer. ``target`` is as it came, ``rels`` and the parameters lower case."""

    target: str
    rels: frozenset[str]
    parameters: dict[str, str] = field(default_factory=dict[str, str])


def parse_links(values: Iterable[str]) -> Iterator[Link]:
    """Yield the links of some fields; what cannot be read ends the field it is in."""
    count = 0
    for value in values:
        position = 0
        while count < MOST and (match := _LINK.match(value, position)):
            position, count = match.end(), count + 1
            found: dict[str, str] = {}
            for name, quoted, plain in _PARAMETER.findall(match[2]):
                found.setdefault(name.lower(), quoted or plain)
            rels = frozenset(found.get("rel", "").lower().split())
            if match[1].strip() and "anchor" not in found:
                yield Link(match[1].strip(), rels, found)
