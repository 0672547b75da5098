"""How people say which proxy is used: by a word, or by a list of servers, in one line."""

import functools
import re

from bitsgui.bits import urls
from bitsgui.bits.hosts import UrlError
from bitsgui.bits.proxy_rules import BypassList, parse_override
from bitsgui.bits.types import PROXY_LIMIT, ProxySettings, ProxyUsage
from bitsgui.bits.url_mask import quotable
from bitsgui.bits.words import say

WORDS = {
    "system": ProxyUsage.PRECONFIG,
    "none": ProxyUsage.NO_PROXY,
    "auto": ProxyUsage.AUTODETECT,
}
"""Everything else is a list of servers; one of such a name is written as ``http://none``."""
THIS_MACHINE = "localhost"
"""A bypass list of no more than this is one of what every such list holds anyway."""

_PARTED = r"[\s;,]+"


@functools.lru_cache(maxsize=64)
def chosen(choice: str, bypass: str | None) -> ProxySettings:
    """Return what ``choice`` stands for; ``bypass`` counts for lists of servers.

    This machine itself is reached directly whatever ``bypass`` says, unless that is
    ``<-loopback>``.

    Raises: ValueError with a sentence that names the entry nobody can read.
    """
    words = choice.strip()
    usage = WORDS.get(words.lower())
    if usage is not None:
        return ProxySettings(usage)
    for problem in (servers_problem(words), bypass_problem(bypass or "")):
        if problem:
            raise ValueError(problem)
    return ProxySettings(ProxyUsage.OVERRIDE, words, (bypass or "").strip() or THIS_MACHINE)


def chosen_for_one(choice: str, bypass: str | None) -> ProxySettings:
    """Return what ``choice`` stands for where it is that of one download.

    That may name a script of its own: ``auto http://example.org/proxy.pac``. Raises: ValueError.
    """
    word, _, place = choice.strip().partition(" ")
    if WORDS.get(word.lower()) is not ProxyUsage.AUTODETECT or not place:
        return chosen(choice, bypass)
    return ProxySettings(ProxyUsage.AUTODETECT, script=checked_script(place))


def checked_script(place: str) -> str:
    """Return where a script is. Raises: ValueError with a sentence for what is no such place."""
    if not is_script(place.strip()):
        raise ValueError("Write a link without a login, or the full path of a file.")
    return place.strip()


def is_script(place: str) -> bool:
    """Return whether a script may be there; a login in it would lie open where it is kept."""
    try:
        return urls.parse_remote(place).user is None
    except UrlError:
        return False


def written(settings: ProxySettings) -> str:
    """Return the choice that settings stand for, without their bypass list."""
    words = {usage: word for word, usage in WORDS.items()}
    word = words.get(settings.usage) or settings.servers or ""
    return f"{word} {settings.script}" if settings.script else word


def servers_problem(text: str) -> str:
    """Return what is wrong with a list of servers, "" if nothing is."""
    if not text.strip():
        return "Name the proxy to use."
    if has_login(text):
        return "User and password do not belong in a list of proxies. Give them as its login."
    if len(text) > PROXY_LIMIT:
        return "The proxy list is too long."
    for entry in re.split(r"[\s;]+", text.strip(" \t\r\n;")):
        try:
            parse_override(entry)
        except ValueError:
            return say(
                "{entry} is no proxy. Write one as in proxy.example.org:8080 or "
                "socks5://10.0.0.1:1080.",
                entry=quotable(entry),
            )
    return ""


def bypass_problem(text: str) -> str:
    """Return what is wrong with a list of hosts reached directly, "" if nothing is."""
    if len(text) > PROXY_LIMIT:
        return "The list of proxy exceptions is too long."
    for entry in filter(None, re.split(_PARTED, text)):
        try:
            BypassList.parse(entry, strict=True)
        except ValueError:
            return say(
                "{entry} is no host. Write them as in *.example.org, 192.168.* or 10.0.0.0/8.",
                entry=quotable(text if has_login(text) else entry),
            )
    return ""


def has_login(servers: str) -> bool:
    """Return whether somebody wrote user and password into a list, where all could read them."""
    return "@" in servers
