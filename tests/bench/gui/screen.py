"""What is on the screen of a desktop without one, read from the X server's own memory."""

import mmap
import struct
import threading
import time
from pathlib import Path

FEWEST_COLOURS = 40
"""A window that shows nothing yet has fewer: its ground, its frame and the edges of its title."""
_HEADER_WORDS = 25
_COLOUR_BYTES = 12
_STEP = 2
_TICK_S = 0.002


class Screen:
    """The pixels of ``Xvfb -fbdir folder``, four bytes each."""

    def __init__(self, folder: Path) -> None:
        with (folder / "Xvfb_screen0").open("rb") as file:
            self._map = mmap.mmap(file.fileno(), 0, prot=mmap.PROT_READ)
        words = struct.unpack(f">{_HEADER_WORDS}I", self._map[: 4 * _HEADER_WORDS])
        header, self.width, self.height = words[0], words[4], words[5]
        self._line = words[12]
        self._start = header + words[19] * _COLOUR_BYTES

    def colours(self, left: int, top: int, width: int, height: int) -> int:
        """Return how many colours every other line of a rectangle has."""
        found: set[int] = set()
        for y in range(top, top + height, _STEP):
            begin = self._start + y * self._line + 4 * left
            found.update(memoryview(self._map[begin : begin + 4 * width]).cast("I"))
        return len(found)

    def wait_painted(self, since: float, timeout_s: float) -> float:
        """Return the seconds from ``since`` until there is more than an empty window to see.

        Raises: TimeoutError.
        """
        wide, high = self.width // 16, self.height // 16
        # Above the pointer, which stands in the middle and has more colours than a window, and to
        # its left: there programs are seen that put their windows lower than a manager would.
        above = (4 * wide, 2 * high, 8 * wide, 4 * high)
        beside = (4 * wide, 7 * high, 3 * wide, 3 * high)
        tick = threading.Event()
        while time.monotonic() - since < timeout_s:
            if max(self.colours(*above), self.colours(*beside)) >= FEWEST_COLOURS:
                return time.monotonic() - since
            tick.wait(_TICK_S)  # the server tells nobody what is painted
        raise TimeoutError("no window was painted")
