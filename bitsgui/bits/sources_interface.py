"""The part of a job's interface that says where bytes come from."""

from __future__ import annotations

from typing import Protocol


class ChoosesSources(Protocol):
    """See :class:`bitsgui.bits.interface.Job`."""

    async def set_interface(self, name: str | None) -> None:
        """Bind connections to a network interface or an address, see :mod:`.network_interfaces`.

        None is as the settings say; a running job begins a new run for it.
        """
        ...

    async def use_any_network(self) -> None:
        """Use the network there is whatever it costs, until another one is there or the end.

        The cost flags (P1) stay as they were set. It is not stored: the next start asks again.
        """
        ...
