"""The start at login, offered once to who has left the program in the tray before."""

from PySide6.QtCore import QObject, Qt

from bitsgui.gui import text
from bitsgui.gui.autostart import AutostartSwitch
from bitsgui.gui.memory import WindowMemory
from bitsgui.gui.views.notice_bar import Choice, NoticeBar

_STAYED, _OFFERED = "stayed-in-tray", "offered-autostart"
TOPIC = "autostart"


class AutostartOffer(QObject):
    """Offers it in the bar: not at the first start, and never again."""

    def __init__(self, switch: AutostartSwitch, memory: WindowMemory, notice: NoticeBar) -> None:
        super().__init__(notice)
        self._switch = switch
        self._memory = memory
        self._notice = notice
        self._has_stayed = memory.is_on(_STAYED, default=False)

    def note_stay(self) -> None:
        """Know that the program was left in the tray: at the next start there is an offer."""
        if not self._memory.is_on(_STAYED, default=False):
            self._memory.keep_switch(_STAYED, is_on=True)
            self._memory.save()

    def look(self) -> None:
        """Offer it if it is time to and it is off; the user has started the program just now."""
        if self._has_stayed and not self._memory.is_on(_OFFERED, default=False):
            self._has_stayed = False
            once = Qt.ConnectionType.SingleShotConnection
            self._switch.changed.connect(self._on_told, once)
            self._switch.look()

    def _on_told(self) -> None:
        self._memory.keep_switch(_OFFERED, is_on=True)
        self._memory.save()
        if not self._switch.is_on:
            words = text.tr("bitsgui can start with your session and wait in the tray.")
            start = Choice(text.tr("Start at login"), lambda: self._switch.turn(True))
            self._notice.tell(words, [start], topic=TOPIC, offer="app")
