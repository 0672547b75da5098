"""The small buttons in the rows of the list: the mouse finds, presses and explains them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QAction, QCursor, QHelpEvent, QKeySequence, QMouseEvent, QPainter
from PySide6.QtWidgets import QToolTip

from bitsgui.bits.views import JobView
from bitsgui.gui import formats
from bitsgui.gui.column_layout import RowMode
from bitsgui.gui.delegates.quick_buttons import EDGE, button_places, paint_buttons, room_for
from bitsgui.gui.models.columns import Column
from bitsgui.gui.quick_deeds import QuickDeed, deed_word, quick_deeds
from bitsgui.gui.theme import GAP_SMALL, GAP_TINY, current_tokens

if TYPE_CHECKING:
    from bitsgui.gui.views.jobs_list import JobsList


@dataclass(frozen=True, slots=True)
class _Button:
    view: JobView
    deed: QuickDeed
    place: QRect


class QuickButtons(QObject):
    """Buttons of the row under the mouse and of the current one; the view paints what it is told.

    ``chosen`` carries a :class:`QuickDeed` and the :class:`JobView` it is for. A press on a button
    changes neither the selection nor the current row.
    """

    chosen = Signal(object, object)

    def __init__(self, view: "JobsList") -> None:
        super().__init__(view)
        self._view = view
        self._over: UUID | None = None
        self._over_index = QPersistentModelIndex()
        self._hot: _Button | None = None
        self._pressed: _Button | None = None
        self._is_second = False
        self.actions: dict[QuickDeed, QAction] = {}
        """The actions of the menus that do the same: their keys stand in the tool tips."""
        view.viewport().installEventFilter(self)
        # What stands at the edge of the window must not move along with the columns.
        view.horizontalScrollBar().valueChanged.connect(lambda _: view.viewport().update())
        view.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    # For the view, which paints rows whole.

    def is_over(self, view: JobView) -> bool:
        """Return whether the mouse is over a job's row."""
        return view.id == self._over

    def is_over_row(self, index: QModelIndex | QPersistentModelIndex) -> bool:
        """Return whether the mouse is over a row, a job's or a file's."""
        over = self._over_index
        return (over.row(), over.internalId()) == (index.row(), index.internalId())

    def room_in(self, row: QRect, view: JobView) -> int:
        """Return the width the buttons of a row take of its end, what is out of sight included."""
        taken = room_for(len(quick_deeds(view)))
        if not taken or self._view.columns.mode is RowMode.COMPACT:
            return taken
        seen, mirrored = self._view.viewport().rect(), self._view.isRightToLeft()
        hidden = seen.left() - row.left() if mirrored else row.right() - seen.right()
        return taken + max(0, hidden)

    def paint(self, painter: QPainter, row: QRect, view: JobView) -> None:
        """Paint the buttons of a row."""
        deeds = quick_deeds(view)
        hot = self._hot if self._hot is not None and self._hot.view.id == view.id else None
        paint_buttons(
            painter,
            self._places(row, len(deeds)),
            deeds,
            view,
            None if hot is None else hot.deed,
            is_pressed=self._pressed is not None,
            tokens=current_tokens(),
        )

    def end_of(self, row: QRect) -> int:
        """Return where the buttons of a row end, seen in the direction of reading."""
        viewport, mirrored = self._view.viewport().rect(), self._view.isRightToLeft()
        if self._view.columns.mode is RowMode.COMPACT:
            header = self._view.header()
            left = header.sectionViewportPosition(Column.NAME)
            return (
                left + GAP_TINY if mirrored else left + header.sectionSize(Column.NAME) - GAP_TINY
            )
        if mirrored:
            return max(row.left(), viewport.left()) + GAP_SMALL - EDGE
        return min(row.right(), viewport.right()) + 1 - GAP_SMALL + EDGE

    def _places(self, row: QRect, count: int) -> list[QRect]:
        middle = self._view.middle_of_buttons(row)
        return button_places(count, self.end_of(row), middle, mirrored=self._view.isRightToLeft())

    # The mouse.

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the mouse over the rows, and take what concerns a button."""
        kind = event.type()
        if isinstance(event, QHelpEvent):
            return self._explain(event)
        if kind == QEvent.Type.Leave:
            self._heat(None)
            self._go_over(QModelIndex())
        elif isinstance(event, QMouseEvent):
            return self._take(event)
        return False

    def _take(self, event: QMouseEvent) -> bool:
        place, kind = event.position().toPoint(), event.type()
        found = self._at(place)
        self._go_over(self._view.indexAt(place))
        if kind == QEvent.Type.MouseMove:
            self._heat(found)
            return self._pressed is not None  # no rubber band, no drag
        if event.button() != Qt.MouseButton.LeftButton:
            return False
        if kind in {QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick}:
            self._pressed = found
            self._is_second = kind == QEvent.Type.MouseButtonDblClick
            self._heat(found)
            return found is not None
        return self._release(found)

    def _release(self, found: _Button | None) -> bool:
        """Do what was pressed, unless it is the second half of a double click."""
        pressed, self._pressed = self._pressed, None
        self._view.viewport().update()
        if pressed is None:
            return False
        if found is None or self._is_second:
            return True
        if (found.deed, found.view.id) == (pressed.deed, pressed.view.id):
            self.chosen.emit(found.deed, found.view)
        return True

    def _explain(self, event: QHelpEvent) -> bool:
        found = self._at(event.pos())
        if found is None:
            return False
        QToolTip.showText(event.globalPos(), self.tip(found.deed, found.view), self._view)
        return True

    def tip(self, deed: QuickDeed, view: JobView) -> str:
        """Return what a button does, with the keys that do the same."""
        words, action = deed_word(deed, view), self.actions.get(deed)
        keys = "" if action is None else action.shortcut().toString(_NATIVE)
        return f"{words} ({formats.isolated(keys)})" if keys else words

    def _on_scrolled(self) -> None:
        """Find what the mouse is over now, without having moved."""
        viewport = self._view.viewport()
        if viewport.underMouse():
            place = viewport.mapFromGlobal(QCursor.pos())
            self._heat(self._at(place))
            self._go_over(self._view.indexAt(place))

    def _go_over(self, index: QModelIndex) -> None:
        is_row = index.isValid() and not index.parent().isValid()
        over = self._view.view_at(index).id if is_row else None
        if over == self._over and self.is_over_row(index):
            return
        for each in (self._over_index, index):
            self._view.viewport().update(self._view.row_place(each))
        self._over, self._over_index = over, QPersistentModelIndex(index)

    def _heat(self, button: _Button | None) -> None:
        before, self._hot = self._hot, button
        if before == button:
            return
        viewport = self._view.viewport()
        for each in (before, button):
            if each is not None:
                viewport.update(each.place)
        if button is not None:
            viewport.setCursor(QCursor(Qt.CursorShape.PointingHandCursor))
        else:
            viewport.unsetCursor()

    def _at(self, place: QPoint) -> _Button | None:
        index = self._view.indexAt(place)
        if not index.isValid() or index.parent().isValid():
            return None
        view = self._view.view_at(index)
        deeds: Sequence[QuickDeed] = quick_deeds(view)
        row = self._view.row_place(index)
        for button, deed in zip(self._places(row, len(deeds)), deeds, strict=True):
            if button.contains(place):
                return _Button(view, deed, button)
        return None


_NATIVE = QKeySequence.SequenceFormat.NativeText
