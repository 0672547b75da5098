"""The line at the bottom: the room on the disk and the speed limit."""

import shutil
import threading
from datetime import datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

from PySide6.QtTest import QTest

from bitsgui.bits.limits import LimitView
from bitsgui.gui import disk_watch
from bitsgui.gui.disk_watch import DiskWatch
from bitsgui.gui.views import status_line
from bitsgui.settings.schedule import PAUSED
from tests.gui.conftest import until
from tests.gui.driving import KEY, button_named, choose, click, press, status_words
from tests.gui.samples import job, job_id


def entry(menu, words: str):
    menu.aboutToShow.emit()
    return next(
        action for action in menu.actions() if words in action.text().replace("\u00a0", " ")
    )


async def test_a_limit_is_chosen_from_the_menu_and_taken_off_again(window, manager):
    button, menu = window.status.limit, window.limit.menu
    assert button.text() == "Limit: off"
    entry(menu, "2 MB/s").trigger()
    await until(lambda: manager.settings.rate_limit == 2_000_000)
    await until(lambda: button.text().replace("\u00a0", " ") == "Limit: 2 MB/s")
    assert entry(menu, "2 MB/s").isChecked()
    entry(menu, "No limit").trigger()
    await until(lambda: manager.settings.rate_limit is None)
    await until(lambda: button.text() == "Limit: off")


async def test_a_click_on_the_limit_opens_its_menu_without_a_loop_of_its_own(window):
    await until(window.limit.menu.isEnabled)
    click(window.status.limit)
    assert window.limit.menu.isVisible()
    press(window.limit.menu, KEY.Key_Escape)
    assert not window.limit.menu.isVisible()


async def test_a_limit_changed_elsewhere_is_seen_at_once(window, manager):
    await manager.change_settings(rate_limit=1_500_000)
    await until(lambda: "1.5" in window.status.limit.text())
    assert entry(window.limit.menu, "1.5 MB/s").isChecked()


async def test_tomorrow_becomes_today_in_what_is_said_of_the_limit(window, monkeypatch):
    change, limit = datetime(2026, 7, 14, 8, 0).astimezone(), window.status.limit

    def let_it_be(hours_before: int) -> None:
        clock = SimpleNamespace(now=lambda _zone: change - timedelta(hours=hours_before))
        monkeypatch.setattr(status_line, "datetime", clock)

    let_it_be(12)
    window.status.show_limit(LimitView(is_scheduled=True, until=change, then=PAUSED))
    assert "It changes tomorrow" in limit.toolTip()
    let_it_be(1)
    limit.setFocus()
    assert "It changes today" in limit.toolTip()
    assert "It changes today" in limit.accessibleName()


async def test_a_limit_of_ones_own_is_typed(window, manager):
    entry(window.limit.menu, "Other").trigger()
    dialog = window.limit.dialog
    assert dialog is not None
    assert dialog.isVisible()
    QTest.keyClicks(dialog.amount, "0")
    assert not dialog.yes.isEnabled()
    dialog.amount.selectAll()
    QTest.keyClicks(dialog.amount, "3.5")
    dialog.unit.setFocus()
    press(dialog.unit, KEY.Key_Up)
    click(await button_named(dialog, "Set"))
    await until(lambda: manager.settings.rate_limit == 3500)
    assert window.limit.dialog is None


async def test_leaving_the_dialog_changes_nothing(window, manager):
    window.limit.ask()
    press(window.limit.dialog, KEY.Key_Escape)
    assert window.limit.dialog is None
    assert manager.settings.rate_limit is None


async def test_the_free_space_is_that_of_the_current_jobs_disk(window, manager, monkeypatch):
    asked: list[tuple[Path, int]] = []
    usage = type(shutil.disk_usage("/"))

    def disk_usage(path: Path):
        asked.append((path, threading.get_ident()))
        return usage(10, 5, 412_000_000_000 if path.name == "other" else 7_000_000)

    monkeypatch.setattr(shutil, "disk_usage", disk_usage)
    monkeypatch.setattr(disk_watch, "nearest_folder", lambda path: path)
    manager.put(job(60, folder="/other"))
    await until(lambda: window.jobs.row_of(job_id(60)) is not None)
    await choose(window, 60)
    await until(lambda: window.status.free.text().replace("\u00a0", " ") == "412 GB free")
    await choose(window, 1)
    await until(lambda: window.status.free.text().replace("\u00a0", " ") == "7.0 MB free")
    assert all(thread != threading.get_ident() for _, thread in asked)


async def test_a_disk_that_cannot_be_asked_says_nothing(window, monkeypatch):
    def disk_usage(path: Path):
        raise OSError("gone")

    monkeypatch.setattr(shutil, "disk_usage", disk_usage)
    told: list[object] = []
    window.disk.told.connect(lambda _, free: told.append(free))
    window.disk.look_at("/nowhere")
    await until(lambda: None in told)
    assert window.status.free.text() == ""


async def test_no_disk_is_asked_while_nobody_looks(window):
    assert window.disk._timer.isActive()
    window.hide()
    assert not window.disk._timer.isActive()
    window.show()
    assert window.disk._timer.isActive()


async def test_a_disk_that_does_not_answer_is_asked_once_and_holds_up_nothing(qapp, monkeypatch):
    gate, entered = threading.Event(), []

    def disk_usage(path: Path):
        entered.append(path)
        gate.wait(10)
        raise OSError

    monkeypatch.setattr(shutil, "disk_usage", disk_usage)
    monkeypatch.setattr(disk_watch, "nearest_folder", lambda path: path)
    watch = DiskWatch(qapp)
    watch.look_at("/slow")
    watch.set_watched(True)
    await until(lambda: entered)
    watch._timer.timeout.emit()
    watch.look_at("/quick")
    watch._settle.timeout.emit()
    assert len(entered) == 1
    gate.set()
    await until(lambda: len(entered) == 2)
    assert entered[1] == Path("/quick")
    watch.set_watched(False)
    watch.deleteLater()


async def test_totals_count_jobs_the_filter_hides(window):
    window.jobs.set_search("nothing has this name")
    await until(lambda: "active" in status_words(window))
    assert status_words(window).replace("\u00a0", " ").startswith("50 MB/s 3 active, 4 waiting")
    assert window.jobs.view(job_id(1)) is not None
