"""The links one file may come from: its own, and mirrors that can be added and taken out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from bitsgui.bits.mirrors import SourceView, Trouble
from bitsgui.gui import source_words, text
from bitsgui.gui.dialogs.add_checks import mirror_problem
from bitsgui.gui.dialogs.asking import AskingDialog
from bitsgui.gui.theme import (
    GAP,
    GAP_TINY,
    SECONDARY_SCALE,
    current_tokens,
    scaled,
    set_text_colour,
)
from bitsgui.gui.views.labels import ElidedLabel
from bitsgui.gui.views.notes import Note
from bitsgui.gui.views.property_fields import TextField
from bitsgui.gui.views.scrolling import ThinScrollBar
from bitsgui.gui.views.text_button import TextButton
from bitsgui.gui.views.typed_rows import TypedRow, TypedRows

WIDTH = 560
HEIGHT = 240
LOOK_MS = 1000


@dataclass(frozen=True, slots=True)
class Wanted:
    """Links to be added to a file, and those to be taken out; one in both is asked again."""

    add: tuple[str, ...]
    remove: tuple[str, ...]


class SourcesDialog(AskingDialog):
    """Shows the links of a file and what they do. ``chosen`` carries a :class:`Wanted`.

    ``looked`` asks for :meth:`show_sources`, again and again as long as it is open.
    """

    looked = Signal()

    def __init__(self, name: str, views: Sequence[SourceView], parent: QWidget) -> None:
        super().__init__(text.tr("Mirrors"), text.tr("Set"), parent)
        self.add_title(text.tr("Links of \u201c%1\u201d").replace("%1", name))
        self._is_adding = False
        self._before = tuple(view.url for view in views if not view.is_own)
        self.own = _State(next(view for view in views if view.is_own))
        self.own_link = ElidedLabel()
        self.own_link.setText(self.own.url)
        self.rows = MirrorRows()
        self.rows.show_value("\n".join(self._before))
        self._lay_out()
        self.rows.name(text.tr("Mirrors"))
        self._add_problem(self.rows.add_button)
        self.add_muted(
            text.tr(
                "Mirrors are further links to the same file. Each is compared with what is there "
                "before it is believed; logins and cookies go to the file\u2019s own link only."
            )
        )
        self.setMinimumWidth(WIDTH)
        self.rows.edited.connect(self._check)
        self.rows.typed.connect(self._check)
        self.yes.clicked.connect(self._on_set)
        self.rows.add_button.clicked.connect(self._on_added)
        timer = QTimer(self, interval=LOOK_MS)
        timer.timeout.connect(self.looked)
        timer.start()
        self.show_sources(views)
        self.dress()
        self._check()
        self._take_turns()
        self.rows.add_button.setFocus()

    def show_sources(self, views: Sequence[SourceView]) -> None:
        """Say what the links do now; what is being typed stays."""
        self.own.show_view(next(view for view in views if view.is_own))
        self.rows.show_states({view.url: view for view in views})

    def dress(self) -> None:
        """Take the colours in force."""
        super().dress()
        self.own.dress()
        set_text_colour(self.own_link, current_tokens().text)

    def _lay_out(self) -> None:
        self._add_label(text.tr("Its own link"), self.own_link)
        self.body.addWidget(self.own_link)
        self.body.addWidget(self.own)
        self._add_label(text.tr("Mirrors"), self.rows)
        self.body.addWidget(self._make_scroll(), 1)

    def _make_scroll(self) -> QScrollArea:
        scroll, inner = QScrollArea(), QWidget()
        scroll.setWidget(inner)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setMinimumHeight(HEIGHT)
        scroll.viewport().setAutoFillBackground(False)
        inner.setAutoFillBackground(False)
        ThinScrollBar(scroll, is_on_window=True)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.rows)
        column.addStretch(1)
        bottom = scroll.verticalScrollBar()
        bottom.rangeChanged.connect(lambda _, most: self._is_adding and bottom.setValue(most))
        return scroll

    def _on_added(self) -> None:
        self._is_adding = True  # from now on the new row is kept in sight
        self._take_turns()

    def _take_turns(self) -> None:
        """Let Tab go from the top to the end: rows come, and what they offer, later than that."""
        rows = (control for row in self.rows.rows for control in row.controls)
        turns = (self.own.retry, *rows, self.rows.add_button, self.no, self.yes)
        for one, following in pairwise(turns):
            QWidget.setTabOrder(one, following)

    def _wrong(self) -> str:
        return text.tr("Not every link is right yet.") if self.rows.has_problem else ""

    def _on_set(self) -> None:
        now, again = self.rows.urls(), self.rows.again()
        gone = [url for url in self._before if url not in now]
        new = [url for url in now if url not in self._before]
        self._choose(Wanted((*new, *again), (*gone, *again, *self.own.again())))


class _State(QWidget):
    """What a link does, and the offer to ask one again that was left out."""

    def __init__(self, view: SourceView) -> None:
        super().__init__()
        self.url = view.url
        self._view = view
        self.words = Note()
        self.words.setFont(scaled(self.words.font(), SECONDARY_SCALE))
        self.retry = TextButton(text.tr("Ask it again"))
        self.retry.setAccessibleName(text.tr("Ask it again: %1").replace("%1", view.url))
        self.retry.clicked.connect(self._on_retry)
        self.setMinimumHeight(self.retry.sizeHint().height())  # all rows alike
        self._is_again = False
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GAP)
        line.addWidget(self.words, 1)
        line.addWidget(self.retry)
        self.show_view(view)

    def show_view(self, view: SourceView) -> None:
        """Say what it does."""
        self._view = view
        is_out = view.trouble is not Trouble.NONE
        self.retry.setVisible(is_out and not self._is_again)
        words = text.tr("It is asked again.") if self._is_again else source_words.state(view)
        self.words.setText(words)

    def again(self) -> tuple[str, ...]:
        """Return the link if it is to be asked again."""
        return (self.url,) if self._is_again else ()

    def dress(self) -> None:
        """Take the colours in force."""
        set_text_colour(self.words, current_tokens().text_muted)

    def _on_retry(self) -> None:
        self._is_again = True
        self.show_view(self._view)


class MirrorRows(TypedRows["MirrorRow"]):
    """Mirrors, a line each; their value is one on each line. ``typed`` follows every change."""

    typed = Signal()

    def __init__(self) -> None:
        super().__init__(
            text.tr("Add a mirror"),
            lambda value: str(value or "").splitlines(),
            "\n".join,
            self._new_row,
        )

    @property
    def has_problem(self) -> bool:
        """Whether a line holds what is no link."""
        return any(row.has_problem for row in self.rows)

    def urls(self) -> tuple[str, ...]:
        """Return what the lines hold."""
        return tuple(self._values())

    def again(self) -> tuple[str, ...]:
        """Return the links that were left out and are to be asked again."""
        return tuple(url for row in self.rows for url in row.again())

    def show_states(self, views: dict[str, SourceView]) -> None:
        """Say what each does."""
        for row in self.rows:
            if row.value in views:
                row.show_view(views[row.value])

    def _new_row(self, value: str | None) -> "MirrorRow":
        row = MirrorRow(value, lambda url: url not in self._values(row))
        row.typed.connect(self.typed)
        row.remove.clicked.connect(self.typed)
        return row


class MirrorRow(TypedRow):
    """One mirror."""

    typed = Signal()

    def __init__(self, url: str | None, is_free: Callable[[str], bool]) -> None:
        super().__init__(url)
        self._is_free = is_free
        self._state: _State | None = None
        self.link = TextField(can_be_empty=True)
        self.link.show_default("https://")
        self.fields = (self.link,)
        self.controls = self.link.line, self.remove
        self._column = QVBoxLayout(self)
        self._lay_out()
        if url is not None:
            self.link.show_value(url)
        self.follow(self._on_edited, self._on_typed)
        self._say_names()
        self.dress()

    @property
    def has_problem(self) -> bool:
        """Whether what stands there is no link, or is not yet."""
        return bool(self._problem())

    def again(self) -> tuple[str, ...]:
        """Return the link if it is to be asked again."""
        is_same = self._state is not None and self._state.url == self.value
        return self._state.again() if self._state is not None and is_same else ()

    def show_view(self, view: SourceView) -> None:
        """Say what it does."""
        if self._state is None:
            self._state = _State(view)
            self._state.dress()
            self._column.insertWidget(1, self._state)
            self.controls = *self.controls, self._state.retry
        self._state.show_view(view)

    def dress(self) -> None:
        """Take the colours in force."""
        super().dress()
        if self._state is not None:
            self._state.dress()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(GAP)
        line.addWidget(self.link, 1)
        line.addWidget(self.remove)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GAP_TINY)
        self._column.addLayout(line)
        self._column.addWidget(self.note)

    def _problem(self) -> str:
        url = self.link.line.text().strip()
        if url and not self._is_free(url):
            return text.tr("This link is there already.")
        return mirror_problem(url) if url else ""

    def _on_typed(self) -> None:
        if self._state is not None:
            self._state.setVisible(self.link.line.text().strip() == self._state.url)
        self.typed.emit()

    def _on_edited(self) -> None:
        problem, url = self._problem(), self.link.line.text().strip()
        self.say(problem)
        if problem or url == (self.value or ""):
            return
        self.value = url or None
        self._say_names()
        self.changed.emit()

    def _say_names(self) -> None:
        name = self.value or text.tr("new mirror")
        self.link.name(text.tr("Link of a mirror"))
        self.name_remove(text.tr("Take %1 out").replace("%1", name))
