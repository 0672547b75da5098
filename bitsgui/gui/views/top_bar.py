"""The row of controls above the list."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction, QColor, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from bitsgui.gui import text
from bitsgui.gui.actions import Actions
from bitsgui.gui.icons import icon, themed_icon
from bitsgui.gui.theme import (
    BAR_ICON,
    GAP,
    GAP_SMALL,
    GAP_TINY,
    ROW_ICON,
    current_tokens,
)
from bitsgui.gui.views.buttons import FlatButton, FlatTool
from bitsgui.gui.views.fields import dress_fields, make_clearable, search_icon

SEARCH_WIDTH = 240
CONTROL_HEIGHT = 32
_LEAVING = frozenset({Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter})
_KEYPAD = Qt.KeyboardModifier.KeypadModifier


class SearchField(QLineEdit):
    """The words to search for. ``left``: Enter or Down leads from them to what was found."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave with Down or Enter."""
        if event.key() in _LEAVING and not event.modifiers() & ~_KEYPAD:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class TopBar(QWidget):
    """Add, what can be done with the selection, and the search field."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._actions = actions
        self.add = FlatButton(text.tr("Add"), is_primary=True)
        self.add.clicked.connect(actions.add.trigger)
        self.add.setToolTip(actions.add.toolTip())
        actions.add.changed.connect(lambda: self.add.setToolTip(actions.add.toolTip()))
        self.add.setMinimumHeight(CONTROL_HEIGHT)
        self.add.setIconSize(QSize(ROW_ICON, ROW_ICON))
        actions.add.enabledChanged.connect(self.add.setEnabled)
        self.add.setEnabled(actions.add.isEnabled())
        self.search = self._make_search()
        actions.search.changed.connect(self._say_search)
        self._say_search()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(GAP, GAP_SMALL, GAP, GAP_SMALL)
        layout.setSpacing(GAP_TINY)
        layout.addWidget(self.add)
        layout.addSpacing(GAP_SMALL)
        for action in (actions.resume, actions.pause, actions.remove):
            layout.addWidget(_button(action))
        layout.addStretch(1)
        layout.addWidget(self.search)
        self._dress()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the hairline below."""
        painter = QPainter(self)
        painter.setPen(QPen(QColor(current_tokens().outline), 0))
        painter.drawLine(self.rect().bottomLeft(), self.rect().bottomRight())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "search"):
            self._dress()

    def _make_search(self) -> SearchField:
        search = SearchField()
        search.setAccessibleName(text.tr("Search the downloads"))
        make_clearable(search)
        search.setFixedWidth(SEARCH_WIDTH)
        search.setMinimumHeight(CONTROL_HEIGHT)
        self._search_icon = search_icon(search)
        return search

    def _say_search(self) -> None:
        """Name the keys that lead to the field, whatever they are."""
        keys = self._actions.search.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        words = text.tr("Search (%1)").replace("%1", keys) if keys else text.tr("Search")
        self.search.setPlaceholderText(words)

    def _dress(self) -> None:
        tokens = current_tokens()
        self.add.setIcon(icon("add", tokens.on_accent, tokens.outline, ROW_ICON))
        dress_fields(self.search)
        self._search_icon.setIcon(themed_icon("search", ROW_ICON))


def _button(action: QAction) -> FlatTool:
    button = FlatTool()
    button.setDefaultAction(action)
    button.setIconSize(QSize(BAR_ICON, BAR_ICON))
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setMinimumHeight(CONTROL_HEIGHT)
    action.changed.connect(lambda: button.setAccessibleName(action.iconText()))
    button.setAccessibleName(action.iconText())
    return button
