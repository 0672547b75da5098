"""One icon of several, chosen with the mouse or the arrow keys."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QToolButton, QWidget

from bitsgui.gui import text
from bitsgui.gui.delegates.painting import draw_icon
from bitsgui.gui.models.categories import ICON_NAMES
from bitsgui.gui.theme import BAR_ICON, GAP_SMALL, GAP_TINY, current_tokens
from bitsgui.gui.views.flow import FlowLayout

RADIUS = 5
SIZE = BAR_ICON + GAP_SMALL + GAP_TINY


class IconChoice(QWidget):
    """Icons side by side, in as many lines as they need. ``changed`` follows every choice."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(text.tr("Icon of the category"))
        self._group = QButtonGroup(self)
        self.buttons: dict[str, IconButton] = {}
        layout = FlowLayout()
        layout.setSpacing(GAP_TINY)
        self.setLayout(layout)
        for name, words in _words().items():
            button = IconButton(name, words)
            self.buttons[name] = button
            self._group.addButton(button)
            layout.addWidget(button)
        self._group.buttonClicked.connect(self._on_clicked)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # else the letter of a label leads nowhere
        self.show_icon(ICON_NAMES[0])

    @property
    def icon(self) -> str:
        """The name of the icon that is chosen."""
        button = self._group.checkedButton()
        return button.icon_name if isinstance(button, IconButton) else ICON_NAMES[0]

    def show_icon(self, name: str) -> None:
        """Choose an icon; the first if there is no such one."""
        button = self.buttons.get(name, self.buttons[ICON_NAMES[0]])
        button.setChecked(True)
        self.setFocusProxy(button)

    def _on_clicked(self, button: QAbstractButton) -> None:
        self.setFocusProxy(button)
        self.changed.emit()

    def dress(self) -> None:
        """Take the colours in force."""
        for button in self.buttons.values():
            button.update()


class IconButton(QToolButton):
    """An icon that can be chosen."""

    def __init__(self, name: str, words: str) -> None:
        super().__init__()
        self.icon_name = name
        self.setCheckable(True)
        self.setFixedSize(QSize(SIZE, SIZE))
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let the arrow keys choose at once, and Enter save the dialog."""
        super().keyPressEvent(event)
        focused = self.window().focusWidget()
        if isinstance(focused, IconButton) and focused is not self:
            focused.click()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground, ring and icon."""
        tokens, is_on = current_tokens(), self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        body = QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75)
        painter.setPen(QPen(QColor(tokens.accent), 1.5) if is_on else Qt.PenStyle.NoPen)
        hovered = tokens.track if self.underMouse() else tokens.window
        painter.setBrush(QColor(tokens.surface_selected if is_on else hovered))
        painter.drawRoundedRect(body, RADIUS, RADIUS)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(tokens.accent), 1.5))
            painter.drawRoundedRect(body.adjusted(2.5, 2.5, -2.5, -2.5), RADIUS - 2, RADIUS - 2)
        edge = (SIZE - BAR_ICON) // 2
        place = self.rect().adjusted(edge, edge, -edge, -edge)
        draw_icon(painter, place, self.icon_name, tokens.accent if is_on else tokens.text_muted)


def _words() -> dict[str, str]:
    tr = text.tr
    return dict(
        zip(
            ICON_NAMES,
            (
                tr("Label"),
                tr("Page"),
                tr("Note of music"),
                tr("Film"),
                tr("Picture"),
                tr("Package"),
                tr("Box"),
                tr("Dots"),
                tr("Book"),
                tr("Games"),
                tr("Disc"),
                tr("Code"),
                tr("Star"),
                tr("Globe"),
                tr("Briefcase"),
                tr("Learning"),
                tr("House"),
            ),
            strict=True,
        )
    )
