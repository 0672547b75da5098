"""Part files written over after the process that fetched them was killed, and no seal was left."""

import asyncio
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from bitsgui.bits.types import JobState
from tests.engine.cases.harness import Case, engine, publish
from tests.engine.cases.killing import run_and_kill
from tests.engine.cases.meddling import PATIENCE_S, Announce, part_of
from tests.servers.journal import RequestLog
from tests.servers.pattern import check_file
from tests.servers.script import Fault, Script
from tests.servers.scripted import ScriptedServer

SIZE = 20_000_017
STOP = 12_000_000
WHOLE = Script(size=SIZE)
BARE = replace(WHOLE, etag="none", last_modified="none")
BETWEEN_SAMPLES = 10_000
HOUR_NS = 3600 * 10**9


@pytest.fixture
def said(expect_log: Announce) -> None:
    expect_log(r"bitsgui\.engine\.(part_file|wrong_bytes) WARNING: .*file\.bin")


@dataclass
class Killed:
    """A download whose process is gone."""

    case: Case
    server: ScriptedServer
    place: Path

    @property
    def part(self) -> Path:
        return part_of(self.place / "out")

    @property
    def path(self) -> str:
        return f"/{self.case.id}/kill/file.bin"

    async def goes_on(self, *, is_resumed: bool = False) -> list[RequestLog]:
        """Run it to its end in a new engine; return what was asked for there."""
        before = len(self.server.log_of(self.path))
        publish(self.case, self.server, how="kill", second=True)
        self.server.release(self.path)
        async with engine(self.place / "profile") as manager, asyncio.timeout(PATIENCE_S):
            (view,) = await manager.views()
            if is_resumed:
                await (await manager.get_job(view.id)).resume()
            await manager.wait([view.id], lambda view: view.state is JobState.ACKNOWLEDGED)
        return self.server.log_of(self.path)[before:]

    def is_whole(self, *strangers: str) -> None:
        folder = self.place / "out"
        assert {path.name for path in folder.iterdir()} == {"file.bin", *strangers}
        check_file(folder / "file.bin", 1, SIZE)


CASES = [
    Case(name, script, stop_at=STOP)
    for name, script in (
        ("at_the_start_strong", WHOLE),
        ("at_the_start_bare", BARE),
        ("one_byte_later_strong", WHOLE),
        ("one_byte_later_bare", BARE),
        ("touched", WHOLE),
        ("doubt", WHOLE),
    )
]


@pytest.fixture(scope="module")
def killed(
    server: ScriptedServer, tmp_path_factory: pytest.TempPathFactory
) -> Mapping[str, Killed]:
    """One process begins all of them; a test takes the one of its name."""
    place = tmp_path_factory.mktemp("killed")
    run_and_kill(CASES, server, place)
    return {case.id: Killed(case, server, place / case.id) for case in CASES}


def overwrite(part: Path, start: int, length: int, later_ns: int = 0) -> None:
    """Write in place; ``later_ns`` after the last time somebody did."""
    moment = part.stat().st_mtime_ns
    with part.open("r+b") as file:
        file.seek(start)
        file.write(b"x" * length)
    if later_ns:
        os.utime(part, ns=(moment + later_ns, moment + later_ns))


def at_the_start(part: Path) -> None:
    overwrite(part, 0, 100)


def one_byte_later(part: Path) -> None:
    overwrite(part, BETWEEN_SAMPLES, 1, HOUR_NS)


@pytest.mark.usefixtures("said")
@pytest.mark.parametrize("server_says", ["strong", "bare"])
@pytest.mark.parametrize("meddle", [at_the_start, one_byte_later])
async def test_a_part_file_written_over_after_a_kill_stays_beside_the_right_bytes(
    killed: Mapping[str, Killed], server_says: str, meddle: Callable[[Path], None]
) -> None:
    download = killed[f"{meddle.__name__}_{server_says}"]
    part = download.part
    await asyncio.to_thread(meddle, part)
    content = part.read_bytes()
    await download.goes_on()
    download.is_whole(part.name)
    assert part.read_bytes() == content


async def test_a_part_file_only_touched_after_a_kill_goes_on_once_all_of_it_is_compared(
    killed: Mapping[str, Killed],
) -> None:
    download = killed["touched"]
    await asyncio.to_thread(overwrite, download.part, 0, 0, HOUR_NS)
    before = download.part.stat().st_ino
    requests = await download.goes_on()
    download.is_whole()
    assert [request.headers.get("range") for request in requests] == [None]
    assert (download.place / "out" / "file.bin").stat().st_ino == before


@pytest.mark.usefixtures("said")
async def test_the_doubt_outlives_a_run_that_ended_before_it_compared_anything(
    killed: Mapping[str, Killed], server: ScriptedServer
) -> None:
    download = killed["doubt"]
    part = download.part
    await asyncio.to_thread(one_byte_later, part)
    content = part.read_bytes()
    server.script(download.path, replace(WHOLE, fault=(Fault("stall", phase="before_head"),)))
    async with engine(download.place / "profile") as manager, asyncio.timeout(PATIENCE_S):
        (view,) = await manager.views()
        await manager.wait([view.id], lambda view: view.state is JobState.CONNECTING)
        await (await manager.get_job(view.id)).suspend()
    await download.goes_on(is_resumed=True)
    download.is_whole(part.name)
    assert part.read_bytes() == content
