"""Rules of patterns.py."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bitsgui.bits.patterns import LIMIT, PatternError, expand, literal

H = "http://h/"


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("[1-3]", ["1", "2", "3"]),
        ("[08-11]", ["08", "09", "10", "11"]),
        ("[8-011]", ["008", "009", "010", "011"]),
        ("[0-2]", ["0", "1", "2"]),
        ("[3-1]", ["3", "2", "1"]),
        ("[0-10:5]", ["0", "5", "10"]),
        ("[10-0:4]", ["10", "6", "2"]),
        ("[a-c].x", ["a.x", "b.x", "c.x"]),
        ("[C-A]", ["C", "B", "A"]),
        ("{a,bc,}", ["a", "bc", ""]),
        ("[1-2]{x,y}", ["1x", "1y", "2x", "2y"]),
        ("[7-7]", ["7"]),
    ],
)
def test_a_pattern_stands_for_its_links_in_order(text, links):
    pattern = expand(H + text)
    assert list(pattern) == [H + link for link in links]
    assert pattern.count == len(links)
    assert pattern.at(len(links) - 1) == H + links[-1]


@pytest.mark.parametrize(
    "text",
    [
        "http://[::1]/",
        "http://[fe80::1-2]/x",
        "http://h/a[1].zip",
        "http://h/[a-Z]",
        "http://h/[1-]",
        "http://h/{one}",
        "http://h/?q={%22a%22:1,%22b%22:2}",
        'http://h/?q={"a":1,"b":2}',
        "C:\\new\\[01-20].zip",
        "/srv/{a,b}",
        "http://h/\u0661-\u0663",
        "http://h/[\u0661-\u0663]",
    ],
)
def test_other_brackets_mean_themselves(text):
    assert list(expand(text)) == [text]


def test_a_pattern_in_the_path_of_a_numeric_host_is_expanded():
    assert list(expand("http://[::1]:80/[1-2]")) == ["http://[::1]:80/1", "http://[::1]:80/2"]


def test_a_backslash_or_the_switch_keeps_brackets():
    assert list(expand(H + r"\[1-2\]\{a,b\}")) == [H + "[1-2]{a,b}"]
    assert list(expand(H + r"\[1-2\][1-2]")) == [H + "[1-2]1", H + "[1-2]2"]
    assert list(expand(H + r"[1-2]\[", is_literal=True)) == [H + r"[1-2]\["]


def test_too_many_links_are_counted_without_making_one():
    # Nobody would live to see the end of making them.
    with pytest.raises(PatternError, match=r"000,000 links; 10,000 at once") as raised:
        expand(H + "[1-1000000000]" * 2)
    assert raised.value.count == 10**18
    assert expand(H + f"[1-{LIMIT}]").count == LIMIT


def test_steps_of_nothing_are_refused():
    with pytest.raises(PatternError, match="steps of 0"):
        expand(H + "[1-2:0]")


@given(st.text(st.sampled_from("[]{}-,:019azAZ\\/%"), max_size=30))
def test_a_text_made_literal_stands_for_itself(text):
    assert list(expand(literal(H + text))) == [H + text]
