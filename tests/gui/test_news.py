"""News of a newer version in the window: one calm line, as often as a person wants."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtGui import QDesktopServices

import bitsgui
from bitsgui.bits.errors import Hresult, InvalidArgumentError
from bitsgui.bits.news import NewsError, Release
from bitsgui.gui import news
from bitsgui.gui.dialogs.about import AboutDialog
from bitsgui.gui.language import Language, set_language
from bitsgui.gui.news import TOPIC
from bitsgui.gui.options import everyday
from bitsgui.gui.options.option import Page
from tests.gui.conftest import until
from tests.gui.driving import button_named, click
from tests.servers.news import PAGE

NOW = datetime.now(UTC)
WORDS = {"en": "It is faster.", "de": "Sie ist schneller."}
NEWER = Release("99.0", NOW, NOW + timedelta(days=9), PAGE, WORDS)
OUT = f"bitsgui 99.0 is out; this is {bitsgui.__version__}. It is faster."


@pytest.fixture
def opened(monkeypatch):
    """The links that were handed to the system."""
    links: list[str] = []
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda url: links.append(url.toString()) or True
    )
    return links


@pytest.fixture
async def wanting(window, manager):
    await manager.change_settings(look_for_news=True)
    await until(lambda: window.settings.settings.look_for_news)
    return window


async def told(window, manager) -> None:
    manager.tell_news(NEWER)
    await until(lambda: window.notice.is_about(TOPIC))


async def test_a_newer_version_is_said_in_the_bar_and_leaves_the_keyboard(wanting, manager, opened):
    wanting.list.setFocus()
    await told(wanting, manager)
    assert wanting.notice.sentence.text() == OUT
    assert wanting.list.hasFocus()
    click(await button_named(wanting.notice, "What is new\u2026"))
    assert opened == [PAGE]
    assert wanting.notice.isHidden()


async def test_it_is_said_again_only_after_a_week(wanting, manager, monkeypatch):
    await told(wanting, manager)
    wanting.notice.leave()
    manager.tell_news(NEWER)
    other = Release("99.1", NOW, NEWER.expires, PAGE, {"en": ""})
    manager.tell_news(other)
    await until(lambda: wanting.notice.is_about(TOPIC))
    assert "99.1" in wanting.notice.sentence.text()
    wanting.notice.leave()
    monkeypatch.setattr(news, "QUIET", timedelta())
    manager.tell_news(other)
    await until(lambda: wanting.notice.is_about(TOPIC))


async def test_a_version_that_is_skipped_is_not_said_again(wanting, manager, monkeypatch):
    monkeypatch.setattr(news, "QUIET", timedelta())
    await told(wanting, manager)
    click(await button_named(wanting.notice, "Skip this version"))
    manager.tell_news(NEWER)
    manager.tell_news(Release("99.1", NOW, NEWER.expires, PAGE, WORDS))
    await until(lambda: wanting.notice.is_about(TOPIC))
    assert "99.1" in wanting.notice.sentence.text()


async def test_turning_it_off_takes_it_back(wanting, manager):
    await told(wanting, manager)
    await manager.change_settings(look_for_news=False)
    await until(lambda: not wanting.notice.is_about(TOPIC))


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (None, f"This is bitsgui {bitsgui.__version__}, the newest version."),
        (NEWER, OUT),
        (NewsError(hresult=Hresult.WININET_CANNOT_CONNECT), "did not accept the connection"),
    ],
)
async def test_who_asks_is_always_answered(window, manager, answer, says):
    manager.news = answer
    window.help.news.action.trigger()
    await until(window.notice.isVisible)
    assert says in window.notice.sentence.text()
    await until(window.help.news.action.isEnabled)


async def test_who_asks_where_no_place_is_known_is_led_to_where_one_is_given(window, manager):
    manager.news = InvalidArgumentError("It is not known yet where news are.")
    window.help.news.action.trigger()
    await until(window.notice.isVisible)
    assert "not known yet" in window.notice.sentence.text()
    click(await button_named(window.notice, "Preferences"))
    dialog = window.preferences.dialog
    assert dialog is not None
    await until(lambda: dialog.focusWidget() is not None)
    row = dialog.turn_to(Page.GENERAL).rows["news_address"]
    assert row.isAncestorOf(dialog.focusWidget())


async def test_a_skipped_version_is_said_to_who_asks(wanting, manager):
    await told(wanting, manager)
    click(await button_named(wanting.notice, "Skip this version"))
    manager.news = NEWER
    wanting.help.news.action.trigger()
    await until(wanting.notice.isVisible)
    assert wanting.notice.sentence.text() == OUT


async def test_the_words_are_those_of_the_language(wanting, manager):
    set_language(Language.GERMAN)
    try:
        await told(wanting, manager)
        assert wanting.notice.sentence.text().endswith("Sie ist schneller.")
    finally:
        set_language(Language.SYSTEM)


async def test_where_a_package_manager_brings_it_nothing_is_offered(window, monkeypatch):
    names = {option.name for option in everyday.general()}
    for module in ("options.everyday", "dialogs.about"):
        monkeypatch.setattr(f"bitsgui.gui.{module}.package_manager", lambda: "APT")
    left = {option.name for option in everyday.general()}
    assert names - left == {"look_for_news", "news_address", "news_key"}
    dialog = AboutDialog(window)
    assert "Newer versions come by APT." in dialog._purpose.text()
    dialog.close()
