"""Proxy lists, bypass lists and the proxy variables of the environment."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from bitsgui.bits.proxy_hosts import (
    Network,
    ascii_name,
    glob_matches,
    is_link_local,
    is_loopback,
    parse_address,
    parse_network,
    split_port,
)

PROXY_SCHEMES = ("http", "https", "socks4", "socks4a", "socks5", "socks5h")
"""How a proxy is spoken to; the last letter of socks4a and socks5h leaves names to the proxy."""
ALIASES = {"socks": "socks5h"}
"""Browsers and desktops mean SOCKS5 that finds the names itself by the bare word."""
DIRECT = "direct://"
"""The entry of a list that stands for no proxy."""

_SCHEMES = ("http", "https")
_SOCKS = "socks"
_VARIABLES = {
    scheme: (*own, "all_proxy", "ALL_PROXY")
    for scheme, own in (
        ("http", ("http_proxy", "HTTP_PROXY")),
        ("https", ("https_proxy", "HTTPS_PROXY")),
        ("", ()),
    )
}
"""By the scheme of an address, "" for any other, what may name its proxy."""
_OVERRIDE_ENTRY = re.compile(
    r"(?:(?P<protocol>[a-z]+)=)?(?:(?P<scheme>[a-z0-9]+)://)?(?P<rest>[^/]*)/?", re.I
)
_SERVER_NAME = re.compile(r"[0-9A-Za-z_](?:[0-9A-Za-z_.-]*[0-9A-Za-z_.])?")
_LOCAL = "<local>"
_NOT_LOOPBACK = "<-loopback>"


@dataclass(frozen=True)
class OverrideList:
    """The proxies of usage OVERRIDE: URLs by protocol, "" for those that serve the others."""

    servers: Mapping[str, tuple[str, ...]]

    def server_for(self, scheme: str) -> list[str]:
        """Return the proxy URLs for ``http`` or ``https`` in the order to try; [] means none.

        ``DIRECT`` among them stands for a connection without proxy.
        """
        found = (self.servers.get(protocol) for protocol in (scheme, "", _SOCKS))
        return list(next((urls for urls in found if urls), ()))


def parse_override(list_text: str) -> OverrideList:
    """Read ``[protocol=][scheme://]server[:port]`` entries parted by spaces or semicolons.

    The protocol before ``=`` says which addresses the server is for: http, https, or socks for
    those that have no other. The scheme before ``://`` says how the proxy itself is spoken to:
    one of ``PROXY_SCHEMES``, or socks for SOCKS5; without one it is http, but SOCKS4 behind
    ``socks=``. ``direct://`` is no proxy. Source: BITS SetProxySettings, WinINet.

    Raises: ValueError, which names the entry, if the list is empty or an entry has another form.
    """
    servers: dict[str, tuple[str, ...]] = {}
    for entry in re.split(r"[\s;]+", list_text.strip(" \t\r\n;")):
        protocol, url = _override_entry(entry)
        servers[protocol] = (*servers.get(protocol, ()), url)
    return OverrideList(servers)


def _override_entry(entry: str) -> tuple[str, str]:
    match = _OVERRIDE_ENTRY.fullmatch(entry)
    if match is None:
        raise ValueError(f"not a proxy server: {entry!r}")
    protocol, scheme = ((match[name] or "").lower() for name in ("protocol", "scheme"))
    if protocol not in {"", _SOCKS, *_SCHEMES}:
        raise ValueError(f"a proxy serves http, https or socks only: {entry!r}")
    if scheme == "direct" and not match["rest"]:
        return protocol, DIRECT
    scheme = ALIASES.get(scheme, scheme) or ("socks4" if protocol == _SOCKS else "http")
    if scheme not in PROXY_SCHEMES:
        raise ValueError(f"no known kind of proxy: {entry!r}")
    try:
        host, port = split_port(match["rest"])
    except ValueError as error:
        raise ValueError(f"{error} in {entry!r}") from None
    is_literal = ":" in host and parse_address(host) is not None
    if not is_literal and not _SERVER_NAME.fullmatch(host):
        raise ValueError(f"not a proxy server: {entry!r}")
    name = f"[{host}]" if is_literal else host
    return protocol, f"{scheme}://{name}" + ("" if port is None else f":{port}")


@dataclass(frozen=True)
class _Rule:
    """One entry of a bypass list; ``word`` is set for the entries in angle brackets."""

    word: str = ""
    scheme: str = ""
    pattern: str = ""
    network: Network | None = None
    port: int | None = None

    def __str__(self) -> str:
        scheme = f"{self.scheme}://" if self.scheme else ""
        port = "" if self.port is None else f":{self.port}"
        return self.word or f"{scheme}{self.pattern}{port}"

    def matches(self, host: str, port: int, scheme: str) -> bool:
        if self.scheme not in {"", scheme} or self.port not in {None, port}:
            return False
        if self.network is not None:
            address = parse_address(host)
            return address is not None and self.network.holds(address)
        return glob_matches(self.pattern, host)


@dataclass(frozen=True)
class BypassList:
    """A bypass list of the Windows kind: which hosts are reached without the proxy.

    Even when empty, this machine (localhost, loopback) and link-local addresses bypass, unless
    the list has ``<-loopback>``. The last entry that speaks about a host decides.
    """

    rules: tuple[_Rule, ...]

    @classmethod
    def parse(cls, text: str, *, strict: bool = False) -> Self:
        """Read entries parted by spaces, semicolons or commas.

        An entry is ``[scheme://]host[:port]``, an address, a block (``10.0.0.0/8``), ``<local>``
        (names without a dot) or ``<-loopback>``; ``*`` in names stands for any text and a leading
        dot for ``*.``.

        Args:
            text: The list as the user or the system gives it.
            strict: Refuse bad entries, as is right for a list somebody typed for a job. Otherwise,
                as for lists of the system, they are skipped.

        Raises: ValueError, which names the entry, if strict and one is bad.
        """
        rules: list[_Rule] = []
        for entry in re.split(r"[\s;,]+", text.strip(" \t\r\n;,")):
            rule = _bypass_rule(entry.lower())
            if strict and entry and rule is None:
                raise ValueError(f"not a bypass entry: {entry!r}")
            rules += [] if rule is None else [rule]
        return cls(tuple(rules))

    def matches(self, host: str, port: int, scheme: str) -> bool:
        """Tell whether to connect directly; ``host`` may be a literal with or without brackets."""
        host = ascii_name(host)
        is_near = is_this_machine(host) or is_link_local(host)
        for rule in reversed(self.rules):
            if rule.word == _NOT_LOOPBACK:
                if is_near:
                    return False
            elif rule.word == _LOCAL:
                if "." not in host and parse_address(host) is None:
                    return True
            elif rule.matches(host, port, scheme):
                return True
        return is_near


def is_this_machine(host: str) -> bool:
    """Return whether a host, in lower case, is this machine by its name or address."""
    name = host.removesuffix(".")
    return name == "localhost" or name.endswith(".localhost") or is_loopback(host)


def _bypass_rule(entry: str) -> _Rule | None:
    if entry in {_LOCAL, _NOT_LOOPBACK}:
        return _Rule(word=entry)
    scheme, _, rest = entry.rpartition("://")
    network = parse_network(rest) if "/" in rest else None
    if network is not None:
        return _Rule(scheme=scheme, pattern=rest, network=network)
    try:
        host, port = split_port(rest)
    except ValueError:
        return None
    if not host or re.search(r"[/<>@\s]", host) or ("://" in entry and not scheme):
        return None
    literal = parse_address(host)
    if literal is None and ":" in host:
        return None
    pattern = f"[{literal}]" if literal is not None and ":" in host else ascii_name(host)
    network = None if literal is None else Network.of(literal)
    return _Rule("", scheme, f"*{pattern}" if pattern.startswith(".") else pattern, network, port)


@dataclass(frozen=True)
class _Exemption:
    """One entry of NO_PROXY; ``suffix`` begins with a dot."""

    suffix: str = ""
    is_whole: bool = True
    network: Network | None = None
    port: int | None = None

    def matches(self, host: str, port: int) -> bool:
        if self.port not in {None, port}:
            return False
        address = parse_address(host)
        if self.network is not None:
            return address is not None and self.network.holds(address)
        name = host.removesuffix(".")
        is_match = name.endswith(self.suffix) or (self.is_whole and name == self.suffix[1:])
        return is_match and address is None and ":" not in host


@dataclass(frozen=True)
class NoProxy:
    """The list of the NO_PROXY variable: hosts, domains, addresses and blocks.

    A name also stands for all names below it, with or without a leading dot (curl, wget, Python;
    Go and Chromium leave the bare name out); ``*.name`` only for those below. This machine is
    never reached through a proxy (Go, browsers; curl does it), unless ``<-loopback>`` is listed.
    """

    entries: tuple[_Exemption, ...]
    is_all: bool = False
    has_loopback: bool = True

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a list parted by commas; what cannot be read is skipped, as everywhere."""
        words = [word.strip().lower() for word in text.split(",")]
        found = [_exemption(word) for word in words if word not in {"", "*", _NOT_LOOPBACK}]
        entries = tuple(entry for entry in found if entry is not None)
        return cls(entries, is_all="*" in words, has_loopback=_NOT_LOOPBACK not in words)

    def matches(self, host: str, port: int) -> bool:
        """Tell whether to connect directly; ``host`` may be a literal with or without brackets."""
        host = ascii_name(host)
        if self.is_all or (self.has_loopback and (host == "localhost" or is_loopback(host))):
            return True
        return any(entry.matches(host, port) for entry in self.entries)


def _exemption(word: str) -> _Exemption | None:
    if "/" in word:
        network = parse_network(word)
        return None if network is None else _Exemption(network=network)
    try:
        host, port = split_port(word)
    except ValueError:
        return None
    literal = parse_address(host)
    if literal is not None:
        return _Exemption(network=Network.of(literal), port=port)
    is_below = host.startswith("*.")
    name = ascii_name(host.removeprefix("*")).strip(".")
    if not name or "*" in name or ":" in name:
        return None
    return _Exemption(f".{name}", not is_below, port=port)


def has_proxy_variables(env: Mapping[str, str]) -> bool:
    """Return whether the environment names a proxy for any http or https address."""
    names = {name for scheme in _SCHEMES for name in _VARIABLES[scheme]}
    return any(env.get(name, "").strip() for name in names)


def environment_proxy(env: Mapping[str, str], scheme: str, host: str, port: int) -> str | None:
    """Return the URL of the proxy the environment names for an address, or None for direct.

    Lower-case names win; an empty value counts as unset. If REQUEST_METHOD is set the program
    runs as a CGI script, where a request header can set HTTP_PROXY: then only ``http_proxy``
    counts (the "httpoxy" rule). A value without a scheme gets ``http://``.
    """
    if not any(name in env for name in _VARIABLES.get(scheme, _VARIABLES[""])):
        return None  # by far the most frequent case, and copying the environment is dear
    names = dict(env)  # os.environ finds names in any case on Windows, which would void the rule
    own = "" if scheme not in _SCHEMES else _variable(names, f"{scheme}_proxy")
    value = own or _variable(names, "all_proxy")
    if not value or NoProxy.parse(_variable(names, "no_proxy")).matches(host, port):
        return None
    return value if "://" in value else f"http://{value}"


def _variable(names: Mapping[str, str], lower: str) -> str:
    is_untrusted = lower == "http_proxy" and "REQUEST_METHOD" in names
    upper = "" if is_untrusted else names.get(lower.upper(), "")
    return names.get(lower, "").strip() or upper.strip()
