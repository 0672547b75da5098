"""What a screen reader is told of the real window, read through the desktop's own interface."""

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.answering import Answering
from tests.e2e.desktop import Desktop

CONTROLS = frozenset(
    {
        "check box",
        "check menu item",
        "combo box",
        "list",
        "list item",
        "menu item",
        "page tab",
        "page tab list",
        "password text",
        "push button",
        "radio button",
        "radio menu item",
        "slider",
        "spin button",
        "table",
        "text",
        "toggle button",
        "tree",
    }
)
VIEWS = (
    "light",
    "empty",
    "error-details",
    "open-rows-file",
    "menu-ground",
    "tab-files",
    "tab-speed",
    "tab-segments",
    "tab-properties",
    "tab-activity",
    "add-command",
    "add-probes",
    "dialog-limit",
    "preferences",
    "preferences-downloads",
    "preferences-host-rules-removed",
    "preferences-shortcuts",
    "removed",
    "remove-dialog",
    "move-dialog",
    "rename-dialog",
    "complete-dialog",
    "category-new",
    "about",
    "log",
    "report",
    "quit-question",
)
WORDLESS = "object:visible-data-changed"
"""What Qt says of a table whose cells changed; it carries no words and is not spoken."""


class Reader:
    """The window in one process, a screen reader's ears in another.

    Both are started when first needed, and again after one of them failed to answer.
    """

    def __init__(self, desktop: Desktop, checkout: Path) -> None:
        self._checkout = checkout
        self._env = os.environ | desktop.with_bus() | {"QT_QPA_PLATFORM": "xcb"}
        self._processes: tuple[Answering, ...] = ()

    def show(self, picture: str) -> list[list[Any]]:
        """Show the window as in a picture, and return all that can be read of it."""
        with self._fresh_after_failure():
            self._tell_window(f"show {picture}", "shown")
            return self._hear("tree")

    def bring_news(self, batches: int) -> list[list[str]]:
        """Let the running jobs come on, and return what was announced of it."""
        with self._fresh_after_failure():
            self._hear("events")
            self._tell_window(f"batches {batches}", "brought")
            return self._hear("events")

    def end(self) -> None:
        for process in self._processes:
            process.end()
        self._processes = ()

    @contextmanager
    def _fresh_after_failure(self) -> Iterator[None]:
        try:
            yield
        except BaseException:
            self.end()
            raise

    def _both(self) -> tuple[Answering, ...]:
        """Return the window and the ears."""
        if not self._processes:
            window = [sys.executable, "-m", "tests.e2e.stage_host"]
            ears = ["/usr/bin/python3", str(self._checkout / "tests/e2e/tree_reader.py")]
            self._processes = tuple(
                Answering(command, self._checkout, self._env) for command in (window, ears)
            )
            self._hear("ready")
        return self._processes

    def _tell_window(self, line: str, expected: str) -> None:
        window, _ = self._both()
        assert window.ask(line) == expected

    def _hear(self, word: str) -> list[list[Any]]:
        window, ears = self._both()
        answer = json.loads(ears.ask(f"{window.pid} {word}"))
        assert "heard" in answer, answer
        return answer["heard"]


@pytest.fixture(scope="module")
def reader(checkout: Path) -> Iterator[Reader]:
    with Desktop() as desktop:
        reader = Reader(desktop, checkout)
        yield reader
        reader.end()


def is_unnamed(role: str, name: str, states: list[str]) -> bool:
    """Cells aside, which are empty where there is nothing to say."""
    is_seen = "SHOWING" in states or role == "menu item"
    is_control = role in CONTROLS or ("FOCUSABLE" in states and role != "table cell")
    return is_seen and is_control and not name.strip()


@pytest.mark.parametrize("picture", VIEWS)
def test_every_control_has_a_name(reader, picture):
    tree = reader.show(picture)
    assert sum(role in CONTROLS for role, _, _, _ in tree) > 20
    assert [path for role, name, states, path in tree if is_unnamed(role, name, states)] == []


def test_a_row_says_name_state_and_progress(reader):
    names = [name for role, name, _, _ in reader.show("light") if role == "table cell"]
    (row,) = [name for name in names if name.startswith("debian-13.1.0-amd64-DVD-1.iso")]
    assert row.replace("\u00a0", " ").split(", ")[1:3] == ["Downloading", "51 %"]


@pytest.mark.parametrize("picture", ["light", "error-details", "tab-speed"])
def test_running_numbers_are_read_when_asked_for_and_not_announced(reader, picture):
    reader.show(picture)
    announced = [event for event in reader.bring_news(12) if event[0] != WORDLESS]
    # What shows a speed for the first time is named by it.
    assert len(announced) <= 3, announced


def test_what_a_process_says_at_its_end_is_told_and_the_next_test_has_a_new_one(reader):
    with pytest.raises(AssertionError, match="KeyError: 'no-such-picture'"):
        reader.show("no-such-picture")
    assert reader.show("empty")
