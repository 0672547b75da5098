"""What is painted into a row of the list: a job, or a file below an open one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar

from bitsgui.bits.states import FINAL
from bitsgui.bits.views import FileView, JobView
from bitsgui.gui import text
from bitsgui.gui.delegates.file_row import file_colour, file_icon
from bitsgui.gui.delegates.painting import job_colour
from bitsgui.gui.models.columns import Column, cell_text, fraction, has_progress, shorter_status
from bitsgui.gui.models.file_cells import (
    UNTOLD,
    file_cell,
    file_details,
    file_fraction,
    shorter_file_status,
)
from bitsgui.gui.theme import Tokens

NEWS = timedelta(hours=1)
"""For so long a finished download is shown as such in its own colour."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a row stands out at the moment. ``room`` is the width its buttons take, 0 for none.

    ``is_open`` is None for a row that does not open.
    """

    is_selected: bool = False
    is_hovered: bool = False
    has_focus: bool = False
    mirrored: bool = False
    room: int = 0
    is_open: bool | None = None


@dataclass(frozen=True, slots=True)
class JobSubject:
    """A job, at a time, in colours. ``rank`` is its place in the queue, None where nobody asks."""

    view: JobView
    look: Look
    now: datetime
    tokens: Tokens
    rank: int | None = None
    is_file: ClassVar[bool] = False

    @property
    def icon(self) -> str:
        """The icon of the job's state."""
        return text.kind_of(self.view).value

    @property
    def colour(self) -> str:
        """The colour of the job's state; what has been done for a while is no news."""
        kind = text.kind_of(self.view)
        if kind is text.Kind.DONE and is_old(self.view, self.now):
            return self.tokens.waiting
        return job_colour(self.view, self.tokens)

    @property
    def status_colour(self) -> str:
        """The colour of the words in the column of the state: a failed file asks to be seen."""
        return self.tokens.attention if text.failed_files(self.view) else self.colour

    @property
    def fraction(self) -> float | None:
        """How much of the job is there, None where no bar is to say it."""
        if not has_progress(self.view) or self.view.state in FINAL:
            return None
        return fraction(self.view)

    @property
    def runs(self) -> Sequence[tuple[int, int]]:
        """What is there of its only file, at its places."""
        return self.view.runs

    @property
    def second_line(self) -> Sequence[str]:
        """The state, and what follows it."""
        return (text.state_phrase(self.view, self.now), text.row_details(self.view))

    def shorter_status(self) -> Sequence[str]:
        """Return the state as it is said where it has no room, the longest first."""
        return shorter_status(self.view)

    def words(self, column: Column) -> str:
        """Return what a cell says; a bar that is at its end says nothing."""
        is_over = column == Column.PROGRESS and self.view.state in FINAL
        if is_over and has_progress(self.view):
            return ""
        return cell_text(self.view, column, self.now, self.rank)


@dataclass(frozen=True, slots=True)
class FileSubject:
    """A file of a job, of which nothing may be known yet."""

    file: FileView | None
    job: JobView
    look: Look
    now: datetime
    tokens: Tokens
    is_file: ClassVar[bool] = True

    @property
    def icon(self) -> str:
        """The icon of the file's state."""
        return "waiting" if self.file is None else file_icon(self.file, self.job.state)

    @property
    def colour(self) -> str:
        """The colour of the file's state, which is no news of a job done for a while."""
        file = self.file
        if file is None or file.skipped or (is_old(self.job, self.now) and not file.damaged):
            return self.tokens.waiting
        return file_colour(file, self.tokens)

    @property
    def status_colour(self) -> str:
        """The colour of the words in the column of the state."""
        return self.colour

    @property
    def fraction(self) -> float | None:
        """How much of the file is there, None where no bar is to say it."""
        return None if self.file is None else file_fraction(self.file, self.job)

    @property
    def runs(self) -> Sequence[tuple[int, int]]:
        """What is there of it, at its places."""
        return () if self.file is None else self.file.runs

    @property
    def second_line(self) -> Sequence[str]:
        """The state, and what follows it."""
        if self.file is None:
            return ()
        return (text.file_state(self.file, self.job.state), file_details(self.file))

    def shorter_status(self) -> Sequence[str]:
        """Return the state as it is said where it has no room, the longest first."""
        return () if self.file is None else shorter_file_status(self.file)

    def words(self, column: Column) -> str:
        """Return what a cell says."""
        if self.file is None:
            return UNTOLD if column == Column.NAME else ""
        if column == Column.PROGRESS and self.job.state in FINAL:
            return ""
        return file_cell(self.file, column, self.job)


Subject = JobSubject | FileSubject
"""What a row is painted from. ``icon`` and ``colour`` are those of its state."""


def is_old(view: JobView, now: datetime) -> bool:
    """Return whether a job has been over for a while."""
    ended = view.transferred if view.state in FINAL else None
    return ended is not None and now - ended > NEWS
