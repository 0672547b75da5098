"""Connections that are dead although nobody ended them: their address is gone, or all is silent."""

from __future__ import annotations

import contextlib
import socket
import struct
import sys
import weakref
from collections.abc import Collection

from bitsgui.engine.waits import unread

SILENT_S = 8.0
"""A connection that brought nothing for so long after the machine woke is given up."""

_LAST_RECEIVED = struct.Struct("=52xI")
"""Of ``struct tcp_info``: milliseconds since something came (Linux)."""


class OpenSockets:
    """The sockets of all connections; who reads from one that is cut is told that it ended."""

    def __init__(self) -> None:
        self._all: weakref.WeakSet[socket.socket] = weakref.WeakSet()

    def add(self, sock: socket.socket) -> None:
        """Take in a connected socket, for as long as it is open."""
        self._all.add(sock)

    def cut_from(self, addresses: Collection[str]) -> None:
        """Cut what comes from addresses this machine has no more."""
        for sock in self._all:
            if _own_address(sock) in addresses:
                _cut(sock)

    def cut_silent(self, seconds: float) -> None:
        """Cut what brought nothing for so long, where the system tells."""
        for sock in self._all:
            if _silent_s(sock) >= seconds and not unread(sock):
                _cut(sock)


def _own_address(sock: socket.socket) -> str:
    try:
        return str(sock.getsockname()[0])
    except (OSError, IndexError):
        return ""


def _silent_s(sock: socket.socket) -> float:
    if sys.platform != "linux" or sock.fileno() < 0:
        return 0.0
    try:
        found = sock.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, _LAST_RECEIVED.size)
    except OSError:
        return 0.0
    (milliseconds,) = _LAST_RECEIVED.unpack(found)
    return milliseconds / 1000


def _cut(sock: socket.socket) -> None:
    """End a connection for who reads from it, also in a thread: it is closed by who has it."""
    with contextlib.suppress(OSError):
        sock.shutdown(socket.SHUT_RDWR)
