"""The first connection of a file: a place at its host, waited for where others of ours have all.

A host that refuses the first request because of our other connections is no failure of the file:
the host is given fewer from then on, and the file goes on once one of them is free.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Callable, Generator, Sequence
from typing import TYPE_CHECKING

from bitsgui.bits import urls
from bitsgui.bits.errors import TransferError
from bitsgui.engine import clock, tasks
from bitsgui.engine.activity import host_of
from bitsgui.engine.hosts import Slot
from bitsgui.engine.ways import NoRoomError

if TYPE_CHECKING:
    from bitsgui.engine.asking import Connection
    from bitsgui.engine.judging import Entity
    from bitsgui.engine.sources import Source
    from bitsgui.engine.spread import Spread
    from bitsgui.engine.transfer import Transfer

_TOO_MANY = frozenset({429, 503})
"""What servers answer to one connection, or one request, too many."""
UNDECIDED_S = 5.0
"""How long a refused file waits for the answers of connections begun with it, which explain it."""

log = logging.getLogger(__name__)


async def first_connection(
    transfer: Transfer,
    span: tuple[int, int | None] | None,
    overlap: int,
    known: Entity | None,
) -> Connection:
    """Open a connection as ``Transfer.connect`` does, once the host has room for it.

    Raises: TransferError; of a refusal only while nothing else of ours stands at that server.
    """
    while True:
        slot = await place(transfer)
        try:
            return await transfer.connect(slot, span, known, overlap)
        except NoRoomError:
            continue
        except TransferError as error:
            if not await _is_for_others(transfer, error):
                raise
            asked_s = error.retry_after_s
        if asked_s:
            longest = transfer.context.settings.retry_after_max_s
            rest_s = min(asked_s, longest)
            with _shown_waiting(transfer, clock.stamp() + rest_s):
                await asyncio.sleep(rest_s)


async def place(transfer: Transfer) -> Slot:
    """Return a place at the hosts of the current source, with one among the files of the job."""
    _, slot = await _place_at(transfer, [transfer.sources.current])
    return slot


async def place_among(transfer: Transfer, spread: Spread) -> tuple[Source, Slot]:
    """Return the first source with room of those that may serve, and a place there.

    Those that rest are among them as soon as that is over; it is waited for where all do.
    """
    while True:
        rest_s, sources = spread.until_next(), spread.first()
        if rest_s is not None and not any(each.is_free(clock.monotonic()) for each in sources):
            await asyncio.sleep(rest_s)
            continue
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(rest_s):
                return await _place_at(transfer, sources)


async def _place_at(transfer: Transfer, sources: Sequence[Source]) -> tuple[Source, Slot]:
    """Return the first of some sources to have room at its hosts, and a place there.

    And with it one among the files of the job.
    """
    turn = transfer.turn
    if turn.is_held:
        for source in sources:
            if (slot := source.way.try_take()) is not None:
                return source, slot

    def waits_at(key: str) -> None:
        transfer.waits_at, transfer.stands_at = host_of(key), key

    with _shown_waiting(transfer):
        while True:
            source, slot = await _first_free(sources, waits_at)
            if turn.try_take():
                return source, slot
            slot.release()
            transfer.stands_at = ""
            await turn.take()


async def _first_free(
    sources: Sequence[Source], waits_at: Callable[[str], None]
) -> tuple[Source, Slot]:
    if len(sources) == 1:
        return sources[0], await sources[0].way.take(waits_at)
    lines = {tasks.spawn("stand in line", each.way.take(waits_at)): each for each in sources}
    done: set[asyncio.Task[Slot]] = set()
    try:
        done, _ = await asyncio.wait(lines, return_when=asyncio.FIRST_COMPLETED)
    finally:
        first = next((line for line in lines if line in done), None)
        for line in lines:
            if line is not first:
                line.add_done_callback(_leave)
                line.cancel()
    assert first is not None
    return lines[first], first.result()


def _leave(line: asyncio.Task[Slot]) -> None:
    """Give back what a place in line came to that nobody waits in any more."""
    if not line.cancelled():
        line.result().release()


async def _is_for_others(transfer: Transfer, error: TransferError) -> bool:
    """Return whether our other connections explain a refusal; the host is then given fewer."""
    # One with a method of its own is never sent again by itself.
    if error.status not in _TOO_MANY or transfer.context.job.options.http_method is not None:
        return False
    hosts, options = transfer.context.hosts, transfer.context.job.options
    try:
        async with asyncio.timeout(min(UNDECIDED_S, options.minimum_retry_delay_s)):
            server = urls.host_key(error.url or transfer.link)
            others = await hosts.others_at(transfer.way.host, server)
    except TimeoutError:
        return False
    if not others:
        return False
    hosts.step_down(transfer.way.host, hosts.standing(transfer.way.host))
    log.info(
        "%s: %s while others come from there; it waits for one of %s places",
        urls.mask(transfer.link),
        error,
        hosts.allowed(transfer.way.host),
    )
    return True


@contextlib.contextmanager
def _shown_waiting(transfer: Transfer, until: float = 0.0) -> Generator[None]:
    """Tell that a transfer waits at its host; another file has its place among those of the job.

    ``until`` is the stamp to which the server asked it to; it stands in no line meanwhile.
    """
    transfer.waits_at, transfer.waits_until = host_of(transfer.sources.current.url), until
    transfer.turn.let_go()
    transfer.context.listener.on_file_changed(transfer.file)
    try:
        yield
    finally:
        transfer.waits_at, transfer.waits_until, transfer.stands_at = "", 0.0, ""
        transfer.context.listener.on_file_changed(transfer.file)
