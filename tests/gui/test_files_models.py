"""The models of the Files and Segments pages, watched by Qt's own tester while files change."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from bitsgui.bits.types import JobState
from bitsgui.bits.views import FileView, SegmentsView
from bitsgui.gui.models.files import FILE_ROLE, FileColumn, FilesModel
from bitsgui.gui.models.segments import STRIP_ROLE, SegmentsModel
from tests.gui.samples import MB, files_of, job, segments_of
from tests.gui.test_models import strict

PLACES = st.integers(0, 5)
CHANGES = ("progress", "end", "skip", "leave", "come", "other job", "nothing", "state")


class Page:
    """The files of a job as they change, each change a name and a number."""

    def __init__(self) -> None:
        self.files = self.of_job(1)
        self.state = JobState.TRANSFERRING

    @staticmethod
    def of_job(number: int) -> list[FileView]:
        size = 400 * MB
        return files_of(job(number, files_total=4, files_transferred=1, bytes_total=size))

    def change(self, name: str, place: int) -> None:
        if name == "leave":
            self.files = self.files[:place] + self.files[place + 1 :]
        elif name == "come":
            self.files = [*self.files, replace(self.of_job(1)[0], id=100 + len(self.files))]
        elif name == "other job":
            self.files = self.of_job(1 + place)
        elif name == "nothing":
            self.files = []
        elif name == "state":
            self.state = list(JobState)[place]
        elif place < len(self.files):
            self.files = list(self.files)
            self.files[place] = replace(self.files[place], **self.values(name, place))

    @staticmethod
    def values(name: str, place: int) -> dict:
        done = {"transferred": True, "bytes_transferred": 100 * MB, "bytes_total": 100 * MB}
        moving = {"bytes_transferred": place * MB, "segments": place, "rate": 1e6 * place}
        return {"progress": moving, "end": done, "skip": {"skipped": True}}[name]


STEPS = st.lists(st.tuples(st.sampled_from(CHANGES), PLACES), max_size=12)
few = settings(max_examples=40)


def any_walk(test):
    return few(given(steps=STEPS)(test))


@any_walk
def test_any_walk_of_a_job_ends_in_rows_for_its_files(qapp, steps):
    model, page = FilesModel(), Page()
    strict(model)
    for name, place in steps:
        page.change(name, place)
        model.show(page.files, page.state)
        rows = range(model.rowCount())
        assert [model.index(row, 0).data(FILE_ROLE) for row in rows] == page.files
        assert [model.view_at(row) for row in rows] == page.files


@any_walk
def test_any_walk_of_a_job_ends_in_strips_for_its_files(qapp, steps):
    model, page = SegmentsModel(), Page()
    strict(model)
    for name, place in steps:
        page.change(name, place)
        model.show_files(page.files)
        model.show_segments([segments_of(file) for file in page.files[place:]], place)
        strips = [model.index(row).data(STRIP_ROLE) for row in range(model.rowCount())]
        assert [strip.file for strip in strips] == page.files
        assert all(strip.segments.file_id == strip.file.id for strip in strips)


def test_only_rows_that_differ_are_signalled_and_a_new_state_all(qapp):
    model, page = FilesModel(), Page()
    strict(model)
    model.show(page.files, page.state)
    seen: list[tuple[int, int, int]] = []
    model.dataChanged.connect(lambda a, b: seen.append((a.row(), b.row(), b.column())))
    page.change("progress", 1)
    page.change("progress", 2)
    model.show(page.files, page.state)
    model.show(page.files, page.state)
    model.show(page.files, JobState.SUSPENDED)
    last = len(FileColumn) - 1
    assert seen == [(1, 2, last), (0, 3, last)]


def test_what_is_known_of_segments_outlives_a_file_that_leaves_but_not_the_job(qapp):
    model, page = SegmentsModel(), Page()
    strict(model)
    model.show_files(page.files)
    model.show_segments([SegmentsView(page.files[2].id, 100 * MB, ((0, MB),))])
    model.show_files(page.files[1:])
    assert model.strip_at(1).segments.done == ((0, MB),)
    model.show_files(page.of_job(2))
    assert model.strip_at(2).segments.done == ()


def test_files_come_in_slices_and_single_ones_anew(qapp):
    files, page = FilesModel(), Page()
    strips = SegmentsModel()
    strict(files)
    strict(strips)
    files.show(page.files[:2])
    strips.show_files(page.files[:2])
    for model, add in ((files, files.add), (strips, strips.add_files)):
        add(page.files[2:])
        assert model.rowCount() == len(page.files)
    assert files.is_same(1, page.files[1:])
    assert not files.is_same(1, page.files[:1])
    assert not files.is_same(len(page.files) - 1, [*page.files[-1:], page.files[0]])
    seen: list[tuple[int, int]] = []
    files.dataChanged.connect(lambda a, b: seen.append((a.row(), b.row())))
    page.change("progress", 2)
    files.update(1, page.files[1:])
    strips.update_files(1, page.files[1:])
    assert seen == [(2, 2)]
    assert [strips.index(row).data(STRIP_ROLE).file for row in range(4)] == page.files
