"""Words in open widgets, said again in another language.

Every word a person reads comes from one function, which notes here what it returned for what.
When the language changes, each text of each widget and action that is such a word is looked up
once more. Texts made of several words, or with a number or a name in them, are not found this
way: who made them follows the LanguageChange event, which Qt sends afterwards.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QLocale, QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QListWidget,
    QTabBar,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

_PROPERTIES = (
    "text",
    "toolTip",
    "windowTitle",
    "title",
    "placeholderText",
    "accessibleName",
    "accessibleDescription",
    "statusTip",
    "whatsThis",
    "prefix",
    "suffix",
    "specialValueText",
)
_said: dict[str, str] = {}
"""The English of every word said in the language in force."""


def said(source: str, words: str) -> str:
    """Note that ``source`` is said as ``words``, and return these."""
    _said[words] = source
    return words


@contextmanager
def restate() -> Iterator[None]:
    """Change the language inside: all words that stand in widgets are then said again."""
    sources = {words: source for words, source in _said.items() if words}
    _said.clear()
    yield

    bare = {_bare(words): source for words, source in sources.items()}

    def again(words: str) -> str:
        source = sources.get(words)
        if source is not None:
            return said(source, QCoreApplication.translate("window", source))
        source = bare.get(words)
        if source is not None:
            return _bare(said(source, QCoreApplication.translate("window", source)))
        return words

    for thing in _things():
        _restate(thing, again)


def _bare(words: str) -> str:
    """Return a word of a menu as it is said elsewhere, without the mark of its key."""
    return words.replace("&", "").removesuffix("\u2026")


def _things() -> Iterator[QObject]:
    if not isinstance(QCoreApplication.instance(), QApplication):
        return
    found: dict[QObject, None] = {}  # a dialog is a window and a child: once, else it is said twice
    for window in QApplication.topLevelWidgets():
        window.setLocale(QLocale())  # what is there keeps the old one otherwise
        each = (window, *window.findChildren(QWidget), *window.findChildren(QAction))
        found.update(dict.fromkeys(each))
    yield from found


def _restate(thing: QObject, again: Callable[[str], str]) -> None:
    _restate_properties(thing, again)
    if isinstance(thing, QAbstractItemView):
        thing.scheduleDelayedItemsLayout()
        thing.viewport().update()
    if isinstance(thing, QTabBar):
        _restate_tabs(thing, again)
    elif isinstance(thing, QComboBox):
        for row in range(thing.count()):
            thing.setItemText(row, again(thing.itemText(row)))
    elif isinstance(thing, QListWidget):
        for row in range(thing.count()):
            item = thing.item(row)
            item.setText(again(item.text()))
    elif isinstance(thing, QTreeWidget):
        _restate_tree(thing, again)


def _restate_properties(thing: QObject, again: Callable[[str], str]) -> None:
    for name in _PROPERTIES:
        if name == "text" and isinstance(thing, QLineEdit):
            continue  # typed, not said
        words = thing.property(name)
        if isinstance(words, str) and words and (said_now := again(words)) != words:
            thing.setProperty(name, said_now)


def _restate_tabs(bar: QTabBar, again: Callable[[str], str]) -> None:
    for place in range(bar.count()):
        bar.setTabText(place, again(bar.tabText(place)))
        bar.setTabToolTip(place, again(bar.tabToolTip(place)))


def _restate_tree(tree: QTreeWidget, again: Callable[[str], str]) -> None:
    items: list[QTreeWidgetItem | None] = [tree.headerItem(), tree.invisibleRootItem()]
    while items:
        item = items.pop()
        if item is None:
            continue
        items += [item.child(row) for row in range(item.childCount())]
        for column in range(tree.columnCount()):
            item.setText(column, again(item.text(column)))
