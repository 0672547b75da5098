"""About the program: its version and licence, and those of everything it is made of."""

import threading

import PySide6
from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    QUrl,
    Signal,
    qVersion,
)
from PySide6.QtGui import QColor, QDesktopServices, QFont, QPainter
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

import bitsgui
from bitsgui.desktop.ownership import package_manager
from bitsgui.gui import text
from bitsgui.gui.delegates.painting import draw_text
from bitsgui.gui.icons import pixmap
from bitsgui.gui.openings import no_opener_words
from bitsgui.gui.parts import Part, read_parts
from bitsgui.gui.theme import (
    GAP,
    GAP_HUGE,
    GAP_LARGE,
    GAP_SMALL,
    TITLE_SCALE,
    current_tokens,
    scaled,
    set_text_colour,
)
from bitsgui.gui.views.buttons import FlatButton
from bitsgui.gui.views.fields import dress_fields
from bitsgui.gui.views.header import FlatHeader
from bitsgui.gui.views.notes import Note
from bitsgui.gui.views.scrolling import ThinScrollBar

SIZE = QSize(640, 540)
PICTURE = 48
ROW = 24
QT_SOURCES = "https://download.qt.io/official_releases/QtForPython/"


class _Cell(QStyledItemDelegate):
    """Words under the title of their column, which has the same room at its edges."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return room for the words and between the columns."""
        words = option.fontMetrics.horizontalAdvance(str(index.data()))
        return QSize(words + 2 * GAP_SMALL + GAP, ROW)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint ground and words."""
        tokens = current_tokens()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(tokens.surface_selected))
        place = option.rect.adjusted(GAP_SMALL, 0, -GAP_SMALL, 0)
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        draw_text(painter, place, str(index.data()), option.font, tokens.text, mirrored=mirrored)


class AboutDialog(QDialog):
    """Lists the parts; the licence of the chosen one stands below. Deleted once it is closed."""

    _arrived = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(text.tr("About bitsgui"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._parts: list[Part] = []
        self._title = Note()
        self._title.setFont(scaled(self.font(), TITLE_SCALE, QFont.Weight.DemiBold))
        self._purpose = Note()
        self._picture = QLabel()
        self.parts = QTreeWidget()
        self.parts.setAccessibleName(text.tr("Parts of the program"))
        self.parts.setHeaderLabels([text.tr("Part"), text.tr("Version"), text.tr("Licence")])
        self.parts.setHeader(FlatHeader(self.parts))
        self.parts.header().setStretchLastSection(True)
        self.parts.setRootIsDecorated(False)
        self.parts.setItemDelegate(_Cell(self.parts))
        self.parts.setUniformRowHeights(True)
        self.licence = QPlainTextEdit()
        self.licence.setReadOnly(True)
        self.licence.setAccessibleName(text.tr("Licence of the chosen part"))
        self.site = FlatButton(text.tr("Open &website"))
        self.site.setAutoDefault(False)
        self.problem = Note()
        self.problem.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.problem.hide()
        self.close_button = FlatButton(text.tr("Close"))
        self.close_button.setDefault(True)
        ThinScrollBar(self.parts)
        ThinScrollBar(self.licence)
        self._lay_out()
        self._say()
        self._dress()
        self.parts.currentItemChanged.connect(self._on_chosen)
        self.site.clicked.connect(self._on_site)
        self.close_button.clicked.connect(self.reject)
        self._arrived.connect(self._on_arrived, Qt.ConnectionType.QueuedConnection)
        threading.Thread(target=self._read, name="parts", daemon=True).start()

    def changeEvent(self, event: QEvent) -> None:
        """Follow palette and language."""
        super().changeEvent(event)
        if not hasattr(self, "close_button"):
            return
        if event.type() == QEvent.Type.PaletteChange:
            self._dress()
        elif event.type() == QEvent.Type.LanguageChange:
            self._say()
            self._on_chosen()

    def _read(self) -> None:
        parts = read_parts()
        try:
            self._arrived.emit(parts)
        except RuntimeError:  # the dialog has gone meanwhile
            return

    def _on_arrived(self, parts: list[Part]) -> None:
        self._parts = parts
        for part in parts:
            item = QTreeWidgetItem([part.name, part.version, part.licence])
            self.parts.addTopLevelItem(item)
        for column in (0, 1):
            self.parts.resizeColumnToContents(column)
        self.parts.setCurrentIndex(self.parts.model().index(0, 0))

    def _chosen(self) -> Part | None:
        row = self.parts.currentIndex().row()
        return self._parts[row] if 0 <= row < len(self._parts) else None

    def _on_chosen(self) -> None:
        part = self._chosen()
        self.site.setEnabled(part is not None and bool(part.link))
        self._show_problem("")
        if part is not None:
            words = "\n\n".join((_qt_words(), part.text)) if part.is_qt else part.text
            self.licence.setPlainText(words or part.licence)

    def _on_site(self) -> None:
        part = self._chosen()
        if part is not None:
            is_open = QDesktopServices.openUrl(QUrl(part.link))
            self._show_problem("" if is_open else no_opener_words(part.link))

    def _show_problem(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.setVisible(bool(words))
        self.site.setAccessibleDescription(words)

    def _say(self) -> None:
        version = text.tr("bitsgui %1").replace("%1", bitsgui.__version__)
        self._title.setText(version)
        purpose = text.tr("A download manager, free software under the MIT licence.")
        if owner := package_manager():
            newer = text.tr("Newer versions come by %1.").replace("%1", owner)
            purpose = f"{purpose} {newer}"
        self._purpose.setText(purpose)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.addWidget(self._title)
        words.addWidget(self._purpose)
        head = QHBoxLayout()
        head.setSpacing(GAP_LARGE)
        head.addWidget(self._picture)
        head.addLayout(words, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.site)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GAP_HUGE, GAP_HUGE, GAP_HUGE, GAP_LARGE)
        layout.setSpacing(GAP)
        layout.addLayout(head)
        layout.addSpacing(GAP_SMALL)
        layout.addWidget(self.parts, 3)
        layout.addWidget(self.licence, 2)
        layout.addWidget(self.problem)
        layout.addLayout(buttons)
        self.resize(SIZE)

    def _dress(self) -> None:
        tokens = current_tokens()
        self._picture.setPixmap(pixmap("app", tokens.accent, PICTURE, self.devicePixelRatioF()))
        set_text_colour(self._purpose, tokens.text_muted)
        set_text_colour(self.problem, tokens.error)
        dress_fields(self)


def _qt_words() -> str:
    """Return what the licence of Qt asks to be said."""
    words = text.tr(
        "bitsgui uses Qt %1 through PySide6 %2 and Shiboken, under the GNU Lesser General Public "
        "License, version 3 (LGPL-3.0-only). They are used unchanged, as libraries in files of "
        "their own: you may replace them with other builds of the same version, and take apart "
        "what is needed to make that work."
    )
    where = text.tr("Their source code: %1").replace("%1", QT_SOURCES)
    licence = text.tr("The licence: %1").replace("%1", "https://www.gnu.org/licenses/lgpl-3.0.html")
    words = words.replace("%1", qVersion()).replace("%2", PySide6.__version__)
    return "\n\n".join(
        (words, where, licence, "Qt \u00a9 The Qt Company Ltd. and other contributors.")
    )
