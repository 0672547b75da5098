"""Notifications in a real daemon: what they say, their buttons pressed, and when they stay away."""

import os
import random
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Program, events
from tests.e2e.desktop import Desktop
from tests.e2e.panels import Session, wait_for
from tests.e2e.test_tray import XFWM, begin, close_window
from tests.servers.nginx import Nginx

SERVICE = "org.freedesktop.Notifications"


@dataclass(frozen=True)
class Told:
    """A notice as it was sent to the daemon."""

    title: str
    body: str
    labels: tuple[str, ...]
    hints: dict[str, Any]


class Daemon:
    """dunst, and what it is told."""

    def __init__(self, session: Session, calls: Iterator[Any]) -> None:
        self._env = os.environ | session.env
        self._calls = calls
        self._wanted = session.home / "wanted"
        menu, rules = session.home / "menu", session.home / "dunstrc"
        menu.write_text(f'#!/bin/sh\nexec grep -m 1 -F "$(cat {self._wanted})"\n')
        menu.chmod(0o755)
        rules.write_text(f"[global]\ndmenu = {menu}\n")
        session.start("dunst", "-conf", str(rules))
        wait_for(lambda: session.owns(SERVICE), "no daemon came")

    def next_notice(self) -> Told:
        _name, _replaced, _icon, title, body, actions, hints, _timeout = next(self._calls)
        return Told(title, body, tuple(actions[1::2]), hints)

    def count(self) -> int:
        """Return how many notices are up."""
        return int(self._control("count", "displayed"))

    def click(self) -> None:
        """Click on the one notice that is up."""
        wait_for(self.count, "no notice is up")
        self._control("action")

    def press(self, label: str) -> None:
        """Press a button of the one notice that is up: the daemon has them in a menu."""
        wait_for(self.count, "no notice is up")
        self._wanted.write_text(label)
        self._control("context")

    def close(self) -> None:
        wait_for(self.count, "no notice is up")
        self._control("close-all")

    def _control(self, *words: str) -> str:
        command = ["dunstctl", *words]
        done = subprocess.run(command, env=self._env, capture_output=True, text=True, check=True)
        return done.stdout


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with Desktop(tmp_path, XFWM) as desktop:
        session = Session(desktop, tmp_path / "home")
        session.start_panel()
        yield session
        session.close()


@pytest.fixture
def daemon(session: Session) -> Iterator[Daemon]:
    with session.overhearing(SERVICE, "Notify") as calls:
        yield Daemon(session, calls)


@pytest.fixture
def served(nginx: Nginx) -> Nginx:
    for number, name in enumerate(("one.bin", "two.bin")):
        content = random.Random(number).randbytes(40_000)  # noqa: S311 - content, no secret
        (nginx.root / name).write_bytes(content)
    return nginx


def begin_hidden(program: Program, session: Session, daemon: Daemon) -> None:
    """Open the window and close it to the tray, and put away what is said of that."""
    begin(program, session)
    session.wait_for_icon()
    close_window(session)
    assert daemon.next_notice().title == "bitsgui is in the tray"
    daemon.close()


def show_window(program: Program, session: Session) -> None:
    """Have a second start show the window, and wait until it has the keyboard."""
    assert program.run(**session.env).returncode == 0
    (window,) = wait_for(session.windows, "the window does not come")
    wait_for(lambda: session.desktop.active() == window, "the window has not the keyboard")


def add(program: Program, *urls: str) -> None:
    assert program.run("add", *urls, "--to", str(program.folder)).returncode == 0


def states(program: Program) -> list[str]:
    return [job["state"] for job in events(program.run("list", "--all", "--json").stdout)]


def test_a_finished_download_is_told_and_its_folder_can_be_shown(
    program: Program, session: Session, daemon: Daemon, served: Nginx
):
    opened = session.take_openings()
    begin_hidden(program, session, daemon)
    add(program, served.url("/one.bin"))
    told = daemon.next_notice()
    assert (told.title, told.body) == ("Download finished", "one.bin")
    assert told.labels == ("Show", "Open", "Show in folder")
    assert told.hints["suppress-sound"] == ("b", True)
    daemon.press("Show in folder")
    wait_for(opened.exists, "no folder was opened")
    assert opened.read_text().endswith(str(program.folder))


def test_a_failed_download_brings_the_window_to_the_front_at_it(
    program: Program, session: Session, daemon: Daemon, served: Nginx
):
    assert program.run("set", "--global", "notify_sound", "yes").returncode == 0
    begin_hidden(program, session, daemon)
    other = session.start_other_window()
    add(program, served.url("/secret/nothing-here.bin?token=swordfish"))
    told = daemon.next_notice()
    assert told.title == "A download needs your attention"
    assert told.body.startswith("nothing-here.bin\n")
    assert "swordfish" not in told.body
    assert told.hints["sound-name"] == ("s", "dialog-warning")
    assert session.desktop.active() == other
    daemon.click()
    (window,) = wait_for(session.windows, "the window does not come")
    wait_for(lambda: session.desktop.active() == window, "the window has not the keyboard")


def test_several_that_end_are_one_notice_and_a_window_in_front_is_told_nothing(
    program: Program, session: Session, daemon: Daemon, served: Nginx
):
    begin_hidden(program, session, daemon)
    add(program, served.url("/one.bin"), served.url("/two.bin"))
    wait_for(lambda: daemon.next_notice().title == "2 downloads are finished", "not told as one")
    assert wait_for(daemon.count, "no notice is up") == 1
    show_window(program, session)
    wait_for(lambda: not daemon.count(), "the notice stays")
    add(program, served.url("/one.bin"))
    wait_for(lambda: states(program) == ["ACKNOWLEDGED"] * 3, "it is not downloaded")
    add(program, served.url("/nothing-here.bin"))
    session.wait_for_tip("1 needs attention")
    close_window(session)
    add(program, served.url("/nothing-there.bin"))
    assert daemon.next_notice().body.startswith("nothing-there.bin\n")


def test_the_task_bar_is_told_how_far_it_is_and_when_it_is_over(
    program: Program, session: Session, served: Nginx
):
    served.restart("16k")
    begin(program, session)
    with session.overhearing("com.canonical.Unity.LauncherEntry", "Update") as told:
        add(program, served.url("/slow/one.bin"))
        entry, first = next(told)
        last = next(each for _, each in told if not each["progress-visible"][1])
    assert entry == "application://bitsgui.desktop"
    assert first["progress-visible"] == ("b", True)
    assert 0 <= first["progress"][1] <= 1
    assert last["count-visible"] == ("b", False)
