"""How the help looks: the log, a report, and what the program is made of."""

from PySide6.QtCore import QTimer

from bitsgui.gui.dialogs.about import AboutDialog
from bitsgui.gui.dialogs.log_viewer import LogViewer
from bitsgui.gui.help_menu import LOG_NAME
from bitsgui.gui.views.main_window import MainWindow

_LINES = (
    "INFO bitsgui.app: answering other processes",
    "INFO bitsgui.engine.runner: job 7 begins: https://cdimage.example/debian-13.1.0-amd64.iso",
    "WARNING bitsgui.engine.retry: the server did not answer in time, next try in 42 s",
    "INFO bitsgui.engine.runner: job 7 goes on at byte 1,934,000,128",
    "ERROR bitsgui.engine.disk: /home/me/Downloads/backup.tar: No space left on device",
)


def log(window: MainWindow) -> None:
    """Open the log with some lines in it."""
    file = window.help.folder / LOG_NAME
    rows = [
        f"2026-11-21 10:{number:02}:00,123 {_LINES[number % len(_LINES)]}\n" for number in range(40)
    ]
    file.write_text("".join(rows))
    window.help.log.trigger()


def report(window: MainWindow) -> None:
    """Ask for a report."""
    log(window)
    (viewer,) = window.findChildren(LogViewer)
    viewer.tail.grown.connect(viewer.report.click)


def about(window: MainWindow) -> None:
    """Open the dialog about the program, at Qt's licence."""
    window.help.about.trigger()
    (dialog,) = window.findChildren(AboutDialog)
    index = dialog.parts.model().index
    QTimer.singleShot(120, lambda: dialog.parts.setCurrentIndex(index(1, 0)))
