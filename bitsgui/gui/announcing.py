"""Notifications of the desktop about downloads: what is finished, and what needs a person."""

from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

from bitsgui.bits.standing import Ending, Standing
from bitsgui.bits.types import JobState
from bitsgui.desktop.notice import Choice, Notice
from bitsgui.gui import text
from bitsgui.gui.settings_feed import SettingsFeed
from bitsgui.gui.tray_pictures import Mood, pictures

AGAIN_MS = 5000
"""While a notice is up it is said anew at most so often, however many downloads end."""
NAMED = 3
"""Of many downloads so many are named."""
FINISHED, TROUBLE = "finished", "trouble"


@dataclass(frozen=True, slots=True)
class Deeds:
    """What the buttons do. The token lets a window come to the front, see :class:`Choice`."""

    open: Callable[[Path], object]
    show_folder: Callable[[Path], object]
    retry: Callable[[tuple[UUID, ...]], object]
    show_finished: Callable[[str], object]
    show_stuck: Callable[[tuple[UUID, ...], str], object]


@dataclass(slots=True)
class _Topic:
    """What ended since somebody looked, and whether the notice about it is up."""

    name: str
    ended: list[Ending] = field(default_factory=list[Ending])
    is_up: bool = False


class Announcing(QObject):
    """Says it in one notice for each topic; nothing while the program is in front.

    ``send`` shows a notice and returns whether anybody took it, ``withdraw`` takes that of a topic
    back.
    """

    def __init__(
        self,
        feed: SettingsFeed,
        send: Callable[[Notice], Coroutine[Any, Any, bool]],
        withdraw: Callable[[str], object],
        deeds: Deeds,
    ) -> None:
        super().__init__(feed)
        self._feed = feed
        self._send = send
        self._withdraw = withdraw
        self._deeds = deeds
        self._topics = {name: _Topic(name) for name in (FINISHED, TROUBLE)}
        self._timer = QTimer(self, singleShot=True, interval=AGAIN_MS)
        self._timer.timeout.connect(self._say_all)
        self._unsaid: set[str] = set()

    def note(self, standing: Standing) -> None:
        """Say what has ended, unless somebody sees it anyway."""
        if QGuiApplication.applicationState() == Qt.ApplicationState.ApplicationActive:
            return
        for ending in standing.ended:
            name = TROUBLE if ending.state == JobState.ERROR else FINISHED
            if self._is_wanted(name):
                self._topics[name].ended.append(ending)
                self._unsaid.add(name)
        if self._unsaid and not self._timer.isActive():
            self._say_all()

    def look(self) -> None:
        """Take back what somebody sees now."""
        self._unsaid.clear()
        for topic in self._topics.values():
            if topic.ended:
                self._withdraw(topic.name)
            self._end(topic)

    def _is_wanted(self, name: str) -> bool:
        settings = self._feed.settings
        if settings is None:
            return False
        return settings.notify_trouble if name == TROUBLE else settings.notify_finished

    def _say_all(self) -> None:
        unsaid, self._unsaid = self._unsaid, set()
        for name in sorted(unsaid):
            self._say(self._topics[name])
        if unsaid:
            self._timer.start()

    def _say(self, topic: _Topic) -> None:
        bridge, settings = self._feed.bridge, self._feed.settings
        if bridge is None or settings is None or not topic.ended:
            return
        is_finished = topic.name == FINISHED
        notice = self._finished(topic.ended) if is_finished else self._trouble(topic.ended)
        if settings.notify_sound and not topic.is_up:
            notice = replace(notice, sound="complete-download" if is_finished else "dialog-warning")
        topic.is_up = True
        notice = replace(notice, topic=topic.name, on_closed=lambda: self._end(topic))
        bridge.ask(self._send(notice))

    def _end(self, topic: _Topic) -> None:
        topic.ended.clear()
        topic.is_up = False

    def _finished(self, ended: list[Ending]) -> Notice:
        tr, deeds = text.tr, self._deeds
        picture = pictures(Mood.DONE)[-1]
        show = Choice(tr("Show"), deeds.show_finished)
        if len(ended) > 1:
            title = tr("%n download(s) are finished", len(ended))
            body = _names(ended)
            return Notice(
                title, body, show.act, show.label, (show,), picture=picture, category=_DONE
            )
        (ending,) = ended
        folder, file = Path(ending.folder), Path(ending.local_name)
        is_ready = ending.state == JobState.TRANSFERRED
        title = tr("Ready to complete") if is_ready else tr("Download finished")
        name, first = ending.name, show
        if ending.local_name and not is_ready:
            name, first = file.name, Choice(tr("Open"), lambda _: deeds.open(file))
        choices = (first, Choice(tr("Show in folder"), lambda _: deeds.show_folder(folder)))
        return Notice(title, name, show.act, show.label, choices, picture=picture, category=_DONE)

    def _trouble(self, ended: list[Ending]) -> Notice:
        tr, deeds = text.tr, self._deeds
        ids = tuple(dict.fromkeys(ending.job_id for ending in ended))
        retry = Choice(tr("Retry now"), lambda _: deeds.retry(ids))
        details = Choice(tr("Details"), lambda token: deeds.show_stuck(ids, token))
        if len(ids) > 1:
            title = tr("%n download(s) need your attention.", len(ids)).rstrip(".")
            body = _names(ended)
        else:
            title = tr("A download needs your attention")
            body = ended[-1].name
            if ended[-1].error is not None:
                body = f"{body}\n{text.error_message(ended[-1].error)}"
        picture = pictures(Mood.ATTENTION)[-1]
        choices = (retry, details)
        return Notice(
            title, body, details.act, details.label, choices, picture=picture, category=_FAILED
        )


_DONE, _FAILED = "transfer.complete", "transfer.error"


def _names(ended: list[Ending]) -> str:
    """Return the names of the last ones, a line each, and how many more there are."""
    names = list(dict.fromkeys(Path(each.local_name).name or each.name for each in ended[::-1]))
    lines = names[:NAMED]
    if len(names) > NAMED:
        lines.append(text.tr("and %n more", len(names) - NAMED))
    return "\n".join(lines)
