"""Starting and stopping runs: who may run now, for how long, and over which network."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from bitsgui.bits.causes import Cause, acting
from bitsgui.bits.errors import ErrorClass, Hresult, StoreError, TransferError
from bitsgui.bits.facts import Facts
from bitsgui.bits.records import Happening
from bitsgui.bits.states import RUNNING
from bitsgui.bits.types import CostPolicy, JobState, Priority
from bitsgui.engine import alarm, clock, idling, tasks
from bitsgui.engine.alarm import Alarm
from bitsgui.engine.failures import error_record
from bitsgui.engine.live import LiveJob, lost_kinds, may_act_again
from bitsgui.engine.meter import Meter
from bitsgui.engine.policy import PORTAL, blocked_by
from bitsgui.engine.runner import Runner
from bitsgui.engine.scheduler import Queue, choose, may_run
from bitsgui.settings.schema import Settings

if TYPE_CHECKING:
    from bitsgui.engine.core import Core

_COST_BLOCK = Hresult.BG_E_BLOCKED_BY_COST_TRANSFER_POLICY
_HOURS_BLOCK = Hresult.BG_E_BLOCKED_BY_POLICY
_OF_PORTALS = frozenset({PORTAL, Hresult.BG_E_INVALID_SERVER_RESPONSE})
_CONDITIONS = (
    PORTAL,
    _COST_BLOCK,
    Hresult.BG_E_BLOCKED_BY_BATTERY_SAVER,
    Hresult.BG_E_BLOCKED_BY_BATTERY_POLICY,
)
PAUSE_S = 1.5
"""How long a call waits for the end of what is fetched, in seconds."""


class Dispatcher:
    """Holds the queue and the jobs at work."""

    def __init__(self, core: Core) -> None:
        self._core = core
        self.queue = Queue()
        self._running: set[LiveJob] = set()
        self._is_planned = False
        self.is_paused = False
        """Jobs are queued, but none is started."""
        self._slices: dict[LiveJob, asyncio.TimerHandle] = {}
        self._limits: dict[LiveJob, asyncio.TimerHandle] = {}
        self._alarm = Alarm(self.plan)
        self._network_since = clock.stamp()
        self._looking: dict[LiveJob, asyncio.Task[None]] = {}
        self.watchers: set[Callable[[], None]] = set()
        """Called where what may use the network may be another one, without the jobs'."""

    def plan(self) -> None:
        """Look soon at who may run; any number of calls cost one look."""
        if not self._is_planned and not self._core.is_closing:
            self._is_planned = True
            asyncio.get_running_loop().call_soon(self._schedule)

    def _schedule(self) -> None:
        self._is_planned = False
        if self._core.is_closing or self.is_paused:
            return
        for live in [live for live in self._running if _is_lost(live)]:
            live.runner = None
            self._core.move(live, JobState.QUEUED)
        for live in self.queue.take_due(clock.stamp()):
            self._core.touched(live)
        self._alarm.set(self.queue.next_start())
        ready = (live for live in self.queue if self._has_secrets(live))
        lines = idling.lines(self._running)

        def is_behind(live: LiveJob) -> bool:
            if not lines or live in self._running:
                return False
            return idling.is_behind(live.priority, self.queue.hosts_of(live), lines)

        to_start, to_stop = choose(ready, self._running, self._core.settings, is_behind)
        for live in to_stop:
            self.send_back(live)
        for live in to_start:
            self._start(live)

    def _has_secrets(self, live: LiveJob) -> bool:
        """Return whether the secrets of a job were looked for, which begins where they were not.

        Before its run: a prompt of the keyring would hold its place among the active jobs, while
        others could go on. What is not found is told by the run.
        """
        if not may_run(live) or live.has_looked_for_secrets or not lost_kinds(live):
            return True
        if live not in self._looking:
            self._looking[live] = tasks.spawn_logged("look for secrets", self._look(live))
        return False

    async def _look(self, live: LiveJob) -> None:
        try:
            with contextlib.suppress(StoreError):
                await self._core.secrets_of(live)
        finally:
            del self._looking[live]
            if live.state is JobState.QUEUED:
                live.has_looked_for_secrets = True
            self.plan()

    async def close(self) -> None:
        """Start nothing by the clock or the keyring any more."""
        self._alarm.close()
        await tasks.stop(*self._looking.values())

    def send_back(self, live: LiveJob) -> None:
        """Return a running job to the queue: its slice is over or it was overtaken."""
        self._core.move(live, JobState.QUEUED)
        self._let_go(live)

    def settings_changed(self, before: Settings) -> None:
        """Look at who may run; nothing goes on over another interface than the settings name."""
        settings = self._core.settings
        self.plan()
        if _of_power(settings) != _of_power(before):
            self.conditions_changed()
        if settings.interface != before.interface:
            for live in [live for live in self._running if live.record.options.interface is None]:
                if live.state in RUNNING:
                    self.send_back(live)
        self._follow_networks()

    def _follow_networks(self) -> None:
        """Let jobs that go over another network by now begin anew, within its limit."""
        networks = self._core.networks
        for live in list(self._running):
            if live.state in RUNNING and networks.is_elsewhere(
                live.networks, live.record.options.interface
            ):
                self.send_back(live)

    def _let_go(self, live: LiveJob) -> None:
        """End a run without waiting; the job starts again only once it has ended."""
        runner, live.runner = live.runner, None
        if runner is not None:
            live.stopped = runner
            live.stopping = tasks.spawn_logged("stop run", self._stop(live, runner))

    async def _stop(self, live: LiveJob, runner: Runner) -> None:
        try:
            await runner.stop()
        finally:
            live.stopping = live.stopped = None
            self.plan()

    def left_run(self, live: LiveJob, new: JobState) -> None:
        """Note that a job leaves its running states for a ``new`` one."""
        self._running.discard(live)
        for timers in (self._slices, self._limits):
            handle = timers.pop(live, None)
            if handle is not None:
                handle.cancel()
        if live.runner is not None:
            live.speed_log.note_break(live.active_s(), new)
            live.count_time()

    async def halt(self, live: LiveJob) -> None:
        """End a job's run if it has one; progress is recorded when this returns."""
        runner = live.runner
        if not live.is_busy:
            return
        if runner is not None:
            await runner.stop()
            if live.runner is runner:
                if live.state in RUNNING:
                    live.count_time()
                live.runner = None
        if live.stopping is not None:
            await asyncio.wait([live.stopping])
        self.plan()

    async def pause(self, live: LiveJob) -> None:
        """End a job's run as ``halt`` does; a disk that does not answer is not waited for.

        Progress is recorded once it does, and the job can start again.
        """
        self._let_go(live)
        if live.stopping is not None:
            await asyncio.wait([live.stopping], timeout=PAUSE_S)

    def _start(self, live: LiveJob) -> None:
        code = self._blocked(live)
        if code is not None:
            self._block(live, code)
            return
        if live.record.was_sent:
            with acting(Cause.DATA):
                self._core.move(live, JobState.SUSPENDED)
            self._core.save_soon(live)
            return
        live.record.was_sent = may_act_again(live)
        self._running.add(live)
        live.has_looked_for_secrets = False
        live.meter = Meter()
        live.has_moved = False
        live.runner = Runner(self._core, live)
        self._core.move(live, JobState.CONNECTING)
        self._start_slice(live)
        self._start_limit(live)
        live.runner.start()

    # -- timers ----------------------------------------------------------------------------------

    def _start_slice(self, live: LiveJob) -> None:
        slice_s = self._core.settings.time_slice_s
        if slice_s is not None and live.priority is not Priority.FOREGROUND:
            loop = asyncio.get_running_loop()
            self._slices[live] = loop.call_later(slice_s, self._slice_over, live)

    def _slice_over(self, live: LiveJob) -> None:
        self._slices.pop(live, None)
        if live.state not in RUNNING:
            return
        if self.queue.has_peer(live.priority):
            live.turn = 1 + max((job.turn for job in self.queue), default=0)
            self.send_back(live)
        else:
            self._start_slice(live)

    def _start_limit(self, live: LiveJob) -> None:
        longest = live.record.options.maximum_download_time_s
        if longest is None or live.runner is None:
            return
        wait = min(max(0.0, longest - live.download_time_s()), alarm.LONGEST_S)
        loop = asyncio.get_running_loop()
        self._limits[live] = loop.call_later(wait, self._time_over, live)

    def _time_over(self, live: LiveJob) -> None:
        self._limits.pop(live, None)
        longest = live.record.options.maximum_download_time_s
        if longest is None or live.runner is None or live.state not in RUNNING:
            return
        if live.download_time_s() < longest:
            self._start_limit(live)
            return
        error = TransferError(Hresult.BG_E_MAXDOWNLOAD_TIMEOUT, "the time for this job is used up")
        tasks.spawn_logged("time over", self._core.outcomes.fail(live, error))

    def limit_changed(self, live: LiveJob) -> None:
        """Take over a changed maximum download time in a running job."""
        handle = self._limits.pop(live, None)
        if handle is not None:
            handle.cancel()
        if live.state in RUNNING:
            self._start_limit(live)

    # -- network and hours -----------------------------------------------------------------------

    def _blocked(self, live: LiveJob) -> int | None:
        """Return the code of what keeps a job from running now, None if nothing does."""
        flags = CostPolicy.ALWAYS if live.waives_cost else live.record.options.cost_flags
        facts = self._core.conditions
        if live.waives_portal and facts.portal:
            facts = replace(facts, portal="")
        return self.blocked_by(flags, live.priority, facts)

    def blocked_by(
        self, cost_flags: int, priority: Priority, facts: Facts | None = None
    ) -> int | None:
        """Return the code of what keeps such a job from running now, None if nothing does.

        ``facts`` are those it goes by, None for what is known.
        """
        core, is_paused = self._core, self._core.pacer.view.is_paused
        facts = core.conditions if facts is None else facts
        return blocked_by(cost_flags, priority, facts, core.settings, is_paused=is_paused)

    def _block(self, live: LiveJob, code: int) -> None:
        """Put a queued or running job to wait for a condition."""
        page = self._core.conditions.portal if code == PORTAL else None
        record = error_record(
            TransferError(code, url=page), None, live.record.retry_attempt, ErrorClass.WAITING
        )
        live.record.error = record
        live.blocked_until = self._core.pacer.view.until if code == _HOURS_BLOCK else None
        self._core.journal.note(live, Happening.FAILED, error=record)
        self._core.move(live, JobState.TRANSIENT_ERROR)
        self._core.save_soon(live)

    def _network_changed(self) -> None:
        """Take over new network facts: stop what is forbidden now, resume all that waits."""
        self._core.transport.network_changed()
        for live in list(self._core.jobs.values()):
            if not self._stop_if_blocked(live) and live.state is JobState.TRANSIENT_ERROR:
                self._core.move(live, JobState.QUEUED)
        self._tell_watchers()

    def take_facts(self, facts: Facts) -> None:
        """Take over what is known of network and power by now.

        Where only cost or power is another, what waits for something else goes on waiting.
        """
        core, before = self._core, self._core.facts
        core.facts = facts
        if _network_of(facts) != _network_of(before):
            for live in core.jobs.values():
                live.waives_cost = live.waives_portal = False
        if (facts.links, facts.connections) != (before.links, before.connections):
            core.networks.take_facts(facts)
            core.pacer.look()
            self._follow_networks()
        core.transport.facts_changed(before, facts)
        is_other = (facts.is_connected, facts.addresses) != (before.is_connected, before.addresses)
        if is_other:
            self._network_since = clock.stamp()
            core.portals.look()
        if facts.portal and not before.portal:
            self._forgive_portal()
        if is_other:
            self._network_changed()
        else:
            self.conditions_changed()
        if facts.wakes != before.wakes:
            core.pacer.look()
            core.outcomes.clocks_changed()
            self.plan()

    def portal_found(self, live: LiveJob) -> None:
        """Let all wait for a login to the network, which the run of a job came upon at its end."""
        live.runner = None
        self.conditions_changed()
        self._forgive_portal()

    def _forgive_portal(self) -> None:
        """Let jobs wait that met the page of the network, and took it for a wrong answer."""
        for live in list(self._core.jobs.values()):
            error = live.record.error
            is_meant = not (live.is_hidden or live.waives_portal)
            if live.state is JobState.ERROR and error is not None and is_meant:
                is_fresh = error.at >= self._network_since
                if is_fresh and (error.code in _OF_PORTALS or error.certificate is not None):
                    self._core.move(live, JobState.QUEUED)

    def conditions_changed(self) -> None:
        """Stop what may not run any more by cost or power; what waited for these may go on."""
        for live in list(self._core.jobs.values()):
            waits = any(_waits_for(live, block) for block in _CONDITIONS)
            if not self._stop_if_blocked(live) and waits:
                self._core.move(live, JobState.QUEUED)
        self._tell_watchers()

    def cost_flags_changed(self, live: LiveJob) -> None:
        """Take over new cost flags of a job; only a block by the old ones ends."""
        if not self._stop_if_blocked(live) and _waits_for(live, _COST_BLOCK):
            self._core.move(live, JobState.QUEUED)

    def waive_network(self, live: LiveJob) -> None:
        """Let a job use the network there is until there is another one, if that is free or not.

        What waits for a login to it goes on as if it wanted none: it only seemed to, perhaps.
        """
        if not _waits_for(live, PORTAL):
            live.waives_cost = True
            self.cost_flags_changed(live)
            return
        live.waives_portal = True
        if not self._stop_if_blocked(live):
            self._core.move(live, JobState.QUEUED)

    def _tell_watchers(self) -> None:
        for look in list(self.watchers):
            look()

    def hours_changed(self) -> None:
        """Take over that downloads are to rest from now on, for longer, or no more.

        What has all its bytes and only writes or checks them needs no network, and goes on.
        """
        for live in list(self._core.jobs.values()):
            is_waiting = _waits_for(live, _HOURS_BLOCK)
            if live.is_received or live.is_held or live.record.start_at is not None:
                continue
            if not self._stop_if_blocked(live):
                if is_waiting:
                    self._core.move(live, JobState.QUEUED)
            elif is_waiting and live.blocked_until != self._core.pacer.view.until:
                live.blocked_until = self._core.pacer.view.until
                self._core.touched(live)
        self._tell_watchers()

    def _stop_if_blocked(self, live: LiveJob) -> bool:
        """Return whether a job may not use the network now; stops it if it runs."""
        code = self._blocked(live)
        if code is not None and live.state in {*RUNNING, JobState.QUEUED}:
            self._block(live, code)
            self._let_go(live)
        return code is not None

    def priority_changed(self, live: LiveJob) -> None:
        """Give a running job the slice, and its files the places in line, its new priority has."""
        self._core.hosts.priorities_changed()
        handle = self._slices.pop(live, None)
        if handle is not None:
            handle.cancel()
        if live.state in RUNNING:
            self._start_slice(live)
        self.plan()


def _of_power(settings: Settings) -> tuple[str, str]:
    return settings.on_battery, settings.on_power_saving


def _waits_for(live: LiveJob, block: int) -> bool:
    """Return whether a job waits for the end of a block of this code."""
    error = live.record.error
    return live.state is JobState.TRANSIENT_ERROR and error is not None and error.code == block


def _network_of(facts: Facts) -> tuple[object, ...]:
    """Return what tells one network from another; its addresses may change by themselves."""
    used = {link.name for link in facts.links if link.is_used}
    return facts.is_connected, used, facts.connections, facts.cost_state


def _is_lost(live: LiveJob) -> bool:
    """Return whether a job counts as at work although nothing of it runs any more."""
    has_run = live.runner is not None and not live.runner.has_ended
    return not has_run and live.ending is None
