"""Text files of links, read beside the window's thread."""

import threading
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal

from bitsgui.bits.metalink import is_metalink
from bitsgui.gui import text

SIZE_LIMIT = 8 * 2**20


class LinkFiles(QObject):
    """Reads files for the add dialog.

    ``found`` carries the lines of all of them, without comments; ``failed`` a sentence about the
    first that cannot be read, and then none of them is used.
    """

    found = Signal(str)
    failed = Signal(str)
    _ended = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._ended.connect(self._on_ended, Qt.ConnectionType.QueuedConnection)

    def read(self, paths: Sequence[Path]) -> None:
        """Begin to read; a file on a disk that does not answer holds up nothing."""
        threading.Thread(target=self._read, args=(paths,), name="link-files", daemon=True).start()

    def _read(self, paths: Sequence[Path]) -> None:
        lines: list[str] = []
        for path in paths:
            try:
                lines += lines_of(path)
            except (OSError, ValueError) as error:
                self._tell((path, error))
                return
        self._tell("\n".join(lines))

    def _tell(self, ended: object) -> None:
        try:
            self._ended.emit(ended)
        except RuntimeError:  # the dialog has gone meanwhile
            return

    def _on_ended(self, ended: object) -> None:
        if isinstance(ended, str):
            self.found.emit(ended)
        elif isinstance(ended, tuple):
            self.failed.emit(_failure(*ended))


def lines_of(path: Path) -> list[str]:
    """Return the lines of a text file that are neither empty nor comments; of a Metalink its link.

    Raises: OSError, ValueError if it is too large or no text, or has no line that counts.
    """
    with path.open("rb") as file:
        if is_metalink(path.name):
            return [path.absolute().as_uri()]
        content = file.read(SIZE_LIMIT + 1)
    if len(content) > SIZE_LIMIT:
        raise ValueError("large")
    encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    lines = [line.strip() for line in content.decode(encoding).splitlines()]
    lines = [line for line in lines if line and not line.startswith("#")]
    if "\0" in "".join(lines):
        raise ValueError("binary")
    if not lines:
        raise ValueError("empty")
    return lines


def _failure(path: Path, error: Exception) -> str:
    if isinstance(error, OSError):
        words = text.tr("%1 cannot be read: %2").replace("%2", error.strerror or str(error))
    elif str(error) == "large":
        words = text.tr("%1 is too large for a list of links.")
    elif str(error) == "empty":
        words = text.tr("There is no link in %1.")
    else:
        words = text.tr("%1 is not a text file.")
    return words.replace("%1", path.name)
