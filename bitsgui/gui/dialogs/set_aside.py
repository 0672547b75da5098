"""What was typed into the add dialog when it was left, once other links have taken its place."""

from PySide6.QtCore import QObject

from bitsgui.gui import text
from bitsgui.gui.dialogs.add_more import MoreOptions, MoreState
from bitsgui.gui.dialogs.links_edit import LinksEdit
from bitsgui.gui.views.text_button import TextButton

TOLD = 5


class SetAside(QObject):
    """Keeps it, and brings it back at a press of :attr:`button`, which shows only while needed."""

    def __init__(self, links: LinksEdit, more: MoreOptions) -> None:
        super().__init__(links)
        self._links = links
        self._more = more
        self._lines: list[str] = []
        self._options: MoreState = more.state()
        self.button = TextButton(text.tr("Bring back what was cancelled"))
        self.button.hide()
        self.button.clicked.connect(self._bring_back)

    def take_all_but(self, coming: tuple[str, ...]) -> bool:
        """Put aside what is there and return True; False: nothing is, or the links that come."""
        there = _lines(self._links.toPlainText())
        if not there or there == [line.strip() for line in coming]:
            return False
        self._lines, self._options = there, self._more.state()
        told = there[:TOLD] + ["\u2026"] * (len(there) > TOLD)
        self.button.setToolTip("\n".join(told))
        self.button.show()
        return True

    def forget(self) -> None:
        """Keep it no longer."""
        self._lines = []
        self.button.hide()

    def _bring_back(self) -> None:
        """Add it to what is there; options that were set meanwhile stay."""
        there = set(_lines(self._links.toPlainText()))
        lines, options = self._lines, self._options
        self.forget()
        self._links.setFocus()
        if not self._more.count:
            self._more.restore(options)
        self._links.add_lines([line for line in lines if line not in there])


def _lines(typed: str) -> list[str]:
    return [line.strip() for line in typed.splitlines() if line.strip()]
