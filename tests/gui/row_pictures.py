"""Pictures of what is done to rows: removing, ordering, moving."""

from pathlib import Path

from PySide6.QtCore import QPoint, QTimer

from bitsgui.bits.moves import MoveView
from bitsgui.bits.types import FilePriority
from bitsgui.gui.views.details import Tab
from bitsgui.gui.views.main_window import MainWindow
from tests.gui.samples import GB, finished, job


def removed(window: MainWindow) -> None:
    window.deeds.remove.trigger()


def remove_dialog(window: MainWindow) -> None:
    """Ask about a download whose file is there, one whose file somebody took away, and another."""
    assert window.bridge is not None
    here = Path(__file__)
    window.bridge.history[job(501).id] = finished(501, here.name, folder=str(here.parent))
    window.list.select([job(7).id, job(501).id, job(502).id])
    QTimer.singleShot(50, window.deeds.rows.remove_files.trigger)


def remove_gone(window: MainWindow) -> None:
    """Ask about a download whose file somebody took away, and one that runs."""
    window.list.select([job(7).id, job(501).id])
    QTimer.singleShot(50, window.deeds.rows.remove_files.trigger)


def drop_line(window: MainWindow) -> None:
    window.list.select([job(8).id, job(9).id])

    def show() -> None:
        target = window.list.visualRect(window.jobs.index(5, 0))
        window.rows.dragging.line.show_at(target.top())

    QTimer.singleShot(50, show)


def queue_menu(window: MainWindow) -> None:
    window.list.menu_requested.emit(window.mapToGlobal(QPoint(420, 120)))


def move_dialog(window: MainWindow) -> None:
    QTimer.singleShot(50, window.deeds.rows.move_to.trigger)


def rename_dialog(window: MainWindow) -> None:
    QTimer.singleShot(50, window.deeds.rows.rename.trigger)


def start_dialog(window: MainWindow) -> None:
    window.list.select([job(7).id, job(4).id])
    QTimer.singleShot(50, window.deeds.rows.start_at.trigger)


def moving(window: MainWindow) -> None:
    window.rows.moving.bar.show_moves([MoveView(job(1).id, job(1).name, 2 * GB, 3 * GB)])


def complete_dialog(window: MainWindow) -> None:
    QTimer.singleShot(50, window.deeds.complete.trigger)


def file_priorities(window: MainWindow) -> None:
    window.details.turn_to(Tab.FILES)
    QTimer.singleShot(50, lambda: _choose_priority(window))


def _choose_priority(window: MainWindow) -> None:
    page = window.details.files_page
    for row, level in ((40, FilePriority.HIGH), (39, FilePriority.LOW)):
        page.view.setCurrentIndex(page.files.index(row, 0))
        page.file_deeds.levels[level].trigger()
    page.view.scrollTo(page.files.index(44, 0))
    page.view.customContextMenuRequested.emit(page.view.rect().center())
