"""The log: always a file in the profile, on request the terminal too, never a secret."""

import logging
import os
import sys
from logging.handlers import RotatingFileHandler
from pathlib import Path

from bitsgui.bits.masking import mask_text

FILE_SIZE = 1_000_000
OLD_FILES = 2
_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
# These log every request with its whole address, or the tokens of a login.
_CHATTY = ("httpx", "httpcore", "asyncio", "spnego")


class MaskingFormatter(logging.Formatter):
    """Masks every address and secret header of a record, its traceback included."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line of a record."""
        return mask_text(super().format(record))


class _OwnFileHandler(RotatingFileHandler):
    """A rotating file that only its owner can read."""

    def _open(self):  # noqa: ANN202 - as the parent declares it
        descriptor = os.open(self.baseFilename, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        os.close(descriptor)
        return super()._open()


def set_level(name: str) -> None:
    """Write entries from a level on, as ``warning``; with the terminal as well, all of them."""
    root = logging.getLogger()
    if not any(type(handler) is logging.StreamHandler for handler in root.handlers):
        root.setLevel(name.upper())


def start(file: Path, *, is_verbose: bool) -> None:
    """Log to ``file`` from INFO up, and to stderr if asked to.

    A file that cannot be written is done without: logging must not keep a download from running.
    """
    root = logging.getLogger()
    root.setLevel(logging.DEBUG if is_verbose else logging.INFO)
    for name in _CHATTY:
        logging.getLogger(name).setLevel(logging.WARNING)
    logging.raiseExceptions = False
    handlers: list[logging.Handler] = []
    try:
        handlers.append(
            _OwnFileHandler(file, maxBytes=FILE_SIZE, backupCount=OLD_FILES, encoding="utf-8")
        )
    except OSError:
        is_verbose = is_verbose and sys.stderr is not None
    if is_verbose:
        handlers.append(logging.StreamHandler())
    # Without any, the logging module would print warnings to stderr by itself.
    for handler in handlers or [logging.NullHandler()]:
        handler.setFormatter(MaskingFormatter(_FORMAT))
        root.addHandler(handler)
