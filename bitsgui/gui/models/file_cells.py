"""What the row of a file says below its job, in the columns of the list."""

from collections.abc import Callable
from pathlib import PurePath
from typing import Any
from urllib.parse import urlsplit

from PySide6.QtCore import Qt

from bitsgui.bits.states import FINAL
from bitsgui.bits.views import FileView, JobView
from bitsgui.gui import formats, text
from bitsgui.gui.models.columns import Column, alignment
from bitsgui.gui.models.files import (
    file_name,
    priority_text,
    progress_text,
    size_text,
    speed_text,
    tool_tip,
)

UNTOLD = "\u2026"
"""What stands for a name for as long as a file is still asked for."""


def file_cell(file: FileView, column: Column, job: JobView) -> str:
    """Return what a cell says in words; nothing where a column is about jobs."""
    if column == Column.STATUS:
        is_wrong = file.error is not None and text.is_fatal(file.error) and not file.skipped
        return file_details(file) if is_wrong else text.file_state(file, job.state)
    say = _CELLS.get(column)
    return "" if say is None else say(file)


def shorter_file_status(file: FileView) -> tuple[str, ...]:
    """Return the state in fewer words, the longest first: where it has no room as it is."""
    if file.error is not None and text.is_fatal(file.error) and not file.skipped:
        return (*text.short_reasons(file.error), text.tr("Problem"))
    return (text.short_place(file),) if file.waits_at else ()


def file_details(file: FileView) -> str:
    """Return what follows the state of a file: what is wrong, or how it comes."""
    if file.error is not None and not file.transferred and not file.skipped:
        return text.error_message(file.error).removesuffix(".")
    if file.differs:
        return text.differs_words()
    return text.tr("%n segment(s)", file.segments) if file.segments > 1 else ""


def file_fraction(file: FileView, job: JobView) -> float | None:
    """Return how much of a file is there, None where no bar is to say it."""
    if file.skipped or file.bytes_total is None or job.state in FINAL:
        return None
    return file.bytes_transferred / file.bytes_total if file.bytes_total else 1.0


def file_answer(
    file: FileView | None, job: JobView, column: Column, row: int, role: int
) -> str | Qt.AlignmentFlag | None:
    """Return what the model answers about a file, of which nothing may be known yet."""
    roles = Qt.ItemDataRole
    if role == roles.TextAlignmentRole:
        return alignment(column)
    if role == roles.AccessibleDescriptionRole:
        return _place(row, job)
    if file is None:
        is_text = role in {roles.DisplayRole, roles.AccessibleTextRole}
        return (UNTOLD if column == Column.NAME else "") if is_text else None
    answers: dict[int, Callable[[], Any]] = {
        roles.DisplayRole: lambda: file_cell(file, column, job),
        roles.AccessibleTextRole: lambda: _spoken(file, column, job),
        roles.ToolTipRole: lambda: tool_tip(file),
    }
    answer = answers.get(role)
    return None if answer is None else answer()


def _spoken(file: FileView, column: Column, job: JobView) -> str:
    if column != Column.NAME:
        return file_cell(file, column, job)
    progress = "" if file_fraction(file, job) is None else progress_text(file)
    words = (file_name(file), text.file_state(file, job.state), progress, file_details(file))
    return ", ".join(filter(None, words))


def _place(row: int, job: JobView) -> str:
    words = text.tr("File %1 of %2 of \u201c%3\u201d")
    for place, value in enumerate((formats.number(row + 1), formats.number(job.files_total)), 1):
        words = words.replace(f"%{place}", value)
    return words.replace("%3", job.name)


def _progress(file: FileView) -> str:
    return "" if file.skipped else progress_text(file)


def _time_left(file: FileView) -> str:
    if file.bytes_total is None or file.rate <= 0:
        return ""
    return formats.duration(max(0, file.bytes_total - file.bytes_transferred) / file.rate)


def _remaining(file: FileView) -> str:
    if file.bytes_total is None or file.transferred or file.skipped:
        return ""
    return formats.size(max(0, file.bytes_total - file.bytes_transferred))


_CELLS: dict[Column, Callable[[FileView], str]] = {
    Column.NAME: file_name,
    Column.SIZE: size_text,
    Column.PROGRESS: _progress,
    Column.SPEED: speed_text,
    Column.TIME_LEFT: _time_left,
    Column.RECEIVED: lambda file: formats.size(file.bytes_transferred),
    Column.REMAINING: _remaining,
    Column.CONNECTIONS: lambda file: formats.number(file.segments) if file.segments else "",
    Column.PRIORITY: priority_text,
    Column.HOST: lambda file: urlsplit(file.remote_name).hostname or "",
    Column.FOLDER: lambda file: str(PurePath(file.local_name).parent),
    Column.LINK: lambda file: file.remote_name,
}
