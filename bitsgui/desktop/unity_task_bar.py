"""Progress in the task bar by ``com.canonical.Unity.LauncherEntry``: KDE, Dash to Dock, Plank."""

from bitsgui.desktop.bus import Bus, UnknownMemberError, Values
from bitsgui.desktop.task_bar import STEPS, steps

INTERFACE = "com.canonical.Unity.LauncherEntry"
PATH = "/com/canonical/unity/launcherentry/bitsgui"
ENTRY = "application://bitsgui.desktop"


class UnityTaskBar:
    """A :class:`bitsgui.desktop.task_bar.TaskBar`: says what is to be drawn over the entry."""

    def __init__(self, bus: Bus) -> None:
        self._bus = bus
        self._shown: tuple[int | None, int] = (None, 0)
        bus.export(PATH, INTERFACE, self._on_call)

    def show(self, progress: float | None, count: int) -> None:
        """Show how far downloads are, 0 to 1, None for nothing, and how many need a person."""
        step = None if progress is None else steps(progress)
        if (step, count) != self._shown:
            self._shown = step, count
            self._bus.tell(PATH, INTERFACE, "Update", "sa{sv}", ENTRY, self._properties())

    def _properties(self) -> dict[str, tuple[str, object]]:
        step, count = self._shown
        return {
            "progress": ("d", (step or 0) / STEPS),
            "progress-visible": ("b", step is not None),
            "count": ("x", count),
            "count-visible": ("b", count > 0),
        }

    def _on_call(self, member: str, _values: Values) -> tuple[str, Values]:
        if member != "Query":
            raise UnknownMemberError
        return "sa{sv}", (ENTRY, self._properties())
