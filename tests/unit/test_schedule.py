"""The weekly schedule of speed limits: what can be written, and what holds when."""

import os
import time
from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bitsgui.settings import override, schedule
from bitsgui.settings.schema import APP_PRESET, changed

HOUR = 3600


@pytest.fixture
def berlin(monkeypatch: pytest.MonkeyPatch) -> Iterator[ZoneInfo]:
    """The clock on the wall is one in Berlin."""
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    yield ZoneInfo("Europe/Berlin")
    monkeypatch.undo()
    time.tzset()


def at(zone: ZoneInfo, *when: int, fold: int = 0) -> float:
    return datetime(*when, tzinfo=zone, fold=fold).timestamp()


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("mon-fri 8-18 2M", "mon-fri 8-18 2M"),
        ("MON-FRI 08:00-18:00 2097152", "mon-fri 8-18 2M"),
        ("daily 0-24 pause; sun 0-24 full", "mon-sat 0-24 pause"),
        ("fri 22-6 500k", "fri 22-24 500k; sat 0-6 500k"),
        ("sun 23-1 1000", "mon 0-1 1000; sun 23-24 1000"),
        ("sat-mon 9-10,12-13 1M", "mon,sat,sun 9-10 1M; mon,sat,sun 12-13 1M"),
        ("mon,tue 1-2 full", None),
        ("", None),
    ],
)
def test_a_schedule_has_one_form_that_says_the_same(text: str, same: str | None):
    written = schedule.write(schedule.parse(text))
    assert written == same
    assert schedule.parse(written) == schedule.parse(text)


@pytest.mark.parametrize(
    "text",
    [
        "mon 8-18",
        "someday 8-18 2M",
        "mon- 8-18 2M",
        "mon 8-8 2M",
        "mon 25-26 2M",
        "mon 8-25 2M",
        "mon 8:30-9 2M",
        "mon 8-18 fast",
        "mon 8-18 10",
        "mon 8-18 2M extra",
        "mon 1-2 1M; tue 1-2 2M; wed 1-2 3M; thu 1-2 4M",
    ],
)
def test_what_is_no_schedule_is_refused_by_a_sentence_and_not_taken(text: str):
    with pytest.raises(ValueError, match=r"^[A-Z'].{20,}"):
        changed(APP_PRESET, rate_schedule=text)


def test_hours_are_those_of_the_clock_on_the_wall(berlin: ZoneInfo):
    plan = schedule.parse("mon-fri 8-18 2M; sat 0-24 pause")
    for when, cell in {
        (2026, 11, 23, 7, 59): None,
        (2026, 11, 23, 8, 0): 2 * 1024**2,
        (2026, 11, 27, 17, 59): 2 * 1024**2,
        (2026, 11, 27, 18, 0): None,
        (2026, 11, 28, 12, 0): schedule.PAUSED,
    }.items():
        assert plan.at(at(berlin, *when)) == cell


def test_the_next_change_is_told_across_the_week(berlin: ZoneInfo):
    plan = schedule.parse("mon 8-18 2M")
    monday = at(berlin, 2026, 11, 23, 8)
    assert plan.next_change(monday - 1) == monday
    assert plan.next_change(monday) == monday + 10 * HOUR
    assert plan.next_change(monday + 10 * HOUR) == monday + 7 * 24 * HOUR
    assert schedule.parse("daily 0-24 1M").next_change(monday) is None


def test_an_hour_that_summer_time_skips_is_not_there(berlin: ZoneInfo):
    plan = schedule.parse("sun 2-3 pause")
    before = at(berlin, 2026, 3, 29, 1, 30)
    change = plan.next_change(before)
    assert change == at(berlin, 2026, 4, 5, 2)


def test_an_hour_that_comes_twice_holds_twice(berlin: ZoneInfo):
    plan = schedule.parse("sun 2-3 pause")
    first = at(berlin, 2026, 10, 25, 2)
    assert plan.next_change(first - 60) == first
    assert plan.next_change(first) == first + 2 * HOUR


def test_clocks_that_go_by_half_hours_change_on_their_own(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("TZ", "Asia/Kolkata")
    schedule.heed_zone()
    try:
        zone = ZoneInfo("Asia/Kolkata")
        plan = schedule.parse("daily 8-9 1M")
        assert plan.next_change(at(zone, 2026, 11, 23, 7, 1)) == at(zone, 2026, 11, 23, 8)
    finally:
        monkeypatch.undo()
        schedule.heed_zone()


def test_another_time_zone_is_noticed_when_it_is_asked_for(berlin: ZoneInfo):
    noon = at(berlin, 2026, 11, 23, 12)
    plan = schedule.parse("mon 12-13 1M")
    assert plan.at(noon)
    os.environ["TZ"] = "Asia/Tokyo"
    schedule.heed_zone()
    assert plan.at(noon) is schedule.FULL


def test_an_override_lasts_until_the_schedule_changes(berlin: ZoneInfo):
    text, monday = "mon 8-18 2M", at(berlin, 2026, 11, 23, 12)
    found = override.until_next_change("full", text, monday)
    assert found == "full until 2026-11-23T17:00:00+00:00"
    kept = override.parse(found)
    assert kept.holds(monday)
    assert kept.holds(monday + 6 * HOUR - 1)
    assert not kept.holds(monday + 6 * HOUR)
    assert override.write(kept) == found
    assert override.until_next_change("500k", None, monday) is None


@pytest.mark.parametrize("text", ["fast", "full until then", "", "1M until"])
def test_what_is_no_override_is_refused_by_a_sentence(text: str):
    with pytest.raises(ValueError, match=r" is no "):
        override.parse(text)
