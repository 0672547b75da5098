"""Speed limits of single networks: what the settings take, and which of them hold. Pure."""

import re
from dataclasses import replace

import pytest

from bitsgui.bits.facts import Facts, Link
from bitsgui.bits.limits import LimitView, NetworkLimit
from bitsgui.engine.network_limits import NetworkBook
from bitsgui.settings.network_limits import parse, write
from bitsgui.settings.schema import APP_PRESET, changed

WIFI = Link("wlan0", frozenset({"10.0.0.2"}), is_used=True)
PHONE = Link("wwan0", frozenset({"10.1.0.2", "fd00::2"}))
FACTS = Facts(links=(WIFI, PHONE), connections=frozenset({("wlan0", "Hotel"), ("wwan0", "Phone")}))


def book(limits: str, facts: Facts = FACTS, **settings: object) -> NetworkBook:
    made = NetworkBook(changed(APP_PRESET, network_limits=limits, **settings))
    made.take_facts(facts)
    return made


def rates(made: NetworkBook, interface: str | None = None) -> dict[str, int | None]:
    return {name: bucket.rate for name, bucket in made.of_job(interface).items()}


def test_what_was_written_is_read_again() -> None:
    limits = {"Hotel \u201ewest\u201c": 500_000, "tun0": 1000}
    assert dict(parse(write(limits))) == limits
    assert write({}) is None
    assert dict(parse(None)) == {}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Hotel 500k", "written as a JSON object"),
        ('[["Hotel", 5000]]', "written as a JSON object"),
        ("[" * 100_000, "written as a JSON object"),
        ('{"Hotel": 999}', "'Hotel' must be a number from 1000"),
        ('{"Hotel": "500k"}', "'Hotel' must be a number from 1000"),
        ('{"Hotel": true}', "'Hotel' must be a number from 1000"),
        ('{"Hotel": {}}', "'Hotel' must be a number from 1000"),
        ('{" ": 5000}', "' ' is no name of a network"),
        ('{"Hotel": 5000, "hotel ": 6000}', "'hotel' has two limits"),
    ],
)
def test_what_cannot_be_read_is_refused_by_name(text: str, says: str) -> None:
    with pytest.raises(ValueError, match=re.escape(says)):
        changed(APP_PRESET, network_limits=text)


@pytest.mark.parametrize(
    ("limits", "interface", "found"),
    [
        ("{}", None, {"wlan0": None}),
        ('{"Hotel": 5000}', None, {"wlan0": 5000}),
        ('{"hotel": 5000, "wlan0": 4000}', None, {"wlan0": 4000}),
        ('{"Phone": 5000}', None, {"wlan0": None}),
        ('{"Phone": 5000}', "wwan0", {"wwan0": 5000}),
        ('{"Phone": 5000}', "fd00::2", {"wwan0": 5000}),
        ('{"Phone": 5000}', "10.9.9.9", {}),
        ('{"tun7": 5000}', "tun7", {"tun7": 5000}),
        ('{"Hotel": 5000}', "any", {"wlan0": 5000}),
    ],
)
def test_the_limit_of_the_network_a_job_goes_over_holds(
    limits: str, interface: str | None, found: dict[str, int | None]
) -> None:
    assert rates(book(limits), interface) == found


def test_all_downloads_bound_by_the_settings_go_by_the_network_they_are_bound_to() -> None:
    made = book('{"Phone": 5000}', interface="wwan0")
    assert rates(made) == {"wwan0": 5000}
    assert rates(made, "any") == {"wlan0": None}


def test_the_limit_of_what_carries_a_tunnel_holds_inside_it() -> None:
    tunnel = Link("tun0", frozenset({"10.8.0.2"}), is_used=True)
    made = book('{"Hotel": 5000}', replace(FACTS, links=(WIFI, PHONE, tunnel)))
    assert rates(made) == {"wlan0": 5000, "tun0": None}


def test_jobs_over_one_network_share_its_bucket_which_follows_at_once() -> None:
    made = book('{"Hotel": 5000}')
    (bucket,) = made.of_job(None).values()
    assert made.of_job("10.0.0.2") == {"wlan0": bucket}
    made.follow(changed(APP_PRESET, network_limits='{"Hotel": 7000}'))
    assert bucket.rate == 7000
    made.take_facts(replace(FACTS, connections=frozenset({("wlan0", "Home")})))
    assert bucket.rate is None


def test_only_who_goes_elsewhere_within_or_out_of_a_limit_begins_anew() -> None:
    made = book('{"Phone": 5000}')
    before = made.of_job(None)
    assert not made.is_elsewhere(before, None)
    other = (replace(WIFI, is_used=False), replace(PHONE, is_used=True))
    made.take_facts(replace(FACTS, links=other))
    assert made.is_elsewhere(before, None)
    assert not made.is_elsewhere(made.of_job("wwan0"), "wwan0")
    made.follow(APP_PRESET)
    assert not made.is_elsewhere(before, None)


def test_what_is_told_is_the_network_in_use_and_whether_it_slows() -> None:
    made = book('{"Hotel": 5000, "Phone": 1000}')
    assert made.limit() == NetworkLimit("Hotel", 5000)
    assert made.names() == ("Hotel", "wlan0")
    view = LimitView(network=made.limit())
    assert view.slowing_network == made.limit()
    assert replace(view, rate=6000).slowing_network == made.limit()
    assert replace(view, rate=4000).slowing_network is None
    assert replace(view, rate=0).slowing_network is None
