"""The add dialog: what is in the list already, and what can be done about it."""

import pytest

from bitsgui.bits.records import Conflict
from bitsgui.gui.known_links import KnownLinks
from tests.gui.conftest import until
from tests.gui.driving import CTRL, KEY, button_named, click, press
from tests.gui.samples import job, job_id


@pytest.fixture
async def dialog(window):
    press(window, KEY.Key_N, CTRL)
    return window.adding.dialog


async def front(window) -> None:
    window.activateWindow()
    await until(window.isActiveWindow)


async def test_a_link_of_the_list_is_shown_there(window, dialog):
    dialog.links.setPlainText("https://uni.example/lecture-07.mp4")
    click(await button_named(dialog, "Show it"))
    assert not dialog.isVisible()
    assert [view.id for view in window.list.selected_views()] == [job_id(7)]
    assert dialog.links.toPlainText()


async def test_one_known_link_of_several_is_spoken_of_as_one(dialog):
    dialog.links.setPlainText("https://uni.example/lecture-07.mp4\nhttps://uni.example/other.mp4")
    await until(dialog.known.isVisible)
    assert dialog.known.words.text().endswith("Add downloads it again.")
    click(await button_named(dialog, "Show it"))
    assert not dialog.isVisible()


async def test_a_link_of_the_list_is_added_again_by_the_one_button_for_it(dialog, manager):
    dialog.links.setPlainText("https://uni.example/lecture-07.mp4")
    await until(dialog.known.isVisible)
    words = "lecture-07.mp4 is in the list already. Add downloads it again."
    assert dialog.known.words.text() == words
    click(dialog.add_button)
    await until(lambda: manager.requests)
    assert manager.requests[0].on_conflict is None


async def test_a_fresh_link_continues_the_download_it_belongs_to(window, dialog, manager):
    dialog.folder.setText("/home/me/Downloads")
    dialog.links.setPlainText("https://uni.example/lecture-07.mp4?token=new")
    click(await button_named(dialog, "Continue it with this link"))
    await until(lambda: not dialog.isVisible())
    assert manager.requests == []
    assert manager.called("resume") == [job_id(7)]
    assert manager.files[job_id(7)][0].remote_name.endswith("?token=new")
    assert [view.id for view in window.list.selected_views()] == [job_id(7)]
    assert dialog.links.toPlainText() == ""


async def test_one_bar_says_what_add_does_and_offers_the_other_ways(dialog, manager):
    url = manager.rows[0].files[0].remote_name
    manager.names_there = frozenset({"paper.pdf"})
    dialog.links.setPlainText(url)
    bar = dialog.known
    await until(lambda: bar.words.text().endswith("gets a number."))
    assert not dialog.panel.there_bar.isVisible()
    button = await button_named(dialog, "Replace it")
    button.setFocus()
    press(button, KEY.Key_Space)
    assert bar.words.text() == (
        "paper.pdf has been downloaded already. Add downloads it again. "
        "The new one takes its place."
    )
    assert manager.requests == []
    assert bar.isAncestorOf(dialog.focusWidget())
    await button_named(dialog, "Number the new one")
    click(dialog.add_button)
    await until(lambda: manager.requests)
    assert manager.requests[0].on_conflict == Conflict.OVERWRITE


async def test_many_fresh_links_continue_what_broke_off_and_add_the_others(dialog, manager):
    views = [manager.jobs[job_id(n)] for n in (4, 9)]
    fresh = [f"{view.remote_name}?token=new" for view in views]
    other = "https://a.example/new.iso"
    dialog.folder.setText(views[0].folder)
    dialog.links.setPlainText("\n".join([*fresh, other]))
    click(await button_named(dialog, "Continue those, add others"))
    await until(lambda: not dialog.isVisible())
    assert [link.url for link in manager.requests[0].links] == [other]
    names = [manager.files[view.id][0].remote_name for view in views]
    assert names == fresh
    assert manager.called("resume") == [view.id for view in views]


@pytest.mark.parametrize(
    ("known", "other", "words"),
    [
        ((4,), True, "Continue that one, add others"),
        ((4, 9), False, "Continue them with these links"),
    ],
)
async def test_what_goes_on_is_called_by_how_many_there_are(dialog, manager, known, other, words):
    views = [manager.jobs[job_id(n)] for n in known]
    dialog.folder.setText(views[0].folder)
    lines = [f"{view.remote_name}?token=new" for view in views]
    dialog.links.setPlainText("\n".join([*lines, *(["https://a.example/new.iso"] * other)]))
    await button_named(dialog, words)


async def test_links_that_only_look_alike_continue_nothing(window, dialog, manager):
    window.adding.dialog.findChild(KnownLinks)._settle.setInterval(0)
    view = manager.jobs[job_id(4)]
    dialog.folder.setText(view.folder)
    lines = [f"{view.remote_name}?id={n}" for n in range(2)]
    dialog.links.setPlainText("\n".join([*lines, manager.jobs[job_id(9)].remote_name]))
    await until(dialog.known.isVisible)
    assert dialog.known.words.text().startswith("1 of 3 links ")
    await button_named(dialog, "Show it")


async def test_many_known_links_are_added_again_by_the_same_button(dialog, manager):
    links = [manager.files[job_id(n)][0].remote_name for n in (7, 9)]
    dialog.links.setPlainText("\n".join(links))
    await until(dialog.known.isVisible)
    words = "2 of 2 links are in the list already. Add downloads them again."
    await until(lambda: dialog.known.words.text() == words)
    click(dialog.add_button)
    await until(lambda: manager.requests)
    assert [link.url for link in manager.requests[0].links] == links


async def test_a_finished_download_is_known_too(window, dialog, manager):
    dialog.links.setPlainText(manager.rows[0].files[0].remote_name)
    click(await button_named(dialog, "Show it"))
    assert (
        dialog.known.words.text()
        == "paper.pdf has been downloaded already. Add downloads it again."
    )
    assert [view.id for view in window.list.selected_views()] == [job_id(501)]


async def test_of_many_links_only_those_that_are_new_can_be_added(dialog, manager):
    lines = ["https://uni.example/lecture-07.mp4", "https://a.example/new.iso"]
    dialog.links.setPlainText("\n".join(lines))
    button = await button_named(dialog, "Add only the others")
    assert dialog.known.words.text().startswith("1 of 2 links ")
    click(button)
    await until(lambda: manager.requests)
    assert [link.url for link in manager.requests[0].links] == lines[1:]


async def test_the_bar_goes_when_the_link_does(dialog):
    dialog.links.setPlainText("https://uni.example/lecture-07.mp4")
    await until(dialog.known.isVisible)
    dialog.links.setPlainText("https://a.example/other")
    await until(lambda: not dialog.known.isVisible())


async def test_opening_again_asks_again(window, dialog, manager):
    dialog.links.setPlainText("https://a.example/later.iso")
    press(dialog, KEY.Key_Escape)
    manager.put(job(77, "later.iso", host="a.example", remote_name="https://a.example/later.iso"))
    await until(lambda: window.jobs.view(job_id(77)))
    await front(window)
    press(window, KEY.Key_N, CTRL)
    await until(dialog.known.isVisible)
    assert dialog.known.words.text() == "later.iso is in the list already. Add downloads it again."
