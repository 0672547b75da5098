"""A window over a manager in memory, on Qt's own event loop."""

import asyncio
import gc
import os
from collections.abc import AsyncIterator, Callable, Generator, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from qasync import QEventLoop

from bitsgui.gui.add_desk import (
    make_add_dialog as _loaded,  # noqa: F401 - beside the window, never by what a test does
)
from bitsgui.gui.application import Application
from bitsgui.gui.language import Language, set_language
from bitsgui.gui.models.categories import know
from bitsgui.gui.preference_pages import make_pages as _loaded_too  # noqa: F401 - as above
from bitsgui.gui.theme import follow_system
from bitsgui.gui.views.main_window import MainWindow
from tests.gui.fake_manager import FakeManager
from tests.gui.samples import NOW, finished, showcase
from tests.words.compiled import compile_words

PATIENCE_S = 30

os.environ.pop("DBUS_SESSION_BUS_ADDRESS", None)  # nothing here is for a real panel to show
if not os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY"):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Free what the test made on this thread: a Qt timer freed on another is a crash later on.

    The tests of other folders come here too, and have nothing to free.
    """
    if "qapp" not in getattr(item, "fixturenames", ()):
        return (yield)
    gc.disable()
    try:
        return (yield)
    finally:
        gc.collect()
        gc.enable()


def pytest_asyncio_loop_factories(
    config: pytest.Config, item: pytest.Item
) -> dict[str, Callable[[], asyncio.AbstractEventLoop]]:
    return {"qt": _new_loop}


def _new_loop() -> asyncio.AbstractEventLoop:
    return QEventLoop(QApplication.instance())


@pytest.fixture(scope="session")
def qapp_cls() -> type[QApplication]:
    return Application


@pytest.fixture(scope="session", autouse=True)
def _our_application(qapp: QApplication) -> None:
    qapp.setQuitOnLastWindowClosed(False)
    follow_system(qapp)


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def german(qapp: QApplication) -> Iterator[None]:
    yield from _speaking(Language.GERMAN)


@pytest.fixture
def russian(qapp: QApplication) -> Iterator[None]:
    yield from _speaking(Language.RUSSIAN)


def _speaking(language: Language) -> Iterator[None]:
    compile_words()
    set_language(language)
    yield
    set_language(Language.SYSTEM)


@pytest.fixture(autouse=True)
def _no_categories() -> None:
    know(())


@pytest.fixture(autouse=True)
def _empty_clipboard(qapp: QApplication) -> None:
    QGuiApplication.clipboard().clear()


async def until(holds: Callable[[], object]) -> None:
    """Let Qt and asyncio deliver what is queued until ``holds`` is true."""
    async with asyncio.timeout(PATIENCE_S):
        while not holds():  # noqa: ASYNC110 - several sources of events, none to wait on
            await asyncio.sleep(0)


@pytest.fixture
def manager() -> FakeManager:
    return FakeManager(showcase(), [finished(501, "paper.pdf")])


@pytest.fixture
async def window(manager: FakeManager, tmp_path: Path) -> AsyncIterator[MainWindow]:
    window = MainWindow(default_folder=tmp_path / "downloads", profile=tmp_path)
    window.jobs.clock = lambda: NOW
    window.show()
    window.activateWindow()
    await until(window.isActiveWindow)
    await window.attach(manager.port)
    await until(lambda: window.jobs.rowCount() == len(manager.jobs) + len(manager.rows))
    yield window
    if manager.gate is not None:
        manager.gate.set()  # a test that failed leaves it shut, and what waits there holds this up
    async with asyncio.timeout(PATIENCE_S):
        await window.detach()
    if window.adding.made_dialog is not None:
        window.adding.made_dialog.close()
    window.close_finally()
    await asyncio.sleep(0)
