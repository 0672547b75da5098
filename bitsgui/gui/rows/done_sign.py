"""What happens once all is done, in the line at the bottom: only if something was chosen."""

from PySide6.QtCore import QEvent, QPoint, QSize, Qt
from PySide6.QtWidgets import QMenu, QWidget

from bitsgui.gui import text
from bitsgui.gui.icons import themed_icon
from bitsgui.gui.theme import ROW_ICON, SECONDARY_SCALE, scaled, tabular
from bitsgui.gui.views.buttons import FlatTool


class DoneSign(FlatTool):
    """Says it, and opens the menu where something else is chosen."""

    def __init__(self, menu: QMenu, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._menu = menu
        self.setFont(tabular(scaled(self.font(), SECONDARY_SCALE)))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setIconSize(QSize(ROW_ICON, ROW_ICON))
        self.clicked.connect(self._on_clicked)
        self._dress()
        self.hide()

    def say(self, words: str) -> None:
        """Show what happens, nothing with ""."""
        self.setText(words)
        self.setAccessibleName(words)
        self.setToolTip(text.tr("Choose what happens when all downloads are done"))
        self.setVisible(bool(words))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_menu"):
            self._dress()

    def _dress(self) -> None:
        self.setIcon(themed_icon("done", ROW_ICON))

    def _on_clicked(self) -> None:
        # Not as the button's own menu, which would run a loop of its own.
        top = self.mapToGlobal(self.rect().topRight())
        size = self._menu.sizeHint()
        self._menu.popup(top - QPoint(size.width(), size.height()))
