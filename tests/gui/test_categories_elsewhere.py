"""Categories that somebody else changes, or that are seen in another language."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from bitsgui.bits.views import Changes
from bitsgui.gui.dialogs.add import AddDialog
from bitsgui.gui.views.main_window import MainWindow
from tests.gui.conftest import until
from tests.gui.fake_manager import FakeManager
from tests.gui.samples import KINDS
from tests.gui.test_categories import MUSIC, dialog, opened, ready

__all__ = ["dialog", "ready"]


def change_elsewhere(manager: FakeManager, name: str, *types: str) -> None:
    manager.kinds[MUSIC - 1] = replace(KINDS[MUSIC - 1], name=name, types=types, is_standard=False)
    manager.tell(Changes(has_other_categories=True))


async def test_categories_changed_elsewhere_reach_sidebar_and_open_dialogs(
    dialog: AddDialog, ready: MainWindow, manager: FakeManager
):
    change_elsewhere(manager, "Songs")
    await until(lambda: dialog.category.findText("Songs") >= 0)
    row = ready.sidebar.lines.row_of(MUSIC)
    assert row is not None
    line = ready.sidebar.lines.index(row)
    assert "Songs" in line.data(Qt.ItemDataRole.AccessibleTextRole)


async def test_an_open_category_is_held_against_what_others_are_by_now(
    ready: MainWindow, manager: FakeManager
):
    ready.categories.make()
    dialog = await opened(ready)
    dialog.name.setText("Songs")
    dialog.test.setText("https://a.example/x.tune")
    await until(dialog.yes.isEnabled)
    change_elsewhere(manager, "Songs", "tune")
    await until(lambda: not dialog.yes.isEnabled())
    assert dialog.notes["name"].isVisible()
    assert dialog.name.text() == "Songs"
    assert "Songs" in dialog.notes["test"].text()
    change_elsewhere(manager, "Tunes", "tune")
    await until(dialog.yes.isEnabled)
    assert "Tunes" in dialog.notes["test"].text()
    dialog.reject()


async def test_a_name_is_there_as_it_is_seen(german, ready: MainWindow):
    ready.categories.make()
    dialog = await opened(ready)
    QTest.keyClicks(dialog.name, "musik")
    assert "schon" in dialog.notes["name"].text()
    assert not dialog.yes.isEnabled()
