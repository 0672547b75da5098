"""Fetching lists of withdrawn certificates the way a job's files come: by its own proxies."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from bitsgui.bits.records import JobOptions, JobSecrets
from bitsgui.bits.types import AuthTarget
from bitsgui.engine import small_bodies

if TYPE_CHECKING:
    from bitsgui.engine.fetcher import Fetcher


class RevocationFetch:
    """Fetches lists with a fetcher of its own, which ``make`` makes for options and secrets."""

    def __init__(
        self,
        make: Callable[[JobOptions, JobSecrets], Fetcher],
        options: JobOptions,
        secrets: JobSecrets,
    ) -> None:
        self._make = make
        # Servers of lists are told nothing of what the job is told for its own.
        self._options = JobOptions(
            proxy=options.proxy,
            origin=options.origin,
            interface=options.interface,
            use_stored_credentials=options.use_stored_credentials,
        )
        for_proxies = (each for each in secrets.credentials if each.target is AuthTarget.PROXY)
        self._secrets = JobSecrets(credentials=tuple(for_proxies))

    async def __call__(self, link: str, most: int) -> bytes:
        """Return what is at a link, ``most`` bytes of it at most. Raises: TransferError."""
        return (await small_bodies.fetched(self._make(self._options, self._secrets), link, most))[0]
