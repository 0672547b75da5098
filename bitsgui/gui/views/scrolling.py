"""Thin, flat scroll bars where the platform has none of its own, and what they leave in sight."""

from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea, QApplication, QWidget

from bitsgui.gui.theme import current_tokens

WIDTH = 12
MOST_IN_SIGHT = 200
"""More rows have no room on any screen: a list that says so is not laid out yet."""
_SHEET = """
QScrollBar:vertical {{ background: {ground}; width: {width}px; margin: 0; border: none; }}
QScrollBar::handle:vertical {{
    background: {handle}; min-height: 32px; border-radius: 3px; margin: 3px;
}}
QScrollBar::handle:vertical:hover {{ background: {hover}; }}
QScrollBar:horizontal {{ background: {ground}; height: {width}px; margin: 0; border: none; }}
QScrollBar::handle:horizontal {{
    background: {handle}; min-width: 32px; border-radius: 3px; margin: 3px;
}}
QScrollBar::handle:horizontal:hover {{ background: {hover}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; width: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: none; }}
"""


def rows_in_sight(view: QAbstractItemView) -> range:
    """Return the rows of a plain list that are seen."""
    port, count = view.viewport().rect(), view.model().rowCount()
    middle = port.center().x()
    top, bottom = (view.indexAt(QPoint(middle, y)) for y in (port.top(), port.bottom()))
    first = max(0, top.row())
    end = bottom.row() + 1 if bottom.isValid() else count
    return range(first, max(first, min(end, first + MOST_IN_SIGHT)))


class ThinScrollBar(QObject):
    """Dresses the scroll bars of an area, and again when the palette changes."""

    def __init__(self, area: QAbstractScrollArea, *, is_on_window: bool = False) -> None:
        super().__init__(area)
        self._area = area
        self._is_on_window = is_on_window
        corner = QWidget(area)
        corner.setAutoFillBackground(True)
        role = QPalette.ColorRole
        corner.setBackgroundRole(role.Window if is_on_window else role.Base)
        area.setCornerWidget(corner)
        if QApplication.style().objectName().lower() == "fusion":
            self._dress()
            area.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the palette."""
        if event.type() == QEvent.Type.PaletteChange:
            self._dress()
        return False

    def _dress(self) -> None:
        tokens = current_tokens()
        ground = tokens.window if self._is_on_window else tokens.surface
        sheet = _SHEET.format(
            ground=ground, width=WIDTH, handle=tokens.outline, hover=tokens.text_muted
        )
        for bar in (self._area.verticalScrollBar(), self._area.horizontalScrollBar()):
            bar.setStyleSheet(sheet)
