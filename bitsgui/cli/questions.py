"""The one question a transfer may ask: what to do about a file that is there already."""

import asyncio
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from bitsgui.bits.errors import Hresult
from bitsgui.bits.records import Conflict
from bitsgui.bits.urls import parse_remote
from bitsgui.cli.answers import is_success
from bitsgui.cli.formats import clean
from bitsgui.cli.output import Output
from bitsgui.cli.requests import Request
from bitsgui.desktop.signals import stop_signals

_ANSWERS = {"r": Conflict.RENAME, "o": Conflict.OVERWRITE, "s": Conflict.SKIP}
_EXISTS = Hresult.ERROR_ALREADY_EXISTS.name


def settle(request: Request, out: Output) -> Request | None:
    """Return the request that carries out the user's answer, or None if there is nothing to ask.

    Only where the options say ``--on-conflict ask`` and both ends are a terminal.
    Raises: CancelledError at a signal while it waits for an answer.
    """
    if request.get("add", {}).get("on_conflict") != Conflict.ASK.value:
        return None
    waiting = [entry for entry in out.result if _is_taken(entry)]
    if not waiting or not (sys.stdin.isatty() and sys.stderr.isatty()):
        return None
    entry = waiting[0]
    with _interruptible():
        choice = _ask(clean(entry["name"]))
    if choice is None:
        return None
    job = entry["id"].replace("-", "")
    return {"command": "set", "jobs": [job], "values": {"on_conflict": choice.value}}


def rest(request: Request, result: Sequence[dict[str, Any]]) -> Request:
    """Return the request without the links that came, for the jobs that are to go on.

    It says nothing of names that are taken: that would undo what was answered for a job.
    """
    ended = [job for job in result if is_success(job)]
    there = {entry["remote_name"] for job in ended for entry in job["files"]}
    add = request["add"]
    links = [link for link in add["links"] if parse_remote(link["url"]).url not in there]
    return {**request, "add": {**add, "links": links, "on_conflict": None}}


def _is_taken(entry: dict[str, Any]) -> bool:
    return entry["error"] is not None and entry["error"]["code"] == _EXISTS


@contextmanager
def _interruptible() -> Iterator[None]:
    """Let a signal end what the loop stands still for; its usual handler waits for the loop."""

    def give_up(*_: object) -> None:
        raise asyncio.CancelledError

    usual = {number: signal.signal(number, give_up) for number in stop_signals()}
    try:
        yield
    finally:
        for number, handler in usual.items():
            signal.signal(number, handler)


def _ask(name: str) -> Conflict | None:
    """Ask until the answer is one of those offered; None for no answer."""
    while True:
        print(
            f"bitsgui: {name} is there already. [r]ename, [o]verwrite, [s]kip, or Enter to leave: ",
            end="",
            file=sys.stderr,
            flush=True,
        )
        answer = sys.stdin.readline().strip().lower()
        if not answer:
            return None
        if answer[0] in _ANSWERS:
            return _ANSWERS[answer[0]]
