"""What is dragged in from other programs: where it may fall, and what is shown meanwhile."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
)
from PySide6.QtWidgets import QWidget

from bitsgui.gui.theme import Appearance, contrast, current_tokens, show_appearance
from bitsgui.gui.views.drop_place import DropSign
from tests.gui.driving import CTRL, KEY, LEFT, choose, press, settle

NONE = Qt.KeyboardModifier.NoModifier
COPY, MOVE, LINK = Qt.DropAction.CopyAction, Qt.DropAction.MoveAction, Qt.DropAction.LinkAction
PLACE = QPoint(50, 200)


def link(url: str = "https://a.example/dropped.iso") -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl(url)])
    return mime


def words() -> QMimeData:
    mime = QMimeData()
    mime.setText("nothing to fetch")
    return mime


def enter(target: QWidget, mime: QMimeData, actions=COPY) -> QDragEnterEvent:
    """Drag over a widget; a file manager proposes to move where it may, as Qt does here."""
    event = QDragEnterEvent(PLACE, actions, mime, LEFT, NONE)
    QGuiApplication.sendEvent(target, event)
    return event


def drop(target: QWidget, mime: QMimeData, actions=COPY) -> QDropEvent:
    event = QDropEvent(QPointF(PLACE), actions, mime, LEFT, NONE)
    QGuiApplication.sendEvent(target, event)
    return event


async def test_a_link_over_the_window_is_shown_to_be_welcome_until_it_leaves(window):
    sign = window.drops.sign
    mime = link()
    assert enter(window, mime).isAccepted()
    assert sign.isVisible()
    assert sign.words == "Drop to add"
    assert sign.geometry() == window.centralWidget().rect()
    assert window.across.count() == len([window.sidebar, window.splitter])
    move = QDragMoveEvent(PLACE, COPY, mime, LEFT, NONE)
    QGuiApplication.sendEvent(window, move)
    assert move.isAccepted()
    QGuiApplication.sendEvent(window, QDragLeaveEvent())
    assert not sign.isVisible()


async def test_what_cannot_be_added_is_refused_without_a_sign(window):
    mime = words()
    assert not enter(window, mime).isAccepted()
    assert not window.drops.sign.isVisible()
    assert not drop(window, mime).isAccepted()


@pytest.mark.parametrize(
    ("offered", "taken"),
    [(COPY | MOVE, COPY), (COPY | LINK, COPY), (LINK, LINK), (MOVE | LINK, LINK)],
)
async def test_nothing_is_ever_moved_here_as_its_owner_would_delete_it(window, offered, taken):
    mime = link()
    assert enter(window, mime, offered).dropAction() == taken
    event = drop(window, mime, offered)
    assert event.dropAction() == taken
    assert not window.drops.sign.isVisible()
    assert window.adding.dialog.links.toPlainText() == "https://a.example/dropped.iso"


async def test_what_can_only_be_moved_is_refused(window):
    assert not enter(window, link(), MOVE).isAccepted()


async def test_the_add_dialog_takes_links_wherever_they_fall_and_says_so(window):
    press(window, KEY.Key_N, CTRL)
    dialog = window.adding.dialog
    assert not dialog.links.viewport().acceptDrops()
    mime = link()
    assert enter(dialog, mime).isAccepted()
    assert dialog.drops.sign.isVisible()
    assert dialog.drops.sign.size() == dialog.size()
    drop(dialog, mime)
    assert not dialog.drops.sign.isVisible()
    assert dialog.links.toPlainText() == "https://a.example/dropped.iso"


async def test_the_error_says_that_a_dropped_link_would_be_its_fresh_one(window):
    await choose(window, 4)
    panel = window.details.error_panel
    mime = link()
    enter(panel, mime)
    assert panel.drops.sign.isVisible()
    assert panel.drops.sign.words == "Drop to use it as the fresh link"
    QGuiApplication.sendEvent(panel, QDragLeaveEvent())


def painted(sign: DropSign) -> QImage:
    settle()
    return sign.grab().toImage()


@pytest.mark.parametrize("look", [Appearance.LIGHT, Appearance.DARK, Appearance.CONTRAST])
async def test_the_sign_is_seen_in_every_scheme(window, qapp, look):
    show_appearance(qapp, look)
    try:
        enter(window, link())
        image = painted(window.drops.sign)
        tokens = current_tokens()
        ratio = image.devicePixelRatio()
        edge = image.pixelColor(round(4 * ratio), round(100 * ratio))
        assert edge == QColor(tokens.accent)
        assert contrast(tokens.accent, tokens.surface) >= 3
        middle = image.width() // 2
        rows = {image.pixelColor(middle, y).name() for y in range(image.height())}
        assert tokens.surface_raised in rows
    finally:
        show_appearance(qapp, Appearance.SYSTEM)
