"""The order in which the addresses of a server are tried."""

import socket

import pytest

from bitsgui.engine import clock
from bitsgui.engine.dialling import REMEMBERED_S, Address, AddressMemory


def six(number: int) -> Address:
    return socket.AF_INET6, (f"fd00::{number}", 80, 0, 0)


def four(number: int) -> Address:
    return socket.AF_INET, (f"10.0.0.{number}", 80)


ALL = [six(1), six(2), six(3), four(1), four(2)]
BY_TURNS = [six(1), four(1), six(2), four(2), six(3)]


def test_families_take_turns_and_the_preferred_one_begins() -> None:
    assert AddressMemory().order(ALL) == BY_TURNS
    assert AddressMemory().order([four(1), six(1)]) == [four(1), six(1)]


def test_what_was_passed_by_comes_last_until_it_is_of_use() -> None:
    memory = AddressMemory()
    memory.note([six(1), four(1)], six(2))
    assert memory.order(ALL) == [six(2), four(2), six(3), six(1), four(1)]
    memory.note([], six(1))
    assert memory.order(ALL) == [six(1), six(2), four(2), six(3), four(1)]


def test_it_is_forgotten_after_a_while_and_on_another_network(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    memory = AddressMemory()
    memory.note([six(1)], four(1))
    now = clock.monotonic()
    with monkeypatch.context() as patch:
        patch.setattr(clock, "monotonic", lambda: now + REMEMBERED_S + 1)
        assert memory.order(ALL) == BY_TURNS
    assert memory.order(ALL) != BY_TURNS
    memory.forget()
    assert memory.order(ALL) == BY_TURNS
