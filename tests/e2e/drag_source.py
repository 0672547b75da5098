"""Another program: a small window links are dragged from, and which copies links.

Reads ``drag URL`` or ``copy URL`` from each line and answers ``ready``; a drag then begins with
the mouse, and ``accepted`` follows when the window under it would take the link, ``dropped`` when
it was let go there. What another program drags over it is told by ``over``, and by ``got URL`` once
it is dropped.
"""

import sys
import threading

from PySide6.QtCore import QMimeData, QObject, QPoint, Qt, QUrl, Signal
from PySide6.QtGui import QDrag, QDragEnterEvent, QDropEvent, QGuiApplication, QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel

SIDE = 80


class Lines(QObject):
    """Lines of the input, on the window's thread; an empty one at the end."""

    came = Signal(str)

    def read(self) -> None:
        """Read to the end; blocks."""
        for line in sys.stdin:
            self.came.emit(line)
        self.came.emit("")


class Source(QLabel):
    """Begins a drag as soon as the mouse moves with its button down."""

    def __init__(self) -> None:
        super().__init__("drag me")
        self.url = ""
        self.setFixedSize(SIDE, SIDE)
        self.setWindowFlag(Qt.WindowType.X11BypassWindowManagerHint)
        self.move(QPoint(0, 0))
        self.setAcceptDrops(True)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt calls it
        mime = QMimeData()
        mime.setUrls([QUrl(self.url)])
        drag = QDrag(self)
        drag.setMimeData(mime)
        drag.actionChanged.connect(_on_action)
        taken = drag.exec(Qt.DropAction.CopyAction)
        _say("dropped" if taken == Qt.DropAction.CopyAction else "refused")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt calls it
        if event.source() is None and event.mimeData().hasUrls():
            event.acceptProposedAction()
            _say("over")

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt calls it
        event.acceptProposedAction()
        _say(f"got {event.mimeData().urls()[0].toLocalFile()}")

    def on_line(self, line: str) -> None:
        """Do what the line says."""
        word, _, url = line.strip().partition(" ")
        if word == "drag":
            self.url = url
        elif word == "copy":
            QGuiApplication.clipboard().setText(url)
        else:
            QApplication.quit()
            return
        _say("ready")


def _on_action(action: Qt.DropAction) -> None:
    if action == Qt.DropAction.CopyAction:
        _say("accepted")


def _say(word: str) -> None:
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


def main() -> None:
    """Serve until the input ends."""
    application = QApplication(["drag-source"])
    source, lines = Source(), Lines()
    lines.came.connect(source.on_line)
    source.show()
    threading.Thread(target=lines.read, daemon=True).start()
    application.exec()


if __name__ == "__main__":
    main()
