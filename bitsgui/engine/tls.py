"""TLS as bookkeeping: what came from the peer goes in, what is for the peer comes out.

asyncio's own layer costs as much CPU again as receiving and decrypting together, mostly by asking
anew for room for every record. This one is fed with a few hundred KiB at once and decrypts them
straight into the buffers the disk writes from. It knows no sockets and so serves every event loop.
"""

import contextlib
import ssl
from collections.abc import Callable
from typing import cast

_INNER_STEP = 64 * 1024
# Some builds of Python take a connection that just breaks for a proper end: a body that ends with
# the connection would then count as whole. A library without the option never does.
_LAX_END = getattr(ssl, "OP_IGNORE_UNEXPECTED_EOF", 0)


class TlsLayer:
    """The client's side of one TLS connection, or of one inside ``outer``."""

    def __init__(
        self,
        context: ssl.SSLContext,
        server_hostname: str | None,
        outer: "TlsLayer | None" = None,
    ) -> None:
        self._incoming = ssl.MemoryBIO()
        self._outgoing = ssl.MemoryBIO()
        self._outer = outer
        context.options &= ~_LAX_END
        self.ssl_object = context.wrap_bio(
            self._incoming, self._outgoing, server_hostname=server_hostname
        )
        """What tells of certificate, version and ALPN."""
        # The stub of the library knows this form of ``read`` as another one that returns bytes.
        self._read = cast("Callable[[int, memoryview], int]", self.ssl_object.read)
        self._failure: ssl.SSLError | None = None
        self.is_open = False
        """Whether the handshake is over."""
        self.is_ended = False
        """Whether the peer ended its side with close_notify: nothing was cut off."""
        self.is_dry = True
        """Whether all that can be decrypted of what was fed has been read."""

    @property
    def is_inner(self) -> bool:
        """Whether it lies inside another one."""
        return self._outer is not None

    def feed(self, data: bytes | memoryview) -> None:
        """Take bytes as they came from the peer. Raises: ssl.SSLError from an outer layer."""
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

    def handshake(self) -> bool:
        """Go on with the handshake as far as what was fed allows; True once it is over.

        Raises: ssl.SSLError, SSLCertVerificationError above all. Send ``output`` in any case.
        """
        try:
            self.ssl_object.do_handshake()
        except ssl.SSLWantReadError:
            return False
        self.is_open = True
        self.is_dry = False
        return True

    def read_into(self, space: memoryview) -> int:
        """Fill ``space`` as far as possible and return the number of bytes.

        Fewer than its size mean that the layer is dry, has ended, or fails at the next call.

        Raises: ssl.SSLError, SSLEOFError if the connection ended without close_notify.
        """
        if self._failure is not None:
            raise self._failure
        count, size, read = 0, len(space), self._read
        while count < size:
            try:
                got = read(size - count, space[count:])
            except ssl.SSLWantReadError:
                self.is_dry = True
                break
            except ssl.SSLZeroReturnError:  # instead of 0 once our own side was closed
                got = 0
            except ssl.SSLError as error:
                self._failure = _as_end(error)
                if not count:
                    raise self._failure from error
                break
            if not got:
                self.is_ended = self.is_dry = True
                break
            count += got
        return count

    def write(self, data: bytes | memoryview) -> int:
        """Encrypt some of ``data`` for ``output`` and return how many bytes.

        0 means that the peer has to say something first (a renegotiation of TLS 1.2).
        Raises: ssl.SSLError.
        """
        try:
            return self.ssl_object.write(data)
        except ssl.SSLWantReadError:
            return 0

    def output(self) -> bytes:
        """Return what has to be sent to the peer now, often nothing."""
        data = self._outgoing.read()
        if self._outer is None:
            return data
        while data:
            data = data[self._outer.write(data) :]
        return self._outer.output()

    def close(self) -> None:
        """Put the words of parting into ``output``, where there still are any to be said."""
        if self.is_open:
            with contextlib.suppress(ssl.SSLError):
                self.ssl_object.unwrap()


def _as_end(error: ssl.SSLError) -> ssl.SSLError:
    """Return SSLEOFError for an end without close_notify, which older Pythons tell by its words."""
    is_end = error.reason == "UNEXPECTED_EOF_WHILE_READING"
    if not is_end or isinstance(error, ssl.SSLEOFError):
        return error
    return ssl.SSLEOFError(*error.args)
