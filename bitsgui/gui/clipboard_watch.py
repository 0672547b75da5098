"""Links that are copied elsewhere, offered in the bar above the list; off until asked for."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from bitsgui.bits.page_names import may_name_page
from bitsgui.gui import text
from bitsgui.gui.links import links_of, name_of
from bitsgui.gui.settings_feed import SettingsFeed
from bitsgui.gui.views.notice_bar import Choice, NoticeBar
from bitsgui.settings.schema import Settings

TOPIC = "clipboard"


class ClipboardWatch(QObject):
    """Tells of links to files as they are copied; ``add`` is called with those somebody wants.

    Nothing of the clipboard is kept or shown unless all of it is links to files.
    """

    def __init__(
        self, feed: SettingsFeed, notice: NoticeBar, add: Callable[[tuple[str, ...]], None]
    ) -> None:
        super().__init__(notice)
        self._notice = notice
        self._add = add
        self._is_on = False
        self._offered: tuple[str, ...] = ()
        feed.changed.connect(self._on_settings)

    def _on_settings(self, settings: Settings, _: object) -> None:
        if settings.watch_clipboard == self._is_on:
            return
        self._is_on = settings.watch_clipboard
        clipboard = QGuiApplication.clipboard()
        if self._is_on:
            clipboard.dataChanged.connect(self._on_copied)
        else:
            clipboard.dataChanged.disconnect(self._on_copied)
            self._notice.tell("", topic=TOPIC)

    def _on_copied(self) -> None:
        clipboard = QGuiApplication.clipboard()
        if clipboard.ownsClipboard():
            return  # copied in this window
        self.offer(links_of(clipboard.mimeData()))

    def offer(self, links: tuple[str, ...]) -> None:
        """Ask whether to add ``links``, unless one may be a page or they were asked about last."""
        if not links or links == self._offered or any(may_name_page("", link) for link in links):
            return
        self._offered = links
        words = text.tr("%1 was copied.").replace("%1", name_of(links[0]))
        if len(links) > 1:
            words = text.tr("%n links were copied.", len(links))
        add = Choice(text.tr("Add\u2026"), lambda: self._add(links))
        self._notice.tell(words, [add], topic=TOPIC, offer="link")
