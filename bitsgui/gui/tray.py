"""The icon in the tray: what it shows and says, and the menu it opens."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from bitsgui.bits.standing import Standing
from bitsgui.desktop.notice import Notice
from bitsgui.desktop.qt_tray import QtTray
from bitsgui.desktop.tray import Drawing, Entry, Look, Tray
from bitsgui.gui import formats, language, text
from bitsgui.gui.models.filters import Filter
from bitsgui.gui.tray_pictures import STEPS, Mood, pictures
from bitsgui.gui.views.status_line import counts_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from bitsgui.desktop.bus import Bus
    from bitsgui.desktop.status_notifier import StatusNotifier


@dataclass(frozen=True, slots=True)
class Deeds:
    """What the menu does."""

    show: Callable[[], object]
    add: Callable[[], object]
    paste: Callable[[], object]
    pause_all: Callable[[], object]
    resume_all: Callable[[], object]
    preferences: Callable[[], object]
    quit: Callable[[], object]


class TrayIcon(QObject):
    """The icon in whichever tray there is, one of the two kinds at a time.

    Signals: ``host_changed`` (a tray began or ceased to show it), ``activated`` (a token of the
    desktop that lets a window come to the front, or "").
    """

    host_changed = Signal()
    activated = Signal(str)

    def __init__(self, deeds: Deeds, parent: QObject) -> None:
        super().__init__(parent)
        self._deeds = deeds
        self._standing = Standing()
        self._limits: tuple[Entry, ...] = ()
        self._is_news = False
        self._older = QtTray(self.activated.emit, self._on_host)
        self._newer: StatusNotifier | None = None
        self._was_shown = False
        language.changed.connect(self._say_again)

    async def start(self, bus: "Bus | None") -> None:
        """Look for a tray; from now on one that comes is used and one that goes is noticed.

        Again with another bus where the last one has gone, or with None as soon as it has.
        """
        is_bus_gone = bus is None and self._newer is not None
        self._newer = None
        if bus is None:
            self._say_again()
        else:
            await self._start_newer(bus)
        self._on_host(at_once=not is_bus_gone)

    async def _start_newer(self, bus: "Bus") -> None:
        from bitsgui.desktop.bus import BusError  # noqa: PLC0415 - not on every platform
        from bitsgui.desktop.status_notifier import StatusNotifier  # noqa: PLC0415 - as above

        self._newer = StatusNotifier(bus, self.activated.emit, self._on_host)
        self._say_again()
        try:
            await self._newer.start()
        except BusError:
            self._newer = None

    @property
    def is_shown(self) -> bool:
        """Whether somebody shows the icon: without, no window may be hidden."""
        return any(kind.is_shown for kind in self._kinds)

    def stand(self, standing: Standing) -> None:
        """Show how all downloads stand."""
        before, self._standing = self._standing, standing
        if _choices(before) != _choices(standing):
            self._set_menu()
        self._show()

    def note_news(self, is_news: bool) -> None:
        """Ask the desktop not to hide the icon, until somebody has looked."""
        if is_news != self._is_news:
            self._is_news = is_news
            self._show()

    def offer_limits(self, limits: Sequence[Entry]) -> None:
        """Offer these limits for the speed from now on."""
        self._limits = tuple(limits)
        self._set_menu()

    def say(self, notice: Notice) -> bool:
        """Show a notice by the icon, where nothing else does; return whether it was shown."""
        return self._older.say(notice)

    async def stop(self) -> None:
        """Take the icon away."""
        language.changed.disconnect(self._say_again)
        for kind in self._kinds:
            await kind.close()

    @property
    def _kinds(self) -> tuple[Tray, ...]:
        return (self._older,) if self._newer is None else (self._newer, self._older)

    def _on_host(self, *, at_once: bool = True) -> None:
        # While the desktop has the newer kind Qt would take it for a tray of its own.
        has_newer = self._newer is not None and self._newer.has_watcher
        self._older.set_wanted(not has_newer, at_once=at_once)
        if self._was_shown != self.is_shown:
            self._was_shown = self.is_shown
            self.host_changed.emit()

    def _say_again(self) -> None:
        self._set_menu()
        self._show()

    def _show(self) -> None:
        look = look_of(self._standing, is_news=self._is_news)
        for kind in self._kinds:
            kind.show(look)

    def _set_menu(self) -> None:
        entries = entries_of(self._deeds, self._standing, self._limits)
        for kind in self._kinds:
            kind.set_menu(entries)


def look_of(standing: Standing, *, is_news: bool = False) -> Look:
    """Return what the icon shows for how all downloads stand."""
    mood, step = mood_of(standing), None
    if mood == Mood.ACTIVE and standing.bytes_total:
        step = round(STEPS * min(1.0, standing.bytes_done / standing.bytes_total))
    is_urgent = is_news and standing.stuck > 0
    drawing = Drawing(f"{mood} {step}", lambda: pictures(mood, step))
    return Look(drawing, "bitsgui", tip_of(standing), is_urgent)


def mood_of(standing: Standing) -> Mood:
    """Return what matters most: what goes on, then what is stuck, then what is paused."""
    if standing.active:
        return Mood.ACTIVE
    if standing.stuck:
        return Mood.ATTENTION
    return Mood.PAUSED if standing.paused and not standing.waiting else Mood.IDLE


def tip_of(standing: Standing) -> str:
    """Return the lines the icon says of itself."""
    counts = {
        Filter.ACTIVE: standing.active,
        Filter.WAITING: standing.waiting,
        Filter.ATTENTION: standing.stuck,
    }
    if standing.paused and not any(counts.values()):
        return text.tr("%1 paused").replace("%1", formats.number(standing.paused))
    lines = [counts_words(counts)]
    if standing.active and standing.rate > 0:
        lines.append(_pace(standing))
    return "\n".join(lines)


def _pace(standing: Standing) -> str:
    speed = formats.rate(standing.rate)
    # With others to come nobody can tell when all will be done.
    if standing.time_left_s is None or standing.waiting:
        return speed
    words = text.tr("%1, %2 left").replace("%1", speed)
    return words.replace("%2", formats.duration(standing.time_left_s))


def _choices(standing: Standing) -> tuple[bool, bool]:
    """Return whether anything can be paused, and resumed."""
    can_pause = standing.active + standing.waiting > 0
    return can_pause, standing.paused + standing.stuck > 0


def entries_of(deeds: Deeds, standing: Standing, limits: Sequence[Entry]) -> tuple[Entry, ...]:
    """Return the menu; ``limits`` are the entries of the one for the speed."""
    can_pause, can_resume = _choices(standing)
    return (
        Entry(_plain(text.tr("&Show bitsgui")), deeds.show),
        Entry(),
        Entry(_plain(text.tr("&Add\u2026")), deeds.add),
        Entry(_plain(text.tr("Add from &clipboard")), deeds.paste),
        Entry(),
        Entry(_plain(text.tr("P&ause all")), deeds.pause_all, can_pause),
        Entry(_plain(text.tr("R&esume all")), deeds.resume_all, can_resume),
        Entry(_plain(text.tr("Spee&d limit")), is_enabled=bool(limits), entries=tuple(limits)),
        Entry(),
        Entry(_plain(text.tr("Pr&eferences\u2026")), deeds.preferences),
        Entry(_plain(text.tr("&Quit")), deeds.quit),
    )


def entries_from(menu: QMenu, choose: Callable[[QAction], object]) -> tuple[Entry, ...]:
    """Return the entries of a menu of the window; ``choose`` is called with the action of one."""

    def entry(action: QAction) -> Entry:
        if action.isSeparator():
            return Entry()
        is_checked = action.isChecked() if action.isCheckable() else None
        words = _plain(action.text())
        return Entry(words, lambda: choose(action), action.isEnabled(), is_checked)

    return tuple(map(entry, menu.actions()))


def _plain(words: str) -> str:
    """Return words without the mark of a key, which belongs to menus of a window."""
    return words.replace("&", "")
