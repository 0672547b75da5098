"""The menus."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenuBar, QWidget

from bitsgui.gui import text
from bitsgui.gui.actions import Actions


def fill_menu_bar(bar: QMenuBar, deeds: Actions) -> None:
    """Put every action into a menu, so that each can be found by keyboard and by reading."""
    tables = (
        (text.tr("&File"), (deeds.add, deeds.paste, None, deeds.quit)),
        (text.tr("&Edit"), (deeds.copy_link, deeds.select_all, deeds.search)),
        (
            text.tr("&Download"),
            (
                deeds.resume,
                deeds.pause,
                deeds.complete,
                None,
                deeds.open,
                deeds.show_in_folder,
                None,
                deeds.remove,
            ),
        ),
        (text.tr("&View"), (deeds.details,)),
    )
    for title, entries in tables:
        menu = bar.addMenu(title)
        for entry in entries:
            if entry is None:
                menu.addSeparator()
            else:
                menu.addAction(entry)


def fill_context_menu(view: QWidget, deeds: Actions) -> None:
    """Give the list its context menu."""
    entries = (
        deeds.open,
        deeds.show_in_folder,
        None,
        deeds.resume,
        deeds.pause,
        deeds.complete,
        None,
        deeds.copy_link,
        deeds.remove,
    )
    for entry in entries:
        if entry is None:
            entry = QAction(view)  # noqa: PLW2901 - a separator is an action of its own
            entry.setSeparator(True)
        view.addAction(entry)
