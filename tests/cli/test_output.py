"""What is printed and drawn, without a process around it."""

import io
import json
import logging
import os
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest

from bitsgui.bits.errors import BitsError, Hresult
from bitsgui.bits.requests import Added
from bitsgui.bits.types import JobState
from bitsgui.bits.views import Changes, JobView, WaitReason
from bitsgui.cli import answers, formats, progress, questions, watch
from bitsgui.cli.answers import public_url
from bitsgui.cli.commands import find
from bitsgui.cli.logs import MaskingFormatter
from bitsgui.cli.output import JsonOutput, TextOutput, interrupted
from tests.gui.samples import error, job

NOBODY: Any = None
"""In place of the manager, where nothing is asked of it."""
WHOLE = {"completed": True, "skipped": False}
SKIPPED = {"completed": False, "skipped": True}
DROPPED = {"completed": False, "skipped": False}
VIEW = {
    "id": "a",
    "name": "file.iso",
    "bytes_total": 3_700_000_000,
    "bytes_transferred": 1_924_000_000,
    "rate": 41_000_000,
    "time_left_s": 43.2,
}


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (0, "0 B"),
        (999, "999 B"),
        (1000, "1.0 kB"),
        (999_949, "1.0 MB"),
        (3_700_000_000, "3.7 GB"),
        (412_000_000_000, "412 GB"),
        (10**18, "1000 PB"),
        (None, "size unknown"),
    ],
)
def test_sizes_have_at_most_three_digits(count, text):
    assert formats.size(count) == text


@pytest.mark.parametrize(
    ("seconds", "text"), [(43, "0:43"), (3723, "1:02:03"), (None, ""), (10**7, "> 4 days")]
)
def test_times_are_written_like_a_clock(seconds, text):
    assert formats.clock(seconds) == text


def test_a_hundred_percent_is_shown_only_at_the_end():
    assert formats.percent(999, 1000) == "99 %"
    assert formats.percent(1000, 1000) == "100 %"
    assert formats.percent(0, 0) == "100 %"


def test_names_cannot_command_the_terminal_or_turn_the_line_around():
    assert formats.clean("a\x1b[2Jb\u202ec\n") == "a?[2Jb?c?"


@pytest.mark.parametrize("cells", [1, 5, 10, 40])
def test_names_of_any_script_take_exactly_their_cells(cells):
    for name in ("report.pdf", "写真の写真の写真.zip", "e\u0301" * 50):
        assert formats.width(formats.fit(name, cells)) == cells


@pytest.mark.parametrize("cells", [10, 30, 59, 80, 200])
def test_a_line_never_wraps(cells):
    assert formats.width(progress.line(VIEW, cells)) <= cells
    unknown = {**VIEW, "bytes_total": None, "time_left_s": None}
    assert formats.width(progress.line(unknown, cells)) <= cells
    waiting = {**VIEW, "name": "n" * 300, "waits_at": "a.org"}
    assert formats.width(progress.line(waiting, cells)) <= cells


def test_a_download_whose_server_is_full_says_where_it_waits():
    waiting = {**VIEW, "waits_at": "a.org"}
    assert progress.line(waiting, 80).endswith("waits for a place at a.org")
    assert progress.line(waiting, 80).startswith("file.iso ")
    assert "waits" not in progress.line({**VIEW, "waits_at": None}, 80)
    until = datetime(2026, 3, 4, 14, 32, 10).astimezone().isoformat()
    asked = {**waiting, "waits_until": until}
    assert progress.line(asked, 80).endswith("waits until 14:32:10, as a.org asks")


def test_bars_overwrite_their_lines_and_add_a_total_for_several():
    stream = io.StringIO()
    bars = progress.Bars(stream, lambda: (80, 24))
    bars.show(VIEW)
    assert stream.getvalue().count("\n") == 1
    stream.truncate(0)
    bars.show({**VIEW, "id": "b"})
    drawn = stream.getvalue()
    assert "\x1b[1A" in drawn
    assert "2 downloads" in drawn
    assert drawn.count("\n") == 3


def test_bars_never_take_more_lines_than_the_terminal_has():
    stream = io.StringIO()
    bars = progress.Bars(stream, lambda: (80, 10))
    for number in range(50):
        stream.seek(0)
        stream.truncate(0)
        bars.show({**VIEW, "id": str(number)})
    assert stream.getvalue().count("\n") == 8


@pytest.mark.parametrize(
    ("command", "said"), [("list", "waiting"), ("show", "waits for a place at a.org")]
)
async def test_a_job_whose_server_is_full_is_waiting(capsys, command, said):
    full = job(1, state=JobState.CONNECTING, wait=WaitReason.HOST, waits_at="a.org")
    out = TextOutput(command, is_quiet=False, bars=None)
    await out.emit({"event": "job", **answers.job(full), "files": []})
    assert said in capsys.readouterr().out


async def test_the_bar_of_a_job_that_ended_goes_and_its_speed_with_it():
    stream = io.StringIO()
    out = TextOutput("transfer", is_quiet=False, bars=progress.Bars(stream, lambda: (99, 24)))
    moving = {"event": "progress", **VIEW, "state": "TRANSFERRING", "rate": 7_000_000}
    for id_ in "abc":
        await out.emit({**moving, "id": id_, "name": f"{id_}.iso"})
    for id_, state in (("a", "ACKNOWLEDGED"), ("b", "ERROR")):
        stream.truncate(0)
        await out.emit({**moving, "id": id_, "name": f"{id_}.iso", "state": state})
    drawn = stream.getvalue()
    assert ("a.iso" in drawn, "b.iso" in drawn, "c.iso" in drawn) == (False, False, True)
    assert "3 downloads" in drawn
    assert "21 MB/s" not in drawn
    stream.truncate(0)
    await out.emit({**moving, "id": "b", "name": "b.iso"})  # somebody resumed it
    assert "b.iso" in stream.getvalue()


async def test_every_json_answer_is_one_line(capsys):
    out = JsonOutput("list", is_quiet=False)
    await out.emit({"event": "result", "jobs": []})
    assert json.loads(capsys.readouterr().out) == {"event": "result", "jobs": []}


async def test_what_failed_is_said_to_people_beside_what_programs_read(capsys):
    failure = {"message": "No such file.", "hint": "Look for it.", "http_status": 404}
    answer = {"event": "error", "id": "ab", "name": "a", "failed": True, "error": failure}
    out = JsonOutput("show", is_quiet=True)
    await out.emit(answer)
    said = capsys.readouterr()
    assert json.loads(said.out) == answer
    assert said.err == "bitsgui: a: No such file. (HTTP 404) Look for it.\n"
    assert out.has_failed


async def test_quiet_leaves_programs_the_errors_and_the_result(capsys):
    out = JsonOutput("transfer", is_quiet=True)
    for event in ("progress", "file", "new_version", "done"):
        await out.emit({"event": event, "id": "1"})
    out.tell("It goes on.")
    assert capsys.readouterr().out == ""
    answer = [{"event": "job", "id": "1"}, {"event": "result", "jobs": []}]
    for each in answer:
        await out.emit(each)
    assert list(map(json.loads, capsys.readouterr().out.splitlines())) == answer


async def test_a_job_somebody_paused_is_told_of_once(capsys):
    """With an error that was told already."""
    paused = {"id": "1", "name": "a.iso", "state": "SUSPENDED", "error": None}
    failed = {**paused, "name": "b.iso", "error": {"message": "No.", "hint": "", "code": ""}}
    out = TextOutput("transfer", is_quiet=False, bars=None)
    await out.emit({"event": "result", "jobs": [paused, failed]})
    out.conclude()
    first, second = capsys.readouterr().err.splitlines()
    assert (first, second[:40]) == (
        "bitsgui: b.iso: No.",
        "bitsgui: a.iso: It was paused by the win",
    )


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ([WHOLE, SKIPPED, DROPPED], "1 of 3 files are not there"),
        ([WHOLE, DROPPED, DROPPED], "2 of 3 files are not there"),
        ([SKIPPED, DROPPED], "1 of 2 files are not there"),
        ([DROPPED], "no file of it is there"),
    ],
)
async def test_files_that_were_left_out_are_told_of_and_not_among_those_that_are_missing(
    capsys, files, said
):
    files = [{**file, "local_name": f"{number}.iso"} for number, file in enumerate(files)]
    job = {"id": "1", "name": "a", "state": "ACKNOWLEDGED", "error": None, "files": files}
    out = TextOutput("transfer", is_quiet=False, bars=None)
    await out.emit({"event": "result", "jobs": [job]})
    told = capsys.readouterr()
    left_out = [file["local_name"] for file in files if file["skipped"]]
    assert [line.split(":")[0] for line in told.out.splitlines()] == left_out
    assert f"; {said}." in told.err


def test_a_question_is_asked_only_where_it_is_read(monkeypatch):
    """Messages that go to a file would leave the user waiting for nothing."""
    out = TextOutput("transfer", is_quiet=False, bars=None)
    taken = {"id": "1-2", "name": "a", "error": {"code": Hresult.ERROR_ALREADY_EXISTS.name}}
    out.result = [taken]
    request = {"command": "transfer", "add": {"on_conflict": "ask"}}
    typed, terminal = os.openpty()
    with os.fdopen(typed, "wb", buffering=0) as keyboard, os.fdopen(terminal) as stdin:
        keyboard.write(b"s\n")
        monkeypatch.setattr("sys.stdin", stdin)
        monkeypatch.setattr("sys.stderr", io.StringIO())
        assert questions.settle(request, request, out) is None
        monkeypatch.setattr("sys.stderr", Terminal())
        answered = questions.settle(request, request, out)
    assert answered is not None
    assert (answered["jobs"], answered["values"]) == (["12"], {"on_conflict": "skip"})


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


async def test_an_answer_of_a_newer_program_is_passed_over(capsys):
    out = TextOutput("list", is_quiet=False, bars=None)
    await out.emit({"event": "something new"})
    assert capsys.readouterr().out == ""


def test_the_words_of_an_interruption_name_what_was_kept():
    said = interrupted("transfer", [], ["12345678-1234"], picks_up=True)
    assert "run the same command again to go on, or `bitsgui resume 12345678`" in said
    assert interrupted("transfer", [], []) == "Interrupted."


@pytest.mark.parametrize(
    ("command", "count", "said"),
    [
        ("list", 3, "Interrupted."),
        ("add", 0, "Interrupted."),
        ("add", 1, "Interrupted. 1 download was added; nothing of that is undone"),
        ("add", 3, "Interrupted. 3 downloads were added; nothing of that is undone"),
    ],
)
def test_only_what_a_transfer_fetched_is_said_to_be_paused(command, count, said):
    assert interrupted(command, [], ["12345678-1"] * count).partition(" (")[0] == said.strip("(")


@pytest.mark.parametrize("count", [1, 200])
def test_a_request_that_may_be_an_order_is_not_said_to_go_on_by_the_same_command(count):
    said = interrupted("transfer", [], ["12345678-1234"] * count)
    assert "run the same command again" not in said
    assert said.endswith(
        "That sends the request again; the same command would add another download."
    )


def test_a_list_that_was_interrupted_says_how_its_rest_is_added():
    said = interrupted("add", [], ["12345678-1"] * 5, picked_up=2, picks_up=True)
    assert said.startswith("Interrupted. 3 downloads were added; nothing of that is undone")
    assert said.endswith(" The same command again adds the rest.")
    assert interrupted("add", [], ["12345678-1"], picked_up=1, picks_up=True) == "Interrupted."


@pytest.mark.parametrize(
    ("there", "new", "said"),
    [
        (0, 2, ""),
        (1, 0, "It was there already, goes on, and was not added again.\n"),
        (2, 0, "All of them were there already, go on, and were not added again.\n"),
        (2, 1, "2 of 3 downloads were there already, go on, and were not added again.\n"),
    ],
)
async def test_a_list_says_how_many_of_its_downloads_were_there(capsys, there, new, said):
    out = TextOutput("add", is_quiet=False, bars=None)
    for number in range(there + new):
        await out.emit({"event": "job", "id": f"{number}", "name": "f", "is_new": number >= there})
    capsys.readouterr()
    out.conclude()
    assert capsys.readouterr().out == said


def test_many_downloads_that_are_kept_are_counted_and_not_named():
    ids = [f"{number:08x}-1234" for number in range(200)]
    said = interrupted("transfer", [], ids, picks_up=True)
    assert "200 downloads is kept" in said
    assert "run the same command again" in said
    assert "--all" not in said  # which would resume what was paused before
    assert len(said) < 200
    moving = [
        {"id": id_, "name": "f", "state": "TRANSFERRING", "error": None, "files": []} for id_ in ids
    ]
    assert interrupted("transfer", moving, ids) == (
        "Interrupted. Another command still waits for 200 downloads, which go on."
    )


def test_an_interruption_of_what_is_whole_says_how_it_is_finished():
    whole = {"id": "12345678-1", "name": "f", "state": "TRANSFERRED", "error": None, "files": []}
    assert interrupted("transfer", [whole], [], picks_up=True) == (
        "Interrupted. What is whole could not be finished: run the same command again, "
        "or `bitsgui complete 12345678`."
    )
    many = [{**whole, "id": f"{number:08x}-1"} for number in range(200)]
    assert "`bitsgui complete JOB...`" in interrupted("transfer", many, [])


def waiting(
    state: JobState = JobState.TRANSIENT_ERROR, count: int = 0, attempt: int = 1
) -> JobView:
    full = error(Hresult.ERROR_DISK_FULL, attempt=attempt)
    return job(1, state=state, bytes_transferred=count, error=full)


async def told_of(*views: JobView) -> list[str]:
    """Return the states of the job whenever its error was told."""
    told: list[str] = []

    async def emit(answer: dict[str, Any]) -> None:
        if answer["event"] == "error":
            told.append(answer["state"])

    added = Added(views[0].id, is_new=True)
    watcher = watch._Watcher(NOBODY, [added], emit, datetime.now(UTC))
    for view in views:
        await watcher.apply(Changes(changed=(view,)))
    return told


async def test_a_wait_is_told_once_however_often_it_is_looked_whether_it_is_over():
    looks = job(1, state=JobState.CONNECTING)
    assert len(await told_of(waiting(), looks, waiting(attempt=2), waiting(attempt=3))) == 1
    assert len(await told_of(waiting(), looks, waiting(count=5))) == 2
    assert await told_of(waiting(), waiting(JobState.ERROR)) == ["TRANSIENT_ERROR", "ERROR"]


async def test_a_whole_download_that_waits_to_be_finished_is_waited_for():
    whole = waiting(JobState.TRANSFERRED)
    given_up = job(1, state=JobState.TRANSFERRED, error=error(Hresult.E_ACCESSDENIED))
    assert not watch.has_stopped(whole)
    assert watch.has_stopped(given_up)
    assert watch.has_stopped(waiting(JobState.ERROR))


def test_a_result_promises_nothing_of_what_is_not_finished():
    whole = waiting(JobState.TRANSFERRED)
    assert "goes on by itself" in answers.job(whole)["error"]["hint"]
    hint = answers.result_job(whole, [])["error"]["hint"]
    assert hint == "Free some space. Complete to try again. Command: `bitsgui complete 00000000`."


def test_the_log_shows_neither_secret_headers_nor_secrets_of_links():
    record = logging.LogRecord(
        "x",
        logging.INFO,
        "",
        0,
        "GET http://u:p4ss@h/a?token=t0p Authorization: Basic c2Vj",
        (),
        None,
    )
    text = MaskingFormatter("%(message)s").format(record)
    assert "h/a" in text
    assert not any(secret in text for secret in ("p4ss", "t0p", "c2Vj"))


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("http://h/a?token=t0p: refused", "http://h/a?token=***: refused"),
        ("(http://h/a;sig=t0p), next", "(http://h/a;sig=***), next"),
        ("http://h/a#t0p. Then", "http://h/a#***. Then"),
        ("http://h:80/a: 404", "http://h:80/a: 404"),
        ("http://[::1]: refused", "http://[::1]: refused"),
        ("http://u:t0p@h: refused", "http://h: refused"),
        ("a://: b", "a://: b"),
    ],
)
def test_masking_an_address_leaves_the_sentence_around_it(line, shown):
    record = logging.LogRecord("x", logging.INFO, "", 0, line, (), None)
    assert MaskingFormatter("%(message)s").format(record) == shown


def test_links_are_shown_without_user_info():
    assert public_url("http://u:p@h/a@b?c=d") == "http://h/a@b?c=d"
    assert public_url("ftp://u:p@h/a") == "h/a"


def test_the_beginning_of_an_id_must_be_clear():
    one, two = UUID("abcd" * 8), UUID("abcd" * 7 + "0000")
    assert find("abcd" * 7 + "a", [one, two]) == one
    with pytest.raises(BitsError, match="write more digits") as caught:
        find("abcd", [one, two])
    assert caught.value.hresult == Hresult.E_INVALIDARG
    with pytest.raises(BitsError, match="no download"):
        find("ffff", [one, two])


async def test_a_list_tells_of_an_unfinished_file_without_a_job(capsys):
    out = TextOutput("list", is_quiet=False, bars=None)
    await out.emit(
        {"event": "orphan", "path": "/d/a.iso.01234567.part", "name": "a.iso", "size": 1}
    )
    assert "a.iso lies unfinished" in capsys.readouterr().err


def test_a_status_is_named_once():
    error = {"http_status": 306, "message": "The link leads elsewhere (HTTP 306)."}
    assert formats.http_status(error) == ""
    assert formats.http_status(error | {"message": "No such file."}) == " (HTTP 306)"
    assert formats.http_status({"http_status": None, "message": "No disk."}) == ""
