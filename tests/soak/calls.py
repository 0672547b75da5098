"""A real SIGKILL at every call that changes the profile or the downloads of one job.

``strace`` sends the signal on entry to a call, so the kill at call N is the one behind call N - 1.
It counts for each thread by itself: the calls of the store's thread and those of the (one) disk
thread are told apart by their paths and swept one after the other.
"""

import asyncio
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from tests.servers.process import ScriptedProcess
from tests.servers.script import Script
from tests.soak import trace
from tests.soak.client import TOKEN
from tests.soak.figures import Figures
from tests.soak.power import SIZES, Replay, check_old, check_records, go_on, only_errors

WORKERS = 2
MOST_CALLS = 2000
_CALLS = "pwrite64,pwritev,ftruncate,fsync,fdatasync,rename,renameat,renameat2,unlink,unlinkat"
_DATABASE = ("jobs.db", "jobs.db-wal", "jobs.db-journal", "jobs.backup.db", "jobs.backup.db.new")
_SWEEPS = ("job list", "downloads")


@dataclass
class Kill:
    """What one kill came to; ``is_unharmed`` if the job made fewer calls than that."""

    sweep: str
    call: int
    is_unharmed: bool
    wrong: list[str]


def _paths(replay: Replay, sweep: str) -> list[Path]:
    if sweep == "job list":
        return [replay.profile, *(replay.profile / name for name in _DATABASE)]
    names = [*SIZES, *(f"{name}.{TOKEN}.part" for name in SIZES)]
    return [replay.out, *(replay.out / name for name in names)]


def kill_at(server: ScriptedProcess, urls: list[str], sweep: str, call: int) -> Kill:
    """Run the job in new folders, kill it at a call, and go on."""
    base = Path("/dev/shm") if Path("/dev/shm").is_dir() else None  # noqa: S108 - memory, if any
    with tempfile.TemporaryDirectory(prefix="calls-", dir=base) as folder:
        replay = Replay(Path(folder), server, urls)
        replay.clear()
        options = ["-o", "/dev/null", "-e", f"trace={_CALLS}"]
        options += ["-e", f"inject={_CALLS}:signal=KILL:when={call}"]
        for path in _paths(replay, sweep):
            options += ["-P", str(path)]
        done = trace.strace(options, [str(replay.profile), str(replay.out), *urls])
        wrong = check_old(replay) + check_records(replay)
        wrong += asyncio.run(go_on(replay, is_told="ended" in done.stdout))
    return Kill(sweep, call, done.returncode == 0, wrong)


def run(*, every: int = 1, only: range | None = None, is_loud: bool = False) -> Figures:
    """Kill at every call, at one in ``every``, or at the calls of ``only``."""
    figures = Figures("A SIGKILL at every call that writes, syncs, renames or deletes")
    wrong: list[str] = []
    with only_errors(), ScriptedProcess() as server, ThreadPoolExecutor(WORKERS) as pool:
        urls = [
            server.script(f"/{name}", Script(size=size, seed=seed))
            for seed, (name, size) in enumerate(SIZES.items())
        ]
        for sweep in _SWEEPS:
            # The downloads make few calls, and nothing but these kills meets their threads.
            calls = only or range(1, MOST_CALLS, every if sweep == "job list" else 1)
            kills = _sweep(pool, server, urls, sweep, calls)
            wrong += [f"{k.sweep}, call {k.call}: {text}" for k in kills for text in k.wrong]
            figures.add(f"kills at calls on the {sweep}", sum(not k.is_unharmed for k in kills))
            if is_loud:
                print(f"{sweep}: {len(kills)} runs", flush=True)
    figures.expect("wrong ends", len(wrong), 0)
    figures.wrong += wrong
    return figures


def _sweep(
    pool: ThreadPoolExecutor, server: ScriptedProcess, urls: list[str], sweep: str, calls: range
) -> list[Kill]:
    """Kill at each of the calls, until the job ends before it gets there."""
    kills: list[Kill] = []
    for start in range(0, len(calls), WORKERS):
        batch = calls[start : start + WORKERS]
        kills += pool.map(lambda call: kill_at(server, urls, sweep, call), batch)
        if any(kill.is_unharmed for kill in kills):
            break
    return kills
