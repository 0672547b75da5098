"""Stand-ins for engine objects on other threads.

A stand-in has the attributes of its object. Coroutine methods run on the engine's loop and can
be awaited on any other; plain methods run there too and are waited for, but for those whose names
begin with ``subscribe``; values are read in place. Engine objects among the results
(``engine_object = True``) come back as stand-ins.
"""

import asyncio
import concurrent.futures
import inspect
from collections.abc import Callable, Coroutine
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar, cast

from bitsgui.bits.errors import BitsError

if TYPE_CHECKING:
    from bitsgui.engine.thread import EngineThread

T = TypeVar("T")

PLAIN_CALL_TIMEOUT_S = 10.0
"""A plain method answers at once; an engine that does not for so long is stuck."""


class Remote:
    """Stand-in for one engine object. Two of the same object are equal."""

    __slots__ = ("_caller", "_target")

    def __init__(self, target: object, caller: "EngineThread") -> None:
        self._target = target
        self._caller = caller

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the object has
        found = getattr(self._target, name)
        if not inspect.isroutine(found):
            return wrap(found, self._caller)
        if name.startswith("subscribe"):
            return partial(self._subscribe, found)
        if inspect.iscoroutinefunction(found):
            return self._awaitable(found)
        return self._plain(found)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Remote) and bool(self._target == other._target)

    def __hash__(self) -> int:
        return hash(self._target)

    def __repr__(self) -> str:
        return f"Remote({self._target!r})"

    def _awaitable(self, method: Callable[..., Coroutine[Any, Any, Any]]) -> Callable[..., Any]:
        async def call(*args: object, **kwargs: object) -> object:
            plain_args, plain_kwargs = _unwrapped(args, kwargs)
            future = self._caller.submit(lambda: method(*plain_args, **plain_kwargs))
            return wrap(await _result(future), self._caller)

        return call

    def _plain(self, method: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: object, **kwargs: object) -> object:
            plain_args, plain_kwargs = _unwrapped(args, kwargs)

            async def run() -> object:
                return method(*plain_args, **plain_kwargs)

            if self._caller.is_current:
                return wrap(method(*plain_args, **plain_kwargs), self._caller)
            return wrap(self._caller.call(run, PLAIN_CALL_TIMEOUT_S), self._caller)

        return call

    def _subscribe(
        self,
        method: Callable[[Callable[[Any], None]], Callable[[], None]],
        receiver: Callable[[Any], None],
    ) -> Callable[[], None]:
        """Subscribe without waiting: a window calls this, and calls are made in order anyway.

        ``receiver`` is called on the engine's thread.
        """
        end: Callable[[], None] | None = None

        async def begin() -> None:
            nonlocal end
            end = method(receiver)

        async def finish() -> None:
            if end is not None:
                end()

        def unsubscribe() -> None:
            # An engine that has stopped sends nothing more, so there is nothing to end.
            try:
                self._caller.submit(finish)
            except BitsError:
                return

        self._caller.submit(begin)
        return unsubscribe


def wrap(value: object, caller: "EngineThread") -> object:
    """Return ``value`` with engine objects in it, and in lists and tuples, as stand-ins."""
    if getattr(value, "engine_object", False):
        return Remote(value, caller)
    if type(value) is list or type(value) is tuple:
        items = [wrap(item, caller) for item in cast("list[object] | tuple[object, ...]", value)]
        return items if isinstance(value, list) else tuple(items)
    return value


def _unwrapped(
    args: tuple[object, ...], kwargs: dict[str, object]
) -> tuple[list[Any], dict[str, Any]]:
    return [_bare(arg) for arg in args], {name: _bare(arg) for name, arg in kwargs.items()}


def _bare(value: object) -> object:
    return object.__getattribute__(value, "_target") if isinstance(value, Remote) else value


async def _result(future: concurrent.futures.Future[T]) -> T:
    """Wait on the caller's loop; cancelling the caller's task cancels the engine's."""
    try:
        return await asyncio.wrap_future(future)
    except asyncio.CancelledError:
        task = asyncio.current_task()
        if task is not None and task.cancelling():
            raise
        # Nobody cancelled the caller: the engine went away below it.
        raise BitsError("The engine was stopped meanwhile.") from None
