"""The program without its window: in the tray, and never without a way back to the window."""

from dataclasses import replace
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QGuiApplication

from bitsgui.bits.interface import JobManager
from bitsgui.bits.standing import Standing
from bitsgui.bits.types import JobState
from bitsgui.desktop.activation import Activation
from bitsgui.desktop.autostart import Autostart, start_command
from bitsgui.desktop.native_notifications import notifier_of_platform
from bitsgui.desktop.notice import Choice, Notice, Notifier
from bitsgui.desktop.qt_focus import bring_forward, show_beside
from bitsgui.desktop.session_bus import has_session_bus, open_session_bus
from bitsgui.desktop.task_bar import task_bar_of_platform
from bitsgui.gui import announcing, commands, text
from bitsgui.gui.actions import can_pause, can_resume
from bitsgui.gui.announcing import Announcing
from bitsgui.gui.autostart_offer import AutostartOffer
from bitsgui.gui.memory import WindowMemory
from bitsgui.gui.models.filters import Filter
from bitsgui.gui.no_tray import NoTray
from bitsgui.gui.openings import Openings
from bitsgui.gui.resources import resource_path
from bitsgui.gui.tray import Deeds, TrayIcon, entries_from
from bitsgui.gui.tray_pictures import Mood, pictures
from bitsgui.gui.views.main_window import MainWindow

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from bitsgui.desktop.bus import Bus
    from bitsgui.desktop.rejoining import Following
    from bitsgui.desktop.task_bar import TaskBar

HOST_PATIENCE_MS = 15_000
"""At login the panel may start after the program."""
LOST_PATIENCE_MS = 8000
"""A panel that is started anew is back by then."""


class Background(QObject):
    """Hides the window where a tray shows the icon, and brings it back where none does any more.

    ``is_hidden``: the window has not been shown, and is not to be if there is a tray.
    """

    _arrived = Signal(object)

    def __init__(self, window: MainWindow, profile: Path, *, is_hidden: bool) -> None:
        super().__init__(window)
        self._window = window
        self._memory = WindowMemory(profile)
        self._bus: Bus | None = None
        self._notices: Notifier | None = None
        self._task_bar: TaskBar | None = None
        self._following: Following | None = None
        self._unsubscribe: Callable[[], None] | None = None
        self._standing = Standing()
        self._is_first = is_hidden
        self.tray = TrayIcon(self._deeds(), self)
        self.tray.host_changed.connect(self._on_host)
        self.tray.activated.connect(self._on_activated)
        deeds = self._announced()
        self._announcing = Announcing(window.settings, self._send, self._withdraw, deeds)
        self._patience = QTimer(self, singleShot=True)
        self._patience.timeout.connect(self._come_back)
        self._arrived.connect(self._on_standing, Qt.ConnectionType.QueuedConnection)
        window.leaving.stay = self._stay
        window.all_done.counting.connect(self._on_counting)
        window.all_done.settled.connect(lambda: self._withdraw("all-done"))
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.applicationStateChanged.connect(self._on_looked)
        window.limit.filled.connect(self._offer_limits)
        window.preferences.autostart.entry = Autostart(partial(start_command, profile))
        self._login = AutostartOffer(window.preferences.autostart, self._memory, window.notice)
        places = self._memory, window.notice
        self._no_tray = NoTray(*places, self._feels_no_tray, HOST_PATIENCE_MS)

    async def start(self, manager: JobManager) -> None:
        """Look for a tray and follow the downloads."""
        self._unsubscribe = manager.subscribe_standing(self._arrived.emit)
        self._offer_limits()
        await self._join(await open_session_bus())
        if has_session_bus():
            from bitsgui.desktop.rejoining import Following  # noqa: PLC0415 - not on every platform

            self._following = Following(self._stay_joined())
        if self._window.bridge is not None:
            self._window.bridge.ask(self._window.all_done.look())
        if self._is_first and not self.tray.is_shown and not self._window.isVisible():
            self._patience.start(HOST_PATIENCE_MS)
        self._no_tray.wait()
        self._offer_login()

    async def _join(self, bus: "Bus | None") -> None:
        """Have icon, notices and progress on this bus from now on, None for none."""
        if self._notices is not None:
            self._notices.forget()
        self._bus = bus
        self._notices = notifier_of_platform(self.tray.say, _picture_file())
        self._task_bar = task_bar_of_platform(self._window.winId)
        if bus is not None:
            from bitsgui.desktop.notifications import Notifications  # noqa: PLC0415 - needs a bus
            from bitsgui.desktop.unity_task_bar import UnityTaskBar  # noqa: PLC0415 - as above

            self._notices = Notifications(bus)
            self._task_bar = UnityTaskBar(bus)
            self._show_progress()
        await self.tray.start(bus)

    async def _stay_joined(self) -> None:
        """Follow the bus of the session to the next one where it is started anew."""
        from bitsgui.desktop.rejoining import next_bus  # noqa: PLC0415 - as above

        while True:
            if self._bus is not None:
                bus = self._bus
                await bus.wait_gone()
                await self._join(None)
                await bus.close()
            await self._join(await next_bus(open_session_bus))

    async def stop(self) -> None:
        """Take the icon away, and leave the bus."""
        self._patience.stop()
        self._no_tray.stop()
        if self._following is not None:
            await self._following.stop()
        self._window.limit.filled.disconnect(self._offer_limits)
        if self._unsubscribe is not None:
            self._unsubscribe()
        await self.tray.stop()
        if self._bus is not None:
            await self._bus.close()

    def _deeds(self) -> Deeds:
        window = self._window
        deeds, show = window.deeds, self._show_and
        return Deeds(
            show=self._show,
            add=lambda: show(deeds.add.trigger),
            paste=lambda: show(deeds.paste.trigger),
            pause_all=lambda: self._call(is_pause=True),
            resume_all=lambda: self._call(is_pause=False),
            preferences=lambda: show(window.preferences.show),
            quit=self._quit,
        )

    def _announced(self) -> announcing.Deeds:
        window = self._window
        openings = Openings(window.notice, lambda: window.bridge, self._show)
        show = window.jobs.set_filter

        def show_stuck(ids: tuple[UUID, ...], token: str) -> None:
            self._show_list_and(lambda: window.show_stuck(ids), token)

        return announcing.Deeds(
            open=openings.open,
            show_folder=openings.show_folder,
            retry=self._retry,
            show_finished=lambda token: self._show_list_and(lambda: show(Filter.FINISHED), token),
            show_stuck=show_stuck,
        )

    # The window goes and comes.

    def _stay(self) -> bool:
        """Hide the window if that is wanted and there is a way back."""
        if not (self._window.preferences.closes_to_tray and self.tray.is_shown):
            return False
        self._window.hide()
        self._login.note_stay()
        bridge = self._window.bridge
        if bridge is not None and not self._memory.is_on("told-of-tray", default=False):
            bridge.ask(self._tell_of_tray())
        return True

    async def _tell_of_tray(self) -> None:
        """Say once that the program goes on, and how to change that."""
        if await self._send(self._tray_notice()):
            self._memory.keep_switch("told-of-tray", is_on=True)
            self._memory.save()

    async def _send(self, notice: Notice) -> bool:
        if self._notices is None:
            return False
        return await self._notices.show(notice)

    def _withdraw(self, topic: str) -> None:
        if self._notices is not None:
            self._notices.withdraw(topic)

    def _tray_notice(self) -> Notice:
        tr = text.tr
        words = tr("Downloads go on. A click on the icon in the tray brings the window back.")
        change = Choice(tr("Preferences"), lambda _: self._show_and(self._window.preferences.show))
        leave = Choice(tr("Quit"), lambda _: self._quit())
        return Notice(
            title=tr("bitsgui is in the tray"),
            body=words,
            act=self._show,
            default_label=tr("Show"),
            choices=(change, leave),
            topic="tray",
            category="transfer",
            picture=pictures(Mood.IDLE)[-1],
        )

    def _on_activated(self, token: str) -> None:
        # As of other programs, a click on the icon puts away the window that has the keyboard.
        looked_at = self._window.isVisible() and self._window.isActiveWindow()
        if looked_at and not token and self._stay():
            return
        self._show(token)

    def _show(self, token: str = "") -> None:
        self._withdraw("tray")
        bring_forward(self._window, Activation.of(token))

    def _show_and(self, act: "Callable[[], object]", token: str = "") -> None:
        self._show(token)
        QTimer.singleShot(0, self, act)  # once the window has been shown

    def _show_list_and(self, act: "Callable[[], object]", token: str) -> None:
        """Show the window, and act once its list is up to date again."""
        bridge = self._window.bridge
        if bridge is not None and not self._window.isVisible():
            once = Qt.ConnectionType.SingleShotConnection
            bridge.loaded.connect(lambda _: act(), once)
            self._show(token)
        else:
            self._show_and(act, token)

    def quit(self, is_session_over: bool) -> None:
        """Leave in order: the end of a session waits for nobody, the user may be asked."""
        if is_session_over:
            self._window.quit_now()
        else:
            self._quit()

    def _quit(self) -> None:
        running = self._standing.active + self._standing.waiting
        if self._window.leaving.asks_about(running):
            self._show_and(lambda: self._window.leaving.ask(running))
        else:
            self._window.leaving.ask(running)

    def _on_looked(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationActive:
            self.tray.note_news(False)
            self._announcing.look()

    def _offer_login(self) -> None:
        """Offer the start at login where the window is looked at, and could be hidden then."""
        if self.tray.is_shown and self._window.isVisible() and self._window.bridge is not None:
            self._login.look()

    def _feels_no_tray(self) -> bool:
        """Return whether closing the window would end downloads that are to go on without it."""
        would_stay = self._window.isVisible() and self._window.preferences.closes_to_tray
        return would_stay and self._standing.active > 0 and not self.tray.is_shown

    def _on_host(self) -> None:
        if self.tray.is_shown:
            self._patience.stop()
            self._no_tray.take_back()
            self._offer_login()
        elif not self._window.isVisible():
            self._patience.start(HOST_PATIENCE_MS if self._is_first else LOST_PATIENCE_MS)

    def _come_back(self) -> None:
        """Show the window that nobody could find any more; the keyboard stays where it is."""
        window, is_first = self._window, self._is_first
        self._is_first = False
        if window.isVisible() or self.tray.is_shown:
            return
        if is_first:
            window.showMinimized()
            return
        show_beside(window)
        words = text.tr("The tray of your desktop has gone, so the window is here again.")
        window.notice.say(words, is_error=False)

    def _on_counting(self, words: str) -> None:
        """Let what is about to happen be seen, and stopped, wherever somebody looks."""
        show_beside(self._window)
        bridge = self._window.bridge
        if bridge is not None and not self._window.isActiveWindow():
            stop = Choice(text.tr("Stop"), lambda _: self._window.all_done.stop())
            title = text.tr("All downloads are done.").rstrip(".")
            picture = pictures(Mood.DONE)[-1]
            notice = Notice(title, words, self._show, text.tr("Show"), (stop,), picture=picture)
            bridge.ask(self._send(replace(notice, topic="all-done")))

    def _offer_limits(self) -> None:
        self.tray.offer_limits(entries_from(self._window.limit.menu, self._choose_limit))

    def _choose_limit(self, action: QAction) -> None:
        if action.text().endswith("\u2026"):  # it asks, or shows something
            self._show_and(action.trigger)
        else:
            action.trigger()

    # The downloads.

    def _on_standing(self, standing: Standing) -> None:
        self._standing = standing
        self.tray.stand(standing)
        is_stuck = any(end.state == JobState.ERROR for end in standing.ended)
        if is_stuck and not self._window.isActiveWindow():
            self.tray.note_news(True)
        self._announcing.note(standing)
        self._no_tray.look()
        self._window.all_done.note(standing)
        self._show_progress()

    def _show_progress(self) -> None:
        if self._task_bar is not None:
            standing = self._standing
            total = standing.bytes_total if standing.active else None
            progress = standing.bytes_done / total if total else None
            self._task_bar.show(progress, standing.stuck)

    def _retry(self, job_ids: tuple[UUID, ...]) -> None:
        bridge = self._window.bridge
        if bridge is not None:
            bridge.call(commands.resume(bridge.manager, job_ids))

    def _call(self, *, is_pause: bool) -> None:
        bridge = self._window.bridge
        if bridge is not None:
            bridge.call((_pause_all if is_pause else _resume_all)(bridge.manager))


def _picture_file() -> Path | None:
    """Return the icon for systems that read it from a file, None where it was not installed."""
    try:
        return resource_path("icons/app.png")
    except FileNotFoundError:
        return None


async def _pause_all(manager: JobManager) -> None:
    """Pause all there is: the list of a hidden window is not up to date."""
    wanted = [view.id for view in await manager.views() if can_pause(view)]
    await commands.pause(manager, wanted)


async def _resume_all(manager: JobManager) -> None:
    """Resume all that does not wait for a time of its own."""
    views = await manager.views()
    wanted = [view.id for view in views if can_resume(view) and view.start_at is None]
    await commands.resume(manager, wanted)
