"""What each request of a download for its files brings to the server."""

from PySide6.QtWidgets import QWidget

from bitsgui.gui import text
from bitsgui.gui.dialogs.add_checks import bytes_of, data_problem
from bitsgui.gui.dialogs.asking import AskingDialog
from bitsgui.gui.dialogs.data_edit import DataEdit

WIDTH = 480
LINES = 8


class DataDialog(AskingDialog):
    """Asks for the body of a request. ``chosen`` carries its bytes, None for none.

    ``known`` is what is set; None: it is no text, and what is typed takes its place.
    """

    def __init__(self, known: str | None, parent: QWidget) -> None:
        super().__init__(text.tr("Data"), text.tr("Set"), parent)
        self.add_title(text.tr("Data of each request for a file"))
        self.edit = DataEdit(lines=LINES)
        self.edit.put(known or "")
        self._add_label(text.tr("&Data, as it is sent"), self.edit)
        self.body.addWidget(self.edit)
        self._add_problem(self.edit)
        if known is None:
            self.add_muted(text.tr("What is set now is no text; what you write takes its place."))
        self.add_muted(
            text.tr(
                "It goes to the server of the link only, is stored encrypted, and is taken for a "
                "form unless a Content-Type among the headers says otherwise."
            )
        )
        self.setMinimumWidth(WIDTH)
        self.edit.textChanged.connect(self._check)
        self.yes.clicked.connect(self._on_set)
        self.dress()
        self.edit.setFocus()

    def _wrong(self) -> str:
        return data_problem(self.edit.data())

    def _on_set(self) -> None:
        self._choose(bytes_of(self.edit.data()) or None)
