"""Connecting to the first address of a server that answers (RFC 8305, "Happy Eyeballs").

The addresses of both families take turns, each a moment after the one before. Those that were no
use are remembered for a while, and come last: a broken line for one family, or a server that is
down, delays the first connection only. A look-up that hangs because nobody answers for IPv6
addresses is passed by one for IPv4 addresses alone.
"""

from __future__ import annotations

import asyncio
import functools
import ipaddress
import itertools
import socket
from collections.abc import Iterable
from typing import Any

from bitsgui.engine import clock
from bitsgui.engine.binding import LOST, Binding
from bitsgui.engine.disk_threads import DiskThreads
from bitsgui.engine.racing import race

STAGGER_S = 0.25
"""How long an address is tried alone; RFC 8305 section 8 names it."""
REMEMBERED_S = 600.0
"""How long an address that was no use comes after the others."""
LOOKUP_S = 0.25
"""How long a look-up for both families is waited for before one for IPv4 begins beside it."""
_MOST_REMEMBERED = 1000
_threads = DiskThreads(16, spare=48)
"""For look-ups: one that hangs keeps no other from its turn, and no program from its end."""

Address = tuple[int, tuple[Any, ...]]
"""A family, and the place of a server as sockets of that family have it: host, port and so on."""


class AddressMemory:
    """Which addresses were passed by for another of the same server, on this network."""

    def __init__(self) -> None:
        self._until: dict[Address, float] = {}

    def order(self, addresses: Iterable[Address]) -> list[Address]:
        """Return the addresses by turns of their families, those that were no use last."""
        families: dict[int, list[Address]] = {}
        for address in addresses:
            families.setdefault(address[0], []).append(address)
        turns = itertools.chain.from_iterable(itertools.zip_longest(*families.values()))
        now = clock.monotonic()
        found = (address for address in turns if address is not None)
        return sorted(found, key=lambda address: self._until.get(address, 0.0) > now)

    def note(self, passed: Iterable[Address], used: Address) -> None:
        """Note that ``used`` answered before those that were tried earlier."""
        self._until.pop(used, None)
        until = clock.monotonic() + REMEMBERED_S
        for address in passed:
            self._until[address] = until
        while len(self._until) > _MOST_REMEMBERED:
            del self._until[next(iter(self._until))]

    def forget(self) -> None:
        """Forget all."""
        self._until.clear()


class Dialler:
    """Opens connections of sockets that do not block, bound to one interface if need be."""

    def __init__(self, binding: Binding | None = None) -> None:
        self.memory = AddressMemory()
        self._behind: dict[str, AddressMemory] = {}
        self._binding = binding

    def memory_behind(self, proxy: str) -> AddressMemory:
        """Return the memory of addresses that are reached through a proxy."""
        return self._behind.setdefault(proxy, AddressMemory())

    def forget(self) -> None:
        """Forget all: another network may reach what this one does not."""
        self.memory.forget()
        self._behind.clear()

    async def dial(self, host: str, port: int) -> socket.socket:
        """Return a connected socket.

        Raises: OSError of the first address if none answers, also for a name that has none;
            BindingError.
        """
        found = await addresses_of(host, port)
        interface = None
        if self._binding is not None:
            found = _reached_by(self._binding, found, host)
            interface = await _threads.call(self._binding.interface)
        ordered = self.memory.order(found)
        failures: list[OSError] = []
        try:
            number, sock = await race(
                [functools.partial(self._connect, *each, interface, failures) for each in ordered],
                STAGGER_S,
                socket.socket.close,
            )
        except OSError as error:
            if self._binding is not None and all(each.errno in LOST for each in failures):
                raise self._binding.lost() from error
            raise
        self.memory.note(ordered[:number], ordered[number])
        return sock

    async def _connect(
        self,
        family: int,
        place: tuple[Any, ...],
        interface: str | None,
        failures: list[OSError],
    ) -> socket.socket:
        sock = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        try:
            sock.setblocking(False)
            if self._binding is not None:
                self._binding.bind(sock, interface)
            await asyncio.get_running_loop().sock_connect(sock, place)
        except BaseException as error:
            sock.close()
            if isinstance(error, OSError):
                failures.append(error)
            raise
        return sock


def _reached_by(binding: Binding, found: list[Address], host: str) -> list[Address]:
    """Return the addresses of the family that sockets so bound can reach."""
    family = binding.family()
    fit = [address for address in found if family in {socket.AF_UNSPEC, address[0]}]
    if not fit:
        raise OSError(f"{host} has no address that {binding.name} can reach")
    return fit


async def addresses_of(host: str, port: int, family: int = socket.AF_UNSPEC) -> list[Address]:
    """Return the addresses of a server, the best first as the system knows.

    Raises: OSError if it has none; UnicodeError for what can be no name.
    """
    literal = _literal(host, port)
    if literal is not None:
        return [literal]
    if family != socket.AF_UNSPEC:
        return await _looked_up(host, port, family)
    both = functools.partial(_tried, host, port)
    ipv4 = functools.partial(_looked_up, host, port, socket.AF_INET)
    _, found = await race((both, ipv4), LOOKUP_S, lambda _: None)
    if isinstance(found, OSError):
        raise found
    return found


async def _tried(host: str, port: int) -> list[Address] | OSError:
    """Look up a name for both families, where also that there is none is an answer."""
    try:
        return await _looked_up(host, port, socket.AF_UNSPEC)
    except OSError as error:
        return error


def _literal(host: str, port: int) -> Address | None:
    """Return the address that ``host`` is itself; None for a name, and for one with a zone."""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return None
    if address.version == 4:
        return socket.AF_INET, (host, port)
    return None if address.scope_id else (socket.AF_INET6, (host, port, 0, 0))


async def _looked_up(host: str, port: int, family: int) -> list[Address]:
    infos = await _threads.call(socket.getaddrinfo, host, port, family, socket.SOCK_STREAM)
    found = list(dict.fromkeys((int(info[0]), info[4]) for info in infos))
    if not found:
        raise OSError(f"{host} has no address")
    return found
