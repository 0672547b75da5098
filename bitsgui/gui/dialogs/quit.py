"""The one question before leaving."""

from PySide6.QtWidgets import QWidget

from bitsgui.gui import text
from bitsgui.gui.dialogs.small_dialog import SmallDialog
from bitsgui.gui.views.fields import FlatCheck

WIDTH = 360


class QuitDialog(SmallDialog):
    """Says what becomes of ``running`` downloads. Accepted means quit; Esc stays.

    ``ask_again`` is what the user wishes for the next time. ``goes_on``: they start by themselves
    then.
    """

    def __init__(self, running: int, parent: QWidget, *, goes_on: bool = True) -> None:
        super().__init__(text.tr("Quit bitsgui"), text.tr("Quit"), text.tr("Stay"), parent)
        self.add_title(text.tr("Quit bitsgui?"))
        self.add_muted(lambda: _going_on(running) if goes_on else _waiting(running))
        self.ask_again = FlatCheck(text.tr("&Ask again the next time"))
        self.ask_again.setChecked(True)
        self.body.addWidget(self.ask_again)
        self.yes.clicked.connect(self.accept)
        self.setMinimumWidth(WIDTH)
        self.yes.setFocus()


def _going_on(running: int) -> str:
    if running == 1:
        return text.tr("The download under way goes on when you start bitsgui again.")
    return text.tr("%n download(s) go on when you start bitsgui again.", running)


def _waiting(running: int) -> str:
    if running == 1:
        return text.tr("The download under way will wait, paused, until you resume it.")
    return text.tr("%n download(s) will wait, paused, until you resume them.", running)
