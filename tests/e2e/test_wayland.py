"""The program where there is no X: shown, hidden in the tray and back, a link dropped on it."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.cli.conftest import Program
from tests.e2e.answering import Answering
from tests.e2e.panels import Session, wait_for
from tests.e2e.test_tray import begin
from tests.e2e.wayland import SOURCE_AT, Wayland
from tests.servers.pattern import pattern
from tests.servers.script import Script
from tests.servers.scripted import ScriptedServer

FILE = Script(size=300_000, seed=9)


def drag(desktop: Wayland, source: Answering, link: str) -> None:
    """Drag a link onto the window, and let go there once it would be taken."""
    left, top = SOURCE_AT
    assert source.ask(f"drag {link}") == "ready"
    wait_for(lambda: "drag-source" in desktop.windows(), "there is nothing to drag from")
    desktop.hand.move(left + 40, top + 40)
    desktop.hand.press()
    for step in range(0, 640, 40):
        desktop.hand.move(left + 40 - step, top + 40)

    def is_told() -> bool:
        # The drag may begin only now, and then nothing is said without a move.
        for aside in (0, 10):
            desktop.hand.move(left - 560 + aside, top + 40)
        return source.has_said(within_s=0.1)

    wait_for(is_told, "nothing takes the link")
    assert source.read("the link over the window") == "accepted"
    desktop.hand.let_go()
    assert source.read("the link let go") == "dropped"


@contextmanager
def other_window(program: Program, session: Session, checkout: Path) -> Iterator[Answering]:
    """Give a program with a window that links can be dragged from."""
    command = [sys.executable, "-m", "tests.e2e.drag_source"]
    source = Answering(command, checkout, program.environment(**session.env))
    try:
        yield source
    finally:
        source.end()


def test_a_second_start_gets_the_keyboard_by_the_token_it_was_given(
    program: Program, tmp_path: Path, checkout: Path
):
    with Wayland() as desktop:
        session = Session(desktop, tmp_path / "home")

        def has_keyboard(name: str) -> bool:
            return any(
                name in title and each["focused"] for title, each in desktop.windows().items()
            )

        begin(program, session)
        wait_for(lambda: has_keyboard("bitsgui"), "no window came")
        with other_window(program, session, checkout) as source:
            assert source.ask("drag https://a.example/x") == "ready"
            wait_for(lambda: has_keyboard("drag-source"), "no other window came")
            token = {"XDG_ACTIVATION_TOKEN": desktop.hand.token()}
            done = program.run(**session.env, **token)
            assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
            wait_for(lambda: has_keyboard("bitsgui"), "the other window keeps the keyboard")
            desktop.tell('[title="drag-source"] focus')
            wait_for(lambda: has_keyboard("drag-source"), "the other window gets it not back")
            token = {"XDG_ACTIVATION_TOKEN": desktop.hand.token()}
            program.run("https://a.example/f.iso", **session.env, **token)
            wait_for(lambda: has_keyboard("Add downloads"), "the dialog has not the keyboard")


def test_a_window_goes_to_the_tray_and_back_and_takes_a_link_that_is_dropped(
    program: Program, server: ScriptedServer, tmp_path: Path, checkout: Path
):
    link = server.script("/f.bin", FILE)
    with Wayland() as desktop:
        session = Session(desktop, tmp_path / "home")
        begin(program, session)
        wait_for(lambda: "bitsgui" in desktop.windows(), "no window came")
        session.wait_for_icon()
        desktop.tell('[app_id="bitsgui"] kill')
        wait_for(lambda: "bitsgui" not in desktop.windows(), "the window stays")
        desktop.click_icon()
        wait_for(lambda: "bitsgui" in desktop.windows(), "the icon does not bring the window back")
        with other_window(program, session, checkout) as source:
            drag(desktop, source, link)
        others = {"bitsgui", "drag-source"}
        wait_for(lambda: desktop.windows().keys() - others, "no dialog asks about the link")
        fetched = program.profile.parent / "home" / "Downloads" / "f.bin"

        def accept() -> bool:
            if desktop.windows().keys() - others:  # it may still read what it was given
                desktop.hand.accept()
            return fetched.exists()

        wait_for(accept, "the file does not come")
        assert fetched.read_bytes() == pattern(FILE.seed, 0, FILE.size)
