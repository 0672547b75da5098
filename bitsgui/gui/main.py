"""The window's life: start it, give it an engine, stop both in stages."""

import asyncio
import contextlib
import logging
import signal
import socket
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QSocketNotifier
from PySide6.QtWidgets import QApplication, QWidget
from qasync import QEventLoop

from bitsgui.bits.interface import JobManager
from bitsgui.desktop.signals import stop_signals
from bitsgui.gui.application import Application
from bitsgui.gui.background import Background
from bitsgui.gui.garbage import Collector, collected_here
from bitsgui.gui.icons import pixmap
from bitsgui.gui.language import set_language
from bitsgui.gui.language_menu import remembered_language
from bitsgui.gui.memory import WindowMemory
from bitsgui.gui.theme import LIGHT, follow_system
from bitsgui.gui.views.main_window import MainWindow

log = logging.getLogger(__name__)
EXIT_DONE = 0
EXIT_FAILED = 1
EXIT_NO_DISPLAY = 3
_LOOP_LEFT = "Event loop stopped"
"""What qasync says where Qt has left its loop by itself."""
_UNSEEN_S = 0.2
"""A window that is not painted so soon may be minimised, or behind another one."""


def run(  # noqa: PLR0913 - what the window knows nothing of itself
    thread_start: Callable[[], JobManager],
    thread_stop: Callable[[], None],
    *,
    default_folder: Path,
    profile: Path,
    is_hidden: bool = False,
    platform: str = "",
    on_ready: Callable[[MainWindow], None],
    on_shown: Callable[[], None] = lambda: None,
    on_leaving: Callable[[], None] = lambda: None,
    on_last: Callable[[], None] = lambda: None,
) -> int:
    """Open the window, run until it is closed, and return the exit status.

    0, 1 where there is no engine, or 3 where the display went away meanwhile: then nothing of Qt
    may be touched any more, and ``thread_stop`` was not called. The window is painted before the
    engine starts.

    Args:
        thread_start: starts the engine; may block, runs once on a thread of its own. The manager
            it returns, and what that hands out, can be awaited on this thread's loop. What it
            raises is shown as a sentence.
        thread_stop: stops the engine; may block, runs once where ``thread_start`` ran, and only
            if that returned.
        default_folder: where downloads go unless the user says otherwise.
        profile: folder for what the window remembers (``window.ini``).
        is_hidden: start without showing the window, where there is a tray to find it in.
        platform: Qt's name of the way to the display, "" for what Qt chooses.
        on_ready: called on this thread once the window is visible; ``MainWindow.outside`` may be
            used on any thread after that.
        on_shown: called once on another thread when everything stored is in the list; may block.
        on_leaving: called once on this thread before the calls under way are waited for: those
            that wait for a person should end now.
        on_last: called on this thread where Qt ends its loop, by itself too: Windows ends the
            process as soon as that has returned. May block for a few seconds.
    """
    application = make_application(platform)
    loop = QEventLoop(application)
    with collected_here() as collector:
        set_language(remembered_language(WindowMemory(profile)))
        window = MainWindow(default_folder=default_folder, profile=profile)
        with loop, _signals_close(window):
            if not is_hidden:
                window.show()
            on_ready(window)
            background = Background(window, profile, is_hidden=is_hidden)
            application.quit_asked.connect(background.quit)
            application.aboutToQuit.connect(on_last)
            if sys.platform == "darwin":
                from bitsgui.gui.mac_events import MacEvents  # noqa: PLC0415 - only there

                MacEvents(window, is_hidden=is_hidden)
            life = _Life(thread_start, thread_stop, on_shown, on_leaving)
            try:
                return loop.run_until_complete(_session(window, background, life, collector))
            except RuntimeError as error:
                if _LOOP_LEFT not in str(error):
                    raise
                log.warning("the display has gone")  # with the session, mostly: Qt has left
                return EXIT_NO_DISPLAY
            finally:
                application.aboutToQuit.disconnect(on_last)


def make_application(platform: str = "") -> Application:
    """Return the one application object, named and in the colours of the system."""
    existing = QApplication.instance()
    words = ["bitsgui", *(("-platform", platform) if platform else ())]
    application = existing if isinstance(existing, Application) else Application(words)
    application.setApplicationName("bitsgui")
    application.setApplicationDisplayName("bitsgui")
    application.setDesktopFileName("bitsgui")
    application.setQuitOnLastWindowClosed(False)
    application.setWindowIcon(pixmap("app", LIGHT.accent, 64, 2.0))
    follow_system(application)
    return application


@dataclass(frozen=True, slots=True)
class _Life:
    """What :func:`run` is told of the engine."""

    thread_start: Callable[[], JobManager]
    thread_stop: Callable[[], None]
    on_shown: Callable[[], None]
    on_leaving: Callable[[], None]


async def _session(
    window: MainWindow, background: Background, life: _Life, collector: Collector
) -> int:
    loop = asyncio.get_running_loop()
    if window.isVisible():
        await _painted(window)
    with ThreadPoolExecutor(1, "engine-starter") as starter:
        try:
            manager = await loop.run_in_executor(starter, life.thread_start)
        except Exception as error:  # noqa: BLE001 - whatever it is, a person has to read it
            window.show_start_failure(error)
            window.show()
            await window.wait_closed()
            return EXIT_FAILED
        await window.attach(manager)
        await background.start(manager)
        window.outside.begin()
        log.info("the window takes orders")
        await loop.run_in_executor(starter, _load_the_rest)
        collector.spare_the_living()
        await loop.run_in_executor(starter, life.on_shown)
        window.resting.rest_engine()  # what the list was made of
        await window.wait_closed()
        log.info("the window is left")
        window.outside.leave()
        life.on_leaving()
        await background.stop()
        await window.detach()
        await loop.run_in_executor(starter, life.thread_stop)
    window.close_finally()
    return EXIT_DONE


class _Painting(QObject):
    """Sets ``begun`` when a widget is painted, and all that is in it at once."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.begun = asyncio.Event()
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take note of a painting."""
        if event.type() == QEvent.Type.Paint:
            self.begun.set()
        return False


async def _painted(window: QWidget) -> None:
    """Wait until the window was painted, if it is to be.

    The engine that starts beside it would take the interpreter from it again and again.
    """
    painting = _Painting(window)
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(_UNSEEN_S):
            await painting.begun.wait()
    window.removeEventFilter(painting)
    painting.deleteLater()


def _load_the_rest() -> None:
    """Load what is likely to be wanted next: no window is to wait for a disk at a click."""
    import bitsgui.gui.add_desk  # noqa: PLC0415 - see above
    import bitsgui.gui.preference_pages  # noqa: F401, PLC0415 - see above


@contextmanager
def _signals_close(window: MainWindow) -> Iterator[None]:
    """Let a signal to stop close the window while Qt, not Python, waits for events."""
    reader, writer = socket.socketpair()
    reader.setblocking(False)
    writer.setblocking(False)
    wakeup = signal.set_wakeup_fd(writer.fileno())
    previous = {number: signal.signal(number, lambda *_: None) for number in stop_signals()}
    notifier = QSocketNotifier(reader.fileno(), QSocketNotifier.Type.Read, QApplication.instance())

    def on_signal() -> None:
        if reader.recv(64):
            window.quit_now()

    notifier.activated.connect(on_signal)
    try:
        yield
    finally:
        notifier.setEnabled(False)
        notifier.deleteLater()
        signal.set_wakeup_fd(wakeup)
        for number, handler in previous.items():
            signal.signal(number, handler)
        reader.close()
        writer.close()
