"""Mirrors and checksums a server tells of by itself in the head of its answers (RFC 6249).

They count as those somebody gives: a mirror is compared before it is believed, a checksum is one
the server states. Servers of mirrors say it in the redirect to one of them too.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import TYPE_CHECKING

from bitsgui.bits import digests, urls
from bitsgui.bits.digests import Checksum
from bitsgui.bits.hosts import UrlError
from bitsgui.bits.link_header import Link, parse_links
from bitsgui.bits.mirrors import LAST, Mirror, is_weaker

if TYPE_CHECKING:
    from bitsgui.engine.answer import Answer
    from bitsgui.engine.transfer import Transfer

_DUPLICATE = "duplicate"
_OF_METALINKS = {_DUPLICATE, "describedby"}

log = logging.getLogger(__name__)


def take_mirrors(transfer: Transfer, answer: Answer) -> None:
    """Take the mirrors that an answer for the link itself tells of; stored with its beginning."""
    context, file = transfer.context, transfer.file
    options = context.job.options
    if not context.settings.follow_metalinks or options.http_method is not None or file.ranges:
        return
    if not any(each.get("link") for each in (*answer.passed, answer)):
        return
    sources = transfer.sources
    known = {source.url for source in sources.all} | {answer.remote.url}
    found: list[Mirror] = []
    for mirror in _mirrors(answer):
        is_refused = is_weaker(mirror.url, sources.own.url) and not sources.is_sure
        if mirror.url not in known and not is_refused:
            known.add(mirror.url)
            found.append(mirror)
    if found:
        log.info("%s: its server tells of %d mirrors", urls.mask(sources.own.url), len(found))
        sources.add(found)


def _mirrors(answer: Answer) -> Iterator[Mirror]:
    for each in (*answer.passed, answer):
        for link in parse_links(each.all("link")):
            if _DUPLICATE in link.rels and (mirror := _mirror(each, link)) is not None:
                yield mirror


def _mirror(answer: Answer, link: Link) -> Mirror | None:
    try:
        remote = urls.join(answer.remote.url, link.target)
    except UrlError:
        return None  # of a kind that others read, as ftp
    if remote.user is not None:
        return None
    priority = link.parameters.get("pri", "")
    is_number = priority.isascii() and priority.isdigit() and len(priority) < len(str(LAST)) + 1
    location = link.parameters.get("geo", "").lower()[:16]
    return Mirror(remote.url, max(1, int(priority)) if is_number else LAST, location)


def checksums_on_the_way(answer: Answer) -> list[Checksum]:
    """Return what redirects state of the file they lead to, strongest first.

    Only where they tell of its mirrors as well: else they speak of their own bodies.
    """
    for each in answer.passed:
        rels = {rel for link in parse_links(each.all("link")) for rel in link.rels}
        if rels & _OF_METALINKS:
            found = digests.from_headers([("digest", value) for value in each.all("digest")])
            if found:
                return found
    return []
