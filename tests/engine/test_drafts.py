"""What a call changed takes effect beside what a run did while the change was stored."""

from typing import cast
from uuid import uuid4

import pytest

from bitsgui.bits.records import FileRecord, JobRecord
from bitsgui.bits.types import FilePriority, JobState
from bitsgui.engine.drafts import Draft, state_after
from bitsgui.engine.journal import Journal
from bitsgui.engine.live import LiveJob

S = JobState


def draft_of(state: JobState) -> Draft:
    """Return a draft of a job in a state, with one file."""
    live = LiveJob(JobRecord(uuid4(), 1, "job", "owner", 0.0, 0.0))
    live.record.state = state
    live.record.start_at = 5.0
    file = FileRecord(1, live.record.id, 0, "http://h/f.bin", "/d/")
    live.files.append(file)
    return Draft(live, [file], cast("Journal", None))


def enter(live: LiveJob, state: JobState) -> None:
    live.record.state = state


@pytest.mark.parametrize(
    ("before", "wanted", "now", "after"),
    [
        (S.TRANSFERRING, S.TRANSFERRING, S.ERROR, S.ERROR),  # the call is not about the state
        (S.SUSPENDED, S.QUEUED, S.SUSPENDED, S.QUEUED),
        (S.TRANSFERRING, S.SUSPENDED, S.CONNECTING, S.SUSPENDED),
        (S.TRANSFERRING, S.SUSPENDED, S.TRANSFERRED, S.TRANSFERRED),
        (S.TRANSFERRING, S.SUSPENDED, S.ERROR, S.ERROR),
        (S.TRANSFERRED, S.ERROR, S.TRANSFERRED, S.ERROR),
        (S.TRANSFERRING, S.ERROR, S.TRANSFERRED, S.ERROR),
        (S.TRANSIENT_ERROR, S.QUEUED, S.TRANSFERRING, S.TRANSFERRING),
        (S.TRANSIENT_ERROR, S.QUEUED, S.ERROR, S.QUEUED),
        (S.TRANSIENT_ERROR, S.QUEUED, S.TRANSFERRED, S.TRANSFERRED),
    ],
)
def test_a_job_is_in_the_state_a_call_wants_unless_a_run_made_that_pointless(
    before: JobState, wanted: JobState, now: JobState, after: JobState
):
    assert state_after(before, wanted, now) is after


def test_of_a_field_both_changed_what_the_run_did_stays():
    draft = draft_of(S.TRANSFERRING)
    file = draft.live.files[0]
    made = draft.file(file)
    made.local_name, made.priority, draft.record.error_count = "/d/asked", FilePriority.HIGH, 9
    file.local_name, file.resumable, draft.live.record.error_count = "/d/told", True, 3
    draft.take_effect(enter)
    assert (file.local_name, file.priority, file.resumable) == ("/d/told", FilePriority.HIGH, True)
    assert draft.live.record.error_count == 3


def test_what_a_call_left_alone_is_not_put_back():
    draft = draft_of(S.TRANSFERRING)
    file = draft.live.files[0]
    draft.record.name = "other"
    draft.live.record.retry_attempt, file.size = 4, 1000
    draft.take_effect(enter)
    record = draft.live.record
    assert (record.name, record.retry_attempt, file.size) == ("other", 4, 1000)


def test_a_call_that_decides_the_state_decides_what_goes_with_it():
    draft = draft_of(S.TRANSIENT_ERROR)
    draft.record.retry_attempt, draft.record.error_count, draft.record.start_at = 1, 2, 9.0
    draft.live.record.retry_attempt, draft.live.record.error_count = 8, 8
    draft.record.state = S.QUEUED
    draft.take_effect(enter)
    record = draft.live.record
    assert (record.state, record.retry_attempt, record.error_count) == (S.QUEUED, 1, 2)
    assert record.start_at == 9.0


def test_only_a_job_that_is_queued_waits_for_its_time():
    draft = draft_of(S.QUEUED)
    draft.record.state = S.SUSPENDED
    draft.take_effect(enter)
    assert (draft.live.state, draft.live.record.start_at) == (S.SUSPENDED, None)


def test_what_is_to_be_done_then_is_done_once_all_else_is():
    draft, seen = draft_of(S.SUSPENDED), list[JobState]()
    draft.record.state = S.QUEUED
    draft.after(lambda: seen.append(draft.live.state))
    assert seen == []
    draft.take_effect(enter)
    assert seen == [S.QUEUED]
