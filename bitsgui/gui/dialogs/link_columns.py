"""How wide the columns of the table of links are."""

from collections.abc import Mapping

from PySide6.QtCore import QObject
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHeaderView, QTableView

from bitsgui.gui import text
from bitsgui.gui.delegates.link_row import TEXT_START
from bitsgui.gui.models.link_rows import LinkColumn, column_title
from bitsgui.gui.theme import GAP_SMALL, tabular
from bitsgui.gui.views.header import FlatHeader

MOST_MEASURED = 64
"""More rows are hardly ever in sight."""
_WHOLE = (LinkColumn.SIZE, LinkColumn.TYPE)
"""These are short, and nobody could read them cut."""
_WITH_ICON = (LinkColumn.NAME, LinkColumn.STATE)


class LinkColumns(QObject):
    """Gives each column what stands in it, as far as there is room, and the name all the rest.

    Only what has been in sight is measured, and a column only grows until there are other links,
    so that nothing moves while somebody scrolls. Widths somebody chose by hand stay.
    """

    def __init__(self, table: QTableView, header: FlatHeader) -> None:
        super().__init__(table)
        self._table = table
        self._header = header
        self._usual: dict[LinkColumn, int] = {}
        self._wanted: dict[LinkColumn, int] = {}
        self._is_fitting = self._is_chosen = False
        header.setStretchLastSection(False)
        header.setSectionsClickable(False)
        header.setSectionResizeMode(LinkColumn.NAME, QHeaderView.ResizeMode.Stretch)
        header.sectionResized.connect(self._on_resized)

    def forget(self) -> None:
        """Measure anew: there are other links, or other columns."""
        self._usual.clear()
        self._wanted.clear()
        self._is_chosen = False

    def fit(self, first: int, last: int) -> None:
        """Make room for the rows from ``first`` to ``last``."""
        shown = [LinkColumn(column) for column in self._header.sections_in_sight()]
        rows = range(first, min(last, first + MOST_MEASURED) + 1)
        metrics = QFontMetrics(tabular(self._table.font()))
        for column in shown:
            self._measure(column, rows, metrics)
        if self._is_chosen:
            return
        self._is_fitting = True
        usual, wanted = ({c: of[c] for c in shown} for of in (self._usual, self._wanted))
        for column, width in shares(self._table.viewport().width(), usual, wanted).items():
            self._header.resizeSection(column, width)
        self._is_fitting = False

    def _measure(self, column: LinkColumn, rows: range, metrics: QFontMetrics) -> None:
        """Take note of what a column wants for these rows, and of what most of them need."""
        model = self._table.model()
        said = [str(model.index(row, column).data()) for row in rows]
        edges = 1 + GAP_SMALL + (TEXT_START if column in _WITH_ICON else GAP_SMALL)
        needed = sorted(metrics.horizontalAdvance(words) + edges for words in said)
        most = max(needed, default=0)
        usual = most
        if column == LinkColumn.NAME:
            usual = needed[(len(needed) - 1) * 3 // 4] if needed else 0
        elif column == LinkColumn.STATE:
            usual = edges + max(map(metrics.horizontalAdvance, _usual_states()))
        title = self._header.width_for(column_title(column))
        for of, width in ((self._usual, usual), (self._wanted, max(usual, most))):
            of[column] = max(of.get(column, title), width)

    def _on_resized(self, section: int, before: int, now: int) -> None:
        is_hiding = not before or not now
        if section != LinkColumn.NAME and not self._is_fitting and not is_hiding:
            self._is_chosen = True


def _usual_states() -> tuple[str, ...]:
    """Return what most links are said to be, sooner or later."""
    return text.tr("Can be resumed"), text.tr("Cannot be resumed"), text.tr("There already")


def shares(
    room: int, usual: Mapping[LinkColumn, int], wanted: Mapping[LinkColumn, int]
) -> dict[LinkColumn, int]:
    """Return the widths of all columns but the name, which has what they leave of ``room``.

    What most rows need comes before what a few want: a name or an error that is very long cuts
    nothing but itself.
    """
    widths = {column: wanted[column] if column in _WHOLE else 0 for column in wanted}
    for goal in (usual, wanted):
        _widen(widths, room - sum(widths.values()), goal)
    del widths[LinkColumn.NAME]
    return widths


def _widen(widths: dict[LinkColumn, int], left: int, goal: Mapping[LinkColumn, int]) -> None:
    """Share what is ``left``: one half is the name's; of the others, who needs little gets it."""
    more = {column: max(0, goal[column] - width) for column, width in widths.items()}
    name = more.pop(LinkColumn.NAME)
    extra = min(name, max(left // 2, left - sum(more.values()), 0))
    widths[LinkColumn.NAME] += extra
    left = max(0, left - extra)
    for place, column in enumerate(sorted(more, key=more.__getitem__)):
        extra = min(more[column], left // (len(more) - place))
        widths[column] += extra
        left -= extra
