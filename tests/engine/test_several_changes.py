"""Several things of a job changed by one call: all of them, in one transaction, or none."""

import asyncio
from pathlib import Path
from typing import Any

import pytest

from bitsgui.bits.errors import BitsError, Hresult, OptionError, StoreError
from bitsgui.bits.records import Conflict, JobSecrets
from bitsgui.bits.requests import JobChanges, MirrorChange
from bitsgui.bits.types import JobState, Priority, SecurityFlags
from bitsgui.engine import relocate
from bitsgui.engine.job import EngineJob
from tests.conformance.world import ADMINISTRATOR, NOT_FOUND, World, getters
from tests.engine.stick import Stick
from tests.servers.pattern import check_file
from tests.servers.script import Script

ELSEWHERE = "http://amy:pw@127.0.0.1:9/other"
GOOD: dict[str, Any] = {
    "priority": Priority.HIGH,
    "name": "another",
    "category": 1,
    "headers": "X-One: 1\r\n",
    "cookies": "# Netscape HTTP Cookie File\n",
    "user_agent": "two",
    "referer": "http://a.org/",
    "rate_limit": 4096,
    "segments": 3,
    "on_conflict": "skip",
    "retry_delay_s": 9.0,
    "no_progress_timeout_s": 90.0,
    "maximum_time_s": 900.0,
    "auto_complete": True,
    "find_checksums": True,
}
WRONG: list[tuple[str, Any]] = [
    ("priority", 9),
    ("name", "n" * 257),
    ("category", 99),
    ("headers", "no header"),
    ("user_agent", "two\r\nlines"),
    ("referer", "two\r\nlines"),
    ("rate_limit", 1),
    ("segments", 99),
    ("on_conflict", "whatever"),
    ("retry_delay_s", -1.0),
    ("no_progress_timeout_s", -1.0),
    ("maximum_time_s", -1.0),
    ("login", ("a" * 301, "pw")),
    ("url", "no link"),
    ("skip", (10_000,)),
    ("take_in", (10_000,)),
    ("mirrors", MirrorChange(10_000, ("http://127.0.0.1:9/mirror",))),
    ("folder", "not/absolute"),
]


def all_of(world: World, job: EngineJob) -> dict[str, object]:
    """Return what a job is, in memory."""
    live = world.manager._core.jobs[job.id]
    record = live.record
    found = getters(job) | {"options": record.options, "category": record.category}
    return found | {"secrets": live.secrets, "kinds": record.secret_kinds}


async def stored(world: World, job: EngineJob) -> tuple[Any, ...]:
    """Return what a job is on record."""
    jobs, files = await world.store.load()
    (record,) = [record for record in jobs if record.id == job.id]
    links = [(file.remote_name, file.skipped) for file in files if file.job_id == job.id]
    secrets = await world.store.load_secrets(job.id)
    return record.name, record.priority, record.category, record.options, links, secrets


@pytest.mark.parametrize(("option", "value"), WRONG, ids=lambda value: str(value)[:12])
async def test_one_option_that_will_not_do_leaves_all_and_is_named(
    world: World, option: str, value: object
) -> None:
    job = await world.new_job(Script())
    await world.manager._core.secrets_of(job._live)
    before, on_record = all_of(world, job), await stored(world, job)
    with pytest.raises(OptionError) as caught:
        await job.change(JobChanges(**{**GOOD, option: value}))
    assert caught.value.option == option
    assert caught.value.hresult == caught.value.cause.hresult
    assert all_of(world, job) == before
    assert await stored(world, job) == on_record


async def test_all_that_is_given_is_stored_in_one_transaction(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = await world.new_job(Script())
    original, transactions = world.store._database.run, 0

    async def counted(*args: Any, **kwargs: Any) -> Any:
        nonlocal transactions
        transactions += "is_lasting" in kwargs
        return await original(*args, **kwargs)

    monkeypatch.setattr(world.store._database, "run", counted)
    await job.change(JobChanges(**GOOD, url=ELSEWHERE))
    assert transactions == 1
    name, priority, category, options, links, secrets = await stored(world, job)
    assert (name, priority, category) == ("another", Priority.HIGH, 1)
    assert (options.user_agent, options.referer) == ("two", "http://a.org/")
    assert (options.rate_limit, options.segments) == (4096, 3)
    assert (options.on_conflict, options.auto_complete) == (Conflict.SKIP, True)
    assert options.minimum_retry_delay_s == 9
    assert (options.no_progress_timeout_s, options.maximum_download_time_s) == (90, 900)
    assert links == [("http://127.0.0.1:9/other", False)]
    assert (secrets.custom_headers, secrets.cookies) == (GOOD["headers"], GOOD["cookies"])
    assert [login[1:] for login in secrets.user_info] == [("amy", "pw")]
    assert job._live.secrets == secrets
    assert set(job._live.record.secret_kinds) == {"headers", "cookies", "login"}


SHOWN: dict[str, Any] = {"login": ("amy", "pw"), "use_logon": True}


@pytest.mark.parametrize("login", SHOWN)
@pytest.mark.parametrize("is_stored", [True, False])
async def test_what_is_shown_to_servers_goes_with_the_rest(
    world: World, monkeypatch: pytest.MonkeyPatch, login: str, is_stored: bool
) -> None:
    job = await world.new_job(Script())
    await job._keep(JobSecrets(passphrase=GOOD["name"]), "passphrase")
    await job._set(client_certificate=("file", "/amy.pem", ""))
    changes = JobChanges(
        name="another", looks_for_withdrawn=True, no_certificate=True, **{login: SHOWN[login]}
    )
    before, on_record = all_of(world, job), await stored(world, job)
    if is_stored:
        await job.change(changes)
        *_, options, _, secrets = await stored(world, job)
        assert (options.security_flags, options.client_certificate) == (
            SecurityFlags.CRL_CHECK,
            None,
        )
        assert (secrets.passphrase, bool(secrets.credentials)) == (None, True)
        return
    monkeypatch.setattr(world.store._database, "run", broken)
    with pytest.raises(StoreError):
        await job.change(changes)
    monkeypatch.undo()
    assert all_of(world, job) == before
    assert await stored(world, job) == on_record


async def test_what_came_unseen_is_fetched_anew_once_withdrawn_certificates_are_looked_for(
    world: World,
) -> None:
    job = await world.stalled()
    await job.suspend()
    await job.change(JobChanges(looks_for_withdrawn=True))
    assert job.progress.bytes_transferred == 0


async def broken(*_: Any, **__: Any) -> None:
    raise StoreError("the disk is full")


async def test_what_cannot_be_stored_leaves_all_secrets_too(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = await world.new_job(Script())
    await job.set_cookies("# before\n")
    before, on_record = all_of(world, job), await stored(world, job)
    with monkeypatch.context() as full:
        full.setattr(world.store._database, "run", broken)
        with pytest.raises(StoreError):
            await job.change(JobChanges(**GOOD, url=ELSEWHERE))
    assert all_of(world, job) == before
    assert await stored(world, job) == on_record


async def test_a_limit_of_none_and_a_running_job_take_effect_at_once(world: World) -> None:
    job = await world.stalled()
    live = job._live
    await job.change(JobChanges(rate_limit=4096, priority=Priority.LOW))
    assert live.bucket is not None
    assert (live.bucket.rate, live.priority) == (4096, Priority.LOW)
    await job.change(JobChanges(rate_limit=0))
    assert (live.bucket.rate, live.record.options.rate_limit) == (None, None)


async def test_a_time_that_is_used_up_already_ends_a_running_job(world: World) -> None:
    job = await world.stalled()
    await job.change(JobChanges(maximum_time_s=0))
    await world.reach(job, JobState.ERROR)
    assert job.get_error().code == Hresult.BG_E_MAXDOWNLOAD_TIMEOUT


async def test_files_are_left_out_and_taken_in_together_with_the_rest(world: World) -> None:
    job = await world.new_job(Script(), Script(), Script())
    one, two, three = (file.id for file in job.enum_files())
    await job.skip_file(three)
    await job.change(JobChanges(name="some", skip=(one, two), take_in=(three,)))
    *_, links, _ = await stored(world, job)
    assert [is_skipped for _, is_skipped in links] == [True, True, False]
    with pytest.raises(OptionError, match="downloads of one file"):
        await job.change(JobChanges(name="other", url=ELSEWHERE))
    assert job.display_name == "some"


async def test_leaving_out_all_that_failed_ends_the_error_they_left(world: World) -> None:
    job = await world.new_job(Script(), NOT_FOUND, NOT_FOUND)
    await world.run(job, JobState.ERROR)
    _, *failed = (file.id for file in job.enum_files())
    await job.change(JobChanges(skip=tuple(failed)))
    await world.reach(job, JobState.TRANSFERRED)
    assert job.progress.files_total == 1


async def test_a_fresh_link_reaches_a_run_that_goes_on(world: World) -> None:
    job = await world.stalled()
    good = world.serve(Script(seed=5, size=300_000))
    await job.change(JobChanges(name="fresh", url=good))
    file = next(iter(job.enum_files()))
    assert (job.display_name, file.remote_name) == ("fresh", good)
    await world.reach(job, JobState.TRANSFERRED)
    assert file.temporary_name is not None
    check_file(Path(file.temporary_name), 5, 300_000)


async def test_files_that_cannot_be_moved_leave_everything_else(world: World) -> None:
    job = await world.new_job(Script())
    before = await stored(world, job)
    (world.folder / "taken").write_bytes(b"")
    with pytest.raises(BitsError) as caught:
        await job.change(JobChanges(name="another", folder=str(world.folder / "taken")))
    assert isinstance(caught.value, OptionError)
    assert caught.value.option == "folder"
    assert await stored(world, job) == before
    await job.change(JobChanges(name="another", folder=str(world.folder / "new")))
    file = next(iter(job.enum_files()))
    assert (job.display_name, Path(file.local_name).parent) == ("another", world.folder / "new")


async def half_on_a_stick(world: World) -> EngineJob:
    """Return a job with bytes on a disk of its own, at rest."""
    job = await world.stalled()
    await job.suspend()
    return job


async def test_a_move_that_is_called_off_leaves_everything_else(
    stick: Stick, world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy, loop = relocate.copy, asyncio.get_running_loop()

    def called_off(*args: Any) -> relocate.Stamp:
        asyncio.run_coroutine_threadsafe(world.manager.stop_moves(), loop).result(5)
        return copy(*args)

    monkeypatch.setattr(relocate, "copy", called_off)
    job = await half_on_a_stick(world)
    before = await stored(world, job)
    with pytest.raises(OptionError, match=r"called off\. Nothing else was changed") as caught:
        await job.change(JobChanges(name="another", folder=str(tmp_path / "else")))
    assert caught.value.option == "folder"
    assert await stored(world, job) == before
    assert len(list(stick.point.iterdir())) == 1
    assert list((tmp_path / "else").iterdir()) == []


async def test_what_fails_behind_a_move_says_where_the_files_are(
    stick: Stick, world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = await half_on_a_stick(world)
    before = await stored(world, job)
    file = next(iter(job.enum_files()))
    save = world.store.save

    async def fail(*args: Any, **kwargs: Any) -> None:
        if any(record.name == "another" for record in kwargs.get("jobs", ())):
            raise StoreError("The disk is full.", Hresult.ERROR_DISK_FULL)
        await save(*args, **kwargs)

    with monkeypatch.context() as broken:
        broken.setattr(world.store, "save", fail)
        with pytest.raises(StoreError) as caught:
            await job.change(JobChanges(name="another", folder=str(tmp_path / "else")))
    assert str(caught.value) == (
        f"The disk is full. Its files are in {tmp_path / 'else'}; nothing else was changed."
    )
    assert caught.value.code == Hresult.ERROR_DISK_FULL
    assert await stored(world, job) == before
    assert Path(file.local_name).parent == tmp_path / "else"
    assert len(list((tmp_path / "else").iterdir())) == 1


async def test_no_file_is_moved_where_another_option_will_not_do(world: World) -> None:
    job = await world.new_job(Script())
    file = next(iter(job.enum_files()))
    before = file.local_name
    with pytest.raises(OptionError) as caught:
        await job.change(JobChanges(folder=str(world.folder / "new"), rate_limit=1))
    assert caught.value.option == "rate_limit"
    assert file.local_name == before


@pytest.mark.parametrize("option", ["headers", "cookies", "login", "use_logon"])
async def test_only_the_owner_changes_what_is_sent_in_secret(world: World, option: str) -> None:
    job = await world.new_job(Script())
    theirs = await world.manager.for_principal(ADMINISTRATOR).get_job(job.id)
    with pytest.raises(OptionError) as caught:
        await theirs.change(JobChanges(**{option: (GOOD | SHOWN)[option]}, name="another"))
    assert (caught.value.option, caught.value.hresult) == (option, Hresult.E_ACCESSDENIED)
    assert (await stored(world, job))[-1] == JobSecrets()
    await theirs.change(JobChanges(name="another"))
    assert job.display_name == "another"


@pytest.mark.parametrize(
    ("changes", "times"),
    [
        ({"url": ELSEWHERE}, 1),
        ({"cookies": ""}, 1),
        ({"login": ("amy", "pw")}, 1),
        ({"url": "http://127.0.0.1:9/x"}, 0),
    ],
)
async def test_the_keyring_is_opened_before_the_turn_of_what_needs_it(
    world: World, monkeypatch: pytest.MonkeyPatch, changes: dict[str, Any], times: int
) -> None:
    job = await world.new_job(Script())
    turns: list[bool] = []

    async def opened() -> None:
        turns.append(job._live.calls.locked())

    monkeypatch.setattr(world.store, "open_keyring", opened)
    await job.change(JobChanges(**changes))
    assert turns == [False] * times


async def test_a_job_that_has_ended_is_refused_as_by_any_call(world: World) -> None:
    job = await world.new_job(Script())
    await job.cancel()
    with pytest.raises(BitsError) as caught:
        await job.change(JobChanges(name="another"))
    assert caught.value.hresult == Hresult.BG_E_INVALID_STATE
    assert not isinstance(caught.value, OptionError)
