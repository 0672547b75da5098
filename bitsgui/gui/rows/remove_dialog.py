"""The question before downloads with finished files leave the list."""

import os
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QLabel, QWidget

from bitsgui.bits.records import HistoryRow
from bitsgui.bits.views import JobView
from bitsgui.gui import formats, text
from bitsgui.gui.actions import is_finished
from bitsgui.gui.dialogs.small_dialog import SmallDialog
from bitsgui.gui.theme import GAP_SMALL, GAP_TINY, ROW_ICON
from bitsgui.gui.views.fields import FlatRadio

WIDTH = 440


@dataclass(frozen=True, slots=True)
class Loss:
    """What removing takes: finished files and their bytes, bytes of unfinished jobs."""

    downloads: int
    name: str
    files: int
    size: int
    unfinished: int
    received: int
    missing: int = 0


def loss_of(
    views: Sequence[JobView], rows: Sequence[HistoryRow], missing: frozenset[str] = frozenset()
) -> Loss:
    """Return what removing ``views`` takes; ``rows`` are those of the finished ones.

    ``missing`` are the names of their files that somebody else took away.
    """
    every = [file for row in rows for file in row.files if file.completed]
    files = [file for file in every if file.local_name not in missing]
    unfinished = [view for view in views if not is_finished(view)]
    return Loss(
        downloads=len(views),
        name=views[0].name if len(views) == 1 else "",
        files=len(files),
        size=sum(file.bytes_transferred for file in files),
        unfinished=len(unfinished),
        received=sum(view.bytes_transferred for view in unfinished),
        missing=len(every) - len(files),
    )


def missing_files(rows: Sequence[HistoryRow]) -> frozenset[str]:
    """Return the names of finished files that are no longer there; asks the disk."""
    names = (file.local_name for row in rows for file in row.files if file.completed)
    return frozenset(name for name in names if not os.path.lexists(name))


class RemoveDialog(SmallDialog):
    """Asks whether the files go too. ``chosen`` carries that; Esc removes nothing.

    Where no finished file is left, there is nothing to choose: the list is all they can go from.
    """

    chosen = Signal(bool)

    def __init__(self, loss: Loss, *, with_files: bool, undo_s: int, parent: QWidget) -> None:
        super().__init__(text.tr("Remove downloads"), text.tr("Remove"), text.tr("Cancel"), parent)
        self._loss = loss
        self.add_title(lambda: _question(loss))
        self.body.addSpacing(GAP_SMALL)
        self.list_only = FlatRadio(text.tr("From the &list only"))
        self.files_too = FlatRadio(text.tr("The &files too"))
        group = QButtonGroup(self)
        self._notes: list[tuple[QWidget, QLabel]] = []
        for choice, words in ((self.list_only, _staying), (self.files_too, _going)):
            group.addButton(choice)
            self.body.addWidget(choice)
            label = self.add_muted(lambda words=words: words(self._loss))
            start = ROW_ICON + GAP_SMALL
            is_mirrored = self.isRightToLeft()
            label.setContentsMargins(*((0, 0, start) if is_mirrored else (start, 0, 0)), GAP_SMALL)
            self._notes.append((choice, label))
        self._gone = self.add_muted(lambda: _missing(self._loss))
        (self.files_too if with_files else self.list_only).setChecked(True)
        self.add_muted(lambda: _end(self._loss, undo_s))
        self.say_again()
        self.yes.clicked.connect(self._on_yes)
        self.body.addStretch(1)
        self.body.setSpacing(GAP_TINY)
        self.setFixedWidth(WIDTH)
        self.yes.setFocus()

    def show_loss(self, loss: Loss) -> None:
        """Say what goes by now: which files are still there is known late, and more comes."""
        self._loss = loss
        self.say_again()
        self.fit()

    def say_again(self) -> None:
        """Describe the choices, where there are any, in the language in force."""
        super().say_again()
        for choice, label in self._notes:
            choice.setAccessibleDescription(label.text())
            for part in (choice, label):
                part.setVisible(bool(self._loss.files))
        self._gone.setVisible(bool(self._gone.text()))

    def _on_yes(self) -> None:
        self.chosen.emit(self.files_too.isChecked() and bool(self._loss.files))
        self.accept()


def _question(loss: Loss) -> str:
    if loss.name:
        return text.tr("Remove \u201c%1\u201d?").replace("%1", loss.name)
    return text.tr("Remove %n download(s)?", loss.downloads)


def _staying(loss: Loss) -> str:
    words = text.tr("%n finished file(s) (%1) stay in their folders.", loss.files)
    return words.replace("%1", formats.size(loss.size))


def _going(loss: Loss) -> str:
    words = text.tr("%n finished file(s) (%1) go to the trash.", loss.files)
    changed = text.tr("A file that was changed after its download stays in its folder.")
    return f"{words.replace('%1', formats.size(loss.size))} {changed}"


def _missing(loss: Loss) -> str:
    if not loss.missing:
        return ""
    return text.tr("%n finished file(s) are no longer there.", loss.missing)


def _unfinished(loss: Loss) -> str:
    if not loss.unfinished:
        return ""
    words = text.tr("%n unfinished download(s) and the %1 received so far go.", loss.unfinished)
    return words.replace("%1", formats.size(loss.received))


def _end(loss: Loss, undo_s: int) -> str:
    return f"{_unfinished(loss)} {_way_back(undo_s)}".strip()


def _way_back(undo_s: int) -> str:
    return text.tr("You can undo this for %n second(s).", undo_s)
