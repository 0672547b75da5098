"""Why a file that somebody named cannot be read, in sentences that can be translated."""

from __future__ import annotations

from bitsgui.bits.words import Said, say


def unreadable(path: object, error: Exception) -> Said:
    """Return what to say of a file after an error; of rare ones the system says why."""
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return say("There is no file {path}.", path=path)
    if isinstance(error, PermissionError):
        return say("This program may not read {path}.", path=path)
    if isinstance(error, IsADirectoryError):
        return say("{path} is a folder, not a file.", path=path)
    why = (error.strerror if isinstance(error, OSError) else None) or type(error).__name__
    return say("{path} cannot be read ({why}).", path=path, why=why)
