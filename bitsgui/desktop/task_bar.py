"""Progress on the program's own entry among those that run, in the way each platform has."""

import sys
from collections.abc import Callable
from typing import Protocol

STEPS = 100
"""So many can be told apart."""


class TaskBar(Protocol):
    """What is drawn over the entry of the program."""

    def show(self, progress: float | None, count: int) -> None:
        """Show how far downloads are, 0 to 1, None for nothing, and how many need a person."""
        ...


def steps(progress: float) -> int:
    """Return how many of all steps that is; what is beyond either end counts as that end."""
    return round(STEPS * min(1.0, max(0.0, progress)))


def task_bar_of_platform(window_id: Callable[[], int]) -> TaskBar | None:
    """Return that of Windows or macOS; None where the bus of the session has it.

    ``window_id`` is asked for the number of the window the entry belongs to.
    """
    if sys.platform == "win32":
        from bitsgui.desktop.windows_task_bar import WindowsTaskBar  # noqa: PLC0415 - only there

        return WindowsTaskBar(window_id)
    if sys.platform == "darwin":
        from bitsgui.desktop.mac_task_bar import MacTaskBar  # noqa: PLC0415 - only there

        return MacTaskBar()
    return None
