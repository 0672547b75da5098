"""The proxy settings of the system: Windows, macOS, and the desktops GNOME and KDE.

Those of Windows and macOS are untested where they are: what they write was recorded.
"""

import logging
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bitsgui.bits.system_proxy import SystemProxy, of_gnome, of_kde, of_mac, of_windows

log = logging.getLogger(__name__)

_PATIENCE_S = 5.0
_LIKE_GNOME = frozenset({"GNOME", "UNITY", "X-CINNAMON", "CINNAMON", "MATE", "BUDGIE", "PANTHEON"})
_GNOME_COMMAND = ("gsettings", "list-recursively", "org.gnome.system.proxy")
_MAC_COMMAND = ("/usr/sbin/scutil", "--proxy")


def read_system_proxy() -> SystemProxy | None:
    """Return what the system says of proxies now, None if it says nothing; blocking."""
    try:
        return _read(os.environ)
    except (OSError, ValueError, subprocess.SubprocessError) as error:
        log.info("the proxy settings of the system cannot be read: %s", error)
        return None


if sys.platform == "win32":
    import winreg

    _INTERNET = r"Software\Microsoft\Windows\CurrentVersion\Internet Settings"

    def _read(_env: Mapping[str, str]) -> SystemProxy | None:
        values: dict[str, Any] = {}
        for key in (_INTERNET, rf"{_INTERNET}\Connections"):
            with winreg.OpenKey(winreg.HKEY_CURRENT_USER, key) as opened:
                for place in range(winreg.QueryInfoKey(opened)[1]):
                    name, value, _ = winreg.EnumValue(opened, place)
                    values[name] = value
        return of_windows(values)

elif sys.platform == "darwin":

    def _read(env: Mapping[str, str]) -> SystemProxy | None:
        return of_mac(_said(_MAC_COMMAND, env))

else:

    def _read(env: Mapping[str, str]) -> SystemProxy | None:
        desktops = set(env.get("XDG_CURRENT_DESKTOP", "").upper().split(":"))
        if "KDE" in desktops:
            return of_kde(_kde_files(env))
        if desktops & _LIKE_GNOME:
            return of_gnome(_said(_GNOME_COMMAND, env))
        return None


def _said(command: tuple[str, ...], env: Mapping[str, str]) -> str:
    """Return what a program of the system writes, which is not to load libraries of a bundle."""
    own = {name: value for name, value in env.items() if name != "LD_LIBRARY_PATH"}
    if "LD_LIBRARY_PATH_ORIG" in env:
        own["LD_LIBRARY_PATH"] = env["LD_LIBRARY_PATH_ORIG"]
    done = subprocess.run(  # noqa: S603 - the command is one of ours
        command,
        env=own,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=True,
        timeout=_PATIENCE_S,
    )
    return done.stdout.decode(errors="replace")


def _kde_files(env: Mapping[str, str]) -> list[str]:
    """Return the files of KDE's settings that there are, the user's first."""
    folders = [env.get("XDG_CONFIG_HOME") or str(Path(env.get("HOME", "/")) / ".config")]
    folders += (env.get("XDG_CONFIG_DIRS") or "/etc/xdg").split(":")
    texts: list[str] = []
    for folder in folders:
        path = Path(folder) / "kioslaverc"
        if path.is_file():
            texts.append(path.read_text(encoding="utf-8", errors="replace"))
    return texts
