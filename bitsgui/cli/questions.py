"""What a transfer may ask: about a file that is there already, and about logins of servers."""

import asyncio
import getpass
import os
import select
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any
from urllib.parse import quote, urlsplit

from bitsgui.bits.errors import Hresult
from bitsgui.bits.records import Conflict
from bitsgui.bits.types import PROXY_ASKS, SERVER_ASKS, LoginNeed
from bitsgui.bits.urls import host_key, parse_remote
from bitsgui.cli.answers import is_success
from bitsgui.cli.formats import clean
from bitsgui.cli.output import Output
from bitsgui.cli.requests import Request
from bitsgui.desktop.signals import stop_signals

_ANSWERS = {"r": Conflict.RENAME, "o": Conflict.OVERWRITE, "s": Conflict.SKIP}
_WANTED = frozenset({LoginNeed.WANTED.value, LoginNeed.REFUSED.value})
_EXISTS = Hresult.ERROR_ALREADY_EXISTS.name


def settle(request: Request, wanted: Request, out: Output) -> Request | None:
    """Return the request that carries out the user's answer, or None if there is nothing to ask.

    ``wanted`` is what was left of ``request`` and led to the result there is. What comes back is
    to be carried out before the rest, or is that: with a login, which without a keyring lasts no
    longer than the process that got it.

    Only where both ends are a terminal: about a file if the options say ``--on-conflict ask``,
    about a password if there is one, for a login if there is none.
    Raises: CancelledError at a signal while it waits for an answer.
    """
    if "add" not in request or not (sys.stdin.isatty() and sys.stderr.isatty()):
        return None
    for entry in out.result:
        values = _settled(request["add"], entry)
        if values is not None:
            job = entry["id"].replace("-", "")
            return {"command": "set", "jobs": [job], "values": values} if values else None
        proxy = _asking_proxy(entry)
        if proxy is not None:
            with _interruptible():
                login = _login_for(f"the proxy {clean(proxy)}")
            return rest(wanted, out.result) | {"proxy_login": [proxy, *login]} if login else None
        if _wants_login(entry) and not _has_login(request["add"]):
            with _interruptible():
                login = _login_for(clean(entry["error"]["server"]))
            return _with_login(rest(wanted, out.result), entry, login) if login else None
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


def _wants_login(entry: dict[str, Any]) -> bool:
    """Return whether a server asks for user and password, and no other would be told them."""
    error = entry["error"]
    if error is None or error["login"] not in _WANTED or error["http_status"] != SERVER_ASKS:
        return False
    links = (urlsplit(file["remote_name"]) for file in entry["files"])
    return {link.netloc.rpartition("@")[2] for link in links} == {error["server"]}


def _asking_proxy(entry: dict[str, Any]) -> str | None:
    """Return the proxy that asks for user and password, None if none does."""
    error = entry["error"]
    if error is None or error["login"] not in _WANTED or error["http_status"] != PROXY_ASKS:
        return None
    return error.get("proxy")


def _with_login(request: Request, entry: dict[str, Any], login: tuple[str, str]) -> Request:
    """Return a request whose links to the server of a job have a login."""
    server = host_key(entry["files"][0]["remote_name"])
    user, password = (quote(word, safe="") for word in login)

    def with_login(link: dict[str, Any]) -> dict[str, Any]:
        if host_key(link["url"]) != server:
            return link
        plain = urlsplit(parse_remote(link["url"]).url)
        return link | {"url": plain._replace(netloc=f"{user}:{password}@{plain.netloc}").geturl()}

    add = request["add"]
    return {**request, "add": {**add, "links": [with_login(link) for link in add["links"]]}}


def _login_for(server: str) -> tuple[str, str] | None:
    """Ask for user and password; None for no answer."""
    print(
        f"bitsgui: {server} asks for user and password. User, or Enter to leave: ",
        end="",
        file=sys.stderr,
        flush=True,
    )
    user = _line().strip()
    return (user, getpass.getpass(f"Password of {user}: ", sys.stderr)) if user else None


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
    return _line().strip().lower() in {"y", "yes"}


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


def _line() -> str:
    """Return the next line of the terminal, "" at its end.

    The reading itself would not hear of a signal that comes just before it waits.
    """
    if sys.platform == "win32":
        return sys.stdin.readline()
    heard, told = os.pipe()
    os.set_blocking(told, False)
    before = signal.set_wakeup_fd(told, warn_on_full_buffer=False)
    try:
        select.select([sys.stdin, heard], [], [])
    finally:
        signal.set_wakeup_fd(before)
        os.close(heard)
        os.close(told)
    return sys.stdin.readline()


def _ask(name: str) -> Conflict | None:
    """Ask until the answer is one of those offered; None for no answer."""
    while True:
        print(
            f"bitsgui: {name} is there already. [r]ename, [o]verwrite, [s]kip, or Enter to leave: ",
            end="",
            file=sys.stderr,
            flush=True,
        )
        answer = _line().strip().lower()
        if not answer:
            return None
        if answer[0] in _ANSWERS:
            return _ANSWERS[answer[0]]
