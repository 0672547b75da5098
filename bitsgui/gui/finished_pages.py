"""The finished downloads that are in the list: the newest, and what was asked for beyond them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from bitsgui.bits.interface import JobManager
from bitsgui.bits.records import HistoryRow
from bitsgui.bits.views import JobView
from bitsgui.gui.finished import PAGE, finished_view


@dataclass(frozen=True, slots=True)
class Extent:
    """How much there is of the history. ``counts`` are by category, over all that is finished.

    ``has_more``: not everything that has these ``words`` and is of this ``category`` is in the
    list yet; ``found`` are the rows the store has found for them.
    """

    counts: dict[int, int]
    has_more: bool
    words: tuple[str, ...] = ()
    category: int | None = None
    found: frozenset[UUID] = frozenset()


class FinishedPages:
    """Fetches pages of the history; ``rows`` are those there are here, by their ids.

    Two ways lead back in time: through everything, and through what has the words of a search.
    """

    def __init__(self, manager: JobManager) -> None:
        self._manager = manager
        self.rows: dict[UUID, HistoryRow] = {}
        self._counts: dict[int, int] = {}
        self._reached: float | None = None
        self._is_end = False
        self._words: tuple[str, ...] = ()
        self._category: int | None = None
        self._found: dict[UUID, HistoryRow] = {}
        self._is_all_found = False
        self._depth = 0

    def forget(self) -> None:
        """Keep no row; the next :meth:`reload` brings as many of the newest."""
        self._depth = max(self._depth, len(self.rows))
        self.rows, self._found = {}, {}
        self._reached, self._is_all_found = None, False

    async def reload(self, left: Iterable[UUID] = (), *, is_whole: bool = False) -> list[JobView]:
        """Bring the newest up to date, or with ``is_whole`` all that is here; return their rows.

        Older rows stay as they are, but for jobs that ``left``.
        """
        limit = max(PAGE, self._depth, len(self.rows) if is_whole else 0)
        is_forgotten, self._depth = self._depth > 0, 0
        head = await self._manager.finished(limit)
        self._counts = await self._manager.finished_counts()
        end = head[-1].ended if len(head) == limit else float("-inf")
        gone = set(left)
        older = [row for row in self.rows.values() if row.ended < end and row.id not in gone]
        self.rows = {row.id: row for row in (*head, *older)}
        self._found = {row.id: row for row in self._found.values() if row.id in self.rows}
        if self._reached is None or not older:
            self._reached = end
        self._is_end = False
        views = [finished_view(row) for row in head]
        return [*views, *await self._find()] if is_forgotten and self._is_searching else views

    async def search(self, words: Sequence[str], category: int | None) -> list[JobView]:
        """Look for other words or a category, in all of the history if not all of it is here."""
        self._words, self._category, self._found = tuple(words), category, {}
        # Words may be in what the rows do not show: in the links of the second file and all others.
        self._is_all_found = not words and (category is None or not self._has_older)
        return [] if self._is_all_found else await self._find()

    async def more(self) -> list[JobView]:
        """Return the next page, of what was searched for or of everything."""
        return await (self._find() if self._is_searching else self._go_back())

    @property
    def _is_searching(self) -> bool:
        return bool(self._words) or self._category is not None

    @property
    def _has_older(self) -> bool:
        return not self._is_end and sum(self._counts.values()) > len(self.rows)

    @property
    def extent(self) -> Extent:
        """How much there is, and whether there is more of it."""
        has_more = not self._is_all_found if self._is_searching else self._has_older
        found = frozenset(self._found)
        return Extent(self._counts, has_more, self._words, self._category, found)

    async def _go_back(self) -> list[JobView]:
        rows = await self._manager.finished(PAGE, before=self._reached)
        end = rows[-1].ended if rows else self._reached
        self._is_end = len(rows) < PAGE or end == self._reached
        self._reached = end
        return self._take_in(rows)

    async def _find(self) -> list[JobView]:
        asked = self._words, self._category
        before = min((row.ended for row in self._found.values()), default=None)
        rows = await self._manager.finished(
            PAGE, before=before, words=self._words, category=self._category
        )
        if asked != (self._words, self._category):
            return []  # something else is searched for by now
        known = len(self._found)
        self._found |= {row.id: row for row in rows}
        self._is_all_found = len(rows) < PAGE or len(self._found) == known
        return self._take_in(rows)

    def _take_in(self, rows: Sequence[HistoryRow]) -> list[JobView]:
        fresh = [row for row in rows if row.id not in self.rows]
        self.rows |= {row.id: row for row in fresh}
        return [finished_view(row) for row in fresh]
