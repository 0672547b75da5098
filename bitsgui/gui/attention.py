"""Tells of downloads that have come to need a person: in one bar, however many they are."""

from collections.abc import Callable, Iterable, Sequence
from uuid import UUID

from PySide6.QtCore import QObject

from bitsgui.bits.types import JobState
from bitsgui.bits.views import Changes, JobView
from bitsgui.gui import language, text
from bitsgui.gui.views.notice_bar import Choice, NoticeBar

TOPIC = "attention"


class Attention(QObject):
    """Follows the batches; what had its error when the window opened is no news.

    ``show_jobs`` is called with the jobs a person wants to see. What was shown or put away is
    told again only after it has failed again, not because its removal was undone.
    """

    def __init__(self, notice: NoticeBar, show_jobs: Callable[[tuple[UUID, ...]], None]) -> None:
        super().__init__(notice)
        self._notice = notice
        self._show_jobs = show_jobs
        self._known: set[UUID] = set()
        self._told: dict[UUID, JobView] = {}
        self._put_away: set[UUID] = set()  # removed since, which can be undone
        notice.left.connect(self._on_left)
        language.changed.connect(self._on_language_changed)

    def start(self, views: Iterable[JobView]) -> None:
        """Take note of what is there already."""
        self._known = {view.id for view in views if view.state == JobState.ERROR}

    def note(self, batch: Changes) -> None:
        """Bring the bar up to date with a batch."""
        before = dict(self._told)
        for view in batch.changed:
            self._note_one(view)
        for job_id in batch.removed:
            if self._told.pop(job_id, None) is None and job_id in self._known:
                self._put_away.add(job_id)
            self._known.discard(job_id)
        if before.keys() != self._told.keys():
            self._tell()

    def _note_one(self, view: JobView) -> None:
        if view.state != JobState.ERROR:
            for those in (self._known, self._put_away):
                those.discard(view.id)
            self._told.pop(view.id, None)
        elif view.id not in self._known:
            self._known.add(view.id)
            if view.id not in self._put_away:
                self._told[view.id] = view
            self._put_away.discard(view.id)

    def _tell(self) -> None:
        wanted = tuple(self._told)
        choice = Choice(text.tr("Show"), lambda: self._show_jobs(wanted))
        words = attention_words(list(self._told.values()), len(self._known))
        self._notice.tell(words, [choice] if wanted else (), topic=TOPIC)

    def _on_language_changed(self) -> None:
        if self._notice.is_about(TOPIC):
            self._tell()

    def _on_left(self) -> None:
        if not self._notice.is_about(TOPIC):
            self._told.clear()


def attention_words(views: Sequence[JobView], count: int) -> str:
    """Return what the bar says of these jobs, nothing of none.

    ``count`` is how many need a person with those told of earlier, as the sidebar has it: one that
    is new is named, of several it is said how many there are to see.
    """
    if not views:
        return ""
    if len(views) > 1:
        return text.tr("%n download(s) need your attention.", max(count, len(views)))
    words = text.tr("\u201c%1\u201d needs your attention. %2").replace("%1", views[0].name)
    reason = text.error_message(views[0].error) if views[0].error is not None else ""
    return words.replace("%2", reason).strip()
