"""What a desktop gives a start so that a window may come to the front."""

import pytest

from bitsgui.desktop.activation import Activation, activation_of_this_start


@pytest.mark.parametrize(
    ("startup_id", "time"),
    [
        ("xfce4-panel-1-host-bitsgui-0_TIME123456", 123456),
        ("a_TIME4294967295", 4294967295),
        ("a_TIME99999999999", 0),
        ("a_TIME1 b", 0),
        ("", 0),
    ],
)
def test_a_startup_id_tells_when_the_user_asked(startup_id, time):
    assert Activation.of("", startup_id).time == time


def test_what_can_be_no_token_is_left_out():
    for word in ("a b", "a\n", "x" * 513, "\u0436", "a\0b"):
        assert Activation.of(word) == Activation()
    assert Activation.of("a-1_TIME7") == Activation("a-1_TIME7", "a-1_TIME7")


def test_both_kinds_are_taken_from_the_environment(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("XDG_ACTIVATION_TOKEN", raising=False)
    monkeypatch.setenv("DESKTOP_STARTUP_ID", "b")
    assert activation_of_this_start() == Activation("", "b")
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", "a")
    assert activation_of_this_start() == Activation("a", "b")
