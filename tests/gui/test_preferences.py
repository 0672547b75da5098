"""The preferences: found, changed, refused and reset by keys and mouse."""

from itertools import product

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from bitsgui.bits.types import Priority
from bitsgui.gui import text
from bitsgui.gui.column_layout import RowMode
from bitsgui.gui.language import Language, current_language, set_language
from bitsgui.gui.options.option import Page, rank
from bitsgui.gui.options.table import options
from bitsgui.gui.theme import (
    Appearance,
    chosen_appearance,
    current_tokens,
    show_appearance,
    tokens_for,
)
from bitsgui.gui.views.details import Tab
from bitsgui.gui.views.proxy_test import ProxyTest
from bitsgui.settings.schema import API_PRESET, APP_PRESET, TYPES
from tests.gui.conftest import until
from tests.gui.driving import CTRL, KEY, button_named, choose, click, press, settle
from tests.gui.samples import job_id
from tests.words.compiled import compile_words


@pytest.fixture
async def dialog(qapp, window):
    await until(lambda: window.preferences.source.is_ready)
    press(window, KEY.Key_Comma, CTRL)
    dialog = window.preferences.dialog
    assert dialog is not None
    assert dialog.isVisible()
    yield dialog
    if window.preferences.dialog is dialog:
        dialog.reject()
    show_appearance(qapp, Appearance.SYSTEM)


def control(dialog, page: Page, name: str):
    row = dialog.turn_to(page).rows[name]
    field = row.field.focusProxy()
    while field.focusProxy() is not None:
        field = field.focusProxy()
    field.setFocus()
    return row, field


def found_pages(dialog) -> list[str]:
    items = (dialog.list.item(row) for row in range(dialog.list.count()))
    return [item.text() for item in items if not item.isHidden()]


def rewrite(line, words: str) -> None:
    line.selectAll()
    QTest.keyClicks(line, words)


def test_every_setting_stands_on_one_page_with_words_and_its_kind_says_every_default(qapp):
    table = [option for rows in options().values() for option in rows]
    names = [option.name for option in table]
    own = ["rows", "language", "autostart"]
    idle = {"limit_override"}  # chosen in the menu of the limit
    offered = [name for name in TYPES if name not in idle]
    assert sorted([*names, "shortcuts"]) == sorted([*offered, *own])  # keys have their own page
    for option in table:
        assert option.title
        assert option.sentence.endswith(".")
        for preset in (APP_PRESET, API_PRESET):
            if option.name in TYPES:
                assert option.kind.say(getattr(preset, option.name)), option.name


async def test_a_number_holds_once_it_is_entered_and_one_of_another_client_is_shown(
    dialog, manager
):
    row, line = control(dialog, Page.NETWORK, "segments")
    rewrite(line, "5")
    press(line, KEY.Key_Return)
    await until(lambda: manager.settings.segments == 5)
    assert dialog.isVisible()
    await manager.change_settings(segments=3)
    await until(lambda: line.text() == "3")
    assert row.reset.isVisible()
    click(row.reset)
    await until(lambda: manager.settings.segments == 8)
    await until(lambda: not row.reset.isVisible())


async def test_what_an_option_cannot_be_is_answered_with_what_to_do(dialog, manager):
    row, line = control(dialog, Page.NETWORK, "segments")
    rewrite(line, "99")
    press(line, KEY.Key_Return)
    assert row.note.text() == "Write a whole number from 1 to 16."
    settle()
    assert row.field.geometry().bottom() < row.note.geometry().top()
    assert row.note.geometry().bottom() < row.sentence.geometry().top()
    assert line.text() == "99"
    assert manager.settings.segments == 8
    rewrite(line, "7")
    press(line, KEY.Key_Return)
    assert row.note.isHidden()
    row, line = control(dialog, Page.DOWNLOADS, "download_folder")
    rewrite(line, "somewhere")
    press(line, KEY.Key_Return)
    assert "full path" in row.note.text()


async def test_nothing_typed_is_lost_by_leaving(dialog, manager):
    _, line = control(dialog, Page.SPEED, "rate_limit")
    rewrite(line, "1.5")
    press(dialog, KEY.Key_Escape)
    await until(lambda: manager.settings.rate_limit == 1500)


async def test_all_is_put_back_at_once_but_for_the_preset(window, dialog, manager):
    assert not dialog.reset_all.isEnabled()
    await manager.change_settings(preset="api", segments=3, rate_limit=9000)
    window.shown.compact.trigger()
    await until(lambda: len(window.preferences.source.different()) == 3)
    click(dialog.reset_all)
    assert "3 options" in " ".join(label.text() for label in dialog._question._muted)
    click(await button_named(dialog._question, "Reset"))
    await until(lambda: manager.settings == API_PRESET)
    assert window.list.columns.mode == RowMode.COMFORTABLE


async def test_typing_leaves_the_pages_that_match_and_brings_the_option_out(dialog):
    QTest.keyClicks(dialog.search, "redirects")
    assert found_pages(dialog) == ["Network"]
    rows = dialog.turn_to(Page.NETWORK).rows
    assert [name for name, row in rows.items() if row.is_marked] == ["max_redirects"]
    row = rows["max_redirects"]
    await until(lambda: not row.visibleRegion().isEmpty())
    QTest.keyClicks(dialog.search, "xyz")
    assert found_pages(dialog) == []
    press(dialog.search, KEY.Key_Escape)
    assert dialog.isVisible()
    assert len(found_pages(dialog)) == len(Page)
    assert not any(row.is_marked for row in rows.values())


async def test_a_title_is_found_before_help_and_rules_come_last(dialog):
    QTest.keyClicks(dialog.search, "speed")
    assert found_pages(dialog)[:3] == ["General", "Network", "Speed"]
    assert dialog.page() == Page.SPEED
    dialog.turn_to(Page.NETWORK)
    assert dialog.page() == Page.NETWORK  # whoever looks there stays, until the search is another
    QTest.keyClicks(dialog.search, " limit")
    assert dialog.page() == Page.SPEED
    dialog.search.clear()
    QTest.keyClicks(dialog.search, "connections")
    rows = dialog.turn_to(Page.NETWORK).rows
    marked = [name for name, row in rows.items() if row.is_marked]
    assert marked == ["segments", "connections_per_host", "host_rules"]
    press(dialog.search, KEY.Key_Return)
    assert rows["connections_per_host"].field.isAncestorOf(dialog.focusWidget())


@pytest.mark.parametrize(
    ("tongue", "words", "option"),
    [
        (Language.ENGLISH, "autostart", "autostart"),
        (Language.ENGLISH, "login", "autostart"),
        (Language.ENGLISH, "bind", "interface"),
        (Language.ENGLISH, "vpn", "interface"),
        (Language.ENGLISH, "bandwidth", "rate_limit"),
        (Language.ENGLISH, "shutdown", "done_command"),
        (Language.GERMAN, "Autostart", "autostart"),
        (Language.GERMAN, "Login", "autostart"),
        (Language.GERMAN, "Interface", "interface"),
        (Language.GERMAN, "binden", "interface"),
        (Language.GERMAN, "Herunterfahren", "done_command"),
        (Language.GERMAN, "Dunkelmodus", "appearance"),
        (
            Language.RUSSIAN,
            "\u0430\u0432\u0442\u043e\u0437\u0430\u043f\u0443\u0441\u043a",
            "autostart",
        ),
        (Language.RUSSIAN, "VPN", "interface"),
    ],
)
def test_an_option_is_found_by_what_others_call_it(qapp, tongue, words, option):
    compile_words()
    set_language(tongue)
    try:
        table = [each for rows in options().values() for each in rows]
        ranks = {each.name: rank(each.words(), "", [words.casefold()]) for each in table}
    finally:
        set_language(Language.SYSTEM)
    wanted = ranks[option]
    assert wanted is not None
    least = min(found for found in ranks.values() if found is not None)
    assert wanted <= max(1, least)


@pytest.mark.parametrize(
    ("words", "page", "name"),
    [
        ("proxy test", Page.NETWORK, "proxy_test"),
        ("check connection", Page.NETWORK, "proxy_test"),
        ("data folder", Page.ADVANCED, "data_folder"),
        ("history are in", Page.ADVANCED, "data_folder"),
    ],
)
async def test_what_is_no_option_is_found_like_one(dialog, words, page, name):
    QTest.keyClicks(dialog.search, words)
    assert dialog.page() == page
    line = dialog.turn_to(page).lines[name]
    assert line.is_marked
    press(dialog.search, KEY.Key_Return)
    assert line.isAncestorOf(dialog.focusWidget())
    await until(lambda: not line.visibleRegion().isEmpty())


@pytest.mark.parametrize("key", [KEY.Key_Return, KEY.Key_Tab])
async def test_out_of_the_search_the_keyboard_comes_to_what_it_found(dialog, key):
    QTest.keyClicks(dialog.search, "redirects")
    press(dialog.search, key)
    field = dialog.turn_to(Page.NETWORK).rows["max_redirects"].field
    assert field.isAncestorOf(dialog.focusWidget())
    dialog.search.setFocus()
    QTest.keyClicks(dialog.search, "xyz")
    press(dialog.search, key)
    assert not field.isAncestorOf(dialog.focusWidget())
    assert dialog.isVisible()


async def test_colours_are_shown_at_once_and_remembered_for_the_next_start(window, dialog, manager):
    _, combo = control(dialog, Page.APPEARANCE, "appearance")
    press(combo, KEY.Key_End)
    await until(lambda: manager.settings.appearance == "contrast")
    await until(lambda: current_tokens() == tokens_for(dark=False, high_contrast=True))
    await manager.change_settings(appearance="dark")
    await until(lambda: chosen_appearance() == Appearance.DARK)
    assert window._memory.choice("appearance", Appearance, Appearance.SYSTEM) == Appearance.DARK


async def test_rows_follow_the_menu_and_the_preferences(window, dialog):
    row, combo = control(dialog, Page.APPEARANCE, "rows")
    press(combo, KEY.Key_Down)
    assert window.list.columns.mode == RowMode.COMPACT
    window.shown.comfortable.trigger()
    assert combo.currentIndex() == 0
    assert not row.reset.isVisible()


async def test_another_language_is_spoken_at_once_in_the_dialog_too(dialog):
    compile_words()
    try:
        _, combo = control(dialog, Page.GENERAL, "language")
        combo.setCurrentIndex(2)
        combo.activated.emit(2)
        assert current_language() == Language.GERMAN
        assert dialog.list.item(1).text() == text.tr("Appearance")
        assert dialog.turn_to(Page.GENERAL).rows["language"].field.focusProxy().currentIndex() == 2
        assert dialog.turn_to(Page.NETWORK).rows["retry_delay_s"].title.text() == text.tr(
            "First wait"
        )
    finally:
        set_language(Language.ENGLISH)


async def test_another_preset_shows_its_values_and_defaults(dialog, manager):
    rows = dialog.turn_to(Page.NETWORK).rows
    await manager.change_settings(preset="api")
    await until(lambda: "Default: 1." in rows["segments"].sentence.text())
    assert not rows["segments"].reset.isVisible()


async def test_a_chosen_folder_is_offered_for_new_downloads(window, manager, tmp_path):
    await manager.change_settings(download_folder=str(tmp_path))
    await until(lambda: window.adding.dialog.folder.text() == str(tmp_path))
    window.adding.dialog.folder.setText(str(tmp_path / "mine"))
    await manager.change_settings(download_folder=None)
    await until(lambda: window.preferences.folder != tmp_path)
    assert window.adding.dialog.folder.text() == str(tmp_path / "mine")


async def test_the_usual_priority_is_offered_unless_another_was_chosen(window, manager):
    offered = window.adding.dialog.priority
    await manager.change_settings(user_priority=Priority.HIGH)
    await until(lambda: offered.currentData() == Priority.HIGH)
    offered.setCurrentIndex(offered.findData(int(Priority.LOW)))
    await manager.change_settings(user_priority=Priority.NORMAL)
    await until(lambda: window.settings.settings.user_priority == Priority.NORMAL)
    assert offered.currentData() == Priority.LOW


async def test_what_a_download_takes_from_the_settings_is_shown_as_they_change(window, manager):
    await choose(window, 1)
    window.details.turn_to(Tab.PROPERTIES)
    page = window.details.properties_page
    await until(lambda: page.fields)
    segments = page.fields["segments"].line
    await until(lambda: segments.placeholderText() == "as in the settings: 8")
    await manager.change_settings(segments=3)
    await until(lambda: segments.placeholderText() == "as in the settings: 3")


async def test_who_says_so_when_quitting_is_not_asked_again(window, manager):
    window.close()
    question = window.leaving.question
    press(question.ask_again, KEY.Key_Space)
    press(question, KEY.Key_Return)
    await until(lambda: not manager.settings.ask_before_quit)


async def test_nobody_is_asked_before_quitting_who_does_not_want_to_be(window, manager):
    await manager.change_settings(ask_before_quit=False)
    await until(lambda: not window.preferences.asks_before_quit)
    window.close()
    assert window.leaving.question is None
    await window.wait_closed()


async def test_keys_are_pressed_shown_and_work(window, dialog, manager):
    row, button = control(dialog, Page.SHORTCUTS, "pause")
    press(button, KEY.Key_Return)
    assert button.text() == "Press keys\u2026"
    press(button, KEY.Key_Tab, CTRL | Qt.KeyboardModifier.AltModifier)
    await until(lambda: manager.settings.shortcuts == '{"pause": ["Ctrl+Alt+Tab"]}')
    await until(lambda: button.text() == "Ctrl+Alt+Tab")
    assert "Ctrl+Alt+Tab" in window.deeds.pause.toolTip()
    await manager.change_settings(shortcuts='{"pause": ["Ctrl+Alt+Tab"], "search": ["F3"]}')
    await until(lambda: window.top_bar.search.placeholderText() == "Search (F3)")
    press(button, KEY.Key_Backspace)
    await until(lambda: button.text() == "no keys")
    click(row.reset)
    await until(lambda: button.text() == "Ctrl+P")
    assert manager.settings.shortcuts == '{"search": ["F3"]}'


async def test_keys_somebody_chose_stay_theirs_when_another_action_gets_them_by_default(
    window, manager
):
    await manager.change_settings(shortcuts='{"pause": ["Ctrl+W"]}')
    await until(lambda: window.deeds.close.shortcuts() == [])
    assert [keys.toString() for keys in window.deeds.pause.shortcuts()] == ["Ctrl+W"]
    await manager.change_settings(shortcuts=None)
    await until(lambda: [keys.toString() for keys in window.deeds.close.shortcuts()] == ["Ctrl+W"])


async def test_keys_of_another_action_are_told_of_and_can_be_taken(window, dialog, manager):
    row, button = control(dialog, Page.SHORTCUTS, "resume")
    press(button, KEY.Key_Return)
    press(button, KEY.Key_P, CTRL)
    assert row.note.text().startswith("Ctrl+P belongs to \u201cPause\u201d.")
    assert manager.settings.shortcuts is None
    click(row.take)
    await until(lambda: window.deeds.pause.shortcuts() == [])
    dialog.reject()
    window.activateWindow()
    await until(window.isActiveWindow)
    await choose(window, 7)
    press(window, KEY.Key_P, CTRL)
    await until(lambda: manager.called("resume") == [job_id(7)])


async def test_a_key_alone_is_refused_and_escape_keeps_what_was(dialog, manager):
    row, button = control(dialog, Page.SHORTCUTS, "complete")
    before = button.text()
    press(button, KEY.Key_Return)
    press(button, KEY.Key_A)
    assert "Hold Ctrl or Alt" in row.note.text()
    press(button, KEY.Key_Return)
    press(button, KEY.Key_Escape)
    assert dialog.isVisible()
    assert button.text() == before
    press(button, KEY.Key_Return)
    press(button, KEY.Key_F7)
    await until(lambda: manager.settings.shortcuts == '{"complete": ["F7"]}')


async def test_no_two_actions_begin_with_the_same_keys(window):
    given = [key.toString() for action in window.actions() for key in action.shortcuts()]
    assert [key for key in given if given.count(key) > 1] == []


async def test_every_action_of_the_menus_can_be_given_keys(window, dialog):
    rows = dialog.turn_to(Page.SHORTCUTS).rows
    named = {action.objectName() for action in window.actions()} - {""}
    assert set(rows) == named
    assert {"add", "remove", "details", "preferences", "sidebar"} <= named


async def test_no_page_is_wider_than_a_small_window_and_every_control_has_a_name(dialog):
    for page, width in product(Page, (840, 480)):
        dialog.resize(width, 500)
        shown = dialog.turn_to(page)
        await until(lambda shown=shown: shown.isVisible())
        await until(lambda shown=shown: shown.widget().width() <= shown.viewport().width())
        for row in shown.rows.values():
            row.field.setFocus()
            focused = QGuiApplication.focusObject()
            assert isinstance(focused, QWidget)
            assert row.option.title in focused.accessibleName()


async def test_what_has_no_button_to_reset_it_ends_where_the_others_do(dialog):
    page = dialog.turn_to(Page.NETWORK)
    settle()
    (test,) = page.findChildren(ProxyTest)
    script = page.rows["proxy_script"].field
    assert test.mapTo(page, test.rect().topRight()).x() == (
        script.mapTo(page, script.rect().topRight()).x()
    )
