"""Keeping Windows awake. Not tried on one yet."""

import sys

_CONTINUOUS = 0x80000000
_SYSTEM_REQUIRED = 0x00000001


class WindowsAwake:
    """A :class:`bitsgui.desktop.awake.Awake`. What is held belongs to the thread that asks."""

    async def hold(self) -> None:
        """Hold sleep off."""
        _set(_CONTINUOUS | _SYSTEM_REQUIRED)

    async def release(self) -> None:
        """Hold it off no longer."""
        _set(_CONTINUOUS)


def _set(state: int) -> None:
    if sys.platform == "win32":
        from ctypes import windll  # noqa: PLC0415 - only there

        windll.kernel32.SetThreadExecutionState(state)
