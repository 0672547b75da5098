"""Ids of new jobs."""

from __future__ import annotations

import os
from collections.abc import Iterator
from uuid import UUID

_ID_SIZE = 16


def new_ids(count: int) -> Iterator[UUID]:
    """Return ``count`` random ids, the lowest first.

    Jobs that come after each other in the queue lie beside each other in every table then: what is
    stored of several at once is on a third of the pages.

    The system is asked for many at once: each question lets go of the interpreter for a moment,
    which keeps other threads from insisting on it, see :class:`bitsgui.engine.tasks.Pace`.
    """
    drawn = os.urandom(_ID_SIZE * count)
    lots = sorted(drawn[start : start + _ID_SIZE] for start in range(0, len(drawn), _ID_SIZE))
    return (UUID(bytes=lot, version=4) for lot in lots)
