"""A second start hands its links to the first, whose window comes forward with the keyboard."""

import os
import select
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bitsgui.desktop.paths import Profile
from tests.cli.conftest import TIMEOUT_S, Program, events
from tests.e2e.desktop import Desktop
from tests.e2e.panels import Session, wait_for
from tests.e2e.test_tray import XFWM, begin
from tests.servers.script import Script

MANAGERS = {"openbox": ("openbox",), "xfwm4": XFWM}


@pytest.fixture(params=MANAGERS)
def session(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Session]:
    with Desktop(tmp_path, MANAGERS[request.param]) as desktop:
        session = Session(desktop, tmp_path / "home")
        yield session
        session.close()


def titles(session: Session) -> str:
    """Return the title of the window that has the keyboard."""
    return session.desktop.active_title()


def accepted(program: Program, session: Session, main: str) -> str:
    """Accept what is offered, which begins nothing by itself; return what was added then."""

    def jobs() -> list[dict[str, Any]]:
        return events(program.run("list", "--all", "--json").stdout)

    wait_for(lambda: "Add downloads" in titles(session), "the dialog has not the keyboard")
    assert jobs() == []
    session.desktop.submit(session.desktop.active(), main)
    (job,) = wait_for(jobs, "nothing was added")
    return job["name"]


def start_again(program: Program, session: Session, *links: str, **more: str) -> None:
    done = program.run(*links, **session.env, **more)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_second_start_takes_the_keyboard_back_from_another_window(
    program: Program, session: Session
):
    begin(program, session)
    main = session.desktop.focus_main()
    for _ in range(2):
        session.start_other_window()
        start_again(program, session)
        wait_for(lambda: session.desktop.active() == main, "another window keeps the keyboard")


def test_links_of_a_second_start_are_offered_in_front_and_begin_nothing(
    program: Program, session: Session, server
):
    url = server.script("/a", Script(size=2000))
    window = begin(program, session)
    main = session.desktop.focus_main()
    session.start_other_window()
    session.desktop.keys("a")  # the user was here last
    start_again(program, session, f"bitsgui:add?url={url}&name=b.bin")
    assert accepted(program, session, main) == "b.bin"
    window.terminate()
    assert window.wait(TIMEOUT_S) == 0


def test_the_first_start_offers_its_links_too(program: Program, session: Session):
    begin(program, session, "open", "--", "https://a.example/f.iso")
    wait_for(lambda: "Add downloads" in titles(session), "the dialog has not the keyboard")
    assert events(program.run("list", "--all", "--json").stdout) == []


def connections(program: Program) -> int:
    """Return how many ends of the program's local socket there are, with the listening one."""
    path = str(Profile.choose(str(program.profile)).control_path)
    return sum(
        line.endswith(f" {path}") for line in Path("/proc/net/unix").read_text().splitlines()
    )


def test_links_that_come_while_the_program_ends_are_offered_by_the_second_start(
    program: Program, session: Session
):
    first = begin(program, session)
    session.desktop.focus_main()
    first.send_signal(signal.SIGSTOP)
    first.send_signal(signal.SIGTERM)  # which it finds first when it goes on
    more = {name: value for name, value in session.env.items() if name != "HOME"}
    home = str(program.profile.parent / "home")
    usual = {"DISPLAY": session.desktop.display, "HOME": home, "QT_QPA_PLATFORM": "xcb"}
    second = program.start_whole("open", "--", "https://a.example/f.iso", **usual | more)
    wait_for(lambda: connections(program) > 1, "the second start asks nobody")
    first.send_signal(signal.SIGCONT)
    assert first.wait(TIMEOUT_S) == 0
    wait_for(lambda: "Add downloads" in titles(session), "the dialog has not the keyboard")
    assert second.poll() is None
    assert events(program.run("list", "--all", "--json").stdout) == []
    second.terminate()
    assert second.wait(TIMEOUT_S) == 0


def test_a_launcher_learns_that_what_it_began_is_over(program: Program, session: Session):
    begin(program, session)
    session.desktop.focus_main()
    session.start_other_window()
    seeing = ["stdbuf", "-oL", "xev", "-root", "-event", "property"]
    command = ["timeout", str(TIMEOUT_S), *seeing]
    env = os.environ | session.env
    with subprocess.Popen(command, env=env, stdout=subprocess.PIPE, text=True) as watching:
        assert watching.stdout is not None
        lines = watching.stdout
        change = ["xprop", "-root", "-f", "ASKED", "8s", "-set", "ASKED", "1"]

        def hears() -> bool:
            subprocess.run(change, env=env, check=True)
            return bool(select.select([lines], [], [], 0.1)[0])

        wait_for(hears, "nobody watches yet")
        start_again(program, session, DESKTOP_STARTUP_ID="panel-1-host_TIME1")
        for part in ("(_NET_STARTUP_INFO_BEGIN)", "(_NET_STARTUP_INFO)"):
            assert any(part in line for line in lines), part
        watching.kill()


@pytest.mark.parametrize(
    "link", ["bitsgui:add?url=https://a.example/f&to=/etc", "bitsgui:quit", "gopher-x://a"]
)
def test_a_link_that_asks_for_more_is_refused_in_the_window(
    program: Program, tmp_path: Path, link: str
):
    with Desktop(tmp_path) as desktop:
        session = Session(desktop, tmp_path / "home")
        window = begin(program, session)
        start_again(program, session, "open", "--", link)
        assert events(program.run("list", "--all", "--json").stdout) == []
        wait_for(session.windows, "there is no window")
        assert titles(session) != "Add downloads"
        window.terminate()
        assert window.wait(TIMEOUT_S) == 0
        session.close()


def test_a_metalink_file_is_offered_and_fetched_once_somebody_says_so(
    program: Program, tmp_path: Path, server
):
    url = server.script("/a", Script(size=2000))
    file = tmp_path / "set of files.meta4"
    file.write_text(
        '<metalink xmlns="urn:ietf:params:xml:ns:metalink"><file name="from-metalink.bin">'
        f"<url>{url}</url></file></metalink>"
    )
    with Desktop(tmp_path) as desktop:
        session = Session(desktop, tmp_path / "home")
        window = begin(program, session)
        main = desktop.focus_main()
        start_again(program, session, os.path.relpath(file, Path(__file__).parents[2]))
        assert accepted(program, session, main) == "from-metalink.bin"
        window.terminate()
        assert window.wait(TIMEOUT_S) == 0
        session.close()
