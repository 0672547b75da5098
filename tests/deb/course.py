"""What happens to the package: installed, used, upgraded in mid-download, removed, purged."""

import contextlib
import json
import os
import shutil
import signal
import statistics
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from unittest import mock

from tests.bench.gui.screen import Screen
from tests.deb.building import digest
from tests.deb.system import USER_ID, System, package_fields
from tests.e2e.desktop import Desktop
from tests.servers.apache import Apache
from tests.servers.authority import Authority
from tests.servers.kerberos import Realm
from tests.servers.nginx import Nginx
from tests.servers.pattern import write_file
from tests.soak.figures import Figures

_SIZE = 64 * 1024**2
_SLOW, _FAST = "512k", "0"
_STARTS = 5
_WINDOW_S = 1.0
_PATIENCE_S = 60
_PAINT_S = 30
_TICK_S = 0.02
_SCRIPT = 'function FindProxyForURL(url, host) {{ return "PROXY 127.0.0.1:{port}"; }}'


class Course:
    """One system with a desktop, a server, and the package at several versions."""

    def __init__(self, system: System, desktop: Desktop, screen: Screen, server: Nginx) -> None:
        self._system = system
        self._desktop = desktop
        self._screen = screen
        self.server = server

    def command(self, *words: str, **variables: str) -> str:
        """Run the program as its user and return what it printed."""
        display = self._desktop.display
        command, env = self._system.as_user("bitsgui", *words, DISPLAY=display, **variables)
        done = subprocess.run(
            command, env=env, capture_output=True, text=True, timeout=_PATIENCE_S, check=False
        )
        assert done.returncode == 0, (words, done.stdout, done.stderr)
        return done.stdout

    def jobs(self) -> dict[str, Any]:
        """Return the downloads by name, finished ones too."""
        lines = map(json.loads, self.command("list", "--all", "--json").splitlines())
        return {line["name"]: line for line in lines if line["event"] == "job"}

    @contextlib.contextmanager
    def window(self) -> Iterator[tuple["subprocess.Popen[bytes]", float]]:
        """Give a running window, and the seconds from its start until it could be seen."""
        command, env = self._system.as_user("bitsgui", DISPLAY=self._desktop.display)
        began = time.monotonic()
        process = subprocess.Popen(command, env=env, start_new_session=True)
        try:
            yield process, self._screen.wait_painted(began, _PAINT_S)
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(_PATIENCE_S)

    def first_windows(self) -> list[float]:
        """Return the seconds of some starts; the first one reads all from the disk."""
        taken: list[float] = []
        for _ in range(_STARTS):
            with self.window() as (_process, painted_s):
                taken.append(painted_s)
        return taken


def run(system: System, older: Path, package: Path, folder: Path, figures: Figures) -> None:
    """Go through it all and write down what was seen."""
    depends = _install_depends(system, package)
    figures.add("packages asked for, with theirs", depends)
    system.do("apt-get", "-qq", "install", "--no-install-recommends", "libgssapi-krb5-2")
    before = system.files()
    began = time.monotonic()
    system.install(older)
    figures.add("install", f"{time.monotonic() - began:.1f} s")
    content, screen, authority = (folder / name for name in ("content", "screen", "authority"))
    for made in (content, screen, authority):
        made.mkdir()
    write_file(content / "large.bin", 1, _SIZE)
    write_file(content / "small.bin", 2, 100_000)
    folder.chmod(0o755)
    with (
        Desktop(framebuffer=screen) as desktop,
        Nginx(content, Authority(authority), rate=_SLOW) as server,
    ):
        course = Course(system, desktop, Screen(screen), server)
        first, *others = course.first_windows()
        figures.add("first window, from a cold disk", f"{first:.2f} s")
        figures.expect("first window", statistics.median(others), _WINDOW_S, " s")
        _evaluate_script(course, content)
        figures.add("proxy script", "evaluated")
        _show_ticket(course, system)
        figures.add("login by Kerberos", "done")
        _upgrade(course, system, package, content, figures)
        _remove(course, system, package, before, figures)


def _install_depends(system: System, package: Path) -> int:
    """Install what the package asks for, without itself; return how many packages those are."""
    before = system.do("dpkg-query", "--show").count("\n")
    (asked,) = package_fields(package, ["Depends"])
    names = [words.partition("|")[0].partition("(")[0].strip() for words in asked.split(",")]
    system.do("apt-get", "-qq", "update")
    system.do("apt-get", "-qq", "install", "--no-install-recommends", *names)
    return system.do("dpkg-query", "--show").count("\n") - before


def _evaluate_script(course: Course, content: Path) -> None:
    """Download from a host that only the proxy of a script can reach."""
    script = content / "proxy.pac"
    script.write_text(_SCRIPT.format(port=course.server.port))
    profile = ("--profile", str(System.HOME / "by-script"))
    place = course.server.url("/proxy.pac")
    course.command("set", *profile, "--global", "proxy_script", place)
    link = "http://nowhere.example/small.bin"
    course.command("transfer", *profile, link, "--proxy", "auto", "--to", str(System.HOME))


def _show_ticket(course: Course, system: System) -> None:
    """Download from a server that takes nothing but a ticket of Kerberos."""
    with Realm("localhost") as realm, Apache(realm) as server:
        write_file(server.root / "secret.bin", 3, 100_000)
        with mock.patch.dict(os.environ, realm.environment):
            realm.log_on()
        given: dict[str, str] = {}
        for variable in ("KRB5_CONFIG", "KRB5CCNAME"):
            kind, _, place = realm.environment[variable].rpartition(":")
            copied = Path("tmp", Path(place).name)
            shutil.copyfile(place, system.root / copied)
            os.chown(system.root / copied, USER_ID, USER_ID)
            given[variable] = f"{kind}:/{copied}".lstrip(":")
        link = server.url("/secret.bin", "localhost")
        course.command("transfer", link, "--use-logon", "--to", str(System.HOME), **given)


def _upgrade(
    course: Course, system: System, package: Path, content: Path, figures: Figures
) -> None:
    """Upgrade while the window downloads, then start the new version over what the old one left."""
    folder = System.HOME / "downloads"
    with course.window() as (process, _):
        course.command("add", course.server.url("/slow/large.bin"), "--to", str(folder))
        course.command("add", course.server.url("/slow/small.bin"), "--to", str(folder))
        _until(lambda: course.jobs()["large.bin"]["bytes_transferred"] > 0)
        system.install(package)
        moved = course.jobs()["large.bin"]["bytes_transferred"]
        _until(lambda: course.jobs()["large.bin"]["bytes_transferred"] > moved)
        assert process.poll() is None, "the upgrade ended the window"
        # What it has not loaded yet it must still find: the archive of its modules is replaced.
        course.command("show", course.jobs()["large.bin"]["id"])
        left = course.jobs()
    figures.add("upgrade in mid-download", f"{moved >> 20} of {_SIZE >> 20} MB were there")
    course.server.restart(_FAST)
    with course.window():
        figures.expect("downloads lost by it", len(left.keys() - course.jobs().keys()), 0)
        there = system.root / str(folder / "large.bin").lstrip("/")
        _until(there.exists)
    wrong = int(digest(there) != digest(content / "large.bin"))
    figures.expect("files that differ after it", wrong, 0)


def _remove(
    course: Course, system: System, package: Path, before: set[str], figures: Figures
) -> None:
    """Remove the package while the program runs, then have it again and purge it.

    What runs has been at work while its own files were replaced.
    """
    with course.window() as (process, _):
        system.install(package, "--reinstall")
        system.do("apt-get", "-qq", "remove", "bitsgui")
        process.wait(_PATIENCE_S)
    figures.expect("processes that outlive removal", len(system.processes()), 0)
    for word in ("removal", "purging"):
        left = {name for name in system.files() - before if not name.startswith("var/lib/dpkg/")}
        figures.expect(f"files that {word} leaves", len(left), 0)
        figures.wrong.extend(sorted(left))
        if word == "removal":
            system.install(package)
            system.do("apt-get", "-qq", "purge", "bitsgui")
    kept = system.root / str(System.HOME).lstrip("/") / ".local/share/bitsgui"
    figures.add("the user's own list of downloads", "kept" if kept.exists() else "lost")


def _until(is_so: Callable[[], bool]) -> None:
    """Wait for what another process does and tells nobody of."""
    deadline = time.monotonic() + _PATIENCE_S
    tick = threading.Event()
    while not is_so():
        assert time.monotonic() < deadline
        tick.wait(_TICK_S)
