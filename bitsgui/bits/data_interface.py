"""What a job sends to servers beside its headers."""

from __future__ import annotations

from typing import Protocol


class SendsData(Protocol):
    """The part of a job that is about the body of its requests."""

    async def set_data(self, data: bytes | None) -> None:
        """Set the body of each request for a file, None for none; from the next run on.

        A download asked for by a plain GET is asked for by POST then, which can be said until its
        first start only. The owner's alone, like :meth:`get_data`.
        """
        ...

    async def get_data(self) -> bytes | None:
        """Return the body of each request for a file, None for none."""
        ...
