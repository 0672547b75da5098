"""Keys and clicks on a window, as a person makes them."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget

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


async def button_named(parent: QWidget, words: str) -> QAbstractButton:
    def found() -> list[QAbstractButton]:
        buttons = parent.findChildren(QAbstractButton)
        return [button for button in buttons if button.text() == words and button.isVisible()]

    await until(lambda: len(found()) == 1)
    return found()[0]


async def choose(window: MainWindow, *numbers: int) -> None:
    window.list.select([job_id(n) for n in numbers])
    await until(lambda: len(window.list.selected_views()) == len(numbers))
    await until(lambda: not window._refresh_timer.isActive())
