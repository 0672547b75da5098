"""The connection to a message bus that tray and notifications share."""

import asyncio
import json
import os
from pathlib import Path

import pytest
from jeepney import DBusAddress

from bitsgui.desktop import unity_task_bar
from bitsgui.desktop.bus import PROPERTIES, Bus
from bitsgui.desktop.menu_service import MenuService
from bitsgui.desktop.notice import Choice, Notice
from bitsgui.desktop.notifications import Notifications
from bitsgui.desktop.status_notifier import INTERFACE, MENU_PATH, PATH, WATCHER, StatusNotifier
from bitsgui.desktop.tray import Drawing, Entry, Look
from bitsgui.desktop.unity_task_bar import UnityTaskBar
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


async def test_a_service_that_reads_markup_gets_none_of_the_name_of_a_file(tmp_path: Path):
    with SystemBus(tmp_path / "bus") as there:
        await asyncio.to_thread(there.add, "notification_daemon", "--system")
        bus = await Bus.open(there.env["DBUS_SYSTEM_BUS_ADDRESS"])
        assert await Notifications(bus).show(Notice("Download finished", "a<img src='x'>&amp;.iso"))
        told = await asyncio.to_thread(there.told, "notification_daemon", "Notify")
        assert "a&lt;img src='x'&gt;&amp;amp;.iso" in told
        await bus.close()


async def test_panels_read_the_lines_an_icon_says_as_markup(tmp_path: Path):
    with SystemBus(tmp_path / "bus") as there:
        bus = await Bus.open(there.env["DBUS_SYSTEM_BUS_ADDRESS"])
        icon = StatusNotifier(bus, lambda _: None, lambda: None)
        await icon.start()
        icon.show(Look(Drawing(), "bitsgui", "1 < 2 & 3\n4 MB/s"))
        whose = (f"{INTERFACE}-{os.getpid()}-1", PATH)
        told = await asyncio.to_thread(there.ask, *whose, PROPERTIES, "Get", INTERFACE, "ToolTip")
        assert "'1 &lt; 2 &amp; 3<br/>4 MB/s'" in told
        await bus.close()


async def test_an_icon_that_only_a_watcher_knows_is_shown_by_nobody(tmp_path: Path):
    hosts: list[str] = []
    told = asyncio.Event()
    with SystemBus(tmp_path / "bus") as there:
        address = there.env["DBUS_SYSTEM_BUS_ADDRESS"]
        panel, bus = await Bus.open(address), await Bus.open(address)
        place = "/StatusNotifierWatcher"
        panel.export(place, WATCHER, lambda *_: ("", ()))
        panel.export(place, PROPERTIES, lambda *_: ("v", (("b", bool(hosts)),)))
        await panel.own(WATCHER)
        icon = StatusNotifier(bus, lambda _: None, told.set)
        await icon.start()
        assert icon.has_watcher
        assert not icon.is_shown
        told.clear()
        hosts.append("one")
        panel.tell(place, WATCHER, "StatusNotifierHostRegistered")
        async with asyncio.timeout(PATIENCE_S):
            await told.wait()
        assert icon.is_shown
        await bus.close()
        await panel.close()


async def test_a_notice_is_no_more_urgent_than_who_wants_no_disturbance_allows(tmp_path: Path):
    with SystemBus(tmp_path / "bus") as there:
        await asyncio.to_thread(there.add, "notification_daemon", "--system")
        bus = await Bus.open(there.env["DBUS_SYSTEM_BUS_ADDRESS"])
        assert await Notifications(bus).show(Notice("A download needs your attention"))
        told = await asyncio.to_thread(there.told, "notification_daemon", "Notify")
        assert "'urgency': <byte 0x01>" in told
        await bus.close()


@pytest.mark.parametrize("abilities", ["body", "body actions"])
async def test_buttons_and_markup_are_for_services_that_have_them(tmp_path: Path, abilities: str):
    with SystemBus(tmp_path / "bus") as there:
        parameters = json.dumps({"capabilities": abilities})
        command = ("notification_daemon", "--system", "--parameters", parameters)
        await asyncio.to_thread(there.add, *command)
        bus = await Bus.open(there.address)
        choice = Choice("Open", lambda _: None)
        notice = Notice("Download finished", "a & b.iso", print, "Show", (choice,))
        assert await Notifications(bus).show(notice)
        told = await asyncio.to_thread(there.told, "notification_daemon", "Notify")
        assert "'a & b.iso'" in told
        assert ("'default', 'Show', '0', 'Open'" in told) == ("actions" in abilities)
        await bus.close()


async def test_an_underscore_in_a_menu_marks_no_key(tmp_path: Path):
    with SystemBus(tmp_path / "bus") as there:
        bus = await Bus.open(there.env["DBUS_SYSTEM_BUS_ADDRESS"])
        await bus.own("io.bitsgui.Test")
        MenuService(bus, MENU_PATH).set([Entry("Limit of my_net")])
        asked = ("io.bitsgui.Test", MENU_PATH, "com.canonical.dbusmenu")
        told = await asyncio.to_thread(there.ask, *asked, "GetProperty", "1", "label")
        assert "'Limit of my__net'" in told
        await bus.close()


async def test_a_task_bar_that_comes_later_asks_how_far_it_is_and_how_many_need_somebody(
    tmp_path: Path,
):
    with SystemBus(tmp_path / "bus") as there:
        bus = await Bus.open(there.env["DBUS_SYSTEM_BUS_ADDRESS"])
        await bus.own("io.bitsgui.Test")
        UnityTaskBar(bus).show(0.5, 2)
        asked = ("io.bitsgui.Test", unity_task_bar.PATH, unity_task_bar.INTERFACE, "Query")
        told = await asyncio.to_thread(there.ask, *asked)
        assert "'progress': <0.5>, 'progress-visible': <true>" in told
        assert "'count': <int64 2>, 'count-visible': <true>" in told
        await bus.close()


async def test_what_was_up_has_gone_with_the_service_that_showed_it(tmp_path: Path):
    closed = asyncio.Event()
    with SystemBus(tmp_path / "bus") as there:
        bus = await Bus.open(there.env["DBUS_SYSTEM_BUS_ADDRESS"])
        notices = Notifications(bus)
        await asyncio.to_thread(there.add, "notification_daemon", "--system")
        for word in ("one", "two"):
            assert await notices.show(Notice(word, topic="topic", on_closed=closed.set))
        await asyncio.to_thread(there.end)
        async with asyncio.timeout(PATIENCE_S):
            await closed.wait()
        await asyncio.to_thread(there.add, "notification_daemon", "--system")
        assert await notices.show(Notice("three", topic="topic"))
        told = await asyncio.to_thread(there.told, "notification_daemon", "Notify")
        assert "<uint32 0>" in told  # in the place of none
        await bus.close()
