"""Which links of a request are in the queue already, or go where another file goes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING
from uuid import UUID

from bitsgui.bits.hosts import UrlError
from bitsgui.bits.names import suggest_name
from bitsgui.bits.records import FileRecord
from bitsgui.bits.requests import AddRequest, Known, LinkRequest
from bitsgui.bits.states import FINAL
from bitsgui.bits.types import JobState
from bitsgui.bits.urls import parse_remote
from bitsgui.engine import at_once, tasks
from bitsgui.engine.local_names import as_folder_name, folder_of, is_folder_name

if TYPE_CHECKING:
    from bitsgui.engine.core import Core
    from bitsgui.engine.live import LiveJob

_Item = tuple[UUID, int]
"""A job and a file of it."""
FINISHED_ROWS = 500
"""Finished jobs that are looked through, the last ones."""


async def known(core: Core, request: AddRequest) -> list[Known]:
    """Return what of ``request`` is known, in its order, each link at most once.

    A link is known if an unfinished job has it (before any redirect), else if a file of one that
    is not whole yet goes to the same place, else if one of the last finished jobs has it. The
    place of a link without a name is guessed from the link, as the server is not asked. Links that
    cannot be read are not known, nor are those with a method of their own: what comes of the same
    one depends on what is sent.
    """
    if request.own_method is not None:
        return []
    urls = [_normal(link.url) async for link in at_once.paced(request.links)]
    by_link = await _by_link(core, frozenset(urls))
    folders = [as_folder_name(link.goes_to(request.folder)) for link in request.links]
    by_place: dict[str, _Item] | None = None
    finished = await _finished(core)
    found: list[Known] = []
    pace = tasks.Pace()
    for number, (link, url) in enumerate(zip(request.links, urls, strict=True)):
        await pace.keep()
        if url is None:
            continue
        item = by_link.get(url)
        is_same_link = item is not None
        if item is None:
            by_place = await _by_place(core, set(folders)) if by_place is None else by_place
            item = by_place.get(_wanted_place(link, url, folders[number])) if by_place else None
        if item is not None:
            found.append(Known(number, *item, is_same_link))
        elif url in finished:
            found.append(Known(number, finished[url], None, is_same_link=True))
    return found


async def _finished(core: Core) -> dict[str, UUID]:
    rows = await core.store.history(limit=FINISHED_ROWS)
    return {
        file.remote_name: row.id
        for row in reversed(rows)
        if row.state is JobState.ACKNOWLEDGED
        for file in row.files
    }


async def _by_link(core: Core, urls: frozenset[str | None]) -> dict[str, _Item]:
    """Return the first file that has each of these links."""
    found: dict[str, _Item] = {}
    async for live in at_once.paced(_unfinished(core)):
        with live.glancing() as files:
            for file in files:
                for link in urls.intersection(_links_of(file)):
                    found.setdefault(str(link), (live.record.id, file.id))
    return found


async def _by_place(core: Core, folders: set[str]) -> dict[str, _Item]:
    """Return the files of ``folders`` that are not whole yet; guessing names takes a while."""
    found: dict[str, _Item] = {}
    async for live in at_once.paced(_unfinished(core)):
        with live.glancing() as files:
            near = [
                (file.id, file.local_name, file.given_name or file.remote_name)
                for file in files
                if not file.transferred and as_folder_name(folder_of(file.local_name)) in folders
            ]
        async for file_id, name, link in at_once.paced(near):
            found.setdefault(_place_of(name, link), (live.record.id, file_id))
    return found


def _unfinished(core: Core) -> list[LiveJob]:
    return [it for it in core.jobs.values() if it.state not in FINAL and not it.is_hidden]


def _links_of(file: FileRecord) -> Iterable[str]:
    return filter(None, (file.remote_name, file.given_name))


def _place_of(local_name: str, link: str) -> str:
    return local_name + suggest_name(None, link, "") if is_folder_name(local_name) else local_name


def _wanted_place(link: LinkRequest, url: str, folder: str) -> str:
    return folder + (link.name or suggest_name(None, url, ""))


def _normal(url: str) -> str | None:
    try:
        return parse_remote(url).url
    except UrlError:
        return None
