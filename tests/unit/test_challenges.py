"""Reading what a server or proxy wants of who logs in."""

import pytest

from bitsgui.bits.challenges import Challenge, parse_challenges
from bitsgui.bits.types import LoginNeed
from bitsgui.engine.logins import wanted


@pytest.mark.parametrize(
    ("values", "found"),
    [
        (["Basic"], [("basic", "", {})]),
        (['bAsIc REALM="a b"'], [("basic", "", {"realm": "a b"})]),
        (["NTLM TlRMTVNTUAAC="], [("ntlm", "TlRMTVNTUAAC=", {})]),
        (["Negotiate", "NTLM"], [("negotiate", "", {}), ("ntlm", "", {})]),
        (["Negotiate YII==, NTLM"], [("negotiate", "YII==", {}), ("ntlm", "", {})]),
        (
            ['Digest realm="x", nonce="a,b", qop="auth,auth-int", stale=TRUE, Basic realm="y"'],
            [
                (
                    "digest",
                    "",
                    {"realm": "x", "nonce": "a,b", "qop": "auth,auth-int", "stale": "TRUE"},
                ),
                ("basic", "", {"realm": "y"}),
            ],
        ),
        (['Basic realm="say \\"hi\\" \\\\"'], [("basic", "", {"realm": 'say "hi" \\'})]),
        (
            ["Basic realm = spaced ,charset=UTF-8"],
            [("basic", "", {"realm": "spaced", "charset": "UTF-8"})],
        ),
        (['Basic realm="one", realm="two"'], [("basic", "", {"realm": "one"})]),
        (['Digest realm="Basic, things"'], [("digest", "", {"realm": "Basic, things"})]),
        (['Basic realm="never ends'], [("basic", "", {"realm": "never ends"})]),
        (["Basic Digest"], [("basic", "", {}), ("digest", "", {})]),
        ([", ,Basic,,"], [("basic", "", {})]),
        (['realm="of nobody"', "", "@@@ ;;;"], []),
        (['Basic realm="\u00fcber"'], [("basic", "", {"realm": "\u00fcber"})]),
    ],
)
def test_challenges_are_read_as_servers_write_them(values, found):
    assert parse_challenges(values) == [Challenge(*each) for each in found]


def test_junk_of_any_length_takes_no_time_to_speak_of():
    assert parse_challenges(['Basic realm="' + "\\" * 100_000, "a=" * 50_000, ", " * 50_000])


@pytest.mark.parametrize(
    ("values", "need"),
    [
        (["Negotiate"], LoginNeed.TICKET),
        (['Negotiate, Bearer realm="x"'], LoginNeed.TICKET),
        (["Negotiate", "NTLM"], LoginNeed.WANTED),
        (['Negotiate, Basic realm="x"'], LoginNeed.WANTED),
        (['Bearer realm="x"'], LoginNeed.NONE),
        ([], LoginNeed.NONE),
    ],
)
def test_what_would_answer_a_challenge(values: list[str], need: LoginNeed) -> None:
    assert wanted(parse_challenges(values)) is need
