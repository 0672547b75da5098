"""Who gives up connections for files that have none."""

import pytest

from bitsgui.bits.types import Priority
from bitsgui.engine.shares import Share, asked, surplus

FRONT, HIGH, NORMAL, LOW = (
    Priority.FOREGROUND,
    Priority.HIGH,
    Priority.NORMAL,
    Priority.LOW,
)


@pytest.mark.parametrize(
    ("line", "held", "excess", "given"),
    [
        ([NORMAL], [(NORMAL, 8), (NORMAL, 8)], 0, [1, 0]),
        ([NORMAL] * 4, [(NORMAL, 8), (NORMAL, 8)], 0, [2, 2]),
        ([NORMAL] * 4, [(NORMAL, 8), (NORMAL, 2)], 0, [4, 0]),  # those with the most
        ([FRONT], [(NORMAL, 8), (LOW, 2)], 0, [0, 1]),  # of the lowest priority
        ([FRONT] * 2, [(NORMAL, 8), (LOW, 2)], 0, [1, 1]),  # which keeps one
        ([NORMAL], [(FRONT, 8), (HIGH, 8)], 0, [0, 0]),  # none for a lower one
        ([FRONT, NORMAL], [(HIGH, 8)], 0, [1]),
        ([NORMAL] * 5, [(NORMAL, 3), (NORMAL, 1)], 0, [2, 0]),
        ([NORMAL], [(NORMAL, 5)], 1, [2]),  # the host allows 4
        ([NORMAL], [(NORMAL, 5)], 4, [0]),  # giving up would help nobody
        ([], [(NORMAL, 5)], 1, [0]),
    ],
)
def test_who_is_asked_for_how_many(
    line: list[Priority], held: list[tuple[Priority, int]], excess: int, given: list[int]
):
    files = {Share(lambda priority=priority: priority): count for priority, count in held}
    found = asked(line, files, excess)
    assert [found[share] for share in files] == given


def test_who_could_not_go_on_later_is_not_asked():
    firm, other = Share(lambda: NORMAL, can_give=False), Share(lambda: NORMAL)
    assert asked([NORMAL], {firm: 8, other: 2}, 0) == {other: 1}


@pytest.mark.parametrize(
    ("held", "excess", "ended"),
    [
        ([(NORMAL, 8), (NORMAL, 8)], 12, [6, 6]),
        ([(NORMAL, 8), (NORMAL, 2)], 5, [5, 0]),  # those with the most
        ([(HIGH, 8), (LOW, 4)], 5, [2, 3]),  # the lowest priority first, which keeps one
        ([(HIGH, 2), (LOW, 2)], 3, [1, 2]),  # the last one of a file at the very end
        ([(HIGH, 1)], 1, [1]),
        ([(HIGH, 3)], 0, [0]),
    ],
)
def test_no_more_connections_end_than_are_too_many(
    held: list[tuple[Priority, int]], excess: int, ended: list[int]
):
    files = {
        Share(lambda priority=priority: priority, can_wait=True): count for priority, count in held
    }
    found = surplus(files, excess)
    assert [found[share] for share in files] == ended


def test_who_could_not_go_on_later_keeps_its_last_connection():
    firm, other = Share(lambda: LOW), Share(lambda: NORMAL, can_wait=True)
    assert surplus({firm: 1, other: 1}, 1) == {other: 1}
    assert surplus({firm: 3}, 3) == {firm: 2}
