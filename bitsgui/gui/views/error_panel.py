"""What went wrong, what can be done, and the buttons that do it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QMimeData, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import (
    QLabel,
    QVBoxLayout,
    QWidget,
)

from bitsgui.bits.types import JobState
from bitsgui.bits.views import ActivityView, ErrorView, JobView
from bitsgui.gui import activity_words, text
from bitsgui.gui.icons import themed_icon
from bitsgui.gui.links import links_of, only_link_of
from bitsgui.gui.remedies import Chosen, Remedy, needs_help, remedies, remedy_word
from bitsgui.gui.theme import (
    GAP,
    GAP_SMALL,
    GAP_TINY,
    ROW_ICON,
    Tokens,
    current_tokens,
    scaled,
    set_text_colour,
)
from bitsgui.gui.views.buttons import FlatButton, FlatTool
from bitsgui.gui.views.drop_place import DropPlace
from bitsgui.gui.views.flow import FlowLayout
from bitsgui.gui.views.labels import ElidedLabel, WrappedText
from bitsgui.gui.views.link_offer import LinkOffer
from bitsgui.gui.views.notes import Note
from bitsgui.gui.views.turns import take_turns

LINES_SHOWN = 12
"""So many of the newest events stand in the panel; what is copied has them all."""


class ErrorPanel(QWidget):
    """The error of one job. ``chosen`` carries a :class:`Chosen`.

    ``entered``: a button, or the field for a fresh link, is there and has the focus; ``left``: the
    keyboard wants to go back. ``folded_out``: the details are to be seen, for which
    :meth:`show_time_line` brings what led to the error.
    """

    chosen = Signal(object)
    entered = Signal()
    left = Signal()
    folded_out = Signal()
    opened = Signal()
    """The details are or became longer after somebody asked for them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: JobView | None = None
        self._shown: tuple[Remedy, ...] = ()
        self._time_line: tuple[ActivityView, ...] = ()
        self._is_folded_out = False
        self.drops = DropPlace(
            self, self._takes, self._on_dropped, lambda: text.tr("Drop to use it as the fresh link")
        )
        self._subject = ElidedLabel()
        self._message = _label(weight=QFont.Weight.DemiBold)
        self._hint = _label()
        self._waits = _label()
        self._choices = QWidget()  # hidden while a link is given instead
        self._buttons = FlowLayout(self._choices)
        self.offer = LinkOffer(is_narrow=True)
        self.offer.used.connect(self._on_link_used)
        self.offer.left.connect(self._choices_back)
        self._fold = FlatTool()
        self._fold.setText(text.tr("Technical details"))
        self._fold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._fold.clicked.connect(self._on_fold_clicked)
        self._copy = FlatButton(text.tr("Copy details"))
        self._copy.clicked.connect(self._on_copy)
        self._facts = WrappedText()
        self._facts.setAccessibleName(text.tr("Technical details"))
        self._lay_out()
        self.fold_out(False)

    def show_error(self, view: JobView) -> None:
        """Show a job's error; what is folded out or typed stays while it is the same error."""
        error = view.error
        if error is None:
            return
        before, self._view = self._view, view
        is_same = before is not None and (before.id, before.state, before.error) == (
            view.id,
            view.state,
            error,
        )
        if is_same and self._shown == remedies(view):
            return
        if before is not None and _sort(before) != _sort(view):
            self.fold_out(False)
        self._subject.setText(text.error_subject(error))
        self._subject.setVisible(view.files_total > 1 and bool(self._subject.text()))
        self._say(view, error)
        if before is None or before.id != view.id:
            self._time_line = ()
        self._show_facts()
        self.offer.close_field()
        self._choices.show()
        self._show_buttons(remedies(view))
        self._dress()

    def _say(self, view: JobView, error: ErrorView) -> None:
        self._message.setText(text.error_message(error))
        hints = (text.error_hint(error, view.state), text.again_words(view))
        self._hint.setText(" ".join(filter(None, hints)))
        self._hint.setVisible(bool(self._hint.text()))

    def ask_for_link(self) -> None:
        """Let a fresh link be pasted or dropped; one that was copied is there already."""
        if Remedy.FRESH_LINK in self._shown:
            self._on_remedy(Remedy.FRESH_LINK)

    def enter(self) -> None:
        """Bring the keyboard to what helps best; Enter does it, Esc leaves."""
        if self._choices.isHidden():
            self.offer.link.setFocus()
            self.entered.emit()
        else:
            self._enter_choices()

    @property
    def details_top(self) -> int:
        """Where what folds the details out stands in the panel."""
        return self._fold.mapTo(self, QPoint()).y()

    @property
    def is_folded_out(self) -> bool:
        """Whether the technical details are shown."""
        return self._is_folded_out

    def show_time_line(self, entries: Sequence[ActivityView]) -> None:
        """Show below the facts what happened to the download, oldest first."""
        if tuple(entries) != self._time_line:
            is_first = not self._time_line
            self._time_line = tuple(entries)
            self._show_facts()
            if is_first and self._is_folded_out:
                self.opened.emit()

    def show_wait(self, words: str) -> None:
        """Say when it is tried again by itself; nothing hides the line."""
        self._waits.setText(words)
        self._waits.setVisible(bool(words))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a raised card, in the error's colour where somebody has to see to it."""
        tokens = current_tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(_colours(self._view, tokens)[0]))
        painter.setPen(QPen(QColor(tokens.outline), 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)

    def _takes(self, dragged: QMimeData) -> bool:
        """Return whether it is one link where that can help; anything else is for the window."""
        return Remedy.FRESH_LINK in self._shown and len(links_of(dragged)) == 1

    def _on_dropped(self, dropped: QMimeData) -> None:
        """Put a dropped link into its field; Enter then uses it."""
        self._offer_link(links_of(dropped)[0])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave with Esc."""
        if event.matches(QKeySequence.StandardKey.Cancel):
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow palette and language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "_copy"):
            view = self._view
            if view is not None and view.error is not None:
                self._say(view, view.error)
                self._show_facts()
        looks = {QEvent.Type.PaletteChange, QEvent.Type.LayoutDirectionChange}
        if event.type() in looks and hasattr(self, "_copy"):
            self._dress()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GAP, GAP, GAP, GAP_SMALL)
        layout.setSpacing(GAP_TINY)
        for label in (self._subject, self._message, self._hint, self._waits):
            layout.addWidget(label)
        layout.addSpacing(GAP_TINY)
        layout.addWidget(self._choices)
        layout.addWidget(self.offer)
        layout.addWidget(self._facts)

    def _show_facts(self) -> None:
        self._facts.setPlainText("\n".join(self._fact_lines(self._time_line[-LINES_SHOWN:])))

    def _fact_lines(self, entries: Sequence[ActivityView]) -> list[str]:
        view = self._view
        if view is None or view.error is None:
            return []
        lines = [f"{name}: {fact}" for name, fact in text.error_facts(view.error)]
        if not entries:
            return lines
        lines += ["", text.tr("What happened:")]
        if left_out := len(self._time_line) - len(entries):
            lines.append(text.tr("%n earlier event(s) under Activity", left_out))
        is_named = view.files_total > 1
        return [*lines, *(activity_words.line(entry, is_named=is_named) for entry in entries)]

    def _show_buttons(self, shown: tuple[Remedy, ...]) -> None:
        self._shown = shown
        while (item := self._buttons.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None and widget not in {self._fold, self._copy}:
                widget.hide()
                widget.deleteLater()
        buttons: list[QWidget] = []
        for place, remedy in enumerate(shown):
            button = FlatButton(remedy_word(remedy), is_primary=place == 0)
            button.clicked.connect(lambda _=False, chosen=remedy: self._on_remedy(chosen))
            self._buttons.addWidget(button)
            buttons.append(button)
        self._buttons.addWidget(self._fold)  # beside them: a row of its own has no room when low
        self._buttons.addWidget(self._copy)
        take_turns(self, [*buttons, self._fold, self._copy])

    def _on_remedy(self, remedy: Remedy) -> None:
        if remedy == Remedy.FRESH_LINK:
            self._offer_link(only_link_of(QGuiApplication.clipboard().mimeData()))
        elif self._view is not None:
            self.chosen.emit(Chosen(remedy, self._view))

    def _offer_link(self, link: str) -> None:
        view = self._view
        if view is not None and view.error is not None and view.error.file_id is not None:
            self._choices.hide()
            self.offer.open_for(view.id, view.error.file_id, link)
            self.entered.emit()

    def _choices_back(self) -> None:
        self._choices.show()
        self._enter_choices()

    def _enter_choices(self) -> None:
        first = self._buttons.itemAt(0)
        button = None if first is None else first.widget()
        if button is not None:
            button.setFocus()
            self.entered.emit()

    def _on_link_used(self, link: str, starts_over: bool) -> None:
        if self._view is not None:
            self._choices.show()
            chosen = Chosen(Remedy.FRESH_LINK, self._view, link, starts_over=starts_over)
            self.chosen.emit(chosen)

    def _on_fold_clicked(self) -> None:
        self.fold_out(not self._is_folded_out)
        if self._is_folded_out:
            self.opened.emit()

    def fold_out(self, is_open: bool) -> None:
        """Show or hide the technical details."""
        self._is_folded_out = is_open
        self._facts.setVisible(is_open)
        self._copy.setVisible(is_open)
        self._dress()
        if is_open:
            self.folded_out.emit()

    def _on_copy(self) -> None:
        """Copy all there is, also what the panel has no room for."""
        words = [text for text in (self._message.text(), self._hint.text()) if text]
        QGuiApplication.clipboard().setText("\n".join(words + self._fact_lines(self._time_line)))

    def _dress(self) -> None:
        tokens = current_tokens()
        ahead = "chevron-start" if self.isRightToLeft() else "chevron-end"
        name = "chevron-down" if self._is_folded_out else ahead
        self._fold.setIcon(themed_icon(name, ROW_ICON))
        for label in (self._subject, self._hint, self._waits, self._facts):
            set_text_colour(label, tokens.text)
        set_text_colour(self._message, _colours(self._view, tokens)[1])


def _colours(view: JobView | None, tokens: Tokens) -> tuple[str, str]:
    """Return ground and message of a panel: as loud as the row is."""
    if view is not None and view.state == JobState.ERROR:
        return tokens.surface_error, tokens.error
    if view is not None and text.is_waiting(view.error) and not needs_help(view.error):
        return tokens.window, tokens.text
    return tokens.surface_attention, tokens.attention


def _sort(view: JobView) -> tuple[object, ...]:
    """Return what tells an error from another one; of a further attempt it is the same."""
    error = view.error
    return (view.id,) if error is None else (view.id, error.code, error.context, error.file_id)


def _label(weight: QFont.Weight | None = None) -> QLabel:
    label = Note()
    if weight is not None:
        label.setFont(scaled(label.font(), 1.0, weight))
    return label
