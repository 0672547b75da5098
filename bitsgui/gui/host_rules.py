"""What a rule for a server says, in words."""

from bitsgui.bits.proxy_choice import chosen
from bitsgui.bits.types import ProxyUsage
from bitsgui.gui import formats, text
from bitsgui.settings.host_rules import HostRule


def rule_words(rule: HostRule) -> str:
    """Return which server a rule is for and what it has: ``*.example.org: 2 connections``.

    Nothing of one that has nothing, as where more exact rules decide all it says.
    """
    said: list[str] = []
    if rule.connections is not None:
        said.append(text.tr("%n connection(s)", rule.connections))
    if rule.rate_limit is not None:
        limit = formats.exact_rate(rule.rate_limit)
        said.append(text.tr("at most %1").replace("%1", limit))
    if rule.segments is not None:
        said.append(text.tr("%n segment(s) a file", rule.segments))
    if rule.user_agent is not None:
        said.append(text.tr("a user agent of its own"))
    if rule.proxy is not None:
        said.append(_proxy_words(rule.proxy))
    if rule.shows_none:
        said.append(text.tr("no certificate"))
    elif rule.certificate is not None:
        said.append(text.tr("a certificate to show"))
    return f"{rule.pattern}: {', '.join(said)}" if said else ""


def _proxy_words(choice: str) -> str:
    settings, tr = chosen(choice, None), text.tr
    if settings.usage is ProxyUsage.OVERRIDE:
        return tr("through the proxy %1").replace("%1", settings.servers or "")
    return {
        ProxyUsage.PRECONFIG: tr("the proxy of the system"),
        ProxyUsage.NO_PROXY: tr("no proxy"),
        ProxyUsage.AUTODETECT: tr("a proxy that is found by itself"),
    }[settings.usage]
