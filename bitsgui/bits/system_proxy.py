"""What systems and desktops say of proxies, read from their own forms."""

from __future__ import annotations

import ast
import configparser
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from bitsgui.bits.proxy_choice import THIS_MACHINE, bypass_problem
from bitsgui.bits.types import ProxySettings, ProxyUsage

_DIRECT = ProxySettings(ProxyUsage.NO_PROXY)
_BY_SCRIPT = ProxySettings(ProxyUsage.AUTODETECT)


@dataclass(frozen=True)
class ProxyLogin:
    """User and password for the one HTTP proxy at ``host`` and ``port``."""

    host: str
    port: int
    user: str = field(repr=False)
    password: str = field(repr=False)


@dataclass(frozen=True)
class SystemProxy:
    """The proxy of the system. ``script`` is where its script (PAC) is, "" for the network's.

    ``is_only_for_bypass``: the bypass list names the only hosts that the proxies are for.
    """

    settings: ProxySettings = _DIRECT
    script: str = ""
    is_only_for_bypass: bool = False
    login: ProxyLogin | None = field(default=None, repr=False)


def _by_servers(
    servers: Iterable[str], bypass: Iterable[str], *, is_only_for_bypass: bool = False
) -> SystemProxy:
    """Return proxies as a list; of the hosts those nobody can read are left out."""
    listed = " ".join(servers)
    if not listed:
        return SystemProxy()
    hosts = [host for host in map(str.strip, bypass) if host and not bypass_problem(host)]
    without = " ".join(["<-loopback>" if is_only_for_bypass else THIS_MACHINE, *hosts])
    settings = ProxySettings(ProxyUsage.OVERRIDE, listed, without)
    return SystemProxy(settings, is_only_for_bypass=is_only_for_bypass)


def of_gnome(listing: str) -> SystemProxy:
    """Read what ``gsettings list-recursively org.gnome.system.proxy`` writes."""
    found: dict[str, Any] = {}
    for line in listing.splitlines():
        schema, _, rest = line.partition(" ")
        key, _, value = rest.partition(" ")
        found[f"{schema.removeprefix('org.gnome.system.proxy').lstrip('.')}/{key}"] = _variant(
            value
        )
    mode = found.get("/mode")
    if mode == "auto":
        return SystemProxy(_BY_SCRIPT, str(found.get("/autoconfig-url") or ""))
    if mode != "manual":
        return SystemProxy()
    servers: list[str] = []
    for kind, way in (("http", "http"), ("https", "http"), ("socks", "socks5h")):
        host, port = found.get(f"{kind}/host"), found.get(f"{kind}/port")
        if host and isinstance(port, int) and port > 0:
            servers.append(f"{kind}={way}://{_bracketed(str(host).strip())}:{port}")
    made = _by_servers(servers, map(str, found.get("/ignore-hosts") or ()))
    return replace(made, login=_gnome_login(found))


def _gnome_login(found: Mapping[str, Any]) -> ProxyLogin | None:
    """Return what GNOME keeps for its proxy for http, in the clear, None if that is not used."""
    host, port = found.get("http/host"), found.get("http/port")
    user, password = (found.get(f"http/authentication-{word}") for word in ("user", "password"))
    if not (found.get("http/use-authentication") and user and host and isinstance(port, int)):
        return None
    return ProxyLogin(str(host).strip().strip("[]").lower(), port, str(user), str(password or ""))


def _variant(text: str) -> Any:  # noqa: ANN401 - of several types
    """Read a value as GLib writes it, None for what has another form than expected here."""
    if text in {"true", "false"}:
        return text == "true"
    try:
        return ast.literal_eval(re.sub(r"^@as ", "", text))
    except (ValueError, SyntaxError, MemoryError, RecursionError):
        return None


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host and not host.startswith("[") else host


_KDE_NONE, _KDE_LIST, _KDE_SCRIPT, _KDE_NETWORK = "0", "1", "2", "3"


def of_kde(texts: Iterable[str]) -> SystemProxy | None:
    """Read KDE's ``kioslaverc`` files, the user's first; None: only the environment counts."""
    found: dict[str, str] = {}
    for text in texts:
        found = {**_kde_group(text), **found}
    kind = found.get("proxytype", _KDE_NONE)
    if kind == _KDE_SCRIPT:
        return SystemProxy(_BY_SCRIPT, _as_link(found.get("proxy config script", "")))
    if kind == _KDE_NETWORK:
        return SystemProxy(_BY_SCRIPT)
    if kind == _KDE_LIST:
        named = ((name, found.get(f"{name}proxy", "")) for name in ("http", "https", "socks"))
        servers = [f"{name}={_kde_server(name, said)}" for name, said in named if said.strip()]
        is_only = found.get("reversedexception", "").lower() in {"true", "1"}
        hosts = re.split(r"[\s,]+", found.get("noproxyfor", ""))
        return _by_servers(servers, hosts, is_only_for_bypass=is_only)
    return SystemProxy() if kind == _KDE_NONE else None


def _kde_group(text: str) -> dict[str, str]:
    parser = configparser.ConfigParser(
        interpolation=None, strict=False, delimiters=("=",), comment_prefixes=("#",)
    )
    try:
        parser.read_string(text)
    except configparser.Error:
        return {}
    if not parser.has_section("Proxy Settings"):
        return {}
    found = parser.items("Proxy Settings")
    # A key may end with marks in brackets: that it is fixed, or of which language it is.
    return {key.partition("[")[0]: value for key, value in found}


def _kde_server(name: str, said: str) -> str:
    """Return a server; KDE parts its port by a space, and says socks for SOCKS5."""
    server = re.sub(r"\s+", ":", said.strip().rstrip("/"))
    if name == "socks":
        server = re.sub(r"^socks://", "socks5h://", server)
        return server if "://" in server else f"socks5h://{server}"
    return server


def _as_link(place: str) -> str:
    return f"file://{place}" if place.startswith("/") else place


_AUTODETECTS = 0x08
_FLAGS_AT = 8


def of_windows(values: Mapping[str, Any]) -> SystemProxy:
    """Read the values of the registry's Internet Settings, and what is under Connections.

    As in browsers a script comes before a list, one that is named before that of the network.
    """
    connections = values.get("DefaultConnectionSettings")
    flags = connections[_FLAGS_AT] if isinstance(connections, bytes) and connections[8:] else 0
    script = str(values.get("AutoConfigURL") or "")
    if script:
        return SystemProxy(_BY_SCRIPT, script)
    if flags & _AUTODETECTS:
        return SystemProxy(_BY_SCRIPT)
    servers = str(values.get("ProxyServer") or "").strip(" ;")
    if not values.get("ProxyEnable") or not servers:
        return SystemProxy()
    # Other protocols may stand among them, ftp above all.
    mine = [entry for entry in re.split(r"[\s;]+", servers) if _is_for_web(entry)]
    return _by_servers(mine, re.split(r"[\s;]+", str(values.get("ProxyOverride") or "")))


def _is_for_web(entry: str) -> bool:
    return "=" not in entry or entry.partition("=")[0].lower() in {"http", "https", "socks"}


_MAC_LINE = re.compile(r"^\s*(\w+)\s*:\s*(.*?)\s*$")
_MAC_KINDS = (("HTTP", "http", "http"), ("HTTPS", "https", "http"), ("SOCKS", "socks", "socks5h"))


def of_mac(listing: str) -> SystemProxy:
    """Read what ``scutil --proxy`` writes."""
    found: dict[str, str] = {}
    for line in listing.splitlines():
        match = _MAC_LINE.match(line)
        if match is not None:
            found.setdefault(match[1], match[2])
    if found.get("ProxyAutoConfigEnable") == "1" and found.get("ProxyAutoConfigURLString"):
        return SystemProxy(_BY_SCRIPT, found["ProxyAutoConfigURLString"])
    if found.get("ProxyAutoDiscoveryEnable") == "1":
        return SystemProxy(_BY_SCRIPT)
    servers = [
        f"{name}={way}://{_bracketed(found[f'{kind}Proxy'])}:{found.get(f'{kind}Port') or 80}"
        for kind, name, way in _MAC_KINDS
        if found.get(f"{kind}Enable") == "1" and found.get(f"{kind}Proxy")
    ]
    # The exceptions stand numbered in an array of their own.
    hosts = [value for key, value in found.items() if key.isdigit()]
    if found.get("ExcludeSimpleHostnames") == "1":
        hosts.append("<local>")
    return _by_servers(servers, hosts)
