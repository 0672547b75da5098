"""The window: joins the list, the details, the dialogs and the engine's bridge."""

import asyncio
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QEvent, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDesktopServices,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QHideEvent,
    QKeyEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from bitsgui.bits.errors import BitsError
from bitsgui.bits.interface import JobManager
from bitsgui.bits.requests import AddRequest
from bitsgui.bits.states import ACTION, FINAL
from bitsgui.bits.views import Changes, FileView, JobView
from bitsgui.gui import commands, text
from bitsgui.gui.actions import Actions, can_complete, can_pause, can_resume, is_finished
from bitsgui.gui.bridge import Bridge
from bitsgui.gui.dialogs.add import AddDialog
from bitsgui.gui.dialogs.quit import QuitDialog
from bitsgui.gui.finished import finished_files
from bitsgui.gui.links import links_of
from bitsgui.gui.memory import WindowMemory
from bitsgui.gui.models.jobs import JobsModel
from bitsgui.gui.questions import complete_question, remove_question
from bitsgui.gui.views.details import DetailsPane
from bitsgui.gui.views.error_panel import Chosen
from bitsgui.gui.views.jobs_list import JobsList
from bitsgui.gui.views.menus import fill_context_menu, fill_menu_bar
from bitsgui.gui.views.notice_bar import Choice, NoticeBar
from bitsgui.gui.views.pages import ListPages
from bitsgui.gui.views.splitter import HairlineSplitter
from bitsgui.gui.views.status_line import StatusLine
from bitsgui.gui.views.top_bar import TopBar

LIST_TO_DETAILS = (640, 360)


class MainWindow(QMainWindow):
    """The main window; :meth:`raise_window` may be called from any thread."""

    _raise_requested = Signal()

    def __init__(self, *, default_folder: Path, profile: Path) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        self.bridge: Bridge | None = None
        self._closed = asyncio.Event()
        self._files_of: UUID | None = None
        self._is_loading_files = False
        self._quit_question: QuitDialog | None = None
        self._memory = WindowMemory(profile)
        self.jobs = JobsModel(self)
        self.deeds = Actions(self)
        self.top_bar = TopBar(self.deeds)
        self.notice = NoticeBar()
        self.list = JobsList(self.jobs)
        self.details = DetailsPane(self.jobs)
        self.status = StatusLine()
        self.add_dialog = AddDialog(default_folder, self)
        self._lay_out()
        self._connect()
        self._restore()

    # Called by gui.main and the program.

    def raise_window(self) -> None:
        """Bring the window to the front; callable from any thread."""
        self._raise_requested.emit()

    async def attach(self, manager: JobManager) -> None:
        """Show what ``manager`` has, and follow it."""
        self.bridge = Bridge(manager, self)
        self.bridge.loaded.connect(self._on_loaded)
        self.bridge.changed.connect(self._on_changed)
        self.bridge.failed.connect(self._on_failed)
        await self.bridge.watch()

    async def detach(self) -> None:
        """Take no more orders, finish the calls under way and stop listening."""
        self.deeds.allow([], is_connected=False)
        if self.bridge is not None:
            await self.bridge.stop()

    async def wait_closed(self) -> None:
        """Return once the user has closed the window."""
        await self._closed.wait()

    def show_start_failure(self, error: Exception) -> None:
        """Say why there is no engine; nothing can be added, the window only be closed."""
        reason = str(error) or type(error).__name__
        words = text.tr("The downloads cannot be opened: %1").replace("%1", reason)
        self.notice.say(words, [Choice(text.tr("Quit"), self.quit_now)])

    def quit_now(self) -> None:
        """Close without asking."""
        self._keep()
        self._closed.set()

    def close_finally(self) -> None:
        """Take the window away; the engine has stopped."""
        self.hide()
        self.deleteLater()

    # Putting it together.

    def _lay_out(self) -> None:
        self.pages = ListPages(
            self.list, add=self.deeds.add.trigger, clear_search=self.top_bar.search.clear
        )
        self.splitter = HairlineSplitter(Qt.Orientation.Vertical)
        self.splitter.addWidget(self.pages)
        self.splitter.addWidget(self.details)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setSizes(LIST_TO_DETAILS)
        middle = QWidget()
        layout = QVBoxLayout(middle)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for widget in (self.top_bar, self.notice):
            layout.addWidget(widget)
        layout.addWidget(self.splitter, 1)
        layout.addWidget(self.status)
        self.setCentralWidget(middle)
        fill_menu_bar(self.menuBar(), self.deeds)
        fill_context_menu(self.list, self.deeds)

    def _connect(self) -> None:
        deeds = self.deeds
        deeds.add.triggered.connect(lambda: self.add_dialog.open_with(()))
        deeds.paste.triggered.connect(self._on_paste)
        deeds.quit.triggered.connect(self.close)
        deeds.resume.triggered.connect(self._on_resume)
        deeds.pause.triggered.connect(self._on_pause)
        deeds.complete.triggered.connect(self._on_complete)
        deeds.remove.triggered.connect(self._on_remove)
        deeds.open.triggered.connect(self._on_open)
        deeds.show_in_folder.triggered.connect(self._on_show_in_folder)
        deeds.copy_link.triggered.connect(self._on_copy_link)
        deeds.select_all.triggered.connect(self.list.selectAll)
        deeds.search.triggered.connect(self._on_search)
        deeds.details.toggled.connect(self.details.setVisible)
        self.top_bar.search.textChanged.connect(self._on_searched)
        self.top_bar.search.returnPressed.connect(self.list.setFocus)
        self.add_dialog.submitted.connect(self._on_submitted)
        self.list.selection_moved.connect(self._schedule_refresh)
        self.list.toggle_requested.connect(self._on_toggle)
        self.list.open_requested.connect(self._on_open)
        self.list.ticked.connect(self._on_tick)
        self.details.remedy_chosen.connect(self._on_remedy)
        self.notice.left.connect(self._on_notice_left)
        self._raise_requested.connect(self._on_raise, Qt.ConnectionType.QueuedConnection)
        # Many signals of one event, one refresh.
        self._refresh_timer = QTimer(self, singleShot=True, interval=0)
        self._refresh_timer.timeout.connect(self._refresh)

    def _restore(self) -> None:
        self._memory.restore_window(self)
        self._memory.restore_header("jobs", self.list.header())
        self._memory.restore_header("files", self.details.files_view.header())
        self._memory.restore_splitter("details", self.splitter)
        self._memory.restore_splitter("facts", self.details.splitter)
        self.deeds.details.setChecked(self._memory.is_on("details", default=True))
        self.details.setVisible(self.deeds.details.isChecked())
        self.list.setFocus()

    def _keep(self) -> None:
        self._memory.keep_window(self)
        self._memory.keep_header("jobs", self.list.header())
        self._memory.keep_header("files", self.details.files_view.header())
        self._memory.keep_splitter("details", self.splitter)
        self._memory.keep_splitter("facts", self.details.splitter)
        self._memory.keep_switch("details", self.deeds.details.isChecked())
        self._memory.save()

    # What arrives from the engine.

    def _on_loaded(self, views: list[JobView]) -> None:
        self.jobs.replace(views)
        self._schedule_refresh()

    def _on_changed(self, batch: Changes) -> None:
        self.jobs.apply(batch)
        for notice in batch.notices:
            self.notice.tell(notice)
        shown = self.list.current_view()
        if shown is not None and any(view.id == shown.id for view in batch.changed):
            self._files_of = None
        self._schedule_refresh()

    def _on_failed(self, error: Exception) -> None:
        words = text.call_failure(error)
        if self.add_dialog.isVisible() and not self.add_dialog.isEnabled():
            self.add_dialog.fail(words)
        else:
            self.notice.say(words)

    def _schedule_refresh(self) -> None:
        if not self._refresh_timer.isActive():
            self._refresh_timer.start()

    def _refresh(self) -> None:
        """Bring everything around the list up to date with it."""
        self.status.show_totals(self.jobs.all_views())
        is_connected = self.bridge is not None
        self.deeds.allow(self.list.selected_views(), is_connected=is_connected)
        view = self.list.current_view()
        self.details.show_job(view)
        self._show_page()
        if view is None:
            self._files_of = None
        elif self._files_of != view.id and not self._is_loading_files:
            self._files_of = view.id
            self._call_files(view)

    def _show_page(self) -> None:
        rows, is_connected = self.jobs.rowCount(), self.bridge is not None
        is_list = self.pages.show_for(rows, self.jobs.search, is_connected=is_connected)
        self.details.setVisible(is_list and self.deeds.details.isChecked())

    def _call_files(self, view: JobView) -> None:
        if self.bridge is None:
            return
        row = self.bridge.history.get(view.id)
        if row is not None:
            self.details.show_files(finished_files(row), view)
        elif view.state not in FINAL:
            self._is_loading_files = True
            self.bridge.call(self._load_files(view.id))

    async def _load_files(self, job_id: UUID) -> None:
        files: list[FileView] = []
        try:
            if self.bridge is not None:
                files = await self.bridge.manager.file_views(job_id)
        except BitsError:
            pass  # the job has just ended; the next batch takes its row away
        finally:
            self._is_loading_files = False
        shown = self.list.current_view()
        if shown is not None and shown.id == job_id:
            self.details.show_files(files, shown)
        if shown is not None and shown.id != self._files_of:
            self._schedule_refresh()

    # What the user asks for.

    def _on_paste(self) -> None:
        urls = links_of(QGuiApplication.clipboard().mimeData())
        if urls:
            self.add_dialog.open_with(urls)
        else:
            self.notice.say(text.tr("There is no link in the clipboard."), is_error=False)

    def _on_submitted(self, request: AddRequest) -> None:
        if self.bridge is not None:
            self.bridge.call(self._add(request))

    async def _add(self, request: AddRequest) -> None:
        if self.bridge is None:
            return
        added = await self.bridge.manager.add(request)
        self.add_dialog.succeed()
        views = [await self.bridge.manager.job_view(each.job_id) for each in added[:1]]
        self.jobs.apply(Changes(changed=tuple(views)))
        self.list.select([view.id for view in views])

    def _on_resume(self) -> None:
        views = [view for view in self.list.selected_views() if can_resume(view)]
        if self.bridge is not None:
            ids = [view.id for view in views]
            self.bridge.call(commands.resume(self.bridge.manager, ids))

    def _on_pause(self) -> None:
        views = [view for view in self.list.selected_views() if can_pause(view)]
        if self.bridge is not None:
            self.bridge.call(commands.pause(self.bridge.manager, [view.id for view in views]))

    def _on_toggle(self) -> None:
        if any(map(can_pause, self.list.selected_views())):
            self._on_pause()
        else:
            self._on_resume()

    def _on_complete(self) -> None:
        views = [view for view in self.list.selected_views() if can_complete(view)]
        partial = [view for view in views if view.files_transferred < view.files_total]
        if partial:
            choice = Choice(text.tr("Complete"), lambda: self._complete(views))
            self.notice.say(complete_question(partial), [choice], is_error=False)
        else:
            self._complete(views)

    def _complete(self, views: list[JobView]) -> None:
        if self.bridge is not None:
            self.bridge.call(commands.complete(self.bridge.manager, [view.id for view in views]))

    def _on_remove(self) -> None:
        views = self.list.selected_views()
        if all(map(is_finished, views)):
            self._remove(views)
            return
        choice = Choice(text.tr("Remove"), lambda: self._remove(views))
        self.notice.say(remove_question(views), [choice], is_error=False)

    def _remove(self, views: list[JobView]) -> None:
        # Some may have finished or gone while the question was open.
        now = [view for view in (self.jobs.view(view.id) for view in views) if view is not None]
        if self.bridge is not None:
            self.bridge.call(self._removed(self.bridge, now))

    def _on_notice_left(self, had_focus: bool) -> None:
        if had_focus:
            self.list.setFocus()

    async def _removed(self, bridge: Bridge, views: list[JobView]) -> None:
        try:
            await commands.remove(bridge.manager, views)
        finally:
            await bridge.reload_finished()

    def _on_remedy(self, chosen: Chosen) -> None:
        if self.bridge is not None:
            self.bridge.call(commands.apply_remedy(self.bridge.manager, chosen))

    def _on_open(self) -> None:
        view = self.list.current_view()
        if view is None:
            return
        if not is_finished(view):
            self.deeds.details.setChecked(True)
        elif self.bridge is not None and view.id in self.bridge.history:
            files = self.bridge.history[view.id].files
            target = files[0].local_name if len(files) == 1 else view.folder
            QDesktopServices.openUrl(QUrl.fromLocalFile(target))

    def _on_show_in_folder(self) -> None:
        view = self.list.current_view()
        if view is not None and self.bridge is not None:
            self.bridge.call(self._show_folder(Path(view.folder)))

    async def _show_folder(self, folder: Path) -> None:
        nearest = await asyncio.to_thread(commands.nearest_folder, folder)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(nearest)))

    def _on_copy_link(self) -> None:
        links = [view.remote_name for view in self.list.selected_views()]
        QGuiApplication.clipboard().setText("\n".join(links))

    def _on_search(self) -> None:
        self.top_bar.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.top_bar.search.selectAll()

    def _on_searched(self, words: str) -> None:
        self.jobs.set_search(words)
        self._schedule_refresh()

    def _on_tick(self) -> None:
        view = self.list.current_view()
        if view is not None:
            self.details.show_countdown(view)

    # The window itself.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Esc close the notice, or else end the search."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.notice.isVisible():
            self.notice.leave()
        elif self.top_bar.search.text() or self.top_bar.search.hasFocus():
            self.top_bar.search.clear()
            self.list.setFocus()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take links."""
        if self.bridge is not None and links_of(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Offer the dropped links in the add dialog."""
        event.acceptProposedAction()
        self.add_dialog.open_with(links_of(event.mimeData()))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let the engine stop first; ask once if something is running."""
        event.ignore()
        running = [view for view in self.jobs.all_views() if view.state in ACTION]
        is_answered = self._quit_question is not None or _is_session_ending()
        if self.bridge is None or not running or is_answered:
            self.quit_now()
            return
        self._quit_question = QuitDialog(len(running), self)
        self._quit_question.accepted.connect(self.quit_now)
        self._quit_question.finished.connect(self._on_quit_answered)
        self._quit_question.open()

    def _on_quit_answered(self) -> None:
        self._quit_question = None

    def showEvent(self, event: QShowEvent) -> None:
        """Follow the engine again."""
        super().showEvent(event)
        self._watch_if_seen()

    def hideEvent(self, event: QHideEvent) -> None:
        """Ask for no snapshots nobody sees."""
        super().hideEvent(event)
        self._watch_if_seen()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette, and being minimised."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "deeds"):
            self.deeds.dress()
        elif event.type() == QEvent.Type.WindowStateChange:
            self._watch_if_seen()

    def _watch_if_seen(self) -> None:
        if self.bridge is None or self._closed.is_set():
            return
        if self.isVisible() and not self.isMinimized():
            self.bridge.call(self.bridge.watch())
        else:
            self.bridge.unwatch()

    def _on_raise(self) -> None:
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()


def _is_session_ending() -> bool:
    application = QGuiApplication.instance()
    return isinstance(application, QGuiApplication) and application.isSavingSession()
