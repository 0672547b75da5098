"""The state machine of a job: one table, one function.

Only :func:`check_transition` decides whether a change of state is legal. The engine asks it for
every change of a job in the queue: in its core, and in the drafts of calls.
"""

from __future__ import annotations

from bitsgui.bits.types import JobState

_S = JobState

FINAL = frozenset({_S.ACKNOWLEDGED, _S.CANCELLED})
"""No way out: the job has left the queue."""

RUNNING = frozenset({_S.CONNECTING, _S.TRANSFERRING})
"""States in which a job holds a place of the scheduler."""

ACTION = frozenset({_S.QUEUED, _S.CONNECTING, _S.TRANSFERRING, _S.TRANSIENT_ERROR})
"""States a job leaves by itself."""

WITH_ERROR = frozenset({_S.ERROR, _S.TRANSIENT_ERROR})

TRANSITIONS: dict[JobState, frozenset[JobState]] = {
    _S.SUSPENDED: frozenset({_S.QUEUED, _S.ERROR, *FINAL}),
    _S.QUEUED: frozenset({_S.CONNECTING, _S.TRANSIENT_ERROR, _S.ERROR, _S.SUSPENDED, *FINAL}),
    _S.CONNECTING: frozenset(
        {_S.TRANSFERRING, _S.QUEUED, _S.TRANSIENT_ERROR, _S.ERROR, _S.SUSPENDED, *FINAL}
    ),
    _S.TRANSFERRING: frozenset(
        {_S.TRANSFERRED, _S.QUEUED, _S.TRANSIENT_ERROR, _S.ERROR, _S.SUSPENDED, *FINAL}
    ),
    _S.TRANSIENT_ERROR: frozenset({_S.QUEUED, _S.ERROR, _S.SUSPENDED, *FINAL}),
    _S.ERROR: frozenset({_S.QUEUED, _S.SUSPENDED, *FINAL}),
    _S.TRANSFERRED: frozenset({_S.QUEUED, _S.ERROR, *FINAL}),
    _S.ACKNOWLEDGED: frozenset(),
    _S.CANCELLED: frozenset(),
}
"""From each state, the states a job may enter next. A job is born SUSPENDED."""


class TransitionError(AssertionError):
    """The engine asked for a change the table does not have: a mistake of ours, never a user's."""


def check_transition(old: JobState, new: JobState) -> None:
    """Raise :class:`TransitionError` unless a job may go from ``old`` to ``new``."""
    if new not in TRANSITIONS[old]:
        raise TransitionError(f"{old.name} -> {new.name}")
