"""Rate limits: what comes through a limited download over some seconds, at the server's socket."""

import os
import subprocess
import time
from collections.abc import Sequence

from tests.bench import programs
from tests.bench.measure import MB, scratch
from tests.bench.settings import Plan
from tests.bench.table import Report
from tests.servers.script import Script
from tests.servers.scripted import ScriptedServer, ServerThread

# Of slower ones the server sees little: megabytes lie in the kernels between before they are full.
_LIMITS = (5_000_000, 50_000_000)
_WARM_UP_S = 1.0
"""What the kernels between program and server hold is full by then."""
_PATH = "/file.bin"


def bench(plan: Plan) -> list[Report]:
    """Return how near each program comes to its limit."""
    report = Report(f"a limited download, over {plan.limit_s:g} s")
    with scratch(plan.memory) as folder, ServerThread() as server:
        url = server.script(_PATH, Script(size=2**31, etag='"1"', accept_ranges="bytes"))
        ours = programs.Bitsgui(folder)
        for limit in _LIMITS:
            name = f"{limit / MB:g} MB/s"
            options = ["--limit", str(limit)]
            off = _off(server, ours.transfer(url, to=folder, options=options), limit, plan)
            report.at_most(f"bitsgui, {name}: off by", off, 5, " %")
            options = [f"--max-download-limit={limit}"]
            off = _off(server, programs.aria2c(url, to=folder, options=options), limit, plan)
            report.add(f"aria2c, {name}: off by", f"{off:.2f} %")
    return [report]


def _off(server: ScriptedServer, command: Sequence[str], limit: int, plan: Plan) -> float:
    """Return by how many percent of ``limit`` a program misses it."""
    process = subprocess.Popen(
        command, env=os.environ, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        server.block_for_bytes(_PATH, server.bytes_sent(_PATH) + round(limit * _WARM_UP_S), 60)
        began, begun = time.monotonic(), server.bytes_sent(_PATH)
        server.block_for_bytes(_PATH, begun + round(limit * plan.limit_s), 60 + 5 * plan.limit_s)
        rate = (server.bytes_sent(_PATH) - begun) / (time.monotonic() - began)
    finally:
        process.kill()
        process.wait()
    return abs(rate / limit - 1) * 100
