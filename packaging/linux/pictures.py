"""The program's icon in the sizes of the hicolor theme, from the drawing the window has."""

import os
from pathlib import Path

SIZES = (16, 22, 24, 32, 48, 64, 96, 128, 256, 512)


def write_icons(folder: Path) -> None:
    """Write the icon into ``folder`` (share/icons/hicolor): the drawing, and as pixels."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtGui import QGuiApplication  # noqa: PLC0415 - only once the platform is chosen

    from bitsgui.gui.icons import pixmap  # noqa: PLC0415 - see above
    from bitsgui.gui.resources import resource_text  # noqa: PLC0415 - see above
    from bitsgui.gui.theme import LIGHT  # noqa: PLC0415 - see above

    application = QGuiApplication.instance() or QGuiApplication([])
    for size in SIZES:
        place = folder / f"{size}x{size}" / "apps" / "bitsgui.png"
        place.parent.mkdir(parents=True)
        if not pixmap("app", LIGHT.accent, size).save(str(place)):
            raise OSError(f"{place} cannot be written")
    drawing = resource_text("icons/app.svg").replace("currentColor", LIGHT.accent)
    place = folder / "scalable" / "apps" / "bitsgui.svg"
    place.parent.mkdir(parents=True)
    place.write_text(drawing, encoding="utf-8")
    del application  # it lives until here
