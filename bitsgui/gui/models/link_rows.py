"""The links of the add dialog, each with what its server said and whether it is wanted."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, IntEnum
from functools import cached_property
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from bitsgui.bits.views import ProbeView
from bitsgui.gui import formats, probe_words, text
from bitsgui.gui.links import host_of, name_of
from bitsgui.gui.models.spans import spans
from bitsgui.gui.models.titles import AT_END, AT_START, header_answer

LINK_ROLE = Qt.ItemDataRole.UserRole + 1

Index = QModelIndex | QPersistentModelIndex


_PLAIN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
_CHECKABLE = _PLAIN | Qt.ItemFlag.ItemIsUserCheckable


class LinkColumn(IntEnum):
    """Columns in their order."""

    NAME = 0
    SIZE = 1
    TYPE = 2
    HOST = 3
    STATE = 4
    FOLDER = 5


COLUMN_COUNT = len(LinkColumn)


class LinkState(Enum):
    """What is known of a link; each has an icon and words of its own."""

    UNKNOWN = "unknown"
    ASKING = "asking"
    READY = "ready"
    DOUBTFUL = "doubtful"
    FAILED = "failed"


@dataclass(frozen=True)
class LinkRow:
    """A link as it is shown. ``found`` is None until its server has answered."""

    url: str
    found: ProbeView | None = None
    is_checked: bool = True
    is_asking: bool = False
    is_taken: bool = False
    leads_on: bool = False
    """Its server has a Metalink, which gives way to the files it tells of."""

    @cached_property
    def name(self) -> str:
        """What the file is going to be called, as far as is known."""
        return (self.found.name if self.found is not None else "") or name_of(self.url)

    @property
    def state(self) -> LinkState:
        """What is known."""
        if self.found is None:
            return LinkState.ASKING if self.is_asking else LinkState.UNKNOWN
        if self.found.error is not None:
            return LinkState.FAILED
        if self.found.is_unasked:
            return LinkState.UNKNOWN
        if self.leads_on:
            return LinkState.READY
        is_sound = self.found.resumable and not (self.found.is_page or self.is_taken)
        return LinkState.READY if is_sound else LinkState.DOUBTFUL


class LinksModel(QAbstractTableModel):
    """Rows of :class:`LinkRow`. ``choice_changed`` follows every change of what is checked."""

    choice_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._urls: tuple[str, ...] = ()
        self._there: set[str] = set()
        self._shown: list[str] = []
        self._row_of: dict[str, int] = {}
        self._words: list[str] = []
        self._only_failed = False
        self._unchecked: set[str] = set()
        self._found: dict[str, ProbeView] = {}
        self._asking: set[str] = set()
        self._taken: frozenset[str] = frozenset()
        self.folder_of: Callable[[str], str] = lambda _: ""
        self.leads_on: Callable[[str], bool] = lambda _: False

    # What is there.

    @property
    def urls(self) -> tuple[str, ...]:
        """All links."""
        return self._urls

    def show(self, urls: tuple[str, ...]) -> None:
        """Show other links; what is known of those that stay is kept."""
        if urls == self._urls:
            return
        self._urls, self._there = urls, set(urls)
        there = self._there
        self._unchecked &= there
        self._asking &= there
        self._found = {url: view for url, view in self._found.items() if url in there}
        self._narrow()

    def filter(self, typed: str) -> None:
        """Show only links in whose address, name or server all these words are."""
        words = typed.casefold().split()
        if words != self._words:
            self._words = words
            self._narrow()

    def show_failed(self, *, alone: bool) -> None:
        """Show only links their servers refuse, or all."""
        if alone != self._only_failed:
            self._only_failed = alone
            self._narrow()

    def checked(self) -> tuple[str, ...]:
        """Return the links that are wanted, shown or not."""
        if not self._unchecked:
            return self._urls
        return tuple(url for url in self._urls if url not in self._unchecked)

    def check(self, rows: Iterable[int], *, is_wanted: bool) -> None:
        """Check or uncheck the links in these rows."""
        rows = sorted(rows)
        urls = {self._shown[row] for row in rows}
        before = len(self._unchecked)
        self._unchecked = self._unchecked - urls if is_wanted else self._unchecked | urls
        if len(self._unchecked) != before:
            self._signal(rows)
            self.choice_changed.emit()

    # What is known.

    def found(self, url: str) -> ProbeView | None:
        """Return what a link's server said."""
        return self._found.get(url)

    def found_of_checked(self) -> list[ProbeView]:
        """Return what the servers of wanted links said, in order."""
        known = (self._found.get(url) for url in self._urls if url not in self._unchecked)
        return [view for view in known if view is not None]

    def taken_of_checked(self) -> list[str]:
        """Return the names of wanted links that files in their folders have."""
        if not self._taken:
            return []
        return [view.name for view in self.found_of_checked() if view.url in self._taken]

    def twins_of_checked(self) -> list[str]:
        """Return the names of wanted links that others before them have in the same folder."""
        seen: set[tuple[str, str]] = set()
        twins: list[str] = []
        for view in self.found_of_checked():
            place = self.folder_of(view.url), view.name.casefold()
            if view.name and view.error is None and place in seen:
                twins.append(view.name)
            seen.add(place)
        return twins

    def failed_of_checked(self) -> int:
        """Return how many wanted links their servers refuse."""
        return sum(view.error is not None for view in self.found_of_checked())

    def unasked(self, first: int, last: int, also: int) -> list[str]:
        """Return wanted links nobody asked about: those in rows, then ``also`` of the first."""
        seen = self._shown[max(0, first) : last + 1]
        front = self._urls[:also]
        known = self._found.keys() | self._asking | self._unchecked
        return [url for url in dict.fromkeys((*seen, *front)) if url not in known]

    def note_asking(self, url: str, *, is_asking: bool) -> None:
        """Show that a link is being asked about."""
        (self._asking.add if is_asking else self._asking.discard)(url)
        self._signal_url(url)

    def note(self, view: ProbeView) -> None:
        """Show what a server said."""
        if view.url in self._there:
            self._found[view.url] = view
            self._signal_url(view.url)

    def forget(self) -> None:
        """Forget what all servers said: they would be asked otherwise now."""
        if not self._found:
            return
        self._found.clear()
        self._signal(range(len(self._shown)))

    def note_taken(self, urls: frozenset[str]) -> None:
        """Show which links have the names of files that are there."""
        if urls != self._taken:
            self._taken = urls
            self._signal(range(len(self._shown)))

    def name(self, url: str) -> str:
        """Return what the file of a link is going to be called, as far as is known."""
        view = self._found.get(url)
        return (view.name if view is not None else "") or name_of(url)

    def renew_folders(self) -> None:
        """Show anew where the files go."""
        if self._shown:
            column = LinkColumn.FOLDER
            last = self.index(len(self._shown) - 1, column)
            self.dataChanged.emit(self.index(0, column), last)

    def row(self, row: int) -> LinkRow:
        """Return what a row shows."""
        return self.link(self._shown[row])

    def link(self, url: str) -> LinkRow:
        """Return a link as it is shown."""
        view = self._found.get(url)
        is_taken = url in self._taken
        is_checked = url not in self._unchecked
        leads_on = is_document(view) and self.leads_on(url)
        return LinkRow(url, view, is_checked, url in self._asking, is_taken, leads_on)

    # What views ask.

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Return the number of links shown."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else COLUMN_COUNT

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a column's title."""
        return header_answer(LinkColumn, (section, orientation, role), column_title, alignment)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the link (``LINK_ROLE``), what a cell says, or whether it is checked."""
        if not index.isValid():
            return None
        row, column = self.row(index.row()), LinkColumn(index.column())
        if role == LINK_ROLE:
            return row
        if column == LinkColumn.FOLDER and role in _WORDS:
            return self.folder_of(row.url)
        if role == Qt.ItemDataRole.CheckStateRole and column != LinkColumn.NAME:
            return None
        said = _ROLES.get(role)
        return None if said is None else said(row, column)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Check or uncheck a link."""
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        self.check([index.row()], is_wanted=Qt.CheckState(value) == Qt.CheckState.Checked)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let names be checked."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return _CHECKABLE if index.column() == LinkColumn.NAME else _PLAIN

    # Inside.

    def _narrow(self) -> None:
        self.beginResetModel()
        every, is_narrow = list(self._urls), self._words or self._only_failed
        self._shown = [url for url in every if self._matches(url)] if is_narrow else every
        self._row_of = {url: row for row, url in enumerate(self._shown)}
        self.endResetModel()

    def _matches(self, url: str) -> bool:
        view = self._found.get(url)
        if self._only_failed and (view is None or view.error is None):
            return False
        told = f"{view.name} {view.host}" if view is not None else ""
        haystack = f"{url} {told}".casefold()
        return all(word in haystack for word in self._words)

    def _signal_url(self, url: str) -> None:
        row = self._row_of.get(url)
        if row is not None:
            self._signal([row])

    def _signal(self, rows: Sequence[int]) -> None:
        for first, last in spans(rows):
            end = self.index(last, COLUMN_COUNT - 1)
            self.dataChanged.emit(self.index(first, 0), end)


def column_title(column: LinkColumn) -> str:
    """Return a column's title."""
    titles = {
        LinkColumn.NAME: text.tr("File"),
        LinkColumn.SIZE: text.tr("Size"),
        LinkColumn.TYPE: text.tr("Type"),
        LinkColumn.HOST: text.tr("Server"),
        LinkColumn.STATE: text.tr("State"),
        LinkColumn.FOLDER: text.tr("Folder"),
    }
    return titles[column]


def is_document(view: ProbeView | None) -> bool:
    """Return whether a server has something else for a link than a page to read."""
    return view is not None and view.error is None and not (view.is_page or view.is_unasked)


def alignment(column: LinkColumn) -> Qt.AlignmentFlag:
    """Return how a column is set."""
    return AT_END if column == LinkColumn.SIZE else AT_START


def cell(row: LinkRow, column: LinkColumn) -> str:
    """Return what a cell says."""
    view = row.found
    if column == LinkColumn.NAME:
        return row.name
    if column == LinkColumn.STATE:
        return _state_words(row)
    if column == LinkColumn.HOST:
        return (view.host if view is not None else "") or host_of(row.url)
    if view is None or view.error is not None:
        return ""
    if column == LinkColumn.SIZE:
        return formats.NO_VALUE if view.size is None else formats.size(view.size)
    return _kind_words(row, view) if column == LinkColumn.TYPE else ""


def _state_words(row: LinkRow) -> str:
    if row.leads_on:
        return text.tr("Its files are downloaded")
    return probe_words.state(row.found, is_asking=row.is_asking, is_taken=row.is_taken)


def _kind_words(row: LinkRow, view: ProbeView) -> str:
    return text.tr("Metalink") if row.leads_on else probe_words.kind(view)


def _check_state(row: LinkRow, _: LinkColumn) -> Qt.CheckState:
    return Qt.CheckState.Checked if row.is_checked else Qt.CheckState.Unchecked


def _tool_tip(row: LinkRow, _: LinkColumn) -> str:
    kind = "" if row.found is None else row.found.media_type
    return "\n".join(filter(None, (row.url, kind, cell(row, LinkColumn.STATE))))


_WORDS = {
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.ToolTipRole,
}
_ROLES: dict[int, Callable[[LinkRow, LinkColumn], Any]] = {
    Qt.ItemDataRole.DisplayRole: cell,
    Qt.ItemDataRole.AccessibleTextRole: cell,
    Qt.ItemDataRole.CheckStateRole: _check_state,
    Qt.ItemDataRole.ToolTipRole: _tool_tip,
    Qt.ItemDataRole.TextAlignmentRole: lambda _, column: alignment(column),
}
