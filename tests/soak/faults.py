"""What becomes of a download when its list, its part file or the profile's disk fails.

Faults of the disk are put into real calls by ``strace``; what the user reads is looked at, too.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bitsgui.storage.backup import BACKUP_NAME, DATABASE_NAME
from tests.servers import pattern
from tests.servers.process import ScriptedProcess
from tests.servers.script import Script
from tests.soak import stored
from tests.soak.figures import Figures
from tests.soak.program import CHECKOUT, Program

SIZE = 6 * 2**20
RATE = 4 * 2**20
SEED = 5
TIMEOUT_S = 60


@dataclass
class Case:
    """A profile, a folder and a link; ``wrong`` holds a sentence for all that is not right."""

    folder: Path
    server: ScriptedProcess
    wrong: list[str] = field(default_factory=list)
    url: str = ""

    def __post_init__(self) -> None:
        self.url = self.server.script("/big.bin", Script(size=SIZE, seed=SEED, rate=RATE))
        self.out.mkdir()

    @property
    def profile(self) -> Path:
        """Where the list is."""
        return self.folder / "profile"

    @property
    def out(self) -> Path:
        """Where the file goes."""
        return self.folder / "out"

    def expect(self, said: object, sentence: str) -> None:
        """Note that something is wrong unless ``said`` is true."""
        if not said:
            self.wrong.append(sentence)

    def transfer(
        self, *, faults: Sequence[str] = (), url: str | None = None
    ) -> subprocess.CompletedProcess[str]:
        """Run a transfer to its end, with faults of strace in its calls."""
        tracer = ["strace", "-f", "-qq", "-o", "/dev/null", *faults] if faults else []
        program = [sys.executable, "-m", "bitsgui", "--profile", str(self.profile), "transfer"]
        return subprocess.run(
            [*tracer, *program, url or self.url, "--to", str(self.out)],
            cwd=CHECKOUT,
            env={**os.environ, "NO_PROXY": "*"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=TIMEOUT_S,
            check=False,
        )

    def begin(self) -> None:
        """Start the transfer and kill it in the middle, with its progress recorded."""
        program = Program(self.profile, [self.url, "--to", str(self.out), "--json"])
        program.until(lambda: program.transferred > SIZE // 3)
        self.expect(not program.has_ended, "the transfer was over before it was killed")
        program.kill()

    def make_copy(self) -> None:
        """Finish a small job, so that the clean end leaves a copy of the list."""
        self.transfer(url=self.server.script("/small.bin", Script(size=1000, seed=1)))
        self.expect((self.profile / BACKUP_NAME).exists(), "there is no copy of the list")

    def finish(self, *, says: str = "") -> None:
        """Run the transfer again: it ends well, with the right bytes and nothing twice."""
        done = self.transfer()
        self.expect(done.returncode == 0, f"exit {done.returncode}: {done.stderr}")
        self.expect(says in done.stderr, f"{says!r} is not in {done.stderr!r}")
        self.check()

    def check(self) -> None:
        """Compare the file; there is one job of it, and it has ended."""
        now = stored.read(self.profile)
        self.expect(not now.jobs, f"{len(now.jobs)} jobs are left")
        finals = [path.name for path in self.out.glob("big*.bin")]
        self.expect(finals == ["big.bin"], f"the files are {finals}")
        try:
            pattern.check_file(self.out / "big.bin", SEED, SIZE)
        except (AssertionError, OSError) as error:
            self.wrong.append(str(error))

    @property
    def part(self) -> Path:
        """The one part file."""
        (path,) = self.out.glob("*.part")
        return path


def deleted_part_file(case: Case) -> None:
    """It is fetched again."""
    case.begin()
    case.part.unlink()
    case.finish()


def cut_part_file(case: Case) -> None:
    """What was cut off is fetched again."""
    case.begin()
    with case.part.open("r+b") as file:
        file.truncate(1_000_000)
    case.finish()


def damaged_list(case: Case) -> None:
    """It is kept aside, the copy takes its place, the part file stays."""
    case.make_copy()
    case.begin()
    part, content = case.part, bytearray((case.profile / DATABASE_NAME).read_bytes())
    content[:8000] = os.urandom(8000)
    (case.profile / DATABASE_NAME).write_bytes(content)
    case.finish(says="The job list was damaged. It was restored from the copy of")
    case.expect(part.exists(), "the part file without a record is gone")
    case.expect(list(case.profile.glob("jobs.damaged-*.db")), "the damaged list was not kept")
    case.expect(len(stored.read(case.profile).history) == 2, "the history of the copy is lost")


def deleted_list(case: Case) -> None:
    """The copy takes its place."""
    case.make_copy()
    case.begin()
    for path in case.profile.glob(f"{DATABASE_NAME}*"):
        path.unlink()
    case.finish(says="The job list was missing. It was restored from its last copy.")
    case.expect(len(stored.read(case.profile).history) == 2, "the history of the copy is lost")


def read_only_profile(case: Case) -> None:
    """Nothing is changed and the sentence says what to do."""
    case.begin()
    before = stored.read(case.profile)
    database = str(case.profile / DATABASE_NAME)
    done = case.transfer(faults=["-P", database, "-e", "inject=openat:error=EROFS"])
    case.expect(done.returncode == 1, f"exit {done.returncode} from a read-only profile")
    case.expect("cannot be written. Give yourself the right" in done.stderr, done.stderr)
    case.expect(stored.read(case.profile) == before, "the list is another one now")
    case.finish()


def full_disk_for_a_while(case: Case) -> None:
    """Progress is not recorded while the profile's disk is full; the transfer goes on."""
    log = str(case.profile / f"{DATABASE_NAME}-wal")
    done = case.transfer(faults=["-P", log, "-e", "inject=pwrite64:error=ENOSPC:when=60..66"])
    if done.returncode:
        case.expect("full" in done.stderr, f"no word of the full disk: {done.stderr!r}")
        case.finish()
    case.check()


def full_disk_to_the_end(case: Case) -> None:
    """The end cannot be stored; it says so, and the next run finishes what is there."""
    log = str(case.profile / f"{DATABASE_NAME}-wal")
    done = case.transfer(faults=["-P", log, "-e", "inject=pwrite64:error=ENOSPC:when=60+"])
    case.expect(done.returncode == 1, f"exit {done.returncode} from a full disk")
    case.expect("full" in done.stderr, f"no word of the full disk: {done.stderr!r}")
    case.finish()


CASES: tuple[Callable[[Case], None], ...] = (
    *(deleted_part_file, cut_part_file, damaged_list, deleted_list),
    *(read_only_profile, full_disk_for_a_while, full_disk_to_the_end),
)


def check(case: Callable[[Case], None], server: ScriptedProcess) -> list[str]:
    """Run one case in new folders and return what was not right."""
    with tempfile.TemporaryDirectory(prefix="faults-") as folder:
        run_of = Case(Path(folder), server)
        case(run_of)
    return run_of.wrong


def run() -> Figures:
    """Run all cases."""
    figures = Figures("Faults of the list, the part file and the profile's disk")
    with ScriptedProcess() as server:
        for case in CASES:
            wrong = check(case, server)
            figures.add(case.__name__.replace("_", " "), "wrong" if wrong else "right")
            figures.wrong += [f"{case.__name__}: {text}" for text in wrong]
    return figures
