"""Keeping the machine from falling asleep by itself, in the way each platform has for that."""

import sys
from typing import Protocol


class Awake(Protocol):
    """Holds sleep off, or does not.

    The display may go dark in any case, and who sends the machine to sleep is obeyed. OSError says
    that nobody took the wish.
    """

    async def hold(self) -> None:
        """Hold it off until :meth:`release`, or the end of the process."""
        ...

    async def release(self) -> None:
        """Hold it off no longer."""
        ...


def usual_awake() -> Awake:
    """Return what this platform has."""
    if sys.platform == "win32":
        from bitsgui.desktop.windows_awake import WindowsAwake  # noqa: PLC0415 - only there

        return WindowsAwake()
    if sys.platform == "darwin":
        from bitsgui.desktop.mac_awake import MacAwake  # noqa: PLC0415 - only there

        return MacAwake()
    from bitsgui.desktop.linux_awake import LinuxAwake  # noqa: PLC0415 - as above

    return LinuxAwake()
