"""Where the controls of the add dialog stand."""

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from bitsgui.gui import text
from bitsgui.gui.theme import GAP, GAP_LARGE, GAP_SMALL, GAP_TINY
from bitsgui.gui.views.buttons import HEIGHT

if TYPE_CHECKING:
    from bitsgui.gui.dialogs.add import AddDialog

WIDTH = 620
WIDE = 780
"""With a table of links."""
WIDEST = 880
"""With the folder of each link in the table."""


def lay_out(dialog: "AddDialog") -> None:
    """Give every control its place and its turn for the keyboard."""
    layout = QVBoxLayout(dialog)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    layout.addWidget(dialog.body, 1)
    layout.addLayout(dialog.bottom)
    _fill(dialog.body.column, dialog)
    dialog.bottom.setContentsMargins(GAP_LARGE, GAP_SMALL, GAP_LARGE, GAP_LARGE)
    dialog.bottom.setSpacing(GAP_SMALL)
    dialog.bottom.addWidget(dialog.problem)
    dialog.bottom.addLayout(_row(dialog.hint, dialog.cancel_button, dialog.add_button))
    dialog.setMinimumWidth(WIDTH)
    dialog.setTabOrder(dialog.links, back := dialog.aside.button)
    parts = (back, dialog.open_file, *dialog.bad.buttons, dialog.literal)
    for before, after in pairwise(parts):
        dialog.setTabOrder(before, after)


def wanted_height(dialog: "AddDialog", width: int) -> int:
    """Return the height at which everything can be seen."""
    bottom = dialog.bottom
    has_words = bottom.hasHeightForWidth()
    below = bottom.totalHeightForWidth(width) if has_words else bottom.totalSizeHint().height()
    return dialog.body.wanted_height(width) + below


def _fill(column: QVBoxLayout, dialog: "AddDialog") -> None:
    column.setSpacing(GAP_TINY)
    label, back = _label(text.tr("&Links"), dialog.links), dialog.aside.button
    above = _row(label, None, back, dialog.open_file)
    above.insertSpacing(3, GAP_SMALL)
    column.addLayout(above)
    column.addWidget(dialog.links, 1)
    below = _row(dialog.found, *dialog.bad.buttons, dialog.literal)
    below.setSpacing(GAP)
    column.addLayout(below)
    column.addWidget(dialog.panel, 2)
    for widget in (dialog.remark, dialog.sent_again, dialog.known):
        column.addWidget(widget)
    column.addSpacing(GAP)
    column.addLayout(_grid(dialog))
    column.addSpacing(GAP_SMALL)
    column.addLayout(_row(dialog.more_button, None))
    column.addWidget(dialog.more)


def _grid(dialog: "AddDialog") -> QGridLayout:
    choices = (dialog.priority, dialog.start.choice)
    for choice in choices:
        choice.setMinimumWidth(max(each.sizeHint().width() for each in choices))
    grid = QGridLayout()
    grid.setHorizontalSpacing(GAP)
    grid.setVerticalSpacing(GAP_SMALL)
    grid.setColumnStretch(1, 1)
    label = _label(text.tr("&Folder"), dialog.folder)
    label.setFixedHeight(HEIGHT)
    grid.addWidget(label, 0, 0, Qt.AlignmentFlag.AlignTop)
    grid.addWidget(dialog.folder_field, 0, 1)
    priority = _label(text.tr("&Priority"), dialog.priority)
    priority.setFixedHeight(HEIGHT)
    grid.addWidget(priority, 1, 0, Qt.AlignmentFlag.AlignTop)
    category = _label(text.tr("&Category"), dialog.category)
    row = _row(dialog.priority, category, dialog.category, None)
    row.insertSpacing(1, GAP_SMALL)
    below = QVBoxLayout()
    below.setSpacing(GAP_TINY)
    below.addLayout(row)
    below.addWidget(dialog.spread)
    grid.addLayout(below, 1, 1)
    start = _label(text.tr("&Start"), dialog.start)
    start.setFixedHeight(HEIGHT)
    grid.addWidget(start, 2, 0, Qt.AlignmentFlag.AlignTop)
    grid.addWidget(dialog.start, 2, 1)
    grid.addWidget(dialog.one_job, 3, 1)
    return grid


def _label(words: str, buddy: QWidget) -> QLabel:
    label = QLabel(words)
    label.setBuddy(buddy)
    return label


def _row(*widgets: QWidget | None) -> QHBoxLayout:
    """Return widgets side by side; None is room to grow, and without one the first takes it."""
    row = QHBoxLayout()
    row.setSpacing(GAP_SMALL)
    for widget in widgets:
        if widget is None:
            row.addStretch(1)
        else:
            row.addWidget(widget)
    if None not in widgets:
        row.setStretch(0, 1)
    return row
