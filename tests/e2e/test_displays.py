"""A display that is not there, keeps the user out or never answers: a sentence, and no abort."""

import signal
import socket
import struct
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import TIMEOUT_S, Program
from tests.e2e.desktop import Desktop
from tests.e2e.panels import Session, wait_for
from tests.e2e.test_kill_and_restart import open_window
from tests.e2e.test_tray import begin
from tests.e2e.wayland import Wayland

NO_X = {"DISPLAY": ":4711"}
NOT_OURS = "Authorization required, but no authorization protocol specified"
"""What the library says that asks an X server."""
NO_WAYLAND = {"WAYLAND_DISPLAY": "wayland-4711"}


@pytest.fixture
def desktop(tmp_path: Path) -> Iterator[Desktop]:
    with Desktop(tmp_path) as desktop:
        yield desktop


def refused(program: Program, **env: str) -> str:
    """Start the window where none can be opened; return the one sentence that is said."""
    done = program.run(**env)
    assert (done.returncode, done.stdout) == (3, "")
    *before, said = done.stderr.splitlines()
    assert said.startswith("bitsgui: ")
    assert "".join(before) in {"", NOT_OURS}
    assert "bitsgui transfer URL --to DIR" in said
    assert not (program.profile / "socket-folder").exists()
    return said


@pytest.mark.parametrize(
    ("env", "named"),
    [
        (NO_X, "DISPLAY=:4711"),
        ({"DISPLAY": "nonsense"}, "DISPLAY=nonsense"),
        (NO_X | {"QT_QPA_PLATFORM": "xcb"}, "DISPLAY=:4711"),
        (NO_WAYLAND, "WAYLAND_DISPLAY=wayland-4711"),
        (NO_WAYLAND | {"QT_QPA_PLATFORM": "wayland"}, "WAYLAND_DISPLAY=wayland-4711"),
        (NO_WAYLAND | NO_X, "WAYLAND_DISPLAY=wayland-4711, DISPLAY=:4711"),
    ],
)
def test_a_display_that_is_not_there_is_named(program: Program, env: dict[str, str], named: str):
    assert f"cannot be reached ({named})" in refused(program, **env)


def test_a_display_that_keeps_the_user_out_cannot_be_reached(program: Program, tmp_path: Path):
    keys = tmp_path / "keys"
    parts = [b"", b"0", b"MIT-MAGIC-COOKIE-1", bytes(16)]
    keys.write_bytes(b"\xff\xff" + b"".join(struct.pack(">H", len(p)) + p for p in parts))
    with Desktop(manager=("true",), options=("-auth", str(keys))) as desktop:
        said = refused(program, DISPLAY=desktop.display, XAUTHORITY=str(tmp_path / "none"))
    assert f"cannot be reached (DISPLAY={desktop.display})" in said


def test_a_display_that_was_stopped_is_not_waited_for_without_end(
    program: Program, desktop: Desktop
):
    desktop.signal(signal.SIGSTOP)
    said = refused(program, DISPLAY=desktop.display)
    desktop.signal(signal.SIGCONT)
    assert f"does not answer (DISPLAY={desktop.display})" in said


def test_a_compositor_that_never_answers_gives_way_to_the_x_server(
    program: Program, desktop: Desktop, tmp_path: Path
):
    path = tmp_path / "wayland"
    with socket.socket(socket.AF_UNIX) as mute:
        mute.bind(str(path))
        mute.listen()
        env = {"WAYLAND_DISPLAY": str(path)}
        assert f"does not answer (WAYLAND_DISPLAY={path})" in refused(program, **env)
        open_window(program, desktop, **env, QT_QPA_PLATFORM="")
        desktop.focus_main()


def test_a_compositor_that_is_not_there_gives_way_to_the_x_server(
    program: Program, desktop: Desktop
):
    open_window(program, desktop, **NO_WAYLAND, QT_QPA_PLATFORM="")
    desktop.focus_main()


def test_an_x_server_that_is_not_there_gives_way_to_the_compositor(
    program: Program, tmp_path: Path
):
    with Wayland() as desktop:
        session = Session(desktop, tmp_path / "home")
        begin(program, session, **NO_X, QT_QPA_PLATFORM="")
        wait_for(lambda: "bitsgui" in desktop.windows(), "no window came")


def test_what_qt_was_told_wrongly_is_named(program: Program, desktop: Desktop):
    env = {"QT_QPA_PLATFORM": "nonsense", "DISPLAY": desktop.display}
    assert "cannot open a window with QT_QPA_PLATFORM=nonsense." in refused(program, **env)


def test_a_second_start_without_a_display_hands_its_links_over(program: Program, desktop: Desktop):
    window = open_window(program, desktop)
    main = desktop.focus_main()
    for env in ({}, NO_X):
        assert program.run("https://a.example/f.iso", **env).returncode == 0
    desktop.wait_for_dialog(main)
    assert window.poll() is None


def test_a_display_that_goes_ends_the_program_with_a_sentence(program: Program, tmp_path: Path):
    with Wayland() as desktop:
        session = Session(desktop, tmp_path / "home")
        window = begin(program, session)
    assert window.wait(TIMEOUT_S) == 3
    assert "the display has gone" in (program.profile / "bitsgui.log").read_text().lower()
