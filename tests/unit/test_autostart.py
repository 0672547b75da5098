"""The entry that starts the program at login: what is written, and what others make of it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bitsgui.desktop.autostart import Autostart, entry_file, start_command
from bitsgui.desktop.paths import Profile


@pytest.fixture
def entry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return entry_file()


def test_it_is_off_until_it_is_turned_on_and_off_again_after(entry: Path):
    autostart = Autostart(lambda: ["/usr/bin/bitsgui", "--hidden"])
    assert not autostart.is_on()
    autostart.turn(True)
    assert autostart.is_on()
    assert "Exec=/usr/bin/bitsgui --hidden\n" in entry.read_text()
    autostart.turn(False)
    autostart.turn(False)
    assert not autostart.is_on()
    assert not entry.exists()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("X-GNOME-Autostart-enabled=true", "X-GNOME-Autostart-enabled=false"),
        ("Terminal=false", "Terminal=false\nHidden=true"),
        ("[Desktop Entry]", "nothing of the kind"),
    ],
)
def test_it_is_off_when_somebody_else_has_turned_it_off(entry: Path, before: str, after: str):
    autostart = Autostart(lambda: ["/usr/bin/bitsgui"])
    autostart.turn(True)
    entry.write_text(entry.read_text().replace(before, after))
    assert not autostart.is_on()
    autostart.turn(True)
    assert autostart.is_on()


def test_the_entry_of_another_installation_is_none_of_this_one(entry: Path):
    Autostart(lambda: ["/opt/old/bitsgui", "--hidden"]).turn(True)
    assert not Autostart(lambda: ["/usr/bin/bitsgui", "--hidden"]).is_on()


def test_the_command_is_that_of_this_installation_and_names_a_profile_of_its_own(tmp_path: Path):
    assert start_command(tmp_path) == [
        *(sys.executable, "-m", "bitsgui"),
        *("--profile", str(tmp_path), "--hidden"),
    ]


IMAGE = "/home/amy/an.AppImage"


@pytest.mark.parametrize(
    ("program", "folder", "started"),
    [
        ("/usr/lib/bitsgui/bitsgui", None, "/usr/lib/bitsgui/bitsgui"),
        ("/mnt/bitsgui/usr/lib/bitsgui/bitsgui", "/mnt/bitsgui", IMAGE),
        ("/usr/lib/bitsgui/bitsgui", "/mnt/browser", "/usr/lib/bitsgui/bitsgui"),
    ],
)
def test_a_bundle_is_started_by_its_program_and_an_appimage_by_its_own_file(
    program: str, folder: str | None, started: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", program)
    for name, value in (("APPDIR", folder), ("APPIMAGE", folder and IMAGE)):
        monkeypatch.delenv(name, raising=False)
        if value is not None:
            monkeypatch.setenv(name, value)
    assert start_command(tmp_path)[0] == started


def test_a_flatpak_is_started_from_outside_and_its_entry_lies_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("FLATPAK_ID", "io.bitsgui.bitsgui")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "inside"))
    monkeypatch.setenv("HOST_XDG_CONFIG_HOME", str(tmp_path / "outside"))
    command = start_command(Profile.choose(environ={}).data)
    assert command == ["flatpak", "run", "io.bitsgui.bitsgui", "--hidden"]
    Autostart(lambda: command).turn(is_on=True)
    (entry,) = tmp_path.rglob("*.desktop")
    assert entry == tmp_path / "outside" / "autostart" / "bitsgui.desktop"
    assert "Exec=flatpak run io.bitsgui.bitsgui --hidden\n" in entry.read_text(encoding="utf-8")


def test_an_entry_that_outlives_the_program_asks_for_it(entry: Path):
    Autostart(lambda: ["/opt/a \\b/bitsgui", "--hidden"]).turn(True)
    assert "TryExec=/opt/a \\\\b/bitsgui\n" in entry.read_text()


def test_a_desktop_starts_the_very_command(entry: Path, tmp_path: Path):
    said = tmp_path / "said"
    os.mkfifo(said)
    program = tmp_path / "my $HOME \\ x" / 'it\'s "new" & `odd`'
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nprintf "%s\\n" "$0" "$@" >"{said}"\n')
    program.chmod(0o755)
    Autostart(lambda: [str(program), "--hidden", "a b", "100%f"]).turn(True)
    subprocess.run(["gio", "launch", str(entry)], check=True, timeout=20)
    assert said.read_text().splitlines() == [str(program), "--hidden", "a b", "100%f"]
