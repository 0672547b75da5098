"""When a transfer's own machine, not the network, is what limits it."""

from bitsgui.engine.load import Load


class _Clocks:
    def __init__(self):
        self.now = self.cpu = 0.0

    def load(self):
        return Load(lambda: self.now, lambda: self.cpu)


def test_an_idle_thread_and_an_idle_disk_are_no_limit():
    clocks = _Clocks()
    load = clocks.load()
    clocks.now, clocks.cpu = 1.0, 0.2
    load.wrote(0.3)
    assert not load.is_limit(1)


def test_a_thread_without_time_left_is_a_limit():
    clocks = _Clocks()
    load = clocks.load()
    clocks.now, clocks.cpu = 1.0, 0.8
    assert load.is_limit(4)


def test_connections_that_wait_for_the_disk_are_a_limit():
    clocks = _Clocks()
    load = clocks.load()
    clocks.now = 1.0
    load.wrote(1.8)
    assert not load.is_limit(4)
    clocks.now = 2.0
    load.wrote(3.0)
    assert load.is_limit(4)


def test_a_write_that_a_slow_disk_holds_counts_before_its_end():
    clocks = _Clocks()
    load = clocks.load()
    with load.writing():
        clocks.now = 1.0
        assert load.is_limit(1)
        clocks.now = 1.9
        assert load.is_limit(1)
        clocks.now = 2.0
    clocks.now = 3.0
    assert not load.is_limit(1)


def test_an_answer_holds_until_there_is_enough_to_judge_again():
    clocks = _Clocks()
    load = clocks.load()
    clocks.now = clocks.cpu = 1.0
    assert load.is_limit(1)
    clocks.now = 1.05
    assert load.is_limit(1)
    clocks.now = 2.0
    assert not load.is_limit(1)


def test_a_thread_that_finds_much_waiting_whenever_it_reads_is_a_limit():
    clocks = _Clocks()
    load = clocks.load()
    clocks.now, clocks.cpu = 1.0, 0.2
    load.received(1_000_000, 700_000)
    assert load.is_limit(1)
    clocks.now = 2.0
    load.received(1_000_000, 100_000)
    assert not load.is_limit(1)


def test_a_rate_limit_that_holds_back_what_came_is_a_limit():
    """Of however many connections: the time is that of the limit, not of one of them."""
    clocks, held = _Clocks(), 0.0
    load = Load(lambda: clocks.now, lambda: clocks.cpu, lambda: held)
    clocks.now = 1.0
    assert not load.is_limit(1)
    clocks.now, held = 2.0, 0.5
    assert load.is_limit(8)
    clocks.now, held = 3.0, 0.6
    assert not load.is_limit(8)


def test_a_connection_that_floods_the_machine_makes_it_the_limit_before_its_bytes_are_told():
    clocks = _Clocks()
    load = clocks.load()
    clocks.now = 1.0
    with load.flooded():
        assert load.is_limit(1)
    clocks.now = 2.0
    assert not load.is_limit(1)
