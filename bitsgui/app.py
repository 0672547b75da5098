"""Joins everything: profile, store, engine, local socket, command line and window.

Start: lock, store, manager, socket. Stop: the same backwards, refusing new work first.
Heavy modules are imported where they are needed, so that ``list`` starts fast and nothing but
the window needs Qt.
"""

import argparse
import asyncio
import builtins
import gc
import logging
import os
import subprocess
import sys
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bitsgui.bits.errors import ProfileInUseError, StoreError
from bitsgui.bits.masking import mask_text
from bitsgui.bits.program_links import is_local_metalink
from bitsgui.cli import logs, status
from bitsgui.desktop import second_start
from bitsgui.desktop.activation import Activation
from bitsgui.desktop.control import ControlClient, ControlServer, ControlSilentError
from bitsgui.desktop.paths import Profile, default_download_folder
from bitsgui.desktop.second_start import ANSWER_TIMEOUT_S, POLL_S, Asked
from bitsgui.desktop.session_bus import name_session_bus
from bitsgui.desktop.single_instance import ProfileLock
from bitsgui.desktop.spare_memory import give_back

if TYPE_CHECKING:
    from types import ModuleType

    from bitsgui.bits.interface import JobManager
    from bitsgui.bits.ports import Platform
    from bitsgui.engine.manager import Manager
    from bitsgui.gui.views.main_window import MainWindow

log = logging.getLogger(__name__)

_LAST_S = 3.0
"""What the engine is given to bring everything to the disk once display or session has gone."""

SWITCH_INTERVAL_S = 0.001
"""How long the engine may keep the interpreter from a window that wants it, a fifth of the usual.

A frame needs the interpreter some twenty times. While 10,000 links were added, the longest stall
was 60 ms instead of 140; the fastest transfers beside a window lost a tenth of their speed at most.
"""


_YOUNG = 10_000
"""How many objects are made before the youngest are searched for garbage, 700 by default.

The jobs at work hold thousands, none of them garbage, and each of the many searches went through
them all: a fiftieth of what many small files cost.
"""


class App:
    """The application; see :class:`bitsgui.cli.run.Application` for what commands use of it."""

    def run(self, options: argparse.Namespace, profile: Profile) -> int:
        """Carry out ``options`` and return the exit status."""
        name_session_bus()
        if options.command in {None, "open"}:
            links = [_located(text) for text in getattr(options, "links", ())]
            return self._window(profile, links, is_hidden=options.hidden)
        from bitsgui.cli import run  # noqa: PLC0415 - the window needs none of it

        gc.enable()
        gc.set_threshold(_YOUNG, *gc.get_threshold()[1:])
        return run.run(options, profile, self)

    @asynccontextmanager
    async def session(
        self, profile: Profile, tell: Callable[[str], None], *, runs_jobs: bool
    ) -> AsyncIterator["JobManager"]:
        """Open the profile for one command; only jobs the command names will run, if any."""
        lock = ProfileLock(profile.lock_file)
        _take(profile, lock)
        with lock, _runtime(profile):
            async with AsyncExitStack() as stack:
                with _lasting():
                    manager = await stack.enter_async_context(
                        _managing(profile, autostart=False, runs_jobs=runs_jobs)
                    )
                await stack.enter_async_context(_serving(profile, manager, None))
                manager.subscribe_notices(tell)
                yield manager

    def can_show_window(self) -> bool:
        """Return True if there is a display."""
        return status.has_display()

    async def start_detached(self, profile: Profile) -> ControlClient | None:
        """Start the window as a process of its own and wait until it answers."""
        command = [sys.executable, "-m", "bitsgui", "--profile", os.fspath(profile.data)]
        if getattr(sys, "frozen", False):
            command[1:3] = []
        try:
            process = subprocess.Popen(  # noqa: ASYNC220, S603 - returns at once; our own program
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
        except OSError:
            log.exception("the window could not be started")
            return None
        return await _answering(profile, process)

    def _window(self, profile: Profile, links: Sequence[str], *, is_hidden: bool) -> int:
        asked = second_start.request_of(links, is_hidden=is_hidden)
        lock = ProfileLock(profile.lock_file)
        can_show = self.can_show_window()
        taking = (
            second_start.take_or_hand_over(
                lambda: _take(profile, lock), profile.control_path, asked
            )
            if can_show
            else second_start.hand_over(profile.control_path, asked)
        )
        try:
            is_raised = asyncio.run(taking)
        except ProfileInUseError as error:
            return _fail(f"{error} Wait until it has ended, then open the window again.", links)
        except StoreError as error:
            return _fail(str(error), links)
        except ControlSilentError:
            from bitsgui.cli import run  # noqa: PLC0415 - see _say_error

            return _fail(run.silent_text(profile), links)
        if is_raised:
            return status.DONE
        if not can_show:
            _say_error(status.no_display_text())
            return status.NO_DISPLAY
        with lock, _runtime(profile):
            ended = _run_window(profile, links, is_hidden=is_hidden)
        if ended == status.NO_DISPLAY:
            logging.shutdown()
            os._exit(ended)  # what Qt takes down at the end needs the display that has gone
        return ended


def _located(text: str) -> str:
    """Return the whole address of a file: the process that opens it works in another folder."""
    return Path(text).absolute().as_uri() if is_local_metalink(text) else text


@contextmanager
def _lasting() -> Iterator[None]:
    """Keep what is made here out of every search for garbage: a long list is no garbage.

    Looking for some in it takes a third of the time such a list needs to be loaded and shown.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


@contextmanager
def _runtime(profile: Profile) -> Iterator[None]:
    """Have the folder of the local socket while the profile is locked, and only then."""
    profile.enter()
    try:
        yield
    finally:
        profile.leave()


def _import_window() -> "ModuleType":
    """Import the window, and with it Qt.

    PySide6 would read the source of each module imported after it, to look for a switch that is
    not used here; without that, a tenth of the start and 8 MB are saved.
    """
    plain = builtins.__import__
    import PySide6.QtCore  # noqa: F401, PLC0415 - the only way to Qt

    builtins.__import__ = plain
    from bitsgui.gui import main as window_main  # noqa: PLC0415 - see above

    return window_main


def _run_window(profile: Profile, links: Sequence[str], *, is_hidden: bool) -> int:
    from bitsgui.desktop import displays  # noqa: PLC0415 - for the window only

    answers = displays.asking()
    try:
        window_main = _import_window()
    except ImportError as error:
        _say_error(_missing_qt(error))
        return status.NO_DISPLAY
    found = answers()
    if not found.is_any:
        _say_error(status.closed_display_text(found.closed, found.silent))
        return status.NO_DISPLAY
    from bitsgui.desktop.qt_messages import taking_messages  # noqa: PLC0415 - Qt is there by now
    from bitsgui.engine.thread import EngineThread  # noqa: PLC0415 - not needed to say no

    sys.setswitchinterval(SWITCH_INTERVAL_S)
    windows: list[MainWindow] = []

    def on_ready(window: "MainWindow") -> None:
        windows.append(window)
        if links:
            window.outside.ask(Asked(tuple(links), Activation()))

    engine = EngineThread(lambda: _open_for_window(profile, windows))

    def end(words: str) -> None:
        """End in place of Qt, which can do no more."""
        log.warning("%s", words)
        _say_error(words)
        engine.stop(_LAST_S)
        profile.leave()
        logging.shutdown()
        os._exit(status.NO_DISPLAY)

    with taking_messages(
        on_gone=lambda: end(status.gone_display_text()),
        on_refused=lambda _: end(status.refused_window_text()),
    ):
        try:
            return window_main.run(
                engine.start,
                engine.stop,
                default_folder=default_download_folder(),
                profile=profile.data,
                is_hidden=is_hidden,
                platform=found.platform,
                on_ready=on_ready,
                on_shown=give_back,
                on_leaving=engine.leave,
                on_last=lambda: engine.stop(_LAST_S),
            )
        finally:
            engine.stop()


class _ServedManager:
    """A manager with the local socket in front of it: both end with ``close``."""

    engine_object = True

    def __init__(self, manager: "Manager", stack: AsyncExitStack) -> None:
        self._manager = manager
        self._stack = stack

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the manager has
        return getattr(self._manager, name)

    async def close(self) -> None:
        """Refuse requests of other processes, then close the engine."""
        await self._stack.aclose()


async def _open_for_window(profile: Profile, windows: "list[MainWindow]") -> Any:  # noqa: ANN401 - see _ServedManager
    from bitsgui.desktop.qt_platform import DesktopPlatform  # noqa: PLC0415 - Qt is there by now

    async with AsyncExitStack() as stack:
        managing = _managing(profile, autostart=True, platform=DesktopPlatform())
        manager = await stack.enter_async_context(managing)
        await stack.enter_async_context(_serving(profile, manager, windows))
        return _ServedManager(manager, stack.pop_all())
    raise AssertionError("the stack swallows nothing")


@asynccontextmanager
async def _serving(
    profile: Profile, manager: "JobManager", windows: "list[MainWindow] | None"
) -> AsyncIterator[None]:
    """Answer other processes on the local socket of the profile."""
    from bitsgui.cli.commands import execute  # noqa: PLC0415 - once the window is there

    async def handle(request: dict[str, Any], emit: Any) -> None:  # noqa: ANN401 - Emit
        if second_start.is_of_second_start(request):
            outside = None if windows is None else windows[0].outside
            await second_start.answer(request, emit, outside)
        else:
            await execute(manager, request, emit)

    server = ControlServer(profile.control_path, handle)
    await server.start()
    log.info("answering other processes")
    try:
        yield
    finally:
        await server.stop()


@asynccontextmanager
async def _managing(
    profile: Profile,
    *,
    autostart: bool,
    runs_jobs: bool = True,
    platform: "Platform | None" = None,
) -> AsyncIterator["Manager"]:
    """Open store and engine; close the engine, then the store."""
    # Only now: they bring the network and the database with them.
    from bitsgui.desktop.machine import Machine, usual_sources  # noqa: PLC0415 - see above
    from bitsgui.desktop.ownership import package_manager  # noqa: PLC0415 - see above
    from bitsgui.desktop.power import minding_power  # noqa: PLC0415 - see above
    from bitsgui.desktop.quarantine import OriginMarker  # noqa: PLC0415 - see above
    from bitsgui.desktop.system_proxy import read_system_proxy  # noqa: PLC0415 - see above
    from bitsgui.engine.manager import open_manager  # noqa: PLC0415 - see above
    from bitsgui.engine.tasks import spawn_logged  # noqa: PLC0415 - see above
    from bitsgui.storage.jobs import JobStore  # noqa: PLC0415 - see above

    store = await JobStore.open(profile.data, ends_at_once=not runs_jobs)
    try:
        manager = await open_manager(
            store,
            principal=_principal(),
            platform=platform or OriginMarker(),
            system_proxy=read_system_proxy,
            profile=profile.data,
            autostart=autostart,
            runs_jobs=runs_jobs,
            owner=package_manager(),
            usual_folder=default_download_folder,
        )
        manager.subscribe_settings(lambda settings: logs.set_level(settings.log_level))
        machine = Machine(usual_sources() if runs_jobs else (), spawn_logged)
        machine.open(manager.take_facts)
        try:
            async with AsyncExitStack() as minding:
                if runs_jobs:
                    await minding.enter_async_context(minding_power(manager, spawn_logged))
                yield manager
        finally:
            await machine.close()
            await manager.close()
    finally:
        await store.close()


def _principal() -> Any:  # noqa: ANN401 - Principal, imported late
    import getpass  # noqa: PLC0415 - only a session needs it

    from bitsgui.bits.types import Principal  # noqa: PLC0415 - with its only user

    user = str(os.getuid()) if hasattr(os, "getuid") else getpass.getuser()
    return Principal(user_id=user)


def _take(profile: Profile, lock: ProfileLock) -> None:
    """Take the lock on a profile. Raises: ProfileInUseError; StoreError if it cannot be written."""
    try:
        lock.acquire()
    except OSError as error:
        from bitsgui.storage.faults import store_error  # noqa: PLC0415 - only to say what failed

        raise store_error(error, profile.data) or error from error


async def _answering(profile: Profile, process: "subprocess.Popen[bytes]") -> ControlClient | None:
    """Wait until the new process answers on its socket; None if it ended or takes too long."""
    loop = asyncio.get_running_loop()
    deadline = loop.time() + ANSWER_TIMEOUT_S
    while loop.time() < deadline and process.poll() is None:
        client = await ControlClient.connect(profile.control_path)
        if client is not None:
            return client
        await asyncio.sleep(POLL_S)  # another process's socket cannot be waited for
    return None


def _say_error(words: str) -> None:
    from bitsgui.cli import output  # noqa: PLC0415 - a window that opens says nothing here

    output.say_error(words)


def _fail(words: str, links: Sequence[str]) -> int:
    """Say why there is no window, also to who started it from a menu or by a link."""
    if links:
        words += f" Nothing was done with: {mask_text(' '.join(links))}"
    _say_error(words)
    if not sys.stderr.isatty():
        asyncio.run(_tell_desktop(words))
    return status.FAILED


async def _tell_desktop(words: str) -> None:
    """Show a notification, where that can be."""
    from bitsgui.desktop.session_bus import open_session_bus  # noqa: PLC0415 - to say it fails

    bus = await open_session_bus()
    if bus is not None:
        from bitsgui.desktop.notice import Notice  # noqa: PLC0415 - as above
        from bitsgui.desktop.notifications import Notifications  # noqa: PLC0415 - as above

        await Notifications(bus).show(Notice("bitsgui", words))
        await bus.close()


def _missing_qt(error: ImportError) -> str:
    log.error("Qt cannot be loaded", exc_info=error)
    if sys.platform == "linux" and ".so" in str(error):
        return f"Qt misses a library of the system ({error}). {status.libraries_text()}"
    return (
        f"The window needs PySide6 ({error}). Install it with: python -m pip install "
        "PySide6-Essentials qasync. Without a window: bitsgui transfer URL --to DIR"
    )
