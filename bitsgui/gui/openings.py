"""Opening files and folders of downloads, and what is said where that cannot be done."""

import asyncio
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication

from bitsgui.gui import commands, text
from bitsgui.gui.bridge import Bridge
from bitsgui.gui.views.notice_bar import Choice, NoticeBar


class Openings:
    """Opens what is there; of anything else ``notice`` says so, with a way out.

    ``before_saying`` is called first: nobody may see the notice yet.
    """

    def __init__(
        self,
        notice: NoticeBar,
        bridge: Callable[[], Bridge | None],
        before_saying: Callable[[], object] = lambda: None,
    ) -> None:
        self._notice = notice
        self._bridge = bridge
        self._before_saying = before_saying

    def open(self, path: Path) -> None:
        """Open a file, or a folder, with the program that is used for such ones."""
        self._call(path, self._open)

    def show_folder(self, folder: Path) -> None:
        """Open a folder."""
        self._call(folder, self._show_folder)

    def _call(self, path: Path, act: Callable[[Path, Path], None]) -> None:
        bridge = self._bridge()
        if bridge is not None:
            bridge.ask(_looked(path, act))

    def _open(self, path: Path, nearest: Path) -> None:
        words = ""
        if nearest != path:
            words = text.tr("\u201c%1\u201d is no longer in %2.")
        elif not _hand_over(path):
            words = text.tr("No program opens \u201c%1\u201d.")
        if words:
            words = words.replace("%2", str(path.parent)).replace("%1", path.name)
            way_out = Choice(text.tr("Show in folder"), lambda: self.show_folder(path.parent))
            self._before_saying()
            self._notice.say(words, [way_out])

    def _show_folder(self, folder: Path, nearest: Path) -> None:
        if nearest != folder:
            label = text.tr("Open: %1").replace("%1", nearest.name or str(nearest))
            way_out = Choice(label, lambda: self.show_folder(nearest))
            words = text.tr("There is no folder %1.")
        elif not _hand_over(folder):
            clipboard = QGuiApplication.clipboard()
            way_out = Choice(text.tr("Copy path"), lambda: clipboard.setText(str(folder)))
            words = text.tr("No program opens the folder %1.")
        else:
            return
        self._before_saying()
        self._notice.say(words.replace("%1", str(folder)), [way_out])


def open_pages(notice: NoticeBar, links: Sequence[str]) -> None:
    """Open web pages; ``notice`` says which nobody opened."""
    left = [link for link in links if not QDesktopServices.openUrl(QUrl(link))]
    if not left:
        return
    words, label = no_opener_words(left[0]), text.tr("Copy link")
    if len(left) > 1:
        words = text.tr("No program opens %n link(s).", len(left))
        label = text.tr("Copy links")
    clipboard = QGuiApplication.clipboard()
    notice.say(words, [Choice(label, lambda: clipboard.setText("\n".join(left)))])


def no_opener_words(link: str) -> str:
    """Return what is said where a link cannot be opened."""
    return text.tr("No program opens the link %1.").replace("%1", link)


def open_place(path: Path, *, is_folder: bool) -> str:
    """Open a file or folder that is there; return what to say if nothing opens it, else ""."""
    if _hand_over(path):
        return ""
    words = text.tr("No program opens \u201c%1\u201d.")
    if is_folder:
        words = text.tr("No program opens the folder %1.")
    return words.replace("%1", str(path) if is_folder else path.name)


async def _looked(path: Path, act: Callable[[Path, Path], None]) -> None:
    """Call ``act`` with a path and the nearest folder to it, or itself if that is there."""
    act(path, await asyncio.to_thread(_nearest, path))


def _nearest(path: Path) -> Path:
    return path if path.exists() else commands.nearest_folder(path)


def _hand_over(path: Path) -> bool:
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
