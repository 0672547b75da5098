"""The menus."""

from collections.abc import Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QMenuBar

from bitsgui.gui import text
from bitsgui.gui.actions import Actions
from bitsgui.gui.view_actions import ViewActions
from bitsgui.gui.views.job_columns import JobColumns
from bitsgui.gui.views.jobs_list import JobsList

Entry = QAction | QMenu | None
"""None is a line between groups."""


def fill_menu_bar(
    bar: QMenuBar,
    deeds: Actions,
    shown: ViewActions,
    columns: JobColumns,
    about_all: tuple[QMenu, QMenu],
) -> None:
    """Put every action into a menu, so that each can be found by keyboard and by reading.

    ``about_all``: the limit all downloads share, and what happens once they are done.
    """
    limit, done = about_all
    only = QMenu(text.tr("S&how only"), bar)
    only.addActions(list(shown.filters.values()))
    places = QMenu(text.tr("Details p&lace"), bar)
    places.addActions(list(shown.places.values()))
    looks = (shown.comfortable, shown.compact)
    rows = (*looks, None, columns.menu, columns.sort_menu, only, None, shown.languages.menu)
    edit = (deeds.rows.undo, None, deeds.copy_link, deeds.select_all)
    tables: tuple[tuple[str, tuple[Entry, ...]], ...] = (
        (text.tr("&File"), (deeds.add, deeds.paste, None, done, deeds.close, deeds.quit)),
        (text.tr("&Edit"), (*edit, None, deeds.search, None, deeds.preferences)),
        (text.tr("&Downloads"), _of_downloads(deeds, limit)),
        (text.tr("&View"), (shown.sidebar, deeds.details, places, None, *rows)),
    )
    for title, entries in tables:
        _fill(bar.addMenu(title), entries)


def _of_downloads(deeds: Actions, limit: QMenu) -> tuple[Entry, ...]:
    return (
        deeds.resume,
        deeds.pause,
        deeds.rows.start_at,
        deeds.complete,
        deeds.log_in,
        deeds.certificate,
        deeds.fresh_link,
        deeds.rows.again,
        None,
        *_of_its_files(deeds),
        None,
        *_of_its_turn(deeds),
        None,
        deeds.remove,
        deeds.rows.remove_files,
        deeds.clear_finished,
        None,
        deeds.resume_all,
        deeds.pause_all,
        limit,
    )


def _of_its_files(deeds: Actions) -> tuple[Entry, ...]:
    rows = deeds.rows
    places = (rows.open_page, rows.rename, rows.move_to)
    return (deeds.open, deeds.show_in_folder, *places, rows.verify)


def _of_its_turn(deeds: Actions) -> tuple[Entry, ...]:
    rows = deeds.rows
    return (rows.priority_menu, rows.queue_menu, rows.limit_menu, rows.host_rule, rows.in_order)


def enter(bar: QMenuBar) -> None:
    """Bring the keyboard to a menu bar, with its first menu open; the system has a way to its own.

    Esc brings it back to where it was.
    """
    entries = [entry for entry in bar.actions() if entry.isVisible() and entry.isEnabled()]
    if entries and not bar.isNativeMenuBar():
        bar.setActiveAction(entries[0])


def _fill(menu: QMenu, entries: Sequence[Entry]) -> None:
    for entry in entries:
        if entry is None:
            menu.addSeparator()
        elif isinstance(entry, QMenu):
            menu.addMenu(entry)
        else:
            menu.addAction(entry)


def ground_menu(view: JobsList, deeds: Actions) -> QMenu:
    """Return the menu of the list itself, which opens where no download is meant."""
    menu = QMenu(view)
    adding, choosing = (deeds.add, deeds.paste), (deeds.rows.undo, deeds.select_all)
    _fill(menu, (*adding, None, *choosing, None, deeds.resume_all, deeds.pause_all))
    view.ground_menu_requested.connect(menu.popup)
    return menu


def context_menu(view: JobsList, deeds: Actions) -> QMenu:
    """Return the menu of what is selected in the list, which opens where it is asked for."""
    menu = QMenu(view)
    entries = (
        deeds.log_in,
        deeds.certificate,
        *_of_its_files(deeds),
        None,
        deeds.resume,
        deeds.pause,
        deeds.rows.start_at,
        deeds.complete,
        deeds.fresh_link,
        deeds.rows.again,
        *_of_its_turn(deeds),
        None,
        deeds.copy_link,
        deeds.remove,
        deeds.rows.remove_files,
    )
    _fill(menu, entries)
    view.menu_requested.connect(menu.popup)
    return menu
