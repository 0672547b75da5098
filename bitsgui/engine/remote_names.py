"""Checking remote names of calls."""

from __future__ import annotations

from bitsgui.bits.errors import InvalidArgumentError
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
