"""Where answers go: JSON lines, words on a terminal or in a pipe, or nowhere but errors."""

import contextlib
import json
import os
import sys
from typing import Any, Protocol

from bitsgui.bits.errors import Hresult
from bitsgui.cli import details, file_checks, limits
from bitsgui.cli.answers import fault, is_partial, is_success, was_skipped
from bitsgui.cli.formats import clean, http_status, local_time, percent, rate, size
from bitsgui.cli.progress import Bars

Answer = dict[str, Any]

_DONE_WORDS = {
    "suspend": "Paused",
    "resume": "Resumed",
    "cancel": "Cancelled",
    "complete": "Completed",
    "set": "Changed",
}


class Output(Protocol):
    """Receives every answer of a request."""

    has_failed: bool
    """True once something the exit status must tell of was seen."""
    was_misused: bool
    """True once the command proved to be written wrong, which only who holds the profile knew."""
    result: list[Answer]
    """The jobs of the last ``result`` answer."""
    started: list[str]
    """Ids of the jobs that were told of."""
    picked_up: int
    """How many of them were there before."""
    changed: list[str]
    """Ids of the jobs a control command changed."""

    async def emit(self, answer: Answer) -> None:
        """Show one answer."""
        ...

    def tell(self, notice: str) -> None:
        """Show a sentence that belongs to no job; it is no answer, and no error."""
        ...

    def forget(self) -> None:
        """Begin anew: what failed was settled with the user and is tried again."""
        ...

    def conclude(self) -> None:
        """Say what the result leaves open where nobody interrupted the command."""
        ...

    def fail(self, error: Exception) -> None:
        """Tell of a fault that ended the command before its answers did."""
        ...

    def close(self) -> None:
        """Take away what is drawn."""
        ...


def choose(*, is_json: bool, is_quiet: bool, command: str) -> Output:
    """Return the output that fits the options and the streams."""
    if is_json:
        return JsonOutput(command, is_quiet=is_quiet)
    bars = Bars(sys.stderr) if sys.stderr.isatty() and not is_quiet else None
    return TextOutput(command, is_quiet=is_quiet, bars=bars if _can_move_cursor() else None)


def said_of(error: Exception) -> str:
    """Return the sentence that tells of a fault."""
    if not isinstance(error, OSError):
        return str(error)
    about = f": {error.filename}" if error.filename else "."
    return f"{error.strerror or error}{about}"


def say_error(text: str) -> None:
    """Print a sentence to stderr; nobody is told where that is a terminal that was closed."""
    with contextlib.suppress(OSError):
        print(f"bitsgui: {clean(text)}", file=sys.stderr)


def say_note(text: str) -> None:
    """Print a remark to stderr, so that stdout holds nothing but answers."""
    with contextlib.suppress(OSError):
        print(f"bitsgui: {text}", file=sys.stderr)


_REMARKS = frozenset({"progress", "file", "new_version", "done"})
"""What is left out where only errors and the result are wanted."""


class _Tally:
    """What the exit status depends on."""

    def __init__(self) -> None:
        self.has_failed = self.was_misused = False
        self.result: list[Answer] = []
        self.started: list[str] = []
        self.picked_up = 0
        self.changed: list[str] = []

    def forget(self) -> None:
        """Begin anew: what failed was settled with the user and is tried again."""
        self.has_failed, self.result = False, []

    def _count(self, answer: Answer) -> None:
        if answer["event"] == "job" and answer["id"] not in self.started[-1:]:
            self.started.append(answer["id"])
            self.picked_up += answer.get("is_new") is False
        if answer["event"] == "done":
            self.changed.append(answer["id"])
        if answer.get("failed"):
            self.has_failed = True
        self.was_misused |= bool(answer.get("bad_usage"))
        if answer["event"] == "result":
            self.result = answer["jobs"]
            self.has_failed |= not all(is_success(job) for job in self.result)


class JsonOutput(_Tally):
    """One JSON object a line on stdout; quiet leaves only errors and the result.

    The last line of a transfer is its result, however it ends.
    """

    def __init__(self, command: str, *, is_quiet: bool) -> None:
        super().__init__()
        self._is_quiet = is_quiet
        self._is_result_due = command == "transfer"

    async def emit(self, answer: Answer) -> None:
        """Print an answer."""
        self._count(answer)
        if not self._is_quiet or answer["event"] not in _REMARKS:
            _print(json.dumps(answer))
        if answer["event"] == "result":
            self._is_result_due = False
        if answer.get("failed"):
            say_error(_error_text(answer))

    def tell(self, notice: str) -> None:
        """Print an event of its own."""
        if not self._is_quiet:
            _print(json.dumps({"event": "notice", "message": notice}))

    def conclude(self) -> None:
        """Say nothing: the states of the result tell all."""

    def fail(self, error: Exception) -> None:
        """Print the error in a last result, and on stderr."""
        said = said_of(error)
        say_error(said)
        code = getattr(error, "hresult", None) or getattr(error, "code", Hresult.E_FAIL)
        self._end_with(fault(said, code))

    def close(self) -> None:
        """Print a result without jobs if the command ended before it had one."""
        self._end_with(fault("It ended before there was a result.", Hresult.E_FAIL))

    def _end_with(self, cause: Answer) -> None:
        if not self._is_result_due:
            return
        self._is_result_due = False
        with contextlib.suppress(OSError):  # that stdout is full or gone may be what happened
            _print(json.dumps({"event": "result", "jobs": [], "error": cause}))


def _print(line: str) -> None:
    """Print a line in one piece, at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


class TextOutput(_Tally):
    """Sentences and tables on stdout, errors on stderr, bars on a terminal."""

    def __init__(self, command: str, *, is_quiet: bool, bars: Bars | None) -> None:
        super().__init__()
        self._command = command
        self._is_quiet = is_quiet
        self._bars = bars
        self._names: dict[str, str] = {}
        self._has_header = False

    async def emit(self, answer: Answer) -> None:
        """Print or draw an answer."""
        self._count(answer)
        if "name" in answer and "id" in answer:  # an orphan has only a name
            self._names[answer["id"]] = answer["name"]
        getattr(self, f"_on_{answer['event']}", self._on_unknown)(answer)

    def tell(self, notice: str) -> None:
        """Print a remark to stderr, above the bars where there are some."""
        if self._bars is not None and not self._is_quiet:
            self._bars.say(f"bitsgui: {clean(notice)}")
        elif not self._is_quiet:
            say_note(clean(notice))

    def conclude(self) -> None:
        """Tell of jobs that somebody else paused, and of those that a list found there."""
        if self._command == "add" and self.picked_up:
            self._say(_picked_up_text(self.picked_up, len(self.started)))
        for job in self.result:
            if job["error"] is None and job["state"] == "SUSPENDED":
                self._say_error(
                    f"{_name(job)}: It was paused by the window or by another command. What came "
                    "is kept: run the same command again to go on."
                )

    def fail(self, error: Exception) -> None:
        """Print a sentence to stderr."""
        self._say_error(said_of(error))

    def close(self) -> None:
        """Take the bars away."""
        if self._bars is not None:
            self._bars.clear()

    def _on_orphan(self, answer: Answer) -> None:
        path = clean(answer["path"])
        proof = "--checksum sha-256=HEX " if answer.get("needs_checksum") else ""
        say_note(
            f"{clean(answer['name'])} lies unfinished beside the downloads and is not in the list. "
            f"To go on with it: bitsgui transfer LINK --to DIR {proof}--part '{path}'"
        )

    def _on_job(self, answer: Answer) -> None:
        if self._command == "list":
            self._row(answer)
        elif self._command == "show":
            self._say("\n".join(details.lines(answer)))
        elif self._command == "add":
            verb = "Added" if answer["is_new"] else "Already there:"
            self._say(f"{verb} {_name(answer)} ({answer['id'][:8]}){_start(answer)}")
        else:
            verb = "Downloading" if answer.get("is_new", True) else "Going on with"
            self._say(f"{verb} {_name(answer)} into {clean(answer['folder'])}{_start(answer)}")

    def _on_progress(self, answer: Answer) -> None:
        if self._bars is None:
            return
        if answer["state"] in _MOVING:
            self._bars.show(answer)
        else:
            self._bars.end(answer)

    def _on_file(self, answer: Answer) -> None:
        if answer["completed"]:
            self._say(f"{clean(answer['local_name'])}: {size(answer['bytes_transferred'])}")

    def _on_new_version(self, answer: Answer) -> None:
        self._say(f"{clean(answer['file'] or _name(answer))}: {answer['message']}")

    def _on_done(self, answer: Answer) -> None:
        about = f"{_name(answer)} ({answer['id'][:8]})"
        if answer["code"] == Hresult.S_FALSE.name:
            self._say(f"{about}: {answer['message']} It stands still already.")
            return
        if answer["code"] != Hresult.BG_S_PARTIAL_COMPLETE.name:
            remark = f": {answer['message']} {answer['hint']}" if answer.get("message") else ""
            self._say(f"{_DONE_WORDS[answer['command']]} {about}{remark}")
            return
        kept = [entry["local_name"] for entry in answer["files"] if entry["completed"]]
        dropped = [entry["remote_name"] for entry in answer["files"] if not entry["completed"]]
        if kept:
            self._say(f"Partly completed {about}: {answer['message']} {answer['hint']}")
        else:
            self._say(f"Dropped {about}: No file of it was finished.")
        for path in kept:
            self._say(f"  kept     {clean(path)}")
        for link in dropped:
            self._say(f"  dropped  {clean(link)}")

    def _on_setting(self, answer: Answer) -> None:
        usual = answer["written_default"]
        changed = "" if answer["value"] == answer["default"] else f" (by default {usual})"
        self._say(f"{answer['name']} = {clean(answer['written'])}{changed}")
        if self._command == "settings":
            self._say(f"    {answer['description']} Takes {answer['allowed']}.")
        now = answer.get("now") or {}
        if now.get("is_scheduled"):
            self._say(f"    {limits.words(now)}")
        for remark in answer.get("remarks", ()):
            self.tell(remark)

    def _on_login(self, answer: Answer) -> None:
        words = "is kept for" if answer["is_kept"] else "is kept no longer for"
        self._say(f"The login {words} {clean(answer['proxy'])}.")

    def _on_check(self, answer: Answer) -> None:
        (self._say_error if answer["failed"] else self._say)(file_checks.words(answer))

    def _on_error(self, answer: Answer) -> None:
        # An error that ends a job is said once more, with its way out, by the result.
        if answer["failed"]:
            self._say_error(_error_text(answer))
        elif answer["state"] != "ERROR":
            self._say(_error_text(answer))

    def _on_result(self, answer: Answer) -> None:
        self.close()
        for job in answer["jobs"]:
            for entry in filter(was_skipped, job.get("files", ())):
                path = clean(entry["local_name"])
                self._say(f"{path}: skipped. Nothing was downloaded; a file there stays as it was.")
            if job["error"] is not None:
                self._say_error(_error_text(job))
            elif is_partial(job):
                self._say_error(_partial_text(job))
            elif not is_success(job) and job["state"] != "SUSPENDED":
                self._say_error(f"{_name(job)}: {details.STATES[job['state']]}.")

    def _on_unknown(self, answer: Answer) -> None:
        """Let a newer program answer more than this one knows."""

    def _row(self, answer: Answer) -> None:
        if self._is_quiet:
            return
        if not self._has_header:
            self._has_header = True
            print(f"{'Id':8}  {'State':11}  {'Done':>5}  {'Size':>12}  {'Speed':>10}  Name")
        done = percent(answer["bytes_transferred"], answer["bytes_total"])
        speed = rate(answer["rate"]) if answer.get("rate") else ""
        total = size(answer["bytes_total"])
        word, name = details.word(answer), _name(answer)
        if left_out := details.waived_words(answer):
            name += f"  [certificate: {left_out}]"
        print(f"{answer['id'][:8]}  {word:11}  {done:>5}  {total:>12}  {speed:>10}  {name}")

    def _say(self, text: str) -> None:
        if self._is_quiet:
            return
        if self._bars is not None and self._command == "transfer":
            self._bars.say(text)
        else:
            print(text, flush=True)

    def _say_error(self, text: str) -> None:
        self.close()
        say_error(text)


def interrupted(
    command: str,
    result: list[Answer],
    started: list[str],
    *,
    picked_up: int = 0,
    picks_up: bool = False,
) -> str:
    """Return what to tell when a command was interrupted; ``started`` is for lack of a result.

    ``picked_up`` of those were there before. ``picks_up``: given again, the command would do so
    with all of them; else it would send its requests once more, for downloads of their own.
    """
    added = len(started) - picked_up
    if command == "add" and added:
        count = "1 download was" if added == 1 else f"{added} downloads were"
        rest = " The same command again adds the rest." if picks_up else ""
        return f"Interrupted. {count} added; nothing of that is undone (see `bitsgui list`).{rest}"
    if command != "transfer":
        return "Interrupted."
    unfinished = [job for job in result if not is_success(job)]
    going_on = [job["id"][:8] for job in unfinished if job["state"] in _RUNNING]
    whole = [job["id"][:8] for job in unfinished if job["state"] == "TRANSFERRED"]
    kept = [job["id"] for job in unfinished if job["state"] not in _MOVING] if result else started
    kept = [job_id[:8] for job_id in kept]
    said = ["Interrupted."]
    if len(going_on) > _MOST_IDS:
        said.append(f"Another command still waits for {len(going_on)} downloads, which go on.")
    elif going_on:
        said.append(f"Another command still waits for {' '.join(going_on)}, which goes on.")
    if len(kept) > _MOST_IDS:
        # Not `resume --all`: that would go on with what the user had paused before, too.
        again = "run the same command again to go on, or " if picks_up else ""
        said.append(
            f"What came of {len(kept)} downloads is kept, paused: {again}"
            "see `bitsgui list` for ids to resume while the window is open."
        )
    elif kept:
        again = "run the same command again to go on, or " if picks_up else "to go on, "
        said.append(
            f"What came is kept, paused: {again}"
            f"`bitsgui resume {' '.join(kept)}` while the window is open."
        )
    if kept and not picks_up:
        said.append("That sends the request again; the same command would add another download.")
    if whole:
        few = " ".join(whole) if len(whole) <= _MOST_IDS else "JOB..."
        again = "run the same command again, or " if picks_up else ""
        said.append(f"What is whole could not be finished: {again}`bitsgui complete {few}`.")
    return " ".join(said)


_MOST_IDS = 5
"""How many downloads are named one by one."""
_RUNNING = {"QUEUED", "CONNECTING", "TRANSFERRING", "TRANSIENT_ERROR"}
_MOVING = _RUNNING | {"TRANSFERRED"}


def _can_move_cursor() -> bool:
    return os.environ.get("TERM", "") != "dumb"


def _name(answer: Answer) -> str:
    return clean(answer.get("name") or answer["id"][:8])


def _picked_up_text(count: int, total: int) -> str:
    if total == 1:
        return "It was there already, goes on, and was not added again."
    what = "All of them" if count == total else f"{count} of {total} downloads"
    return f"{what} were there already, go on, and were not added again."


def _start(answer: Answer) -> str:
    """Return when a job begins that waits for a time."""
    start = local_time(answer.get("start_at"))
    return f", starts {start}" if start else ""


def _partial_text(job: Answer) -> str:
    dropped = sum(not entry["completed"] and not was_skipped(entry) for entry in job["files"])
    if dropped == len(job["files"]):
        what = "no file of it is there"
    else:
        what = f"{dropped} of {len(job['files'])} files are not there"
    return f"{_name(job)}: It was completed before it was whole; {what}. Add it again for the rest."


def _error_text(answer: Answer) -> str:
    error = answer["error"]
    about = answer.get("name")
    status = http_status(error)
    return clean(
        f"{f'{about}: ' if about else ''}{error['message']}{status} {error['hint']}".strip()
    )
