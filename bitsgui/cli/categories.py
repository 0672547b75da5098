"""Categories by their names, as they are written on a command line."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bitsgui.bits.categories import NO_CATEGORY, find
from bitsgui.bits.errors import BitsError, Hresult
from bitsgui.bits.interface import JobManager
from bitsgui.bits.requests import AddRequest
from bitsgui.cli.requests import to_add_request

NONE = "none"
"""What stands for no category, unless one is called so."""


class UnknownCategoryError(BitsError):
    """There is no category of that name: the command was written wrong, and changes nothing."""

    hresult = Hresult.E_INVALIDARG


async def add_request(manager: JobManager, data: Mapping[str, Any]) -> AddRequest:
    """Return the request of the ``add`` part of a command, its category looked up.

    A category with a folder of its own gives it where the command names none.
    Raises: UnknownCategoryError.
    """
    plain = dict(data)
    name, is_usual_folder = plain.pop("category", None), plain.pop("is_usual_folder", False)
    request = to_add_request(plain)
    if name is None:
        return request
    category = await wanted(manager, name)
    folders = {each.id: each.folder for each in await manager.categories()}
    folder = folders.get(category) if is_usual_folder else None
    return replace(request, category=category, folder=folder or request.folder)


async def wanted(manager: JobManager, name: str) -> int:
    """Return the id of a category, 0 for ``none``. Raises: UnknownCategoryError."""
    categories = await manager.categories()
    found = find(categories, name)
    if found is not None:
        return found.id
    if name.strip().lower() == NONE:
        return NO_CATEGORY
    there = ", ".join([each.name for each in categories] or [NONE])
    raise UnknownCategoryError(f"There is no category {name!r}; there are: {there}.")


async def names(manager: JobManager) -> dict[int, str | None]:
    """Return the names of the categories by their ids, None for no category."""
    found: dict[int, str | None] = {each.id: each.name for each in await manager.categories()}
    return {NO_CATEGORY: None, **found}
