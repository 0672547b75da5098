"""What lines up, what overlaps nothing, and what is not shown only to go again."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QBitmap, QColor, QIcon, QRegion
from PySide6.QtWidgets import QScrollArea

from bitsgui.gui.dialogs.complete import CompleteDialog
from bitsgui.gui.icons import themed_icon
from bitsgui.gui.language import Language, set_language
from bitsgui.gui.models.columns import Column
from bitsgui.gui.theme import (
    GAP_SMALL,
    Appearance,
    contrast,
    current_tokens,
    show_appearance,
    tokens_for,
)
from bitsgui.gui.views.details import Tab
from bitsgui.gui.views.main_window import MainWindow
from tests.gui.conftest import until
from tests.gui.driving import choose, click
from tests.gui.samples import files_of, job
from tests.words.compiled import compile_words

VIDEO = 3


def begin_of_ink(window, part: QRect) -> int:
    """Return where what is painted in a part of the list begins."""
    image = window.list.viewport().grab(part).toImage()
    mask = image.createMaskFromColor(image.pixel(0, 0), Qt.MaskMode.MaskInColor)
    return part.left() + QRegion(QBitmap.fromImage(mask)).boundingRect().left()


async def test_the_second_line_begins_under_the_name_also_behind_the_rank(window):
    window.list.columns.show_column(Column.RANK, True)
    await choose(window, 4)
    row = window.list.row_place(window.jobs.index(0, 0)).adjusted(0, 0, 0, -4)  # without its line
    name = window.list.header().sectionViewportPosition(Column.NAME)
    middle = row.top() + row.height() // 2
    behind_icon = QRect(QPoint(window.list._row.text_start, middle + 1), row.bottomRight())
    first = QRect(QPoint(name, row.top()), QPoint(row.right(), middle - 2))
    assert abs(begin_of_ink(window, behind_icon) - begin_of_ink(window, first)) <= 1


async def test_what_is_done_is_green_for_an_hour_and_plain_from_then_on(window):
    await choose(window, 7)
    window.top_bar.search.setText("paper")  # the last row, now the only one
    await until(lambda: window.jobs.rowCount() == 1)
    row = window.list.row_place(window.jobs.index(0, 0))
    place = QRect(row.topLeft(), QSize(window.list._row.text_start, row.height() - 4))

    def has(colour: str) -> bool:
        image = window.list.viewport().grab(place).toImage()
        wanted = QColor(colour).rgb()
        spots = ((x, y) for x in range(image.width()) for y in range(image.height()))
        return any(image.pixel(x, y) == wanted for x, y in spots)

    tokens = current_tokens()
    ended = window.jobs.view_at(0).transferred
    window.jobs.clock = lambda: ended + timedelta(minutes=59)
    assert has(tokens.done)
    assert not has(tokens.waiting)
    window.jobs.clock = lambda: ended + timedelta(minutes=61)
    assert has(tokens.waiting)
    assert not has(tokens.done)


async def test_the_limits_come_up_above_their_button_the_first_time_too(window):
    await until(window.limit.menu.isEnabled)
    button = window.status.limit
    click(button)
    await until(window.limit.menu.isVisible)
    corner = button.mapToGlobal(button.rect().topRight())
    assert abs(window.limit.menu.geometry().bottom() - corner.y()) <= 2
    assert abs(window.limit.menu.geometry().right() - corner.x()) <= 2
    window.limit.menu.close()


async def test_a_category_makes_room_for_what_is_wrong_with_it(window):
    await until(lambda: window.sidebar.lines.count(VIDEO) == 3)
    window.categories.make()
    dialog = window.categories.dialog
    before = dialog.height()
    dialog.types.setPlainText("mp3 mkv zip")
    dialog.name.setText("Music")
    await until(lambda: dialog.height() > before)
    note = dialog.notes["patterns"]
    assert note.y() > dialog.patterns.geometry().bottom()
    assert note.height() >= note.heightForWidth(note.width())
    dialog.reject()


async def test_a_list_known_to_be_empty_is_not_shown_before_the_words_that_say_so(window, tmp_path):
    first = MainWindow(default_folder=tmp_path, profile=tmp_path / "new")
    first.show()
    assert not first.list.isVisible()
    assert not first.details.isVisible()
    first.close_finally()
    window.quit_now()
    second = MainWindow(default_folder=tmp_path, profile=tmp_path)
    second.show()
    assert second.list.isVisible()
    assert second.details.isVisible()
    second.close_finally()


async def test_the_sizes_of_a_completion_stand_whole(window):
    dialog = CompleteDialog([job(2)], files_of(job(2)), window)
    dialog.open()
    await until(dialog.isVisible)
    items = dialog.files.findItems("", Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive)
    widest = max(dialog.fontMetrics().horizontalAdvance(item.text(1)) for item in items)
    assert dialog.files.columnWidth(1) >= widest + GAP_SMALL
    picture = dialog.files.viewport().grab().toImage()
    wide, high = picture.width(), picture.height()
    edge = range(wide - round(GAP_SMALL * picture.devicePixelRatio()), wide)
    assert len({picture.pixel(x, y) for x in edge for y in range(high)}) == 1
    dialog.reject()


@pytest.mark.parametrize("chosen", [Appearance.LIGHT, Appearance.DARK])
async def test_a_menu_has_an_edge_that_is_seen_on_what_lies_under_it(window, qapp, chosen):
    show_appearance(qapp, chosen)
    tokens, menu = current_tokens(), window.limit.menu
    menu.popup(QPoint(0, 0))
    await until(lambda: menu.palette().text().color().name() == tokens.text)
    edge = menu.grab().toImage().pixelColor(0, menu.height() // 2).name()
    menu.close()
    show_appearance(qapp, Appearance.SYSTEM)
    assert tokens == tokens_for(dark=chosen == Appearance.DARK)
    assert contrast(edge, tokens.surface) >= 1.3
    assert contrast(edge, tokens.window) >= 1.3


@pytest.fixture(params=[Language.ENGLISH, Language.RUSSIAN], ids=lambda language: language.value)
def spoken(request, qapp):
    compile_words()
    set_language(request.param)
    yield request.param
    set_language(Language.SYSTEM)


async def test_no_page_of_the_details_is_cut_off_in_a_small_window(spoken, window):
    def cut() -> list[str]:
        areas = window.details.findChildren(QScrollArea)
        seen = [(area, area.widget()) for area in areas if area.isVisible() and area.widget()]
        return [
            type(area).__name__ for area, page in seen if page.width() > area.viewport().width()
        ]

    window.resize(900, 600)
    for number in (1, 2, 3, 4, 501):
        await choose(window, number)
        for tab in Tab:
            window.details.turn_to(tab)
            await until(lambda: not window._refresh_timer.isActive())
            await until(lambda: not cut())


@pytest.mark.parametrize("look", list(Appearance)[1:])
async def test_the_icon_of_the_chosen_entry_of_a_menu_is_seen_on_its_ground(window, qapp, look):
    show_appearance(qapp, look)
    try:
        await choose(window, 4)
        menu, entry = window.context_menu, window.deeds.fresh_link
        menu.popup(window.mapToGlobal(QPoint(60, 60)))
        await until(menu.isVisible)
        menu.setActiveAction(entry)
        place = menu.actionGeometry(entry)
        place.setWidth(place.height() + 8)
        image = menu.grab(place).toImage()
        spots = ((x, y) for x in range(image.width()) for y in range(image.height()))
        names = [image.pixelColor(x, y).name() for x, y in spots]
        ground = max(set(names), key=names.count)
        assert ground == current_tokens().surface_selected
        assert max(contrast(name, ground) for name in set(names)) >= 4.5
        menu.close()
    finally:
        show_appearance(qapp, Appearance.SYSTEM)


@pytest.mark.parametrize("look", list(Appearance)[1:])
def test_the_icon_of_what_cannot_be_done_is_not_that_of_what_can(qapp, look):
    show_appearance(qapp, look)
    try:
        image = themed_icon("pause").pixmap(20, QIcon.Mode.Disabled).toImage()
        spots = ((x, y) for x in range(image.width()) for y in range(image.height()))
        inks = [image.pixelColor(*spot) for spot in spots]
        names = [ink.name() for ink in inks if ink.alpha()]
        assert max(set(names), key=names.count) == current_tokens().track
        assert contrast(current_tokens().track, current_tokens().text) >= 3
    finally:
        show_appearance(qapp, Appearance.SYSTEM)
