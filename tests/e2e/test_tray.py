"""The icon in real trays of both kinds: seen, clicked, its menu used, its panel killed."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import TIMEOUT_S, Program
from tests.e2e.desktop import Desktop
from tests.e2e.panels import ICON_AT, Session, wait_for
from tests.e2e.test_kill_and_restart import open_window

XFWM = ("xfwm4", "--compositor=off")
OLD_ICON_AT = (1186, 786)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """The desktop of the newer kind of tray, without its panel."""
    with Desktop(tmp_path, XFWM) as desktop:
        session = Session(desktop, tmp_path / "home")
        yield session
        session.close()


@pytest.fixture
def old_session(tmp_path: Path) -> Iterator[Session]:
    with Desktop(tmp_path) as desktop:
        session = Session(desktop, tmp_path / "home")
        yield session
        session.close()


def begin(
    program: Program, session: Session, *arguments: str, **env: str
) -> "subprocess.Popen[str]":
    there = session.env | env
    more = {name: value for name, value in there.items() if name not in {"DISPLAY", "HOME"}}
    return open_window(program, session.desktop, *arguments, **more)


def close_window(session: Session) -> None:
    """Close the window as its title bar does, and wait until it has gone."""
    window = wait_for(session.windows, "there is no window")[0]
    session.desktop.xdotool("windowactivate", "--sync", window)
    session.desktop.keys("alt+F4")
    wait_for(lambda: not session.windows(), "the window stays")


def hide(
    program: Program, session: Session
) -> "tuple[subprocess.Popen[str], subprocess.Popen[bytes]]":
    """Start the program beside a panel and close its window; return program and panel."""
    panel = session.start_panel()
    window = begin(program, session)
    session.wait_for_icon()
    close_window(session)
    return window, panel


def end(panel: "subprocess.Popen[bytes]") -> None:
    panel.kill()
    panel.wait()


def show_and_quit(session: Session, icon: str, window: "subprocess.Popen[str]") -> None:
    """Click the icon, which brings the window back, and quit by its menu."""
    session.click(ICON_AT)
    wait_for(session.windows, "the window does not come back")
    assert session.desktop.focus_main() == session.windows()[0]
    session.choose(icon, "Quit")
    assert window.wait(TIMEOUT_S) == 0


def test_a_bus_that_only_the_folder_of_the_session_leads_to_has_the_icon(
    program: Program, session: Session
):
    session.start_panel()
    window = begin(program, session, DBUS_SESSION_BUS_ADDRESS="")
    session.choose(session.wait_for_icon(), "Quit")
    assert window.wait(TIMEOUT_S) == 0


def test_a_window_that_was_closed_comes_back_by_a_click_and_ends_by_the_menu(
    program: Program, session: Session
):
    session.start_panel()
    window = begin(program, session)
    icon = session.wait_for_icon()
    assert "Nothing to do" in session.say_of(icon, "ToolTip")
    close_window(session)
    assert program.run("list").returncode == 0
    show_and_quit(session, icon, window)


def test_a_panel_that_was_killed_has_the_icon_again_when_it_comes_back(
    program: Program, session: Session
):
    _, panel = hide(program, session)
    end(panel)
    session.start_panel()
    session.wait_for_icon()
    assert not session.windows()
    session.click(ICON_AT)
    wait_for(session.windows, "the window does not come back")


@pytest.mark.parametrize("is_bus_gone", [False, True])
def test_a_window_hidden_in_a_tray_that_goes_for_good_comes_back_by_itself(
    program: Program, session: Session, *, is_bus_gone: bool
):
    _, panel = hide(program, session)
    other = session.start_other_window()
    if is_bus_gone:
        session.desktop.end_bus()
    end(panel)
    wait_for(session.windows, "there is no way back to the window")
    assert session.desktop.active() == other


def test_a_program_started_hidden_finds_a_panel_that_comes_later(
    program: Program, session: Session
):
    begin(program, session, "--hidden")
    session.start_panel()
    session.wait_for_icon()
    assert not session.windows()
    assert program.run("--hidden", **session.env).returncode == 0
    assert not session.windows()
    assert program.run(**session.env).returncode == 0
    wait_for(session.windows, "a second start does not show the window")


def test_a_session_bus_that_is_started_anew_has_the_icon_again(program: Program, session: Session):
    window, panel = hide(program, session)
    session.desktop.end_bus()
    end(panel)
    session.desktop.begin_bus()
    session.start_panel()
    icon = session.wait_for_icon()
    assert program.run("list").returncode == 0
    show_and_quit(session, icon, window)


def test_without_a_tray_closing_the_window_ends_the_program(program: Program, session: Session):
    window = begin(program, session)
    session.desktop.focus_main()
    session.desktop.keys("alt+F4")
    assert window.wait(TIMEOUT_S) == 0


def test_a_panel_of_the_newer_kind_takes_the_icon_over_from_the_older_and_back(
    program: Program, old_session: Session
):
    session = old_session
    session.start_old_tray()
    begin(program, session)
    wait_for(lambda: session.has_icon_of("bitsgui"), "no icon came")
    panel = session.start_panel()
    session.wait_for_icon()
    wait_for(lambda: not session.has_icon_of("bitsgui"), "there are two icons")
    close_window(session)
    end(panel)
    session.start_old_tray()
    wait_for(lambda: session.has_icon_at(OLD_ICON_AT), "the icon does not come back")
    session.click(OLD_ICON_AT)
    wait_for(session.windows, "the window does not come back")


def test_the_older_kind_of_tray_shows_the_icon_and_its_menu(program: Program, old_session: Session):
    session = old_session
    tray = session.start_old_tray()
    window = begin(program, session)
    wait_for(lambda: session.has_icon_at(OLD_ICON_AT), "no icon came")
    close_window(session)
    session.click(OLD_ICON_AT)
    wait_for(session.windows, "the window does not come back")
    tray.kill()
    tray.wait()
    session.start_old_tray()
    close_window(session)
    wait_for(lambda: session.has_icon_at(OLD_ICON_AT), "no icon came back")
    session.open_menu(OLD_ICON_AT)
    session.desktop.keys("Up", "Return")
    assert window.wait(TIMEOUT_S) == 0
