"""Who or what pauses and resumes downloads: said where it is known, read where it is noted."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from contextvars import ContextVar
from enum import StrEnum


class Cause(StrEnum):
    """Stored by value in the note of an entry: a value is never used for another."""

    WINDOW = "window"
    """A person at the window."""
    COMMAND_LINE = "command-line"
    TIMED = "timed"
    """A time was set for it to begin."""
    START = "start"
    """The start of the program, which leaves paused what ran if the settings say so."""
    DATA = "data"
    """What it asks its server for would be asked a second time, without anybody's word."""
    MOVE = "move"
    """Files were taken to another folder."""
    REMOVAL = "removal"
    """It was taken out of the list, or back into it."""


_current: ContextVar[Cause | None] = ContextVar("cause", default=None)


@contextmanager
def acting(cause: Cause) -> Generator[None]:
    """Let what is called inside, on other threads too, be done by ``cause``."""
    token = _current.set(cause)
    try:
        yield
    finally:
        _current.reset(token)


def current() -> Cause | None:
    """Return what the running call is done by, None if nobody has said so."""
    return _current.get()
