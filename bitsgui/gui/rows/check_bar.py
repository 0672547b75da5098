"""One line below the list while files are compared with their checksums."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from bitsgui.bits.file_checks import CheckProgress
from bitsgui.gui import formats, text
from bitsgui.gui.rows.foot_bar import FootBar


class CheckBar(FootBar):
    """Says what is being checked and how far. ``stopped``: it is to be called off."""

    stopped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("complete", text.tr("Stop"), parent)
        self.figure.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        self.button.setToolTip(text.tr("What is being fetched again stays as it was"))
        self.button.clicked.connect(self.stopped)

    def show_progress(self, name: str, far: CheckProgress) -> None:
        """Show how far it is."""
        if far.wanted:
            words = text.tr("Fetching damaged pieces of \u201c%1\u201d again")
            done, total = formats.number(far.fetched), formats.number(far.wanted)
        else:
            words = text.tr("Checking \u201c%1\u201d")
            done, total = formats.size(far.done), formats.size(far.total)
        self.sentence.setText(words.replace("%1", name))
        self.figure.setText(text.tr("%1 of %2").replace("%1", done).replace("%2", total))
        self.show()

    def leave(self) -> None:
        """Hide; who was on its button goes on beside it."""
        if self.button.hasFocus():
            self.focusPreviousChild()
        self.hide()
