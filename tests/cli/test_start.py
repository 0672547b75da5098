"""The first moments of a process, and what it leaves behind."""

import contextlib
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from bitsgui.desktop.paths import Profile, digest_of
from tests.cli.conftest import TIMEOUT_S, events, wait_for
from tests.servers.script import Script

CHECKOUT = Path(__file__).parents[2]

SLOW = Script(size=4_000_000, rate=100_000, range_mode="honest")


def printed(code: str) -> str:
    """Return what an interpreter of its own prints."""
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        timeout=TIMEOUT_S,
        check=True,
    ).stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ("add", "http://127.0.0.1:9/caf\xe9.zip", "--input", "-", "--name", "\udcff"),
        ("list", "--json"),
        ("show", "abcd"),
        ("--help",),
        ("set",),
        ("--profile", "/dev/null", "list"),
    ],
)
def test_a_process_that_began_loaded_says_and_returns_what_a_whole_one_does(program, arguments):
    """Most tests of commands run those."""
    whole, loaded = (program.start_whole(*arguments), program.start(*arguments))
    told = [process.communicate("\u20ac", timeout=TIMEOUT_S) for process in (whole, loaded)]
    assert told[0] == told[1]
    assert whole.returncode == loaded.returncode


def test_an_interruption_while_the_program_is_loaded_ends_it_without_a_word(program, server):
    url = server.script("/slow", SLOW)
    for module in ("enum", "signal", "bitsgui.cli", "argparse", "bitsgui.app", "httpx"):
        process = program.start_whole("transfer", url, PYTHONPROFILEIMPORTTIME="1")
        for line in process.stderr:
            if line.split("|")[-1].strip() == module:
                break
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=TIMEOUT_S)
        assert process.returncode == 130, module
        assert "Traceback" not in err


def test_nothing_is_loaded_before_an_interruption_ends_the_program_without_a_word():
    watch = (
        "import sys\n"
        "class Watch:\n"
        "    def find_spec(self, name, *_):\n"
        "        if not name.startswith('bitsgui'):\n"
        "            print(name, sys.excepthook is sys.__excepthook__)\n"
        "sys.meta_path.insert(0, Watch())\n"
        "sys.modules.pop('signal', None)\n"
        "import bitsgui.__main__\n"
    )
    loaded = dict(line.split() for line in printed(watch).splitlines())
    assert loaded["signal"] == "False"
    assert set(loaded.values()) == {"False"}


def test_the_folder_of_the_socket_goes_with_the_last_process(program, server):
    environment = {"XDG_RUNTIME_DIR": ""}
    runtime = Profile.choose(program.profile, environment).runtime
    assert program.run("list", **environment).returncode == 0
    assert not runtime.exists()
    url = server.script("/slow", SLOW)
    process = program.start_whole(
        "transfer", url, "--to", str(program.folder), "--json", **environment
    )
    wait_for(process, "progress")
    assert runtime.is_dir()
    assert program.run("list", **environment).returncode == 0
    assert runtime.is_dir()
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=TIMEOUT_S)
    assert not runtime.exists()


def test_a_folder_others_made_first_blocks_no_command_and_keeps_no_process_apart(
    program, server, tmp_path
):
    with tempfile.TemporaryDirectory() as temporary:
        elsewhere = {"XDG_RUNTIME_DIR": "", "TMPDIR": temporary}
        blocked = Path(temporary, f"bitsgui-{os.geteuid()}-{digest_of(program.profile)}")
        blocked.symlink_to(tmp_path)  # refused like a folder that is another user's
        assert program.run("list", **elsewhere).returncode == 0
        url = server.script("/slow", SLOW)
        process = program.start_whole(
            "transfer", url, "--to", str(program.folder), "--json", **elsewhere
        )
        (job,) = wait_for(process, "progress")[:1]
        for environment in (elsewhere, {}):  # the one where the session has a folder of its own
            (listed,) = events(program.run("list", "--json", **environment).stdout)
            assert listed["id"] == job["id"]
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=TIMEOUT_S)
        assert list(Path(temporary).iterdir()) == [blocked]
    assert list(tmp_path.glob("control")) == []


def test_a_stopped_process_that_has_the_profile_is_named_and_not_waited_for(program, server):
    holder = program.start("transfer", server.script("/slow", SLOW), "--json")
    wait_for(holder, "progress")
    holder.send_signal(signal.SIGSTOP)
    hurried = (
        "import sys; from bitsgui.desktop import control; control.SIGN_OF_LIFE_S = 0.2; "
        "from bitsgui.__main__ import main; sys.exit(main())"
    )
    done = subprocess.run(
        [sys.executable, "-c", hurried, "list"],
        cwd=CHECKOUT,
        env=program.environment(),
        capture_output=True,
        text=True,
        timeout=TIMEOUT_S,
        check=False,
    )
    holder.send_signal(signal.SIGCONT)
    holder.send_signal(signal.SIGINT)
    holder.communicate(timeout=TIMEOUT_S)
    assert done.returncode == 1
    assert f"(process {holder.pid})" in done.stderr
    assert f"`kill -CONT {holder.pid}`" in done.stderr


def test_a_profile_that_cannot_be_written_is_named(program):
    program.profile.mkdir()
    (program.profile / "lock").symlink_to("/dev/full")
    done = program.run("list")
    assert done.returncode == 1
    assert str(program.profile) in done.stderr


@pytest.mark.parametrize("command", ["list", "show", "transfer"])
def test_a_name_the_terminal_cannot_show_is_no_fault(program, server, command):
    url = server.script("/f", Script(size=10))
    assert program.transfer(url, "--name", "\u0436.bin").returncode == 0
    (job,) = events(program.run("list", "--all", "--json").stdout)
    rest = {
        "list": ("--all",),
        "show": (job["id"][:8],),
        "transfer": (url, "--name", "\u0437.bin", "--to", str(program.folder)),
    }
    done = program.run(command, *rest[command], PYTHONIOENCODING="latin-1:strict")
    assert (done.returncode, done.stderr) == (0, "")
    assert ("\\u0437" if command == "transfer" else "\\u0436") in done.stdout


@pytest.fixture
def full_disk(program) -> Iterator[Path]:
    """The profile's folder, on a disk of its own that has no room left."""
    program.profile.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", program.profile]
    subprocess.run(command, check=True)
    with contextlib.suppress(OSError), (program.profile / "fill").open("wb", buffering=0) as file:
        while True:
            file.write(b"x" * 1024)
    yield program.profile
    subprocess.run(["umount", "-l", program.profile], check=True)


@pytest.mark.parametrize("arguments", [("list",), ("transfer", "http://127.0.0.1:9/f"), ()])
def test_a_profile_on_a_full_disk_says_what_to_do(program, full_disk, arguments):
    done = program.run(*arguments, **({} if arguments else {"DISPLAY": ":9"}))
    assert done.returncode == 1
    assert done.stderr == (
        f"bitsgui: The disk with {full_disk} is full. Free some space and try again; "
        "nothing was lost.\n"
    )


def test_a_profile_on_a_full_disk_has_a_code_in_a_result(program, full_disk):
    (result,) = events(program.transfer("http://127.0.0.1:9/f", "--json").stdout)
    assert (result["event"], result["error"]["code"]) == ("result", "ERROR_DISK_FULL")


@pytest.mark.parametrize("option", [(), ("--json",)])
def test_a_profile_that_is_a_file_is_no_folder(program, option):
    program.profile.write_text("")
    done = program.run("list", *option)
    assert (done.returncode, done.stdout) == (1, "")
    assert f"({program.profile}: not a folder)" in done.stderr
    done = program.transfer("http://127.0.0.1:9/f", *option)
    assert f"({program.profile}: not a folder)" in done.stderr
    if option:
        (result,) = events(done.stdout)
        assert "not a folder" in result["error"]["message"]


def test_the_engine_loads_no_command_line_of_its_http_library():
    loaded = printed("import sys, bitsgui.engine.transport; print(*sys.modules)").split()
    assert "httpx" in loaded
    assert not {"click", "rich"} & set(loaded)


def test_the_engine_loads_no_library_for_certificates_before_it_reads_one():
    used = (
        "import sys, bitsgui.app, bitsgui.cli.run, bitsgui.engine.manager\n"
        "from bitsgui.engine import certificates, revocation, x509_later\n"
        "print(*sys.modules, 'and', x509_later.x509.Certificate.__module__, *sys.modules)\n"
    )
    before, _, after = printed(used).partition(" and ")
    assert "cryptography" in after
    assert "cryptography" not in before


def test_the_window_loads_neither_the_commands_nor_the_dialogs_it_may_never_show():
    started = (
        "import sys, bitsgui.__main__\n"
        "from bitsgui import app\n"
        "app._import_window()\n"
        "print(*sys.modules)\n"
    )
    loaded = printed(started).split()
    assert "bitsgui.gui.views.main_window" in loaded
    late = (
        "cli.commands",
        "cli.output",
        "gui.dialogs.add",
        "gui.dialogs.preferences",
        "engine.manager",
    )
    assert not {f"bitsgui.{name}" for name in late} & set(loaded)
