"""Where the bytes of each file come from: a strip a file, moving as it happens."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QSizePolicy,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from bitsgui.bits.views import FileView, SegmentsView
from bitsgui.gui import text
from bitsgui.gui.delegates.painting import draw_text
from bitsgui.gui.delegates.segment_strip import SegmentRow, draw_strip
from bitsgui.gui.models.segments import SegmentsModel
from bitsgui.gui.theme import (
    GAP,
    GAP_LARGE,
    GAP_SMALL,
    GAP_TINY,
    SECONDARY_SCALE,
    current_tokens,
    scaled,
)
from bitsgui.gui.views.scrolling import ThinScrollBar

SAMPLE = QSize(16, 10)


class SegmentsPage(QWidget):
    """The files of one job as strips, with a key to what they mean."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = SegmentsModel(self)
        # No list view: that lays all rows out again whenever one of them changes.
        self.view = QTreeView()
        self.view.setModel(self.model)
        self.view.setItemDelegate(SegmentRow(self.view, self.view.font()))
        self.view.setHeaderHidden(True)
        self.view.setRootIsDecorated(False)
        self.view.setUniformRowHeights(True)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setAccessibleName(text.tr("Segments of the selected download"))
        ThinScrollBar(self.view)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, GAP_TINY, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.view, 1)
        layout.addWidget(_Key())

    def show_files(self, files: Sequence[FileView]) -> None:
        """Show these files."""
        self.model.show_files(files)

    def show_segments(self, segments: Sequence[SegmentsView], first: int = 0) -> None:
        """Show what is there of them, from row ``first`` on."""
        self.model.show_segments(segments, first)


class _Key(QWidget):
    """Says what the looks of a strip mean."""

    def __init__(self) -> None:
        super().__init__()
        self.setFont(scaled(self.font(), SECONDARY_SCALE))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(self.fontMetrics().height() + GAP_SMALL)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette."""
        super().changeEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the samples with their words."""
        tokens, painter = current_tokens(), QPainter(self)
        mirrored = self.isRightToLeft()
        samples = (
            (text.tr("there"), SegmentsView(0, 1, ((0, 1),)), tokens.active),
            (text.tr("being fetched"), SegmentsView(0, 1, (), ((0, 1),)), tokens.active),
            (text.tr("missing"), SegmentsView(0, 1, ()), tokens.active),
            (text.tr("file is complete"), SegmentsView(0, 1, ((0, 1),)), tokens.done),
        )
        along = GAP
        for words, sample, fill in samples:
            wide = self.fontMetrics().horizontalAdvance(words)
            box = self._place(along, SAMPLE.width())
            top = (self.height() - SAMPLE.height()) // 2
            square = QRect(box.left(), top, SAMPLE.width(), SAMPLE.height())
            draw_strip(painter, square, sample, fill, tokens, mirrored=mirrored)
            place = self._place(along + SAMPLE.width() + GAP_SMALL, wide + 1)
            draw_text(painter, place, words, self.font(), tokens.text_muted, mirrored=mirrored)
            along += SAMPLE.width() + GAP_SMALL + wide + GAP_LARGE

    def _place(self, along: int, wide: int) -> QRect:
        left = self.width() - along - wide if self.isRightToLeft() else along
        return QRect(left, 0, wide, self.height())
