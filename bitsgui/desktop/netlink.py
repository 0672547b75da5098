"""Links and addresses of this machine, as the kernel of Linux tells of them by itself."""

from __future__ import annotations

import asyncio
import contextlib
import ipaddress
import logging
import socket
import struct
from collections.abc import Callable, Iterator

log = logging.getLogger(__name__)

SETTLE_S = 0.1
"""Changes come in bursts: a link, its addresses, its routes."""

_HEADER = struct.Struct("=IHHII")
_LINK = struct.Struct("=BxHiII")
_ADDRESS = struct.Struct("=BBBBI")
_ATTRIBUTE = struct.Struct("=HH")
_ERROR, _DONE, _NEWLINK, _GETLINK, _NEWADDR, _GETADDR = 2, 3, 16, 18, 20, 22
_DUMP = 0x301
_GROUPS = 0x1 | 0x10 | 0x100
"""Links, addresses of IPv4 and of IPv6."""
_UP, _LOOPBACK, _RUNNING = 0x1, 0x8, 0x40
_IFA_ADDRESS, _IFA_LOCAL = 1, 2
_TENTATIVE = 0x40
_LARGE = 1 << 18


class LinkWatch:
    """Tells ``is_connected`` and ``addresses``; a :class:`bitsgui.bits.facts.FactSource`.

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
            addresses = own_addresses()
        except OSError as error:  # as where no file can be opened any more: all is as it was
            log.info("the addresses of this machine are not told: %s", error)
            return
        self._had_any = self._had_any or bool(addresses)
        if self._had_any:
            self._tell({"is_connected": bool(addresses), "addresses": addresses})


def own_addresses() -> frozenset[str]:
    """Return the addresses others can reach this machine at; those of links that run. Quick.

    Raises: OSError.
    """
    with _opened(0) as asking:
        running = {
            index
            for index, flags in _links(asking)
            if flags & _UP and flags & _RUNNING and not flags & _LOOPBACK
        }
        found = [address for index, address in _addresses(asking) if index in running]
    return frozenset(str(address) for address in found if not address.is_link_local)


def _opened(groups: int) -> socket.socket:
    made = socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, socket.NETLINK_ROUTE)
    made.setblocking(False)
    made.bind((0, groups))
    return made


def _links(asking: socket.socket) -> Iterator[tuple[int, int]]:
    """Yield index and flags of each link."""
    for kind, body in _dump(asking, _GETLINK):
        if kind == _NEWLINK:
            _, _, index, flags, _ = _LINK.unpack_from(body)
            yield index, flags


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
