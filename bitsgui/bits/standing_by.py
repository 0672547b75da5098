"""Standing still for a moment while another thread does what was handed to it.

Two threads that run on two processors and want the interpreter in turns take it from each other at
every system call, and each time one of them has to be woken up for it. For a file of 100 kB that
costs more than all the work on it. A thread that stands still meanwhile costs two such changes for
whatever it has handed over.
"""

import threading
import time
from collections.abc import Callable

PATIENCE_S = 0.002
"""How long the other thread is waited for, in seconds: a fraction of a frame of a window."""
_LEAST_REST_S = 0.01
_LONGEST_REST_S = 1.0


class Patience:
    """Tells whether standing still is worth it: not for a time after it was in vain.

    That time doubles each time, so that a disk that takes long, or is stuck, costs two thousandths
    of a thread's time at most.
    """

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._rest_s = _LEAST_REST_S
        self._rests_until = float("-inf")

    @property
    def is_left(self) -> bool:
        """Return whether to stand still now."""
        return self._now() >= self._rests_until

    def note(self, *, was_rewarded: bool) -> None:
        """Take over whether the work was done in time."""
        if was_rewarded:
            self._rest_s = _LEAST_REST_S
        else:
            self._rests_until = self._now() + self._rest_s
            self._rest_s = min(2 * self._rest_s, _LONGEST_REST_S)


class Signal:
    """Comes from the thread that does the work to the one that may stand still for it."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._bell = threading.Lock()
        self._bell.acquire()
        self.is_awaited = True
        """Whether the other thread stands by, or did and has been called."""
        self._is_given = False

    def wait(self, seconds: float) -> bool:
        """Return whether the work is done; if not, :meth:`give` says that nobody stands by."""
        if self._bell.acquire(timeout=seconds):
            return True
        with self._guard:
            self.is_awaited = False
            return self._is_given

    def give(self) -> bool:
        """Say that all is done; returns False if that has to be told in another way."""
        with self._guard:
            self._is_given = True
            if self.is_awaited:
                self._bell.release()
            return self.is_awaited
