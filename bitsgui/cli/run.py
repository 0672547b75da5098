"""A command from its options to its exit status."""

import argparse
import asyncio
import contextlib
import signal
import sys
from collections.abc import Callable, Coroutine, Mapping, Sequence, Set
from contextlib import AbstractAsyncContextManager
from typing import Any, Protocol

from bitsgui.bits.errors import BitsError, ProfileInUseError, StoreError
from bitsgui.bits.interface import JobManager
from bitsgui.cli import output, questions, streams
from bitsgui.cli.answers import has_ended
from bitsgui.cli.commands import execute
from bitsgui.cli.requests import Request, UsageError, build, doubled, left_out, told_request
from bitsgui.cli.status import BAD_USAGE, DONE, FAILED, INTERRUPTED
from bitsgui.desktop.control import (
    ControlClient,
    ControlEndedError,
    ControlError,
    ControlSilentError,
    MalformedError,
)
from bitsgui.desktop.paths import Profile, default_download_folder
from bitsgui.desktop.signals import stop_signals
from bitsgui.desktop.single_instance import read_owner

HAND_OVER_TIMEOUT_S = 15.0
_POLL_S = 0.05


class Application(Protocol):
    """What the commands need of the application around them."""

    def session(
        self, profile: Profile, tell: Callable[[str], None], *, runs_jobs: bool
    ) -> AbstractAsyncContextManager[JobManager]:
        """Open the profile in this process; only jobs this session names will run, if any.

        ``tell`` gets sentences for the user that belong to no job.

        Raises: ProfileInUseError, StoreError, OSError.
        """
        ...

    def can_show_window(self) -> bool:
        """Return True if there is a display to open a window on."""
        ...

    async def start_detached(self, profile: Profile) -> ControlClient | None:
        """Start the window as a process of its own; None if it does not answer in time."""
        ...


def run(options: argparse.Namespace, profile: Profile, application: Application) -> int:
    """Carry out a command and return the exit status; every error is told in a sentence."""
    try:
        request = build(options, default_download_folder())
    except UsageError as error:
        output.say_error(str(error))
        return BAD_USAGE
    out = output.choose(is_json=options.json, is_quiet=options.quiet, command=options.command)
    for name in [] if options.quiet else left_out(request):
        output.say_note(f"--header: {name} is not sent as given; the program sets it itself.")
    note = doubled(request)
    if note:
        out.tell(note)
    try:
        status = _alone(_until_signal(_carry_out(request, profile, application, out), out, request))
        sys.stdout.flush()  # at the end of the process it would be too late to say what failed
    except BrokenPipeError:
        streams.abandon_stdout()
        # Who reads a list may have seen enough; of a change the rest was not carried out.
        return DONE if options.command in _LISTS and not out.has_failed else FAILED
    except _TOLD as error:
        out.fail(streams.stdout_fault(error) or error)
    else:
        return status
    finally:
        out.close()
        streams.settle_stdout()
    return FAILED


_LISTS = ("list", "show", "settings")
_TOLD = (StoreError, ProfileInUseError, ControlError, MalformedError, BitsError, OSError)


def _alone(work: Coroutine[Any, Any, int]) -> int:
    """Run ``work``; an error leaves as itself, not in the group of the one task it came from."""
    try:
        return asyncio.run(work)
    except ExceptionGroup as group:
        raise group.exceptions[0] from group


async def _until_signal(
    work: Coroutine[Any, Any, int], out: output.Output, request: Request
) -> int:
    """Run ``work``; the first signal ends it in order, a second one at once."""
    loop = asyncio.get_running_loop()
    async with asyncio.TaskGroup() as group:
        task = group.create_task(work)
        _on_signals(lambda: loop.call_soon_threadsafe(task.cancel))
        try:
            await asyncio.wait([task])
        finally:
            # What is to be told has been told: a signal no longer changes how it ended.
            _on_signals(lambda: None)
    if not task.cancelled():
        return task.result()
    out.close()
    output.say_error(
        output.interrupted(
            request["command"],
            out.result,
            out.started,
            picked_up=out.picked_up,
            picks_up=_picks_up(request.get("add", {})),
        )
    )
    return INTERRUPTED


def _picks_up(added: Mapping[str, Any]) -> bool:
    """Return whether the same request, given again, goes on with what it made.

    One with a method or data of its own may be an order, which is sent again by Resume alone.
    """
    is_plain = added.get("method") is None and added.get("data") is None
    return bool(added.get("pick_up")) and is_plain


def _on_signals(act: Callable[[], object]) -> None:
    """Call ``act`` for what ends it, for the rest of the process or until the next call."""
    for number in stop_signals():
        signal.signal(number, lambda *_: act())


async def _carry_out(
    request: Request, profile: Profile, application: Application, out: output.Output
) -> int:
    """Send the request to the process that holds the profile, or carry it out here.

    A transfer outlives the process that carries it out: a command line that ends hands the
    profile on, and the same request picks the job up. Any other request is sent again only if
    nothing of it was begun.
    """
    is_lasting = request["command"] == "transfer"
    deadline = asyncio.get_running_loop().time() + HAND_OVER_TIMEOUT_S
    wanted = request
    while True:
        try:
            await _carry_out_once(wanted, profile, application, out)
        except ProfileInUseError:
            # Between its lock and its socket a process starts or ends: that takes a moment.
            if asyncio.get_running_loop().time() > deadline:
                raise
            await asyncio.sleep(_POLL_S)
        except ControlEndedError as error:
            if error.has_begun and not is_lasting:
                raise
            if error.has_begun:
                deadline = asyncio.get_running_loop().time() + HAND_OVER_TIMEOUT_S
            elif asyncio.get_running_loop().time() > deadline:
                raise
            else:
                await asyncio.sleep(_POLL_S)
        else:
            settle = questions.settle(request, wanted, out)
            if settle is None:
                _conclude(request, out)
                return _status(out)
            wanted = await _settled(settle, wanted, profile, application, out)
            out.forget()


async def _settled(
    settle: Request, wanted: Request, profile: Profile, application: Application, out: output.Output
) -> Request:
    """Return what is left to be carried out once an answer is."""
    if settle["command"] == wanted["command"]:
        return settle
    await _carry_out_once(settle, profile, application, out)
    return questions.rest(wanted, out.result)


def _status(out: output.Output) -> int:
    if out.was_misused:
        return BAD_USAGE
    return FAILED if out.has_failed else DONE


def _conclude(request: Request, out: output.Output) -> None:
    out.conclude()
    if request.get("jobs") is not None and request.get("all") and not out.changed:
        out.tell(f"There is nothing to {request['command']}.")


async def _carry_out_once(
    request: Request, profile: Profile, application: Application, out: output.Output
) -> None:
    client = await ControlClient.connect(profile.control_path)
    if client is None:
        client = await _start_for(request, profile, application)
    if client is None:
        await _execute_here(request, profile, application, out)
        return
    try:
        await _ask(client, request, out)
    except ControlSilentError as error:
        raise ControlSilentError(silent_text(profile)) from error


def silent_text(profile: Profile) -> str:
    """Return what to do about a process that has the profile and says nothing."""
    owner = read_owner(profile.lock_file)
    words = "The program that holds the profile does not answer"
    if owner is None:
        return f"{words}. End it, then try again: nothing of this was done."
    if sys.platform == "win32":
        return f"{words} (process {owner}). End it in the Task Manager, then try again."
    return (
        f"{words} (process {owner}). If it was stopped (Ctrl-Z), let it go on with `fg` in its "
        f"terminal or with `kill -CONT {owner}`; if it hangs, end it with `kill -KILL {owner}`: "
        "what came is kept. Nothing of this command was done."
    )


async def _start_for(
    request: Request, profile: Profile, application: Application
) -> ControlClient | None:
    """Start the window for ``add`` where there is a display."""
    if request["command"] != "add" or not application.can_show_window():
        return None
    return await application.start_detached(profile)


async def _ask(client: ControlClient, request: Request, out: output.Output) -> None:
    """Show the answers of another process.

    Raises: ControlEndedError if it ends before every job of the request has.
    """
    last: dict[str, Any] | None = None
    try:
        async for answer in client.request(request):
            # A process that is stopped says how far it came; that is no result yet.
            if answer.get("event") == "result":
                last = answer
            else:
                await out.emit(answer)
    except asyncio.CancelledError:
        if last is not None:
            await out.emit(last)
        raise
    except ControlEndedError:
        if last is None or not all(map(has_ended, last["jobs"])):
            raise
    else:
        if last is not None:
            await out.emit(last)
        await _note_told(client, _shown(request, last, out))
        last = None
    finally:
        await client.close()
    if last is not None:
        await out.emit(last)


async def _note_told(client: ControlClient, ids: Sequence[str]) -> None:
    """Say that the user knows; a program that has ended meanwhile will tell it once more."""
    if not ids:
        return
    with contextlib.suppress(ControlError):
        async for _ in client.request(told_request(ids)):
            pass


def _shown(request: Request, result: dict[str, Any] | None, out: output.Output) -> Sequence[str]:
    """Return the jobs of a result, or those of a list that was added whole.

    The same request is another one then.
    """
    if result is not None:
        return [job["id"] for job in result["jobs"]]
    is_list = request["command"] == "add" and request["add"]["pick_up"]
    return out.started if is_list and not out.has_failed else ()


async def _execute_here(
    request: Request, profile: Profile, application: Application, out: output.Output
) -> None:
    command = request["command"]
    if command == "add":
        request = {**request, "add": {**request["add"], "hold": True}}
    elif command in _KEEPING:
        request = {**request, "ends_at_once": True}
    async with application.session(profile, out.tell, runs_jobs=command == "transfer") as manager:
        await execute(manager, request, out.emit)
        result = {"jobs": out.result} if out.result else None
        if shown := _shown(request, result, out):
            await execute(manager, told_request(shown), out.emit)
        begun = set(out.started if command == "add" else out.changed)
        is_begun = command == "add" or bool(begun)
        says_when = command in _BEGINNINGS and is_begun and not out.has_failed
        views = await manager.views() if says_when else ()
        methods = {view.own_method for view in views if str(view.id) in begun}
    if says_when:
        output.say_note(
            f"{_BEGINNINGS[command]} when the window is opened (`bitsgui`){_other_way(methods)}."
        )


def _other_way(methods: Set[str]) -> str:
    """Return how jobs are begun without the window; ``methods`` are theirs, "" a plain GET."""
    if methods and "" not in methods:
        return ""  # `transfer` would be another order
    own = ", but for " + ", ".join(sorted(methods - {""})) + "," if methods - {""} else ""
    return f" or{own} by `bitsgui transfer` with the same link"


_KEEPING = {"login", "settings"}
_BEGINNINGS = {"add": "It is stored, and starts", "resume": "It is queued, and goes on"}
