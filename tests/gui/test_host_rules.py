"""Rules for single servers: typed, refused, removed and told of, by keys and mouse."""

import json
from dataclasses import replace

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from bitsgui.bits.certificates import CertificateFiles
from bitsgui.bits.types import ProxyUsage
from bitsgui.engine.activity import host_of
from bitsgui.gui.dialogs.own_certificate import OwnCertificateDialog
from bitsgui.gui.host_rules import rule_words
from bitsgui.gui.options.option import Page
from bitsgui.gui.speeds import Limit, Whose, tightest
from bitsgui.gui.text import SEPARATOR
from bitsgui.gui.views.details import Tab
from bitsgui.gui.views.host_rules import LONGEST_NAME, RuleCard
from bitsgui.gui.views.notes import Note
from bitsgui.gui.views.property_facts import facts_of
from bitsgui.gui.views.speed_graph import limit_words
from bitsgui.settings.host_rules import HostRule, parse
from tests.gui.conftest import until
from tests.gui.driving import CTRL, KEY, choose, click, press
from tests.gui.fake_options import WRONG_WORD
from tests.gui.samples import job_id
from tests.gui.test_proxy import pick
from tests.gui.test_turns import open_to_tab, round_with_tab

RULES = '{"*.archive.example": {"connections": 2}, "b.example:8080": {"user_agent": "X/1"}}'


@pytest.fixture
async def dialog(window):
    await until(lambda: window.preferences.source.is_ready)
    press(window, KEY.Key_Comma, CTRL)
    dialog = window.preferences.dialog
    assert dialog is not None
    yield dialog
    dialog.reject()


@pytest.fixture
def row(dialog):
    return dialog.turn_to(Page.NETWORK).rows["host_rules"]


def typed(dialog, words: str, *keys: KEY) -> None:
    """Type into what has the keyboard, and press keys; Tab leaves a field as Return does.

    Nobody activates a dialog without a display, so that no field notices that it was left.
    """
    assert dialog.focusWidget() is not None
    QTest.keyClicks(dialog.focusWidget(), words)
    for key in keys:
        if key == KEY.Key_Tab and isinstance(dialog.focusWidget(), QLineEdit):
            press(dialog.focusWidget(), KEY.Key_Return)
        press(dialog.focusWidget(), key)


def kept(manager) -> dict[str, dict[str, object]]:
    return json.loads(manager.settings.host_rules or "{}")


async def test_a_rule_is_typed_with_the_keyboard_alone_and_holds_field_by_field(
    dialog, row, manager
):
    row.field.setFocus()
    press(row.field.add_button, KEY.Key_Space)
    (card,) = row.field.rows
    assert dialog.focusWidget() is card.server.line
    typed(dialog, "https://Files.Example/a", KEY.Key_Tab)
    await until(lambda: kept(manager) == {"files.example": {}})
    assert card.server.line.text() == "files.example"
    typed(dialog, "2", KEY.Key_Tab)
    typed(dialog, "1", KEY.Key_Tab)
    typed(dialog, "500", KEY.Key_Tab, KEY.Key_Tab)
    typed(dialog, "Wget/1.24", KEY.Key_Tab)
    assert dialog.focusWidget() is card.proxy.choice.combo
    pick(card.proxy, ProxyUsage.OVERRIDE)
    assert dialog.focusWidget() is card.proxy.servers.line
    typed(dialog, "proxy.example:3128", KEY.Key_Tab)
    assert dialog.focusWidget() is card.certificate.button
    press(card.certificate.button, KEY.Key_Tab)
    wanted = {"connections": 2, "rate_limit": 500_000, "segments": 1, "user_agent": "Wget/1.24"}
    wanted |= {"proxy": "proxy.example:3128"}
    await until(lambda: kept(manager) == {"files.example": wanted})
    assert dialog.focusWidget() is card.remove
    typed(dialog, "", KEY.Key_Tab)
    assert dialog.focusWidget() is row.field.add_button
    card.connections.line.setFocus()
    card.connections.line.selectAll()
    typed(dialog, "", KEY.Key_Delete, KEY.Key_Return)
    await until(lambda: "connections" not in kept(manager)["files.example"])
    assert row.field.rows == [card]
    assert not row.reset.isHidden()


async def test_a_rule_names_its_proxy_by_a_word_or_by_servers(dialog, row, manager):
    await manager.change_settings(host_rules=RULES)
    await until(lambda: len(row.field.rows) == 2)
    card = row.field.rows[0]
    words = {ProxyUsage.NO_PROXY: "none", ProxyUsage.PRECONFIG: "system"}
    for usage, word in (words | {ProxyUsage.AUTODETECT: "auto"}).items():
        pick(card.proxy, usage)
        await until(lambda word=word: kept(manager)["*.archive.example"].get("proxy") == word)
        assert not card.proxy.servers.isVisible()
    pick(card.proxy, ProxyUsage.OVERRIDE)
    assert card.proxy.servers.isVisible()
    line = card.proxy.servers.line
    assert card.note.isVisible()
    assert card.note.text() == line.accessibleDescription() == "Name the proxy to use."
    QTest.keyClicks(line, "http://amy:s3cret@proxy.example")
    assert "as its login" in card.note.text()
    said = [note for note in card.findChildren(Note) if "as its login" in note.text()]
    assert said == [card.note]
    assert line.accessibleDescription() == card.note.text()
    press(line, KEY.Key_Return)
    assert kept(manager)["*.archive.example"]["proxy"] == "auto"  # until there is a server
    line.selectAll()
    typed(dialog, "socks5://10.0.0.1:1080", KEY.Key_Return)
    rule = {"connections": 2, "proxy": "socks5://10.0.0.1:1080"}
    await until(lambda: kept(manager)["*.archive.example"] == rule)
    assert card.note.isHidden()
    pick(card.proxy, None)
    await until(lambda: kept(manager) == json.loads(RULES))


async def test_what_is_wrong_is_said_while_it_is_typed_and_is_not_taken(dialog, row, manager):
    await manager.change_settings(host_rules=RULES)
    await until(lambda: len(row.field.rows) == 2)
    card = row.field.rows[0]
    line = card.server.line
    line.setFocus()
    line.selectAll()
    typed(dialog, "a server")
    assert "\u201ca server\u201d is no server" in card.note.text()
    assert not card.note.isHidden()
    assert line.accessibleDescription() == card.note.text()
    typed(dialog, "", KEY.Key_Return)
    line.selectAll()
    typed(dialog, "B.example:8080", KEY.Key_Return)
    assert "There is a rule for b.example:8080 already." in card.note.text()
    line.selectAll()
    typed(dialog, "*.other.example")
    assert card.note.isHidden()
    typed(dialog, "", KEY.Key_Tab)
    card.segments.line.setFocus()
    await until(lambda: "*.other.example" in kept(manager))
    typed(dialog, "99")
    assert "from 1 to 16" in card.note.text()
    typed(dialog, "", KEY.Key_Tab)
    assert kept(manager)["*.other.example"] == {"connections": 2}


async def test_a_rule_is_not_lost_while_its_server_is_rubbed_out(dialog, row, manager):
    await manager.change_settings(host_rules=RULES)
    await until(lambda: len(row.field.rows) == 2)
    card = row.field.rows[0]
    card.server.line.setFocus()
    card.server.line.selectAll()
    typed(dialog, "", KEY.Key_Delete, KEY.Key_Tab)
    assert "remove the rule" in card.note.text()
    assert manager.settings.host_rules == RULES


async def test_a_rule_that_was_removed_is_had_back_from_its_own_place(dialog, row, manager):
    await manager.change_settings(host_rules=RULES)
    await until(lambda: len(row.field.rows) == 2)
    for card in list(row.field.rows):
        card.remove.setFocus()
        press(card.remove, KEY.Key_Space)
    await until(lambda: kept(manager) == {})
    second = dialog.focusWidget()
    assert second.accessibleName() == "Bring the rule for b.example:8080 back"
    first = row.field._removed[0].undo
    press(second, KEY.Key_Space)
    assert dialog.focusWidget() is row.field.rows[0].server.line
    click(first)
    await until(lambda: manager.settings.host_rules == RULES)
    patterns = [card.server.line.text() for card in row.field.rows]
    assert patterns == ["*.archive.example", "b.example:8080"]
    assert row.field._removed == []


async def test_a_rule_comes_not_back_beside_another_one_of_its_server(dialog, row, manager):
    await manager.change_settings(host_rules=RULES)
    await until(lambda: len(row.field.rows) == 2)
    click(row.field.rows[1].remove)
    (line,) = row.field._removed
    click(row.field.add_button)
    typed(dialog, "b.example:8080", KEY.Key_Tab)
    click(line.undo)
    assert line._words.text() == "There is a rule for b.example:8080 already."
    assert len(row.field.rows) == 2


async def test_rules_are_removed_one_by_one_and_put_back_by_reset(dialog, row, manager):
    await manager.change_settings(host_rules=RULES)
    await until(lambda: len(row.field.rows) == 2)
    first, second = row.field.rows
    assert first.remove.accessibleName() == "Remove the rule for *.archive.example"
    click(first.remove)
    await until(lambda: list(kept(manager)) == ["b.example:8080"])
    assert row.field.rows == [second]
    click(row.reset)
    await until(lambda: manager.settings.host_rules is None and not row.field.rows)
    assert row.field._removed == []  # what came from elsewhere is not to be taken back


async def test_an_empty_rule_is_nobodys_and_goes_without_a_word(dialog, row, manager):
    click(row.field.add_button)
    typed(dialog, "", KEY.Key_Tab)
    (card,) = row.field.rows
    assert card.note.isHidden()
    click(card.remove)
    assert row.field.rows == []
    assert dialog.focusWidget() is row.field.add_button
    assert manager.settings.host_rules is None


async def test_every_control_of_a_rule_has_a_name_and_the_search_finds_them(dialog, row, manager):
    await manager.change_settings(host_rules=RULES)
    await until(lambda: len(row.field.rows) == 2)
    names = [control.accessibleName() for control in row.field.rows[1].controls]
    assert all(names)
    assert "Connections: b.example:8080" in names
    for words in ("rules single", "host connections", "user agent server", "passphrase"):
        dialog.search.setText(words)
        assert row.is_marked, words


async def test_the_properties_and_the_graph_say_which_rule_holds(window, manager):
    link = manager.jobs[job_id(1)].remote_name
    host = host_of(link)
    rule = {"rate_limit": 2_000_000, "segments": 3, "user_agent": "Wget/1.24"}
    await manager.change_settings(host_rules=json.dumps({host: rule}), host_rate_limit=1_000_000)
    limit = tightest(None, [link], manager.settings)
    assert limit is not None
    assert limit == Limit(2_000_000, Whose.HOST, host)
    other = "https://other.example/"
    assert tightest(None, [other, ""], manager.settings) == Limit(10**6, Whose.HOST)
    both = tightest(None, [link, other], manager.settings)  # the link leads there
    assert both == Limit(10**6, Whose.HOST)
    assert f"limit for {host}: 2" in limit_words(limit)
    await choose(window, 1)
    window.details.turn_to(Tab.PROPERTIES)
    page = window.details.properties_page
    await until(lambda: page._shown is not None)
    fields = {key: page.fields[key].line for key in ("segments", "user_agent")}
    assert fields["segments"].placeholderText().endswith(": 3")
    assert fields["user_agent"].placeholderText().endswith(": Wget/1.24")
    label, fact = page._facts["server"]
    assert (label.text(), label.isHidden()) == ("Rule", False)
    words = fact.text().replace("\u00a0", " ")
    assert words.startswith(f"{host}: at most ")
    assert words.endswith("3 segments a file, a user agent of its own")
    proxies = {"none": "no proxy", "h:1": "through the proxy h:1", "auto": "found by itself"}
    for choice, said in proxies.items():
        assert said in rule_words(HostRule(host, proxy=choice, certificate="/a.pem"))
    rules = json.dumps({host: rule, "cdn.example": {"connections": 2}})
    settings = replace(manager.settings, host_rules=rules)
    view = replace(manager.jobs[job_id(1)], final_link="https://cdn.example/f")
    told = facts_of(await manager.properties(view.id), view, settings)["server"]
    assert [words.partition(":")[0] for words in told.split(SEPARATOR)] == [host, "cdn.example"]
    wider = {
        "*.example": {"rate_limit": 500_000, "proxy": "none", "segments": 2},
        f"{host}:443": {"rate_limit": 5_000},
        host: {"segments": 3, "rate_limit": 9_000_000},
    }
    settings = replace(manager.settings, host_rules=json.dumps(wider))
    told = facts_of(await manager.properties(view.id), manager.jobs[job_id(1)], settings)["server"]
    assert told.replace("\u00a0", " ") == (
        f"{host}:443: at most 5 kB/s \u00b7 {host}: 3 segments a file \u00b7 *.example: no proxy"
    )
    rules = json.dumps({"*.example": {"rate_limit": 900_000}, host: {"segments": 3}})
    limit = tightest(None, [link], replace(settings, host_rules=rules))
    assert limit == Limit(900_000, Whose.HOST, "*.example")
    await manager.change_settings(host_rules=None)
    await until(label.isHidden)


async def test_tab_goes_through_the_rules_and_on(dialog, row, manager):
    dialog.activateWindow()
    await until(dialog.isActiveWindow)
    for _ in range(2):
        row.field.add_button.setFocus()
        press(row.field.add_button, KEY.Key_Space)
    first, second = row.field.rows
    around = round_with_tab(dialog.search)
    assert set(around) == open_to_tab(dialog)
    in_order = [*keyboard_of(first), *keyboard_of(second), row.field.add_button]
    place = around.index(first.server.line)
    assert around[place : place + len(in_order)] == in_order


async def test_rules_that_were_there_before_the_dialog_have_their_turns_too(window, manager):
    source = window.preferences.source
    await until(lambda: source.is_ready)
    await manager.change_settings(host_rules=RULES)
    await until(lambda: source.value("host_rules") == RULES)
    press(window, KEY.Key_Comma, CTRL)
    dialog = window.preferences.dialog
    rules = dialog.turn_to(Page.NETWORK).rows["host_rules"].field
    dialog.activateWindow()
    await until(lambda: dialog.isActiveWindow() and rules.rows[-1].remove.isVisible())
    around = round_with_tab(dialog.search)
    assert set(around) == open_to_tab(dialog)
    in_order = [*keyboard_of(rules.rows[0]), *keyboard_of(rules.rows[1]), rules.add_button]
    place = around.index(rules.add_button) + 1
    assert around[place - len(in_order) : place] == in_order
    dialog.reject()


def keyboard_of(card: RuleCard) -> list[QWidget]:
    lines = [field.line for field in (card.server, card.connections, card.segments, card.limit)]
    others = [card.agent.line, card.proxy.choice.combo, card.certificate.button]
    return [*lines, card.limit.unit, *others, card.remove]


async def certificate_of(dialog, card):
    """Open the dialog of a rule's certificate by the keyboard."""
    card.certificate.button.setFocus()
    press(card.certificate.button, KEY.Key_Space)
    found = dialog.findChildren(OwnCertificateDialog)
    await until(found[-1].isVisible)
    return found[-1]


async def test_a_certificate_is_chosen_with_its_passphrase_and_taken_away_again(
    dialog, row, manager
):
    await manager.change_settings(host_rules=RULES)
    await until(lambda: len(row.field.rows) == 2)
    card = row.field.rows[0]
    assert card.certificate.words.text() == "as usual"
    asking = await certificate_of(dialog, card)
    assert not asking.usual.isVisible()
    QTest.keyClicks(asking.certificate, "/no/amy.crt")
    QTest.keyClicks(asking.key, "/no/amy.key")
    QTest.keyClicks(asking.passphrase, WRONG_WORD)
    click(asking.yes)
    await until(lambda: "not the passphrase" in asking.problem.text())
    assert kept(manager) == json.loads(RULES)
    asking.passphrase.setText("word")
    click(asking.yes)
    await until(lambda: not asking.isVisible())
    rule = {"connections": 2, "certificate": "/no/amy.crt", "key": "/no/amy.key"}
    await until(lambda: kept(manager)["*.archive.example"] == rule)
    assert manager.passphrases == [CertificateFiles("/no/amy.crt", "/no/amy.key", "word")]
    assert "word" not in (manager.settings.host_rules or "")
    assert card.certificate.words.text() == "amy.crt"
    card.take_certificate(CertificateFiles(f"/no/{'long' * 30}.p12"))
    words = card.certificate.words
    assert words.text().endswith(".p12")
    assert words.sizeHint().width() <= LONGEST_NAME
    assert words.toolTip() == words.accessibleName() == f"/no/{'long' * 30}.p12"
    card.take_certificate(CertificateFiles("/no/amy.crt", "/no/amy.key"))
    again = await certificate_of(dialog, card)
    assert (again.certificate.text(), again.key.text()) == ("/no/amy.crt", "/no/amy.key")
    click(again.usual)
    await until(lambda: kept(manager) == json.loads(RULES))
    assert card.certificate.words.text() == "as usual"


async def test_a_rule_shows_no_certificate_by_keys_alone_and_says_so(dialog, row, manager):
    await manager.change_settings(host_rules=RULES)
    await until(lambda: len(row.field.rows) == 2)
    card = row.field.rows[0]
    asking = await certificate_of(dialog, card)
    asking.none.setFocus()
    press(asking.none, KEY.Key_Space)
    rule = {"connections": 2, "certificate": "none"}
    await until(lambda: kept(manager)["*.archive.example"] == rule)
    assert card.certificate.words.text() == "none shown"
    assert manager.passphrases == []
    (shown, *_) = parse(manager.settings.host_rules)
    assert rule_words(shown) == "*.archive.example: 2 connections, no certificate"
    await until(lambda: not dialog.findChildren(OwnCertificateDialog))
    again = await certificate_of(dialog, card)
    assert (again.certificate.text(), again.yes.isEnabled()) == ("", False)
    again.usual.setFocus()
    press(again.usual, KEY.Key_Space)
    await until(lambda: kept(manager) == json.loads(RULES))
    assert card.certificate.words.text() == "as usual"


async def test_the_dialog_of_a_certificate_goes_with_its_rule(dialog, row, manager):
    await manager.change_settings(host_rules=RULES)
    await until(lambda: len(row.field.rows) == 2)
    asking = await certificate_of(dialog, row.field.rows[0])
    await manager.change_settings(host_rules='{"c.example": {"segments": 1}}')
    await until(lambda: len(row.field.rows) == 1)
    await until(lambda: not asking.isVisible())
    asking = await certificate_of(dialog, row.field.rows[0])
    QTest.keyClicks(asking.certificate, "/no/amy.p12")
    click(asking.yes)
    await until(lambda: kept(manager)["c.example"].get("certificate") == "/no/amy.p12")


async def test_a_certificate_may_be_chosen_before_the_server_is_typed(dialog, row, manager):
    click(row.field.add_button)
    (card,) = row.field.rows
    asking = await certificate_of(dialog, card)
    QTest.keyClicks(asking.certificate, "/no/amy.p12")
    click(asking.yes)
    await until(lambda: not asking.isVisible())
    assert "Write which server this is for" in card.note.text()
    assert kept(manager) == {}
    card.server.line.setFocus()
    typed(dialog, "nas.example", KEY.Key_Return)
    await until(lambda: kept(manager) == {"nas.example": {"certificate": "/no/amy.p12"}})
