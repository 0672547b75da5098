"""What the connections of a file find out that its transfer has to begin otherwise for."""

from __future__ import annotations

from bitsgui.engine import tasks


class NewVersionError(tasks.TidingsError):
    """Answer after answer is of another file than the one on the disk."""


class StrangerError(NewVersionError):
    """Bytes of a server that has another file may be there; the one that counts has no new one."""


class DoubtError(tasks.TidingsError):
    """A part came without proof that it is of the same version; the next ones are compared."""


class NoRangesError(tasks.TidingsError):
    """The server does not send parts, and no connection that sends the whole is left."""
