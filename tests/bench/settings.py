"""What a run of the benchmark is asked to do."""

from dataclasses import dataclass
from pathlib import Path

from tests.bench.measure import GB


@dataclass(frozen=True, slots=True)
class Plan:
    """Sizes of everything; the smoke test takes tiny ones.

    Attributes:
        runs: of each program, their median counts.
        stream: bytes of the file of the single stream.
        rate: bytes/s each connection of the limiting server gets.
        limited: bytes of the file fetched from it in 16 segments.
        stalling: bytes of the file of which one segment in eight stalls.
        files: number of small files.
        jobs: jobs of five files each in the store.
        limit_s: seconds over which a rate limit is measured.
        shared: how many of the ways to share a rate limit are measured.
        wires: how many of the cases at the wire are measured.
        changes: limits in bytes/s set one after the other while downloads run.
        memory: folder on a file system in memory.
        disk: folder on a real disk.
    """

    runs: int = 5
    stream: int = 4 * GB
    rate: int = 1_048_576
    limited: int = 335_544_320
    stalling: int = 480_000_000
    files: int = 2_000
    jobs: int = 10_000
    limit_s: float = 10
    shared: int = 5
    wires: int = 8
    changes: tuple[int, ...] = (5_000_000, 1_000_000, 4_000_000)
    memory: Path = Path("/dev/shm")  # noqa: S108 - only folders of our own are made in it
    disk: Path = Path("/var/tmp")  # noqa: S108 - same
