"""A folder that may be typed or chosen, or none."""

from typing import Any

from PySide6.QtWidgets import QHBoxLayout

from bitsgui.gui import text
from bitsgui.gui.theme import GAP_SMALL
from bitsgui.gui.views.buttons import HEIGHT, FlatButton
from bitsgui.gui.views.folder_choice import choose_folder
from bitsgui.gui.views.property_fields import Field, TextField


class FolderLine(Field):
    """A line for a folder; ``nothing`` is what holds while it is empty, as None."""

    def __init__(self, nothing: str) -> None:
        super().__init__()
        self.text = TextField(can_be_empty=True)
        self.text.show_default(nothing)
        self.choose = FlatButton(text.tr("Choos&e\u2026"))
        self.choose.setAutoDefault(False)
        self.choose.setMinimumHeight(HEIGHT)
        self.choose.setAccessibleName(text.tr("Choose the folder"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP_SMALL)
        layout.addWidget(self.text, 1)
        layout.addWidget(self.choose)
        self.text.edited.connect(self.edited)
        self.choose.clicked.connect(self._on_choose)
        self.setFocusProxy(self.text)

    def show_value(self, value: Any) -> None:
        """Show a folder."""
        self.text.show_value(value)
        self.text.setToolTip(value or "")

    def name(self, words: str) -> None:
        """Name the line."""
        self.text.name(words)

    def _on_choose(self) -> None:
        choose_folder(self, self.text.line.text(), self.edited.emit)
