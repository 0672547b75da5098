"""More actions on the rows of the list: their words, icons and keys."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from bitsgui.bits.types import JobState
from bitsgui.bits.views import JobView
from bitsgui.gui import text
from bitsgui.gui.icons import themed_icon

_FINISHED = frozenset({JobState.ACKNOWLEDGED})


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
        parent.addActions(list(self._named.values()))
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
        self.remove_files.setEnabled(any(view.state in _FINISHED for view in selected))
