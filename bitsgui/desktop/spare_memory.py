"""Memory that is free inside the process, given back to the system."""

import ctypes
import sys


def give_back() -> None:
    """Give back what was needed for a moment only; takes some milliseconds, on any thread.

    The C library of Linux keeps it otherwise, as its free blocks lie between others.
    """
    if sys.platform == "linux":
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)  # musl has none
        if trim is not None:
            trim(0)
