"""Whether the program starts when its user logs in, in the way each platform has for that.

What is there is read anew each time: other programs, and the desktop's own settings, change it.
"""

import contextlib
import os
import plistlib
import sys
from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path

from bitsgui.desktop.paths import Profile

NAME = "bitsgui"
_LABEL = "io.bitsgui.bitsgui"
_RUN_KEY = r"Software\Microsoft\Windows\CurrentVersion\Run"
_RESERVED = frozenset(" \t\n\"'\\><~|&;$*?#()`")
_ENTRY = """[Desktop Entry]
Type=Application
Name=bitsgui
Comment=Download manager
TryExec={program}
Exec={command}
Icon=bitsgui
Terminal=false
X-GNOME-Autostart-enabled=true
"""


def start_command(profile: Path) -> list[str]:
    """Return what starts this installation with a profile, hidden; the user's own is not named."""
    if sandbox := os.environ.get("FLATPAK_ID"):
        command = ["flatpak", "run", sandbox]  # what is inside has no path outside
    elif getattr(sys, "frozen", False):
        command = [_bundle()]
    else:
        command = [sys.executable, "-m", NAME]
    if Profile.choose(environ={}).data != profile:
        command += ["--profile", os.fspath(profile)]
    return [*command, "--hidden"]


def _bundle() -> str:
    """Return what starts a bundle; an AppImage is started by its file.

    What runs of one lies in a folder that goes with the program. Another AppImage, such as a
    browser that opens a link, hands its own variables to what it starts.
    """
    file, folder = os.environ.get("APPIMAGE"), os.environ.get("APPDIR")
    is_own = file and folder and Path(sys.executable).is_relative_to(folder)
    return file if file and is_own else sys.executable


class Autostart:
    """The entry of one installation and profile; every method may block for a moment.

    ``command`` is asked for what starts it when that is first needed.
    Raises: OSError where the entry cannot be written.
    """

    def __init__(self, command: Callable[[], list[str]]) -> None:
        self._of = command

    @cached_property
    def _command(self) -> list[str]:
        return self._of()

    def is_on(self) -> bool:
        """Return whether this installation starts at login; another one's entry does not count."""
        with contextlib.suppress(OSError, ValueError):
            if sys.platform == "win32":
                return _run_value() == _windows_line(self._command)
            if sys.platform == "darwin":
                return self._is_agent_on()
            return self._is_entry_on()
        return False

    def turn(self, is_on: bool) -> None:
        """Have the entry, or take it away; again is harmless."""
        if sys.platform == "win32":
            _set_run_value(_windows_line(self._command) if is_on else None)
            return
        place = _agent_file() if sys.platform == "darwin" else entry_file()
        if not is_on:
            place.unlink(missing_ok=True)
            return
        place.parent.mkdir(parents=True, exist_ok=True)
        whole = place.with_suffix(f"{place.suffix}.new")
        whole.write_bytes(self._agent() if sys.platform == "darwin" else self._entry())
        whole.replace(place)

    def _entry(self) -> bytes:
        # Of a program that was removed the entry stays: it must not be tried then.
        program = self._command[0].replace("\\", "\\\\")
        return _ENTRY.format(program=program, command=_exec_line(self._command)).encode()

    def _is_entry_on(self) -> bool:
        found = _keys(entry_file().read_text(encoding="utf-8"))
        is_off = found.get("Hidden") == "true" or found.get("X-GNOME-Autostart-enabled") == "false"
        return not is_off and found.get("Exec") == _exec_line(self._command)

    def _agent(self) -> bytes:
        about = {"Label": _LABEL, "ProgramArguments": self._command, "RunAtLoad": True}
        return plistlib.dumps(about)

    def _is_agent_on(self) -> bool:
        found = plistlib.loads(_agent_file().read_bytes())
        is_same = found.get("ProgramArguments") == self._command
        return is_same and bool(found.get("RunAtLoad")) and not found.get("Disabled")


def entry_file() -> Path:
    """Return the file desktops of Linux and the BSDs look for.

    A Flatpak has another folder in the place of the user's, which no desktop looks into.
    """
    is_inside = "FLATPAK_ID" in os.environ
    named = os.environ.get("HOST_XDG_CONFIG_HOME" if is_inside else "XDG_CONFIG_HOME", "")
    folder = Path(named) if Path(named).is_absolute() else Path.home() / ".config"
    return folder / "autostart" / f"{NAME}.desktop"


def _agent_file() -> Path:
    return Path.home() / "Library" / "LaunchAgents" / f"{_LABEL}.plist"


def _keys(entry: str) -> dict[str, str]:
    """Return the keys of the first group of a desktop entry."""
    lines = entry.partition("[Desktop Entry]")[2].split("\n[")[0].splitlines()
    pairs = (line.partition("=") for line in lines if "=" in line and not line.startswith("#"))
    return {key.strip(): value.strip() for key, _, value in pairs}


def _exec_line(command: Sequence[str]) -> str:
    """Return a command as a desktop entry has it.

    Source: Desktop Entry Specification 1.5, "The Exec key": quoted where it has to be, a per cent
    sign doubled, and all of it escaped once more as a value.
    """
    return " ".join(map(_exec_word, command)).replace("\\", "\\\\")


def _exec_word(word: str) -> str:
    word = word.replace("%", "%%")
    if word and not _RESERVED.intersection(word):
        return word
    for special in '\\"`$':
        word = word.replace(special, f"\\{special}")
    return f'"{word}"'


def _windows_line(command: Sequence[str]) -> str:
    import subprocess  # noqa: PLC0415 - on Windows only

    return subprocess.list2cmdline(command)


if sys.platform == "win32":
    import winreg

    def _run_value() -> str | None:
        with winreg.OpenKey(winreg.HKEY_CURRENT_USER, _RUN_KEY) as key:
            return str(winreg.QueryValueEx(key, NAME)[0])

    def _set_run_value(line: str | None) -> None:
        with winreg.CreateKey(winreg.HKEY_CURRENT_USER, _RUN_KEY) as key:
            if line is not None:
                winreg.SetValueEx(key, NAME, 0, winreg.REG_SZ, line)
                return
            with contextlib.suppress(FileNotFoundError):
                winreg.DeleteValue(key, NAME)
