"""Lines of the links' field that are no links: marked, shown, mended or left out at a press."""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QTextEdit

from bitsgui.gui import text
from bitsgui.gui.dialogs.links_edit import LinksEdit
from bitsgui.gui.links import Links, lacks_scheme
from bitsgui.gui.theme import current_tokens
from bitsgui.gui.views.text_button import TextButton

PAUSE_MS = 1000
MARKED = 200
"""So many of them are underlined: more would hold up the typing."""


class BadLines(QObject):
    """Goes through them with :attr:`show_next` and removes them all with :attr:`leave_out`.

    :attr:`mend` puts ``https://`` before those it makes links of.
    """

    def __init__(self, edit: LinksEdit) -> None:
        super().__init__(edit)
        self._edit = edit
        self._places: tuple[int, ...] = ()
        self._bare: tuple[int, ...] = ()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._announce)
        self.mend = TextButton(text.tr("Put https:// before it"))
        self.show_next, self.leave_out = TextButton(), TextButton()
        self.mend.clicked.connect(self._on_mend)
        self.show_next.clicked.connect(self._on_show)
        self.leave_out.clicked.connect(self._on_leave_out)
        self.buttons = (self.mend, self.show_next, self.leave_out)
        for button in self.buttons:
            button.hide()

    @property
    def count(self) -> int:
        """How many lines are marked, or would be if there were not so many."""
        return len(self._places)

    @property
    def is_described(self) -> bool:
        """Whether something is wrong with what is typed."""
        return bool(self._edit.accessibleDescription())

    def show_first(self) -> None:
        """Select the first one, where it can be typed over."""
        self._show(self._places[0])

    def describe(self, words: str) -> None:
        """Let a screen reader say what is wrong with what is typed, once it is not typed on."""
        if words != self._edit.accessibleDescription():
            self._edit.setAccessibleDescription(words)
            self._pause.start()

    def _announce(self) -> None:
        if (words := self._edit.accessibleDescription()) and self._edit.isVisible():
            event = QAccessibleAnnouncementEvent(self._edit, words)
            QAccessible.updateAccessibility(event)

    def tell(self, links: Links) -> None:
        """Mark the refused lines of what is typed; there need be none."""
        self._places = links.refused_at
        count = len(self._places)
        each = zip(links.refused_at, links.refused, strict=True)
        self._bare = tuple(place for place, line in each if lacks_scheme(line))
        here, several = text.tr("Put https:// before it"), text.tr("Put https:// before them")
        self.mend.setText(several if len(self._bare) > 1 else here)
        self.mend.setVisible(bool(self._bare) and len(self._bare) == count)
        one, many = text.tr("Leave it out"), text.tr("Leave them out")
        self.leave_out.setText(many if count > 1 else one)
        self.show_next.setText(text.tr("Show the next") if count > 1 else text.tr("Show the line"))
        for button in (self.show_next, self.leave_out):
            button.setVisible(bool(count))
        self._edit.setExtraSelections([self._mark(place) for place in self._places[:MARKED]])

    def _mark(self, place: int) -> QTextEdit.ExtraSelection:
        mark = QTextEdit.ExtraSelection()
        mark.cursor = self._at(place)
        form = QTextCharFormat()
        form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        form.setUnderlineColor(QColor(current_tokens().error))
        mark.format = form
        return mark

    def _at(self, place: int) -> QTextCursor:
        """Return a cursor that has a line selected."""
        cursor = QTextCursor(self._edit.document().findBlockByNumber(place))
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _on_show(self) -> None:
        """Select the first one, or the one after that which is selected."""
        cursor = self._edit.textCursor()
        here = cursor.blockNumber() if cursor.hasSelection() else -1
        place = next((place for place in self._places if place > here), self._places[0])
        self._show(place)

    def _show(self, place: int) -> None:
        self._edit.setFocus()
        self._edit.setTextCursor(self._at(place))

    def _on_mend(self) -> None:
        bare = set(self._bare)
        lines = enumerate(self._edit.toPlainText().splitlines())
        self._write([f"https://{line.strip()}" if at in bare else line for at, line in lines])

    def _on_leave_out(self) -> None:
        """Keep all the other lines."""
        gone = set(self._places)
        lines = self._edit.toPlainText().splitlines()
        self._write([line for place, line in enumerate(lines) if place not in gone])

    def _write(self, lines: list[str]) -> None:
        """Put other lines into the field, which can undo it."""
        cursor = QTextCursor(self._edit.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText("\n".join(lines))
        self._edit.setFocus()
