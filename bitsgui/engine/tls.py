"""TLS as bookkeeping: what came from the peer goes in, what is for the peer comes out.

asyncio's own layer costs as much CPU again as receiving and decrypting together, mostly by asking
anew for room for every record. These decrypt straight into the buffers the disk writes from.
"""

import contextlib
import ssl
from collections.abc import Callable
from typing import cast

TURN = 256 * 1024
"""Bytes of TLS taken, or decrypted, at once; more would fall out of the processor's cache."""
_INNER_STEP = 64 * 1024
# Some builds of Python take a connection that just breaks for a proper end: a body that ends with
# the connection would then count as whole. A library without the option never does.
_LAX_END = getattr(ssl, "OP_IGNORE_UNEXPECTED_EOF", 0)


class Tls:
    """The client's side of one TLS connection, wherever its bytes come from."""

    turn = 2**31
    """Bytes to decrypt at most before the loop sees to something else."""

    def __init__(self, ssl_object: ssl.SSLObject | ssl.SSLSocket) -> None:
        self.ssl_object = ssl_object
        """What tells of certificate, version and ALPN."""
        # The stub of the library knows this form of ``read`` as another one that returns bytes.
        self._read = cast("Callable[[int, memoryview], int]", ssl_object.read)
        self._failure: OSError | None = None
        self.is_open = False
        """Whether the handshake is over."""
        self.is_ended = False
        """Whether the peer ended its side with close_notify: nothing was cut off."""
        self.is_dry = True
        """Whether all that can be decrypted of what came has been read."""

    def handshake(self) -> bool:
        """Go on with the handshake as far as what came allows; True once it is over.

        Raises: OSError, ssl.SSLCertVerificationError above all. Send ``output`` in any case.
        """
        try:
            self.ssl_object.do_handshake()
        except ssl.SSLWantReadError:
            return False
        except ssl.SSLWantWriteError:
            self._want_write()
            return False
        except ssl.SSLError as error:
            raise _as_end(error) from error
        self.is_open = True
        self.is_dry = False
        return True

    def read_into(self, space: memoryview) -> int:
        """Fill ``space`` as far as possible and return the number of bytes.

        Fewer than its size mean that the layer is dry, has ended, or fails at the next call.

        Raises: OSError, ssl.SSLError included; ssl.SSLEOFError if the connection ended without
            close_notify.
        """
        if self._failure is not None:
            raise self._failure
        count, size, read = 0, len(space), self._read
        while count < size:
            try:
                got = read(size - count, space[count:])
            except (ssl.SSLWantReadError, ssl.SSLWantWriteError):
                self.is_dry = True
                break
            except ssl.SSLZeroReturnError:  # instead of 0 once our own side was closed
                got = 0
            except OSError as error:
                self._failure = _as_end(error)
                if not count:
                    raise self._failure from error
                break
            if not got:
                self.is_ended = self.is_dry = True
                break
            count += got
        return count

    def left_of_turn(self, count: int) -> int:
        """Return how many bytes to read at most after ``count`` in this turn, 0 at its end.

        A record that was begun is read whole: nobody tells of bytes that are decrypted already.
        """
        return self.turn - count if count < self.turn else self.ssl_object.pending()

    def write(self, data: bytes | memoryview) -> int:
        """Encrypt some of ``data`` and return how many bytes.

        0 means that the peer has to say something first (a renegotiation of TLS 1.2), or to take
        what was sent. Raises: OSError, ssl.SSLError included.
        """
        try:
            return self.ssl_object.write(data)
        except ssl.SSLWantReadError:
            return 0
        except ssl.SSLWantWriteError:
            self._want_write()
            return 0

    def _want_write(self) -> None:
        """See to it that a call which has to send is repeated once it can."""

    def output(self) -> bytes:
        """Return what has to be sent to the peer now, often nothing."""
        return b""

    def close(self) -> None:
        """Say the words of parting, where there still are any to be said."""
        if self.is_open:
            with contextlib.suppress(OSError):
                self.ssl_object.unwrap()

    def release(self) -> None:
        """Give up what the system lent; nothing can be read any more. Idempotent."""
        self.is_dry = True


class TlsLayer(Tls):
    """TLS fed with what came: it knows no sockets and so serves every loop, and inside ``outer``.

    Feed it with a few hundred KiB at once.
    """

    def __init__(
        self,
        context: ssl.SSLContext,
        server_hostname: str | None,
        outer: "TlsLayer | None" = None,
    ) -> None:
        self._incoming = ssl.MemoryBIO()
        self._outgoing = ssl.MemoryBIO()
        self._outer = outer
        demand_proper_end(context)
        super().__init__(
            context.wrap_bio(self._incoming, self._outgoing, server_hostname=server_hostname)
        )

    def feed(self, data: bytes | memoryview) -> None:
        """Take bytes as they came from the peer. Raises: OSError from an outer layer."""
        if self._outer is None:
            self._incoming.write(data)
        else:
            self._outer.feed(data)
            self._pump(self._outer)
        self.is_dry = False

    def _pump(self, outer: "TlsLayer") -> None:
        step = memoryview(bytearray(_INNER_STEP))
        while not outer.is_dry:
            self._incoming.write(step[: outer.read_into(step)])
        if outer.is_ended:
            self._incoming.write_eof()

    def feed_end(self) -> None:
        """Note that the peer's bytes have ended; without close_notify reading fails then."""
        (self._outer or self).end_incoming()
        if self._outer is not None:
            self._incoming.write_eof()
        self.is_dry = False

    def end_incoming(self) -> None:
        """Note the end of the bytes of the connection itself."""
        self._incoming.write_eof()

    def output(self) -> bytes:
        """Return what has to be sent to the peer now, often nothing."""
        data = self._outgoing.read()
        if self._outer is None:
            return data
        while data:
            data = data[self._outer.write(data) :]
        return self._outer.output()


def demand_proper_end(context: ssl.SSLContext) -> None:
    """Take no connection that just breaks for one that has ended."""
    context.options &= ~_LAX_END


def _as_end(error: OSError) -> OSError:
    """Return SSLEOFError for an end without close_notify, which older Pythons tell by its words."""
    is_end = isinstance(error, ssl.SSLError) and error.reason == "UNEXPECTED_EOF_WHILE_READING"
    if not is_end or isinstance(error, ssl.SSLEOFError):
        return error
    return ssl.SSLEOFError(*error.args)
