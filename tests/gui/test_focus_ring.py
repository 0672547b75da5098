"""The ring around what has the keyboard, where that is hidden or goes."""

import shiboken6
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from bitsgui.gui.views.focus_ring import FocusRing
from bitsgui.gui.views.text_button import TextButton
from tests.gui.conftest import until


class Shown(QWidget):
    """A row with a button between words, on a window."""

    def __init__(self) -> None:
        super().__init__()
        self.row = QWidget()
        self.button = TextButton("words")
        line = QHBoxLayout(self.row)
        for part in (QLabel("before"), self.button, QLabel("behind")):
            line.addWidget(part)
        column = QVBoxLayout(self)
        column.addWidget(self.row)
        column.addWidget(QLineEdit())

    def ring(self) -> FocusRing:
        (ring,) = self.findChildren(FocusRing)
        return ring


async def shown(qtbot) -> Shown:
    window = Shown()
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    await until(window.isActiveWindow)
    window.button.setFocus()
    await until(window.ring().isVisible)
    return window


async def test_hiding_the_row_hides_the_ring_where_it_is(qtbot):
    window = await shown(qtbot)
    ground = window.ring().parentWidget()
    assert ground is not None
    among = window.row.children()
    window.row.hide()
    assert window.ring().isHidden()
    assert window.ring().parentWidget() is ground
    assert window.row.children() == among
    window.row.show()
    window.button.setFocus()
    await until(window.ring().isVisible)
    assert ground.rect().contains(window.ring().geometry())


async def test_the_ring_goes_with_its_widget(qtbot):
    window = await shown(qtbot)
    ring = window.ring()
    window.button.deleteLater()
    await until(lambda: not shiboken6.isValid(ring))


async def test_the_ring_follows_the_size(qtbot):
    window = await shown(qtbot)
    before = window.ring().width()
    window.button.setText("many more words")
    await until(lambda: window.ring().width() > before)
