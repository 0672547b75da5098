"""Moving and renaming: bytes arrive whole, crashes lose nothing, others' files stay."""

import asyncio
import errno
import os
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from pathlib import Path

import pytest

from bitsgui.bits import names
from bitsgui.bits.errors import (
    BitsError,
    Hresult,
    InvalidArgumentError,
    NotFoundError,
    StoreError,
)
from bitsgui.bits.moves import MoveRecord
from bitsgui.bits.types import ErrorContext, JobState
from bitsgui.bits.words import translated, words_of
from bitsgui.engine import disk, relocate
from bitsgui.engine.job import EngineJob
from tests.conformance.world import World
from tests.servers.script import Script
from tests.servers.scripted import ServerThread
from tests.words.sources import BLANK

SIZE = 300_000


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    with ServerThread() as server:
        async with World.open(server, tmp_path) as world:
            yield world


@pytest.fixture
def far(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every other folder is on another disk, as the system tells it."""
    rename = disk.rename_new

    def refuse(source: Path, target: Path) -> None:
        if source.parent != target.parent:
            raise OSError(errno.EXDEV, os.strerror(errno.EXDEV), str(source))
        rename(source, target)

    monkeypatch.setattr(disk, "rename_new", refuse)


async def finished(world: World, name: str = "done.bin") -> tuple[EngineJob, Path, bytes]:
    job = await world.manager.create_job("job")
    path = Path(world.place(name))
    await job.add_file(world.serve(Script(size=SIZE)), str(path))
    await world.run(job)
    await job.complete()
    return job, path, await asyncio.to_thread(path.read_bytes)


async def path_of(world: World) -> Path:
    (row,) = await world.manager.history()
    return Path(row.files[0].local_name)


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


async def test_a_finished_file_is_renamed_within_its_disk(world: World, tmp_path: Path):
    job, old, content = await finished(world)
    await world.manager.move_files([job.id], str(tmp_path / "else"))
    new = await path_of(world)
    assert new == tmp_path / "else" / "done.bin"
    assert (await asyncio.to_thread(new.read_bytes), old.exists()) == (content, False)


async def test_a_file_is_copied_to_another_disk_with_its_times(
    world: World, tmp_path: Path, far: None
):
    job, old, content = await finished(world)
    times = old.stat().st_mtime_ns
    await world.manager.move_files([job.id], str(tmp_path / "else"))
    new = await path_of(world)
    assert await asyncio.to_thread(new.read_bytes) == content
    assert (old.exists(), new.stat().st_mtime_ns) == (False, times)
    assert names_in(new.parent) == ["done.bin"]
    await world.manager.move_files([job.id], str(old.parent))  # it is still known as ours
    assert await path_of(world) == old


async def test_a_name_that_is_taken_gets_a_number(world: World, tmp_path: Path):
    job, _, _ = await finished(world)
    (tmp_path / "else").mkdir()
    (tmp_path / "else" / "done.bin").write_text("mine")
    await world.manager.move_files([job.id], str(tmp_path / "else"))
    assert (await path_of(world)).name == "done (1).bin"
    assert (tmp_path / "else" / "done.bin").read_text() == "mine"


def test_no_more_names_are_made_up_than_are_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """All million of them took five seconds of every move."""
    made_up: list[str] = []
    other_names = names.other_names

    def noted(name: str) -> Iterator[str]:
        for other in other_names(name):
            made_up.append(other)
            yield other

    monkeypatch.setattr(relocate.names, "other_names", noted)
    wanted, other = tmp_path / "a.bin", tmp_path / "a (1).bin"
    assert relocate.free_place(wanted, lambda _: False) == wanted
    wanted.touch()
    free = relocate.free_place(wanted, lambda path: path == str(other))
    assert free.name == "a (2).bin"
    assert made_up == ["a (1).bin", "a (2).bin"]


async def test_a_finished_file_that_is_another_by_now_stays(world: World, tmp_path: Path):
    job, path, _ = await finished(world)
    path.write_bytes(b"another")
    with pytest.raises(BitsError, match="another file"):
        await world.manager.move_files([job.id], str(tmp_path / "else"))
    assert path.read_bytes() == b"another"
    assert await path_of(world) == path


async def test_a_running_job_pauses_moves_and_goes_on(world: World, tmp_path: Path, far: None):
    job = await world.stalled()
    await world.manager.move_files([job.id], str(tmp_path / "else"))
    assert job.state in {JobState.QUEUED, JobState.CONNECTING, JobState.TRANSFERRING}
    files, _ = job.enum_files().next()
    assert Path(files[0].local_name).parent == tmp_path / "else"
    await world.until(job, lambda view: view.state is JobState.TRANSFERRING)
    assert files[0].progress.bytes_transferred > 0  # nothing was fetched anew
    assert names_in(world.folder) == []


async def test_an_unfinished_file_gets_its_new_name_when_it_is_whole(world: World):
    job = await world.new_job(Script(size=SIZE))
    await world.manager.rename_file(job.id, "better.bin")
    await world.run(job)
    await job.complete()
    assert names_in(world.folder) == ["better.bin"]
    await world.manager.rename_file(job.id, "best.bin")
    assert names_in(world.folder) == ["best.bin"]


@pytest.mark.parametrize("name", ["", "a/b", "con", "x" * 300])
async def test_a_name_no_system_takes_is_refused(world: World, name: str):
    job = await world.new_job(Script())
    with pytest.raises(InvalidArgumentError):
        await world.manager.rename_file(job.id, name)


async def test_a_job_of_several_files_has_no_name_to_change(world: World):
    job = await world.new_job(Script(), Script())
    with pytest.raises(InvalidArgumentError, match="one file"):
        await world.manager.rename_file(job.id, "x.bin")


async def test_a_copy_that_differs_from_the_file_is_thrown_away(
    world: World, tmp_path: Path, far: None, monkeypatch: pytest.MonkeyPatch
):
    job, path, content = await finished(world)
    monkeypatch.setattr(relocate, "_digest_of", lambda *_: b"")
    with pytest.raises(BitsError, match="differs"):
        await world.manager.move_files([job.id], str(tmp_path / "else"))
    assert await asyncio.to_thread(path.read_bytes) == content
    assert names_in(tmp_path / "else") == []


@pytest.mark.parametrize("is_end", [False, True])
async def test_a_copy_that_is_called_off_leaves_the_file_where_it_was(
    world: World, tmp_path: Path, far: None, monkeypatch: pytest.MonkeyPatch, is_end: bool
):
    async def call_off() -> None:
        if is_end:
            world.manager.leave()
        else:
            await world.manager.stop_moves()

    job, path, _ = await finished(world)
    copy, loop = relocate.copy, asyncio.get_running_loop()

    def slow(move: object, count: Callable[[int], None], is_stopped: Callable[[], bool]) -> None:
        stopping = asyncio.run_coroutine_threadsafe(call_off(), loop)
        stopping.result(5)
        copy(move, count, is_stopped)  # type: ignore[arg-type]

    monkeypatch.setattr(relocate, "copy", slow)
    await world.manager.move_files([job.id], str(tmp_path / "else"))
    assert path.exists()
    assert names_in(tmp_path / "else") == []
    assert await world.manager.moves() == []


class Crash(BaseException):
    """The program is gone; nothing after it runs."""


SHORT = ("save_move", "rename", "change_history_files")
LONG = ("copy", "save_move", "take_place", "change_history_files", "drop_source", "end_move")
STEPS = [("rename", step) for step in SHORT] + [("copy", step) for step in LONG]
CRASHES = [(way, step, after) for way, step in STEPS for after in (False, True)]


@pytest.mark.parametrize("point", CRASHES, ids=lambda point: "-".join(map(str, point)))
async def test_a_crash_at_any_step_loses_nothing_and_leaves_one_file(
    world: World, tmp_path: Path, request: pytest.FixtureRequest, point: tuple[str, str, bool]
):
    way, step, after = point
    if way == "copy":
        request.getfixturevalue("far")
    job, old, content = await finished(world)
    with pytest.MonkeyPatch.context() as patch:
        holder = relocate if hasattr(relocate, step) else world.store
        real = getattr(holder, step)

        def crash(*args: object) -> object:
            if after:
                real(*args)
            raise Crash

        async def crash_stored(*args: object) -> None:
            if after:
                await real(*args)
            raise Crash

        patch.setattr(holder, step, crash if holder is relocate else crash_stored)
        moving = world.manager.move_files([job.id], str(tmp_path / "else"))
        (outcome,) = await asyncio.gather(moving, return_exceptions=True)
        assert isinstance(outcome, Crash)
    await world.restart()
    path = await path_of(world)
    assert await asyncio.to_thread(path.read_bytes) == content
    assert [*old.parent.glob("*"), *(tmp_path / "else").glob("*")] == [path]
    assert await world.store.moves() == []


async def test_a_job_that_left_the_history_while_it_moved_does_not_come_back(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    job, _, _ = await finished(world)
    rename, loop = relocate.rename, asyncio.get_running_loop()

    def forget(move: object) -> bool:
        asyncio.run_coroutine_threadsafe(world.manager.clear_history(), loop).result(5)
        return rename(move)  # type: ignore[arg-type]

    monkeypatch.setattr(relocate, "rename", forget)
    await world.manager.move_files([job.id], str(tmp_path / "else"))
    assert await world.manager.history() == []
    assert names_in(tmp_path / "else") == ["done.bin"]


async def test_a_file_that_has_its_name_already_moves_with_those_that_have_not(
    world: World, tmp_path: Path
):
    job = await world.manager.create_job("job")
    for name in ("a.bin", "b.bin"):
        await job.add_file(world.serve(Script(size=SIZE)), world.place(name))
    await world.run(job)
    files, _ = job.enum_files().next(2)
    await asyncio.to_thread(os.remove, files[1].temporary_name or "")
    with pytest.raises(BitsError, match="gone") as caught:
        await job.complete()
    said = translated(words_of(caught.value), lambda words: "".join(BLANK.findall(words)))
    assert said == files[1].local_name  # all else can be said in another language
    assert names_in(world.folder) == ["a.bin"]
    await world.manager.move_files([job.id], str(tmp_path / "else"))
    assert files[0].local_name == str(tmp_path / "else" / "a.bin")
    assert (names_in(world.folder), names_in(tmp_path / "else")) == ([], ["a.bin"])
    await world.restart()
    again = await world.manager.get_job(job.id)
    await world.run(again)
    await again.complete()
    assert names_in(tmp_path / "else") == ["a.bin", "b.bin"]


async def test_a_job_that_is_being_removed_is_not_moved(world: World, tmp_path: Path):
    (other, _, _), job = await finished(world), await world.stalled()
    await world.manager.remove_jobs([job.id], undo_s=3600)
    with pytest.raises(NotFoundError):
        await world.manager.move_files([job.id, other.id], str(tmp_path / "else"))
    assert names_in(tmp_path / "else") == ["done.bin"]  # the others are moved
    await world.manager.restore_jobs([job.id])
    assert job.state is not JobState.SUSPENDED


async def test_a_job_with_a_name_of_its_own_keeps_it_in_another_folder(
    world: World, tmp_path: Path
):
    job = await world.new_job(Script(size=SIZE))
    await world.manager.move_files([job.id], str(tmp_path / "else"))
    assert job.display_name == "job"
    await world.manager.rename_file(job.id, "new.bin")
    assert job.display_name == "new.bin"


def replace(path: Path) -> None:
    """Put a file of the same size and time in the place of one."""
    times, other = path.stat().st_mtime_ns, path.with_name("other")
    other.write_bytes(b"x" * path.stat().st_size)
    os.utime(other, ns=(times, times))
    other.replace(path)


async def test_a_file_that_took_the_name_of_the_copied_one_stays(
    world: World, tmp_path: Path, far: None, monkeypatch: pytest.MonkeyPatch
):
    job, old, content = await finished(world)
    take_place = relocate.take_place

    def meddle(move: MoveRecord) -> None:
        take_place(move)
        replace(old)

    monkeypatch.setattr(relocate, "take_place", meddle)
    await world.manager.move_files([job.id], str(tmp_path / "else"))
    assert await asyncio.to_thread(old.read_bytes) == b"x" * SIZE
    assert await asyncio.to_thread((tmp_path / "else" / "done.bin").read_bytes) == content


async def test_a_file_that_changes_while_it_is_copied_stays_where_it_is(
    world: World, tmp_path: Path, far: None, monkeypatch: pytest.MonkeyPatch
):
    job, old, _ = await finished(world)
    check_same = relocate._check_same

    def meddle(fd: int, digest: bytes, spare: Path, is_stopped: Callable[[], bool]) -> None:
        check_same(fd, digest, spare, is_stopped)
        replace(old)

    monkeypatch.setattr(relocate, "_check_same", meddle)
    with pytest.raises(BitsError, match="changed while"):
        await world.manager.move_files([job.id], str(tmp_path / "else"))
    assert await asyncio.to_thread(old.read_bytes) == b"x" * SIZE
    assert names_in(tmp_path / "else") == []


async def test_nothing_is_left_of_a_copy_whose_name_was_taken_before_the_next_start(
    world: World, tmp_path: Path, far: None, monkeypatch: pytest.MonkeyPatch
):
    job, old, content = await finished(world)

    def crash(_: MoveRecord) -> None:
        raise Crash

    with monkeypatch.context() as patch:
        patch.setattr(relocate, "take_place", crash)
        moving = world.manager.move_files([job.id], str(tmp_path / "else"))
        (outcome,) = await asyncio.gather(moving, return_exceptions=True)
        assert isinstance(outcome, Crash)
    (tmp_path / "else" / "done.bin").write_text("mine")
    await world.restart()
    assert await asyncio.to_thread(old.read_bytes) == content
    assert names_in(tmp_path / "else") == ["done.bin"]
    assert (tmp_path / "else" / "done.bin").read_text() == "mine"


ExpectLog = Callable[[str], None]


class FullDisk:
    """The store cannot be written from the moment a file is at its new place on."""

    def __init__(self, world: World, patch: pytest.MonkeyPatch) -> None:
        self.is_full = False
        for step in ("rename", "take_place"):
            patch.setattr(relocate, step, self._filling(getattr(relocate, step)))
        for step in ("save", "change_history_files", "end_move"):
            patch.setattr(world.store, step, self._refusing(getattr(world.store, step)))

    def _filling(self, real: Callable[[MoveRecord], object]) -> Callable[[MoveRecord], object]:
        def step(move: MoveRecord) -> object:
            done = real(move)
            self.is_full = done is not False  # False: it has to be copied first
            return done

        return step

    def _refusing(self, real: Callable[..., Awaitable[object]]) -> Callable[..., object]:
        async def step(*args: object, **named: object) -> object:
            if self.is_full:
                raise StoreError("The disk with the list is full.", Hresult.ERROR_DISK_FULL)
            return await real(*args, **named)

        return step


@pytest.fixture(params=["rename", "copy"])
def way(request: pytest.FixtureRequest) -> None:
    if request.param == "copy":
        request.getfixturevalue("far")


async def test_a_finished_file_whose_new_place_cannot_be_stored_goes_back(
    world: World,
    tmp_path: Path,
    way: None,
    monkeypatch: pytest.MonkeyPatch,
    expect_log: ExpectLog,
):
    expect_log("The disk with the list is full")
    job, old, content = await finished(world)
    disk_of_list = FullDisk(world, monkeypatch)
    with pytest.raises(BitsError, match="is full\\. \u201cjob\u201d is left as it was\\."):
        await world.manager.move_files([job.id], str(tmp_path / "else"))
    assert (await path_of(world), names_in(tmp_path / "else")) == (old, [])
    assert await asyncio.to_thread(old.read_bytes) == content
    disk_of_list.is_full = False
    await world.restart()
    assert await world.store.moves() == []
    await world.manager.move_files([job.id], str(tmp_path / "else"))
    assert names_in(tmp_path / "else") == ["done.bin"]


async def test_a_job_whose_move_cannot_be_stored_says_so_and_goes_on_where_it_was(
    world: World,
    tmp_path: Path,
    way: None,
    monkeypatch: pytest.MonkeyPatch,
    expect_log: ExpectLog,
):
    expect_log("The disk with the list is full")
    job = await world.stalled()
    parts = names_in(world.folder)
    disk_of_list = FullDisk(world, monkeypatch)
    with pytest.raises(BitsError, match="is left as it was"):
        await world.manager.move_files([job.id], str(tmp_path / "else"))
    assert (names_in(world.folder), names_in(tmp_path / "else")) == (parts, [])
    await world.reach(job, JobState.TRANSIENT_ERROR)
    error = (await world.manager.job_view(job.id)).error
    assert error is not None
    assert (error.code, error.context) == (
        Hresult.ERROR_DISK_FULL,
        ErrorContext.GENERAL_QUEUE_MANAGER,
    )
    disk_of_list.is_full = False
    await job.resume()
    await world.until(job, lambda view: view.state is JobState.TRANSFERRING)
    assert names_in(world.folder) == parts
