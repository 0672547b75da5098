"""How much of what a peer sends the kernel takes ahead of us."""

import socket

_UNCLAMPED = 2**30 - 1
_SMALLEST_WINDOW = 4096
# Of linux/socket.h, from 5.14 on; Python has no names for them.
_SO_BUF_LOCK = 72
_RECEIVE_LOCK = 2
_RCVBUF = socket.SO_RCVBUF
_FLOOD = 4 * 1024 * 1024
_PACKET = 64 * 1024  # one of the loopback device, which has room in no smaller buffer
_LEAST_BUFFER = 16 * 1024  # where the window keeps packets smaller


def clamp(sock: socket.socket, window: int | None) -> None:
    """Bound what the kernel takes ahead, or no longer. Raises: OSError.

    On Linux the window alone would let a large buffer fill up, and a buffer that grows lifts the
    bound: one that grew is cut, and kept from growing while it is large enough (SO_BUF_LOCK).
    """
    if hasattr(socket, "TCP_WINDOW_CLAMP"):
        most = _UNCLAMPED if window is None else max(window, _least_window(sock))
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_WINDOW_CLAMP, most)
        least = _PACKET if most > _LEAST_BUFFER else _LEAST_BUFFER
        enough, held = max(most, least), sock.getsockopt(socket.SOL_SOCKET, _RCVBUF)
        if window is not None and held > 2 * enough:  # the kernel keeps books beside the bytes
            sock.setsockopt(socket.SOL_SOCKET, _RCVBUF, enough)
        is_enough = window is not None and held >= 2 * enough
        sock.setsockopt(socket.SOL_SOCKET, _SO_BUF_LOCK, _RECEIVE_LOCK if is_enough else 0)
    elif window is not None:
        sock.setsockopt(socket.SOL_SOCKET, _RCVBUF, max(window, _SMALLEST_WINDOW))


def _least_window(sock: socket.socket) -> int:
    """Return how much the kernel has to take ahead for the peer to send at all.

    Linux sends no packet in parts: where the window is smaller than one, as it may be on the
    loopback device, each waits for a timer of the peer, for up to a second.
    """
    longest = sock.getsockopt(socket.IPPROTO_TCP, socket.TCP_MAXSEG)
    return _PACKET if longest > _LEAST_BUFFER else _SMALLEST_WINDOW


_granted = 2 * _FLOOD
"""What the system gave who asked for so much; it keeps as much again for its books."""


def widen(sock: socket.socket) -> None:
    """Let a connection that floods this machine fill a large buffer at once. Linux only.

    It would grow to that by itself, if late: till then the peer, on a line without delays, stands
    still for every packet, and to have it go on costs us a quarter of the pace.

    Raises: OSError, where the system does not let it grow on afterwards (before 5.14).
    """
    global _granted  # noqa: PLW0603 - a bound of the whole system
    held = sock.getsockopt(socket.SOL_SOCKET, _RCVBUF)
    if not hasattr(socket, "TCP_WINDOW_CLAMP") or held >= _granted:
        return
    sock.setsockopt(socket.SOL_SOCKET, _SO_BUF_LOCK, 0)
    sock.setsockopt(socket.SOL_SOCKET, _RCVBUF, _FLOOD)
    sock.setsockopt(socket.SOL_SOCKET, _SO_BUF_LOCK, 0)
    _granted = sock.getsockopt(socket.SOL_SOCKET, _RCVBUF)
