"""What ``show`` prints of a job, and the words for its state."""

from collections.abc import Iterator
from typing import Any

from bitsgui.bits.command_lines import command_text
from bitsgui.cli import activity
from bitsgui.cli.answers import is_partial, is_skipped, was_skipped
from bitsgui.cli.formats import clean, clock, fit, local_time, percent, size
from bitsgui.cli.progress import waiting
from bitsgui.cli.values import WAIVED

Answer = dict[str, Any]

STATES = {
    "QUEUED": "waiting",
    "CONNECTING": "connecting",
    "TRANSFERRING": "downloading",
    "SUSPENDED": "paused",
    "ERROR": "failed",
    "TRANSIENT_ERROR": "will retry",
    "TRANSFERRED": "downloaded",
    "ACKNOWLEDGED": "complete",
    "CANCELLED": "cancelled",
}


def waived_words(answer: Answer) -> str:
    """Return what is not checked of the certificate of a job's server, "" if all is."""
    left_out = answer.get("waived") or ()
    words = [word for word, flag in WAIVED.items() if flag.name in left_out]
    return f"{', '.join(words)} not checked" if words else ""


def word(answer: Answer) -> str:
    """Return the state of a job, or what stands in its place, in a word or two."""
    if answer.get("is_being_removed"):
        return "being removed"
    if is_partial(answer):
        return "partial"
    if answer.get("waits_at") or answer.get("wait") == "schedule":
        return "waiting"
    return "skipped" if is_skipped(answer) else STATES[answer["state"]]


def lines(answer: Answer) -> Iterator[str]:
    """Yield the lines that tell all there is to know of a job."""
    done, total = answer["bytes_transferred"], answer["bytes_total"]
    rows = [
        ("Name", answer["name"]),
        ("Id", answer["id"]),
        ("State", waiting(answer) or word(answer)),
        ("Priority", answer["priority"].lower()),
        ("Method", answer.get("method", "GET").removeprefix("GET")),
        ("Category", answer.get("category") or ""),
        ("Done", _amount(done, total)),
        ("Files", f"{answer['files_transferred']} of {answer['files_total']}"),
        ("Starts", local_time(answer.get("start_at"))),
        ("Time left", clock(answer.get("time_left_s"))),
        ("Created", local_time(answer["created"])),
        ("Ended", local_time(answer.get("ended"))),
    ]
    if answer.get("accepted_certificate"):
        words = f"the certificate of {answer['accepted_certificate']}, by hand"
        rows.append(("Accepted", words))
    if answer.get("waived"):
        rows.append(("Certificate", waived_words(answer)))
    if shown := answer.get("client_certificate"):
        rows.append(("Shows", " ".join(value for value in shown.values() if value)))
    if answer.get("find_checksums"):
        rows.append(("Checksum", "looked for beside the file, where none is known"))
    rows += _command_rows(answer.get("command"))
    if sent := answer.get("request"):
        rows.append(("Method", _request_words(sent)))
    if answer["error"] is not None:
        rows.append(("Error", f"{answer['error']['message']} {answer['error']['hint']}"))
        rows.append(("Details", f"{answer['error']['code']} ({answer['error']['hresult']})"))
        rows.append(("Report", answer["error"].get("report") or ""))
    yield from (f"{fit(key, 10)} {clean(value)}" for key, value in rows if value)
    for number, entry in enumerate(answer["files"], 1):
        yield _file_lines(entry, number if len(answer["files"]) > 1 else None)
    yield from activity.lines(answer.get("activity", ()))


def _request_words(sent: Answer) -> str:
    """Return how a finished job asked for its files, and what of that is kept for another time."""
    kept = " and ".join(word for word in ("headers", "data") if sent[word])
    if sent["lost"]:
        return f"{sent['method']}; what was sent with it is not kept"
    return f"{sent['method']}, with {kept}" if kept else sent["method"]


def _amount(done: int, total: int | None) -> str:
    if total is None:
        return f"{size(done)}, {size(total)}"
    return f"{size(done)} of {size(total)}, {percent(done, total)}"


def _file_lines(entry: Answer, number: int | None) -> str:
    """Return a file of a job: from where, and to where; its number if it is one of several."""
    before = "  " if number is None else f"{number:>4}  "
    mark = "  (skipped)" if was_skipped(entry) else ""
    mark += "  (a check found damage)" if entry.get("damaged") else ""
    indent = " " * len(before)
    lines = [f"{before}{clean(entry['remote_name'])}"]
    for mirror in entry.get("mirrors", ()):
        trouble = _TROUBLE.get(mirror["trouble"], "")
        lines.append(f"{indent}or {clean(mirror['url'])}{trouble}")
    return "\n".join([*lines, f"{indent}  -> {clean(entry['local_name'])}{mark}"])


_TROUBLE = {
    "differs": "  (has another file, not used)",
    "wrong": "  (sent wrong bytes, not used)",
    "suspect": "  (may have sent wrong bytes, not used)",
}


def _command_rows(command: Answer | None) -> list[tuple[str, str]]:
    """Return the program a job starts when it ends, and what became of the user's leave."""
    if command is None:
        return []
    rows = [("Command", command_text(command["program"], command["parameters"]))]
    if not command["allowed"]:
        allow = "bitsgui set --global allow_notify_command on"
        rows.append(("", f"It does not run until you allow it: {allow}"))
    return rows
