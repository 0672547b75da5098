"""What Windows and macOS are sent, by the same library, to a real daemon of Linux."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from bitsgui.desktop.native_notifications import NativeNotifications
from bitsgui.desktop.notice import Choice, Notice
from tests.e2e.desktop import TIMEOUT_S, Desktop
from tests.e2e.panels import Session, wait_for
from tests.e2e.test_notifications import SERVICE, Daemon
from tests.e2e.test_tray import XFWM


@pytest.fixture
def daemon(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Daemon]:
    with Desktop(tmp_path, XFWM) as desktop:
        session = Session(desktop, tmp_path / "home")
        address = "DBUS_SESSION_BUS_ADDRESS"
        monkeypatch.setenv(address, session.env[address])
        with session.overhearing(SERVICE, "Notify") as calls:
            yield Daemon(session, calls)
        session.close()


@pytest.fixture
async def notices(daemon: Daemon) -> AsyncIterator[NativeNotifications]:
    notices = NativeNotifications(lambda notice: pytest.fail(f"{notice} was shown otherwise"))
    yield notices
    assert notices._service is not None
    bus = notices._service._backend.bus  # type: ignore[attr-defined] - of its way to the daemon
    bus.disconnect()


class Heard:
    """What was chosen in a notice, in order, and when it closed."""

    def __init__(self) -> None:
        self._words: asyncio.Queue[str] = asyncio.Queue()

    def notice(self, title: str, topic: str = "finished") -> Notice:
        def say(what: str):
            return lambda token: self._words.put_nowait(f"{what} {title}{token}")

        choices = Choice("Open", say("open")), Choice("Show in folder", say("folder"))
        closed = say("closed")
        return Notice(
            title, "a.iso", say("show"), "Show", choices, topic, on_closed=lambda: closed("")
        )

    async def next(self, count: int) -> list[str]:
        async with asyncio.timeout(TIMEOUT_S):
            return [await self._words.get() for _ in range(count)]


async def count_is(daemon: Daemon, count: int) -> None:
    await asyncio.to_thread(wait_for, lambda: daemon.count() == count, f"not {count} notices")


async def test_its_buttons_and_a_click_do_what_they_say_and_close_it(
    daemon: Daemon, notices: NativeNotifications
):
    heard = Heard()
    assert await notices.show(heard.notice("one"))
    told = await asyncio.to_thread(daemon.next_notice)
    assert (told.title, told.body, told.labels[1:]) == ("one", "a.iso", ("Open", "Show in folder"))
    assert "sound-name" not in told.hints
    await asyncio.to_thread(daemon.press, "Show in folder")
    assert await heard.next(2) == ["folder one", "closed one"]
    await count_is(daemon, 0)
    assert await notices.show(heard.notice("two"))
    await asyncio.to_thread(daemon.click)
    assert await heard.next(2) == ["show two", "closed two"]


async def test_one_of_a_topic_takes_the_place_of_the_last(
    daemon: Daemon, notices: NativeNotifications
):
    heard = Heard()
    for title in ("one", "two"):
        assert await notices.show(heard.notice(title))
        await count_is(daemon, 1)
    assert await notices.show(heard.notice("stuck", "trouble"))
    await count_is(daemon, 2)
    notices.withdraw("trouble")
    assert await heard.next(1) == ["closed stuck"]
    await count_is(daemon, 1)
    await asyncio.to_thread(daemon.press, "Open")
    assert await heard.next(2) == ["open two", "closed two"]


async def test_one_that_the_user_puts_away_is_closed(daemon: Daemon, notices: NativeNotifications):
    heard = Heard()
    assert await notices.show(heard.notice("one"))
    await asyncio.to_thread(daemon.close)
    assert await heard.next(1) == ["closed one"]
