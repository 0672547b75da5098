"""The program itself with a scene played in its window; the figures are printed as JSON.

``python -m tests.bench.gui.probe PROFILE SCENE [ARGUMENT ...]``
"""

import asyncio
import json
import sys
import traceback
from typing import Any

from bitsgui.__main__ import main as run_program
from bitsgui.bits.interface import JobManager
from bitsgui.gui.views.main_window import MainWindow
from tests.bench.gui import scenes

_SETTLES_S = 0.5


async def _play(window: MainWindow, words: list[str]) -> None:
    try:
        await asyncio.sleep(_SETTLES_S)
        figures: Any
        if words[0] == "paste":
            figures = await scenes.paste(window, int(words[1]), words[2])
        elif words[0] == "transfer":
            figures = await scenes.transfer(window, words[1], words[2])
        else:
            figures = {name: await getattr(scenes, name)(window) for name in words}
        print(json.dumps(figures), flush=True)
    except Exception:
        traceback.print_exc()
        raise
    finally:
        window.quit_now()


def main() -> int:
    """Run the program, and the scene once its list is there."""
    profile, *words = sys.argv[1:]
    attach = MainWindow.attach

    async def attach_and_play(self: MainWindow, manager: JobManager) -> None:
        await attach(self, manager)
        assert self.bridge is not None
        self.bridge.call(_play(self, words))

    MainWindow.attach = attach_and_play
    return run_program(["--profile", profile])


if __name__ == "__main__":
    sys.exit(main())
