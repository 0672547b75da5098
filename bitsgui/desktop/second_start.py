"""What a second start asks of the first, and what it does where the first is just being left.

Who asks keeps its links until they are to be seen in the first one's window. Is that left before,
the second start waits for the profile and opens the window itself.
"""

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from enum import Enum, auto
from pathlib import Path
from typing import Any, Protocol

from bitsgui.bits.errors import ProfileInUseError
from bitsgui.bits.program_links import LINKS_LIMIT
from bitsgui.desktop.activation import Activation, activation_of_this_start
from bitsgui.desktop.control import ControlClient, ControlError, ControlSilentError, Emit, Message

ANSWER_TIMEOUT_S = 15.0
"""What a process that holds the profile, or a new window, is given to answer."""
LEAVING_TIMEOUT_S = 60.0
"""What a window that is left is given to let go of the profile."""
POLL_S = 0.05

_COMMANDS = frozenset({"raise", "window"})


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """What a window is asked: to come to the front by ``activation`` if there is one, with links.

    ``taken`` tells whether the window will, False if it is being left; who cancels that before asks
    for nothing. ``seen`` tells whether the links could be seen before the window was left; whatever
    became of them, there is no need to ask again where it is True.
    """

    links: tuple[str, ...] = ()
    activation: Activation | None = None
    taken: "Future[bool]" = field(default_factory=Future[bool])
    seen: "Future[bool]" = field(default_factory=Future[bool])


class TakesAsked(Protocol):
    """The part of a window that others ask. To be called from any thread."""

    def ask(self, asked: Asked, /) -> object:
        """Do what is asked, soon."""
        ...


class _Answer(Enum):
    DONE = auto()
    NO_WINDOW = auto()
    LEAVING = auto()


def request_of(links: Sequence[str], *, is_hidden: bool) -> Message:
    """Return what a process that has the profile already is asked for; one link too many tells."""
    if is_hidden:
        return {"command": "window"}
    given = activation_of_this_start()
    return {
        "command": "raise",
        "links": list(links[: LINKS_LIMIT + 1]),
        "token": given.token,
        "startup_id": given.startup_id,
    }


def is_of_second_start(request: Message) -> bool:
    """Return whether :func:`answer` knows what to do with a request."""
    return request.get("command") in _COMMANDS


async def answer(request: Message, emit: Emit, window: TakesAsked | None) -> None:
    """Answer a second start; ``window`` is None where there is none and will be none.

    Returns once the links can be seen. Raises: ValueError if it is not what one sends.
    """
    if window is None:
        await emit({"event": "raised", "is_window": False})
        return
    asked = _asked_of(request)
    window.ask(asked)
    if await asyncio.wrap_future(asked.taken):
        await emit({"event": "raised", "is_window": True})
        if await asyncio.shield(asyncio.wrap_future(asked.seen)):
            return
    await emit({"event": "leaving", "is_leaving": True})


def _asked_of(request: Message) -> Asked:
    if request.get("command") == "window":
        return Asked()
    links: Any = request.get("links", [])
    words = [request.get("token", ""), request.get("startup_id", "")]
    if not isinstance(links, list) or not all(isinstance(text, str) for text in [*links, *words]):
        raise ValueError("links are a list of texts")
    return Asked(tuple(links), Activation.of(*words))


async def take_or_hand_over(take: Callable[[], None], control_path: Path, asked: Message) -> bool:
    """Take the profile, or have the process that holds it do what its window is asked (True).

    A window that is just starting or being left, and a short command, are waited for. Who wants no
    window is content with a process that has one. ``take`` raises ProfileInUseError while another
    process has it.
    Raises: ProfileInUseError if neither comes about; ControlSilentError; what else ``take`` raises.
    """
    loop = asyncio.get_running_loop()
    deadline = loop.time() + ANSWER_TIMEOUT_S
    while True:
        try:
            take()
        except ProfileInUseError:
            answered = await _ask(control_path, asked)
            if answered is _Answer.DONE:
                return True
            if answered is _Answer.LEAVING:
                deadline = loop.time() + LEAVING_TIMEOUT_S
            if loop.time() > deadline:
                raise
            await asyncio.sleep(POLL_S)  # nothing tells of another process's lock
        else:
            return False


async def hand_over(control_path: Path, asked: Message) -> bool:
    """Return whether a process with a window took links, if there are any to take.

    Raises: ControlSilentError.
    """
    return bool(asked.get("links")) and await _ask(control_path, asked) is _Answer.DONE


async def _ask(control_path: Path, asked: Message) -> _Answer:
    """Return what the process that holds the profile answers."""
    client = await ControlClient.connect(control_path)
    if client is None:
        return _Answer.NO_WINDOW
    answers = client.request(asked)
    is_taken = False
    try:
        async with asyncio.timeout(ANSWER_TIMEOUT_S):
            said = [await anext(answers, {})]
        is_taken = bool(said[0].get("is_window"))
        # Somebody may have to look first; what is not waited for here would be lost with a window.
        said += [each async for each in answers]
    except ControlSilentError:
        raise
    except (ControlError, TimeoutError):
        # A connection that breaks after that is the end of the process.
        return _Answer.LEAVING if is_taken else _Answer.NO_WINDOW
    finally:
        await answers.aclose()
        await client.close()
    if any(each.get("is_leaving") for each in said):
        return _Answer.LEAVING
    return _Answer.DONE if is_taken else _Answer.NO_WINDOW
