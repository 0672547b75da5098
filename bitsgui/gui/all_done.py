"""What happens once all downloads are done: chosen in a menu, announced, and stopped in time."""

import logging
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QVBoxLayout

from bitsgui.bits.standing import Ending, Standing
from bitsgui.bits.types import JobState
from bitsgui.desktop.machine_power import PowerDeed, can, carry_out
from bitsgui.gui import formats, language, text
from bitsgui.gui.rows.done_bar import DoneBar
from bitsgui.gui.rows.done_place import DonePlace
from bitsgui.gui.rows.done_sign import DoneSign
from bitsgui.gui.settings_feed import SettingsFeed
from bitsgui.gui.views.notice_bar import NoticeBar
from bitsgui.gui.views.status_line import StatusLine
from bitsgui.settings import done_command

log = logging.getLogger(__name__)
COUNTDOWN_S = 60.0
_LONGEST_SHOWN = 40


class Deed(Enum):
    """What can be done then."""

    NOTHING = "nothing"
    COMMAND = "command"
    QUIT = "quit"
    SLEEP = "sleep"
    SHUT_DOWN = "shut-down"


_POWER = {Deed.SLEEP: PowerDeed.SLEEP, Deed.SHUT_DOWN: PowerDeed.SHUT_DOWN}


class AllDone(QObject):
    """Holds what was chosen, for once and no longer than the program runs, and carries it out.

    A choice that outlived the program would switch off a machine on another day. Pausing all is not
    the end of all: a download has to come to its end. ``counting`` carries what is about to happen,
    in words that name the time; ``settled``: it was stopped, or carried out.
    """

    counting = Signal(str)
    settled = Signal()
    command_wanted = Signal()

    def __init__(self, feed: SettingsFeed, notice: NoticeBar, leave: Callable[[], None]) -> None:
        super().__init__(feed)
        self._feed = feed
        self.bar = DoneBar()
        self.place = DonePlace(self.bar)
        self._notice = notice
        self._leave = leave
        self._is_busy = False
        self._ready = 0
        self._last: Ending | None = None
        self._able: dict[Deed, bool] = {}
        self.chosen = Deed.NOTHING
        self.menu = QMenu(notice)
        self.sign = DoneSign(self.menu)
        self.menu.aboutToShow.connect(self._fill)
        self._fill()
        language.changed.connect(self._fill)
        self.bar.over.connect(self._carry_out)
        self.bar.stopped.connect(self.stop)

    def install(self, column: QVBoxLayout, status: StatusLine) -> None:
        """Stand below what a column has, and say in the line at the bottom what was chosen."""
        column.addWidget(self.place)
        status.add(self.sign)
        column.addWidget(status)

    def choose(self, deed: Deed) -> None:
        """Do something else, or nothing."""
        self.chosen = deed
        if self.bar.is_counting:
            self.bar.leave()
            self.settled.emit()
        self._fill()

    def stop(self) -> None:
        """Do nothing after all, also not the next time."""
        self.choose(Deed.NOTHING)

    def note(self, standing: Standing) -> None:
        """Begin to count when the last download has ended; another one that begins stops that.

        A short one may have ended before it was told of. What was ready and has been completed by
        a person since is no end of a download.
        """
        has_ended = len(standing.ended) > self._ready - standing.ready
        self._ready = standing.ready
        if not self._is_busy:
            self._last = None  # it was before what ends now
        for ending in standing.ended:
            if ending.state is not JobState.ERROR:
                self._last = ending
        if standing.active or standing.waiting:
            self._is_busy = True
            if self.bar.is_counting:
                self.bar.leave()
                self.settled.emit()
        elif standing.ended and (self._is_busy or has_ended):
            self._is_busy = False
            self._begin()

    async def look(self) -> None:
        """Ask the system what it can do."""
        self._able = {deed: await can(power) for deed, power in _POWER.items()}
        self._fill()

    @property
    def _command(self) -> str:
        settings = self._feed.settings
        return "" if settings is None else settings.done_command or ""

    def _fill(self) -> None:
        self.menu.setTitle(text.tr("W&hen all is done"))
        self.menu.clear()
        group = QActionGroup(self.menu)
        for deed in Deed:
            entry = group.addAction(self.menu.addAction(self._label(deed)))
            entry.setCheckable(True)
            entry.setChecked(deed is self.chosen)
            entry.setEnabled(self._able.get(deed, deed not in _POWER))
            entry.triggered.connect(lambda _=False, each=deed: self._on_chosen(each))
        self.sign.say(self._armed())

    def _label(self, deed: Deed) -> str:
        words = {
            Deed.NOTHING: text.tr("Do &nothing"),
            Deed.COMMAND: text.tr("&Run a command\u2026"),
            Deed.QUIT: text.tr("&Quit bitsgui"),
            Deed.SLEEP: text.tr("S&leep"),
            Deed.SHUT_DOWN: text.tr("Sh&ut down"),
        }[deed]
        if deed is Deed.COMMAND and self._command:
            shown = formats.shortened(self._command, _LONGEST_SHOWN).replace("&", "&&")
            return text.tr("&Run: %1").replace("%1", shown)
        return words

    def _armed(self) -> str:
        """Return what was chosen, "" for nothing."""
        return {
            Deed.NOTHING: "",
            Deed.COMMAND: text.tr("When done: run a command"),
            Deed.QUIT: text.tr("When done: quit"),
            Deed.SLEEP: text.tr("When done: sleep"),
            Deed.SHUT_DOWN: text.tr("When done: shut down"),
        }[self.chosen]

    def _on_chosen(self, deed: Deed) -> None:
        if deed is Deed.COMMAND and not self._command:
            self._fill()  # the tick stays where it was
            self.command_wanted.emit()
        else:
            self.choose(deed)

    def _begin(self) -> None:
        if self.chosen is Deed.NOTHING:
            return
        if self.chosen is Deed.COMMAND:
            if self._last is not None:  # else all have failed, and there is no file to give it
                self._carry_out()
            return
        words = {
            Deed.QUIT: text.tr("All downloads are done. bitsgui quits."),
            Deed.SLEEP: text.tr("All downloads are done. The machine goes to sleep."),
            Deed.SHUT_DOWN: text.tr("All downloads are done. The machine shuts down."),
        }[self.chosen]
        self.bar.say(words, COUNTDOWN_S)
        when = datetime.now(UTC) + timedelta(seconds=COUNTDOWN_S)
        said = {
            Deed.QUIT: text.tr("bitsgui quits at %1."),
            Deed.SLEEP: text.tr("The machine goes to sleep at %1."),
            Deed.SHUT_DOWN: text.tr("The machine shuts down at %1."),
        }[self.chosen]
        self.counting.emit(said.replace("%1", formats.time_of_day(when)))

    def _carry_out(self) -> None:
        deed = self.chosen
        self.choose(Deed.NOTHING)
        self.settled.emit()
        if deed is Deed.QUIT:
            self._leave()
        elif deed is Deed.COMMAND:
            self._run()
        elif deed in _POWER and self._feed.bridge is not None:
            self._feed.bridge.ask(self._order(_POWER[deed]))

    async def _order(self, power: PowerDeed) -> None:
        try:
            await carry_out(power)
        except OSError as error:
            log.warning("%s was refused: %s", power.value, error)
            is_sleep = power is PowerDeed.SLEEP
            words = text.tr("The system does not let the machine sleep: %1")
            if not is_sleep:
                words = text.tr("The system does not let the machine be shut down: %1")
            self._notice.say(words.replace("%1", str(error)))

    def _run(self) -> None:
        last = self._last
        if last is None or not self._command:
            return
        file = last.local_name or last.folder
        program, *words = done_command.filled(self._command, file=file, job=last.name)
        process = QProcess()
        process.setProgram(program)
        process.setArguments(words)
        process.setWorkingDirectory(str(Path(file).parent if last.local_name else last.folder))
        for stream in (process.setStandardOutputFile, process.setStandardErrorFile):
            stream(QProcess.nullDevice())
        if not process.startDetached():
            self._notice.say(text.tr("%1 could not be started.").replace("%1", program))
