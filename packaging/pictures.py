"""The program's icon in the forms that systems have for it, from the drawing the window has."""

import os
import sys
from collections.abc import Iterable
from pathlib import Path

from icon_files import ICNS_SIZES, ICO_SIZES, icns, ico

SIZES = (16, 22, 24, 32, 48, 64, 96, 128, 256, 512)


def write_theme(folder: Path) -> None:
    """Write the icon into ``folder`` (share/icons/hicolor): the drawing, and as pixels."""
    from bitsgui.gui.resources import resource_text  # noqa: PLC0415 - as below
    from bitsgui.gui.theme import LIGHT  # noqa: PLC0415 - as below

    for size, picture in _pictures(SIZES).items():
        _write(folder / f"{size}x{size}" / "apps" / "bitsgui.png", picture)
    drawing = resource_text("icons/app.svg").replace("currentColor", LIGHT.accent)
    _write(folder / "scalable" / "apps" / "bitsgui.svg", drawing.encode())


def write_icon(folder: Path) -> None:
    """Write bitsgui.ico or bitsgui.icns, whichever this system has in its programs.

    Beside the first app.png, which Windows has in notifications.
    """
    if sys.platform == "win32":
        found = _pictures(ICO_SIZES)
        _write(folder / "bitsgui.ico", ico(found))
        _write(folder / "app.png", found[max(found)])
    elif sys.platform == "darwin":
        _write(folder / "bitsgui.icns", icns(_pictures(ICNS_SIZES)))


def _pictures(sizes: Iterable[int]) -> dict[int, bytes]:
    """Return the icon as PNG by its size in pixels."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QBuffer, QIODevice  # noqa: PLC0415 - once the platform is chosen
    from PySide6.QtGui import QGuiApplication  # noqa: PLC0415 - as above

    from bitsgui.gui.icons import pixmap  # noqa: PLC0415 - as above
    from bitsgui.gui.theme import LIGHT  # noqa: PLC0415 - as above

    application = QGuiApplication.instance() or QGuiApplication([])
    found: dict[int, bytes] = {}
    for size in sizes:
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        pixmap("app", LIGHT.accent, size).save(buffer, "PNG")
        found[size] = bytes(buffer.data().data())
    del application  # it lives until here
    return found


def _write(place: Path, content: bytes) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(content)
