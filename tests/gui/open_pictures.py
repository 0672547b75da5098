"""Pictures of jobs that stand open to their files."""

from dataclasses import replace

from PySide6.QtCore import QPoint, QTimer

from bitsgui.bits.errors import Hresult
from bitsgui.bits.types import JobState
from bitsgui.bits.views import FileView, JobView, LimitOf
from bitsgui.gui.views.main_window import MainWindow
from tests.gui.fake_manager import FakeManager
from tests.gui.samples import GB, MB, NOW, error, files_of, finished, job, showcase
from tests.gui.stage import Picture

MUSIC = 2
ALL_TOGETHER = 12 * MB
LONG = "A very long name of a picture that nobody can read at once, taken in the evening (final)"


def _views() -> list[JobView]:
    there = {"files_transferred": 2, "bytes_transferred": 300 * MB}
    photos = replace(showcase()[1], files_total=8, bytes_total=GB, time_left_s=113, **there)
    return [photos if view.id == photos.id else view for view in showcase()]


def _files(view: JobView) -> list[FileView]:
    """Files in every state."""
    files = files_of(view)
    states = {
        3: {"segments": 0, "error": error(Hresult.WININET_CANNOT_CONNECT)},
        4: {"error": error(0x80190193, http_status=403), "bytes_transferred": 31 * MB},
        5: {"skipped": True},
        6: {"bytes_total": None, "bytes_transferred": 3 * MB, "segments": 1, "rate": 0.4 * MB},
        2: {"bytes_transferred": 60 * MB, "runs": ((0, 210), (250, 410), (500, 560), (750, 801))},
    }
    return [replace(file, **states.get(place, {})) for place, file in enumerate(files)]


def _open(window: MainWindow, *, is_long: bool = False) -> None:
    assert window.bridge is not None
    manager = window.bridge.manager
    assert isinstance(manager, FakeManager)
    files = _files(manager.jobs[job(2).id])
    if is_long:
        files = [replace(f, local_name=f"/home/me/{f.index} {LONG}.jpeg") for f in files]
    manager.files[job(2).id] = files
    window.list.setFocus()
    window.jobs.open(job(2).id)


def _choose(window: MainWindow, row: int) -> None:
    index = window.jobs.index(row, 0, window.jobs.job_index(job(2).id))
    window.list.setCurrentIndex(index)


def _file(window: MainWindow) -> None:
    """A file is selected, so that the tool bar is about it."""
    _open(window)
    _choose(window, 2)


def _troubled() -> list[JobView]:
    """A dead link among others, limits that slow downloads, and a paused one with its segments."""
    slow = {"slowed_to": 2 * MB, "rate": 2.0 * MB, "time_left_s": 890.0}
    shared = {"slowed_by": LimitOf.ALL, "slowed_to": ALL_TOGETHER}
    dead = {"files_failed": 1, "files_total": 5, "bytes_total": None, "files_transferred": 2}
    sizes = {"bytes_known": 400 * MB, "bytes_expected": 500 * MB, "bytes_transferred": 250 * MB}
    changes = {
        1: {**slow, **shared},
        2: {**dead, **sizes, **shared, "rate": 6.0 * MB, "time_left_s": None},
        3: {"slowed_by": LimitOf.HOST, **slow, "time_left_s": None},
        7: {"runs": ((0, 300), (450, 600), (800, 850))},
        9: {"state": JobState.TRANSFERRING, "slowed_by": LimitOf.JOB, **slow, "bytes_total": GB},
    }
    return [replace(view, **changes.get(view.id.int, {})) for view in showcase()]


def _limited(window: MainWindow) -> None:
    window.limit.choose(ALL_TOGETHER)


def _limited_compact(window: MainWindow) -> None:
    _limited(window)
    window.shown.compact.trigger()


def _ground_menu(window: MainWindow) -> None:
    window.list.clearSelection()
    QTimer.singleShot(
        50, lambda: window.list.ground_menu_requested.emit(window.mapToGlobal(QPoint(420, 220)))
    )


def _menu(window: MainWindow) -> None:
    _open(window)
    QTimer.singleShot(50, lambda: _pop_up(window))


def _pop_up(window: MainWindow) -> None:
    _choose(window, 2)
    place = window.list.visualRect(window.list.currentIndex()).center()
    window.list.file_deeds.pop_up(window.list.viewport().mapToGlobal(place))


def _remove(window: MainWindow) -> None:
    """Ask before a file goes with what was received of it."""
    _open(window)

    def act() -> None:
        _choose(window, 2)
        window.deeds.remove.trigger()

    QTimer.singleShot(50, act)


def _finished(window: MainWindow) -> None:
    """A finished download of several files stands open, with one of them selected."""
    bridge = window.bridge
    assert bridge is not None
    manager = bridge.manager
    assert isinstance(manager, FakeManager)
    row = finished(600, "Album", 43 * MB, "/home/me/Music")
    sizes = {"cover.jpg": MB, "song-1.flac": 24 * MB, "song-2.flac": 18 * MB}
    files = tuple(
        replace(
            row.files[0],
            remote_name=f"https://files.example/{name}",
            local_name=f"/home/me/Music/{name}",
            bytes_total=size,
            bytes_transferred=size,
        )
        for name, size in sizes.items()
    )
    manager.rows.insert(0, replace(row, ended=NOW.timestamp(), files=files, category=MUSIC))

    async def show() -> None:
        await bridge.reload()
        window.list.select([row.id])
        window.jobs.open(row.id)
        window.list.setFocus()
        window.list.setCurrentIndex(window.jobs.index(1, 0, window.jobs.job_index(row.id)))

    bridge.call(show())


def _compact(window: MainWindow) -> None:
    window.shown.compact.trigger()
    _open(window)


PICTURES = {
    "troubled": Picture(views=_troubled, selected=2, act=_limited),
    "troubled-compact": Picture(views=_troubled, selected=2, act=_limited_compact),
    "menu-ground": Picture(act=_ground_menu),
    "open-finished": Picture(act=_finished),
    "open-rows-file": Picture(views=_views, selected=2, act=_file),
    "open-rows": Picture(views=_views, selected=2, act=_open),
    "open-rows-remove": Picture(views=_views, selected=2, act=_remove),
    "open-rows-compact": Picture(views=_views, selected=2, act=_compact),
    "open-rows-menu": Picture(views=_views, selected=2, act=_menu, size=(1100, 860)),
    "open-rows-long": Picture(
        views=_views, selected=2, act=lambda window: _open(window, is_long=True)
    ),
}
