"""From right to left: words stand beside the icon they belong to."""

from typing import cast

import pytest
from PySide6.QtCore import QDateTime, QMargins, QRect, Qt
from PySide6.QtGui import QBitmap, QRegion
from PySide6.QtWidgets import QApplication, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from bitsgui.bits.categories import Category
from bitsgui.bits.views import SpeedsView
from bitsgui.gui import formats
from bitsgui.gui.dialogs.category import CategoryDialog
from bitsgui.gui.dialogs.complete import CompleteDialog
from bitsgui.gui.speeds import Span
from bitsgui.gui.theme import GAP
from bitsgui.gui.views.buttons import FlatButton
from bitsgui.gui.views.details import Tab
from bitsgui.gui.views.fields import FlatDateTime
from bitsgui.gui.views.notes import Note
from bitsgui.gui.views.text_button import TextButton
from tests.gui.conftest import until
from tests.gui.driving import choose
from tests.gui.samples import KINDS, MB, files_of, job, job_id


@pytest.fixture
def mirrored(qapp: QApplication):
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def ink(widget: QWidget) -> tuple[int, int]:
    """Return how far what is painted is from the left and from the right edge."""
    image = widget.grab().toImage()
    mask = image.createMaskFromColor(image.pixel(0, 0), Qt.MaskMode.MaskInColor)
    painted = QRegion(QBitmap.fromImage(mask)).boundingRect()
    return painted.left(), image.width() - 1 - painted.right()


async def test_the_words_of_a_notice_stand_beside_its_icon(mirrored, window):
    window.notice.say("A folder is missing.", is_error=False)
    await until(window.notice.isVisible)
    left, right = ink(window.notice.sentence)
    assert right < 4 < left


async def test_what_folds_out_points_at_its_words(mirrored, window):
    await choose(window, 4)
    fold = window.details.error_panel._fold
    shown = fold.icon().pixmap(16).toImage()
    window.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    assert fold.icon().pixmap(16).toImage() == shown.flipped(Qt.Orientation.Horizontal)


def ends(widget: QWidget, frame: int) -> tuple[int, int]:
    """Return how high the first sign stands that is painted within a frame, and the last."""
    inside = widget.rect().adjusted(frame, frame, -frame, -frame)
    image = widget.grab(inside).toImage()
    mask = image.createMaskFromColor(image.pixel(0, 0), Qt.MaskMode.MaskInColor)
    painted = QRegion(QBitmap.fromImage(mask))
    whole = painted.boundingRect()
    first = painted.intersected(QRect(whole.left(), 0, 2, image.height()))
    last = painted.intersected(QRect(whole.right() - 1, 0, 2, image.height()))
    return first.boundingRect().height(), last.boundingRect().height()


@pytest.mark.parametrize(("kind", "frame"), [(TextButton, 0), (FlatButton, 3)])
def test_the_words_of_a_button_keep_their_dots_at_their_end(mirrored, kind, frame):
    button = kind("Log in to this proxy\u2026")
    button.resize(button.sizeHint().grownBy(QMargins(9, 0, 9, 0)))
    letter, dots = ends(button, frame)
    assert letter > 2 * dots


async def test_the_words_of_a_small_dialog_begin_on_the_right(mirrored, window):
    window.limit.ask()
    dialog = window.limit.dialog
    await until(dialog.isVisible)
    label = dialog.findChildren(Note)[0]
    left, right = ink(label)
    assert right < 4 < left
    dialog.reject()


def test_a_number_stays_before_its_unit_in_a_sentence_from_right_to_left(mirrored):
    for words in (formats.size(1_500_000_000), formats.rate(41e6), formats.exact_rate(2_000_000)):
        assert words[0] == "\u2066"
        assert words[-1] == "\u2069"
        assert words.count("\u2066") == 1


def test_what_is_read_from_left_to_right_has_no_marks(qapp):
    assert formats.rate(41e6) == "41\u00a0MB/s"


def test_a_date_and_its_time_are_not_turned_round(mirrored):
    field = FlatDateTime()
    field.setDisplayFormat("MM/dd/yyyy hh:mm")
    field.setDateTime(QDateTime(2026, 11, 23, 12, 30, 0))
    assert field.text() == "11/23/2026 12:30"


async def test_the_words_of_a_completion_are_read_in_their_own_direction(mirrored, window):
    dialog = CompleteDialog([job(2)], files_of(job(2)), window)
    sides = []
    for column in range(2):
        option = QStyleOptionViewItem()
        option.direction = Qt.LayoutDirection.RightToLeft
        index = dialog.files.model().index(0, column)
        cast("QStyledItemDelegate", dialog.files.itemDelegate()).initStyleOption(option, index)
        assert option.direction == Qt.LayoutDirection.LayoutDirectionAuto
        sides.append(option.displayAlignment & Qt.AlignmentFlag.AlignHorizontal_Mask)
    flag = Qt.AlignmentFlag
    assert sides == [flag.AlignRight | flag.AlignAbsolute, flag.AlignLeft | flag.AlignAbsolute]


async def test_the_head_of_the_speeds_begins_where_all_else_does(mirrored, window, manager):
    manager.speed_views[job_id(1)] = SpeedsView(20.0, 0.0, 1.0, 0, (3 * MB,) * 20)
    await choose(window, 1)
    window.details.turn_to(Tab.SPEED)
    page = window.details.speed_page
    page.show_span(Span.WHOLE)
    await until(lambda: page.summary.text() != "")
    assert page.width() - 1 - page.summary.geometry().right() == GAP


async def test_an_address_that_stands_for_others_keeps_its_end(mirrored, window):
    dialog = CategoryDialog(Category(0, ""), KINDS, window)
    assert dialog.patterns.placeholderText() == "\u2066example.com/music/\u2069"
