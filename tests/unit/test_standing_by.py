"""A thread stands still for another one for a moment, and seldom where that is in vain."""

import threading

from bitsgui.bits.standing_by import Patience, Signal


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_waiting_in_vain_is_tried_again_ever_later_and_at_once_after_a_reward() -> None:
    clock = Clock()
    patience = Patience(clock)
    rests = list[float]()
    for _ in range(9):
        assert patience.is_left
        patience.note(was_rewarded=False)
        before = clock.now
        while not patience.is_left:
            clock.now += 0.005
        rests.append(round(clock.now - before, 1))
    assert rests == [0.0, 0.0, 0.0, 0.1, 0.2, 0.3, 0.6, 1.0, 1.0]
    patience.note(was_rewarded=True)
    assert patience.is_left
    patience.note(was_rewarded=False)
    clock.now += 0.01
    assert patience.is_left


def test_who_stands_by_is_told_by_the_signal_alone() -> None:
    signal, told = Signal(), list[bool]()
    thread = threading.Thread(target=lambda: told.append(signal.give()))
    thread.start()
    assert signal.wait(10)
    thread.join()
    assert told == [True]


def test_a_signal_that_nobody_awaits_any_more_says_so() -> None:
    signal = Signal()
    assert not signal.wait(0.001)
    assert not signal.is_awaited
    assert not signal.give()
