"""What a download was asked to do, and how to ask for something else."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QGridLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QWidget,
)

from bitsgui.bits.categories import NO_CATEGORY
from bitsgui.bits.command_lines import command_text
from bitsgui.bits.states import RUNNING
from bitsgui.bits.types import (
    REDIRECT_MASK,
    UINT32_MAX,
    UINT64_MAX,
    Priority,
    SecurityFlags,
)
from bitsgui.bits.views import JobProperties, JobView
from bitsgui.gui import formats, text
from bitsgui.gui.models.categories import category_of, known, line_word
from bitsgui.gui.options import kinds
from bitsgui.gui.theme import (
    GAP,
    GAP_HUGE,
    GAP_SMALL,
    GAP_TINY,
    SECONDARY_SCALE,
    current_tokens,
    scaled,
    set_text_colour,
)
from bitsgui.gui.views.fields import dress_fields
from bitsgui.gui.views.focus_ring import FocusRing
from bitsgui.gui.views.labels import ElidedLabel
from bitsgui.gui.views.notes import Note
from bitsgui.gui.views.property_facts import (
    certificate_word,
    checks_word,
    data_word,
    defaults_of,
    fact_names,
    facts_of,
    has_login,
    login_word,
    mirrors_word,
    proxy_word,
    secret_words,
)
from bitsgui.gui.views.property_fields import (
    ButtonField,
    ChoiceField,
    Field,
    LineField,
    NumberField,
    SwitchField,
    TextField,
)
from bitsgui.gui.views.scrolling import ThinScrollBar
from bitsgui.gui.views.turns import let_wait
from bitsgui.settings.schema import Settings

WIDE = 640
COLUMN_WIDEST = 520
NAMES_WIDTH = 96
NEXT_RUN = frozenset(
    {"user_agent", "referer", "headers", "data", "login", "proxy", "certificate", "checks"}
)
"""These hold from the next start of the download on."""
BEFORE_START = frozenset({"max_size", "method"})
"""These can be set only until the download starts for the first time."""

_DOWN, _ALONG = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight


@dataclass(frozen=True, slots=True)
class PropertyWish:
    """Another value for the property ``key`` of a job."""

    job_id: UUID
    key: str
    value: Any


_VALUES: dict[str, Callable[[JobProperties], Any]] = {
    "name": lambda found: found.name,
    "description": lambda found: found.description,
    "priority": lambda found: found.priority,
    "category": lambda found: found.category if category_of(found.category) else NO_CATEGORY,
    "rate_limit": lambda found: found.options.rate_limit,
    "segments": lambda found: found.options.segments,
    "retry_delay": lambda found: found.options.minimum_retry_delay_s,
    "patience": lambda found: found.options.no_progress_timeout_s,
    "on_conflict": lambda found: found.options.on_conflict,
    "auto_complete": lambda found: found.options.auto_complete,
    "find_checksums": lambda found: found.options.find_checksums,
    "in_order": lambda found: found.options.in_order,
    "max_time": lambda found: _below(found.options.maximum_download_time_s, UINT32_MAX),
    "max_size": lambda found: _below(found.options.max_download_size, UINT64_MAX),
    "method": lambda found: found.options.http_method or "GET",
    "redirects": lambda found: found.options.security_flags & REDIRECT_MASK,
    "proxy": proxy_word,
    "mirrors": mirrors_word,
    "headers": secret_words,
    "data": data_word,
    "login": login_word,
    "certificate": lambda found: certificate_word(found.options.client_certificate),
    "checks": lambda found: checks_word(found.options.security_flags),
    "command": lambda found: command_text(
        found.options.notify_program, found.options.notify_parameters
    ),
    "referer": lambda found: found.options.referer,
    "user_agent": lambda found: found.options.user_agent,
    "interface": lambda found: found.options.interface,
}


def _below(value: float | None, limit: float) -> float | None:
    """Return a limit, None if it is so high that it is none."""
    return None if value is None or value >= limit else value


def _fields() -> tuple[dict[str, tuple[str, Field]], dict[str, tuple[str, Field]]]:
    """Return the two columns: name -> its words and control."""
    tr = text.tr
    times = kinds.time_units()
    first: dict[str, tuple[str, Field]] = {
        "name": (tr("Name"), TextField()),
        "description": (tr("Note"), TextField()),
        "priority": (tr("Priority"), ChoiceField({p: text.priority_word(p) for p in Priority})),
        "category": (tr("Category"), ChoiceField({NO_CATEGORY: line_word(NO_CATEGORY)})),
        "rate_limit": (tr("Speed limit"), NumberField(formats.rate_units(), can_be_none=True)),
        "segments": (tr("Segments"), NumberField(can_be_none=True)),
        "interface": (tr("Network interface"), TextField(can_be_empty=True)),
        "in_order": (tr("Order"), SwitchField(tr("From the start on, to preview"))),
        "on_conflict": (tr("Same name"), ChoiceField(kinds.conflict_words())),
        "auto_complete": (tr("At the end"), SwitchField(tr("Finish by itself"))),
        "find_checksums": (tr("Checksum"), SwitchField(tr("Look for its file on the server"))),
        "command": (tr("Command"), TextField(can_be_empty=True)),
    }
    second: dict[str, tuple[str, Field]] = {
        "retry_delay": (tr("Retries after"), NumberField(times)),
        "patience": (tr("Gives up after"), NumberField(times)),
        "max_time": (tr("Longest time"), NumberField(times, can_be_none=True)),
        "max_size": (tr("Largest size"), NumberField(kinds.size_units(), can_be_none=True)),
        "method": (tr("Method"), TextField()),
        "data": (tr("Data"), ButtonField(tr("Data\u2026"))),
        "redirects": (tr("Redirects"), ChoiceField(_redirects())),
        "referer": (tr("Referer"), TextField(can_be_empty=True)),
        "user_agent": (tr("User agent"), TextField(can_be_empty=True)),
        "proxy": (tr("Proxy"), ButtonField(tr("Proxy\u2026"))),
        "mirrors": (tr("Mirrors"), ButtonField(tr("Mirrors\u2026"))),
        "headers": (tr("Also sent"), ButtonField(tr("Headers\u2026"))),
        "login": (tr("Login"), ButtonField(tr("Log in\u2026"))),
        "certificate": (tr("Certificate"), ButtonField(tr("Certificate\u2026"))),
        "checks": (tr("Not checked"), ButtonField(tr("Checks\u2026"))),
    }
    return first, second


def _redirects() -> dict[int, str]:
    return {
        0: text.tr("Follow"),
        int(SecurityFlags.REDIRECT_ALLOW_REPORT): text.tr("Follow, and keep the new link"),
        int(SecurityFlags.REDIRECT_DISALLOW): text.tr("Refuse"),
    }


def _categories() -> dict[int, str]:
    ids = [*(category.id for category in known()), NO_CATEGORY]
    return {each: line_word(each) for each in ids}


class PropertiesPage(QScrollArea):
    """The properties of one job. ``wished`` carries a :class:`PropertyWish`.

    ``dialog_wanted`` carries the job, and the key of a property it is to be asked for by a dialog.
    ``login_wanted`` carries the :class:`JobView` of one that is to get another login, and whether
    it has one, ``proxy_wanted`` that of one that is to get another proxy, and the settings it has,
    ``certificate_wanted`` that of one that is to show another certificate, and what it has.
    """

    wished = Signal(object)
    dialog_wanted = Signal(object, str)
    login_wanted = Signal(object, bool)
    proxy_wanted = Signal(object, object)
    certificate_wanted = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: JobProperties | None = None
        self._settings: Settings | None = None
        self._view: JobView | None = None
        self.fields: dict[str, Field] = {}
        self.notes: dict[str, QLabel] = {}
        self._labels: list[QLabel] = []
        self._facts: dict[str, tuple[QLabel, QLabel]] = {}
        self._command_note = QLabel()
        self._ended = QLabel(text.tr("This download has ended. Nothing of it can be changed."))
        self._ended.setWordWrap(True)
        self._columns = QBoxLayout(_DOWN)
        self._sides: list[QWidget] = []
        self._form = QWidget()
        self.setWidget(self._make_side())
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(text.tr("Properties of the selected download"))
        ThinScrollBar(self)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard to the list
        FocusRing(self)
        self.show_ended(is_ended=False)
        self._form.hide()
        self._dress()

    def show_job(self, view: JobView, *, is_ended: bool) -> None:
        """Expect the properties of a job; those of another one are not shown any longer."""
        self._view = view
        self.show_ended(is_ended=is_ended)
        if self._shown is not None and self._shown.job_id != view.id:
            self._shown = None
            self._form.hide()

    def show_ended(self, *, is_ended: bool) -> None:
        """Say that there is nothing to change any more."""
        self._ended.setVisible(is_ended)
        if is_ended:
            self._shown = None
            self._form.hide()

    def show_properties(self, found: JobProperties, settings: Settings) -> None:
        """Show what holds for a job, and what holds where it says nothing."""
        if not self.fields:
            self._fill_form()  # not before: the window opens the sooner
        is_other = self._shown is None or self._shown.job_id != found.job_id
        self._shown, self._settings = found, settings
        category = self.fields["category"]
        if isinstance(category, ChoiceField):
            category.set_choices(_categories())
        for key, field in self.fields.items():
            if is_other:
                field.forget()
                self._note(key, "")
            field.show_value(_VALUES[key](found))
        for key in BEFORE_START:
            self._lock(key, is_locked=found.was_resumed)
        self._lock("data", is_locked=found.was_resumed and found.options.http_method is None)
        for key, words in defaults_of(self._view, settings).items():
            field = self.fields[key]
            if isinstance(field, LineField):
                field.show_default(words)
        self._show_facts(found, settings)
        self._command_note.setText(_leave_words(settings))
        self._command_note.setVisible(bool(found.options.notify_program))
        self._form.show()

    def show_refusal(self, job_id: UUID, key: str, words: str) -> None:
        """Say beside a property why it stays as it is."""
        if self._shown is not None and self._shown.job_id == job_id:
            self._note(key, words, is_error=True)

    def show_taken(self, job_id: UUID, key: str) -> None:
        """Take away what was said about a property, or say from when on it holds."""
        if self._shown is not None and self._shown.job_id == job_id:
            is_later = key in NEXT_RUN and self._view is not None and self._view.state in RUNNING
            self._note(key, text.tr("Holds from the next start on.") if is_later else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put both columns side by side if there is room."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        needed = sum(column.minimumSizeHint().width() for column in self._sides)
        is_wide = self.viewport().width() >= max(WIDE, needed + GAP_HUGE + 2 * GAP)
        self._columns.setDirection(_ALONG if is_wide else _DOWN)
        self._columns.setSpacing(GAP_HUGE if is_wide else GAP_SMALL)

    def changeEvent(self, event: QEvent) -> None:
        """Follow palette and language."""
        super().changeEvent(event)
        if not hasattr(self, "_form"):
            return
        found, settings = self._shown, self._settings
        is_spoken = event.type() == QEvent.Type.LanguageChange
        if is_spoken and found is not None and settings is not None:
            self.show_properties(found, settings)
        if event.type() == QEvent.Type.PaletteChange:
            self._dress()

    def _make_side(self) -> QWidget:
        side = QWidget()
        layout = QBoxLayout(_DOWN, side)
        layout.setContentsMargins(GAP, GAP, GAP, GAP)
        layout.addWidget(self._ended)
        layout.addWidget(self._form)
        layout.addStretch(1)
        return side

    def _fill_form(self) -> None:
        self._form.setLayout(self._columns)
        self._columns.setContentsMargins(0, 0, 0, 0)
        grids: list[QGridLayout] = []
        for place, fields in enumerate(_fields()):
            column = QWidget()
            column.setMaximumWidth(COLUMN_WIDEST)
            self._sides.append(column)
            grid = QGridLayout(column)
            grid.setContentsMargins(0, 0, 0, 0)
            grid.setHorizontalSpacing(GAP)
            grid.setVerticalSpacing(GAP_TINY)
            grid.setColumnStretch(1, 1)
            grids.append(grid)
            for key, (words, field) in fields.items():
                self._add_field(grid, key, words, field)
                if key == "command":
                    self._add_command_note(grid)
            if place == 1:
                self._add_facts(grid)
            grid.setRowStretch(grid.rowCount(), 1)
            self._columns.addWidget(column, 1)
        self._columns.addStretch(0)
        names = max(NAMES_WIDTH, *(label.sizeHint().width() for label in self._labels))
        for grid in grids:  # one below the other, their values begin at one line
            grid.setColumnMinimumWidth(0, names)
        let_wait(self)
        self._arrange()
        self._dress()

    def _add_field(self, grid: QGridLayout, key: str, words: str, field: Field) -> None:
        row, label, note = grid.rowCount(), QLabel(words), QLabel()
        label.setBuddy(field)
        if words:
            field.name(words)
        note.setWordWrap(True)
        note.setFont(scaled(note.font(), SECONDARY_SCALE))
        note.hide()
        field.edited.connect(lambda value: self._on_edited(key, value))
        field.refused.connect(lambda: self._note(key, field.needed(), is_error=True))
        grid.addWidget(label, row, 0)
        grid.addWidget(field, row, 1)
        grid.addWidget(note, row + 1, 1)
        self._labels.append(label)
        self.fields[key], self.notes[key] = field, note

    def _add_facts(self, grid: QGridLayout) -> None:
        for key, words in fact_names().items():
            label, fact = QLabel(words), _fact_label(key)
            row = grid.rowCount()
            grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(fact, row, 1)
            self._labels.append(label)
            self._facts[key] = (label, fact)

    def _show_facts(self, found: JobProperties, settings: Settings) -> None:
        if self._view is None:
            return
        for key, words in facts_of(found, self._view, settings).items():
            label, fact = self._facts[key]
            fact.setText(words)
            label.setVisible(bool(words))
            fact.setVisible(bool(words))

    def _add_command_note(self, grid: QGridLayout) -> None:
        """Make room for whether the program a download starts at its end is let run."""
        self._command_note.setWordWrap(True)
        self._command_note.setFont(scaled(self._command_note.font(), SECONDARY_SCALE))
        grid.addWidget(self._command_note, grid.rowCount(), 1)
        self._labels.append(self._command_note)

    def _lock(self, key: str, *, is_locked: bool) -> None:
        field = self.fields[key]
        field.setEnabled(not is_locked)
        words = text.tr("This can be set only until the download starts for the first time.")
        field.setToolTip(words if is_locked else "")

    def _on_edited(self, key: str, value: Any) -> None:
        shown = self._shown
        if shown is None:
            return
        if key in {"headers", "data", "checks", "mirrors"}:
            self.dialog_wanted.emit(shown.job_id, key)
        elif key == "login":
            self.login_wanted.emit(self._view, has_login(shown))
        elif key == "proxy":
            self.proxy_wanted.emit(self._view, shown.options.proxy)
        elif key == "certificate":
            self.certificate_wanted.emit(self._view, shown.options.client_certificate)
        else:
            if key == "redirects":
                value |= shown.options.security_flags & ~REDIRECT_MASK
            self.wished.emit(PropertyWish(shown.job_id, key, value))

    def _note(self, key: str, words: str, *, is_error: bool = False) -> None:
        note, tokens = self.notes[key], current_tokens()
        note.setText(words)
        note.setVisible(bool(words))
        set_text_colour(note, tokens.error if is_error else tokens.text_muted)
        self.fields[key].setAccessibleDescription(words)

    def _dress(self) -> None:
        if self.fields:
            dress_fields(self._form)
        for label in (*self._labels, self._ended):
            set_text_colour(label, current_tokens().text_muted)


def _leave_words(settings: Settings) -> str:
    if settings.allow_notify_command:
        return text.tr("Runs when the download is there or has failed.")
    return text.tr("Does not run: you have not allowed downloads to start programs.")


def _fact_label(key: str) -> QLabel:
    """Return what shows a fact: on one line, or on as many as what each mirror has to it takes."""
    return _Lines() if key == "mirrors" else ElidedLabel()


class _Lines(Note):
    """Words that wrap and are never cut: a layout asks for their height at its own width only."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)

    def setText(self, words: str) -> None:
        """Show ``words``."""
        super().setText(words)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.setMinimumHeight(max(0, self.heightForWidth(self.width())))
