"""The first promise: kill the program in the middle, start it again, get the right bytes."""

import signal
import subprocess

from tests.cli.conftest import TIMEOUT_S, Program, events
from tests.e2e.desktop import Desktop
from tests.servers.pattern import check_file
from tests.servers.script import Script

SIZE = 24_000_000


def open_window(program: Program, desktop: Desktop) -> subprocess.Popen[str]:
    downloads = program.profile.parent / "home"
    window = program.start(
        "--verbose", DISPLAY=desktop.display, HOME=str(downloads), QT_QPA_PLATFORM="xcb"
    )
    assert window.stderr is not None
    assert any("answering other processes" in line for line in window.stderr)
    return window


def test_a_window_killed_in_the_middle_goes_on_at_the_next_start(program, server):
    url = server.script(
        "/big.iso", Script(size=SIZE, seed=5, etag='"5"', accept_ranges="bytes", rate=1_000_000)
    )
    with Desktop() as desktop:
        window = open_window(program, desktop)
        main = desktop.focus_main()
        desktop.keys("ctrl+n")
        desktop.wait_for_dialog(main)
        desktop.type(url)
        desktop.keys("Tab", "Tab", "Tab")
        desktop.keys("Return")
        server.block_for_bytes("/big.iso", SIZE // 3)
        window.send_signal(signal.SIGKILL)
        window.communicate(timeout=TIMEOUT_S)
        sent_before = server.bytes_sent("/big.iso")

        server.script("/big.iso", Script(size=SIZE, seed=5, etag='"5"', accept_ranges="bytes"))
        window = open_window(program, desktop)
        folder = program.profile.parent / "home" / "Downloads"
        done = program.run("transfer", url, "--to", str(folder), "--json")
        (job,) = events(done.stdout)[-1]["jobs"]
        listed = events(program.run("list", "--all", "--json").stdout)
        window.send_signal(signal.SIGTERM)
        window.communicate(timeout=TIMEOUT_S)

    assert done.returncode == 0, done.stderr
    assert job["state"] == "ACKNOWLEDGED"
    assert len(listed) == 1
    check_file(folder / "big.iso", 5, SIZE)
    assert [path.name for path in folder.iterdir()] == ["big.iso"]
    # At most two seconds of progress (eight connections of 1 MB/s) are fetched again.
    fetched_again = sent_before + server.bytes_sent("/big.iso") - SIZE
    assert fetched_again <= 2 * 8 * 1_000_000 + 4_000_000
