"""The engine thread and its stand-ins, on real threads with a small manager."""

import asyncio
import concurrent.futures
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from bitsgui.bits.errors import BitsError, NotFoundError
from bitsgui.engine.thread import EngineStoppedError, EngineThread

PATIENCE_S = 60.0
"""For what happens at once unless something is wrong."""


class SmallJob:
    engine_object = True

    def __init__(self, name: str) -> None:
        self.name = name
        self.thread = 0

    async def suspend(self) -> int:
        await asyncio.sleep(0)
        self.thread = threading.get_ident()
        return self.thread

    def where(self) -> int:
        return threading.get_ident()

    def again(self) -> "SmallJob":
        return self


class SmallManager:
    """Enough of a manager to see on which thread what happens."""

    engine_object = True

    def __init__(self) -> None:
        self.thread = threading.get_ident()
        self.closing = threading.Event()
        self.closed = threading.Event()
        self.entered = threading.Event()
        self.cancelled = threading.Event()
        self.receivers: list[Callable[[object], None]] = []
        self.job = SmallJob("a")
        self.close_gate: asyncio.Event | None = None

    async def close(self) -> None:
        self.closing.set()
        if self.close_gate is not None:
            await self.close_gate.wait()
        self.closed.set()

    async def get_job(self) -> SmallJob:
        return self.job

    async def jobs(self) -> tuple[list[SmallJob], int]:
        return [self.job], 1

    async def name_of(self, job: SmallJob) -> str:
        assert isinstance(job, SmallJob)
        return job.name

    async def fail(self) -> None:
        raise NotFoundError("no such job")

    async def forever(self) -> None:
        self.entered.set()
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            self.cancelled.set()
            raise

    def subscribe(self, receiver: Callable[[object], None]) -> Callable[[], None]:
        assert threading.get_ident() == self.thread
        self.receivers.append(receiver)
        return lambda: self.receivers.remove(receiver)

    def subscribe_news(self, receiver: Callable[[object], None]) -> Callable[[], None]:
        return self.subscribe(receiver)

    async def publish(self) -> None:
        for receiver in self.receivers:
            receiver(threading.get_ident())


class Running:
    def __init__(self) -> None:
        self.thread = EngineThread(self.open)
        self.manager = self.thread.start()

    async def open(self) -> Any:
        self.real = SmallManager()
        return self.real


@pytest.fixture
def running() -> Iterator[Running]:
    running = Running()
    yield running
    running.thread.stop()


async def test_coroutine_methods_run_on_the_engine_thread(running):
    job = await running.manager.get_job()
    assert await job.suspend() == running.real.thread != threading.get_ident()


async def test_plain_methods_run_on_the_engine_thread_too(running):
    job = await running.manager.get_job()
    assert await asyncio.to_thread(job.where) == running.real.thread


async def test_values_are_read_in_place(running):
    assert (await running.manager.get_job()).name == "a"


async def test_engine_objects_in_lists_and_tuples_come_back_as_stand_ins(running):
    (job,), count = await running.manager.jobs()
    assert count == 1
    again = await asyncio.to_thread(job.again)
    assert await again.suspend() == running.real.thread


async def test_a_stand_in_given_back_reaches_the_engine_as_the_object_itself(running):
    assert await running.manager.name_of(await running.manager.get_job()) == "a"


async def test_stand_ins_of_one_object_are_equal(running):
    first, second = await running.manager.get_job(), await running.manager.get_job()
    assert first == second
    assert len({first, second}) == 1
    assert first != running.real.job


async def test_an_error_of_a_call_arrives_as_it_was_raised(running):
    with pytest.raises(NotFoundError, match="no such job"):
        await running.manager.fail()


async def test_an_unknown_attribute_is_an_attribute_error(running):
    with pytest.raises(AttributeError, match="nothing"):
        _ = running.manager.nothing


async def test_cancelling_the_caller_cancels_the_call_in_the_engine(running):
    async with asyncio.TaskGroup() as group:
        call = group.create_task(running.manager.forever())
        assert await asyncio.to_thread(running.real.entered.wait, PATIENCE_S)
        call.cancel()
    assert await asyncio.to_thread(running.real.cancelled.wait, PATIENCE_S)


@pytest.mark.parametrize("name", ["subscribe", "subscribe_news"])
async def test_receivers_are_called_on_the_engine_thread_until_they_unsubscribe(running, name):
    seen: list[int] = []
    unsubscribe = getattr(running.manager, name)(seen.append)
    await running.manager.publish()
    unsubscribe()
    await running.manager.publish()
    assert seen == [running.real.thread]


@pytest.mark.parametrize("name", ["subscribe", "subscribe_news"])
def test_who_subscribes_does_not_wait_for_an_engine_that_is_busy(running, name):
    free = threading.Event()

    async def be_busy() -> None:
        running.real.entered.set()
        while not free.is_set():
            pass

    busy = running.thread.submit(be_busy)
    try:
        assert running.real.entered.wait(PATIENCE_S)
        getattr(running.manager, name)(print)()
        assert running.real.receivers == []
    finally:
        free.set()
    busy.result(PATIENCE_S)


def test_calls_work_from_a_thread_without_a_loop(running):
    assert running.thread.call(running.real.job.suspend, 5) == running.real.thread


def test_a_blocking_call_that_takes_too_long_is_cancelled(running, monkeypatch):
    submit = running.thread.submit

    def submitted(function: Callable[[], Any]) -> Any:
        future = submit(function)
        assert running.real.entered.wait(PATIENCE_S)  # a busy machine may take its time for it
        return future

    monkeypatch.setattr(running.thread, "submit", submitted)
    with pytest.raises(TimeoutError):
        running.thread.call(running.real.forever, 0.01)
    assert running.real.cancelled.wait(PATIENCE_S)


def test_stop_closes_the_manager_and_may_be_repeated(running):
    running.thread.stop()
    running.thread.stop()
    assert running.real.closed.is_set()


async def test_a_call_after_the_stop_is_refused_at_once(running):
    await asyncio.to_thread(running.thread.stop)
    with pytest.raises(EngineStoppedError):
        await running.manager.get_job()
    with pytest.raises(EngineStoppedError):
        running.manager.subscribe(print)


def test_a_blocking_call_after_the_stop_is_refused_at_once(running):
    running.thread.stop()
    with pytest.raises(EngineStoppedError):
        running.thread.call(running.real.get_job, 5)


async def test_stopping_while_a_call_runs_ends_the_call_with_an_error_not_a_cancellation(running):
    async with asyncio.TaskGroup() as group:
        call = group.create_task(_error_of(running.manager.forever))
        assert await asyncio.to_thread(running.real.entered.wait, PATIENCE_S)
        await asyncio.to_thread(running.thread.stop)
    assert isinstance(call.result(), BitsError)


async def _error_of(method: Callable) -> BaseException | None:
    try:
        await method()
    except BitsError as error:
        return error
    return None


def test_a_manager_that_does_not_close_is_cancelled_and_the_caller_goes_on(running, expect_log):
    expect_log("did not stop within")
    running.real.close_gate = asyncio.Event()
    running.thread._post(running.thread._ask_to_stop)
    assert running.real.closing.wait(PATIENCE_S)
    running.thread.stop(0.01)
    assert not running.real.closed.is_set()


def test_an_error_of_closing_is_logged_and_the_thread_ends(running, expect_log):
    expect_log("could not be closed properly")

    async def refuse() -> None:
        raise OSError("disk gone")

    running.real.close = refuse
    running.thread.stop()
    assert not running.thread._thread.is_alive()


def test_an_error_of_opening_is_raised_by_start():
    async def refuse() -> Any:
        raise PermissionError("not yours")

    thread = EngineThread(refuse)
    with pytest.raises(PermissionError, match="not yours"):
        thread.start()
    thread.stop()


def test_an_engine_that_opens_too_slowly_is_given_up():
    entered, cancelled = threading.Event(), threading.Event()

    async def hang() -> Any:
        entered.set()
        try:
            await asyncio.Event().wait()
        finally:
            cancelled.set()

    class Slow(concurrent.futures.Future[Any]):
        """An answer whose time runs only from when the engine is being opened."""

        def result(self, timeout: float | None = None) -> Any:
            assert entered.wait(PATIENCE_S)
            return super().result(timeout)

    thread = EngineThread(hang)
    thread._started = Slow()
    with pytest.raises(TimeoutError):
        thread.start(0.01)
    assert cancelled.wait(PATIENCE_S)
    thread.stop()


def test_stopping_what_never_started_does_nothing():
    async def never() -> Any:
        raise AssertionError("nothing may be opened")

    thread = EngineThread(never)
    thread.stop()
    with pytest.raises(EngineStoppedError):
        thread.call(never, 1)
