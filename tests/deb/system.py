"""A Debian or Ubuntu with nothing but what it cannot do without, in a folder of its own."""

import contextlib
import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

USER_ID = 1000
_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
_VOLATILE = ("proc", "tmp", "home", "root", "run", "var/cache", "var/lib/apt", "var/log")
_TIMEOUT_S = 600
_SCRIPTS = Path("/usr/share/debootstrap/scripts")
_OF_EVERY_UBUNTU = "gutsy"
"""What debootstrap does for each Ubuntu; one that is newer than debootstrap has to be told so."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a system comes from; what is empty is as for the packages of this machine.

    ``suite`` is its name, ``mirror`` the address of its packages, ``keyring`` a file with the keys
    they are signed by.
    """

    suite: str = ""
    mirror: str = ""
    keyring: Path | None = None

    def command(self, root: Path) -> list[str]:
        """Return what makes a system in ``root``."""
        own = ("", "") if self.suite and self.mirror else _own_source()
        suite, mirror = self.suite or own[0], self.mirror or own[1]
        is_known = (_SCRIPTS / suite).exists() or not self.mirror
        return [
            "debootstrap",
            "--variant=minbase",
            *([f"--keyring={self.keyring}"] if self.keyring else []),
            suite,
            str(root),
            mirror,
            *([] if is_known else [_OF_EVERY_UBUNTU]),
        ]


class System:
    """Made by debootstrap in ``root``, which must not exist yet; a context manager. Needs root."""

    HOME = Path("/home/somebody")

    def __init__(self, root: Path, source: Source) -> None:
        self.root = root
        self._source = source

    def __enter__(self) -> Self:
        made = self._source.command(self.root)
        subprocess.run(made, check=True, stdout=subprocess.DEVNULL, timeout=_TIMEOUT_S)
        (self.root / "etc" / "hosts").write_text("127.0.0.1 localhost\n")
        _run("mount", "-t", "proc", "proc", str(self.root / "proc"))
        self.do("useradd", "--create-home", "--uid", str(USER_ID), self.HOME.name)
        return self

    def __exit__(self, *_: object) -> None:
        for pid in self.processes():
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, 9)
        _run("umount", str(self.root / "proc"))
        shutil.rmtree(self.root)

    def do(self, *command: str) -> str:
        """Run a command as root and return what it printed."""
        env = {
            **os.environ,
            "PATH": _PATH,
            "LC_ALL": "C.UTF-8",
            "DEBIAN_FRONTEND": "noninteractive",
        }
        words = ["chroot", str(self.root), *command]
        done = subprocess.run(
            words, env=env, capture_output=True, text=True, timeout=_TIMEOUT_S, check=False
        )
        assert done.returncode == 0, (command, done.stdout[-3000:], done.stderr[-3000:])
        return done.stdout

    def as_user(self, *command: str, **variables: str) -> tuple[list[str], dict[str, str]]:
        """Return a command line and an environment that run a command as somebody."""
        words = ["chroot", f"--userspec={USER_ID}:{USER_ID}", str(self.root), *command]
        env = {"PATH": _PATH, "LC_ALL": "C.UTF-8", "HOME": str(self.HOME), **variables}
        return words, env

    def install(self, package: Path, *words: str) -> None:
        """Install a package file, and what it asks for; ``words`` are further ones for apt-get."""
        place = self.root / "var" / "tmp" / package.name
        shutil.copyfile(package, place)
        asked = ("--no-install-recommends", *words, f"/var/tmp/{package.name}")  # noqa: S108 - of that system
        self.do("apt-get", "-qq", "install", *asked)
        place.unlink()

    def files(self) -> set[str]:
        """Return all there is but logs, caches and homes."""
        left_out = {self.root / name for name in _VOLATILE}
        return set(_below(self.root, self.root, left_out))

    def processes(self) -> list[int]:
        """Return what runs in this system."""
        found: list[int] = []
        for entry in Path("/proc").glob("[0-9]*"):
            with contextlib.suppress(OSError):
                if (entry / "root").readlink() == self.root:
                    found.append(int(entry.name))
        return found


def _below(root: Path, folder: Path, left_out: set[Path]) -> Iterator[str]:
    for path in folder.iterdir():
        if path in left_out:
            continue
        yield str(path.relative_to(root))
        if path.is_dir() and not path.is_symlink():
            yield from _below(root, path, left_out)


def _own_source() -> tuple[str, str]:
    """Return name and place of the distribution this machine has its own packages from."""
    names = dict(
        line.split("=", 1)
        for line in Path("/etc/os-release").read_text().splitlines()
        if "=" in line
    )
    suite = names["VERSION_CODENAME"].strip('"')
    asked = ("apt-get", "indextargets", "--format", "$(RELEASE) $(COMPONENT) $(SITE)")
    for line in _run(*asked).splitlines():
        release, component, site = line.split()
        if (release, component) == (suite, "main"):
            return suite, site
    raise AssertionError(f"this machine has no packages of {suite}")


def _run(*command: str) -> str:
    done: subprocess.CompletedProcess[str] = subprocess.run(
        command, check=True, capture_output=True, text=True, timeout=_TIMEOUT_S
    )
    return done.stdout


def package_fields(package: Path, names: Sequence[str]) -> list[str]:
    """Return fields of a package file."""
    return [_run("dpkg-deb", "--field", str(package), name).strip() for name in names]
