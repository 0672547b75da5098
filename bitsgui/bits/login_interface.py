"""The part of a job's interface that deals with logins (K7, and a shorter way)."""

from __future__ import annotations

from typing import Protocol

from bitsgui.bits.types import AuthScheme, AuthTarget


class TakesLogins(Protocol):
    """See :class:`bitsgui.bits.interface.Job`."""

    async def set_credentials(
        self,
        target: AuthTarget | int,
        scheme: AuthScheme | int,
        user: str | None,
        password: str | None,
    ) -> None:
        """K7: one slot for each target and scheme; there is no getter."""
        ...

    async def remove_credentials(self, target: AuthTarget | int, scheme: AuthScheme | int) -> int:
        """K7: S_FALSE if there were none."""
        ...

    async def log_in(
        self, target: AuthTarget, user: str | None, password: str = "", file_id: int | None = None
    ) -> None:
        """Give a login for whatever scheme is asked for, None for none; from the next run on.

        It takes the place of all others for the target, those of links too; with ``file_id`` only
        for the files from that one's server; those that failed for want of a login are tried again
        in a run that goes on.
        """
        ...

    async def use_logon(self, target: AuthTarget) -> None:
        """Log in as who is logged on to this machine, by a ticket of Kerberos.

        It takes the place of all logins for the target, those of links too.
        """
        ...
