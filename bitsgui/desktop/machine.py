"""What this machine tells of its network and power, put together."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import replace
from typing import Any

from bitsgui.bits.facts import Facts, FactSource

Spawn = Callable[[str, Coroutine[Any, Any, None]], "asyncio.Task[None]"]
"""Starts a task of a name, whose failure is logged."""


def usual_sources() -> list[FactSource]:
    """Return who tells facts on this platform without a window."""
    if sys.platform != "linux":
        return []
    from bitsgui.desktop.netlink import LinkWatch  # noqa: PLC0415 - only there
    from bitsgui.desktop.system_bus import SystemBusWatch  # noqa: PLC0415 - as above

    return [LinkWatch(), SystemBusWatch()]


class Machine:
    """Hands on one picture of all facts, from several who each tell some."""

    def __init__(self, sources: Sequence[FactSource], spawn: Spawn) -> None:
        self._sources = sources
        self._spawn = spawn
        self._facts = Facts()
        self._take: Callable[[Facts], None] = lambda _: None
        self._watching: list[asyncio.Task[None]] = []

    def open(self, take: Callable[[Facts], None]) -> None:
        """Call ``take`` on the running loop whenever a fact is another. Nothing waits for it."""
        self._take = take
        self._watching = [
            self._spawn("watch the machine", source.watch(self._on_told))
            for source in self._sources
        ]

    async def close(self) -> None:
        """Tell no more."""
        for task in self._watching:
            task.cancel()
        if self._watching:
            await asyncio.wait(self._watching)

    def _on_told(self, told: dict[str, object]) -> None:
        before, self._facts = self._facts, replace(self._facts, **told)
        if self._facts != before:
            self._take(self._facts)
