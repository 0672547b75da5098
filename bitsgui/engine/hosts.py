"""Connections per host: how many there may be, and how many a host was seen to allow.

A file without any comes before a further one of another file, which is asked to give one up.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from bitsgui.engine import clock, shares
from bitsgui.engine.shares import Share
from bitsgui.engine.throttle import Bucket, Throttle
from bitsgui.settings import host_rules
from bitsgui.settings.host_rules import HostRule, Rules, rule_for_link
from bitsgui.settings.schema import Settings

RECOVER_S = 300.0
"""After each such time a host that refused connections is tried with twice as many again."""
_MOST_STEPS = 6


@dataclass(slots=True, eq=False)
class _Waiter:
    share: Share
    place: asyncio.Future[None]


@dataclass(slots=True)
class _Host:
    in_use: int = 0
    held: dict[Share, int] = field(default_factory=dict[Share, int])
    asked: Counter[Share] = field(default_factory=Counter[Share])
    allowed: int | None = None
    refused_at: float = 0.0
    waiting: list[_Waiter] = field(default_factory=list[_Waiter])
    timer: asyncio.TimerHandle | None = None
    standing: Counter[str] = field(default_factory=Counter[str])
    watching: list[asyncio.Future[None]] = field(default_factory=list[asyncio.Future[None]])
    bucket: Bucket = field(default_factory=Bucket)
    rule: HostRule | None = None

    def line(self) -> list[_Waiter]:
        """Return those who wait: by priority, of one first come first served."""
        return sorted(self.waiting, key=lambda waiter: waiter.share.priority())

    def give(self, share: Share) -> None:
        """Count a connection that a file has from now on."""
        self.in_use += 1
        self.held[share] = self.held.get(share, 0) + 1

    def take_back(self, share: Share) -> None:
        """Count a connection that a file has no more."""
        self.in_use -= 1
        self.held[share] -= 1
        if not self.held[share]:
            del self.held[share]

    def tell(self) -> None:
        """Wake whoever asks which connections stand."""
        watching, self.watching = self.watching, []
        for news in watching:
            if not news.done():
                news.set_result(None)


class Slot:
    """A place for one connection; give it back exactly once (further calls do nothing).

    It is one at the host ``key``, and at each of those redirects lead it on to.
    """

    __slots__ = ("_beyond", "_book", "_key", "_server", "_share", "_throttle")

    def __init__(self, book: HostBook, key: str, share: Share, beyond: Iterable[str] = ()) -> None:
        self._book: HostBook | None = book
        self._key = key
        self._share = share
        self._beyond = set(beyond)
        self._server: str | None = None
        self._throttle: Throttle | None = None

    @property
    def hosts(self) -> frozenset[str]:
        """The hosts, as keys, at which it is a place; none once it was given back."""
        return frozenset() if self._book is None else frozenset({self._key, *self._beyond})

    def join(self, throttle: Throttle) -> None:
        """Count the connection among those that share limits, until the place is given back."""
        if self._book is not None and self._throttle is None:
            self._throttle = throttle
            throttle.join()

    def enter(self, key: str) -> bool:
        """Return whether the connection may lead on to a host: it has a place there from now on."""
        if self._book is None or key == self._key or key in self._beyond:
            return True
        if self._book.full_of((key,)) is not None:
            return False
        self._book.add(key, self._share)
        self._beyond.add(key)
        return True

    def note_answered(self, server: str) -> None:
        """Note that the connection stands; ``server`` is where redirects led it, as a key.

        Places at hosts it only came through, or was expected at, are given back.
        """
        if self._book is not None and self._server is None:
            self._server = server
            self._book.note_standing(self._key, server)
            for key in self._beyond - {server}:
                self._book.give_back(key, self._share)
            self._beyond &= {server}

    def renew(self) -> Slot | None:
        """Give the place back for another one of the same file, whoever waits; None if it was."""
        book = self._book
        if book is None:
            return None
        beyond = self._beyond
        for key in (self._key, *beyond):
            book.add(key, self._share)
        self.release()
        return Slot(book, self._key, self._share, beyond)

    def release(self) -> None:
        """Give the place back."""
        book, self._book = self._book, None
        throttle, self._throttle = self._throttle, None
        if throttle is not None:
            throttle.leave()
        if book is not None:
            book.give_back(self._key, self._share, self._server)
            for key in self._beyond:
                book.give_back(key, self._share)


class HostBook:
    """Shared by all jobs. Keys are ``scheme://host:port``.

    ``per_host`` and ``rate`` (bytes/s) hold where no rule says otherwise; a rule counts for each
    of the hosts it fits alone.
    """

    def __init__(self, per_host: int, rate: int | None = None, rules: Rules = ()) -> None:
        self.per_host = per_host
        self._rate = rate
        self._rules = rules
        self._hosts: dict[str, _Host] = {}
        self._news: asyncio.Future[None] | None = None

    @classmethod
    def of(cls, settings: Settings) -> HostBook:
        """Return an empty one that allows what settings say."""
        book = cls(settings.connections_per_host)
        book.follow(settings)
        return book

    def follow(self, settings: Settings) -> None:
        """Take over what settings allow; see :meth:`change`."""
        rules = host_rules.parse(settings.host_rules)
        self.change(settings.connections_per_host, settings.host_rate_limit, rules)

    def bucket(self, key: str) -> Bucket:
        """Return the token bucket of a host, which follows :meth:`change`."""
        return self._host(key).bucket

    def change(self, per_host: int, rate: int | None, rules: Rules) -> None:
        """Take over what is allowed from now on: those who wait come in, limits hold at once.

        Connections beyond what is allowed are given up by those who have them; see :meth:`news`.
        """
        self.per_host, self._rate, self._rules = per_host, rate, rules
        for key, host in self._hosts.items():
            host.rule = rule_for_link(rules, key)
            limit = self._limit(host)
            if host.bucket.rate != limit:
                host.bucket.rate = limit
            self._review(host, key)
        self._tell()

    def is_awaited(self, keys: Iterable[str]) -> bool:
        """Return whether anybody is in line at one of some hosts."""
        return any(self._host(key).waiting for key in keys)

    def priorities_changed(self) -> None:
        """Go by the priorities that jobs have now."""
        for key, host in self._hosts.items():
            self._review(host, key)

    def _tell(self) -> None:
        news, self._news = self._news, None
        if news is not None:
            news.set_result(None)

    def news(self) -> asyncio.Future[None]:
        """Return what ends once somebody may have to give up connections: one for all who ask.

        That is at the next :meth:`change`, or when a file is :meth:`asked` for more. Never cancel
        it.
        """
        if self._news is None:
            self._news = asyncio.get_running_loop().create_future()
        return self._news

    def rule(self, key: str) -> HostRule | None:
        """Return the rule that holds for a host."""
        return self._host(key).rule

    def asked(self, key: str, share: Share) -> int:
        """Return how many connections to the host a file is to give up for others."""
        return self._host(key).asked[share]

    def surplus(self, key: str, share: Share) -> int:
        """Return how many connections a file is to end for the host to have no more than it may.

        Only what the settings allow counts, not what it refused.
        """
        host = self._host(key)
        excess = host.in_use - self._most(host)
        return shares.surplus(host.held, excess)[share] if excess > 0 else 0

    def allowed(self, key: str) -> int:
        """Return how many connections the host may have, as far as is known."""
        host = self._host(key)
        most = self._most(host)
        if host.allowed is None:
            return most
        steps = int((clock.monotonic() - host.refused_at) / RECOVER_S)
        return min(most, host.allowed << min(steps, _MOST_STEPS))

    def _most(self, host: _Host) -> int:
        rule = host.rule
        return self.per_host if rule is None or rule.connections is None else rule.connections

    def _limit(self, host: _Host) -> int | None:
        rule = host.rule
        return self._rate if rule is None or rule.rate_limit is None else rule.rate_limit

    def step_down(self, key: str, alive: int) -> None:
        """Note that the host refused a connection while ``alive`` others stood: 8, 4, 2, 1.

        One that was asked for beyond what is allowed tells nothing new.
        """
        host = self._host(key)
        before = self.allowed(key)
        step = before
        if alive < before:
            step = 1
            while step * 2 <= alive:
                step *= 2
        host.allowed = step
        host.refused_at = clock.monotonic()
        self._review(host, key)

    def standing(self, key: str) -> int:
        """Return how many connections that have a place at the host were answered."""
        return self._host(key).standing.total()

    async def others_at(self, key: str, server: str) -> int:
        """Return how many of the host's connections stand at ``server``, a key as well.

        While none does, those whose answers are still to come may yet: it waits for them.
        """
        host = self._host(key)
        while not host.standing[server] and host.in_use > host.standing.total():
            news = asyncio.get_running_loop().create_future()
            host.watching.append(news)
            await news
        return host.standing[server]

    def note_standing(self, key: str, server: str) -> None:
        """Count an answered connection; see :meth:`Slot.note_answered`."""
        host = self._host(key)
        host.standing[server] += 1
        host.tell()

    async def take(
        self,
        key: str,
        share: Share,
        beyond: Iterable[str] = (),
        waits_at: Callable[[str], None] = lambda _: None,
    ) -> Slot:
        """Wait for a place: by the priority of the job, of one first come first served.

        And for one at each of the hosts ``beyond``; nobody has one of them while it waits for
        another, or two that need the same would wait for each other. ``waits_at`` hears for which.
        """
        keys = dict.fromkeys((key, *beyond))
        while (full := self.full_of(keys)) is not None:
            waits_at(full)
            await self._wait_at(full, share)
            others = keys.keys() - {full}
            if self.full_of(others) is None:
                return self._placed(key, share, keys, others)
            self.give_back(full, share)
        return self._placed(key, share, keys, keys)

    def _placed(self, key: str, share: Share, keys: Iterable[str], new: Iterable[str]) -> Slot:
        for entered in new:
            self.add(entered, share)
        return Slot(self, key, share, set(keys) - {key})

    async def _wait_at(self, key: str, share: Share) -> None:
        """Wait in line at a host until the file has one more place there."""
        host = self._host(key)
        waiter = _Waiter(share, asyncio.get_running_loop().create_future())
        host.waiting.append(waiter)
        self._review(host, key)
        try:
            await waiter.place
        except asyncio.CancelledError:
            if waiter in host.waiting:
                host.waiting.remove(waiter)
                self._review(host, key)
            elif not waiter.place.cancelled():
                self.give_back(key, share)
            raise

    def try_take(self, key: str, share: Share, beyond: Iterable[str] = ()) -> Slot | None:
        """Return a place if there is one, and one at each host ``beyond``, and nobody waits."""
        keys = dict.fromkeys((key, *beyond))
        return None if self.full_of(keys) is not None else self._placed(key, share, keys, keys)

    def full_of(self, keys: Iterable[str]) -> str | None:
        """Return the first of some hosts that has no room, or somebody in line for it."""
        return next((key for key in keys if not self._has_room(key)), None)

    def _has_room(self, key: str) -> bool:
        host = self._host(key)
        if host.waiting:
            self._review(host, key)
        return host.in_use < self.allowed(key) and not host.waiting

    def add(self, key: str, share: Share) -> None:
        """Count one more connection of a file."""
        self._host(key).give(share)

    def give_back(self, key: str, share: Share, server: str | None = None) -> None:
        """Free a place of ``share``; ``server`` is where it stood."""
        host = self._host(key)
        if server is not None:
            host.standing[server] -= 1
            if host.standing[server] <= 0:
                del host.standing[server]
        host.take_back(share)
        self._review(host, key)
        host.tell()

    def _review(self, host: _Host, key: str) -> None:
        """Give all that is free to those in line, and ask others to give up what they still need.

        Again once more are allowed; nobody may come by until then.
        """
        if host.timer is not None:
            host.timer.cancel()
            host.timer = None
        allowed = self.allowed(key)
        line = host.line() if host.waiting else []
        while line and host.in_use < allowed:
            self._let_in(host, line.pop(0))
        before, host.asked = (
            host.asked,
            shares.asked(
                [waiter.share.priority() for waiter in line], host.held, host.in_use - allowed
            ),
        )
        if any(count > before[share] for share, count in host.asked.items()):
            self._tell()
        if line and host.allowed is not None and allowed < self._most(host):
            gone_s = (clock.monotonic() - host.refused_at) % RECOVER_S
            loop = asyncio.get_running_loop()
            host.timer = loop.call_later(RECOVER_S - gone_s, self._review, host, key)

    def _let_in(self, host: _Host, waiter: _Waiter) -> None:
        host.waiting.remove(waiter)
        if not waiter.place.done():
            host.give(waiter.share)
            waiter.place.set_result(None)

    def _host(self, key: str) -> _Host:
        host = self._hosts.get(key)
        if host is None:
            host = self._hosts[key] = _Host(rule=rule_for_link(self._rules, key))
            host.bucket.rate = self._limit(host)
        return host
