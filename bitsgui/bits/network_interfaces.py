"""Which of this computer's network connections a download is bound to, as people write it.

It is the name of a network interface (``tun0``) or an address this computer has on one.
"""

from __future__ import annotations

import ipaddress
import re

from bitsgui.bits.url_mask import quoted
from bitsgui.bits.words import say

ANY = "any"
"""A download's own word for none in particular, whatever the settings say."""
_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.@:-]{0,63}")


def checked_interface(text: str) -> str:
    """Return the name of an interface, or an address in its usual form.

    Raises: ValueError with a sentence.
    """
    typed = text.strip()
    address = address_of(typed)
    if address is not None:
        if address.is_unspecified or address.is_multicast:
            raise ValueError(say("{address} is no address of one computer.", address=typed))
        return str(address)
    if _NAME.fullmatch(typed) is None or typed.replace(".", "").isdecimal():
        raise ValueError(
            say(
                "{text} is neither the name of a network interface, such as tun0, "
                "nor an address of this computer.",
                text=quoted(typed),
            )
        )
    return typed


def address_of(text: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    """Return the address that is written, None for the name of an interface."""
    try:
        return ipaddress.ip_address(text)
    except ValueError:
        return None


def chosen_interface(of_job: str | None, of_all: str | None) -> str | None:
    """Return what the connections of a download are bound to, None for nothing."""
    if of_job is None:
        return of_all
    return None if of_job == ANY else of_job
