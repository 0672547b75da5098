"""Interfaces and addresses that downloads are bound to, as they are written."""

import pytest

from bitsgui.bits.network_interfaces import ANY, checked_interface, chosen_interface


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("tun0", "tun0"),
        (" wg-home ", "wg-home"),
        ("enp0s3.100", "enp0s3.100"),
        ("10.8.0.2", "10.8.0.2"),
        ("FD00::0:2", "fd00::2"),
    ],
)
def test_names_and_addresses_are_taken(typed: str, meant: str) -> None:
    assert checked_interface(typed) == meant


@pytest.mark.parametrize("typed", ["", "tun 0", "10.8.0", "1234", "/dev/net", "::", "ff02::1"])
def test_what_is_neither_is_refused_in_a_sentence(typed: str) -> None:
    with pytest.raises(ValueError, match=r"\.$"):
        checked_interface(typed)


def test_a_download_goes_before_the_settings() -> None:
    assert chosen_interface(None, "tun0") == "tun0"
    assert chosen_interface("wg0", "tun0") == "wg0"
    assert chosen_interface(ANY, "tun0") is None
    assert chosen_interface(None, None) is None
