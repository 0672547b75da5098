"""Rate limits: what comes through limited downloads over some seconds, at the server's sockets."""

import os
import subprocess
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.bench import programs
from tests.bench.measure import MB, scratch
from tests.bench.settings import Plan
from tests.bench.table import Report
from tests.servers.script import Script
from tests.servers.scripted import ScriptedServer, ServerThread

_LIMITS = (5_000_000, 50_000_000)
_SHARED = _LIMITS[0]
_WARM_UP_S = 1.0
_SETTLED = 0.1
"""Share of the measured time after which a changed limit has to be in effect."""
_SEND_BUFFER = 128 * 1024
"""What the server's kernel holds counts as sent: by default megabytes of each connection."""
_PATH = "/file.bin"


@dataclass(frozen=True, slots=True)
class Case:
    """Downloads that share one limit: an option of their job, or a setting."""

    words: str
    files: int
    options: Sequence[str] = ()
    settings: dict[str, str] = field(default_factory=dict[str, str])


def cases() -> list[Case]:
    """Return every limit for one download and for two; that of a job of one file is ``alone``'s."""
    return [
        Case("a job", 2, ("--one-job", "--limit", str(_SHARED))),
        *(
            Case(words, files, settings={name: str(_SHARED)})
            for files in (1, 2)
            for name, words in (("host_rate_limit", "a server"), ("rate_limit", "all"))
        ),
    ]


def bench(plan: Plan) -> list[Report]:
    """Return how near each program comes to its limit."""
    return [alone(plan), shared(plan), changed(plan)]


def alone(plan: Plan) -> Report:
    """Return how near one download with a limit comes to it, beside aria2c."""
    report = Report(f"a limited download, over {plan.limit_s:g} s")
    with _serving(plan) as (server, url, folder):
        ours = programs.Bitsgui(folder)
        for limit in _LIMITS:
            name = f"{limit / MB:g} MB/s"
            options = ["--limit", str(limit)]
            off = _off(server, ours.transfer(url, to=folder, options=options), limit, plan)
            report.at_most(f"bitsgui, {name}: off by", off, 5, " %")
            options = [f"--max-download-limit={limit}"]
            off = _off(server, programs.aria2c(url, to=folder, options=options), limit, plan)
            report.add(f"aria2c, {name}: off by", f"{off:.2f} %")
    return report


def shared(plan: Plan, which: Sequence[Case] = ()) -> Report:
    """Return how near downloads come to the limit they share, and over how many connections."""
    report = Report(f"downloads that share {_SHARED / MB:g} MB/s, over {plan.limit_s:g} s")
    with _serving(plan) as (server, url, folder):
        ours = programs.Bitsgui(folder)
        for case in which or cases()[-plan.shared :]:
            command = ours.transfer(
                *_links(url, case.files),
                to=folder,
                options=case.options,
                settings=case.settings,
            )
            before = len(server.requests)
            off = _off(server, command, _SHARED, plan)
            what = f"limit of {case.words}, files: {case.files}, off by"
            report.at_most(what, off, 5, " %")
            report.add("  over connections", str(len(server.requests) - before))
    return report


def changed(plan: Plan) -> Report:
    """Return how soon two running downloads keep to another limit."""
    report = Report(f"limits set while two downloads run, from {plan.limit_s * _SETTLED:g} s on")
    with _serving(plan) as (server, url, folder):
        ours = programs.Bitsgui(folder)
        command = ours.transfer(*_links(url, 2), to=folder)
        profile = command[command.index("--profile") + 1]
        with _running(command):
            server.block_for_bytes(_PATH, 3 * MB, 60)
            before = "none"
            for limit in plan.changes:
                ours.change(profile, "rate_limit", str(limit))
                off = _off_later(server, limit, plan)
                report.at_most(f"from {before} to {limit / MB:g} MB/s: off by", off, 5, " %")
                before = f"{limit / MB:g}"
    return report


def _off_later(server: ScriptedServer, limit: int, plan: Plan) -> float:
    """Return by how many percent a limit is missed in the measured time but for the first of it."""
    clock = threading.Event()
    clock.wait(plan.limit_s * _SETTLED)
    began, begun = time.monotonic(), server.bytes_sent(_PATH)
    clock.wait(plan.limit_s * (1 - _SETTLED))
    rate = (server.bytes_sent(_PATH) - begun) / (time.monotonic() - began)
    return abs(rate / limit - 1) * 100


@contextmanager
def _serving(plan: Plan) -> Iterator[tuple[ScriptedServer, str, Path]]:
    with scratch(plan.memory) as folder, ServerThread(send_buffer=_SEND_BUFFER) as server:
        yield (
            server,
            server.script(_PATH, Script(size=2**31, etag='"1"', accept_ranges="bytes")),
            folder,
        )


def _links(url: str, count: int) -> list[str]:
    return [f"{url}?{number}" for number in range(count)]


@contextmanager
def _running(command: Sequence[str]) -> Iterator[None]:
    process = subprocess.Popen(
        command, env=os.environ, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        yield
    finally:
        process.kill()
        process.wait()


def _off(server: ScriptedServer, command: Sequence[str], limit: int, plan: Plan) -> float:
    """Return by how many percent of ``limit`` a program misses it."""
    warm_up_s = min(_WARM_UP_S, plan.limit_s)
    with _running(command):
        server.block_for_bytes(_PATH, server.bytes_sent(_PATH) + round(limit * warm_up_s), 60)
        began, begun = time.monotonic(), server.bytes_sent(_PATH)
        server.block_for_bytes(_PATH, begun + round(limit * plan.limit_s), 60 + 5 * plan.limit_s)
        rate = (server.bytes_sent(_PATH) - begun) / (time.monotonic() - began)
    return abs(rate / limit - 1) * 100
