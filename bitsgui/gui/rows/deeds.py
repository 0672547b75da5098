"""More actions on the rows of the list: their words, icons and keys."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from bitsgui.bits.states import FINAL, RUNNING
from bitsgui.bits.types import JobState, Priority
from bitsgui.bits.views import JobView
from bitsgui.gui import text
from bitsgui.gui.icons import themed_icon
from bitsgui.gui.views.file_deeds import WHOLE, has_server


@dataclass(frozen=True, slots=True)
class _Words:
    label: str
    icon: str = ""
    keys: tuple[str, ...] = ()
    is_checkable: bool = False


def _words() -> dict[str, _Words]:
    tr = text.tr
    return {
        "undo": _Words(tr("&Undo remove"), "undo", ("Ctrl+Z",)),
        "remove_files": _Words(tr("Remove with fi&les\u2026"), "", ("Shift+Del",)),
        "move_to": _Words(tr("&Move to another folder\u2026"), "", ("Ctrl+M",)),
        "rename": _Words(tr("Re&name\u2026"), "", ("F2",)),
        "open_page": _Words(tr("Open the page &it came from")),
        "start_at": _Words(tr("&Begin at a time\u2026")),
        "host_rule": _Words(tr("R&ule for this server\u2026")),
        "verify": _Words(tr("Check for dama&ge\u2026")),
        "again": _Words(tr("Do&wnload again\u2026")),
        "in_order": _Words(tr("Download from the &start on, to preview"), is_checkable=True),
        "to_top": _Words(tr("To the &top"), "", ("Alt+Home",)),
        "up": _Words(tr("&Up"), "", ("Alt+Up",)),
        "down": _Words(tr("&Down"), "", ("Alt+Down",)),
        "to_bottom": _Words(tr("To the &bottom"), "", ("Alt+End",)),
    }


class RowDeeds:
    """The actions by name as attributes; :meth:`allow` follows the selection."""

    def __init__(self, parent: QWidget) -> None:
        words = _words()
        self._named = {name: QAction(parent) for name in words}
        for name, action in self._named.items():
            spec = words[name]
            action.setObjectName(name)
            action.setText(spec.label)
            action.setShortcuts([QKeySequence(keys) for keys in spec.keys])
            action.setCheckable(spec.is_checkable)
        self.undo = self._named["undo"]
        self.remove_files = self._named["remove_files"]
        self.move_to = self._named["move_to"]
        self.rename = self._named["rename"]
        self.open_page = self._named["open_page"]
        self.start_at = self._named["start_at"]
        self.host_rule = self._named["host_rule"]
        self.verify = self._named["verify"]
        self.again = self._named["again"]
        self.in_order = self._named["in_order"]
        self.to_top = self._named["to_top"]
        self.up = self._named["up"]
        self.down = self._named["down"]
        self.to_bottom = self._named["to_bottom"]
        self.queue_menu = QMenu(text.tr("Place in the &queue"), parent)
        self.queue_menu.addActions([self.to_top, self.up, self.down, self.to_bottom])
        self.priorities = {each: QAction(text.priority_word(each), parent) for each in Priority}
        self.priority_menu = QMenu(text.tr("Priori&ty"), parent)
        for priority, action in self.priorities.items():
            action.setObjectName(f"priority-{priority.name.lower()}")
            action.setCheckable(True)
            self.priority_menu.addAction(action)
        self.limit_menu = QMenu(text.tr("Ma&ximum speed"), parent)
        parent.addActions([*self._named.values(), *self.priorities.values()])
        self.undo.setEnabled(False)
        self.dress()
        self.allow([])

    def dress(self) -> None:
        """Tint the icons in the colours in force."""
        for name, spec in _words().items():
            if spec.icon:
                self._named[name].setIcon(themed_icon(spec.icon))

    def allow(self, selected: Sequence[JobView]) -> None:
        """Enable what can be done with the selected jobs."""
        unfinished = [view for view in selected if view.state not in FINAL]
        self.remove_files.setEnabled(bool(selected))  # the part of what is unfinished goes anyway
        self.move_to.setEnabled(bool(selected))
        is_one = len(selected) == 1
        self.rename.setEnabled(is_one and can_rename(selected[0]))
        self.open_page.setEnabled(any(map(has_page, selected)))
        self.start_at.setEnabled(any(map(can_wait, unfinished)))
        self.host_rule.setEnabled(is_one and any(has_server(v.remote_name) for v in unfinished))
        self.verify.setEnabled(any(map(can_verify, selected)))
        self.again.setEnabled(any(view.state == JobState.ACKNOWLEDGED for view in selected))
        self.limit_menu.setEnabled(bool(unfinished))
        self.in_order.setEnabled(bool(unfinished))
        self.in_order.setChecked(bool(unfinished) and all(view.in_order for view in unfinished))
        there = {view.priority for view in unfinished}
        self.priority_menu.setEnabled(bool(unfinished))
        for priority, action in self.priorities.items():
            action.setEnabled(bool(unfinished))
            action.setChecked(there == {priority})
        self.queue_menu.setEnabled(bool(unfinished))
        for action in self.queue_menu.actions():
            action.setEnabled(bool(unfinished))


def can_rename(view: JobView) -> bool:
    """Return whether a job has a name to change: of its one file, or of its own while it lasts."""
    return view.files_total == 1 or view.state not in FINAL


def can_wait(view: JobView) -> bool:
    """Return whether a job can be told to begin later: one at work goes on, a whole one is done."""
    return view.state not in {*FINAL, *RUNNING, JobState.TRANSFERRED}


def can_verify(view: JobView) -> bool:
    """Return whether a job's files are whole, and still there as far as is known."""
    return view.state in WHOLE


def has_page(view: JobView) -> bool:
    """Return whether there is a page of the web that a job's links came from."""
    return view.page.startswith(("http://", "https://"))
