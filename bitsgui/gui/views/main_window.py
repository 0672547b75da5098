"""The window: joins the list, the details, the dialogs and the engine's bridge."""

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from bitsgui.bits.interface import JobManager
from bitsgui.bits.states import ACTION
from bitsgui.bits.views import Changes, JobView
from bitsgui.bits.words import words_of
from bitsgui.gui import text
from bitsgui.gui.actions import Actions
from bitsgui.gui.adding import Adding
from bitsgui.gui.all_done import AllDone
from bitsgui.gui.attention import Attention
from bitsgui.gui.bridge import Bridge
from bitsgui.gui.category_orders import CategoryOrders
from bitsgui.gui.clipboard_watch import ClipboardWatch
from bitsgui.gui.details_feed import DetailsFeed
from bitsgui.gui.disk_watch import DiskWatch
from bitsgui.gui.file_lists import FileLists
from bitsgui.gui.file_orders import FileOrders
from bitsgui.gui.file_words import FileWords
from bitsgui.gui.finished_feed import FinishedFeed
from bitsgui.gui.fresh_links import FreshLinks
from bitsgui.gui.help_menu import HelpMenu
from bitsgui.gui.leaving import Leaving
from bitsgui.gui.memory import WindowMemory
from bitsgui.gui.models.filters import Filter, Narrowing
from bitsgui.gui.models.jobs import JobsModel
from bitsgui.gui.open_files import OpenFiles
from bitsgui.gui.orders import Orders
from bitsgui.gui.outside import Outside
from bitsgui.gui.preferences import Preferences
from bitsgui.gui.property_orders import PropertyOrders
from bitsgui.gui.resting import Resting
from bitsgui.gui.rows.orders import RowOrders
from bitsgui.gui.settings_feed import SettingsFeed
from bitsgui.gui.speed_limit import SpeedLimit
from bitsgui.gui.view_actions import ViewActions
from bitsgui.gui.views import remembered
from bitsgui.gui.views.details import DetailsPane, Tab
from bitsgui.gui.views.details_place import DetailsPlace
from bitsgui.gui.views.drop_place import DropPlace
from bitsgui.gui.views.file_deeds import ChosenFiles, FileDeed
from bitsgui.gui.views.jobs_list import JobsList
from bitsgui.gui.views.just_added import JustAdded
from bitsgui.gui.views.menu_keys import MenuKeys, open_by_shift_f10
from bitsgui.gui.views.menus import context_menu, enter, fill_menu_bar, ground_menu
from bitsgui.gui.views.notice_bar import Choice, NoticeBar
from bitsgui.gui.views.pages import ListPages
from bitsgui.gui.views.pane_keys import PaneKeys
from bitsgui.gui.views.sidebar import Sidebar
from bitsgui.gui.views.splitter import HairlineSplitter
from bitsgui.gui.views.status_line import StatusLine
from bitsgui.gui.views.top_bar import TopBar

if TYPE_CHECKING:
    from bitsgui.gui.dialogs.add import AddDialog


class MainWindow(QMainWindow):
    """The main window; only what :attr:`outside` has may be called from any thread."""

    def __init__(self, *, default_folder: Path, profile: Path) -> None:
        super().__init__()
        self.bridge: Bridge | None = None
        self._closed = asyncio.Event()
        self._is_loaded = False
        self._memory = WindowMemory(profile)
        self.jobs = JobsModel(self)
        self.deeds = Actions(self)
        self.shown = ViewActions(self, self._memory)
        self.settings = SettingsFeed(self)
        self.preferences = Preferences(
            self.settings, self.shown, self._memory, default_folder, self
        )
        self.leaving = Leaving(self, self.preferences, self.quit_now)
        self.limit = SpeedLimit(self.settings, self)
        self.notice = NoticeBar()
        self.help = HelpMenu(self, self._memory, self.settings, self.notice)
        self.disk = DiskWatch(self)
        self.top_bar = TopBar(self.deeds)
        self.sidebar = Sidebar()
        self.list = JobsList(self.jobs)
        self.details = DetailsPane(self.jobs)
        self.status = StatusLine(self.limit.menu)
        make, selected = self._make_add_dialog, self.list.selected_views
        self.adding = Adding(self.deeds, make, self.notice, selected)
        self.outside = Outside(self)
        self.all_done = AllDone(self.settings, self.notice, self.quit_now)
        self.clipboard = ClipboardWatch(self.settings, self.notice, self.adding.offer)
        self.orders = Orders(self.deeds, self.jobs, self.list, self.notice)
        self.categories = CategoryOrders(self.jobs, self.list, self.sidebar, self.notice)
        self.attention = Attention(self.notice, self.show_stuck)
        self.rows = RowOrders(self, self.deeds, self.list, self.notice)
        self.finished = FinishedFeed(
            self.jobs, self.list, self.top_bar.search, self.deeds.clear_finished
        )
        self.file_lists = FileLists(self.list, self.details)
        self.rows.let_drag(self.jobs, self.details.files_page)
        self.property_orders = PropertyOrders(self.details.properties_page)
        self.feed = DetailsFeed(self.list, self.details)
        self.open_files = OpenFiles(self.jobs, self.list)
        self.file_words = FileWords(self.jobs, self.top_bar.search)
        self.just_added = JustAdded(self.list, self.jobs)
        self.file_orders = FileOrders(self.details.files_page, self.notice)
        offers = (self.details.error_panel.offer, self.details.files_page.offer)
        self.fresh_links = FreshLinks(self, *offers)
        self._lay_out()
        self._connect()
        remembered.restore(self, self._memory)
        self.resting = Resting(self)
        self._show_page()

    # Called by gui.main and the program.

    async def attach(self, manager: JobManager) -> None:
        """Show what ``manager`` has, and follow it; orders are taken once this returns."""
        self.bridge = Bridge(manager, self)
        needing = (self.adding, self.orders, self.file_lists, self.file_orders, self.feed)
        needing = (*needing, self.open_files, self.file_words)
        more = (self.rows, self.property_orders, self.categories, self.finished, self.fresh_links)
        for part in (*needing, *more):
            part.bridge = self.bridge
        self.bridge.loaded.connect(self._on_loaded)
        self.bridge.changed.connect(self._on_changed)
        self.bridge.failed.connect(self._on_failed)
        self.settings.attach(self.bridge)
        self.disk.look_at(str(self.preferences.folder))
        self.disk.set_watched(self._is_seen())
        if self.isVisible():
            await self.bridge.watch()
        self._refresh()

    async def detach(self) -> None:
        """Take no more orders, finish the calls under way and stop listening."""
        self.deeds.allow([], is_connected=False)
        self.disk.set_watched(False)
        self.settings.detach()
        if self.bridge is not None:
            await self.bridge.stop()

    async def wait_closed(self) -> None:
        """Return once the user has closed the window."""
        await self._closed.wait()

    def show_start_failure(self, error: Exception) -> None:
        """Say why there is no engine; nothing can be added, the window only be closed."""
        reason = text.sentence(words_of(error)) or type(error).__name__
        words = text.tr("The downloads cannot be opened: %1").replace("%1", reason)
        self.notice.say(words, [Choice(text.tr("Quit"), self.quit_now)])
        self.status.show_totals(0.0, {})
        self.pages.end_opening()

    def quit_now(self) -> None:
        """Close without asking."""
        remembered.keep(self, self._memory)
        self._closed.set()

    def close_finally(self) -> None:
        """Take the window away; the engine has stopped."""
        self.hide()
        self.deleteLater()

    # Putting it together.

    def _make_add_dialog(self) -> "AddDialog":
        from bitsgui.gui.add_desk import make_add_dialog  # noqa: PLC0415 - the window opens sooner

        return make_add_dialog(self, self._memory)

    def _lay_out(self) -> None:
        self.pages = ListPages(
            self.list,
            add=self.deeds.add.trigger,
            clear_search=self.top_bar.search.clear,
            show_all=lambda: self.jobs.set_filter(Filter.ALL),
        )
        self.splitter = HairlineSplitter(Qt.Orientation.Vertical)
        self.splitter.addWidget(self.pages)
        self.splitter.addWidget(self.details)
        self.splitter.setChildrenCollapsible(False)
        self.place = DetailsPlace(self.splitter, self.details)
        self.across = HairlineSplitter(Qt.Orientation.Horizontal, has_sidebar=True)
        self.across.addWidget(self.sidebar)
        self.across.addWidget(self.splitter)
        self.across.setStretchFactor(1, 1)
        self.across.setChildrenCollapsible(False)
        middle = QWidget()
        layout = QVBoxLayout(middle)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for widget in (self.top_bar, self.notice):
            layout.addWidget(widget)
        layout.addWidget(self.across, 1)
        layout.addWidget(self.rows.bars)
        self.all_done.install(layout, self.status)
        self.setCentralWidget(middle)
        takes, take = self.adding.takes, self.adding.take
        self.drops = DropPlace(self, takes, take, lambda: text.tr("Drop to add"), middle)
        columns, limit = self.list.columns, self.limit.menu
        about_all = (limit, self.all_done.menu)
        fill_menu_bar(self.menuBar(), self.deeds, self.shown, columns, about_all)
        self.menuBar().addMenu(self.help.menu)
        self.context_menu = context_menu(self.list, self.deeds)
        self.ground_menu = ground_menu(self.list, self.deeds)
        self.categories.install(
            self.menuBar(), self.context_menu, self.deeds.rows.priority_menu.menuAction()
        )
        MenuKeys(self.menuBar(), self.list)
        PaneKeys(self, self.sidebar, self.pages, self.details)
        open_by_shift_f10(self)

    def _connect(self) -> None:
        deeds = self.deeds
        deeds.close.triggered.connect(self.close)
        deeds.quit.triggered.connect(lambda: self.leaving.ask(self._count_running()))
        deeds.preferences.triggered.connect(self.preferences.show)
        self.settings.changed.connect(self.adding.follow)
        self.settings.changed.connect(self.rows.moving.follow)
        self.settings.changed.connect(self.feed.ask_again)
        deeds.select_all.triggered.connect(self.list.selectAll)
        deeds.search.triggered.connect(self._on_search)
        deeds.details.toggled.connect(self._show_page)
        self.top_bar.search.textChanged.connect(self._on_searched)
        self.top_bar.search.left.connect(self.pages.enter)
        self.sidebar.chosen.connect(self.jobs.narrow)
        self.sidebar.left.connect(self.list.setFocus)
        self.jobs.narrowed.connect(self._on_narrowed)
        self.shown.sidebar.toggled.connect(self._on_sidebar)
        self.shown.menu_bar.triggered.connect(lambda: enter(self.menuBar()))
        self.shown.on_rows(self.list.set_mode)
        self.shown.on_place(self.place.choose)
        self.shown.on_filter(self.jobs.set_filter)
        self.limit.changed.connect(self.status.show_limit)
        self.preferences.follow(self.limit, self.all_done, self.help.news)
        self.preferences.say_unseen(self.notice)
        self.disk.told.connect(self.status.show_free)
        self.adding.added.connect(self._on_added)
        self.adding.finished_already.connect(self.list.kept.expect)
        self.orders.serve(self.details)
        self.list.file_deeds.wished.connect(self.file_orders.carry_out)
        self.list.file_deeds.link_wanted.connect(self._on_file_link_wanted)
        self.file_orders.login_wanted.connect(self.orders.logins.ask_for_file)
        for orders in (self.orders, self.file_orders):
            orders.rule_wanted.connect(self.preferences.show_rule)
        self.orders.folder_wanted.connect(self.rows.moving.ask_to_go_on)
        self.property_orders.sources.all_wanted.connect(self.details.enter_files)
        self.orders.details_wanted.connect(lambda: deeds.details.setChecked(True))
        self.list.selection_moved.connect(self._allow)  # at once: the next key may be there
        self.list.selection_moved.connect(self._schedule_refresh)
        self.open_files.told.connect(self._allow)
        self.list.ticked.connect(self._on_tick)
        self.file_lists.outdated.connect(self._schedule_refresh)
        self.file_words.told.connect(self._schedule_refresh)
        self.notice.left.connect(lambda had_focus: had_focus and self.list.setFocus())
        # Many signals of one event, one refresh.
        self._refresh_timer = QTimer(self, singleShot=True, interval=0)
        self._refresh_timer.timeout.connect(self._refresh)

    # What arrives from the engine.

    def _on_loaded(self, views: list[JobView]) -> None:
        self.details.speeds.note(views, is_gap=True)
        self.jobs.replace(views)
        self._is_loaded = True
        self.attention.start(views)
        self._schedule_refresh()

    def _on_changed(self, batch: Changes) -> None:
        self.jobs.apply(batch)
        self.details.speeds.note(batch.changed)
        for notice in batch.notices:
            self.notice.tell(text.sentence(notice))
        self.attention.note(batch)
        self.rows.note(batch)
        self.file_lists.note(batch)
        self.open_files.note(batch)
        self.file_words.note(batch)
        self.feed.note(batch)
        self.categories.note(batch)
        self._schedule_refresh()

    def _on_failed(self, error: Exception) -> None:
        words = text.call_failure(error)
        dialog = self.adding.made_dialog
        if dialog is not None and dialog.isVisible() and not dialog.isEnabled():
            dialog.fail(words)
        else:
            self.notice.say(words)

    def _on_added(self, view: JobView, job_ids: list[UUID]) -> None:
        self.jobs.apply(Changes(changed=(view,)))
        self.show_jobs((view.id,))
        self.just_added.expect(job_ids)

    def show_jobs(self, job_ids: tuple[UUID, ...]) -> None:
        """Select jobs, whatever the list is narrowed to."""
        if any(self.jobs.row_of(job_id) is None for job_id in job_ids):
            self.top_bar.search.clear()
            self.jobs.set_filter(Filter.ALL)
        self.list.select(list(job_ids))
        self.list.setFocus()

    def show_stuck(self, job_ids: tuple[UUID, ...]) -> None:
        """Select the first of the jobs that need a person, among all of them."""
        self.top_bar.search.clear()
        self.jobs.narrow(Narrowing(Filter.ATTENTION))
        self.show_jobs(job_ids[:1])

    def forget_list(self) -> None:
        """Let go of all rows while nobody looks; they are loaded anew with the window."""
        self._is_loaded = False
        self.jobs.replace([])

    def _allow(self) -> None:
        self.deeds.allow(
            self.list.selected_views(),
            is_connected=self.bridge is not None,
            file_asks=self.list.opening.is_single() and self.list.file_deeds.fits(FileDeed.LOG_IN),
        )
        self.deeds.aim(self.list.opening.count_removable())

    def _schedule_refresh(self) -> None:
        if not self._refresh_timer.isActive():
            self._refresh_timer.start()

    def _refresh(self) -> None:
        """Bring everything around the list up to date with it."""
        counts = self.jobs.counts
        if self._is_loaded:
            self.sidebar.lines.show_counts(counts, self.jobs.category_counts)
            self.status.show_totals(self.jobs.rate, counts)
        self._allow()
        active, waiting = counts.get(Filter.ACTIVE, 0), counts.get(Filter.WAITING, 0)
        paused, stuck = counts.get(Filter.PAUSED, 0), counts.get(Filter.ATTENTION, 0)
        self.deeds.allow_all(
            can_resume_any=bool(paused + stuck + waiting), can_pause_any=bool(active + waiting)
        )
        view = self.list.current_view()
        several = self.list.selected_views()
        if len(several) > 1:
            self.details.show_several(several)
        else:
            self.details.show_job(view)
        self._show_page()
        self.disk.look_at(view.folder if view else str(self.preferences.folder))
        self.file_lists.show_for(view)
        self.feed.refresh()

    def _show_page(self) -> None:
        jobs, is_loaded = self.jobs, self._is_loaded
        is_list = self.pages.show_for(
            jobs.rowCount(), jobs.narrowing, jobs.search, is_loaded=is_loaded
        )
        if jobs.search and not jobs.rowCount():
            self.pages.offer_all(jobs.count_anywhere())
        self.details.setVisible(is_list and self.deeds.details.isChecked())

    # What the user does to the view.

    def _on_search(self) -> None:
        self.top_bar.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.top_bar.search.selectAll()

    def _on_searched(self, words: str) -> None:
        self.jobs.set_search(words)
        self._schedule_refresh()

    def _on_narrowed(self, narrowing: Narrowing) -> None:
        self.sidebar.show_narrowing(narrowing)
        self.shown.show_filter(narrowing.state)
        self._schedule_refresh()

    def _on_sidebar(self, is_shown: bool) -> None:
        if not is_shown and self.sidebar.hasFocus():
            self.list.setFocus()
        self.sidebar.setVisible(is_shown)

    def _on_file_link_wanted(self, chosen: ChosenFiles) -> None:
        self.deeds.details.setChecked(True)
        self.details.turn_to(Tab.FILES)
        self.details.files_page.ask_for_link(chosen)

    def _on_tick(self) -> None:
        view = self.list.current_view()
        if view is not None:
            self.details.show_countdown(view)

    # The window itself.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Esc end the search it is pressed in, or close the notice, or else end the search."""
        search = self.top_bar.search
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.notice.isVisible() and not search.hasFocus():
            self.notice.leave()
        elif search.text() or search.hasFocus():
            search.clear()
            self.list.setFocus()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Hide where there is a way back; else let the engine stop first, and ask once."""
        event.ignore()
        self.leaving.close(self._count_running())

    def _count_running(self) -> int:
        views = self.jobs.all_views() if self.bridge is not None else ()
        return sum(view.state in ACTION for view in views)

    def showEvent(self, event: QShowEvent) -> None:
        """Follow the engine again."""
        super().showEvent(event)
        self._watch_if_seen()

    def hideEvent(self, event: QHideEvent) -> None:
        """Ask for no snapshots nobody sees."""
        super().hideEvent(event)
        self._watch_if_seen()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette, the language, and being minimised."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "deeds"):
            self.deeds.dress()
        elif event.type() == QEvent.Type.LanguageChange and hasattr(self, "deeds"):
            self.deeds.say()
            self._schedule_refresh()
        elif event.type() == QEvent.Type.WindowStateChange:
            self._watch_if_seen()

    def _is_seen(self) -> bool:
        return self.isVisible() and not self.isMinimized()

    def _watch_if_seen(self) -> None:
        if self.bridge is None or self._closed.is_set():
            return
        self.disk.set_watched(self._is_seen())
        if self._is_seen():
            self.bridge.call(self.bridge.watch())
        else:
            self.bridge.unwatch()
