"""``python -m tests.nsis``: install, show, upgrade, remove; exit 1 if something is wrong."""

import shlex
import sys
import tempfile
from pathlib import Path

from tests.e2e.desktop import Desktop
from tests.nsis.wine import Wine, compile_installer, until
from tests.soak.figures import Figures

_RUNNING = 2
_RUN = r"Software\Microsoft\Windows\CurrentVersion\Run"
_UNINSTALL = r"Software\Microsoft\Windows\CurrentVersion\Uninstall\bitsgui"
_LINKS = r"Software\Classes\bitsgui"
_TOASTS = r"Software\Classes\AppUserModelId\bitsgui"
_LINK = "bitsgui:add?url=https%3A%2F%2Fexample.org%2Fa%20b.iso"


def main() -> int:
    """Run everything and print the table."""
    figures = Figures("the installer for Windows under wine")
    with tempfile.TemporaryDirectory() as name, Desktop() as desktop:
        folder = Path(name)
        setup = compile_installer(folder)
        figures.add("compiled", setup.name)
        with Wine(folder, desktop) as wine:
            _show(wine, desktop, setup, figures)
            _install(wine, setup, figures)
            _upgrade(wine, setup, figures)
            _remove(wine, figures)
    print(f"\n{figures}\n", flush=True)
    return 1 if figures.wrong else 0


def _hold(figures: Figures, name: str, is_so: bool) -> None:
    figures.add(name, "yes" if is_so else "NO")
    if not is_so:
        figures.wrong.append(name)


def _show(wine: Wine, desktop: Desktop, setup: Path, figures: Figures) -> None:
    """Open the wizard and look at it."""
    with wine.running(setup):
        until(lambda: bool(desktop.found("--onlyvisible", "--name", "bitsgui Setup")))
    figures.add("wizard", "shown")


def _install(wine: Wine, setup: Path, figures: Figures) -> None:
    program = wine.place("AppData/Local/Programs/bitsgui/bitsgui.exe")
    _hold(figures, "installed silently", wine.run(setup, "/S", "/LOGIN=1") == 0)
    _hold(figures, "the program is there", program.exists())
    _hold(figures, "its parts are there", (program.parent / "_internal/PySide6/part.dll").exists())
    menu = wine.place("AppData/Roaming/Microsoft/Windows/Start Menu/Programs/bitsgui.lnk")
    _hold(figures, "it is in the start menu", menu.exists())
    _hold(figures, "Windows lists it", wine.value(_UNINSTALL, "DisplayName") == "bitsgui")
    _hold(
        figures, "start at login", wine.value(_RUN, "bitsgui") == f"{wine.named(program)} --hidden"
    )
    # Run as it is registered: wine itself starts no program for a link.
    registered = wine.value(_LINKS + r"\shell\open\command") or ""
    wine.run(*shlex.split(registered.replace("\\", "/").replace("%1", _LINK)))
    said = program.parent.parent / "said.txt"
    until(said.exists)
    _hold(figures, "a link is handed over", said.read_text().strip() == f"open -- {_LINK}")


def _upgrade(wine: Wine, setup: Path, figures: Figures) -> None:
    program = wine.place("AppData/Local/Programs/bitsgui/bitsgui.exe")
    old = program.parent / "_internal" / "left.dll"
    own = program.parent / "own.txt"
    old.touch()
    own.touch()
    said = program.parent.parent / "said.txt"
    said.unlink()
    with wine.running(program, "--stay"):
        until(said.exists)
        _hold(figures, "a running program is not replaced", wine.run(setup, "/S") == _RUNNING)
        _hold(figures, "nor taken apart", old.exists() and program.exists())
    _hold(figures, "installed over it", wine.run(setup, "/S") == 0)
    _hold(figures, "nothing of the old one is left", not old.exists())
    _hold(figures, "start at login is kept", wine.value(_RUN, "bitsgui") is not None)


def _remove(wine: Wine, figures: Figures) -> None:
    folder = wine.place("AppData/Local/Programs/bitsgui")
    # As the program does for its notifications.
    wine.run("reg", "add", f"HKCU\\{_TOASTS}", "/v", "DisplayName", "/d", "bitsgui")
    _hold(figures, "registered for notifications", bool(wine.value(_TOASTS, "DisplayName")))
    wine.run(folder / "uninstall.exe", "/S")
    until(lambda: not (folder / "uninstall.exe").exists())
    left = [path.name for path in folder.iterdir()]
    _hold(figures, "only the user's own file is left", left == ["own.txt"])
    menu = wine.place("AppData/Roaming/Microsoft/Windows/Start Menu/Programs/bitsgui.lnk")
    _hold(figures, "it is out of the start menu", not menu.exists())
    named = (_RUN, "bitsgui"), (_UNINSTALL, "DisplayName"), (_TOASTS, "DisplayName")
    for key, name in (*named, (_LINKS, None)):
        _hold(figures, f"nothing is left of {key}", wine.value(key, name) is None)


if __name__ == "__main__":
    sys.exit(main())
