"""Says in the add dialog that a link is in the list already, with what can be done then."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from bitsgui.bits.records import Conflict
from bitsgui.bits.requests import AddRequest, Known
from bitsgui.gui import formats, probe_words, text
from bitsgui.gui.delegates.painting import draw_icon
from bitsgui.gui.theme import (
    GAP_SMALL,
    GAP_TINY,
    ROW_ICON,
    current_tokens,
    set_text_colour,
)
from bitsgui.gui.views.buttons import FlatButton
from bitsgui.gui.views.flow import FlowLayout
from bitsgui.gui.views.notes import Note
from bitsgui.gui.views.turns import take_turns

RADIUS = 5


@dataclass(frozen=True, slots=True)
class Found:
    """What is known of a request: ``places`` of its links and the jobs they are in.

    ``name`` is that of the first job. ``can_continue`` are the files that can go on with links of
    the request; ``is_finished``: one of the jobs has ended, so that its file can be replaced.
    """

    places: frozenset[int]
    job_ids: tuple[UUID, ...]
    name: str
    is_finished: bool = False
    can_continue: tuple[Known, ...] = ()


class KnownBar(QWidget):
    """A strip under the links, hidden while nothing is known of them.

    ``show_wanted`` carries the jobs, ``continue_wanted`` files and the request with their new
    links, ``conflict_chosen`` what is to become of files that are there, ``rest_wanted`` the places
    of the links to leave out. ``changed`` follows coming and going.
    """

    show_wanted = Signal(tuple)
    conflict_chosen = Signal(object)
    continue_wanted = Signal(object, object)
    rest_wanted = Signal(object)
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._told: tuple[AddRequest, Found] | None = None
        self._taken: tuple[int, Conflict] = (0, Conflict.RENAME)
        self.words = Note()
        self._buttons = FlowLayout()
        layout = QVBoxLayout()
        layout.setSpacing(GAP_SMALL)
        layout.addWidget(self.words)
        layout.addLayout(self._buttons)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(GAP_SMALL, GAP_SMALL, GAP_SMALL, GAP_SMALL)
        whole.addSpacing(ROW_ICON + GAP_SMALL)
        whole.addLayout(layout, 1)
        self.hide()

    def tell(self, request: AddRequest, found: Found | None) -> None:
        """Say what is known of a request; None: nothing."""
        self._told = None if found is None else (request, found)
        self._say()
        if (found is not None) == self.isHidden():
            self.setVisible(found is not None)
        self.changed.emit()

    def show_taken(self, count: int, conflict: Conflict) -> None:
        """Say of how many files the names are taken in their folder, and what becomes of them."""
        if (count, conflict) != self._taken:
            self._taken = count, conflict
            self._say()

    def _say(self) -> None:
        had_focus = self.isAncestorOf(self.window().focusWidget() or self.window())
        self._clear()
        if self._told is None:
            return
        request, found = self._told
        count, conflict = self._taken
        is_many = len(found.places) > 1
        again = (
            text.tr("Add downloads them again.") if is_many else text.tr("Add downloads it again.")
        )
        after = probe_words.fate(count, conflict) if count else ""
        words = (_words(len(request.links), found), again, after)
        self.words.setText(" ".join(filter(None, words)))
        choices = self._choices(request, found)
        buttons = [self._add_button(label, act) for label, act in choices]
        take_turns(self, buttons)
        if had_focus:
            buttons[-1].show()  # what is hidden takes no focus
            buttons[-1].setFocus()
        set_text_colour(self.words, current_tokens().text)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_buttons"):
            set_text_colour(self.words, current_tokens().text)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground and icon."""
        tokens = current_tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.surface_attention))
        painter.drawRoundedRect(self.rect(), RADIUS, RADIUS)
        left = self.width() - GAP_SMALL - ROW_ICON if self.isRightToLeft() else GAP_SMALL
        top = self.words.y() + (self.words.fontMetrics().height() - ROW_ICON) // 2
        place = QRect(left, max(GAP_TINY, top), ROW_ICON, ROW_ICON)
        draw_icon(painter, place, "attention", tokens.attention)

    def _choices(
        self, request: AddRequest, found: Found
    ) -> Sequence[tuple[str, Callable[[], None]]]:
        def show() -> None:
            self.show_wanted.emit(found.job_ids)

        is_many = len(request.links) > 1
        choices: list[tuple[str, Callable[[], None]]] = []
        if known := found.can_continue:
            words = _continue_words(len({item.place for item in known}), len(request.links))
            choices.append((words, lambda: self.continue_wanted.emit(known, request)))
        if is_many and len(found.places) < len(request.links):
            others = text.tr("Add only the others")
            choices.append((others, lambda: self.rest_wanted.emit(found.places)))
        are_many = len(found.job_ids) > 1
        choices.append((text.tr("Show them") if are_many else text.tr("Show it"), show))
        count, conflict = self._taken
        for other in (Conflict.RENAME, Conflict.OVERWRITE) if count else ():
            if other is not conflict:
                words = probe_words.way_out(count, other)
                choices.append((words, partial(self.conflict_chosen.emit, other)))
        return choices

    def _add_button(self, label: str, act: Callable[[], None]) -> QWidget:
        button = FlatButton(label)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _=False: act())
        self._buttons.addWidget(button)
        return button

    def _clear(self) -> None:
        while (item := self._buttons.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()


def _words(count: int, found: Found) -> str:
    if count > 1:
        words = text.tr("%n of %1 links are in the list already.", len(found.places))
        return words.replace("%1", formats.number(count))
    if found.is_finished and not found.can_continue:
        words = text.tr("%1 has been downloaded already.")
    elif found.can_continue:
        words = text.tr("%1 is in the list already, with another link.")
    else:
        words = text.tr("%1 is in the list already.")
    return words.replace("%1", found.name)


def _continue_words(known: int, links: int) -> str:
    """Return what goes on with so many of the ``links``, and what becomes of the rest."""
    if links == 1:
        return text.tr("Continue it with this link")
    if known == links:
        return text.tr("Continue them with these links")
    one, many = text.tr("Continue that one, add others"), text.tr("Continue those, add others")
    return one if known == 1 else many
