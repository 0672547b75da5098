"""Rules for single servers: which one holds, and what is no rule. Pure."""

import json

import pytest

from bitsgui.bits.types import Priority
from bitsgui.engine.hosts import HostBook
from bitsgui.engine.shares import Share
from bitsgui.settings.host_rules import (
    NO_CERTIFICATE,
    HostRule,
    certificates_of,
    parse,
    parts_for,
    pattern_of,
    rule_for,
    rule_for_link,
    write,
)
from bitsgui.settings.schema import APP_PRESET, changed, from_stored, to_stored

PATTERNS = (
    "example.org",
    "*.example.org",
    "*.files.example.org",
    "example.org:8080",
    "*.example.org:8080",
    "192.0.2.7",
    "[2001:db8::1]:8443",
)
RULES = parse(json.dumps({pattern: {} for pattern in PATTERNS}))


@pytest.mark.parametrize(
    ("link", "pattern"),
    [
        ("http://example.org/a", "example.org"),
        ("https://EXAMPLE.org/a", "example.org"),
        ("http://example.org:8080/a", "example.org:8080"),
        ("http://www.example.org/", "*.example.org"),
        ("http://a.b.example.org/", "*.example.org"),
        ("http://a.files.example.org:8080/", "*.files.example.org"),
        ("http://a.example.org:8080/", "*.example.org:8080"),
        ("http://192.0.2.7:81/", "192.0.2.7"),
        ("http://[2001:db8:0::1]:8443/", "[2001:db8::1]:8443"),
        ("http://[2001:db8::1]/", None),
        ("http://notexample.org/", None),
        ("http://org/", None),
        ("file:///example.org", None),
        ("no link", None),
    ],
)
def test_the_rule_that_says_most_exactly_which_server_is_the_one_that_holds(link, pattern):
    found = rule_for_link(RULES, link)
    assert (found.pattern if found else None) == pattern


def test_each_thing_is_as_the_most_exact_rule_says_that_says_anything_of_it():
    rules = parse(
        json.dumps(
            {
                "*.example.org": {"proxy": "p:1", "rate_limit": 9000, "segments": 4},
                "dl.example.org": {"rate_limit": 2000},
                "*.dl.example.org": {},
                "dl.example.org:8080": {"segments": 1, "user_agent": "a"},
            }
        )
    )
    exact, wider, widest = parts_for(rules, "dl.example.org", 8080)
    assert exact == HostRule("dl.example.org:8080", segments=1, user_agent="a")
    assert wider == HostRule("dl.example.org", rate_limit=2000)
    assert widest == HostRule("*.example.org", proxy="p:1")
    together = HostRule(
        "dl.example.org:8080", rate_limit=2000, segments=1, user_agent="a", proxy="p:1"
    )
    assert rule_for(rules, "dl.example.org", 8080) == together
    assert rule_for_link(rules, "http://x.dl.example.org/") == HostRule(
        "*.dl.example.org", proxy="p:1", rate_limit=9000, segments=4
    )


def test_a_certificate_never_gets_the_key_of_another_rule():
    wide = HostRule("*.example.org", certificate="/wide.pem", key="/wide.key")
    own = HostRule("own.example.org", certificate="/own.pem")
    rules = parse(write((wide, own)))
    assert rule_for(rules, "own.example.org", 443) == own
    assert rule_for(rules, "a.example.org", 443) == wide


def test_a_rule_may_show_no_certificate_where_a_wider_one_has_one():
    wide = HostRule("*.example.org", certificate="/wide.pem", key="/wide.key", segments=2)
    own = HostRule("own.example.org", certificate=NO_CERTIFICATE)
    rules = parse(write((wide, own)))
    shown = HostRule("own.example.org", certificate=NO_CERTIFICATE, segments=2)
    assert rule_for(rules, "own.example.org", 443) == shown
    assert shown.files is None
    assert certificates_of(write((wide, own))) == [wide.files]


def test_a_name_with_a_star_is_not_the_name_behind_it():
    assert rule_for(parse('{"*.example.org": {}}'), "example.org", 80) is None


@pytest.mark.parametrize(
    ("typed", "pattern"),
    [
        (" Example.ORG ", "example.org"),
        ("*.Example.org:8080", "*.example.org:8080"),
        ("b\u00fccher.example", "xn--bcher-kva.example"),
        ("https://example.org/a/b?c", "example.org"),
        ("http://user:pw@example.org:8080/", "example.org:8080"),
        ("example.org.", "example.org"),
        ("[2001:DB8:0::1]", "[2001:db8::1]"),
    ],
)
def test_a_pattern_has_one_form_however_it_is_typed(typed, pattern):
    assert pattern_of(typed) == pattern == pattern_of(pattern)


@pytest.mark.parametrize(
    "typed",
    ["", "*", "*.", "a b", "a/b", "example.org:0", "example.org:99999", "*.1.2.3.4", "a*.b"],
)
def test_what_is_no_server_is_named_in_the_refusal(typed):
    with pytest.raises(ValueError, match="is no server") as refusal:
        pattern_of(typed)
    assert repr(typed) in str(refusal.value)
    with pytest.raises(ValueError, match="is no server"):
        changed(APP_PRESET, host_rules=json.dumps({typed: {}}))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[]", "JSON object"),
        ("{", "JSON object"),
        ('{"a.example": 3}', "'a.example' is no JSON object"),
        ('{"a.example": {"connections": 0}}', "'a.example' does not take 0 for connections"),
        ('{"a.example": {"segments": true}}', "does not take True for segments"),
        ('{"a.example": {"rate_limit": 5}}', "does not take 5 for rate_limit"),
        ('{"a.example": {"user_agent": "a\\nb"}}', "for user_agent"),
        ('{"a.example": {"certificate": "amy.pem"}}', "for certificate"),
        ('{"a.example": {"proxy": 3}}', "does not take 3 for proxy"),
        ('{"a.example": {"proxy": ""}}', "does not take '' for proxy"),
        ('{"a.example": {"proxy": "ftp://x"}}', "ftp://x is no proxy"),
        ('{"a.example": {"proxy": "h:1 h:b"}}', "h:b is no proxy"),
        ('{"a.example": {"key": "/amy.key"}}', "key without a certificate"),
        ('{"a.example": {"certificate": "none", "key": "/k"}}', "key without a certificate"),
        ('{"a.example": {"key": "none"}}', "'a.example' does not take 'none' for key"),
        ('{"a.example": {"colour": 1}}', "for colour"),
        ('{"a.example": {}, "A.example": {}}', "'a.example' has two rules"),
        ('{"a.example": {}, "a.example": {}}', "'a.example' has two rules"),
    ],
)
def test_what_is_no_rule_is_refused_in_a_sentence_that_names_it(text, says):
    with pytest.raises(ValueError, match=says.replace("'", "'")) as refusal:
        changed(APP_PRESET, host_rules=text)
    assert str(refusal.value).endswith(".")


def test_a_password_in_the_proxy_of_a_rule_is_refused_and_not_repeated():
    for choice in ("http://amy:s3cret@proxy.example", "amy:s3cret@proxy.example"):
        with pytest.raises(ValueError, match="Give them as its login") as refusal:
            changed(APP_PRESET, host_rules=json.dumps({"a.example": {"proxy": choice}}))
        assert "s3cret" not in str(refusal.value)


def test_rules_come_back_from_the_store_as_they_were_chosen():
    rules = (
        HostRule("*.example.org", connections=2, user_agent="M\u00fcller/1 (x; y)"),
        HostRule("example.org:8080", rate_limit=2048, segments=1, proxy="none"),
        HostRule("*.lan", proxy="http://proxy.example:3128 socks5://10.0.0.1:1080"),
        HostRule("plain.example"),
    )
    chosen = changed(APP_PRESET, host_rules=write(rules))
    again, unknown = from_stored(json.loads(json.dumps(to_stored(chosen))), "app")
    assert (again, unknown, parse(again.host_rules)) == (chosen, {}, rules)
    assert write(()) is None


def test_what_a_later_version_wrote_is_kept_and_not_half_read():
    text = '{"a.example": {"connections": 2, "colour": "red"}}'
    settings, unknown = from_stored({"preset": "app", "host_rules": text}, "app")
    assert (settings.host_rules, unknown) == (None, {"host_rules": text})


def test_the_bucket_of_a_host_has_the_rate_of_its_rule_at_once():
    book = HostBook(16, 5000, parse('{"a.example": {"rate_limit": 2000}}'))
    ruled, other = book.bucket("http://a.example:80"), book.bucket("http://b.example:80")
    assert (ruled.rate, other.rate) == (2000, 5000)
    book.change(16, 5000, parse('{"*.example": {"rate_limit": 9000}}'))
    assert (ruled.rate, other.rate) == (9000, 9000)
    book.change(16, None, ())
    assert (ruled.rate, other.rate) == (None, None)


async def test_places_that_a_changed_rule_brings_go_to_those_who_wait():
    book = HostBook(16, None, parse('{"a.example": {"connections": 1}}'))
    key, share = "https://a.example:443", Share(lambda: Priority.NORMAL)
    first = await book.take(key, share)
    assert book.try_take(key, share) is None
    assert book.allowed("https://b.example:443") == 16
    news = book.news()
    waiting = book.take(key, share)
    waiting.send(None)  # it has asked and waits
    book.change(16, None, parse('{"a.example": {"connections": 2}}'))
    assert news.done()
    with pytest.raises(StopIteration) as given:
        waiting.send(None)
    assert book.try_take(key, share) is None
    book.change(16, None, parse('{"a.example": {"connections": 1}}'))
    assert book.surplus(key, share) == 1
    first.release()
    assert book.surplus(key, share) == 0
    given.value.value.release()
    assert book.try_take(key, share) is not None
