"""Keys and clicks on a window, as a person makes them."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from bitsgui.gui.models.jobs import JobsModel
from bitsgui.gui.views.jobs_list import JobsList
from bitsgui.gui.views.main_window import MainWindow
from tests.gui.conftest import until
from tests.gui.samples import job_id

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton
TURNS = 20
"""So often at least the loop comes round while 10,000 links are read: nothing holds it up."""


def press(widget: QObject, key: Qt.Key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    assert isinstance(widget, QWidget)
    QTest.keyClick(widget, key, modifier)


def click(button: QAbstractButton) -> None:
    QTest.mouseClick(button, LEFT)


@contextmanager
def between_steps() -> Iterator[None]:
    """Let Qt deliver events as between two steps of the test, if it is one of asyncio.

    No task begins a step within another's: what Qt came to deliver to one would be lost, and the
    task never end.
    """
    try:
        loop = asyncio.get_running_loop()
    except RuntimeError:
        loop = None
    task = None if loop is None else asyncio.current_task(loop)
    if loop is None or task is None:
        yield
        return
    asyncio.tasks._leave_task(loop, task)
    try:
        yield
    finally:
        asyncio.tasks._enter_task(loop, task)


def settle() -> None:
    """Let Qt deliver, lay out and paint what is queued."""
    with between_steps():
        for _ in range(3):
            QApplication.processEvents()


def list_of(qtbot: QtBot, model: JobsModel, height: int = 600) -> JobsList:
    """Return a list of its own that is seen."""
    view = JobsList(model)
    qtbot.addWidget(view)
    view.resize(900, height)
    with between_steps(), qtbot.waitExposed(view):
        view.show()
    settle()
    return view


async def button_named(parent: QWidget, words: str) -> QAbstractButton:
    def found() -> list[QAbstractButton]:
        buttons = parent.findChildren(QAbstractButton)
        return [button for button in buttons if button.text() == words and button.isVisible()]

    await until(lambda: len(found()) == 1)
    return found()[0]


def status_words(window: MainWindow) -> str:
    """Return what the line at the bottom says of the jobs."""
    status = window.status
    return " ".join(filter(None, (status.speed.text(), status.counts.text())))


async def choose(window: MainWindow, *numbers: int) -> None:
    window.list.select([job_id(n) for n in numbers])
    await until(lambda: len(window.list.selected_views()) == len(numbers))
    await until(lambda: not window._refresh_timer.isActive())
