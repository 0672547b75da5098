"""What the list keeps of a job beside its snapshot, ready for sorting, filtering and searching."""

from collections.abc import Callable, Iterable, Sequence, Set
from operator import attrgetter
from typing import Any
from uuid import UUID

from bitsgui.bits.types import JobState
from bitsgui.bits.views import JobView, WaitReason
from bitsgui.gui import text
from bitsgui.gui.models.filters import Filter, Narrowing, filters_of
from bitsgui.gui.models.open_jobs import OpenJob

HIDDEN = -1
_KEY = attrgetter("key")
Names = tuple[int, int]
"""How many files a job has, and the version of their names."""


class Row:
    """One job. ``key`` is what the list is sorted by, None if the job has none.

    ``place`` is where the row stands among those that are shown, or HIDDEN. ``opens``: it has
    several files; ``opened`` are their rows while it stands open. ``file_words`` is what its files
    can be found by, "" as long as that is not known, and ``worded`` the :data:`Names` they have.
    """

    __slots__ = (
        "_haystack",
        "file_words",
        "filters",
        "key",
        "opened",
        "opens",
        "place",
        "view",
        "worded",
    )

    def __init__(self, view: JobView, key: Any) -> None:
        self.view = view
        self.key = key
        self.place = HIDDEN
        self.filters: frozenset[Filter] = filters_of(view)
        self.opens = view.files_total > 1
        self.opened: OpenJob | None = None
        self.file_words = ""
        self.worded: Names | None = None
        self._haystack: str | None = None

    def update(self, view: JobView, key: Any) -> bool:
        """Take another snapshot; return whether the row may have to move."""
        if _searched(view) != _searched(self.view):
            self._haystack = None
        has_moved = key != self.key
        self.view, self.key, self.filters = view, key, filters_of(view)
        self.opens = view.files_total > 1
        return has_moved

    @property
    def names(self) -> Names:
        """What its files are called, as far as the snapshot tells it from what they were."""
        return self.view.files_total, self.view.names_version

    def take_file_words(self, words: str, names: Names | None = None) -> None:
        """Look in the names and links of its files from now on as well, or no longer."""
        is_first = not self.file_words and self._haystack is not None
        self._haystack = f"{self._haystack}{words}" if is_first else None
        self.file_words = words
        self.worded = names if words else None

    @property
    def haystack(self) -> str:
        """What the search looks in, folded: name, links, servers, folder, and what went wrong."""
        if self._haystack is None:
            self._haystack = f"{_haystack(self.view)}\n{self.file_words}"
        return self._haystack


def in_order(rows: Iterable[Row], *, descending: bool) -> list[Row]:
    """Return rows by their keys, equal ones as they came, those without a key always last."""
    rows = list(rows)
    known = [row for row in rows if row.key is not None]
    unknown = [row for row in rows if row.key is None] if len(known) < len(rows) else []
    known.sort(key=_KEY, reverse=descending)
    return known + unknown


def matcher(
    narrowing: Narrowing, words: Sequence[str], found: Set[UUID] = frozenset()
) -> Callable[[Row], bool]:
    """Return the test a row must pass to be shown; ``words`` are folded.

    ``found`` are jobs that are known to have the words, in places the list does not know.
    """
    wanted = {narrowing.state, narrowing.priority} - {None}
    category = narrowing.category

    def is_in(row: Row) -> bool:
        return wanted <= row.filters and (category is None or row.view.category == category)

    if not words:
        return is_in

    def has_words(row: Row) -> bool:
        haystack = row.haystack
        for word in words:  # all() takes twice as long, and there may be 10,000 rows at each key
            if word not in haystack:
                return row.view.id in found
        return True

    if wanted == {Filter.ALL} and category is None:
        return has_words
    return lambda row: is_in(row) and has_words(row)


def is_counting(view: JobView) -> bool:
    """Return whether a job's words change with the clock alone."""
    if view.start_at is not None or view.wait == WaitReason.SCHEDULE:
        return True  # tomorrow becomes today
    is_waiting = view.state == JobState.TRANSIENT_ERROR
    return is_waiting and view.error is not None and view.error.next_retry is not None


def _searched(view: JobView) -> tuple[Any, ...]:
    code = None if view.error is None else view.error.code
    return (view.name, view.remote_name, view.host, view.folder, code)


def _haystack(view: JobView) -> str:
    words = [view.name, view.remote_name, view.host, view.folder]
    if view.error is not None:
        words += [text.error_message(view.error), view.error.name]
    return "\n".join(words).casefold()
