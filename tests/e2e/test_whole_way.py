"""The whole way of two downloads: dropped and pasted, paused, quit, resumed, completed."""

import asyncio
import filecmp
import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from bitsgui.desktop.control import ControlClient
from bitsgui.desktop.paths import Profile
from tests.cli.conftest import TIMEOUT_S, Program
from tests.e2e.answering import Answering
from tests.e2e.desktop import Desktop
from tests.e2e.test_kill_and_restart import open_window
from tests.servers.nginx import Nginx

SIZE = 6_000_000
NAMES = ("dropped.bin", "pasted.bin")
Jobs = dict[str, dict[str, Any]]
AGAIN_S = 0.5
"""So long a drag is waited for before it is begun again."""


class DragSource:
    """The other program, see :mod:`tests.e2e.drag_source`."""

    def __init__(self, desktop: Desktop, program: Program, checkout: Path) -> None:
        self._desktop = desktop
        command = [sys.executable, "-m", "tests.e2e.drag_source"]
        env = program.environment(DISPLAY=desktop.display, QT_QPA_PLATFORM="xcb")
        self._process = Answering(command, checkout, env)

    def copy(self, url: str) -> None:
        assert self._process.ask(f"copy {url}") == "ready"

    def drag(self, url: str, x: int, y: int) -> None:
        """Drag a link to a place on the screen and let go there once it would be taken."""
        assert self._process.ask(f"drag {url}") == "ready"
        self._desktop.xdotool("mousemove", "40", "40", "mousedown", "1")
        self._desktop.xdotool("mousemove", "60", "60", "mousemove", str(x), str(y))
        self._desktop.xdotool("mousemove_relative", "4", "4")
        assert self._process.read("the link over the window") == "accepted"
        self._desktop.xdotool("mouseup", "1")
        assert self._process.read("the link let go") == "dropped"

    def catch(self, begin: Callable[[], None]) -> str:
        """Let the window drag to here as ``begin`` begins it; return the file that came.

        Begun again where the window had nothing to drag yet, or was so late that it was let go
        before.
        """
        until = time.monotonic() + TIMEOUT_S
        while time.monotonic() < until:
            begin()
            self._desktop.xdotool("mousemove", "40", "40", "mousemove_relative", "4", "4")
            self._process.has_said(AGAIN_S)
            self._desktop.xdotool("mouseup", "1")
            while self._process.has_said(AGAIN_S):
                word, _, path = self._process.read("a file over here, let go").partition(" ")
                if word == "got":
                    return path
        raise AssertionError("nothing was dragged")

    def end(self) -> None:
        self._process.end()


@pytest.fixture
def desktop() -> Iterator[Desktop]:
    with Desktop() as desktop:
        yield desktop


@pytest.fixture
def source(desktop: Desktop, program: Program, checkout: Path) -> Iterator[DragSource]:
    source = DragSource(desktop, program, checkout)
    yield source
    source.end()


@pytest.fixture
def served(nginx: Nginx) -> Nginx:
    """Two files, served so slowly that they are not there before they are paused."""
    nginx.restart("16k")
    for number, name in enumerate(NAMES):
        content = random.Random(number).randbytes(SIZE)  # noqa: S311 - content, no secret
        (nginx.root / name).write_bytes(content)
    return nginx


async def jobs_of(program: Program, **narrowed: str) -> Jobs:
    """Ask the running window for its list, finished ones too."""
    client = await ControlClient.connect(Profile.choose(program.profile).control_path)
    assert client is not None
    answers = [a async for a in client.request({"command": "list", "all": True, **narrowed})]
    await client.close()
    return {answer["name"]: answer for answer in answers if answer["event"] == "job"}


def wait_until(program: Program, holds: Callable[[Jobs], bool]) -> Jobs:
    """Ask until it holds; another process tells nobody by itself."""

    async def asking() -> Jobs:
        until = time.monotonic() + TIMEOUT_S
        while not holds(jobs := await jobs_of(program)):
            assert time.monotonic() < until, jobs
            await asyncio.sleep(0.02)
        return jobs

    return asyncio.run(asking())


def are(state: str) -> Callable[[Jobs], bool]:
    return lambda jobs: len(jobs) == 2 and all(job["state"] == state for job in jobs.values())


def received(jobs: Jobs) -> dict[str, int]:
    return {name: job["bytes_transferred"] for name, job in jobs.items()}


def quit_by_key(desktop: Desktop, main: str, window: "subprocess.Popen[str]") -> None:
    """Quit; a window that has not heard of the last pause yet asks, and is asked again."""
    while window.poll() is None:
        active = desktop.active()
        if active:
            desktop.keys("ctrl+q" if active == main else "Escape")
    window.communicate(timeout=TIMEOUT_S)


def test_links_come_by_drop_and_by_paste_and_survive_a_pause_and_a_quit(
    program: Program, served: Nginx, desktop: Desktop, source: DragSource
):
    downloads = program.profile.parent / "home" / "Downloads"
    window = open_window(program, desktop)
    main = desktop.focus_main()
    desktop.xdotool("windowmove", "--sync", main, "100", "100")
    source.drag(served.url("/slow/dropped.bin"), 600, 400)
    desktop.submit(desktop.wait_for_dialog(main), main)
    source.copy(served.url("/slow/pasted.bin"))
    desktop.keys("ctrl+v")
    desktop.submit(desktop.wait_for_dialog(main), main)
    wait_until(program, lambda j: len(j) == 2 and all(count > 0 for count in received(j).values()))
    desktop.keys("ctrl+a", "ctrl+p")
    before = received(wait_until(program, are("SUSPENDED")))
    quit_by_key(desktop, main, window)

    served.restart("2m")
    asked_before = len(served.access_log())
    again = open_window(program, desktop)
    after = received(wait_until(program, are("SUSPENDED")))
    main = desktop.focus_main()
    desktop.keys("ctrl+a", "ctrl+r")
    wait_until(program, are("ACKNOWLEDGED"))
    quit_by_key(desktop, main, again)

    assert window.returncode == again.returncode == 0
    assert min(before.values()) > 0
    assert all(before[name] <= count < SIZE for name, count in after.items()), (before, after)
    assert {path.name for path in downloads.iterdir()} == set(NAMES)
    for path in downloads.iterdir():
        assert filecmp.cmp(path, served.root / path.name, shallow=False)
    resumed = served.access_log()[asked_before:]
    assert resumed
    assert all('" 206 ' in line for line in resumed)


def press_on(desktop: Desktop, main: str, x: int, y: int) -> None:
    """Press the mouse at a place of the window and pull a little."""
    desktop.xdotool("mousemove", "--window", main, str(x), str(y), "mousedown", "1")
    desktop.xdotool("mousemove_relative", "20", "8", "mousemove_relative", "8", "4")


def test_a_finished_row_is_dragged_out_as_its_file_and_onto_a_category(
    program: Program, nginx: Nginx, desktop: Desktop, source: DragSource
):
    (nginx.root / "backup.zip").write_bytes(b"PK")
    first_row, documents = (400, 119), (60, 310)
    window = open_window(program, desktop)
    main = desktop.focus_main()
    desktop.xdotool("windowmove", "--sync", main, "100", "100")
    source.copy(nginx.url("/backup.zip"))
    desktop.keys("ctrl+v")
    desktop.submit(desktop.wait_for_dialog(main), main)
    wait_until(program, lambda jobs: [job["state"] for job in jobs.values()] == ["ACKNOWLEDGED"])
    assert asyncio.run(jobs_of(program, category="Archives"))

    caught = source.catch(lambda: press_on(desktop, main, *first_row))
    # Let go within the window it is no link to add: a dialog would be in the way of what follows.
    press_on(desktop, main, *first_row)
    desktop.xdotool("mousemove", "--window", main, "500", "350")
    desktop.xdotool("mousemove_relative", "4", "4", "mouseup", "1")
    until = time.monotonic() + TIMEOUT_S
    while asyncio.run(jobs_of(program, category="Archives")):
        assert time.monotonic() < until
        # Elsewhere each time: the same place again would be a double click.
        first_row = ((first_row[0] - 200) % 360 + 240, first_row[1])
        press_on(desktop, main, *first_row)
        desktop.xdotool("mousemove", "--window", main, *map(str, documents))
        desktop.xdotool("mousemove_relative", "4", "4", "mouseup", "1")
    quit_by_key(desktop, main, window)

    assert Path(caught).read_bytes() == b"PK"
    assert window.returncode == 0
