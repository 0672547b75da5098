from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from bitsgui.bits.errors import Hresult
from bitsgui.bits.types import JobState, Priority
from bitsgui.bits.views import Changes
from bitsgui.gui.bridge import AT_ONCE, Bridge
from bitsgui.gui.finished import finished_view
from bitsgui.gui.models.columns import Column, cell_text, fraction
from bitsgui.gui.models.files import FilesModel
from bitsgui.gui.models.jobs import JOB_ROLE, JobsModel
from bitsgui.gui.models.spans import spans
from tests.gui.conftest import until
from tests.gui.samples import MB, NOW, error, files_of, finished, job, job_id, showcase


def strict(model: QAbstractItemModel) -> QAbstractItemModelTester:
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    return QAbstractItemModelTester(model, mode, model)


@pytest.fixture
def model(qapp) -> JobsModel:
    model = JobsModel(clock=lambda: NOW)
    strict(model)
    model.replace([job(n) for n in range(10)])
    return model


def names(model: JobsModel) -> list[str]:
    return [model.view_at(row).name for row in range(model.rowCount())]


def ids(model: JobsModel) -> list[UUID]:
    return [model.view_at(row).id for row in range(model.rowCount())]


def changed_rows(model: JobsModel | FilesModel) -> list[tuple[int, int]]:
    seen: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda first, last: seen.append((first.row(), last.row())))
    return seen


def test_adjacent_rows_are_one_run():
    assert spans([5, 1, 2, 3, 3, 9]) == [(1, 3), (5, 5), (9, 9)]
    assert spans([]) == []


def test_changed_rows_are_signalled_in_runs(model):
    seen = changed_rows(model)
    batch = [job(n, bytes_transferred=MB) for n in (2, 7, 3, 4)]
    model.apply(Changes(changed=tuple(batch)))
    assert seen == [(2, 4), (7, 7)]


def test_an_equal_snapshot_is_not_signalled(model):
    seen = changed_rows(model)
    model.apply(Changes(changed=(job(3),)))
    assert seen == []


def test_new_jobs_come_where_the_queue_has_them(model):
    urgent = job(50, priority=Priority.FOREGROUND, position=-1)
    late = job(51, priority=Priority.LOW, position=0)
    model.apply(Changes(changed=(late, urgent)))
    assert ids(model) == [urgent.id, *(job_id(n) for n in range(10)), late.id]


def test_removed_jobs_leave_and_the_rest_keep_their_rows(model):
    model.apply(Changes(removed=tuple(job_id(n) for n in (0, 1, 5))))
    assert ids(model) == [job_id(n) for n in (2, 3, 4, 6, 7, 8, 9)]
    assert all(model.row_of(key) == row for row, key in enumerate(ids(model)))


def test_many_scattered_removals_leave_the_right_rows(qapp):
    model = JobsModel()
    strict(model)
    model.replace([job(n) for n in range(400)])
    model.apply(Changes(removed=tuple(job_id(n) for n in range(0, 400, 2))))
    assert ids(model) == [job_id(n) for n in range(1, 400, 2)]


def test_finished_jobs_come_last(model):
    done = job(5, state=JobState.ACKNOWLEDGED, position=-99)
    model.apply(Changes(changed=(done,)))
    assert ids(model)[-1] == done.id


def test_sorting_keeps_persistent_indexes_on_their_jobs(model):
    kept = QPersistentModelIndex(model.index(2, Column.NAME))
    model.apply(Changes(changed=tuple(job(n, bytes_total=(n * 7 % 10) * MB) for n in range(10))))
    model.sort(Column.SIZE, Qt.SortOrder.DescendingOrder)
    sizes = [model.view_at(row).bytes_total for row in range(model.rowCount())]
    assert sizes == sorted(sizes, reverse=True)
    assert kept.data(JOB_ROLE).id == job_id(2)


def test_a_list_sorted_by_speed_follows_the_speed(model):
    model.sort(Column.SPEED, Qt.SortOrder.DescendingOrder)
    model.apply(Changes(changed=(job(6, rate=5.0), job(8, rate=9.0))))
    assert ids(model)[:2] == [job_id(8), job_id(6)]


def test_sorting_by_no_column_brings_the_queue_back(model):
    model.sort(Column.NAME, Qt.SortOrder.DescendingOrder)
    model.sort(-1)
    assert ids(model) == [job_id(n) for n in range(10)]


def test_search_looks_for_every_word_in_name_link_server_and_folder(model):
    model.apply(Changes(changed=(job(3, "Alpha.iso", host="cd.example", folder="/data/Isos"),)))
    model.set_search("ALPHA isos")
    assert names(model) == ["Alpha.iso"]
    model.set_search("cd.example")
    assert names(model) == ["Alpha.iso"]
    model.set_search("alpha beta")
    assert names(model) == []


def test_a_job_that_stops_matching_leaves_and_one_that_matches_comes(model):
    model.set_search("alpha")
    model.apply(Changes(changed=(job(3, "alpha.iso"), job(4, "beta.iso"))))
    assert names(model) == ["alpha.iso"]
    model.apply(Changes(changed=(job(3, "gamma.iso"), job(4, "alpha.zip"))))
    assert names(model) == ["alpha.zip"]
    model.set_search("")
    assert model.rowCount() == 10


def test_a_countdown_is_said_anew_only_where_one_runs(model):
    waiting = error(Hresult.WININET_TIMEOUT, next_retry=NOW + timedelta(seconds=9))
    model.apply(Changes(changed=(job(4, state=JobState.TRANSIENT_ERROR, error=waiting),)))
    assert model.has_countdown()
    seen = changed_rows(model)
    model.tick(0, 9)
    assert seen == [(4, 4)]


def test_cells_say_what_is_known_and_nothing_else(qapp):
    model = JobsModel(clock=lambda: NOW)
    strict(model)
    model.replace(showcase())

    def row(number: int) -> list[str]:
        return [
            model.index(number, column).data().replace("\u00a0", " ") for column in list(Column)[:5]
        ]

    assert row(0) == ["debian-13.1.0-amd64-DVD-1.iso", "3.7 GB", "51 %", "41 MB/s", "0:43"]
    assert row(2) == ["live-recording.ts", "\u2265 734 MB", "size unknown", "2.1 MB/s", ""]
    assert row(6) == ["lecture-07.mp4", "840 MB", "50 %", "", ""]
    assert row(8) == ["firmware.bin", "\u2013", "", "", ""]


def test_a_screen_reader_hears_name_state_and_reason(qapp):
    model = JobsModel(clock=lambda: NOW)
    model.replace(showcase())
    role = Qt.ItemDataRole.AccessibleTextRole
    heard = model.index(4, Column.NAME).data(role)
    assert heard.startswith("backup-2026-02-28.tar.zst, Retries in 0:42, attempt 3, ")


def test_files_keep_their_rows_and_only_differences_are_signalled(qapp):
    model = FilesModel()
    strict(model)
    view = job(1, files_total=4, bytes_total=400 * MB, bytes_transferred=150 * MB)
    files = files_of(replace(view, files_transferred=1))
    model.show(files)
    seen = changed_rows(model)
    resets = []
    model.modelReset.connect(lambda: resets.append(True))
    model.show([files[0], replace(files[1], bytes_transferred=60 * MB), *files[2:]])
    assert (seen, resets) == ([(1, 1)], [])
    model.show(files_of(job(2)))
    assert model.rowCount() == 1
    assert resets == [True]


def test_a_model_says_nothing_about_a_place_that_is_not_there(model):
    assert model.data(QModelIndex()) is None
    assert model.headerData(99, Qt.Orientation.Horizontal) is None
    assert model.rowCount(model.index(0, 0)) == 0


def test_a_finished_file_goes_by_the_name_it_has_in_its_folder():
    row = finished(9, "report.pdf")
    renamed = replace(row.files[0], local_name="/home/me/Downloads/report (1).pdf")
    assert finished_view(replace(row, files=(renamed,))).name == "report (1).pdf"
    assert finished_view(replace(row, files=(renamed, renamed))).name == "report.pdf"


def test_many_files_of_unknown_size_make_progress_by_their_number():
    view = job(1, bytes_total=None, bytes_transferred=9, files_total=200, files_transferred=77)
    assert fraction(view) == 77 / 200
    assert cell_text(view, Column.PROGRESS) == "38\u00a0%"
    one = job(1, bytes_total=None, bytes_transferred=9)
    assert cell_text(one, Column.PROGRESS) == "size unknown"


async def test_a_very_large_batch_comes_in_slices_in_its_order(qapp, manager):
    bridge = Bridge(manager.port)
    await bridge.watch()
    seen: list[Changes] = []
    bridge.changed.connect(seen.append)
    views = [job(n) for n in range(2 * AT_ONCE + 1)]
    manager.tell(Changes(changed=tuple(views), notices=("last",)))
    manager.tell(Changes(changed=(views[0],)))
    await until(lambda: len(seen) == 4)
    assert [len(batch.changed) for batch in seen] == [AT_ONCE, AT_ONCE, 1, 1]
    assert [view for batch in seen for view in batch.changed] == [*views, views[0]]
    assert [batch.notices for batch in seen] == [(), (), ("last",), ()]
    await bridge.stop()


async def test_what_waits_is_not_shown_after_the_window_looked_away(qapp, manager):
    bridge = Bridge(manager.port)
    await bridge.watch()
    seen: list[Changes] = []
    bridge.changed.connect(seen.append)
    manager.tell(Changes(changed=tuple(job(n) for n in range(2 * AT_ONCE))))
    await until(lambda: seen)
    bridge.unwatch()
    await until(lambda: not bridge._turn.isActive())
    assert len(seen) == 1
