"""The application object of Qt, which the desktop tells that the program is to quit."""

import sys

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QApplication


class Application(QApplication):
    """Hands on that it is asked to quit, by a session that ends or by the Dock.

    Qt by itself would close the windows: one that stays in the tray would keep a session from its
    end, and the event loop would go where there is none.

    Signals: ``quit_asked`` (whether the session ends).
    """

    quit_asked = Signal(bool)

    def event(self, event: QEvent) -> bool:
        """Take the wish to quit."""
        if event.type() != QEvent.Type.Quit:
            return super().event(event)
        self.quit_asked.emit(_is_session_ending())
        return True


def _is_session_ending() -> bool:
    """Return whether the session ends; only the Dock has another reason."""
    if sys.platform != "darwin":
        return True
    from bitsgui.desktop.mac_objects import is_session_ending  # noqa: PLC0415 - only there

    return is_session_ending()
