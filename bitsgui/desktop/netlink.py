"""Links and addresses of this machine, as the kernel of Linux tells of them by itself."""

from __future__ import annotations

import asyncio
import contextlib
import ipaddress
import logging
import socket
import struct
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from bitsgui.bits.facts import Link

log = logging.getLogger(__name__)

SETTLE_S = 0.1
"""Changes come in bursts: a link, its addresses, its routes."""

_HEADER = struct.Struct("=IHHII")
_LINK = struct.Struct("=BxHiII")
_ADDRESS = struct.Struct("=BBBBI")
_ROUTE = struct.Struct("=BBBBBBBBI")
_ATTRIBUTE = struct.Struct("=HH")
_ERROR, _DONE, _NEWLINK, _GETLINK, _NEWADDR, _GETADDR = 2, 3, 16, 18, 20, 22
_NEWROUTE, _GETROUTE = 24, 26
_DUMP = 0x301
_GROUPS = 0x1 | 0x10 | 0x100 | 0x40 | 0x400
"""Links, addresses of IPv4 and of IPv6, routes of both."""
_UP, _LOOPBACK, _RUNNING = 0x1, 0x8, 0x40
_IFA_ADDRESS, _IFA_LOCAL = 1, 2
_TENTATIVE = 0x40
_IFLA_IFNAME, _IFLA_LINKINFO, _INFO_KIND = 3, 18, 1
_RTA_OIF, _RTA_PRIORITY = 4, 6
_MAIN_TABLE, _UNICAST = 254, 1
_TUNNELS = frozenset({"tun", "wireguard", "ppp", "ipip", "gre", "sit", "vti", "xfrm", "ip6tnl"})
# Of addresses that are nobody's: nothing is sent, only the way there is looked up.
_FAR = ((socket.AF_INET, "192.0.2.1"), (socket.AF_INET6, "2001:db8::1"))
_LARGE = 1 << 18


class LinkWatch:
    """Tells ``is_connected``, ``addresses``, ``links``: a :class:`bitsgui.bits.facts.FactSource`.

    Connected is a machine with a link that runs and has an address beyond itself. Where there was
    none ever, nothing is told: who downloads there does so from the machine itself.
    """

    def __init__(self) -> None:
        self._socket: socket.socket | None = None
        self._timer: asyncio.TimerHandle | None = None
        self._had_any = False
        self._tell: Callable[[dict[str, object]], None] = lambda _: None

    async def watch(self, tell: Callable[[dict[str, object]], None]) -> None:
        """Tell what is there now, and of what changes."""
        self._tell = tell
        try:
            self._socket = _opened(_GROUPS)
        except OSError as error:
            log.info("changes of the network are not told: %s", error)
            return
        loop = asyncio.get_running_loop()
        loop.add_reader(self._socket, self._on_news)
        try:
            self._look()
            await loop.create_future()
        finally:
            loop.remove_reader(self._socket)
            self._socket.close()
            if self._timer is not None:
                self._timer.cancel()

    def _on_news(self) -> None:
        """Wait for the rest of a burst; what it says in full is asked for then."""
        # It ends with an error: no more for now, or more than the kernel kept.
        with contextlib.suppress(OSError):
            while self._socket is not None and self._socket.recv(_LARGE):
                pass
        if self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(SETTLE_S, self._look)

    def _look(self) -> None:
        self._timer = None
        try:
            links = running_links()
        except OSError as error:  # as where no file can be opened any more: all is as it was
            log.info("the addresses of this machine are not told: %s", error)
            return
        addresses = frozenset[str]().union(*(link.addresses for link in links))
        self._had_any = self._had_any or bool(addresses)
        if self._had_any:
            facts = {"is_connected": bool(addresses), "addresses": addresses, "links": links}
            self._tell(facts)


def running_links() -> tuple[Link, ...]:
    """Return the interfaces that others can reach this machine by. Quick.

    Where none of them leads everywhere, all are in use. Raises: OSError.
    """
    with _opened(0) as asking:
        found = {link.index: link for link in _links(asking) if link.is_running}
        held: dict[int, set[str]] = {index: set() for index in found}
        for index, address in _addresses(asking):
            if index in held and not address.is_link_local:
                held[index].add(str(address))
        reached = [link for link in found.values() if held[link.index]]
        used = _used(asking, reached, held) or set(held)
    return tuple(
        Link(link.name, frozenset(held[link.index]), link.index in used) for link in reached
    )


def _used(
    asking: socket.socket, links: Iterable[_LinkState], held: dict[int, set[str]]
) -> set[int]:
    """Return the links that lead everywhere, with what carries those that are tunnels."""
    senders = _senders()
    used = [link for link in links if held[link.index] & senders]
    found = {link.index for link in used}
    if any(link.kind in _TUNNELS for link in used):
        tunnels = {link.index for link in links if link.kind in _TUNNELS}
        ways = [(metric, index) for index, metric in _defaults(asking) if index not in tunnels]
        found |= {index for metric, index in ways if metric == min(ways)[0]}
    return found


def _senders() -> set[str]:
    """Return the addresses this machine sends from to where no special route leads."""
    found: set[str] = set()
    for family, far in _FAR:
        with contextlib.suppress(OSError), socket.socket(family, socket.SOCK_DGRAM) as way:
            way.setblocking(False)
            way.connect((far, 9))
            found.add(way.getsockname()[0])
    return found


@dataclass(frozen=True, slots=True)
class _LinkState:
    index: int
    name: str
    kind: str
    flags: int

    @property
    def is_running(self) -> bool:
        return bool(self.flags & _UP and self.flags & _RUNNING and not self.flags & _LOOPBACK)


def _opened(groups: int) -> socket.socket:
    made = socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, socket.NETLINK_ROUTE)
    made.setblocking(False)
    made.bind((0, groups))
    return made


def _links(asking: socket.socket) -> Iterator[_LinkState]:
    for kind, body in _dump(asking, _GETLINK):
        if kind == _NEWLINK:
            _, _, index, flags, _ = _LINK.unpack_from(body)
            parts = dict(_attributes(body[_LINK.size :]))
            details = dict(_attributes(parts.get(_IFLA_LINKINFO, b"")))
            name, made = _text(parts.get(_IFLA_IFNAME)), _text(details.get(_INFO_KIND))
            yield _LinkState(index, name, made, flags)


def _text(value: bytes | None) -> str:
    return (value or b"").split(b"\0")[0].decode(errors="replace")


def _defaults(asking: socket.socket) -> Iterator[tuple[int, int]]:
    """Yield the link of each route that leads everywhere, and its metric: the least comes first."""
    for kind, body in _dump(asking, _GETROUTE):
        if kind != _NEWROUTE:
            continue
        _, length, _, _, table, _, _, sort, _ = _ROUTE.unpack_from(body)
        if length == 0 and table == _MAIN_TABLE and sort == _UNICAST:
            parts = dict(_attributes(body[_ROUTE.size :]))
            if _RTA_OIF in parts:
                metric = int.from_bytes(parts.get(_RTA_PRIORITY, b""), sys.byteorder)
                yield int.from_bytes(parts[_RTA_OIF], sys.byteorder), metric


def _addresses(
    asking: socket.socket,
) -> Iterator[tuple[int, ipaddress.IPv4Address | ipaddress.IPv6Address]]:
    """Yield each address that may be used, with the index of its link."""
    for kind, body in _dump(asking, _GETADDR):
        if kind != _NEWADDR:
            continue
        _, _, flags, _, index = _ADDRESS.unpack_from(body)
        parts = dict(_attributes(body[_ADDRESS.size :]))
        packed = parts.get(_IFA_LOCAL, parts.get(_IFA_ADDRESS))
        if packed is not None and not flags & _TENTATIVE:
            yield index, ipaddress.ip_address(packed)


def _dump(asking: socket.socket, kind: int) -> Iterator[tuple[int, bytes]]:
    """Ask for all of a kind; the kernel has the answer ready when the question is sent."""
    body = struct.pack("=B3x", socket.AF_UNSPEC)
    asking.send(_HEADER.pack(_HEADER.size + len(body), kind, _DUMP, 1, 0) + body)
    while True:
        data = asking.recv(_LARGE)
        while len(data) >= _HEADER.size:
            length, found, _, _, _ = _HEADER.unpack_from(data)
            if found in (_DONE, _ERROR) or length < _HEADER.size:
                return
            yield found, data[_HEADER.size : length]
            data = data[_aligned(length) :]


def _attributes(data: bytes) -> Iterator[tuple[int, bytes]]:
    while len(data) >= _ATTRIBUTE.size:
        length, kind = _ATTRIBUTE.unpack_from(data)
        if length < _ATTRIBUTE.size:
            return
        yield kind, data[_ATTRIBUTE.size : length]
        data = data[_aligned(length) :]


def _aligned(length: int) -> int:
    return (length + 3) & ~3
