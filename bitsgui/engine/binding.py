"""Binding sockets to one of this computer's network connections, so that nothing takes another.

An interface holds all that is sent by it, and a server's answer has to come by it. An address
stands for the interface that has it, where that can be told (Linux); elsewhere it is what is sent
as the sender, and the routes of the system say by which interface. Names are looked up by the
system, the way it always does.
"""

from __future__ import annotations

import array
import errno
import socket
import struct
import sys
from dataclasses import dataclass
from pathlib import Path

from bitsgui.bits.network_interfaces import address_of

_GONE = frozenset({errno.ENODEV, errno.ENXIO, errno.EADDRNOTAVAIL})
LOST = frozenset({errno.ENETUNREACH, errno.ENETDOWN, errno.EADDRNOTAVAIL, errno.ENODEV})
"""What connecting ends with over what is there and leads nowhere, such as a VPN's."""

_SIOCGIFCONF, _ENTRY, _MOST = 0x8912, 40, 256


class BindingError(OSError):
    """What a connection is bound to is not there, or leads nowhere now."""


@dataclass(frozen=True, slots=True)
class Binding:
    """What sockets are bound to: a network interface, by name, or an address of this computer."""

    name: str

    def family(self) -> int:
        """Return the only family of addresses that can be reached, AF_UNSPEC for both."""
        address = address_of(self.name)
        if address is None:
            return socket.AF_UNSPEC
        return socket.AF_INET if address.version == 4 else socket.AF_INET6

    def interface(self) -> str | None:
        """Return the interface that has it, None if that does not matter or is not known. Blocking.

        For an address that is the one the system has it on, so that its routes lead by no other.
        """
        address = address_of(self.name)
        if address is None:
            return self.name
        return _holder(self.name) if sys.platform == "linux" else None

    def bind(self, sock: socket.socket, interface: str | None) -> None:
        """Let a new socket use this only, which is at ``interface``. Raises: BindingError."""
        try:
            if interface is not None:
                _bind_to_interface(sock, interface)
            if address_of(self.name) is not None:
                sock.bind((self.name, 0))
        except OSError as error:
            if error.errno in _GONE:
                raise self.gone() from error
            raise BindingError(f"cannot use {self.name} alone: {error.strerror}") from error

    def gone(self) -> BindingError:
        """Return the error for what is not there."""
        kind = "network interface" if address_of(self.name) is None else "address"
        return BindingError(f"this computer has no {kind} {self.name} now")

    def lost(self) -> BindingError:
        """Return the error for what leads nowhere."""
        return BindingError(f"{self.name} leads to no network now")


def _bind_to_interface(sock: socket.socket, name: str) -> None:
    if sys.platform == "linux":
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_BINDTODEVICE, name.encode() + b"\0")
    elif sys.platform == "darwin":  # untested; the numbers are IP_BOUND_IF and IPV6_BOUND_IF
        is_ipv4 = sock.family == socket.AF_INET
        level, option = (socket.IPPROTO_IP, 25) if is_ipv4 else (socket.IPPROTO_IPV6, 125)
        sock.setsockopt(level, option, socket.if_nametoindex(name))
    else:
        raise OSError(errno.ENOTSUP, "on this system only an address can be chosen")


def _holder(address: str) -> str | None:
    """Return the interface that has an address; of the loopback's many none is told."""
    parsed = address_of(address)
    assert parsed is not None
    found = _ipv4_holders() if parsed.version == 4 else _ipv6_holders()
    name = found.get(parsed.packed)
    return None if name == "lo" else name


def _ipv4_holders() -> dict[bytes, str]:
    import fcntl  # noqa: PLC0415 - of Unix systems only

    answer = array.array("B", bytes(_ENTRY * _MOST))
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        asked = struct.pack("iP", len(answer), answer.buffer_info()[0])
        length: int = struct.unpack("iP", fcntl.ioctl(sock, _SIOCGIFCONF, asked))[0]
    data = answer.tobytes()
    entries = (data[at : at + _ENTRY] for at in range(0, length, _ENTRY))
    return {entry[20:24]: _name(entry[:16].split(b"\0")[0].decode()) for entry in entries}


def _name(label: str) -> str:
    """Return the interface of an address, which may have a name of its own."""
    return label.partition(":")[0]


def _ipv6_holders() -> dict[bytes, str]:
    lines = Path("/proc/net/if_inet6").read_text(encoding="ascii").splitlines()
    return {bytes.fromhex(line.split()[0]): line.split()[-1] for line in lines}
