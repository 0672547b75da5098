"""The window in other languages, changed while it is open."""

import asyncio
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QMenu,
    QStyle,
    QStyleOptionFrame,
    QTabBar,
    QTreeWidget,
    QWidget,
)

from bitsgui.bits.categories import Category
from bitsgui.bits.errors import InvalidArgumentError
from bitsgui.bits.requests import AddRequest, LinkRequest
from bitsgui.bits.types import JobState
from bitsgui.bits.words import say
from bitsgui.gui import language, text
from bitsgui.gui.dialogs.about import AboutDialog
from bitsgui.gui.dialogs.category import CategoryDialog
from bitsgui.gui.dialogs.complete import CompleteDialog
from bitsgui.gui.dialogs.known_bar import Found, KnownBar
from bitsgui.gui.dialogs.log_viewer import LogViewer
from bitsgui.gui.dialogs.quit import QuitDialog
from bitsgui.gui.help_menu import LOG_NAME
from bitsgui.gui.language import Language
from bitsgui.gui.language_menu import remembered_language
from bitsgui.gui.memory import WindowMemory
from bitsgui.gui.models.categories import line_word
from bitsgui.gui.models.filters import STATES, Narrowing, empty_words
from bitsgui.gui.options.option import Page
from bitsgui.gui.rows.move_dialogs import MoveDialog, RenameDialog
from bitsgui.gui.rows.remove_dialog import RemoveDialog, loss_of
from bitsgui.gui.views.details import Tab
from bitsgui.gui.views.main_window import MainWindow
from bitsgui.gui.views.property_fields import NumberField
from tests.gui.conftest import until
from tests.gui.driving import KEY, press
from tests.gui.fake_manager import FakeManager
from tests.gui.samples import KINDS, NOW, files_of, finished, job, job_id, showcase
from tests.words.compiled import compile_words

SHOWN = ("text", "toolTip", "windowTitle", "title", "placeholderText", "accessibleName")


@pytest.fixture(scope="module", autouse=True)
def _catalogues(qapp):
    compile_words()


@pytest.fixture(autouse=True)
def _steady_disk(monkeypatch):
    """What is free on the disk of the tests may be another number for the second window."""
    free = shutil.disk_usage("/")
    monkeypatch.setattr(shutil, "disk_usage", lambda _: free)


@pytest.fixture(autouse=True)
def _own_language(qapp):
    yield
    language.set_language(Language.SYSTEM)


def words_in(window: QWidget) -> list[tuple[str, str, str]]:
    """All the texts of a window, with the kind of thing that has them, in the order of making."""
    found: list[tuple[str, str, str]] = []
    things: list[QObject] = [window, *window.findChildren(QWidget), *window.findChildren(QAction)]
    for thing in things:
        kind = type(thing).__name__
        for name in SHOWN:
            value = thing.property(name)
            is_qts = kind == "QToolButton"  # of a tab bar, never shown
            is_unheard = (
                name == "accessibleName" and isinstance(thing, QWidget) and thing.isHidden()
            )
            is_typed = isinstance(thing, QLineEdit)
            if isinstance(value, str) and value and not (is_qts or is_typed or is_unheard):
                found.append((kind, name, value))
        if isinstance(thing, QComboBox):
            found += [(kind, "item", thing.itemText(row)) for row in range(thing.count())]
        elif isinstance(thing, QTreeWidget):
            tops = map(thing.topLevelItem, range(thing.topLevelItemCount()))
            found += [(kind, "line", item.text(0)) for item in tops if item is not None]
        elif isinstance(thing, QTabBar):
            found += [(kind, "tab", thing.tabText(row)) for row in range(thing.count())]
    return found


async def opened(profile: Path) -> MainWindow:
    manager = FakeManager(showcase(), [finished(501, "paper.pdf")])
    window = MainWindow(default_folder=profile.parent / "downloads", profile=profile)
    window.jobs.clock = lambda: NOW
    window.details.speeds.clock = lambda: 0.0  # else a slow window has a speed to tell
    window.show()
    await window.attach(manager.port)
    await until(lambda: window.jobs.rowCount() == len(manager.jobs) + len(manager.rows))
    window.list.select([showcase()[0].id])
    await settled(window)
    return window


async def settled(window: MainWindow) -> None:
    for _ in range(20):
        await asyncio.sleep(0)
    await until(lambda: not window._refresh_timer.isActive())


LINKS = 2


async def open_dialogs(window: MainWindow, folder: Path) -> None:
    """Open what can stand open while another language is chosen."""
    (folder / LOG_NAME).parent.mkdir(exist_ok=True)
    (folder / LOG_NAME).write_text("2026-11-21 10:00:00,123 INFO bitsgui: started\n")
    window.adding.dialog.open_with(("https://a.example/x.iso", "https://b.example/y.iso"))
    window.preferences.show()
    window.limit.ask()
    window.help.log.trigger()
    window.help.about.trigger()
    for tab in Tab:
        window.details.turn_to(tab)
        await settled(window)
    about, log = window.findChildren(AboutDialog)[0], window.findChildren(LogViewer)[0]
    await until(lambda: about.parts.topLevelItemCount() and log.tail.lines)
    panel = window.adding.dialog.panel
    await until(lambda: len(panel.links.found_of_checked()) == len(panel.links.urls) == LINKS)
    await until(window.adding.dialog.folder_field.note.text)
    await until(lambda: window.status._disk[0] == showcase()[0].folder)
    await settled(window)


LOSS = loss_of([job(1)], [finished(501, "a.pdf")])
QUESTIONS: tuple[Callable[[MainWindow], QDialog], ...] = (
    lambda window: CategoryDialog(Category(0, ""), KINDS, window),
    lambda window: CompleteDialog([job(2)], files_of(job(2)), window),
    lambda window: MoveDialog([job(1)], ["/srv"], window),
    lambda window: QuitDialog(3, window),
    lambda window: RemoveDialog(LOSS, with_files=True, undo_s=9, parent=window),
    lambda window: RenameDialog(job(1), window),
)


async def closed(window: MainWindow) -> None:
    await window.detach()
    for dialog in window.findChildren(QDialog):
        dialog.close()
    window.close_finally()
    await asyncio.sleep(0)


GERMAN, RUSSIAN, ENGLISH = Language.GERMAN, Language.RUSSIAN, Language.ENGLISH


@pytest.mark.parametrize("spoken", [(ENGLISH, GERMAN), (GERMAN, RUSSIAN, ENGLISH)], ids="-".join)
async def test_a_switched_window_says_what_a_new_one_says(tmp_path, spoken):
    language.set_language(spoken[0])
    window = await opened(tmp_path / "a")
    await open_dialogs(window, tmp_path / "a")
    for chosen in spoken[1:]:
        language.set_language(chosen)
        await settled(window)
    switched = words_in(window)
    await closed(window)
    fresh = await opened(tmp_path / "b")
    await open_dialogs(fresh, tmp_path / "b")
    try:
        new = words_in(fresh)
        assert set(switched) - set(new) == set()
        assert set(new) - set(switched) == set()
    finally:
        await closed(fresh)


async def test_questions_and_the_panel_of_an_error_follow_with_the_names_they_have(tmp_path):
    language.set_language(ENGLISH)
    window = await opened(tmp_path)
    panel = window.details.error_panel
    window.list.select([job_id(4)])
    await until(panel.isVisible)
    dialogs = [make(window) for make in QUESTIONS]
    for chosen in (RUSSIAN, ENGLISH):
        language.set_language(chosen)
        await settled(window)
        for dialog, make in zip(dialogs, QUESTIONS, strict=True):
            fresh = make(window)
            assert words_in(dialog) == words_in(fresh)
            fresh.deleteLater()
        said = {label.text() for label in panel.findChildren(QLabel)}
        assert panel._view is not None
        error = panel._view.error
        assert error is not None
        assert {text.error_message(error), text.error_hint(error, JobState.ERROR)} <= said
    await closed(window)


async def test_the_language_is_chosen_in_the_menu_and_remembered(tmp_path):
    window = await opened(tmp_path)
    try:
        view = next(menu for menu in window.findChildren(QMenu) if menu.objectName() == "language")
        view.popup(window.mapToGlobal(window.rect().center()))
        for _ in range(3):
            press(view, KEY.Key_Down)
        press(view, KEY.Key_Return)
        assert language.current_language() is Language.GERMAN
        assert remembered_language(WindowMemory(tmp_path)) is Language.GERMAN
        assert QLocale().language() == QLocale.Language.German
        assert window.shown.languages.actions[Language.GERMAN].isChecked()
    finally:
        await closed(window)


async def test_what_was_told_and_what_can_be_undone_is_said_again(tmp_path):
    manager = FakeManager(showcase(), [])
    language.set_language(Language.GERMAN)
    window = MainWindow(default_folder=tmp_path, profile=tmp_path)
    window.show()
    await window.attach(manager.port)
    running = manager.jobs[job_id(1)]
    try:
        manager.put(replace(running, state=JobState.ERROR, error=showcase()[3].error))
        await until(window.notice.isVisible)
        window.list.select([job_id(7)])
        await until(window.deeds.remove.isEnabled)
        window.deeds.remove.trigger()
        await until(window.rows.bar.isVisible)
        assert "ist ein Eingriff n" in window.notice.sentence.text()
        assert window.rows.bar.sentence.text().endswith(" entfernt")
        language.set_language(Language.ENGLISH)
        assert "needs your attention" in window.notice.sentence.text()
        assert window.rows.bar.sentence.text() == "Removed \u201clecture-07.mp4\u201d"
    finally:
        await closed(window)


def is_cut(field: NumberField) -> bool:
    line, option = field.line, QStyleOptionFrame()
    line.initStyleOption(option)
    edge = line.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, line)
    words = line.fontMetrics().horizontalAdvance(line.placeholderText())
    return words > edge.width() or field.unit.width() < field.unit.sizeHint().width()


async def test_numbers_have_room_for_their_words_in_another_language(tmp_path):
    language.set_language(ENGLISH)
    window = await opened(tmp_path)
    window.list.select([job_id(1)])
    window.details.turn_to(Tab.PROPERTIES)
    window.preferences.show()
    dialog = window.preferences.dialog
    assert dialog is not None
    for chosen in (GERMAN, RUSSIAN):
        language.set_language(chosen)
        dialog.turn_to(Page.NETWORK)
        await settled(window)
        found = [field for field in window.findChildren(NumberField) if field.isVisible()]
        cut = [field.line.accessibleName() for field in found if is_cut(field)]
        assert (len(found) > 10, cut) == (True, [])
    await closed(window)


async def test_words_come_back_as_they_were(tmp_path):
    """A dialog is a window and a child: said twice, one word became another."""
    language.set_language(Language.ENGLISH)
    window = await opened(tmp_path)
    try:
        window.adding.dialog.open_with(("https://a.example/x.iso", "https://b.example/y.iso"))
        for chosen in (Language.GERMAN, Language.ENGLISH):
            language.set_language(chosen)
        assert window.adding.dialog.panel.filter.placeholderText() == "Filter"
    finally:
        await closed(window)


async def test_the_sidebar_gives_back_what_only_another_language_needed(tmp_path):
    window = await opened(tmp_path)
    before = window.sidebar.width()
    language.set_language(Language.RUSSIAN)
    await until(lambda: window.sidebar.width() > before)
    language.set_language(Language.ENGLISH)
    await until(lambda: window.sidebar.width() == before)
    window.across.setSizes([before + 40, 600])
    language.set_language(Language.RUSSIAN)
    language.set_language(Language.ENGLISH)
    assert window.across.sizes()[0] > before
    await closed(window)


async def test_a_sidebar_nobody_widened_fits_the_language_of_the_next_start(tmp_path):
    language.set_language(Language.ENGLISH)
    first = await opened(tmp_path / "a")
    before = first.sidebar.width()
    await closed(first)
    language.set_language(Language.RUSSIAN)
    second = await opened(tmp_path / "b")
    assert second.sidebar.width() > before
    second.quit_now()
    await closed(second)
    language.set_language(Language.ENGLISH)
    third = await opened(tmp_path / "b")
    assert third.sidebar.width() == before
    third.across.setSizes([before + 60, 600])
    third.quit_now()
    await closed(third)
    fourth = await opened(tmp_path / "b")
    assert fourth.sidebar.width() == before + 60
    await closed(fourth)


async def test_what_was_typed_stays(tmp_path):
    window = await opened(tmp_path)
    try:
        dialog = window.adding.dialog
        dialog.open_with(("https://a.example/x",))
        await settled(window)
        window.top_bar.search.setText(text.tr("Name"))
        language.set_language(Language.GERMAN)
        await settled(window)
        assert dialog.links.toPlainText() == "https://a.example/x"
        assert window.top_bar.search.text() == "Name"
        dialog.close()
    finally:
        await closed(window)


def test_sentences_of_the_engine_are_said_in_the_language_chosen():
    language.set_language(Language.GERMAN)
    refused = InvalidArgumentError(say("A file may have 1 to {most} connections.", most=16))
    assert text.call_failure(refused) == "Eine Datei kann 1 bis 16 Verbindungen haben."


def test_qts_own_words_follow(qtbot):
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    language.set_language(Language.GERMAN)
    cancel = box.button(QDialogButtonBox.StandardButton.Cancel)
    qtbot.waitUntil(lambda: cancel.text() == "Abbrechen")
    language.set_language(Language.RUSSIAN)
    qtbot.waitUntil(lambda: cancel.text() == "\u041e\u0442\u043c\u0435\u043d\u0430")


def test_russian_counts_in_three_forms():
    language.set_language(Language.RUSSIAN)
    said = [text.tr("%n link(s)", count) for count in (1, 3, 5, 21, 12_345)]
    stem = "\u0441\u0441\u044b\u043b"
    assert [words.split(stem)[1] for words in said] == [
        "\u043a\u0430",
        "\u043a\u0438",
        "\u043e\u043a",
        "\u043a\u0430",
        "\u043e\u043a",
    ]
    assert said[-1].startswith("12\u00a0345")


IN_LIST = {
    Language.ENGLISH: (" links is in the list already.", " links are in the list already."),
    Language.GERMAN: (" Links steht schon in der Liste.", " Links stehen schon in der Liste."),
}


@pytest.mark.parametrize("chosen", list(IN_LIST))
def test_one_link_of_many_is_counted_as_one(qapp, chosen):
    language.set_language(chosen)
    bar = KnownBar()
    request = AddRequest(tuple(LinkRequest(f"https://a.example/{n}") for n in range(7)), "/srv")
    for count, words in enumerate(IN_LIST[chosen], 1):
        bar.tell(request, Found(frozenset(range(count)), (job_id(1),), "x.iso"))
        assert bar.words.text().startswith(f"{count} ")
        assert f" 7{words} " in bar.words.text()
    bar.deleteLater()


@pytest.mark.parametrize("chosen", [Language.ENGLISH, Language.GERMAN, Language.RUSSIAN])
def test_nothing_of_a_state_in_a_category_is_said_in_a_sentence_of_its_own(qapp, chosen):
    language.set_language(chosen)
    said = {
        empty_words(Narrowing(state, category=0)).title.replace(line_word(0), "X")
        for state in STATES
    }
    assert len(said) == len(STATES)
    assert all("X" in words and "%1" not in words for words in said)
    active = {
        Language.ENGLISH: "No active downloads in \u201cX\u201d",
        Language.GERMAN: "Keine laufenden Downloads in \u201eX\u201c",
        Language.RUSSIAN: "\u0412 \u0440\u0430\u0437\u0434\u0435\u043b\u0435"
        " \u00abX\u00bb \u043d\u0435\u0442"
        " \u0430\u043a\u0442\u0438\u0432\u043d\u044b\u0445"
        " \u0437\u0430\u0433\u0440\u0443\u0437\u043e\u043a",
    }
    assert active[chosen] in said


@pytest.mark.parametrize(
    ("system", "spoken"),
    [
        (["de-AT", "en"], Language.GERMAN),
        (["fr-FR", "ru-RU"], Language.RUSSIAN),
        (["fr-FR"], Language.ENGLISH),
    ],
)
def test_the_systems_first_language_there_are_words_for_is_spoken(monkeypatch, system, spoken):
    monkeypatch.setattr(language.QLocale, "uiLanguages", lambda _: system)
    assert language.spoken_language(Language.SYSTEM) is spoken
