"""What other processes of the user ask of the window: to come to the front, and to offer links."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal

from bitsgui.bits.program_links import RefusedLinkError, Wish, read_wish
from bitsgui.bits.words import words_of
from bitsgui.desktop.activation import Activation
from bitsgui.desktop.qt_focus import bring_forward
from bitsgui.gui import text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from bitsgui.gui.views.main_window import MainWindow


class Outside(QObject):
    """Takes them from any thread. Links are only ever offered, in the dialog that adds them.

    They wait until the window takes orders, and while the dialog has what they must not mix with.
    """

    _arrived = Signal(object, object)

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._is_open = False
        self._waiting: list[Wish] = []
        self._arrived.connect(self._on_arrived, Qt.ConnectionType.QueuedConnection)

    def ask(self, links: Sequence[str], activation: Activation) -> None:
        """Bring the window to the front, and offer links in it if there are any."""
        self._arrived.emit(tuple(links), activation)

    def begin(self) -> None:
        """Offer what waits: from now on the window takes orders."""
        self._is_open = True
        self._offer_next()

    def _on_arrived(self, links: tuple[str, ...], activation: Activation) -> None:
        bring_forward(self._window, activation)
        if not links:
            return
        try:
            self._waiting.append(read_wish(links))
        except RefusedLinkError as error:
            self._window.notice.say(text.sentence(words_of(error)))
        self._offer_next()

    def _offer_next(self) -> None:
        if not self._is_open or not self._waiting:
            return
        dialog = self._window.adding.dialog
        if not dialog.offered.can_open(self._waiting[0]):
            dialog.installEventFilter(self)  # until it was used or left
            return
        dialog.offered.open(self._waiting.pop(0))
        bring_forward(dialog, Activation())
        self._offer_next()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go on once the dialog can be used again, behind what it does with its answer."""
        if event.type() in {QEvent.Type.EnabledChange, QEvent.Type.Hide}:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self._offer_next)
        return False
