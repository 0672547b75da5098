"""What is saved is loaded again, whole, in order and after a restart."""

import asyncio
import sqlite3
import threading
from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest

from bitsgui.bits.errors import StoreError
from bitsgui.bits.ports import Store
from bitsgui.bits.ranges import RangeSet
from bitsgui.bits.records import JobOptions, JobSecrets
from bitsgui.storage import JobStore
from tests.storage.samples import (
    ERROR,
    OPTIONS,
    defaulted,
    full_file,
    full_job,
    history,
    small_file,
    small_job,
)


async def _reopened(store: JobStore, folder: Path) -> JobStore:
    await store.close()
    return await JobStore.open(folder)


def test_the_samples_set_every_field() -> None:
    job = full_job()
    file = full_file(job.id)
    records = (job, file, file.details, job.options, ERROR)
    assert [defaulted(record) for record in records] == [[]] * len(records)


async def test_every_field_of_a_job_and_a_file_survives_a_restart(
    store: JobStore, folder: Path
) -> None:
    job = full_job()
    file = full_file(job.id)
    await store.save([job], [file])
    again = await _reopened(store, folder)
    jobs, files = await again.load()
    assert (jobs, files) == ([job], [file])
    assert type(jobs[0].options.notify_flags) is type(OPTIONS.notify_flags)
    assert type(jobs[0].state) is type(job.state)
    assert files[0].transferred is True
    assert files[0].resumable is False
    await again.close()


async def test_defaults_cost_no_text_in_the_database(store: JobStore, folder: Path) -> None:
    job = small_job()
    await store.save([job], [small_file(job, 1)])
    await store.close()
    with sqlite3.connect(folder / "jobs.db") as connection:
        assert connection.execute("SELECT options, more, error FROM jobs").fetchone() == (None,) * 3
        assert connection.execute("SELECT done, more FROM files").fetchone() == (None, None)
    connection.close()


async def test_a_file_has_details_only_once_it_has_something_to_keep_in_them(
    store: JobStore, folder: Path
) -> None:
    job = small_job()
    plain, told = small_file(job, 1), small_file(job, 2)
    plain.checksum, plain.consented, plain.error = None, False, None
    assert plain.details is None
    told.media_type = "text/plain"
    assert (plain.media_type, told.media_type) == (None, "text/plain")
    await store.save([job], [plain, told])
    again = await _reopened(store, folder)
    _, files = await again.load()
    assert [file.details for file in files] == [None, told.details]
    await again.close()


async def test_jobs_come_by_position_and_files_by_index(store: JobStore) -> None:
    jobs = [small_job(position) for position in (2, 0, 1)]
    await store.save(jobs, [small_file(jobs[0], 10, 1), small_file(jobs[0], 11, 0)])
    loaded, files = await store.load()
    assert [job.position for job in loaded] == [0, 1, 2]
    assert [file.id for file in files] == [11, 10]


async def test_very_many_jobs_of_one_call_are_all_stored(store: JobStore) -> None:
    jobs = [small_job(position) for position in range(601)]
    files = [small_file(job, number) for number, job in enumerate(jobs, 1)]
    await store.save(jobs, files, is_fresh=True)
    loaded, loaded_files = await store.load()
    assert loaded == jobs
    assert {file.id for file in loaded_files} == {file.id for file in files}


async def test_equal_options_are_one_object_after_a_load(store: JobStore) -> None:
    await store.save([replace(small_job(n), options=replace(OPTIONS)) for n in range(3)])
    jobs, _ = await store.load()
    assert len({id(job.options) for job in jobs}) == 1


async def test_a_record_changed_after_the_call_began_is_stored_as_it_was(store: JobStore) -> None:
    job = small_job()
    async with asyncio.TaskGroup() as group:
        saving = group.create_task(store.save([job]))
        await asyncio.sleep(0)
        assert not saving.done()
        job.name = "changed later"
    (loaded,), _ = await store.load()
    assert loaded.name == "job 0"


async def test_progress_changes_ranges_and_size_only(store: JobStore) -> None:
    job = small_job()
    file = small_file(job, 1)
    await store.save([job], [file])
    before = deepcopy(file)
    file.done, file.size, file.etag = RangeSet([(0, 5)]), 10, "not stored"
    await store.save_progress([file])
    _, (loaded,) = await store.load()
    assert loaded == replace(before, done=RangeSet([(0, 5)]), size=10)


async def test_saving_a_job_again_keeps_its_files(store: JobStore) -> None:
    job = small_job()
    await store.save([job], [small_file(job, 1)])
    await store.save([replace(job, name="new")])
    jobs, files = await store.load()
    assert (jobs[0].name, len(files)) == ("new", 1)


async def test_deleted_files_are_gone_and_their_ids_are_not_given_again(
    store: JobStore, folder: Path
) -> None:
    job = small_job()
    ids = [store.new_file_id() for _ in range(3)]
    await store.save([job], [small_file(job, number) for number in ids])
    await store.delete_files(ids[1:])
    again = await _reopened(store, folder)
    assert [file.id for file in (await again.load())[1]] == ids[:1]
    assert again.new_file_id() == max(ids) + 1
    await again.close()


async def test_user_info_of_an_address_is_not_stored(store: JobStore, folder: Path) -> None:
    job = small_job()
    job.error = replace(ERROR, url="https://ann:hunter2@example.org/a")
    file = small_file(job, 1)
    file.remote_name = "https://ann:hunter2@example.org/a@b?c=d@e"
    file.final_url = "ftp://ann:hunter2@example.org"
    file.error = job.error
    await store.save([job], [file])
    await store.finish(history(files=(replace(history().files[0], remote_name=file.remote_name),)))
    (loaded_job,), (loaded,) = await store.load()
    assert loaded.remote_name == "https://example.org/a@b?c=d@e"
    assert loaded.final_url == "ftp://example.org"
    assert loaded_job.error is not None
    assert loaded_job.error.url == "https://example.org/a"
    await store.close()
    assert b"hunter2" not in await asyncio.to_thread((folder / "jobs.db").read_bytes)


async def test_names_that_are_no_unicode_survive(store: JobStore) -> None:
    job = small_job()
    job.name = "a\udcff"
    file = small_file(job, 1)
    file.local_name, file.part_name = "/d/\udcff", "/d/\udcff.part"
    file.server_date = file.etag = "\udc80"
    await store.save([job], [file])
    assert await store.load() == ([job], [file])
    row = history(name=job.name, files=(replace(history().files[0], local_name="/d/\udcff"),))
    await store.finish(row)
    assert await store.history() == [row]


async def test_what_a_newer_release_wrote_into_a_row_survives_a_round_trip(
    store: JobStore, folder: Path
) -> None:
    job = full_job()
    file = full_file(job.id)
    await store.save([job], [file])
    await store.close()
    with sqlite3.connect(folder / "jobs.db") as connection:
        connection.execute("UPDATE jobs SET more = '{\"mood\":[1]}'")
        connection.execute(
            "UPDATE jobs SET options = json_set(options, '$.speed', 9, '$.on_conflict', 'merge')"
        )
        connection.execute("UPDATE files SET more = json_set(more, '$.colour', 'red')")
    connection.close()
    again = await JobStore.open(folder)
    (loaded,), files = await again.load()
    assert loaded.options.on_conflict == JobOptions().on_conflict
    await again.save([loaded], files)
    await again.close()
    with sqlite3.connect(folder / "jobs.db") as connection:
        assert connection.execute(
            "SELECT options ->> 'speed', options ->> 'on_conflict', jobs.more ->> 'mood',"
            " files.more ->> 'colour' FROM jobs, files"
        ).fetchone() == (9, "merge", "[1]", "red")
    connection.close()


async def test_ranges_that_fail_their_check_start_the_file_over(
    store: JobStore, folder: Path, expect_log: Callable[[str], None]
) -> None:
    expect_log("file 1 starts over")
    job = full_job()
    await store.save([job], [full_file(job.id)])
    await store.close()
    with sqlite3.connect(folder / "jobs.db") as connection:
        connection.execute("UPDATE files SET done = x'00010203040506'")
    connection.close()
    again = await JobStore.open(folder)
    assert (await again.load())[1][0].done is None
    await again.close()


async def test_settings_are_replaced_as_a_whole_and_unknown_keys_are_kept(
    store: JobStore, folder: Path
) -> None:
    values: dict[str, object] = {"a": 1, "b": {"c": [None, "ü\udcff"]}, "of a newer release": 2.5}
    await store.save_settings({"gone": True})
    await store.save_settings(values)
    again = await _reopened(store, folder)
    assert await again.load_settings() == values
    await again.close()


async def test_finish_moves_a_job_to_the_history(store: JobStore, folder: Path) -> None:
    job, other = small_job(), small_job(1)
    await store.save([job, other], [small_file(job, 1), small_file(other, 2)])
    row = history(job_id=job.id)
    await store.finish(row)
    again = await _reopened(store, folder)
    jobs, files = await again.load()
    assert ([j.id for j in jobs], [f.id for f in files]) == ([other.id], [2])
    assert await again.history() == [row]
    await again.close()


async def test_late_news_of_a_job_that_was_finished_bring_nothing_back(store: JobStore) -> None:
    job = small_job()
    file = small_file(job, 1)
    await store.save([job], [file])
    await store.finish(history(job_id=job.id))
    await store.save([job], [file])
    await store.save(files=[file])
    assert await store.load() == ([], [])


async def test_a_job_whose_end_could_not_be_stored_is_stored_as_before(store: JobStore) -> None:
    job = small_job()
    await store.save([job])

    def hold(connection: sqlite3.Connection) -> None:
        connection.execute(
            "CREATE TRIGGER held BEFORE DELETE ON jobs BEGIN SELECT RAISE(FAIL, ''); END"
        )

    await store._database.run(hold)
    with pytest.raises(sqlite3.IntegrityError):
        await store.finish(history(job_id=job.id))
    job.name = "still there"
    await store.save([job])
    assert [job.name for job in (await store.load())[0]] == ["still there"]


async def test_history_comes_newest_first_and_can_be_limited_and_cleared(store: JobStore) -> None:
    rows = [history(number) for number in (1, 3, 2)]
    for row in rows:
        await store.finish(row)
    assert [row.ended for row in await store.history()] == [3, 2, 1]
    assert [row.ended for row in await store.history(limit=1)] == [3]
    await store.clear_history([rows[1].id])
    assert [row.ended for row in await store.history()] == [2, 1]
    await store.clear_history()
    assert await store.history() == []


async def test_a_call_after_close_is_refused_and_a_second_close_is_harmless(folder: Path) -> None:
    store = await JobStore.open(folder)
    await store.close()
    await store.close()
    with pytest.raises(StoreError, match="closed"):
        await store.save([small_job()])


async def test_a_file_of_no_job_is_our_mistake_and_fails_alone(store: JobStore) -> None:
    job = small_job()
    results = await asyncio.gather(
        store.save([job]),
        store.save(files=[full_file(uuid4())]),
        store.save([small_job(1)]),
        return_exceptions=True,
    )
    assert [type(result) for result in results] == [type(None), sqlite3.IntegrityError, type(None)]
    assert len((await store.load())[0]) == 2


async def test_calls_are_applied_in_order(store: JobStore) -> None:
    job = small_job()
    await asyncio.gather(*(store.save([replace(job, name=str(n))]) for n in range(200)))
    (loaded,), _ = await store.load()
    assert loaded.name == "199"


def test_callers_on_several_loops_share_a_store(folder: Path) -> None:
    async def fill(store: JobStore, first: int) -> None:
        await asyncio.gather(*(store.save([small_job(first + n)]) for n in range(20)))

    async def main() -> int:
        store = await JobStore.open(folder)
        await asyncio.gather(
            *(asyncio.to_thread(asyncio.run, fill(store, n * 100)) for n in range(3))
        )
        jobs, _ = await store.load()
        await store.close()
        return len(jobs)

    assert asyncio.run(main()) == 60


async def test_a_cancelled_caller_does_not_undo_or_stop_others(store: JobStore) -> None:
    async with asyncio.TaskGroup() as group:
        saving = group.create_task(store.save([small_job(0)]))
        await asyncio.sleep(0)
        saving.cancel()
    assert saving.cancelled()
    await store.save([small_job(1)])
    assert len((await store.load())[0]) == 2


async def test_what_many_callers_save_meanwhile_shares_a_transaction(store: JobStore) -> None:
    loop, begins = asyncio.get_running_loop(), list[str]()
    is_busy, may_go_on = asyncio.Event(), threading.Event()

    def hold(connection: sqlite3.Connection) -> None:
        connection.set_trace_callback(lambda sql: sql.startswith("BEGIN") and begins.append(sql))
        loop.call_soon_threadsafe(is_busy.set)
        may_go_on.wait()

    async with asyncio.TaskGroup() as group:
        group.create_task(store._database.run(hold))
        await is_busy.wait()
        for number in range(16):
            for _ in range(50):
                group.create_task(store.save([small_job(number)]))
        await asyncio.sleep(0)  # each of them has asked, now
        may_go_on.set()
    assert len(begins) == 1
    assert len((await store.load())[0]) == 16 * 50


async def test_a_change_that_takes_long_does_not_hold_up_the_loop(store: JobStore) -> None:
    gate = threading.Event()
    asyncio.get_running_loop().call_later(0.01, gate.set)
    assert await store._database.run(lambda _: gate.wait(10))


async def test_a_commit_is_on_the_disk_before_its_call_returns(store: JobStore) -> None:
    """What is not synced at each commit a power cut may undo, and no test here cuts the power."""
    modes = [
        await store._database.run(lambda connection, name=name: _pragma(connection, name))
        for name in ("journal_mode", "synchronous", "fullfsync", "checkpoint_fullfsync")
    ]
    assert modes == ["wal", 2, 1, 1]


def _pragma(connection: sqlite3.Connection, name: str) -> object:
    return connection.execute(f"PRAGMA {name}").fetchone()[0]


async def test_an_empty_store_has_nothing_and_says_nothing(as_port: Store, store: JobStore) -> None:
    assert await as_port.load() == ([], [])
    assert await as_port.load_settings() == {}
    assert await as_port.history() == []
    assert list(store.notices) == []
    assert as_port.new_file_id() == 1


async def test_a_result_is_awaited_from_the_end_of_its_job_until_it_was_told(
    store: JobStore, folder: Path
) -> None:
    job = small_job()
    await store.save([job], awaited={job.id: "request"})
    assert await store.awaited() == {}
    row = history(job_id=job.id)
    await store.finish(row)
    store = await _reopened(store, folder)
    assert await store.awaited() == {"request": row}
    await store.told([job.id])
    assert await store.awaited() == {}
    await store.close()


async def test_a_job_and_its_secrets_are_stored_together(store: JobStore, folder: Path) -> None:
    job, secrets = small_job(), JobSecrets(custom_headers="A: b\r\n")
    await store.save([job], [small_file(job, store.new_file_id())], {job.id: secrets})
    assert await store.load_secrets(job.id) == secrets
    await store.finish(history(job_id=job.id))
    assert await store.load_secrets(job.id) == JobSecrets()
