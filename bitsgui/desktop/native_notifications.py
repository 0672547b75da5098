"""Toasts of Windows and the notification centre of macOS, with buttons in them.

Never run on either of them: ``desktop-notifier`` speaks to both, and the tests have it speak to a
daemon of Linux in their place.
"""

import asyncio
import logging
import sys
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from bitsgui.desktop.notice import Notice, Notifier

if TYPE_CHECKING:
    from desktop_notifier import DesktopNotifier, Notification

log = logging.getLogger(__name__)

Says = Callable[[Notice], bool]


def notifier_of_platform(otherwise: Says, icon: Path | None = None) -> Notifier | None:
    """Return that of Windows or macOS; None where the bus of the session has it."""
    if sys.platform in {"win32", "darwin"}:
        return NativeNotifications(otherwise, icon)
    return None


class NativeNotifications:
    """A :class:`bitsgui.desktop.notice.Notifier` by what the platform itself has.

    Where that fails, or is not to be had (on macOS only programs in a bundle have it),
    ``otherwise`` shows the notice without buttons. Where the user lets none through none is shown
    in any other way. ``icon``: a PNG that Windows puts beside the words.
    """

    def __init__(self, otherwise: Says, icon: Path | None = None) -> None:
        self._otherwise = otherwise
        self._icon = icon
        self._service: DesktopNotifier | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self._shown: dict[str, Notice] = {}
        """By a name that no notice had before: what is heard late of one is known to be of it."""
        self._topics: dict[str, str] = {}

    async def show(self, notice: Notice) -> bool:
        """See the protocol; the first one asks the user of macOS whether there may be any."""
        name = uuid4().hex
        try:
            return await self._show(name, notice)
        except Exception as error:  # noqa: BLE001 - whatever two systems answer, the program goes on
            self._drop(name)
            log.warning("the system shows no notification: %r", error)
            return self._otherwise(notice)

    def withdraw(self, topic: str) -> None:
        """See the protocol."""
        name = self._topics.get(topic, "")
        notice = self._drop(name)
        if notice is not None:
            self._spawn(self._clear(name))
            _close(notice)

    def forget(self) -> None:
        """See the protocol."""
        shown, self._shown = self._shown, {}
        self._topics.clear()
        for notice in shown.values():
            _close(notice)

    async def _show(self, name: str, notice: Notice) -> bool:
        service = self._open()
        if not await service.get_capabilities():
            raise _NoServiceError
        before = self._topics.get(notice.topic, "")
        self._drop(before)
        self._shown[name] = notice
        if notice.topic:
            self._topics[notice.topic] = name
        if not await service.request_authorisation():
            log.info("the user lets no notifications through")
            self._drop(name)
            return False
        if before:
            await self._clear(before)
        if name in self._shown:  # not so where somebody came to look while the user was asked
            await self._send(service, name, notice)
            if name not in self._shown:
                await self._clear(name)
        return True

    def _open(self) -> "DesktopNotifier":
        """Return the service. Raises: whatever the library does where it cannot be had."""
        if self._service is None:
            from desktop_notifier import DesktopNotifier, Icon  # noqa: PLC0415 - not everywhere

            self._loop = asyncio.get_running_loop()
            # On Windows this is also what the program is registered as.
            service = DesktopNotifier("bitsgui", self._icon and Icon(path=self._icon))
            service.on_clicked = lambda name: self._hear(name, _clicked)
            service.on_button_pressed = lambda name, place: self._hear(name, _pressed(int(place)))
            service.on_dismissed = lambda name: self._hear(name, None)
            self._service = service
        return self._service

    async def _send(self, service: "DesktopNotifier", name: str, notice: Notice) -> None:
        taken = asyncio.Event()
        await service.send_notification(_native(name, notice, taken.set))
        if not taken.is_set():
            raise _NotTakenError  # and the library has logged why

    async def _clear(self, name: str) -> None:
        try:
            if self._service is not None:
                await self._service.clear(name)
        except Exception as error:  # noqa: BLE001 - as above; the user may have put it away
            log.debug("a notification is not taken back: %r", error)

    def _drop(self, name: str) -> Notice | None:
        notice = self._shown.pop(name, None)
        if notice is not None and self._topics.get(notice.topic) == name:
            del self._topics[notice.topic]
        return notice

    def _hear(self, name: str, act: "Callable[[Notice], object] | None") -> None:
        """Answer on the loop what the system may tell in the midst of its own calls."""
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self._answer, name, act)

    def _answer(self, name: str, act: "Callable[[Notice], object] | None") -> None:
        notice = self._drop(name)
        if notice is not None:
            if act is not None:
                act(notice)
            _close(notice)

    def _spawn(self, work: Coroutine[Any, Any, None]) -> None:
        if self._loop is not None:
            task = self._loop.create_task(work)
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)


class _NoServiceError(Exception):
    """This system has none, or only for programs that are installed in another way."""


class _NotTakenError(Exception):
    """The service took no notice."""


def _native(name: str, notice: Notice, on_taken: Callable[[], object]) -> "Notification":
    from desktop_notifier import (  # noqa: PLC0415 - not everywhere
        DEFAULT_SOUND,
        Button,
        Notification,
    )

    return Notification(
        title=notice.title,
        message=notice.body,
        buttons=tuple(
            Button(choice.label, identifier=str(place))
            for place, choice in enumerate(notice.choices)
        ),
        # Neither system has the sounds of the freedesktop names, both have one of their own.
        sound=DEFAULT_SOUND if notice.sound else None,
        identifier=name,
        on_dispatched=on_taken,
    )


def _clicked(notice: Notice) -> None:
    if notice.act is not None:
        notice.act("")


def _pressed(place: int) -> Callable[[Notice], None]:
    def act(notice: Notice) -> None:
        notice.choices[place].act("")

    return act


def _close(notice: Notice) -> None:
    if notice.on_closed is not None:
        notice.on_closed()
