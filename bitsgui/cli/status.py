"""How a command ends, and whether there is a window to be had at all.

Apart from the commands themselves: the window needs this before it is opened, and nothing of them.
"""

import os
import sys

TYPE_CHECKING = False  # that of typing costs an import
if TYPE_CHECKING:
    from collections.abc import Sequence

DONE, FAILED, BAD_USAGE, NO_DISPLAY, INTERRUPTED = 0, 1, 2, 3, 130
_WITHOUT_WINDOW = "bitsgui transfer URL --to DIR"
_CHOOSING = ("QT_QPA_PLATFORM", "QT_QPA_PLATFORM_PLUGIN_PATH", "QT_PLUGIN_PATH")
"""Variables by which Qt is told what opens a window."""


def no_display_text() -> str:
    """Return what to do where no window can be opened."""
    return f"There is no display for the window. Download with: {_WITHOUT_WINDOW}"


def closed_display_text(closed: "Sequence[str]", silent: "Sequence[str]") -> str:
    """Return what to do where the display that is named is not there, or keeps this user out."""
    names = ", ".join([*closed, *silent])
    problem = "cannot be reached" if closed else "does not answer"
    return (
        f"The display for the window {problem} ({names}). Start bitsgui from the desktop you sit "
        f"at, or without a window: {_WITHOUT_WINDOW}"
    )


def refused_window_text() -> str:
    """Return what to do where Qt has nothing that opens a window here."""
    asked = [f"{name}={os.environ[name]}" for name in _CHOOSING if os.environ.get(name)]
    if asked:
        return (
            f"Qt cannot open a window with {', '.join(asked)}. Unset that, then start bitsgui "
            f"again. Without a window: {_WITHOUT_WINDOW}"
        )
    return f"Qt cannot open a window here. {libraries_text()}"


def libraries_text() -> str:
    """Return what Qt needs of the system, and how to get it."""
    return (
        "Install what it needs, on Debian and Ubuntu: sudo apt install libegl1 libgl1 "
        "libxkbcommon0 libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 "
        "libxcb-shape0 libxcb-xkb1 libwayland-client0 libwayland-cursor0 libdbus-1-3 "
        f"libfontconfig1. Without a window: {_WITHOUT_WINDOW}"
    )


def gone_display_text() -> str:
    """Return what is said where the display went away under the window."""
    return "The display has gone. What came is kept; downloads go on at the next start."


def has_display() -> bool:
    """Return False only on systems where a window is known to have nowhere to open."""
    if sys.platform in ("win32", "darwin"):
        return True
    if os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0] in ("offscreen", "minimal", "vnc"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
