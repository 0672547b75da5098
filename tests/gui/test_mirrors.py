"""Mirrors in the window: given with a link, seen at work, added and taken out."""

from dataclasses import replace

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from bitsgui.bits.mirrors import Mirror, SourceView, Trouble
from bitsgui.bits.views import ProbeView
from bitsgui.gui import source_words
from bitsgui.gui.models.link_rows import LinkColumn
from bitsgui.gui.source_orders import LISTED
from bitsgui.gui.views.details import Tab
from tests.gui.conftest import until
from tests.gui.driving import CTRL, KEY, button_named, choose, click, press, settle
from tests.gui.samples import job_id
from tests.gui.test_dialog_keys import controls, ring
from tests.gui.test_properties_page import show_properties

OWN = "https://files.example/f.iso"
ONE, TWO = "https://one.example/f.iso", "https://two.example/f.iso"
VIEWS = [
    SourceView(OWN, True, is_in_use=True, given=2_000_000),
    SourceView(ONE, False, has_given=True),
    SourceView(TWO, False, Trouble.DIFFERS),
]


async def opened(window, manager, views=VIEWS):
    manager.source_views = list(views)
    page = await show_properties(window, 1)
    page.fields["mirrors"].button.setFocus()
    press(page.fields["mirrors"].button, KEY.Key_Space)
    await until(lambda: window.property_orders.sources.dialog is not None)
    dialog = window.property_orders.sources.dialog
    await until(dialog.isActiveWindow)
    return dialog


async def test_mirrors_are_added_with_a_link(window, manager):
    press(window, KEY.Key_N, CTRL)
    dialog = window.adding.dialog
    dialog.links.setPlainText(OWN)
    press(dialog.more_button, KEY.Key_Space)
    dialog.more.mirrors.setFocus()
    QTest.keyClicks(dialog.more.mirrors, "two.example")
    assert not dialog.add_button.isEnabled()
    field = next(field for field in dialog.more._fields if field.control is dialog.more.mirrors)
    assert "two.example is no link" in field.problem.text()
    dialog.more.mirrors.setPlainText(f"{ONE}\n\n{TWO}\n")
    await until(dialog.add_button.isEnabled)
    click(dialog.add_button)
    await until(lambda: manager.requests)
    ((link,),) = (request.links for request in manager.requests)
    assert link.mirrors == (Mirror(ONE), Mirror(TWO))
    await until(lambda: not dialog.isVisible())
    assert dialog.more.mirrors.toPlainText() == ""


async def test_several_links_have_no_mirrors_together(window):
    press(window, KEY.Key_N, CTRL)
    dialog = window.adding.dialog
    dialog.links.setPlainText(f"{ONE}\n{TWO}")
    await until(lambda: dialog.panel.links.rowCount() == 2)
    assert not dialog.more.mirrors.isEnabled()


async def test_each_link_says_what_it_does(window, manager):
    dialog = await opened(window, manager)
    assert dialog.own_link.text() == OWN
    assert dialog.own.words.text().replace("\u00a0", " ") == "In use. 2.0 MB came from here."
    said = [row._state.words.text() for row in dialog.rows.rows]
    assert said == ["Some of what is there came from here.", "Left out: it has another file."]
    manager.source_views[1] = replace(VIEWS[1], is_in_use=True)
    dialog.looked.emit()
    words = "In use. Some of what is there came from here."
    await until(lambda: dialog.rows.rows[0]._state.words.text() == words)
    press(dialog, KEY.Key_Escape)
    await until(lambda: window.property_orders.sources.dialog is None)
    assert manager.mirror_changes == []


async def test_one_is_added_one_taken_out_and_one_asked_again(window, manager):
    dialog = await opened(window, manager)
    click(dialog.rows.rows[1]._state.retry)
    click(dialog.rows.rows[0].remove)
    press(dialog.rows.add_button, KEY.Key_Space)
    new = dialog.rows.rows[1].link.line
    await until(new.hasFocus)
    QTest.keyClicks(new, "ftp://x")
    assert not dialog.yes.isEnabled()
    new.selectAll()
    QTest.keyClicks(new, "https://three.example/f.iso")
    press(new, KEY.Key_Tab)
    assert dialog.yes.isEnabled()
    click(dialog.yes)
    await until(lambda: manager.mirror_changes)
    assert manager.mirror_changes == [
        (("https://three.example/f.iso", TWO), (ONE, TWO)),
    ]
    await until(lambda: window.property_orders.sources.dialog is None)


async def test_tab_goes_from_the_top_to_the_end_also_by_a_new_line(window, manager):
    own = replace(VIEWS[0], trouble=Trouble.SUSPECT)
    dialog = await opened(window, manager, [own, *VIEWS[1:]])
    press(dialog.rows.add_button, KEY.Key_Return)
    await until(lambda: len(dialog.rows.rows) == 3)
    settle()
    passed = ring(dialog)
    assert set(passed) == controls(dialog)
    places = [each.mapTo(dialog, each.rect().center()).y() for each in passed]
    assert sum(place < places[n - 1] for n, place in enumerate(places)) == 1
    press(dialog, KEY.Key_Escape)


async def test_a_link_that_is_there_already_is_not_added_twice(window, manager):
    dialog = await opened(window, manager)
    press(dialog.rows.add_button, KEY.Key_Space)
    new = dialog.rows.rows[2].link.line
    QTest.keyClicks(new, ONE)
    press(new, KEY.Key_Tab)
    assert dialog.rows.rows[2].note.text() == "This link is there already."
    assert not dialog.yes.isEnabled()


async def test_a_file_of_several_has_its_own(window, manager):
    await choose(window, 2)
    manager.source_views = list(VIEWS)
    window.details.turn_to(Tab.FILES)
    files = window.details.files_page
    await until(lambda: files.files.rowCount() > 2)
    views = [files.files.view_at(row) for row in range(files.files.rowCount())]
    waiting = [row for row, view in enumerate(views) if not view.transferred]
    files.view.setCurrentIndex(files.files.index(waiting[0], 0))
    files.file_deeds.pop_up(QPoint(0, 0))
    await until(files.file_deeds.menu.isVisible)
    press(files.file_deeds.menu, KEY.Key_M)
    await until(lambda: window.file_orders.sources.dialog is not None)
    click(await button_named(window.file_orders.sources.dialog, "Cancel"))
    await until(lambda: window.file_orders.sources.dialog is None)


async def test_of_several_files_one_is_chosen_in_a_menu_those_with_mirrors_first(window, manager):
    files = manager.files[job_id(2)]
    (waiting, *_) = [file for file in files if not file.transferred]
    files[waiting.index] = replace(waiting, mirrors=(Mirror(ONE), Mirror(TWO)))
    manager.source_views = list(VIEWS)
    page = await show_properties(window, 2)
    field = page.fields["mirrors"]
    assert field.words.text() == "for 1 file"
    menu = window.property_orders.sources.menu
    field.button.setFocus()
    press(field.button, KEY.Key_Space)
    await until(menu.isVisible)
    entries = [action for action in menu.actions() if not action.isSeparator()]
    assert len(entries) == LISTED + 1
    name = waiting.local_name.rpartition("/")[2]
    assert entries[0].text() == f"{name} \u00b7 2 links"
    press(menu, KEY.Key_Down)
    press(menu, KEY.Key_Return)
    await until(lambda: window.property_orders.sources.dialog is not None)
    dialog = window.property_orders.sources.dialog
    assert name in dialog.windowTitle() + "".join(label.text() for label in labels(dialog))
    press(dialog, KEY.Key_Escape)
    await until(lambda: window.property_orders.sources.dialog is None)


async def test_the_menu_of_mirrors_leads_to_all_files(window):
    page = await show_properties(window, 2)
    menu = window.property_orders.sources.menu
    press(page.fields["mirrors"].button, KEY.Key_Space)
    await until(menu.isVisible)
    press(menu, KEY.Key_F)
    await until(window.details.files_view.hasFocus)
    assert window.details.tab is Tab.FILES


def labels(dialog) -> list[QLabel]:
    return dialog.findChildren(QLabel)


async def test_tab_leads_to_the_only_file_and_its_menu_to_its_mirrors(window, manager):
    await choose(window, 1)
    manager.source_views = list(VIEWS)
    window.details.turn_to(Tab.FILES)
    files = window.details.files_page
    await until(lambda: files.files.rowCount() == 1)
    files.view.setFocus(Qt.FocusReason.TabFocusReason)
    await until(lambda: len(files.selected()) == 1)
    files.file_deeds.pop_up(QPoint(0, 0))
    await until(files.file_deeds.menu.isVisible)
    press(files.file_deeds.menu, KEY.Key_M)
    await until(lambda: window.file_orders.sources.dialog is not None)
    press(window.file_orders.sources.dialog, KEY.Key_Escape)


async def test_what_the_engine_refuses_is_said_in_the_dialog(window, manager):
    dialog = await opened(window, manager)
    manager.refuse_mirrors = "A mirror cannot have a login in its link: x"
    click(dialog.rows.rows[0].remove)
    click(dialog.yes)
    await until(dialog.problem.isVisible)
    assert dialog.problem.text() == manager.refuse_mirrors
    press(dialog, KEY.Key_Escape)


def test_a_link_nobody_asked_yet_says_so():
    assert source_words.state(SourceView(ONE, False)) == "Not in use now."
    assert source_words.state(SourceView(ONE, False, Trouble.WRONG, given=0)) == (
        "Left out: it sent wrong bytes."
    )


async def test_a_finished_download_offers_no_mirrors(window):
    page = await show_properties(window, 1)
    assert page.fields["mirrors"].isVisible()
    await choose(window, 501)
    await until(page._ended.isVisible)
    assert not page.fields["mirrors"].isVisible()


async def test_a_metalink_among_several_links_says_that_its_files_are_downloaded(window, manager):
    links = ("https://a.example/disc.meta4", "https://a.example/film.mkv")
    for link in links:
        manager.probes[link] = ProbeView(link, link[-10:], 4000, True, host="a.example")
    press(window, KEY.Key_N, CTRL)
    rows = window.adding.dialog.panel.links
    window.adding.dialog.links.setPlainText("\n".join(links))
    await until(lambda: rows.rowCount() == 2)
    await until(lambda: rows.index(0, LinkColumn.STATE).data() == "Its files are downloaded")
    assert rows.index(0, LinkColumn.TYPE).data() == "Metalink"
    await until(lambda: rows.index(1, LinkColumn.STATE).data() == "Can be resumed")
    await manager.change_settings(follow_metalinks=False)
    await until(lambda: rows.index(0, LinkColumn.STATE).data() == "Can be resumed")
