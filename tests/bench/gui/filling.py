"""Profiles to open the window on."""

import asyncio
from pathlib import Path

from tests.bench.restore import fill


def fill_now(profile: Path, count: int) -> None:
    """Make a profile with ``count`` paused jobs of five files."""
    asyncio.run(fill(profile, count))
