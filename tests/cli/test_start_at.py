"""``--start-at``: what it takes, and that it waits."""

from argparse import ArgumentTypeError
from datetime import UTC, datetime, timedelta

import pytest

from bitsgui.cli import values
from tests.cli.conftest import TIMEOUT_S, wait_for
from tests.servers.pattern import pattern
from tests.servers.script import Script


def test_a_clock_time_is_the_next_one_here():
    now = datetime.now().astimezone()
    for hours in (1, 23):
        wanted = now + timedelta(hours=hours)
        found = values.moment(f"{wanted:%H:%M}")
        assert found.utcoffset() == timedelta(0)
        assert f"{found.astimezone():%H:%M}" == f"{wanted:%H:%M}"
        assert timedelta(0) < found - now <= timedelta(hours=25)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2091-11-30T22:00+02:00", datetime(2091, 11, 30, 20, tzinfo=UTC)),
        ("2091-11-30 22:00Z", datetime(2091, 11, 30, 22, tzinfo=UTC)),
        (
            "2091-11-30T22:00:30",
            datetime(2091, 11, 30, 22, 0, 30).astimezone(UTC),
        ),
    ],
)
def test_a_date_says_its_zone_or_is_local(text, expected):
    assert values.moment(text) == expected


@pytest.mark.parametrize("text", ["", "soon", "24:00", "7", "12:60", "2091-02-30T10:00", "22.00"])
def test_what_is_no_time_is_refused_with_an_example(text):
    with pytest.raises(ArgumentTypeError, match=r"is no time; write 22:00, or a date"):
        values.moment(text)


def test_a_time_that_has_passed_is_refused():
    with pytest.raises(ArgumentTypeError, match="has passed; write a time that is still to come"):
        values.moment("2001-01-01T10:00")


def test_a_transfer_waits_for_its_time_unless_it_is_resumed_before(program, server):
    url = server.script("/a.bin", Script(size=30_000, seed=3))
    when = datetime.now(UTC).replace(microsecond=0) + timedelta(hours=1)
    options = ("--to", str(program.folder), "--start-at", when.isoformat(), "--json")
    waiting = program.start("transfer", url, *options)
    (first,) = wait_for(waiting, "job")
    assert (first["state"], first["wait"]) == ("QUEUED", "start")
    assert first["start_at"] == when.isoformat().replace("+00:00", "Z")
    assert server.bytes_sent("/a.bin") == 0
    assert program.run("resume", first["id"]).returncode == 0
    waiting.communicate(timeout=TIMEOUT_S)
    assert waiting.returncode == 0
    assert (program.folder / "a.bin").read_bytes() == pattern(3, 0, 30_000)


def test_bad_times_end_with_2_and_a_sentence(program, server):
    done = program.transfer(server.script("/a.bin", Script(size=10)), "--start-at", "soon")
    assert done.returncode == 2
    assert "'soon' is no time; write 22:00" in done.stderr
