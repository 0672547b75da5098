"""What other processes of the user ask of the window: to come to the front, and to offer links."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal

from bitsgui.bits.program_links import RefusedLinkError, Wish, read_wish
from bitsgui.bits.words import words_of
from bitsgui.desktop.activation import Activation
from bitsgui.desktop.qt_focus import bring_forward
from bitsgui.desktop.second_start import Asked
from bitsgui.gui import text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from bitsgui.gui.views.main_window import MainWindow


@dataclass(frozen=True, slots=True)
class _Waiting:
    asked: Asked
    wish: Wish


class Outside(QObject):
    """Takes them from any thread. Links are only ever offered, in the dialog that adds them.

    They wait until the window takes orders, and while the dialog has what they must not mix with.
    """

    _arrived = Signal(object)

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._is_open = False
        self._is_left = False
        self._waiting: list[_Waiting] = []
        self._unseen: list[Asked] = []
        self._arrived.connect(self._on_arrived, Qt.ConnectionType.QueuedConnection)

    def ask(self, asked: Asked) -> None:
        """Bring the window to the front, and offer links in it if there are any."""
        self._arrived.emit(asked)

    def begin(self) -> None:
        """Offer what waits: from now on the window takes orders."""
        self._is_open = True
        self._offer_next()

    def leave(self) -> None:
        """Take nothing more; what nobody has seen yet may be asked of another process."""
        self._is_left = True
        unseen = [*self._unseen, *(each.asked for each in self._waiting)]
        self._unseen.clear()
        self._waiting.clear()
        for asked in unseen:
            asked.seen.set_result(False)

    def _on_arrived(self, asked: Asked) -> None:
        if not asked.taken.set_running_or_notify_cancel():
            return
        asked.taken.set_result(not self._is_left)
        if self._is_left:
            return
        if asked.activation is not None:
            self._come_forward(asked.activation)
        wish = self._wish_of(asked)
        if wish is None:
            asked.seen.set_result(True)
            return
        self._waiting.append(_Waiting(asked, wish))
        self._offer_next()

    def _come_forward(self, activation: Activation) -> None:
        bring_forward(self._window, activation)
        dialog = self._window.adding.made_dialog
        if dialog is not None and dialog.isVisible():  # which is to keep the keyboard
            bring_forward(dialog, activation)

    def _wish_of(self, asked: Asked) -> Wish | None:
        """Return what to offer, None for nothing; why something is refused is said."""
        if not asked.links:
            return None
        try:
            return read_wish(asked.links)
        except RefusedLinkError as error:
            self._window.notice.say(text.sentence(words_of(error)))
            return None

    def _offer_next(self) -> None:
        if not self._is_open or not self._waiting:
            return
        dialog = self._window.adding.dialog
        if not dialog.offered.can_open(self._waiting[0].wish):
            dialog.installEventFilter(self)  # until it was used or left
            return
        first = self._waiting.pop(0)
        self._unseen.append(first.asked)
        once = Qt.ConnectionType.SingleShotConnection
        dialog.offered.seen.connect(self._on_seen, once)
        dialog.offered.open(first.wish)
        bring_forward(dialog, Activation())
        self._offer_next()

    def _on_seen(self) -> None:
        unseen, self._unseen = self._unseen, []
        for asked in unseen:
            asked.seen.set_result(True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go on once the dialog can be used again, behind what it does with its answer."""
        if event.type() in {QEvent.Type.EnabledChange, QEvent.Type.Hide}:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self._offer_next)
        return False
