"""Runs the first half of cases in one process of its own and kills that process."""

import json
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from bitsgui.bits.types import FileRange
from tests.engine.cases.harness import Case, prepare, publish
from tests.servers.scripted import ScriptedServer

_CHECKOUT = Path(__file__).resolve().parents[3]


def run_and_kill(cases: Iterable[Case], server: ScriptedServer, base: Path) -> None:
    """Run every case up to its ``stop_at`` under ``base / id``, then kill them all at once."""
    entries = []
    for case in cases:
        place = base / case.id
        place.mkdir(parents=True)
        prepare(case, place / "out")
        entries.append(_entry(case, publish(case, server, how="kill"), place))
    jobs = base / "jobs.json"
    jobs.write_text(json.dumps(entries))
    command = [sys.executable, "-m", "tests.engine.cases.driver", str(jobs)]
    process = subprocess.Popen(command, cwd=_CHECKOUT, stdout=subprocess.PIPE, text=True)
    told = []
    try:
        assert process.stdout is not None
        for line in process.stdout:  # ends early if the process does
            if line == "all\n":
                break
            told.append(line.strip())
    finally:
        process.kill()
        process.communicate()
    assert sorted(told) == sorted(entry["id"] for entry in entries)


def _entry(case: Case, urls: dict[str, str], place: Path) -> dict[str, Any]:
    return {
        "id": case.id,
        "urls": urls,
        "profile": str(place / "profile"),
        "folder": str(place / "out"),
        "preset": case.preset,
        "settings": dict(case.settings),
        "options": dict(case.options),
        "stop_at": case.stop_at,
        "name": case.name,
        "local_name": case.local_name,
        "ranges": case.ranges,
        "mirrors": case.mirrors,
    }


def revive(entry: dict[str, Any]) -> Case:
    """Return as much of a case as its first half needs."""
    kept = {name: entry[name] for name in ("preset", "settings", "options", "stop_at", "name")}
    ranges = entry["ranges"] and tuple(FileRange(*item) for item in entry["ranges"])
    mirrors = tuple(entry["mirrors"])
    return Case(
        id=entry["id"], local_name=entry["local_name"], ranges=ranges, mirrors=mirrors, **kept
    )
