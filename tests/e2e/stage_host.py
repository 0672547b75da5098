"""A process with the window: answers ``show PICTURE`` and ``batches COUNT`` with a line each."""

import asyncio
import sys
import tempfile
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QLocale
from qasync import QEventLoop

from bitsgui.bits.states import RUNNING
from bitsgui.bits.views import Changes
from bitsgui.gui.main import make_application
from bitsgui.gui.views.main_window import MainWindow
from tests.gui.conftest import until
from tests.gui.samples import MB
from tests.gui.screenshots import PICTURES
from tests.gui.stage import staged

QUIET_MS = 20


async def _lines() -> AsyncIterator[list[str]]:
    loop = asyncio.get_running_loop()
    while line := await loop.run_in_executor(None, sys.stdin.readline):
        yield line.split()


def _say(word: str) -> None:
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


async def _bring_news(window: MainWindow, count: int) -> None:
    """Let every running job come on a little, as often as told."""
    for _ in range(count):
        views = [view for view in window.jobs.all_views() if view.state in RUNNING]
        more = tuple(
            replace(view, bytes_transferred=view.bytes_transferred + MB, rate=view.rate + MB)
            for view in views
        )
        window._on_changed(Changes(changed=more))
        await until(lambda: not window._refresh_timer.isActive())


async def _serve() -> None:
    lines = _lines()
    words = await anext(lines, None)
    while words is not None:
        with tempfile.TemporaryDirectory() as profile:
            async with staged(PICTURES[words[1]], Path(profile), quiet_ms=QUIET_MS) as window:
                _say("shown")
                while (words := await anext(lines, None)) and words[0] == "batches":
                    await _bring_news(window, int(words[1]))
                    _say("brought")


def main() -> None:
    """Serve until the input ends."""
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))
    loop = QEventLoop(make_application())
    asyncio.set_event_loop(loop)
    with loop:
        loop.run_until_complete(_serve())


if __name__ == "__main__":
    main()
