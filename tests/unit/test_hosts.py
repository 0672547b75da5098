"""How many connections a host is given, and what is remembered of one that refused some."""

import asyncio
import random

import pytest

from bitsgui.bits.types import Priority
from bitsgui.engine import clock, hosts, tasks
from bitsgui.engine.hosts import RECOVER_S, HostBook, Slot
from bitsgui.engine.shares import Share
from bitsgui.engine.throttle import Bucket, Throttle

HOST, OTHER = "http://a:80", "http://b:80"


def share_of(priority: Priority = Priority.NORMAL) -> Share:
    return Share(lambda: priority)


SHARE = share_of()


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
    slots = [book.try_take(HOST, SHARE) for _ in range(3)]
    assert [slot is not None for slot in slots] == [True, True, False]
    assert slots[0] is not None
    slots[0].release()
    slots[0].release()  # a place is given back once
    assert book.try_take(HOST, SHARE) is not None
    assert book.try_take(HOST, SHARE) is None


def test_a_connection_beyond_what_is_allowed_tells_nothing_new_when_it_is_refused():
    book = HostBook(16)
    book.step_down(HOST, alive=5)
    for alive in (6, 5, 4):
        book.step_down(HOST, alive)
    assert book.allowed(HOST) == 4


def taken(book: HostBook, count: int) -> list[Slot]:
    return [slot for slot in (book.try_take(HOST, SHARE) for _ in range(count)) if slot is not None]


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
    slot = await book.take(HOST, SHARE)
    slot.join(Throttle(bucket))
    slot.join(Throttle(bucket))
    assert bucket.sharers.total() == 1
    slot.release()
    slot.release()
    assert bucket.sharers.total() == 0


def in_line(book: HostBook, *priorities: Priority) -> list[asyncio.Task[Slot]]:
    return [tasks.spawn(f"{p.name}", book.take(HOST, share_of(p))) for p in priorities]


async def test_those_in_line_are_served_by_priority_and_of_one_first_come_first_served():
    book = HostBook(1)
    slot = await book.take(HOST, SHARE)
    low, normal, second, front = in_line(
        book, Priority.LOW, Priority.NORMAL, Priority.NORMAL, Priority.FOREGROUND
    )
    await asyncio.sleep(0)
    for waiter in (front, normal, second, low):
        slot.release()
        slot = await waiter
    slot.release()
    assert book.try_take(HOST, SHARE) is not None


async def test_who_waits_is_served_by_the_priority_its_job_has_by_then():
    book, priorities = HostBook(1), [Priority.NORMAL, Priority.LOW]
    slot = await book.take(HOST, SHARE)
    first, second = (
        tasks.spawn("take", book.take(HOST, Share(lambda at=at: priorities[at]))) for at in (0, 1)
    )
    await asyncio.sleep(0)
    priorities[1] = Priority.FOREGROUND
    slot.release()
    (await second).release()
    (await first).release()


async def test_a_further_connection_is_not_given_while_a_file_waits_for_its_first():
    book, own = HostBook(2), share_of(Priority.FOREGROUND)
    slots = [await book.take(HOST, own) for _ in range(2)]
    (waiter,) = in_line(book, Priority.LOW)
    await asyncio.sleep(0)
    slots[0].release()
    assert book.try_take(HOST, own) is None
    (await waiter).release()
    assert book.try_take(HOST, own) is not None


async def test_a_file_with_several_connections_hears_that_one_is_needed_and_when_not():
    book, own = HostBook(2), share_of()
    slots = [await book.take(HOST, own) for _ in range(2)]
    news = book.news()
    (low,) = in_line(book, Priority.LOW)
    await asyncio.sleep(0)
    assert (book.asked(HOST, own), news.done()) == (0, False)
    front, gone = in_line(book, Priority.FOREGROUND, Priority.FOREGROUND)
    await asyncio.sleep(0)
    assert (book.asked(HOST, own), news.done()) == (1, True)
    await tasks.stop(front, gone)
    assert book.asked(HOST, own) == 0
    slots[0].release()
    (await low).release()


async def test_a_priority_that_was_changed_is_gone_by_at_once():
    book, own, given = HostBook(2), share_of(), Priority.LOW
    _slots = [await book.take(HOST, own) for _ in range(2)]
    waiter = tasks.spawn("take", book.take(HOST, Share(lambda: given)))
    await asyncio.sleep(0)
    given = Priority.NORMAL
    book.priorities_changed()
    assert book.asked(HOST, own) == 1
    await tasks.stop(waiter)


@pytest.mark.parametrize("comes_by", ["give back", "asks"])
async def test_a_host_that_recovered_gives_all_that_is_free_to_those_in_line(
    monkeypatch: pytest.MonkeyPatch, comes_by: str
):
    book = HostBook(8)
    book.step_down(HOST, alive=1)
    slot, at = await book.take(HOST, SHARE), clock.monotonic()
    waiting = in_line(book, *[Priority.NORMAL] * 9)
    await asyncio.sleep(0)
    monkeypatch.setattr(clock, "monotonic", lambda: at + 3.1 * RECOVER_S)
    if comes_by == "give back":
        slot.release()
    else:
        assert book.try_take(HOST, SHARE) is None
    await asyncio.sleep(0)
    assert sum(task.done() for task in waiting) == (8 if comes_by == "give back" else 7)
    await tasks.stop(*waiting)


async def test_a_host_that_recovers_lets_in_who_waits_though_nobody_comes_by(
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.setattr(hosts, "RECOVER_S", 0.01)
    book = HostBook(4)
    book.step_down(HOST, alive=1)
    held = [await book.take(HOST, SHARE)]
    async with asyncio.timeout(5):
        held += await asyncio.gather(*in_line(book, *[Priority.NORMAL] * 3))
    assert len(held) == 4


async def test_who_needs_places_at_two_hosts_keeps_none_while_it_waits_for_the_other():
    book = HostBook(1)
    here, there = await book.take(HOST, SHARE), await book.take(OTHER, SHARE)
    waits: list[str] = []

    async def take_both(key: str, beyond: str) -> None:
        slot = await book.take(key, share_of(), (beyond,), waits.append)
        assert [book.full_of((entered,)) for entered in (HOST, OTHER)] == [HOST, OTHER]
        slot.release()

    both = [tasks.spawn("both", take_both(*way)) for way in ((HOST, OTHER), (OTHER, HOST))]
    await asyncio.sleep(0)
    here.release()
    await asyncio.sleep(0)
    there.release()
    async with asyncio.timeout(5):
        await asyncio.gather(*both)
    assert waits[:3] == [HOST, OTHER, OTHER]
    assert book.full_of((HOST, OTHER)) is None


async def test_a_place_follows_a_connection_from_host_to_host():
    book, third = HostBook(1), "http://c:80"
    slot = await book.take(HOST, SHARE, (third,))
    assert slot.enter(OTHER)
    assert slot.enter(OTHER)
    assert [book.full_of((key,)) for key in (HOST, OTHER, third)] == [HOST, OTHER, third]
    slot.note_answered(OTHER)  # the place it was expected at is free again
    assert [book.full_of((key,)) for key in (HOST, OTHER, third)] == [HOST, OTHER, None]
    renewed = slot.renew()
    assert renewed is not None
    elsewhere = await book.take(third, share_of())
    assert not elsewhere.enter(OTHER)
    renewed.release()
    assert elsewhere.enter(OTHER)
    elsewhere.release()
    assert book.full_of((HOST, OTHER, third)) is None


def some_way(chance: random.Random) -> tuple[str, list[str]]:
    host, *others = chance.sample([HOST, OTHER], 2)
    return host, others if chance.random() < 0.3 else []


def still_waiting(tasks_: list[asyncio.Task[Slot]], slots: list[Slot]) -> list[asyncio.Task[Slot]]:
    slots += [task.result() for task in tasks_ if task.done() and not task.cancelled()]
    return [task for task in tasks_ if not task.done()]


def state_of(book: HostBook) -> list[tuple[object, ...]]:
    return [(h.in_use, h.held, h.waiting, h.timer, h.asked) for h in book._hosts.values()]


async def test_no_place_is_lost_whatever_is_asked_given_back_and_given_up():
    chance, book = random.Random(7), HostBook(4)  # noqa: S311 - the same steps each time
    files = [share_of(priority) for priority in Priority for _ in range(3)]
    slots: list[Slot] = []
    waiting: list[asyncio.Task[Slot]] = []
    for _ in range(1500):
        host, beyond = some_way(chance)
        match chance.randrange(6):
            case 0:
                waiting.append(tasks.spawn("take", book.take(host, chance.choice(files), beyond)))
            case 1:
                slots += filter(None, [book.try_take(host, chance.choice(files), beyond)])
            case 2 if waiting:
                waiting[chance.randrange(len(waiting))].cancel()
            case 3:
                book.step_down(host, chance.randrange(4))
            case 4:
                book.change(chance.randrange(1, 6), None, ())
            case _ if slots:
                chance.choice(slots).enter(host)
                slots.pop(chance.randrange(len(slots))).release()
        if chance.random() < 0.5:
            await asyncio.sleep(0)
        waiting = still_waiting(waiting, slots)
    await tasks.stop(*waiting)
    for slot in slots:
        slot.release()
    assert state_of(book) == [(0, {}, [], None, {})] * 2
