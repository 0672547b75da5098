"""The part of a job's interface that says where bytes come from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from bitsgui.bits.mirrors import SourceView


class ChoosesSources(Protocol):
    """See :class:`bitsgui.bits.interface.Job`."""

    async def set_interface(self, name: str | None) -> None:
        """Bind connections to a network interface or an address, see :mod:`.network_interfaces`.

        None is as the settings say; a running job begins a new run for it.
        """
        ...

    async def use_any_network(self) -> None:
        """Use the network there is whatever it costs, until another one is there or the end.

        While the job waits for a login to the network: go on as if that wanted none; a page that
        comes is then an error as on any other network. The cost flags (P1) stay as they were set.
        It is not stored: the next start asks again.
        """
        ...

    async def sources(self, file_id: int) -> list[SourceView]:
        """Return the links a file may come from, its own first, then the best first.

        Raises: NotFoundError.
        """
        ...

    async def change_mirrors(
        self, file_id: int, add: Sequence[str] = (), remove: Sequence[str] = ()
    ) -> None:
        """Give a file that is not whole further links, and take others out; a run begins anew.

        One that is taken out and added in the same call is asked again, whatever it did; of the
        file's own link that is all there is to take out.

        Raises: NotFoundError; InvalidArgumentError with a sentence that names the link;
        InvalidStateError for a file that is whole.
        """
        ...
