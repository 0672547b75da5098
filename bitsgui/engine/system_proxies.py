"""The system's proxy settings as the engine sees them: read when needed, and kept for a moment."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping

from bitsgui.bits.errors import Hresult, TransferError
from bitsgui.bits.proxy_rules import has_proxy_variables
from bitsgui.bits.system_proxy import SystemProxy
from bitsgui.bits.urls import UrlError, parse_remote
from bitsgui.engine import clock, tasks

KEPT_S = 10.0
"""How long they count before they are read anew, in seconds."""


class SystemProxies:
    """Reads settings by ``read``, which may block, once for all who ask meanwhile."""

    def __init__(self, read: Callable[[], SystemProxy | None], env: Mapping[str, str]) -> None:
        self._read = read
        self._env = env
        self._reading: asyncio.Task[SystemProxy | None] | None = None
        self._until = 0.0

    async def current(self) -> SystemProxy | None:
        """Return the settings, None where the proxy variables of the environment count instead.

        These come first: somebody set them for this program.

        Raises: TransferError for a script whose place nobody can read.
        """
        if has_proxy_variables(self._env):
            return None
        if self._reading is None or (self._reading.done() and clock.monotonic() >= self._until):
            self._until = clock.monotonic() + KEPT_S
            self._reading = tasks.spawn_shared("system-proxy", asyncio.to_thread(self._read))
        found = await tasks.shared(self._reading)
        if found is not None and found.script:
            _check(found.script)
        return found

    def forget(self) -> None:
        """Read them anew for the next who asks."""
        self._until = 0.0

    async def aclose(self) -> None:
        """End what goes on."""
        await tasks.stop(self._reading)


def _check(script: str) -> None:
    try:
        parse_remote(script)
    except UrlError as error:
        detail = f"the place of the system's proxy script cannot be read: {error}"
        raise TransferError(Hresult.WININET_UNABLE_TO_DOWNLOAD_SCRIPT, detail) from error
