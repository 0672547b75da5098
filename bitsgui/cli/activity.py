"""What happened to a job, in lines for a terminal."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from bitsgui.bits.causes import Cause
from bitsgui.bits.file_checks import Verdict
from bitsgui.bits.mirrors import Trouble
from bitsgui.bits.records import Happening
from bitsgui.bits.types import JobState
from bitsgui.bits.urls import UrlError, parse_remote
from bitsgui.bits.views import ActivityView
from bitsgui.cli import answers
from bitsgui.cli.formats import clean, http_status

Answer = dict[str, Any]

SHOWN = 12
"""How many entries are printed; ``--json`` has all."""

_WORDS = {
    Happening.ADDED: "Added",
    Happening.RESTORED: "Goes on after a restart of the program",
    Happening.NO_PROXY_SCRIPT: "No proxy found in this network: goes directly",
    Happening.PAUSED: "Paused",
    Happening.RESUMED: "Resumed",
    Happening.STOPPED: "Stopped: needs attention",
    Happening.TRANSFERRED: "Downloaded: ready to complete",
    Happening.COMPLETED: "Completed",
    Happening.CANCELLED: "Removed",
    Happening.NEW_VERSION: "Begins again: the server has a new version",
    Happening.FILE_SKIPPED: "File left out",
    Happening.FILE_RESTARTED: "File begun again",
    Happening.FILE_ACCEPTED: "What the server sends was accepted",
    Happening.NO_CHECKSUM: "No checksum file was found on the server",
}

_CHECKS: Mapping[str, str] = {
    Verdict.RIGHT: "A check found all of it right",
    Verdict.REPAIRED: "A check found damage, fetched again by now",
    Verdict.DAMAGED: "A check found damage",
    Verdict.MISSING: "A check could not read it",
    Verdict.UNKNOWN: "A check found no checksum to compare it with",
}

_CAUSES: Mapping[str, str] = {
    Cause.WINDOW: "in the window",
    Cause.COMMAND_LINE: "by a command",
    Cause.TIMED: "for a set time",
    Cause.START: "at the start of the program",
    Cause.DATA: "as going on sends its request again",
    Cause.MOVE: "for a move to another folder",
    Cause.REMOVAL: "by a removal or its undoing",
}


def answer(view: ActivityView) -> Answer:
    """Return an entry as JSON has it; times are in UTC."""
    error = view.error
    retry = None if error is None or error.next_retry is None else answers.iso(error.next_retry)
    return {
        "at": answers.iso(view.at),
        "event": view.kind.value,
        "message": sentence(view),
        "count": view.count,
        "file": view.name or None,
        "link": view.link or None,
        "from": view.origin or None,
        "note": view.note or None,
        "error": answers.error(error, JobState.ERROR),
        "attempt": None if error is None else error.attempt,
        "next_try": retry,
    }


def sentence(view: ActivityView) -> str:
    """Return what happened in few words, with what it concerns."""
    if view.kind is Happening.FAILED:
        return _failure(view)
    if view.kind is Happening.STARTED:
        return f"Downloading from {view.note}" if view.note else "Downloading"
    if view.kind in _OF_SERVERS:
        return _OF_SERVERS[view.kind](view)
    if view.kind is Happening.CHECKED:
        return f"Checksum agrees ({view.note}{_found_in(view)}){_about(view)}"
    if view.kind is Happening.VERIFIED:
        return f"{_CHECKS.get(view.note, 'Checked')}{_about(view)}"
    return _WORDS[view.kind] + _by_whom(view) + _about(view)


def _left_out(view: ActivityView) -> str:
    is_wrong = view.note == Trouble.WRONG
    reason = "it sent wrong bytes" if is_wrong else "it has another file"
    return f"{_host(view.link)} is left out: {reason}{_about(view)}"


_OF_SERVERS: Mapping[Happening, Callable[[ActivityView], str]] = {
    Happening.REDIRECTED: lambda v: f"Redirected from {_host(v.origin)} to {_host(v.link)}",
    Happening.LINK_CHANGED: lambda v: f"New link on {_host(v.link)}",
    Happening.MIRROR_DROPPED: _left_out,
}


def new_version(view: ActivityView) -> Answer:
    """Return what a command that waits says when the server had another version of a file."""
    return {
        "at": answers.iso(view.at),
        "file": view.name or None,
        "message": "The server has a new version; it is fetched anew from its first byte.",
    }


def lines(entries: Sequence[Mapping[str, Any]]) -> list[str]:
    """Return the last entries of an answer to ``show``, oldest first, in local time."""
    left_out = len(entries) - SHOWN
    found = [f"  {_local(entry['at'])}  {clean(entry['message'])}" for entry in entries[-SHOWN:]]
    return [f"  {left_out} earlier", *found] if left_out > 0 else found


def _failure(view: ActivityView) -> str:
    error = answers.error(view.error, JobState.ERROR)
    if error is None or view.error is None:
        return f"Failed{_about(view)}"
    words = error["message"].rstrip(".")
    status = http_status(error)
    when = view.error.next_retry
    again = f"; attempt {view.error.attempt}, next try {_local(answers.iso(when))}" if when else ""
    return f"{words}{status}{_about(view)}{again}"


def _by_whom(view: ActivityView) -> str:
    is_caused = view.kind in {Happening.PAUSED, Happening.RESUMED} and view.note in _CAUSES
    return f" {_CAUSES[view.note]}" if is_caused else ""


def _about(view: ActivityView) -> str:
    if view.count > 1:
        return f": {view.count} files"
    return f": {view.name}" if view.name else ""


def _found_in(view: ActivityView) -> str:
    """Return which file of the server had a checksum, if that was looked for."""
    return f", by {view.link}" if view.link else ""


def _host(link: str) -> str:
    try:
        return parse_remote(link).host or link
    except UrlError:
        return link


def _local(iso: str) -> str:
    return f"{datetime.fromisoformat(iso).astimezone():%Y-%m-%d %H:%M:%S}"
