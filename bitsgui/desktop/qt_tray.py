"""A tray icon by Qt: for Windows, macOS and the older kind of tray under X."""

import sys
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAction, QActionGroup, QIcon, QImage, QPixmap
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from bitsgui.desktop.notice import Notice
from bitsgui.desktop.tray import Drawing, Entry, Look, Picture

LOOK_MS = 3000
"""Nothing tells of a tray that comes or goes under X; to look costs some microseconds."""


class QtTray(QObject):
    """The icon, made when there is a tray and made anew when another one comes.

    ``isVisible`` of Qt's icon is True with no tray at all: whether there is one is asked apart.
    ``on_activate`` is called with "": no token of the desktop comes this way; ``on_host`` when a
    tray comes or goes.
    """

    def __init__(self, on_activate: Callable[[str], object], on_host: Callable[[], object]) -> None:
        super().__init__()
        self._on_activate = on_activate
        self._on_host = on_host
        self._icon: QSystemTrayIcon | None = None
        self._look = Look(Drawing(), "", "")
        self._entries: Sequence[Entry] = ()
        self._menu = QMenu()
        self._menu.aboutToHide.connect(self._on_menu_left)
        self._act: Callable[[str], object] | None = None
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look_for_host)

    @property
    def is_shown(self) -> bool:
        """Whether a tray shows the icon."""
        return self._icon is not None

    def look_for_host(self) -> None:
        """See whether there is a tray now."""
        is_there = QSystemTrayIcon.isSystemTrayAvailable()
        if is_there == self.is_shown:
            return
        if is_there:
            self._make()
        else:
            self._take_away()
        self._on_host()

    def set_wanted(self, is_wanted: bool, *, at_once: bool = True) -> None:
        """Look for a tray from now on, or take the icon away because another kind is shown.

        Not ``at_once`` where the whole desktop may be ending: Qt, which keeps the window of a tray,
        would never hear of the end of one that goes while Qt asks for it.
        """
        if is_wanted:
            if at_once:
                self.look_for_host()
            self._timer.start()
        else:
            self._timer.stop()
            self._take_away()

    def show(self, look: Look) -> None:
        """Show another picture, say something else."""
        before, self._look = self._look, look
        if self._icon is None:
            return
        if before.drawing != look.drawing:
            self._icon.setIcon(_icon(look.drawing.pictures))
        self._icon.setToolTip(_said(look))

    def set_menu(self, entries: Sequence[Entry]) -> None:
        """Have another menu; one that is open stays as it is until it was closed."""
        self._entries = entries
        if not self._menu.isVisible():
            # Those below it would stay for as long as it does.
            for child in (*self._menu.findChildren(QMenu), *self._menu.findChildren(QActionGroup)):
                child.deleteLater()
            self._menu.clear()
            _fill(self._menu, entries)

    def say(self, notice: Notice) -> bool:
        """Show a notice without buttons, for platforms whose own service failed."""
        if self._icon is None:
            return False
        self._act = notice.act
        self._icon.showMessage(notice.title, notice.body, self._icon.icon())
        return True

    async def close(self) -> None:
        """Take the icon away."""
        self._timer.stop()
        self._take_away()

    def _make(self) -> None:
        self._icon = QSystemTrayIcon(_icon(self._look.drawing.pictures), self)
        self._icon.setToolTip(_said(self._look))
        self._icon.setContextMenu(self._menu)
        self._icon.activated.connect(self._on_clicked)
        self._icon.messageClicked.connect(self._on_message)
        self._icon.show()

    def _take_away(self) -> None:
        if self._icon is not None:
            self._icon.hide()
            self._icon.deleteLater()
            self._icon = None

    def _on_message(self) -> None:
        if self._act is not None:
            self._act("")

    def _on_menu_left(self) -> None:
        QTimer.singleShot(0, self, lambda: self.set_menu(self._entries))

    def _on_clicked(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        # On a Mac a click opens the menu.
        if reason == QSystemTrayIcon.ActivationReason.Trigger and sys.platform != "darwin":
            self._on_activate("")


def _said(look: Look) -> str:
    return f"{look.title}\n{look.tip}".strip()


def _icon(pictures: Sequence[Picture]) -> QIcon:
    icon = QIcon()
    for each in pictures:
        size = each.size
        image = QImage(each.pixels, size, size, QImage.Format.Format_RGBA8888).copy()
        icon.addPixmap(QPixmap.fromImage(image))
    return icon


def _fill(menu: QMenu, entries: Sequence[Entry]) -> None:
    group = QActionGroup(menu)
    for entry in entries:
        if entry.entries:
            under = menu.addMenu(_label(entry))
            under.setEnabled(entry.is_enabled)
            _fill(under, entry.entries)
        elif not entry.label:
            menu.addSeparator()
        else:
            menu.addAction(_action(entry, menu, group))


def _action(entry: Entry, menu: QMenu, group: QActionGroup) -> QAction:
    action = QAction(_label(entry), menu)
    action.setEnabled(entry.is_enabled)
    if entry.is_checked is not None:
        action.setCheckable(True)
        action.setChecked(entry.is_checked)
        group.addAction(action)
    if entry.act is not None:
        action.triggered.connect(lambda _=False, act=entry.act: act())
    return action


def _label(entry: Entry) -> str:
    return entry.label.replace("&", "&&")
