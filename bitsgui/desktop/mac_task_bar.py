"""Progress on the icon in the Dock, as its badge. Not tried on a Mac yet."""

import ctypes

from bitsgui.desktop.mac_objects import Objects
from bitsgui.desktop.task_bar import steps


class MacTaskBar:
    """A :class:`bitsgui.desktop.task_bar.TaskBar`: a percentage, or how many need a person."""

    def __init__(self) -> None:
        self._objects = Objects()
        self._shown = ""

    def show(self, progress: float | None, count: int) -> None:
        """See the protocol."""
        shown = str(count) if count else ""
        if progress is not None:
            shown = f"{steps(progress)}\u00a0%"
        if shown != self._shown:
            self._shown = shown
            self._set_badge(shown)

    def _set_badge(self, words: str) -> None:
        """Show words on the icon, or none."""
        objects = self._objects
        program = objects.send(objects.find(b"NSApplication"), b"sharedApplication")
        tile = objects.send(program, b"dockTile")
        label = None
        if words:
            text = ctypes.c_char_p(words.encode())
            label = objects.send(objects.find(b"NSString"), b"stringWithUTF8String:", text)
        objects.send(tile, b"setBadgeLabel:", ctypes.c_void_p(label))
