"""A file's cells."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from bitsgui.bits.types import JobState
from bitsgui.bits.views import FileView
from bitsgui.gui.delegates.one_line import OneLineRow
from bitsgui.gui.delegates.painting import draw_ground, draw_progress, draw_text
from bitsgui.gui.models.files import FILE_ROLE, FileColumn, alignment
from bitsgui.gui.remedies import needs_help
from bitsgui.gui.text import Kind, is_fatal, is_waiting
from bitsgui.gui.theme import GAP, GAP_SMALL, Tokens, current_tokens

ENDS = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignRight


class FileRow(OneLineRow):
    """One line a file; progress as a bar with its percentage beside it."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint the cell."""
        tokens = current_tokens()
        draw_ground(painter, option, tokens)
        view: FileView = index.data(FILE_ROLE)
        column = FileColumn(index.column())
        words = str(index.data())
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        start = GAP if column == FileColumn.NAME else GAP_SMALL
        edges = (GAP_SMALL, -start) if mirrored else (start, -GAP_SMALL)
        place = option.rect.adjusted(edges[0], 0, edges[1], 0)
        if column == FileColumn.PROGRESS and view.bytes_total is not None and not view.skipped:
            draw_progress(
                painter,
                place,
                view.bytes_transferred / view.bytes_total if view.bytes_total else 1.0,
                words,
                self._font,
                fill=file_colour(view, tokens),
                tokens=tokens,
                mirrored=mirrored,
                runs=view.runs,
            )
            return
        is_name = column == FileColumn.NAME
        draw_text(
            painter,
            place,
            words,
            self._font,
            tokens.text if is_name or bool(alignment(column) & ENDS) else tokens.text_muted,
            to_end=bool(alignment(column) & ENDS),
            mirrored=mirrored,
            elide=Qt.TextElideMode.ElideMiddle if is_name else Qt.TextElideMode.ElideRight,
        )


def file_colour(view: FileView, tokens: Tokens) -> str:
    """Return the colour of a file's bar."""
    if view.damaged:
        return tokens.attention
    if view.transferred or view.completed:
        return tokens.done
    if view.error is not None:
        if is_fatal(view.error):
            return tokens.error
        is_calm = is_waiting(view.error) and not needs_help(view.error)
        return tokens.waiting if is_calm else tokens.attention
    return tokens.active if view.segments else tokens.waiting


def file_icon(view: FileView, job_state: JobState) -> str:
    """Return the icon that stands beside the word :func:`~bitsgui.gui.text.file_state` has."""
    signs = (
        (view.skipped, "skip"),
        (view.damaged, Kind.DAMAGED.value),
        (view.completed or view.transferred, Kind.DONE.value),
        (is_fatal(view.error), Kind.ERROR.value),
        (bool(view.waits_at), Kind.WAITING.value),
        (view.error is not None and not is_waiting(view.error), Kind.RETRYING.value),
        (view.is_checking or view.segments > 0, Kind.ACTIVE.value),
        (job_state == JobState.SUSPENDED, Kind.PAUSED.value),
    )
    return next((icon for applies, icon in signs if applies), Kind.WAITING.value)
