import gc
import threading
import weakref

from PySide6.QtCore import QObject, QTimer

from bitsgui.gui.garbage import WORTH_A_ROUND, collected_here


class Ring:
    """Frees itself only through the collector."""

    def __init__(self, held: object = None) -> None:
        self.held = held
        self.own = self


def make_rings(count: int) -> None:
    for _ in range(count):
        Ring()


def test_no_other_thread_frees_an_object_with_a_timer(qapp):
    freed_on: list[int] = []
    with collected_here() as collector:
        owner = QObject()
        timer = QTimer(owner, interval=1000)
        timer.start()
        owner.destroyed.connect(lambda: freed_on.append(threading.get_ident()))
        ring = Ring(owner)
        alive = weakref.ref(ring)
        del owner, timer, ring

        other = threading.Thread(target=make_rings, args=[50 * WORTH_A_ROUND])
        other.start()
        other.join()
        assert alive() is not None
        assert freed_on == []

        collector.collect()
        assert alive() is None
    assert freed_on == [threading.get_ident()]


def test_a_quiet_program_is_not_searched(qapp):
    with collected_here() as collector:
        gc.collect()
        ring = Ring()
        alive = weakref.ref(ring)
        del ring
        collector.collect()
        assert alive() is not None


def test_what_was_loaded_is_left_out_of_later_rounds_and_the_rest_is_not(qapp):
    before = gc.get_freeze_count()
    with collected_here() as collector:
        loaded = [Ring() for _ in range(10)]
        collector.spare_the_living()
        assert gc.get_freeze_count() > before
        assert not any(entry is loaded for entry in gc.get_objects())
        make_rings(WORTH_A_ROUND)
        collector.collect()
        assert gc.get_count()[0] < WORTH_A_ROUND


def test_the_collector_is_as_it_was_afterwards(qapp):
    before = gc.isenabled()
    with collected_here():
        assert not gc.isenabled()
    assert gc.isenabled() is before
