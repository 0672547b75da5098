"""Completions in the shells themselves: they offer what the command line takes, and only that."""

import os
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from bitsgui.cli import values
from bitsgui.settings.schema import TYPES
from tests.cli.conftest import Program, events
from tests.servers.script import Script
from tests.share.asking import COMMANDS, options_by_command

_BASH = """
source "$1"
shift
COMP_WORDS=("$@")
COMP_CWORD=$(($# - 1))
_bitsgui
((${#COMPREPLY[@]})) && printf '%s\\n' "${COMPREPLY[@]}"
true
"""

_ZSH = r"""
zmodload zsh/zpty
zpty shell zsh -f -i
zpty -w shell "stty columns 1000; source $1"
zpty -r shell before '*READY*'
zpty -w -n shell "${*[2,-1]}"$'\t'
zpty -r shell offered '*DONE*'
print -r -- "$offered"
"""
_ZSH_INSIDE = r"""
PROMPT= RPROMPT=
fpath=({functions} $fpath)
autoload -U compinit
compinit -u -D
bindkey '^I' complete-word
compadd() {{
    local -a matches
    if [[ " $* " == *" -"[AOD]" "* ]]; then
        builtin compadd "$@"
        return
    fi
    builtin compadd -A matches "$@"
    (( $#matches )) && print -rl -- "<"$^matches">"
    builtin compadd "$@"
}}
finish() {{ print DONE }}
comppostfuncs=(finish)
print READ""Y
"""


def _said(command: Sequence[str | Path], cwd: Path) -> list[str]:
    return subprocess.run(
        command, cwd=cwd, capture_output=True, text=True, check=True, stdin=subprocess.DEVNULL
    ).stdout.splitlines()


class Shell:
    """A shell with the completion in a folder that has one file and one folder."""

    def __init__(self, share: Path, folder: Path) -> None:
        self._share = share
        self._folder = folder
        (folder / "links.txt").touch()
        (folder / "music").mkdir()

    def bash(self, *words: str) -> set[str]:
        """Return what bash offers for the last word of a line."""
        file = self._share / "bash-completion/completions/bitsgui"
        command = ["bash", "--norc", "-c", _BASH, "bash", file, "bitsgui", *words]
        return set(_said(command, self._folder))

    def fish(self, *words: str) -> set[str]:
        """Return what fish offers for the last word of a line."""
        file = self._share / "fish/vendor_completions.d/bitsgui.fish"
        asked = f"source {file}; complete --do-complete='bitsgui {' '.join(words)}'"
        lines = _said(["fish", "--no-config", "-c", asked], self._folder)
        return {line.partition("\t")[0] for line in lines}

    def zsh(self, *words: str) -> set[str]:
        """Return what zsh offers for the last word of a line."""
        inside = self._folder / ".inside.zsh"
        functions = self._share / "zsh/site-functions"
        inside.write_text(_ZSH_INSIDE.format(functions=functions))
        lines = _said(["zsh", "-f", "-c", _ZSH, "zsh", inside, "bitsgui", *words], self._folder)
        return set(re.findall("<(.*?)>", "\n".join(lines)))


@pytest.fixture(params=["bash", "fish", "zsh"])
def offered(request: pytest.FixtureRequest, share: Path, tmp_path: Path):
    """What asks a shell."""
    return getattr(Shell(share, tmp_path), request.param)


def test_every_command_is_offered(offered):
    assert offered("") & COMMANDS == COMMANDS
    assert offered("tr") == {"transfer"}


def test_every_option_of_a_command_is_offered_and_no_other(offered):
    for command, options in options_by_command():
        found = offered(*([command] if command else []), "--")
        assert found == {name for name in options if name.startswith("--")}, command


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["transfer", "--priority", ""], {"foreground", "high", "normal", "low"}),
        (["set", "--on-conflict", ""], {"rename", "overwrite", "skip", "ask"}),
        (["add", "--no-check", ""], {*values.WAIVED, "none"}),
        (["add", "--check-withdrawn", "of"], {"off"}),
        (["set", "--find-checksums", ""], {"on", "off"}),
        (["--verbose", "set", "--global", ""], set(TYPES)),
        (["transfer", "--name", ""], set()),
    ],
)
def test_words_an_option_takes_are_offered(offered, words, expected):
    assert offered(*words) == expected


def test_files_and_folders_are_offered_where_they_are_meant(offered):
    assert offered("transfer", "--input", "li") == {"links.txt"}
    assert {name.rstrip("/") for name in offered("transfer", "--to", "")} == {"music"}
    assert {name.rstrip("/") for name in offered("--profile", "m")} == {"music"}
    assert "links.txt" not in offered("set", "--skip", "")


def test_a_profile_named_like_a_command_is_none(share, tmp_path):
    assert "--to" not in Shell(share, tmp_path).bash("--profile", "transfer", "--")


def test_the_words_offered_are_those_an_option_takes():
    for word in ("foreground", "high", "normal", "low"):
        values.priority(word)
    for word in ("rename", "overwrite", "skip", "ask"):
        values.conflict(word)


@pytest.fixture
def listed(program: Program, server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of a download that failed and one that is finished, of the user's own profile."""
    tools = tmp_path / "tools"
    tools.mkdir()
    command = tools / "bitsgui"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m bitsgui "$@"\n')
    command.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tools}:{os.environ['PATH']}")
    monkeypatch.setenv("BITSGUI_PROFILE", str(program.profile))
    assert program.transfer(server.url("/it's $HOME, [not] there:")).returncode == 1
    assert program.transfer(server.script("/there", Script(size=10))).returncode == 0
    jobs = events(program.run("list", "--all", "--json").stdout)
    return [job["id"][:8] for job in sorted(jobs, key=lambda job: job["state"] == "ACKNOWLEDGED")]


def test_downloads_are_offered_by_their_ids(offered, listed, program, tmp_path):
    failed, finished = listed
    assert offered("suspend", "") == {failed}
    assert offered("show", "") == offered("verify", "") == {failed, finished}
    assert offered("show", finished[:6]) == {finished}
    assert offered("resume", "--accept", "") == {failed}
    assert offered("set", "--global", "rate_limit", "") == set()
    there, nowhere = str(program.profile), tmp_path / "nowhere"
    assert offered("--profile", there, "show", "") == {failed, finished}
    assert offered("--profile", str(nowhere), "show", "") == set()
    assert not nowhere.exists()
