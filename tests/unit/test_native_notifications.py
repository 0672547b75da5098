"""Notifications of Windows and macOS where their service refuses, by a stand-in for it."""

import asyncio
import sys
from collections.abc import Callable
from dataclasses import replace
from threading import Thread

import pytest
from desktop_notifier import DEFAULT_SOUND, Capability, Icon, Notification
from desktop_notifier.backends.base import DesktopNotifierBackend
from desktop_notifier.backends.dummy import DummyNotificationCenter

from bitsgui.desktop.native_notifications import NativeNotifications, notifier_of_platform
from bitsgui.desktop.notice import Notice

NOTICE = Notice("Download finished", "a.iso", topic="finished")
FAILED = "bitsgui.desktop.native_notifications WARNING: the system shows no notification"


class Service(DesktopNotifierBackend):
    """A service of the system, behind the library's own class."""

    def __init__(self, app_name: str, app_icon: Icon | None = None) -> None:
        super().__init__(app_name, app_icon)
        self.sent: list[Notification] = []
        self.cleared: list[str] = []
        self.is_allowed = True
        self.is_broken = False
        self.on_asked: Callable[[], object] = int

    async def request_authorisation(self) -> bool:
        self.on_asked()
        return self.is_allowed

    async def has_authorisation(self) -> bool:
        return self.is_allowed

    async def _send(self, notification: Notification) -> None:
        if self.is_broken:
            raise OSError("the service was not registered")
        self.sent.append(notification)

    async def _clear(self, identifier: str) -> None:
        self.cleared.append(identifier)

    async def _clear_all(self) -> None:
        self.cleared += [each.identifier for each in self.sent]

    async def _get_capabilities(self) -> frozenset[Capability]:
        return frozenset({Capability.BUTTONS})


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> Service:
    service = Service("bitsgui")
    use(monkeypatch, lambda _name, _icon: service)
    return service


def use(monkeypatch: pytest.MonkeyPatch, make: Callable[..., DesktopNotifierBackend]) -> None:
    monkeypatch.setattr("desktop_notifier.main.get_backend_class", lambda: make)


@pytest.fixture
def otherwise() -> list[Notice]:
    return []


@pytest.fixture
def notices(otherwise: list[Notice]) -> NativeNotifications:
    return NativeNotifications(lambda notice: otherwise.append(notice) is None)


def test_windows_and_macos_have_it_and_linux_its_bus(monkeypatch: pytest.MonkeyPatch):
    for platform, kind in {"linux": type(None), "win32": NativeNotifications}.items():
        monkeypatch.setattr(sys, "platform", platform)
        made = notifier_of_platform(lambda _: False)
        monkeypatch.undo()
        assert isinstance(made, kind)


async def test_a_user_who_lets_none_through_is_told_in_no_other_way(
    service: Service, notices: NativeNotifications, otherwise: list[Notice]
):
    service.is_allowed = False
    assert not await notices.show(NOTICE)
    assert service.sent == otherwise == []
    service.is_allowed = True
    assert await notices.show(NOTICE)
    assert [each.title for each in service.sent] == [NOTICE.title]


async def test_what_the_service_does_not_take_is_shown_otherwise(
    service: Service, notices: NativeNotifications, otherwise: list[Notice], expect_log
):
    expect_log(FAILED)
    expect_log("desktop_notifier.backends.base WARNING: Notification failed")
    service.is_broken = True
    assert await notices.show(NOTICE)
    assert otherwise == [NOTICE]
    notices.withdraw(NOTICE.topic)
    assert service.cleared == []


async def test_a_program_outside_a_bundle_has_no_service(
    monkeypatch: pytest.MonkeyPatch, notices: NativeNotifications, otherwise, expect_log
):
    expect_log(FAILED)
    use(monkeypatch, DummyNotificationCenter)
    assert await notices.show(NOTICE)
    assert otherwise == [NOTICE]


async def test_a_library_that_cannot_be_loaded_ends_nothing(
    monkeypatch: pytest.MonkeyPatch, notices: NativeNotifications, otherwise, expect_log
):
    expect_log(FAILED)
    monkeypatch.setitem(sys.modules, "desktop_notifier", None)
    assert await notices.show(NOTICE)
    assert otherwise == [NOTICE]


async def test_what_somebody_sees_while_the_user_is_asked_is_not_said_any_more(
    service: Service, notices: NativeNotifications, otherwise: list[Notice]
):
    service.on_asked = lambda: notices.withdraw(NOTICE.topic)
    assert await notices.show(NOTICE)
    assert service.sent == otherwise == []


async def test_what_is_heard_late_of_one_is_not_taken_for_the_next(
    service: Service, notices: NativeNotifications
):
    clicked: list[str] = []
    for title in ("first", "last"):
        await notices.show(
            replace(NOTICE, title=title, act=lambda _, title=title: clicked.append(title))
        )
    first, last = (each.identifier for each in service.sent)
    assert service.cleared == [first]
    for name in (first, last):
        service.handle_clicked(name)
    await asyncio.sleep(0)
    assert clicked == ["last"]


async def test_another_thread_of_the_system_is_answered_on_the_loop(
    service: Service, notices: NativeNotifications
):
    loops: list[asyncio.AbstractEventLoop] = []
    told = asyncio.Event()

    def act(_: str) -> None:
        loops.append(asyncio.get_running_loop())
        told.set()

    await notices.show(replace(NOTICE, act=act))
    thread = Thread(target=service.handle_clicked, args=(service.sent[0].identifier,))
    thread.start()
    await told.wait()
    thread.join()
    assert loops == [asyncio.get_running_loop()]


async def test_it_sounds_where_the_notice_does(service: Service, notices: NativeNotifications):
    await notices.show(NOTICE)
    await notices.show(replace(NOTICE, sound="complete-download"))
    assert [each.sound for each in service.sent] == [None, DEFAULT_SOUND]
