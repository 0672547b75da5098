"""Labels, and what a screen reader is told of what they show."""

from PySide6.QtCore import QObject, QSize, Qt, QTimer
from PySide6.QtGui import (
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QLabel, QPlainTextEdit, QSizePolicy, QWidget

from bitsgui.gui import language
from bitsgui.gui.delegates.painting import draw_text

NARROWEST = 40
CALM_MS = 5000


class CalmName(QObject):
    """Names a widget by what it shows, for a screen reader: running numbers every few seconds only.

    Each change of a name is an event on the desktop's bus, so a number in every batch would be
    chatter there.
    """

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self._words = ""
        self._timer = QTimer(self, interval=CALM_MS, singleShot=True)
        self._timer.timeout.connect(self._tell)
        language.changed.connect(self._timer.stop)  # the next words are other ones

    def say(self, words: str, *, at_once: bool = False) -> None:
        """Name the widget ``words`` soon; ``at_once`` where more than a number is new."""
        self._words = words
        if at_once or not self._timer.isActive():
            self._tell()

    def _tell(self) -> None:
        if self._widget.accessibleName() != self._words:
            self._widget.setAccessibleName(self._words)
            self._timer.start()


class ElidedLabel(QLabel):
    """One line that is cut when it does not fit, in the middle unless ``elide`` says otherwise.

    The tool tip has it whole.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.elide = Qt.TextElideMode.ElideMiddle
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def setText(self, words: str) -> None:
        """Show ``words``."""
        super().setText(words)
        self.setToolTip(words)

    def minimumSizeHint(self) -> QSize:
        """Return a width any text may be cut to."""
        return QSize(NARROWEST, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Write the text, cut if need be."""
        painter = QPainter(self)
        colour = self.palette().color(QPalette.ColorRole.WindowText).name()
        draw_text(
            painter,
            self.contentsRect(),
            self.text(),
            self.font(),
            colour,
            to_end=bool(self.alignment() & Qt.AlignmentFlag.AlignTrailing),
            mirrored=self.isRightToLeft(),
            elide=self.elide,
        )

    def sizeHint(self) -> QSize:
        """Return the size the whole text takes."""
        metrics = QFontMetrics(self.font())
        return QSize(metrics.horizontalAdvance(self.text()), metrics.height())


class WrappedText(QPlainTextEdit):
    """Lines to read, select and copy, as high as they need; a long link breaks anywhere."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.viewport().setAutoFillBackground(False)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        # A plain text document measures its height in lines.
        lines = round(self.document().size().height())
        self.setFixedHeight(max(1, lines) * self.fontMetrics().lineSpacing() + 2)
