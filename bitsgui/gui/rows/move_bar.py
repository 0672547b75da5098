"""One line below the list while files are copied to another disk."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from bitsgui.bits.moves import MoveView
from bitsgui.gui import formats, text
from bitsgui.gui.rows.foot_bar import FootBar


class MoveBar(FootBar):
    """Says what is being moved and how far. ``stopped``: it is to be called off."""

    stopped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("folder", text.tr("Stop"), parent)
        self.button.setToolTip(text.tr("What is not moved yet stays where it is"))
        self.button.clicked.connect(self.stopped)

    def show_moves(self, views: Sequence[MoveView]) -> None:
        """Show what is being moved, or nothing."""
        if not views:
            self.hide()
            return
        first = views[0]
        self.sentence.setText(text.tr("Moving \u201c%1\u201d").replace("%1", first.name))
        amount = text.tr("%1 of %2").replace("%1", formats.size(first.done))
        self.figure.setText(amount.replace("%2", formats.size(first.total)))
        self.show()
