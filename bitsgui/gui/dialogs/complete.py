"""The question before a download ends with only a part of its files."""

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from bitsgui.bits.views import FileView, JobView
from bitsgui.gui import formats, text
from bitsgui.gui.delegates.one_line import OneLineRow
from bitsgui.gui.delegates.painting import draw_icon
from bitsgui.gui.dialogs.small_dialog import SmallDialog
from bitsgui.gui.models.files import file_name
from bitsgui.gui.theme import GAP_SMALL, ROW_ICON, current_tokens, tabular
from bitsgui.gui.views.scrolling import ThinScrollBar

WIDTH, LIST_HEIGHT = 480, 220
FEW = 5
MOST_FILES = 500
"""So many names are listed of each kind; more nobody reads."""


class CompleteDialog(SmallDialog):
    """Lists which files of ``views`` are kept and which are given up. Accepted means complete."""

    def __init__(
        self, views: Sequence[JobView], files: Sequence[FileView], parent: QWidget
    ) -> None:
        super().__init__(
            text.tr("Complete downloads"), text.tr("Complete"), text.tr("Cancel"), parent
        )
        self.add_title(lambda: _question(views))
        self.files = self._make_list()
        self._wanted = [file for file in files if not file.skipped]
        self._fill()
        self.add_muted(text.tr("What was received of the files given up is deleted."))
        self.yes.clicked.connect(self.accept)
        self.setMinimumWidth(WIDTH)
        self.yes.setFocus()

    @property
    def job_ids(self) -> frozenset[UUID]:
        """The downloads the question is about."""
        return frozenset(file.job_id for file in self._wanted)

    def kept_of(self, job_id: UUID) -> frozenset[int]:
        """Return the places in a download of its files that are kept."""
        every = (file for file in self._wanted if file.job_id == job_id)
        return frozenset(file.index for file in every if file.transferred)

    def note_whole(self, files: Sequence[FileView]) -> None:
        """Show as kept what has become whole since."""
        whole = {(file.job_id, file.id): file for file in files}
        wanted = [whole.get((file.job_id, file.id), file) for file in self._wanted]
        if wanted != self._wanted:
            self._wanted = wanted
            bar = self.files.verticalScrollBar()
            place = bar.value()
            self.say_again()
            bar.setValue(place)

    def say_again(self) -> None:
        """Say question and list in the language in force."""
        super().say_again()
        self.files.clear()
        self._fill()

    def _fill(self) -> None:
        self._add(_kept_words, [file for file in self._wanted if file.transferred])
        self._add(_given_up_words, [file for file in self._wanted if not file.transferred])

    def _make_list(self) -> QTreeWidget:
        files = _FileList()
        files.setColumnCount(2)
        files.setHeaderHidden(True)
        files.setAccessibleName(text.tr("Files kept and files given up"))
        files.setSelectionMode(QTreeWidget.SelectionMode.NoSelection)
        files.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        files.setUniformRowHeights(True)
        files.setItemDelegate(_Row(files, files.font()))
        files.setFixedHeight(LIST_HEIGHT)
        files.header().setStretchLastSection(False)
        files.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        files.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        ThinScrollBar(files)
        self.body.addWidget(files)
        return files

    def _add(self, words: Callable[[int], str], files: Sequence[FileView]) -> None:
        if not files:
            return
        total = sum(file.bytes_transferred for file in files)
        group = _item(words(len(files)), formats.size(total))
        font = group.font(0)
        font.setBold(True)
        group.setFont(0, font)
        self.files.addTopLevelItem(group)
        rows = [_item(file_name(file), _amount(file)) for file in files[:MOST_FILES]]
        more = len(files) - MOST_FILES
        if more > 0:
            rows.append(_item(text.tr("and %n more", more), ""))
        group.addChildren(rows)
        # What is given up is to be seen without scrolling.
        group.setExpanded(len(files) <= FEW or words is _given_up_words)
        for item in (group, *rows):
            item.setFont(1, tabular(self.font()))


class _FileList(QTreeWidget):
    """Opens by the arrows the list of downloads has."""

    def drawBranches(
        self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint the arrow of a group, and none before a file."""
        if index.parent().isValid():
            return
        ahead = "chevron-start" if self.isRightToLeft() else "chevron-end"
        place = QRect(0, 0, ROW_ICON, ROW_ICON)
        place.moveCenter(rect.center())
        arrow = "chevron-down" if self.isExpanded(index) else ahead
        draw_icon(painter, place, arrow, current_tokens().text_muted)


class _Row(OneLineRow):
    """As wide as its words, for the column of sizes, which keep off the frame.

    Words are read in their own direction, whatever side they stand on.
    """

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Leave the edge free behind the sizes, and the direction to the words."""
        super().initStyleOption(option, index)
        if index.column():
            is_mirrored = option.direction == Qt.LayoutDirection.RightToLeft
            free = (GAP_SMALL, 0) if is_mirrored else (0, -GAP_SMALL)
            option.rect = option.rect.adjusted(free[0], 0, free[1], 0)
        option.displayAlignment = QStyle.visualAlignment(option.direction, option.displayAlignment)
        option.direction = Qt.LayoutDirection.LayoutDirectionAuto

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the width of the words and the one height all rows have."""
        words = QStyledItemDelegate.sizeHint(self, option, index)
        return QSize(words.width() + GAP_SMALL, super().sizeHint(option, index).height())


def _kept_words(count: int) -> str:
    return text.tr("%n file(s) kept", count)


def _given_up_words(count: int) -> str:
    return text.tr("%n file(s) given up", count)


def _amount(file: FileView) -> str:
    there = formats.size(file.bytes_transferred)
    if file.transferred or file.bytes_total is None:
        return there
    words = text.tr("%1 of %2").replace("%1", there)
    return words.replace("%2", formats.size(file.bytes_total))


def _item(name: str, size: str) -> QTreeWidgetItem:
    item = QTreeWidgetItem([name, size])
    item.setTextAlignment(1, Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
    item.setToolTip(0, name)
    return item


def _question(views: Sequence[JobView]) -> str:
    if len(views) == 1:
        return text.tr("Complete \u201c%1\u201d with a part of its files?").replace(
            "%1", views[0].name
        )
    return text.tr("Complete %n download(s) with a part of their files?", len(views))
