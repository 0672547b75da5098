"""Hosts as proxy lists see them: names, patterns, addresses and blocks of addresses."""

import re
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import Self, TypeAlias

Address: TypeAlias = IPv4Address | IPv6Address

_MAPPED = 0xFFFF << 32
_IPV6_BITS = 128
_IPV4_SHIFT = 96
_LAST_PORT = 65535
_PORT = re.compile(r"[0-9]{1,5}")
_PREFIX = re.compile(r"[0-9]{1,3}")


@dataclass(frozen=True)
class Network:
    """A block of addresses, held as IPv6 with IPv4 mapped in, so that both forms compare."""

    number: int
    prefix: int

    @classmethod
    def of(cls, address: Address, prefix: int | None = None) -> Self:
        """Return the block of one address, or of the first ``prefix`` bits of its own form."""
        shift = _IPV4_SHIFT if address.version == 4 else 0  # the protocol's name
        return cls(_as_ipv6(address), _IPV6_BITS if prefix is None else prefix + shift)

    def holds(self, address: Address) -> bool:
        """Tell whether the address lies in the block."""
        shift = _IPV6_BITS - self.prefix
        return _as_ipv6(address) >> shift == self.number >> shift


def parse_address(host: str) -> Address | None:
    """Read an IPv4 or IPv6 literal, the latter with or without brackets; None for names."""
    bare = host[1:-1] if host.startswith("[") and host.endswith("]") else host
    try:
        return ip_address(bare)
    except ValueError:
        return None


def parse_network(text: str) -> Network | None:
    """Read ``address/bits``; bits beyond the prefix do not matter. None if it is malformed."""
    host, _, bits = text.partition("/")
    address = parse_address(host)
    if address is None or not _PREFIX.fullmatch(bits) or int(bits) > address.max_prefixlen:
        return None
    return Network.of(address, int(bits))


def split_port(text: str) -> tuple[str, int | None]:
    """Return host and port of ``host[:port]``; a bare IPv6 literal is a host without a port.

    Brackets are taken off.

    Raises: ValueError if what stands for a port is not one from 1 to 65535.
    """
    if parse_address(text) is not None:
        return text.strip("[]"), None
    host, colon, port = text.rpartition(":")
    if not colon:
        return text, None
    if not _PORT.fullmatch(port) or not 1 <= int(port) <= _LAST_PORT:
        raise ValueError(f"not a port: {port!r}")
    has_brackets = host.startswith("[") and host.endswith("]")
    return host[1:-1] if has_brackets else host, int(port)


def ascii_name(host: str) -> str:
    """Return the host in lower case without brackets, in ASCII form if it can be.

    Addresses of jobs have been made ASCII before; this is for what people put into lists.
    """
    bare = host[1:-1] if host.startswith("[") and host.endswith("]") else host
    if bare.isascii():
        return bare.lower()
    return ".".join(_ascii_label(label) for label in bare.lower().split("."))


def glob_matches(pattern: str, text: str) -> bool:
    """Match a pattern whose ``*`` stands for any text, in linear time."""
    first, *rest = pattern.split("*")
    if not rest:
        return pattern == text
    *middle, last = rest
    end = len(text) - len(last)
    if not text.startswith(first) or not text.endswith(last) or end < len(first):
        return False
    position = len(first)
    for part in middle:
        found = text.find(part, position, end)
        if found < 0:
            return False
        position = found + len(part)
    return True


def is_loopback(host: str) -> bool:
    """Tell whether a literal is one of this machine, also in IPv4-mapped form."""
    address = _unmapped(host)
    return address is not None and address.is_loopback


def is_link_local(host: str) -> bool:
    """Tell whether a literal is reachable on the own link only, also in IPv4-mapped form."""
    address = _unmapped(host)
    return address is not None and address.is_link_local


def _unmapped(host: str) -> Address | None:
    address = parse_address(host)
    mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    return mapped or address


def _as_ipv6(address: Address) -> int:
    return int(address) | _MAPPED if isinstance(address, IPv4Address) else int(address)


def _ascii_label(label: str) -> str:
    try:
        return label.encode("idna").decode("ascii")
    except UnicodeError:
        return label
