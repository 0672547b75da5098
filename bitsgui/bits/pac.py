"""Proxy scripts (PAC): what they are asked about a link, and what their answers mean.

Source: the Netscape proxy auto-config format as browsers speak it today.
"""

from bitsgui.bits.proxy_rules import DIRECT, parse_override
from bitsgui.bits.url_mask import mask_server
from bitsgui.bits.urls import RemoteUrl
from bitsgui.bits.words import say

_KINDS = {
    "PROXY": "http",
    "HTTP": "http",
    "HTTPS": "https",
    "SOCKS": "socks4",  # who wrote scripts before there were two kinds meant the older one
    "SOCKS4": "socks4",
    "SOCKS5": "socks5h",  # the proxy finds the names, as in browsers
}
_DIRECT = "DIRECT"
_NOTHING = frozenset({"", "null"})
"""Answers that stand for no proxy by the format itself."""


def question(remote: RemoteUrl) -> tuple[str, str]:
    """Return the address and the host that a script is asked about, of an http or https link.

    The address has neither path nor query, login or fragment: a script comes from somebody else,
    and may hand on what it sees by the names it looks up.
    """
    return f"{remote.scheme}://{remote.authority}/", remote.host.strip("[]")


def parse_answer(text: str) -> list[str]:
    """Return what ``PROXY a:1; SOCKS5 b:2; DIRECT`` says: proxy URLs, or ``DIRECT``, in order.

    Entries of kinds that nobody knows are left out, as in browsers.

    Raises: ValueError, which quotes the answer without passwords, if no entry is left.
    """
    if text.strip() in _NOTHING:
        return [DIRECT]
    found = [url for entry in text.split(";") if (url := _entry(entry)) is not None]
    if not found:
        shown = " ".join(map(mask_server, text.split(" ")))
        raise ValueError(say("No proxy can be read from {answer}.", answer=repr(shown[:100])))
    return list(dict.fromkeys(found))


def _entry(entry: str) -> str | None:
    words = entry.split()
    if [word.upper() for word in words] == [_DIRECT]:
        return DIRECT
    scheme = _KINDS.get(words[0].upper()) if len(words) == 2 else None
    if scheme is None:
        return None
    try:
        return parse_override(f"{scheme}://{words[1]}").server_for("http")[0]
    except ValueError:
        return None
