"""How many connections a host is given, and what is remembered of one that refused some."""

import asyncio

import pytest

from bitsgui.engine import clock, tasks
from bitsgui.engine.hosts import RECOVER_S, HostBook, Slot
from bitsgui.engine.throttle import Bucket, Throttle

HOST, OTHER = "http://a:80", "http://b:80"


def test_a_host_that_goes_on_refusing_is_given_8_4_2_and_1():
    book = HostBook(16)
    given: list[int] = []
    for _ in range(5):
        book.step_down(HOST, alive=book.allowed(HOST) - 1)
        given.append(book.allowed(HOST))
    assert given == [8, 4, 2, 1, 1]
    assert book.allowed(OTHER) == 16


@pytest.mark.parametrize(("alive", "given"), [(0, 1), (1, 1), (3, 2), (5, 4), (12, 8)])
def test_no_more_are_given_than_stood_when_one_was_refused(alive: int, given: int):
    book = HostBook(16)
    book.step_down(HOST, alive)
    assert book.allowed(HOST) == given


def test_a_host_that_refused_some_is_tried_with_more_again_step_by_step(
    monkeypatch: pytest.MonkeyPatch,
):
    book = HostBook(16)
    book.step_down(HOST, alive=2)
    at = clock.monotonic()
    allowed: list[int] = []
    for steps in (0.9, 1.1, 2.1, 3.1, 500.0):
        monkeypatch.setattr(clock, "monotonic", lambda steps=steps: at + steps * RECOVER_S)
        allowed.append(book.allowed(HOST))
    assert allowed == [2, 4, 8, 16, 16]


def test_places_are_not_given_beyond_what_the_host_allows():
    book = HostBook(16)
    book.step_down(HOST, alive=2)
    slots = [book.try_take(HOST) for _ in range(3)]
    assert [slot is not None for slot in slots] == [True, True, False]
    assert slots[0] is not None
    slots[0].release()
    slots[0].release()  # a place is given back once
    assert book.try_take(HOST) is not None
    assert book.try_take(HOST) is None


def test_a_connection_beyond_what_is_allowed_tells_nothing_new_when_it_is_refused():
    book = HostBook(16)
    book.step_down(HOST, alive=5)
    for alive in (6, 5, 4):
        book.step_down(HOST, alive)
    assert book.allowed(HOST) == 4


def taken(book: HostBook, count: int) -> list[Slot]:
    return [slot for slot in (book.try_take(HOST) for _ in range(count)) if slot is not None]


async def test_only_connections_to_the_same_server_explain_its_refusal():
    book = HostBook(16)
    one, other = taken(book, 2)
    one.note_answered(HOST)
    other.note_answered(OTHER)
    assert (await book.others_at(HOST, HOST), book.standing(HOST)) == (1, 2)
    one.release()
    assert (await book.others_at(HOST, HOST), book.standing(HOST)) == (0, 1)


@pytest.mark.parametrize("is_answered", [True, False])
async def test_a_refusal_is_explained_once_all_that_were_asked_are_decided(is_answered: bool):
    book = HostBook(16)
    one, other = taken(book, 2)
    given_up, task = (tasks.spawn("others", book.others_at(HOST, HOST)) for _ in range(2))
    await asyncio.sleep(0)
    await tasks.stop(given_up)
    other.release()
    await asyncio.sleep(0)
    assert not task.done()
    if is_answered:
        one.note_answered(HOST)
    else:
        one.release()
    assert await task == is_answered


async def test_a_connection_shares_limits_until_its_place_is_given_back():
    book, bucket = HostBook(2), Bucket(1_000_000)
    slot = await book.take(HOST)
    slot.join(Throttle(bucket))
    slot.join(Throttle(bucket))
    assert bucket.sharers == 1
    slot.release()
    slot.release()
    assert bucket.sharers == 0
