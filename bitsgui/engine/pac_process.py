"""The parent's side of the process that evaluates proxy scripts."""

from __future__ import annotations

import asyncio
import contextlib
import importlib.util
import json
import logging
import os
import signal
import sys
from pathlib import Path
from typing import Any, cast

from bitsgui.bits.words import say
from bitsgui.engine import tasks
from bitsgui.engine.script_errors import BrokenScriptError, SilentScriptError

log = logging.getLogger(__name__)

ANSWER_S = 10.0
"""How long a script may think about one link, name lookups included, in seconds."""
IDLE_S = 60.0
"""How long the process is kept for the next question, in seconds."""
CHILD_WORD = "--pac-child"
"""What a frozen program, which has no interpreter beside it, is started with to be the child."""

_START_S = 60.0
_LONGEST_SAID = 200
# What an interpreter needs to start at all; nothing of the rest is a script's business.
_KEPT_VARIABLES = ("SYSTEMROOT", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")


class PacProcess:
    """Evaluates scripts one after the other, in a process that is started when there is one.

    It is killed, and started again for the next question, when a script takes too long or the
    one who asks is cancelled. It ends with the thread of the loop it was started on.
    """

    def __init__(self, answer_s: float = ANSWER_S, idle_s: float = IDLE_S) -> None:
        self._answer_s = answer_s
        self._idle_s = idle_s
        self._process: asyncio.subprocess.Process | None = None
        self._script: str | None = None
        self._turn = asyncio.Lock()
        self._idle: asyncio.TimerHandle | None = None
        self._resting: asyncio.Task[None] | None = None
        self._is_closed = False

    def another(self) -> PacProcess:
        """Return one that holds up nobody who asks this one."""
        return PacProcess(self._answer_s, self._idle_s)

    @property
    def pid(self) -> int | None:
        """The id of the process, None while there is none."""
        return None if self._process is None else self._process.pid

    async def evaluate(self, script: str, url: str, host: str, own: str) -> str:
        """Return what ``script`` says about a link; ``own`` is this machine's address, or "".

        Raises: BrokenScriptError if it fails, SilentScriptError if it takes too long or ends its
            process.
        """
        async with self._turn:
            self._cancel_idle()
            asked = {"url": url, "host": host, "own": own}
            try:
                reply = await self._exchange(script, asked)
            except BaseException:
                await tasks.finish(_end(self._taken()))
                raise
            self._idle = asyncio.get_running_loop().call_later(self._idle_s, self._rest)
        if "answer" not in reply:
            self._script = None  # it may not have been read to its end
            raise _failed(reply)
        return reply["answer"]

    async def _exchange(self, script: str, asked: dict[str, str]) -> dict[str, str]:
        process = self._process or await self._start()
        if self._script != script:
            asked = {**asked, "script": script}
        self._script = script
        try:
            async with asyncio.timeout(self._answer_s):
                return await _ask(process, asked)
        except TimeoutError:
            most = f"{self._answer_s:g}"
            why = say("It took longer than {seconds} s.", seconds=most)
            raise SilentScriptError(f"the script took longer than {most} s", why) from None
        except (OSError, ValueError) as error:
            why = say("The process that evaluates it has ended.")
            raise SilentScriptError(f"the process of the script has ended: {error}", why) from error

    async def _start(self) -> asyncio.subprocess.Process:
        command = await tasks.on_disk(_command)
        if self._is_closed:
            raise SilentScriptError("the program is ending", say("The program is ending."))
        self._script = None
        try:
            process = await asyncio.create_subprocess_exec(
                *command,
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.DEVNULL,
                cwd=os.sep,
                env={name: os.environ[name] for name in _KEPT_VARIABLES if name in os.environ},
                start_new_session=True,  # an interruption typed at the terminal is not for it
            )
            self._process = process
            async with asyncio.timeout(_START_S):
                assert process.stdout is not None
                if not await process.stdout.readline():
                    raise _not_started("it ended at once")
        except OSError as error:
            raise _not_started(str(error)) from error
        return process

    def _taken(self) -> asyncio.subprocess.Process | None:
        """Return the process, which is nobody's to ask from now on."""
        process, self._process = self._process, None
        return process

    def _rest(self) -> None:
        if not self._turn.locked():
            self._resting = tasks.spawn_logged("pac-rest", _end(self._taken()))

    def _cancel_idle(self) -> None:
        if self._idle is not None:
            self._idle.cancel()
            self._idle = None

    async def aclose(self) -> None:
        """End the process, also in the middle of a script; there is no other one after it."""
        self._is_closed = True
        self._cancel_idle()
        await _end(self._taken())
        if self._resting is not None:
            await self._resting


async def _end(process: asyncio.subprocess.Process | None) -> None:
    """Kill a process and wait until it is gone with its pipes."""
    if process is None:
        return
    assert process.stdin is not None
    assert process.stdout is not None
    if process.returncode is None:
        _kill(process)
    process.stdin.close()
    with contextlib.suppress(OSError):  # what was asked of it last may not have arrived
        await process.stdin.wait_closed()
    await process.stdout.read()
    await process.wait()


def _kill(process: asyncio.subprocess.Process) -> None:
    """Kill a process; one that just ended keeps its exit status for asyncio, which waits for it.

    The method of the same name asks for that status first, and may be the one who gets it.
    """
    with contextlib.suppress(ProcessLookupError):
        if sys.platform == "win32":
            process.kill()
        else:
            os.kill(process.pid, signal.SIGKILL)


async def _ask(process: asyncio.subprocess.Process, asked: dict[str, str]) -> dict[str, str]:
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(json.dumps(asked).encode() + b"\n")
    await process.stdin.drain()
    return cast("dict[str, Any]", json.loads(await process.stdout.readline()))


def _command() -> list[str]:
    """Return how the process is started; blocking. Raises: BrokenScriptError if nothing can be."""
    parent = str(os.getpid())
    if getattr(sys, "frozen", False):
        return [sys.executable, CHILD_WORD, parent, ""]
    found = importlib.util.find_spec("pacparser")
    if found is None or found.origin is None:
        why = say(
            "Proxy scripts need pacparser, which is not installed. "
            "Install it, or choose another proxy setting."
        )
        raise BrokenScriptError("pacparser is not installed", why)
    child = Path(__file__).with_name("pac_child.py")
    library = Path(found.origin).parent.parent
    return [sys.executable, "-I", "-S", str(child), parent, str(library)]


def _failed(reply: dict[str, str]) -> BrokenScriptError:
    said = " ".join(reply.get("failed", "").split())[:_LONGEST_SAID]
    said = "".join(sign if sign.isprintable() else "?" for sign in said)
    if not said:
        return BrokenScriptError("the script failed", say("It ends with an error."))
    why = say("It ends with the error {said}.", said=f"'{said}'")
    return BrokenScriptError(f"the script failed: {said}", why)


def _not_started(detail: str) -> SilentScriptError:
    why = say("The process that evaluates proxy scripts did not start.")
    return SilentScriptError(f"the process that evaluates scripts did not start: {detail}", why)
