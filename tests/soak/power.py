"""The power cut: every moment of one recorded job, without what was not synced by then.

The calls of a real run are replayed into a model of the disk. For every call the disk is laid out
as a kill, or a power cut, right behind it would leave it; the program is started on it and has to
come to the same end.
"""

import asyncio
import hashlib
import logging
import os
import random
import shutil
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from bitsgui.bits.errors import BitsError
from bitsgui.engine import birth, disk
from tests.servers import pattern
from tests.servers.process import ScriptedProcess
from tests.servers.script import Script
from tests.soak import client, stored, trace
from tests.soak.disk_model import DiskModel, Survives
from tests.soak.figures import Figures

OLD = b"what was there before"
SIZES = {"small.bin": 300_000, "mid.bin": 2_500_000, "zero.bin": 0}
RATE = 600_000
TIMEOUT_S = 30


def _kept(_number: int, _durable: int) -> bool:
    return True


def _gone(_number: int, _durable: int) -> bool:
    return False


def _by_chance(seed: int) -> Survives:
    chance = random.Random(seed)  # noqa: S311 - a test's own disorder
    drawn: dict[int, bool] = {}
    return lambda number, _durable: drawn.setdefault(number, chance.random() < 0.5)


VARIANTS: dict[str, tuple[Survives, Survives]] = {
    "kill": (_kept, _kept),
    "cut": (_gone, _gone),
    "cut, names kept": (_kept, _gone),
    "cut, bytes kept": (_gone, _kept),
    "cut, half kept": (_by_chance(1), _by_chance(2)),
    "cut, other half kept": (_by_chance(3), _by_chance(4)),
}
"""What survives of the names and of the bytes that were not synced."""


@dataclass
class Replay:
    """A recorded run, and the folders its states are laid out in."""

    folder: Path
    server: ScriptedProcess
    urls: list[str] = field(default_factory=list)
    model: DiskModel = field(init=False)
    calls: int = 0
    began_ns: int = 0
    inodes: dict[int, int] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)
    states: Counter[str] = field(default_factory=Counter)
    _numbers: dict[int, int] = field(default_factory=dict)
    _seen: set[bytes] = field(default_factory=set)

    @property
    def profile(self) -> Path:
        """The profile's folder, the same for every state: paths are stored."""
        return self.folder / "profile"

    @property
    def out(self) -> Path:
        """Where the files go."""
        return self.folder / "out"

    def record(self) -> None:
        """Run the client once and take in what it did."""
        self.clear()
        self.began_ns = time.time_ns()
        self.urls = [
            self.server.script(f"/{name}", Script(size=size, seed=seed, rate=RATE))
            for seed, (name, size) in enumerate(SIZES.items())
        ]
        self.model = DiskModel([self.profile, self.out])
        self.model.put(self.out / "small.bin")
        calls = trace.record(self.folder / "trace", [str(self.profile), str(self.out), *self.urls])
        (self.folder / "trace").unlink()
        self.calls = len(calls)
        self.model.play(calls)
        for path in (*self.out.iterdir(), *self.profile.iterdir()):
            inode = self.model.inode_at(path)
            content = inode.content(self.calls, _kept) if inode is not None else None
            if content != path.read_bytes():
                raise RuntimeError(f"the recording does not explain {path.name}")
            self._numbers[id(inode)] = path.stat().st_ino
        for seed, (name, size) in enumerate(SIZES.items()):
            self.server.script(f"/{name}", Script(size=size, seed=seed))

    def clear(self) -> None:
        """Empty both folders, but for the file that is going to be overwritten."""
        for folder in (self.profile, self.out):
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(mode=0o700)
        (self.out / "small.bin").write_bytes(OLD)

    def lay_out(self, calls: int, variant: str) -> bool:
        """Make the disk as it is after ``calls`` calls; False if that state was there before."""
        names, data = VARIANTS[variant]
        files = self.model.state(calls, names, data)
        moments = {path: inode.time_set(calls, data) for path, (inode, _) in files.items()}
        promises = [text for number, text in self.model.marks if number < calls]
        known = hashlib.sha256(repr((promises, variant == "kill")).encode())
        for path, (_, content) in sorted(files.items()):
            known.update(path.encode() + hashlib.sha256(content).digest())
            known.update(str(moments[path]).encode())
        if known.digest() in self._seen:
            return False
        self._seen.add(known.digest())
        self.clear()
        (self.out / "small.bin").unlink()
        self.inodes.clear()
        for path, (inode, content) in files.items():
            Path(path).write_bytes(content)
            # No later than it was: it would look as if written to after the power had gone.
            known = moments[path]
            moment = self.began_ns if known is None else known
            os.utime(path, ns=(moment, moment))
            self.inodes[Path(path).stat().st_ino] = self._numbers.get(id(inode), 0)
        return True

    def promised(self, calls: int) -> set[str]:
        """Return what the engine had promised by then."""
        return {text for number, text in self.model.marks if number < calls}


@contextmanager
def same_inodes(replay: Replay) -> Iterator[None]:
    """Let the engine see the file numbers of the recorded run, and no times of birth."""
    real = disk.identity_of

    def identity_of(status: os.stat_result) -> tuple[int, int, int]:
        device, inode, size = real(status)
        return device, replay.inodes.get(inode, inode + 2**40), size

    disk.identity_of = identity_of
    born, birth.of = birth.of, lambda _: 0
    try:
        yield
    finally:
        disk.identity_of = real
        birth.of = born


def check_records(replay: Replay) -> list[str]:
    """Return what the list claims to be on the disk and is not."""
    wrong = []
    for file in stored.read(replay.profile).files:
        path = file.part or Path(file.local_name)
        spans = [(0, file.size or 0)] if file.transferred else list(file.done)
        name = Path(file.local_name).name
        if not spans or spans == [(0, 0)]:
            continue
        if not path.exists():
            path = Path(file.local_name)
        content = path.read_bytes() if path.exists() else b""
        seed = list(SIZES).index(name)
        wrong += [
            f"bytes {start}-{end} of {name} are recorded but not on the disk"
            for start, end in spans
            if content[start:end] != pattern.pattern(seed, start, end)
        ]
    return wrong


def check_old(replay: Replay) -> list[str]:
    """Return a complaint unless the overwritten file is whole, as the old or as the new one."""
    path = replay.out / "small.bin"
    content = path.read_bytes() if path.exists() else b""
    whole = pattern.pattern(0, 0, SIZES["small.bin"])
    return [] if content in (OLD, whole) else ["the file to be overwritten is neither old nor new"]


async def go_on(replay: Replay, *, is_told: bool) -> list[str]:
    """Start the program, finish the job and return everything that is not as it should be.

    Until it was told of the end the front end asks again, which must not double the job.
    """
    try:
        store, manager = await client.opened(replay.profile)
    except BitsError as error:
        return [f"the program does not start: {error}"]
    try:
        async with asyncio.timeout(TIMEOUT_S):
            if not is_told:
                await manager.add(client.request(replay.out, replay.urls))
            while any(view.error is None for view in await manager.views()):  # noqa: ASYNC110
                await asyncio.sleep(0.001)  # changes are told four times a second only
        left = [f"{view.state.name}: {view.error}" for view in await manager.views()]
        notices = list(store.notices)
    except TimeoutError:
        left, notices = ["the job does not end"], []
    finally:
        await manager.close()
        await store.close()
    return left + notices + _check_end(replay)


def _check_end(replay: Replay) -> list[str]:
    now = stored.read(replay.profile)
    wrong = []
    if now.jobs or len(now.history) != 1:
        wrong.append(f"jobs at the end: {now.jobs} and {now.history}")
    names = sorted(path.name for path in replay.out.iterdir())
    if names != sorted(SIZES):
        wrong.append(f"files at the end: {names}")
    for seed, (name, size) in enumerate(SIZES.items()):
        try:
            pattern.check_file(replay.out / name, seed, size)
        except (AssertionError, OSError) as error:
            wrong.append(str(error))
    return wrong


async def check(replay: Replay, calls: int, variant: str) -> None:
    """Check one moment."""
    if not replay.lay_out(calls, variant):
        return
    replay.states[variant] += 1
    wrong = check_old(replay)
    if variant != "kill" or replay.states[variant] % 8 == 0:
        wrong += check_records(replay)
    wrong += _check_promises(replay, calls)
    with same_inodes(replay):
        wrong += await go_on(replay, is_told="ended" in replay.promised(calls))
    replay.wrong += [f"{variant} after call {calls} of {replay.calls}: {text}" for text in wrong]


def _check_promises(replay: Replay, calls: int) -> list[str]:
    promised, now = replay.promised(calls), stored.read(replay.profile)
    if "ended" in promised and (now.jobs or len(now.history) != 1):
        return [f"the end of the job is lost: {now.jobs}, {now.history}"]
    if "added" in promised and len(now.everywhere) != 1:
        return [f"the job is lost: {now.everywhere}"]
    return []


@contextmanager
def only_errors() -> Iterator[None]:
    """Keep out of the log what a program says on purpose after a power cut or a kill."""
    logger = logging.getLogger("bitsgui")
    before = logger.level
    logger.setLevel(logging.ERROR)
    try:
        yield
    finally:
        logger.setLevel(before)


def moments(replay: Replay) -> list[int]:
    """Return the calls behind which the disk can be another one."""
    changes = [
        number
        for folder in replay.model.folders.values()
        for number, _ in [*folder.changes, *folder.syncs]
    ]
    changes += [
        number for inode in replay.model.inodes for number, *_ in [*inode.changes, *inode.syncs]
    ]
    changes += [number for number, _ in replay.model.marks]
    return sorted({number + 1 for number in changes if number >= 0} | {0})


def run(*, every: int = 1, is_loud: bool = False) -> Figures:
    """Record a job and check every moment of it, or one in ``every``."""
    base = Path("/dev/shm") if Path("/dev/shm").is_dir() else None  # noqa: S108 - memory, if any
    with (
        only_errors(),
        tempfile.TemporaryDirectory(prefix="power-", dir=base) as folder,
        ScriptedProcess() as server,
    ):
        replay = Replay(Path(folder), server)
        replay.record()
        due = moments(replay)[::every]
        for place, calls in enumerate(due):
            for variant in VARIANTS:
                asyncio.run(check(replay, calls, variant))
            if is_loud and place % 50 == 49:
                print(f"{place + 1} of {len(due)} moments", flush=True)
    figures = Figures(f"Every call of one job, {len(due)} moments")
    for variant, count in replay.states.items():
        figures.add(f"different disks after: {variant}", count)
    figures.expect("wrong ends", len(replay.wrong), 0)
    figures.wrong += replay.wrong
    return figures
