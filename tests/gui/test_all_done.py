"""When all is done: what was chosen is announced, can be stopped, and happens once."""

import asyncio
import json
import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction

from bitsgui.bits.standing import Ending, Standing
from bitsgui.bits.types import JobState
from bitsgui.desktop.bus import Bus
from bitsgui.desktop.notifications import Notifications
from bitsgui.gui.all_done import Deed
from bitsgui.gui.background import Background
from bitsgui.gui.options.option import Page
from bitsgui.gui.views.main_window import MainWindow
from tests.gui.conftest import PATIENCE_S, until
from tests.gui.driving import CTRL, KEY, click, press
from tests.gui.fake_manager import FakeManager
from tests.gui.samples import job_id
from tests.servers.buses import SystemBus

BUSY = Standing(active=1, rate=1e6)
END = Ending(job_id(1), "A job", JobState.ACKNOWLEDGED, "/dir", "/dir/a file")
DONE = Standing(ended=(END,))
FAILED = Standing(stuck=1, ended=(replace(END, state=JobState.ERROR),))


@pytest.fixture
def bus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SystemBus]:
    with SystemBus(tmp_path / "bus") as bus:
        monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", bus.env["DBUS_SYSTEM_BUS_ADDRESS"])
        yield bus


def entry(window: MainWindow, words: str) -> QAction:
    window.all_done.menu.aboutToShow.emit()
    actions = window.all_done.menu.actions()
    (found,) = [action for action in actions if words in action.text().replace("&", "")]
    return found


async def until_called(bus: SystemBus, service: str, method: str) -> None:
    async with asyncio.timeout(PATIENCE_S):
        while method not in await asyncio.to_thread(bus.calls, service):  # noqa: ASYNC110 - a mock
            await asyncio.sleep(0)


def end_all(window: MainWindow, *standings: Standing) -> None:
    for standing in (BUSY, *standings):
        window.all_done.note(standing)


async def test_nothing_is_chosen_until_somebody_does(window: MainWindow):
    assert entry(window, "Do nothing").isChecked()
    end_all(window, DONE)
    assert window.all_done.bar.isHidden()
    assert not window._closed.is_set()


@pytest.mark.parametrize("key", [KEY.Key_Space, KEY.Key_Return, KEY.Key_Enter])
async def test_quitting_is_announced_and_stopped_by_a_key(window: MainWindow, key):
    entry(window, "Quit").trigger()
    assert entry(window, "Quit").isChecked()
    end_all(window, DONE)
    bar = window.all_done.bar
    assert bar.isVisible()
    assert bar.sentence.text() == "All downloads are done. bitsgui quits."
    assert bar.button.hasFocus()
    assert bar.button.accessibleDescription() == bar.sentence.text()
    assert bar.figure.text()
    press(bar.button, key)
    assert bar.isHidden()
    assert window.all_done.chosen is Deed.NOTHING
    end_all(window, DONE)
    assert bar.isHidden()
    assert not window._closed.is_set()


async def test_when_the_time_is_up_it_happens_once(window: MainWindow):
    entry(window, "Quit").trigger()
    end_all(window, FAILED)
    bar = window.all_done.bar
    bar.clock = lambda: float("inf")
    bar._on_tick()
    assert window._closed.is_set()
    assert entry(window, "Do nothing").isChecked()


async def test_who_does_not_want_to_wait_need_not(window: MainWindow):
    entry(window, "Quit").trigger()
    end_all(window, DONE)
    click(window.all_done.bar.now)
    assert window._closed.is_set()


async def test_pausing_all_is_not_the_end_of_all(window: MainWindow):
    entry(window, "Quit").trigger()
    end_all(window, Standing(paused=1), Standing(paused=1))
    assert window.all_done.bar.isHidden()
    end_all(window, replace(DONE, paused=1))
    assert window.all_done.bar.isVisible()


async def test_a_download_that_was_over_before_it_was_told_of_counts(window: MainWindow):
    entry(window, "Quit").trigger()
    window.all_done.note(Standing())
    window.all_done.note(DONE)
    assert window.all_done.bar.isVisible()


async def test_completing_what_was_ready_is_no_end_of_a_download(window: MainWindow):
    window.all_done.note(Standing(ready=2))
    entry(window, "Quit").trigger()
    window.all_done.note(replace(DONE, ready=1))
    assert window.all_done.bar.isHidden()
    window.all_done.note(replace(DONE, ready=1))
    assert window.all_done.bar.isVisible()


async def test_another_download_stops_it_until_that_has_ended_too(window: MainWindow):
    entry(window, "Quit").trigger()
    end_all(window, DONE)
    window.all_done.note(Standing(waiting=1))
    assert window.all_done.bar.isHidden()
    assert window.all_done.chosen is Deed.QUIT
    window.all_done.note(DONE)
    assert window.all_done.bar.isVisible()


async def test_another_choice_takes_its_place(window: MainWindow):
    entry(window, "Quit").trigger()
    end_all(window, DONE)
    entry(window, "Do nothing").trigger()
    assert window.all_done.bar.isHidden()


@pytest.mark.parametrize(("words", "call"), [("Sleep", "Suspend"), ("Shut down", "PowerOff")])
async def test_logind_is_told_what_was_chosen(
    window: MainWindow, bus: SystemBus, words: str, call: str
):
    await asyncio.to_thread(bus.add, "logind")
    assert not entry(window, words).isEnabled()  # nobody has said yet that it can be done
    await window.all_done.look()
    entry(window, words).trigger()
    end_all(window, DONE)
    assert call not in await asyncio.to_thread(bus.calls, "logind")
    click(window.all_done.bar.now)
    await until_called(bus, "logind", call)


async def test_what_the_machine_cannot_do_is_not_offered(window: MainWindow, bus: SystemBus):
    parameters = json.dumps({"CanSuspend": "na", "CanPowerOff": "challenge"})
    await asyncio.to_thread(bus.add, "logind", "--parameters", parameters)
    await window.all_done.look()
    assert not entry(window, "Sleep").isEnabled()
    assert entry(window, "Shut down").isEnabled()


async def test_a_machine_that_refuses_says_so(window: MainWindow, bus: SystemBus, expect_log):
    expect_log("Suspend was refused")
    window.all_done.choose(Deed.SLEEP)
    end_all(window, DONE)
    click(window.all_done.bar.now)
    await until(window.notice.isVisible)
    assert "does not let the machine sleep" in window.notice.sentence.text()


async def test_a_command_gets_the_last_download_without_a_shell(
    window: MainWindow, manager: FakeManager, tmp_path: Path
):
    said, folder = tmp_path / "said", tmp_path / "$(x) dir"
    folder.mkdir()
    code = "import json,os,sys; told = json.dumps([os.getcwd(), *sys.argv[1:]])\n"
    code += f"open({str(said)!r} + '.new', 'w').write(told)\n"
    code += f"os.rename({str(said)!r} + '.new', {str(said)!r})"
    script = tmp_path / "done.py"
    script.write_text(code)
    await manager.change_settings(done_command=f"{sys.executable} {script} {{file}} n={{job}}")
    await until(lambda: "Run:" in entry(window, "Run").text())
    entry(window, "Run").trigger()
    file = str(folder / "a; b.iso")
    ended = replace(END, name="--evil & co", folder=str(folder), local_name=file)
    end_all(window, Standing(ended=(ended,)))
    await until(said.exists)
    assert json.loads(said.read_text()) == [str(folder), file, "n=evil & co"]
    assert window.all_done.bar.isHidden()


async def test_a_command_that_is_not_there_is_named(window: MainWindow, manager: FakeManager):
    await manager.change_settings(done_command="/no/such/program {file}")
    await until(lambda: "/no/such/program" in entry(window, "Run").text())
    window.all_done.choose(Deed.COMMAND)
    end_all(window, DONE)
    await until(window.notice.isVisible)
    assert window.notice.sentence.text() == "/no/such/program could not be started."


async def test_a_command_gets_no_download_of_an_earlier_time(
    window: MainWindow, manager: FakeManager
):
    await manager.change_settings(done_command="/no/such/program {file}")
    await until(lambda: "/no/such/program" in entry(window, "Run").text())
    end_all(window, DONE)
    window.all_done.choose(Deed.COMMAND)
    end_all(window, FAILED)
    assert window.notice.isHidden()
    assert window.all_done.chosen is Deed.COMMAND
    end_all(window, DONE)
    await until(window.notice.isVisible)
    assert window.all_done.chosen is Deed.NOTHING


async def test_a_long_command_makes_no_wide_menu(window: MainWindow, manager: FakeManager):
    await manager.change_settings(done_command=f"/usr/bin/copy {'-x ' * 99}{{file}}")
    await until(lambda: "/usr/bin/copy" in entry(window, "Run").text())
    assert len(entry(window, "Run").text()) < 60


async def test_without_a_command_the_menu_leads_to_where_one_is_written(window: MainWindow):
    await until(lambda: window.preferences.source.is_ready)
    entry(window, "Run a command").trigger()
    assert window.all_done.chosen is Deed.NOTHING
    dialog = window.preferences.dialog
    assert dialog is not None
    assert dialog.isVisible()
    row = dialog.turn_to(Page.DOWNLOADS).rows["done_command"]
    await until(lambda: row.visibleRegion().boundingRect() == row.rect())
    assert dialog.focusWidget() is row.field.focusProxy()
    dialog.close()


async def test_what_was_chosen_stands_in_the_line_at_the_bottom_and_is_changed_there(
    window: MainWindow,
):
    sign = window.all_done.sign
    assert sign.isHidden()
    entry(window, "Quit").trigger()
    assert sign.isVisible()
    assert (sign.text(), sign.accessibleName()) == ("When done: quit", "When done: quit")
    assert sign.parentWidget() is window.status
    press(sign, KEY.Key_Space)
    await until(window.all_done.menu.isVisible)
    window.all_done.menu.setActiveAction(entry(window, "Do nothing"))
    press(window.all_done.menu, KEY.Key_Return)
    await until(sign.isHidden)


async def test_while_a_dialog_is_open_it_is_stopped_in_a_window_of_its_own(window: MainWindow):
    entry(window, "Quit").trigger()
    press(window, KEY.Key_N, CTRL)
    dialog = window.adding.dialog
    await until(dialog.isVisible)
    end_all(window, DONE)
    bar, apart = window.all_done.bar, window.all_done.place.apart
    assert apart.isVisible()
    assert bar.window() is apart
    words = bar.sentence.fontMetrics().horizontalAdvance(bar.sentence.text())
    assert bar.sentence.width() >= words  # nothing of it is cut
    assert apart.parent() is None  # a dialog holds up what belongs to the window it is over
    assert apart.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    click(bar.button)
    assert apart.isHidden()
    assert bar.isHidden()
    assert bar.window() is window
    assert window.all_done.chosen is Deed.NOTHING


async def test_the_countdown_follows_dialogs_that_come_and_go(window: MainWindow):
    entry(window, "Quit").trigger()
    end_all(window, DONE)
    bar, apart = window.all_done.bar, window.all_done.place.apart
    assert bar.window() is window
    press(window, KEY.Key_N, CTRL)
    await until(window.adding.dialog.isVisible)
    bar._on_tick()
    assert bar.window() is apart
    press(window.adding.dialog, KEY.Key_Escape)
    await until(window.adding.dialog.isHidden)
    bar._on_tick()
    assert (bar.window(), apart.isVisible(), bar.isVisible()) == (window, False, True)
    assert window.focusWidget() is bar.button
    press(window, KEY.Key_N, CTRL)
    await until(window.adding.dialog.isVisible)
    bar._on_tick()
    press(apart, KEY.Key_Escape)
    assert (bar.is_counting, window.all_done.chosen) == (False, Deed.NOTHING)


async def test_a_countdown_that_comes_home_leaves_the_keyboard_to_who_goes_on_there(
    window: MainWindow,
):
    entry(window, "Quit").trigger()
    end_all(window, DONE)
    bar = window.all_done.bar
    press(window, KEY.Key_N, CTRL)
    dialog = window.adding.dialog
    await until(dialog.isVisible)
    bar._on_tick()
    press(dialog, KEY.Key_Escape)
    await until(dialog.isHidden)
    window.top_bar.search.setFocus()
    bar._on_tick()
    assert bar.window() is window
    assert window.focusWidget() is window.top_bar.search
    window.all_done.stop()


async def test_the_time_it_happens_is_told(window: MainWindow):
    told: list[str] = []
    window.all_done.counting.connect(told.append)
    entry(window, "Quit").trigger()
    end_all(window, DONE)
    (words,) = told
    assert re.fullmatch(r"bitsgui quits at \d+:\d\d.?[AP]M\.", words), words
    window.all_done.stop()


@pytest.mark.parametrize("is_pressed", [True, False])
async def test_who_looks_at_something_else_stops_it_in_a_notice_that_goes_with_the_countdown(
    window: MainWindow,
    manager: FakeManager,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    *,
    is_pressed: bool,
):
    service = "notification_daemon"
    with SystemBus(tmp_path / "session") as session:
        able = json.dumps({"capabilities": "body actions"})
        await asyncio.to_thread(session.add, service, "--system", "--parameters", able)
        bus = await Bus.open(session.address)
        background = Background(window, tmp_path, is_hidden=False)
        await background.start(manager.port)
        background._notices = Notifications(bus)
        monkeypatch.setattr(window, "isActiveWindow", lambda: False)
        entry(window, "Quit").trigger()
        end_all(window, DONE)
        await until_called(session, service, "Notify")
        told = await asyncio.to_thread(session.told, service, "Notify")
        assert "bitsgui quits at" in told
        assert "'0', 'Stop'" in told
        if is_pressed:
            await asyncio.to_thread(session.call, service, "ActionInvoked", 1, "0")
            await until(lambda: not window.all_done.bar.is_counting)
            assert window.all_done.chosen is Deed.NOTHING
        else:
            window.all_done.note(BUSY)
        await until_called(session, service, "CloseNotification")
        await background.stop()
        await bus.close()
