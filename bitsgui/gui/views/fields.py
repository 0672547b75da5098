"""Fields, check boxes and radio buttons whose edges can be seen in dark colours too."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QDateTimeEdit,
    QLineEdit,
    QRadioButton,
    QWidget,
)

from bitsgui.gui import text
from bitsgui.gui.delegates.painting import draw_check, draw_icon, draw_radio
from bitsgui.gui.theme import GAP_SMALL, GAP_TINY, ROW_ICON, current_tokens
from bitsgui.gui.views.buttons import HEIGHT

RADIUS = 4
_QT_CLEAR_ACTION = "_q_qlineeditclearaction"
_SHEET = """
QLineEdit, QPlainTextEdit {{
    border: 1px solid {edge}; border-radius: 5px; padding: 3px 6px; background: {ground};
}}
QLineEdit:focus, QPlainTextEdit:focus {{ border: 2px solid {accent}; padding: 2px 5px; }}
"""

_ARROW = 26
_TIME_SHEET = """
QDateTimeEdit {{
    border: 1px solid {edge}; border-radius: 5px; padding: 3px 6px; background: {ground};
}}
QDateTimeEdit:focus {{ border: 2px solid {accent}; padding: 2px 5px; }}
QDateTimeEdit::drop-down {{ border: none; width: {room}px; }}
QDateTimeEdit::down-arrow {{ image: none; }}
"""


def dress_fields(widget: QWidget) -> None:
    """Draw the edges of the text fields in ``widget`` in the colours in force.

    Fusion derives them from the window's colour, which in the dark leaves them unseen.
    """
    if not is_fusion():
        return
    tokens = current_tokens()
    sheet = _SHEET.format(edge=tokens.field_edge, ground=tokens.surface, accent=tokens.accent)
    if widget.styleSheet() != sheet:
        widget.setStyleSheet(sheet)


class FlatDateTime(QDateTimeEdit):
    """A date and a time with a calendar to choose from, edged like the other fields."""

    def __init__(self) -> None:
        super().__init__()
        self.setMinimumHeight(HEIGHT)
        self.setCalendarPopup(True)
        # Qt turns the parts of a mirrored one round: 12:30 would read 30:12.
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)

    def dress(self) -> None:
        """Take the colours in force."""
        if not is_fusion():
            return
        tokens = current_tokens()
        sheet = _TIME_SHEET.format(
            edge=tokens.field_edge, ground=tokens.surface, accent=tokens.accent, room=_ARROW
        )
        if self.styleSheet() != sheet:
            self.setStyleSheet(sheet)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the field, and the arrow its edge took away."""
        super().paintEvent(event)
        if is_fusion():
            left, top = self.width() - _ARROW, (self.height() - ROW_ICON) // 2
            place = QRect(left, top, ROW_ICON, ROW_ICON)
            draw_icon(QPainter(self), place, "chevron-down", current_tokens().text_muted)


def make_clearable(field: QLineEdit) -> None:
    """Give a search field the button that empties it, with a name for those who do not see it."""
    field.setClearButtonEnabled(True)
    clear = field.findChild(QAction, _QT_CLEAR_ACTION)
    if clear is not None:
        clear.setText(text.tr("Clear the search"))


def search_icon(field: QLineEdit) -> QAction:
    """Put a place for the search icon in front of a field; who made the field sets the icon."""
    action = QAction(text.tr("Search"), field)
    field.addAction(action, QLineEdit.ActionPosition.LeadingPosition)
    return action


class FlatCheck(QCheckBox):
    """A check box with a visible edge; the platform's own where it has one."""

    def __init__(self, label: str, parent: QObject | None = None) -> None:
        super().__init__(label, parent if isinstance(parent, QWidget) else None)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        """Return room for the box and the words."""
        return _roomy(super().sizeHint())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint box, tick, words and focus ring."""
        if is_fusion():
            _paint(self, draw_check)
        else:
            super().paintEvent(event)


class FlatRadio(QRadioButton):
    """A radio button with a visible edge; the platform's own where it has one."""

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(label, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        """Return room for the circle and the words."""
        return _roomy(super().sizeHint())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint circle, dot, words and focus ring."""
        if is_fusion():
            _paint(self, draw_radio)
        else:
            super().paintEvent(event)


def _roomy(native: QSize) -> QSize:
    return QSize(native.width() + GAP_SMALL, max(native.height(), ROW_ICON + GAP_SMALL))


def _paint(button: QAbstractButton, draw_mark: Callable[..., None]) -> None:
    """Paint what can be checked, and what it is for, with a ring where the keyboard is."""
    painter, tokens = QPainter(button), current_tokens()
    is_mirrored = button.isRightToLeft()
    left = button.width() - ROW_ICON - 1 if is_mirrored else 1
    mark = QRect(left, (button.height() - ROW_ICON) // 2, ROW_ICON, ROW_ICON)
    draw_mark(painter, mark, tokens, is_checked=button.isChecked())
    room = ROW_ICON + GAP_SMALL
    words = button.rect().adjusted(0 if is_mirrored else room, 0, -room if is_mirrored else 0, 0)
    painter.setPen(QColor(tokens.text if button.isEnabled() else tokens.text_muted))
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextShowMnemonic
    painter.drawText(words, flags | Qt.AlignmentFlag.AlignLeading, button.text())
    if button.hasFocus():
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(tokens.accent), 1.5))
        # About the words, however much room there is.
        wide = min(words.width(), button.sizeHint().width() - room)
        place = QRect(words.right() + 1 - wide if is_mirrored else room, 0, wide, words.height())
        ring = place.adjusted(*((0, 1, GAP_TINY, -1) if is_mirrored else (-GAP_TINY, 1, -1, -1)))
        painter.drawRoundedRect(QRectF(ring), RADIUS, RADIUS)


def is_fusion() -> bool:
    """Return whether controls are drawn by Fusion, whose edges the dark swallows."""
    style = QApplication.style()
    return style.objectName().lower() == "fusion" or "QStyleSheet" in type(style).__name__
