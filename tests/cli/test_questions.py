"""The question about a name that is taken, on a terminal."""

import os
import signal

import pytest

from tests.cli.conftest import TIMEOUT_S, rest_of
from tests.servers.script import Script

END = "\x04"
"""Typed where a second question would wait for an answer."""


@pytest.fixture
def asking(program, server):
    """Arguments of a transfer of two files; of the first there is another one already."""
    program.folder.mkdir()
    (program.folder / "a.bin").write_text("old")
    urls = [server.script("/a.bin", Script(text="new")), server.script("/b.bin", Script(text="b"))]
    return ("transfer", *urls, "--to", str(program.folder), "--on-conflict", "ask")


@pytest.mark.parametrize(
    ("answer", "files"),
    [
        ("o", {"a.bin": "new", "b.bin": "b"}),
        ("r", {"a.bin": "old", "a (1).bin": "new", "b.bin": "b"}),
        ("s", {"a.bin": "old", "b.bin": "b"}),
        ("", {"a.bin": "old", "b.bin": "b"}),
    ],
)
def test_it_is_asked_once_and_its_answer_carried_out(program, server, asking, answer, files):
    ended, shown = program.run_on_terminal(*asking, typed=f"{answer}\n{END}")
    assert shown.count("a.bin is there already. [r]ename, [o]verwrite, [s]kip") == 1
    assert ended == (0 if answer else 1)
    assert {path.name: path.read_text() for path in program.folder.iterdir()} == files
    assert len(server.log_of("/b.bin")) == 1


def test_an_interruption_ends_the_question(program, asking):
    process, terminal = program.start_on_terminal(*asking)
    shown = b""
    while b"or Enter to leave" not in shown:
        shown += os.read(terminal, 65536)
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=TIMEOUT_S)
    assert process.returncode == 130
    assert "Interrupted. What came is kept" in rest_of(terminal)
