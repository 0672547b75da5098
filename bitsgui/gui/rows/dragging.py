"""Dragging: finished files out of the window, downloads of the queue to another place in it."""

from collections.abc import Callable, Iterable, Sequence
from uuid import UUID

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QDrag,
    QDragMoveEvent,
    QDropEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from bitsgui.bits.records import HistoryRow
from bitsgui.bits.states import FINAL
from bitsgui.bits.views import FileView
from bitsgui.gui.models.jobs import JobsModel
from bitsgui.gui.theme import GAP_HUGE, current_tokens
from bitsgui.gui.views.jobs_list import JobsList
from bitsgui.gui.views.sidebar import JOBS_MIME

JOBS = "application/x-bitsgui-jobs"
LINE = 3
_COPY, _MOVE = Qt.DropAction.CopyAction, Qt.DropAction.MoveAction


def run_drag(drag: QDrag) -> None:
    """Let the user drag: the system knows no other way than to wait for the drop here."""
    drag.exec(_COPY | _MOVE, _COPY)


class DragStart(QObject):
    """Begins a drag of what is selected in ``view``; ``offer`` gives None for what stays.

    The view selects with the mouse as ever where nothing can be dragged.
    """

    def __init__(self, view: QAbstractItemView, offer: Callable[[], QMimeData | None]) -> None:
        super().__init__(view)
        self._view = view
        self._offer = offer
        self._pressed: QPoint | None = None
        self.run: Callable[[QDrag], None] = run_drag
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Watch the mouse."""
        if event.type() == QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            return self._on_move(event)
        if event.type() == QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            self._pressed = None
            if event.button() == Qt.MouseButton.LeftButton and not event.modifiers():
                self._pressed = event.position().toPoint()
        elif event.type() == QEvent.Type.MouseButtonRelease:
            self._pressed = None
        return False

    def _on_move(self, event: QMouseEvent) -> bool:
        """Return whether the view is to hear nothing of it."""
        start = self._pressed
        if start is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return False
        offered = self._offer() if self._view.indexAt(start).isValid() else None
        if offered is None:
            self._pressed = None
            return False
        distance = (event.position().toPoint() - start).manhattanLength()
        if distance >= QApplication.startDragDistance():
            self._pressed = None
            drag = QDrag(self._view)
            drag.setMimeData(offered)
            self.run(drag)
        return True


class RowDragging(QObject):
    """Drags rows of the list: finished ones as files, others to another place of the queue.

    ``history`` gives the rows of finished downloads, ``move`` puts the selected ones right before
    another.
    """

    def __init__(
        self,
        jobs: JobsModel,
        jobs_list: JobsList,
        history: Callable[[], dict[UUID, HistoryRow]],
        move: Callable[[UUID | None], None],
    ) -> None:
        super().__init__(jobs_list)
        self._jobs = jobs
        self._list = jobs_list
        self._history = history
        self._move = move
        self.start = DragStart(jobs_list, self.offer)
        self.line = _DropLine(jobs_list.viewport())
        jobs_list.viewport().setAcceptDrops(True)
        jobs_list.viewport().installEventFilter(self)

    def offer(self) -> QMimeData | None:
        """Return what of the selected rows can be dragged; files go nowhere but out."""
        files = self._list.chosen_files()
        if files is not None:
            return offered_files(files.files)
        views = self._list.selected_views() if self._list.whole_views() else []
        data = QMimeData()
        urls = file_urls(self._history()[v.id] for v in views if v.id in self._history())
        if urls:
            data.setUrls(urls)
        waiting = [view for view in views if view.state not in FINAL]
        if waiting and self._jobs.queue_direction():
            data.setData(JOBS, b"\n".join(view.id.bytes.hex().encode() for view in waiting))
        if views:
            data.setData(JOBS_MIME, b"")
        return data if data.formats() else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what is dragged within the list; leave the rest to the window."""
        kind = event.type()
        if isinstance(event, QDragMoveEvent):  # entering, too
            self._on_over(event)
            return True
        if kind == QEvent.Type.DragLeave:
            self.line.hide()
            return True
        if kind == QEvent.Type.Drop and isinstance(event, QDropEvent):
            self._on_drop(event)
            return True
        return False

    def _on_over(self, event: QDragMoveEvent) -> None:
        gap = self._gap(event)
        if gap is None:
            self.line.hide()
            event.ignore()
            return
        self._scroll(event.position().toPoint().y())
        self.line.show_at(self._top_of(gap))
        event.setDropAction(_MOVE)
        event.accept()

    def _on_drop(self, event: QDropEvent) -> None:
        gap = self._gap(event)
        self.line.hide()
        if gap is None:
            event.ignore()
            return
        event.setDropAction(_MOVE)
        event.accept()
        self._move(self._anchor(gap))

    def _gap(self, event: QDropEvent) -> int | None:
        """Return before which row is dropped; None for what is none of ours."""
        is_ours = event.mimeData().hasFormat(JOBS) and self._jobs.queue_direction() != 0
        if not is_ours:
            return None
        place = event.position().toPoint()
        index = self._list.indexAt(place)
        if not index.isValid():
            return self._last_waiting()
        rect = self._list.visualRect(index)
        below = self._jobs.is_file(index) or place.y() > rect.center().y()
        return min(self._jobs.job_row(index) + below, self._last_waiting())

    def _last_waiting(self) -> int:
        """Return the row behind the last one of the queue: finished ones have no place in it."""
        count = self._jobs.rowCount()
        while count and self._jobs.view_at(count - 1).state in FINAL:
            count -= 1
        return count

    def _anchor(self, gap: int) -> UUID | None:
        """Return before which download of the queue a gap between rows is; None: at its end."""
        row = gap if self._jobs.queue_direction() > 0 else gap - 1
        if not 0 <= row < self._last_waiting():
            return None
        return self._jobs.view_at(row).id

    def _top_of(self, gap: int) -> int:
        row = self._jobs.index(gap, 0)
        if gap < self._jobs.rowCount() and row.isValid():
            return self._list.visualRect(row).top()
        last = self._jobs.index(gap - 1, 0)
        files = self._jobs.rowCount(last)
        return self._list.visualRect(
            self._jobs.index(files - 1, 0, last) if files else last
        ).bottom()

    def _scroll(self, y: int) -> None:
        bar, height = self._list.verticalScrollBar(), self._list.viewport().height()
        if y < GAP_HUGE:
            bar.setValue(bar.value() - GAP_HUGE // 2)
        elif y > height - GAP_HUGE:
            bar.setValue(bar.value() + GAP_HUGE // 2)


def file_urls(rows: Iterable[HistoryRow]) -> list[QUrl]:
    """Return the finished files of finished downloads."""
    files = (file for row in rows for file in row.files if file.completed)
    return [QUrl.fromLocalFile(file.local_name) for file in files]


def offered_files(files: Sequence[FileView]) -> QMimeData | None:
    """Return the files that have their names as what is dragged, None if none has."""
    urls = [QUrl.fromLocalFile(file.local_name) for file in files if file.completed]
    if not urls:
        return None
    data = QMimeData()
    data.setUrls(urls)
    return data


class _DropLine(QWidget):
    """Shows between which rows something will be dropped."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._view = parent
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_at(self, y: int) -> None:
        """Stand at a height of the list."""
        top = max(0, min(y - LINE // 2, self._view.height() - LINE))
        self.setGeometry(0, top, self._view.width(), LINE)
        self.raise_()
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a line in the accent."""
        QPainter(self).fillRect(self.rect(), QColor(current_tokens().accent))
