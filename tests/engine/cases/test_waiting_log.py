"""A wait is told of when it begins and when it ends, not at every look in between."""

import asyncio
import logging
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from bitsgui.bits.types import JobState
from bitsgui.engine import outcomes
from tests.engine.cases.harness import Case, begin, engine, publish
from tests.servers.script import Script
from tests.servers.scripted import ScriptedServer

SIZE = 3_000_017


@pytest.fixture
def full(tmp_path: Path) -> Iterator[Path]:
    """A disk too small for the file."""
    folder = tmp_path / "out"
    folder.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2M", "tmpfs", folder], check=True)
    yield folder
    subprocess.run(["umount", "-l", folder], check=True)


@pytest.fixture(autouse=True)
def _look_often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outcomes, "CONDITION_RECHECK_S", 0.02)


SCRIPTS = {"at_the_start": Script(size=SIZE), "half_way": Script(size=SIZE, length="chunked")}


@pytest.mark.parametrize("when", SCRIPTS)
async def test_a_full_disk_is_logged_once(
    server: ScriptedServer,
    tmp_path: Path,
    full: Path,
    when: str,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.INFO, "bitsgui.engine")
    case = Case(f"logged_once_{when}", SCRIPTS[when])
    urls = publish(case, server, how="x")
    async with engine(tmp_path / "profile", disk_reserve=0) as manager:
        job_id = await begin(case, manager, urls, full)
        await server.wait_until(lambda: len(server.log_of(f"/{case.id}/x/file.bin")) > 5)
        await asyncio.to_thread(
            subprocess.run, ["mount", "-o", "remount,size=16M", full], check=True
        )
        async with asyncio.timeout(10):
            await manager.wait([job_id], lambda view: view.state is JobState.ACKNOWLEDGED)
    told = [
        r.message for r in caplog.records if r.levelno == logging.INFO and "file.bin" in r.message
    ]
    assert len(told) == 2, told
    assert "ERROR_DISK_FULL" in told[0]
    assert told[1].endswith("goes on")
