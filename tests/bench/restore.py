"""A profile with very many jobs: how long until they are there, what they weigh, adding them."""

import asyncio
import json
import os
import statistics
import sys
import time
import uuid
from collections.abc import Sequence
from pathlib import Path

from bitsgui.bits.ranges import RangeSet
from bitsgui.bits.records import FileRecord, JobOptions, JobRecord, Origin
from bitsgui.bits.types import JobState
from bitsgui.storage.jobs import JobStore
from tests.bench.measure import MB, run, scratch
from tests.bench.settings import Plan
from tests.bench.table import Report

_FILES = 5
_SIZE = 50 * MB


def bench(plan: Plan) -> list[Report]:
    """Return time and memory of restoring, of ``list`` and of adding as many links at once."""
    report = Report(f"{plan.jobs} jobs of {_FILES} files in the store")
    with scratch(plan.disk) as folder:
        full, empty = folder / "full", folder / "empty"
        asyncio.run(fill(full, plan.jobs))
        asyncio.run(fill(empty, 0))
        loaded = [_probe("restore", full) for _ in range(plan.runs)]
        bare = [_probe("restore", empty) for _ in range(plan.runs)]
        seconds = statistics.median(wall for wall, _ in loaded)
        memory = statistics.median(figures["memory"] for _, figures in loaded)
        base = statistics.median(figures["memory"] for _, figures in bare)
        report.at_most("start of the process to restored", seconds, 2, " s")
        report.add("  of that without any job", f"{statistics.median(w for w, _ in bare):.2f} s")
        report.at_most("memory more than without any job (PSS)", (memory - base) / MB, 60, " MB")
        command = [sys.executable, "-m", "bitsgui", "list", "--profile", str(full)]
        walls = [run(command).wall_s for _ in range(plan.runs)]
        report.at_most("list", statistics.median(walls), 1.5, " s")
        added = [_probe("add", folder / f"add-{n}", plan.jobs)[1] for n in range(plan.runs)]
        seconds = statistics.median(figures["seconds"] for figures in added)
        stall = statistics.median(figures["stall"] for figures in added)
        report.at_most(f"adding {plan.jobs} links at once", seconds, 5, " s")
        report.at_most("  longest stall of the engine's loop", stall * 1000, 100, " ms")
    return [report]


def _probe(what: str, profile: Path, count: int = 0) -> tuple[float, dict[str, float]]:
    """Run ``tests.bench.probe`` and return the seconds until it reported, and its report."""
    began = time.time()
    taken = run([sys.executable, "-m", "tests.bench.probe", what, str(profile), str(count)])
    figures = json.loads(taken.output.splitlines()[-1])
    return figures["at"] - began, figures


async def fill(profile: Path, count: int) -> None:
    """Make a profile with ``count`` paused jobs of five files."""
    profile.mkdir(mode=0o700)  # noqa: ASYNC240 - nothing else runs yet
    store = await JobStore.open(profile)
    jobs = [_job(number) for number in range(1, count + 1)]
    await store.save(jobs=jobs, files=[f for job in jobs for f in _files(store, job)])
    await store.close()


def _job(number: int) -> JobRecord:
    return JobRecord(
        id=uuid.uuid4(),
        position=number,
        name=f"Download {number}",
        owner=str(os.getuid()),
        created=1.7e9 + number,
        modified=1.7e9 + number,
        state=JobState.SUSPENDED,
        options=JobOptions(origin=Origin.USER, auto_complete=True),
    )


def _files(store: JobStore, job: JobRecord) -> Sequence[FileRecord]:
    return [
        FileRecord(
            id=store.new_file_id(),
            job_id=job.id,
            index=index,
            remote_name=f"https://host{job.position % 97}.example/{job.name}/{index}/file.bin",
            local_name=f"/srv/downloads/{job.name}/{index}.bin",
            part_name=f"{index}.bin.0a1b2c3d.part",
            size=_SIZE,
            etag=f'"{job.position:x}-{index:x}"',
            done=RangeSet([(0, MB), (3 * MB, 5 * MB)]) if index == 0 else None,
        )
        for index in range(_FILES)
    ]
