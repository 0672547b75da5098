"""The limits of the networks that downloads go over: one for each interface of this machine."""

from __future__ import annotations

from collections.abc import Mapping

from bitsgui.bits.facts import Facts
from bitsgui.bits.limits import NetworkLimit
from bitsgui.bits.network_interfaces import address_of, chosen_interface
from bitsgui.engine.throttle import Bucket
from bitsgui.settings import network_limits
from bitsgui.settings.schema import Settings


class NetworkBook:
    """Shared by all jobs. Buckets go by the names of interfaces, and follow settings and facts."""

    def __init__(self, settings: Settings) -> None:
        self._facts = Facts()
        self._buckets: dict[str, Bucket] = {}
        self.follow(settings)

    def follow(self, settings: Settings) -> None:
        """Take over what settings say; it holds at once."""
        self._limits = network_limits.parse(settings.network_limits)
        self._interface = settings.interface
        self._set()

    def take_facts(self, facts: Facts) -> None:
        """Take over what is known of the networks by now."""
        self._facts = facts
        self._set()

    def of_job(self, interface: str | None) -> dict[str, Bucket]:
        """Return the interfaces of a job with the buckets that bound them.

        ``interface`` is what it is bound to itself, None if it is as all are.
        """
        return {name: self._bucket(name) for name in self._ways(interface)}

    def is_elsewhere(self, networks: Mapping[str, Bucket], interface: str | None) -> bool:
        """Return whether other limits hold for a job than those of ``networks`` by now."""
        now = self.of_job(interface)
        return now.keys() != networks.keys() and any(
            bucket.rate is not None for bucket in (*now.values(), *networks.values())
        )

    def limit(self) -> NetworkLimit | None:
        """Return the lowest limit of the networks in use, None if none has any."""
        return self._found(self._ways(None))

    def names(self) -> tuple[str, ...]:
        """Return what the networks in use are called, the interfaces last."""
        used = self._ways(None)
        return (*sorted(self._names(used) - set(used)), *used)

    def _ways(self, of_job: str | None) -> tuple[str, ...]:
        """Return the interface a job is bound to, of an address who has it, or all in use."""
        bound = chosen_interface(of_job, self._interface)
        if bound is None:
            return tuple(link.name for link in self._facts.links if link.is_used)
        if address_of(bound) is None:
            return (bound,)
        return tuple(link.name for link in self._facts.links if bound in link.addresses)

    def _bucket(self, interface: str) -> Bucket:
        if interface not in self._buckets:
            self._buckets[interface] = Bucket(self._rate(interface))
        return self._buckets[interface]

    def _found(self, interfaces: tuple[str, ...]) -> NetworkLimit | None:
        found = network_limits.limit_of(self._limits, self._names(interfaces))
        return None if found is None else NetworkLimit(*found)

    def _names(self, interfaces: tuple[str, ...]) -> set[str]:
        called = {name for interface, name in self._facts.connections if interface in interfaces}
        return {*interfaces, *called}

    def _rate(self, interface: str) -> int | None:
        found = self._found((interface,))
        return None if found is None else found.rate

    def _set(self) -> None:
        for interface, bucket in self._buckets.items():
            rate = self._rate(interface)
            if bucket.rate != rate:
                bucket.rate = rate
