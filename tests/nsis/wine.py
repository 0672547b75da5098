"""A Windows of wine in a folder of its own, and the installer in it."""

import contextlib
import os
import re
import shutil
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Self

from bitsgui import __version__
from tests.e2e.desktop import Desktop

CHECKOUT = Path(__file__).resolve().parents[2]
_PATIENCE_S = 180
_TICK_S = 0.1


class Wine:
    """A context manager; programs in it see ``desktop``."""

    def __init__(self, folder: Path, desktop: Desktop) -> None:
        self._prefix = folder / "prefix"
        self._env = os.environ | {
            "WINEPREFIX": str(self._prefix),
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "mscoree,mshtml=",
            "DISPLAY": desktop.display,
        }

    def __enter__(self) -> Self:
        self._wine("wineboot", "--init")
        return self

    def __exit__(self, *_: object) -> None:
        subprocess.run(["wineserver", "--kill", "--wait"], env=self._env, check=False)

    def _wine(self, *words: "str | Path") -> subprocess.CompletedProcess[str]:
        command = ["wine", *map(str, words)]
        return subprocess.run(
            command, env=self._env, capture_output=True, text=True, timeout=_PATIENCE_S, check=False
        )

    def run(self, *words: "str | Path") -> int:
        """Run a program of Windows to its end, and return its status."""
        return self._wine(*words).returncode

    @contextlib.contextmanager
    def running(self, *words: "str | Path") -> Iterator[None]:
        """Have a program run meanwhile."""
        process = subprocess.Popen(["wine", *map(str, words)], env=self._env)
        try:
            yield
        finally:
            process.kill()
            process.wait()
            name = Path(str(words[0])).name
            self.run("taskkill", "/f", "/im", name)

    def value(self, key: str, name: str | None = None) -> str | None:
        """Return a value below HKEY_CURRENT_USER, the nameless one without a name."""
        which = ["/ve"] if name is None else ["/v", name]
        said = self._wine("reg", "query", f"HKCU\\{key}", *which)
        found = re.search(r"REG_(?:SZ|DWORD) +(.*)", said.stdout)
        return found[1].strip() if found else None

    def place(self, below: str) -> Path:
        """Return a path of the user's own folder."""
        (user,) = (entry for entry in self._users() if entry.name != "Public")
        return user / below

    def _users(self) -> Iterator[Path]:
        return (self._prefix / "drive_c" / "users").iterdir()

    def named(self, path: Path) -> str:
        """Return a path as programs of Windows write it."""
        inside = path.relative_to(self._prefix / "drive_c")
        return "C:\\" + str(inside).replace("/", "\\")


def compile_installer(folder: Path) -> Path:
    """Compile the installer with a stand-in for the program, and return it."""
    source = folder / "source"
    (source / "_internal" / "PySide6").mkdir(parents=True)
    (source / "_internal" / "PySide6" / "part.dll").write_bytes(b"part")
    (source / "licenses").mkdir()
    (source / "licenses" / "README.txt").write_text("licences\n")
    _compile(Path(__file__).with_name("stand_in.nsi"), TARGET=source)
    script = CHECKOUT / "packaging" / "windows" / "bitsgui.nsi"
    _compile(script, TARGET=folder, SOURCE=source, VERSION=__version__)
    shutil.rmtree(source)
    return next(folder.glob("*-setup.exe"))


def _compile(script: Path, **values: object) -> None:
    defined = [f"-D{name}={value}" for name, value in values.items()]
    # A warning, as of a string nobody gave in one of the languages, is a fault.
    subprocess.run(["makensis", "-V2", "-WX", *defined, str(script)], check=True)


def until(is_so: Callable[[], bool]) -> None:
    """Wait for what programs of Windows do and tell nobody of."""
    deadline = time.monotonic() + _PATIENCE_S
    tick = threading.Event()
    while not is_so():
        assert time.monotonic() < deadline
        tick.wait(_TICK_S)
