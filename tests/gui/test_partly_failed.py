"""What a row says of a job with a dead link among others, and of the limit that slows one."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel, QProgressBar

from bitsgui.bits.types import JobState
from bitsgui.bits.views import JobView, LimitOf
from bitsgui.gui import language, text
from bitsgui.gui.delegates.subjects import JobSubject, Look
from bitsgui.gui.language import Language
from bitsgui.gui.models.columns import Column, fraction
from bitsgui.gui.theme import current_tokens
from bitsgui.gui.views.labels import ElidedLabel
from bitsgui.gui.views.notes import Note
from bitsgui.gui.views.overview import Overview
from tests.gui.conftest import until
from tests.gui.driving import choose, settle
from tests.gui.samples import MB, finished, job, job_id
from tests.words.compiled import compile_words

RUNNING = {"state": JobState.TRANSFERRING, "segments": 2, "rate": 1.0 * MB}
DEAD = job(
    30,
    "album",
    **RUNNING,
    bytes_total=None,
    files_total=5,
    files_transferred=2,
    files_failed=1,
    bytes_transferred=250 * MB,
    bytes_known=400 * MB,
    bytes_expected=500 * MB,
)


def shown(overview: Overview, kind: type[QLabel]) -> list[QLabel]:
    facts = overview.findChildren(kind)
    return [label for label in facts if label.isVisible() and label.text()]


def cell(window, number: int, column: Column) -> str:
    index = window.jobs.job_index(job_id(number))
    return index.siblingAtColumn(column).data().replace("\u00a0", " ")


async def test_a_row_says_that_a_file_has_a_problem_while_the_others_go_on(window, manager):
    manager.put(DEAD)
    await until(lambda: window.jobs.row_of(DEAD.id) is not None)
    problem = text.failed_files(DEAD)
    assert problem.startswith("1 of 5 file")
    assert text.row_details(DEAD).startswith(problem)
    assert cell(window, 30, Column.STATUS) == f"Downloading · {problem}"
    said = [cell(window, 30, column) for column in (Column.SIZE, Column.PROGRESS)]
    assert said == ["≈ 500 MB", "50 %"]
    assert fraction(DEAD) == 0.5
    tokens, now = current_tokens(), window.jobs.clock()
    dead, whole = (
        JobSubject(view, Look(), now, tokens) for view in (DEAD, replace(DEAD, files_failed=0))
    )
    assert (dead.status_colour, dead.colour) == (tokens.attention, tokens.active)
    assert whole.status_colour == tokens.active
    await choose(window, 30)
    said = [label.text() for label in window.details.overview.findChildren(QLabel)]
    assert f"Downloading · {problem}" in said
    assert "250 MB of about 500 MB" in [words.replace("\u00a0", " ") for words in said]
    assert window.details.overview.findChild(QProgressBar).value() == 50


async def test_what_is_known_of_the_sizes_is_told_where_no_sum_can_be_guessed(window, manager):
    manager.put(replace(DEAD, files_failed=0, bytes_expected=None))
    await until(lambda: window.jobs.row_of(DEAD.id) is not None)
    await choose(window, 30)
    said = [label.text() for label in window.details.overview.findChildren(QLabel)]
    assert "250 MB of at least 400 MB" in [words.replace("\u00a0", " ") for words in said]
    two = replace(DEAD, files_failed=2, state=JobState.SUSPENDED)
    assert text.row_details(two).startswith("2 of 5 files")
    assert text.failed_files(replace(two, state=JobState.ACKNOWLEDGED)) == ""


@pytest.mark.parametrize("spoken", [Language.ENGLISH, Language.GERMAN])
async def test_in_a_small_window_the_state_wraps_and_only_links_and_places_are_cut(
    window, manager, spoken
):
    compile_words()
    language.set_language(spoken)
    window.resize(900, 600)
    slowed = replace(DEAD, slowed_by=LimitOf.ALL, slowed_to=3 * MB)
    manager.put(slowed)
    await until(lambda: window.jobs.row_of(DEAD.id) is not None)
    await choose(window, 30)
    overview = window.details.overview
    await until(lambda: shown(overview, ElidedLabel))
    settle()
    state = " \u00b7 ".join(
        (text.state_word(slowed), text.failed_files(slowed), text.limit_phrase(slowed))
    )
    facts = {label.text(): label for label in shown(overview, Note)}
    assert state in facts
    assert facts[state].height() >= 2 * facts[state].fontMetrics().height()
    for label in facts.values():
        assert label.heightForWidth(label.width()) <= label.height(), label.text()
    cut = [label.text() for label in shown(overview, ElidedLabel)]
    assert cut == [slowed.remote_name, slowed.folder]
    language.set_language(Language.SYSTEM)


async def test_what_was_completed_in_part_has_the_size_of_what_was_kept(window, manager):
    row = finished(600, "album", 40 * MB)
    lost = replace(row.files[0], completed=False, bytes_total=None, bytes_transferred=3 * MB)
    files = (row.files[0], row.files[0], lost)
    manager.rows.append(replace(row, files=files, bytes_total=None, bytes_transferred=83 * MB))
    await window.bridge.reload()
    assert cell(window, 600, Column.SIZE) == "80 MB"
    assert cell(window, 600, Column.RECEIVED) == "80 MB"


@pytest.mark.parametrize(
    ("whose", "words"),
    [
        (LimitOf.JOB, "limited to 2 MB/s"),
        (LimitOf.HOST, "this server is limited to 2 MB/s"),
        (LimitOf.ALL, "all together limited to 2 MB/s"),
    ],
)
def test_a_row_says_which_limit_slows_it(qapp, whose, words):
    view: JobView = job(1, **RUNNING, slowed_by=whose, slowed_to=2 * MB)
    assert text.row_details(view).replace("\u00a0", " ").startswith(words)
    resting = replace(view, state=JobState.SUSPENDED)
    assert "MB/s" not in text.row_details(resting)
