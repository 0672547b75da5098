"""A download whose network goes away, changes or falls silent in the middle, by real causes.

nginx stands in a namespace of its own at the other end of a line. Prints, as JSON, what the
command line was told, whether the file is the same, and how often its server was asked.
"""

import contextlib
import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.servers import namespace
from tests.servers.buses import SystemBus
from tests.servers.namespace import sh
from tests.servers.waiting import end, start, wait_for

SERVER, PORT = "10.5.0.1", 8080
FIRST, SECOND = "10.5.0.2/24", "10.5.0.3/24"
BODY = bytes(range(256)) * 4096 * 3
ENOUGH = 500_000
_CONF = """
daemon off; pid {temp}/pid; error_log {temp}/error.log; user root;
events {{ }}
http {{
    access_log {temp}/access.log;
    client_body_temp_path {temp}/body; proxy_temp_path {temp}/proxy;
    fastcgi_temp_path {temp}/fcgi; uwsgi_temp_path {temp}/uwsgi; scgi_temp_path {temp}/scgi;
    server {{ listen {server}:{port}; root {temp}; limit_rate 400k; }}
}}
"""


class Cable:
    """A line to a network of one server."""

    def __init__(self) -> None:
        self._temp = tempfile.TemporaryDirectory(prefix="cable-")
        self.folder = Path(self._temp.name)
        self._holder = subprocess.Popen(["unshare", "--net", "sleep", "600"])
        self._far = ["nsenter", "--target", str(self._holder.pid), "--net"]
        own = Path("/proc/self/ns/net").readlink()
        there = Path(f"/proc/{self._holder.pid}/ns/net")
        wait_for(lambda: there.readlink() != own, self._holder)

    def __enter__(self) -> "Cable":
        (self.folder / "f.bin").write_bytes(BODY)
        conf = self.folder / "nginx.conf"
        conf.write_text(_CONF.format(temp=self.folder, server=SERVER, port=PORT))
        sh("ip", "link", "add", "near", "type", "veth", "peer", "name", "far")
        sh("ip", "link", "set", "far", "netns", str(self._holder.pid))
        for words in ("link set lo up", f"addr add {SERVER}/24 dev far", "link set far up"):
            sh(*self._far, "ip", *words.split())
        sh("ip", "addr", "add", FIRST, "dev", "near")
        self.plug()
        self._server = start(
            [*self._far, "nginx", "-p", str(self.folder), "-c", str(conf)], self._temp
        )
        wait_for((self.folder / "pid").exists, self._server)
        return self

    def __exit__(self, *_: object) -> None:
        self._holder.kill()
        self._holder.wait()
        end(self._server, self._temp)

    def plug(self) -> None:
        sh("ip", "link", "set", "near", "up")

    def unplug(self) -> None:
        sh("ip", "link", "set", "near", "down")

    def renumber(self) -> None:
        """Be another machine on the same line."""
        sh("ip", "addr", "del", FIRST, "dev", "near")
        sh("ip", "addr", "add", SECOND, "dev", "near")

    def forget_connections(self) -> None:
        """Let every packet of the connections there are vanish; new ones are carried."""
        found = sh("ss", "-Htn", "state", "established", "dst", SERVER)
        ports = {int(port) for port in re.findall(r":(\d+)\s+\S+:8080", found)}
        assert ports
        numbers = ", ".join(map(str, ports))
        sh("nft", "add table ip gone")
        sh("nft", "add chain ip gone in { type filter hook input priority 0; }")
        sh("nft", "add chain ip gone out { type filter hook output priority 0; }")
        sh("nft", f"add rule ip gone in tcp dport {{ {numbers} }} drop")
        sh("nft", f"add rule ip gone out tcp sport {{ {numbers} }} drop")


class Download:
    """The command line at work, and what it tells."""

    def __init__(self, folder: Path, env: dict[str, str]) -> None:
        self._program = [sys.executable, "-m", "bitsgui", "--profile", str(folder / "profile")]
        self._env = os.environ | env
        self._folder = folder
        self.events: list[dict[str, Any]] = []

    def set(self, name: str, value: str) -> None:
        command = [*self._program, "set", "--global", name, value]
        subprocess.run(command, check=True, capture_output=True, env=self._env)

    @contextlib.contextmanager
    def running(self) -> Iterator[None]:
        url, place = f"http://{SERVER}:{PORT}/f.bin", str(self._folder / "got")
        command = [*self._program, "--json", "transfer", url, "--to", place]
        with subprocess.Popen(
            command, stdout=subprocess.PIPE, text=True, env=self._env
        ) as self._process:
            yield

    def until(self, kind: str, **values: object) -> dict[str, Any]:
        """Return the next event of a kind with these values."""
        assert self._process.stdout is not None
        for line in self._process.stdout:
            event = json.loads(line)
            self.events.append(event)
            if event["event"] == kind and values.items() <= event.items():
                return event
        raise AssertionError(f"no {kind} {values}: {self.events[-3:]}")

    def until_bytes(self, count: int) -> None:
        while self.until("progress")["bytes_transferred"] < count:
            pass

    def outcome(self) -> dict[str, Any]:
        result = self.until("result")
        got = self._folder / "got" / "f.bin"
        errors = [event["error"]["code"] for event in self.events if event["event"] == "error"]
        return {
            "is_same": got.exists() and got.read_bytes() == BODY,
            "state": result["jobs"][0]["state"],
            "errors": errors,
        }


def main(case: str) -> None:
    with Cable() as cable, SystemBus(cable.folder / "bus") as bus:
        if case == "sleep":
            bus.add("logind")
        download = Download(cable.folder, bus.env)
        download.set("retry_delay_s", "3600")  # nothing but the network brings it back
        download.set("stall_timeout_s", "3600")
        with download.running():
            download.until_bytes(ENOUGH)
            if case == "unplug":
                cable.unplug()
                download.until("error")
                cable.plug()
            elif case == "renumber":
                cable.renumber()
            else:
                cable.forget_connections()
                bus.call("logind", "PrepareForSleep", True)
                bus.call("logind", "PrepareForSleep", False)
            namespace.tell(download.outcome())


if __name__ == "__main__":
    main(*sys.argv[1:])
