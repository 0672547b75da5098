"""What few downloads need: the part of the add dialog that is folded away."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from bitsgui.bits.curl_command import CurlCommand
from bitsgui.bits.records import Conflict
from bitsgui.bits.requests import AddRequest
from bitsgui.gui import formats, text
from bitsgui.gui.dialogs import add_checks as checks
from bitsgui.gui.dialogs.data_edit import DataEdit
from bitsgui.gui.icons import themed_icon
from bitsgui.gui.theme import GAP, GAP_SMALL, GAP_TINY, ROW_ICON, current_tokens, set_text_colour
from bitsgui.gui.views.buttons import HEIGHT, FlatTool
from bitsgui.gui.views.combo import FlatCombo
from bitsgui.gui.views.fields import dress_fields
from bitsgui.gui.views.notes import Note
from bitsgui.settings.schema import LIMITS

LINES = 3

MoreState = tuple[tuple[str, ...], tuple[int, ...]]


class Field(QWidget):
    """A label, a control under it, and in words what is wrong with it."""

    def __init__(self, label: str, *controls: QWidget) -> None:
        super().__init__()
        self.control = controls[0]
        self._label = QLabel(label)
        self._label.setBuddy(self.control)
        self.problem = Note()
        self.problem.hide()
        row = QHBoxLayout()
        row.setSpacing(GAP_SMALL)
        for place, control in enumerate(controls):
            row.addWidget(control, 0 if place else 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP_TINY)
        layout.addWidget(self._label)
        layout.addLayout(row)
        layout.addWidget(self.problem)
        layout.addStretch(1)
        self.control.setAccessibleName(label.replace("&", ""))

    def tell(self, words: str) -> None:
        """Say what is wrong; nothing if all is well."""
        self.problem.setText(words)
        self.problem.setVisible(bool(words))
        self.control.setAccessibleDescription(words)


class MoreOptions(QWidget):
    """Options of a download that have a default. ``changed`` follows every change of them."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._is_single = True
        self.name, self.checksum = _line(), _line()
        self.referer, self.user_agent = _line(), _line()
        self.user, self.password = _line(), _line()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.limit, self.part = _line(), _line()
        self.choose_part = FlatTool()
        self.choose_part.setFixedSize(HEIGHT, HEIGHT)
        self.choose_part.setAccessibleName(text.tr("Choose the unfinished file"))
        self.choose_part.setToolTip(text.tr("Choose the unfinished file"))
        self.unit = FlatCombo()
        self.unit.setAccessibleName(text.tr("Unit of the speed limit"))
        for unit, size in formats.rate_units().items():
            self.unit.addItem(unit, size)
        self.unit.setCurrentIndex(1)
        self.connections, self.conflict, self.find_checksums = _choices(), _choices(), _choices()
        for count in range(1, int(LIMITS["segments"][1]) + 1):
            self.connections.addItem(str(count), count)
        for conflict, words in _conflict_words():
            self.conflict.addItem(words, conflict.value)
        self.find_checksums.addItem(text.tr("On"), True)
        self.find_checksums.addItem(text.tr("Off"), False)
        self.headers, self.cookies, self.mirrors = _lines(self), _lines(self), _lines(self)
        self.data, self.method = DataEdit(self, lines=LINES), _line()
        self._fields = self._make_fields()
        self._lay_out()
        self._connect()
        self._check()

    def clear(self) -> None:
        """Put everything back to its default."""
        for edit in self._line_edits():
            edit.clear()
        for area in self._areas():
            area.clear()
        self.data.put("")
        for choice in self._choices_of_own():
            choice.setCurrentIndex(0)

    def state(self) -> MoreState:
        """Return all that is typed and chosen, for :meth:`restore`."""
        typed = [edit.text() for edit in self._line_edits()]
        typed += [area.toPlainText() for area in self._areas()]
        typed.append(self.data.data())
        return tuple(typed), tuple(choice.currentIndex() for choice in self._all_choices())

    def restore(self, state: MoreState) -> None:
        """Put back what :meth:`state` returned."""
        typed, chosen = state
        *lines, headers, cookies, mirrors, data = typed
        for edit, words in zip(self._line_edits(), lines, strict=True):
            edit.setText(words)
        self.headers.setPlainText(headers)
        self.cookies.setPlainText(cookies)
        self.mirrors.setPlainText(mirrors)
        self.data.put(data)
        for choice, index in zip(self._all_choices(), chosen, strict=True):
            choice.setCurrentIndex(index)

    def take(self, command: CurlCommand) -> None:
        """Take over what a cURL command says beside its links."""
        cookies = [value for name, value in command.headers if name == "Cookie"]
        others = [f"{name}: {value}" for name, value in command.headers if name != "Cookie"]
        self.headers.setPlainText("\n".join(others))
        self.cookies.setPlainText("; ".join(cookies))
        self.data.put(command.data or "")
        is_empty = command.data == ""  # sent by POST all the same, which is to be seen then
        for edit, value in (
            (self.method, "POST" if is_empty and command.method is None else command.method),
            (self.name, command.name),
            (self.referer, command.referer),
            (self.user_agent, command.user_agent),
            (self.user, command.user),
            (self.password, command.password),
        ):
            edit.setText(value or "")

    def set_single(self, is_single: bool) -> None:
        """Say whether there is one link, which alone can have a name and a checksum."""
        if is_single == self._is_single:
            return
        self._is_single = is_single
        self.choose_part.setEnabled(is_single)
        for edit in (self.name, self.checksum, self.part, self.mirrors):
            edit.setEnabled(is_single)
            edit.setPlaceholderText("" if is_single else text.tr("With one link only"))
        self._on_changed()

    def name_it(self, name: str, checksum: str) -> None:
        """Fill in what a single link has of its own."""
        self.name.setText(name)
        self.checksum.setText(checksum)

    @property
    def is_itself(self) -> bool:
        """Whether what is added is wanted as it is, also if it is a list of other files."""
        lines = (self.name, self.checksum, self.part, self.mirrors)
        return any(_typed(line) for line in lines if line.isEnabled())

    def suggest_name(self, name: str) -> None:
        """Show what the file is called where nothing else is typed."""
        if self._is_single:
            self.name.setPlaceholderText(name)

    def choose_conflict(self, conflict: Conflict) -> None:
        """Choose what becomes of a file that is there already."""
        self.conflict.setCurrentIndex(self.conflict.findData(conflict.value))

    @property
    def count(self) -> int:
        """How many options differ from their default."""
        typed = [edit.text().strip() for edit in self._line_edits() if edit.isEnabled()]
        typed += [_typed(area) for area in self._areas() if area.isEnabled()]
        typed.append(self.data.data())
        chosen = [choice.currentIndex() for choice in self._choices_of_own()]
        return sum(map(bool, typed)) + sum(map(bool, chosen))

    @property
    def has_problem(self) -> bool:
        """Whether a field holds what cannot be used."""
        return any(field.problem.text() for field in self._fields)

    def wrong_control(self) -> QWidget | None:
        """Return the first control that holds what cannot be used."""
        return next((field.control for field in self._fields if field.problem.text()), None)

    def applied_to(self, request: AddRequest) -> AddRequest:
        """Return ``request`` with these options, without those that cannot be used."""
        links = request.links
        if len(links) == 1 and self._is_single:
            name, checksum = self._usable(self.name), self._usable(self.checksum)
            part = checks.part_of(self._usable(self.part))
            own = {"name": name or None, "checksum": checksum or None, "part": part}
            mirrors = checks.mirrors_of(self._usable(self.mirrors))
            links = (replace(links[0], **own, mirrors=mirrors),)
        headers = checks.headers_of(self._usable(self.headers))
        if cookies := self._usable(self.cookies):
            headers = (*headers, ("Cookie", cookies))
        user = self._usable(self.user)
        data = "" if self._is_wrong(self.data) else self.data.data()
        conflict = self.conflict.currentData()
        return replace(
            request,
            links=links,
            headers=headers,
            user=user or None,
            password=self.password.text() if user else None,
            user_agent=self._usable(self.user_agent) or None,
            referer=self._usable(self.referer) or None,
            rate_limit=checks.rate_of(self._usable(self.limit), self.unit.currentData()),
            segments=self.connections.currentData(),
            on_conflict=None if conflict is None else Conflict(conflict),
            find_checksums=self.find_checksums.currentData(),
            method=self._usable(self.method) or None,
            data=checks.bytes_of(data) or None,
        )

    def _usable(self, control: QLineEdit | QPlainTextEdit) -> str:
        """Return what is typed into a control, "" for what is wrong."""
        if self._is_wrong(control):
            return ""
        return _typed(control)

    def _is_wrong(self, control: QWidget) -> bool:
        return any(field.control is control and field.problem.text() for field in self._fields)

    def dress(self) -> None:
        """Take the colours in force."""
        for edit in (*self._line_edits(), *self._areas(), self.data):
            dress_fields(edit)
        self.choose_part.setIcon(themed_icon("folder", ROW_ICON))
        for field in self._fields:
            set_text_colour(field.problem, current_tokens().error)

    def _make_fields(self) -> dict[Field, Callable[[], str]]:
        """Return the fields in reading order with what checks each."""

        def of(edit: QLineEdit, check: Callable[[str], str]) -> Callable[[], str]:
            return lambda: check(edit.text().strip()) if edit.isEnabled() else ""

        return {
            Field(text.tr("&Name"), self.name): of(self.name, checks.name_problem),
            Field(text.tr("C&hecksum"), self.checksum): of(self.checksum, checks.checksum_problem),
            Field(text.tr("Referrin&g page"), self.referer): of(
                self.referer, checks.referer_problem
            ),
            Field(text.tr("&User agent"), self.user_agent): of(
                self.user_agent, checks.one_line_problem
            ),
            Field(text.tr("Use&r name"), self.user): lambda: checks.login_problem(
                self.user.text().strip(), self.password.text()
            ),
            Field(text.tr("Pass&word"), self.password): lambda: "",
            Field(text.tr("Connecti&ons a file"), self.connections): lambda: "",
            Field(text.tr("Speed limi&t"), self.limit, self.unit): lambda: checks.rate_problem(
                self.limit.text().strip(), self.unit.currentData()
            ),
            Field(text.tr("Hea&ders, one on each line"), self.headers): lambda: (
                checks.headers_problem(self.headers.toPlainText())
            ),
            Field(text.tr("Coo&kies"), self.cookies): lambda: checks.cookies_problem(
                self.cookies.toPlainText().strip()
            ),
            Field(text.tr("Data to send, as te&xt"), self.data): lambda: checks.data_problem(
                self.data.data()
            ),
            Field(text.tr("Re&quest method"), self.method): lambda: checks.method_problem(
                self.method.text().strip()
            ),
            Field(text.tr("If the file is there alread&y"), self.conflict): lambda: "",
            Field(text.tr("Look for a file like SHA&256SUMS"), self.find_checksums): lambda: "",
            Field(text.tr("I already ha&ve part of this file"), self.part, self.choose_part): of(
                self.part, checks.part_problem
            ),
            Field(text.tr("M&irrors of the file, one link on each line"), self.mirrors): lambda: (
                checks.mirrors_problem(_typed(self.mirrors)) if self.mirrors.isEnabled() else ""
            ),
        }

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GAP)
        grid.setVerticalSpacing(GAP_SMALL)
        for place, field in enumerate(self._fields):
            grid.addWidget(field, place // 2, place % 2)
        for column in range(2):
            grid.setColumnStretch(column, 1)
            grid.setColumnMinimumWidth(column, 1)

    def _connect(self) -> None:
        for edit in self._line_edits():
            edit.textChanged.connect(self._on_changed)
        for area in (*self._areas(), self.data):
            area.textChanged.connect(self._on_changed)
        for choice in self._all_choices():
            choice.currentIndexChanged.connect(self._on_changed)
        self.choose_part.clicked.connect(self._on_choose_part)

    def _choices_of_own(self) -> tuple[FlatCombo, ...]:
        """Return those that are as the settings say at first."""
        return self.connections, self.conflict, self.find_checksums

    def _all_choices(self) -> tuple[FlatCombo, ...]:
        return *self._choices_of_own(), self.unit

    def _areas(self) -> tuple[QPlainTextEdit, ...]:
        return self.headers, self.cookies, self.mirrors

    def _line_edits(self) -> tuple[QLineEdit, ...]:
        return (
            self.name,
            self.checksum,
            self.referer,
            self.user_agent,
            self.user,
            self.password,
            self.limit,
            self.part,
            self.method,
        )

    def _on_choose_part(self) -> None:
        chooser = QFileDialog(self, text.tr("The unfinished file, also another program's"))
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.fileSelected.connect(self.part.setText)
        chooser.open()

    def _on_changed(self) -> None:
        self._check()
        self.changed.emit()

    def _check(self) -> None:
        for field, check in self._fields.items():
            field.tell(check())
        self.method.setPlaceholderText("POST" if self.data.data() else "GET")


def _typed(control: QLineEdit | QPlainTextEdit) -> str:
    is_line = isinstance(control, QLineEdit)
    return (control.text() if is_line else control.toPlainText()).strip()


def _line() -> QLineEdit:
    edit = QLineEdit()
    edit.setMinimumHeight(HEIGHT)
    return edit


def _lines(parent: QWidget) -> QPlainTextEdit:
    edit = QPlainTextEdit()
    edit.setTabChangesFocus(True)
    edit.setFixedHeight(parent.fontMetrics().lineSpacing() * LINES + GAP)
    return edit


def _choices() -> FlatCombo:
    box = FlatCombo()
    box.addItem(text.tr("As in the settings"), None)
    return box


def _conflict_words() -> tuple[tuple[Conflict, str], ...]:
    return (
        (Conflict.RENAME, text.tr("Number the new one")),
        (Conflict.OVERWRITE, text.tr("Replace it")),
        (Conflict.SKIP, text.tr("Leave the new one out")),
        (Conflict.ASK, text.tr("Ask then")),
    )
