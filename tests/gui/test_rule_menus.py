"""The rule for the server of a download or of a file, reached from its menu."""

from dataclasses import replace

from bitsgui.gui.options.option import Page
from bitsgui.gui.views.details import Tab
from bitsgui.gui.views.file_deeds import FileDeed
from bitsgui.settings.host_rules import pattern_of
from tests.gui.conftest import until
from tests.gui.driving import KEY, choose
from tests.gui.samples import files_of, job_id
from tests.gui.test_host_rules import kept, typed


async def test_the_rule_for_the_server_of_a_download_is_filled_in_from_its_menu(window, manager):
    await until(lambda: window.preferences.source.is_ready)
    await choose(window, 1)
    host = pattern_of(window.jobs.view(job_id(1)).remote_name)
    window.deeds.rows.host_rule.trigger()
    dialog = window.preferences.dialog
    field = dialog.turn_to(Page.NETWORK).rows["host_rules"].field
    (card,) = field.rows
    assert card.server.line.text() == host
    assert dialog.focusWidget() is card.connections.line
    assert kept(manager) == {}
    typed(dialog, "2", KEY.Key_Tab)
    await until(lambda: kept(manager) == {host: {"connections": 2}})
    dialog.reject()
    await until(lambda: window.preferences.dialog is None)
    await until(lambda: "connections" in (window.settings.settings.host_rules or ""))
    window.deeds.rows.host_rule.trigger()
    dialog = window.preferences.dialog
    (again,) = dialog.turn_to(Page.NETWORK).rows["host_rules"].field.rows
    assert again.value.connections == 2
    assert dialog.focusWidget() is again.connections.line
    dialog.reject()


async def test_a_rule_from_the_menu_of_a_file_is_for_its_own_server(window, manager):
    await until(lambda: window.preferences.source.is_ready)
    view = manager.jobs[job_id(2)]
    files = manager.files.setdefault(view.id, files_of(view))
    files[100] = replace(files[100], remote_name="https://other.example:8443/c.jpg")
    await choose(window, 2)
    window.details.turn_to(Tab.FILES)
    page = window.details.files_page
    await until(lambda: page.files.rowCount() > 100)
    page.view.setCurrentIndex(page.files.index(100, 0))
    page.file_deeds.actions[FileDeed.HOST_RULE].trigger()
    dialog = window.preferences.dialog
    (card,) = dialog.turn_to(Page.NETWORK).rows["host_rules"].field.rows
    assert card.server.line.text() == "other.example:8443"
    dialog.reject()


async def test_a_finished_download_and_several_are_offered_no_rule(window):
    await choose(window, 1)
    assert window.deeds.rows.host_rule.isEnabled()
    await choose(window, 1, 2)
    assert not window.deeds.rows.host_rule.isEnabled()
    await choose(window, 501)
    assert not window.deeds.rows.host_rule.isEnabled()
