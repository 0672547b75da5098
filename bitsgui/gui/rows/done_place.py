"""Where the countdown stands: in the window, or by itself while a dialog keeps that from clicks."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from bitsgui.gui import text
from bitsgui.gui.rows.done_bar import DoneBar
from bitsgui.gui.theme import GAP_SMALL

LEAST_WIDTH = 480


class DonePlace(QWidget):
    """Holds the bar in the window, and lends it to a window of its own as long as that is needed.

    That window belongs to none, as a dialog holds up all that belong to the one it is over. It
    comes up without the keyboard: somebody may be typing. Back in the window the bar has the
    keyboard again if it had it there, and nobody has chosen otherwise since.
    """

    def __init__(self, bar: DoneBar, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bar = bar
        self._beside: QWidget | None = None
        self._column = _column(self, 0)
        self._column.addWidget(bar)
        self.apart = _Apart(bar)
        bar.placed.connect(self._place)
        self.destroyed.connect(self.apart.deleteLater)

    def _place(self) -> None:
        """Be where it can be reached just now."""
        is_counting = self._bar.is_counting
        is_barred = is_counting and QApplication.activeModalWidget() is not None
        is_back = not is_barred and self.apart.column.count() > 0
        if is_barred and not self.apart.isVisible():
            self._beside = self._go_beside()
            self.apart.column.addWidget(self._bar)
            self.apart.show_over(self.window())
        elif is_back:
            self._column.addWidget(self._bar)
            self.apart.hide()
        self._bar.setVisible(is_counting)  # who changes windows is hidden by that
        if is_back and is_counting:
            self._come_back()

    def _go_beside(self) -> QWidget | None:
        """Give the keyboard of the window to what is beside the bar, and return that."""
        window = self.window()
        focused = window.focusWidget()
        if focused is None or not self._bar.isAncestorOf(focused):
            return None
        self._bar.focusPreviousChild()
        return window.focusWidget()

    def _come_back(self) -> None:
        if self._beside is not None and self.window().focusWidget() is self._beside:
            self._bar.button.setFocus(Qt.FocusReason.OtherFocusReason)


class _Apart(QWidget):
    """A small window above others; Esc, or closing it, stops what is counted down to."""

    def __init__(self, bar: DoneBar) -> None:
        flags = Qt.WindowType.Dialog | Qt.WindowType.WindowStaysOnTopHint
        super().__init__(None, flags)
        self._bar = bar
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self.setWindowTitle(text.tr("When all is done"))
        self.column = _column(self, GAP_SMALL)

    def show_over(self, window: QWidget) -> None:
        """Come up at the lower end of a window, in the middle."""
        sentence = self._bar.sentence
        words = sentence.fontMetrics().horizontalAdvance(sentence.text())
        needed = self._bar.minimumSizeHint().width() + words + 2 * GAP_SMALL
        room = self.screen().availableSize().width() - 2 * GAP_SMALL
        self.resize(min(room, max(LEAST_WIDTH, needed)), self.sizeHint().height())
        below = window.mapToGlobal(window.rect().center())
        bottom = window.mapToGlobal(window.rect().bottomLeft()).y()
        self.move(QPoint(below.x() - self.width() // 2, bottom - self.height() - GAP_SMALL))
        self.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Esc stop it."""
        if event.key() == Qt.Key.Key_Escape:
            self._bar.stopped.emit()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop it."""
        event.ignore()
        self._bar.stopped.emit()


def _column(holder: QWidget, margin: int) -> QVBoxLayout:
    column = QVBoxLayout(holder)
    column.setContentsMargins(margin, margin, margin, margin)
    column.setSpacing(0)
    return column
