"""What a run of the benchmark is asked to do."""

from dataclasses import dataclass
from pathlib import Path

from bitsgui.gui.resting import AFTER_MS
from tests.bench.measure import GB


@dataclass(frozen=True, slots=True)
class Plan:
    """Sizes of everything; the smoke test takes tiny ones.

    Attributes:
        runs: of each figure, their median counts.
        jobs: jobs of five files each in the long list, and links in one paste.
        transfers: shown running while the processor time is taken.
        idle_s: for how long it is taken.
        rest_s: what a hidden window is given to let go of what it does not need.
        hidden_s: for how long that of a hidden window is taken, which is little.
        stream: bytes of the file that is fetched as fast as it comes.
        memory: folder on a file system in memory.
        disk: folder on a real disk.
    """

    runs: int = 5
    jobs: int = 10_000
    transfers: int = 50
    idle_s: float = 10.0
    hidden_s: float = 30.0
    rest_s: float = AFTER_MS / 1000 + 5
    stream: int = 4 * GB
    memory: Path = Path("/dev/shm")  # noqa: S108 - only folders of our own are made in it
    disk: Path = Path("/var/tmp")  # noqa: S108 - same
