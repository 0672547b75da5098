"""The connection to a message bus that tray and notifications share."""

import asyncio
from pathlib import Path

from jeepney import DBusAddress

from bitsgui.desktop.bus import Bus
from bitsgui.desktop.notice import Notice
from bitsgui.desktop.notifications import Notifications
from tests.servers.buses import SystemBus

PATIENCE_S = 15
ANYBODY = DBusAddress("/org/freedesktop/login1", interface="org.freedesktop.login1.Manager")


async def test_a_signal_that_cannot_be_taken_ends_the_hearing_of_no_other(
    tmp_path: Path, expect_log
):
    expect_log("bitsgui.desktop.bus ERROR: a signal on the bus failed")
    with SystemBus(tmp_path / "bus") as there:
        bus = await Bus.open(there.env["DBUS_SYSTEM_BUS_ADDRESS"])
        heard: asyncio.Queue[bool] = asyncio.Queue()
        await bus.listen(ANYBODY, "PrepareForSleep", heard.put_nowait)
        await asyncio.to_thread(there.forge, "logind", "PrepareForSleep")  # without its value
        await asyncio.to_thread(there.forge, "logind", "PrepareForSleep", "true")
        async with asyncio.timeout(PATIENCE_S):
            assert await heard.get() is True
        await bus.close()


async def test_a_click_on_a_notice_counts_once_though_the_service_came_late(tmp_path: Path):
    clicked: asyncio.Queue[str] = asyncio.Queue()
    first = Notice("first", act=lambda _: clicked.put_nowait("first"))
    last = Notice("last", act=lambda _: clicked.put_nowait("last"))
    with SystemBus(tmp_path / "bus") as there:
        bus = await Bus.open(there.env["DBUS_SYSTEM_BUS_ADDRESS"])
        notices = Notifications(bus)
        assert not await notices.show(first)
        await asyncio.to_thread(there.add, "notification_daemon", "--system")
        assert await asyncio.gather(notices.show(first), notices.show(last)) == [True, True]
        for number in (1, 2):
            await asyncio.to_thread(
                there.call, "notification_daemon", "ActionInvoked", number, "default"
            )
        async with asyncio.timeout(PATIENCE_S):
            assert [await clicked.get() for _ in range(2)] == ["first", "last"]
        await bus.close()
