"""The speeds of a whole transfer in few numbers. Pure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bitsgui.bits.speed_log import MOST_BREAKS, MOST_LIMITS, MOST_STEPS, SpeedLog, unpacked
from bitsgui.bits.types import JobState
from bitsgui.bits.views import SpeedsView

S = JobState


@given(
    st.floats(0, 1e6),
    st.lists(st.tuples(st.floats(0, 5e4), st.integers(0, 2**40)), min_size=1, max_size=40),
)
def test_however_long_it_takes_the_steps_are_few_and_no_byte_is_lost(begin, steps):
    log, at = SpeedLog(begin), begin
    for span, count in steps:
        at += span
        log.add(at, count)
    view = log.view(at)
    assert 0 < len(view.counts) <= MOST_STEPS
    assert sum(view.counts) == sum(count for _, count in steps)
    assert view.first * view.step_s <= begin + view.step_s
    assert (view.first + len(view.counts)) * view.step_s >= at - view.step_s
    assert view.step_s <= max(1.0, 4 * (at - begin) / (MOST_STEPS - 1))


@given(st.lists(st.integers(0, 2**50), min_size=1, max_size=MOST_STEPS))
def test_what_is_stored_is_short_and_comes_back_nearly_exact(counts):
    log = SpeedLog()
    for second, count in enumerate(counts):
        log.add(second, count)
    log.note_break(len(counts), S.TRANSIENT_ERROR)
    log.note_limit(0, 10**9)
    log.note_limit(len(counts), None)
    text = log.packed()
    assert len(text) < 750
    again = unpacked(text, 5.0).view(1.0)
    assert again.counts == pytest.approx(tuple(counts), rel=0.001)
    assert (again.step_s, again.breaks) == (1.0, ((len(counts), S.TRANSIENT_ERROR),))
    assert again.limits == ((0, 10**9), (len(counts), None))


def test_only_breaks_are_marks_and_the_oldest_of_many_go():
    log = SpeedLog()
    for state in (S.SUSPENDED, S.QUEUED, S.TRANSFERRED, S.ERROR):
        log.note_break(1.0, state)
    assert [state for _, state in log.view(2).breaks] == [S.SUSPENDED, S.ERROR]
    for number in range(100):
        log.note_break(number, S.SUSPENDED)
    assert [at for at, _ in log.view(2).breaks] == list(range(100 - MOST_BREAKS, 100))


def test_a_limit_is_noted_when_it_is_another_and_the_oldest_of_many_go():
    log = SpeedLog()
    log.note_limit(0, None)
    assert log.view(1).limits == ()
    for number in range(100):
        log.note_limit(number, number // 2 + 1)
    assert log.view(100).limits == tuple((n, n // 2 + 1) for n in range(0, 100, 2))[-MOST_LIMITS:]
    log.add(0, 1)
    assert unpacked(log.packed(), 100).view(100).limits == log.view(100).limits


def test_a_step_begins_with_its_first_bytes():
    log = SpeedLog()
    assert [log.add(at, 1) for at in (0.1, 0.9, 1.0, 3.5, 3.6)] == [True, False, True, True, False]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x",
        "0 1",
        "0 1 ???",
        "0 1 AAAA",
        "0 1 AAA= 5q",
        "0 0 AAAA",
        "nan 1 AAAA",
        "0 inf AAAA",
        "0 1 AAA=  5",
    ],
)
def test_of_what_cannot_be_read_nothing_is_made_up(text):
    assert unpacked(text, 90.5).view(100) == SpeedsView(100, 90.5, 1.0, 90)


def test_a_job_nothing_came_of_has_nothing_to_store():
    assert SpeedLog().packed() == ""
