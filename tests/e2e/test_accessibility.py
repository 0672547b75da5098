"""What a screen reader is told of the real window, read through the desktop's own interface."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

import pytest

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
    """The window in one process, a screen reader's ears in another."""

    def __init__(self, desktop: Desktop, checkout: Path) -> None:
        env = os.environ | desktop.with_bus() | {"QT_QPA_PLATFORM": "xcb"}
        self._window = _start([sys.executable, "-m", "tests.e2e.stage_host"], checkout, env)
        script = str(checkout / "tests/e2e/tree_reader.py")
        self._ears = _start(["/usr/bin/python3", script], checkout, env)
        self._heard("events")

    def show(self, picture: str) -> list[list[Any]]:
        """Show the window as in a picture, and return all that can be read of it."""
        assert _ask(self._window, f"show {picture}") == "shown"
        return self._heard("tree")

    def bring_news(self, batches: int) -> list[list[str]]:
        """Let the running jobs come on, and return what was announced of it."""
        self._heard("events")
        assert _ask(self._window, f"batches {batches}") == "brought"
        return self._heard("events")

    def end(self) -> None:
        for process in (self._window, self._ears):
            process.kill()
            process.communicate()

    def _heard(self, word: str) -> list[list[Any]]:
        return json.loads(_ask(self._ears, f"{self._window.pid} {word}"))


def _start(command: list[str], cwd: Path, env: dict[str, str]) -> "subprocess.Popen[str]":
    pipe = subprocess.PIPE
    return subprocess.Popen(
        command, cwd=cwd, env=env, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, text=True
    )


def _ask(process: "subprocess.Popen[str]", line: str) -> str:
    write: IO[str] | None = process.stdin
    read: IO[str] | None = process.stdout
    assert write is not None
    assert read is not None
    write.write(f"{line}\n")
    write.flush()
    return read.readline().strip()


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
