"""Categories in the sidebar, their dialog and the fields about them, for the pictures."""

from PySide6.QtCore import QPoint, Qt

from bitsgui.gui import text
from bitsgui.gui.language import Language
from bitsgui.gui.models.columns import Column
from bitsgui.gui.models.filters import Filter, Narrowing
from bitsgui.gui.models.sidebar import Section
from bitsgui.gui.views.details import Tab
from bitsgui.gui.views.main_window import MainWindow
from tests.gui.stage import Picture

DARK = Qt.ColorScheme.Dark
RIGHT_TO_LEFT = Qt.LayoutDirection.RightToLeft


def _narrowed(window: MainWindow) -> None:
    window.jobs.narrow(Narrowing(Filter.WAITING, category=3))
    window.list.columns.show_column(Column.CATEGORY, True)


def _folded(window: MainWindow) -> None:
    window.jobs.narrow(Narrowing(category=3))
    for section in Section:
        window.sidebar.lines.unfold(section, False)


def _nothing(window: MainWindow) -> None:
    window.jobs.narrow(Narrowing(Filter.PAUSED, category=2))


def _column(window: MainWindow) -> None:
    window.shown.compact.trigger()
    window.list.columns.show_column(Column.CATEGORY, True)


def _line_menu(window: MainWindow) -> None:
    place = window.sidebar.mapToGlobal(QPoint(60, 300))
    window.sidebar.menu_wanted.emit(place, 3)


def _job_menu(window: MainWindow) -> None:
    window.categories.menu.popup(window.mapToGlobal(QPoint(400, 200)))


def _new(window: MainWindow) -> None:
    window.categories.make()


def _edit(window: MainWindow) -> None:
    window.categories.edit(2)
    dialog = window.categories.dialog
    assert dialog is not None
    dialog.patterns.setPlainText("radio.example\n*.podcasts.example/feed/*.mp3")
    dialog.test.setText("https://files.example/album.tar.gz")


def _wrong(window: MainWindow) -> None:
    window.categories.make()
    dialog = window.categories.dialog
    assert dialog is not None
    dialog.name.setText(text.tr("Music"))
    dialog.folder.setText("here")
    dialog.types.setPlainText("iso img mp3 mkv")


def _delete(window: MainWindow) -> None:
    window.categories.ask_to_delete(3)


def _add(window: MainWindow) -> None:
    window.adding.dialog.open_with(("https://radio.example/album/07-song.flac",))


def _add_chosen(window: MainWindow) -> None:
    _add(window)
    window.adding.dialog.category.showPopup()


def _property(window: MainWindow) -> None:
    window.details.turn_to(Tab.PROPERTIES)


PICTURES = {
    "category-narrowed": Picture(act=_narrowed, selected=8),
    "category-narrowed-900x600": Picture(act=_narrowed, selected=8, size=(900, 600)),
    "category-folded-dark": Picture(act=_folded, selected=7, scheme=DARK),
    "category-nothing": Picture(act=_nothing),
    "category-column": Picture(act=_column, size=(1200, 720)),
    "category-column-right-to-left": Picture(
        act=_column, size=(1200, 720), direction=RIGHT_TO_LEFT
    ),
    "category-line-menu": Picture(act=_line_menu),
    "category-job-menu-dark": Picture(act=_job_menu, scheme=DARK),
    "category-new": Picture(act=_new),
    "category-edit": Picture(act=_edit),
    "category-edit-dark": Picture(act=_edit, scheme=DARK),
    "category-edit-right-to-left": Picture(act=_edit, direction=RIGHT_TO_LEFT),
    "category-edit-german": Picture(act=_edit, language=Language.GERMAN),
    "category-narrowed-russian": Picture(act=_narrowed, selected=8, language=Language.RUSSIAN),
    "category-edit-200": Picture(act=_edit, scale="2"),
    "category-wrong": Picture(act=_wrong),
    "category-add": Picture(act=_add),
    "category-add-dark": Picture(act=_add_chosen, scheme=DARK),
    "category-add-900x600": Picture(act=_add, size=(900, 600)),
    "category-add-right-to-left": Picture(act=_add, direction=RIGHT_TO_LEFT),
    "category-property": Picture(act=_property),
    "category-delete": Picture(act=_delete),
}
