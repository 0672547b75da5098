"""The moments a kill is aimed at: each waits for a mark another process cannot hide."""

import random
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from bitsgui.storage.backup import DATABASE_NAME
from tests.soak.program import Program

if TYPE_CHECKING:
    from tests.soak.kills import Round

Aim = Callable[["Round", Program], bool]
"""Blocks until the moment has come; False if the program ended by itself."""


def _after(longest_s: float) -> bool:
    """Let a random moment pass."""
    threading.Event().wait(random.uniform(0, longest_s))  # noqa: S311 - no secret
    return True


def start(_round: "Round", _program: Program) -> bool:
    """Somewhere between the first instruction and the first request."""
    return _after(0.6)


def migration(round_: "Round", program: Program) -> bool:
    """While the database is being made: only the first start of a profile does that."""
    return program.until((round_.profile / DATABASE_NAME).exists) and _after(0.003)


def probe(round_: "Round", _program: Program) -> bool:
    """Between the first request of a run and its first bytes."""
    return round_.wait_for_request() and _after(round_.head_delay_s)


def transfer(round_: "Round", program: Program) -> bool:
    """While bytes come."""
    goal = round_.next_goal()
    return program.until(lambda: program.transferred >= goal) and _after(0.3)


def record(round_: "Round", program: Program) -> bool:
    """Right at or behind a record of progress."""
    goal = round_.next_goal()
    if not program.until(lambda: program.transferred >= goal):
        return False
    before = _stamp(round_.profile)
    return program.until(lambda: _stamp(round_.profile) != before) and _after(0.004)


def settled(round_: "Round", program: Program) -> bool:
    """Once the whole part file got the server's time, which is before the rename."""
    return program.until(lambda: round_.is_stamped() or round_.is_named()) and _after(0.006)


def renamed(round_: "Round", program: Program) -> bool:
    """Once the final name is there; the program is held behind that call."""
    return program.until(round_.is_named)


def named(round_: "Round", program: Program) -> bool:
    """At or right behind the final name, while what comes after it is done."""
    return program.until(round_.is_named) and _after(random.choice((0, 0.004)))  # noqa: S311


def completed(_round: "Round", program: Program) -> bool:
    """Once the end was told, before the program is gone."""
    return program.until(lambda: program.result is not None) and _after(0.01)


def _stamp(profile: Path) -> tuple[int, int]:
    try:
        status = (profile / f"{DATABASE_NAME}-wal").stat()
    except FileNotFoundError:
        return 0, 0
    return status.st_mtime_ns, status.st_size


_BEFORE: tuple[Aim, ...] = (
    *(migration, start, probe, transfer, record, probe, transfer, record, start, transfer, record),
    *(transfer, record, transfer, record),
)
_ENDS: tuple[tuple[Aim, ...], ...] = (
    (renamed, completed),
    (settled, settled, named, named, completed),
)


def order(number: int) -> list[Aim]:
    """Return the kills of a file; the last come as often as the file is not finished by them."""
    return [*_BEFORE, *_ENDS[number % len(_ENDS)]]
