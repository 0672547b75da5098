"""What the list can be narrowed to: one filter for each state people think in, and priorities."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache, partial

from bitsgui.bits.states import FINAL, RUNNING
from bitsgui.bits.types import JobState, Priority
from bitsgui.bits.views import JobView, WaitReason
from bitsgui.gui import formats, text
from bitsgui.gui.models.categories import line_word


class Filter(StrEnum):
    """A part of the list; its value is what ``window.ini`` remembers."""

    ALL = "all"
    ACTIVE = "active"
    WAITING = "waiting"
    PAUSED = "paused"
    ATTENTION = "attention"
    READY = "ready"
    FINISHED = "finished"
    FOREGROUND = "foreground"
    HIGH = "high"
    NORMAL = "normal"
    LOW = "low"


STATES = (
    Filter.ALL,
    Filter.ACTIVE,
    Filter.WAITING,
    Filter.PAUSED,
    Filter.ATTENTION,
    Filter.READY,
    Filter.FINISHED,
)
PRIORITIES = {
    Priority.FOREGROUND: Filter.FOREGROUND,
    Priority.HIGH: Filter.HIGH,
    Priority.NORMAL: Filter.NORMAL,
    Priority.LOW: Filter.LOW,
}
PRIORITY_FILTERS = frozenset(PRIORITIES.values())
ICONS = {
    Filter.ALL: "list",
    Filter.ACTIVE: "active",
    Filter.WAITING: "waiting",
    Filter.PAUSED: "pause",
    Filter.ATTENTION: "attention",
    Filter.READY: "ready",
    Filter.FINISHED: "done",
    Filter.FOREGROUND: "priority-now",
    Filter.HIGH: "priority-high",
    Filter.NORMAL: "priority-normal",
    Filter.LOW: "priority-low",
}
_BY_STATE = {
    JobState.QUEUED: Filter.WAITING,
    JobState.TRANSIENT_ERROR: Filter.WAITING,
    JobState.SUSPENDED: Filter.PAUSED,
    JobState.ERROR: Filter.ATTENTION,
    JobState.TRANSFERRED: Filter.READY,
    JobState.ACKNOWLEDGED: Filter.FINISHED,
}


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What the list is narrowed to: a state, and beside it one line of each group, if any.

    ``category`` is an id, 0 for jobs without one, None for all.
    """

    state: Filter = Filter.ALL
    priority: Filter | None = None
    category: int | None = None

    def choosing(self, line: "Filter | int") -> "Narrowing":
        """Return what choosing a line makes of it.

        A line of a group that is chosen again is taken off; all shows everything again.
        """
        if isinstance(line, int):
            return replace(self, category=None if line == self.category else line)
        if line in PRIORITY_FILTERS:
            return replace(self, priority=None if line == self.priority else line)
        return Narrowing() if line == Filter.ALL else replace(self, state=line)

    def has(self, line: object) -> bool:
        """Return whether a line is chosen."""
        if isinstance(line, int):
            return line == self.category
        return line in {self.state, self.priority}

    def names(self) -> list[str]:
        """Return what is chosen, in words; nothing for everything."""
        parts = (self.state if self.state != Filter.ALL else None, self.priority)
        words = [filter_name(part) for part in parts if part is not None]
        if self.category is not None:
            words.append(line_word(self.category))
        return words


@dataclass(frozen=True, slots=True)
class EmptyWords:
    """What is said where a filter finds nothing."""

    title: str
    hint: str


def filters_of(view: JobView) -> frozenset[Filter]:
    """Return the filters that show a job. A priority only orders what is still to be done."""
    # One that waits until its server has room is at work for the engine, not for people.
    state = JobState.QUEUED if view.wait is WaitReason.HOST else view.state
    return _filters(state, view.priority)


@cache
def _filters(state: JobState, priority: Priority) -> frozenset[Filter]:
    found = {Filter.ALL}
    if state in RUNNING:
        found.add(Filter.ACTIVE)
    elif state in _BY_STATE:
        found.add(_BY_STATE[state])
    if state not in FINAL:
        found.add(PRIORITIES[Priority(priority)])
    return frozenset(found)


def filter_name(part: Filter) -> str:
    """Return a filter's name."""
    return _NAMES[part]()


_NAMES: dict[Filter, Callable[[], str]] = {
    Filter.ALL: lambda: text.tr("All"),
    Filter.ACTIVE: lambda: text.tr("Active"),
    Filter.WAITING: lambda: text.tr("Waiting"),
    Filter.PAUSED: lambda: text.tr("Paused"),
    Filter.ATTENTION: lambda: text.tr("Needs attention"),
    Filter.READY: lambda: text.tr("Ready to complete"),
    Filter.FINISHED: lambda: text.tr("Finished"),
    **{part: partial(text.priority_name, priority) for priority, part in PRIORITIES.items()},
}


def empty_words(narrowing: Narrowing) -> EmptyWords:
    """Return what an empty list says, and what would fill it."""
    tr = text.tr
    if narrowing.category is None and narrowing.priority is None:
        return _empty_state(narrowing.state)
    others = replace(narrowing, state=Filter.ALL).names()
    quoted = [tr("\u201c%1\u201d").replace("%1", name) for name in others]
    title = _none_of(narrowing.state).replace("%1", formats.listed(quoted))
    if narrowing.category is None:
        return EmptyWords(title, tr("Only what is not finished yet is listed by priority."))
    return EmptyWords(title, tr("Drop downloads on a category to put them there."))


def _none_of(part: Filter) -> str:
    """Return that there are no downloads of a state in what is beside it, %1."""
    words = {
        Filter.ALL: text.tr("No downloads in %1"),
        Filter.ACTIVE: text.tr("No active downloads in %1"),
        Filter.WAITING: text.tr("No waiting downloads in %1"),
        Filter.PAUSED: text.tr("No paused downloads in %1"),
        Filter.ATTENTION: text.tr("No downloads in %1 need attention"),
        Filter.READY: text.tr("No downloads in %1 are ready to complete"),
        Filter.FINISHED: text.tr("No finished downloads in %1"),
    }
    return words[part]


def _empty_state(part: Filter) -> EmptyWords:
    tr = text.tr
    words = {
        Filter.ALL: EmptyWords(
            tr("Nothing to download yet"),
            tr("Drop links here, or press Ctrl+V to add what you have copied."),
        ),
        Filter.ACTIVE: EmptyWords(
            tr("Nothing is being downloaded"),
            tr("Resume a paused download with Ctrl+R, or add a new one with Ctrl+N."),
        ),
        Filter.WAITING: EmptyWords(
            tr("Nothing is waiting"),
            tr("Downloads wait here for their turn, or until they are tried again."),
        ),
        Filter.PAUSED: EmptyWords(
            tr("Nothing is paused"),
            tr("Ctrl+P pauses a download and keeps what has been received."),
        ),
        Filter.ATTENTION: EmptyWords(
            tr("Nothing needs your attention"),
            tr("Downloads that cannot go on without you are gathered here."),
        ),
        Filter.READY: EmptyWords(
            tr("Nothing is ready to complete"),
            tr("Downloads whose files are all here wait in this list until you complete them."),
        ),
        Filter.FINISHED: EmptyWords(
            tr("Nothing is finished yet"),
            tr("Finished downloads stay listed here, and their files in their folders."),
        ),
    }
    return words[part]
