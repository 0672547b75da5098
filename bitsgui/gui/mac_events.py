"""What macOS tells by events and other systems by a second start. Not tried on a Mac yet."""

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QUrl
from PySide6.QtGui import QFileOpenEvent

from bitsgui.desktop.activation import Activation
from bitsgui.desktop.second_start import Asked

if TYPE_CHECKING:
    from bitsgui.gui.views.main_window import MainWindow

_LAUNCH_S = 5.0


class MacEvents(QObject):
    """Shows a hidden window when its icon in the Dock is clicked, and offers links and files.

    ``is_hidden``: the program starts without its window, and being launched is no click.
    """

    def __init__(self, window: "MainWindow", *, is_hidden: bool) -> None:
        super().__init__(window)
        self._window = window
        self._launched = time.monotonic() + _LAUNCH_S if is_hidden else 0.0
        application = QCoreApplication.instance()
        if application is not None:
            application.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Look for what is told to the program; widgets get theirs all the same."""
        if event.type() == QEvent.Type.FileOpen and isinstance(event, QFileOpenEvent):
            link = event.url().toString(QUrl.ComponentFormattingOption.FullyEncoded)
            self._window.outside.ask(Asked((link,), Activation()))
            return True
        # Of the Dock this comes at each click, also to a program that is active already.
        is_click = event.type() == QEvent.Type.ApplicationActivate
        if is_click and not self._window.isVisible() and time.monotonic() >= self._launched:
            self._window.outside.ask(Asked((), Activation()))
        return False
