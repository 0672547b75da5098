"""The whole way of two downloads: dropped and pasted, paused, quit, resumed, completed."""

import asyncio
import filecmp
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bitsgui.desktop.control import ControlClient
from bitsgui.desktop.paths import Profile
from tests.cli.conftest import TIMEOUT_S, Program
from tests.e2e.desktop import Desktop
from tests.e2e.test_kill_and_restart import open_window
from tests.servers.nginx import Nginx

SIZE = 6_000_000
RATE = "200k"
Jobs = dict[str, dict[str, Any]]


class DragSource:
    """The other program, see :mod:`tests.e2e.drag_source`."""

    def __init__(self, desktop: Desktop, program: Program, checkout: Path) -> None:
        self._desktop = desktop
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.e2e.drag_source"],
            cwd=checkout,
            env=program.environment(DISPLAY=desktop.display, QT_QPA_PLATFORM="xcb"),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def copy(self, url: str) -> None:
        self._tell(f"copy {url}")

    def drag(self, url: str, x: int, y: int) -> None:
        """Drag a link to a place on the screen and let go there once it would be taken."""
        self._tell(f"drag {url}")
        self._desktop.xdotool("mousemove", "40", "40", "mousedown", "1")
        self._desktop.xdotool("mousemove", "60", "60", "mousemove", str(x), str(y))
        self._desktop.xdotool("mousemove_relative", "4", "4")
        self._read("accepted")
        self._desktop.xdotool("mouseup", "1")
        self._read("dropped")

    def end(self) -> None:
        self._process.kill()
        self._process.communicate()

    def _tell(self, line: str) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(f"{line}\n")
        self._process.stdin.flush()
        self._read("ready")

    def _read(self, word: str) -> None:
        assert self._process.stdout is not None
        said = self._process.stdout.readline().strip()
        assert said == word


@pytest.fixture
def served(nginx: Nginx) -> Nginx:
    for number, name in enumerate(("dropped.bin", "pasted.bin")):
        content = random.Random(number).randbytes(SIZE)  # noqa: S311 - content, no secret
        (nginx.root / name).write_bytes(content)
    return nginx


async def jobs_of(program: Program) -> Jobs:
    """Ask the running window for its list, finished ones too."""
    client = await ControlClient.connect(Profile.choose(program.profile).control_path)
    assert client is not None
    answers = [a async for a in client.request({"command": "list", "all": True})]
    await client.close()
    return {answer["name"]: answer for answer in answers if answer["event"] == "job"}


def wait_until(program: Program, holds: Callable[[Jobs], bool]) -> Jobs:
    """Ask until it holds; another process tells nobody by itself."""

    async def asking() -> Jobs:
        async with asyncio.timeout(TIMEOUT_S):
            while not holds(jobs := await jobs_of(program)):  # noqa: ASYNC110 - not our events
                await asyncio.sleep(0.02)
            return jobs

    return asyncio.run(asking())


def are(state: str) -> Callable[[Jobs], bool]:
    return lambda jobs: len(jobs) == 2 and all(job["state"] == state for job in jobs.values())


def received(jobs: Jobs) -> dict[str, int]:
    return {name: job["bytes_transferred"] for name, job in jobs.items()}


def quit_by_key(desktop: Desktop, main: str, window: "subprocess.Popen[str]") -> None:
    """Quit; a window that has not heard of the last pause yet asks, and is asked again."""
    desktop.keys("ctrl+q")
    while window.poll() is None:
        if desktop.active() not in {"", main}:
            desktop.keys("Escape")
            desktop.keys("ctrl+q")
    window.communicate(timeout=TIMEOUT_S)


def test_links_come_by_drop_and_by_paste_and_survive_a_pause_and_a_quit(
    program: Program, served: Nginx, checkout: Path
):
    downloads = program.profile.parent / "home" / "Downloads"
    with Desktop() as desktop:
        source = DragSource(desktop, program, checkout)
        window = open_window(program, desktop)
        main = desktop.focus_main()
        desktop.xdotool("windowmove", "--sync", main, "100", "100")
        source.drag(served.url("/slow/dropped.bin"), 600, 400)
        desktop.submit(desktop.wait_for_dialog(main), main)
        source.copy(served.url("/slow/pasted.bin"))
        desktop.keys("ctrl+v")
        desktop.submit(desktop.wait_for_dialog(main), main)
        wait_until(
            program, lambda j: len(j) == 2 and all(count > 0 for count in received(j).values())
        )
        desktop.keys("ctrl+a", "ctrl+p")
        before = received(wait_until(program, are("SUSPENDED")))
        quit_by_key(desktop, main, window)

        asked_before = len(served.access_log())
        again = open_window(program, desktop)
        after = received(wait_until(program, are("SUSPENDED")))
        main = desktop.focus_main()
        desktop.keys("ctrl+a", "ctrl+r")
        wait_until(program, are("ACKNOWLEDGED"))
        quit_by_key(desktop, main, again)
        source.end()

    assert window.returncode == again.returncode == 0
    assert min(before.values()) > 0
    assert all(before[name] <= count < SIZE for name, count in after.items())
    assert {path.name for path in downloads.iterdir()} == {"dropped.bin", "pasted.bin"}
    for path in downloads.iterdir():
        assert filecmp.cmp(path, served.root / path.name, shallow=False)
    resumed = served.access_log()[asked_before:]
    assert resumed
    assert all('" 206 ' in line for line in resumed)
