"""A real SIGKILL at every call that changes the profile or the downloads of one job.

``strace`` sends the signal on entry to a call, so the kill at call N is the one behind call N - 1.
It counts for each thread and each kind of call by itself: the calls of the store's thread and those
of the (one) disk thread are told apart by their paths, and every kind is swept for itself.
"""

import asyncio
import tempfile
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import product
from pathlib import Path

from tests.servers.process import ScriptedProcess
from tests.servers.script import Script
from tests.soak import trace
from tests.soak.client import TOKEN
from tests.soak.figures import Figures
from tests.soak.power import SIZES, Replay, check_old, check_records, go_on, only_errors

WORKERS = 2
MOST_CALLS = 2000
KINDS = ("pwrite64", "ftruncate", "fsync", "fdatasync", "rename", "renameat2", "unlink")
_DATABASE = ("jobs.db", "jobs.db-wal", "jobs.db-journal", "jobs.backup.db", "jobs.backup.db.new")
_SWEEPS = ("job list", "downloads")


@dataclass
class Kill:
    """What one kill came to; ``is_unharmed`` if the job made fewer calls than that."""

    sweep: str
    kind: str
    call: int
    is_unharmed: bool
    wrong: list[str]


def _paths(replay: Replay, sweep: str) -> list[Path]:
    if sweep == "job list":
        return [replay.profile, *(replay.profile / name for name in _DATABASE)]
    names = [*SIZES, *(f"{name}.{TOKEN}.part" for name in SIZES)]
    return [replay.out, *(replay.out / name for name in names)]


def kill_at(server: ScriptedProcess, urls: list[str], sweep: str, kind: str, call: int) -> Kill:
    """Run the job in new folders, kill it at a call of a kind, and go on."""
    base = Path("/dev/shm") if Path("/dev/shm").is_dir() else None  # noqa: S108 - memory, if any
    with tempfile.TemporaryDirectory(prefix="calls-", dir=base) as folder:
        replay = Replay(Path(folder), server, urls)
        replay.clear()
        options = ["-o", "/dev/null", "-e", f"trace={kind}"]
        options += ["-e", f"inject={kind}:signal=KILL:when={call}"]
        for path in _paths(replay, sweep):
            options += ["-P", str(path)]
        done = trace.strace(options, [str(replay.profile), str(replay.out), *urls])
        wrong = check_old(replay) + check_records(replay)
        wrong += asyncio.run(go_on(replay, is_told="ended" in done.stdout))
    return Kill(sweep, kind, call, done.returncode == 0, wrong)


def run(
    *,
    every: int = 1,
    only: range | None = None,
    kinds: Sequence[str] = KINDS,
    is_loud: bool = False,
) -> Figures:
    """Kill at every call of some kinds, or at the numbers of ``only``.

    Of the writes to the job list, which are by far the most, one in ``every`` is taken.
    """
    figures = Figures("A SIGKILL at every call that writes, syncs, renames or deletes")
    wrong: list[str] = []
    with only_errors(), ScriptedProcess() as server, ThreadPoolExecutor(WORKERS) as pool:
        urls = [
            server.script(f"/{name}", Script(size=size, seed=seed))
            for seed, (name, size) in enumerate(SIZES.items())
        ]
        for sweep, kind in product(_SWEEPS, kinds):
            is_many = (sweep, kind) == ("job list", "pwrite64")
            calls = only or range(1, MOST_CALLS, every if is_many else 1)
            kills = _sweep(pool, calls, partial(kill_at, server, urls, sweep, kind))
            wrong += [f"{sweep}, {kind} {k.call}: {text}" for k in kills for text in k.wrong]
            count = sum(not kill.is_unharmed for kill in kills)
            if count:
                figures.add(f"kills at {kind} on the {sweep}", count)
            if is_loud:
                print(f"{sweep}, {kind}: {len(kills)} runs", flush=True)
    figures.expect("wrong ends", len(wrong), 0)
    figures.wrong += wrong
    return figures


def _sweep(pool: ThreadPoolExecutor, calls: range, kill: Callable[[int], Kill]) -> list[Kill]:
    """Kill at each of the calls, until the job ends before it gets there."""
    kills: list[Kill] = []
    for start in range(0, len(calls), WORKERS):
        kills += pool.map(kill, calls[start : start + WORKERS])
        if any(one.is_unharmed for one in kills):
            break
    return kills
