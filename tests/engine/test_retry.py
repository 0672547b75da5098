"""When a failed job is tried again. Pure."""

import pytest

from bitsgui.engine.retry import delay, is_hopeless
from bitsgui.settings.schema import API_PRESET, APP_PRESET, changed


@pytest.mark.parametrize("attempt", [1, 2, 50])
def test_the_contract_waits_the_same_time_each_time(attempt: int):
    assert delay(attempt, 600, API_PRESET, chance=0.9) == 600


def test_the_app_doubles_from_5_s_to_10_min():
    waits = [delay(attempt, 5, APP_PRESET, chance=0.5) for attempt in range(1, 10)]
    assert waits == [5, 10, 20, 40, 80, 160, 320, 600, 600]


def test_jitter_stays_within_a_quarter():
    assert delay(1, 100, APP_PRESET, chance=0.0) == 75
    assert delay(1, 100, APP_PRESET, chance=1.0) == 125


def test_retry_after_is_honoured_within_reason_and_never_shortens():
    assert delay(1, 5, APP_PRESET, chance=0.5, asked_s=60) == 60
    assert delay(1, 5, APP_PRESET, chance=0.5, asked_s=10**9) == APP_PRESET.retry_after_max_s
    assert delay(1, 600, API_PRESET, chance=0.5, asked_s=1) == 600


def test_a_job_with_a_longer_delay_than_the_maximum_keeps_its_delay():
    assert delay(3, 3600, API_PRESET, chance=0.5) == 3600


def test_a_huge_attempt_does_not_overflow():
    assert delay(10**6, 1, changed(APP_PRESET, retry_jitter=0.0), chance=0) == 600


@pytest.mark.parametrize(
    ("retry_s", "patience_s", "expected"),
    [(600, 0, True), (0, 0, True), (61, 60, True), (60, 60, False), (5, 600, False)],
)
def test_no_retry_where_none_would_fit(retry_s: float, patience_s: float, expected: bool):
    assert is_hopeless(retry_s, patience_s) is expected
