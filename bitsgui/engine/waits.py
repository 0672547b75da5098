"""What waits for a connection are made of."""

import asyncio
import select
import struct
import sys
from typing import Any

if sys.platform != "win32":
    import fcntl
    import termios


def has_waiting(sock: Any, seconds: float = 0) -> bool:  # noqa: ANN401 - asyncio wraps sockets
    """Return whether a read of ``sock`` would return within ``seconds``; may block so long.

    That of none, or of a closed one, would tell so at once.
    """
    if sock is None or sock.fileno() < 0:
        return True  # closed, as a read would find out
    if not hasattr(select, "poll"):
        return bool(select.select([sock], [], [], seconds)[0])
    poll = select.poll()
    poll.register(sock, select.POLLIN)
    return bool(poll.poll(seconds * 1000))


def unread(sock: Any) -> int:  # noqa: ANN401 - asyncio wraps sockets
    """Return how many bytes of ``sock`` wait in the kernel, 0 where it does not tell."""
    if sys.platform == "win32" or sock is None or sock.fileno() < 0:
        return 0
    return struct.unpack("i", fcntl.ioctl(sock.fileno(), termios.FIONREAD, bytes(4)))[0]


def wake(event: "asyncio.Future[None] | None") -> None:
    """Let whoever waits for ``event`` go on."""
    if event is not None and not event.done():
        event.set_result(None)


def expire(event: "asyncio.Future[None]", error: type[Exception], timeout: float) -> None:
    """Let whoever waits for ``event`` get ``error``; for timers."""
    if not event.done():
        event.set_exception(error(f"nothing moved for {timeout} s"))


def words(error: Exception | None) -> str:
    """Say what ended a connection."""
    if error is None:
        return "the connection is closed"
    return str(error) or type(error).__name__
