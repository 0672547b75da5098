"""Thin, flat scroll bars where the platform has none of its own."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget

from bitsgui.gui.theme import current_tokens

WIDTH = 12
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
