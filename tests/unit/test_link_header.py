"""Link header fields as servers of mirrors send them, and as nobody should."""

import pytest

from bitsgui.bits.link_header import MOST, Link, parse_links


def targets(*values: str) -> list[str]:
    return [link.target for link in parse_links(values)]


def test_links_of_mirrors_are_read_with_what_is_said_of_them():
    mirror = "<http://a.example/f.iso>; rel=duplicate; pri=1; geo=DE"
    document = '</f.iso.meta4>; Rel="describedby other"; type="application/metalink4+xml"'
    (first, second) = parse_links([f"{mirror}, {document}"])
    assert first == Link(
        "http://a.example/f.iso",
        frozenset({"duplicate"}),
        {"rel": "duplicate", "pri": "1", "geo": "DE"},
    )
    assert second.rels == {"describedby", "other"}
    assert second.parameters["type"] == "application/metalink4+xml"


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("", []),
        ("nothing", []),
        ("<>; rel=duplicate", []),
        ("<a>", ["a"]),
        ("<a>;rel=duplicate,<b>", ["a", "b"]),
        ('<a,b>; x="c, <d>; \\" e", <f>', ["a,b", "f"]),
        ('<a>; rel=duplicate; anchor="#b", <c>', ["c"]),
        ("<a; <b>", []),
        ('<a>; x="open, <b>', ["a"]),
    ],
)
def test_what_cannot_be_read_ends_its_field(value, found):
    assert targets(value) == found


def test_the_first_of_equal_parameters_counts_and_links_have_a_limit():
    (link,) = parse_links(["<a>; rel=duplicate; rel=next"])
    assert link.rels == {"duplicate"}
    assert len(targets(*["<a>"] * MOST, "<b>")) == MOST


def test_a_field_of_quotes_takes_no_time():
    assert targets("<a>;" + '"' * 50_001) == ["a"]
