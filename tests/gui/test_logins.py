"""Giving a download user and password, after an error that asks for them and at any time."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit

from bitsgui.bits.types import AuthTarget, JobState, LoginNeed
from bitsgui.gui import text
from bitsgui.gui.remedies import Remedy, remedies
from bitsgui.gui.views.details import Tab
from bitsgui.gui.views.file_deeds import FileDeed, deeds_for
from tests.gui.conftest import until
from tests.gui.driving import CTRL, KEY, button_named, choose, click, press
from tests.gui.fake_options import LOGON
from tests.gui.samples import error, files_of, job, job_id, wants_login

SERVER, PROXY = 401, 407


async def failed(window, manager, status: int, need: LoginNeed = LoginNeed.WANTED):
    told = wants_login(4, need, status).error
    manager.put(replace(manager.jobs[job_id(4)], state=JobState.ERROR, error=told))
    await choose(window, 4)
    panel = window.details.error_panel
    await until(lambda: Remedy.LOG_IN in panel._shown)
    return panel


async def opened(window):
    await until(
        lambda: window.orders.logins.dialog is not None and window.orders.logins.dialog.isVisible()
    )
    return window.orders.logins.dialog


def typed(dialog, user: str, password: str) -> None:
    QTest.keyClicks(dialog.user, user)
    QTest.keyClicks(dialog.password, password)


@pytest.mark.parametrize("status", [SERVER, PROXY])
@pytest.mark.parametrize("need", [LoginNeed.WANTED, LoginNeed.REFUSED])
def test_who_asks_for_a_login_that_can_be_given_gets_one_first(status, need):
    assert remedies(wants_login(4, need, status))[0] == Remedy.LOG_IN


@pytest.mark.parametrize("status", [SERVER, PROXY])
@pytest.mark.parametrize(
    ("need", "says", "is_offered"),
    [
        (LoginNeed.TICKET, "by Kerberos only", True),
        (LoginNeed.NO_TICKET, "no ticket", True),
        (LoginNeed.TICKET_REFUSED, "did not accept your logon", True),
        (LoginNeed.NO_KERBEROS, "missing here", False),
    ],
)
def test_who_takes_tickets_only_is_shown_one_where_it_can_be_had(status, need, says, is_offered):
    view = wants_login(4, need, status)
    assert (Remedy.LOG_IN in remedies(view)) is is_offered
    assert view.error is not None
    assert says in text.error_message(view.error)
    assert text.error_hint(view.error, JobState.ERROR)


async def use_logon(window, manager, status):
    panel = await failed(window, manager, status, LoginNeed.TICKET)
    click(await button_named(panel, "Log in\u2026"))
    dialog = await opened(window)
    assert not dialog.user.isVisible()
    assert not dialog.password.isVisible()
    assert dialog.focusWidget() is dialog.yes
    press(dialog.yes, KEY.Key_Return)
    await until(lambda: window.orders.logins.dialog is None)


async def test_the_logon_is_used_without_a_password(window, manager):
    await use_logon(window, manager, SERVER)
    await until(lambda: window.jobs.view(job_id(4)).state == JobState.QUEUED)
    assert manager.logins == [(job_id(4), AuthTarget.SERVER, LOGON, "", None)]


async def test_the_logon_is_used_for_the_proxy_that_asked(window, manager):
    manager.proxy_asking = "http://proxy.example:3128"
    await use_logon(window, manager, PROXY)
    assert manager.proxy_logins == {"http://proxy.example:3128": (LOGON, "")}
    assert manager.logins == [(job_id(4), AuthTarget.PROXY, None, "", None)]


@pytest.mark.parametrize("need", [LoginNeed.WANTED, LoginNeed.REFUSED, LoginNeed.UNENCRYPTED])
async def test_where_a_ticket_is_taken_too_the_logon_is_offered_beside_a_password(
    window, manager, need
):
    told = wants_login(4, need, SERVER).error
    assert told is not None
    told = replace(told, takes_ticket=True)
    manager.put(replace(manager.jobs[job_id(4)], state=JobState.ERROR, error=told))
    await choose(window, 4)
    panel = window.details.error_panel
    await until(lambda: Remedy.LOG_IN in panel._shown)
    window.orders.logins.ask(window.jobs.view(job_id(4)))
    dialog = await opened(window)
    assert dialog.user.isVisible()
    dialog.logon.setText("A name as long as other languages have it")
    buttons = (dialog.logon, dialog.no, dialog.yes)
    await until(lambda: dialog.width() > sum(each.sizeHint().width() for each in buttons))
    click(dialog.logon)
    await until(lambda: window.jobs.view(job_id(4)).state == JobState.QUEUED)
    assert manager.logins == [(job_id(4), AuthTarget.SERVER, LOGON, "", None)]
    await until(lambda: window.orders.logins.dialog is None)


@pytest.mark.parametrize("status", [401, 403, 407])
def test_where_no_user_and_password_would_help_there_is_no_asking_for_them(status):
    told = error(0x80190000 | status, http_status=status)
    assert Remedy.LOG_IN not in remedies(replace(job(4), state=JobState.ERROR, error=told))


async def test_a_login_goes_to_the_file_that_asked_and_the_download_goes_on(window, manager):
    panel = await failed(window, manager, SERVER, LoginNeed.REFUSED)
    assert "did not accept user and password" in panel._message.text()
    click(await button_named(panel, "Log in\u2026"))
    dialog = await opened(window)
    assert dialog.password.echoMode() == QLineEdit.EchoMode.Password
    said = [label.text() for label in dialog.findChildren(QLabel)]
    assert any("Without a keyring they are kept until you quit." in words for words in said)
    assert not dialog.yes.isEnabled()
    typed(dialog, "amy", "s:crt ")
    press(dialog.password, KEY.Key_Return)
    await until(lambda: window.jobs.view(job_id(4)).state == JobState.QUEUED)
    assert manager.logins == [(job_id(4), AuthTarget.SERVER, "amy", "s:crt ", 1)]
    await until(lambda: window.orders.logins.dialog is None)
    assert manager.shared_logins == [("https://files.example:8443/report.pdf", "amy", "s:crt ")]


async def asked_for_consent(window, manager):
    panel = await failed(window, manager, SERVER, LoginNeed.UNENCRYPTED)
    assert "unencrypted only" in panel._message.text()
    click(await button_named(panel, "Log in\u2026"))
    dialog = await opened(window)
    await until(dialog.consent.isVisible)
    return dialog


async def test_a_login_others_can_read_is_given_only_with_the_consent_beside_it(window, manager):
    dialog = await asked_for_consent(window, manager)
    typed(dialog, "amy", "pw")
    assert not dialog.yes.isEnabled()
    press(dialog.password, KEY.Key_Return)
    assert (manager.logins, manager.unencrypted) == ([], [])
    click(dialog.consent)
    click(dialog.yes)
    await until(lambda: window.jobs.view(job_id(4)).state == JobState.QUEUED)
    assert manager.unencrypted == ["https://files.example:8443/report.pdf"]
    assert manager.logins == [(job_id(4), AuthTarget.SERVER, "amy", "pw", 1)]


async def test_of_a_login_that_is_given_only_the_consent_is_asked(window, manager):
    before = [(job_id(4), AuthTarget.SERVER, "before", "pw", None)]
    manager.logins = list(before)
    dialog = await asked_for_consent(window, manager)
    assert dialog.user.placeholderText() == "as given"
    typed(dialog, "", "pw")
    click(dialog.consent)
    assert not dialog.yes.isEnabled()
    dialog.password.clear()
    click(dialog.yes)
    await until(lambda: window.jobs.view(job_id(4)).state == JobState.QUEUED)
    assert (len(manager.unencrypted), manager.logins) == (1, before)


async def test_where_no_consent_is_wanted_none_is_asked_for(window, manager):
    panel = await failed(window, manager, SERVER)
    click(await button_named(panel, "Log in\u2026"))
    dialog = await opened(window)
    assert not dialog.consent.isVisible()
    dialog.reject()
    await until(lambda: window.orders.logins.dialog is None)


async def test_a_login_for_a_proxy_goes_to_the_proxy(window, manager):
    panel = await failed(window, manager, PROXY)
    click(await button_named(panel, "Log in\u2026"))
    dialog = await opened(window)
    typed(dialog, "amy", "pw")
    click(dialog.yes)
    await until(lambda: manager.logins == [(job_id(4), AuthTarget.PROXY, "amy", "pw", 1)])
    await until(lambda: window.orders.logins.dialog is None)


async def test_a_login_for_a_proxy_that_is_known_is_for_all_downloads(window, manager):
    manager.proxy_asking = "http://proxy.example:3128"
    panel = await failed(window, manager, PROXY)
    click(await button_named(panel, "Log in\u2026"))
    dialog = await opened(window)
    typed(dialog, "amy", "pw")
    click(dialog.yes)
    await until(lambda: window.orders.logins.dialog is None)
    assert manager.proxy_logins == {"http://proxy.example:3128": ("amy", "pw")}
    assert manager.logins == [(job_id(4), AuthTarget.PROXY, None, "", None)]
    await until(lambda: window.jobs.view(job_id(4)).state == JobState.QUEUED)


async def test_what_is_refused_is_said_in_the_dialog_which_stays(window, manager):
    panel = await failed(window, manager, SERVER)
    manager.login_refusal = "The user name is too long."
    click(await button_named(panel, "Log in\u2026"))
    dialog = await opened(window)
    typed(dialog, "amy", "pw")
    click(dialog.yes)
    await until(dialog.problem.isVisible)
    assert dialog.problem.text() == "The user name is too long."
    assert dialog.yes.isEnabled()
    press(dialog, KEY.Key_Escape)
    await until(lambda: window.orders.logins.dialog is None)
    assert window.jobs.view(job_id(4)).state == JobState.ERROR


async def test_a_colon_and_a_password_without_a_user_cannot_be_sent(window, manager):
    await failed(window, manager, SERVER)
    window.orders.logins.ask(window.jobs.view(job_id(4)))
    dialog = await opened(window)
    typed(dialog, "", "pw")
    assert (dialog.yes.isEnabled(), dialog.problem.text()) == (
        False, "A password needs a user name."
    )  # fmt: skip
    typed(dialog, "a:b", "")
    assert not dialog.yes.isEnabled()
    dialog.reject()
    await until(lambda: window.orders.logins.dialog is None)


async def opened_from_properties(window, manager, number: int):
    await choose(window, number)
    window.details.turn_to(Tab.PROPERTIES)
    page = window.details.properties_page
    await until(page._form.isVisible)
    page.fields["login"].button.click()
    return page, await opened(window)


@pytest.mark.parametrize("user", ["amy", None])
async def test_the_properties_say_whether_there_is_a_login_and_change_it(window, manager, user):
    manager.logins = [(job_id(7), AuthTarget.SERVER, "before", "pw", None)]
    page, dialog = await opened_from_properties(window, manager, 7)
    assert page.fields["login"].words.text() == "given"
    if user:
        typed(dialog, user, "pw")
        click(await button_named(dialog, "Set"))
    else:
        click(await button_named(dialog, "&No login"))
    password = "pw" if user else ""
    given = (job_id(7), AuthTarget.SERVER, user, password, None)
    await until(lambda: given in manager.logins)
    await until(lambda: window.orders.logins.dialog is None)
    assert ((job_id(7), AuthTarget.PROXY, None, "", None) in manager.logins) is (user is None)


@pytest.mark.parametrize("there_is_one", [True, False])
async def test_enter_in_the_empty_dialog_takes_no_login_away(window, manager, there_is_one):
    before = [(job_id(7), AuthTarget.SERVER, "before", "pw", None)] if there_is_one else []
    manager.logins = list(before)
    _, dialog = await opened_from_properties(window, manager, 7)
    assert (dialog.none is not None) is there_is_one
    assert not dialog.yes.isEnabled()
    press(dialog.user, KEY.Key_Return)
    press(dialog.password, KEY.Key_Return)
    assert dialog.isVisible()
    assert manager.logins == before
    dialog.reject()
    await until(lambda: window.orders.logins.dialog is None)


def let_file_ask(manager, number: int, index: int, status: int = SERVER) -> None:
    """Let one file of a job that goes on want a login."""
    view = manager.jobs[job_id(number)]
    files = manager.files.setdefault(view.id, files_of(view))
    told = wants_login(number, status=status).error
    files[index] = replace(files[index], error=told)
    manager.put(replace(view, files_failed=1))


async def menu_of_file(window, number: int, index: int):
    """Open a job's row and the menu of one of its files, by the keyboard."""
    await choose(window, number)
    press(window.list, KEY.Key_Right)
    above = window.jobs.job_index(job_id(number))
    await until(lambda: window.jobs.rowCount(above) > index)
    window.list.setCurrentIndex(window.jobs.index(index, 0, above))
    await until(lambda: (chosen := window.list.chosen_files()) and len(chosen.files) == 1)
    await until(lambda: window.list.chosen_files().files[0].error is not None)
    deeds = window.list.file_deeds
    deeds.pop_up(window.list.mapToGlobal(QPoint(50, 50)))
    await until(deeds.menu.isVisible)
    return deeds


@pytest.mark.parametrize(
    ("status", "target"), [(SERVER, AuthTarget.SERVER), (PROXY, AuthTarget.PROXY)]
)
async def test_a_file_of_a_running_download_is_given_its_login_in_its_own_menu(
    window, manager, status, target
):
    let_file_ask(manager, 2, 100, status)
    deeds = await menu_of_file(window, 2, 100)
    assert deeds.actions[FileDeed.LOG_IN].isVisible()
    assert not deeds.actions[FileDeed.OPEN].isVisible()
    deeds.actions[FileDeed.LOG_IN].trigger()
    deeds.menu.close()
    dialog = await opened(window)
    typed(dialog, "amy", "pw")
    press(dialog.password, KEY.Key_Return)
    await until(lambda: manager.logins == [(job_id(2), target, "amy", "pw", 101)])
    await until(lambda: window.orders.logins.dialog is None)
    assert window.jobs.view(job_id(2)).state == JobState.TRANSFERRING


async def test_the_keys_of_a_login_are_for_the_file_that_is_selected(window, manager):
    let_file_ask(manager, 2, 100)
    deeds = await menu_of_file(window, 2, 100)
    deeds.menu.close()
    await until(window.deeds.log_in.isEnabled)
    press(window.list, KEY.Key_L, CTRL | Qt.KeyboardModifier.ShiftModifier)
    dialog = await opened(window)
    typed(dialog, "amy", "pw")
    click(dialog.yes)
    await until(lambda: manager.logins == [(job_id(2), AuthTarget.SERVER, "amy", "pw", 101)])
    await choose(window, 2)
    assert not window.deeds.log_in.isEnabled()


async def test_of_several_selected_files_none_is_looked_at_for_a_login(
    window, manager, monkeypatch
):
    let_file_ask(manager, 2, 100)
    deeds = await menu_of_file(window, 2, 100)
    deeds.menu.close()
    press(window.list, KEY.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    looked: list[str] = []
    monkeypatch.setattr(window.list.file_deeds, "_chosen", lambda: looked.append("at all"))
    window._refresh()
    assert not window.deeds.log_in.isEnabled()
    assert looked == []


async def test_a_file_that_needs_no_login_is_offered_none(window, manager):
    let_file_ask(manager, 2, 100)
    await choose(window, 2)
    view = window.jobs.view(job_id(2))
    files = manager.files[view.id]
    assert FileDeed.LOG_IN in deeds_for([files[100]], view)
    assert FileDeed.LOG_IN not in deeds_for([files[101]], view)
    assert FileDeed.LOG_IN not in deeds_for(files[100:102], view)
    whole = replace(files[100], transferred=True)
    assert FileDeed.LOG_IN not in deeds_for([whole], view)


@pytest.mark.parametrize(("server", "file_id"), [(0, 1), (1, 3), (2, None)])
async def test_the_login_of_a_download_from_several_servers_is_for_the_one_that_is_chosen(
    window, manager, server, file_id
):
    view = manager.jobs[job_id(2)]
    files = manager.files.setdefault(view.id, files_of(view))
    files[2] = replace(files[2], remote_name="https://other.example:8443/c.jpg")
    _, dialog = await opened_from_properties(window, manager, 2)
    assert dialog.servers.isVisible()
    named = [dialog.servers.itemText(row) for row in range(dialog.servers.count())]
    assert named == [view.host, "other.example:8443", "All servers of this download"]
    assert dialog.servers.currentIndex() == 0
    dialog.servers.setFocus()
    for _ in range(server):
        press(dialog.servers, KEY.Key_Down)
    typed(dialog, "amy", "pw")
    press(dialog.password, KEY.Key_Return)
    given = (job_id(2), AuthTarget.SERVER, "amy", "pw", file_id)
    await until(lambda: manager.logins == [given])
    await until(lambda: window.orders.logins.dialog is None)


async def test_a_download_from_one_server_asks_for_no_choice(window, manager):
    _, dialog = await opened_from_properties(window, manager, 2)
    assert not dialog.servers.isVisible()
    assert dialog.file_id() is None
    dialog.reject()
    await until(lambda: window.orders.logins.dialog is None)
