"""News of a newer version of the program: said in a bar, never more than a person wants."""

from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

import bitsgui
from bitsgui.bits.errors import BitsError, InvalidArgumentError
from bitsgui.bits.news import Release
from bitsgui.desktop.ownership import package_manager
from bitsgui.gui import text
from bitsgui.gui.bridge import Bridge
from bitsgui.gui.language import current_language, spoken_language
from bitsgui.gui.memory import WindowMemory
from bitsgui.gui.openings import open_pages
from bitsgui.gui.settings_feed import SettingsFeed
from bitsgui.gui.views.notice_bar import Choice, NoticeBar
from bitsgui.settings.schema import Settings

TOPIC = "news"
QUIET = timedelta(days=7)
"""How long nothing is said of a version again that was told of."""
_SKIPPED, _TOLD, _TOLD_AT = "news-skipped", "news-told", "news-told-at"


class News(QObject):
    """Tells of a version once a week until it is there or skipped; ``action`` asks at once.

    Where a package manager brings newer versions the action is not shown, and nothing is told.
    ``place_wanted``: where the news are is to be given first.
    """

    place_wanted = Signal()

    def __init__(
        self, feed: SettingsFeed, notice: NoticeBar, memory: WindowMemory, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._feed = feed
        self._notice = notice
        self._memory = memory
        self.action = QAction(text.tr("Look for a &newer version"), parent)
        self.action.setVisible(not package_manager())
        self.action.triggered.connect(self._on_action)
        feed.news_arrived.connect(self._on_arrived)
        feed.changed.connect(self._on_settings)

    def _on_arrived(self, release: Release) -> None:
        if release.version == self._memory.words(_SKIPPED) or self._was_told(release):
            return
        self._memory.keep_words(_TOLD, release.version)
        self._memory.keep_words(_TOLD_AT, datetime.now(UTC).isoformat())
        words, choices = _words(release), self._choices(release)
        self._notice.tell(words, choices, topic=TOPIC, offer="app")

    def _on_settings(self, settings: Settings, _names: object) -> None:
        if not settings.look_for_news:
            self._notice.tell("", topic=TOPIC)

    def _was_told(self, release: Release) -> bool:
        if release.version != self._memory.words(_TOLD):
            return False
        try:
            told = datetime.fromisoformat(self._memory.words(_TOLD_AT))
            return timedelta() <= datetime.now(UTC) - told < QUIET
        except (ValueError, TypeError):
            return False

    def _choices(self, release: Release) -> tuple[Choice, Choice]:
        skip = Choice(
            text.tr("Skip this version"),
            lambda: self._memory.keep_words(_SKIPPED, release.version),
        )
        show = Choice(
            text.tr("What is new\u2026"), lambda: open_pages(self._notice, [release.page])
        )
        return show, skip

    def _on_action(self) -> None:
        bridge = self._feed.bridge
        if bridge is not None:
            self.action.setEnabled(False)
            bridge.ask(self._look(bridge))

    async def _look(self, bridge: Bridge) -> None:
        try:
            release = await bridge.manager.look_for_news()
        except InvalidArgumentError as error:
            self._notice.say(
                text.call_failure(error), [Choice(text.tr("Preferences"), self.place_wanted.emit)]
            )
        except BitsError as error:
            self._notice.say(text.call_failure(error))
        else:
            self._answer(release)
        finally:
            self.action.setEnabled(True)

    def _answer(self, release: Release | None) -> None:
        if release is None:
            words = text.tr("This is bitsgui %1, the newest version.")
            self._notice.say(words.replace("%1", bitsgui.__version__), is_error=False)
        else:
            self._notice.tell("", topic=TOPIC)
            self._notice.say(_words(release), self._choices(release), is_error=False)


def _words(release: Release) -> str:
    words = text.tr("bitsgui %1 is out; this is %2.").replace("%2", bitsgui.__version__)
    said = release.said(spoken_language(current_language()))
    return f"{words.replace('%1', release.version)} {said}".strip()
