"""The proxy of all downloads and of one: chosen, checked while it is typed, and tried."""

import asyncio
from dataclasses import replace

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtTest import QTest

from bitsgui.bits.errors import Hresult, InvalidArgumentError
from bitsgui.bits.records import JobOptions
from bitsgui.bits.types import LoginNeed, ProxySettings, ProxyUsage
from bitsgui.bits.views import ProxyTrial
from bitsgui.gui.options.option import Page
from bitsgui.gui.proxy_orders import ProxyTrials
from bitsgui.gui.theme import current_tokens
from bitsgui.gui.views.details import Tab
from bitsgui.gui.views.proxy_test import ProxyTest, trial_words
from tests.gui.conftest import until
from tests.gui.driving import CTRL, KEY, choose, click, press, settle
from tests.gui.fake_options import LOGON, FakeOptions
from tests.gui.samples import error, job_id

PROXY = "http://proxy.example:3128"
LIST = ProxyUsage.OVERRIDE


@pytest.fixture
async def page(window):
    await until(lambda: window.preferences.source.is_ready)
    press(window, KEY.Key_Comma, CTRL)
    dialog = window.preferences.dialog
    assert dialog is not None
    yield dialog.turn_to(Page.NETWORK)
    if window.preferences.dialog is dialog:
        dialog.reject()


async def opened(window, number: int):
    """Open the proxy dialog of a download by the keyboard."""
    await choose(window, number)
    window.details.turn_to(Tab.PROPERTIES)
    page = window.details.properties_page
    await until(lambda: page._shown is not None and page._shown.job_id == job_id(number))
    button = page.fields["proxy"].button
    button.setFocus()
    press(button, KEY.Key_Space)
    await until(lambda: window.property_orders.proxies.dialog is not None)
    return window.property_orders.proxies.dialog


def pick(field, usage: ProxyUsage | None) -> None:
    """Choose a usage as a person does."""
    combo = field.choice.combo
    combo.setCurrentIndex(field.choice._values.index(usage))
    combo.activated.emit(combo.currentIndex())


def rewrite(line, words: str) -> None:
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, words)


async def test_each_usage_has_a_sentence_and_holds_at_once(page, manager):
    field = page.rows["proxy"].field
    said = {field.sentence.text()}
    for usage, setting in ((ProxyUsage.NO_PROXY, "none"), (ProxyUsage.AUTODETECT, "auto")):
        pick(field, usage)
        await until(lambda wanted=setting: manager.settings.proxy == wanted)
        assert not field.servers.isVisible()
        said.add(field.sentence.text())
    pick(field, LIST)
    assert field.servers.isVisible()
    said.add(field.sentence.text())
    assert len(said) == 4
    assert manager.settings.proxy == "auto"  # until there is a server
    rewrite(field.servers.line, "proxy.example:3128")
    press(field.servers.line, KEY.Key_Return)
    await until(lambda: manager.settings.proxy == "proxy.example:3128")


def step_to_list(field) -> None:
    """Walk down a shut list of usages until the servers are chosen."""
    combo = field.choice.combo
    combo.setFocus()
    while field.usage is not LIST:
        place = combo.currentIndex()
        press(combo, KEY.Key_Down)
        assert combo.currentIndex() == place + 1


async def test_arrows_pass_the_servers_by_and_enter_in_the_open_list_leads_on_to_them(page):
    rules = page.rows["host_rules"].field
    click(rules.add_button)
    for field in (page.rows["proxy"].field, rules.rows[0].proxy):
        combo = field.choice.combo
        step_to_list(field)
        assert combo.hasFocus()
        press(combo, KEY.Key_Down)
        assert field.usage is ProxyUsage.AUTODETECT
        combo.showPopup()
        press(combo.view(), KEY.Key_Up)
        press(combo.view(), KEY.Key_Return)
        assert field.usage is LIST
        assert field.servers.line.hasFocus()


async def test_an_entry_nobody_can_read_is_named_while_it_is_typed_and_not_taken(page, manager):
    field = page.rows["proxy_bypass"].field
    rewrite(field.line, "192.168.* a/b")
    assert field.note.isVisible()
    assert field.note.text().startswith("a/b is no host.")
    assert field.line.accessibleDescription() == field.note.text()
    press(field.line, KEY.Key_Return)
    assert manager.settings.proxy_bypass is None
    rewrite(field.line, "192.168.* 10.0.0.0/8")
    assert not field.note.isVisible()
    press(field.line, KEY.Key_Return)
    await until(lambda: manager.settings.proxy_bypass == "192.168.* 10.0.0.0/8")


async def test_a_script_is_tried_as_it_is_set_and_what_came_of_it_is_said(page, manager):
    """It may take its time: meanwhile that is said, and nothing stands still."""
    manager.trials_ended = asyncio.Event()
    manager.remark = InvalidArgumentError("It loops, and is not taken.")
    row = page.rows["proxy_script"]
    line = row.field.line
    rewrite(line, "http://pac.example/loop.pac")
    press(line, KEY.Key_Return)
    assert row.note.text() == "The script is read and tried\u2026"
    manager.trials_ended.set()
    await until(lambda: row.note.text() == "It loops, and is not taken.")
    assert (line.text(), manager.settings.proxy_script) == ("http://pac.example/loop.pac", None)
    wrong = row.note.palette().color(QPalette.ColorRole.WindowText)
    manager.remark = "It is taken, but was not tried."
    rewrite(line, "http://pac.example/far.pac")
    press(line, KEY.Key_Return)
    await until(lambda: row.note.text() == "It is taken, but was not tried.")
    assert manager.settings.proxy_script == "http://pac.example/far.pac"
    assert row.note.palette().color(QPalette.ColorRole.WindowText) != wrong
    assert row.field.accessibleDescription() == row.note.text()


async def test_a_password_among_the_servers_is_refused_and_goes_nowhere(page, manager):
    field = page.rows["proxy"].field
    pick(field, LIST)
    rewrite(field.servers.line, "http://amy:s3cret@proxy.example")
    assert "as its login" in field.servers.note.text()
    press(field.servers.line, KEY.Key_Return)
    await until(lambda: manager.settings.proxy == "system")


async def test_what_another_client_sets_is_shown(page, window, manager):
    window.settings.change(proxy=PROXY, proxy_bypass="*.lan")
    field = page.rows["proxy"].field
    await until(lambda: field.usage is LIST and field.servers.isVisible())
    assert field.servers.line.text() == PROXY
    assert page.rows["proxy_bypass"].field.line.text() == "*.lan"


def trial_of(page) -> ProxyTest:
    return page.findChild(ProxyTest)


async def test_a_trial_takes_what_stands_there_and_says_what_came_of_it(page, manager):
    field, test = page.rows["proxy"].field, trial_of(page)
    pick(field, LIST)
    rewrite(field.servers.line, PROXY)
    rewrite(page.rows["proxy_bypass"].field.line, "*.lan")
    rewrite(test.link, "https://files.example/a.zip")
    click(test.button)
    await until(lambda: "answers" in test.said.text())
    settings = ProxySettings(LIST, PROXY, "*.lan")
    assert manager.trials == [("https://files.example/a.zip", settings, None)]
    assert test.said.text() == f"Through the proxy {PROXY}: files.example answers."
    assert test.link.accessibleDescription() == test.said.text()


async def test_the_proxy_of_a_trial_gets_a_login_and_loses_it_by_keys(page, manager):
    test = trial_of(page)
    assert not test.login.isVisible()
    click(test.button)
    await until(test.login.isVisible)
    trials = test.findChild(ProxyTrials)
    assert isinstance(trials, ProxyTrials)
    for user, password in (("amy", "s3cret"), ("", "")):
        test.login.setFocus()
        press(test.login, KEY.Key_Space)
        await until(lambda: trials.dialog is not None)
        dialog = trials.dialog
        assert dialog is not None
        assert (dialog.none is not None) == (not user)
        if user:
            QTest.keyClicks(dialog.user, user)
            QTest.keyClicks(dialog.password, password)
            press(dialog.password, KEY.Key_Return)
        elif dialog.none is not None:
            click(dialog.none)
        await until(lambda: trials.dialog is None)
        assert manager.proxy_logins == ({PROXY: (user, password)} if user else {})
        await until(test.login.isVisible)
    assert len(manager.trials) == 3


async def test_a_proxy_that_wants_a_ticket_is_offered_the_logon(page, manager):
    told = replace(error(Hresult.BG_E_INVALID_AUTH_TARGET), login=LoginNeed.TICKET, http_status=407)
    manager.trial = ProxyTrial((PROXY,), error=told)
    test = trial_of(page)
    click(test.button)
    await until(test.login.isVisible)
    trials = test.findChild(ProxyTrials)
    assert isinstance(trials, ProxyTrials)
    press(test.login, KEY.Key_Space)
    await until(lambda: trials.dialog is not None)
    dialog = trials.dialog
    assert dialog is not None
    assert (dialog.yes.text(), dialog.user.isVisible()) == ("Use my logon", False)
    click(dialog.yes)
    await until(lambda: trials.dialog is None)
    assert manager.proxy_logins == {PROXY: (LOGON, "")}


async def test_a_link_without_a_proxy_has_nobody_to_log_in_to(page, manager):
    manager.trial = ProxyTrial(("",), 200)
    test = trial_of(page)
    click(test.button)
    await until(lambda: "answers" in test.said.text())
    assert not test.login.isVisible()


async def test_a_list_nobody_can_read_is_not_tried(page, manager):
    field, test = page.rows["proxy"].field, trial_of(page)
    pick(field, LIST)
    rewrite(field.servers.line, "gopher://h")
    click(test.button)
    assert test.said.text().startswith("gopher://h is no proxy.")
    assert manager.trials == []


async def test_the_window_does_not_wait_for_a_trial_and_another_one_takes_its_place(page, manager):
    test = trial_of(page)
    manager.trial_may_end = False
    click(test.button)
    await until(lambda: len(manager.trials) == 1)
    assert test.said.text() == "Asking\u2026"
    manager.trial_may_end = True
    click(test.button)
    await until(lambda: "answers" in test.said.text())
    assert len(manager.trials) == 2


async def test_a_trial_ends_with_the_page(page, window, manager):
    manager.trial_may_end = False
    click(trial_of(page).button)
    await until(lambda: len(manager.trials) == 1)
    asking = [task for task in window.bridge._calls if not task.done()]
    window.preferences.dialog.reject()
    await until(lambda: all(task.done() for task in asking))


async def test_a_download_gets_a_proxy_of_its_own_by_keys(window, manager):
    dialog = await opened(window, 1)
    assert dialog.settings() == ProxySettings()
    assert not dialog.bypass.isVisible()
    pick(dialog.field, LIST)
    assert not dialog.yes.isEnabled()
    rewrite(dialog.field.servers.line, PROXY)
    rewrite(dialog.bypass.line, "*.lan 10.0.0.0/99")
    assert not dialog.yes.isEnabled()
    assert dialog.bypass.note.text().startswith("10.0.0.0/99 is no host.")
    rewrite(dialog.bypass.line, "*.lan")
    assert dialog.yes.isEnabled()
    click(dialog.test.button)
    await until(lambda: "answers" in dialog.test.said.text())
    settings = ProxySettings(LIST, PROXY, "*.lan")
    link = manager.jobs[job_id(1)].remote_name
    assert manager.trials == [(link, settings, job_id(1))]
    press(dialog.bypass.line, KEY.Key_Return)
    await until(lambda: window.property_orders.proxies.dialog is None)
    assert manager.options[job_id(1)].proxy == settings
    words = window.details.properties_page.fields["proxy"].words
    await until(lambda: words.text() == PROXY)


async def test_a_download_gets_a_script_of_its_own_by_keys(window, manager):
    dialog = await opened(window, 1)
    assert not dialog.script.isVisible()
    pick(dialog.field, ProxyUsage.AUTODETECT)
    assert (dialog.script.isVisible(), dialog.bypass.isVisible()) == (True, False)
    assert dialog.settings() == ProxySettings(ProxyUsage.AUTODETECT)
    rewrite(dialog.script.line, "proxy.pac")
    assert not dialog.yes.isEnabled()
    assert dialog.script.note.text().startswith("Write a link without a login")
    place = "http://pac.example/proxy.pac"
    rewrite(dialog.script.line, place)
    settings = ProxySettings(ProxyUsage.AUTODETECT, script=place)
    click(dialog.test.button)
    await until(lambda: "answers" in dialog.test.said.text())
    assert manager.trials[-1][1] == settings
    press(dialog.script.line, KEY.Key_Return)
    await until(lambda: window.property_orders.proxies.dialog is None)
    assert manager.options[job_id(1)].proxy == settings
    words = window.details.properties_page.fields["proxy"].words
    await until(lambda: words.text() == place)
    again = await opened(window, 1)
    assert again.settings() == settings
    again.reject()


async def test_while_a_script_of_a_download_is_tried_that_is_said(window, manager, monkeypatch):
    answer = asyncio.get_running_loop().create_future()

    async def change(*_):
        await answer

    monkeypatch.setattr(FakeOptions, "change", change)
    dialog = await opened(window, 1)
    pick(dialog.field, ProxyUsage.AUTODETECT)
    rewrite(dialog.script.line, "http://pac.example/proxy.pac")
    press(dialog.script.line, KEY.Key_Return)
    note = dialog.script.note
    assert (note.isVisible(), note.text()) == (True, "The script is read and tried\u2026")
    assert text_colour(note) == current_tokens().text
    answer.set_exception(InvalidArgumentError("The script does not work."))
    await until(dialog.problem.isVisible)
    assert (note.isVisible(), dialog.yes.isEnabled()) == (False, True)
    dialog.reject()


@pytest.mark.parametrize("enter", [KEY.Key_Return, KEY.Key_Enter])
async def test_enter_after_a_link_to_try_tries_it_and_sets_nothing(window, manager, enter):
    dialog = await opened(window, 1)
    pick(dialog.field, ProxyUsage.NO_PROXY)
    rewrite(dialog.test.link, "https://files.example/a.zip")
    press(dialog.test.link, enter)
    await until(lambda: "answers" in dialog.test.said.text())
    assert dialog.isVisible()
    assert [link for link, _, _ in manager.trials] == ["https://files.example/a.zip"]
    assert manager.options.get(job_id(1), JobOptions()).proxy == ProxySettings()
    dialog.reject()


async def test_what_comes_of_a_trial_at_the_end_of_the_page_comes_into_sight(page, manager):
    test = trial_of(page)
    manager.trial = ProxyTrial((PROXY,), 502)
    test.link.setFocus()
    settle()
    before = page.verticalScrollBar().maximum()
    press(test.link, KEY.Key_Return)
    await until(lambda: test.login.isVisible() and page.verticalScrollBar().maximum() > before)
    end = test.login.rect().bottomLeft()
    await until(lambda: page.viewport().rect().contains(test.login.mapTo(page.viewport(), end)))


async def test_whoever_chooses_servers_and_names_none_is_asked_for_them(page, manager):
    pick(page.rows["proxy"].field, ProxyUsage.NO_PROXY)
    await until(lambda: manager.settings.proxy == "none")
    servers, asked = page.rows["proxy"].field.servers, "Name the proxy to use. Until then"
    pick(page.rows["proxy"].field, LIST)
    assert servers.note.isVisible()
    assert servers.note.text().startswith(asked)
    assert servers.line.accessibleDescription() == servers.note.text()
    assert text_colour(servers.note) == current_tokens().text_muted
    press(servers.line, KEY.Key_Return)
    assert text_colour(servers.note) == current_tokens().error
    assert manager.settings.proxy == "none"
    rewrite(servers.line, "proxy.example:3128")
    assert not servers.note.isVisible()
    press(servers.line, KEY.Key_Return)
    await until(lambda: manager.settings.proxy == "proxy.example:3128")
    rewrite(servers.line, " ")
    press(servers.line, KEY.Key_Return)
    assert servers.note.text().startswith(asked)
    assert manager.settings.proxy == "proxy.example:3128"


def text_colour(label) -> str:
    return label.palette().windowText().color().name()


async def test_a_proxy_of_a_download_is_taken_back(window, manager):
    given = ProxySettings(LIST, PROXY, "*.lan")
    manager.options[job_id(1)] = JobOptions(proxy=given)
    dialog = await opened(window, 1)
    assert dialog.settings() == given
    pick(dialog.field, ProxyUsage.PRECONFIG)
    click(dialog.yes)
    await until(lambda: window.property_orders.proxies.dialog is None)
    assert manager.options[job_id(1)].proxy == ProxySettings()


async def test_a_dialog_left_in_the_middle_of_a_trial_changes_nothing(window, manager):
    dialog = await opened(window, 1)
    manager.trial_may_end = False
    click(dialog.test.button)
    await until(lambda: len(manager.trials) == 1)
    press(dialog, KEY.Key_Escape)
    await until(lambda: window.property_orders.proxies.dialog is None)
    await asyncio.sleep(0)
    assert manager.options.get(job_id(1), JobOptions()).proxy == ProxySettings()


REFUSED = error(Hresult.WININET_PROXY_SERVER_UNREACHABLE, name="WININET_PROXY_SERVER_UNREACHABLE")
RULED = "The rule for *.h says which proxy (Preferences, Network)."
BROKEN = "Without a proxy: h:8080 answers. It answers with the error 404."


@pytest.mark.parametrize(
    ("trial", "said"),
    [
        (ProxyTrial(("",), 206), "Without a proxy: h:8080 answers."),
        (ProxyTrial((PROXY,), 200), f"Through the proxy {PROXY}: h:8080 answers."),
        (
            ProxyTrial(("",), 206, rule="*.h"),
            f"Without a proxy: h:8080 answers. {RULED}",
        ),
        (
            ProxyTrial(("http://a:1", ""), 404),
            f"http://a:1 does not accept the connection. {BROKEN}",
        ),
    ],
)
def test_what_came_of_a_trial_in_words(qapp, trial, said):
    assert trial_words("http://amy@h:8080/f", trial) == said


def test_what_failed_is_said_with_what_to_do(qapp):
    said = trial_words("http://h/", ProxyTrial((PROXY,), error=REFUSED))
    assert said.startswith(f"Through {PROXY}: The proxy did not accept the connection.")
    assert "Check the network" in said
    assert "Resume" not in said  # there is no download that could be
