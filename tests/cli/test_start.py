"""The first moments of a process, and what it leaves behind."""

import signal
import subprocess
import sys
from pathlib import Path

from bitsgui.desktop.paths import Profile
from tests.cli.conftest import TIMEOUT_S, wait_for
from tests.servers.script import Script

CHECKOUT = Path(__file__).parents[2]

SLOW = Script(size=4_000_000, rate=100_000, range_mode="honest")


def test_an_interruption_while_the_program_is_loaded_ends_it_without_a_word(program, server):
    url = server.script("/slow", SLOW)
    for module in ("enum", "signal", "bitsgui.cli", "argparse", "bitsgui.app", "httpx"):
        process = program.start("transfer", url, PYTHONPROFILEIMPORTTIME="1")
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
    result = subprocess.run(
        [sys.executable, "-c", watch],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        timeout=TIMEOUT_S,
        check=True,
    )
    loaded = dict(line.split() for line in result.stdout.splitlines())
    assert loaded["signal"] == "False"
    assert set(loaded.values()) == {"False"}


def test_the_folder_of_the_socket_goes_with_the_last_process(program, server):
    environment = {"XDG_RUNTIME_DIR": ""}
    runtime = Profile.choose(program.profile, environment).runtime
    assert program.run("list", **environment).returncode == 0
    assert not runtime.exists()
    url = server.script("/slow", SLOW)
    process = program.start("transfer", url, "--to", str(program.folder), "--json", **environment)
    wait_for(process, "progress")
    assert runtime.is_dir()
    assert program.run("list", **environment).returncode == 0
    assert runtime.is_dir()
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=TIMEOUT_S)
    assert not runtime.exists()


def test_a_profile_that_cannot_be_written_is_named(program):
    program.profile.mkdir()
    (program.profile / "lock").symlink_to("/dev/full")
    done = program.run("list")
    assert done.returncode == 1
    assert str(program.profile) in done.stderr


def test_the_engine_loads_no_command_line_of_its_http_library():
    loaded = subprocess.run(
        [sys.executable, "-c", "import sys, bitsgui.engine.transport; print(*sys.modules)"],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        timeout=TIMEOUT_S,
        check=True,
    ).stdout.split()
    assert "httpx" in loaded
    assert not {"click", "rich"} & set(loaded)
