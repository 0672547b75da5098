"""The time line of a download."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLabel,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from bitsgui.bits.views import ActivityView, JobView
from bitsgui.gui import text
from bitsgui.gui.activity_words import as_text
from bitsgui.gui.delegates.activity_row import ActivityRow
from bitsgui.gui.models.activity import ENTRY_ROLE, ActivityModel
from bitsgui.gui.theme import GAP, GAP_TINY, current_tokens, set_text_colour
from bitsgui.gui.views.scrolling import ThinScrollBar
from bitsgui.gui.views.text_button import TextButton

_TURNS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})


class ActivityPage(QWidget):
    """Entries with the newest last; while that is in sight, the list follows it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = ActivityModel(self)
        self.view = _ActivityView(self.model)
        self._job: JobView | None = None
        self._hint = QLabel(text.tr("Nothing is known of what happened to this download."))
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._hint.setWordWrap(True)
        self._count = QLabel()
        self.copy_all = TextButton(text.tr("Copy all"))
        self.copy_all.clicked.connect(self._on_copy_all)
        self._foot = QWidget()
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(GAP, GAP_TINY, GAP, GAP_TINY)
        foot.addWidget(self._count)
        foot.addStretch(1)
        foot.addWidget(self.copy_all)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.view, 1)
        layout.addWidget(self._hint, 1)
        layout.addWidget(self._foot)
        self._dress()
        self.clear()

    def clear(self) -> None:
        """Show nothing, as long as nothing is known."""
        self._job = None
        self.model.show((), is_named=True)
        for part in (self.view, self._hint, self._foot):
            part.hide()

    def show_job(self, job: JobView) -> None:
        """Show nothing of another job any more."""
        if self._job is not None and self._job.id != job.id:
            self.clear()

    def show_entries(self, entries: Sequence[ActivityView], job: JobView) -> None:
        """Show what happened to ``job``."""
        is_following = self._job is None or self._job.id != job.id or self.view.is_at_end()
        self._job = job
        self.model.show(entries, is_named=job.files_total > 1)
        self.view.lay_out()
        self._count.setText(text.tr("%n event(s)", len(entries)))
        self.view.setVisible(bool(entries))
        self._foot.setVisible(bool(entries))
        self._hint.setVisible(not entries)
        if is_following:
            self.view.scrollToBottom()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette and the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "copy_all"):
            self._dress()
        elif event.type() == QEvent.Type.LanguageChange and self._job is not None:
            entries = self.model.entries()
            self.model.show((), is_named=True)
            self.show_entries(entries, self._job)

    def _dress(self) -> None:
        for label in (self._hint, self._count):
            set_text_colour(label, current_tokens().text_muted)

    def _on_copy_all(self) -> None:
        _copy(self.model.entries())


class _ActivityView(QTreeView):
    """Opens an entry's facts by a click, Enter or the arrow keys; copies what is selected."""

    def __init__(self, model: ActivityModel) -> None:
        super().__init__()
        self.setModel(model)
        self._row = ActivityRow(self)
        self.setItemDelegate(self._row)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setExpandsOnDoubleClick(False)
        self.setWordWrap(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setAccessibleName(text.tr("Activity"))
        ThinScrollBar(self)
        self.clicked.connect(self._on_clicked)

    def lay_out(self) -> None:
        """Take new entries into account."""
        self._row.measure_times()
        self.scheduleDelayedItemsLayout()

    def is_at_end(self) -> bool:
        """Return whether the newest entry is in sight."""
        bar = self.verticalScrollBar()
        return bar.value() >= bar.maximum()

    def event(self, event: QEvent) -> bool:
        """Keep the key for copying from the window's own."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            is_ours = event.matches(QKeySequence.StandardKey.Copy)
            if is_ours or event.matches(QKeySequence.StandardKey.SelectAll):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy, or open and close an entry."""
        if event.matches(QKeySequence.StandardKey.Copy):
            _copy(self._selected())
        elif event.key() in _TURNS and not event.modifiers():
            self._turn(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the sentences anew, and stay at the end."""
        was_at_end = self.is_at_end()
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.doItemsLayout()
        if was_at_end:
            self.scrollToBottom()

    def _selected(self) -> list[ActivityView]:
        rows = sorted(
            {
                (index.parent() if index.parent().isValid() else index).row()
                for index in self._picked()
            }
        )
        return [self.model().index(row, 0).data(ENTRY_ROLE) for row in rows]

    def _picked(self) -> list[QModelIndex]:
        return self.selectionModel().selectedIndexes()

    def _on_clicked(self, index: QModelIndex) -> None:
        if not QGuiApplication.keyboardModifiers():
            self._turn(index)

    def _turn(self, index: QModelIndex) -> None:
        entry = index.parent() if index.parent().isValid() else index
        if entry.isValid() and self.model().hasChildren(entry):
            self.setExpanded(entry, not self.isExpanded(entry))


def _copy(entries: Sequence[ActivityView]) -> None:
    QGuiApplication.clipboard().setText("\n".join(map(as_text, entries)))
