"""What the system of a Mac tells a program: that its icon was clicked, and what is to be opened."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QUrl
from PySide6.QtGui import QFileOpenEvent

from bitsgui.gui import mac_events
from bitsgui.gui.mac_events import MacEvents
from bitsgui.gui.views.main_window import MainWindow
from tests.gui.conftest import until
from tests.gui.driving import settle

FILE = "https://a.example/f.iso"


def activate(qapp: QCoreApplication) -> None:
    QCoreApplication.sendEvent(qapp, QEvent(QEvent.Type.ApplicationActivate))


@pytest.fixture
def events(window: MainWindow) -> MacEvents:
    window.outside.begin()
    return MacEvents(window, is_hidden=False)


async def test_a_click_in_the_dock_shows_a_window_that_was_closed(window, events, qapp):
    window.hide()
    activate(qapp)
    await until(window.isVisible)


async def test_a_program_that_starts_hidden_takes_its_launch_for_no_click(
    window, qapp, monkeypatch
):
    window.hide()
    events = MacEvents(window, is_hidden=True)
    activate(qapp)
    settle()
    assert not window.isVisible()
    monkeypatch.setattr(mac_events.time, "monotonic", lambda: events._launched)
    activate(qapp)
    await until(window.isVisible)


async def test_links_and_files_are_offered_as_those_of_a_second_start_are(
    window, events, qapp, tmp_path: Path
):
    QCoreApplication.sendEvent(qapp, QFileOpenEvent(QUrl(f"bitsgui:add?url={FILE}")))
    await until(lambda: window.adding.made_dialog is not None)
    assert window.adding.dialog.links.toPlainText() == FILE
    window.adding.dialog.reject()
    file = tmp_path / "two files.meta4"
    QCoreApplication.sendEvent(qapp, QFileOpenEvent(str(file)))
    await until(window.adding.dialog.isVisible)
    assert window.adding.dialog.links.toPlainText() == file.as_uri()
