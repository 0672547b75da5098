"""The time between the wish to end the program and its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bitsgui.bits.errors import StoreError

if TYPE_CHECKING:
    from bitsgui.engine.core import Core


def leave(core: Core) -> None:
    """Start no more runs, copy no further and wait for no person: the program is about to end."""
    core.is_leaving = True
    core.dispatcher.is_paused = True
    core.moves.stop(is_final=True)
    core.store.stop_asking()


async def open_keyring(core: Core) -> bool:
    """Have the key of secrets at hand; False if nobody can give it, and they end with the program.

    Raises: StoreError as the program ends: without the key, what a job has stored cannot be read,
    and must not be replaced.
    """
    is_there = await core.store.open_keyring()
    if core.is_leaving:
        raise StoreError("The program is about to end.")
    return is_there
