"""Whether a job may use the network at this moment: pure."""

from __future__ import annotations

from bitsgui.bits.errors import Hresult, http_hresult
from bitsgui.bits.facts import Facts
from bitsgui.bits.types import Priority
from bitsgui.settings.schema import Settings

_COST_BITS = 0xFF
PORTAL = http_hresult(511)
"""The network wants its user to log in: 511 is what one says that speaks HTTP (RFC 6585)."""


def blocked_by(
    cost_flags: int,
    priority: Priority,
    facts: Facts,
    settings: Settings,
    *,
    is_paused: bool,
) -> int | None:
    """Return the code of the block, or None if a job of this kind may run now.

    Every cost bit the network has now must be among the job's flags. ``is_paused``: the schedule
    lets nothing be downloaded at this hour.
    """
    blocks = (
        (not facts.is_connected, Hresult.BG_E_NETWORK_DISCONNECTED),
        (bool(facts.portal), PORTAL),
        (is_paused, Hresult.BG_E_BLOCKED_BY_POLICY),
        (
            bool(facts.cost_state & _COST_BITS & ~cost_flags),
            Hresult.BG_E_BLOCKED_BY_COST_TRANSFER_POLICY,
        ),
        (
            facts.is_saving_power and _rests(priority, settings.on_power_saving),
            Hresult.BG_E_BLOCKED_BY_BATTERY_SAVER,
        ),
        (
            facts.is_on_battery and _rests(priority, settings.on_battery),
            Hresult.BG_E_BLOCKED_BY_BATTERY_POLICY,
        ),
    )
    return next((code for is_blocked, code in blocks if is_blocked), None)


def _rests(priority: Priority, policy: str) -> bool:
    """Return whether a job of a priority rests: all do, those in the background, or none."""
    if policy == "background-waits":
        return priority is not Priority.FOREGROUND
    return policy == "all-wait"
