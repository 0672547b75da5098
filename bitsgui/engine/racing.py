"""Several ways to one end, each tried a moment after the one before: the first there counts."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from typing import Any, TypeVar

from bitsgui.engine import tasks

T = TypeVar("T")


async def race(
    attempts: Sequence[Callable[[], Coroutine[Any, Any, T]]],
    stagger_s: float,
    drop: Callable[[T], None],
) -> tuple[int, T]:
    """Return the number of the attempt that succeeded first, and its result.

    Each begins ``stagger_s`` seconds after the one before, or once that has failed. When this
    returns, or is cancelled, none of the others goes on: what they got after all, and what nobody
    is given, goes to ``drop``. asyncio's own race of connections leaves such a socket open, and
    takes names only, whose addresses it would try in the same order each time.

    Raises: ValueError without attempts; what the first of them raised if all failed.
    """
    if not attempts:
        raise ValueError("there is nothing to try")
    if len(attempts) == 1:
        return 0, await attempts[0]()
    running: dict[asyncio.Task[T], int] = {}
    failures: dict[int, BaseException] = {}
    begun = 0
    winner: asyncio.Task[T] | None = None
    try:
        while begun < len(attempts) or running:
            if begun < len(attempts):
                running[tasks.spawn("attempt", attempts[begun]())] = begun
                begun += 1
            is_last = begun == len(attempts)
            done, _ = await asyncio.wait(
                running,
                timeout=None if is_last else stagger_s,
                return_when=asyncio.FIRST_COMPLETED,
            )
            for task in done:
                error = task.exception()
                if error is None:
                    winner = task
                    return running.pop(task), task.result()
                failures[running.pop(task)] = error
    finally:
        try:
            await tasks.finish(_end(list(running), drop))
        except asyncio.CancelledError:
            if winner is not None:
                drop(winner.result())
            raise
    raise failures[min(failures)]


async def _end(losers: list[asyncio.Task[T]], drop: Callable[[T], None]) -> None:
    for task in losers:
        task.cancel()
    if losers:
        await asyncio.wait(losers)
    for task in losers:
        if not task.cancelled() and task.exception() is None:
            drop(task.result())
