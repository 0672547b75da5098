"""A window to the front, with the keyboard, for whoever the user asked for it."""

import os

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from bitsgui.desktop.activation import Activation
from bitsgui.desktop.x11_focus import give_keyboard

_KEEPS_BACK = "_q_showWithoutActivating"
"""Read by Qt at each showing, as ``WA_ShowWithoutActivating`` is when a window is made alone."""
_WAYLAND_TOKEN = "XDG_ACTIVATION_TOKEN"  # noqa: S105 - the name of a variable


def bring_forward(window: QWidget, activation: Activation) -> None:
    """Show a window, or bring it back, above the others."""
    platform = QGuiApplication.platformName()
    if activation.token and platform.startswith("wayland"):
        # Where Qt looks for it; not by os.environ, or every program started later had it as well.
        os.putenv(_WAYLAND_TOKEN, activation.token)
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()
    if platform == "xcb":
        give_keyboard(int(window.winId()), activation.time, activation.startup_id)


def show_beside(window: QWidget) -> None:
    """Show a window, and leave the keyboard where it is."""
    window.winId()  # makes it where it was never shown
    handle = window.windowHandle()
    handle.setProperty(_KEEPS_BACK, True)
    window.show()
    handle.setProperty(_KEEPS_BACK, None)
