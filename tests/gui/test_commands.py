"""Orders for jobs that end in the moment in which they are given."""

import pytest

from bitsgui.bits.errors import InvalidStateError
from bitsgui.bits.types import JobState
from bitsgui.gui import commands
from tests.gui.fake_manager import FakeJob, FakeManager
from tests.gui.samples import job_id

GONE = job_id(4711)


def whole(manager: FakeManager):
    return next(id_ for id_, view in manager.jobs.items() if view.state is JobState.TRANSFERRED)


async def test_one_that_has_just_ended_is_no_failure(manager):
    left = whole(manager)
    await commands.complete(manager, [GONE, left])
    assert manager.called("complete") == [left]
    await commands.pause(manager, [GONE])
    await commands.resume(manager, [GONE])


@pytest.mark.parametrize("is_over", [True, False])
async def test_one_that_ends_by_itself_while_it_is_completed_is_no_failure_either(
    manager, monkeypatch, is_over
):
    async def refuse(job: FakeJob) -> int:
        if is_over:
            manager.drop(job.id)
        raise InvalidStateError

    monkeypatch.setattr(FakeJob, "complete", refuse)
    completing = commands.complete(manager, [whole(manager)])
    if is_over:
        await completing
    else:
        with pytest.raises(InvalidStateError):
            await completing
