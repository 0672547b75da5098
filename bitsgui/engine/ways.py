"""Where the connections of a file go: to the host of its link, and on to where redirects lead.

What holds for a host holds at both ends of the way, so that the stricter of the two counts: who
sets a limit for a server means the bytes it sends, whatever link leads there, and who sets one for
the server of a link means all that the link brings.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from bitsgui.bits import urls
from bitsgui.engine import crowding, tasks
from bitsgui.engine.hosts import Slot
from bitsgui.engine.run_context import LineContext
from bitsgui.engine.shares import Share
from bitsgui.engine.throttle import Bucket, Throttle


class NoRoomError(tasks.TidingsError):
    """A redirect leads to a host that has no room; its file waits there from now on."""


class Way:
    """The way of one file, as its last connection went. Hosts are keys.

    ``host`` is that of the link, "" before it is asked.
    """

    def __init__(self, context: LineContext, share: Share) -> None:
        self._context = context
        self._hosts = context.hosts
        self._share = share
        self._hops: tuple[str, ...] = ()
        self.host = ""

    @property
    def _ends(self) -> tuple[str, ...]:
        return (self.host, *self._hops[-1:])

    def throttle(self) -> Throttle:
        """Return the limits a connection obeys; a redirect may change them."""
        throttle = self._context.throttle(self.host)
        for server in self._hops[-1:]:
            throttle.lead_to(self.bucket(server))
        return throttle

    def try_take(self) -> Slot | None:
        """Return a place for a connection if all hosts on the way have room."""
        return self._hosts.try_take(self.host, self._share, self._hops)

    async def take(self, waits_at: Callable[[str], None]) -> Slot:
        """Wait for a place for a connection; ``waits_at`` hears of each host it waits for."""
        return await self._hosts.take(self.host, self._share, self._hops, waits_at)

    def allowed(self) -> int:
        """Return how many connections there may be, as far as is known."""
        return min(self._hosts.allowed(key) for key in self._ends)

    def surplus(self, hosts: Iterable[str]) -> Counter[str]:
        """Return how many connections the file is to end at each host, which may have no more.

        Redirects may lead each of its connections to another one.
        """
        return Counter({key: self._hosts.surplus(key, self._share) for key in hosts})

    def asked(self, hosts: Iterable[str]) -> Counter[str]:
        """Return how many connections the file is to give up for others at each host."""
        return Counter({key: self._hosts.asked(key, self._share) for key in hosts})

    def wanted(self) -> int:
        """Return how many connections the file is to have."""
        rules = [self._hosts.rule(key) for key in self._ends]
        return crowding.wanted(self._context.job.options, rules, self._context.settings)

    def bucket(self, key: str) -> Bucket:
        """Return what bounds the rate of a host."""
        return self._hosts.bucket(key)

    def lead(self, hops: tuple[str, ...]) -> None:
        """Take the way on which redirects led a connection."""
        self._hops = hops


class Passage:
    """One connection on the way; it takes over ``slot`` no further than to give it more places."""

    def __init__(self, way: Way, slot: Slot) -> None:
        self._way, self._slot = way, slot
        self._hops: tuple[str, ...] = ()
        self.throttle = way.throttle()
        slot.join(self.throttle)

    def follow(self, link: str) -> None:
        """Go on to where a redirect leads. Raises: NoRoomError."""
        key = urls.host_key(link)
        self._hops = (*self._hops, key)
        if not self._slot.enter(key):
            self._way.lead(self._hops)
            raise NoRoomError
        self.throttle.lead_to(self._way.bucket(key))

    def arrive(self) -> None:
        """Note that the last server answered with the file."""
        self._way.lead(self._hops)
        self._slot.note_answered(self._hops[-1] if self._hops else self._way.host)
