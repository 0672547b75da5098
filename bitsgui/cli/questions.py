"""What a transfer may ask: about a file that is there already, and a password others can read."""

import asyncio
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from bitsgui.bits.errors import Hresult
from bitsgui.bits.records import Conflict
from bitsgui.bits.types import LoginNeed
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

    Only where both ends are a terminal: about a file if the options say ``--on-conflict ask``,
    about a password if there is one.
    Raises: CancelledError at a signal while it waits for an answer.
    """
    if "add" not in request or not (sys.stdin.isatty() and sys.stderr.isatty()):
        return None
    for entry in out.result:
        values = _settled(request["add"], entry)
        if values is not None:
            job = entry["id"].replace("-", "")
            return {"command": "set", "jobs": [job], "values": values} if values else None
    return None


def _settled(add: dict[str, Any], entry: dict[str, Any]) -> dict[str, Any] | None:
    """Return what the answer changes about a job, {} for no answer, None if nothing is asked."""
    if _is_taken(entry) and add["on_conflict"] == Conflict.ASK.value:
        with _interruptible():
            choice = _ask(clean(entry["name"]))
        return {"on_conflict": choice.value} if choice else {}
    if _is_withheld(entry) and _has_login(add):
        with _interruptible():
            may = _may_be_read(clean(entry["error"]["server"] or ""))
        return {"allow_unencrypted_login": True} if may else {}
    return None


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


def _is_withheld(entry: dict[str, Any]) -> bool:
    return entry["error"] is not None and entry["error"]["login"] == LoginNeed.UNENCRYPTED.value


def _has_login(add: dict[str, Any]) -> bool:
    return bool(add["user"]) or any(parse_remote(link["url"]).user for link in add["links"])


def _may_be_read(server: str) -> bool:
    print(
        f"bitsgui: {server} takes user and password unencrypted only: anybody on the way could "
        "read them. Send them, now and later? [y/N]: ",
        end="",
        file=sys.stderr,
        flush=True,
    )
    return sys.stdin.readline().strip().lower() in {"y", "yes"}


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
