"""What a second start hands over is never lost: it is seen, or the second start has it itself."""

import asyncio
import contextlib
import tempfile
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

import pytest

from bitsgui.desktop import second_start
from bitsgui.desktop.control import ControlServer, Emit, Message
from bitsgui.desktop.second_start import Asked, TakesAsked
from bitsgui.desktop.single_instance import ProfileLock

PATIENCE_S = 15
LINK = "https://a.example/f.iso"
ASKED = {"command": "raise", "links": [LINK], "token": "", "startup_id": ""}


class Window:
    """Stands for a window that does nothing by itself."""

    def __init__(self, ask: Callable[[Asked], object] = lambda _: None) -> None:
        self.ask = ask


@pytest.fixture
def folder() -> Iterator[Path]:
    """A path short enough for a socket."""
    with tempfile.TemporaryDirectory(prefix="bitsgui-") as folder:
        yield Path(folder)


@contextlib.asynccontextmanager
async def first(folder: Path, window: TakesAsked | None) -> AsyncIterator[Callable[[], object]]:
    """Be the process that has the profile; what is given ends that."""
    held = ProfileLock(folder / "lock")
    held.acquire()

    async def handle(request: Message, emit: Emit) -> None:
        await second_start.answer(request, emit, window)

    server = ControlServer(folder / "control", handle)
    await server.start()
    yield held.release
    await server.stop()
    held.release()


async def hand_over(folder: Path, asked: Message = ASKED) -> bool:
    lock = ProfileLock(folder / "lock")
    async with asyncio.timeout(PATIENCE_S):
        is_done = await second_start.take_or_hand_over(lock.acquire, folder / "control", asked)
    lock.release()
    return is_done


async def test_links_that_were_seen_need_nobody_else(folder: Path):
    taken: list[Asked] = []

    def take(asked: Asked) -> None:
        taken.append(asked)
        asked.taken.set_result(True)
        asked.seen.set_result(True)

    async with first(folder, Window(take)):
        assert await hand_over(folder)
    assert [asked.links for asked in taken] == [(LINK,)]


async def test_a_window_that_is_left_is_waited_for_and_its_place_taken(folder: Path):
    times = 0

    window = Window()
    async with first(folder, window) as end:

        def refuse(asked: Asked) -> None:
            nonlocal times
            times += 1
            asked.taken.set_result(False)
            if times == 2:
                end()

        window.ask = refuse
        assert not await hand_over(folder)
    assert times == 2


async def test_links_that_nobody_saw_before_the_window_was_left_are_not_lost(folder: Path):
    window = Window()
    async with first(folder, window) as end:

        def leave(asked: Asked) -> None:
            asked.taken.set_result(True)
            asked.seen.set_result(False)
            end()

        window.ask = leave
        assert not await hand_over(folder)


async def test_links_are_not_lost_with_a_window_that_took_them_and_ended(folder: Path):
    taken = asyncio.Event()

    def take(asked: Asked) -> None:
        asked.taken.set_result(True)
        taken.set()

    async with first(folder, Window(take)):
        asking = asyncio.gather(hand_over(folder))
        await taken.wait()
    assert await asking == [False]


async def test_a_window_that_takes_too_long_is_asked_anew_and_does_not_offer_twice(
    folder: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(second_start, "ANSWER_TIMEOUT_S", 0.05)
    monkeypatch.setattr(second_start, "POLL_S", 0.0)
    all_asked: list[Asked] = []
    async with first(folder, Window(all_asked.append)):
        with pytest.raises(second_start.ProfileInUseError):
            await hand_over(folder)
    assert all_asked
    assert all(asked.taken.cancelled() for asked in all_asked)


async def test_a_command_without_a_window_lets_the_second_start_wait_for_the_profile(
    folder: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(second_start, "ANSWER_TIMEOUT_S", 0.05)
    async with first(folder, None):
        with pytest.raises(second_start.ProfileInUseError):
            await hand_over(folder)
    assert not await hand_over(folder)
