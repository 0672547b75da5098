"""The system's own dialog for a folder."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from bitsgui.gui import text


def choose_folder(parent: QWidget, shown: str, take: Callable[[str], object]) -> None:
    """Let a folder be chosen to save in, ``shown`` at first; ``take`` gets the one chosen."""
    chooser = QFileDialog(parent, text.tr("Save in this folder"), shown)
    chooser.setFileMode(QFileDialog.FileMode.Directory)
    chooser.setOption(QFileDialog.Option.ShowDirsOnly)
    chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    chooser.fileSelected.connect(take)
    chooser.open()
