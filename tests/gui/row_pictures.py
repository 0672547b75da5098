"""Pictures of what is done to rows: removing, ordering, moving."""

from PySide6.QtCore import QTimer

from bitsgui.gui.views.main_window import MainWindow
from tests.gui.samples import job


def removed(window: MainWindow) -> None:
    window.deeds.remove.trigger()


def remove_dialog(window: MainWindow) -> None:
    window.list.select([job(7).id, job(501).id, job(502).id])
    QTimer.singleShot(50, window.deeds.rows.remove_files.trigger)
