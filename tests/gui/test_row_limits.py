"""Speed limits of selected downloads, and finished ones that are fetched once more."""

from dataclasses import replace

from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest

from bitsgui.bits.records import JobOptions
from bitsgui.gui import formats
from tests.gui.conftest import until
from tests.gui.driving import KEY, button_named, choose, click, press
from tests.gui.samples import finished, job_id


def words_of(menu) -> dict[str, bool]:
    return {each.text().replace("\u00a0", " "): each.isChecked() for each in menu.actions()}


def limits(manager) -> list[int | None]:
    known = [manager.options.get(job_id(n), JobOptions()) for n in (1, 2)]
    return [options.rate_limit for options in known]


async def opened(window):
    menu = window.deeds.rows.limit_menu
    menu.popup(QPoint(0, 0))
    await until(menu.isVisible)
    return menu


def walk_to(menu, words: str) -> None:
    for _ in menu.actions():
        press(menu, KEY.Key_Down)
        if menu.activeAction().text().replace("\u00a0", " ") == words:
            press(menu, KEY.Key_Return)
            return
    raise AssertionError(words)


async def test_every_selected_download_that_is_not_finished_gets_the_limit_chosen(window, manager):
    await choose(window, 1, 2, 501)
    walk_to(await opened(window), "2 MB/s")
    await until(lambda: limits(manager) == [2_000_000, 2_000_000])
    await until(lambda: {v.rate_limit for v in window.list.selected_views()} == {2_000_000, None})
    assert words_of(await opened(window))["2 MB/s"]
    walk_to(window.deeds.rows.limit_menu, "No limit")
    await until(lambda: limits(manager) == [None, None])


async def test_limits_that_differ_have_no_tick(window, manager):
    await (await manager.get_job(job_id(1))).set_rate_limit(1_234_567)
    await until(lambda: window.jobs.view(job_id(1)).rate_limit == 1_234_567)
    await choose(window, 1, 2)
    words = words_of(await opened(window))
    assert formats.exact_rate(1_234_567).replace("\u00a0", " ") in words
    assert not any(words.values())
    press(window.deeds.rows.limit_menu, KEY.Key_Escape)


async def test_a_limit_of_ones_own_is_typed_for_those_selected_when_it_was_asked(window, manager):
    await choose(window, 1, 2)
    walk_to(await opened(window), "&Other\u2026")
    dialog = window.rows.limits.dialog
    window.list.select([job_id(3)])
    dialog.amount.selectAll()
    QTest.keyClicks(dialog.amount, "3.5")
    click(await button_named(dialog, "Set"))
    await until(lambda: limits(manager) == [3_500_000, 3_500_000])
    assert job_id(3) not in manager.options
    assert window.rows.limits.dialog is None


async def test_what_is_finished_has_no_limit_and_can_be_fetched_again(window):
    rows = window.deeds.rows
    await choose(window, 501)
    assert not rows.limit_menu.isEnabled()
    assert rows.again.isEnabled()
    await choose(window, 1)
    assert rows.limit_menu.isEnabled()
    assert not rows.again.isEnabled()


async def test_a_finished_download_is_offered_again_for_its_folder(window):
    dialog = window.adding.dialog
    await choose(window, 501)
    window.deeds.rows.again.trigger()
    await until(dialog.isVisible)
    assert dialog.links.toPlainText().split() == ["https://files.example/paper.pdf"]
    await until(lambda: dialog.panel.links.rowCount() == 1)
    assert dialog.folder.text() == "/home/me/Downloads"


async def test_a_download_of_several_files_is_offered_again_as_the_one_it_was(window, manager):
    row, dialog = finished(600, "album"), window.adding.dialog
    links = [f"https://files.example/{name}" for name in ("a.jpg", "b.jpg", "c.jpg")]
    files = [
        replace(row.files[0], remote_name=link, local_name=f"/m/{link[-5:]}") for link in links
    ]
    manager.rows.append(replace(row, name="Summer", category=3, files=tuple(files)))
    await window.bridge.reload()
    await choose(window, 600)
    window.deeds.rows.again.trigger()
    await until(lambda: dialog.isVisible() and dialog.add_button.isEnabled())
    assert (dialog.one_job.isChecked(), dialog.folder.text()) == (True, "/m")
    click(dialog.add_button)
    await until(lambda: manager.requests)
    (request,) = manager.requests
    assert [link.url for link in request.links] == links
    assert (request.one_job, request.job_name, request.category) == (True, "Summer", 3)
    await until(lambda: not dialog.isVisible())
    dialog.open_with(("https://files.example/x.zip", "https://files.example/y.zip"))
    assert not dialog.one_job.isChecked()
