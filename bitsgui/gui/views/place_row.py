"""A file or folder the preferences tell of, with a button that opens it."""

import os
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from bitsgui.gui import text
from bitsgui.gui.options.option import Line
from bitsgui.gui.views.buttons import FlatButton
from bitsgui.gui.views.option_row import PlainRow


class PlaceRow(PlainRow):
    """Shows where something is; ``open_place`` is called with it, and says what went wrong."""

    def __init__(self, line: Line, place: Path, open_place: Callable[[Path], str]) -> None:
        self.open = FlatButton(text.tr("Open"))
        self.open.setAutoDefault(False)
        self.open.setAccessibleName(text.tr("Open: %1").replace("%1", line.title))
        self.open.clicked.connect(lambda: self._say(open_place(place)))
        control = QWidget()
        control.setFocusProxy(self.open)
        layout = QHBoxLayout(control)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.open)
        layout.addStretch(1)
        super().__init__(line, control)
        self.sentence.setText(f"{line.sentence} {_breakable(place)}")
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

    def _say(self, problem: str) -> None:
        self.note.setText(problem)
        self.note.setVisible(bool(problem))
        self.open.setAccessibleDescription(problem)


def _breakable(place: Path) -> str:
    """Return a path that can be broken into lines where its folders end."""
    return str(place).replace(os.sep, f"{os.sep}\u200b")
