"""Servers with several addresses, some of which swallow whatever is sent to them."""

import pytest

from tests.engine.dialled import ALIVE, ALIVE_6
from tests.servers.namespace import inside


@pytest.mark.parametrize("way", ["straight", "socks5"])
@pytest.mark.parametrize("host", ["six.test", "several.test"])
def test_addresses_that_never_answer_are_passed_by_and_remembered(way: str, host: str) -> None:
    first, second = inside("tests.engine.dialled", way, host)
    assert first[0] == second[0] == ALIVE
    assert first[1] > 0, "nothing was tried that is of no use: the test shows nothing"
    assert second[1] == 0


def test_a_look_up_for_ipv6_that_is_not_answered_holds_nothing_up() -> None:
    first, second = inside("tests.engine.dialled", "straight", "unanswered.test")
    assert first[0] == second[0] == ALIVE


def test_a_name_of_ipv6_alone_is_found_however_late_that_is_told() -> None:
    first, second = inside("tests.engine.dialled", "straight", "late.test")
    assert first[0] == second[0] == ALIVE_6
