"""Commands carried out on an open profile, without a process of their own."""

from typing import Any

from bitsgui.cli.commands import execute
from bitsgui.cli.parser import parse
from bitsgui.cli.requests import build
from tests.conformance.world import World


async def ordered(world: World, *arguments: str) -> list[dict[str, Any]]:
    """Return all that a command line answers."""
    found: list[dict[str, Any]] = []

    async def emit(answer: dict[str, Any]) -> None:
        found.append(answer)

    await execute(world.manager, build(parse(arguments), world.folder), emit)
    return found
