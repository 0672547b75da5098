"""The first promise: kill the program in the middle, start it again, get the right bytes."""

import signal
import subprocess
import sys
import threading
from dataclasses import replace
from typing import IO

from tests.cli.conftest import TIMEOUT_S, Program, events, wait_for
from tests.e2e.desktop import Desktop
from tests.servers.pattern import check_file
from tests.servers.script import Fault, Script
from tests.storage.desktop_keyring import SECRETS_NAME, DesktopKeyring

SIZE = 24_000_000
SECRET_SERVICE = {"PYTHON_KEYRING_BACKEND": "keyring.backends.SecretService.Keyring"}


def open_window(
    program: Program, desktop: Desktop, *arguments: str, **more: str
) -> subprocess.Popen[str]:
    downloads = program.profile.parent / "home"
    usual = {"DISPLAY": desktop.display, "HOME": str(downloads), "QT_QPA_PLATFORM": "xcb"}
    window = program.start_whole("--verbose", *arguments, **usual | more)
    # The window hangs once nobody empties the pipe, so a thread has it for itself.
    log, window.stderr = window.stderr, None
    assert log is not None
    for line in log:
        sys.stderr.write(line)
        if "the window takes orders" in line:
            break
    else:
        raise AssertionError("the window ended before it took orders")
    threading.Thread(target=pass_on, args=(log,), name="window-log", daemon=True).start()
    return window


def pass_on(log: IO[str]) -> None:
    """Write what the window says to where it is shown if the test fails."""
    with log:
        sys.stderr.writelines(log)


def test_a_window_killed_in_the_middle_goes_on_at_the_next_start(program, server):
    whole = Script(size=SIZE, seed=5, etag='"5"', accept_ranges="bytes")
    held = Fault("stall", at=SIZE - 1, of="entity")
    url = server.script("/big.iso", replace(whole, rate=1_000_000))
    with Desktop() as desktop:
        window = open_window(program, desktop)
        main = desktop.focus_main()
        desktop.keys("ctrl+n")
        dialog = desktop.wait_for_dialog(main)
        desktop.type(url)
        desktop.submit(dialog, main)
        server.block_for_bytes("/big.iso", SIZE // 3)
        window.send_signal(signal.SIGKILL)
        window.communicate(timeout=TIMEOUT_S)
        sent_before = server.bytes_sent("/big.iso")

        server.script("/big.iso", replace(whole, fault=(held,)))
        window = open_window(program, desktop)
        folder = program.profile.parent / "home" / "Downloads"
        waiting = program.start("transfer", url, "--to", str(folder), "--json")
        wait_for(waiting, "job")
        # It waits for the window's job now, which may end.
        server.script("/big.iso", whole)
        server.release("/big.iso")
        out, err = waiting.communicate(timeout=TIMEOUT_S)
        (job,) = events(out)[-1]["jobs"]
        listed = events(program.run("list", "--all", "--json").stdout)
        window.send_signal(signal.SIGTERM)
        window.communicate(timeout=TIMEOUT_S)

    assert waiting.returncode == 0, err
    assert job["state"] == "ACKNOWLEDGED"
    assert len(listed) == 1
    check_file(folder / "big.iso", 5, SIZE)
    assert [path.name for path in folder.iterdir()] == ["big.iso"]
    # At most two seconds of progress (eight connections of 1 MB/s) are fetched again.
    fetched_again = sent_before + server.bytes_sent("/big.iso") - SIZE
    assert fetched_again <= 2 * 8 * 1_000_000 + 4_000_000


def prompts_of(keyring: DesktopKeyring) -> subprocess.Popen[str]:
    """Follow what is asked of a keyring; ready when it returns."""
    watch = subprocess.Popen(
        ["dbus-monitor", "--address", keyring.address, f"destination='{SECRETS_NAME}'"],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert watch.stdout is not None
    assert "NameAcquired" in watch.stdout.readline()
    return watch


def test_a_prompt_of_the_keyring_keeps_no_window_from_ending_nor_a_link_from_being_kept(
    program, server, tmp_path
):
    url = server.script("/secret.iso", Script(size=1000)).replace("://", "://amy:secret@")
    keyring = DesktopKeyring(tmp_path / "keyring")
    keyring.freeze()
    watch = prompts_of(keyring)
    with Desktop() as desktop:
        window = open_window(
            program, desktop, DBUS_SESSION_BUS_ADDRESS=keyring.address, **SECRET_SERVICE
        )
        main = desktop.focus_main()
        desktop.keys("ctrl+n")
        dialog = desktop.wait_for_dialog(main)
        desktop.type(url)
        desktop.xdotool("windowactivate", "--sync", dialog)
        desktop.keys("ctrl+Return")
        assert watch.stdout is not None
        assert any(SECRETS_NAME in line for line in watch.stdout)
        window.send_signal(signal.SIGTERM)
        # A prompt is waited for a minute.
        window.communicate(timeout=TIMEOUT_S)
        listed = events(program.run("list", "--all", "--json").stdout)
    watch.kill()
    watch.communicate()
    keyring.stop()
    assert window.returncode == 0
    assert [job["name"] for job in listed] == ["secret.iso"]
