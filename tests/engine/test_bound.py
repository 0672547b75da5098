"""Downloads bound to an interface or an address of this computer, beside a preferred line."""

import pytest

from tests.servers.namespace import inside

PREFERRED, CHOSEN = "10.7.0.2", "10.8.0.2"


@pytest.mark.parametrize("interface", ["vpn0", CHOSEN])
def test_all_takes_the_line_that_was_chosen(interface: str) -> None:
    _, is_same, asked_from, leaked, tried = inside("tests.engine.bound", interface, "lan0", "vpn0")
    assert is_same
    assert (asked_from, leaked) == ([CHOSEN], 0)
    assert tried == [[], [CHOSEN]], "the script, too, as it was set"


def test_any_takes_the_line_the_system_prefers() -> None:
    _, is_same, asked_from, used, tried = inside("tests.engine.bound", "any", "lan0", "vpn0")
    assert is_same
    assert asked_from == [PREFERRED]
    assert tried == [[], [PREFERRED]]
    assert used, "nothing is counted on that line: the other tests show nothing"


@pytest.mark.parametrize("interface", ["vpn0", CHOSEN])
def test_while_the_line_is_not_there_it_waits_and_takes_no_other(interface: str) -> None:
    told, is_same, asked_from, leaked, (remarks, tried_from) = inside(
        "tests.engine.bound", interface, "lan0"
    )
    code, words, asked_before = told
    assert code == "WINSOCK_ADDRESS_NOT_AVAILABLE"
    assert words == "The network interface this download is bound to is not there."
    assert asked_before == tried_from == []
    (remark,) = remarks
    assert remark.endswith("The network interface it is to be fetched over is not there.")
    assert is_same, "it goes on by itself once the line is there"
    assert (asked_from, leaked) == ([CHOSEN], 0)
