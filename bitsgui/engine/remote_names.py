"""Checking remote names of calls."""

from __future__ import annotations

from dataclasses import replace

from bitsgui.bits.digests import parse_checksum
from bitsgui.bits.errors import InvalidArgumentError
from bitsgui.bits.legal_urls import has_wildcard, illegal_in
from bitsgui.bits.mirrors import Mirror, in_order, is_weaker
from bitsgui.bits.requests import LinkRequest
from bitsgui.bits.url_mask import mask
from bitsgui.bits.urls import RemoteUrl, UrlError, parse_remote
from bitsgui.bits.words import say, words_of
from bitsgui.settings.schema import Settings

SEGMENT_LIMIT = 260


def checked_remote(text: object, settings: Settings) -> RemoteUrl:
    """Return a remote name the engine can fetch; nothing is contacted.

    Raises: InvalidArgumentError with a sentence that says what is wrong with the link.
    """
    if not isinstance(text, str):
        raise InvalidArgumentError("A link is needed.")
    if not settings.lenient_links:
        _refuse_illegal(text)
    limit = settings.max_url_length
    try:
        remote = parse_remote(text, limit=limit)
    except UrlError as error:
        raise InvalidArgumentError(words_of(error)) from error
    path = remote.target.partition("?")[0]
    if limit is not None and any(len(part) > SEGMENT_LIMIT for part in path.split("/")):
        raise InvalidArgumentError(
            say(
                "A part of the link is longer than {segment_limit} characters.",
                segment_limit=SEGMENT_LIMIT,
            )
        )
    return remote


def checked_mirrors(link: LinkRequest, own: RemoteUrl, settings: Settings) -> tuple[Mirror, ...]:
    """Return the mirrors of a link, the best first and without the link itself.

    Raises: InvalidArgumentError with a sentence that names the mirror.
    """
    if not link.mirrors:
        return ()
    found: list[Mirror] = []
    is_sure = link.checksum is not None and parse_checksum(link.checksum).is_strong
    for mirror in link.mirrors:
        remote = checked_remote(mirror.url, settings)
        if remote.scheme not in {"http", "https"}:
            raise InvalidArgumentError(
                say("{link} cannot be a mirror: it is no web address.", link=mask(remote.url))
            )
        if remote.user is not None:
            raise InvalidArgumentError(
                say("A mirror cannot have a login in its link: {link}", link=mask(remote.url))
            )
        if is_weaker(remote.url, own.url) and not is_sure:
            raise InvalidArgumentError(
                say(
                    "{link} cannot be a mirror of an encrypted link without a SHA-256 checksum: "
                    "somebody on the way could change what it sends.",
                    link=mask(remote.url),
                )
            )
        found.append(replace(mirror, url=remote.url))
    return in_order(tuple(mirror for mirror in found if mirror.url != own.url))


def _refuse_illegal(text: str) -> None:
    character = illegal_in(text)
    if character is not None:
        shown = character if character.isprintable() else f"U+{ord(character):04X}"
        raise InvalidArgumentError(
            say("The link has a character that has to be escaped: {character}", character=shown)
        )
    if has_wildcard(text):
        raise InvalidArgumentError("A link cannot have wildcards.")
