"""What asks the program to end."""

import signal
from collections.abc import Iterator

import pytest

from bitsgui.desktop.signals import stop_signals


@pytest.fixture
def hang_up() -> Iterator[None]:
    usual = signal.getsignal(signal.SIGHUP)
    yield
    signal.signal(signal.SIGHUP, usual)


@pytest.mark.usefixtures("hang_up")
def test_a_program_that_is_to_outlive_its_terminal_does() -> None:
    signal.signal(signal.SIGHUP, signal.SIG_DFL)
    assert stop_signals() == (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    assert stop_signals() == (signal.SIGINT, signal.SIGTERM)
