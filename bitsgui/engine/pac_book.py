"""What proxy scripts say about links: the script, its answers, and who evaluates it."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import socket
from dataclasses import dataclass, field
from functools import partial

from bitsgui.bits.pac import parse_answer, question
from bitsgui.bits.proxy_rules import DIRECT, BypassList
from bitsgui.bits.urls import RemoteUrl, parse_remote
from bitsgui.bits.words import say, words_of
from bitsgui.engine import clock, tasks
from bitsgui.engine.pac_process import PacProcess
from bitsgui.engine.pac_source import Fetch, PacSource
from bitsgui.engine.proxies import OF_THE_NETWORK
from bitsgui.engine.script_errors import BrokenScriptError, NoScriptError

log = logging.getLogger(__name__)

WPAD = "http://wpad/wpad.dat"
"""Where a network that tells of its script has it, as browsers ask: the domain is the system's."""
ABSENCE_KEPT_S = 30.0
"""How long a network without a script is not asked for one again, in seconds."""
ANSWER_KEPT_S = 60.0
"""How long an answer counts for all links to a server, in seconds: scripts ask for the hour."""
FAILURE_KEPT_S = 5.0
"""How long a failure does, so that the many files of a job wait for one of them only."""
TRIAL_S = 8.0
"""How long a server has for a script that is tried, in seconds: somebody waits for it."""

MOST_SCRIPTS = 8
"""How many scripts are kept: as many jobs may each have one of their own."""
_MOST_ANSWERS = 10_000
# Of addresses that are nobody's: nothing is sent, only the way there is looked up.
_FAR = ((socket.AF_INET, "192.0.2.1"), (socket.AF_INET6, "2001:db8::1"))
_THIS_MACHINE = BypassList.parse("")
_ANY_SERVER = parse_remote(f"http://{_FAR[0][1]}/")


@dataclass(slots=True)
class _Answer:
    """What is, or is being, found out about a server; ``until`` is set once it is known."""

    task: asyncio.Task[list[str]]
    until: float = float("inf")


@dataclass(slots=True)
class _Known:
    """A script and what it said, about servers by the links that stand for them."""

    source: PacSource
    script: str = ""
    answers: dict[str, _Answer] = field(default_factory=dict[str, _Answer])

    def take(self, script: str) -> None:
        """Forget what another script said than the one there is now."""
        if script != self.script:
            self.script = script
            self.answers.clear()


class PacBook:
    """Answers of proxy scripts, each found out once for all who ask."""

    def __init__(self, fetch: Fetch, process: PacProcess | None = None) -> None:
        self._fetch = fetch
        self._process = process or PacProcess()
        self._known: dict[tuple[str, str | None], _Known] = {}
        self._network: tuple[str, ...] = ()
        self._absent_until: dict[str | None, float] = {}

    async def proxies(
        self, place: str, remote: RemoteUrl, interface: str | None = None
    ) -> list[str]:
        """Return proxy URLs, or ``DIRECT``, in the order to try; nothing if there is no script.

        ``place`` is where the script is: a link, or the path of a file, which must be there; or
        ``OF_THE_NETWORK``, which may have none. It is fetched by ``interface``, as what a job
        bound to that fetches. This machine and its neighbours without an address of their own are
        reached directly, as in browsers.

        Raises: TransferError ``WININET_UNABLE_TO_DOWNLOAD_SCRIPT`` if there is no script,
            ``WININET_BAD_AUTO_PROXY_SCRIPT`` or ``WINHTTP_SCRIPT_EXECUTION_ERROR`` if it fails.
        """
        assert remote.port is not None
        if _THIS_MACHINE.matches(remote.host, remote.port, remote.scheme):
            return [DIRECT]
        if (network := _own_addresses()) != self._network:
            self._network = network
            self.network_changed()
        known = await self._script_at(place, interface)
        if known is None:
            return []
        url, host = question(remote)
        return list(await tasks.shared(self._answer(known, url, host)))

    async def try_out(self, place: str, interface: str) -> None:
        """Read a script that is to be used, and ask it once; ``interface`` may be ``ANY``.

        Beside what goes on: another copy is kept for those who use it already, and their process
        is not asked. It is asked about an address, as names may take their time.

        Raises: ScriptError for one that cannot be had, fails or gives no answer; TransferError
            ``WINSOCK_ADDRESS_NOT_AVAILABLE`` where the interface is not there.
        """
        source = PacSource(place, partial(self._fetch, interface=interface), TRIAL_S)
        process = self._process.another()
        own = _own_addresses()
        try:
            script = await source.text()
            await _answered(process, script, *question(_ANY_SERVER), own[0] if own else "")
        finally:
            await tasks.finish(source.aclose())
            await tasks.finish(process.aclose())

    def network_changed(self) -> None:
        """Ask for the script anew, and then about every server."""
        self._absent_until.clear()
        for known in self._known.values():
            known.answers.clear()
            known.source.is_stale = True

    async def _script_at(self, place: str, interface: str | None) -> _Known | None:
        """Return the script as it is now, None if the network has none."""
        if place != OF_THE_NETWORK:
            return await self._read(place, interface)
        if clock.monotonic() < self._absent_until.get(interface, 0.0):
            return None
        try:
            return await self._read(WPAD, interface)
        except NoScriptError as error:
            log.info("no proxy: %s", error.detail)
            self._absent_until[interface] = clock.monotonic() + ABSENCE_KEPT_S
            return None

    async def _read(self, place: str, interface: str | None) -> _Known:
        key = (place, interface)
        known = self._known.pop(key, None)
        if known is None:
            known = _Known(PacSource(place, partial(self._fetch, interface=interface)))
        self._known[key] = known  # last: the one that was used longest ago goes first
        idle = [key for key, other in self._known.items() if not other.source.is_loading]
        for gone in idle[: max(0, len(self._known) - MOST_SCRIPTS)]:
            del self._known[gone]
        known.take(await known.source.text())
        return known

    def _answer(self, known: _Known, url: str, host: str) -> asyncio.Task[list[str]]:
        found = known.answers.get(url)
        if found is not None and clock.monotonic() < found.until:
            return found.task
        if len(known.answers) >= _MOST_ANSWERS:
            known.answers.clear()
        answer = _Answer(tasks.spawn_shared("pac", self._evaluate(known.script, url, host)))
        answer.task.add_done_callback(lambda task: _note(answer, task))
        known.answers[url] = answer
        return answer.task

    async def _evaluate(self, script: str, url: str, host: str) -> list[str]:
        own = self._network[0] if self._network else ""
        return await _answered(self._process, script, url, host, own)

    async def aclose(self) -> None:
        """End what goes on, and the process."""
        known = list(self._known.values())
        self._known.clear()
        await tasks.stop(*(answer.task for each in known for answer in each.answers.values()))
        for each in known:
            await each.source.aclose()
        await self._process.aclose()


async def _answered(process: PacProcess, script: str, url: str, host: str, own: str) -> list[str]:
    said = await process.evaluate(script, url, host, own)
    try:
        return parse_answer(said)
    except ValueError as error:
        raise BrokenScriptError(str(error), say(words_of(error))) from error


def _note(answer: _Answer, task: asyncio.Task[list[str]]) -> None:
    has_failed = task.cancelled() or task.exception() is not None
    answer.until = clock.monotonic() + (FAILURE_KEPT_S if has_failed else ANSWER_KEPT_S)


def _own_addresses() -> tuple[str, ...]:
    """Return the addresses this machine sends from, which another network changes."""
    found: list[str] = []
    for family, far in _FAR:
        with contextlib.suppress(OSError), socket.socket(family, socket.SOCK_DGRAM) as way:
            way.setblocking(False)
            way.connect((far, 9))
            found.append(way.getsockname()[0])
    return tuple(found)
