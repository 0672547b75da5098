"""What a person can do: one action each, with its words, icon and keys."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from bitsgui.bits.states import ACTION, FINAL
from bitsgui.bits.types import JobState
from bitsgui.bits.views import JobView
from bitsgui.gui import text
from bitsgui.gui.icons import themed_icon
from bitsgui.gui.quick_deeds import QuickDeed, can_log_in, can_take_link, certificate_remedy
from bitsgui.gui.rows.deeds import RowDeeds, can_verify
from bitsgui.gui.shortcuts import tell_keys

RESUMABLE = frozenset({JobState.SUSPENDED, JobState.ERROR, JobState.TRANSIENT_ERROR})


def can_resume(view: JobView) -> bool:
    """Return whether resuming does something for a job."""
    return view.state in RESUMABLE or view.start_at is not None


def can_pause(view: JobView) -> bool:
    """Return whether pausing does something for a job."""
    return view.state in ACTION


def can_complete(view: JobView) -> bool:
    """Return whether completing keeps at least one file of a job."""
    if view.state in FINAL:
        return False
    return view.state == JobState.TRANSFERRED or view.files_transferred > 0


def is_finished(view: JobView) -> bool:
    """Return whether a job's files are there under their names."""
    return view.state == JobState.ACKNOWLEDGED


@dataclass(frozen=True, slots=True)
class _Words:
    label: str
    icon: str = ""
    keys: tuple[str, ...] = ()
    tip: str = ""
    short: str = ""


def _words() -> dict[str, _Words]:
    tr = text.tr
    return {
        "add": _Words(tr("&Add\u2026"), "add", ("Ctrl+N",), tr("Add downloads")),
        "paste": _Words(tr("Add from &clipboard"), "link", ("Ctrl+V",)),
        "close": _Words(tr("Close &window"), "", ("Ctrl+W",)),
        "quit": _Words(tr("&Quit"), "", ("Ctrl+Q",)),
        "resume": _Words(tr("&Resume"), "resume", ("Ctrl+R",), tr("Resume or retry")),
        "pause": _Words(tr("&Pause"), "pause", ("Ctrl+P",)),
        "resume_all": _Words(tr("R&esume all"), "", ("Ctrl+Shift+R",)),
        "pause_all": _Words(tr("P&ause all"), "", ("Ctrl+Shift+P",)),
        "complete": _Words(
            tr("&Complete"),
            "complete",
            ("Ctrl+Return",),
            tr("Finish with the files that are whole"),
        ),
        "remove": _Words(tr("Remo&ve"), "remove", ("Del",)),
        "open": _Words(tr("&Open"), "open", ("Ctrl+O",)),
        "show_in_folder": _Words(tr("Show in &folder"), "folder", ("Ctrl+Shift+O",)),
        "fresh_link": _Words(tr("&Get a fresh link\u2026"), "link", ("Ctrl+L",)),
        "log_in": _Words(tr("L&og in\u2026"), "login", ("Ctrl+Shift+L",)),
        "certificate": _Words(tr("Certificate pr&oblem\u2026"), "login", ("Ctrl+Shift+C",)),
        "clear_finished": _Words(tr("Clear finis&hed")),
        "copy_link": _Words(tr("Copy lin&k"), "copy", ("Ctrl+C",)),
        "select_all": _Words(tr("Select &all"), "", ("Ctrl+A",)),
        "search": _Words(tr("&Search"), "search", ("Ctrl+F",)),
        "details": _Words(tr("&Details"), "details", ("Ctrl+I",)),
        "preferences": _Words(tr("Pr&eferences\u2026"), "", ("Ctrl+,",)),
    }


def _words_for_files(files: int) -> dict[str, _Words]:
    """Return what is said otherwise while files are selected and no downloads."""
    tr = text.tr
    removal = tr("Remo&ve %n file(s) from the download", files)
    return {
        "resume": replace(_words()["resume"], tip=tr("Resume or retry the whole download")),
        "pause": replace(_words()["pause"], tip=tr("Pause the whole download")),
        "remove": replace(
            _words()["remove"],
            label=removal,
            tip=removal.replace("&", ""),
            short=tr("Remove %n file(s)", files),
        ),
    }


def _usual_words() -> dict[str, _Words]:
    return {name: spec for name, spec in _words().items() if name in _words_for_files(1)}


class Actions:
    """All actions of the window, by name as attributes; :meth:`allow` follows the selection."""

    def __init__(self, parent: QWidget) -> None:
        words = _words()
        self._named = {name: QAction(parent) for name in words}
        self._files = 0
        for name, action in self._named.items():
            action.setObjectName(name)
            action.setShortcuts([QKeySequence(keys) for keys in words[name].keys])
        self.say()
        self.add = self._named["add"]
        self.paste = self._named["paste"]
        self.close = self._named["close"]
        self.quit = self._named["quit"]
        self.resume = self._named["resume"]
        self.pause = self._named["pause"]
        self.resume_all = self._named["resume_all"]
        self.pause_all = self._named["pause_all"]
        self.complete = self._named["complete"]
        self.remove = self._named["remove"]
        self.open = self._named["open"]
        self.show_in_folder = self._named["show_in_folder"]
        self.clear_finished = self._named["clear_finished"]
        self.fresh_link = self._named["fresh_link"]
        self.log_in = self._named["log_in"]
        self.certificate = self._named["certificate"]
        self.copy_link = self._named["copy_link"]
        self.quick = {deed: self._named[deed.value] for deed in QuickDeed}
        self.select_all = self._named["select_all"]
        self.search = self._named["search"]
        self.details = self._named["details"]
        self.preferences = self._named["preferences"]
        self.preferences.setMenuRole(QAction.MenuRole.PreferencesRole)
        self.details.setCheckable(True)
        self.details.setIconVisibleInMenu(False)  # a tick says more there
        parent.addActions(list(self._named.values()))
        self.rows = RowDeeds(parent)
        self.dress()
        self.allow([], is_connected=False)
        self.allow_all(can_resume_any=False, can_pause_any=False)

    def say(self) -> None:
        """Name the actions in the language in force."""
        for name, spec in (_words() | self._aimed()).items():
            self._name(name, spec)

    def aim(self, files: int) -> None:
        """Say of what is done to files and what to downloads, with so many files selected.

        0: downloads are selected, or nothing.
        """
        if files != self._files:
            self._files = files
            for name, spec in (self._aimed() or _usual_words()).items():
                self._name(name, spec)

    def _aimed(self) -> dict[str, _Words]:
        return _words_for_files(self._files) if self._files else {}

    def _name(self, name: str, spec: _Words) -> None:
        action, plain = self._named[name], spec.label.replace("&", "").rstrip("\u2026")
        action.setText(spec.label)
        action.setIconText(spec.short or plain)
        action.setProperty("tip", spec.tip or plain)
        tell_keys(action)

    def dress(self) -> None:
        """Tint the icons in the colours in force."""
        self.rows.dress()
        for name, spec in _words().items():
            if spec.icon:
                self._named[name].setIcon(themed_icon(spec.icon))

    def allow(
        self, selected: Sequence[JobView], *, is_connected: bool, file_asks: bool = False
    ) -> None:
        """Enable what can be done with the selected jobs.

        ``file_asks``: one file is selected, which waits for a login.
        """
        self.add.setEnabled(is_connected)
        self.paste.setEnabled(is_connected)
        # One of each sort is asked: all that is selected may be ten thousand, four times a second.
        sorts = {(view.state, view.files_transferred > 0): view for view in selected}.values()
        self.resume.setEnabled(any(map(can_resume, sorts)))
        self.pause.setEnabled(any(map(can_pause, sorts)))
        self.complete.setEnabled(any(map(can_complete, sorts)))
        self.remove.setEnabled(bool(selected))
        self.open.setEnabled(len(selected) == 1 and is_finished(selected[0]))
        self.show_in_folder.setEnabled(len(selected) == 1)
        # One or the other: they share a letter, and what is whole takes no other link.
        is_whole = any(map(can_verify, sorts))
        self.fresh_link.setVisible(not is_whole)
        self.rows.verify.setVisible(is_whole)
        self.fresh_link.setEnabled(len(selected) == 1 and can_take_link(selected[0]))
        # One of them comes first in the menu of a row: they share a letter.
        is_one = len(selected) == 1
        is_asked = file_asks or (is_one and can_log_in(selected[0]))
        is_held = not is_asked and is_one and certificate_remedy(selected[0]) is not None
        self.log_in.setVisible(is_asked)
        self.log_in.setEnabled(is_asked)
        self.certificate.setVisible(is_held)
        self.certificate.setEnabled(is_held)
        self.open.setVisible(not (is_asked or is_held))
        self.copy_link.setEnabled(bool(selected))
        self.rows.allow(selected)

    def allow_all(self, *, can_resume_any: bool, can_pause_any: bool) -> None:
        """Enable what can be done with all jobs at once."""
        self.resume_all.setEnabled(can_resume_any)
        self.pause_all.setEnabled(can_pause_any)
