"""Connections kept by a disk that does not answer, while others wait for their places."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Generator

from bitsgui.engine import clock, tasks
from bitsgui.engine.asking import Connection
from bitsgui.engine.hosts import HostBook
from bitsgui.engine.segments import Segment

HUNG_S = 5.0
"""A disk that is at one call for so long, in seconds, keeps no place from others."""


@contextlib.contextmanager
def kept_from_nobody(connection: Connection, hosts: HostBook) -> Generator[None]:
    """Give a connection up once the disk takes too long for what is done here."""
    loop = asyncio.get_running_loop()

    def look() -> None:
        nonlocal timer
        if hosts.is_awaited(connection.slot.hosts):
            _close_soon(connection)
        else:
            timer = loop.call_later(HUNG_S, look)

    timer = loop.call_later(HUNG_S, look)
    try:
        yield
    finally:
        timer.cancel()


class Reads:
    """The connections of one file that are read and written from, each until it is closed."""

    def __init__(self, hosts: HostBook) -> None:
        self._hosts = hosts
        self._open: dict[Segment, Connection] = {}

    @contextlib.contextmanager
    def of(self, segment: Segment, connection: Connection) -> Generator[None]:
        """Count a connection that fetches a segment."""
        self._open[segment] = connection
        try:
            yield
        finally:
            del self._open[segment]

    def give_up_hung(self) -> None:
        """Leave others the places of connections whose bytes the disk has not taken for long."""
        long_ago = clock.monotonic() - HUNG_S
        for segment, connection in self._writing():
            if segment.last < long_ago and self._hosts.is_awaited(connection.slot.hosts):
                _close_soon(connection)

    def close_writing(self) -> None:
        """Close connections that are needed no more, however long the disk keeps their bytes."""
        for _, connection in self._writing():
            _close_soon(connection)

    def _writing(self) -> list[tuple[Segment, Connection]]:
        return [each for each in self._open.items() if each[0].waiting_since is None]


def _close_soon(connection: Connection) -> None:
    tasks.spawn_logged("close connection", connection.close())
