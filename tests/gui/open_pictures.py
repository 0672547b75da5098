"""Pictures of jobs that stand open to their files."""

from dataclasses import replace

from PySide6.QtCore import QTimer

from bitsgui.bits.errors import Hresult
from bitsgui.bits.views import FileView, JobView
from bitsgui.gui.views.main_window import MainWindow
from tests.gui.fake_manager import FakeManager
from tests.gui.samples import GB, MB, error, files_of, job, showcase
from tests.gui.stage import Picture

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


def _menu(window: MainWindow) -> None:
    _open(window)
    QTimer.singleShot(50, lambda: _pop_up(window))


def _pop_up(window: MainWindow) -> None:
    above = window.jobs.job_index(job(2).id)
    index = window.jobs.index(2, 0, above)
    window.list.setCurrentIndex(index)
    place = window.list.visualRect(index).center()
    window.list.file_deeds.pop_up(window.list.viewport().mapToGlobal(place))


def _compact(window: MainWindow) -> None:
    window.shown.compact.trigger()
    _open(window)


PICTURES = {
    "open-rows": Picture(views=_views, selected=2, act=_open),
    "open-rows-compact": Picture(views=_views, selected=2, act=_compact),
    "open-rows-menu": Picture(views=_views, selected=2, act=_menu, size=(1100, 860)),
    "open-rows-long": Picture(
        views=_views, selected=2, act=lambda window: _open(window, is_long=True)
    ),
}
