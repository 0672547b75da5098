"""One final name, one file: whoever asks, in whichever thread."""

import ntpath
import os
import sys
import tracemalloc
from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest

from bitsgui.bits.records import FileRecord
from bitsgui.engine import claims
from bitsgui.engine.claims import Claims

JOB = uuid4()
CONTENT = (1, 77, 9000)


def record(file_id: int, local_name: str, **fields: object) -> FileRecord:
    file = FileRecord(file_id, JOB, 0, "http://h/f", local_name)
    for name, value in fields.items():
        setattr(file, name, value)
    return file


def test_of_many_threads_that_ask_for_one_name_one_gets_it() -> None:
    held = Claims()
    with ThreadPoolExecutor(8) as pool:
        for name in map(str, range(200)):
            got = list(pool.map(held.take, [name] * 8, range(8)))
            assert got.count(True) == 1


def test_a_file_may_take_its_name_again() -> None:
    held = Claims()
    assert held.take("/out/a", 1)
    assert held.take("/out/a", 1)
    assert not held.take("/out/a", 2)


def test_a_file_that_gets_another_name_gives_the_old_one_back() -> None:
    held = Claims()
    file = record(1, "/out/a")
    held.update(file)
    assert not held.take("/out/a", 2)
    file.local_name = "/out/b"
    held.update(file)
    assert held.take("/out/a", 2)
    assert not held.take("/out/b", 2)


@pytest.mark.parametrize("local_name", ["/out/", f"/out{os.sep}"])
def test_a_folder_that_still_wants_a_name_claims_nothing(local_name: str) -> None:
    held = Claims()
    held.update(record(1, local_name))
    assert held.take(local_name, 2)


def test_a_skipped_file_claims_nothing() -> None:
    held = Claims()
    held.update(record(1, "/out/a", skipped=True))
    assert held.take("/out/a", 2)


def test_names_are_compared_as_the_system_does(monkeypatch: pytest.MonkeyPatch) -> None:
    held = Claims()
    assert held.take("/out/a", 1)
    assert held.take("/out/A", 2)
    monkeypatch.setattr(os.path, "normcase", ntpath.normcase)
    held = Claims()
    assert held.take("C:\\out\\a", 1)
    assert not held.take("c:/Out/A", 2)
    monkeypatch.setattr(claims.sys, "platform", "darwin")
    held = Claims()
    assert held.take("/out/\u00e9", 1)
    assert not held.take("/OUT/E\u0301", 2)
    assert sys.platform == "darwin"


def test_what_was_fetched_is_anothers_until_it_is_released() -> None:
    held = Claims()
    held.own(1, CONTENT)
    assert held.is_anothers(CONTENT, 2)
    assert not held.is_anothers(CONTENT, 1)
    held.release([record(1, "/out/a")])
    assert not held.is_anothers(CONTENT, 2)


def test_a_disk_with_a_new_number_is_the_same_disk() -> None:
    held = Claims()
    held.own(1, CONTENT)
    assert held.is_anothers((CONTENT[0] + 5, *CONTENT[1:]), 2)


def test_an_ended_file_is_an_older_one_to_files_added_afterwards_only() -> None:
    held = Claims()
    ended = record(1, "/out/a", completed=True)
    for file in (ended, record(2, "/out/")):
        held.update(file)
    held.own(1, CONTENT)
    held.end([ended], lambda: 2)
    assert held.take("/out/a", 2)
    assert held.is_anothers(CONTENT, 2)
    assert not held.is_anothers(CONTENT, 3)


def test_ended_files_are_forgotten_once_all_who_waited_beside_them_are_gone() -> None:
    held = Claims()
    for number in range(1, 3001):
        file = record(number, f"/out/{number}", completed=True)
        held.update(file)
        held.own(number, (1, number, 9))
        held.end([file], lambda: None)
    assert len(held._ended) <= 1001
    assert len(held._owners) <= 1001


def test_after_a_restart_a_name_belongs_to_the_file_that_has_it() -> None:
    held = Claims()
    waiting = record(1, "/out/a")
    there = record(2, "/out/a", completed=True, transferred=True, identity=CONTENT)
    held.rebuild([waiting, there])
    assert held.take("/out/a", 2)
    assert not held.take("/out/a", 1)
    assert held.is_anothers(CONTENT, 1)


def test_names_of_a_stored_queue_take_little_room_from_the_start() -> None:
    files = [record(number, f"/out/{number}") for number in range(1, 2001)]
    held = Claims()
    tracemalloc.start()
    held.rebuild(files)
    taken, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert taken < 50 * len(files)  # two dicts and their numbers: 150
    assert held.is_claimed("/out/2000")
    assert not held.take("/out/7", 8)
    held.release([files[6]])
    assert held.take("/out/7", 8)


def test_files_that_come_back_into_the_queue_claim_what_they_have() -> None:
    held = Claims()
    held.rebuild([record(1, "/out/a")])
    held.take_back([record(2, "/out/b"), record(3, "/out/c", completed=True)])
    assert [held.take(f"/out/{name}", 4) for name in "abcd"] == [False, False, False, True]


def test_a_file_that_is_skipped_or_has_no_name_yet_claims_none_in_a_stored_queue() -> None:
    held = Claims()
    held.rebuild([record(1, "/out/a", skipped=True), record(2, "/out/")])
    assert held.take("/out/a", 3)
    assert held.take("/out/", 3)


def test_replacing_a_file_waits_for_others_on_the_same_disk_only() -> None:
    held = Claims()
    with held.placing(1):
        assert not held.placing(1).acquire(blocking=False)
        assert held.placing(2).acquire(blocking=False)


def test_what_is_claimed_stays_so_when_it_is_packed() -> None:
    held = Claims()
    files = [record(number, f"/out/{number}") for number in range(1, 9)]
    for file in files:
        held.update(file)
    held.take("/out/second", 3)
    held.pack()
    assert not held.take("/out/1", 2)
    assert not held.take("/out/second", 2)
    files[0].local_name = "/out/other"
    held.update(files[0])
    assert held.take("/out/1", 2)
    held.release([files[2]])
    held.pack()
    assert held.take("/out/3", 9)
    assert held.take("/out/second", 9)
    assert not held.take("/out/other", 9)
    assert not held.take("/out/8", 9)
