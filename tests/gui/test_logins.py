"""Giving a download user and password, after an error that asks for them and at any time."""

from dataclasses import replace

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit

from bitsgui.bits.types import AuthTarget, JobState, LoginNeed
from bitsgui.gui.remedies import Remedy, remedies
from bitsgui.gui.views.details import Tab
from tests.gui.conftest import until
from tests.gui.driving import KEY, button_named, choose, click, press
from tests.gui.samples import error, job, job_id, wants_login

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


async def test_a_login_for_a_proxy_goes_to_the_proxy(window, manager):
    panel = await failed(window, manager, PROXY)
    click(await button_named(panel, "Log in\u2026"))
    dialog = await opened(window)
    typed(dialog, "amy", "pw")
    click(dialog.yes)
    await until(lambda: manager.logins == [(job_id(4), AuthTarget.PROXY, "amy", "pw", 1)])
    await until(lambda: window.orders.logins.dialog is None)


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
    click(page.fields["login"].button)
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
        click(await button_named(dialog, "No login"))
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
