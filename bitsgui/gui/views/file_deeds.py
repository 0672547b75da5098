"""What can be done to the files of a download, as a menu; whoever shows files has one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from bitsgui.bits.explain import asks_for_login
from bitsgui.bits.states import FINAL
from bitsgui.bits.types import FilePriority, JobState
from bitsgui.bits.views import FileView, JobView
from bitsgui.gui import text

WHOLE = frozenset({JobState.TRANSFERRED, JobState.ACKNOWLEDGED})
"""States in which the files of a job are whole."""


class FileDeed(Enum):
    """What can be done to files of a download."""

    LOG_IN = "log-in"
    OPEN = "open"
    SHOW_IN_FOLDER = "show-in-folder"
    COPY_LINK = "copy-link"
    FRESH_LINK = "fresh-link"
    VERIFY = "verify"
    MIRRORS = "mirrors"
    HOST_RULE = "host-rule"
    SKIP = "skip"
    TAKE_IN = "take-in"
    START_OVER = "start-over"
    PRIORITY = "priority"
    REMOVE = "remove"


@dataclass(frozen=True, slots=True)
class FileWish:
    """A deed for some files of a job.

    ``link`` only with FRESH_LINK; ``starts_over``: what was received is no part of its file.
    ``priority`` only with PRIORITY.
    """

    deed: FileDeed
    job: JobView
    files: tuple[FileView, ...]
    link: str = ""
    starts_over: bool = False
    priority: FilePriority = FilePriority.NORMAL


@dataclass(frozen=True, slots=True)
class ChosenFiles:
    """Files of a job that are selected; none as long as it is not known which they are."""

    job: JobView
    files: tuple[FileView, ...]


def deeds_for(files: Sequence[FileView], job: JobView) -> frozenset[FileDeed]:
    """Return what can be done to these files of a job."""
    if not files:
        return frozenset()
    is_one, has_ended = len(files) == 1, job.state in FINAL
    unfinished = [file for file in files if not file.completed]
    fitting = {
        FileDeed.LOG_IN: is_one and not has_ended and wants_login(files[0]),
        FileDeed.OPEN: is_one and files[0].completed,
        FileDeed.SHOW_IN_FOLDER: is_one,
        FileDeed.VERIFY: job.state in WHOLE and any(f.transferred for f in files if not f.skipped),
        FileDeed.MIRRORS: is_one and not has_ended and can_have_mirrors(files[0]),
        FileDeed.COPY_LINK: True,
        FileDeed.FRESH_LINK: is_one and not has_ended and not files[0].transferred,
        FileDeed.HOST_RULE: is_one and not has_ended and has_server(files[0].remote_name),
        FileDeed.SKIP: not has_ended and any(not f.skipped for f in unfinished),
        FileDeed.TAKE_IN: not has_ended and any(f.skipped for f in unfinished),
        FileDeed.START_OVER: not has_ended and any(not f.skipped for f in unfinished),
        FileDeed.PRIORITY: not has_ended and job.files_total > 1 and any(map(waits, files)),
        FileDeed.REMOVE: not has_ended and len(files) < job.files_total,
    }
    return frozenset(deed for deed, fits in fitting.items() if fits)


def wants_login(file: FileView) -> bool:
    """Return whether a file waits for a login, or another one."""
    return waits(file) and file.error is not None and asks_for_login(file.error)


def has_server(link: str) -> bool:
    """Return whether a link leads to a server for which there may be a rule."""
    return link.startswith(("http://", "https://"))


def can_have_mirrors(file: FileView) -> bool:
    """Return whether further links to a file help: it is still to come, from a server."""
    return has_server(file.remote_name) and not file.transferred


def waits(file: FileView) -> bool:
    """Return whether a file is still to be fetched, so that its turn matters."""
    return not (file.transferred or file.skipped)


class FileDeeds(QObject):
    """The deeds for what ``chosen`` returns; None if no files are.

    ``wished`` carries a :class:`FileWish`, ``link_wanted`` the :class:`ChosenFiles` whose only
    one is to get a fresh link, for which a link has to be asked.
    """

    wished = Signal(object)
    link_wanted = Signal(object)

    def __init__(self, parent: QWidget, chosen: Callable[[], ChosenFiles | None]) -> None:
        super().__init__(parent)
        self._chosen = chosen
        self.menu = QMenu(parent)
        self.priorities, self.levels = self._make_levels(parent)
        self.actions = {deed: self._make_action(deed, words) for deed, words in _words().items()}

    def pop_up(self, place: QPoint) -> None:
        """Show what fits, somewhere on the screen."""
        chosen = self._chosen()
        if chosen is None or not chosen.files:
            return
        fitting = deeds_for(chosen.files, chosen.job)
        for deed, action in self.actions.items():
            action.setVisible(deed in fitting)
        there = {file.priority for file in chosen.files if waits(file)}
        for level, action in self.levels.items():
            action.setChecked(there == {level})
        self.menu.popup(place)

    def fits(self, deed: FileDeed) -> bool:
        """Return whether files are chosen that a deed fits."""
        chosen = self._chosen()
        return chosen is not None and deed in deeds_for(chosen.files, chosen.job)

    def do(self, deed: FileDeed) -> bool:
        """Wish for a deed if it fits; return whether the files have taken it."""
        chosen = self._chosen()
        if chosen is not None and not chosen.files:
            return True
        if chosen is None or deed not in deeds_for(chosen.files, chosen.job):
            return False
        if deed == FileDeed.FRESH_LINK:
            self.link_wanted.emit(chosen)
        else:
            self.wished.emit(FileWish(deed, chosen.job, chosen.files))
        return True

    def _make_action(self, deed: FileDeed, words: str) -> QAction:
        if deed in {FileDeed.COPY_LINK, FileDeed.SKIP, FileDeed.REMOVE}:
            self.menu.addSeparator()
        if deed == FileDeed.PRIORITY:
            self.menu.addMenu(self.priorities)
            return self.priorities.menuAction()
        action = self.menu.addAction(words)
        action.triggered.connect(lambda _=False: self.do(deed))
        action.setVisible(deed != FileDeed.LOG_IN)  # it has the letter of what never stands beside
        return action

    def _make_levels(self, parent: QWidget) -> tuple[QMenu, dict[FilePriority, QAction]]:
        menu, tr = QMenu(text.tr("&Priority"), parent), text.tr
        words = {
            FilePriority.HIGH: tr("&High: before the others"),
            FilePriority.NORMAL: tr("&Normal"),
            FilePriority.LOW: tr("&Low: after the others"),
        }
        levels: dict[FilePriority, QAction] = {}
        for level, label in words.items():
            levels[level] = menu.addAction(label)
            levels[level].setCheckable(True)
            levels[level].triggered.connect(lambda _=False, level=level: self._on_level(level))
        return menu, levels

    def _on_level(self, level: FilePriority) -> None:
        chosen = self._chosen()
        files = () if chosen is None else tuple(filter(waits, chosen.files))
        if chosen is not None and files:
            self.wished.emit(FileWish(FileDeed.PRIORITY, chosen.job, files, priority=level))


def _words() -> dict[FileDeed, str]:
    tr = text.tr
    return {
        FileDeed.LOG_IN: tr("L&og in\u2026"),
        FileDeed.OPEN: tr("&Open"),
        FileDeed.SHOW_IN_FOLDER: tr("Show in &folder"),
        FileDeed.VERIFY: tr("Check for dama&ge\u2026"),
        FileDeed.COPY_LINK: tr("Copy lin&k"),
        FileDeed.FRESH_LINK: tr("Get a fresh &link\u2026"),
        FileDeed.MIRRORS: tr("&Mirrors\u2026"),
        FileDeed.HOST_RULE: tr("R&ule for this server\u2026"),
        FileDeed.SKIP: tr("&Skip"),
        FileDeed.TAKE_IN: tr("&Take in again"),
        FileDeed.START_OVER: tr("Start o&ver"),
        FileDeed.PRIORITY: "",
        FileDeed.REMOVE: tr("&Remove from the download"),
    }
