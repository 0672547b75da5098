"""Downloads are found by what any of their files is called."""

from dataclasses import replace

from PySide6.QtTest import QTest

from bitsgui.bits.types import JobState
from tests.gui.conftest import until
from tests.gui.driving import CTRL, KEY, press
from tests.gui.samples import MB, files_of, job, job_id

PHOTOS = job_id(2)


def found(window) -> list[int]:
    return [window.jobs.view_at(row).id.int for row in range(window.jobs.rowCount())]


def search(window, words: str) -> None:
    window.top_bar.search.setText(words)


async def test_a_job_is_found_by_any_of_its_files(window):
    search(window, "img_4400.JPG")
    assert found(window) == []
    await until(lambda: found(window) == [2])
    search(window, "img_4400 holiday photos.example")  # wherever each of the words is
    assert found(window) == [2]
    search(window, "img_4400 debian")
    assert found(window) == []


async def test_the_list_shows_what_was_found_where_nothing_was_at_first(window):
    search(window, "img_4400")
    assert found(window) == []
    await until(lambda: found(window) == [2] and window.list.isVisible())


async def test_a_search_that_goes_on_asks_only_about_what_is_new(window, manager):
    search(window, "img_4")
    await until(lambda: manager.worded == [[PHOTOS]])
    search(window, "img_42")
    await until(lambda: found(window) == [2])
    manager.put(job(40, "bundle", files_total=3, bytes_total=30 * MB))
    await until(lambda: found(window) == [2, 40])
    assert manager.worded == [[PHOTOS], [job_id(40)]]


async def test_a_file_that_is_added_is_found(window, manager):
    search(window, "appendix")
    await until(lambda: manager.worded == [[PHOTOS]])
    files = manager.files[PHOTOS]
    link = "https://photos.example/appendix.pdf"
    files.append(replace(files[-1], id=500, index=212, remote_name=link))
    manager.put(replace(manager.jobs[PHOTOS], files_total=213))
    await until(lambda: found(window) == [2])


async def test_a_job_that_lost_the_file_is_found_no_longer(window, manager):
    search(window, "img_4421")
    await until(lambda: found(window) == [2])
    del manager.files[PHOTOS][-1]
    manager.put(replace(manager.jobs[PHOTOS], files_total=211))
    await until(lambda: found(window) == [])


async def test_a_file_with_another_name_or_link_is_found_at_once_by_that_alone(window, manager):
    search(window, "img_4421")
    await until(lambda: found(window) == [2])
    files = manager.files[PHOTOS]
    link = "https://photos.example/sunset.jpg"
    files[-1] = replace(files[-1], remote_name=link, local_name="/home/me/sunset.jpg")
    manager.put(replace(manager.jobs[PHOTOS], names_version=1))
    await until(lambda: found(window) == [])
    search(window, "sunset")
    assert found(window) == [2]
    assert manager.worded == [[PHOTOS]] * 2


async def test_a_name_that_changes_while_names_are_told_is_asked_for_again(window, manager):
    fake_words, files = manager.file_words, manager.files[PHOTOS]

    async def change_meanwhile(job_ids):
        words = await fake_words(job_ids)
        files[-1] = replace(files[-1], remote_name="https://photos.example/sunset.jpg")
        if len(manager.worded) == 1:
            manager.put(replace(manager.jobs[PHOTOS], names_version=1))
            await until(lambda: window.jobs.view(PHOTOS).names_version == 1)
        return words

    window.bridge.manager.file_words = change_meanwhile
    search(window, "sunset")
    await until(lambda: found(window) == [2])
    assert len(manager.worded) == 2


async def test_progress_alone_asks_nothing(window, manager):
    search(window, "img_4421")
    await until(lambda: found(window) == [2])
    moved = replace(manager.jobs[PHOTOS], bytes_transferred=9 * MB, state=JobState.CONNECTING)
    manager.put(moved)
    await until(lambda: window.jobs.view(PHOTOS) == moved)
    assert found(window) == [2]
    assert manager.worded == [[PHOTOS]]


async def test_names_are_kept_no_longer_than_the_search_lasts(window, manager):
    search(window, "img_4421")
    await until(lambda: found(window) == [2])
    search(window, "")
    assert not window.top_bar.search.hasFocus()
    assert window.jobs._all[PHOTOS].file_words == ""
    manager.files[PHOTOS] = files_of(replace(manager.jobs[PHOTOS], files_total=2))
    search(window, "img_4421")
    await until(lambda: len(manager.worded) == 2)
    assert found(window) == []


async def test_they_are_there_before_the_first_key(window, manager):
    press(window, KEY.Key_F, CTRL)
    await until(lambda: manager.worded == [[PHOTOS]] and not window.file_words._is_asking)
    QTest.keyClicks(window.top_bar.search, "img_4400")
    assert found(window) == [2]
    press(window.top_bar.search, KEY.Key_Return)
    assert window.jobs._all[PHOTOS].file_words
    press(window.list, KEY.Key_Escape)
    assert window.jobs._all[PHOTOS].file_words == ""
