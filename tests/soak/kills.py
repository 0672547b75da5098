"""SIGKILLs in every phase of real transfers, and what they cost."""

import random
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

from bitsgui.storage.migrations import MIGRATIONS
from tests.servers import pattern
from tests.servers.process import ScriptedProcess
from tests.servers.script import Script
from tests.soak import aims, stored
from tests.soak.aims import Aim
from tests.soak.figures import Figures
from tests.soak.program import Program
from tests.soak.stored import Stored, StoredFile

NAME = "soak.bin"
OLD = b"what was there before"
CONFLICTS = ("rename", "rename over", "overwrite")
SLOWEST = 24 * 2**20
MOST_LOST_S = 2.0
_LONG_AGO_S = 86_400


@dataclass
class Tally:
    """What all rounds together came to."""

    aimed: Counter[str] = field(default_factory=Counter)
    landed: Counter[str] = field(default_factory=Counter)
    lost_s: list[float] = field(default_factory=list)
    wrong_files: list[str] = field(default_factory=list)
    wrong_jobs: list[str] = field(default_factory=list)
    strays: list[str] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    files: int = 0
    bytes_sent: int = 0
    bytes_wanted: int = 0

    @property
    def kills(self) -> int:
        """Kills that met a running program."""
        return self.aimed.total()


class Round:
    """One file of a fresh profile: killed as planned, finished, looked at."""

    head_delay_s = 0.1

    def __init__(
        self, folder: Path, server: ScriptedProcess, number: int, size: int, tally: Tally
    ) -> None:
        self.profile = folder / "profile"
        self._out = folder / "out"
        self._server = server
        self._number = number
        self._size = size
        self._tally = tally
        self._rate = max(size // 10, SLOWEST)
        self._conflict = CONFLICTS[number % len(CONFLICTS)]
        self._path = f"/{number}/{NAME}"
        self._goals: list[int] = []
        self._job: UUID | None = None
        self._before = Stored()
        self._sent = 0
        self._asked = 0
        self._url = server.script(
            self._path, Script(size=size, seed=self.seed, delay_s=self.head_delay_s)
        )
        self._out.mkdir(parents=True)
        if self._conflict != "rename":
            (self._out / NAME).write_bytes(OLD)

    @property
    def seed(self) -> int:
        """Content of this file."""
        return self._number + 1

    @property
    def _target(self) -> Path:
        return self._out / ("soak (1).bin" if self._conflict == "rename over" else NAME)

    # -- what aims look at -----------------------------------------------------------------------

    def wait_for_request(self) -> bool:
        """Wait for the next request of this round; False if none comes."""
        try:
            self._server.block_for_requests(self._path, len(self._log()) + 1, 15)
        except TimeoutError:
            return False
        return True

    def next_goal(self) -> int:
        """Return the bytes at which the next kill of the transfer is due."""
        return self._goals.pop(0)

    def is_named(self) -> bool:
        """Return True once the final name is that of the new file."""
        return self._target.exists() and self._target.stat().st_size == self._size

    def is_stamped(self) -> bool:
        """Return True once a part file has the server's time."""
        try:
            parts = [path.stat() for path in self._out.glob("*.part")]
        except FileNotFoundError:
            return True
        newest = self._out.stat().st_mtime
        return any(newest - part.st_mtime > _LONG_AGO_S for part in parts)

    def _log(self) -> list[int]:
        return [entry.body_bytes_sent for entry in self._server.log_of(self._path)]

    # -- the round -------------------------------------------------------------------------------

    def run(self, plan: list[Aim]) -> None:
        """Kill as planned, then let it finish and compare everything."""
        count = sum(aim in {aims.transfer, aims.record} for aim in plan)
        self._goals = [self._size * (n + 1) // (count + 1) for n in range(count)]
        result = None
        for aim in plan:
            result = self._run_once(aim)
            if result is not None:
                break
        if result is None:
            result = self._run_once(None)
        self._check_end(result)

    def _run_once(self, aim: Aim | None) -> dict | None:
        """Start the program; returns its result if it came to one."""
        held_at = [self._target] if aim is aims.renamed else []
        program = Program(self.profile, self._arguments(), held_at)
        if aim is not None and aim(self, program) and not program.has_ended:
            program.kill()
            self._tally.aimed[aim.__name__] += 1
            self._check_kill()
        else:
            status = program.wait()
            if status != 0 or program.result is None:
                self._tally.failures.append(
                    f"round {self._number}: exit {status}: {program.complaints}"
                )
        return program.result

    def _arguments(self) -> list[str]:
        conflict = "overwrite" if self._conflict == "overwrite" else "rename"
        return [
            *(self._url, "--to", str(self._out), "--json", "--limit", str(self._rate)),
            *("--on-conflict", conflict),
        ]

    def _check_kill(self) -> None:
        after = stored.read(self.profile)
        self._tally.landed[self._phase(after)] += 1
        self._check_jobs(after)
        self._tally.strays += map(str, after.strays(self._out))
        if self._conflict != "rename" and not self.is_named():
            self._check_old()
        log = self._log()
        sent, self._asked = sum(log), len(log)
        if not after.history:
            lost = (sent - self._sent) - (after.recorded - self._before.recorded)
            self._tally.lost_s.append(lost / self._rate)
        self._sent, self._before = sent, after

    def _check_old(self) -> None:
        if (self._out / NAME).read_bytes() != OLD:
            self._tally.wrong_files.append(f"round {self._number}: the old file is gone too early")

    def _phase(self, after: Stored) -> str:
        """Return where the program was when it was killed, by what it left."""
        if after.version < len(MIGRATIONS):
            return "migration" if self.profile.exists() else "start"
        if after.history:
            return "complete"
        if not after.files or len(self._log()) == self._asked:
            file = after.files[0] if after.files else None
            return "rename" if file is not None and self.is_named() else "start"
        return self._phase_of(after.files[0])

    def _phase_of(self, file: StoredFile) -> str:
        if file.transferred:
            return "rename" if self.is_named() else "transferred"
        if file.part_name is None:
            return "probe"
        return "transfer" if file.done.total else "first bytes"

    def _check_jobs(self, now: Stored) -> None:
        found = now.everywhere
        if self._job is None and found:
            self._job = found[0]
        if found != ([] if self._job is None else [self._job]):
            self._tally.wrong_jobs.append(f"round {self._number}: {found} instead of {self._job}")

    def _check_end(self, result: dict | None) -> None:
        tally = self._tally
        tally.files += 1
        tally.bytes_sent += sum(self._log())
        tally.bytes_wanted += self._size
        states = [job["state"] for job in result["jobs"]] if result else []
        if states != ["ACKNOWLEDGED"]:
            tally.failures.append(f"round {self._number}: ended as {states}")
        now = stored.read(self.profile)
        self._check_jobs(now)
        if now.jobs or len(now.history) != 1:
            tally.wrong_jobs.append(f"round {self._number}: {now.jobs} left, {now.history} ended")
        wanted = {self._target} | ({self._out / NAME} if self._conflict != "rename" else set())
        if set(self._out.iterdir()) != wanted:
            tally.strays += [str(path) for path in set(self._out.iterdir()) ^ wanted]
        if self._conflict == "rename over":
            self._check_old()
        try:
            pattern.check_file(self._target, self.seed, self._size)
        except (AssertionError, OSError) as error:
            tally.wrong_files.append(str(error))


def run(kills: int, size: int, *, is_loud: bool = False) -> Figures:
    """Kill ``kills`` times over as many files of ``size`` bytes as that takes."""
    tally, number = Tally(), 0
    base = Path("/dev/shm") if Path("/dev/shm").is_dir() else None  # noqa: S108 - memory, if any
    with ScriptedProcess() as server:
        while tally.kills < kills:
            with tempfile.TemporaryDirectory(prefix="soak-", dir=base) as folder:
                Round(Path(folder), server, number, size, tally).run(
                    _plan(aims.order(number), kills - tally.kills)
                )
            number += 1
            if is_loud:
                print(f"{tally.kills} kills, {tally.files} files", flush=True)
    return _figures(tally, kills, size)


def _plan(order: list[Aim], left: int) -> list[Aim]:
    """Return the kills of the next file: all of them, or a choice that keeps their order."""
    if left >= len(order):
        return order
    return [order[index] for index in sorted(random.sample(range(len(order)), left))]


def _figures(tally: Tally, kills: int, size: int) -> Figures:
    figures = Figures(f"{tally.kills} SIGKILLs over {tally.files} files of {size} bytes")
    for name, count in tally.landed.most_common():
        figures.add(f"kills that landed in: {name}", count)
    figures.expect("wrong files", len(tally.wrong_files), 0)
    figures.expect("lost or doubled jobs", len(tally.wrong_jobs), 0)
    figures.expect("stray files", len(tally.strays), 0)
    figures.expect("runs that failed", len(tally.failures), 0)
    figures.expect(
        "most progress lost by a kill", max(tally.lost_s, default=0.0), MOST_LOST_S, " s"
    )
    figures.add("all bytes sent / wanted", f"{tally.bytes_sent / tally.bytes_wanted:.3f}")
    figures.wrong += [
        *(tally.wrong_files + tally.wrong_jobs + tally.strays + tally.failures),
    ]
    if kills >= sum(len(aims.order(number)) for number in range(2)):
        phases = {"start", "migration", "probe", "transfer", "rename", "complete"}
        figures.expect("phases never met", len(phases - set(tally.landed)), 0)
    return figures
