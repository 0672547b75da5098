"""How a command ends, and whether there is a window to be had at all.

Apart from the commands themselves: the window needs this before it is opened, and nothing of them.
"""

import os
import sys

DONE, FAILED, BAD_USAGE, NO_DISPLAY, INTERRUPTED = 0, 1, 2, 3, 130


def no_display_text() -> str:
    """Return what to do where no window can be opened."""
    return "There is no display for the window. Download with: bitsgui transfer URL --to DIR"


def has_display() -> bool:
    """Return False only on systems where a window is known to have nowhere to open."""
    if sys.platform in ("win32", "darwin"):
        return True
    if os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0] in ("offscreen", "minimal", "vnc"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
