"""Running a check in a world of its own."""

import asyncio
from pathlib import Path

from tests.conformance import (
    checks_callbacks,
    checks_certificates,
    checks_codes,
    checks_control,
    checks_ends,
    checks_errors,
    checks_files,
    checks_http,
    checks_job,
    checks_manager,
    checks_numbers,
    checks_options,
    checks_positions,
    checks_properties,
)
from tests.conformance.table import CHECKS, Check
from tests.conformance.world import World
from tests.servers.scripted import ScriptedServer

MODULES = (
    checks_codes,
    checks_numbers,
    checks_manager,
    checks_job,
    checks_control,
    checks_ends,
    checks_errors,
    checks_files,
    checks_certificates,
    checks_http,
    checks_options,
    checks_properties,
    checks_positions,
    checks_callbacks,
)
"""Importing them fills CHECKS."""
LONGEST_S = 20


async def run(check: Check, server: ScriptedServer, folder: Path) -> None:
    """Run one check; raises what it found."""
    async with asyncio.timeout(LONGEST_S), World.open(server, folder, **check.settings) as world:
        await check.body(world)


__all__ = ["CHECKS", "MODULES", "run"]
