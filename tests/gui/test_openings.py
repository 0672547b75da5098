"""Opening what is finished, and what is said where it cannot be opened."""

import pytest
from PySide6.QtGui import QDesktopServices

from bitsgui.gui.dialogs.about import AboutDialog
from bitsgui.gui.options.option import Page
from bitsgui.gui.views.place_row import PlaceRow
from tests.gui.conftest import until
from tests.gui.driving import KEY, button_named, choose, click, press
from tests.gui.samples import finished


@pytest.fixture
def opened(monkeypatch) -> list[str]:
    """What was handed to the desktop, which opens folders only."""
    found: list[str] = []

    def hand_over(url) -> bool:
        found.append(url.toLocalFile())
        return "." not in url.fileName()

    monkeypatch.setattr(QDesktopServices, "openUrl", hand_over)
    return found


@pytest.fixture
async def folder(window, manager, tmp_path):
    """The folder of a finished download, its file in it."""
    place = tmp_path / "photos"
    place.mkdir()
    (place / "photo01.jpg").touch()
    manager.rows[0] = finished(501, "photo01.jpg", folder=str(place))
    await window.bridge.reload()
    await choose(window, 501)
    return place


async def test_a_file_that_was_taken_away_is_said_and_its_folder_shown(window, folder, opened):
    (folder / "photo01.jpg").unlink()
    press(window.list, KEY.Key_Return)
    await until(window.notice.isVisible)
    assert window.notice.sentence.text() == f"\u201cphoto01.jpg\u201d is no longer in {folder}."
    assert opened == []
    click(await button_named(window.notice, "Show in folder"))
    await until(lambda: opened == [str(folder)])
    assert not window.notice.isVisible()


async def test_a_file_no_program_opens_is_said(window, folder, opened):
    window.deeds.open.trigger()
    await until(window.notice.isVisible)
    assert window.notice.sentence.text() == "No program opens \u201cphoto01.jpg\u201d."
    assert opened == [str(folder / "photo01.jpg")]


async def test_a_folder_that_was_taken_away_is_said_and_the_nearest_offered(
    window, folder, opened, tmp_path
):
    (folder / "photo01.jpg").unlink()
    folder.rmdir()
    window.deeds.show_in_folder.trigger()
    await until(window.notice.isVisible)
    assert window.notice.sentence.text() == f"There is no folder {folder}."
    click(await button_named(window.notice, f"Open: {tmp_path.name}"))
    await until(lambda: opened == [str(tmp_path)])


async def test_the_preferences_say_beside_the_button_what_nothing_opens(window, monkeypatch):
    knows = [False]
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _: knows[0])
    await until(lambda: window.preferences.source.is_ready)
    window.preferences.show()
    page = window.preferences.dialog.turn_to(Page.ADVANCED)
    row = page.findChildren(PlaceRow)[-1]
    click(row.open)
    assert row.note.text().startswith("No program opens the folder ")
    assert not row.note.isHidden()
    knows[0] = True
    click(row.open)
    assert row.note.isHidden()
    window.preferences.dialog.reject()


async def test_about_says_which_website_nothing_opens(window, monkeypatch):
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _: False)
    window.help.about.trigger()
    dialog = next(w for w in window.findChildren(AboutDialog) if w.isVisible())
    await until(dialog.parts.topLevelItemCount)
    dialog.parts.setCurrentItem(dialog.parts.topLevelItem(1))
    click(dialog.site)
    assert dialog.problem.text().startswith("No program opens the link https://")
    assert dialog.site.accessibleDescription() == dialog.problem.text()
    dialog.parts.setCurrentItem(dialog.parts.topLevelItem(2))
    assert dialog.problem.isHidden()
    dialog.reject()
