"""A download bound to a line that comes and goes, in a network with another line beside it.

Both lead to one server in a namespace of its own, which notes from where it is asked.
"""

import contextlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.servers import namespace
from tests.servers.namespace import sh
from tests.servers.waiting import end, start, wait_for

SERVER, PORT = "10.9.9.9", 8080
BODY = bytes(range(256)) * 4096
LINES = {"lan0": "10.7.0", "vpn0": "10.8.0"}


class Far:
    """The network at the other end, with a web server."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._holder = subprocess.Popen(["unshare", "--net", "sleep", "600"])
        own = Path("/proc/self/ns/net").readlink()
        theirs = Path(f"/proc/{self._holder.pid}/ns/net")
        wait_for(lambda: theirs.readlink() != own, self._holder)
        self._in = ("nsenter", f"--net=/proc/{self._holder.pid}/ns/net")
        self._temp = tempfile.TemporaryDirectory(prefix="far-")
        sh(*self._in, "ip", "link", "set", "lo", "up")
        sh(*self._in, "ip", "addr", "add", f"{SERVER}/32", "dev", "lo")

    def __enter__(self) -> "Far":
        (self._folder / "f.bin").write_bytes(BODY)
        (self._folder / "proxy.pac").write_text("function FindProxyForURL() { return 'DIRECT' }")
        serve = ["-m", "http.server", "--bind", SERVER, str(PORT), "-d", str(self._folder)]
        self._server = start([*self._in, sys.executable, *serve], self._temp)
        return self

    def __exit__(self, *_: object) -> None:
        end(self._server, self._temp)
        self._holder.kill()
        self._holder.wait()

    def connect(self, line: str, metric: int) -> None:
        """Plug a line in."""
        net = LINES[line]
        sh("ip", "link", "add", line, "type", "veth", "peer", "name", f"far-{line}")
        sh("ip", "link", "set", f"far-{line}", "netns", str(self._holder.pid))
        sh(*self._in, "ip", "addr", "add", f"{net}.1/24", "dev", f"far-{line}")
        sh(*self._in, "ip", "link", "set", f"far-{line}", "up")
        sh("ip", "addr", "add", f"{net}.2/24", "dev", line)
        sh("ip", "link", "set", line, "up")
        sh("ip", "route", "add", SERVER, "via", f"{net}.1", "metric", str(metric))

    def asked_from(self) -> list[str]:
        """Return the addresses that requests came from so far."""
        said = Path(self._temp.name, "said").read_text()
        return sorted({line.split()[0] for line in said.splitlines() if '"GET ' in line})


def program(folder: Path) -> list[str]:
    """Return how the command line is started."""
    return [sys.executable, "-m", "bitsgui", "--profile", str(folder / "profile"), "--json"]


def set_script(folder: Path, interface: str) -> list[str]:
    """Have a script that the server has, which is tried; return what is remarked on it.

    All is bound meanwhile, and nothing is from then on: it is for the download to say.
    """
    own = "none" if interface == "any" else interface
    script = f"http://{SERVER}:{PORT}/proxy.pac"
    told: list[str] = []
    for name, value in (
        ("interface", own),
        ("proxy", "auto"),
        ("proxy_script", script),
        ("interface", "none"),
    ):
        command = [*program(folder), "set", "--global", name, value]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        told += json.loads(done.stdout).get("remarks", [])
    return told


@contextlib.contextmanager
def transfer(folder: Path, interface: str) -> Iterator[subprocess.Popen[str]]:
    """Download the file at the command line, directly: a script that its server has says so."""
    command = [*program(folder), "transfer", f"http://{SERVER}:{PORT}/f.bin"]
    command += ["--to", str(folder / "got"), "--interface", interface]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        yield process


def main(interface: str, *first: str) -> None:
    """Begin with the lines ``first``; once the download waits, plug the other one in."""
    with tempfile.TemporaryDirectory(prefix="bound-") as temp:
        served = Path(temp, "served")
        served.mkdir()
        namespace.count_to("lan0", PORT)
        with Far(served) as far:
            for line in first:
                far.connect(line, 10 if line == "lan0" else 20)
            told: list[object] = []
            remarks = set_script(Path(temp), interface)
            tried_from = far.asked_from()
            with transfer(Path(temp), interface) as process:
                assert process.stdout is not None
                for line in process.stdout:
                    event = json.loads(line)
                    if event["event"] == "error" and "vpn0" not in first:
                        told += [event["error"]["code"], event["error"]["message"]]
                        told.append(far.asked_from())
                        far.connect("vpn0", 20)
            got = Path(temp, "got", "f.bin")
            is_same = got.exists() and got.read_bytes() == BODY
            tried = [remarks, tried_from]
            namespace.tell([told, is_same, far.asked_from(), namespace.counted("lan0"), tried])


if __name__ == "__main__":
    main(*sys.argv[1:])
