"""Interfaces in a network of its own, and which of them the kernel is found to use; as JSON."""

import fcntl
import os
import struct
import sys
import threading

from bitsgui.desktop.netlink import running_links
from tests.servers import namespace
from tests.servers.namespace import sh

_TUNSETIFF, _IFF_TUN = 0x400454CA, 0x1001


def line(name: str, net: str, metric: int | None) -> None:
    """Lay a line to a network, with a route everywhere of a metric."""
    sh("ip", "link", "add", name, "type", "veth", "peer", "name", f"far-{name}")
    sh("ip", "link", "set", f"far-{name}", "up")
    put_up(name, net, metric)


def put_up(name: str, net: str, metric: int | None) -> None:
    sh("ip", "addr", "add", f"{net}.2/24", "dev", name)
    sh("ip", "link", "set", name, "up")
    if metric is not None:
        sh("ip", "route", "add", "default", "dev", name, "metric", str(metric))


def main(case: str) -> None:
    has_ways = case != "alone"
    line("lan0", "10.7.0", (30 if case == "tunnel" else 10) if has_ways else None)
    line("wifi0", "10.8.0", 20 if has_ways else None)
    tunnel = os.open("/dev/net/tun", os.O_RDWR) if case == "tunnel" else -1
    if tunnel >= 0:
        fcntl.ioctl(tunnel, _TUNSETIFF, struct.pack("16sH22x", b"tun0", _IFF_TUN))
        put_up("tun0", "10.9.0", 5)
    names, tick = {"lan0", "wifi0", *(["tun0"] if tunnel >= 0 else [])}, threading.Event()
    while {link.name for link in running_links()} != names:  # a line takes a moment to come up
        tick.wait(0.01)
    namespace.tell({link.name: link.is_used for link in running_links()})


if __name__ == "__main__":
    main(*sys.argv[1:])
