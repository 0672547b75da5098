"""The error of a job, and its owner: J13, J27, J32."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bitsgui.bits.errors import Hresult
from bitsgui.bits.types import AuthScheme, AuthTarget, JobState, Principal
from tests.conformance.checks_certificates import _store
from tests.conformance.checks_job import FINAL, _as
from tests.conformance.table import check
from tests.conformance.world import (
    ADMINISTRATOR,
    STALL_BEFORE_HEAD,
    STALL_IN_BODY,
    UNAVAILABLE,
    World,
    changes_nothing,
    modifies,
    refused,
)


@contextmanager
def without_rights(path: Path) -> Iterator[None]:
    """Take the rights to a folder or file from this process, which may be root's."""
    before, is_root = path.stat().st_mode, os.geteuid() == 0
    path.chmod(0o500 if path.is_dir() else 0o400)
    if is_root:
        os.seteuid(65_534)
    try:
        yield
    finally:
        if is_root:
            os.seteuid(0)
        path.chmod(before)


@check("J13", "ERROR and TRANSIENT_ERROR have an error")
async def has_an_error(world: World):
    for state, code in ((JobState.ERROR, 0x80190194), (JobState.TRANSIENT_ERROR, 0x801901F7)):
        assert (await world.job_in(state)).get_error().code == code


@check("J13", "unavailable where there was none: BG_E_ERROR_INFORMATION_UNAVAILABLE")
async def has_no_error(world: World):
    for state in (JobState.SUSPENDED, JobState.TRANSFERRED, *FINAL, JobState.QUEUED):
        with refused(Hresult.BG_E_ERROR_INFORMATION_UNAVAILABLE):
            (await world.job_in(state)).get_error()


@check("J13", "still readable after Suspend")
async def keeps_its_error(world: World):
    job = await world.job_in(JobState.TRANSIENT_ERROR)
    await job.suspend()
    assert job.get_error().code == 0x801901F7


@check("J13", "still readable in QUEUED and CONNECTING, gone once bytes move")
async def forgets_its_error(world: World):
    job = await world.failed()
    (file,) = job.enum_files()
    await file.set_remote_name(world.serve(STALL_BEFORE_HEAD))
    blocker = await world.new_job(STALL_BEFORE_HEAD, priority=1)
    await world.run(blocker, JobState.CONNECTING)
    await world.run(job, JobState.QUEUED)
    assert job.get_error().code == 0x80190194
    await blocker.cancel()
    await world.reach(job, JobState.CONNECTING)
    assert job.get_error().code == 0x80190194
    await file.set_remote_name(world.serve(STALL_IN_BODY))
    await world.reach(job, JobState.TRANSFERRING)
    with refused(Hresult.BG_E_ERROR_INFORMATION_UNAVAILABLE):
        job.get_error()


@check("J13", "an error that is over is gone once the program exits")
async def forgets_at_the_exit(world: World):
    over, failed = await world.job_in(JobState.TRANSIENT_ERROR), await world.failed()
    retried = await world.new_job(UNAVAILABLE)
    await world.run(retried, JobState.TRANSIENT_ERROR)
    await over.suspend()
    assert over.get_error().code == 0x801901F7
    await world.restart(autostart=False)
    assert (await world.manager.get_job(failed.id)).get_error().code == 0x80190194
    for job_id, state in ((over.id, JobState.SUSPENDED), (retried.id, JobState.QUEUED)):
        job = await world.manager.get_job(job_id)
        assert job.state is state
        with refused(Hresult.BG_E_ERROR_INFORMATION_UNAVAILABLE):
            job.get_error()


@check("J13", "a failed call is no error of the job")
async def tells_no_failed_calls(world: World):
    job = await world.manager.create_job("job")
    with refused(Hresult.BG_E_EMPTY):
        await job.resume()
    with refused(Hresult.BG_E_ERROR_INFORMATION_UNAVAILABLE):
        job.get_error()


@check("J32", "an administrator becomes the owner")
async def changes_hands(world: World):
    job = await world.manager.create_job("job")
    taken = _as(world, job, ADMINISTRATOR)
    await modifies(job, taken.take_ownership)
    assert job.owner == "administrator"
    with refused(Hresult.E_ACCESSDENIED):
        await job.suspend()


@check("J32", "anybody else is E_ACCESSDENIED")
async def stays_in_hand(world: World):
    job = await world.manager.create_job("job")
    for who in (job, _as(world, job, Principal("stranger"))):
        await changes_nothing(job, Hresult.E_ACCESSDENIED, who.take_ownership)


@check("J32", "credentials, certificate, headers and command line go")
async def loses_secrets(world: World):
    job = await world.manager.create_job("job")
    await job.set_credentials(AuthTarget.SERVER, AuthScheme.BASIC, "user", "secret")
    await job.set_custom_headers("X-Secret: 1\r\n")
    await job.make_custom_headers_write_only()
    await job.set_notify_command_line("/bin/true", "true")
    _store(world)
    await job.set_client_certificate_by_name(0, "MY", "amy")
    taken = _as(world, job, ADMINISTRATOR)
    await taken.take_ownership()
    assert taken.notify_command_line == ("", "")
    assert await taken.get_custom_headers() == (1, None)
    assert await taken.remove_credentials(AuthTarget.SERVER, AuthScheme.BASIC) == 1
    assert await taken.remove_client_certificate() == 1


@check("J32", "a new owner who may not write its files: BG_E_NEW_OWNER_NO_FILE_ACCESS")
async def needs_access_to_its_files(world: World):
    job = await world.new_job(UNAVAILABLE)
    taken = _as(world, job, ADMINISTRATOR)
    with without_rights(world.folder):
        await changes_nothing(job, Hresult.BG_E_NEW_OWNER_NO_FILE_ACCESS, taken.take_ownership)
    assert job.owner == "owner"


@check("J32", "nor read and write its part files")
async def needs_access_to_its_part_files(world: World):
    job = await world.stalled()
    await job.suspend()
    taken = _as(world, job, ADMINISTRATOR)
    (part,) = world.folder.glob("*.part")
    with without_rights(part):
        await changes_nothing(job, Hresult.BG_E_NEW_OWNER_NO_FILE_ACCESS, taken.take_ownership)


@check("J32", "a folder that is not there denies nothing; the principal's rights decide")
async def takes_what_is_elsewhere(world: World):
    job = await world.new_job(UNAVAILABLE)
    world.folder.rename(world.folder.with_name("elsewhere"))
    await _as(world, job, ADMINISTRATOR).take_ownership()
    assert job.owner == "administrator"
    with refused(Hresult.E_ACCESSDENIED):
        await job.set_display_name("mine")


@check("J32", "refused at the end")
async def takes_no_ended_job(world: World):
    for state in FINAL:
        job = await world.job_in(state)
        taken = _as(world, job, ADMINISTRATOR)
        await changes_nothing(job, Hresult.BG_E_INVALID_STATE, taken.take_ownership)


@check("J27", "beyond 90 days the job is cancelled at the limit of inactivity")
async def goes_before_its_timeout(world: World):
    job = await world.new_job(UNAVAILABLE)
    await job.set_no_progress_timeout(100 * 86_400)
    await world.run(job, JobState.TRANSIENT_ERROR)
    job._live.active_at -= 90 * 86_400 + 1
    await world.manager._core.inactivity.look()
    assert job.state is JobState.CANCELLED
