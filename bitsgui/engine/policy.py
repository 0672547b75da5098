"""Whether a job may use the network at this moment: pure."""

from __future__ import annotations

from bitsgui.bits.errors import Hresult
from bitsgui.bits.ports import NetworkFacts
from bitsgui.bits.types import CostFlags

_COST_BITS = 0xFF


class AssumedNetwork:
    """Facts where nothing is known: connected, unrestricted."""

    is_connected = True
    cost_state = int(CostFlags.UNRESTRICTED)


def blocked_by(cost_flags: int, network: NetworkFacts, *, is_paused: bool) -> int | None:
    """Return the code of the block, or None if a job with these cost flags may run now.

    Every cost bit the network has now must be among the job's flags. ``is_paused``: the schedule
    lets nothing be downloaded at this hour.
    """
    if not network.is_connected:
        return Hresult.BG_E_NETWORK_DISCONNECTED
    if is_paused:
        return Hresult.BG_E_BLOCKED_BY_POLICY
    if network.cost_state & _COST_BITS & ~cost_flags:
        return Hresult.BG_E_BLOCKED_BY_COST_TRANSFER_POLICY
    return None
