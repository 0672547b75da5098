"""The way to the preferences, and what the window itself makes of them."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QMainWindow

from bitsgui.gui import language
from bitsgui.gui.autostart import AutostartSwitch
from bitsgui.gui.column_layout import RowMode
from bitsgui.gui.language import Language, current_language, set_language
from bitsgui.gui.memory import WindowMemory
from bitsgui.gui.options.source import OptionSource, OwnOption
from bitsgui.gui.settings_feed import SettingsFeed
from bitsgui.gui.shortcuts import Shortcuts
from bitsgui.gui.theme import Appearance, chosen_appearance, show_appearance
from bitsgui.gui.view_actions import ViewActions
from bitsgui.settings.schema import Settings

if TYPE_CHECKING:
    from bitsgui.gui.all_done import AllDone
    from bitsgui.gui.dialogs.preferences import PageSpec, PreferencesDialog
    from bitsgui.gui.news import News
    from bitsgui.gui.options.option import Page
    from bitsgui.gui.speed_limit import SpeedLimit
    from bitsgui.gui.views.notice_bar import NoticeBar


class Preferences(QObject):
    """Opens the dialog; ``folder`` is offered for new downloads, ``folder_changed`` tells of it.

    The colours are remembered beside the settings, because the window is painted before those
    are there.
    """

    folder_changed = Signal(object, object)

    def __init__(
        self,
        feed: SettingsFeed,
        shown: ViewActions,
        memory: WindowMemory,
        folder: Path,
        window: QMainWindow,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._memory = memory
        self._feed = feed
        self._first_folder = folder
        self.dialog: PreferencesDialog | None = None
        self.folder = folder
        self.shortcuts = Shortcuts(feed, window)
        self.source = OptionSource(feed, self)
        self.source.add("rows", _rows_option(shown))
        self.source.add("language", OwnOption(current_language, set_language, Language.SYSTEM))
        self.autostart = AutostartSwitch(feed, self)
        self.source.add("autostart", self.autostart.option)
        self.autostart.changed.connect(lambda: self._note("autostart"))
        self.autostart.refused.connect(
            lambda words: self.source.refused.emit(frozenset({"autostart"}), words)
        )
        language.changed.connect(self._on_language)
        shown.on_rows(lambda _: self._note("rows"))
        feed.changed.connect(self._on_settings)
        self._show(memory.choice("appearance", Appearance, Appearance.SYSTEM))

    def show(self) -> None:
        """Show the dialog, once the engine has told its settings."""
        if not self.source.is_ready:
            return
        if self.dialog is None:
            from bitsgui.gui.preference_pages import PreferencesDialog  # noqa: PLC0415 - see there

            self.dialog = PreferencesDialog(self._pages(), self.source, self._window)
            self.dialog.finished.connect(self._on_closed)
        self.autostart.look()
        self.dialog.open()

    def show_rule(self, link: str) -> None:
        """Show the rule for the server of a link, where there is none a new one to fill in."""
        from bitsgui.gui.options.option import Page  # noqa: PLC0415 - the window opens sooner
        from bitsgui.gui.views.host_rules import HostRulesField  # noqa: PLC0415 - as above

        self.show()
        if self.dialog is None:
            return
        self.dialog.search.clear()
        field = self.dialog.turn_to(Page.NETWORK).rows["host_rules"].field
        if isinstance(field, HostRulesField):
            field.edit_for(link)

    def follow(self, limit: "SpeedLimit", all_done: "AllDone", news: "News") -> None:
        """Show an option where one of these asks for it."""
        limit.schedule_wanted.connect(self.show_schedule)
        all_done.command_wanted.connect(self.show_command)
        news.place_wanted.connect(self.show_news)

    def say_unseen(self, notice: "NoticeBar") -> None:
        """Let it keep what comes of a change while its option is not to be seen.

        As of the last one, which came with the end of the dialog; it may be open again by then.
        """

        def say(names: frozenset[str], words: str) -> None:
            if self.dialog is None or not self.dialog.is_showing(names):
                notice.tell(words)

        self.source.refused.connect(say)
        self.source.remarked.connect(say)

    def show_schedule(self) -> None:
        """Show the speed limits by day and hour."""
        from bitsgui.gui.options.option import Page  # noqa: PLC0415 - the window opens sooner

        self._come_to(Page.SPEED, "rate_schedule")

    def show_command(self) -> None:
        """Show what can be run when all is done."""
        from bitsgui.gui.options.option import Page  # noqa: PLC0415 - the window opens sooner

        self._come_to(Page.DOWNLOADS, "done_command")

    def show_news(self) -> None:
        """Show where news of newer versions are looked for."""
        from bitsgui.gui.options.option import Page  # noqa: PLC0415 - the window opens sooner

        self._come_to(Page.GENERAL, "news_address")

    def _come_to(self, page: "Page", name: str) -> None:
        """Show an option, and give it the keyboard."""
        self.show()
        if self.dialog is not None:
            self.dialog.search.clear()
            shown = self.dialog.turn_to(page)
            row = shown.rows[name]
            row.field.setFocus()
            # A page that is new is laid out only now.
            QTimer.singleShot(0, row, lambda: shown.ensureWidgetVisible(row))

    @property
    def asks_before_quit(self) -> bool:
        """Return whether the window asks before it leaves running downloads."""
        return self._feed.settings is None or self._feed.settings.ask_before_quit

    def ask_before_quit(self, is_asked: bool) -> None:
        """Ask from now on, or leave without a word."""
        self._feed.change(ask_before_quit=is_asked)

    @property
    def closes_to_tray(self) -> bool:
        """Return whether a window that is closed leaves the program in the tray."""
        return self._feed.settings is not None and self._feed.settings.close_to_tray

    @property
    def goes_on_at_start(self) -> bool:
        """Return whether running downloads start by themselves the next time."""
        return self._feed.settings is None or self._feed.settings.resume_at_start

    def _pages(self) -> "dict[Page, PageSpec]":
        from bitsgui.gui.preference_pages import make_pages  # noqa: PLC0415 - see there

        return make_pages(
            self.source, self.shortcuts, self._memory.folder, lambda: self._feed.bridge
        )

    def _on_language(self) -> None:
        self._note("language")
        if self.dialog is not None:
            self.dialog.say_again(self._pages())

    def _note(self, name: str) -> None:
        if self.source.is_ready:
            self.source.note(name)

    def _on_closed(self) -> None:
        self.dialog = None

    def _on_settings(self, settings: Settings, names: frozenset[str]) -> None:
        if "appearance" in names:
            self._show(Appearance(settings.appearance))
        if "download_folder" in names:
            before, chosen = self.folder, settings.download_folder
            self.folder = self._first_folder if chosen is None else Path(chosen)
            self.folder_changed.emit(before, self.folder)

    def _show(self, appearance: Appearance) -> None:
        application = QApplication.instance()
        if isinstance(application, QApplication) and appearance != chosen_appearance():
            show_appearance(application, appearance)
        self._memory.keep_words("appearance", appearance)


def _rows_option(shown: ViewActions) -> OwnOption:
    return OwnOption(
        lambda: RowMode.COMPACT if shown.compact.isChecked() else RowMode.COMFORTABLE,
        lambda mode: shown.show_mode(RowMode(mode)),
        RowMode.COMFORTABLE,
    )
