"""The limit all downloads share, as it goes with the hours of the week."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from bitsgui.bits.errors import InvalidArgumentError, StoreError
from bitsgui.bits.limits import LimitSource, LimitView
from bitsgui.engine import clock, tasks
from bitsgui.engine.alarm import Alarm
from bitsgui.engine.throttle import Bucket
from bitsgui.settings import override, schedule
from bitsgui.settings.schema import Settings

if TYPE_CHECKING:
    from bitsgui.engine.core import Core

log = logging.getLogger(__name__)

_NOTHING_TO_LIFT = "There is no schedule of speed limits to change: set rate_limit instead."
_NEVER_ENDS = "The schedule of speed limits never changes: change rate_schedule instead."


def limit_at(settings: Settings, stamp: float) -> LimitView:
    """Return what settings say for a time, seconds since the epoch. Pure, but for the zone."""
    plan = schedule.parse(settings.rate_schedule)
    change = plan.next_change(stamp)
    cell = _at(plan, stamp, settings)
    is_of_hour = cell is not schedule.FULL and cell == plan.at(stamp)
    source = LimitSource.SCHEDULE if is_of_hour else LimitSource.USUAL
    if settings.limit_override is not None:
        chosen = override.parse(settings.limit_override)
        if chosen.holds(stamp):
            cell, source, change = chosen.cell, LimitSource.OVERRIDE, chosen.until
    return LimitView(
        cell,
        source,
        None if change is None else clock.aware(change),
        None if change is None else _at(plan, change, settings),
        is_scheduled=settings.rate_schedule is not None,
    )


def _at(plan: schedule.Schedule, stamp: float, settings: Settings) -> schedule.Cell:
    """Return the lower of what a schedule has for a time and what always holds."""
    limits = (plan.at(stamp), settings.rate_limit)
    return min((limit for limit in limits if limit is not None), default=schedule.FULL)


class Pacer:
    """Holds the bucket of all downloads to what the settings say for this hour.

    ``view`` is what holds now. One alarm rings at the next change, or where the clock was set.
    """

    def __init__(self, core: Core) -> None:
        self._core = core
        self._alarm = Alarm(self.look)
        self._receivers: list[Callable[[LimitView], None]] = []
        self.view = LimitView()
        self.bucket = Bucket()

    def look(self) -> None:
        """Take over what holds now, and tell of it if it is something else."""
        settings, stamp = self._core.settings, clock.stamp()
        if settings.rate_schedule is not None:
            schedule.heed_zone()
        networks = self._core.networks
        found = limit_at(settings, stamp)
        found = replace(found, network=networks.limit(), networks=networks.names())
        before, self.view = self.view, found
        self._alarm.set(_stamp_of(self.view.until))
        if self.view == before:
            return
        if self.view.rate != before.rate:
            self.bucket.rate = self.view.rate or None
        if self.view.is_paused or before.is_paused:
            self._core.dispatcher.hours_changed()
        self._drop_override(settings, stamp)
        for receiver in list(self._receivers):
            self._tell(receiver)

    def subscribe(self, receiver: Callable[[LimitView], None]) -> Callable[[], None]:
        """Call ``receiver`` with what holds now and with what does later; returns the end of it."""
        self._receivers.append(receiver)
        self._tell(receiver)

        def end() -> None:
            if receiver in self._receivers:
                self._receivers.remove(receiver)

        return end

    def close(self) -> None:
        """Go by the clock no more."""
        self._alarm.close()

    def _tell(self, receiver: Callable[[LimitView], None]) -> None:
        try:
            receiver(self.view)
        except Exception:
            log.exception("a receiver of the limit failed")

    def _drop_override(self, settings: Settings, stamp: float) -> None:
        """Take a choice that is over out of the settings."""
        written = settings.limit_override
        if written is not None and not override.parse(written).holds(stamp):
            tasks.spawn_logged("drop override", self._drop(written))

    async def _drop(self, written: str) -> None:
        from bitsgui.engine import setting_changes  # noqa: PLC0415 - it needs the core

        try:
            if self._core.settings.limit_override == written:
                await tasks.finish(setting_changes.change(self._core, {"limit_override": None}))
        except StoreError as error:
            log.warning("a choice that is over stays in the settings: %s", error)


def complete(values: Mapping[str, object], settings: Settings) -> dict[str, object]:
    """Return changes of settings with the end of an override; another schedule ends that there is.

    ``settings`` are those in force. Raises: ValueError; InvalidArgumentError if no schedule is
    there to change.
    """
    found = dict(values)
    if "rate_schedule" in found and "limit_override" not in found:
        found["limit_override"] = None
    wanted = found.get("limit_override")
    if isinstance(wanted, str):
        plan = found.get("rate_schedule", settings.rate_schedule)
        hours = str(plan) if plan is not None else None
        end = override.until_next_change(wanted, hours, clock.stamp())
        if end is None:
            raise InvalidArgumentError(_NOTHING_TO_LIFT if hours is None else _NEVER_ENDS)
        found["limit_override"] = end
    return found


def _stamp_of(when: datetime | None) -> float | None:
    return None if when is None else when.timestamp()
