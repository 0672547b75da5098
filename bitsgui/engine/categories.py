"""The categories of the profile and which job is in which."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

from bitsgui.bits.categories import (
    ANY_TYPE,
    NO_CATEGORY,
    Category,
    CategoryError,
    Sorter,
    checked,
)
from bitsgui.bits.errors import InvalidArgumentError, NotFoundError
from bitsgui.bits.names import suggest_name
from bitsgui.bits.records import FileRecord, JobRecord
from bitsgui.engine import tasks
from bitsgui.engine.local_names import base_name, is_folder_name

if TYPE_CHECKING:
    from pathlib import Path

    from bitsgui.engine.core import Core
    from bitsgui.engine.live import LiveJob


class CategoryBook:
    """Keeps the categories, and puts jobs into them; lives on the engine's loop."""

    def __init__(self, core: Core) -> None:
        self._core = core
        self.usual_folder: Callable[[], Path] | None = None
        self._all: list[Category] = []
        self._sorter = Sorter(())

    async def load(self) -> None:
        """Read what is stored."""
        self._take(await self._core.store.load_categories())

    @property
    def all(self) -> list[Category]:
        """The categories in their order."""
        return list(self._all)

    async def folders(self) -> list[str]:
        """Return where files go unless told otherwise."""
        usual = self._core.settings.download_folder
        if usual is None and self.usual_folder is not None:
            usual = str(await tasks.on_disk(self.usual_folder))
        return [folder for folder in (usual, *(each.folder for each in self._all)) if folder]

    async def save(self, category: Category) -> Category:
        """Make (id 0) or change a category; its types are taken from the others.

        A new one stands before those that take the rest.

        Raises: InvalidArgumentError with a sentence, NotFoundError, StoreError.
        """
        if category.id:
            self._known(category.id)
        try:
            wanted = checked(category, self._all)
        except CategoryError as error:
            raise InvalidArgumentError(str(error)) from error
        rest = [_without(each, wanted.types) for each in self._all]
        if wanted.id:
            place = next(i for i, each in enumerate(self._all) if each.id == wanted.id)
            rest[place] = wanted
        else:
            place = len(rest)
            while place and ANY_TYPE in self._all[place - 1].types:
                place -= 1
            rest.insert(place, wanted)
        self._take(await self._core.store.save_categories(rest))
        return self._all[place]

    async def order(self, ids: Sequence[int]) -> None:
        """Put the categories into this order; those left out come last."""
        places = {each: place for place, each in enumerate(ids)}
        wanted = sorted(self._all, key=lambda each: places.get(each.id, len(places)))
        self._take(await self._core.store.save_categories(wanted))

    async def delete(self, category_id: int) -> int:
        """Delete a category; return how many jobs are without one by that, finished ones too."""
        self._known(category_id)
        lives = [live for live in self._core.jobs.values() if live.record.category == category_id]
        await self._put([(live, NO_CATEGORY) for live in lives])
        finished = await self._core.store.drop_category(category_id)
        self._take([each for each in self._all if each.id != category_id])
        return len(lives) + finished

    async def assign(
        self, job_ids: Sequence[UUID], category: int | None, check: Callable[[LiveJob], None]
    ) -> None:
        """Put jobs into a category (0: none; None: as the rules say); ``check`` may refuse one.

        Raises: NotFoundError for a category there is not, StoreError.
        """
        if category:
            self._known(category)
        jobs = self._core.jobs
        lives = [jobs[job_id] for job_id in job_ids if job_id in jobs]
        for live in lives:
            check(live)
        placed = [(live, self._of(live) if category is None else category) for live in lives]
        await self._put(placed, is_chosen=category is not None)
        await self._assign_finished({i for i in job_ids if i not in jobs}, category)

    async def _assign_finished(self, ids: set[UUID], category: int | None) -> None:
        if not ids:
            return
        if category is not None:
            await self._core.store.file_history([(job_id, category) for job_id in ids])
            return
        rows = [row for row in await self._core.store.history() if row.id in ids and row.files]
        await self._core.store.file_history(
            [
                (row.id, self.match(first.remote_name, base_name(first.local_name)))
                for row in rows
                for first in row.files[:1]
            ]
        )

    async def _put(
        self, placed: Sequence[tuple[LiveJob, int]], *, is_chosen: bool | None = None
    ) -> None:
        lives = [live for live, _ in placed]
        await self._core.decisions.all_of(lives)
        made = [_placed(live.record, category, is_chosen) for live, category in placed]
        if not made:
            return
        with self._core.decisions.pending(lives):
            await tasks.finish(self._store(lives, made))

    async def _store(self, lives: Sequence[LiveJob], made: Sequence[JobRecord]) -> None:
        await self._core.store.save(jobs=made)
        for live, stored in zip(lives, made, strict=True):
            live.record.category = stored.category
            live.record.is_category_chosen = stored.is_category_chosen
            self._core.hub.touch(live.record.id)

    # -- sorting ---------------------------------------------------------------------------------

    def match(self, url: str, name: str) -> int:
        """Return the category of a link whose file is called ``name``."""
        return self._sorter.match(url, name).category

    def place_new(self, record: JobRecord, wanted: int | None, url: str, name: str) -> None:
        """Give a new job the category that was asked for, or the one of its first link."""
        record.is_category_chosen = wanted is not None
        record.category = self.match(url, name) if wanted is None else wanted

    def check(self, wanted: int | None) -> None:
        """Refuse a category there is not. Raises: NotFoundError."""
        if wanted:
            self._known(wanted)

    def first_file(self, record: JobRecord, file: FileRecord) -> None:
        """Put a job that had no file into the category of its first one, unless it was chosen."""
        if not record.is_category_chosen:
            record.category = self.match(file.remote_name, _name_of(file))

    def named(self, live: LiveJob, file: FileRecord) -> None:
        """Look again at a job whose first file has got its name from the server."""
        record = live.record
        if record.is_category_chosen or not live.files or live.files[0] is not file:
            return
        category = self._of(live)
        if category != record.category:
            record.category = category
            self._core.save_soon(live)

    def _of(self, live: LiveJob) -> int:
        if not live.files:
            return NO_CATEGORY
        first = live.files[0]
        return self.match(first.given_name or first.remote_name, _name_of(first))

    def _known(self, category_id: int) -> None:
        if all(each.id != category_id for each in self._all):
            raise NotFoundError("There is no such category.")

    def _take(self, categories: list[Category]) -> None:
        self._all = categories
        self._sorter = Sorter(categories)
        self._core.hub.tell_categories()


def _placed(record: JobRecord, category: int, is_chosen: bool | None) -> JobRecord:
    is_chosen = record.is_category_chosen if is_chosen is None else is_chosen
    return replace(record, category=category, is_category_chosen=is_chosen)


def _name_of(file: FileRecord) -> str:
    if is_folder_name(file.local_name):
        return suggest_name(None, file.given_name or file.remote_name, "")
    return base_name(file.local_name)


def _without(category: Category, types: Sequence[str]) -> Category:
    return replace(category, types=tuple(kind for kind in category.types if kind not in types))
