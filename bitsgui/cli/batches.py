"""Doing the same with very many jobs: some hundred at a time share one write of the store."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")

AT_ONCE = 500


async def each(
    items: Sequence[T], act: Callable[[T], Awaitable[R]]
) -> AsyncGenerator[list[R], None]:
    """Yield what ``act`` returns for every item, in order, batch by batch.

    What ``act`` raises cancels the others of its batch and is raised as it is.
    """
    for start in range(0, len(items), AT_ONCE):
        batch = asyncio.gather(*(act(item) for item in items[start : start + AT_ONCE]))
        try:
            found = await batch
        finally:
            batch.cancel()
        yield found
