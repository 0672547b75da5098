"""The start at login is offered once, to who has left the program in the tray before."""

from pathlib import Path

from bitsgui.desktop.autostart import Autostart
from bitsgui.gui.autostart_offer import AutostartOffer
from bitsgui.gui.memory import WindowMemory
from bitsgui.gui.views.main_window import MainWindow
from tests.gui.conftest import until


class Entry(Autostart):
    """Stands for the entry of the desktop."""

    def __init__(self, *, is_on: bool = False) -> None:
        super().__init__(list)
        self.is_there = is_on

    def is_on(self) -> bool:
        return self.is_there

    def turn(self, is_on: bool) -> None:
        self.is_there = is_on


def started(window: MainWindow, folder: Path, entry: Entry) -> AutostartOffer:
    switch = window.preferences.autostart
    switch.entry = entry
    return AutostartOffer(switch, WindowMemory(folder), window.notice)


async def told(window: MainWindow, offer: AutostartOffer) -> bool:
    """Return whether it is offered once the entry was looked at."""
    heard: list[bool] = []
    window.preferences.autostart.changed.connect(lambda: heard.append(True))
    offer.look()
    window.preferences.autostart.look()
    await until(lambda: heard)
    return window.notice.isVisible()


async def test_the_first_start_offers_nothing_and_a_later_one_only_once(window, tmp_path):
    entry = Entry()
    first = started(window, tmp_path, entry)
    assert not await told(window, first)
    first.note_stay()
    assert not await told(window, first)
    assert await told(window, started(window, tmp_path, entry))
    window.notice.leave()
    assert not await told(window, started(window, tmp_path, entry))
    assert not entry.is_there


async def test_what_is_offered_is_done_by_its_button(window, tmp_path):
    entry = Entry()
    started(window, tmp_path, entry).note_stay()
    assert await told(window, started(window, tmp_path, entry))
    window.notice._buttons.itemAt(0).widget().click()
    await until(lambda: window.preferences.autostart.is_on)
    assert entry.is_there
    assert not window.notice.isVisible()


async def test_who_has_it_is_not_asked(window, tmp_path):
    entry = Entry(is_on=True)
    started(window, tmp_path, entry).note_stay()
    assert not await told(window, started(window, tmp_path, entry))
