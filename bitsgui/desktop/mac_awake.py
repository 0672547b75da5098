"""Keeping macOS awake. Not tried on one yet."""

import asyncio
import os


class MacAwake:
    """A :class:`bitsgui.desktop.awake.Awake`: a process that holds sleep off while it runs."""

    def __init__(self) -> None:
        self._process: asyncio.subprocess.Process | None = None

    async def hold(self) -> None:
        """Hold sleep off, also no longer than this process lasts. Raises: OSError."""
        words = ("-i", "-w", str(os.getpid()))
        self._process = await asyncio.create_subprocess_exec("/usr/bin/caffeinate", *words)

    async def release(self) -> None:
        """Hold it off no longer."""
        process, self._process = self._process, None
        if process is not None and process.returncode is None:
            process.terminate()
            await process.wait()
