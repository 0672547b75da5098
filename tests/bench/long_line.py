"""A long line to a web server in a network of its own: each packet is under way for a while.

The kernels here have no netem, so two ends of a line are TAP devices, and what leaves one comes
out of the other after ``delay_s``. What comes in is counted by the kernel, port by port.
"""

import fcntl
import heapq
import json
import os
import select
import struct
import subprocess
import tempfile
import threading
import time
from itertools import count
from pathlib import Path

from tests.servers.namespace import sh
from tests.servers.waiting import end, start, wait_for

SERVER = "10.6.0.1"
PORTS = (8081, 8082)
_OWN = "10.6.0.2"
_TUNSETIFF, _TAP = 0x400454CA, 0x1002
_PACKET = 2048
_HEADERS = 20 + 32
"""Of each packet: IPv4, and TCP with its time stamps."""
_SIZE = 2**31
_CONF = """
daemon off; pid {temp}/pid; error_log {temp}/error.log; user root;
events {{ }}
http {{
    access_log off;
    client_body_temp_path {temp}/body; proxy_temp_path {temp}/proxy;
    fastcgi_temp_path {temp}/fcgi; uwsgi_temp_path {temp}/uwsgi; scgi_temp_path {temp}/scgi;
    server {{ {listens} root {temp}; }}
}}
"""


class LongLine:
    """The line, with nginx at its far end; within a network of one's own."""

    def __init__(self, delay_s: float) -> None:
        self._delay_s = delay_s
        self._temp = tempfile.TemporaryDirectory(prefix="line-")
        self._holder = subprocess.Popen(["unshare", "--net", "sleep", "600"])
        own = Path("/proc/self/ns/net").readlink()
        there = Path(f"/proc/{self._holder.pid}/ns/net")
        wait_for(lambda: there.readlink() != own, self._holder)
        self._is_over = threading.Event()

    def __enter__(self) -> "LongLine":
        folder, far = Path(self._temp.name), ["nsenter", f"--net=/proc/{self._holder.pid}/ns/net"]
        ends = [_tap("near"), _tap("far")]
        sh("ip", "link", "set", "far", "netns", str(self._holder.pid))
        for words in ("link set lo up", f"addr add {SERVER}/24 dev far", "link set far up"):
            sh(*far, "ip", *words.split())
        sh("ip", "addr", "add", f"{_OWN}/24", "dev", "near")
        sh("ip", "link", "set", "near", "up")
        self._carrier = threading.Thread(target=self._carry, args=ends, daemon=True)
        self._carrier.start()
        sh("nft", "add table inet wire")
        sh("nft", "add chain inet wire input { type filter hook input priority 0; }")
        for port in PORTS:
            sh("nft", f"add rule inet wire input tcp sport {port} counter")
        with (folder / "f.bin").open("wb") as file:
            file.truncate(_SIZE)
        conf = folder / "nginx.conf"
        listens = " ".join(f"listen {SERVER}:{port};" for port in PORTS)
        conf.write_text(_CONF.format(temp=folder, listens=listens))
        command = [*far, "nginx", "-p", str(folder), "-c", str(conf)]
        self._server = start(command, self._temp)
        wait_for((folder / "pid").exists, self._server)
        return self

    def __exit__(self, *_: object) -> None:
        self._is_over.set()
        self._carrier.join()
        self._holder.kill()
        self._holder.wait()
        end(self._server, self._temp)

    @staticmethod
    def received() -> list[int]:
        """Return how many bytes came from each port so far, without headers."""
        found = json.loads(sh("nft", "--json", "list", "chain", "inet", "wire", "input"))
        rules = [entry["rule"] for entry in found["nftables"] if "rule" in entry]
        parts = [part["counter"] for rule in rules for part in rule["expr"] if "counter" in part]
        return [part["bytes"] - _HEADERS * part["packets"] for part in parts]

    def _carry(self, *ends: int) -> None:
        """Hand packets on, each after the delay."""
        under_way: list[tuple[float, int, int, bytes]] = []
        number = count()
        while not self._is_over.is_set():
            due = under_way[0][0] - time.monotonic() if under_way else self._delay_s
            for ready in select.select(ends, [], [], max(0.0, due))[0]:
                arrives = time.monotonic() + self._delay_s
                other = ends[1] if ready == ends[0] else ends[0]
                packet = os.read(ready, _PACKET)
                heapq.heappush(under_way, (arrives, next(number), other, packet))
            while under_way and under_way[0][0] <= time.monotonic():
                _, _, to, packet = heapq.heappop(under_way)
                os.write(to, packet)
        for each in ends:
            os.close(each)


def _tap(name: str) -> int:
    opened = os.open("/dev/net/tun", os.O_RDWR)
    fcntl.ioctl(opened, _TUNSETIFF, struct.pack("16sH22x", name.encode(), _TAP))
    return opened
