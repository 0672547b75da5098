"""Choosing a proxy in one line, and what is said of a line nobody can read."""

import pytest

from bitsgui.bits.proxy_choice import (
    bypass_problem,
    chosen,
    chosen_for_one,
    servers_problem,
    written,
)
from bitsgui.bits.types import PROXY_LIMIT, ProxySettings, ProxyUsage
from bitsgui.settings.schema import APP_PRESET, changed


@pytest.mark.parametrize(
    ("line", "usage"),
    [
        ("system", ProxyUsage.PRECONFIG),
        (" None ", ProxyUsage.NO_PROXY),
        ("AUTO", ProxyUsage.AUTODETECT),
    ],
)
def test_a_word_is_a_usage_and_is_written_as_that_word(line: str, usage: ProxyUsage) -> None:
    assert chosen(line, "a.example") == ProxySettings(usage)
    assert written(chosen(line, None)) == line.strip().lower()


@pytest.mark.parametrize("place", ["http://pac.example/proxy.pac", "/etc/a proxy.pac"])
def test_a_download_may_name_a_script_of_its_own(place: str) -> None:
    found = chosen_for_one(f"Auto {place} ", None)
    assert found == ProxySettings(ProxyUsage.AUTODETECT, script=place)
    assert chosen_for_one(written(found), None) == found
    assert chosen_for_one("auto", None) == ProxySettings(ProxyUsage.AUTODETECT)
    assert chosen_for_one("automatic:8080", None).usage is ProxyUsage.OVERRIDE


@pytest.mark.parametrize("place", ["proxy.pac", "http://amy:pw@pac.example/", "pac.example"])
def test_what_is_no_place_of_a_script_is_refused(place: str) -> None:
    with pytest.raises(ValueError, match="link without a login, or the full path"):
        chosen_for_one(f"auto {place}", None)


def test_everything_else_is_a_list_that_leaves_this_machine_out() -> None:
    servers = "proxy.example:8080 https=socks5://10.0.0.1"
    assert chosen(servers, "*.lan") == ProxySettings(ProxyUsage.OVERRIDE, servers, "*.lan")
    assert chosen(servers, None).bypass == "localhost"
    assert written(chosen(servers, None)) == servers


@pytest.mark.parametrize(
    ("servers", "entry"),
    [
        ("ok.example ftp://b", "ftp://b"),
        ("http://h:b ok", "http://h:b"),
        ("gopher=x:1", "gopher=x:1"),
        ("ok:1;bad host/x", "host/x"),
    ],
)
def test_the_server_nobody_can_read_is_named(servers: str, entry: str) -> None:
    assert servers_problem(servers).startswith(f"{entry} is no proxy.")
    with pytest.raises(ValueError, match="is no proxy"):
        chosen(servers, None)


@pytest.mark.parametrize(
    ("bypass", "entry"),
    [("*.ok.example, a/b", "a/b"), ("10.0.0.0/8;10.0.0.0/33", "10.0.0.0/33"), ("x:0", "x:0")],
)
def test_the_host_nobody_can_read_is_named(bypass: str, entry: str) -> None:
    assert bypass_problem(bypass).startswith(f"{entry} is no host.")
    with pytest.raises(ValueError, match="is no host"):
        changed(APP_PRESET, proxy_bypass=bypass)


@pytest.mark.parametrize("bypass", ["", "192.168.* 10.0.0.0/8 [::1]:80 <local>;https://a:1"])
def test_the_wider_grammar_is_taken(bypass: str) -> None:
    assert bypass_problem(bypass) == ""


def test_a_password_is_refused_and_not_repeated() -> None:
    problem = servers_problem("http://amy:s3cret@proxy.example")
    assert "Give them as its login" in problem
    assert "s3cret" not in problem


def test_too_long_is_said_of_either_list() -> None:
    entries = "a.example " * (PROXY_LIMIT // 10 + 1)
    assert "too long" in servers_problem(entries)
    assert "too long" in bypass_problem(entries)
    assert servers_problem("  ") == "Name the proxy to use."
