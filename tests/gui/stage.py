"""A window over a manager in memory, set up as a picture or a test wants to see it."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from bitsgui.bits.records import JobOptions
from bitsgui.bits.views import JobView
from bitsgui.gui.language import Language
from bitsgui.gui.views.main_window import MainWindow
from tests.gui.fake_manager import FakeManager
from tests.gui.samples import MB, NOW, finished, job, showcase

QUIET_MS = 150
"""Nothing painted for so long: the window shows all that was asked for."""
LONGEST_S = 2.0


@dataclass(frozen=True)
class Picture:
    """One picture: what is in the list, what is selected, and how the window is set up."""

    views: Callable[[], list[JobView]] = showcase
    selected: int = 1
    size: tuple[int, int] = (1100, 720)
    scheme: Qt.ColorScheme = Qt.ColorScheme.Light
    direction: Qt.LayoutDirection = Qt.LayoutDirection.LeftToRight
    scale: str = "1"
    language: Language = Language.ENGLISH
    act: Callable[[MainWindow], None] = lambda _: None


class _Paints(QObject):
    """Sets an event once nothing has been painted for ``quiet_ms``."""

    def __init__(self, quiet_ms: int) -> None:
        super().__init__()
        self.are_over = asyncio.Event()
        self._pause = QTimer(self, interval=quiet_ms, singleShot=True)
        self._pause.timeout.connect(self.are_over.set)
        self._pause.start()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt calls it
        if event.type() in {QEvent.Type.Paint, QEvent.Type.UpdateRequest}:
            self._pause.start()
        return False


async def painted(quiet_ms: int = QUIET_MS) -> None:
    """Wait until nothing is painted any more; what moves for ever is taken as it is."""
    application = QApplication.instance()
    assert application is not None
    paints = _Paints(quiet_ms)
    application.installEventFilter(paints)
    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(paints.are_over.wait(), LONGEST_S)
    application.removeEventFilter(paints)


def with_menu(taken: QWidget) -> QPixmap:
    """Return what a window or a dialog shows, with the menu that is open over it moved in."""
    shot, menu = taken.grab(), QApplication.activePopupWidget()
    if menu is not None:
        place, room = taken.mapFromGlobal(menu.pos()), taken.size() - menu.size()
        place.setX(max(0, min(place.x(), room.width())))
        place.setY(max(0, min(place.y(), room.height())))
        painter = QPainter(shot)
        painter.drawPixmap(place, menu.grab())
        painter.end()
    return shot


@asynccontextmanager
async def staged(
    picture: Picture, profile: Path, *, quiet_ms: int = QUIET_MS
) -> AsyncIterator[MainWindow]:
    """Show the window with all of ``picture`` but what the process has to begin with.

    ``quiet_ms`` without painting tell that it is there.
    """
    window = MainWindow(default_folder=Path("/home/me/Downloads"), profile=profile)
    window.jobs.clock = lambda: NOW
    window.resize(*picture.size)
    window.show()
    views = picture.views()
    rows = [finished(501, "paper.pdf", 2 * MB), finished(502, "installer.pkg")] if views else []
    manager = FakeManager(views, rows)
    manager.options[job(1).id] = JobOptions(rate_limit=45 * MB)
    await window.attach(manager.port)
    window.list.select([job(picture.selected).id])
    await painted(quiet_ms)
    picture.act(window)
    await painted(quiet_ms)
    yield window
    await window.detach()
    for left in set(QApplication.topLevelWidgets()) - {window}:
        left.close()
    window.close_finally()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
