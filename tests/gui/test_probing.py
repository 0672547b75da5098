"""What servers say of the links in the add dialog: asked beside the typing, shown, chosen from."""

import asyncio

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication, QMouseEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest

from bitsgui.bits.errors import Hresult
from bitsgui.bits.records import Conflict
from bitsgui.bits.views import ProbeView
from bitsgui.gui import text
from bitsgui.gui.delegates.link_row import box_in
from bitsgui.gui.dialogs.link_columns import shares
from bitsgui.gui.models.link_rows import LinkColumn, LinksModel, LinkState
from bitsgui.gui.probing import AT_ONCE, FRONT, Probing
from bitsgui.gui.theme import tabular
from tests.gui.conftest import until
from tests.gui.driving import CTRL, KEY, LEFT, TURNS, click, press
from tests.gui.samples import GB, MB, error

URL = "https://a.example/file.iso"


@pytest.fixture
async def dialog(window, manager):
    press(window, KEY.Key_N, CTRL)
    probing_of(window)._settle.setInterval(0)
    probing_of(window)._folder.setInterval(0)
    return window.adding.dialog


def probing_of(window) -> Probing:
    return window.adding.dialog.findChild(Probing)


def link(number: int) -> str:
    return f"https://a.example/{number:05}.bin"


async def type_links(dialog, count: int) -> None:
    dialog.links.setPlainText("\n".join(map(link, range(count))))
    await until(lambda: len(dialog.panel.links.urls) == count)


async def answered(dialog, count: int) -> None:
    await until(lambda: len(dialog.panel.links.found_of_checked()) == count)


def said(dialog, row: int) -> list[str]:
    model = dialog.panel.links
    return [model.index(row, column).data() for column in LinkColumn if column != LinkColumn.FOLDER]


def click_box(dialog, row: int) -> None:
    table = dialog.panel.table
    place = QPointF(
        box_in(table.visualRect(dialog.panel.links.index(row, 0)), mirrored=False).center()
    )
    for kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease):
        keys = Qt.KeyboardModifier.NoModifier
        where = QPointF(table.viewport().mapToGlobal(place))
        event = QMouseEvent(kind, place, where, LEFT, LEFT, keys)
        QGuiApplication.sendEvent(table.viewport(), event)


def said_of(*parts: str) -> str:
    return " \u00b7 ".join(parts)


async def front(window) -> None:
    window.activateWindow()
    await until(window.isActiveWindow)


# One link.


async def test_one_link_gets_a_line(dialog, manager):
    manager.probes[URL] = ProbeView(URL, "disc.iso", 4 * GB, True, host="b.example")
    QTest.keyClicks(dialog.links, URL)
    await answered(dialog, 1)
    line = dialog.panel.line
    assert (
        line.text()
        == "disc.iso \u00b7 4.0\u00a0GB \u00b7 ISO \u00b7 Can be resumed \u00b7 b.example"
    )
    assert line.isVisible()
    assert not dialog.panel.table.isVisible()
    assert dialog.more.name.placeholderText() == "disc.iso"
    dialog.links.clear()
    assert not dialog.panel.isVisible()
    assert dialog.more.name.placeholderText() == ""


@pytest.mark.parametrize(
    ("view", "words"),
    [
        (
            ProbeView(URL, "x", None, is_page=True, host="h"),
            said_of("A web page, not a file", "x", "h"),
        ),
        (ProbeView(URL, error=error(Hresult.WININET_TIMEOUT)), "The server did not answer in time"),
        (
            ProbeView(URL, "x", None, False, "video/mp4"),
            "x \u00b7 size not known \u00b7 Film \u00b7 Cannot be resumed",
        ),
    ],
)
async def test_what_is_wrong_is_said_in_words(dialog, manager, view, words):
    manager.probes[URL] = view
    dialog.links.setPlainText(URL)
    await answered(dialog, 1)
    assert dialog.panel.line.text() == words
    assert dialog.add_button.isEnabled()


async def test_a_metalink_says_that_its_files_are_what_is_downloaded(dialog, manager):
    url = "https://a.example/disc.meta4"
    manager.probes[url] = ProbeView(url, "disc.meta4", 4000, True, host="a.example")
    dialog.links.setPlainText(url)
    await answered(dialog, 1)
    assert "the files it tells of are downloaded" in dialog.panel.line.text()
    dialog.more.name.setText("kept.meta4")
    assert "Can be resumed" in dialog.panel.line.text()
    dialog.more.name.clear()
    await manager.change_settings(follow_metalinks=False)
    await until(lambda: "Can be resumed" in dialog.panel.line.text())


@pytest.mark.parametrize("media_type", ["application/metalink4+xml", "application/metalink+xml"])
async def test_a_metalink_is_known_by_its_type_whatever_it_is_called(dialog, manager, media_type):
    url = "https://a.example/get?id=5"
    manager.probes[url] = ProbeView(url, "get", 4000, True, media_type)
    dialog.links.setPlainText(url)
    await answered(dialog, 1)
    assert "the files it tells of are downloaded" in dialog.panel.line.text()
    assert dialog.request().links[0].leads_on
    dialog.more.name.setText("kept.xml")
    assert "Can be resumed" in dialog.panel.line.text()
    assert dialog.request().links[0].leads_on is None


async def test_asking_is_said_and_holds_up_nothing(dialog, manager):
    manager.gate = asyncio.Event()
    dialog.links.setPlainText(URL)
    await until(lambda: manager.probed)
    assert dialog.panel.line.text() == "Asking\u2026"
    assert dialog.add_button.isEnabled()
    click(dialog.add_button)
    await until(lambda: manager.requests)
    await until(lambda: not dialog.isVisible())
    manager.gate.set()


async def test_a_file_that_is_there_and_too_little_room_are_told(dialog, manager):
    manager.probes[URL] = ProbeView(URL, "disc.iso", 4 * GB, True)
    manager.names_there = frozenset({"disc.iso"})
    dialog.links.setPlainText(URL)
    await until(lambda: dialog.panel.there.text().startswith("disc.iso is in this folder"))
    assert dialog.panel.there.isVisible()
    dialog.folder_field.free_told.emit(3 * GB)
    assert dialog.panel.warning.isVisible()
    dialog.folder_field.free_told.emit(5 * GB)
    assert not dialog.panel.warning.isVisible()


@pytest.mark.parametrize(
    ("reserve", "why"),
    [
        (0, "1.0 GB short. 4.0 GB are needed, 3.0 GB are free."),
        (64 * MB, "1.1 GB short. 4.0 GB are needed and 64 MB kept free, 3.0 GB are free."),
    ],
)
async def test_adding_says_the_same_room_is_missing_as_the_download_will(
    dialog, manager, reserve, why
):
    await manager.change_settings(disk_reserve=reserve)
    manager.probes[URL] = ProbeView(URL, "disc.iso", 4 * GB, True)
    dialog.links.setPlainText(URL)
    await answered(dialog, 1)
    dialog.folder_field.free_told.emit(3 * GB)
    warning = dialog.panel.warning
    said = f"Not enough room in this folder: {why}"
    await until(lambda: warning.text().replace("\u00a0", " ") == said)
    full = error(Hresult.ERROR_DISK_FULL, short=GB + reserve, reserve=reserve or None)
    assert why.partition(" short")[0] in text.error_message(full).replace("\u00a0", " ")


async def test_where_nothing_is_free_but_what_is_kept_a_file_of_any_size_is_warned_of(
    dialog, manager
):
    await manager.change_settings(disk_reserve=64 * MB)
    manager.probes[URL] = ProbeView(URL, "live.ts", None, False)
    dialog.links.setPlainText(URL)
    await answered(dialog, 1)
    dialog.folder_field.free_told.emit(32 * MB)
    said = "Only 32 MB are left on the disk, and 64 MB are kept free."
    await until(lambda: dialog.panel.warning.text().replace("\u00a0", " ") == said)


@pytest.mark.parametrize("count", [1, 2])
async def test_a_taken_name_is_numbered_or_replaced_by_key_and_mouse(dialog, manager, count):
    manager.names_there = frozenset({"00000.bin", "00001.bin"})
    await type_links(dialog, count)
    await until(dialog.panel.there.text)
    panel = dialog.panel
    one = "00000.bin is in this folder already. The new one gets a number."
    many = "2 files of these names are in this folder already. The new ones get numbers."
    assert panel.there.text() == (one if count == 1 else many)
    assert not panel.number.isVisible()
    assert panel.replace.text() == ("Replace it" if count == 1 else "Replace them")
    click(panel.replace)
    taking = "The new one takes its place." if count == 1 else "The new ones take their places."
    assert panel.there.text().endswith(taking)
    assert dialog.request().on_conflict is Conflict.OVERWRITE
    panel.number.setFocus()
    press(panel.number, KEY.Key_Space)
    assert panel.there.text() == (one if count == 1 else many)
    click(dialog.add_button)
    await until(lambda: manager.requests)
    assert manager.requests[0].on_conflict is Conflict.RENAME


async def test_what_the_settings_say_of_taken_names_is_told(window, dialog, manager):
    window.settings.change(on_conflict=Conflict.OVERWRITE)
    manager.names_there = frozenset({"file.iso"})
    dialog.links.setPlainText(URL)
    await until(lambda: dialog.panel.there.text().endswith("takes its place."))


async def test_two_links_of_one_file_name_are_told_with_the_name_the_second_gets(dialog, manager):
    links = [f"https://a.example/{folder}/big.bin" for folder in ("a", "b")]
    dialog.links.setPlainText("\n".join(links))
    await until(dialog.panel.twins.isVisible)
    words = "Two of the files are called big.bin: the second becomes big (1).bin."
    assert dialog.panel.twins.text() == words
    dialog.panel.links.check([1], is_wanted=False)
    assert not dialog.panel.twins.isVisible()


async def test_links_with_a_problem_are_counted_and_shown_alone_at_a_press(dialog, manager):
    bad = link(3)
    manager.probes[bad] = ProbeView(bad, error=error(0x80190194, http_status=404))
    await type_links(dialog, 12)
    panel = dialog.panel
    await until(panel.failed.isVisible)
    assert panel.failed.text() == "1 with a problem"
    click(panel.failed)
    assert [panel.links.row(row).url for row in range(panel.links.rowCount())] == [bad]
    assert panel.links.index(0, LinkColumn.HOST).data() == "a.example"  # as the link says
    assert panel.failed.text() == "Show all links"
    click(panel.failed)
    assert panel.links.rowCount() == 12
    click(panel.failed)
    panel.links.check([0], is_wanted=False)
    await until(lambda: not panel.failed.isVisible())
    assert panel.links.rowCount() == 12


async def test_home_and_end_reach_the_first_and_the_last_link(dialog):
    await type_links(dialog, 30)
    table = dialog.panel.table
    table.setFocus()
    press(table, KEY.Key_End)
    assert [index.row() for index in table.selectionModel().selectedRows()] == [29]
    press(table, KEY.Key_Home, Qt.KeyboardModifier.ShiftModifier)
    assert len(table.selectionModel().selectedRows()) == 30


async def test_what_is_sent_is_what_the_dialog_says_and_asked_again_when_that_changes(
    dialog, manager
):
    dialog.links.setPlainText(URL)
    await answered(dialog, 1)
    dialog.more.user.setText("me")
    dialog.more.password.setText("pass word")
    await until(lambda: len(manager.probed) >= 2 and manager.probed[-1].password)
    last = manager.probed[-1]
    assert (last.links[0].url, last.user, last.password) == (URL, "me", "pass word")


async def test_a_link_that_goes_and_a_dialog_that_closes_end_the_question(window, dialog, manager):
    manager.gate = asyncio.Event()
    dialog.links.setPlainText(URL)
    await until(lambda: manager.probed)
    (task,) = probing_of(window)._tasks.values()
    dialog.links.clear()
    await until(task.cancelled)
    dialog.links.setPlainText(URL)
    await until(lambda: len(manager.probed) == 2)
    (task,) = probing_of(window)._tasks.values()
    press(dialog, KEY.Key_Escape)
    await until(task.cancelled)
    assert probing_of(window)._tasks == {}
    assert not dialog.panel.links.link(URL).is_asking


# Many links.


async def test_many_links_stand_in_a_table_and_few_are_asked_at_once(window, dialog, manager):
    manager.gate = asyncio.Event()
    await type_links(dialog, 6)
    await until(lambda: len(manager.probed) == AT_ONCE)
    assert dialog.panel.table.isVisible()
    assert len(probing_of(window)._tasks) == AT_ONCE
    assert said(dialog, 0)[-1] == "Asking\u2026"
    manager.gate.set()
    await answered(dialog, 6)
    assert said(dialog, 0) == ["00000.bin", "5.0\u00a0kB", "BIN", "a.example", "Can be resumed"]
    assert dialog.panel.tally.text() == "6 of 6 checked \u00b7 30\u00a0kB"


async def test_a_name_gets_the_room_the_other_columns_leave_free(dialog, manager):
    name, table = "the last of all the parts of a large file.tar.gz", dialog.panel.table
    manager.probes[link(0)] = ProbeView(link(0), name, 5 * MB, True, host="a.example")
    await type_links(dialog, 3)
    await answered(dialog, 3)
    metrics = QFontMetrics(tabular(table.font()))
    widths = [table.columnWidth(column) for column in LinkColumn]
    assert sum(widths) == table.viewport().width()
    for column, words in enumerate(said(dialog, 0)):
        assert metrics.horizontalAdvance(words) < widths[column]
    bad = link(3)
    manager.probes[bad] = ProbeView(bad, error=error(0x80190194, http_status=404))
    await type_links(dialog, 4)
    await until(lambda: dialog.panel.links.found(bad) is not None)
    assert table.columnWidth(LinkColumn.STATE) > widths[LinkColumn.STATE]
    assert metrics.horizontalAdvance(name) < table.columnWidth(LinkColumn.NAME)
    table.horizontalHeader().resizeSection(LinkColumn.HOST, 200)
    dialog.panel.refresh()
    assert table.columnWidth(LinkColumn.HOST) == 200  # as somebody dragged it


@pytest.mark.parametrize(
    ("room", "names", "states", "widths"),
    [
        (700, (100, 100), (100, 140), (90, 140)),  # all fits
        (700, (100, 500), (100, 140), (90, 140)),  # one name is cut, and nothing else
        (500, (150, 500), (100, 400), (90, 130)),  # of 60 beyond what most need, each has half
        (500, (150, 150), (100, 400), (90, 160)),  # an error is cut, and no name
        (300, (150, 900), (100, 140), (50, 50)),  # not even what most need fits
        (80, (150, 900), (100, 140), (0, 0)),
    ],
)
def test_what_is_very_long_cuts_nothing_but_itself(room, names, states, widths):
    whole = {LinkColumn.SIZE: 60, LinkColumn.TYPE: 40, LinkColumn.HOST: 90}
    usual, wanted = (
        {**whole, LinkColumn.NAME: name, LinkColumn.STATE: state}
        for name, state in zip(names, states, strict=True)
    )
    found = shares(room, usual, wanted)
    assert (found[LinkColumn.SIZE], found[LinkColumn.TYPE]) == (60, 40)
    assert (found[LinkColumn.HOST], found[LinkColumn.STATE]) == widths


async def test_only_what_is_checked_is_added(dialog, manager):
    await type_links(dialog, 4)
    await answered(dialog, 4)
    click_box(dialog, 1)
    table = dialog.panel.table
    table.setFocus()
    table.setCurrentIndex(dialog.panel.links.index(2, 0))
    press(table, KEY.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    press(table, KEY.Key_Space)
    assert dialog.panel.tally.text() == "1 of 4 checked \u00b7 5.0\u00a0kB"
    assert not dialog.one_job.isVisible()
    click(dialog.add_button)
    await until(lambda: manager.requests)
    assert [each.url for each in manager.requests[0].links] == [link(0)]


async def test_the_filter_narrows_and_the_buttons_act_on_what_is_shown(dialog):
    await type_links(dialog, 30)
    dialog.panel.filter.setFocus()
    QTest.keyClicks(dialog.panel.filter, "0002")
    assert dialog.panel.links.rowCount() == 11
    click(dialog.panel.check_none)
    assert len(dialog.request().links) == 19
    dialog.panel.filter.clear()
    click(dialog.panel.check_none)
    assert not dialog.add_button.isEnabled()
    click(dialog.panel.check_all)
    assert dialog.add_button.isEnabled()
    assert len(dialog.request().links) == 30


async def test_what_was_unchecked_stays_so_while_links_are_added(dialog):
    await type_links(dialog, 3)
    click_box(dialog, 0)
    await type_links(dialog, 5)
    assert [each.url for each in dialog.request().links] == [link(n) for n in range(1, 5)]


async def test_ten_thousand_links_leave_turns_and_only_some_are_asked(window, dialog, manager):
    turns = 0
    QGuiApplication.clipboard().setText("\n".join(map(link, range(10_000))))
    press(dialog.links, KEY.Key_V, CTRL)
    async with asyncio.timeout(10):
        while dialog.panel.links.rowCount() < 10_000 or len(manager.probed) < FRONT:
            await asyncio.sleep(0)
            turns += 1
    assert turns > TURNS
    probing = probing_of(window)
    await until(lambda: not probing._tasks and not probing._settle.isActive())
    assert len(manager.probed) <= FRONT + 2
    table = dialog.panel.table
    table.scrollToBottom()
    await until(lambda: dialog.panel.links.found(link(9_999)) is not None)
    assert len(manager.probed) < 2 * FRONT


async def test_nothing_typed_or_unchecked_is_lost_by_escape(window, dialog):
    await type_links(dialog, 3)
    click_box(dialog, 2)
    press(dialog, KEY.Key_Escape)
    assert not dialog.isVisible()
    await front(window)
    press(window, KEY.Key_N, CTRL)
    assert dialog.isVisible()
    assert [each.url for each in dialog.request().links] == [link(0), link(1)]


# The model.


def test_the_model_keeps_the_rules_of_models():
    model = LinksModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show(tuple(map(link, range(20))))
    model.note(ProbeView(link(3), "three.iso", 3 * MB, True, host="b.example"))
    model.note_asking(link(4), is_asking=True)
    model.filter("b.example")
    assert [model.row(0).name] == ["three.iso"]
    index = model.index(0, 0)
    assert model.setData(index, Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    assert index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Unchecked
    model.filter("")
    model.show((link(4), link(3)))
    assert [model.row(row).state for row in (0, 1)] == [LinkState.ASKING, LinkState.READY]
    assert model.checked() == (link(4),)
    model.forget()
    assert model.found(link(3)) is None
    assert tester.model() is model
