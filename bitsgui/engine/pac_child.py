"""The process that evaluates proxy scripts: a line of JSON in, a line of JSON out.

A script that loops holds the interpreter's lock, and no thread could end it. So this module is
started by its path, without anything of this program in its memory or its environment, and
imports nothing but the standard library and the evaluator. It ends with its parent.
"""

import contextlib
import ctypes
import importlib
import json
import os
import re
import signal
import sys
from collections.abc import Callable
from typing import Any

CPU_S = 30
"""Seconds of the processor that one question may take before the system ends this process."""

_MEMORY = 1024**3
_STDERR = 64 * 1024
_LONGEST_ANSWER = 4096
_LONGEST_SAID = 500
_DEATH_SIGNAL, _NO_NEW_PRIVILEGES = 1, 38  # of linux/prctl.h
_THROWN = re.compile(r"JSERROR: (.*)")


def main(parent: int, library: str) -> None:
    """Answer questions until the input ends; ``library`` is the folder of the evaluator."""
    _die_with(parent)
    replies = os.fdopen(os.dup(1), "wb", buffering=0)
    said = _own_stderr()
    _limit()
    if library:
        sys.path.append(library)
    pacparser = importlib.import_module("pacparser")

    replies.write(b"{}\n")
    for line in sys.stdin.buffer:
        _allow_time()
        reply = _reply(pacparser, json.loads(line), said)
        replies.write(json.dumps(reply).encode() + b"\n")


def _reply(pacparser: Any, asked: dict[str, str], said: Callable[[], str]) -> dict[str, str]:  # noqa: ANN401 - a module without types
    """Answer one question; ``script`` is there when it is another than before."""
    said()
    try:
        if "script" in asked:
            pacparser.cleanup()
            pacparser.init()
            pacparser.parse_pac_string(asked["script"])
        if asked["own"]:
            pacparser.setmyip(asked["own"])
        answer = pacparser.find_proxy(asked["url"], asked["host"])
    except Exception as error:  # noqa: BLE001 - its own error class, and what its input may be
        return {"failed": said() or str(error)}
    return {"answer": answer[:_LONGEST_ANSWER]}


def _own_stderr() -> Callable[[], str]:
    """Catch what the evaluator prints; return what gives the error printed since the last call."""
    try:
        held = (
            os.memfd_create("said") if sys.platform == "linux" else os.open(os.devnull, os.O_RDWR)
        )
    except OSError:
        held = os.open(os.devnull, os.O_RDWR)
    os.dup2(held, 2)

    def said() -> str:
        os.lseek(held, 0, os.SEEK_SET)
        text = os.read(held, _STDERR).decode("utf-8", "replace")
        with contextlib.suppress(OSError):
            os.ftruncate(held, 0)
            os.lseek(held, 0, os.SEEK_SET)
        found = _THROWN.findall(text)
        return found[-1][:_LONGEST_SAID] if found else ""

    return said


def _die_with(parent: int) -> None:
    """End when the parent does, also in the middle of a script."""
    if sys.platform != "linux":
        return  # there the end of the input does it, and of a loop its time
    control = ctypes.CDLL(None).prctl
    control(_DEATH_SIGNAL, signal.SIGKILL, 0, 0, 0)
    control(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    if os.getppid() != parent:
        os._exit(0)


def _limit() -> None:
    """Bound what a script can take of the machine, where the system can."""
    with contextlib.suppress(ImportError):
        import resource  # noqa: PLC0415 - not on Windows

        for kind, most in (
            (resource.RLIMIT_CORE, 0),
            (resource.RLIMIT_FSIZE, _STDERR),
            (resource.RLIMIT_AS, _MEMORY),
        ):
            with contextlib.suppress(OSError, ValueError):
                resource.setrlimit(kind, (most, most))


def _allow_time() -> None:
    """Give the next question its time of the processor, where the system counts it."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource  # noqa: PLC0415 - not on Windows

        used = resource.getrusage(resource.RUSAGE_SELF)
        until = int(used.ru_utime + used.ru_stime) + CPU_S
        _, most = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (until, most))


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2])
