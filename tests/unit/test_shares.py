"""Who gives up connections for files that have none."""

import pytest

from bitsgui.bits.types import Priority
from bitsgui.engine.shares import Share, asked

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
