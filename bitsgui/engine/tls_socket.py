"""TLS over a socket of its own: no byte is copied on its way from the system to the library."""

import asyncio
import contextlib
import socket
import ssl
from collections.abc import Callable
from typing import Any

from bitsgui.engine.receive_buffer import widen
from bitsgui.engine.tls import TURN, Tls, demand_proper_end
from bitsgui.engine.waits import has_waiting


class _Socket(ssl.SSLSocket):
    """One whose peer may be gone already: the handshake tells, and not the making of it.

    That would leave an object behind which nobody could close.
    """

    def getpeername(self) -> Any:  # noqa: ANN401 - as the library has it
        try:
            return super().getpeername()
        except OSError:
            return None


class TlsSocket(Tls):
    """The client's side of TLS that reads and writes a socket itself.

    Through memory every byte is copied twice more, which is a sixth of the CPU of a fast transfer.
    Its methods belong to the thread of the loop; ``read_into`` and ``wait`` also to another one
    that was lent the connection, while reading is paused. Use it where ``is_possible``.
    """

    turn = TURN

    def __init__(
        self,
        context: ssl.SSLContext,
        server_hostname: str | None,
        sock: socket.socket,
        on_ready: Callable[[], None],
    ) -> None:
        """Take over ``sock``, connected and non-blocking, and watch it from the running loop.

        ``on_ready`` is called when a call that could not go on may be repeated.

        Raises: OSError.
        """
        demand_proper_end(context)
        context.sslsocket_class = _Socket
        try:
            secured = context.wrap_socket(
                sock,
                server_hostname=server_hostname,
                do_handshake_on_connect=False,
                suppress_ragged_eofs=False,
            )
        except BaseException:  # a name that is none
            sock.close()
            raise
        super().__init__(secured)
        # The library's own layer in between, one more call for every 16 KiB, costs a twenty-fifth
        # of the CPU of a fast transfer.
        self._read = getattr(getattr(secured, "_sslobj", None), "read", self._read)
        self._socket = secured
        self._fd = secured.fileno()
        self._loop = asyncio.get_running_loop()
        self._on_ready = on_ready
        self.resume_reading()

    def resume_reading(self) -> None:
        """Call ``on_ready`` whenever something comes."""
        if self._fd >= 0:
            self._loop.add_reader(self._fd, self._on_ready)

    def pause_reading(self) -> None:
        """Call it no more for what comes."""
        if self._fd >= 0:
            self._loop.remove_reader(self._fd)

    def _want_write(self) -> None:
        self._loop.add_writer(self._fd, self._on_writable)

    def _on_writable(self) -> None:
        self._loop.remove_writer(self._fd)
        self._on_ready()

    def widen(self) -> None:
        """Have the kernel take much ahead, where it lets us."""
        with contextlib.suppress(OSError):
            widen(self._socket)

    def wait(self, seconds: float) -> bool:
        """Return whether something came, waiting for it; blocks."""
        return has_waiting(self._socket, seconds)

    def cut(self) -> None:
        """End the connection, also while another thread uses it: that sees its end."""
        with contextlib.suppress(OSError):
            socket.socket.shutdown(self._socket, socket.SHUT_RDWR)  # TLS itself stays as it is

    def release(self) -> None:
        """Close its socket. Not while another thread uses it."""
        super().release()
        if self._fd >= 0:
            self._loop.remove_reader(self._fd)
            self._loop.remove_writer(self._fd)
            self._fd = -1
            # What reads past the library's own layer would read whatever has the number next.
            self._failure = ConnectionAbortedError("the connection is closed")
            with contextlib.suppress(OSError):
                self._socket.close()


def is_possible(loop: asyncio.AbstractEventLoop, context: ssl.SSLContext) -> bool:
    """Tell whether the loop watches sockets, and the context checks a certificate by itself.

    Other loops read in the system; contexts of truststore check in the wrapping, before there is
    anything to be checked.
    """
    return isinstance(loop, asyncio.SelectorEventLoop) and type(context) is ssl.SSLContext
