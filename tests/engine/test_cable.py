"""The network pulled away, changed or silent in the middle of a download: it goes on by itself.

The wait for a retry and for a silent server is an hour there: only news of the network help.
"""

from tests.servers.namespace import inside

WHOLE = {"is_same": True, "state": "ACKNOWLEDGED"}


def test_a_download_goes_on_when_the_cable_is_plugged_in_again():
    found = inside("tests.engine.cable", "unplug", limit_s=120)
    assert found == {**WHOLE, "errors": ["BG_E_NETWORK_DISCONNECTED"]}


def test_a_download_goes_on_from_another_address_without_an_error():
    assert inside("tests.engine.cable", "renumber", limit_s=120) == {**WHOLE, "errors": []}


def test_connections_that_died_while_the_machine_slept_are_noticed_when_it_wakes():
    assert inside("tests.engine.cable", "sleep", limit_s=120) == {**WHOLE, "errors": []}
