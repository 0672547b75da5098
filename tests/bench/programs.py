"""Command lines of the programs compared, each with the settings its users get."""

import subprocess
import sys
import uuid
from collections.abc import Mapping, Sequence
from pathlib import Path
from subprocess import DEVNULL
from types import MappingProxyType


class Bitsgui:
    """The real command line; every run has a fresh profile, as every fresh user has."""

    def __init__(self, profiles: Path) -> None:
        self._profiles = profiles

    def transfer(
        self,
        *links: str,
        to: Path,
        options: Sequence[str] = (),
        settings: Mapping[str, str] = MappingProxyType({}),
    ) -> list[str]:
        """Return the command that downloads ``links``; ``settings`` are made in its profile."""
        profile = self._profiles / uuid.uuid4().hex
        for name, value in settings.items():
            self.change(profile, name, value)
        return [
            *(sys.executable, "-m", "bitsgui", "transfer", *links),
            *("--profile", str(profile), "--to", str(to), "--json", *options),
        ]

    @staticmethod
    def change(profile: Path | str, name: str, value: str) -> None:
        """Give a setting of a profile, also of one in use, another value."""
        words = ("set", "--global", name, value, "--profile", str(profile))
        subprocess.run([sys.executable, "-m", "bitsgui", *words], check=True, stdout=DEVNULL)


def aria2c(*links: str, to: Path, options: Sequence[str] = ()) -> list[str]:
    """Return aria2's command.

    Without allocation in advance: by default it writes the whole file once before it begins.
    """
    common = ("--quiet", "--no-conf", "--file-allocation=none", "--check-certificate=false")
    return ["aria2c", *common, "--dir", str(to), *options, *links]


def curl(link: str, to: Path, options: Sequence[str] = ()) -> list[str]:
    """Return curl's command; over HTTP/1.1, as the others, which is its fastest for one file."""
    name = link.rpartition("/")[2]
    return [
        *("curl", "--silent", "--show-error", "--fail", "--http1.1", "--insecure"),
        *("--output", str(to / name), *options, link),
    ]
