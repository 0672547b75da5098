"""Other download managers with a window, filled with the same links by their own means."""

import os
import shutil
import signal
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from tests.bench.gui import running

_FILL_S = 180
_AS_USER = ("unshare", "--user", "--map-user=1000", "--map-group=1000")
_LINK = "http://127.0.0.1:9/{0}/file-{0}.bin"
"""Nothing listens there, and nothing is asked: they start paused or offline."""


class Other(Protocol):
    """A program that may be installed."""

    name: str
    window: str
    """The class of its windows."""
    hides: tuple[str, ...]
    """Words that start it in the tray; without, its window goes there when it is closed."""
    is_filled: bool
    """Whether its list can be filled from outside."""

    def obstacle(self) -> str:
        """Return why it cannot be run here, nothing if it can."""
        ...

    def fill(self, folder: Path, count: int) -> None:
        """Make a home in ``folder`` whose list has ``count`` links."""
        ...

    def command(self) -> Sequence[str]: ...


class Uget:
    """uGet, offline; it reads links from a file and stores its list when it is ended."""

    name = "uGet"
    window = "uget-gtk"
    hides: tuple[str, ...] = ()
    is_filled = True

    def obstacle(self) -> str:
        return "" if shutil.which("uget-gtk") else "not installed"

    def fill(self, folder: Path, count: int) -> None:
        home = folder / "home"
        home.mkdir()
        if not count:
            return
        links = folder / "links.txt"
        links.write_text("".join(f"{_LINK.format(number)}\n" for number in range(count)))
        with running.desktop(folder / "filling") as (desktop, screen):
            env = running.environment(desktop.display, home)
            command = [*self.command(), f"--input-file={links}", f"--folder={folder}"]
            started = running.Started(command, env, screen)
            started.settle()
            started.process.send_signal(signal.SIGTERM)
            started.process.wait(_FILL_S)

    def command(self) -> Sequence[str]:
        return ["uget-gtk", "--quiet", "--set-offline=1"]


class Kget:
    """KGet, whose list cannot be filled from outside."""

    name = "KGet"
    window = "kget"
    hides: tuple[str, ...] = ("--hideMainWindow",)
    is_filled = False

    def obstacle(self) -> str:
        return "" if shutil.which("kget") else "not installed"

    def fill(self, folder: Path, count: int) -> None:
        (folder / "home").mkdir()

    def command(self) -> Sequence[str]:
        return ["kget"]


class Persepolis:
    """Persepolis; its list is a database it makes at its first start."""

    name = "Persepolis"
    window = "persepolis"
    hides: tuple[str, ...] = ("--tray",)
    is_filled = True

    def obstacle(self) -> str:
        return "" if shutil.which("persepolis") else "not installed"

    def fill(self, folder: Path, count: int) -> None:
        home = folder / "home"
        with running.desktop(folder / "filling") as (desktop, screen):
            env = running.environment(desktop.display, home)
            started = running.Started(self.command(), env, screen)
            started.settle()
            started.end()
        (found,) = home.rglob("persepolis.db")
        with sqlite3.connect(found) as database:
            _fill_persepolis(database, count)
        database.close()

    def command(self) -> Sequence[str]:
        # It refuses to be root's: there it sees another number, and finds no session bus.
        return [*(_AS_USER if os.geteuid() == 0 else ()), "persepolis"]


def _fill_persepolis(database: sqlite3.Connection, count: int) -> None:
    day = "2026/01/01 , 00:00:00"
    rows = [
        (f"file-{n}.bin", "stopped", f"{n:016x}", _LINK.format(n), day, day, "All Downloads")
        for n in range(count)
    ]
    database.executemany(
        "INSERT INTO download_db_table (file_name, status, gid, link, first_try_date,"
        " last_try_date, category) VALUES (?, ?, ?, ?, ?, ?, ?)",
        rows,
    )
    ids = str([row[2] for row in rows])
    database.execute(
        "UPDATE category_db_table SET gid_list = ? WHERE category = 'All Downloads'", (ids,)
    )


PROGRAMS: tuple[Other, ...] = (Uget(), Kget(), Persepolis())
