"""What of the address of a page may be told to others."""

import re

from bitsgui.bits.urls import UrlError, parse_remote

_USER_INFO = re.compile(r"^([A-Za-z][A-Za-z0-9+.-]*:)?([/\\]+)[^/?#\\]*@")


def referer_of(page: str) -> str:
    """Return ``page`` without user info and fragment, which a Referer never has.

    An address without them stays letter by letter what it is, and so does what is none.
    Source: RFC 9110 section 10.1.3.
    """
    if "@" not in page and "#" not in page:
        return page
    try:
        remote = parse_remote(page)
    except UrlError:
        return _USER_INFO.sub(r"\1\2", page).partition("#")[0]
    has_none = remote.user is None and remote.password is None and remote.fragment is None
    return page if has_none else remote.url
