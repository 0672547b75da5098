"""A network of its own for a part of a test: its addresses, names, and what swallows packets."""

import contextlib
import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.servers.waiting import end, start, stop

_CHECKOUT = Path(__file__).resolve().parent.parent.parent
HOLE_4, HOLE_6 = "127.0.9.0/24", "fd00:9::/64"
"""Where packets vanish once ``black_holes`` was called."""


def inside(module: str, *arguments: str, limit_s: float = 40.0) -> Any:
    """Run a module in a network of its own, whose loopback is up; return the JSON it prints."""
    script = 'ip link set lo up && exec "$@"'
    command = [*own_network(), "sh", "-c", script, "sh", sys.executable, "-m", module, *arguments]
    done = limited(command, limit_s)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def limited(command: list[str], limit_s: float) -> "subprocess.CompletedProcess[str]":
    """Run a part of a test from the checkout; return what it says.

    If its time or that of the test is over it is interrupted, so that it ends its servers: they
    lead sessions of their own, and would outlive it if it were killed.
    """
    with subprocess.Popen(
        command,
        cwd=_CHECKOUT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        try:
            said = process.communicate(timeout=limit_s)
        except BaseException:
            stop(process, signal.SIGINT)
            raise
    return subprocess.CompletedProcess(command, process.returncode, *said)


def own_network() -> list[str]:
    """Return the command that runs another in a network of its own, with mounts of its own.

    A user who is not root becomes it there. In a chroot the mounts cannot be set apart from those
    outside, which matters only where they are shared, and nobody is root in there but root.
    """
    if os.geteuid() != 0:
        return ["unshare", "--map-root-user", "--net", "--mount"]
    command = ["unshare", "--net", "--mount"]
    possible = subprocess.run([*command, "true"], capture_output=True, check=False)
    return command if possible.returncode == 0 else [*command, "--propagation", "unchanged"]


def tell(found: object) -> None:
    """Give what was found within the namespace to who called ``inside``."""
    sys.stdout.write(json.dumps(found) + "\n")


def sh(*words: str) -> str:
    """Run a program of the system within the namespace; return what it prints."""
    return subprocess.run(words, check=True, capture_output=True, text=True).stdout


def black_holes() -> None:
    """Let every packet to the addresses of the holes vanish, and count it."""
    sh("ip", "addr", "add", "fd00:9::1/64", "dev", "lo", "nodad")
    rules = (
        "add table inet holes",
        "add chain inet holes input { type filter hook input priority 0; }",
        f"add rule inet holes input ip daddr {HOLE_4} counter drop",
        f"add rule inet holes input ip6 daddr {HOLE_6} counter drop",
    )
    for rule in rules:
        sh("nft", rule)


def swallowed() -> int:
    """Return how many packets vanished so far."""
    return counted("input")


def count_to(interface: str, port: int) -> None:
    """Count what leaves by an interface for a port."""
    sh("nft", "add table inet holes")
    sh("nft", f"add chain inet holes {interface} {{ type filter hook output priority 0; }}")
    sh("nft", f"add rule inet holes {interface} oifname {interface} tcp dport {port} counter")


def counted(chain: str) -> int:
    """Return how many packets came by in a chain of ours."""
    found = json.loads(sh("nft", "--json", "list", "chain", "inet", "holes", chain))
    rules = [entry["rule"] for entry in found["nftables"] if "rule" in entry]
    parts = [part for rule in rules for part in rule["expr"]]
    return sum(part["counter"]["packets"] for part in parts if "counter" in part)


@contextlib.contextmanager
def names(*options: str) -> Iterator[None]:
    """Have dnsmasq answer for names; whoever looks one up in this namespace asks it."""
    folder = tempfile.TemporaryDirectory(prefix="names-")
    conf = Path(folder.name, "resolv.conf")
    conf.write_text("nameserver 127.0.0.1\n")
    sh("mount", "--bind", str(conf), "/etc/resolv.conf")
    plain = ["--no-daemon", "--conf-file=/dev/null", "--no-hosts", "--no-resolv"]
    own = ["--listen-address=127.0.0.1", "--bind-interfaces"]
    server = start(["dnsmasq", *plain, *own, *options], folder, 53)
    try:
        yield
    finally:
        sh("umount", "/etc/resolv.conf")
        end(server, folder)
