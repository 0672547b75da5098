"""Check proxy and bypass lists against proxy_bypass.json.

Not claimed: the list dialects of Firefox and macOS, which the product does not read, and reading
credentials out of proxy addresses, which is done by the parser of all addresses.
"""

import json
from pathlib import Path
from urllib.parse import urlsplit

from bitsgui.bits.proxy_hosts import parse_address, parse_network
from bitsgui.bits.proxy_rules import BypassList, NoProxy, environment_proxy

PORTS = {"http": 80, "https": 443, "ftp": 21}
# These know no exception for this machine, which browsers and Go have: they are checked with it
# switched off.
WITHOUT_LOOPBACK_RULE = ("no_proxy/curl", "no_proxy/cpython", "no_proxy/requests")

# Rows answered differently on purpose: (dialect, start of the list, host).
LIST_DEVIATIONS = {
    ("no_proxy/cpython", "*, anotherdomain.com", "newdomain.com"): "an asterisk is all hosts "
    "wherever it stands, as in Go and Chromium",
    ("no_proxy/requests", "192.168.0.0/24", ""): "only http and https addresses are asked about",
    ("no_proxy/go", "foobar.com, .barbaz.net", "barbaz.net"): "a leading dot includes the bare "
    "name, as in curl, wget and Python",
}
ENVIRONMENT_DEVIATIONS = {
    (".example.com", "http://example.com/"): "a leading dot includes the bare name, as above",
}
FORM_DEVIATIONS = {("foo", 1): "the source adds this rule by a call, not through the list"}
BLOCK_DEVIATIONS = {("10.0.0.1", 0): "a prefix of no bits holds every address (RFC 4632)"}
# Variables that only Chromium reads.
FOREIGN_VARIABLES = {"auto_proxy", "SOCKS_SERVER"}


def run(folder: Path) -> tuple[int, list[str]]:
    """Return the number of checks that passed and a line for each that failed.

    Rows answered differently on purpose or not claimed count as neither.
    """
    content = json.loads((folder / "proxy_bypass.json").read_text("utf-8"))
    results = [
        *(_list_row(row) for row in content["vectors"]),
        *(_syntax_row(row) for row in content["rule_syntax"]),
        *(_form_row(row) for row in content["rule_canonical_form"]),
        *(_block_row(row) for row in content["cidr"]),
        *(_environment_row(row) for row in content["environment"]),
    ]
    failures = [text for text in results if text]
    return results.count(""), failures


def _address(url: str) -> tuple[str, str, int]:
    """Return scheme, host and port; by hand, as urlsplit drops line ends that some rows have."""
    scheme, _, rest = url.partition("://")
    authority = rest.split("/")[0].split("?")[0].split("#")[0].rpartition("@")[2]
    has_port = authority.rpartition(":")[2].isdigit() and not authority.endswith("]")
    host, _, port = authority.rpartition(":") if has_port else (authority, "", "")
    return scheme, host.replace("%25", "%"), int(port or PORTS.get(scheme, 0))


def _list_row(row: dict) -> str | None:
    scheme, host, port = _address(row["url"])
    dialect, rules = row["dialect"], row["rules"]
    # Windows itself also takes the name "loopback" for this machine; elsewhere it is a name.
    if row.get("platform") == "windows" or any(
        (dialect, host) == (where, name) and rules.startswith(start)
        for where, start, name in LIST_DEVIATIONS
    ):
        return None
    if dialect.startswith("wininet/"):
        found = BypassList.parse(rules).matches(host, port, scheme)
    elif dialect.startswith("no_proxy/"):
        is_plain = dialect in WITHOUT_LOOPBACK_RULE
        found = NoProxy.parse(f"{rules},<-loopback>" if is_plain else rules).matches(host, port)
    else:
        return None
    if found == row["bypass"]:
        return ""
    return f"{dialect} {rules!r} {row['url']}: {found}"


def _syntax_row(row: dict) -> str | None:
    try:
        is_valid = bool(BypassList.parse(row["rule"], strict=True).rules)
    except ValueError:
        is_valid = False
    return "" if is_valid == row["valid"] else f"{row['rule']!r}: {is_valid}"


def _form_row(row: dict) -> str | None:
    rules = BypassList.parse(row["rules"]).rules
    found = str(rules[row["index"]]) if row["index"] < len(rules) else None
    if (row["rules"], row["index"]) in FORM_DEVIATIONS:
        return None
    return "" if found == row["canonical"] else f"{row['rules']!r}: {found}, not {row['canonical']}"


def _block_row(row: dict) -> str | None:
    if (row["network"], row["bits"]) in BLOCK_DEVIATIONS:
        return None
    network = parse_network(f"{row['network']}/{row['bits']}")
    address = parse_address(row["address"])
    found = network is not None and address is not None and network.holds(address)
    return "" if found == row["match"] else f"{row['address']} in {row['network']}/{row['bits']}"


def _environment_row(row: dict) -> str | None:
    env, url = dict(row["env"]), row["url"]
    if FOREIGN_VARIABLES & set(env) or (env.get("NO_PROXY"), url) in ENVIRONMENT_DEVIATIONS:
        return None
    if url is None:
        return _configuration_row(row)
    if row["source"].startswith("encode/httpx"):
        env["NO_PROXY"] = env.get("NO_PROXY", "") + ",<-loopback>"
    found = environment_proxy(env, *_address(url))
    return "" if found == row["proxy"] else f"{env} {url}: {found}, not {row['proxy']}"


def _configuration_row(row: dict) -> str | None:
    """Rows without an address state the proxy of every scheme with its port."""
    config = row["config"]
    for scheme in ("http", "https"):
        found = environment_proxy(row["env"], scheme, "elsewhere.test", PORTS[scheme])
        expected = config.get("single", config.get(scheme))
        shown = None if found is None else urlsplit(found)
        server = None if shown is None else f"{shown.hostname}:{shown.port or 80}"
        if server != expected:
            return f"{row['env']} {scheme}: {server}, not {expected}"
    return ""
