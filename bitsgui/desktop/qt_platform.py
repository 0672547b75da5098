"""What surrounds a finished file where there is a window: marks of origin, and the trash."""

import errno
from pathlib import Path

from PySide6.QtCore import QFile

from bitsgui.desktop.quarantine import OriginMarker


class DesktopPlatform(OriginMarker):
    """The :class:`bitsgui.bits.ports.Platform` of the program with a window."""

    def trash(self, path: Path) -> None:
        """Move a file to the system's trash; blocking. Raises: OSError if there is none for it."""
        file = QFile(str(path))
        if not file.moveToTrash():
            raise OSError(errno.EIO, file.errorString(), str(path))
