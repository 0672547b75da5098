import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bitsgui.bits.proxy_hosts import glob_matches
from bitsgui.bits.proxy_rules import BypassList, NoProxy, environment_proxy, parse_override


def test_a_bare_server_serves_every_protocol_without_its_own_entry():
    proxies = parse_override("https=https://secure:8443 any:3128; second")
    assert proxies.server_for("https") == ["https://secure:8443"]
    assert proxies.server_for("http") == ["http://any:3128", "http://second"]


def test_socks_serves_what_nothing_else_does():
    proxies = parse_override("socks=s:1080 http=h:3128")
    assert proxies.server_for("http") == ["http://h:3128"]
    assert proxies.server_for("https") == ["socks4://s:1080"]


def test_no_proxy_may_stand_in_a_list():
    assert parse_override("http=p:1 http=direct://").server_for("http") == [
        "http://p:1",
        "direct://",
    ]


def test_a_protocol_without_any_entry_has_no_server():
    assert parse_override("http=one").server_for("https") == []


@pytest.mark.parametrize(
    ("entry", "url"),
    [
        ("HTTP=HTTP://Proxy.Example:80/", "http://Proxy.Example:80"),
        ("10.1.2.3", "http://10.1.2.3"),
        ("[2001:db8::1]:8080", "http://[2001:db8::1]:8080"),
        ("http=under_score-1.test.", "http://under_score-1.test."),
        ("SOCKS5://p:1", "socks5://p:1"),
        ("http=socks4a://p", "socks4a://p"),
        ("socks://p:1080", "socks5h://p:1080"),
        ("socks=p:1080", "socks4://p:1080"),
        ("socks=socks5h://p", "socks5h://p"),
        ("direct://", "direct://"),
    ],
)
def test_server_forms_become_proxy_urls(entry, url):
    assert parse_override(entry).server_for("http") == [url]


@pytest.mark.parametrize(
    "text",
    [
        *("", "  ", "ftp=proxy", "ftp://proxy", "http=", "http://", "proxy:", "proxy:0"),
        *("proxy:65536", "proxy:x", "user:pw@proxy", "proxy/path", "[::1", "a b|c", "-x", "p:1:2"),
    ],
)
def test_bad_proxy_lists_are_refused(text):
    with pytest.raises(ValueError, match=r"prox|port"):
        parse_override(text)


@pytest.mark.parametrize("text", ["http://", "x:99999", "a/b", "<other>", "a:b:c", "10.0.0.0/33"])
def test_strict_bypass_lists_name_the_entry_nobody_can_read(text):
    with pytest.raises(ValueError, match=re.escape(f"not a bypass entry: {text!r}")):
        BypassList.parse(f"ok.test {text}", strict=True)
    assert BypassList.parse(f"{text} ok.test").matches("ok.test", 80, "http")


def test_strict_bypass_lists_take_the_documented_forms():
    rules = BypassList.parse("*.org;<local>, 10.1.1.1 server:8080", strict=True)
    assert rules.matches("www.a.org", 443, "https")
    assert rules.matches("intranet", 80, "http")
    assert rules.matches("10.1.1.1", 80, "http")
    assert not rules.matches("www.a.com", 80, "http")


def test_strict_bypass_lists_take_what_people_write_besides():
    rules = BypassList.parse("192.168.*;10.0.0.0/8, https://only.test a*b.test", strict=True)
    assert rules.matches("192.168.7.1", 80, "http")
    assert rules.matches("10.9.9.9", 80, "http")
    assert rules.matches("only.test", 443, "https")
    assert not rules.matches("only.test", 80, "http")
    assert rules.matches("a-x-b.test", 80, "http")


def test_only_names_without_a_dot_are_local():
    rules = BypassList.parse("<local>")
    assert rules.matches("host", 80, "http")
    assert not rules.matches("host.test", 80, "http")
    assert not rules.matches("2001:db8::1", 80, "http")


def test_this_machine_bypasses_unless_the_list_says_otherwise():
    assert BypassList.parse("").matches("[::1]", 80, "http")
    assert not BypassList.parse("<-loopback>").matches("127.0.0.1", 80, "http")
    assert BypassList.parse("<-loopback> localhost").matches("localhost", 80, "http")


@given(st.text("ab*", max_size=8), st.text("ab", max_size=8))
def test_a_pattern_matches_as_the_regular_expression_would(pattern, text):
    expression = pattern.replace("*", ".*")
    assert glob_matches(pattern, text) == bool(re.fullmatch(expression, text))


@given(st.text(max_size=40), st.text(max_size=20))
def test_any_list_can_be_asked_about_any_host(text, host):
    assert BypassList.parse(text).matches(host, 80, "http") in {True, False}
    assert NoProxy.parse(text).matches(host, 80) in {True, False}


@pytest.mark.parametrize(
    ("text", "host", "port", "is_direct"),
    [
        ("a.test", "www.a.test", 80, True),
        (".a.test", "a.test.", 80, True),
        ("*.a.test", "a.test", 80, False),
        ("a.test", "ba.test", 80, False),
        ("a.test:81", "a.test", 80, False),
        ("10.0.0.0/8", "10.9.9.9", 80, True),
        ("10.0.0.0/8", "10.test", 80, False),
        ("10.0.0.0/8", "::ffff:10.1.1.1", 80, True),
        ("x,*", "any.test", 80, True),
        ("bücher.test", "www.xn--bcher-kva.test", 80, True),
        ("", "127.1.2.3", 80, True),
        ("<-loopback>", "127.1.2.3", 80, False),
        ("a:b:c, :1, /8, *x*", "c", 1, False),
    ],
)
def test_no_proxy_entries(text, host, port, is_direct):
    assert NoProxy.parse(text).matches(host, port) is is_direct


@pytest.mark.parametrize(
    ("env", "scheme", "proxy"),
    [
        ({"HTTP_PROXY": "p:1", "http_proxy": "q:2"}, "http", "http://q:2"),
        ({"http_proxy": "", "ALL_PROXY": "https://p"}, "http", "https://p"),
        ({"http_proxy": "p"}, "https", None),
        ({"HTTPS_PROXY": "p", "REQUEST_METHOD": "GET"}, "https", "http://p"),
        ({"HTTP_PROXY": "p", "REQUEST_METHOD": "GET"}, "http", None),
        ({"http_proxy": "p", "REQUEST_METHOD": "GET"}, "http", "http://p"),
        ({"all_proxy": "p", "NO_PROXY": "test"}, "http", None),
        ({}, "http", None),
    ],
)
def test_environment_variables_name_the_proxy(env, scheme, proxy):
    assert environment_proxy(env, scheme, "a.test", 80) == proxy
