"""What Qt says for itself goes into the log, and where it would end the process we do."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

log = logging.getLogger(__name__)

_LEVELS = {QtMsgType.QtDebugMsg: logging.DEBUG, QtMsgType.QtInfoMsg: logging.INFO}
_GONE = ("The X11 connection broke", "The Wayland connection broke")
"""What Qt says before it ends the process by itself."""


@contextmanager
def taking_messages(
    on_gone: Callable[[], object], on_refused: Callable[[str], object]
) -> Iterator[None]:
    """Log what Qt says meanwhile.

    Args:
        on_gone: called where the display has gone; has to end the process.
        on_refused: called with Qt's words where it has nothing to open a window with, and would
            abort; has to end the process.
    """

    def take(kind: QtMsgType, _context: QMessageLogContext, words: str | None) -> None:
        words = words or ""
        log.log(_LEVELS.get(kind, logging.WARNING), "Qt: %s", words)
        if words.startswith(_GONE):
            on_gone()
        elif kind is QtMsgType.QtFatalMsg:
            on_refused(words)

    before = qInstallMessageHandler(take)
    try:
        yield
    finally:
        qInstallMessageHandler(before)
