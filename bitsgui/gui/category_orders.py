"""What the user does with categories: the menus about them, their dialog, downloads moved."""

from collections.abc import Callable, Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QMenuBar

from bitsgui.bits.categories import NO_CATEGORY, Category
from bitsgui.bits.views import Changes
from bitsgui.gui import text
from bitsgui.gui.bridge import Bridge
from bitsgui.gui.dialogs.category import CategoryDialog
from bitsgui.gui.icons import themed_icon
from bitsgui.gui.models.categories import (
    category_icon,
    category_name,
    category_of,
    know,
    known,
    line_word,
)
from bitsgui.gui.models.columns import Column
from bitsgui.gui.models.filters import Filter
from bitsgui.gui.models.jobs import JobsModel
from bitsgui.gui.models.sidebar import Line, Section
from bitsgui.gui.theme import ROW_ICON
from bitsgui.gui.views.jobs_list import JobsList
from bitsgui.gui.views.notice_bar import Choice, NoticeBar
from bitsgui.gui.views.sidebar import Sidebar


class CategoryOrders(QObject):
    """Keeps the categories the window knows, and changes them as the user says.

    ``changed`` follows whenever there are others. ``menu`` puts the selected downloads into one.
    """

    changed = Signal()

    def __init__(
        self, jobs: JobsModel, jobs_list: JobsList, sidebar: Sidebar, notice: NoticeBar
    ) -> None:
        super().__init__(jobs_list)
        self._bridge: Bridge | None = None
        self._jobs = jobs
        self._list = jobs_list
        self._sidebar = sidebar
        self._notice = notice
        self.dialog: CategoryDialog | None = None
        self.menu = QMenu(text.tr("Categor&y"), jobs_list)
        self.menu.aboutToShow.connect(self._fill_menu)
        self.line_menu = QMenu(sidebar)
        sidebar.menu_wanted.connect(self._on_menu)
        sidebar.dropped.connect(self.put_selected)
        sidebar.edit_wanted.connect(self.edit)
        sidebar.delete_wanted.connect(self.ask_to_delete)

    def install(self, bar: QMenuBar, context_menu: QMenu, before: QAction) -> None:
        """Show the menu in those that have the action ``before``, above it."""
        menus = [action.menu() for action in bar.actions()]
        for menu in (*menus, context_menu):
            if isinstance(menu, QMenu) and before in menu.actions():
                menu.insertMenu(before, self.menu)

    @property
    def bridge(self) -> Bridge | None:
        """The way to the engine; with it the categories are asked for."""
        return self._bridge

    @bridge.setter
    def bridge(self, bridge: Bridge | None) -> None:
        self._bridge = bridge
        if bridge is not None:
            bridge.call(self._reload(bridge))

    def note(self, batch: Changes) -> None:
        """Ask anew for the categories if somebody, of another process maybe, has changed them."""
        if batch.has_other_categories and self._bridge is not None:
            self._bridge.call(self._reload(self._bridge))

    async def _reload(self, bridge: Bridge) -> None:
        know(await bridge.manager.categories())
        narrowing = self._jobs.narrowing
        if narrowing.category and category_of(narrowing.category) is None:
            self._jobs.narrow(narrowing.choosing(narrowing.category))
        self._sidebar.renew_categories()
        header = self._list.header()
        if header.sortIndicatorSection() == Column.CATEGORY:
            self._jobs.sort(Column.CATEGORY, header.sortIndicatorOrder())
        self._list.viewport().update()
        if self.dialog is not None:
            self.dialog.renew(known())
        self.changed.emit()

    # Downloads.

    def put_selected(self, category: int | None) -> None:
        """Put the selected downloads into a category (0: none; None: as the rules say)."""
        ids = [view.id for view in self._list.selected_views()]
        if self._bridge is not None and ids:
            self._bridge.call(self._put(self._bridge, ids, category))

    async def _put(self, bridge: Bridge, ids: Sequence[UUID], category: int | None) -> None:
        await bridge.manager.set_category(ids, category)
        if any(job_id in bridge.history for job_id in ids):
            await bridge.reload_finished()

    def _fill_menu(self) -> None:
        self.menu.clear()
        there = {view.category for view in self._list.selected_views()}
        for category_id in [each.id for each in known()] + [NO_CATEGORY]:
            if category_id == NO_CATEGORY:
                self.menu.addSeparator()
            entry = self._entry(self.menu, line_word(category_id), self.put_selected, category_id)
            entry.setIcon(themed_icon(category_icon(category_id), ROW_ICON))
            entry.setCheckable(True)
            entry.setChecked(there == {category_id})
            font = entry.font()
            font.setBold(entry.isChecked())  # beside an icon the tick is no more than a frame
            entry.setFont(font)
            entry.setEnabled(bool(there))
        automatic = self._entry(self.menu, text.tr("By its &rules"), self.put_selected, None)
        automatic.setEnabled(bool(there))
        self.menu.addSeparator()
        self.menu.addAction(text.tr("&New category\u2026")).triggered.connect(self.make)

    def _entry(self, menu: QMenu, words: str, act: Callable[..., None], *given: object) -> QAction:
        entry = menu.addAction(words.replace("&", "&&") if given[0] is not None else words)
        entry.triggered.connect(partial(_call, act, given))
        return entry

    # Categories.

    def _on_menu(self, place: QPoint, line: Line | None) -> None:
        menu = self.line_menu
        menu.clear()
        if isinstance(line, Filter) or line is Section.PRIORITIES:
            return
        menu.addAction(text.tr("&New category\u2026")).triggered.connect(self.make)
        if isinstance(line, int) and line:
            edit = self._entry(menu, text.tr("&Edit\u2026"), self.edit, line)
            edit.setText(text.tr("&Edit\u2026"))
            edit.setShortcut(Qt.Key.Key_F2)
            delete = self._entry(menu, "", self.ask_to_delete, line)
            delete.setText(text.tr("&Delete"))
            delete.setShortcut(Qt.Key.Key_Delete)
            menu.addSeparator()
            ids = [each.id for each in known()]
            up = self._entry(menu, "", self._move, line, -1)
            up.setText(text.tr("Move &up"))
            up.setEnabled(line != ids[0])
            down = self._entry(menu, "", self._move, line, 1)
            down.setText(text.tr("Move do&wn"))
            down.setEnabled(line != ids[-1])
        menu.popup(place)

    def _move(self, category_id: int, step: int) -> None:
        ids = [each.id for each in known()]
        place = ids.index(category_id)
        ids.insert(place + step, ids.pop(place))
        if self._bridge is not None:
            self._bridge.call(self._order(self._bridge, ids))

    async def _order(self, bridge: Bridge, ids: Sequence[int]) -> None:
        await bridge.manager.order_categories(ids)
        await self._reload(bridge)

    def make(self) -> None:
        """Open the dialog for a new category."""
        self._open(Category(0, ""))

    def edit(self, category_id: int) -> None:
        """Open the dialog for a category."""
        category = category_of(category_id)
        if category is not None:
            self._open(category)

    def _open(self, category: Category) -> None:
        self.dialog = CategoryDialog(category, known(), self._list.window())
        self.dialog.chosen.connect(self._on_saved)
        self.dialog.finished.connect(self._on_finished)
        self.dialog.open()

    def _on_finished(self) -> None:
        self.dialog = None

    def _on_saved(self, category: Category) -> None:
        if self._bridge is not None and self.dialog is not None:
            self._bridge.call(self._save(self._bridge, self.dialog, category))

    async def _save(self, bridge: Bridge, dialog: CategoryDialog, category: Category) -> None:
        with dialog.answering():
            await bridge.manager.save_category(category)
            await self._reload(bridge)

    def ask_to_delete(self, category_id: int) -> None:
        """Ask whether a category is to go, and say how many downloads are in it."""
        count = self._jobs.category_counts.get(category_id, 0)
        question = text.tr("Delete the category \u201c%1\u201d?")
        words = question.replace("%1", category_name(category_id))
        if count:
            words += " " + text.tr("%n download(s) in it stay, without a category.", count)
        choice = Choice(text.tr("Delete"), partial(self._delete, category_id))
        self._notice.say(words, [choice], is_error=False)

    def _delete(self, category_id: int) -> None:
        if self._bridge is not None:
            self._bridge.call(self._deleted(self._bridge, category_id))

    async def _deleted(self, bridge: Bridge, category_id: int) -> None:
        name = category_name(category_id)
        count = await bridge.manager.delete_category(category_id)
        await self._reload(bridge)
        await bridge.reload_finished()
        if count:
            words = text.tr(
                "\u201c%1\u201d is deleted; %n download(s) left without a category.", count
            )
            self._notice.say(words.replace("%1", name), is_error=False)


def _call(act: Callable[..., None], given: Sequence[object], _: bool = False) -> None:
    act(*given)
