"""What comes of a proxy script after its dialog was left stays until somebody read it."""

import asyncio

import pytest

from bitsgui.bits.errors import InvalidArgumentError
from bitsgui.gui.options.option import Page
from tests.gui.conftest import until
from tests.gui.driving import KEY, press
from tests.gui.test_proxy import rewrite

LINK = "http://pac.example/proxy.pac"
REMARKS = (InvalidArgumentError("It loops."), "It was not tried.")


@pytest.fixture
async def ready(window, manager):
    await until(lambda: window.preferences.source.is_ready)
    manager.trials_ended = asyncio.Event()
    yield window
    if window.preferences.dialog is not None:
        window.preferences.dialog.reject()


def opened(window):
    window.preferences.show()
    dialog = window.preferences.dialog
    assert dialog is not None
    return dialog


async def left_at_work(window, manager, remark):
    """Set a script, and close the dialog while it is tried."""
    manager.remark = remark
    manager.trials_ended.clear()
    dialog = opened(window)
    row = dialog.turn_to(Page.NETWORK).rows["proxy_script"]
    rewrite(row.field.line, LINK)
    press(row.field.line, KEY.Key_Return)
    dialog.accept()
    await until(lambda: window.preferences.dialog is None)


@pytest.mark.parametrize("remark", REMARKS, ids=["refused", "untried"])
@pytest.mark.parametrize("again", [None, Page.GENERAL, Page.SPEED])
async def test_it_is_said_in_the_window_where_its_option_is_not_to_be_seen(
    ready, manager, remark, again
):
    await left_at_work(ready, manager, remark)
    if again is not None:
        dialog = opened(ready)
        if again is Page.SPEED:  # the page was made, but another is shown
            dialog.turn_to(Page.NETWORK)
        dialog.turn_to(again)
    manager.trials_ended.set()
    await until(ready.notice.isVisible)
    ready.notice.say("Something else.")
    ready.notice.leave()
    assert ready.notice.isVisible()
    assert ready.notice.sentence.text() == str(remark)


@pytest.mark.parametrize("remark", REMARKS, ids=["refused", "untried"])
async def test_it_is_said_at_its_option_in_the_dialog_that_is_open_by_then(ready, manager, remark):
    await left_at_work(ready, manager, remark)
    row = opened(ready).turn_to(Page.NETWORK).rows["proxy_script"]
    manager.trials_ended.set()
    await until(lambda: row.note.text() == str(remark))
    assert row.note.isVisible()
    assert not ready.notice.isVisible()
