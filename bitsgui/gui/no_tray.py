"""What is said once where no tray shows the icon: closing the window ends the program there."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from bitsgui.gui import text
from bitsgui.gui.memory import WindowMemory
from bitsgui.gui.views.notice_bar import NoticeBar

TOPIC = "no-tray"
_TOLD = "told-of-no-tray"


class NoTray(QObject):
    """Tells of it in the bar as soon as ``is_felt``, and never again.

    Not before :meth:`wait` was called and ``patience_ms`` have gone: a panel may start later.
    """

    def __init__(
        self, memory: WindowMemory, notice: NoticeBar, is_felt: Callable[[], bool], patience_ms: int
    ) -> None:
        super().__init__(notice)
        self._memory = memory
        self._notice = notice
        self._is_felt = is_felt
        self._is_patient = True
        self._timer = QTimer(self, singleShot=True, interval=patience_ms)
        self._timer.timeout.connect(self._on_time)

    def wait(self) -> None:
        """Begin to wait for a tray."""
        self._timer.start()

    def stop(self) -> None:
        """Say nothing any more."""
        self._timer.stop()
        self._is_patient = True

    def take_back(self) -> None:
        """Close what was said: there is a tray now."""
        self._notice.tell("", topic=TOPIC)

    def look(self) -> None:
        """Tell of it if it is time to."""
        if not self._is_patient and self._is_felt() and not self._was_told():
            self._memory.keep_switch(_TOLD, is_on=True)
            self._memory.save()
            self._notice.tell(_words(), topic=TOPIC, offer="app")

    def _was_told(self) -> bool:
        return self._memory.is_on(_TOLD, default=False)

    def _on_time(self) -> None:
        self._is_patient = False
        self.look()


def _words() -> str:
    return text.tr(
        "Your desktop has no tray, so closing the window ends bitsgui. For GNOME there is an "
        "extension: AppIndicator and KStatusNotifierItem Support."
    )
